"""The check-in ladder while the program is locked: the sign-in card tells times and step numbers, which is all this process knows (V1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vawdesk.clock import Clock
from vawdesk.i18n import N_, Language
from vawdesk.models.casework.check_in_ladder import Rung
from vawdesk.models.dates import next_working_day_over
from vawdesk.models.facts import shipped
from vawdesk.ui.kit.banner import sentences
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.ladder_words import CLOSE, MAY_SLEEP, MAY_SLEEP_WHY, QUESTION, STAY, WHY, DueStep, call_words, said
from vawdesk.ui.leaving import Step
from vawdesk.ui.sign_in import SignIn
from vawdesk.ui.step_teller import StepTeller, called_of, runs_of

if TYPE_CHECKING:  # loaded only where there are steps: most often there are none
    from vawdesk.ui.attention import Attention

SIGN_IN = N_("Sign in to see which visit it is. VAWDesk cannot phone anyone: whoever holds the sheet makes the calls.")
NEAR_BEFORE, NEAR_AFTER = timedelta(hours=3), timedelta(hours=12)  # a step that lies so near is asked about before the program closes
BACK_BEFORE_MIDNIGHT = timedelta(hours=15)  # by nine in the morning of the next working day somebody sits here again


class LockedLadder(QObject):
    """Steps that were handed over, told on whichever card is shown. Whoever begins to type has heard them."""

    def __init__(self, steps: Sequence[Step], clock: Clock, attention: Attention, language: Language) -> None:
        super().__init__()
        self._language = language
        self.card: SignIn | None = None
        self.question: Question | None = None
        self.teller = StepTeller(clock, attention, self)
        self.teller.changed.connect(self._show)
        self._runs, self._called, self._clock = runs_of(steps), called_of(steps), clock
        self._holidays = frozenset(shipped().bank_holidays)
        self._awake: bool | None = None
        self._keep_awake()
        self.teller.timer.timeout.connect(self._keep_awake)
        self.teller.timer.start()

    def _near(self) -> list[Rung]:
        """The first step of each ladder that is running, or soon will be."""
        now = self._clock.now().utc
        return [run[0] for run in self._runs.values() if run[0].due - NEAR_BEFORE <= now <= run[-1].due + NEAR_AFTER]

    def _keep_awake(self) -> None:
        """V5: awake where a call may fail to come before somebody sits here again: asleep over a weekend, it would ring for nobody."""
        now = self._clock.now().utc
        until = max(now + NEAR_BEFORE, next_working_day_over(now, self._holidays) - BACK_BEFORE_MIDNIGHT)
        awake = any(run[0].due <= until and now <= run[-1].due + NEAR_AFTER for run in self._runs.values())
        if awake is not self._awake:
            self._awake = awake
            self.teller.follow(self._runs, out=awake, called=self._called)

    def before_closing(self, window: QWidget, then: Callable[[], None]) -> None:
        """Ask before nothing rings any more, then close; at once where no call is near. Who holds the sheet cannot be written down here."""
        if self.question is not None:
            return
        near, now, say = self._near(), self._clock.now().utc, self._language.say
        if not near:
            then()
            return
        asked = self.question = Question(window, say(QUESTION, n=len(near)), say(WHY), say(CLOSE), self._language, say(STAY))
        for first in sorted(near, key=lambda one: one.due):
            words = call_words("", first.due, self._language, known=False, late=first.due <= now)
            asked.body.addWidget(Text(words, "strong", wrap=True))
        asked.agreed.connect(then)
        asked.declined.connect(self._stay)
        asked.open()

    def _stay(self) -> None:
        self.question = None

    def show_on(self, card: SignIn) -> None:
        """Tell it on this card."""
        self.card = card
        card.name.textEdited.connect(self._heard)
        card.secret.box.textEdited.connect(self._heard)
        self._show()

    def _heard(self) -> None:
        if self.teller.loud:
            self.teller.heard(self.teller.loud)

    def _show(self) -> None:
        if self.card is None:
            return
        lines = [said(DueStep(key, rung, called=self.teller.called(key)), self._language) for key, rung in self.teller.due]
        red = "\n".join(sentences(heading, what) for heading, what, tone in lines if tone == "danger")
        others = [sentences(heading, what) for heading, what, tone in lines if tone != "danger"]
        if self.teller.may_sleep:
            others.append(sentences(self._language.say(MAY_SLEEP), self._language.say(MAY_SLEEP_WHY)))
        self.card.tell_ladder(red, "\n".join(others), self._language.say(SIGN_IN))

    def stop(self) -> None:
        """Tell no more; whoever signs in is told there."""
        self.card = None
        self.teller.stop()
