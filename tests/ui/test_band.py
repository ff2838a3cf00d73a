"""The staff-risk band where there is little room: large text, Welsh, a low window, guidance in the page's place."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.sample_pages import PersonPage
from tests.ui.window_boards import window
from vawdesk.i18n import language
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.banner import EDGES, LEAST, FlagSeen
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.shell import Shell

WHY = "Bygythiadau i staff, 12 Tachwedd 2026. Difrod i gar aelod o staff. Am Dylan Prosser, a all fod yno."
TO_DO = "Dau berson ym mhob cyswllt. Cwrdd yn y swyddfa, byth gartref. Ffonio’r heddlu cyn unrhyw gyswllt ag ef."
LONG = FlagSeen(uuid.UUID(int=7), WHY, TO_DO, mark="Adolygiad yn hwyr", late=True, fact=WHY[:38], first=TO_DO[:27])


def settled(_shell: Shell) -> None:
    for _turn in range(5):  # one asks the next for another height
        QApplication.processEvents()


def shown(qtbot, width: int, height: int) -> Shell:
    made = window(language("cy"), PersonPage(language("cy")), "people", (LONG,))
    qtbot.addWidget(made)
    made.resize(width, height)
    made.show()
    made.activateWindow()
    settled(made)
    return made


def words(shell: Shell) -> str:
    assert shell.band is not None
    return " ".join(one.words for one in shell.band.findChildren(Text) if one.isVisible())


@pytest.mark.parametrize(("scale", "width", "height"), [(1.0, 1366, 768), (1.3, 1280, 720), (2.0, 1366, 768), (2.0, 1280, 720)])
@pytest.mark.parametrize("guidance", [False, True])
def test_no_word_of_the_band_is_cut_and_the_page_keeps_two_thirds(qtbot, scale: float, width: int, height: int, guidance: bool) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light", scale)
    shell = shown(qtbot, width, height)
    if guidance:
        qtbot.keyClick(shell, Qt.Key.Key_F1)
        settled(shell)
    assert shell.band is not None
    texts = [one for one in shell.band.findChildren(Text) if one.isVisible() and one.wordWrap()]
    assert texts
    assert all(one.height() >= one.heightForWidth(one.width()) for one in texts)
    assert shell.band.height() <= shell.height() // 3
    assert TO_DO[:27] in words(shell)  # the first thing to do is never folded away


@pytest.mark.parametrize("way", ["Am Dylan Prosser, a all fod yno.", "Mae hyn am Dylan Prosser, sydd yn yr un sefyllfa."])
def test_the_band_is_no_higher_than_its_words(qtbot, way: str) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light", 1.0)
    shell = shown(qtbot, 1366, 768)
    shell.set_flags(
        (FlagSeen(uuid.UUID(int=8), f"Bygythiadau i staff, 26 Mehefin 2026. Gwelodd aelod o'n staff ni hyn. {way}", TO_DO[:77]),)
    )
    settled(shell)
    assert shell.band is not None
    first, second = (one for one in shell.band.findChildren(Text) if one.isVisible() and one.wordWrap())
    words = first.heightForWidth(first.width()) + second.heightForWidth(second.width())
    assert shell.band.height() == max(LEAST, words + EDGES[1] + EDGES[3])


def test_the_page_of_a_flag_does_not_offer_to_open_it(qtbot) -> None:
    shell = shown(qtbot, 1366, 768)
    assert shell.band is not None
    assert [one.isVisible() for one in shell.band.buttons] == [True]
    shell.set_flags((replace(LONG, is_open=True),))
    settled(shell)
    assert shell.band is not None
    assert shell.band.buttons == []
    assert WHY[:20] in words(shell)


def test_a_band_that_is_folded_is_heard_whole_and_unfolds_with_the_window(qtbot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light", 2.0)
    shell = shown(qtbot, 1280, 720)
    assert shell.band is not None
    assert TO_DO not in words(shell)
    assert TO_DO in shell.band.accessibleName()
    shell.resize(1900, 1500)
    settled(shell)
    assert TO_DO in words(shell)


def test_a_band_that_had_been_narrow_is_no_higher_than_its_words(qtbot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light", 1.0)
    shell = shown(qtbot, 1366, 768)
    why = "Bygythiadau i staff, 26 Mehefin 2026. Gwelwyd a chofnodwyd gan ein staff ein hunain. Am Dylan Prosser, a all fod yno."
    shell.set_flags((FlagSeen(uuid.UUID(int=8), why, TO_DO),))  # begins narrow, its button under the words
    settled(shell)
    assert shell.band is not None
    (line,) = shell.band.lines
    texts = [one for one in line.findChildren(Text) if one.isVisible() and one.wordWrap()]
    assert line.height() <= max(sum(one.heightForWidth(one.width()) for one in texts), theme.wide(48))
