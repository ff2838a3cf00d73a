"""Disclosure gone wrong: somebody's details left or were lost. Their safety first; nobody is blamed, and nothing stands in the way."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Mapped

from vawdesk.clock import Moment
from vawdesk.i18n import N_, NN_, Message
from vawdesk.models.base import CaseworkRecord, Sections, field, row_field
from vawdesk.models.casework.wrong_options import SAID_WITH, Happened, Stage, Step, StepState
from vawdesk.models.dates import happened
from vawdesk.models.kinds import ApproximateDate, Choice, LongText, MomentKind, Reference, References, Rows, TextKind, TriKind, Whole
from vawdesk.models.rules import Problem, Rule, Weight
from vawdesk.models.sections import Spans
from vawdesk.models.values import GALL, PartialDate, Row, Tri
from vawdesk.zone import LOCAL

LAW = "UK GDPR 33-34"
REPORT_WITHIN = timedelta(hours=72)  # from when the organisation became aware (UK GDPR 33)

SAFETY_FIRST = Rule(
    "3.27 safety",
    N_(
        "Somebody they may be afraid of could have it. See first that they are safe, and reach them only by a way that is known to be safe."
    ),
    "8.5",
    Weight.ADVISE,
)
TIME_PASSED = Rule(
    "3.27 clock",
    N_("The 72 hours are over. The Information Commissioner can still be told; say then what took the time."),
    LAW,
    Weight.ADVISE,
)
TWO_CLOCKS = Rule(
    "3.27 two clocks",
    N_("Reckoned from when somebody noticed, the 72 hours end {early}; from when the organisation became aware, {late}."),
    LAW,
    Weight.ADVISE,
)
AWARE_LATER = Rule(
    "3.27 aware later",
    N_(
        "Somebody noticed before the organisation is said to have become aware. The 72 hours end {early} if they run from then, and "
        "{late} as it stands. Where a colleague was sure, the organisation was aware. Check both times, or write why it counts as later."
    ),
    LAW,
    Weight.REASON,
)
LEFT_LATER = Rule("3.27 left", N_("It cannot have been noticed before it left or was lost. Check both."), LAW)
AWARE_BEFORE = Rule("3.27 order", N_("The organisation cannot have known of it before somebody noticed. Check both times."), LAW)
LEFT = NN_(
    "Where the Information Commissioner is told, it is by {at}. {n} hour is left.",
    "Where the Information Commissioner is told, it is by {at}. {n} hours are left.",
)
ONCE = Rule("3.27 step", N_("A step stands here twice. Keep what holds now; what was written before stays in the history."), "8.25")


def _said(row: StepTaken) -> bool:
    return row.state is StepState.NOT_NEEDED or row.step in SAID_WITH


@dataclass(frozen=True)
class StepTaken(Row):
    """One step that was taken, or that was decided not to be needed, with why."""

    step: Step | None = row_field(N_("Step"), Choice(Step), required=True, paragraph=LAW, missing=N_("Choose which step it is."))
    state: StepState | None = row_field(
        N_("How it stands"), Choice(StepState), required=True, paragraph=LAW, missing=N_("Say whether it was done or is not needed.")
    )  # fmt: skip
    at: datetime | None = row_field(N_("When"), MomentKind(), required=True, paragraph=LAW, missing=N_("Write when that was."))
    by: uuid.UUID | None = row_field(N_("Who of us"), Reference("staff_member"), paragraph="8.25")
    words: str | None = row_field(
        N_("What was done, or why not"), LongText(2_000), required=_said, paragraph="8.25",
        missing=N_("Write what was done, or why it is not needed.")
    )  # fmt: skip


class DisclosureGoneWrong(CaseworkRecord):
    """What left or was lost, whose details they are, and what was done about it, from the person's safety to what will change."""

    __tablename__ = "disclosure_gone_wrong"
    type_name = "disclosure_gone_wrong"
    title = N_("Disclosure gone wrong")
    reference_prefix = "DW"

    case: Mapped[uuid.UUID | None] = field(
        N_("Case"), Reference("case"), index=True, paragraph="8.26",
        help=N_("The case of the person whose details they are. Leave it empty where there is none, or where there are many."),
    )  # fmt: skip
    what_happened: Mapped[Happened | None] = field(
        N_("What happened"), Choice(Happened), required=True, paragraph=LAW, missing=N_("Choose what happened."),
        help=N_("What happened to the details. Nobody is asked who did it."),
    )  # fmt: skip
    what: Mapped[str | None] = field(
        N_("What left or was lost"), LongText(4_000), required=True, paragraph=LAW,
        missing=N_("Write in a sentence what left or was lost."),
        help=N_("Which page, message or thing, and what it says of the person: an address, a name, a school, their own words."),
    )  # fmt: skip
    about: Mapped[tuple[uuid.UUID, ...] | None] = field(N_("Whose details they are"), References("person"), paragraph=LAW)
    addresses: Mapped[tuple[uuid.UUID, ...] | None] = field(N_("Addresses that stand in it"), References("address"), paragraph="8.5")
    to_whom: Mapped[str | None] = field(
        N_("Who has it, or may have seen it"), TextKind(300), paragraph=LAW,
        help=N_("A name, “a stranger on the bus”, or that nobody knows."),
    )  # fmt: skip
    to_person: Mapped[uuid.UUID | None] = field(N_("Who has it, where they are on file"), Reference("person"), paragraph="8.5")
    feared_may_have: Mapped[Tri | None] = field(
        N_("Can somebody they may be afraid of have it, or learn of it?"), TriKind(answers=GALL), paragraph="8.5",
        help=N_("Relatives, a new partner or a solicitor of that person count as that person. Not known counts as yes."),
    )  # fmt: skip
    left_on: Mapped[PartialDate | None] = field(N_("When it left or was lost"), ApproximateDate(), paragraph=LAW)
    noticed_at: Mapped[datetime | None] = field(N_("When somebody noticed"), MomentKind(), paragraph=LAW)
    aware_at: Mapped[datetime | None] = field(
        N_("When the organisation became aware"), MomentKind(), required=True, index=True, paragraph=LAW,
        missing=N_("Write when the organisation became aware. The 72 hours run from then."),
        help=N_("When one of us was sure enough that somebody's details had got out. The 72 hours run from then."),
    )  # fmt: skip
    copies: Mapped[tuple[uuid.UUID, ...] | None] = field(N_("Paper copies"), References("handled_copy"), paragraph="UK GDPR 5(1)(f)")
    note: Mapped[uuid.UUID | None] = field(N_("Note that lay in the wrong file"), Reference("contact_note"), paragraph="8.25")
    letter: Mapped[uuid.UUID | None] = field(N_("Letter that came into other hands"), Reference("letter"), paragraph="8.25")
    release: Mapped[int | None] = field(
        N_("Row of the journal by which it left"), Whole(1), sensitive=False, index=True, paragraph="UK GDPR 5(1)(f)"
    )  # fmt: skip
    steps: Mapped[tuple[StepTaken, ...] | None] = field(N_("What was done"), Rows(StepTaken), paragraph=LAW)
    closed_at: Mapped[datetime | None] = field(N_("Closed at"), MomentKind(), paragraph="8.25", index=True)
    closed_by: Mapped[uuid.UUID | None] = field(N_("Closed by"), Reference("staff_member"), paragraph="8.25")
    closed_word: Mapped[str | None] = field(N_("A word on closing"), LongText(2_000), paragraph="8.25")

    @classmethod
    def sections(cls) -> Sections:
        span = Spans(cls.fields())
        return (
            ("", N_("What happened"), span("case", "left_on")),
            ("", N_("When it was known"), span("noticed_at", "aware_at")),
            ("", N_("What was done"), span("copies", "closed_word")),
        )

    @property
    def is_open(self) -> bool:
        """Whether anybody still sees to it."""
        return self.closed_at is None

    @property
    def feared(self) -> bool:
        """Whether it has to be reckoned with that a feared person has it: not known counts as yes (8.5)."""
        return self.feared_may_have in (Tri.YES, Tri.NOT_KNOWN)

    @property
    def known_enough(self) -> bool:
        """Whether it is said whose details they are, who has them, and whether somebody feared may."""
        return bool(self.about and (self.to_whom or self.to_person) and self.feared_may_have)

    @property
    def report_by(self) -> datetime | None:
        """Until when the regulator is told, where the regulator is told at all (UK GDPR 33)."""
        return self.aware_at + REPORT_WITHIN if self.aware_at is not None else None

    def taken(self, step: Step) -> StepTaken | None:
        """How a step stands; None while it is still to do."""
        return next((row for row in self.steps or () if row.step is step), None)

    def to_do(self, stage: Stage | None = None) -> tuple[Step, ...]:
        """The steps of a stage, or all, of which nothing is said yet, in their order."""
        return tuple(step for step in Step if self.taken(step) is None and (stage is None or step.stage is stage))

    def file(self) -> uuid.UUID | None:
        return self.case

    def subjects(self) -> tuple[uuid.UUID, ...]:
        return (*(self.about or ()), *(self.addresses or ()), *((self.to_person,) if self.to_person else ()))

    def rules(self, now: Moment) -> Iterator[Problem]:
        """X9 for every time, and the clock. Nothing refuses but what cannot have been."""
        yield from happened("left_on", self.left_on, now)
        yield from happened("noticed_at", self.noticed_at, now)
        yield from happened("aware_at", self.aware_at, now)
        if self.noticed_at is not None and self.aware_at is not None and self.aware_at < self.noticed_at:
            yield AWARE_BEFORE.at("aware_at")
        if left_later(self):
            yield LEFT_LATER.at("left_on")
        if clock_runs(self) and (both := _both_clocks(self)):
            yield TWO_CLOCKS.at("aware_at", **both)
        for row in self.steps or ():
            yield from happened("steps", row.at, now)
        if len({row.step for row in self.steps or ()}) < len(self.steps or ()):
            yield ONCE.at("steps")
        if self.is_open and self.feared and self.to_do(Stage.SAFETY):
            yield SAFETY_FIRST.at("feared_may_have")
        if clock_over(self, now):
            yield TIME_PASSED.at("aware_at")


