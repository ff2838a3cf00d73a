"""The law behind a plain reason, as the organisation has confirmed it (3.7, 8.26)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.base import Record, Status
from vawdesk.models.facts import LawNote
from vawdesk.models.organisation.lawful_basis import LawfulBasis, id_of
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.models.rules import Problem, Rule, Weight

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk
    from vawdesk.services.unit import Unit

NOT_MAPPED = Rule(
    "law.not-set",
    N_(
        "Nobody here has confirmed the law behind this reason yet. You can still share to protect someone. "
        "A manager confirms it in the settings, under “Reasons and the law”."
    ),
    "8.27",
    Weight.ADVISE,
)
ONLY_MANAGER = Rule("law.manager", N_("Only a manager confirms the law behind a reason."), "UK GDPR 5(2)")

OURS = (
    "A public authority relies on its public task.", "Mae awdurdod cyhoeddus yn dibynnu ar ei dasg gyhoeddus.",
    "An appropriate policy document is needed.", "Mae angen dogfen bolisi briodol.",
)  # fmt: skip
"""Sentences of the dated facts that tell us what to look to. They are nothing to whoever reads why something was shared."""


def for_others(words: str) -> str:
    """The law behind a reason without what is a note to ourselves."""
    for sentence in OURS:
        words = words.replace(sentence, " ")
    return " ".join(words.split())


@dataclass(frozen=True)
class Law:
    """What stands behind one reason in one language: the lawful basis and the condition."""

    basis: str
    condition: str

    @property
    def one_line(self) -> str:
        """Both in one line, as a record and its paper show it beside the plain reason."""
        return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in (self.basis, self.condition) if part)


def confirmed(session: Session, reason: PlainReason) -> LawfulBasis | None:
    """What was confirmed last for a reason; `session` is the organisation's."""
    found = select(LawfulBasis).where(LawfulBasis.reason == reason, LawfulBasis.status == Status.SIGNED)
    return session.scalars(found.order_by(LawfulBasis.updated_at.desc(), LawfulBasis.id)).first()


def suggested(note: LawNote) -> LawfulBasis:
    """What a manager begins with: the suggestion of the dated facts, in both languages."""
    english, welsh = zip(note.basis, note.condition, strict=True)
    return LawfulBasis(
        id=id_of(note.reason), reason=note.reason, basis=english[0], basis_welsh=welsh[0], condition=english[1], condition_welsh=welsh[1]
    )  # fmt: skip


def problems(unit: Unit, record: Record) -> list[Problem]:
    """Only a manager confirms the law: weighed at every commit."""
    return [] if unit.desk.account.manages else [ONLY_MANAGER.at("set_by")]


def law_for(desk: Desk, reason: PlainReason, language: Language) -> Law | None:
    """The law behind a reason in words, or None while no manager has confirmed it."""
    with desk.reading("organisation") as session:
        held = confirmed(session, reason)
        return Law(held.basis_in(language), held.condition_in(language)) if held is not None else None


def advice(desk: Desk, reason: PlainReason | None, field: str) -> list[Problem]:
    """What to say beside a reason whose law nobody has confirmed: advice, and never in the way of protecting somebody (8.27)."""
    if reason is None:
        return []
    with desk.reading("organisation") as session:
        return [] if confirmed(session, reason) is not None else [NOT_MAPPED.at(field)]


def not_confirmed(desk: Desk) -> tuple[Message, ...]:
    """The reasons behind which no law is confirmed yet."""
    with desk.reading("organisation") as session:
        return tuple(reason.label for reason in PlainReason if confirmed(session, reason) is None)
