"""What is asked before a copy leaves: a password, a second person, why protected details go, why a reader cannot pass it on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from vawdesk.i18n import N_, Message
from vawdesk.models.rules import Problem, says_why
from vawdesk.models.second_person import Act
from vawdesk.models.values import Signature
from vawdesk.services.release import Bundle, Prepared
from vawdesk.services.saved_copy import password_problem, suggested
from vawdesk.services.second_person import Ask, digest_of
from vawdesk.services.written_before import why_kept
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.agreeing import Agreeing
from vawdesk.ui.kit.announce import announce
from vawdesk.ui.kit.arrange import row
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import Question, ReasonQuestion
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.editors.text import LongTextEditor
from vawdesk.ui.kit.line import SecretBox
from vawdesk.ui.kit.second_question import NOBODY_MAY, NOT_SIGNED
from vawdesk.ui.pages.casework.handled_copy_drawn import Drawn

PROTECT_Q = N_("Protect this copy with a password")
PROTECT_WHY = N_(
    "Whoever opens the file needs the password. Tell it by another way: on the phone, never in the same message. It is kept nowhere."
)
PASSWORD, AGAIN, SUGGEST, WHERE_TO = N_("Password"), N_("The same password again"), N_("Suggest one"), N_("Choose where to save…")
SECOND_Q = {
    Act.RELEASE_WITHHELD: N_("Two people let protected details go"),
    Act.OPEN_COPY: N_("Two people agree to a copy without protection"),
}
SECOND_WHY = {
    Act.RELEASE_WITHHELD: N_("A colleague who may decide looks at this copy and signs here. Nobody can agree to this by phone (8.5)."),
    Act.OPEN_COPY: N_("Whoever finds the file can read it. A colleague who may decide signs here, or the copy goes with a password."),
}
LET_IT_GO = N_("Let it go")
LIFT_Q, LIFT_WHY = (
    N_("Whose details go all the same?"),
    N_("These people may be afraid of this reader. Write why it has to be. A second person signs before the copy leaves."),
)
WHY, WHOSE = N_("Why it has to be"), N_("Choose whose details go.")
SAY_MORE = N_("Write why in a sentence.")
GO_ON = N_("Draw the page again")
CLEAR_Q = N_("Why can this reader not pass it on?")
CLEAR_WHY = N_("Until that is written, they count as the person who is feared, and the page keeps the other side out (5.4).")
BECAUSE = N_("Because")
ON_Q = N_("Why does it go all the same?")


class PasswordQuestion(Question):
    """Asks for a password twice, or suggests one that is shown.

    Signals:
        chosen(str): a password that will do.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget, at: AtDesk, reader: str) -> None:
        say = at.language.say
        super().__init__(parent, say(PROTECT_Q), say(PROTECT_WHY), say(WHERE_TO), at.language)
        self._say, self._reader = say, reader
        self.first = SecretBox(say(PASSWORD), at.language, "password")
        self.again = SecretBox(say(AGAIN), at.language, "password_again")
        self.wrong = Text("", "strong", wrap=True)
        self.wrong.hide()
        suggest = Button(say(SUGGEST), "quiet")
        suggest.setObjectName("suggest")
        suggest.clicked.connect(self._suggest)
        for words, box in ((PASSWORD, self.first), (AGAIN, self.again)):
            label = Text(say(words), "strong")
            label.setBuddy(box.box)
            self.body.addWidget(label)
            self.body.addWidget(box)
            box.entered.connect(self.try_accept)
        self.body.addLayout(row(suggest, None))
        self.body.addWidget(self.wrong)
        self.first.box.setFocus()

    def _suggest(self) -> None:
        password = suggested()
        for box in (self.first, self.again):
            box.box.setText(password)
            box.reveal(True)
        self.first.box.setFocus()

    def try_accept(self) -> None:
        """Accept a password that will do."""
        problem = password_problem(self.first.text(), self.again.text(), self._reader)
        self.wrong.setVisible(problem is not None)
        if problem is not None:
            self.wrong.say(self._say(problem.message))
            announce(self, self.wrong.words, assertive=True)
            self.first.box.setFocus()
            return
        self.chosen.emit(self.first.text())
        self.first.clear()
        self.again.clear()
        self.accept()


