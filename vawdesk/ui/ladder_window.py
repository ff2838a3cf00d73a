"""The small window that a due step opens over whatever else is on the screen. It names nobody: a time and the number of a sheet (X10)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vawdesk.i18n import N_, Language
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.announce import announce
from vawdesk.ui.kit.arrange import clear, column, wrap
from vawdesk.ui.kit.banner import Notice, sentences
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.focus import FocusRing
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.ladder_words import CANNOT_PHONE, MAY_SLEEP, MAY_SLEEP_WHY, DueStep, said

OPEN, HEARD = N_("Open the visit"), N_("I have heard it")
HEARD_WHY = N_("The sound stops until the next step.")
EDGE = 24  # pixels from the edge of the screen


class LadderWindow(QWidget):
    """Stays above other windows and takes no key away from them: somebody may be in the middle of a word.

    Signals:
        open_asked(str): the key of a visit.
        heard(): somebody is here.
    """

    open_asked = Signal(str)
    heard = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__(None, Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint)
        self._language = language
        self.setObjectName("ladder")
        theme.dress(self)
        self.setProperty("kind", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAutoFillBackground(True)
        self.setWindowTitle("VAWDesk")
        self.setFixedWidth(theme.wide(440))
        self._steps = QVBoxLayout()
        self._steps.setSpacing(8)
        self._first: Button | None = None
        self._shown: tuple[tuple[DueStep, ...], bool] = ((), False)
        self.ring = FocusRing(self)
        self._hear = verb(language.say(HEARD), "heard", self.heard.emit, about=language.say(HEARD_WHY))
        foot = Text(language.say(CANNOT_PHONE), "meta", "muted", wrap=True)
        self.setLayout(column(self._steps, foot, wrap(Flow([self._hear])), gap=12, edges=(16, 16, 16, 16)))

    def show_steps(self, due: Sequence[DueStep], *, may_sleep: bool = False) -> None:
        """Show these, the one that has waited longest first, and that the computer may sleep meanwhile; and speak them."""
        if self.isVisible() and self._shown == (tuple(due), may_sleep):
            return  # read again, and nothing is new: the focus stays where it is, and nothing is said twice
        self._shown, here = (tuple(due), may_sleep), self.isActiveWindow()
        clear(self._steps)
        spoken = []
        self._first = None
        for step in due:
            heading, words, tone = said(step, self._language)
            button = self._open(step)
            self._first = self._first or button
            self._steps.addWidget(Notice(heading, words, tone, button=button, drawing="danger" if step.rung.last else ""))
            spoken += [heading, words]
        if may_sleep:
            heading, words = self._language.say(MAY_SLEEP), self._language.say(MAY_SLEEP_WHY)
            self._steps.addWidget(Notice(heading, words, "late"))
            spoken += [heading, words]
        self.setAccessibleName(sentences(*spoken))
        if not self.isVisible():
            self.show()
        if here:
            self.take_focus()
        self.raise_()
        announce(self, self.accessibleName(), assertive=True)

    def event(self, event: QEvent) -> bool:
        """As high as its words are in this width: what is put into a window that is shown is laid out only afterwards."""
        done, laid_out = super().event(event), event.type() is QEvent.Type.LayoutRequest
        if laid_out and (inside := self.layout()) is not None:  # after another event the window may be no more
            self.setFixedHeight(inside.totalHeightForWidth(self.width()))
            room = self.screen().availableGeometry()  # at the foot, at the left: the verb of what is overdue on Home is at the right
            self.move(room.left() + EDGE, max(room.top(), room.bottom() - self.height() - 2 * EDGE))
        return done

    def _open(self, step: DueStep) -> Button | None:
        """Where it is known which visit it is."""
        if not step.known:
            return None
        first = self._first is None
        return verb(self._language.say(OPEN), f"open_{step.key}", partial(self.open_asked.emit, step.key), primary=first)

    def take_focus(self) -> None:
        """By its key, for a hand without a mouse: on the visit that has waited longest."""
        self.activateWindow()
        (self._first or self._hear).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape means that somebody is here."""
        if event.key() == Qt.Key.Key_Escape:
            self.heard.emit()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing it means that somebody is here."""
        event.ignore()
        self.heard.emit()
