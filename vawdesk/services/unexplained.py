"""What was learned and calls for telling somebody, and whether the file says that it was told, or why not (DE1, 8.25, 8.28).

A case is not closed over it. A note counts once it is signed, until it is withdrawn; what answers it must point at it: a share or a
referral that was made, or a decision not to that stands by as many hands as it needs. A decision that is put off answers nothing.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from vawdesk.i18n import N_, Message
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.decision_options import OUTWARD, Decided
from vawdesk.models.casework.information_share import InformationShare
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.referral_options import HAS_LEFT, ReferralOutcome, ReferralStanding
from vawdesk.models.rules import Problem, Rule
from vawdesk.models.values import Tri
from vawdesk.services.holding import holding
from vawdesk.services.referral_weighing import referrals_of
from vawdesk.services.sealed_here import sealed_here
from vawdesk.services.self_harm import self_harm_noted, tells_of_self_harm

R = TypeVar("R", bound=Record)

UNEXPLAINED = Rule(
    "DE1",
    N_(
        "Something was learned that somebody needed to know, and the file does not say that it was passed on, or why not. "
        "Share it, refer it, or write the decision not to. Then the case can be closed."
    ),
    "8.25",
)
NEW_INFORMATION = N_("Note of {at}: somebody needed what was learned.")
NOT_SENT = N_("Referral begun on {at}, and never sent.")
NOT_TAKEN = N_("Referral sent on {at}, and not taken.")
RISK_TO_SELF = N_("Note of {at}: there was a sign that somebody may harm themselves.")


@dataclass(frozen=True)
class Occasion:
    """Something in a file after which somebody should have been told: the record it stands in, when it was, and why, in words."""

    record_type: str
    record: uuid.UUID
    case: uuid.UUID
    at: datetime
    words: Message


def occasion_of(note: ContactNote) -> Occasion | None:
    """What in this note calls for telling somebody; None for a draft, a withdrawn note, and one in which nothing does."""
    if note.status not in (Status.SIGNED, Status.AMENDED) or note.case is None:
        return None
    at = note.occurred_at or note.created_at
    if tells_of_self_harm(note):
        return Occasion(note.type_name, note.id, note.case, at, RISK_TO_SELF.with_(at=at))
    if note.new_information_to_share is Tri.YES:
        return Occasion(note.type_name, note.id, note.case, at, NEW_INFORMATION.with_(at=at))
    return None


def after_change(note: ContactNote) -> Occasion | None:
    """A signed note in a case that tells of a change in somebody's life: what is offered after it is answered as an occasion is (8.13)."""
    if note.status not in (Status.SIGNED, Status.AMENDED) or note.case is None or not note.what_has_changed:
        return None
    at = note.occurred_at or note.created_at
    return Occasion(note.type_name, note.id, note.case, at, NEW_INFORMATION.with_(at=at))


def calls_for_telling() -> ColumnElement[bool]:
    """What the database is asked for, to find the notes in which there may be an occasion."""
    return or_(ContactNote.new_information_to_share == Tri.YES, self_harm_noted())


def occasions(session: Session, case: uuid.UUID) -> list[Occasion]:
    """Every occasion in one file, oldest first."""
    held = select(ContactNote).where(ContactNote.case == case, ContactNote.status != Status.WITHDRAWN, calls_for_telling())
    notes = [*session.scalars(held)]
    notes += [note for note in sealed_here(session, ContactNote) if note.case == case]
    found = [one for note in notes if (one := occasion_of(note)) is not None]
    found += _not_referred(referrals_of(session, case))
    return sorted(found, key=lambda one: (one.at, one.record.hex))


def _not_referred(referrals: list[Referral]) -> Iterator[Occasion]:
    """Referrals that were begun and never sent, or that nobody took; not where a later one about the same was sent and stands."""
    went = [one for one in referrals if one.standing in HAS_LEFT and one.outcome is not ReferralOutcome.REJECTED]
    for one in referrals:
        refused = one.standing is ReferralStanding.ANSWERED and one.outcome is ReferralOutcome.REJECTED
        if one.case is None or (one.standing in HAS_LEFT and not refused):
            continue
        if any(_instead(other, one) for other in went):
            continue
        at = one.sent_at or one.created_at
        yield Occasion(one.type_name, one.id, one.case, at, (NOT_TAKEN if refused else NOT_SENT).with_(at=at))


def _instead(other: Referral, one: Referral) -> bool:
    """Whether this referral stands in the place of that one: it follows on from it, or is a later one for the same purpose."""
    follows = other.re_referral_of is not None and other.re_referral_of in (one.id, one.re_referral_of)
    later = other.created_at >= one.created_at and (other.subject, other.purpose) == (one.subject, one.purpose)
    return follows or later


def unexplained(session: Session, case: Case) -> list[Occasion]:
    """The occasions of a file to which nothing answers yet."""
    return without_answer(session, occasions(session, case.id))


def without_answer(session: Session, found: Iterable[Occasion]) -> list[Occasion]:
    """Those of these occasions to which nothing on file answers. What answers may lie in a linked file, if it names the record."""
    asked = list(found)
    ids = {one.record for one in asked}
    answered = _decided_against(session, ids) | _shared(session, ids) | _referred(session, ids) if ids else set()
    return [one for one in asked if one.record not in answered]


def _decided_against(session: Session, ids: set[uuid.UUID]) -> set[uuid.UUID]:
    """The records on which a decision not to refer or not to share rests that stands."""
    return {
        record for one in _pointing(session, Decision, Decision.relied_on_records, ids)
        if one.settled and one.about in OUTWARD and one.decision is Decided.DID_NOT
        for record in one.relied_on_records or ()
    }  # fmt: skip


def _shared(session: Session, ids: set[uuid.UUID]) -> set[uuid.UUID]:
    """The records that a share which is on record answers."""
    found = _pointing(session, InformationShare, InformationShare.answers, ids)
    return {record for one in found if one.status is not Status.DRAFT for record in one.answers or ()}


def _referred(session: Session, ids: set[uuid.UUID]) -> set[uuid.UUID]:
    """The records that raised a referral which has left, and which they did not turn away."""
    return {
        record for one in _pointing(session, Referral, Referral.because_of, ids)
        if one.standing in HAS_LEFT and one.outcome is not ReferralOutcome.REJECTED
        for record in one.because_of or ()
    }  # fmt: skip


def _pointing(session: Session, kind: type[R], column: object, ids: set[uuid.UUID]) -> list[R]:
    """The records of a type, open or sealed to this account, whose column holds one of these ids."""
    name = column.key  # type: ignore[attr-defined]  # a mapped column
    found = [*session.scalars(select(kind).where(holding(column, ids), kind.status != Status.WITHDRAWN))]  # type: ignore[arg-type]  # as above
    return found + [one for one in sealed_here(session, kind) if not ids.isdisjoint(one.value(name) or ())]


def problems(session: Session, case: Case) -> list[Problem]:
    """DE1: what stands against closing this case."""
    return [UNEXPLAINED.at()] if unexplained(session, case) else []
