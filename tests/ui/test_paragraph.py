"""How high a paragraph is follows its words, its width and its letters, however often Qt has asked before."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from vawdesk.ui.kit import theme
from vawdesk.ui.kit.basics import Text

LONG = "The worker calls when they leave, when they arrive and when they are out again; the buddy holds the sheet until then. " * 3


def test_the_height_follows_width_words_and_letters(qtbot: QtBot) -> None:
    words = Text(LONG, wrap=True)
    qtbot.addWidget(words)
    wide, narrow = words.heightForWidth(900), words.heightForWidth(200)
    assert narrow > wide > 0
    assert (words.heightForWidth(900), words.heightForWidth(200)) == (wide, narrow)
    words.setFont(theme.font("display"))
    assert words.heightForWidth(200) > narrow
    words.say("Safe.")
    assert words.heightForWidth(200) < narrow


def test_a_line_that_does_not_wrap_asks_for_no_height(qtbot: QtBot) -> None:
    line = Text("Safe.")
    qtbot.addWidget(line)
    assert not line.hasHeightForWidth()


def test_every_role_has_letters_of_its_own_to_change() -> None:
    mine = theme.font("body")
    mine.setPointSizeF(40)
    assert theme.font("body") != mine
