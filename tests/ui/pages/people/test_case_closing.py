"""What was answered before a case was closed comes back, in whatever language the page is opened again."""

from __future__ import annotations

from dataclasses import replace

from tests.ui.pages.people.conftest import Room
from vawdesk.i18n import language
from vawdesk.models.casework.case_rows import Carried
from vawdesk.models.casework.roles import Role
from vawdesk.ui.pages.casework import case_closing


def test_answers_come_back_in_another_language(room: Room) -> None:
    mair, dylan = room.person("Mair Pugh-Ellis"), room.person("Dylan Pugh")
    one = room.case(mair, (dylan, Role.CONCERN))
    room.flag(dylan)
    page = room.open(case_closing.ENTRY, one.id)
    page.things[0].carried.set_value(Carried.GOES_ON)
    page.things[0].word.set_value("Reviewed by the manager in March.")
    page.drafting.keep_now()
    room.at, room.shell = replace(room.at, language=language("cy")), None
    again = room.open(case_closing.ENTRY, one.id)
    assert again.things[0].words != page.things[0].words
    assert (again.things[0].carried.value(), again.things[0].word.value()) == (Carried.GOES_ON, "Reviewed by the manager in March.")
