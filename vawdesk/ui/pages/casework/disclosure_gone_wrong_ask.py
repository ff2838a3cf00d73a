"""What is asked of a step: a word and the time where it was done, the reason where it is not needed, a word on closing."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Message
from vawdesk.models.casework.disclosure_gone_wrong import StepTaken
from vawdesk.models.casework.wrong_options import SAID_WITH, Step, StepState
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.editors.moment import MomentEditor
from vawdesk.ui.kit.editors.text import LongTextEditor

KEEP = N_("Write it down")
WHEN_MISSING, TO_COME = N_("Write when that was."), N_("This time has not come yet. Check the day and the hour.")
WORDS_MISSING = N_("Write what was done, or why it is not needed.")
HINTS: dict[tuple[Step, StepState], Message] = {
    (Step.TELL_NOW, StepState.DONE): N_("How they were reached, and what they said."),
    (Step.POLICE, StepState.DONE): N_("Who was spoken to, and the incident number."),
    (Step.ARRANGE, StepState.DONE): N_("What was agreed: a lock, a school, a place to stay, who is called."),
    (Step.COLLEAGUES, StepState.DONE): N_("What was changed: a visit, a flag, an address."),
    (Step.GET_BACK, StepState.DONE): N_("Who gave it back, or confirmed that it is destroyed."),
    (Step.REGULATOR, StepState.DONE): N_("What was reported, how, and the reference. After 72 hours also what took the time."),
    (Step.REGULATOR, StepState.NOT_NEEDED): N_("Why it is unlikely that anybody comes to harm by it, and who decided so."),
    (Step.TELL_IN_FULL, StepState.NOT_NEEDED): N_("Why nobody has to be told more, or why it would put somebody in danger."),
    (Step.CHARITY, StepState.DONE): N_("What was reported, and the reference."),
    (Step.CHANGE, StepState.DONE): N_("What will be done differently, by whom, and from when. It blames nobody."),
}


class StepQuestion(Question):
    """Asks about one step.

    Signals:
        answered(str, object): the words, "" for none, and the time.
    """

    answered = Signal(str, object)

    def __init__(self, parent: QWidget, at: AtDesk, step: Step, state: StepState, shown: StepTaken | None) -> None:
        say, hint = at.language.say, HINTS.get((step, state))
        super().__init__(parent, say(step.label), say(hint) if hint else "", say(KEEP), at.language)
        self._at, self._needed = at, state is StepState.NOT_NEEDED or step in SAID_WITH
        rows = StepTaken.described()
        self.words = LongTextEditor(Asked("step_words", rows["words"].label, optional=not self._needed), at.language, limit=2000, least=2)
        self.when = MomentEditor(Asked("step_at", rows["at"].label), at.language, lambda: at.now().utc)
        before = shown if shown is not None and shown.state is state else None
        self.words.set_value(before.words if before else None)
        self.when.set_value(before.at if before else at.now().utc)
        self.body.addWidget(self.words)
        self.body.addWidget(self.when)
        self.words.focus_first()

    def try_accept(self) -> None:
        """Accept once what is needed is said."""
        say, words, when = self._at.language.say, self.words.value(), self.when.value()
        missing = WORDS_MISSING if self._needed and words is None else None
        self.words.show_error(say(missing) if missing else None)
        wrong = self.when.fault() or (WHEN_MISSING if when is None else TO_COME if self._to_come(when) else None)
        self.when.show_error(say(wrong) if wrong else None)
        if missing is not None or wrong is not None:
            (self.words if missing else self.when).focus_first()
            return
        self.answered.emit(words or "", min(when, self._at.now().utc))
        self.accept()

    def _to_come(self, when: datetime) -> bool:
        return when > self._at.now().utc
