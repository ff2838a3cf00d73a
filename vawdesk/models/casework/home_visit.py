"""Home-visit assessment: what may happen there, what is done about it, and who knows when you are back (8.15, 8.18).

It is about the safety of staff. It adds nothing up and says nothing of how dangerous anybody is (11.2, 11.6).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy.orm import Mapped

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models import from_paper as pen
from vawdesk.models.base import CaseworkRecord, Sections, field
from vawdesk.models.casework import visit_checks as checks
from vawdesk.models.casework import visit_signal as signal
from vawdesk.models.casework.visit_options import GOES_AHEAD, AbuseKnown, Alternative, ManagerDecision, Measure, Outcome, VisitStanding
from vawdesk.models.casework.visit_questions import HELP, VISIT_QUESTIONS
from vawdesk.models.casework.visit_rows import Asked, Called, Step, StillSo
from vawdesk.models.casework.visit_rules import ASK_MEASURE, HOW_TO_REGISTER
from vawdesk.models.from_paper import PenForm
from vawdesk.models.kinds import (
    Choice,
    DateKind,
    Flag,
    LongText,
    MomentKind,
    Reference,
    References,
    Rows,
    Several,
    Signed,
    Telephone,
    TextKind,
    TriKind,
    Whole,
)
from vawdesk.models.questions import AnswerSheet, Sheet
from vawdesk.models.rules import Problem
from vawdesk.models.sections import Spans
from vawdesk.models.values import IE, OES, YDY, Signature, Tri

BUDDY_PLAN = frozenset({"buddy", "overdue_order"})  # what another buddy changes of a signed visit, and nothing else (H3)


def _goes(visit: HomeVisit) -> bool:
    return visit.outcome in GOES_AHEAD


def _assessed(visit: HomeVisit) -> bool:
    return visit.outcome is not Outcome.DO_NOT_VISIT  # not going never needs a reason, nor a form full of answers (H7)


def _doubtful(visit: HomeVisit) -> bool:
    return _assessed(visit) and visit.necessary in {Tri.NO, Tri.NOT_KNOWN}


def _others_named(visit: HomeVisit) -> bool:
    return _assessed(visit) and not visit.people_there


def _asked_around(visit: HomeVisit) -> bool:
    return _assessed(visit) and not visit.not_asked_because


def _measured(visit: HomeVisit) -> bool:
    return _goes(visit) and checks.worried(visit)


def _manager_spoke(visit: HomeVisit) -> bool:
    return visit.manager_signed is not None and not checks.nobody_reached(visit)


class HomeVisit(PenForm, CaseworkRecord):
    """One planned visit to a home, in seven sections. Signed by the worker; where a concern is raised, agreed by a manager.

    While it is assessed and while it waits for a manager its `status` is draft, so that both can still change it
    (`visit_again.reopen`); it is signed for good when it is decided.
    """

    __tablename__ = "home_visit"
    type_name = "home_visit"
    title = N_("Home-visit assessment")
    reference_prefix = "V"
    signs = True
    there = ("workers",)
    living = frozenset({
        "standing", "planned_at", "buddy", "check_in_at", "overdue_order", "manager_spoken_to", "manager_spoken_at", "manager_decision",
        "manager_words", "exception_reason", "manager_signed", "manager_confirmed", "rechecked_at", "cancelled_why", "seen_instead",
        "seen_instead_by", "seen_instead_on", "latest_call_at",
    })  # fmt: skip

    standing: Mapped[VisitStanding | None] = field(
        N_("How it stands"), Choice(VisitStanding), paragraph="8.15", default=VisitStanding.PLANNED, index=True
    )
    case: Mapped[uuid.UUID | None] = field(
        N_("Case"),
        Reference("case"),
        required=True,
        paragraph="8.15",
        missing=N_("Choose the case to which this visit belongs."),
        index=True,
    )
    # A
    planned_at: Mapped[datetime | None] = field(
        N_("When"), MomentKind(), required=True, paragraph="8.15", index=True,
        missing=N_("Say on which day and at what time the visit is."),
        help=N_("Another time on the same day keeps the assessment. Another day asks of each answer whether it is still so."),
    )  # fmt: skip
    expected_minutes: Mapped[int | None] = field(
        N_("How long, in minutes"), Whole(10, 480), required=True, paragraph="HSE INDG73", missing=N_("Say how long the visit is to take.")
    )
    purpose: Mapped[str | None] = field(
        N_("What it is for"), LongText(2_000), required=True, paragraph="8.15", missing=N_("Say what the visit is for.")
    )
    place: Mapped[uuid.UUID | None] = field(
        N_("Address"), Reference("address"), required=True, paragraph="8.15", missing=N_("Choose the address."), index=True,
        help=N_("This address is hidden. Look at it only if you need to. We keep a record of who looked."),
    )  # fmt: skip
    to_see: Mapped[tuple[uuid.UUID, ...] | None] = field(
        N_("Who the visit is to see"), References("person"), required=True, paragraph="8.15", missing=N_("Choose who the visit is to see.")
    )
    workers: Mapped[tuple[uuid.UUID, ...] | None] = field(
        N_("Workers"), References("staff_member"), required=True, paragraph="8.15", missing=N_("Choose who goes on the visit.")
    )
    necessary: Mapped[Tri | None] = field(
        N_("Is there a need to visit at home?"), TriKind(answers=OES), required=_assessed, paragraph="HSE INDG73",
        missing=N_("Say whether there is a need to visit at home."),
        help=N_("The safest visit is the one that can be held somewhere else."),
    )  # fmt: skip
    alternatives: Mapped[tuple[Alternative, ...] | None] = field(
        N_("Other places or ways considered"), Several(Alternative), paragraph="HSE INDG73",
        required=_doubtful, missing=N_("Choose which other place or way was considered."),
    )  # fmt: skip
    alternatives_note: Mapped[str | None] = field(N_("What came of that"), LongText(2_000), paragraph="HSE INDG73")
    first_visit: Mapped[Tri | None] = field(
        N_("Is this the first visit?"),
        TriKind(answers=IE),
        required=_assessed,
        paragraph="8.15",
        missing=N_("Say whether this is the first visit."),
    )
    # B
    abuse_known: Mapped[AbuseKnown | None] = field(
        N_("Domestic abuse"), Choice(AbuseKnown), required=_assessed, paragraph="8.15", missing=N_("Say whether domestic abuse is known.")
    )
    people_there: Mapped[tuple[uuid.UUID, ...] | None] = field(N_("People who may be there"), References("person"), paragraph="8.15")
    others_there: Mapped[str | None] = field(
        N_("Others who may be there: roles, children, animals"), LongText(2_000), paragraph="8.15",
        required=_others_named, missing=N_("Say who may be there, or that nobody else is expected."),
    )  # fmt: skip
    open_flags: Mapped[tuple[uuid.UUID, ...] | None] = field(N_("Open staff-risk flags"), References("staff_risk_flag"), paragraph="8.17")
    last_contact: Mapped[str | None] = field(
        N_("Last contact"),
        TextKind(300),
        required=_assessed,
        paragraph="8.15",
        missing=N_("Say when and how the last contact was, or that there was none."),
    )
    asked: Mapped[tuple[Asked, ...] | None] = field(
        N_("Who was asked for information"), Rows(Asked), paragraph="8.16", required=_asked_around,
        missing=N_("Say who was asked for information, or why nobody was."),
    )  # fmt: skip
    not_asked_because: Mapped[str | None] = field(N_("Why nobody was asked"), TextKind(300), paragraph="8.16")
    old_information: Mapped[Tri | None] = field(
        N_("Is there anything here that is more than six months old?"), TriKind(answers=OES), required=_assessed, paragraph="8.15",
        missing=N_("Say whether anything here is more than six months old."),
    )  # fmt: skip
    # C
    answers: Mapped[AnswerSheet | None] = field(
        N_("What might happen"), Sheet(VISIT_QUESTIONS.name), required=_assessed, paragraph="8.15", help=HELP,
        default=lambda: AnswerSheet(VISIT_QUESTIONS.name, VISIT_QUESTIONS.version),
    )  # fmt: skip
    carried_from: Mapped[uuid.UUID | None] = field(N_("Moved here from"), Reference("home_visit"), paragraph="8.15")
    still_so: Mapped[tuple[StillSo, ...] | None] = field(N_("Still so on the new day"), Rows(StillSo), paragraph="8.15")
    # D
    measures: Mapped[tuple[Measure, ...] | None] = field(
        N_("What we will do"), Several(Measure), paragraph="8.15", required=_measured, missing=ASK_MEASURE.message
    )
    leave_if: Mapped[str | None] = field(N_("Leave if"), TextKind(300), paragraph="8.15")
    other_measures: Mapped[str | None] = field(N_("Other measures"), LongText(2_000), paragraph="8.15")
    # E
    outcome: Mapped[Outcome | None] = field(
        N_("Outcome"), Choice(Outcome), required=True, paragraph="8.15", missing=N_("Choose what is decided."),
        help=N_("You never have to explain why you did not feel safe to visit. Say how this person will be seen or heard instead."),
    )  # fmt: skip
    exception_reason: Mapped[str | None] = field(
        N_("Why it goes ahead like this although a concern was raised"), LongText(2_000), paragraph="8.15"
    )
    seen_instead: Mapped[str | None] = field(N_("How this person will be seen or heard instead"), LongText(2_000), paragraph="8.15")
    seen_instead_by: Mapped[date | None] = field(N_("By when"), DateKind(), paragraph="8.15")
    seen_instead_on: Mapped[date | None] = field(N_("Seen or heard on"), DateKind(), paragraph="8.15")
    # F
    buddy: Mapped[uuid.UUID | None] = field(
        N_("Buddy"), Reference("staff_member"), required=_goes, paragraph="HSE INDG73", missing=N_("Choose who will be the buddy."),
        help=N_("Choose someone who is not on the visit. They must know what to do if you do not call. VAWDesk cannot phone anyone."),
    )  # fmt: skip
    check_in_at: Mapped[datetime | None] = field(
        N_("Call in by"), MomentKind(), required=_goes, paragraph="HSE INDG73", missing=N_("Say by when you will call.")
    )
    call_from: Mapped[str | None] = field(
        N_("Where you call from"), TextKind(160), required=signal.no_signal, paragraph="HSE INDG73",
        missing=N_("There is no signal there, or nobody knows. Name the place from which you call."),
        help=N_("A landmark with a signal, on the way back: a lay-by, a shop. Not the home: this is printed on the sheets."),
    )  # fmt: skip
    latest_call_at: Mapped[datetime | None] = field(
        N_("Latest time of the call"), MomentKind(), required=signal.no_signal, paragraph="HSE INDG73",
        missing=N_("Say by when your call must have come at the latest."),
        help=N_("Without a signal you cannot say that you are late. The steps are counted from this time. Until then only you are tried."),
    )  # fmt: skip
    landline: Mapped[str | None] = field(
        N_("Landline there"), Telephone(), whose="to_see", paragraph="HSE INDG73",
        help=N_("For the police: it stands under the seal of the check-in sheet. Nobody of us rings it, as we cannot know who answers."),
    )  # fmt: skip
    text_999: Mapped[Tri | None] = field(
        N_("Is the phone that goes along registered for texts to 999?"), TriKind(answers=YDY), required=signal.no_signal,
        paragraph="HSE INDG73", missing=N_("Say whether the phone is registered for texts to 999."), help=HOW_TO_REGISTER,
    )  # fmt: skip
    closes_at: Mapped[datetime | None] = field(N_("The office closes at"), MomentKind(), paragraph="HSE INDG73")
    buddy_has_paper: Mapped[bool | None] = field(
        N_("The buddy has the check-in sheet with them when the office has closed"), Flag(), paragraph="HSE INDG73",
        help=N_("The alarm rings only on the computer in the office. Who is at home then has nothing but the sheet."),
    )  # fmt: skip
    overdue_order: Mapped[tuple[Called, ...] | None] = field(
        N_("Who is called if you do not call"),
        Rows(Called),
        required=_goes,
        paragraph="HSE INDG73",
        missing=N_("Name one to three people to call."),
    )
    code_word: Mapped[str | None] = field(
        N_("Code word"), TextKind(60), required=_goes, mask=True, paragraph="HSE INDG73", missing=N_("Agree a code word."),
        help=N_("Said on the phone, it means: send the police. It is not printed on anything that is carried."),
    )  # fmt: skip
    steps: Mapped[tuple[Step, ...] | None] = field(
        N_("What to do if you do not call"),
        Rows(Step),
        required=_goes,
        paragraph="HSE INDG73",
        missing=N_("Say what is done if you do not call."),
    )
    # G
    worker_signed: Mapped[Signature | None] = field(
        N_("Worker"), Signed(), required=True, paragraph="8.15", missing=N_("Sign the assessment.")
    )
    manager_spoken_to: Mapped[uuid.UUID | None] = field(N_("Manager spoken to"), Reference("staff_member"), paragraph="8.15")
    manager_spoken_at: Mapped[datetime | None] = field(N_("Spoken to at"), MomentKind(), paragraph="8.15")
    manager_decision: Mapped[ManagerDecision | None] = field(
        N_("What the manager says"), Choice(ManagerDecision), paragraph="8.15", required=_manager_spoke,
        missing=N_("Choose what the manager says."),
    )  # fmt: skip
    manager_words: Mapped[str | None] = field(N_("In the manager's words"), LongText(2_000), paragraph="8.15")
    manager_signed: Mapped[Signature | None] = field(N_("Manager"), Signed(), paragraph="8.15")
    manager_confirmed: Mapped[Signature | None] = field(N_("Agreement confirmed afterwards by"), Signed(), paragraph="8.15")
    # afterwards
    series: Mapped[uuid.UUID | None] = field(N_("First visit of the series"), Reference("home_visit"), paragraph="8.15")
    rechecked_at: Mapped[datetime | None] = field(N_("Looked at again"), MomentKind(), paragraph="8.15")
    cancelled_why: Mapped[str | None] = field(N_("Why it was cancelled, if you like to say"), LongText(2_000), paragraph="8.15")

    @classmethod
    def sections(cls) -> Sections:
        span = Spans(cls.fields())
        return (
            ("A", N_("The visit"), ("from_paper", "case", *span("planned_at", "first_visit"))),
            ("B", N_("What we know"), span("abuse_known", "old_information")),
            ("C", N_("What might happen"), span("answers", "still_so")),
            ("D", N_("What we will do"), span("measures", "other_measures")),
            ("E", N_("Outcome"), span("outcome", "seen_instead_on")),
            ("F", N_("Buddy plan"), span("buddy", "steps")),
            ("G", N_("Sign"), span("worker_signed", "manager_confirmed")),
            ("", N_("Afterwards"), ("standing", *span("series", "cancelled_why"))),
        )

    def file(self) -> uuid.UUID | None:
        return self.case

    def subjects(self) -> tuple[uuid.UUID, ...]:
        place = (self.place,) if self.place else ()
        return tuple(dict.fromkeys((*(self.to_see or ()), *(self.people_there or ()), *place)))

    def rules(self, now: Moment) -> Iterator[Problem]:
        """What this assessment says of itself; what the rest of the file says of it: visit_gate."""
        yield from checks.when(self, now)
        yield from pen.problems(self, now, None)
        yield from checks.known(self)
        yield from checks.answered(self)
        yield from checks.measured(self)
        yield from checks.buddy_plan(self)
        yield from signal.calls(self, now)
        yield from checks.afterwards(self)
