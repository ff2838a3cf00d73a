"""A day's sheets in one go: in sets, a line at the head of each, and what the printer has eaten once more, alone."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from tests.reports.reading import reader, text
from tests.services.test_desk import case_of, person
from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.hands import press
from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.handled_copy import Fate, HandledCopy
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.visit_options import ManagerDecision, Measure, Outcome
from vawdesk.models.values import Tri
from vawdesk.services import visit_steps
from vawdesk.ui.day_sheets_missing import MissingSheets
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.print_dialog import PrintDialog
from vawdesk.ui.pages.casework.visits import VisitsPage
from vawdesk.ui.printer import pages_of


def shown(page: QWidget, kind: type[QWidget]) -> QWidget:
    """The dialog of this kind that stands open."""
    (found,) = [one for one in page.findChildren(kind) if one.isVisible() and type(one) is kind]
    return found


def asked(office: Office, visit: HomeVisit) -> VisitsPage:
    """The board, with the question after the printer of this visit's day open."""
    page = VisitsPage(office.at, None)
    office.show(page)
    office.settle()
    assert visit.planned_at is not None
    press(office, page, f"print_{visit.planned_at.date().isoformat()}")
    office.settle()
    return page


def printed(office: Office, visit: HomeVisit) -> VisitsPage:
    """The same once the printer has had everything."""
    page = asked(office, visit)
    press(office, shown(page, PrintDialog), "verb")
    office.settle()
    return page


def head(sheet: bytes) -> str:
    """The line that says whose set a sheet belongs to."""
    (found,) = re.findall(r"For [\w ]+: sheet \d of \d of the day", text(sheet))
    return str(found)


def copies(office: Office) -> list[HandledCopy]:
    with office.desk.reading() as session:
        found = session.query(HandledCopy).order_by(HandledCopy.document, HandledCopy.copy_number).all()
        session.expunge_all()
    return found


def test_the_days_sheets_are_printed_with_one_confirmation(office: Office, waiting: HomeVisit) -> None:
    page = asked(office, waiting)
    said: list[str] = []
    page.saved.connect(said.append)
    assert "1 of these visits is not approved: its pages say DRAFT." in shown(page, PrintDialog).accessibleDescription()
    press(office, shown(page, PrintDialog), "verb")
    office.settle()
    assert said == [
        f"The printer took {sum(map(pages_of, office.tray.sheets))} pages. Look whether they came out, and take them from the tray."
    ]
    assert len(office.tray.sheets) == 3  # a page to carry for each of two workers, and the check-in sheet
    assert sorted(copy.document or "" for copy in copies(office)) == ["D20C", "D20C", "D21"]
    assert not any(copy.given_to for copy in copies(office))
    question = shown(page, Question)
    assert "3 sheets" in question.accessibleName()
    press(office, question, "verb")
    office.settle()
    assert {copy.given_to == copy.recipient for copy in copies(office)} == {True}
    assert office.went == []


def test_each_set_says_whose_it_is_on_every_sheet_and_names_nobody_who_is_visited(office: Office, waiting: HomeVisit) -> None:
    at = waiting.planned_at
    assert at is not None
    with office.desk.writing() as unit:  # somebody whom no warning reaches: one colleague may go
        somebody = unit.add(person("Mari Huws"))
        home = Address(kind=AddressKind.HOME, line1="2 Lôn Newydd", postcode="LL99 8AA", status=Status.SIGNED)
        home.residents = (Resident(person=somebody.id),)
        unit.add(home)
        case = case_of(unit, somebody)
        case.worker = office.staff["Huw"]
        unit.add(case)
        unit.commit()
        ids = somebody.id, home.id, case.id
    family = office.desk.open(Person, ids[0]), office.desk.open(Address, ids[1]), office.desk.open(Case, ids[2])
    later = office.visit(*family, planned_at=at + timedelta(hours=3), check_in_at=at + timedelta(hours=4))
    visit_steps.sign(office.desk, later)
    printed(office, waiting)
    assert [head(one) for one in office.tray.sheets] == [
        "For Huw: sheet 1 of 2 of the day", "For Huw: sheet 2 of 2 of the day", "For Megan Price: sheet 1 of 1 of the day",
        "For Sioned: sheet 1 of 1 of the day", "For Megan Price: sheet 1 of 1 of the day",
    ]  # fmt: skip
    assert not any("Nerys" in text(one) for one in office.tray.sheets)


