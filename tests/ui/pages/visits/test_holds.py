"""Holding, lifting and being asked after a death, as a worker and a manager do it at the desk (X11)."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from tests.ui.looking import faults_seen
from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.hands import agree_in_place, press
from tests.ui.pages.visits.staff_risk_flag_hands import opened
from tests.ui.pages.visits.test_flag_kept import ready
from vawdesk.i18n import Code
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.connection import Connection, DeclaredBy
from vawdesk.models.casework.hold import Because, Held, Hold, Standing
from vawdesk.models.casework.person import Person
from vawdesk.models.closeness import Closeness
from vawdesk.models.values import PartialDate
from vawdesk.services import hold_steps
from vawdesk.services.due_kinds import Kind
from vawdesk.services.flag_list import FlagDue, flags_listed
from vawdesk.services.flags_due import flags_due
from vawdesk.services.home_now import home_now
from vawdesk.ui.kit.second_question import SecondPersonQuestion
from vawdesk.ui.pages.casework import hold, hold_list
from vawdesk.ui.pages.casework.case import CasePage
from vawdesk.ui.pages.casework.hold import HoldPage
from vawdesk.ui.pages.casework.hold_form import HoldForm
from vawdesk.ui.pages.casework.hold_list import HoldsPage
from vawdesk.ui.pages.casework.person import PersonPage
from vawdesk.ui.pages.organisation.home_lines import place_of


def words(page: QWidget) -> str:
    return " ".join(label.accessibleName() or label.text() for label in page.findChildren(QLabel)).replace("\u00a0", " ")


def form_of(office: Office, id: uuid.UUID) -> HoldForm:
    """The form to which “Hold…” leads."""
    page = hold.make(office.at, id)
    assert isinstance(page, HoldForm)
    office.show(page)
    return page


def page_of(office: Office, id: uuid.UUID) -> HoldPage:
    page = hold.make(office.at, id)
    assert isinstance(page, HoldPage)
    office.show(page)
    return page


def held(office: Office, id: uuid.UUID, why: Because = Because.POLICE) -> Hold:
    """Whoever is at the desk holds it through the form."""
    page = form_of(office, id)
    assert page.form is not None
    page.form.editors["because"].set_value(why)
    page.form.editors["words"].set_value("Ask at the station in Llanfair.")
    press(office, page, "save")
    office.settle()
    key, made = office.went[-1]
    assert key == "hold"
    assert made is not None
    return office.desk.open(Hold, made)


def died(office: Office, id: uuid.UUID) -> None:
    with office.desk.writing() as unit:
        unit.get(Person, id).deceased_on = PartialDate(2026, 11, 20)
        unit.commit()


def close_to(office: Office, id: uuid.UUID) -> None:
    """Whoever is at the desk declares that they are related."""
    with office.desk.writing() as unit:
        by = unit.desk.account.staff
        unit.add(
            Connection(
                staff_member=by, person=id, closeness=Closeness.RELATIVE, declared_by=DeclaredBy.THEMSELVES, declared_on=unit.now.today,
                status=Status.SIGNED,
            )
        )  # fmt: skip
        unit.commit()


def kinds(office: Office) -> set[Kind]:
    return {due.kind for due in home_now(office.desk, office.at.names).lines.all}


def test_a_worker_holds_a_person_and_the_file_says_so_quietly(office: Office) -> None:
    nerys, _home, case = office.family()
    person = PersonPage(office.at, nerys.id)
    office.show(person)
    press(office, person, "go_hold")
    assert office.went[-1] == ("hold", nerys.id)
    made = held(office, nerys.id)
    assert (made.held, made.person, made.stands) == (Held.PERSON, nerys.id, True)
    for page in (PersonPage(office.at, nerys.id), CasePage(office.at, case.id)):
        office.show(page)
        assert "Held since 24 November 2026: The police need it" in words(page)
        press(office, page, f"hold_{made.id.hex}")
        assert office.went[-1] == ("hold", made.id)


def test_a_case_is_held_with_its_situation(office: Office) -> None:
    _nerys, _home, case = office.family()
    page = CasePage(office.at, case.id)
    office.show(page)
    press(office, page, "go_hold")
    assert office.went[-1] == ("hold", case.id)
    made = held(office, case.id)
    assert (made.held, made.situation, made.person) == (Held.SITUATION, case.situation, None)


def test_only_what_is_to_be_held_is_asked_and_kept(office: Office) -> None:
    nerys, _home, _case = office.family()
    page = form_of(office, nerys.id)
    assert page.form is not None
    shown = {name for name, one in page.form.editors.items() if not one.isHidden()}
    assert "person" in shown
    assert not shown & {"situation", "from_day", "until_day"}
    page.form.editors["held"].set_value(Held.PERIOD)
    page.look()
    shown = {name for name, one in page.form.editors.items() if not one.isHidden()}
    assert {"from_day", "until_day"} <= shown
    assert not shown & {"person", "situation"}
    for name, value in (("from_day", office.at.now().today), ("because", Because.COURT), ("words", "The court at Llanfair.")):
        page.form.editors[name].set_value(value)
    press(office, page, "save")
    office.settle()
    made = office.desk.open(Hold, office.went[-1][1] or uuid.uuid4())
    assert (made.held, made.person, made.from_day) == (Held.PERIOD, None, office.at.now().today)


def test_two_people_lift_it_at_the_desk(office: Office) -> None:
    nerys, _home, _case = office.family()
    made = held(office, nerys.id)
    page = page_of(office, made.id)
    press(office, page, "lift")
    asked = page.findChild(SecondPersonQuestion)
    agree_in_place(office, asked, "The police have closed it.")
    lifted = office.desk.open(Hold, made.id)
    assert (lifted.standing, lifted.lifted_why) == (Standing.LIFTED, "The police have closed it.")
    page = page_of(office, made.id)
    assert page.findChild(QPushButton, "lift") is None
    assert "The police have closed it." in words(page)
    person = PersonPage(office.at, nerys.id)
    office.show(person)
    assert "Held since" not in words(person)


def test_a_flag_that_is_held_is_not_due_and_says_why(office: Office) -> None:
    flag = ready(office)
    assert flag.person is not None
    assert Kind.FLAG_KEPT_OVER in {due.kind for due in flags_due(office.desk)}
    held(office, flag.person)
    page = opened(office, flag)
    assert page.findChild(QPushButton, "remove") is None
    assert "Nothing that is held is removed." in words(page)
    assert Kind.FLAG_KEPT_OVER not in {due.kind for due in flags_due(office.desk)}
    (line,) = [one for one in flags_listed(office.desk) if one.id == flag.id]
    assert line.dues == (FlagDue.HELD,)
    assert not line.due


def test_after_a_death_home_asks_whoever_decides_and_one_press_holds(office: Office) -> None:
    nerys, _home, case = office.family()
    died(office, nerys.id)
    assert Kind.HOLD_PROPOSED not in kinds(office)  # Huw is a worker
    office.sign_in("Sioned")
    (due,) = [one for one in home_now(office.desk, office.at.names).lines.all if one.kind is Kind.HOLD_PROPOSED]
    assert due.references == (case.ref_no,)
    assert "Nerys" not in office.at.language.say(due.words)
    assert place_of(due) == ("holds", nerys.id)
    page = HoldsPage(office.at, nerys.id)
    office.show(page)
    assert f"Nerys Llwyd died on 20 November 2026. Cases: {case.ref_no}" in words(page)
    press(office, page, f"hold_{nerys.id.hex}")
    assert office.went[-1] == ("holds", None)
    assert Kind.HOLD_PROPOSED not in kinds(office)
    page = HoldsPage(office.at, None)
    office.show(page)
    listed = [one for one in page.findChildren(QPushButton) if one.text() == "Nerys Llwyd"]
    press(office, page, listed[0].objectName())
    made = office.desk.open(Hold, office.went[-1][1] or uuid.uuid4())
    assert (made.because, made.person, made.stands) == (Because.DEATH, nerys.id, True)


def test_a_manager_decides_that_it_is_not_held_and_says_why(office: Office) -> None:
    nerys, _home, _case = office.family()
    died(office, nerys.id)
    page = HoldsPage(office.at, nerys.id)
    office.show(page)
    assert page.findChild(QPushButton, f"not_{nerys.id.hex}") is None
    office.sign_in("Sioned")
    page = HoldsPage(office.at, nerys.id)
    office.show(page)
    press(office, page, f"not_{nerys.id.hex}")
    page.asking.reason.set_value("She died at ninety, of her heart.")
    press(office, page.asking, "verb")
    assert Kind.HOLD_PROPOSED not in kinds(office)
    page = HoldsPage(office.at, None)
    office.show(page)
    assert "Decided not to hold" in words(page)
    person = PersonPage(office.at, nerys.id)
    office.show(person)
    assert "Held since" not in words(person)


@pytest.mark.parametrize("tongue", ["en", "cy"])
def test_nothing_is_cut(make_office: Callable[[Code], Office], tongue: Code) -> None:
    office = make_office(tongue)
    office.sign_in("Sioned")
    nerys, _home, case = office.family()
    died(office, nerys.id)
    made = held(office, case.id, Because.REQUEST)
    pages = (form_of(office, nerys.id), page_of(office, made.id), HoldsPage(office.at, None), PersonPage(office.at, nerys.id))
    for page in pages:
        assert faults_seen(office.qtbot, office.show(page)) == []


def test_whoever_is_close_to_somebody_sees_nothing_of_a_hold(office: Office) -> None:
    nerys, _home, case = office.family()
    died(office, nerys.id)
    made = held(office, nerys.id)
    office.sign_in("Sioned")
    close_to(office, nerys.id)
    assert hold_steps.proposed(office.desk) == []
    page = HoldsPage(office.at, None)
    office.show(page)
    assert "Nerys" not in words(page)
    page = hold.make(office.at, made.id)
    office.show(page)
    assert "There is nothing here that you can open." in words(page)
    assert office.desk.peek(Case, case.id) is not None
    assert {entry.key for entry in (hold.ENTRY, hold_list.ENTRY)} == {"hold", "holds"}
