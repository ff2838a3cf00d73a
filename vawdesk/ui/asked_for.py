"""Somebody at another computer asks for the records: the holder sees it for sixty seconds, then they are handed over."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from vawdesk.i18n import N_, NN_
from vawdesk.ui.desk_window import DeskWindow
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.session import Session
from vawdesk.vault.lockfile import Ask

SECONDS = 60
QUESTION = N_("{name} asks for the records")
WORDS = NN_(
    "At the computer {host} somebody wants to work. In {n} second your draft is saved and the records are handed over.",
    "At the computer {host} somebody wants to work. In {n} seconds your draft is saved and the records are handed over.",
)
NOW, NOT_NOW = N_("Hand them over now"), N_("Not now")


class AskedFor(QObject):
    """Shows the question and counts down. `hand_over` saves, lets go and locks."""

    def __init__(self, session: Session, desk_window: DeskWindow, hand_over: Callable[[], None]) -> None:
        super().__init__(session)
        self._session, self.desk_window, self._hand_over = session, desk_window, hand_over
        self._left = 0
        self._question: Question | None = None
        self.second = QTimer(self)
        self.second.setInterval(1000)
        self.second.timeout.connect(self.count)
        session.asked.connect(self._ask)
        session.no_longer_asked.connect(self._stop)

    def _ask(self, ask: Ask) -> None:
        say = self.desk_window.at.language.say
        self._left = SECONDS
        words = say(WORDS, n=SECONDS, host=ask.host)
        self._question = self.desk_window.ask(say(QUESTION, name=ask.name), words, say(NOW), say(NOT_NOW))
        self._question.agreed.connect(self._give)
        self._question.declined.connect(self._decline)
        self.second.start()

    def count(self) -> None:
        """A second has passed."""
        self._left -= 1
        if self._left <= 0:
            self._give()

    def _give(self) -> None:
        self.second.stop()
        self._question = None
        self._hand_over()

    def _decline(self) -> None:
        if self.second.isActive():
            self.second.stop()
            self._question = None
            self._session.decline()

    def _stop(self) -> None:
        self.second.stop()
        question, self._question = self._question, None
        if question is not None:
            question.reject()