class SecondSignature(Question):
    """A second person signs for one copy as it was looked at, forms (a) and (b) only.

    Signals:
        signed(object): the Signature.
    """

    signed = Signal(object)

    def __init__(self, parent: QWidget, at: AtDesk, act: Act, prepared: Prepared | Bundle) -> None:
        say = at.language.say
        super().__init__(parent, say(SECOND_Q[act]), say(SECOND_WHY[act]), say(LET_IT_GO), at.language)
        self._say = say
        ask = Ask(act, at.desk.account.staff, digest_of(act, *prepared.agreed()), "second")
        self.agreeing = Agreeing(at, ask, self)
        self.agreeing.agreed.connect(lambda _signature: self.verb.setFocus())
        self.body.addWidget(self.agreeing.editor)
        if self.agreeing.somebody:
            self.agreeing.editor.focus_first()
        else:
            self.agreeing.editor.show_error(say(NOBODY_MAY))
            self.agreeing.editor.panel.hide()
            self.verb.setEnabled(False)

    def try_accept(self) -> None:
        """Accept once the second person has signed."""
        signature: Signature | None = self.agreeing.editor.value()
        if signature is None:
            self.agreeing.editor.show_error(self._say(NOT_SIGNED))
            self.agreeing.editor.focus_first()
            return
        self.signed.emit(signature)
        self.accept()


class LiftQuestion(Question):
    """Whose details go although they are kept from this reader, and why.

    Signals:
        lifted(object): a mapping from each person to the reason.
    """

    lifted = Signal(object)

    def __init__(self, parent: QWidget, at: AtDesk, people: Sequence[tuple[UUID, str]], before: Mapping[UUID, str]) -> None:
        say = at.language.say
        super().__init__(parent, say(LIFT_Q), say(LIFT_WHY), say(GO_ON), at.language)
        self._say = say
        self.boxes: dict[UUID, QCheckBox] = {}
        for number, (person, name) in enumerate(people):
            box = QCheckBox(name.replace("&", "&&"))
            box.setObjectName(f"lift_{number}")
            box.setFont(theme.font())
            box.setMinimumHeight(theme.wide(theme.TARGET))
            box.setChecked(person in before)
            self.boxes[person] = box
            self.body.addWidget(box)
        self.why = LongTextEditor(Asked("lift_why", WHY), at.language, limit=2000, least=2)
        self.why.set_value(next(iter(before.values()), None))
        self.body.addWidget(self.why)

    def try_accept(self) -> None:
        """Accept a choice with its reason; no choice takes back an earlier one."""
        chosen, why = [person for person, box in self.boxes.items() if box.isChecked()], self.why.value() or ""
        if chosen and not says_why(why):
            self.why.show_error(self._say(SAY_MORE))
            self.why.focus_first()
            return
        self.lifted.emit(dict.fromkeys(chosen, why.strip()))
        self.accept()


class WhyQuestion(ReasonQuestion):
    """A reason that is kept with what leaves: a sentence, not a word."""

    def __init__(self, parent: QWidget, at: AtDesk, question: Message, words: Message) -> None:
        say = at.language.say
        super().__init__(parent, say(question), say(words), Asked("clear_reason", BECAUSE), say(GO_ON), at.language)
        self._tongue = say

    def try_accept(self) -> None:
        """Accept a reason that says anything."""
        if not says_why(self.reason.value()):
            self.reason.show_error(self._tongue(SAY_MORE))
            self.reason.focus_first()
            return
        super().try_accept()


def ask_why_cleared(parent: QWidget, at: AtDesk, then: Callable[[str], None]) -> None:
    """Ask why a reader cannot pass the page on."""
    dialog = WhyQuestion(parent, at, CLEAR_Q, CLEAR_WHY)
    dialog.reason_given.connect(then)
    dialog.open()


def ask_why_on(parent: QWidget, at: AtDesk, problem: Problem, then: Callable[[str, str], None], main: UUID | None) -> None:
    """Ask why it goes on in spite of a rule that allows a reason; its code comes back with the answer.

    What was written when `main`, the record that goes out, was kept in spite of the same rule stands there already.
    """
    dialog = WhyQuestion(parent, at, ON_Q, problem.message)
    if main is not None and (written := why_kept(at.desk, main, problem.rule)):
        dialog.reason.set_value(written)
    dialog.reason_given.connect(lambda why: then(problem.rule, why))
    dialog.open()


def ask_what_goes(parent: QWidget, at: AtDesk, made: Drawn | None, then: Callable[[Mapping[UUID, str]], None]) -> None:
    """Ask whose details go on the page that stands there, although they are kept from its reader."""
    if made is not None:
        dialog = LiftQuestion(parent, at, made.kept_from_reader(), made.prepared.request.lifted)
        dialog.lifted.connect(then)
        dialog.open()