def left_later(record: DisclosureGoneWrong) -> bool:
    """Whether it is said to have left on a day after it was noticed; "about then" is not held against anybody."""
    known = [at.astimezone(LOCAL).date() for at in (record.noticed_at, record.aware_at) if at is not None]
    return bool(known and record.left_on is not None and not record.left_on.about and record.left_on.earliest > min(known))


def _both_clocks(record: DisclosureGoneWrong) -> dict[str, object]:
    """Until when, from either time, where somebody noticed before the organisation became aware; else nothing."""
    if record.noticed_at is None or record.aware_at is None or record.noticed_at >= record.aware_at:
        return {}
    return {"early": record.noticed_at + REPORT_WITHIN, "late": record.aware_at + REPORT_WITHIN}


def aware_later(record: DisclosureGoneWrong) -> Problem | None:
    """What is asked of whoever writes that the organisation became aware after somebody had noticed, with both deadlines."""
    both = _both_clocks(record)
    return AWARE_LATER.at("aware_at", **both) if both else None


def clock_runs(record: DisclosureGoneWrong) -> bool:
    """Whether the regulator is still to be decided on."""
    return record.is_open and record.taken(Step.REGULATOR) is None and record.report_by is not None


def clock_over(record: DisclosureGoneWrong, now: Moment) -> bool:
    """Whether the 72 hours have gone by without a decision."""
    return clock_runs(record) and record.report_by is not None and record.report_by < now.utc


def safety_open(record: DisclosureGoneWrong) -> bool:
    """Whether the person's safety is not settled: a feared person may have it, or nobody has said, and a step of it is to do (8.5)."""
    return bool(record.to_do(Stage.SAFETY)) and (record.feared or record.feared_may_have is None)


def clock_words(record: DisclosureGoneWrong, now: Moment) -> Message | None:
    """How long there is to decide on the regulator, or that the time has passed; None once it is decided, or nobody sees to it."""
    if not clock_runs(record) or record.report_by is None:
        return None
    if clock_over(record, now):
        return TIME_PASSED.message
    return LEFT.with_(n=int((record.report_by - now.utc) / timedelta(hours=1)), at=record.report_by)
