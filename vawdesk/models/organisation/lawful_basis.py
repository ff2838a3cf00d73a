"""The law behind one plain reason: the lawful basis and the condition, in words that a manager has read and confirmed (3.7, 8.26)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy.orm import Mapped

from vawdesk.clock import Moment
from vawdesk.i18n import N_, Language
from vawdesk.models.base import OrganisationRecord, field
from vawdesk.models.kinds import Choice, DateKind, LongText, Reference
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.models.rules import Problem, Rule, Weight

_REASONS = uuid.UUID("5f0c2f0a-2d0e-4c55-9a7c-8d6a4be2f1c3")
CHECK_AFTER = timedelta(days=366)

OLD_LAW = Rule(
    "law.unchecked",
    N_("Nobody has looked at this for more than a year, and the law changes. Check it with the regulator's advice, and confirm it again."),
    "ICO",
    Weight.ADVISE,
)
CHECKED_IN_FUTURE = Rule(
    "law.checked", N_("The day it was checked lies in the future. Write the day on which somebody checked it."), "house rule"
)


def id_of(reason: PlainReason) -> uuid.UUID:
    """The id of the one record for this reason: two managers who confirm at once meet, and do not pass each other."""
    return uuid.uuid5(_REASONS, reason.value)


class LawfulBasis(OrganisationRecord):
    """What the organisation answers when it is asked by which law it wrote something down or told it. One for each plain reason."""

    __tablename__ = "lawful_basis"
    type_name = "lawful_basis"
    title = N_("Lawful basis")

    reason: Mapped[PlainReason | None] = field(
        N_("Plain reason"), Choice(PlainReason), required=True, sensitive=False, index=True, paragraph="UK GDPR 6",
        missing=N_("Choose for which reason it is."),
    )  # fmt: skip
    basis: Mapped[str | None] = field(
        N_("Lawful basis, in English"), LongText(1_000), sensitive=False, paragraph="UK GDPR 6",
        required=lambda held: not held.basis_welsh, missing=N_("Write the lawful basis."),
    )  # fmt: skip
    basis_welsh: Mapped[str | None] = field(N_("Lawful basis, in Welsh"), LongText(1_000), sensitive=False, paragraph="UK GDPR 6")
    condition: Mapped[str | None] = field(
        N_("Condition for health, sex life, beliefs or offences, in English"), LongText(1_000), sensitive=False, paragraph="UK GDPR 9",
        required=lambda held: not held.condition_welsh,
        missing=N_("Write the condition, or why none is needed."),
    )  # fmt: skip
    condition_welsh: Mapped[str | None] = field(
        N_("Condition for health, sex life, beliefs or offences, in Welsh"), LongText(1_000), sensitive=False, paragraph="UK GDPR 9"
    )  # fmt: skip
    set_by: Mapped[uuid.UUID | None] = field(
        N_("Confirmed by"), Reference("staff_member"), required=True, sensitive=False, paragraph="UK GDPR 5(2)",
        missing=N_("A manager confirms it."),
    )  # fmt: skip
    checked_on: Mapped[date | None] = field(
        N_("Checked on"), DateKind(), required=True, sensitive=False, paragraph="UK GDPR 5(2)", missing=N_("Write when it was checked.")
    )  # fmt: skip

    def basis_in(self, language: Language) -> str:
        """The lawful basis in this language, or in the other where only that was written."""
        return (self.basis_welsh or self.basis or "") if language.code == "cy" else (self.basis or self.basis_welsh or "")

    def condition_in(self, language: Language) -> str:
        """The condition in this language, or in the other where only that was written."""
        return (self.condition_welsh or self.condition or "") if language.code == "cy" else (self.condition or self.condition_welsh or "")

    def needs_check(self, today: date) -> bool:
        """Whether nobody has looked at it for more than a year."""
        return self.checked_on is None or today - self.checked_on > CHECK_AFTER

    def rules(self, now: Moment) -> Iterator[Problem]:
        """A day to come is refused; a year without a look is pointed out."""
        if self.checked_on is not None and self.checked_on > now.today:
            yield CHECKED_IN_FUTURE.at("checked_on")
        elif self.checked_on is not None and self.needs_check(now.today):
            yield OLD_LAW.at("checked_on")
