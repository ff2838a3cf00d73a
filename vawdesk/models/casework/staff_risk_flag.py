"""Staff-risk flag: what happened, what colleagues are to do, and how long it stands (8.14, 8.16, 8.17)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date, datetime, time

from sqlalchemy.orm import Mapped

from vawdesk.clock import Moment
from vawdesk.i18n import N_, plain
from vawdesk.models import from_paper as pen
from vawdesk.models.base import CaseworkRecord, RecordLanguage, Sections, field
from vawdesk.models.casework.flag_options import Category, Instruction, Notify, Source, Standing
from vawdesk.models.casework.flag_rows import AgencyTold, SupportOffered
from vawdesk.models.casework.flag_rules import (
    CANNOT_WRITE,
    CONFIRM_WITHIN,
    DECIDE_NOW,
    END_BEFORE_INCIDENT,
    NO_INSTRUCTION,
    OPINION,
    OVERDUE_REVIEW,
    TELL_CAREFULLY,
    TOLD_AT_RISK,
    UNCONFIRMED,
    opinion_in,
    review_date,
    too_far,
)
from vawdesk.models.dates import happened
from vawdesk.models.from_paper import PenForm
from vawdesk.models.kinds import (
    ApproximateDate,
    Choice,
    DateKind,
    LongText,
    Reference,
    References,
    Rows,
    Several,
    Signed,
    TextKind,
    TriKind,
)
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.models.rules import Problem
from vawdesk.models.sections import Spans
from vawdesk.models.values import OES, PartialDate, Signature, Tri
from vawdesk.zone import LOCAL

ACCOUNT_OF_OTHERS = frozenset({Source.VICTIM, Source.THIRD_PERSON})
FLAGGED_FOR = (PlainReason.KEEP_STAFF_SAFE, PlainReason.PROTECT)
IN_VIEW = frozenset({Standing.PROPOSED, Standing.CONFIRMED, Standing.CHALLENGED})


def _ended(flag: StaffRiskFlag) -> bool:
    return flag.standing is Standing.ENDED


def _began(day: PartialDate | None) -> datetime | None:
    return datetime.combine(day.earliest, time(), LOCAL) if day is not None else None


def _told(flag: StaffRiskFlag) -> bool:
    return flag.notify_person in {Notify.WILL_TELL, Notify.TOLD}


class StaffRiskFlag(PenForm, CaseworkRecord):
    """A warning to colleagues about something that happened: facts, a date, what to do, and a day on which it is looked at again."""

    __tablename__ = "staff_risk_flag"
    type_name = "staff_risk_flag"
    title = N_("Staff-risk flag")
    reference_prefix = "F"
    signs = True
    hand = "proposed_by"
    added_away = True
    living = frozenset({
        "standing", "control_instructions", "other_instructions", "other_instructions_language", "changed_by", "approved_by",
        "confirmed_by", "review_on", "notify_person", "told_on", "notify_reason", "notify_decide_by", "notify_risk_to_victim",
        "shared_with", "agencies_told", "support_offered_to", "challenge", "challenged_on", "ended_on", "ended_why", "ended_by",
    })  # fmt: skip

    standing: Mapped[Standing | None] = field(N_("How it stands"), Choice(Standing), paragraph="8.17", default=Standing.DRAFT, index=True)
    case: Mapped[uuid.UUID | None] = field(
        N_("Case in which it came up"), Reference("case"), paragraph="8.17", index=True,
        help=N_("The flag shows wherever the person or the address is met, not only in this case."),
    )  # fmt: skip
    person: Mapped[uuid.UUID | None] = field(
        N_("Person"), Reference("person"), required=lambda flag: flag.address is None, paragraph="8.17", index=True,
        missing=N_("Choose the person or the address this is about."),
    )  # fmt: skip
    address: Mapped[uuid.UUID | None] = field(N_("Address"), Reference("address"), paragraph="8.17", index=True)
    thing: Mapped[str | None] = field(N_("Animal or weapon"), TextKind(120), paragraph="8.17")
    category: Mapped[Category | None] = field(
        N_("What kind of risk"), Choice(Category), required=True, paragraph="8.17", missing=N_("Choose what kind of risk it is."),
        help=N_(
            "A flag warns colleagues about something that happened. Write facts, give a date, and say what to do. "
            "Colleagues see it straight away as not yet confirmed. Someone else confirms it."
        ),
    )  # fmt: skip
    incident_date: Mapped[PartialDate | None] = field(
        N_("When it happened"),
        ApproximateDate(),
        required=True,
        paragraph="UK GDPR 5(1)(d)",
        missing=N_("Say when it happened, as well as it is known."),
    )
    source: Mapped[Source | None] = field(
        N_("How we know"), Choice(Source), required=True, paragraph="UK GDPR 5(1)(d)", missing=N_("Choose how we know."),
        help=N_("Where somebody's account is the source, nothing of it ever stands on a paper that the flagged person could see."),
    )  # fmt: skip
    source_reference: Mapped[str | None] = field(
        N_("Reference and date of the agency or court"), TextKind(200), paragraph="UK GDPR 5(1)(d)",
        required=lambda flag: flag.source in {Source.AGENCY, Source.COURT_ORDER},
        missing=N_("Give the agency's or the court's reference and its date."),
    )  # fmt: skip
    informant: Mapped[uuid.UUID | None] = field(N_("Whose account it is"), Reference("person"), paragraph="8.5")
    witness: Mapped[str | None] = field(
        N_("Who saw or heard it"), TextKind(200), required=True, paragraph="UK GDPR 5(1)(d)", missing=N_("Write who saw or heard it.")
    )
    factual_description: Mapped[str | None] = field(
        N_("What happened"), LongText(), required=True, paragraph="UK GDPR 5(1)(d)", missing=N_("Describe what happened."),
        help=N_("Write what was done and said, not what the person is like. Put the very words in quotation marks. No diagnosis."),
    )  # fmt: skip
    control_instructions: Mapped[tuple[Instruction, ...] | None] = field(
        N_("What colleagues are to do"), Several(Instruction), paragraph="8.15",
        help=N_("These lines stand in the banner, each in the reader's own language."),
    )  # fmt: skip
    other_instructions: Mapped[str | None] = field(N_("Anything else colleagues are to do"), LongText(1_000), paragraph="8.15")
    other_instructions_language: Mapped[RecordLanguage | None] = field(
        N_("Language in which that is written"), Choice(RecordLanguage), paragraph="8.15",
        required=lambda flag: bool(flag.other_instructions), missing=N_("Choose the language of what you wrote."),
    )  # fmt: skip
    proportionality: Mapped[str | None] = field(
        N_("Why a flag is needed, and what else was considered"), LongText(), required=True, paragraph="UK GDPR 5(1)(c)",
        missing=N_("Write why a flag is needed, and what else was considered."),
    )  # fmt: skip
    why_needed: Mapped[PlainReason | None] = field(
        N_("What it is for"), Choice(PlainReason, offered=FLAGGED_FOR), required=True, paragraph="UK GDPR 5(1)(b)",
        missing=N_("Choose what the flag is for."),
    )  # fmt: skip
    support_offered_to: Mapped[tuple[SupportOffered, ...] | None] = field(
        N_("Support for the colleague at risk"), Rows(SupportOffered), paragraph="8.14"
    )
    proposed_by: Mapped[Signature | None] = field(
        N_("Proposed by"), Signed(), required=lambda flag: flag.standing is not Standing.DRAFT, paragraph="8.17"
    )
    changed_by: Mapped[Signature | None] = field(
        N_("Changed at a review by"), Signed(), paragraph="8.17", help=N_("What colleagues are to do was changed; the review says why.")
    )  # fmt: skip
    approved_by: Mapped[Signature | None] = field(
        N_("Confirmed by"), Signed(), required=lambda flag: flag.standing is Standing.CONFIRMED, paragraph="8.17",
        missing=N_("Somebody other than the one who proposed it confirms the flag."),
    )  # fmt: skip
    confirmed_by: Mapped[Signature | None] = field(N_("Agreement confirmed afterwards by"), Signed(), paragraph="8.17")
    review_on: Mapped[date | None] = field(
        N_("Look at it again on"), DateKind(), required=True, paragraph="UK GDPR 5(1)(e)", index=True,
        missing=N_("Say when the flag is looked at again."),
        help=N_("Six months from now, if you do not say otherwise; never more than twelve."),
    )  # fmt: skip
    notify_person: Mapped[Notify | None] = field(
        N_("Telling the person"), Choice(Notify), required=True, paragraph="UK GDPR 13-14",
        missing=N_("Choose whether the person is told."),
        help=N_(
            "We normally tell people we have a flag about them. Do not tell them if that could put anyone at risk. Your manager decides."
        ),
    )  # fmt: skip
    told_on: Mapped[date | None] = field(
        N_("Told on"), DateKind(), required=lambda flag: flag.notify_person is Notify.TOLD, paragraph="UK GDPR 13-14",
        missing=N_("Say when the person was told."),
    )  # fmt: skip
    notify_reason: Mapped[str | None] = field(
        N_("Why the person is not told"), LongText(2_000), paragraph="UK GDPR 13-14",
        required=lambda flag: flag.notify_person is Notify.WILL_NOT, missing=N_("Write why the person is not told."),
    )  # fmt: skip
    notify_decide_by: Mapped[date | None] = field(
        N_("Decide by"), DateKind(), required=lambda flag: flag.notify_person is Notify.LATER, paragraph="UK GDPR 13-14",
        missing=N_("Say by when it is decided."),
    )  # fmt: skip
    notify_risk_to_victim: Mapped[Tri | None] = field(
        N_("Is there a chance that telling them would put somebody at risk?"), TriKind(answers=OES), required=_told, paragraph="8.5",
        missing=N_("Say whether telling them would put somebody at risk."),
    )  # fmt: skip
    shared_with: Mapped[tuple[uuid.UUID, ...] | None] = field(
        N_("Shared under"),
        References("sharing_protocol"),
        paragraph="8.16",
        help=N_("Agencies that make home visits need to know of the risk too."),
    )
    challenged_on: Mapped[date | None] = field(
        N_("Challenged on"), DateKind(), required=lambda flag: flag.standing is Standing.CHALLENGED, paragraph="UK GDPR 16",
        missing=N_("Say when the flag was challenged."),
    )  # fmt: skip
    agencies_told: Mapped[tuple[AgencyTold, ...] | None] = field(
        N_("Agencies that visit there and were told"), Rows(AgencyTold), paragraph="8.16",
        help=N_("Tell by phone or through “Print and send”. Here stands only who was told, when, and by whom."),
    )  # fmt: skip
    challenge: Mapped[str | None] = field(N_("What is said against it"), LongText(), paragraph="UK GDPR 16")
    ended_on: Mapped[date | None] = field(
        N_("Ended on"), DateKind(), required=_ended, paragraph="UK GDPR 5(1)(e)", missing=N_("Say when the flag ended.")
    )
    ended_why: Mapped[str | None] = field(
        N_("Why it ended"), LongText(2_000), required=_ended, paragraph="UK GDPR 5(1)(e)", missing=N_("Write why the flag ended.")
    )
    ended_by: Mapped[Signature | None] = field(N_("Ended by"), Signed(), required=_ended, paragraph="UK GDPR 5(1)(e)")

    @classmethod
    def sections(cls) -> Sections:
        span = Spans(cls.fields())
        return (
            ("", N_("What happened"), span("case", "factual_description")),
            ("", N_("What colleagues are to do"), span("control_instructions", "other_instructions_language")),
            ("", N_("Why it is needed"), span("proportionality", "support_offered_to")),
            ("", N_("Telling the person"), span("notify_person", "notify_risk_to_victim")),
            ("", N_("How it stands"), ("standing", "from_paper", *span("proposed_by", "review_on"), *span("shared_with", "ended_by"))),
        )

    def file(self) -> uuid.UUID | None:
        return self.case

    @property
    def asked_by(self) -> Signature | None:
        """Whoever put before the others what it now says: at a review, or else when it was proposed. Somebody else confirms it."""
        return self.changed_by or self.proposed_by

    def subjects(self) -> tuple[uuid.UUID, ...]:
        return tuple(one for one in (self.person, self.address) if one)

    def rules(self, now: Moment) -> Iterator[Problem]:
        """F1-F5, F7-F10 and X9."""
        yield from happened("incident_date", self.incident_date, now)
        yield from pen.problems(self, now, _began(self.incident_date))
        if word := opinion_in(self.factual_description or ""):
            yield OPINION.at("factual_description", word=plain(word))
        if not self.control_instructions and not self.other_instructions:
            yield NO_INSTRUCTION.at("control_instructions")
        if confirmation_overdue(self, now):
            yield UNCONFIRMED.at("approved_by")
        yield from self._review_rules(now)
        yield from self._telling_rules(now)
        yield from happened("ended_on", self.ended_on, now)
        if self.ended_on and self.incident_date and self.ended_on < self.incident_date.earliest:
            yield END_BEFORE_INCIDENT.at("ended_on")

    def _review_rules(self, now: Moment) -> Iterator[Problem]:
        if self.standing in {Standing.DRAFT, Standing.PROPOSED}:
            yield from review_date(self.review_on, now.today)
        elif self.standing in IN_VIEW:
            yield from too_far(self.review_on, now.today)
            if review_overdue(self, now):
                yield OVERDUE_REVIEW.at("review_on")

    def _telling_rules(self, now: Moment) -> Iterator[Problem]:
        if self.notify_risk_to_victim in {Tri.YES, Tri.NOT_KNOWN} and _told(self):
            yield (CANNOT_WRITE if self.notify_person is Notify.WILL_TELL else TOLD_AT_RISK).at("notify_person")
        elif self.source in ACCOUNT_OF_OTHERS and _told(self):
            yield TELL_CAREFULLY.at("notify_person")
        if self.notify_person is Notify.LATER and self.notify_decide_by and self.notify_decide_by < now.today and not _ended(self):
            yield DECIDE_NOW.at("notify_decide_by")
        yield from happened("told_on", self.told_on, now)


def review_overdue(flag: StaffRiskFlag, now: Moment) -> bool:
    """F3: whether the day of the review has passed. The flag stays in view until a manager decides."""
    return flag.standing in IN_VIEW and flag.review_on is not None and flag.review_on < now.today


def confirmation_overdue(flag: StaffRiskFlag, now: Moment) -> bool:
    """F2: whether a flag that was proposed, or changed at a review, has waited for more than 72 hours."""
    asked = asked_at(flag)
    return flag.standing is Standing.PROPOSED and asked is not None and now.utc - asked > CONFIRM_WITHIN


def asked_at(flag: StaffRiskFlag) -> datetime | None:
    """Since when it has waited for a second person: from when it was in view, also where it was proposed by pen before."""
    return pen.on_file_at(flag, flag.asked_by.at) if flag.asked_by is not None else None
