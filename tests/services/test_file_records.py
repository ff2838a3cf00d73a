"""A record as one line of words: none of them once it was taken out of the file to which it never belonged."""

from __future__ import annotations

from tests.services.conftest import House
from vawdesk.i18n import language
from vawdesk.models.base import Status
from vawdesk.services.file_records import line


def test_a_note_that_was_misfiled_keeps_only_its_number_where_something_rests_on_it(house: House) -> None:
    nerys = house.person("Nerys Llwyd")
    note = house.note(house.case(nerys), nerys, what_was_said="She moved out last night.", ref_no="N-2026-0007")
    assert line(note, language("en")).endswith(": She moved out last night.")
    note.status = Status.WITHDRAWN
    assert line(note, language("en")).endswith(": N-2026-0007")
