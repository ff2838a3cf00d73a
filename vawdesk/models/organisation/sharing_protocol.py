"""An agreement on sharing information: with whom, for what, under which law, and when it is looked at again (3.22, 8.14, 8.16)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Mapped

from vawdesk.clock import Moment
from vawdesk.i18n import N_, NP_
from vawdesk.models.base import OrganisationRecord, Sections, field, row_field
from vawdesk.models.kinds import Choice, DateKind, LongText, Reference, Rows, TextKind, TriKind
from vawdesk.models.organisation.contact_options import ContactKind
from vawdesk.models.rules import Problem, Rule, Weight
from vawdesk.models.sections import Spans
from vawdesk.models.values import YDY, Option, Row, Tri

WASPI = "WASPI"


class ProtocolKind(Option):
    """What sort of agreement it is: the templates of the Wales Accord, and others."""

    ISP = "isp", N_("Information Sharing Protocol")
    DDA = "dda", N_("Data Disclosure Agreement")
    JCA = "jca", N_("Joint Controller Agreement")
    PROCESSING = "processing", N_("Data processing agreement")
    OTHER = "other", N_("Another agreement")


@dataclass(frozen=True)
class Party(Row):
    """One party beside ourselves: a contact of the directory, or a name where there is none."""

    called = N_("Party")

    contact: uuid.UUID | None = row_field(NP_("directory", "Contact"), Reference("contact"), sensitive=False, paragraph="8.27")
    name: str | None = row_field(
        N_("Name, if not in the directory"), TextKind(160), required=lambda row: row.contact is None, sensitive=False, paragraph="8.27",
        missing=N_("Choose a contact, or write the name of the party."),
    )  # fmt: skip
    kind: ContactKind | None = row_field(
        N_("What it is, if not in the directory"), Choice(ContactKind), required=lambda row: row.contact is None, sensitive=False,
        paragraph="8.27", missing=N_("Choose what the party is."),
    )  # fmt: skip


@dataclass(frozen=True)
class Signatory(Row):
    """Who signed for one of the parties."""

    name: str | None = row_field(
        N_("Name"), TextKind(120), required=True, sensitive=False, paragraph=WASPI, missing=N_("Write who signed.")
    )  # fmt: skip
    post: str | None = row_field(N_("Position"), TextKind(120), sensitive=False, paragraph=WASPI)
    party: str | None = row_field(N_("For which party"), TextKind(160), sensitive=False, paragraph=WASPI)
    signed_on: date | None = row_field(N_("Signed on"), DateKind(), sensitive=False, paragraph=WASPI)


REVIEW_OVERDUE = Rule(
    "protocol.review",
    N_("The day of the review has passed. Look at the agreement with the other parties, and set a new day."),
    WASPI,
    Weight.ADVISE,
)
REVIEW_BEFORE_SIGNED = Rule("protocol.dates", N_("The review lies before the day it was signed. Check both days."), WASPI)
SIGNED_IN_FUTURE = Rule("protocol.signed", N_("It cannot have been signed on a day to come. Check the day."), WASPI)
NO_SIGNATORY = Rule("protocol.signatories", N_("Nobody is named who signed it. Write who signed for each party."), WASPI, Weight.ADVISE)


class SharingProtocol(OrganisationRecord):
    """One agreement on sharing information, as the register keeps it. Ended, never deleted: shares point at it."""

    __tablename__ = "sharing_protocol"
    type_name = "sharing_protocol"
    title = N_("Sharing protocol")

    heading: Mapped[str | None] = field(
        N_("Title"), TextKind(200), required=True, sensitive=False, index=True, paragraph="8.27",
        missing=N_("Write what the agreement is called."),
    )  # fmt: skip
    kind: Mapped[ProtocolKind | None] = field(
        N_("What sort of agreement"), Choice(ProtocolKind), required=True, sensitive=False, paragraph=WASPI,
        missing=N_("Choose what sort of agreement it is."),
    )  # fmt: skip
    parties: Mapped[tuple[Party, ...] | None] = field(
        N_("Parties beside ourselves"), Rows(Party), required=True, sensitive=False, paragraph="8.27",
        missing=N_("Write with whom the agreement is made."),
    )  # fmt: skip
    purpose: Mapped[str | None] = field(
        N_("What it is for"), LongText(4_000), required=True, sensitive=False, paragraph=WASPI, missing=N_("Write what it is for.")
    )  # fmt: skip
    data_types: Mapped[str | None] = field(N_("Which information"), LongText(4_000), sensitive=False, paragraph=WASPI)
    covers_staff_risk: Mapped[Tri | None] = field(
        N_("Does it cover risk to staff?"), TriKind(answers=YDY), required=True, sensitive=False, paragraph="8.14",
        missing=N_("Say whether it covers risk to staff."),
    )  # fmt: skip
    covers_home_visits: Mapped[Tri | None] = field(
        N_("Does it cover agencies that visit at home?"), TriKind(answers=YDY), required=True, sensitive=False, paragraph="8.16",
        missing=N_("Say whether it covers agencies that visit at home."),
    )  # fmt: skip
    legal_basis: Mapped[str | None] = field(N_("The law it rests on"), LongText(2_000), sensitive=False, paragraph="UK GDPR 6")
    retention_term: Mapped[str | None] = field(
        N_("How long what is shared is kept"), TextKind(300), sensitive=False, paragraph="UK GDPR 5(1)(e)"
    )  # fmt: skip
    signatories: Mapped[tuple[Signatory, ...] | None] = field(N_("Who signed"), Rows(Signatory), sensitive=False, paragraph=WASPI)
    signed_on: Mapped[date | None] = field(N_("Signed on"), DateKind(), sensitive=False, paragraph=WASPI)
    review_on: Mapped[date | None] = field(
        N_("Review on"), DateKind(), required=lambda held: held.ended_on is None, sensitive=False, index=True, paragraph=WASPI,
        missing=N_("Say when it is looked at again."),
    )  # fmt: skip
    accord_reference: Mapped[str | None] = field(
        N_("Number in the register of the Wales Accord"), TextKind(60), sensitive=False, paragraph=WASPI
    )
    quality_assured: Mapped[Tri | None] = field(
        N_("Is it quality assured under the Wales Accord?"), TriKind(answers=YDY), sensitive=False, paragraph=WASPI
    )  # fmt: skip
    where_kept: Mapped[str | None] = field(
        N_("Where the agreement itself is kept"), TextKind(300), sensitive=False, paragraph="UK GDPR 5(2)",
        help=N_("A place in words, or a reference: “blue folder, office safe”."),
    )  # fmt: skip
    ended_on: Mapped[date | None] = field(N_("Ended on"), DateKind(), sensitive=False, paragraph="UK GDPR 5(2)")

    @classmethod
    def sections(cls) -> Sections:
        span = Spans(cls.fields())
        return (
            ("", N_("What was agreed"), span("heading", "data_types")),
            ("", N_("What it covers"), span("covers_staff_risk", "retention_term")),
            ("", N_("Who signed, and until when"), span("signatories", "ended_on")),
        )

    def in_force(self, today: date) -> bool:
        """Whether it holds on this day: signed, and not ended."""
        return self.signed_on is not None and self.signed_on <= today and (self.ended_on is None or self.ended_on > today)

    def review_overdue(self, today: date) -> bool:
        """Whether it still runs and the day of its review has passed."""
        return (self.ended_on is None or self.ended_on > today) and self.review_on is not None and self.review_on < today

    def own_names(self) -> tuple[str, ...]:
        return (self.heading,) if self.heading else ()

    def rules(self, now: Moment) -> Iterator[Problem]:
        """The register's own rules (3.22). Gaps over all agreements are found in services."""
        if self.signed_on is not None and self.signed_on > now.today:
            yield SIGNED_IN_FUTURE.at("signed_on")
        if self.signed_on is not None and self.review_on is not None and self.review_on < self.signed_on:
            yield REVIEW_BEFORE_SIGNED.at("review_on")
        elif self.review_overdue(now.today):
            yield REVIEW_OVERDUE.at("review_on")
        if self.signed_on is not None and not self.signatories:
            yield NO_SIGNATORY.at("signatories")
