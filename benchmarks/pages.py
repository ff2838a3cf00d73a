"""What a person waits for at a page: Home, the lists, a case of two thousand entries, the same as it stood, search as it is shown."""

from __future__ import annotations

import itertools
import random
import uuid
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import func, select

from benchmarks.measure import Row, timed
from benchmarks.rows import typed
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.services import case_file, person_file, visit_gate
from vawdesk.services.case_list import CaseList, Which
from vawdesk.services.desk import Desk
from vawdesk.services.flags_met import flags_met
from vawdesk.services.found import Finder
from vawdesk.services.home_now import home_now
from vawdesk.services.names_on_file import NamesOnFile
from vawdesk.services.people_list import PeopleList
from vawdesk.services.reach import home_of

ENTRIES = 1900  # a case of about two thousand
ROWS = 100  # of a list in one fetch
FRAME, PAGE = 33.0, 100.0
AT_ONCE, AT_THE_DOOR = 50.0, 30.0


def pages(desk: Desk, count: int, seed: int) -> list[Row]:
    """The services behind each page, as a page asks them; no pixel is drawn here."""
    case, names = _long_case(desk), NamesOnFile(desk)
    names.index()
    finder, words = Finder(desk, names), list(itertools.islice(typed(desk, random.Random(seed)), count * 4))
    people, rng = PeopleList(desk, names), random.Random(seed)
    total = people.count("")
    cases = {which: CaseList(desk, names, which) for which in (Which.OPEN, Which.CLOSED)}
    rows = [
        _row("search as you type, all that is shown", AT_ONCE, count * 4, lambda n: finder.find(words[n]), worst=True),
        _row("Home", 150.0, count, lambda _n: home_now(desk, names)),
        _row(
            "people: a page on the way down",
            FRAME,
            count,
            lambda _n: people.page("", rng.randrange(max(1, total - ROWS)), ROWS),
            worst=True,
        ),
        _row("cases: the list of open ones", AT_ONCE, count, lambda _n: _listed(cases[Which.OPEN])),
        _row("cases: the list of closed ones", AT_ONCE, count, lambda _n: _listed(cases[Which.CLOSED])),
        _row("the same with nothing remembered", PAGE, count, lambda _n: _listed(CaseList(Desk(desk.vault), names, Which.CLOSED))),
    ]
    if case is not None:
        rows += _of_case(desk, case, count)
    return rows + _visits(desk, count)


def _of_case(desk: Desk, case: uuid.UUID, count: int) -> list[Row]:
    held = desk.open(Case, case)
    person = held.person or uuid.uuid4()

    def opened(_number: int) -> None:
        case_file.case_file(desk, case)
        case_file.timeline_of(desk, [case])

    return [
        _row("open a case of 2 000 entries", PAGE, count, opened),
        _row("the same as it stood, first 50", PAGE, count, lambda _n: case_file.stood(desk, case, desk.now().utc)),
        _row("open a person", PAGE, count, lambda _n: person_file.person_file(desk, person)),
        _row("edit a case", 25.0, count, lambda n: _headed(desk, case, n)),
        _row("edit a person", 25.0, count, lambda n: _renamed(desk, person, n)),
        _row("plan a contact", 25.0, count, lambda n: _planned(desk, held, n)),
    ]


def _visits(desk: Desk, count: int) -> list[Row]:
    with desk.reading() as session:
        visit = session.scalars(select(HomeVisit.id).where(HomeVisit.status == Status.DRAFT)).first()
    if visit is None:
        return []

    def weighed(_number: int) -> None:
        with desk.reading() as session:
            visit_gate.to_sign(session, session.get_one(HomeVisit, visit), desk.now())

    return [_row("a visit at its gate", AT_ONCE, count, weighed), _flags(desk, count)]


def _flags(desk: Desk, count: int) -> Row:
    """The flags in view for one visit, each time another one: to the home of somebody, with others of the case and a name in words."""
    with desk.reading() as session:
        cases = session.execute(select(Case.id, Case.person, Case.people).order_by(Case.id).limit(count * 8)).all()
        met = [
            (case, person, tuple(row.person for row in rows or ()), home_of(session, person, desk.now().today))
            for case, person, rows in cases
        ]

    def asked(number: int) -> None:
        case, person, there, home = met[number % len(met)]
        visit = HomeVisit(case=case, to_see=(person,), people_there=there, place=home, others_there="Her brother Ifan Prosser may call.")
        with desk.reading() as session:
            flags_met(session, [visit], desk.now())

    return _row("flags in view for one visit", AT_THE_DOOR, count * 8, asked, worst=True)


def _row(what: str, goal: float, count: int, work: Callable[[int], object], *, worst: bool = False) -> Row:
    """Reached by the 95th percentile where every single one is waited for, else by the median."""
    times = timed(count, work)
    told = f"{'p95 ' if worst else ''}< {goal:.0f} ms"
    return Row(what, times, "", None, told, (times.p95 if worst else times.median) < goal)


def _long_case(desk: Desk) -> uuid.UUID | None:
    entries = func.count()
    query = select(ContactNote.case).group_by(ContactNote.case).having(entries >= ENTRIES).order_by(entries)
    with desk.reading() as session:
        return session.scalars(query).first()


def _listed(cases: CaseList) -> None:
    cases.forget()
    cases.page("", 0, ROWS)


def _headed(desk: Desk, case: uuid.UUID, number: int) -> None:
    with desk.writing() as unit:
        unit.get(Case, case).heading = f"Benefits and housing, {number} {uuid.uuid4().hex[:6]}"
        unit.commit()


def _renamed(desk: Desk, person: uuid.UUID, number: int) -> None:
    with desk.writing() as unit:
        unit.get(Person, person).legal_first = f"Mair {uuid.uuid4().hex[:6]}"
        unit.commit()


def _planned(desk: Desk, case: Case, number: int) -> None:
    with desk.writing() as unit:
        unit.add(PlannedContact(
            case=case.id, who=desk.account.staff, at=desk.now().utc + timedelta(days=30, hours=number * 2), where="Office",
            with_people=(case.person,) if case.person else None, status=Status.SIGNED,
        ))  # fmt: skip
        unit.commit()
