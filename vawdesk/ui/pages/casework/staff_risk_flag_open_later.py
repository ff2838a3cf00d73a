"""What is said of a flag after it was proposed: whether the person is told, which agencies were, what support was offered (8.14, 8.16)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Message
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.rules import Problem, Weight
from vawdesk.services import flag_steps
from vawdesk.services.flag_steps import AGENCIES, LATER, SUPPORT, TELL, asked_when
from vawdesk.services.refusals import ChangedMeanwhile, NothingHere, Refused
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.finders import sources
from vawdesk.ui.kit.form import Form, Section

KEEP = N_("Keep this")
QUESTIONS: dict[str, tuple[Message, str, Message, Message]] = {  # verb, its name, the question, what to think of
    TELL: (
        N_("Telling the person…"), "tell", N_("Is the person told of this flag?"),
        N_("A manager decides. Whoever has told them as decided writes down the day."),
    ),
    AGENCIES: (
        N_("Agencies told…"), "agencies", N_("Which agencies that visit there were told?"),
        N_("Nobody else should walk into it unwarned. Nothing is sent from here."),
    ),
    SUPPORT: (
        N_("Support for the colleague…"), "support", N_("What support was offered to the colleague at risk?"),
        N_("A threat to one of us stays with them after the visit."),
    ),
}  # fmt: skip
WIDE = 640


class LaterQuestion(Question):
    """The fields of one act in a question; closes when they are kept, and says at its fields what stands against them."""

    def __init__(self, parent: QWidget, at: AtDesk, flag: StaffRiskFlag, act: str) -> None:
        say = at.language.say
        _verb, _name, question, why = QUESTIONS[act]
        super().__init__(parent, say(question), say(why), say(KEEP), at.language)
        self.setFixedWidth(theme.wide(WIDE))
        self._at, self._flag, self._act = at, flag, act
        self.form = Form(StaffRiskFlag.fields(), (Section(LATER[act]),), at.language, sources(at))
        self.form.load({name: flag.value(name) for name in LATER[act]})
        self.form.changed.connect(self._follow)
        self.body.addWidget(self.form)
        self._follow()
        next(iter(self.form.editors.values())).focus_first()

    def _follow(self) -> None:
        """Only what comes into question after the answer."""
        if self._act == TELL:
            asked = asked_when(self.form.editors["notify_person"].value())
            for name in set(LATER[TELL]) - {"notify_person"}:
                self.form.show_field(name, name in asked)

    def try_accept(self) -> None:
        """Keep it; or say what stands against it."""
        if not self.form.show_problems(self.form.faults()):
            return
        try:
            flag_steps.say_later(self._at.desk, self._flag, self._act, self.form.values())
        except Refused as refused:
            self.form.show_problems([one for one in refused.problems if one.weight is not Weight.ADVISE])
        except (ChangedMeanwhile, NothingHere) as stopped:
            self.form.show_problems([Problem("", stopped.message, "", Weight.REFUSE)])
        else:
            self.accept()
