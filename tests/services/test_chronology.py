"""The timeline of a case: everything once, newest first, page by page; nothing that never belonged there."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, event
from sqlalchemy.orm import Session

from tests.services.conftest import BETH, HUW, NOW, House
from vawdesk.models.base import METADATA, Status
from vawdesk.models.casework.addendum import Addendum, AddendumReason
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.models.casework.roles import Role
from vawdesk.services.chronology import Point, timeline


def test_notes_visits_flags_and_plans_stand_in_one_line(casework: Session, house: House) -> None:
    nerys = house.person("Nerys Glynne")
    case = house.case(nerys)
    place = house.address(nerys)
    note = house.note(case, nerys, days=3)
    flag = house.flag(nerys, case=case.id, proposed=24)
    visit = house.visit(case, place, nerys, hours=20)
    plan = house.keep(PlannedContact(case=case.id, at=NOW.utc + timedelta(days=5), where="Library", with_people=(nerys.id,)))
    house.note(house.case(house.person("Zofia Nowak")), days=2)
    assert [one.record.id for one in timeline(casework, [case.id]).events] == [plan.id, visit.id, flag.id, note.id]
    assert timeline(casework, [case.id]).then is None


def test_what_was_taken_out_of_the_file_is_not_in_it(casework: Session, house: House) -> None:
    case = house.case(house.person("Nerys Glynne"))
    stays, goes = house.note(case, days=1), house.note(case, days=2)
    goes.status = Status.WITHDRAWN
    assert [one.record.id for one in timeline(casework, [case.id]).events] == [stays.id]


def test_words_that_nobody_has_dated_yet_count_from_when_they_were_begun(casework: Session, house: House) -> None:
    case = house.case(house.person("Nerys Glynne"))
    old = house.note(case, days=5)
    begun = house.keep(ContactNote(case=case.id, what_was_said="He is out."), at=NOW.utc - timedelta(days=1))
    assert [one.record.id for one in timeline(casework, [case.id]).events] == [begun.id, old.id]


def test_a_correction_stands_before_what_it_corrects_and_other_words_after(casework: Session, house: House) -> None:
    case = house.case(house.person("Nerys Glynne"))
    note = house.note(case)

    def add(reason: AddendumReason, hours: float, **said: Any) -> Addendum:
        at = NOW.utc - timedelta(hours=hours)
        return house.keep(Addendum(record=note.id, record_type="contact_note", reason=reason, added_at=at, text="…", **said))

    second, first = add(AddendumReason.ADDS, 1), add(AddendumReason.LATER, 2)
    right = add(AddendumReason.CORRECTS, 3, which_fact="The day")
    add(AddendumReason.ADDS, 1, status=Status.WITHDRAWN)
    (one,) = timeline(casework, [case.id]).events
    assert one.before == (right,)
    assert one.after == (first, second)


def test_linked_cases_side_by_side(casework: Session, house: House) -> None:
    nerys, paul = house.person("Nerys Glynne"), house.person("Paul Harding")
    situation = house.situation().id
    hers = house.case(nerys, situation=situation)
    his = house.case(paul, situation=situation, worker=BETH, role=Role.CONCERN)
    mine, theirs = house.note(hers, days=2), house.note(his, days=1, by=BETH)
    assert [one.record.id for one in timeline(casework, (hers.id, his.id)).events] == [theirs.id, mine.id]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=30), st.integers(1, 12))
def test_pages_follow_one_another_without_gap_or_repeat(whens: list[tuple[int, bool]], size: int) -> None:
    engine = create_engine("sqlite://")
    METADATA["casework"].create_all(engine)
    with Session(engine) as session:
        house = House(session)
        case = house.case(house.person("Nerys Glynne"))
        made: set[uuid.UUID] = set()
        for day, dated in whens:
            at = NOW.utc - timedelta(days=day)
            made.add(house.keep(ContactNote(case=case.id, occurred_at=at if dated else None), at=at).id)
        seen: list[uuid.UUID] = []
        after: Point | None = None
        while True:
            page = timeline(session, [case.id], after=after, limit=size)
            seen += [one.record.id for one in page.events]
            if (after := page.then) is None:
                break
        assert len(seen) == len(set(seen))
        assert set(seen) == made
    engine.dispose()


def test_the_number_of_queries_does_not_grow_with_the_file(casework: Session, house: House) -> None:
    def counted(ask: Callable[[], object]) -> int:
        asked: list[str] = []

        def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
            asked.append(statement)

        event.listen(casework.get_bind(), "before_cursor_execute", note)
        ask()
        event.remove(casework.get_bind(), "before_cursor_execute", note)
        return len(asked)

    case = house.case(house.person("Nerys Glynne"), worker=HUW)
    house.note(case)
    few = counted(lambda: timeline(casework, [case.id]))
    for number in range(120):
        house.note(case, days=number)
    assert counted(lambda: timeline(casework, [case.id])) == few
    assert len(timeline(casework, [case.id]).events) == 50
