"""The check-in ladder on this desktop, while somebody is signed in: reads who is out, tells each step over whatever page is open (V1)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from vawdesk.clock import Clock
from vawdesk.i18n import Language
from vawdesk.models.casework.check_in_ladder import Rung, called_999_at, rungs
from vawdesk.services.check_ins import Out, who_is_out
from vawdesk.services.desk import Desk
from vawdesk.ui.attention import Attention
from vawdesk.ui.kit.work import Worker
from vawdesk.ui.ladder_window import LadderWindow
from vawdesk.ui.ladder_words import FOR_999, OVERDUE, DueStep
from vawdesk.ui.leaving import Handover, Step
from vawdesk.ui.navigation import NavMark
from vawdesk.ui.step_teller import StepTeller, called_of, runs_of

READ_EACH = 30_000  # milliseconds; also after each save
AFTER_SAVE = 300


class DeskLadder(QObject):
    """Reads through a worker of its own, so that a backup under way does not hold it up.

    Signals:
        open_visit(object): the id of a visit whose step somebody answers.
        failed(object): reading failed; the exception.
        overdue(object): of how many visits a step is due, also where somebody has heard it, as a NavMark; None where there is none.
    """

    open_visit = Signal(object)
    failed = Signal(object)
    overdue = Signal(object)

    def __init__(self, desk: Desk, clock: Clock, attention: Attention, language: Language) -> None:
        super().__init__()
        self._desk, self._clock, self._language = desk, clock, language
        self.teller = StepTeller(clock, attention, self)
        self.teller.changed.connect(self._show)
        self.reader = Worker(self)
        self.reader.failed.connect(self.failed)
        self._out: dict[str, Out] = {}
        self._stopped, self._knows = False, False  # whether somebody has read that the computer may sleep
        self._asked = False  # the window was asked for by its key: it stays until it is answered
        self.window: LadderWindow | None = None
        self._each, self._soon = QTimer(self), QTimer(self)
        self._each.setInterval(READ_EACH)
        self._soon.setInterval(AFTER_SAVE)
        self._soon.setSingleShot(True)
        for timer in (self._each, self._soon):
            timer.timeout.connect(self.read)

    def start(self, told: Handover | None = None) -> None:
        """Begin. In a room without casework the steps that were handed over go on, without a name or a number."""
        self.teller.timer.start()
        if "casework" in self._desk.vault.compartments:
            self._each.start()
            self.read()
        elif told is not None:
            self.teller.follow(runs_of(told.ladder), out=bool(told.ladder), called=called_of(told.ladder))

    def speak(self, language: Language) -> None:
        """In another language from now on."""
        self._language = language
        self._close_window()
        self._show()

    def read_soon(self) -> None:
        """Something was saved: perhaps a word from outside."""
        if not self._stopped and "casework" in self._desk.vault.compartments:
            self._soon.start()

    def read(self) -> None:
        """Read who is out."""
        if not self._stopped and self.reader.waiting() == 0:
            desk = self._desk
            self.reader.run(lambda _progress: who_is_out(desk), self._follow)

    def _follow(self, found: tuple[Out, ...]) -> None:
        if self._stopped:
            return
        now = self._clock.now().utc
        self._out = {one.visit.hex: one for one in found}
        steps = {key: rungs(one.plan) for key, one in self._out.items()}
        called = {key: at for key, one in self._out.items() if (at := called_999_at(one.plan)) is not None}
        self.teller.follow(steps, out=any(_is_out(one, now) for one in found), called=called)

    def handed_over(self) -> tuple[Step, ...]:
        """What the next process is told of the ladder."""
        return self.teller.handed_over()

    # the window

    def _show(self) -> None:
        loud = self.teller.loud
        self.overdue.emit(self._mark())
        due = tuple(self._step(key, rung) for key, rung in self.teller.due if key in loud or self._asked)
        may_sleep = self.teller.may_sleep and not self._knows
        if self._stopped or not (due or may_sleep):
            self._close_window()
            return
        self._window().show_steps(due, may_sleep=may_sleep)

    def come(self) -> None:
        """Somebody asks for the alarm by its key: every step that is due, also one that was heard, with the focus on it."""
        self._asked = bool(self.teller.due)
        self._show()
        if self.window is not None:
            self.window.take_focus()

    def _window(self) -> LadderWindow:
        if self.window is None:
            self.window = LadderWindow(self._language)
            self.window.heard.connect(self._heard)
            self.window.open_asked.connect(self._open)
        return self.window

    def _step(self, key: str, rung: Rung) -> DueStep:
        out = self._out.get(key)
        return DueStep(key, rung, out.sheet if out is not None else "", known=out is not None, called=self.teller.called(key))

    def _mark(self) -> NavMark | None:
        """Whatever page is open, its entry in the navigation shows that a call has not come. It names nobody."""
        count, last = len(self.teller.due), any(rung.last for _key, rung in self.teller.due)
        to_call = any(rung.last and self.teller.called(key) is None for key, rung in self.teller.due)
        words = " ".join(self._language.say(one, n=count) for one in ((OVERDUE, FOR_999) if to_call else (OVERDUE,)))
        return NavMark(count, words, last) if count and not self._stopped else None

    def _heard(self) -> None:
        self._asked = False
        self._knows = self._knows or self.teller.may_sleep
        self.teller.heard(self.teller.loud)

    def _open(self, key: str) -> None:
        self._asked = False
        self.teller.heard([key])
        if key in self._out:
            self.open_visit.emit(UUID(key))

    def _close_window(self) -> None:
        if self.window is not None:
            self.window.hide()
            self.window.deleteLater()
            self.window = None

    def stop(self) -> None:
        """Look no more."""
        self._stopped = True
        self._each.stop()
        self._soon.stop()
        self.teller.stop()
        self._close_window()
        self.reader.close()


def _is_out(one: Out, now: datetime) -> bool:
    return bool(one.plan.heard) or one.plan.starts <= now
