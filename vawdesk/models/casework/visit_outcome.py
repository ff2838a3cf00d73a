"""What came of a visit: when they were back, what was heard meanwhile, an incident, what was learned, how they are (8.15, 8.18).

It is begun by the first word from outside and signed by the worker afterwards. A visit that nobody planned or assessed has one too;
it asks why and what was seen, and blames nobody.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy.orm import Mapped

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models import from_paper as pen
from vawdesk.models.base import CaseworkRecord, Sections, Status, field
from vawdesk.models.casework import visit_outcome_checks as checks
from vawdesk.models.casework.visit_outcome_options import HowAreYou
from vawdesk.models.casework.visit_outcome_rows import LONE, CheckIn, ToldOfIncident
from vawdesk.models.casework.visit_rows import PassedOn
from vawdesk.models.dates import entered_late
from vawdesk.models.from_paper import PenForm
from vawdesk.models.kinds import Choice, Flag, LongText, MomentKind, Reference, References, Rows, Signed, TextKind, TriKind
from vawdesk.models.rules import Problem
from vawdesk.models.sections import Spans
from vawdesk.models.values import DO, OEDD, Signature, Tri

WORK = "HSWA 1974"


def _unplanned(outcome: VisitOutcome) -> bool:
    return outcome.visit is None


def _unassessed(outcome: VisitOutcome) -> bool:
    return bool(outcome.unassessed)


def _incident(outcome: VisitOutcome) -> bool:
    return outcome.incident is Tri.YES


def _no_incident(outcome: VisitOutcome) -> bool:
    return outcome.incident is not Tri.YES  # what went wrong is not asked for a second time as what nearly did


def _on_record(outcome: VisitOutcome) -> bool:
    return outcome.status is not Status.DRAFT


class VisitOutcome(PenForm, CaseworkRecord):
    """One visit as it went. What is heard while somebody is out is kept at once; the rest is written afterwards, within 24 hours."""

    __tablename__ = "visit_outcome"
    type_name = "visit_outcome"
    title = N_("Visit outcome")
    reference_prefix = "VO"
    signs = True
    there = ("workers",)
    added_away = True
    living = frozenset({"told", "support_offered", "manager_saw", "assessed_since"})

    case: Mapped[uuid.UUID | None] = field(
        N_("Case"), Reference("case"), required=True, index=True, paragraph="8.25", missing=N_("Choose the case to which this belongs.")
    )  # fmt: skip
    visit: Mapped[uuid.UUID | None] = field(N_("Assessment of the visit"), Reference("home_visit"), index=True, paragraph="8.15")
    unassessed: Mapped[bool | None] = field(
        N_("It was not planned, not assessed, or not agreed before"), Flag(), index=True, paragraph="8.15", default=False, sensitive=False
    )  # fmt: skip
    to_see: Mapped[tuple[uuid.UUID, ...] | None] = field(
        N_("Who was visited"), References("person"), required=_unplanned, paragraph="8.15", missing=N_("Choose who was visited.")
    )  # fmt: skip
    place: Mapped[uuid.UUID | None] = field(
        N_("Address"), Reference("address"), required=_unplanned, paragraph="8.15", missing=N_("Choose the address.")
    )  # fmt: skip
    workers: Mapped[tuple[uuid.UUID, ...] | None] = field(
        N_("Who went"), References("staff_member"), required=True, paragraph="8.15", missing=N_("Choose who went.")
    )  # fmt: skip
    # while they were out
    left_at: Mapped[datetime | None] = field(N_("Set off"), MomentKind(), paragraph=LONE)
    arrived_at: Mapped[datetime | None] = field(
        N_("Got there"), MomentKind(), required=_unplanned, index=True, paragraph=LONE, missing=N_("Say when they got there.")
    )  # fmt: skip
    ended_at: Mapped[datetime | None] = field(
        N_("Safe and away from there"), MomentKind(), required=_unplanned, paragraph=LONE, missing=N_("Say when they were safe and away.")
    )  # fmt: skip
    check_ins: Mapped[tuple[CheckIn, ...] | None] = field(N_("What was heard meanwhile"), Rows(CheckIn), paragraph=LONE)
    sheet_held_by: Mapped[uuid.UUID | None] = field(N_("Who held the check-in sheet"), Reference("staff_member"), paragraph=LONE)
    # how it went
    why_unassessed: Mapped[str | None] = field(
        N_("Why there was no assessment before"), LongText(2_000), required=_unassessed, paragraph="8.15",
        missing=N_("Write in a sentence why there was no assessment before."),
        help=N_("Nobody is blamed. What stood in the way of it is worth knowing before the next visit."),
    )  # fmt: skip
    what_was_seen: Mapped[str | None] = field(
        N_("What was seen there"), LongText(4_000), required=_unassessed, paragraph="8.15",
        missing=N_("Write what was seen there that the next worker should know."),
    )  # fmt: skip
    safe: Mapped[Tri | None] = field(
        N_("Was everybody safe?"), TriKind(answers=OEDD), required=_unassessed, paragraph="8.15",
        missing=N_("Say whether everybody was safe."),
    )  # fmt: skip
    changed_plan: Mapped[str | None] = field(
        N_("What went otherwise than planned"), LongText(4_000), paragraph="8.15", help=N_("Leave it empty if all went as planned.")
    )  # fmt: skip
    incident: Mapped[Tri | None] = field(
        N_("Was there an incident?"), TriKind(answers=OEDD), required=True, paragraph=WORK,
        missing=N_("Say whether there was an incident."),
        help=N_("Violence, threats, abuse or an accident, to any of us. Words count too."),
    )  # fmt: skip
    incident_what: Mapped[str | None] = field(
        N_("What happened"), LongText(), required=_incident, paragraph=WORK, missing=N_("Write what happened."),
        help=N_("Facts, in the order in which they happened. Their own words in quotation marks."),
    )  # fmt: skip
    injuries: Mapped[str | None] = field(N_("Who was hurt, and how"), LongText(2_000), paragraph=WORK)
    riddor: Mapped[Tri | None] = field(
        N_("Does it have to be reported under RIDDOR?"), TriKind(answers=DO), required=_incident, paragraph="RIDDOR 2013",
        missing=N_("Say whether it has to be reported under RIDDOR, or that it is not known."),
        help=N_("A death, certain injuries, or more than seven days off work. A manager can look it up and put it right later."),
    )  # fmt: skip
    police_reference: Mapped[str | None] = field(N_("Police reference"), TextKind(60), paragraph=WORK)
    told: Mapped[tuple[ToldOfIncident, ...] | None] = field(
        N_("Who was told of the incident"), Rows(ToldOfIncident), paragraph="RIDDOR 2013"
    )
    near_miss: Mapped[Tri | None] = field(
        N_("Did something nearly go wrong?"), TriKind(answers=DO), required=_no_incident, paragraph=WORK,
        missing=N_("Say whether something nearly went wrong."),
        help=N_("A near miss is how the next worker is kept safe. Write it down even when nothing came of it."),
    )  # fmt: skip
    near_miss_what: Mapped[str | None] = field(
        N_("What nearly went wrong"), LongText(4_000), required=lambda held: held.near_miss is Tri.YES, paragraph=WORK,
        missing=N_("Write what nearly went wrong."),
    )  # fmt: skip
    flags_to_raise: Mapped[str | None] = field(
        N_("What colleagues should be warned of"), LongText(4_000), paragraph="8.17",
        help=N_("A staff-risk flag can be begun with these words."),
    )  # fmt: skip
    # what was learned
    information_learned: Mapped[str | None] = field(
        N_("What was said and seen about the case"), LongText(), paragraph="8.18",
        help=N_("A contact note is begun with it, for you to finish. Leave it empty if you write the note yourself."),
    )  # fmt: skip
    note: Mapped[uuid.UUID | None] = field(N_("The note that was begun with it"), Reference("contact_note"), paragraph="8.18")
    passed_on: Mapped[tuple[PassedOn, ...] | None] = field(N_("What is passed on, and to whom"), Rows(PassedOn), paragraph="8.18")
    nothing_to_pass_on: Mapped[bool | None] = field(N_("There was nothing to pass on"), Flag(), paragraph="8.18")
    # the worker
    how_are_you: Mapped[HowAreYou | None] = field(
        N_("How are you?"), Choice(HowAreYou), paragraph="8.32", help=N_("You need not say. Your manager reads it, nobody counts it.")
    )  # fmt: skip
    support_offered: Mapped[str | None] = field(N_("Support that was offered"), LongText(2_000), paragraph="8.32")
    signed: Mapped[Signature | None] = field(N_("Written down by"), Signed(), required=_on_record, paragraph="8.25")
    manager_saw: Mapped[Signature | None] = field(N_("Seen by a manager"), Signed(), paragraph=WORK)
    assessed_since: Mapped[uuid.UUID | None] = field(N_("The assessment made since"), Reference("home_visit"), paragraph="8.15")

    @classmethod
    def sections(cls) -> Sections:
        span = Spans(cls.fields())
        return (
            ("", N_("The visit"), span("case", "workers")),
            ("", N_("While they were out"), span("left_at", "sheet_held_by")),
            ("", N_("How it went"), span("why_unassessed", "changed_plan")),
            ("", N_("Incident"), span("incident", "told")),
            ("", N_("Near miss"), span("near_miss", "flags_to_raise")),
            ("", N_("What was learned"), span("information_learned", "nothing_to_pass_on")),
            ("", N_("The worker"), span("how_are_you", "support_offered")),
            ("", N_("On record"), ("from_paper", *span("signed", "assessed_since"))),
        )

    def file(self) -> uuid.UUID | None:
        return self.case

    def subjects(self) -> tuple[uuid.UUID, ...]:
        return (*(self.to_see or ()), *((self.place,) if self.place else ()))

    def rules(self, now: Moment) -> Iterator[Problem]:
        """V2, V3, H6, X9, and what the check-ins say of one another."""
        yield from checks.of_one_visit(self)
        yield from checks.times(self, now)
        yield from pen.problems(self, now, self.ended_at or self.arrived_at)
        yield from checks.check_ins(self, now)
        yield from checks.incident(self)
        yield from checks.learned(self)


def is_late(outcome: VisitOutcome, now: Moment) -> bool:
    """X2: whether it was, or if signed now would be, written down more than 24 hours after they were back."""
    written = pen.put_down_at(outcome, outcome.signed.at if outcome.signed else now.utc)
    return entered_late(outcome.ended_at or outcome.arrived_at, written)
