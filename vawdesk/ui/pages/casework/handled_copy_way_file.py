"""Out into a file: with a password, or open where a second person agrees to that."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal

from vawdesk.i18n import N_, Message
from vawdesk.models.second_person import Act
from vawdesk.models.values import Signature
from vawdesk.services.colleagues import acting_until
from vawdesk.services.leaving import Way
from vawdesk.services.release import Bundle, Prepared, let_go_all
from vawdesk.services.saved_copy import copied_elsewhere
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.work import Progress
from vawdesk.ui.pages.casework.handled_copy_dialogs import PasswordQuestion
from vawdesk.ui.pages.casework.handled_copy_ways import WayOut, refusal
from vawdesk.ui.printer import Result

SAVE_THERE_Q = N_("Save it where a copy leaves this computer?")
SAVE_THERE, ANOTHER_PLACE = N_("Save it there"), N_("Choose another place")
NOT_SAVED, SAVED = N_("It was not saved"), N_("The copy is saved")


class IntoFile(WayOut):
    """Saves one prepared page, or a bundle as one file.

    Signals:
        done(object, object): it is saved: heading and sentence.
    """

    done = Signal(object, object)

    def save_locked(self, prepared: Prepared | Bundle) -> None:
        """Ask for a password and a place, then save."""

        def with_password(second: Signature | None) -> None:
            dialog = PasswordQuestion(self.page, self.at, prepared.request.recipient.name)
            dialog.chosen.connect(lambda password: self._save(prepared, Way.SAVE_LOCKED, second, password))
            dialog.open()

        self.with_second(prepared, None, with_password)

    def save_open(self, prepared: Prepared | Bundle) -> None:
        """Save without a password: a second person agrees, unless the paper is about nobody."""
        asked = None if prepared.request.profile.about_nobody or prepared.request.recipient.secure_channel else Act.OPEN_COPY
        self.with_second(prepared, asked, lambda second: self._save(prepared, Way.SAVE_OPEN, second, ""))

    def _save(self, prepared: Prepared | Bundle, way: Way, second: Signature | None, password: str) -> None:
        at, until = self.at, acting_until(self.at.desk, second)
        seal = (lambda data: at.seal(data, password)) if password else None

        def write(place: Path) -> None:
            def job(_progress: Progress) -> tuple[Result, Message]:
                (released,) = let_go_all(at.door, prepared, way, second, seal=seal, acting_until=until)
                return at.leave.save(released, place)

            at.worker.run(job, self._saved, self._failed)

        self._ask_where(write, None if prepared.request.profile.about_nobody else way)

    def _ask_where(self, write: Callable[[Path], None], way: Way | None) -> None:
        """Ask for a place; where a copy would leave this computer by itself, say so before anything is let go. `way`: None for a blank."""
        say = self.at.language.say

        def chosen(place: Path) -> None:
            words = copied_elsewhere(place, locked=way is Way.SAVE_LOCKED) if way is not None else None
            if words is None:
                write(place)
                return
            asked = Question(self.page, say(SAVE_THERE_Q), say(words), say(SAVE_THERE), self.at.language, back=say(ANOTHER_PLACE))
            asked.agreed.connect(lambda: write(place))
            asked.declined.connect(lambda: self._ask_where(write, way))
            asked.open()

        self.at.leave.ask_where(self.page, chosen)

    def _saved(self, told: tuple[Result, Message]) -> None:
        result, words = told
        if result is Result.TAKEN:
            self.done.emit(SAVED, words)
        else:
            self.stopped.emit(NOT_SAVED, words)

    def _failed(self, problem: object) -> None:
        words = refusal(problem)
        if words is None:
            self.at.worker.failed.emit(problem)
        else:
            self.stopped.emit(NOT_SAVED, words)
