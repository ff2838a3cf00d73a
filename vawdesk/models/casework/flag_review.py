"""A review of a staff-risk flag: what was looked at, what was decided, by whom, and what whoever challenged it was answered (F3, F11)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Mapped

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models.base import CaseworkRecord, RecordLanguage, Sections, field
from vawdesk.models.casework.flag_options import Instruction
from vawdesk.models.casework.flag_rules import ANSWER_BY, ANSWER_FAR, ANSWER_LATE, NO_INSTRUCTION, review_date
from vawdesk.models.dates import happened, months_after
from vawdesk.models.kinds import Choice, DateKind, LongText, Reference, Several, Signed
from vawdesk.models.rules import Problem
from vawdesk.models.sections import Spans
from vawdesk.models.values import Option, Signature
from vawdesk.zone import LOCAL


class Occasion(Option):
    """What a review came of."""

    DUE = "due", N_("Its day had come")
    CHALLENGE = "challenge", N_("Somebody challenged the flag")
    NEWS = "news", N_("Something new became known")


class Decided(Option):
    """What was decided."""

    STANDS = "stands", N_("It stands as it is")
    CHANGED = "changed", N_("It stands, and what colleagues are to do changes")
    ENDED = "ended", N_("It ends")


class Answered(Option):
    """What whoever challenged the flag was answered."""

    WRITTEN = "written", N_("In writing")
    SAID = "said", N_("By word of mouth")
    TO_COME = "to come", N_("Not yet: they are to be answered")
    NOT = "not answered", N_("They are not answered")


def _challenged(review: FlagReview) -> bool:
    return review.occasion is Occasion.CHALLENGE


def _changed(review: FlagReview) -> bool:
    return review.decided is Decided.CHANGED


class FlagReview(CaseworkRecord):
    """One look at a flag that was in view. It changes nothing by itself: the step that keeps it changes the flag with it."""

    __tablename__ = "flag_review"
    type_name = "flag_review"
    title = N_("Review of a staff-risk flag")
    reference_prefix = "FR"
    signs = True
    living = frozenset({"answered", "answer_by", "answered_on", "answer_words"})

    flag: Mapped[uuid.UUID | None] = field(
        N_("Staff-risk flag"), Reference("staff_risk_flag"), required=True, index=True, paragraph="UK GDPR 5(1)(e)"
    )  # fmt: skip
    case: Mapped[uuid.UUID | None] = field(N_("Case"), Reference("case"), index=True, paragraph="8.17")
    person: Mapped[uuid.UUID | None] = field(N_("Person"), Reference("person"), index=True, paragraph="8.17")
    address: Mapped[uuid.UUID | None] = field(N_("Address"), Reference("address"), paragraph="8.17")
    occasion: Mapped[Occasion | None] = field(N_("Why it was looked at"), Choice(Occasion), required=True, paragraph="UK GDPR 5(1)(e)")
    challenged_on: Mapped[date | None] = field(N_("Challenged on"), DateKind(), required=_challenged, paragraph="UK GDPR 16")
    challenge: Mapped[str | None] = field(N_("What is said against it"), LongText(), required=_challenged, paragraph="UK GDPR 16")
    looked_at: Mapped[str | None] = field(
        N_("What was looked at"), LongText(2_000), required=True, paragraph="UK GDPR 5(1)(d)", missing=N_("Write what was looked at."),
        help=N_("What has happened since, what colleagues who meet them say, what the person says."),
    )  # fmt: skip
    decided: Mapped[Decided | None] = field(
        N_("What is decided"), Choice(Decided), required=True, paragraph="UK GDPR 5(1)(e)", missing=N_("Choose what is decided."),
        help=N_("A flag that changes shows at once as not yet confirmed: somebody else confirms it."),
    )  # fmt: skip
    why: Mapped[str | None] = field(
        N_("Why"), LongText(2_000), required=True, paragraph="8.25", missing=N_("Write why it is decided so.")
    )  # fmt: skip
    control_instructions: Mapped[tuple[Instruction, ...] | None] = field(
        N_("What colleagues are to do from now on"), Several(Instruction), paragraph="8.15"
    )  # fmt: skip
    other_instructions: Mapped[str | None] = field(N_("Anything else colleagues are to do"), LongText(1_000), paragraph="8.15")
    other_instructions_language: Mapped[RecordLanguage | None] = field(
        N_("Language in which that is written"), Choice(RecordLanguage), paragraph="8.15",
        required=lambda review: bool(review.other_instructions), missing=N_("Choose the language of what you wrote."),
    )  # fmt: skip
    review_on: Mapped[date | None] = field(
        N_("Look at it again on"), DateKind(), paragraph="UK GDPR 5(1)(e)",
        required=lambda review: review.decided is not None and review.decided is not Decided.ENDED,
        missing=N_("Say when the flag is looked at again."),
        help=N_("Six months from now, if you do not say otherwise; never more than twelve."),
    )  # fmt: skip
    answered: Mapped[Answered | None] = field(
        N_("How they were answered"), Choice(Answered), required=_challenged, paragraph="UK GDPR 12",
        missing=N_("Say whether they were answered, and how."),
        help=N_("Whoever says that a flag is wrong is told what came of it, within a month. Nothing may show who spoke to us."),
    )  # fmt: skip
    answer_by: Mapped[date | None] = field(
        N_("To be answered by"), DateKind(), required=lambda review: review.answered is Answered.TO_COME, paragraph="UK GDPR 12",
        missing=N_("Say by when they are answered."),
    )  # fmt: skip
    answered_on: Mapped[date | None] = field(
        N_("Answered on"), DateKind(), required=lambda review: review.answered in {Answered.WRITTEN, Answered.SAID}, paragraph="UK GDPR 12",
        missing=N_("Say when they were answered."),
    )  # fmt: skip
    answer_words: Mapped[str | None] = field(
        N_("What they were answered, or why they are not"), LongText(2_000), required=lambda review: review.answered is Answered.NOT,
        paragraph="UK GDPR 12", missing=N_("Write why they are not answered."),
    )  # fmt: skip
    signed: Mapped[Signature | None] = field(N_("Reviewed by"), Signed(), required=True, paragraph="8.25")

    @classmethod
    def sections(cls) -> Sections:
        span = Spans(cls.fields())
        return (
            ("", N_("What it was about"), span("flag", "challenge")),
            ("", N_("What was decided"), (*span("looked_at", "review_on"), "signed")),
            ("", N_("The answer"), span("answered", "answer_words")),
        )

    @property
    def is_unanswered(self) -> bool:
        """Whether whoever challenged the flag still waits for an answer."""
        return self.answered is Answered.TO_COME

    def file(self) -> uuid.UUID | None:
        return self.case

    def subjects(self) -> tuple[uuid.UUID, ...]:
        return tuple(one for one in (self.person, self.address) if one)

    def rules(self, now: Moment) -> Iterator[Problem]:
        """F1, F8 on the day of the signature, F12 and X9."""
        if _changed(self) and not self.control_instructions and not self.other_instructions:
            yield NO_INSTRUCTION.at("control_instructions")
        yield from review_date(self.review_on, self.signed.at.astimezone(LOCAL).date() if self.signed else now.today)
        yield from happened("challenged_on", self.challenged_on, now)
        yield from happened("answered_on", self.answered_on, now)
        if self.is_unanswered and self.answer_by is not None:
            if self.answer_by < now.today:
                yield ANSWER_LATE.at("answer_by")
            elif self.challenged_on is not None and self.answer_by > months_after(self.challenged_on, ANSWER_BY):
                yield ANSWER_FAR.at("answer_by")
