"""Somebody changes their own passphrase, in the settings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from vaults import FOUNDER, PASSPHRASE, Town

from tests.ui.pages.organisation_desk import AtWork, settled
from vawdesk.ui.pages.organisation.settings_passphrase import PassphrasePage
from vawdesk.vault.errors import WrongPassphrase
from vawdesk.vault.members import Members
from vawdesk.vault.recovery import Sheet

ANOTHER = "glaw mân ar lan môr"


@pytest.fixture
def work(qtbot: QtBot, town: Town) -> Iterator[AtWork]:
    settled(town)
    made = AtWork(qtbot, town)
    yield made
    made.quit()


def typed(work: AtWork, old: str, new: str, again: str) -> PassphrasePage:
    """Open the page, type the three, and press the verb; returns when the worker has answered."""
    page = work.open("settings_passphrase")
    assert isinstance(page, PassphrasePage)
    for box, words in ((page.old, old), (page.new, new), (page.again, again)):
        box.box.setText(words)
    QTest.mouseClick(page.verb, Qt.MouseButton.LeftButton)
    work.qtbot.waitUntil(page.verb.isEnabled, timeout=20000)
    QApplication.processEvents()
    return page


def refused(page: PassphrasePage) -> str:
    assert page.notice.isHidden()
    assert not page.wrong.isHidden()
    return page.wrong.heading.words


def test_the_new_one_lets_in_and_the_old_one_does_not(work: AtWork) -> None:
    sheet = Members(work.desk.vault).new_sheet(Sheet.CASEWORK)
    page = typed(work, PASSPHRASE, ANOTHER, ANOTHER)
    assert page.wrong.isHidden()
    assert page.notice.heading.words == "Your passphrase is changed"
    assert [box.text() for box in (page.old, page.new, page.again)] == ["", "", ""]
    assert Members(work.desk.vault).sheet_is_right(sheet.code) is Sheet.CASEWORK
    work.quit()
    with pytest.raises(WrongPassphrase):
        work.town.open()
    work.town.people[FOUNDER] = ANOTHER
    work.town.open().close()


@pytest.mark.parametrize(
    ("old", "new", "again", "said"),
    [
        ("", ANOTHER, ANOTHER, "Error: type the passphrase you have now."),
        ("pedwar gair anghywir", ANOTHER, ANOTHER, "Error: that is not the passphrase you have now."),
        (PASSPHRASE, ANOTHER, "glaw man ar lan mor", "Error: the two passphrases are not the same. Type both again."),
        (PASSPHRASE, "byr", "byr", "Choose a longer passphrase: at least 12 characters. Four unrelated words are good."),
        (PASSPHRASE, PASSPHRASE, PASSPHRASE, "Choose a passphrase that is not the one you have now."),
    ],
)
def test_what_stands_against_it_is_said_and_nothing_changes(work: AtWork, old: str, new: str, again: str, said: str) -> None:
    assert refused(typed(work, old, new, again)) == said
    work.quit()
    work.town.open().close()


def test_a_desk_left_open_is_no_place_to_guess(work: AtWork) -> None:
    for _try in range(12):
        page = typed(work, "pedwar gair anghywir", ANOTHER, ANOTHER)
        if "Too many" in refused(page):
            break
    assert refused(page).startswith("Too many wrong passphrases.")
    assert refused(typed(work, PASSPHRASE, ANOTHER, ANOTHER)).startswith("Too many wrong passphrases.")
