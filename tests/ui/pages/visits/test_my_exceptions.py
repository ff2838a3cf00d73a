"""What a manager agreed to in a month: visits in spite of a concern and second signatures, with the reasons, on the screen and on paper."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton

from tests.hands import write
from tests.reports.reading import text
from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.hands import press
from vawdesk.models.casework.flag_options import Instruction
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import ManagerDecision, Measure, Outcome, VisitStanding
from vawdesk.models.profile import Profile
from vawdesk.models.second_person import Act
from vawdesk.models.values import Tri
from vawdesk.services import flag_steps, visit_steps
from vawdesk.services.gathering import gather
from vawdesk.services.leaving import Request
from vawdesk.services.my_exceptions import my_month
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.refusals import NothingHere, Refused
from vawdesk.services.release import prepare
from vawdesk.ui.kit.print_ask import PRINT, PrintAsk
from vawdesk.ui.pages.casework.my_exceptions import MyExceptionsPage
from vawdesk.ui.pages.casework.visits import VisitsPage
from vawdesk.ui.pages.casework.visits_decide import AgainstFlag

REASON = "The shotgun is with the police."


@pytest.fixture
def agreed(office: Office, waiting: HomeVisit) -> HomeVisit:
    """Sioned has agreed to a visit of two people, refused another, and let Huw go alone in spite of a weapon. She sits at the desk."""
    alone, no = (_alone(office, waiting, days, why) for days, why in ((1, REASON), (2, "Nobody else is free.")))
    office.sign_in("Sioned")
    for one, decision in ((waiting, ManagerDecision.AGREED), (alone, ManagerDecision.AGREED), (no, ManagerDecision.DO_NOT_GO)):
        visit_steps.decide_here(office.desk, one.id, decision, "")
    return office.desk.open(HomeVisit, alone.id)


def _alone(office: Office, waiting: HomeVisit, days: int, why: str) -> HomeVisit:
    """Huw goes alone some days after the visit that waits, and says why."""
    assert waiting.planned_at is not None
    at = waiting.planned_at + timedelta(days=days)
    visit = office.visit(
        *office.family(), {"weapon": Tri.YES, "threats to staff": Tri.YES}, outcome=Outcome.WITH_MEASURES, measures=(Measure.DOOR,),
        planned_at=at, check_in_at=at + timedelta(minutes=50), exception_reason=why,
    )  # fmt: skip
    return visit_steps.sign(office.desk, visit)


def shown(office: Office) -> tuple[MyExceptionsPage, str]:
    page = MyExceptionsPage(office.at, None)
    office.show(page)
    office.settle()
    return page, words(page)


def words(page: MyExceptionsPage) -> str:
    return " ".join(getattr(label, "words", label.text()) for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def test_a_visit_alone_in_spite_of_a_concern_stands_there_with_its_reason_and_its_causes(office: Office, agreed: HomeVisit) -> None:
    found = my_month(office.desk, office.at.now().today)
    assert [(line.id, line.act, line.reason) for line in found.visits] == [(agreed.id, Act.VISIT_DESPITE, REASON)]
    assert [line.act for line in found.measured] == [Act.VISIT]  # two people went; the one that was refused is no exception
    assert found.others == ()
    page, said = shown(office)
    assert f"Reason: {REASON}" in said
    assert "Weapon or firearm: Yes" in said
    assert "Nerys" not in said
    assert "Agreed as it was assessed." in said
    assert "No reason is written down" not in said
    press(office, page, f"open_{agreed.id.hex}")
    assert office.went == [("home_visit", agreed.id)]


def test_against_a_flag_a_manager_agrees_only_with_a_reason_and_it_is_an_exception(office: Office) -> None:
    nerys, home, case = office.family()
    flag_steps.propose(office.desk, office.flag(nerys, control_instructions=(Instruction.NOT_AT_HOME,)))
    two = (office.staff["Huw"], office.staff["Megan Price"])
    said = {"outcome": Outcome.TWO_PEOPLE, "workers": two, "buddy": office.staff["Sioned"], "measures": (Measure.TWO_WORKERS,)}
    worries = {"threats to staff": Tri.YES}
    with pytest.raises(Refused) as refused:
        visit_steps.sign(office.desk, office.visit(nerys, home, case, worries, **said))
    assert [one.rule for one in refused.value.problems] == ["H1-reason"]
    signed = visit_steps.sign(office.desk, office.visit(nerys, home, case, worries, exception_reason="She cannot leave.", **said))
    office.sign_in("Sioned")
    board = VisitsPage(office.at, None)
    office.show(board)
    office.settle()
    row = board.rows[signed.id]
    assert "The flag says: Not at home: meet at the office." in " ".join(label.text() for label in row.findChildren(QLabel))
    names = [one.objectName() for one in row.findChildren(QPushButton)]
    assert names == ["open", "different", "do_not_visit", "agree"]
    office.qtbot.keyClick(row, Qt.Key.Key_F2)
    asked = next(one for one in QApplication.topLevelWidgets() if isinstance(one, AgainstFlag))
    press(office, asked, "verb")
    assert asked.isVisible()
    assert office.desk.open(HomeVisit, signed.id).standing is VisitStanding.WAITING
    write(asked.reason.findChild(QPlainTextEdit), REASON)
    press(office, asked, "verb")
    office.settle()
    assert office.desk.open(HomeVisit, signed.id).standing is VisitStanding.DECIDED
    found = my_month(office.desk, office.at.now().today)
    assert [(line.id, line.act, line.reason) for line in found.visits] == [(signed.id, Act.VISIT_DESPITE, f"She cannot leave. {REASON}")]


def test_it_is_the_list_of_whoever_is_at_the_desk_and_of_one_month(office: Office, agreed: HomeVisit) -> None:
    page, _said = shown(office)
    press(office, page, "earlier")
    office.settle()
    assert "October" in words(page)
    assert REASON not in words(page)
    press(office, page, "later")
    office.settle()
    assert REASON in words(page)
    assert not page.later.isVisible()
    office.sign_in("Megan Price")  # who manages too, and agreed to nothing
    assert REASON not in shown(office)[1]


def test_it_is_printed_without_a_name_and_by_nobody_else(office: Office, agreed: HomeVisit) -> None:
    page, _said = shown(office)
    press(office, page, "print")
    key, ask = office.went[-1]
    assert key == PRINT
    assert isinstance(ask, PrintAsk)
    assert ask.record == office.staff["Sioned"]
    dossier = gather(office.desk, ask.document, ask.record, ask.month)
    reader = Recipient(RecipientKind.STAFF, "Sioned", staff_member=ask.record)
    paper = office.at.papers[ask.document]
    for language in paper.languages:
        made = prepare(office.at.door, Request(paper.document, reader, Profile.INTERNAL, "To look back", language, dossier), paper.press)
        assert made.refused == ()
        assert REASON in text(made.page)
        assert ("DOMESTIC ABUSE" if language == "en" else "CAM-DRIN DOMESTIG") in text(made.page).upper()
        assert "signs here" not in text(made.page)
        assert agreed.ref_no
        assert agreed.ref_no in text(made.page)
        assert "Nerys" not in text(made.page)
    for somebody in ("Huw", "Megan Price"):
        office.sign_in(somebody)
        with pytest.raises(NothingHere):
            gather(office.desk, ask.document, ask.record, ask.month)
