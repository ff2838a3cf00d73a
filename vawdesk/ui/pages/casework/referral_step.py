"""One step of a referral in a question: how it was sent, that they have it, what they said (3.7)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Message
from vawdesk.models.casework.referral import Referral
from vawdesk.models.rules import Problem, Weight
from vawdesk.services.changed_alone import HEADING, told_before_it_goes
from vawdesk.services.referral_steps import ACKNOWLEDGE, ANSWER, CONFIRM, SEND, STEPS, asked_when, proposed, step
from vawdesk.services.refusals import ChangedMeanwhile, NothingHere, Refused
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.finders import sources
from vawdesk.ui.kit.form import Form, Section

WIDE = 560
QUESTIONS: dict[str, tuple[Message, str, Message, Message, Message]] = {  # verb, its name, question, what to think of, last verb
    SEND: (
        N_("I have sent it…"), "send", N_("How was it sent?"),
        N_("Write it down once it has gone. A report by phone is confirmed in writing within 24 hours."), N_("It is sent"),
    ),
    CONFIRM: (
        N_("Confirmed in writing…"), "confirm", N_("When was it confirmed in writing?"),
        N_("Within 24 hours of the call."), N_("Keep this"),
    ),
    ACKNOWLEDGE: (
        N_("Note that they have it…"), "acknowledge", N_("Who said that they have it, and when?"),
        N_("An answer that does not come is asked for on Home after a week."), N_("Keep this"),
    ),
    ANSWER: (
        N_("Note what they said…"), "answer", N_("What did they say?"),
        N_("If they do not take it: who else could help? Decide, and write it down."), N_("Keep this"),
    ),
}  # fmt: skip


class StepQuestion(Question):
    """The fields of one step; closes when they are kept, and says at its fields what stands against them."""

    def __init__(self, parent: QWidget, at: AtDesk, referral: Referral, name: str) -> None:
        say = at.language.say
        _verb, _name, question, why, keep = QUESTIONS[name]
        super().__init__(parent, say(question), say(why), say(keep), at.language)
        self.setFixedWidth(theme.wide(WIDE))
        self._at, self._referral, self._step = at, referral, name
        if name == SEND and (told := told_before_it_goes(at.desk, referral.to_contact)):
            self.body.addWidget(Notice(say(HEADING), " ".join(say(words) for words in told), "late"))
        self.form = Form(Referral.fields(), (Section(STEPS[name]),), at.language, sources(at))
        self.form.load(proposed(at.desk, referral, name))
        self.body.addWidget(self.form)
        self.form.changed.connect(self._follow)
        self._follow()
        next(iter(self.form.editors.values())).focus_first()

    def _follow(self) -> None:
        for field, on in asked_when(self._step, self.form.values()).items():
            self.form.show_field(field, on)

    def try_accept(self) -> None:
        """Keep it; or say what stands against it."""
        if not self.form.show_problems(self.form.faults()):
            return
        asked = asked_when(self._step, self.form.values())
        said = {field: value for field, value in self.form.values().items() if asked.get(field, True)}
        try:
            step(self._at.desk, self._referral, self._step, said)
        except Refused as refused:
            self.form.show_problems([one for one in refused.problems if one.weight is not Weight.ADVISE])
        except (ChangedMeanwhile, NothingHere) as stopped:
            self.form.show_problems([Problem("", stopped.message, "", Weight.REFUSE)])
        else:
            self.accept()
