"""A staff-risk flag after it was confirmed: challenged, ended, told and passed on."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.hands import press
from tests.ui.pages.visits.staff_risk_flag_hands import confirmed, kept, opened, proposed
from vawdesk.models.casework.flag_options import Notify, Standing
from vawdesk.models.casework.flag_review import Answered, Decided
from vawdesk.models.casework.flag_rows import AgencyTold, SupportOffered
from vawdesk.models.casework.flag_rules import BY_REVIEW
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.values import Tri
from vawdesk.services import flag_steps
from vawdesk.services.refusals import Refused
from vawdesk.ui.kit.dialogs import ReasonQuestion
from vawdesk.ui.pages.casework.staff_risk_flag_open_later import LaterQuestion


def test_a_worker_challenges_and_cannot_end(office: Office) -> None:
    page = opened(office, proposed(office))
    assert page.findChild(QPushButton, "end") is None
    press(office, page, "challenge")
    asked = page.findChild(ReasonQuestion)
    assert isinstance(asked, ReasonQuestion)
    press(office, asked, "verb")
    assert asked.reason.error() == "Error: Write why."
    asked.reason.set_value("He says it was somebody else.")
    press(office, asked, "verb")
    now = office.desk.open(StaffRiskFlag, page.flag.id)
    assert (now.standing, now.challenge) == (Standing.CHALLENGED, "He says it was somebody else.")


def test_a_manager_ends_it_with_a_reason(office: Office) -> None:
    flag = proposed(office)
    office.sign_in("Sioned")
    page = opened(office, flag)
    press(office, page, "end")
    asked = page.findChild(ReasonQuestion)
    assert isinstance(asked, ReasonQuestion)
    asked.reason.set_value("He has moved away.")
    press(office, asked, "verb")
    assert office.desk.open(StaffRiskFlag, flag.id).standing is Standing.ENDED


def later(office: Office, page: QWidget, act: str) -> LaterQuestion:
    press(office, page, act)
    asked = page.findChild(LaterQuestion)
    assert isinstance(asked, LaterQuestion)
    return asked


def test_a_manager_decides_later_whether_the_person_is_told(office: Office) -> None:
    flag = confirmed(office)
    page = opened(office, flag)
    asked = later(office, page, "tell")
    shown = asked.form.editors
    assert not shown["notify_decide_by"].isHidden()
    assert shown["notify_reason"].isHidden()
    shown["notify_person"].set_value(Notify.WILL_NOT)
    shown["notify_person"].changed.emit()
    assert not shown["notify_reason"].isHidden()
    press(office, asked, "verb")
    assert "Write why the person is not told" in asked.form.summary.accessibleName()
    shown["notify_reason"].set_value("It would show who spoke to us.")
    press(office, asked, "verb")
    now = office.desk.open(StaffRiskFlag, flag.id)
    assert (now.notify_person, now.notify_reason, now.notify_decide_by) == (
        Notify.WILL_NOT,
        "It would show who spoke to us.",
        None,
    )
    assert office.went[-1] == ("staff_risk_flag", flag.id)
    assert now.factual_description == flag.factual_description
    assert now.approved_by == flag.approved_by


def test_a_letter_is_never_decided_on_where_somebody_could_be_at_risk(office: Office) -> None:
    page = opened(office, confirmed(office))
    asked = later(office, page, "tell")
    asked.form.editors["notify_person"].set_value(Notify.WILL_TELL)
    asked.form.editors["notify_risk_to_victim"].set_value(Tri.NOT_KNOWN)
    press(office, asked, "verb")
    assert "no letter can be written" in asked.form.summary.accessibleName()


def test_a_worker_writes_down_that_they_told_as_decided_and_decides_nothing(office: Office) -> None:
    flag = confirmed(office, notify_person=Notify.WILL_TELL, notify_risk_to_victim=Tri.NO, notify_decide_by=None)
    office.sign_in("Huw")
    asked = later(office, opened(office, flag), "tell")
    asked.form.editors["notify_person"].set_value(Notify.WILL_NOT)
    asked.form.editors["notify_reason"].set_value("I would rather not.")
    press(office, asked, "verb")
    assert office.desk.open(StaffRiskFlag, flag.id).notify_person is Notify.WILL_TELL
    asked.form.editors["notify_person"].set_value(Notify.TOLD)
    asked.form.editors["told_on"].set_value(office.at.now().today)
    press(office, asked, "verb")
    now = office.desk.open(StaffRiskFlag, flag.id)
    assert (now.notify_person, now.told_on, now.notify_reason) == (Notify.TOLD, office.at.now().today, None)


def test_agencies_and_support_are_written_down_after_it_was_confirmed(office: Office) -> None:
    flag = confirmed(office)
    asked = later(office, opened(office, flag), "agencies")
    told = AgencyTold("District nurses, the team leader", office.at.now().today, office.staff["Huw"], "Two people; phone first")
    asked.form.editors["agencies_told"].set_value((told,))
    press(office, asked, "verb")
    asked = later(office, opened(office, flag), "support")
    asked.form.editors["support_offered_to"].set_value((SupportOffered(office.staff["Huw"], "Time with Sioned"),))
    press(office, asked, "verb")
    now = office.desk.open(StaffRiskFlag, flag.id)
    assert now.agencies_told == (told,)
    assert [row.what for row in now.support_offered_to or ()] == ["Time with Sioned"]


def test_whoever_comes_second_hears_who_was_first_and_nothing_is_said_of_an_ended_flag(office: Office) -> None:
    flag = confirmed(office)
    asked = later(office, opened(office, flag), "support")
    asked.form.editors["support_offered_to"].set_value((SupportOffered(office.staff["Huw"], "A day at home"),))
    flag_steps.challenge(office.desk, flag.id, "He says it was somebody else.")
    press(office, asked, "verb")
    assert "Sioned has changed this since you opened it" in asked.form.summary.accessibleName()
    with pytest.raises(Refused) as refused:
        flag_steps.end(office.desk, flag.id, "It was somebody else.")
    assert refused.value.problems[0].rule == BY_REVIEW.code
    kept(office, flag, decided=Decided.ENDED, why="It was somebody else.", answered=Answered.NOT, answer_words="He has left no address.")
    with pytest.raises(Refused) as refused:
        flag_steps.challenge(office.desk, flag.id, "No")
    assert refused.value.problems[0].rule == flag_steps.ENDED_ALREADY.code
    assert opened(office, office.desk.open(StaffRiskFlag, flag.id)).findChild(QPushButton, "tell") is None
