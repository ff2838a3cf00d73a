"""The preview shows the bytes it was given, page by page, and reads them out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.window_boards import paper_pdf
from vawdesk.i18n import Language
from vawdesk.ui.kit.preview import Preview


@pytest.fixture
def preview(qtbot, english: Language):
    made = Preview(english)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.activateWindow()
    made.show_pdf(paper_pdf(3))
    yield made
    made.clear()


def test_pages_turn_and_stop_at_both_ends(qtbot, preview: Preview) -> None:
    assert preview.where.words == "Page 1 of 3"
    assert not preview.previous.isEnabled()
    for _press in range(2):
        qtbot.mouseClick(preview.next, Qt.MouseButton.LeftButton)
    assert preview.where.words == "Page 3 of 3"
    assert not preview.next.isEnabled()
    preview.turn(1)
    assert preview.number == 2
    preview.desk.setFocus()
    qtbot.keyClick(preview.desk, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert preview.number == 1


def test_the_page_is_as_wide_as_its_desk_and_really_drawn(qtbot, preview: Preview) -> None:
    assert preview.paper.width() == pytest.approx(preview.desk.viewport().width() - 32, abs=2)
    image = preview.paper.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    assert "#ffffff" in colours
    assert any(colour < "#333333" for colour in colours)
    preview.resize(1300, 700)
    qtbot.waitUntil(lambda: preview.paper.width() > 1000)
    preview.fit.setCurrentIndex(1)
    assert preview.paper.height() <= preview.desk.viewport().height()
    preview.fit.setCurrentIndex(2)
    assert preview.paper.width() == pytest.approx(595 * 96 / 72, abs=2)


def test_a_screen_reader_hears_the_page(qtbot, preview: Preview) -> None:
    assert "Summary of contact, page 1" in preview.paper.accessibleDescription()
    qtbot.mouseClick(preview.as_text, Qt.MouseButton.LeftButton)
    assert preview.words.isVisible()
    assert preview.words.isReadOnly()
    assert "Summary of contact, page 1" in preview.words.toPlainText()
    preview.turn(1)
    assert "page 2" in preview.words.toPlainText()
    qtbot.mouseClick(preview.as_text, Qt.MouseButton.LeftButton)
    assert preview.desk.isVisible()


def test_nothing_can_be_copied_out_of_the_preview(qtbot, preview: Preview) -> None:
    QApplication.clipboard().setText("before")
    qtbot.mouseClick(preview.as_text, Qt.MouseButton.LeftButton)
    qtbot.keyClick(preview.words, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(preview.words, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    preview.words.copy()
    assert "Summary" not in QApplication.clipboard().text()
    QApplication.clipboard().clear()


def test_closing_leaves_nothing_of_the_page_in_the_window(preview: Preview) -> None:
    preview.clear()
    assert preview.document is None
    assert preview.words.toPlainText() == ""
    preview.turn(1)
