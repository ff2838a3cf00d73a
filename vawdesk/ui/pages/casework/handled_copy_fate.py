"""What became of paper copies: the verbs for those that are chosen, what each asks, and writing it down (X14)."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, NN_, Message
from vawdesk.models.casework.handled_copy import Fate
from vawdesk.services import kept_copies
from vawdesk.services.gone_wrong_copies import Loss, joinable
from vawdesk.ui.kit.arrange import column
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import ReasonQuestion
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.pages.casework.handled_copy_lost import LossQuestion

GIVE, SHRED, FILE, LOSE, NOTHING = N_("Given to…"), N_("Shredded"), N_("Filed…"), N_("Lost…"), N_("It did not come out")
WHO_Q = NN_("Who has this copy?", "Who has these {n} copies?")
WHERE_Q = NN_("Where is this copy filed?", "Where are these {n} copies filed?")
WHO, WHERE = N_("Given to"), N_("Where it is filed")
WRONG = N_("It went wrong…")
WRONG_HINT = N_("It reached somebody it should not have reached, or may have: see what to do.")
CHOOSE_FIRST = N_("Choose a copy in the list first; hold Ctrl or Shift to choose several.")
KEEP = N_("Write it down")

Chosen = tuple[UUID | int, ...]
Write = Callable[[tuple[UUID, ...], str], None]


class CopyVerbs(QWidget):
    """`chosen` are the lines they are about: copies by their ids, or what left otherwise by its row in the journal.

    Signals:
        written(): it is written down.
        lost(object, object): it is written down that these copies are lost; what was said of it, a Loss.
        wrong(object): the chosen lines went wrong.
        failed(object): it was not written down.
    """

    written = Signal()
    lost = Signal(object, object)
    wrong = Signal(object)
    failed = Signal(object)

    def __init__(self, at: AtDesk) -> None:
        super().__init__()
        self._at = at
        self.chosen: Chosen = ()
        self.buttons = [self._button(*one) for one in self._acts()]
        self.wrong_button = self._button(WRONG, "went_wrong", lambda: self.wrong.emit(self.chosen))
        self.wrong_button.hint(at.language.say(WRONG_HINT))
        self._choose = Text(at.language.say(CHOOSE_FIRST), "meta", "muted", wrap=True)
        self.setLayout(column(Flow([*self.buttons, self.wrong_button]), self._choose, gap=4))
        self.show_for(())

    def _acts(self) -> list[tuple[Message, str, Callable[[], None]]]:
        desk = self._at.desk
        return [
            (GIVE, "give", lambda: self._ask(WHO_Q, WHO, lambda ids, words: kept_copies.given(desk, ids, words))),
            (SHRED, "shred", lambda: self._write(self.copies, self._fate(Fate.SHREDDED))),
            (FILE, "file", lambda: self._ask(WHERE_Q, WHERE, self._fate(Fate.FILED))),
            (LOSE, "lose", lambda: self.ask_lost(self.copies)),
            (NOTHING, "did_not_come_out", lambda: self._write(self.copies, self._fate(Fate.NEVER_PRINTED))),
        ]

    def _button(self, words: Message, name: str, act: Callable[[], None]) -> Button:
        made = Button(self._at.language.say(words), "primary" if words is GIVE else "plain")
        made.setObjectName(name)
        made.clicked.connect(lambda _on=False: act())
        return made

    @property
    def copies(self) -> tuple[UUID, ...]:
        """The copies that are chosen; none where what left otherwise is."""
        return tuple(one for one in self.chosen if isinstance(one, UUID))

    def show_for(self, chosen: Chosen) -> None:
        """Other lines were chosen, or none."""
        self.chosen = chosen
        for button in self.buttons:
            button.setEnabled(bool(self.copies))
        self.wrong_button.setEnabled(bool(self.copies) or len(chosen) == 1)
        self._choose.setVisible(not chosen)

    def _fate(self, fate: Fate) -> Write:
        return lambda ids, words: kept_copies.all_became(self._at.desk, ids, fate, words)

    def _ask(self, question: Message, label: Message, write: Write) -> None:
        copies, say = self.copies, self._at.language.say
        if copies:
            asked = say(question, n=len(copies))
            dialog = ReasonQuestion(self, asked, "", Asked("copy_words", label), say(KEEP), self._at.language)
            dialog.reason_given.connect(lambda words: self._write(copies, write, words))
            dialog.open()

    def ask_lost(self, copies: tuple[UUID, ...]) -> None:
        """One question for all of them: one folder is lost once."""
        if copies:
            dialog = LossQuestion(self, self._at, len(copies), joinable(self._at.desk))
            dialog.said.connect(lambda words, loss: self._lose(copies, words, loss))
            dialog.open()

    def _lose(self, copies: tuple[UUID, ...], words: str, loss: Loss) -> None:
        write = self._fate(Fate.LOST)
        self._at.worker.run(lambda _progress: write(copies, words), lambda _done: self.lost.emit(copies, loss), self.failed.emit)

    def _write(self, copies: tuple[UUID, ...], write: Write, words: str = "") -> None:
        if copies:
            self._at.worker.run(lambda _progress: write(copies, words), lambda _done: self.written.emit(), self.failed.emit)
