"""The check-in sheet says at each step whom to call, and on which number: whoever holds it has nothing else (D21)."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.reports.example import furniture
from tests.reports.reading import reader, spoken, text
from tests.reports.views import BETHAN, MAIR, SIAN, TOMOS, record, rows, view, visit
from vawdesk.i18n import language
from vawdesk.models.casework.check_in_ladder import USUAL
from vawdesk.models.casework.visit_rows import CALL_OTHERS, CALL_WORKER, Called, Step, usual_steps
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.models.profile import Profile
from vawdesk.reports.forms.casework import buddy_sheet
from vawdesk.services.view import RecordView


def colleague(id: uuid.UUID, **said: Any) -> RecordView:
    made = record(StaffMember, 1, **said)
    return RecordView(described=made.described, values=made.values, names=made.names, kind=StaffMember, id=id)


def sheet(spoken_in: Any = "en", phone: str | None = "07700 900318", workers: tuple[uuid.UUID, ...] = (MAIR,)) -> bytes:
    called = rows(Called(SIAN, None, "01632 960417"), Called(None, "Nia Gwaith", "01632 960155"))
    steps = rows(*(Step(minutes, usual.text) for minutes, usual in usual_steps(USUAL)))
    shown = visit(workers=workers, buddy=BETHAN, overdue_order=called, steps=steps)
    held = {"check_in_phone": phone} if phone else {}
    named = (colleague(MAIR, **held), colleague(TOMOS, check_in_phone="07700 900352"))
    return buddy_sheet.ENTRY.render(view(shown, Profile.BUDDY, groups={"named": named}), spoken_in, furniture())


def read(data: bytes) -> str:
    return " ".join(text(data).replace("\u00a0", " ").split())


@pytest.mark.parametrize("spoken_in", ["en", "cy"])
def test_each_step_names_whom_to_call_and_the_number(spoken_in: Any) -> None:
    data = sheet(spoken_in, workers=(MAIR, TOMOS))
    found, say = read(data), language(spoken_in).say
    first, second = found.index(say(CALL_WORKER)), found.index(say(CALL_OTHERS).split(",")[0])
    step = found[first:second]
    assert "M. Gwaith: 07700 900318" in step
    assert "T. Ail: 07700 900352" in step
    last = found[second : found.index("999", second)]
    assert "S. Rheolwr: 01632 960417" in last
    assert "Nia Gwaith: 01632 960155" in last
    assert len(reader(data).pages) == 1


def test_nobody_is_told_to_call_the_buddy_who_reads_it() -> None:
    assert "all the buddy" not in " ".join(spoken(sheet()).split())


def test_where_no_number_is_on_file_there_is_a_line_for_the_pen() -> None:
    assert "M. Gwaith: no number is on file. Write it here before they go:" in read(sheet(phone=None))
