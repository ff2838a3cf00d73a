"""What a manager agreed to by phone is put to them on Home, and gets their own signature when they are back (X13)."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from tests.hands import put
from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.hands import press
from tests.ui.pages.visits.staff_risk_flag_hands import opened, proposed
from vawdesk.models.base import Record
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_options import ManagerDecision, Measure, Outcome
from vawdesk.models.second_person import Form, form_of
from vawdesk.models.values import Tri
from vawdesk.services import visit_steps
from vawdesk.services.due_kinds import Kind
from vawdesk.services.home_now import home_now
from vawdesk.services.names_on_file import NamesOnFile
from vawdesk.ui.kit.editors.second_person import SecondPersonEditor
from vawdesk.ui.pages.casework.home_visit import open_page
from vawdesk.ui.pages.casework.home_visit_signed import SignedVisit


def reached_by_phone(office: Office, parent: QWidget, editor: SecondPersonEditor) -> None:
    """Huw has Sioned on the telephone and writes down what she says."""
    put(editor.how, Form.REACHED)
    put(editor.whom, "Sioned")
    put(editor.at, office.town.clock.utc - timedelta(minutes=2))
    put(editor.words, "Yes, and take Megan along.")
    press(office, parent, editor.agree.objectName())


def waits_for_me(office: Office, record: Record) -> bool:
    """Whether Home tells whoever is at the desk that this waits for their signature."""
    lines = home_now(office.desk, NamesOnFile(office.desk)).lines.all
    return any(line.kind is Kind.AGREED_ELSEWHERE and record.id in {id for _type, id in line.targets} for line in lines)


def test_a_flag_agreed_to_by_phone_is_confirmed_by_whoever_was_reached(office: Office) -> None:
    page = opened(office, proposed(office))
    assert page.agreeing is not None
    reached_by_phone(office, page, page.agreeing.editor)
    flag = office.desk.open(StaffRiskFlag, page.flag.id)
    assert flag.approved_by is not None
    assert (form_of(flag.approved_by), flag.approved_by.person) == (Form.REACHED, office.staff["Sioned"])
    assert not waits_for_me(office, flag)
    assert opened(office, flag).findChild(QWidget, "confirm_later") is None
    office.sign_in("Sioned")
    assert waits_for_me(office, flag)
    press(office, opened(office, flag), "confirm_later")
    kept = office.desk.open(StaffRiskFlag, flag.id)
    assert kept.confirmed_by is not None
    assert (kept.confirmed_by.person, kept.approved_by) == (office.staff["Sioned"], flag.approved_by)
    assert not waits_for_me(office, kept)


def test_a_visit_agreed_to_by_phone_is_confirmed_by_whoever_was_reached(office: Office) -> None:
    two = (office.staff["Huw"], office.staff["Megan Price"])
    written = office.visit(
        *office.family(), {"weapon": Tri.NOT_KNOWN}, outcome=Outcome.TWO_PEOPLE, workers=two, buddy=office.staff["Sioned"],
        measures=(Measure.TWO_WORKERS,),
    )  # fmt: skip
    visit = visit_steps.sign(office.desk, written)
    page = open_page(office.at, visit.id)
    assert isinstance(page, SignedVisit)
    office.show(page)
    assert page.decision is not None
    put(page.decision.editors["manager_decision"], ManagerDecision.AGREED)
    page.decision.editors["manager_spoken_to"].set_value(office.staff["Sioned"])
    put(page.decision.editors["manager_spoken_at"], office.town.clock.utc - timedelta(minutes=2))
    reached_by_phone(office, page, page.decision.agreeing.editor)
    visit = office.desk.open(HomeVisit, visit.id)
    assert visit.manager_signed is not None
    assert not waits_for_me(office, visit)
    office.sign_in("Sioned")
    assert waits_for_me(office, visit)
    page = open_page(office.at, visit.id)
    assert isinstance(page, SignedVisit)
    office.show(page)
    press(office, page, "confirm")
    kept = office.desk.open(HomeVisit, visit.id)
    assert kept.manager_confirmed is not None
    assert (kept.manager_confirmed.person, kept.manager_signed) == (office.staff["Sioned"], visit.manager_signed)
    assert not waits_for_me(office, kept)
