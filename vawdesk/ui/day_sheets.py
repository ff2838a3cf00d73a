"""Prints the sheets of a day's visits with one confirmation, and those that did not come out once more, alone (X14)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QObject

from vawdesk.i18n import N_, NN_
from vawdesk.services.kept_copies import handed_out, never_came_out
from vawdesk.services.refusals import Refused
from vawdesk.services.release import Released
from vawdesk.ui.day_sets import DaySheet, released, sheets_of
from vawdesk.ui.day_sheets_missing import MissingSheets
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.page import Page
from vawdesk.ui.kit.print_ask import COPIES
from vawdesk.ui.kit.print_dialog import PrintDialog
from vawdesk.ui.printer import Handed

CAME_OUT = NN_("Did the sheet come out?", "Did all {n} sheets come out?")
WHO_HAS = N_("Each worker takes their own page, and the buddy takes the check-in sheet. It is written down that they have them.")
THEY_HAVE, NOT_ALL, WRITTEN = N_("Yes, each has their own"), N_("Not all of them"), N_("It is written down who has which sheet.")
WHAT = NN_(
    "The sheets of one visit: the page to carry and the buddy's check-in sheet. Take them straight from the printer.",
    "The sheets of {n} visits: the pages to carry and the buddies' check-in sheets. Take them straight from the printer.",
)
DRAFTS = NN_("{n} of these visits is not approved: its pages say DRAFT.", "{n} of these visits are not approved: their pages say DRAFT.")
AGAIN = NN_(
    "The sheet that did not come out, once more. The copy that is lost in the printer is cancelled.",
    "The {n} sheets that did not come out, once more. The copies that are lost in the printer are cancelled.",
)


def print_sheets(page: Page, at: AtDesk, visits: Sequence[UUID], drafts: int = 0) -> PrintDialog:
    """Ask for the printer, then print everything; what came of it stands in the status line. `drafts`: how many are not approved (H8)."""
    say = at.language.say
    what = (say(WHAT, n=len(visits)), say(DRAFTS, n=drafts) if drafts else "")
    return DayPrint(page, at).ask(lambda: sheets_of(at, visits), " ".join(part for part in what if part))


class DayPrint(QObject):
    """One printing, from the printer that is asked for to the hands that have the sheets."""

    def __init__(self, page: Page, at: AtDesk) -> None:
        super().__init__(page)
        self._page, self._at = page, at
        self._sheets: tuple[DaySheet, ...] = ()
        self._sent: dict[DaySheet, Released] = {}

    def ask(self, gather: Callable[[], tuple[DaySheet, ...]], what: str) -> PrintDialog:
        """Ask for the printer. `gather` finds the sheets, in a worker, once one was chosen."""

        def let_go() -> tuple[Released, ...]:
            self._sheets = gather()
            return released(self._at, self._sheets)

        dialog = PrintDialog(self._page, self._at.leave, self._at.worker, let_go, self._at.language, what)
        dialog.handed.connect(lambda handed: self._told(dialog, handed))
        dialog.refused.connect(self._refused)
        dialog.open()
        return dialog

    def _refused(self, problem: object) -> None:
        if isinstance(problem, Refused) and problem.problems:
            self._page.saved.emit(self._page.language.say(problem.problems[0].message))

    def _told(self, dialog: PrintDialog, handed: Handed) -> None:
        """Say what came of it, cancel what no printer was given, and ask of the rest whether it came out."""
        self._page.saved.emit(self._page.language.say(handed.message))
        self._sent = dict(zip(self._sheets, dialog.sent, strict=False))
        desk, kept_back = self._at.desk, [one.data for one in dialog.kept_back]
        then = self._which if kept_back else self._ask
        self._at.worker.run(lambda _progress: never_came_out(desk, kept_back), lambda _done: then() if self._sent else None)

    def _ask(self) -> None:
        say = self._page.language.say
        asked = Question(self._page, say(CAME_OUT, n=len(self._sent)), say(WHO_HAS), say(THEY_HAVE), self._page.language, back=say(NOT_ALL))
        asked.agreed.connect(self._all_out)
        asked.declined.connect(self._which)
        asked.open()

    def _all_out(self) -> None:
        self._written(lambda: handed_out(self._at.desk, [one.data for one in self._sent.values()]), self._done)

    def _which(self) -> None:
        """Which of them are missing: those that no printer was given are, and are cancelled already."""
        asked = MissingSheets(self._page, self._at, self._sheets, frozenset(self._sheets) - self._sent.keys())
        asked.missing.connect(self._print_again)
        asked.declined.connect(lambda: self._page.go.emit(COPIES, None))
        asked.open()

    def _print_again(self, missing: tuple[DaySheet, ...]) -> None:
        lost = [self._sent[one].data for one in missing if one in self._sent]
        have = [one.data for sheet, one in self._sent.items() if sheet not in missing]
        desk = self._at.desk

        def write() -> None:
            never_came_out(desk, lost)
            handed_out(desk, have)

        self._written(write, lambda: self._once_more(missing))

    def _once_more(self, missing: tuple[DaySheet, ...]) -> None:
        DayPrint(self._page, self._at).ask(lambda: missing, self._at.language.say(AGAIN, n=len(missing)))

    def _written(self, write: Callable[[], None], then: Callable[[], None]) -> None:
        self._at.worker.run(lambda _progress: write(), lambda _done: then())

    def _done(self) -> None:
        self._page.saved.emit(self._page.language.say(WRITTEN))
