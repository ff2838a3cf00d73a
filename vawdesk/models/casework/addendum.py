"""An addendum: what is added to a signed record, whose own words stay (X3)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy.orm import Mapped

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models.base import CaseworkRecord, field
from vawdesk.models.kinds import Choice, LongText, MomentKind, Reference, Signed, TextKind
from vawdesk.models.rules import Problem, Rule
from vawdesk.models.values import Option, Signature


class AddendumReason(Option):
    """Why something is added."""

    CORRECTS = "corrects a fact", N_("It puts a fact right")
    ADDS = "adds", N_("Something was left out")
    LATER = "learned later", N_("Something became known later")
    DISPUTED = "disputed", N_("The person disagrees with what is written")


ADDED_AHEAD = Rule("X3 addendum", N_("An addendum cannot be made in the future. Check the date."), "8.25")
OF_ITSELF = Rule("X3 itself", N_("An addendum is added to another record, not to itself."), "8.25")


class Addendum(CaseworkRecord):
    """Words added to a signed record. One that puts a fact right is shown before the original, the others after it."""

    __tablename__ = "addendum"
    type_name = "addendum"
    title = N_("Addendum")
    signs = True
    hand = "signed"

    record_type: Mapped[str | None] = field(N_("Kind of record"), TextKind(40), required=True, sensitive=False, paragraph="8.25")
    record: Mapped[uuid.UUID | None] = field(
        N_("Record it is added to"), Reference("record"), required=True, sensitive=False, index=True, paragraph="8.25"
    )  # fmt: skip
    in_file: Mapped[uuid.UUID | None] = field(N_("Case"), Reference("case"), sensitive=False, index=True, paragraph="8.25")
    reason: Mapped[AddendumReason | None] = field(
        N_("Why is this added?"), Choice(AddendumReason), required=True, paragraph="8.25", missing=N_("Choose why this is added.")
    )  # fmt: skip
    which_fact: Mapped[str | None] = field(
        N_("Which fact was wrong"), TextKind(300), required=lambda r: r.reason is AddendumReason.CORRECTS, paragraph="UK GDPR 5(1)(d)",
        missing=N_("Write which fact was wrong, so that nobody goes on relying on it."),
    )  # fmt: skip
    text: Mapped[str | None] = field(
        N_("What you add"), LongText(), required=True, paragraph="8.25", missing=N_("Write what you want to add."),
        help=N_("This record is signed. You can add to it. The old words stay."),
    )  # fmt: skip
    added_at: Mapped[datetime | None] = field(N_("Added at"), MomentKind(), required=True, sensitive=False, paragraph="8.29")
    signed: Mapped[Signature | None] = field(N_("Signed by"), Signed(), paragraph="8.25")

    @property
    def comes_first(self) -> bool:
        """Whether it is shown before the original, because it puts a fact right."""
        return self.reason is AddendumReason.CORRECTS

    def file(self) -> uuid.UUID | None:
        return self.in_file

    def rules(self, now: Moment) -> Iterator[Problem]:
        if self.added_at is not None and self.added_at > now.utc:
            yield ADDED_AHEAD.at("added_at")
        if self.record == self.id:
            yield OF_ITSELF.at("record")
