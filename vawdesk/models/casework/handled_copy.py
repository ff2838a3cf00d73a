"""A numbered paper copy with a name or an address in it, and what became of it (X14)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy.orm import Mapped

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models.base import CaseworkRecord, field
from vawdesk.models.kinds import Choice, Flag, LongText, MomentKind, Reference, References, TextKind, Whole
from vawdesk.models.profile import Profile
from vawdesk.models.rules import Problem, Rule, Weight
from vawdesk.models.values import Option


class Fate(Option):
    """What became of a paper copy."""

    SHREDDED = "shredded", N_("Shredded")
    FILED = "filed", N_("Filed")
    LOST = "lost", N_("Lost")
    NEVER_PRINTED = "did not come out", N_("It did not come out")


LOST_COPY = Rule(
    "X14 lost",
    N_(
        "A page with somebody's details is lost. See first that the person is safe, by a way of reaching them that is safe, and tell "
        "your manager at once: what the regulator is told is decided within 72 hours."
    ),
    "UK GDPR 33-34",
    Weight.ADVISE,
)
FATE_FIRST = Rule("X14 dates", N_("It cannot be shredded, filed or lost before it was printed. Check the time."), "house rule")
GIVEN_AND_NEVER_PRINTED = Rule(
    "X14 given", N_("A page that did not come out cannot have been given to anybody. Put one of the two right."), "house rule"
)  # fmt: skip


class HandledCopy(CaseworkRecord):
    """One copy on paper, from the printer to the shredder. "It did not come out" cancels it without another questionnaire."""

    __tablename__ = "handled_copy"
    type_name = "handled_copy"
    title = N_("Paper copy")

    document: Mapped[str | None] = field(N_("Document"), TextKind(8), required=True, sensitive=False, paragraph="UK GDPR 5(1)(f)")
    copy_number: Mapped[int | None] = field(N_("Copy number"), Whole(1), required=True, sensitive=False, paragraph="UK GDPR 5(1)(f)")
    content_hash: Mapped[str | None] = field(N_("Check value"), TextKind(64), required=True, sensitive=False, paragraph="UK GDPR 5(1)(f)")
    in_file: Mapped[uuid.UUID | None] = field(N_("Case"), Reference("case"), index=True, sensitive=False, paragraph="UK GDPR 5(1)(f)")
    about: Mapped[tuple[uuid.UUID, ...] | None] = field(N_("Whose details it holds"), References("person"), paragraph="UK GDPR 5(1)(f)")
    addresses: Mapped[tuple[uuid.UUID, ...] | None] = field(N_("Addresses it holds"), References("address"), paragraph="UK GDPR 5(1)(f)")
    recipient: Mapped[str | None] = field(
        N_("Made for"), TextKind(200), required=True, paragraph="UK GDPR 5(1)(f)", missing=N_("Write for whom this copy was made.")
    )  # fmt: skip
    recipient_person: Mapped[uuid.UUID | None] = field(N_("Made for, on file"), Reference("person"), paragraph="UK GDPR 5(1)(f)")
    profile: Mapped[Profile | None] = field(
        N_("Kind of reader"), Choice(Profile), required=True, sensitive=False, paragraph="UK GDPR 5(1)(f)",
        missing=N_("Choose for what kind of reader it was made."),
    )  # fmt: skip
    purpose: Mapped[str | None] = field(
        N_("What for"), TextKind(300), required=True, paragraph="UK GDPR 5(1)(b)", missing=N_("Write what this copy was made for.")
    )  # fmt: skip
    printed_at: Mapped[datetime | None] = field(N_("Printed at"), MomentKind(), required=True, sensitive=False, paragraph="UK GDPR 5(1)(f)")
    given_to: Mapped[str | None] = field(
        N_("Given to"), TextKind(200), paragraph="UK GDPR 5(1)(f)", help=N_("Take it straight from the printer, and write down who has it.")
    )  # fmt: skip
    given_at: Mapped[datetime | None] = field(N_("Given at"), MomentKind(), paragraph="UK GDPR 5(1)(f)")
    fate: Mapped[Fate | None] = field(N_("What became of it"), Choice(Fate), paragraph="UK GDPR 5(1)(f)")
    fate_at: Mapped[datetime | None] = field(
        N_("When"), MomentKind(), required=lambda r: r.fate is not None, paragraph="UK GDPR 5(1)(f)", missing=N_("Write when that was.")
    )  # fmt: skip
    fate_note: Mapped[str | None] = field(
        N_("Where it is filed, or how it was lost"), LongText(1000), required=lambda r: r.fate in (Fate.FILED, Fate.LOST),
        paragraph="UK GDPR 5(1)(f)", missing=N_("Write where it is filed, or how it was lost."),
    )  # fmt: skip
    superseded: Mapped[bool | None] = field(
        N_("No longer right"), Flag(), sensitive=False, default=False, paragraph="UK GDPR 5(1)(d)",
        help=N_("Something on this page has changed since it was printed, such as an address. Get it back."),
    )  # fmt: skip
    superseded_at: Mapped[datetime | None] = field(N_("No longer right since"), MomentKind(), sensitive=False, paragraph="UK GDPR 5(1)(d)")

    @property
    def is_out(self) -> bool:
        """Whether the paper is in somebody's hands, as far as is known."""
        return self.fate is None

    def file(self) -> uuid.UUID | None:
        return self.in_file

    def subjects(self) -> tuple[uuid.UUID, ...]:
        return (*(self.about or ()), *(self.addresses or ()))

    def rules(self, now: Moment) -> Iterator[Problem]:
        if self.fate is Fate.LOST:
            yield LOST_COPY.at("fate")
        if self.fate is Fate.NEVER_PRINTED and self.given_to:
            yield GIVEN_AND_NEVER_PRINTED.at("given_to")
        if self.fate_at is not None and (self.fate_at > now.utc or (self.printed_at is not None and self.fate_at < self.printed_at)):
            yield FATE_FIRST.at("fate_at")
