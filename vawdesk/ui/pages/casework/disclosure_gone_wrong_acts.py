"""What is done with a disclosure that went wrong, each act behind one verb: a step, closing, taking it up again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Language
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong, safety_open
from vawdesk.models.casework.wrong_options import Step, StepState
from vawdesk.services import gone_wrong
from vawdesk.services.refusals import ChangedMeanwhile, NothingHere, Refused
from vawdesk.ui.kit.arrange import column, wrap
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import Question, ReasonQuestion
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.page import Page
from vawdesk.ui.pages.casework.disclosure_gone_wrong_ask import StepQuestion

CLOSE_ASK, CLOSE_IT, CLOSE_WORD = N_("Close this?"), N_("Close it"), N_("A word on closing")
STILL_OPEN = N_("Nothing is said yet of these steps. It can be closed all the same, and taken up again.")
UNSAFE = N_("The person's safety is not settled")
ALL_SAID = N_("Something is said of every step. It can be taken up again.")


class WrongActs(QObject):
    """The acts on one of them.

    Signals:
        said(object): something was said of this step, or taken back.
        turned(): it is closed now, or taken up again.
        refused(str): it was not, and why.
    """

    said = Signal(object)
    turned = Signal()
    refused = Signal(str)

    def __init__(self, page: Page, at: AtDesk, record: DisclosureGoneWrong) -> None:
        super().__init__(page)
        self._page, self._at, self.record = page, at, record

    def ask(self, step: Step, state: StepState) -> None:
        """Ask for the words of a step, then write it."""
        asked = StepQuestion(self._page, self._at, step, state, self.record.taken(step))
        asked.answered.connect(lambda words, when: self._take(step, state, words, when))
        asked.open()

    def _take(self, step: Step, state: StepState, words: str, when: datetime) -> None:
        self._try(lambda: gone_wrong.take(self._at.desk, self.record.id, step, state, words, when), lambda: self.said.emit(step))

    def again(self, step: Step) -> None:
        """It is to be done after all."""
        self._try(lambda: gone_wrong.still_to_do(self._at.desk, self.record.id, step), lambda: self.said.emit(step))

    def ask_close(self) -> None:
        """Close it; with a word where steps are still to do."""
        language, waiting = self._at.language, self.record.to_do()
        if not waiting:
            sure = Question(self._page, language.say(CLOSE_ASK), language.say(ALL_SAID), language.say(CLOSE_IT), language)
            sure.agreed.connect(lambda: self._close(""))
            sure.open()
            return
        asked = ReasonQuestion(
            self._page, language.say(CLOSE_ASK), language.say(STILL_OPEN), Asked("closed_word", CLOSE_WORD), language.say(CLOSE_IT),
            language,
        )  # fmt: skip
        asked.body.insertWidget(0, _waiting(waiting, safety_open(self.record), language))
        asked.reason_given.connect(self._close)
        asked.open()

    def _close(self, word: str) -> None:
        self._try(lambda: gone_wrong.close(self._at.desk, self.record.id, word), self.turned.emit)

    def take_up(self) -> None:
        """Somebody sees to it again."""
        self._try(lambda: gone_wrong.reopen(self._at.desk, self.record.id), self.turned.emit)

    def _try(self, act: Callable[[], None], then: Callable[[], object]) -> None:
        say = self._at.language.say
        try:
            act()
        except Refused as refused:
            self.refused.emit(" ".join(say(one.message) for one in refused.problems))
        except (ChangedMeanwhile, NothingHere) as no:
            self.refused.emit(say(no.message))
        else:
            then()


def _waiting(steps: Iterable[Step], unsafe: bool, language: Language) -> QWidget:
    """The steps in lines, in their order: the person's safety is first, and it is said where it is not settled."""
    items = [Text(f"•  {language.say(step.label)}", wrap=True) for step in steps]
    head = [Text(language.say(UNSAFE), "strong", "danger", wrap=True)] if unsafe else []
    return wrap(column(*head, *items, gap=4))
