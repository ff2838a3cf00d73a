"""What something may be attached to: a case, or whatever lies in one."""

from __future__ import annotations

import uuid

import pytest
from sqlalchemy import event

from tests.attached.office import Office
from tests.services.sealed_town import family
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.services import attached_bytes
from vawdesk.services.attachments import beside
from vawdesk.services.refusals import NothingHere


def test_what_lies_in_no_case_takes_no_attachment(office: Office) -> None:
    with pytest.raises(NothingHere):
        beside(office.desk, uuid.uuid4())
    with pytest.raises(NothingHere):
        beside(office.desk, office.family.mair)
    assert beside(office.desk, office.family.note).record.type_name == ContactNote.type_name
    assert isinstance(beside(office.desk, office.family.case).record, Case)
    assert attached_bytes.PURPOSE == "attachment"


def test_what_something_is_attached_to_is_found_in_one_read(office: Office) -> None:
    """However many sorts of record there are: a page waits for it. Sealed as open, and withdrawn as little as gone."""
    with office.desk.writing() as unit:
        sealed = family(unit, viewers=[office.desk.account.id])
        unit.commit()
    asked: list[str] = []
    engine = office.desk.compartment("casework").engine

    @event.listens_for(engine, "before_cursor_execute")
    def count(_connection, _cursor, statement, _values, _context, _many):
        asked.append(statement)

    for family_file in (office.family, sealed):
        asked.clear()
        near = beside(office.desk, family_file.note)
        assert (near.case.id, near.record.id) == (family_file.case, family_file.note)
        assert len(asked) <= 6
    event.remove(engine, "before_cursor_execute", count)
    with pytest.raises(NothingHere):
        beside(office.sit("Dai"), sealed.note)
