"""What is done with a signed assessment, each act behind one verb; where it needs an answer, that is asked first (H2-H4, H7)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from vawdesk.i18n import N_
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.services import visit_gate, visit_series, visit_steps
from vawdesk.services.old_sheets import old_sheets
from vawdesk.services.visit_words import OLD_SHEETS
from vawdesk.ui.day_sheets import print_sheets
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.nothing_kept import NothingKept
from vawdesk.ui.kit.page import Page
from vawdesk.ui.kit.print_ask import COPIES
from vawdesk.ui.pages.casework.home_visit_signed_buddy import AnotherBuddy
from vawdesk.ui.pages.casework.home_visit_signed_verbs import CallOffQuestion, MoveQuestion, RepeatQuestion

AGAIN_FOR = N_("A new assessment was begun for the same time.")
MOVED = N_("The visit was moved to {when}.")


class Acts(QObject):
    """The acts on one visit. What was signed is not changed by any of them; it is taken back, moved or called off.

    Signals:
        done(object): the id of the visit to show now: this one, or the one that came of it.
    """

    done = Signal(object)

    def __init__(self, page: Page, at: AtDesk, visit: HomeVisit, refused: NothingKept) -> None:
        super().__init__(page)
        self._page, self._at, self._visit, self._refused = page, at, visit, refused
        self._old = len(old_sheets(at.desk, visit.id).copies)
        self.buddy = AnotherBuddy(at, visit)
        self.buddy.changed.connect(lambda: self._done(visit.id))
        self.buddy.put_away.connect(page.first_focus)

    def _try(self, step: Callable[[], object]) -> None:
        if self._refused.attempt(step):
            came = self._refused.came
            self._done(came if isinstance(came, UUID) else self._visit.id)

    def _done(self, shown: UUID) -> None:
        """Show what came of it, and say at once, also where another visit is shown now, that sheets are out which are old since this."""
        self.done.emit(shown)
        if len(old_sheets(self._at.desk, self._visit.id).copies) > self._old:
            self._page.saved.emit(self._at.language.say(OLD_SHEETS))

    def recheck(self) -> None:
        """Somebody has looked at what is new."""
        self._try(lambda: visit_steps.recheck(self._at.desk, self._visit.id))

    def take_back(self) -> None:
        """Open the assessment again for its author."""
        self._try(lambda: visit_steps.take_back(self._at.desk, self._visit.id))

    def confirm(self) -> None:
        """Put one's own signature to what was agreed elsewhere."""
        self._try(lambda: visit_steps.confirm(self._at.desk, self._visit.id))

    def assess_again(self) -> None:
        """Begin a new assessment for the same time."""
        self._try(lambda: visit_steps.assess_again(self._at.desk, self._visit.id, self._at.language.say(AGAIN_FOR)))

    def ask_move(self) -> None:
        """Ask for another day or time."""
        asked = MoveQuestion(self._page, self._visit, self._at.language, lambda: self._at.now().utc)
        asked.moved.connect(self._move)
        asked.open()

    def _move(self, when: datetime) -> None:
        words = self._at.language.say(MOVED, when=when)
        self._try(lambda: visit_steps.move(self._at.desk, self._visit.id, when, words))

    def ask_buddy(self) -> None:
        """Ask who is the buddy now, and whom they call."""
        self.buddy.ask()

    def ask_repeat(self) -> None:
        """Ask on which of the coming weeks it is repeated."""
        asked = RepeatQuestion(self._page, visit_series.days_offered(self._at.desk, self._visit), self._at.language)
        asked.repeated.connect(lambda times: self._try(lambda: visit_series.repeat(self._at.desk, self._visit.id, times)[0]))
        asked.open()

    def ask_call_off(self) -> None:
        """Ask how this person is seen or heard instead."""
        asked = CallOffQuestion(self._page, self._visit, self._at.language)
        asked.called_off.connect(lambda why, instead: self._try(lambda: visit_steps.cancel(self._at.desk, self._visit.id, why, instead)))
        asked.open()

    def see_copies(self) -> None:
        """The paper copies of this file, those to be got back first."""
        self._page.go.emit(COPIES, self._visit.case)

    def print_sheets(self) -> None:
        """The sheets for the day."""
        with self._at.desk.reading() as session:
            draft = visit_gate.check(session, self._visit, self._at.now()).draft
        print_sheets(self._page, self._at, [self._visit.id], int(draft))
