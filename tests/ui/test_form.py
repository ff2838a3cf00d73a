"""A form of a record: its problems, its drafts, its cursor; and that every record of the program has one."""

from __future__ import annotations

import importlib
import pkgutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

import vawdesk.models
from tests.ui.component_boards import sources
from vawdesk.i18n import N_, Language
from vawdesk.models.base import Record
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person
from vawdesk.models.rules import Problem, Weight
from vawdesk.ui.kit.editors.sheet import SheetEditor
from vawdesk.ui.kit.form import Form, Section

for found in pkgutil.walk_packages(vawdesk.models.__path__, "vawdesk.models."):
    importlib.import_module(found.name)


def records(base: type[Record] = Record) -> list[type[Record]]:
    """Every record type that is kept."""
    below = [found for sub in base.__subclasses__() for found in records(sub)]
    return below if base.__dict__.get("__abstract__") else [base, *below]


@pytest.fixture
def form(qtbot, english: Language) -> Form:
    names = ("preferred_name", "legal_first", "dob", "aliases") if "preferred_name" in Person.fields() else tuple(Person.fields())[:5]
    made = Form(Person.fields(), [Section(names, Person.title)], english, sources())
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.activateWindow()
    return made


@pytest.mark.parametrize("record", records(), ids=lambda record: record.type_name)
def test_every_record_can_be_shown_and_read_back(qtbot, english: Language, record: type[Record]) -> None:
    fields = record.fields()
    form = Form(fields, [Section(tuple(fields))], english, sources())
    qtbot.addWidget(form)
    fresh = record()
    form.load({name: fresh.value(name) for name in fields})
    form.load({name: fresh.value(name) for name in fields})
    assert {name: value for name, value in form.values().items() if value is not None} == {
        name: fresh.value(name) for name in fields if fresh.value(name) is not None
    }
    for name, editor in form.editors.items():
        assert editor.objectName() == name
        assert editor.accessibleName()


def test_a_problem_stands_in_the_summary_and_beside_its_field_in_the_same_words(qtbot, form: Form) -> None:
    name = next(iter(form.editors))
    assert not form.show_problems([Problem(name, N_("Write the name they like to be called."), "8.25", Weight.REFUSE)])
    assert QApplication.focusWidget() is form.summary
    assert form.summary.links[0].accessibleName() == "Write the name they like to be called."
    assert form.editors[name].error() == "Error: Write the name they like to be called."
    qtbot.keyClick(form.summary, Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert QApplication.focusWidget() in form.editors[name].controls()
    assert form.show_problems([])
    assert not form.summary.isVisible()
    assert form.editors[name].error() == ""


def test_what_was_wrong_with_a_field_goes_when_it_is_changed_and_the_rest_stays(qtbot, form: Form) -> None:
    first, second = list(form.editors)[:2]
    wrong = [Problem(name, N_("Write the name they like to be called."), "8.25", Weight.REFUSE) for name in (first, second)]
    form.show_problems(wrong)
    with qtbot.assertNotEmitted(form.settled):
        qtbot.keyClicks(form.editors[first].controls()[0], "Nan")
    assert form.editors[first].error() == ""
    assert form.editors[second].error()
    assert len(form.summary.links) == 1
    with qtbot.waitSignal(form.settled):
        qtbot.keyClicks(form.editors[second].controls()[0], "Nan")
    assert not form.summary.isVisible()


def test_of_a_list_of_questions_only_what_was_answered_is_right_again(qtbot, english: Language) -> None:
    made = Form(HomeVisit.fields(), [Section(("answers",))], english, sources())
    qtbot.addWidget(made)
    made.load({})
    sheet = made.editors["answers"]
    assert isinstance(sheet, SheetEditor)
    keys = list(sheet.questions)[:2]
    made.show_problems([Problem(f"answers.{key}", N_("Answer this."), "8.15", Weight.REFUSE) for key in keys])
    sheet.questions[keys[0]].options[0].click()
    assert len(made.summary.links) == 1


def test_words_that_fit_any_field_are_told_apart_by_their_label(form: Form) -> None:
    form.restore({"dob": ["31", "2", "2026", False]})
    form.show_problems(form.faults())
    assert form.summary.links[0].accessibleName() == "Date of birth: 31 February does not exist. Check the day."


def test_a_problem_without_a_field_is_said_all_the_same(form: Form) -> None:
    form.show_problems([Problem("", N_("Somebody else changed this record."), "8.25", Weight.REFUSE)])
    assert "Somebody else changed this record" in form.summary.accessibleName()


def test_writing_asks_for_a_draft_after_a_pause_and_at_once_when_told(qtbot, form: Form) -> None:
    box = form.findChild(QLineEdit, "legal_first_box")
    drafts: list[int] = []
    form.edited.connect(lambda: drafts.append(1))
    form.load({})
    form.flush()
    assert drafts == []  # nothing was written
    qtbot.keyClicks(box, "Mair")
    form.flush()
    assert drafts == [1]
    with qtbot.waitSignal(form.edited, timeout=6000):
        qtbot.keyClicks(box, "!")


def test_the_cursor_comes_back_to_the_letter(qtbot, form: Form) -> None:
    box = form.findChild(QLineEdit, "legal_first_box")
    box.setFocus()
    qtbot.keyClicks(box, "Mair Pugh")
    box.setCursorPosition(4)
    stood = form.capture()
    form.editors["dob"].focus_first()
    box.setCursorPosition(0)
    assert stood is not None
    form.place(stood)
    assert QApplication.focusWidget() is box
    assert box.cursorPosition() == 4


def test_leaving_empties_every_box_and_stops_the_clock(qtbot, form: Form) -> None:
    box = form.findChild(QLineEdit, "legal_first_box")
    qtbot.keyClicks(box, "Mair")
    form.forget()
    assert box.text() == ""
    assert not form._pause.isActive()
    box.undo()
    assert box.text() == ""


def test_slips_are_kept_in_the_draft(form: Form) -> None:
    form.restore({"dob": ["31", "2", "2026", True]})
    assert form.unfinished() == {"dob": ["31", "2", "2026", True]}
    assert form.values()["dob"] is None


def test_the_cursor_is_known_while_another_program_is_in_front(qtbot, form: Form) -> None:
    box = form.findChild(QLineEdit, "legal_first_box")
    box.setFocus()
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    stood = form.capture()
    assert stood is not None
    assert stood.control == "legal_first_box"


def test_a_hidden_field_with_a_slip_stands_in_nobodys_way(form: Form) -> None:
    form.restore({"dob": ["31", "2", "2026", False]})
    form.show_field("dob", False)
    assert form.faults() == []
