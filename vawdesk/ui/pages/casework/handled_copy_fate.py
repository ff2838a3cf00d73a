"""What became of one paper copy: the verbs for the chosen one, what each asks, and writing it down (X14)."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Message
from vawdesk.models.casework.handled_copy import LOST_COPY, Fate
from vawdesk.services import kept_copies
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import ReasonQuestion
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.flow import Flow

GIVE, SHRED, FILE, LOSE, NOTHING = N_("Given to…"), N_("Shredded"), N_("Filed…"), N_("Lost…"), N_("It did not come out")
WHO_Q, WHERE_Q, HOW_Q = N_("Who has this copy?"), N_("Where is this copy filed?"), N_("How was this copy lost?")
WHO, WHERE, HOW = N_("Given to"), N_("Where it is filed"), N_("What happened")
WRONG = N_("It went wrong…")
WRONG_HINT = N_("It reached somebody it should not have reached, or may have: see what to do.")
CHOOSE_FIRST = N_("Choose a copy in the list first.")
KEEP = N_("Write it down")

Write = Callable[[UUID, str], None]


class CopyVerbs(QWidget):
    """`chosen` is the line they are about: a copy by its id, what left otherwise by its row in the journal, or None.

    Signals:
        written(): it is written down.
        lost(object): it is written down that this copy is lost.
        wrong(object): the chosen line went wrong.
        failed(object): it was not written down.
    """

    written = Signal()
    lost = Signal(object)
    wrong = Signal(object)
    failed = Signal(object)

    def __init__(self, at: AtDesk) -> None:
        super().__init__()
        self._at = at
        self.chosen: UUID | int | None = None
        self.buttons = [self._button(*one) for one in self._acts()]
        self.wrong_button = self._button(WRONG, "went_wrong", lambda: self.wrong.emit(self.chosen))
        self.wrong_button.hint(at.language.say(WRONG_HINT))
        self._choose = Text(at.language.say(CHOOSE_FIRST), "meta", "muted")
        self.setLayout(Flow([*self.buttons, self.wrong_button, self._choose]))
        self.show_for(None)

    def _acts(self) -> list[tuple[Message, str, Callable[[], None]]]:
        desk = self._at.desk
        return [
            (GIVE, "give", lambda: self._ask(WHO_Q, WHO, lambda id, words: kept_copies.given(desk, (id,), words))),
            (SHRED, "shred", lambda: self._write(self.copy, self._fate(Fate.SHREDDED))),
            (FILE, "file", lambda: self._ask(WHERE_Q, WHERE, self._fate(Fate.FILED))),
            (LOSE, "lose", lambda: self._ask(HOW_Q, HOW, self._fate(Fate.LOST), lost=True)),
            (NOTHING, "did_not_come_out", lambda: self._write(self.copy, self._fate(Fate.NEVER_PRINTED))),
        ]

    def _button(self, words: Message, name: str, act: Callable[[], None]) -> Button:
        made = Button(self._at.language.say(words), "primary" if words is GIVE else "plain")
        made.setObjectName(name)
        made.clicked.connect(lambda _on=False: act())
        return made

    @property
    def copy(self) -> UUID | None:
        """The copy that is chosen, where it is a copy."""
        return self.chosen if isinstance(self.chosen, UUID) else None

    def show_for(self, chosen: UUID | int | None) -> None:
        """Another line was chosen, or none."""
        self.chosen = chosen
        for button in self.buttons:
            button.setEnabled(self.copy is not None)
        self.wrong_button.setEnabled(chosen is not None)
        self._choose.setVisible(chosen is None)

    def _fate(self, fate: Fate) -> Write:
        return lambda id, words: kept_copies.became(self._at.desk, id, fate, words)

    def _ask(self, question: Message, label: Message, write: Write, lost: bool = False) -> None:
        copy, say = self.copy, self._at.language.say
        if copy is None:
            return
        words = say(LOST_COPY.message) if lost else ""
        dialog = ReasonQuestion(self, say(question), words, Asked("copy_words", label), say(KEEP), self._at.language)
        dialog.reason_given.connect(lambda words: self._write(copy, write, words, lost))
        dialog.open()

    def _write(self, copy: UUID | None, write: Write, words: str = "", lost: bool = False) -> None:
        if copy is not None:
            self._at.worker.run(lambda _progress: write(copy, words), lambda _done: self._written(copy, lost), self.failed.emit)

    def _written(self, copy: UUID, lost: bool) -> None:
        if lost:
            self.lost.emit(copy)
        else:
            self.written.emit()
