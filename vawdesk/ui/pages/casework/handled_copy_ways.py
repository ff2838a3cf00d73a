"""The ways out of a prepared page: paper, a locked file, an open file. What is asked on the way, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Message
from vawdesk.models.second_person import Act
from vawdesk.models.values import Signature
from vawdesk.services import colleagues
from vawdesk.services.kept_copies import copy_that_left, never_printed
from vawdesk.services.leaving import Way
from vawdesk.services.refusals import Refused
from vawdesk.services.release import Prepared, Released, let_go
from vawdesk.services.saved_copy import copied_elsewhere
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.print_dialog import PrintDialog
from vawdesk.ui.kit.work import Progress
from vawdesk.ui.pages.casework.handled_copy_dialogs import PasswordQuestion, SecondSignature
from vawdesk.ui.printer import Handed, Result
from vawdesk.vault.errors import VaultError, in_words

NOT_PRINTED = N_("Nothing was printed")
SAVE_THERE_Q = N_("Save it where a copy leaves this computer?")
SAVE_THERE, ANOTHER_PLACE = N_("Save it there"), N_("Choose another place")
NOT_SAVED, SAVED = N_("It was not saved"), N_("The copy is saved")


class Ways(QObject):
    """Lets one prepared page go. It asks its questions over `page`.

    Signals:
        taken(object, object): the printer was given the pages: the id of the numbered copy or None, and the sentence to show.
        done(object, object): it left otherwise: heading and sentence.
        stopped(object, object): it did not leave, or nothing came of it: heading and sentence. The page has to be prepared anew.
    """

    taken = Signal(object, object)
    done = Signal(object, object)
    stopped = Signal(object, object)

    def __init__(self, page: QWidget, at: AtDesk) -> None:
        super().__init__(page)
        self._page, self._at = page, at
        self._released: Released | None = None
        self._problem: object = None

    # paper

    def print(self, prepared: Prepared) -> None:
        """Ask a second person where one is needed, then for the printer."""
        self._with_second(prepared, Act.RELEASE_WITHHELD if prepared.needs_second else None, lambda second: self._print(prepared, second))

    def _print(self, prepared: Prepared, second: Signature | None) -> None:
        self._released, self._problem = None, None
        door, until = self._at.door, self._acting_until(second)

        def go() -> Released:
            self._released = let_go(door, prepared, Way.PRINT, second, acting_until=until)
            return self._released

        dialog = PrintDialog(self._page, self._at.leave, self._at.worker, go, self._at.language)
        dialog.refused.connect(self._keep_problem)
        dialog.handed.connect(self._handed)
        dialog.open()

    def _keep_problem(self, problem: object) -> None:
        self._problem = problem

    def _handed(self, handed: Handed) -> None:
        released, desk = self._released, self._at.desk
        if released is None:
            self.stopped.emit(NOT_PRINTED, self._words(self._problem) or handed.message)
            return

        def job(_progress: Progress) -> object:
            copy = copy_that_left(desk, released.data)
            if handed.result is Result.REFUSED and copy is not None:
                never_printed(desk, copy)
            return copy

        def told(copy: object) -> None:
            if handed.result is Result.REFUSED:
                self.stopped.emit(NOT_PRINTED, handed.message)
            else:
                self.taken.emit(copy, handed.message)

        self._at.worker.run(job, told)

    # files

    def save_locked(self, prepared: Prepared) -> None:
        """Ask for a password and a place, then save."""

        def with_password(second: Signature | None) -> None:
            dialog = PasswordQuestion(self._page, self._at, prepared.request.recipient.name)
            dialog.chosen.connect(lambda password: self._save(prepared, Way.SAVE_LOCKED, second, password))
            dialog.open()

        self._with_second(prepared, Act.RELEASE_WITHHELD if prepared.needs_second else None, with_password)

    def save_open(self, prepared: Prepared) -> None:
        """Save without a password: a second person agrees, unless the paper is about nobody."""
        asked = None if prepared.request.profile.about_nobody or prepared.request.recipient.secure_channel else Act.OPEN_COPY
        act = Act.RELEASE_WITHHELD if prepared.needs_second else asked
        self._with_second(prepared, act, lambda second: self._save(prepared, Way.SAVE_OPEN, second, ""))

    def _save(self, prepared: Prepared, way: Way, second: Signature | None, password: str) -> None:
        at, until = self._at, self._acting_until(second)
        seal = (lambda data: at.seal(data, password)) if password else None

        def write(place: Path) -> None:
            def job(_progress: Progress) -> tuple[Result, Message]:
                return at.leave.save(let_go(at.door, prepared, way, second, seal=seal, acting_until=until), place)

            at.worker.run(job, self._saved, self._failed)

        self._ask_where(write, None if prepared.request.profile.about_nobody else way)

    def _ask_where(self, write: Callable[[Path], None], way: Way | None) -> None:
        """Ask for a place; where a copy would leave this computer by itself, say so before anything is let go. `way`: None for a blank."""
        say = self._at.language.say

        def chosen(place: Path) -> None:
            words = copied_elsewhere(place, locked=way is Way.SAVE_LOCKED) if way is not None else None
            if words is None:
                write(place)
                return
            asked = Question(self._page, say(SAVE_THERE_Q), say(words), say(SAVE_THERE), self._at.language, back=say(ANOTHER_PLACE))
            asked.agreed.connect(lambda: write(place))
            asked.declined.connect(lambda: self._ask_where(write, way))
            asked.open()

        self._at.leave.ask_where(self._page, chosen)

    def _saved(self, told: tuple[Result, Message]) -> None:
        result, words = told
        if result is Result.TAKEN:
            self.done.emit(SAVED, words)
        else:
            self.stopped.emit(NOT_SAVED, words)

    def _failed(self, problem: object) -> None:
        words = self._words(problem)
        if words is None:
            self._at.worker.failed.emit(problem)
        else:
            self.stopped.emit(NOT_SAVED, words)

    # both

    def _with_second(self, prepared: Prepared, act: Act | None, then: Callable[[Signature | None], None]) -> None:
        if act is None:
            then(None)
            return
        dialog = SecondSignature(self._page, self._at, act, prepared)
        dialog.signed.connect(then)
        dialog.open()

    def _acting_until(self, second: Signature | None) -> date | None:
        known = colleagues.colleagues(self._at.desk) if second is not None else []
        return next((one.acting_until for one in known if second is not None and one.staff == second.person), None)

    def _words(self, problem: object) -> Message | None:
        if isinstance(problem, Refused) and problem.problems:
            return problem.problems[0].message
        if isinstance(problem, VaultError):
            return problem.message
        return in_words(problem).message if isinstance(problem, OSError) else None
