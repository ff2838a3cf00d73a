"""On closing, two things that are open in one record are answered, kept and come back to one by one (C10)."""

from __future__ import annotations

from dataclasses import replace

from tests.ui.pages.people.conftest import Room
from tests.ui.pages.people.hands import press
from vawdesk.i18n import language
from vawdesk.models.casework.case import Case, CloseReason
from vawdesk.models.casework.case_rows import Carried, PriorityAction
from vawdesk.models.casework.roles import Role
from vawdesk.ui.pages.casework import case_closing


def test_each_of_two_things_keeps_its_own_answer(room: Room) -> None:
    actions = (PriorityAction(what="Change the locks."), PriorityAction(what="Ask the school."))
    one = room.case(room.person("Mair Pugh-Ellis"), priority_actions=actions)
    page = room.open(case_closing.ENTRY, one.id)
    first, second = page.things
    assert ["Change the locks." in first.words, "Ask the school." in second.words] == [True, True]
    first.carried.set_value(Carried.ENDED)
    first.word.set_value("Done on Monday.")
    first.word.changed.emit()
    page.leave()
    room.done()
    page = room.open(case_closing.ENTRY, one.id)
    first, second = page.things
    assert (first.carried.value(), first.word.value()) == (Carried.ENDED, "Done on Monday.")
    assert (second.carried.value(), second.word.value()) == (None, None)
    page.form.editors["close_reason"].set_value(CloseReason.FINISHED)
    page.form.editors["outcome"].set_value("The work is done.")
    press(page, "save")
    assert not room.desk.open(Case, one.id).is_closed  # the other is not answered yet
    second.carried.set_value(Carried.GOES_ON)
    second.word.set_value("Huw.")
    press(page, "save")
    room.done()
    kept = room.desk.open(Case, one.id)
    assert kept.is_closed
    assert [row.word for row in kept.left_open or ()] == ["Done on Monday.", "Huw."]


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
