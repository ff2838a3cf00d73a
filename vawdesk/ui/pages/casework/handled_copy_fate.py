"""What became of one paper copy: the verbs for the chosen one, what each asks, and writing it down (X14)."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Message
from vawdesk.models.casework.handled_copy import Fate
from vawdesk.services import kept_copies
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import ReasonQuestion
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.flow import Flow

GIVE, SHRED, FILE, LOSE, NOTHING = N_("Given to…"), N_("Shredded"), N_("Filed…"), N_("Lost…"), N_("It did not come out")
WHO_Q, WHERE_Q, HOW_Q = N_("Who has this copy?"), N_("Where is this copy filed?"), N_("How was this copy lost?")
WHO, WHERE, HOW = N_("Given to"), N_("Where it is filed"), N_("What happened")
CHOOSE_FIRST = N_("Choose a copy in the list first.")
KEEP = N_("Write it down")

Write = Callable[[UUID, str], None]


class CopyVerbs(QWidget):
    """`copy` is which one they are about, or None.

    Signals:
        written(bool): it is written down; True when the copy is lost.
        failed(object): it was not.
    """

    written = Signal(bool)
    failed = Signal(object)

    def __init__(self, at: AtDesk) -> None:
        super().__init__()
        self._at = at
        self.copy: UUID | None = None
        acts: list[tuple[Message, str, Callable[[], None]]] = [
            (GIVE, "give", lambda: self._ask(WHO_Q, WHO, lambda id, words: kept_copies.given(at.desk, id, words))),
            (SHRED, "shred", lambda: self._write(self.copy, self._fate(Fate.SHREDDED))),
            (FILE, "file", lambda: self._ask(WHERE_Q, WHERE, self._fate(Fate.FILED))),
            (LOSE, "lose", lambda: self._ask(HOW_Q, HOW, self._fate(Fate.LOST), lost=True)),
            (NOTHING, "did_not_come_out", lambda: self._write(self.copy, self._fate(Fate.NEVER_PRINTED))),
        ]
        self.buttons = []
        for words, name, act in acts:
            button = Button(at.language.say(words), "primary" if words is GIVE else "plain")
            button.setObjectName(name)
            button.clicked.connect(lambda _on=False, act=act: act())
            self.buttons.append(button)
        self._choose = Text(at.language.say(CHOOSE_FIRST), "meta", "muted")
        self.setLayout(Flow([*self.buttons, self._choose]))
        self.show_for(None)

    def show_for(self, copy: UUID | None) -> None:
        """Another copy was chosen, or none."""
        self.copy = copy
        for button in self.buttons:
            button.setEnabled(copy is not None)
        self._choose.setVisible(copy is None)

    def _fate(self, fate: Fate) -> Write:
        return lambda id, words: kept_copies.became(self._at.desk, id, fate, words)

    def _ask(self, question: Message, label: Message, write: Write, lost: bool = False) -> None:
        copy, say = self.copy, self._at.language.say
        if copy is None:
            return
        dialog = ReasonQuestion(self, say(question), "", Asked("copy_words", label), say(KEEP), self._at.language)
        dialog.reason_given.connect(lambda words: self._write(copy, write, words, lost))
        dialog.open()

    def _write(self, copy: UUID | None, write: Write, words: str = "", lost: bool = False) -> None:
        if copy is not None:
            self._at.worker.run(lambda _progress: write(copy, words), lambda _done: self.written.emit(lost), self.failed.emit)
