"""What was heard of whoever is out, in one press each; and what is asked where one press is not enough (3.11, V1)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, NN_, Language, Message
from vawdesk.models.casework.check_in_ladder import LadderPlan, call_due, called_999_at, code_word_at, ladder, may_be_heard
from vawdesk.models.casework.visit_outcome_checks import LONGEST_STAY, SEEN_FIRST, STAY_LONG
from vawdesk.models.casework.visit_outcome_options import CheckInHow, CheckInSaid
from vawdesk.services.check_ins import Word
from vawdesk.ui.kit.basics import Button, ButtonLook
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.editors.clock import ClockEditor
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.verbs import verb

NAMES = {
    CheckInSaid.ON_THE_WAY: "on_the_way", CheckInSaid.THERE: "there", CheckInSaid.SAFE: "safe", CheckInSaid.STAYING: "staying",
    CheckInSaid.CODE_WORD: "code_word", CheckInSaid.NO_ANSWER: "no_answer", CheckInSaid.CALLED_999: "called_999",
}  # fmt: skip
EXPECTED = (CheckInSaid.ON_THE_WAY, CheckInSaid.THERE, CheckInSaid.SAFE)
WHICH = N_("{what}: the visit of {time}, {reference}")
UNTIL_WHEN, UNTIL_WHY = N_("Until when do they stay?"), N_("The call is due at that time. The steps of the sheet are counted from then.")
KEEP_IT = N_("Keep it")
LONGER = NN_("{n} minute longer", "{n} minutes longer")
LONGER_BY = (15, 30, 60)  # minutes
UNTIL, UNTIL_MISSING = N_("Stays until"), N_("Say until when they stay.")
IN_ERROR = N_("Was this pressed in error?")
IN_ERROR_WHY = N_("{entry}. It stays in the list with your name, and no longer counts. If you are not sure that they are safe, leave it.")
WHO_SAW, BY_US, BY_POLICE = N_("Who has seen that they are safe?"), N_("One of us has seen them"), N_("The police say so")


@dataclass(frozen=True)
class Offer:
    """What can be heard of one visit now. `next` is the word that is waited for; `code_word` that it was used; `due` when the call is."""

    said: tuple[CheckInSaid, ...]
    next: CheckInSaid | None = None
    code_word: bool = False
    due: datetime | None = None


def offer_of(plan: LadderPlan, now: datetime) -> Offer:
    """What can be heard of this visit, and which word is waited for: the next one they would say, or what came of the step that is due."""
    said, due = may_be_heard(plan, now), ladder(plan, now).due
    waited = next((one for one in said if one in EXPECTED), None)
    if due is not None and due.number > 0:
        to_call = CheckInSaid.CALLED_999 if called_999_at(plan) is None else CheckInSaid.SAFE
        waited = to_call if due.last else CheckInSaid.NO_ANSWER
    return Offer(said, waited, code_word_at(plan) is not None, call_due(plan))


class CheckInVerbs(QWidget):
    """A button for each word; the code word apart, at the right end. `about` are the time and the number by which a screen reader tells
    the visits of a list apart.

    Signals:
        heard(object): a Word.
    """

    heard = Signal(object)

    def __init__(self, language: Language, now: Callable[[], datetime], offer: Offer, about: tuple[str, str] = ("", "")) -> None:
        super().__init__()
        self._language, self._now, self._offer = language, now, offer
        first = [one for one in offer.said if one is offer.next]
        rest = [one for one in offer.said if one is not offer.next and one is not CheckInSaid.CODE_WORD]
        apart = [one for one in offer.said if one is CheckInSaid.CODE_WORD]
        self.setLayout(Flow([self._button(said, about) for said in (*first, *rest)], [self._button(said, about) for said in apart]))

    def _button(self, said: CheckInSaid, about: tuple[str, str]) -> Button:
        words, apart = self._language.say(said.label), said is CheckInSaid.CODE_WORD
        drawing = {CheckInSaid.CODE_WORD: "danger", CheckInSaid.CALLED_999: "phone"}.get(said, "")
        look: ButtonLook = "danger" if apart else "plain"
        made = verb(words, NAMES[said], lambda: self.press(said), primary=said is self._offer.next, drawing=drawing, look=look)
        if any(about):
            time, reference = about
            made.setAccessibleName(self._language.say(WHICH.with_(what=said.label, time=time, reference=reference)))
        return made

    def press(self, said: CheckInSaid) -> None:
        """Tell it at once; ask until when, and after a code word who has seen them."""
        if said is CheckInSaid.STAYING:
            asked = StayQuestion(self, self._language, self._now, self._offer.due)
            asked.chosen.connect(lambda until: self.heard.emit(Word(said, until=until)))
            asked.open()
        elif said is CheckInSaid.SAFE and self._offer.code_word:
            seen = SeenQuestion(self, self._language)
            seen.chosen.connect(lambda how: self.heard.emit(Word(said, how)))
            seen.open()
        else:
            self.heard.emit(Word(said))


class StayQuestion(Question):
    """Asks until when: a chip for the usual lengths, or a time of today. What cannot be is refused here, and what was typed stays.

    Signals:
        chosen(object): the time, aware.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget, language: Language, now: Callable[[], datetime], due: datetime | None) -> None:
        say = language.say
        super().__init__(parent, say(UNTIL_WHEN), say(UNTIL_WHY), say(KEEP_IT), language)
        self._language, self._now = language, now
        chips = [self._chip(minutes, due) for minutes in LONGER_BY]
        holder = QWidget()
        holder.setLayout(Flow(chips))
        self.body.addWidget(holder)
        self.until = ClockEditor(Asked("until", UNTIL), language, now)
        self.body.addWidget(self.until)
        chips[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _chip(self, minutes: int, due: datetime | None) -> Button:
        """Counted from when the call is due, or from now where that is past."""

        def choose() -> None:
            begin = self._now() if due is None else max(self._now(), due)
            self._choose(begin + timedelta(minutes=minutes))

        return verb(self._language.say(LONGER, n=minutes), f"longer_{minutes}", choose, look="chip")

    def try_accept(self) -> None:
        """Accept a time that can be."""
        until, fault = self.until.value(), self.until.fault()
        if until is None or fault is not None:
            self._refuse(fault or UNTIL_MISSING)
        else:
            self._choose(until)

    def _choose(self, until: datetime) -> None:
        if until - self._now() > LONGEST_STAY:
            self._refuse(STAY_LONG.message)
            return
        self.chosen.emit(until)
        self.accept()

    def _refuse(self, why: Message) -> None:
        self.until.show_error(self._language.say(why))
        self.until.speak_error()
        self.until.focus_first()


class SeenQuestion(Question):
    """After a code word: a voice on the phone is not enough. Two answers of the same weight.

    Signals:
        chosen(object): a CheckInHow.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget, language: Language) -> None:
        say = language.say
        super().__init__(parent, say(WHO_SAW), say(SEEN_FIRST.message), "", language)
        self.verb.hide()
        for words, name, how in ((BY_US, "by_us", CheckInHow.SEEN), (BY_POLICE, "by_police", CheckInHow.POLICE)):
            self.body.addWidget(verb(say(words), name, partial(self._choose, how)))

    def _choose(self, how: CheckInHow) -> None:
        self.chosen.emit(how)
        self.accept()

    def try_accept(self) -> None:
        """Neither answer is the usual one: one of them is pressed."""


class ErrorQuestion(Question):
    """Takes back one entry: it stays in the history, and no longer counts."""

    def __init__(self, parent: QWidget, entry: str, language: Language) -> None:
        say = language.say
        super().__init__(parent, say(IN_ERROR), say(IN_ERROR_WHY, entry=entry), say(CheckInSaid.IN_ERROR.label), language)
