"""A record as one line of words: none of them once it was taken out of the file to which it never belonged."""

from __future__ import annotations

from datetime import timedelta

from tests.services.conftest import House
from tests.services.test_desk import case_of, desk, note_of, person
from vawdesk.i18n import language
from vawdesk.models.base import Status
from vawdesk.services.desk import Desk
from vawdesk.services.file_records import file_records, line

__all__ = ["desk"]


def test_a_note_that_was_misfiled_keeps_only_its_number_where_something_rests_on_it(house: House) -> None:
    nerys = house.person("Nerys Llwyd")
    note = house.note(house.case(nerys), nerys, what_was_said="She moved out last night.", ref_no="N-2026-0007")
    assert line(note, language("en")).endswith(": She moved out last night.")
    note.status = Status.WITHDRAWN
    assert line(note, language("en")).endswith(": N-2026-0007")


def test_a_long_file_is_offered_page_by_page_to_its_oldest_record(desk: Desk) -> None:
    with desk.writing() as unit:
        case = unit.add(case_of(unit, unit.add(person())))
        for number in range(120):
            note = unit.add(note_of(unit, case, f"Call {number}."))
            note.occurred_at = unit.now.utc - timedelta(hours=number)
        unit.commit()
    found, then = file_records(desk, case.id)
    read = len(found)
    assert (read, then is None) == (50, False)
    while then is not None:
        more, then = file_records(desk, case.id, then)
        found += more
    assert len({one.id for one in found}) == len(found) == 120
    assert file_records(desk, None) == ([], None)
