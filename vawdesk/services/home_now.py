"""What Home shows at this moment: the sentences of what needs this person, and today's visits. Case numbers and colleagues, no client."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.i18n import N_, NN_, NP_, Message
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.disclosure_gone_wrong import REPORT_WITHIN, DisclosureGoneWrong
from vawdesk.models.casework.flag_rules import CONFIRM_WITHIN
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_checks import refused
from vawdesk.models.casework.visit_options import GOES_AHEAD, VisitStanding
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.dates import WRITTEN_WITHIN
from vawdesk.services.before_reliance import StillToDo
from vawdesk.services.carries_due import carries_due
from vawdesk.services.check_ins import usual_minutes
from vawdesk.services.come_of_age import come_of_age
from vawdesk.services.connections import OutOfSight, out_of_sight
from vawdesk.services.deadlines import MOST, HomeLines, Reader, Readiness, home
from vawdesk.services.decisions_due import decisions_due
from vawdesk.services.declared import on_home
from vawdesk.services.directory_due import directory_due
from vawdesk.services.due import Due
from vawdesk.services.due_kinds import Group, Kind
from vawdesk.services.facts import facts_of
from vawdesk.services.flags_due import flags_due
from vawdesk.services.flags_met import flags_met
from vawdesk.services.hold_steps import holds_due
from vawdesk.services.letters_left import letters_due
from vawdesk.services.names_on_file import NamesOnFile, staff_called
from vawdesk.services.referral_due import referral_due
from vawdesk.services.visit_under_way import Tone, outcomes_of, under_way
from vawdesk.zone import LOCAL

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

COUNTED: tuple[type[Record], ...] = (
    Case,
    ContactNote,
    DisclosureGoneWrong,
    HomeVisit,
    Letter,
    PlannedContact,
    StaffRiskFlag,
    VisitOutcome,
)
ALLOWED = {
    Kind.NOTE_LATE: WRITTEN_WITHIN,
    Kind.NOTE_LATE_OTHERS: WRITTEN_WITHIN,
    Kind.FLAG_UNCONFIRMED: CONFIRM_WITHIN,
    Kind.WRONG_CLOCK_OVER: REPORT_WITHIN,
}
DAY = timedelta(days=1)

HOURS_OVER, DAYS_OVER = NN_("{n} hour over", "{n} hours over"), NN_("{n} day over", "{n} days over")
DUE_TODAY, DUE_TOMORROW, DUE_IN = N_("Due today"), N_("Due tomorrow"), NN_("Due in {n} day", "Due in {n} days")
PLANNED, WAITS = NP_("visit", "Planned"), N_("Waits for a decision")


@dataclass(frozen=True)
class VisitToday:
    """One visit of today. `workers` and `buddy` are colleagues; whom and where they visit is not said."""

    id: uuid.UUID
    at: datetime
    workers: tuple[str, ...]
    reference: str
    buddy: str
    state: Message
    tone: Tone
    flagged: bool


@dataclass(frozen=True)
class HomeNow:
    """Everything on Home, out of any session."""

    lines: HomeLines
    visits: tuple[VisitToday, ...]
    at: Moment


@dataclass(frozen=True)
class Shown:
    """What of a look is shown at once, and how many things are left out."""

    dues: tuple[Due, ...]
    missing: tuple[StillToDo, ...]
    more: int


def shown_of(now: HomeNow, missing: Sequence[StillToDo], whole: bool) -> Shown:
    """The most pressing, as many as one takes in; with `whole` everything: nothing that waits is out of reach."""
    if whole:
        return Shown(now.lines.all, tuple(missing), 0)
    room = max(0, MOST - len(now.lines.shown))
    return Shown(now.lines.shown, tuple(missing[:room]), now.lines.more + max(0, len(missing) - room))


def home_now(desk: Desk, names: NamesOnFile) -> HomeNow:
    """What needs whoever is at the desk. A moment's reading, for a worker."""
    now, account, called = desk.now(), desk.account, staff_called(desk)
    reader = Reader(account.id, account.staff, account.roles)
    if "casework" not in desk.vault.compartments:
        return HomeNow(home(None, reader, now, colleagues=called, readiness=Readiness()), (), now)
    sealed, usual = [record for kind in COUNTED for record in desk.sealed(kind)], usual_minutes(desk)
    further = [
        *on_home(desk, names),
        *directory_due(desk),
        *referral_due(desk),
        *letters_due(desk),
        *flags_due(desk),
        *carries_due(desk),
        *holds_due(desk),
    ]
    with desk.reading() as session:
        further += [*decisions_due(session, reader, now), *come_of_age(session, reader, now)]
        days = frozenset(facts_of(desk).bank_holidays)
        lines = home(
            session, reader, now, colleagues=called, readiness=Readiness(), sealed=sealed, further=further, holidays=days, usual=usual
        )
        visits = tuple(_visits(session, sealed, out_of_sight(session, account.staff, now.today), called, now, usual))
        warned = {due: _with_warning(session, due, sealed, now) for due in lines.all}
    lines = HomeLines(tuple(warned[due] for due in lines.shown), lines.more, tuple(warned.values()))
    return HomeNow(lines, visits, now)