def test_a_visit_that_a_manager_refused_has_no_sheet(office: Office, waiting: HomeVisit) -> None:
    office.sign_in("Sioned")
    visit_steps.decide_here(office.desk, waiting.id, ManagerDecision.DO_NOT_GO, "Do not visit")
    page = VisitsPage(office.at, None)
    office.show(page)
    office.settle()
    assert waiting.planned_at is not None
    assert page.findChild(QWidget, f"print_{waiting.planned_at.date().isoformat()}") is None


@pytest.mark.parametrize("eaten", [0, 2])
def test_a_jammed_sheet_is_printed_again_alone(office: Office, waiting: HomeVisit, eaten: int) -> None:
    page = printed(office, waiting)
    press(office, shown(page, Question), "back")
    which = shown(page, MissingSheets)
    press(office, which, "verb")
    assert which.isVisible()  # nothing is ticked yet
    box = which.findChild(QCheckBox, f"missing_{eaten}")
    assert isinstance(box, QCheckBox)
    office.qtbot.keyClick(box, Qt.Key.Key_Space)
    press(office, which, "verb")
    office.settle()
    press(office, shown(page, PrintDialog), "verb")
    office.settle()
    assert len(office.tray.sheets) == 4
    assert head(office.tray.sheets[3]) == head(office.tray.sheets[eaten])
    question = shown(page, Question)
    assert question.accessibleName() == "Did the sheet come out?"
    press(office, question, "verb")
    office.settle()
    held = copies(office)
    assert Counter(copy.fate for copy in held) == {None: 3, Fate.NEVER_PRINTED: 1}
    (lost,) = [copy for copy in held if copy.fate is Fate.NEVER_PRINTED]
    assert lost.document == ("D21" if eaten == 2 else "D20C")
    assert all(copy.given_to == copy.recipient for copy in held if copy.fate is None)
    assert office.went == []


def test_sheets_that_did_not_all_come_out_can_be_written_down_one_by_one(office: Office, waiting: HomeVisit) -> None:
    page = printed(office, waiting)
    press(office, shown(page, Question), "back")
    press(office, shown(page, MissingSheets), "back")
    assert office.went == [("handled_copies", None)]


def test_what_the_printer_did_not_take_is_cancelled_at_once_and_offered_again(office: Office, waiting: HomeVisit) -> None:
    office.tray.full_after = 1
    page = asked(office, waiting)
    said: list[str] = []
    page.saved.connect(said.append)
    press(office, shown(page, PrintDialog), "verb")
    office.settle()
    assert "stopped after 1 of 3 documents" in said[0]
    assert Counter(copy.fate for copy in copies(office)) == {Fate.NEVER_PRINTED: 2, None: 1}
    which = shown(page, MissingSheets)
    assert [box.isChecked() for box in which.findChildren(QCheckBox)] == [False, True, True]
    office.tray.full_after = None
    press(office, which, "verb")
    office.settle()
    press(office, shown(page, PrintDialog), "verb")
    office.settle()
    assert len(office.tray.sheets) == 3
    press(office, shown(page, Question), "verb")
    office.settle()
    assert Counter(copy.given_to is not None for copy in copies(office)) == {True: 3, False: 2}


def test_a_sheet_of_a_visit_that_still_waits_says_that_it_is_a_draft(office: Office) -> None:
    two = (office.staff["Huw"], office.staff["Megan Price"])
    visit = office.visit(
        *office.family(), {"weapon": Tri.YES}, outcome=Outcome.TWO_PEOPLE, workers=two, buddy=office.staff["Sioned"],
        measures=(Measure.TWO_WORKERS,),
    )  # fmt: skip
    printed(office, visit_steps.sign(office.desk, visit))
    assert all("DRAFT" in reader(one).pages[0].extract_text() for one in office.tray.sheets)
