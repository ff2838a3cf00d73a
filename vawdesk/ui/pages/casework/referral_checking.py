"""The check before a referral is kept: every answer in its section, with a way back, and what is worth a thought (3.7)."""

from __future__ import annotations

from collections.abc import Iterable

from vawdesk.i18n import N_
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.referral_options import ReferralStanding
from vawdesk.models.rules import Problem, Weight
from vawdesk.services.referral_begin import in_question
from vawdesk.services.referral_reaching import against_reader
from vawdesk.services.referral_weighing import weigh
from vawdesk.ui.kit.answers import AnswerPart, names_of
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.check_answers import CheckAnswers
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.finders import finders
from vawdesk.ui.kit.form import Form
from vawdesk.ui.pages.casework.referral_following import SECTIONS

CHECK, READY = N_("Check your answers"), N_("All is right: ready to send")


class Checking(CheckAnswers):
    """Stands in the place of the form while the answers are looked at; `verb` is the button that goes on."""

    def __init__(self, at: AtDesk, form: Form, verb: Button) -> None:
        super().__init__(at.language)
        self._at, self._form, self._verb = at, form, verb
        self.change.connect(self._back_to)
        self.hide()

    @property
    def open(self) -> bool:
        """Whether the answers are shown now."""
        return not self.isHidden()

    def against(self, record: Referral) -> list[Problem]:
        """What must be put right before it can be kept."""
        record.standing = ReferralStanding.READY
        with self._at.desk.reading() as session:
            weighed = weigh(self._at.desk, session, record, self._at.now())
            found = [*record.problems(self._at.now()), *weighed, *against_reader(self._at.desk, session, record)]
        return self._form.with_faults(one for one in found if one.weight is Weight.REFUSE)

    def begin(self, record: Referral, advice: Iterable[Problem]) -> None:
        """Show every answer that came into question."""
        say, asked = self._at.language.say, in_question(record)
        parts = [
            AnswerPart(
                str(index), say(section.title) if section.title else "", tuple(one for one in section.fields if asked.get(one, True))
            )
            for index, section in enumerate(SECTIONS)
        ]
        shown = [part for part in parts if any(record.value(name) not in (None, (), "") for name in part.fields)]
        self.show_answers(record, shown, names_of(finders(self._at), record), list(dict.fromkeys(advice)))
        self._form.hide()
        self.show()
        self._verb.say(say(READY), "done")
        self._verb.setFocus()

    def end(self) -> None:
        """Back to the writing."""
        self.hide()
        self._form.show()
        self._verb.say(self._at.language.say(CHECK), "list")

    def _back_to(self, section: str) -> None:
        self.end()
        self._form.focus_field(SECTIONS[int(section)].fields[0])
