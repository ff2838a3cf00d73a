"""Keeping what is being written: every few seconds by a worker, at once when the program locks, and back again afterwards."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from sqlalchemy.exc import SQLAlchemyError

from vawdesk.models.base import Record
from vawdesk.services.desk import Desk
from vawdesk.services.drafts import Draft, Place
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.form import Cursor, Form
from vawdesk.vault.errors import NoSpace, VaultError, in_words
from vawdesk.vault.reserve import Reserve


class _Turns:
    """What was given to the worker before the form was saved is not kept after it: it would come back as something unsaved."""

    def __init__(self) -> None:
        self.now = 0
        self._lock = threading.Lock()

    def keep(self, turn: int, keep: Callable[[], datetime]) -> datetime | None:
        """Keep a draft of this turn, in the worker; None when the turn is over."""
        with self._lock:
            return keep() if turn == self.now else None

    def over(self) -> None:
        """Nothing of the turns so far is kept any more. Waits for what is being kept at this moment."""
        with self._lock:
            self.now += 1


class Drafting(QObject):
    """The draft of one open form. `record` gives the record as it would be with what stands in the form now.

    `name` is the page's key, or "key/<id>" for the form of a record: by it the page is opened again after a lock.
    `beside` is the record with which a new one is made, so that its draft is sealed where that record is.

    Signals:
        kept(object): kept at this moment (aware, UTC).
        not_kept(object): the VaultError that stood in the way; what was typed still stands in the form.
    """

    kept = Signal(object)
    not_kept = Signal(object)

    def __init__(self, at: AtDesk, name: str, form: Form, record: Callable[[], Record], beside: UUID | None = None) -> None:
        super().__init__(form)
        self._at, self.name, self._form, self._record, self._beside = at, name, form, record, beside
        self._given_up, self._turns = False, _Turns()
        self._left: Cursor | None = None  # where the writing stood when the focus went elsewhere, to the cover for one
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._moved)
        form.edited.connect(self.keep_soon)
        at.drafting.append(self)
        form.destroyed.connect(lambda: self._forget())

    def _forget(self) -> None:
        if self in self._at.drafting:
            self._at.drafting.remove(self)

    def find(self, kind: type[Record]) -> Draft | None:
        """The draft that is kept, if any."""
        return self._at.desk.drafts.find(kind, self.name)

    def show(self, draft: Draft) -> None:
        """Put back what could not yet be read as a value, and the cursor to where it was."""
        self._form.restore(draft.place.typed)
        if draft.place.focus:
            cursor = Cursor(draft.place.focus, draft.place.cursor)
            QTimer.singleShot(0, self._form, lambda: self._form.place(cursor))  # once the page has been shown

    def place(self) -> Place:
        """Where the writing stands now."""
        cursor = self._form.capture() or self._left
        typed = self._form.unfinished()
        return Place(cursor.control, cursor.position, 0, typed) if cursor else Place(typed=typed)

    def _moved(self, old: QWidget | None, _new: QWidget | None) -> None:
        if old is not None and old.objectName() and self._form.isAncestorOf(old):
            position = old.cursorPosition() if isinstance(old, QLineEdit) else 0
            position = old.textCursor().position() if isinstance(old, QPlainTextEdit) else position
            self._left = Cursor(old.objectName(), position)

    def keep_soon(self) -> None:
        """Keep it through the worker. The form is read now, here; only writing is done there."""
        if self._given_up:
            return
        record, place, desk, name, beside = self._record(), self.place(), self._at.desk, self.name, self._beside
        turns, turn = self._turns, self._turns.now
        keep = partial(_kept, desk, name, record, place, beside)
        self._at.worker.run(lambda _progress: turns.keep(turn, keep), self._was_kept, self._failed)

    def _was_kept(self, at: datetime | None) -> None:
        """A method, so that it is not called any more when the form has gone in the meantime."""
        if at is not None:
            self.kept.emit(at)

    def keep_now(self) -> datetime:
        """Keep it before this call returns: the program is about to lock. Raises VaultError."""
        try:
            return self._at.desk.drafts.keep(self.name, self._record(), self.place(), self._beside)
        except (SQLAlchemyError, OSError) as problem:
            raise in_words(problem) from problem

    def done(self) -> None:
        """The form was saved or given up and closes: its draft goes."""
        self._given_up = True
        self._forget()
        self._drop()

    def saved(self) -> None:
        """The form was saved and stays: its draft goes, and what is typed from now on is kept again."""
        self._form.flush()  # else what was just saved would be kept as a draft a moment later
        self._drop()

    def _drop(self) -> None:
        self._turns.over()
        self._at.desk.drafts.drop(self.name, self._record().compartment)

    def _failed(self, problem: object) -> None:
        if isinstance(problem, VaultError | SQLAlchemyError | OSError):
            self.not_kept.emit(in_words(problem))
        else:
            self._at.worker.failed.emit(problem)


def _kept(desk: Desk, name: str, record: Record, place: Place, beside: UUID | None) -> datetime:
    """Keep a draft; on a full disk the reserve is let go for it, and it is tried once more. In the worker."""
    try:
        return desk.drafts.keep(name, record, place, beside)
    except (SQLAlchemyError, OSError) as problem:
        full = isinstance(in_words(problem), NoSpace)
        if not full or not Reserve(desk.vault.folder, desk.vault.edges.files).free():
            raise
    return desk.drafts.keep(name, record, place, beside)
