"""Home: sentences in the order of danger, the right page by one key, and no client's name."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tests.ui.looking import faults_seen
from tests.ui.pages.leaving.conftest import MANAGER, TRUSTEE, WORKER, House
from tests.vaults import FOUNDER
from vawdesk.i18n import N_
from vawdesk.models.base import Status
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.flag_options import Category, Source, Standing
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_options import Outcome, VisitStanding
from vawdesk.models.values import PartialDate
from vawdesk.services.before_reliance import NO_BACKUP
from vawdesk.services.deadlines import HomeLines
from vawdesk.services.due import Due
from vawdesk.services.due_kinds import Kind
from vawdesk.services.home_now import HomeNow


def words(house: House) -> str:
    return " ".join(getattr(label, "words", label.text()) for label in house.page.findChildren(QLabel) if label.isVisible())


def spoken(house: House) -> str:
    return " ".join(button.accessibleName() for button in house.page.findChildren(QPushButton) if button.isVisible())


def a_busy_day(house: House) -> None:
    """A visit to decide today, a flag past its review, a note that was begun and not finished."""
    family, now = house.family, house.desk.now().utc
    assert house.filed is not None
    visit = HomeVisit(
        case=family.his.id, planned_at=now + timedelta(hours=6), expected_minutes=40, workers=house.filed.visit.workers,
        to_see=(family.rhodri.id,), outcome=Outcome.AS_PLANNED, standing=VisitStanding.WAITING,
    )  # fmt: skip
    flag = StaffRiskFlag(
        person=family.lowri.id, case=family.hers.id, standing=Standing.CONFIRMED, category=Category.ANIMAL,
        incident_date=PartialDate(2026, 1, 1), source=Source.OWN_STAFF, review_on=house.desk.now().today - timedelta(days=6),
        status=Status.SIGNED,
    )  # fmt: skip
    note = ContactNote(case=family.hers.id, contact_by=house.filed.visit.workers[0] if house.filed.visit.workers else None)
    house.keep(visit, flag, note)


@pytest.mark.parametrize("name", [FOUNDER, MANAGER, WORKER, TRUSTEE])
@pytest.mark.parametrize("tongue", ["en", "cy"])
def test_nobody_in_the_files_is_named(house: House, name: str, tongue: Any) -> None:
    a_busy_day(house)
    house.town.clock.advance(hours=5, minutes=32)
    house.sign_in(name, tongue)
    house.open("home")
    for never in ("Alys", "Rhodri", "Sampl", "Lowri", "Enid", "Mali", "Heol", "boiler"):
        assert never not in words(house) + spoken(house), never


def test_an_overdue_visit_is_first_and_its_button_has_the_focus(house: House) -> None:
    a_busy_day(house)
    house.town.clock.advance(hours=5, minutes=32)
    house.sign_in(MANAGER)
    house.open("home")
    assert "A visit is overdue by 32 minutes." in words(house)
    assert house.window is not None
    focus = house.window.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.property("look") == "primary"
    assert words(house).index("overdue") < words(house).index("waits for your decision") < words(house).index("past its review")


def test_one_key_opens_what_the_line_is_about(house: House) -> None:
    house.town.clock.advance(hours=5, minutes=32)
    house.sign_in(MANAGER)
    page = house.open("home")
    went: list[Any] = []
    page.go.connect(lambda key, id: went.append((key, id)))
    assert house.window is not None
    house.qtbot.keyClick(house.window.focusWidget(), Qt.Key.Key_Return)
    assert house.filed is not None
    assert went == [("home_visit", house.filed.visit.id)]


def test_what_is_left_out_is_counted_and_can_be_reached(house: House) -> None:
    house.sign_in(WORKER)
    page = house.open("home")
    dues = tuple(Due(Kind.NOTE_LATE, N_("A note waits."), (("contact_note", uuid.UUID(int=n)),)) for n in range(10))
    page.show_now(HomeNow(HomeLines(dues[:7], 3, dues), (), house.desk.now()), [NO_BACKUP])
    assert "And 4 more." in spoken(house)
    assert words(house).count("A note waits.") == 7
    assert "7 of 10" in words(house)
    assert "No backup has been made." not in words(house)
    more = page.findChild(QPushButton, "more")
    house.qtbot.keyClick(more, Qt.Key.Key_Return)
    assert words(house).count("A note waits.") == 10
    assert "No backup has been made." in words(house)
    assert "more." not in spoken(house)


def test_arrows_go_from_line_to_line(house: House) -> None:
    a_busy_day(house)
    house.sign_in(MANAGER)
    house.open("home")
    assert house.window is not None
    stops = []
    for _press in range(3):
        stops.append(house.window.focusWidget())
        house.qtbot.keyClick(house.window.focusWidget(), Qt.Key.Key_Down)
    assert len(set(stops)) == 3


def test_how_late_is_said_in_words(house: House) -> None:
    a_busy_day(house)
    house.town.clock.advance(days=2)
    house.sign_in(WORKER)
    house.open("home")
    assert "A note of yours was begun more than 24 hours ago" in words(house)
    assert "days over" in words(house)


def test_visits_say_colleagues_case_and_warning(house: House) -> None:
    house.sign_in(WORKER)
    house.open("home")
    said = words(house)
    for part in ("Visits today", WORKER, "VA-2026-0042", f"buddy {MANAGER}", "Planned", "Staff risk"):
        assert part in said, part
    house.town.clock.advance(hours=4, minutes=30)
    house.open("home")
    assert "Out, call by 14:00" in words(house)


def test_a_visit_to_decide_carries_its_warning(house: House) -> None:
    a_busy_day(house)
    house.sign_in(MANAGER)
    house.open("home")
    verbs = [
        button.accessibleName() for button in house.page.findChildren(QPushButton) if "waits for your decision" in button.accessibleName()
    ]
    assert verbs
    assert all(verb.endswith("Staff risk") for verb in verbs)


def test_home_looks_again_by_itself_and_keeps_the_focus(house: House) -> None:
    house.sign_in(MANAGER)
    page = house.open("home")
    assert "waits for your decision" not in words(house)
    house.find(QPushButton, "all_visits").setFocus()
    a_busy_day(house)
    page._minute.timeout.emit()
    house.settle()
    assert "waits for your decision" in words(house)
    assert house.window is not None
    focus = house.window.focusWidget()
    assert focus is not None
    assert focus.objectName() == "all_visits"


def test_before_reliance_is_for_who_keeps_the_accounts(house: House) -> None:
    house.open("home")
    assert "No backup has been made." in words(house)
    house.sign_in(WORKER)
    house.open("home")
    assert "No backup" not in words(house)


def test_a_trustee_sees_no_visit_and_no_number(house: House) -> None:
    a_busy_day(house)
    house.sign_in(TRUSTEE)
    house.open("home")
    said = words(house)
    assert "VA-2026" not in said
    assert "Visits today" not in said
    assert "Talk to your manager" not in said
    assert "Talk to another trustee" in said


def test_a_trustee_is_not_told_that_nothing_waits(house: House) -> None:
    a_busy_day(house)
    house.sign_in(TRUSTEE)
    house.open("home")
    assert "Nothing waits for you" not in words(house)
    assert "Ask a manager what has gone wrong and what is late" in words(house)


def test_the_guidance_of_whoever_opens_no_casework_speaks_of_no_visit_of_theirs(house: House) -> None:
    house.open("home")
    assert "Visits that are out come first" in " ".join(house.page.guidance().words)
    house.sign_in(TRUSTEE)
    house.open("home")
    told = " ".join(house.page.guidance().words)
    assert "Visits that are out" not in told
    assert "bring in a colleague" in told


def test_whoever_does_this_work_is_thought_of(house: House) -> None:
    house.open("home")
    assert "0808" in words(house)


@pytest.mark.parametrize("tongue", ["en", "cy"])
def test_nothing_is_cut(house: House, tongue: Any) -> None:
    a_busy_day(house)
    house.town.clock.advance(hours=5, minutes=32)
    house.sign_in(MANAGER, tongue)
    house.open("home")
    QApplication.processEvents()
    assert house.window is not None
    assert faults_seen(house.qtbot, house.window) == []
