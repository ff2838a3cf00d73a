"""What stays of a record that was removed for good: which it was, of when, why and on whose word. Nothing of what it said (X11)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Mapped

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models.base import CaseworkRecord, field
from vawdesk.models.dates import happened
from vawdesk.models.kinds import DateKind, LongText, Signed, TextKind
from vawdesk.models.rules import Problem, Rule
from vawdesk.models.values import Signature

TWO_HANDS = Rule("X11-two", N_("Two people remove a record: whoever asks for it, and somebody else who agrees."), "UK GDPR 5(2)")


class RemovedRecord(CaseworkRecord):
    """The mark at the place of a record that is gone. It names nobody whom the record was about."""

    __tablename__ = "removed_record"
    type_name = "removed_record"
    title = N_("Removed record")
    signs = True

    record_type: Mapped[str | None] = field(N_("Kind of record"), TextKind(40), required=True, sensitive=False, paragraph="UK GDPR 5(2)")
    number: Mapped[str | None] = field(N_("Its number"), TextKind(24), required=True, sensitive=False, paragraph="UK GDPR 5(2)")
    begun_on: Mapped[date | None] = field(N_("Begun on"), DateKind(), required=True, sensitive=False, paragraph="UK GDPR 5(2)")
    ended_on: Mapped[date | None] = field(N_("Ended on"), DateKind(), required=True, sensitive=False, paragraph="UK GDPR 5(2)")
    kept_until: Mapped[date | None] = field(N_("Kept until"), DateKind(), required=True, sensitive=False, paragraph="UK GDPR 5(1)(e)")
    terms_on: Mapped[date | None] = field(
        N_("Decided by the trustees on"), DateKind(), required=True, sensitive=False, paragraph="UK GDPR 5(2)"
    )  # fmt: skip
    reason: Mapped[str | None] = field(
        N_("Why it is removed"), LongText(500), required=True, sensitive=False, paragraph="UK GDPR 5(1)(e)",
        missing=N_("Write why it is removed."), help=N_("This stays when the record is gone. Name nobody."),
    )  # fmt: skip
    removed_by: Mapped[Signature | None] = field(N_("Removed by"), Signed(), required=True, sensitive=False, paragraph="UK GDPR 5(2)")
    agreed_by: Mapped[Signature | None] = field(N_("Agreed by"), Signed(), required=True, sensitive=False, paragraph="UK GDPR 5(2)")

    def rules(self, now: Moment) -> Iterator[Problem]:
        """X11 and X9."""
        if self.removed_by is not None and self.agreed_by is not None and self.removed_by.person == self.agreed_by.person:
            yield TWO_HANDS.at("agreed_by")
        for name in ("begun_on", "ended_on", "kept_until", "terms_on"):
            yield from happened(name, getattr(self, name), now)
