"""Two parts beside one another, folded where the width is not there; the navigation as wide as its words; a page left in mid-typing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from vaults import Town

from tests.ui.pages.organisation_desk import AtWork, settled
from vawdesk.i18n import Message, language
from vawdesk.ui.kit import geometry, theme
from vawdesk.ui.kit.beside import Beside
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.page import Page
from vawdesk.ui.navigation import Navigation
from vawdesk.ui.pages.casework.cases import CasesPage


def test_two_parts_fold_when_the_width_goes_and_unfold_when_it_comes_back(qtbot: QtBot) -> None:
    people = QLabel("People")
    made = Beside(people, QLabel("What happened"), people, 200, 300)
    qtbot.addWidget(made)
    made.show()
    for width, under in ((800, False), (400, True), (800, False)):
        made.resize(width, 300)
        QApplication.processEvents()
        assert made.under is under
    assert made.minimumSizeHint().width() <= 200  # it never asks for both at once


@pytest.mark.parametrize("words", ["Home", "The room in which everybody's longest words stand"])
def test_no_words_of_the_navigation_are_cut(qtbot: QtBot, words: str) -> None:
    made = Navigation(language("en"))
    qtbot.addWidget(made)
    made.set_entries([PageEntry("home", Message(words), "home", "organisation", lambda _at, _id: Page(language("en")))])
    made.narrow(False)
    made.show()
    QApplication.processEvents()
    assert made.width() >= theme.wide(theme.NAV)
    assert made.buttons["home"].width() >= made.buttons["home"].needed()
    assert not geometry.faults(made)


def test_a_list_left_in_the_middle_of_a_word_asks_nothing_more(qtbot: QtBot, town: Town) -> None:
    settled(town)
    work = AtWork(qtbot, town)
    page = work.open("cases")
    assert isinstance(page, CasesPage)
    page.listing.search_box.setFocus()
    qtbot.keyClicks(page.listing.search_box, "mor")
    qtbot.keyClick(page.listing.search_box, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)  # before the pause is over
    assert not [one for one in page.findChildren(QTimer) if one.isActive()]
    qtbot.waitUntil(lambda: work.ended, timeout=10000)
    work.quit()
