"""The small window that a due step opens over whatever else is on the screen. It names nobody: a time and the number of a sheet (X10)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vawdesk.i18n import N_, Language
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.announce import announce
from vawdesk.ui.kit.arrange import clear, column, wrap
from vawdesk.ui.kit.banner import Notice, sentences
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.ladder_words import CANNOT_PHONE, MAY_SLEEP, MAY_SLEEP_WHY, DueStep, said

OPEN, HEARD = N_("Open the visit"), N_("I have heard it")
HEARD_WHY = N_("The sound stops until the next step.")


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
        self.setProperty("kind", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAutoFillBackground(True)
        self.setWindowTitle("VAWDesk")
        self.setFixedWidth(theme.wide(440))
        self._steps = QVBoxLayout()
        self._steps.setSpacing(8)
        hear = verb(language.say(HEARD), "heard", self.heard.emit, about=language.say(HEARD_WHY))
        foot = Text(language.say(CANNOT_PHONE), "meta", "muted", wrap=True)
        self.setLayout(column(self._steps, foot, wrap(Flow([hear])), gap=12, edges=(16, 16, 16, 16)))

    def show_steps(self, due: Sequence[DueStep], *, may_sleep: bool = False) -> None:
        """Show these, the one that has waited longest first, and that the computer may sleep meanwhile; and speak them."""
        clear(self._steps)
        spoken = []
        for step in due:
            heading, words, tone = said(step, self._language)
            self._steps.addWidget(Notice(heading, words, tone, button=self._open(step)))
            spoken += [heading, words]
        if may_sleep:
            heading, words = self._language.say(MAY_SLEEP), self._language.say(MAY_SLEEP_WHY)
            self._steps.addWidget(Notice(heading, words, "late"))
            spoken += [heading, words]
        self.setAccessibleName(sentences(*spoken))
        if not self.isVisible():
            self.show()
        self.raise_()
        announce(self, self.accessibleName(), assertive=True)

    def event(self, event: QEvent) -> bool:
        """As high as its words are in this width: what is put into a window that is shown is laid out only afterwards."""
        done, laid_out = super().event(event), event.type() is QEvent.Type.LayoutRequest
        if laid_out and (inside := self.layout()) is not None:  # after another event the window may be no more
            self.setFixedHeight(inside.totalHeightForWidth(self.width()))
        return done

    def _open(self, step: DueStep) -> Button | None:
        """Where it is known which visit it is."""
        return verb(self._language.say(OPEN), f"open_{step.key}", partial(self.open_asked.emit, step.key)) if step.known else None

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing it means that somebody is here."""
        event.ignore()
        self.heard.emit()
