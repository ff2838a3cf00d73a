"""Somebody at the desk: starts the program, signs in, goes from page to page with keys and mouse, and reads what is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.features.casework.eyes import Flashes, seen
from tests.hands import put
from tests.tour.drive import settle, until
from tests.ui.world import Stage
from vawdesk import app
from vawdesk.ui.desk_window import DeskWindow
from vawdesk.ui.kit.editors.editor import Editor
from vawdesk.ui.kit.page import Page
from vawdesk.ui.kit.timeline import TimelineItem
from vawdesk.ui.kit.work import Worker
from vawdesk.ui.leaving import Handover
from vawdesk.ui.program import Program

SLOW = 30_000  # milliseconds until something that does not come is given up
Ctrl = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


class AtTheDesk:
    """The program as it runs. Nothing is opened but by what a person sees: a button, a row, a link, a chord of keys."""

    def __init__(self, qtbot: QtBot, stage: Stage, folder: Path) -> None:
        self.qtbot, self.stage, self.folder = qtbot, stage, folder
        self._program: Program | None = None
        self._ended = False
        self._flashes = Flashes()
        if (application := QApplication.instance()) is not None:
            application.installEventFilter(self._flashes)

    # coming and going

    def start(self, told: Handover | None = None) -> None:
        """A new process: the window as it first appears."""
        self._program, self._ended = app.program(self.stage.world(), None, told), False
        self._program.ended.connect(self._gone)
        self._program.start()
        self.qtbot.waitExposed(self._program.window)
        self._program.window.activateWindow()
        self.until(self._program.window.isActiveWindow)

    def _gone(self) -> None:
        self._ended = True

    def close(self) -> None:
        """The window is closed; what there is to keep is kept."""
        if self._program is not None:
            if not self._ended:
                self._program.window.close()
            self.wait_until_gone()

    def wait_until_gone(self) -> None:
        """The process ends, by itself or because it locked."""
        self.until(lambda: self._ended)
        self.program.window.deleteLater()
        self._program = None

    @property
    def program(self) -> Program:
        """The running program."""
        assert self._program is not None
        return self._program

    @property
    def window(self) -> QWidget:
        """What lies on top: a question, else the window."""
        return QApplication.activeModalWidget() or self.program.window

    @property
    def _desk(self) -> DeskWindow:
        assert self.program.signed_in is not None
        return self.program.signed_in.desk_window

    @property
    def page(self) -> Page:
        """The page that is open."""
        assert self._desk.shell.page is not None
        return self._desk.shell.page

    @property
    def place(self) -> str:
        """The key of the page that is open, to say where one has come to."""
        return self._desk.here[0]

    def come_in(self) -> None:
        """Wait until the desk is there."""
        self.until(lambda: self.program.signed_in is not None)
        self.quiet()

    def until(self, what: Callable[[], bool]) -> None:
        """Wait for something that is bound to come."""
        self.qtbot.waitUntil(what, timeout=SLOW)

    def quiet(self) -> None:
        """Wait until nothing works in the background. The title of the window never says more than the program's name."""
        for _turn in range(2):
            if self.program.signed_in is not None:
                workers = [self.program.signed_in.session.worker, *self.page.findChildren(Worker)]
                until(lambda workers=workers: not any(one.waiting() for one in workers), "something does not end")
            settle()
        if QApplication.activeWindow() is None:  # offscreen, a window falls asleep when the widget with the focus has gone
            self.program.window.activateWindow()
            self.until(self.program.window.isActiveWindow)
        assert not self._flashes.seen, self._flashes.seen
        assert self.program.window.windowTitle() in ("VAWDesk", "VAWDesk – locked")

    # hands

    def press(self, name: str) -> None:
        """Click the button of this name."""
        self.click(lambda button: button.objectName() == name, name)

    def press_saying(self, words: str) -> None:
        """Click the button that says this, or is read out like this."""
        self.click(lambda button: words in button.text() or words in button.accessibleName(), words)

    def click(self, wanted: Callable[[QAbstractButton], bool], words: str) -> None:
        """Click the first button in sight that is wanted. A button that is grey cannot be clicked."""
        self.until(lambda: bool(self._buttons(wanted)) or not self._program)
        button = self._buttons(wanted)[0]
        assert button.isEnabled(), f"{words} cannot be pressed"
        self._into_sight(button)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        if self._program is not None and not self._ended:
            self.quiet()

    def buttons(self, name: str) -> list[QAbstractButton]:
        """The buttons of this name that are in sight."""
        return self._buttons(lambda button: button.objectName() == name)

    def buttons_saying(self, words: str) -> list[QAbstractButton]:
        """The buttons in sight that say this."""
        return self._buttons(lambda button: words in button.text() or words in button.accessibleName())

    def _buttons(self, wanted: Callable[[QAbstractButton], bool]) -> list[QAbstractButton]:
        return [one for one in self.window.findChildren(QAbstractButton) if one.isVisible() and wanted(one)]

    def _into_sight(self, widget: QWidget) -> None:
        up = widget.parentWidget()
        while up is not None:
            if isinstance(up, QScrollArea):
                up.ensureWidgetVisible(widget)
            up = up.parentWidget()

    @property
    def focus(self) -> QWidget:
        """What the keyboard goes to."""
        found = QApplication.focusWidget() or self.window.focusWidget()
        assert found is not None, "the keyboard goes nowhere"
        return found

    def key(self, *keys: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys, one after the other."""
        for one in keys:
            QTest.keyClick(self.focus, one, with_)
            QApplication.processEvents()

    def chord(self, key: Qt.Key) -> None:
        """Ctrl and a key, wherever the focus is."""
        QTest.keyClick(self.program.window, key, Ctrl)
        QApplication.processEvents()
        if not self._ended:
            self.quiet()

    def type(self, words: str) -> None:
        """Type where the focus is; letters that no test keyboard has are pasted."""
        box = self.focus
        for letter in words:
            if letter.isascii():
                QTest.keyClick(box, letter)
            elif isinstance(box, QLineEdit):
                box.insert(letter)
            else:
                assert isinstance(box, QPlainTextEdit), box
                box.insertPlainText(letter)

    def into(self, name: str, words: str) -> None:
        """Click into a box and type, in place of what stands there."""
        found = [one for one in self.window.findChildren(QLineEdit) if one.isVisible() and one.objectName() in (name, f"{name}_box")]
        assert found, f"no box {name} in sight"
        self._into_sight(found[0])
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
        self.until(found[0].hasFocus)
        found[0].selectAll()
        self.type(words)
        assert found[0].text() == words or found[0].echoMode() is not QLineEdit.EchoMode.Normal, name

    def choose(self, name: str, words: str) -> None:
        """Choose from a list by the Down key, until it says this."""
        box = next(one for one in self.window.findChildren(QComboBox, name) if one.isVisible())
        box.setFocus()
        for _turn in range(box.count()):
            if words in box.currentText():
                return
            QTest.keyClick(box, Key.Key_Down)
        assert words in box.currentText(), f"{name} does not offer {words}"

    def fill(self, **said: Any) -> None:
        """Fill fields of the open form, each of them in sight and not grey."""
        for name, value in said.items():
            form = self.page.form
            assert form is not None
            editor = form.editors[name]
            self._until_open(editor)
            put(editor, value)
            QApplication.processEvents()

    def _until_open(self, editor: Editor) -> None:
        self.until(lambda: editor.isVisible() and editor.isEnabled())

    def save(self) -> None:
        """Press the verb that keeps the form; nothing may stand against it."""
        before = self.page
        self.press("save")
        wrong = (
            [words for editor in before.form.editors.values() if (words := editor.error())] if self.page is before and before.form else []
        )
        assert not wrong, wrong

    # ways

    def go(self, key: str) -> None:
        """The navigation at the left."""
        self.press(f"nav_{key}")
        assert self.place == key

    def press_line_of_home(self, kind: str) -> None:
        """The verb of a line on Home that leads to a record of this kind."""
        assert self.place == "home"
        self.click(lambda button: button.objectName().startswith("due_"), f"a line about {kind}")
        assert self.place == kind

    def go_back(self) -> None:
        """Alt+Left: the page that was there before."""
        QTest.keyClick(self.program.window, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        QApplication.processEvents()
        self.quiet()

    def open_in_list(self, key: str, words: str) -> None:
        """A list of the navigation: type what one looks for, go down into what is found, Enter."""
        self.go(key)
        table = next(one for one in self.page.findChildren(QTableView) if one.isVisible())
        if not isinstance(self.focus, QLineEdit):
            self.into("find", "")
        self.type(words)
        self.until(lambda: table.model().rowCount() == 1)
        self.key(Key.Key_Down, Key.Key_Return)
        self.quiet()

    def timeline_items(self) -> list[TimelineItem]:
        """What happened, newest first, on the case that is open."""
        return [one for one in self.page.findChildren(TimelineItem) if one.isVisible()]

    # eyes

    @property
    def seen(self) -> str:
        """Everything that stands on the window, or is read out from it."""
        return seen(self.window)
