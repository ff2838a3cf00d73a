"""Several copies at once: whose they are at a press, and that all of them are shredded or handed out at another (X14)."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from vawdesk.i18n import N_, NN_
from vawdesk.models.casework.handled_copy import Fate
from vawdesk.services import kept_copies
from vawdesk.ui.kit.arrange import clear, column, wrap
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.verbs import verb

HAS, NOBODY, EVERYBODY = N_("{name}: {n}"), N_("Not written down: {n}"), N_("Everybody")
WHO = N_("Who has them:")
SHRED_ALL = NN_("All {n} shredded", "All {n} shredded")
GIVE_ALL = NN_("All {n} handed out as made", "All {n} handed out as made")
LOSE_ALL = NN_("All {n} lost…", "All {n} lost…")
SHREDDED = NN_("{n} copy is written down as shredded", "{n} copies are written down as shredded")
HANDED_OUT = N_("It is written down who has which copy.")
NOT_SO = N_("Not so: put them back")
MOST, HOLDERS = 60, 6  # copies at once; names that are offered, the others are found by typing


class Together(QWidget):
    """The names of those who have copies; for what is listed then, one verb. What was written can be put back at once.

    Signals:
        chosen(object): only what this one has; None for everybody.
        written(), failed(object): it is written down, or it was not.
        loss_asked(object): all that is listed is lost: how is asked once.
    """

    chosen = Signal(object)
    written = Signal()
    failed = Signal(object)
    loss_asked = Signal(object)

    def __init__(self, at: AtDesk) -> None:
        super().__init__()
        self._at, self._ids = at, list[UUID]()
        self._done: tuple[UUID, ...] = ()
        self._names = QVBoxLayout()
        self.back = verb(at.language.say(NOT_SO), "put_back", self._put_back)
        self.told = Notice("", "", "soft", button=self.back, drawing="done")
        self.told.hide()
        self.setLayout(column(self._names, self.told, gap=8))

    def show_for(self, holders: Sequence[tuple[str, int]], holder: str | None, ids: Sequence[UUID], narrowed: bool) -> None:
        """Offer these names; `ids` are what is listed, `narrowed` whether that was asked for and is not simply everything."""
        here = QApplication.focusWidget()
        focused = here is not None and self.isAncestorOf(here)
        clear(self._names)
        self._ids = list(ids)
        say, buttons, narrowed = self._at.language.say, list[QWidget](), narrowed and 1 < len(ids) <= MOST
        for number, (name, count) in enumerate(holders[:HOLDERS] if len(holders) > 1 or holder is not None else ()):
            words = say(HAS, name=name, n=count) if name else say(NOBODY, n=count)
            buttons.append(self._chip(words, name, f"holder_{number}", on=holder == name))
        buttons += [self._chip(say(EVERYBODY), None, "holder_all", on=False)] if holder is not None else []
        if narrowed:
            shred = verb(say(SHRED_ALL, n=len(ids)), "shred_all", self._shred, drawing="done")
            give = verb(say(GIVE_ALL, n=len(ids)), "give_all", self._give)
            lose = verb(say(LOSE_ALL, n=len(ids)), "lose_all", lambda: self.loss_asked.emit(tuple(self._ids)))
            buttons += [*([give] if holder == "" else []), lose, shred]
        if buttons:
            self._names.addWidget(wrap(Flow([Text(say(WHO), "meta", "muted"), *buttons])))
            if focused:
                buttons[-1].setFocus()  # on what can be done next: the hand stays where it was

    def _chip(self, words: str, name: str | None, object_name: str, *, on: bool) -> Button:
        made = Button(words, "chip", on=on)
        made.setObjectName(object_name)
        made.clicked.connect(lambda _on=False: self.chosen.emit(name))
        return made

    def _shred(self) -> None:
        ids, desk = tuple(self._ids), self._at.desk
        self._at.worker.run(
            lambda _progress: kept_copies.all_became(desk, ids, Fate.SHREDDED), lambda _d: self._shredded(ids), self.failed.emit
        )

    def _shredded(self, ids: tuple[UUID, ...]) -> None:
        self._done = ids
        self.written.emit()
        self._tell(self._at.language.say(SHREDDED, n=len(ids)))

    def _tell(self, words: str) -> None:
        self.back.setVisible(bool(self._done))
        self.told.show()
        self.told.say(words, "")

    def _handed_out(self) -> None:
        self._done = ()
        self.written.emit()
        self._tell(self._at.language.say(HANDED_OUT))

    def _give(self) -> None:
        ids, desk = tuple(self._ids), self._at.desk
        self._at.worker.run(lambda _progress: kept_copies.all_handed_out(desk, ids), lambda _done: self._handed_out(), self.failed.emit)

    def _put_back(self) -> None:
        ids, desk = self._done, self._at.desk
        self.told.hide()
        self._at.worker.run(lambda _progress: kept_copies.out_again(desk, ids), lambda _done: self.written.emit(), self.failed.emit)
