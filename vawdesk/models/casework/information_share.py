"""What was shared outside, with whom and why, labelled as domestic abuse, with what was kept back (8.26-8.31)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy.orm import Mapped

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models.base import CaseworkRecord, Sections, Status, field
from vawdesk.models.casework import agreement
from vawdesk.models.casework.information_share_options import MAY_REACH, HeardBy, KeptBack, SharedHow, SharedPaper, VictimTold
from vawdesk.models.casework.referral_options import Agreed
from vawdesk.models.dates import entered_late, happened
from vawdesk.models.kinds import Choice, DateKind, Flag, LongText, MomentKind, Reference, References, Rows, Signed, TextKind
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.models.rules import Problem, Rule, Weight
from vawdesk.models.sections import Spans
from vawdesk.models.values import Signature

NO_PROTOCOL = Rule("S1", N_("No agreement is chosen. You can still share to protect someone. Record why."), "8.27", Weight.ADVISE)
LABEL_STAYS = Rule(
    "S-label",
    N_("What is shared is labelled as domestic abuse, always. Without the label it is easily overlooked. Leave the label on."),
    "8.31",
)
TELL_THEM = Rule(
    "S-told",
    N_("The person whose details these are has not been told. Tell them by a way that is safe, or write why that is not safe."),
    "8.26",
    Weight.ADVISE,
)
ACKNOWLEDGED_FIRST = Rule("S-dates", N_("They cannot have said that they have it before it was shared. Check the day."), "8.25")


def _elsewhere(share: InformationShare) -> bool:
    return share.shared_with is None


def _on_record(share: InformationShare) -> bool:
    return share.status is not Status.DRAFT


class InformationShare(CaseworkRecord):
    """One act of sharing. A call is written down in a few lines; what was kept back stands beside what was told."""

    __tablename__ = "information_share"
    type_name = "information_share"
    title = N_("Information shared")
    reference_prefix = "S"
    signs = True
    hand = "signed"
    living = frozenset({"acknowledged_on", "acknowledgement", "victim_told", "victim_told_why"})

    case: Mapped[uuid.UUID | None] = field(
        N_("Case"), Reference("case"), required=True, index=True, paragraph="8.25", missing=N_("Choose the case to which this belongs.")
    )  # fmt: skip
    shared_with: Mapped[uuid.UUID | None] = field(
        N_("With whom, from the directory"), Reference("contact"), index=True, paragraph="8.28",
        help=N_("Those who share this work stand first. Not there? Fill in the line below."),
    )  # fmt: skip
    heard_by: Mapped[str | None] = field(
        N_("Who heard it, and where they work"), TextKind(200), required=_elsewhere, paragraph="8.28",
        missing=N_("Choose a contact, or write with whom it was shared."),
    )  # fmt: skip
    heard_as: Mapped[HeardBy | None] = field(
        N_("What they are"), Choice(HeardBy), required=_elsewhere, paragraph="5.4", missing=N_("Choose what they are.")
    )  # fmt: skip
    tells_nobody_because: Mapped[str | None] = field(
        N_("Why it reaches nobody who is feared"), LongText(2_000), paragraph="5.4",
        required=lambda held: held.shared_with is None and held.heard_as in MAY_REACH,
        missing=N_("Write why it reaches nobody of whom somebody may be afraid."),
    )  # fmt: skip
    how: Mapped[SharedHow | None] = field(
        N_("How"), Choice(SharedHow), required=True, paragraph="8.26", missing=N_("Choose how it was shared.")
    )  # fmt: skip
    shared_at: Mapped[datetime | None] = field(
        N_("When"), MomentKind(), required=True, index=True, paragraph="8.29", missing=N_("Say when it was shared.")
    )  # fmt: skip
    shared_by: Mapped[uuid.UUID | None] = field(
        N_("Who of us"), Reference("staff_member"), required=True, paragraph="8.25", missing=N_("Choose who of us shared it.")
    )  # fmt: skip
    about_people: Mapped[tuple[uuid.UUID, ...] | None] = field(
        N_("Whose details"), References("person"), required=True, paragraph="8.26", missing=N_("Choose whose details were shared.")
    )  # fmt: skip
    what: Mapped[str | None] = field(
        N_("What was shared"), LongText(), required=True, paragraph="8.28", missing=N_("Write what was shared."),
        help=N_("In a few sentences, so that it can be told again in a year. The papers that went along have lines of their own."),
    )  # fmt: skip
    papers: Mapped[tuple[SharedPaper, ...] | None] = field(N_("Documents that went along"), Rows(SharedPaper), paragraph="8.28")
    kept_back: Mapped[tuple[KeptBack, ...] | None] = field(N_("What was withheld, and because"), Rows(KeptBack), paragraph="8.5")
    why_needed: Mapped[PlainReason | None] = agreement.why_needed()
    consent: Mapped[Agreed | None] = agreement.consent(N_("Say whether the person whose details were shared agreed."))
    consent_reason: Mapped[str | None] = agreement.consent_reason(
        N_("Why it was shared without their agreement"), N_("Write why it was shared although they refused, or why they were not asked.")
    )
    protocol: Mapped[uuid.UUID | None] = field(N_("Under which agreement"), Reference("sharing_protocol"), paragraph="8.27")
    victim_told: Mapped[VictimTold | None] = field(
        N_("Does the person who is harmed know?"), Choice(VictimTold), required=True, paragraph="8.26",
        missing=N_("Say whether the person who is harmed was told."),
    )  # fmt: skip
    victim_told_why: Mapped[str | None] = field(
        N_("Why it is not safe to tell them"), LongText(2_000), required=lambda held: held.victim_told is VictimTold.NOT_SAFE,
        paragraph="8.26", missing=N_("Write why it is not safe to tell them."),
    )  # fmt: skip
    duty_told: Mapped[bool | None] = field(
        N_("They were told to keep it safe, and never to tell the person whose behaviour is a concern where it came from"), Flag(),
        paragraph="8.5",
    )  # fmt: skip
    answers: Mapped[tuple[uuid.UUID, ...] | None] = field(
        N_("What in the file it answers"), References("record"), paragraph="8.25",
        help=N_("Tick what was to be passed on, and is by this. Then the case can be closed."),
    )  # fmt: skip
    acknowledged_on: Mapped[date | None] = field(N_("They said that they have it"), DateKind(), paragraph="8.25")
    acknowledgement: Mapped[str | None] = field(N_("Who said so, and what they will do"), LongText(2_000), paragraph="8.25")
    domestic_abuse: Mapped[bool | None] = field(
        N_("Labelled as domestic abuse"), Flag(), default=True, sensitive=False, paragraph="8.31"
    )  # fmt: skip
    signed: Mapped[Signature | None] = field(N_("Written down by"), Signed(), required=_on_record, paragraph="8.25")

    @classmethod
    def sections(cls) -> Sections:
        span = Spans(cls.fields())
        return (
            ("", N_("With whom, and how"), span("case", "shared_by")),
            ("", N_("What was shared, and what was not"), span("about_people", "kept_back")),
            ("", N_("Why, and by which agreement"), span("why_needed", "duty_told")),
            ("", N_("On record"), span("answers", "signed")),
        )

    def file(self) -> uuid.UUID | None:
        return self.case

    def subjects(self) -> tuple[uuid.UUID, ...]:
        return self.about_people or ()

    def rules(self, now: Moment) -> Iterator[Problem]:
        """S1, the label, X9. Whether it may go to this recipient at all (S4) needs the file: see services."""
        yield from happened("shared_at", self.shared_at, now)
        if self.domestic_abuse is not True:
            yield LABEL_STAYS.at("domestic_abuse")
        if self.protocol is None:
            yield NO_PROTOCOL.at("protocol")
        if self.victim_told is VictimTold.NOT_YET:
            yield TELL_THEM.at("victim_told")
        if self.shared_at and self.acknowledged_on and self.acknowledged_on < Moment(self.shared_at, 0).today:
            yield ACKNOWLEDGED_FIRST.at("acknowledged_on")


def is_late(share: InformationShare, now: Moment) -> bool:
    """X2: whether it was, or if signed now would be, written down more than 24 hours afterwards."""
    return entered_late(share.shared_at, share.signed.at if share.signed else now.utc)