def _with_warning(session: Session, due: Due, sealed: Iterable[Record], now: Moment) -> Due:
    """A line about visits says whether any of them would show a warning to staff: it is decided on with that before one's eyes."""
    ids = {id for kind, id in due.targets if kind == HomeVisit.type_name}
    if not ids:
        return due
    visits = [*session.scalars(select(HomeVisit).where(HomeVisit.id.in_(ids)))]
    visits += [one for one in sealed if isinstance(one, HomeVisit) and one.id in ids]
    return replace(due, flagged=any(_is_flagged(session, visit, now) for visit in visits))


def mark_of(due: Due, now: Moment) -> Message | None:
    """How late something is, or how soon it is due, in words; None where that says nothing."""
    if due.since is None:
        return None
    if due.group is Group.LATE:
        over = now.utc - _moment(due.since) - ALLOWED.get(due.kind, timedelta())
        if over < timedelta(hours=1):
            return None
        return DAYS_OVER.with_(n=over // DAY) if over >= 2 * DAY else HOURS_OVER.with_(n=over // timedelta(hours=1))
    if due.group is Group.DUE:
        day = due.since.astimezone(LOCAL).date() if isinstance(due.since, datetime) else due.since
        left = (day - now.today).days
        return {0: DUE_TODAY, 1: DUE_TOMORROW}.get(left, DUE_IN.with_(n=left)) if left >= 0 else None
    return None


def _moment(since: datetime | date) -> datetime:
    """A day is over at its end."""
    return since if isinstance(since, datetime) else datetime.combine(since + DAY, time(), LOCAL)


def _visits(
    session: Session, sealed: Iterable[Record], hidden: OutOfSight, called: Mapping[uuid.UUID, str], now: Moment, usual: tuple[int, ...]
) -> Iterator[VisitToday]:
    begin = datetime.combine(now.today, time(), LOCAL)
    query = select(HomeVisit).where(
        HomeVisit.planned_at >= begin, HomeVisit.planned_at < begin + DAY, HomeVisit.standing != VisitStanding.CANCELLED,
        HomeVisit.status != Status.WITHDRAWN,
    )  # fmt: skip
    found = [*session.scalars(query)]
    found += [one for one in sealed if isinstance(one, HomeVisit) and _is_today(one, begin) and one.standing is not VisitStanding.CANCELLED]
    found = hidden.shown(found)
    if not found:
        return
    files = {visit.case for visit in found}
    references = {id: ref or "" for id, ref in session.execute(select(Case.id, Case.ref_no).where(Case.id.in_(files)))}
    references |= {case.id: case.ref_no or "" for case in sealed if isinstance(case, Case)}
    outcomes = outcomes_of(session, found)
    for visit in sorted(found, key=lambda one: (one.standing is VisitStanding.DONE, str(one.planned_at), one.id.hex)):
        if (visit.outcome is None or visit.outcome in GOES_AHEAD) and not refused(visit):
            state = _state(visit, outcomes.get(visit.id), now, usual)
            yield _line(visit, state, references, called, _is_flagged(session, visit, now), now)


def _is_today(visit: HomeVisit, begin: datetime) -> bool:
    return visit.planned_at is not None and begin <= visit.planned_at < begin + DAY


def _is_flagged(session: Session, visit: HomeVisit, now: Moment) -> bool:
    """Whether the band of this visit would show a warning, by whatever way it reaches there (8.17)."""
    return bool(flags_met(session, [visit], now))


def _line(
    visit: HomeVisit, state: tuple[Message, Tone], references: Mapping[uuid.UUID, str], called: Mapping[uuid.UUID, str], flagged: bool,
    now: Moment,
) -> VisitToday:  # fmt: skip
    return VisitToday(
        visit.id, visit.planned_at or now.utc, tuple(called.get(one, "") for one in visit.workers or ()),
        references.get(visit.case, "") if visit.case else "", called.get(visit.buddy, "") if visit.buddy else "", *state,
        flagged,
    )  # fmt: skip


def _state(visit: HomeVisit, outcome: VisitOutcome | None, now: Moment, usual: tuple[int, ...]) -> tuple[Message, Tone]:
    if (found := under_way(visit, now, outcome, usual)) is not None:
        return found
    return (WAITS, "late") if visit.standing is VisitStanding.WAITING else (PLANNED, "neutral")
