"""A staff-risk flag from the writing to its end, as a worker and a manager meet it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.hands import press
from tests.ui.pages.visits.staff_risk_flag_hands import opened, proposed
from vawdesk.models.base import Status
from vawdesk.models.casework.connection import Connection, DeclaredBy
from vawdesk.models.casework.flag_options import Notify, Source, Standing
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.closeness import Closeness
from vawdesk.models.second_person import Form as How
from vawdesk.models.values import PartialDate
from vawdesk.services import flag_steps
from vawdesk.services.refusals import Refused
from vawdesk.ui.kit.geometry import faults
from vawdesk.ui.pages.casework.staff_risk_flag import ProposeFlag, open_page


def writing(office: Office, flag: StaffRiskFlag | None = None) -> ProposeFlag:
    """The page, with everything of a flag typed in."""
    nerys, _home, _case = office.family()
    page = open_page(office.at, nerys.id)
    assert isinstance(page, ProposeFlag)
    office.show(page)
    said = flag or office.flag(nerys)
    for name, editor in page.sheet.editors.items():
        if said.value(name) is not None:
            editor.set_value(said.value(name))
    page.sheet.editors["category"].changed.emit()
    return page


def test_what_is_missing_is_said_in_the_summary_and_beside_the_field(office: Office) -> None:
    page = open_page(office.at, None)
    assert isinstance(page, ProposeFlag)
    office.show(page)
    press(office, page, "next")
    assert QApplication.focusWidget() is page.sheet.summary
    words = [link.accessibleName() for link in page.sheet.summary.links]
    assert "Choose at least one thing that colleagues are to do. A warning without one helps nobody." in words
    assert "Describe what happened." in words


def test_a_date_that_is_none_and_what_is_missing_are_said_together(office: Office) -> None:
    page = open_page(office.at, None)
    assert isinstance(page, ProposeFlag)
    office.show(page)
    page.sheet.editors["review_on"].set_typed(["31", "2", "2027", False])
    press(office, page, "next")
    lines = [link.accessibleName() for link in page.sheet.summary.links]
    assert "Describe what happened." in lines
    slip = page.sheet.editors["review_on"].fault()
    assert slip is not None
    assert sum(office.at.language.say(slip) in line for line in lines) == 1


def test_an_opinion_is_asked_about_and_stands_in_nobodys_way(office: Office) -> None:
    page = writing(office)
    box = page.sheet.editors["factual_description"].controls()[0]
    box.setFocus()
    office.qtbot.keyClicks(box, " He is a psycho.")
    assert not page.prompt.isHidden()
    assert "“psycho” is an opinion" in page.prompt.body.words
    press(office, page, "next")
    assert not page.check.isHidden()


def test_the_check_comes_first_and_then_everybody_sees_it(office: Office) -> None:
    page = writing(office)
    press(office, page, "next")
    assert office.went == []
    press(office, page, "next")
    key, id = office.went[-1]
    assert key == "staff_risk_flag"
    assert id is not None
    kept = office.desk.open(StaffRiskFlag, id)
    assert kept.standing is Standing.PROPOSED
    assert kept.ref_no is not None


def test_change_goes_back_to_the_section(office: Office) -> None:
    page = writing(office)
    press(office, page, "next")
    press(office, page, "change_1")
    assert page.check.isHidden()
    assert QApplication.focusWidget() in page.sheet.editors["control_instructions"].controls()


def test_where_it_rests_on_an_account_telling_is_left_to_a_manager(office: Office) -> None:
    page = writing(office)
    page.sheet.editors["notify_person"].set_value(None)
    page.sheet.editors["category"].changed.emit()
    page.sheet.editors["source"].set_value(Source.VICTIM)
    page.sheet.editors["source"].changed.emit()
    assert page.sheet.editors["notify_person"].value() is Notify.LATER
    assert not page.sheet.editors["informant"].isHidden()


def test_the_proposer_cannot_confirm_but_a_manager_signs_in_place(office: Office) -> None:
    page = opened(office, proposed(office))
    assert page.confirm_button is None
    assert page.agreeing is not None
    editor = page.agreeing.editor
    editor.how.set_value(How.IN_PLACE)
    editor._formed()
    sioned = next(value for value in editor.who._values if value is not None and value.name == "Sioned")
    editor.who.set_value(sioned)
    office.qtbot.keyClicks(editor.secret.box, "not hers")
    office.qtbot.keyClick(editor.secret.box, Qt.Key.Key_Return)
    office.settle()
    assert editor.error().startswith("Error: ")
    assert editor.secret.text() == ""
    office.qtbot.keyClicks(editor.secret.box, office.town.people["Sioned"])
    office.qtbot.keyClick(editor.secret.box, Qt.Key.Key_Return)
    office.settle()
    kept = office.desk.open(StaffRiskFlag, page.flag.id)
    assert kept.standing is Standing.CONFIRMED
    assert kept.approved_by is not None
    assert kept.approved_by.person == office.staff["Sioned"]


def test_a_manager_confirms_what_a_colleague_proposed_with_one_press(office: Office) -> None:
    flag = proposed(office)
    office.sign_in("Sioned")
    page = opened(office, flag)
    press(office, page, "confirm")
    assert office.desk.open(StaffRiskFlag, flag.id).standing is Standing.CONFIRMED


def test_nobody_did_it_before_they_were_born(office: Office) -> None:
    nerys, _home, _case = office.family()
    with office.desk.writing() as unit:
        unit.get(Person, nerys.id).dob = PartialDate(1984, 5, 2)
        unit.commit()
    with pytest.raises(Refused) as refused:
        flag_steps.propose(office.desk, office.flag(nerys, incident_date=PartialDate(1984, 4)))
    assert [problem.field for problem in refused.value.problems if problem.rule == "X9 event"] == ["incident_date"]
    flag_steps.propose(office.desk, office.flag(nerys, incident_date=PartialDate(1984)))


def test_opening_it_counts_as_having_read_it(office: Office) -> None:
    flag = proposed(office)
    assert office.desk.unseen(flag)
    opened(office, flag)
    assert not office.desk.unseen(flag)


@pytest.mark.parametrize("tongue", ["en", "cy"])
def test_nothing_is_cut_or_covered(make_office: Callable[..., Office], tongue: str) -> None:
    office = make_office(tongue)
    office.sign_in("Huw")
    page = writing(office)
    shell = office.shells[-1]
    QApplication.processEvents()
    assert faults(shell) == []
    press(office, page, "next")
    QApplication.processEvents()
    assert faults(shell) == []
    flag = flag_steps.propose(office.desk, office.flag(office.family()[0]))
    opened(office, flag)
    QApplication.processEvents()
    assert faults(office.shells[-1]) == []


def test_a_reader_connected_with_the_person_sees_what_to_do_and_not_why(office: Office) -> None:
    flag = proposed(office)
    with office.desk.writing() as unit:
        declared = Connection(staff_member=office.staff["Huw"], person=flag.person, closeness=Closeness.RELATIVE, status=Status.SIGNED)
        declared.declared_by, declared.declared_on = DeclaredBy.THEMSELVES, date(2026, 11, 20)
        unit.add(declared)
        unit.commit()
    page = opened(office, flag)
    words = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "Two people at every contact in person." in words
    assert "I know your car" not in words
    assert page.findChild(QPushButton, "challenge") is None
    page.print_asked()
    assert office.went == []


def test_what_was_typed_of_a_flag_comes_back(office: Office) -> None:
    page = writing(office)
    page.drafting.keep_now()
    again = open_page(office.at, page.flag.person)
    assert isinstance(again, ProposeFlag)
    office.show(again)
    assert again.sheet.editors["factual_description"].value() == "He said: “I know your car.”"
