"""Where a page begins: at its head, with the focus on what is done there, and never in the search box by accident."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from tests.ui.sample_pages import FLAGS, CasesPage
from tests.ui.window_boards import window
from vawdesk.i18n import Language
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.page import Page
from vawdesk.ui.shell import Shell


class Read(Page):
    """A record that is read: a way back at the head, a long account, and a verb under it."""

    def __init__(self, language: Language, lines: int, *notices: Notice) -> None:
        super().__init__(language)
        self.set_head("VA-2026-0001", right=(self.back_button(),))
        self.add(*notices, *(Text(f"Line {number}", "body") for number in range(lines)))
        self.verb = Button("Decide…", "primary")
        self.add(self.verb)
        self.end()


def settled() -> None:
    for _turn in range(5):
        QApplication.processEvents()


@pytest.fixture
def opened(qtbot, english: Language):
    kept: list[Shell] = []

    def open_(page: Page, *, flags: bool = False) -> Shell:
        shell = window(english, CasesPage(english), "cases")
        kept.append(shell)
        qtbot.addWidget(shell)
        shell.show()
        shell.activateWindow()
        settled()
        shell.show_page(page, "cases")
        shell.set_flags(FLAGS if flags else ())
        shell.flags_first()
        settled()
        return shell

    return open_


def scrolled(page: Page) -> int:
    return -page.pos().y()


def test_a_page_that_is_read_begins_with_its_verb_and_not_with_the_way_back(opened, english: Language) -> None:
    page = Read(english, 3)
    opened(page)
    assert page.verb.hasFocus()
    assert scrolled(page) == 0


def test_with_a_flag_it_begins_with_open_flag(opened, english: Language) -> None:
    shell = opened(Read(english, 3), flags=True)
    assert shell.band is not None
    assert shell.band.buttons[0].hasFocus()


def test_a_page_on_which_enter_is_pressed_again_and_again_begins_there_with_a_flag_as_well(opened, english: Language) -> None:
    page = Read(english, 3)
    page.begins_at_work = True
    shell = opened(page, flags=True)
    assert shell.band is not None
    assert page.verb.hasFocus()


def test_what_cannot_be_seen_from_the_head_is_scrolled_to_but_never_past_a_danger_notice(opened, english: Language) -> None:
    far = Read(english, 60)
    opened(far)
    assert far.verb.hasFocus()
    assert not far.verb.visibleRegion().isEmpty()
    notice = Notice("Do not write to her", "Somebody else opens her post.", "danger")
    near = Read(english, 60, notice)
    opened(near)
    assert scrolled(near) <= notice.mapTo(near, QPoint(0, 0)).y()


@pytest.mark.parametrize("way", ["hidden", "disabled"])
def test_when_what_had_the_focus_goes_it_stays_on_the_page(qtbot, opened, english: Language, way: str) -> None:
    page = Read(english, 3)
    shell = opened(page)
    page.verb.clicked.connect(page.verb.hide if way == "hidden" else lambda: page.verb.setEnabled(False))
    qtbot.keyClick(page.verb, Qt.Key.Key_Return)
    settled()
    assert shell.focusWidget() is page
    assert not shell.top.search.hasFocus()
