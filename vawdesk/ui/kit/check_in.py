"""What was heard of whoever is out, in one press each; and what is asked where one press is not enough (3.11, V1)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from vawdesk.clock import LOCAL
from vawdesk.i18n import N_, NN_, Language
from vawdesk.models.base import Field
from vawdesk.models.casework.visit_outcome_checks import SEEN_FIRST
from vawdesk.models.casework.visit_outcome_options import CheckInHow, CheckInSaid
from vawdesk.models.casework.visit_outcome_rows import CheckIn
from vawdesk.services.check_ins import Word
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.editors.build import Sources, editor_for
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.verbs import verb

NAMES = {
    CheckInSaid.ON_THE_WAY: "on_the_way", CheckInSaid.THERE: "there", CheckInSaid.SAFE: "safe", CheckInSaid.STAYING: "staying",
    CheckInSaid.CODE_WORD: "code_word", CheckInSaid.NO_ANSWER: "no_answer",
}  # fmt: skip
WHICH = N_("{what}: the visit of {time}, {reference}")
UNTIL_WHEN, UNTIL_WHY = N_("Until when do they stay?"), N_("The call is due at that time. The steps of the sheet are counted from then.")
KEEP_IT = N_("Keep it")
LONGER = NN_("{n} minute longer", "{n} minutes longer")
LONGER_BY = (15, 30, 60)  # minutes
UNTIL_MISSING = N_("Say until when they stay.")
WHO_SAW, BY_US, BY_POLICE = N_("Who has seen that they are safe?"), N_("One of us has seen them"), N_("The police say so")


class CheckInVerbs(QWidget):
    """Six buttons. `about` are the time and the number by which a screen reader tells the visits of a list apart.

    Signals:
        heard(object): a Word.
    """

    heard = Signal(object)

    def __init__(
        self, language: Language, now: Callable[[], datetime], due: datetime | None, *, code_word: bool, about: tuple[str, str] = ("", "")
    ) -> None:
        super().__init__()
        self._language, self._now, self._due, self._code_word = language, now, due, code_word
        self.setLayout(Flow([self._button(said, about) for said in CheckInSaid]))

    def _button(self, said: CheckInSaid, about: tuple[str, str]) -> Button:
        words = self._language.say(said.label)
        drawing = "danger" if said is CheckInSaid.CODE_WORD else ""
        made = verb(words, NAMES[said], lambda: self.press(said), drawing=drawing)
        if any(about):
            time, reference = about
            made.setAccessibleName(self._language.say(WHICH.with_(what=said.label, time=time, reference=reference)))
        return made

    def press(self, said: CheckInSaid) -> None:
        """Tell it at once; ask until when, and after a code word who has seen them."""
        if said is CheckInSaid.STAYING:
            asked = StayQuestion(self, self._language, self._now, self._due)
            asked.chosen.connect(lambda until: self.heard.emit(Word(said, until=until)))
            asked.open()
        elif said is CheckInSaid.SAFE and self._code_word:
            seen = SeenQuestion(self, self._language)
            seen.chosen.connect(lambda how: self.heard.emit(Word(said, how)))
            seen.open()
        else:
            self.heard.emit(Word(said))


class StayQuestion(Question):
    """Asks until when: a chip for the usual lengths, or a time.

    Signals:
        chosen(object): the time, aware.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget, language: Language, now: Callable[[], datetime], due: datetime | None) -> None:
        say = language.say
        super().__init__(parent, say(UNTIL_WHEN), say(UNTIL_WHY), say(KEEP_IT), language)
        self._language = language
        chips = [self._chip(minutes, now, due) for minutes in LONGER_BY]
        holder = QWidget()
        holder.setLayout(Flow(chips))
        self.body.addWidget(holder)
        self.until = editor_for(_until(), language, Sources())
        self.body.addWidget(self.until)
        chips[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _chip(self, minutes: int, now: Callable[[], datetime], due: datetime | None) -> Button:
        """Counted from when the call is due, or from now where that is past."""

        def choose() -> None:
            begin = now() if due is None else max(now(), due)
            self.until.set_value((begin + timedelta(minutes=minutes)).astimezone(LOCAL))
            self.try_accept()

        return verb(self._language.say(LONGER, n=minutes), f"longer_{minutes}", choose, look="chip")

    def try_accept(self) -> None:
        """Accept a time; whether it can be is weighed when it is kept."""
        until, fault = self.until.value(), self.until.fault()
        if until is None or fault is not None:
            self.until.show_error(self._language.say(fault or UNTIL_MISSING))
            self.until.focus_first()
            return
        self.chosen.emit(until)
        self.accept()


class SeenQuestion(Question):
    """After a code word: a voice on the phone is not enough.

    Signals:
        chosen(object): a CheckInHow.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget, language: Language) -> None:
        say = language.say
        super().__init__(parent, say(WHO_SAW), say(SEEN_FIRST.message), say(BY_US), language)
        police = verb(say(BY_POLICE), "by_police", lambda: self._choose(CheckInHow.POLICE))
        self.body.addWidget(police)

    def _choose(self, how: CheckInHow) -> None:
        self.chosen.emit(how)
        self.accept()

    def try_accept(self) -> None:
        """The verb: one of us has seen them."""
        self._choose(CheckInHow.SEEN)


def _until() -> Field:
    described: Field = CheckIn.described()["until"]
    return replace(described, name="until")
