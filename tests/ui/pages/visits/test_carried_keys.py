"""A day away at the keyboard alone: taken along, searched, written, brought home; and what is said where something was entered wrongly."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.hands import put
from tests.services.carrying import Carrying
from tests.services.sealed_town import account
from tests.ui.pages.organisation_desk import AtWork, fill, words
from tests.ui.pages.visits.conftest import Sits
from vawdesk.models.casework.contact_note import Mode
from vawdesk.models.values import Tri
from vawdesk.services.carries import carries
from vawdesk.services.looks_away import looks_away
from vawdesk.ui.kit.carried_record import CarriedRecord
from vawdesk.ui.pages.casework.carried import CarriedPage
from vawdesk.ui.pages.casework.carried_home import CarriedHomePage
from vawdesk.ui.pages.casework.carried_taking import TakingPage
from vawdesk.ui.pages.casework.contact_note_form import NoteForm
from vawdesk.ui.pages.casework.search import SearchPage

CTRL = Qt.KeyboardModifier.ControlModifier


def key(work: AtWork, which: Qt.Key, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget() or work.program.window
    QTest.keyClick(focus, which, how)
    QApplication.processEvents()


def tab_to(work: AtWork, name: str) -> QWidget:
    """The tabulator alone, until the focus is on what bears this name."""
    for _step in range(200):
        focus = QApplication.focusWidget()
        if focus is not None and focus.objectName() == name:
            return focus
        key(work, Qt.Key.Key_Tab)
    raise AssertionError(f"the tabulator does not come to {name}")


def press_by_key(work: AtWork, name: str) -> None:
    held = tab_to(work, name)
    assert isinstance(held, QAbstractButton)
    assert held.accessibleName() or held.text()
    key(work, Qt.Key.Key_Space)


def test_taken_along_by_keys(sits: Sits, tmp_path: Path) -> None:
    work = sits("Dai")
    work.open("carried_taking")
    (stick := tmp_path / "stick").mkdir()
    work.stage.choosing.place = stick
    press_by_key(work, "visits_0")  # it waits for a manager still, so it is not ticked beforehand
    press_by_key(work, "take")
    work.qtbot.waitUntil(lambda: isinstance(work.window.shell.page, CarriedPage), timeout=30000)
    assert len(list(stick.iterdir())) == 1


@pytest.mark.parametrize(
    ("day", "said"),
    [(date(2026, 11, 23), "within the next 14 days"), (date(2026, 12, 25), "within the next 14 days"), (None, "At most 14 days")],
    ids=["past", "too late", "none"],
)
def test_a_wrong_day_is_said_before_a_folder_is_asked_for(sits: Sits, tmp_path: Path, day: date | None, said: str) -> None:
    work = sits("Dai")
    page = work.open("carried_taking")
    assert isinstance(page, TakingPage)
    work.stage.choosing.place = tmp_path / "nowhere"
    press_by_key(work, "visits_0")
    if day is None:
        page.until.set_value(None)
    else:
        put(page.until, day)
    work.press("take")
    assert page.outcome.wrong.isVisible()
    assert said in words(page)
    assert page.until.isAncestorOf(QApplication.focusWidget())
    assert not (tmp_path / "nowhere").exists()
    assert len(carries(work.desk)) == 1  # nothing more was taken


def test_nothing_chosen_and_a_wrong_day_are_said_together(sits: Sits) -> None:
    work = sits("Dai")
    page = work.open("carried_taking")
    assert isinstance(page, TakingPage)
    page.visits.set_value(())
    put(page.until, date(2027, 1, 25))
    work.press("take")
    assert "Choose at least one visit or one case" in words(page)
    assert "within the next 14 days" in words(page)


def test_a_folder_that_is_no_copy_is_refused_in_words(sits: Sits, tmp_path: Path) -> None:
    work = sits("Dai")
    page = work.open("carried")
    assert isinstance(page, CarriedPage)
    work.stage.choosing.place = tmp_path
    press_by_key(work, "bring_back")
    work.qtbot.waitUntil(page.outcome.wrong.isVisible, timeout=20000)
    assert "This folder is not a carried copy." in words(page)
    assert page.bring.isEnabled()


def test_both_pages_say_what_reaches_no_lost_laptop(sits: Sits) -> None:
    work = sits("Dai")
    for name in ("carried", "carried_taking"):
        said = words(work.open(name))
        assert "Taking an account out, changing a passphrase, or saying" in said
        assert "reaches no laptop and no stick." in said


def test_away_one_searches_opens_and_writes_by_keys(sits: Sits, carried: Carrying) -> None:
    work = sits("Dai", carried.places[0])
    key(work, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(QApplication.focusWidget(), "Mair")
    page = work.here(SearchPage)
    assert "Only what was taken along is searched." in words(page)
    key(work, Qt.Key.Key_Return)
    work.qtbot.waitUntil(lambda: page.settled and bool(page.results.lines), timeout=20000)
    work.qtbot.waitUntil(page.table.isVisible, timeout=5000)
    page.enter_results()
    key(work, Qt.Key.Key_Return)
    assert work.here(CarriedRecord).record.id == carried.held.mair
    work.window.open("case", carried.held.case)
    key(work, Qt.Key.Key_N, CTRL)
    note = work.here(NoteForm)
    fill(
        note, mode=Mode.VISIT, what_was_said="“I am going to my sister.”", in_earshot=Tri.NO, child_in_household=Tri.NO,
        new_information_to_share=Tri.NO, nobody=False, behaviour_of_concern=False,
    )  # fmt: skip
    key(work, Qt.Key.Key_Return, CTRL)
    work.open("home")
    assert "Contact note" in words(work.here(CarriedHomePage))
    office = sits("Carys")
    office.open("carried")
    office.stage.choosing.place = carried.places[0]
    press_by_key(office, "bring_back")
    office.qtbot.waitUntil(lambda: office.here(CarriedPage).came.isVisible(), timeout=30000)
    assert "now in the history, with" in words(office.here(CarriedPage))
    with office.desk.reading() as session:
        (look, *_rest) = looks_away(office.desk, session, carried.held.mair)
    assert look.account == account(office.desk, "Dai")
