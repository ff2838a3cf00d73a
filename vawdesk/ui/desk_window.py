"""The desk: the shell with its pages. Pages say where they want to go; here it is decided what opens, and whose flags stand above it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from vawdesk.i18n import N_, Message
from vawdesk.services.account_words import role_words
from vawdesk.services.away import ONLY_ADDED
from vawdesk.services.flags_in_view import FlagInView, FlagState, banner
from vawdesk.services.flags_met import flags_met
from vawdesk.services.names_on_file import people_called
from vawdesk.services.page_ask import PageAsk
from vawdesk.services.pointed import is_out_of_sight
from vawdesk.services.refusals import NOTHING_HERE
from vawdesk.ui.kit.banner import FlagSeen
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.nothing_here import show_nothing
from vawdesk.ui.kit.page import Page
from vawdesk.ui.kit.print_ask import PRINT
from vawdesk.ui.shell import Shell
from vawdesk.ui.window import Window
from vawdesk.vault.accounts import Role
from vawdesk.vault.errors import in_words
from vawdesk.zone import LOCAL

HOME, SEARCH, WRITE_NOW, FLAG, CASE, NOTE = "home", "search", "write_it_down", "staff_risk_flag", "case", "contact_note"
UNSURE = (FlagState.NOT_YET_CONFIRMED, FlagState.CONFIRMATION_OVERDUE)
NEVER_BACKED_UP = N_("Not backed up yet")
BACKED_UP_TODAY, BACKED_UP_ON = N_("Backed up today {time}"), N_("Backed up on {date}")
WENT_WRONG = N_("That did not work")
UNDERSTOOD = N_("Go on")
NOTHING_WHY, SHOW_CASES = N_("Go back to the list of cases."), N_("Show cases")
IN_THE_OFFICE = N_("That is done in the office")
NOT_HERE = N_("Nothing can be written down here")
ON_PAPER = N_(
    "What a member of staff tells you is never written into casework. Write it on paper, seal it, and keep it under lock. What is about a "
    "client is written down by whoever heard it, at their own desk."
)
ASK_CASEWORK = N_(
    "Your account opens no casework. If it is about a client, ask a colleague who does to write it down with you now, while you remember "
    "the words. What a member of staff told you about themselves goes to the HR officer, on paper and sealed, and never into casework."
)
NOT_PRINTED = N_("This page is not made for paper")
WHAT_PRINTS = N_("Open the record or the list that you want on paper, and press Ctrl+P there.")
LONGEST_WAY = 50  # pages that Back remembers

About = UUID | PageAsk | None
Place = tuple[str, About]


class DeskWindow(QObject):
    """Routes between pages. `entries` are those that this account may open in this room.

    Signals:
        lock_asked(): Hide and lock.
        rebuild_asked(): the look or the language changed: everything is drawn anew.
        settings_changed(): something that is watched by a clock was changed.
        room_asked(str): into the HR room, or out of it.
        restore_asked(object, str): bring back this backup, with the passphrase of the account.
    """

    lock_asked = Signal()
    rebuild_asked = Signal()
    settings_changed = Signal()
    room_asked = Signal(str)
    restore_asked = Signal(object, str)

    def __init__(self, window: Window, at: AtDesk, entries: Sequence[PageEntry]) -> None:
        super().__init__(window)
        self.at, self.window = at, window
        self.entries = {entry.key: entry for entry in entries}
        self.way: list[Place] = []
        self._flags_seen: tuple[FlagSeen, ...] = ()
        self.shell = Shell(at.language, practice=at.practice, carried=_carried(at))
        self.shell.set_entries(entries)
        account = at.desk.account
        self.shell.top.set_who(account.shown_name, at.language.list([at.language.say(words) for words in role_words(account.roles)]))
        self._connect()
        self.show_backup()
        window.show_screen(self.shell)

    def _connect(self) -> None:
        shell = self.shell
        shell.open_page.connect(lambda key: self.open(key))
        shell.lock_asked.connect(self.lock_asked)
        shell.write_now.connect(self._write_now)
        shell.open_flag.connect(lambda id: self.open(FLAG, id))
        shell.search_entered.connect(self._search_entered)
        shell.searched.connect(self._searching)
        shell.top.search.down.connect(lambda: self._tell_page("enter_results"))
        shell.top.search.setVisible(SEARCH in self.entries)
        shell.back_asked.connect(self._back_asked)
        shell.print_asked.connect(self._print_now)
        shell.keep_asked.connect(lambda: self._tell_page("keep_asked"))
        shell.finish_asked.connect(lambda: self._tell_page("finish_asked"))

    def show_backup(self) -> None:
        """Say in the status line when the last backup from this computer was made; nothing of a carried copy, which is not backed up."""
        if self.at.away is not None:
            return
        say, kept = self.at.language.say, self.at.settings.now.backed_up_at
        made = datetime.fromisoformat(kept) if kept else None
        if made is None:
            words = say(NEVER_BACKED_UP)
        elif made.astimezone(LOCAL).date() == self.at.now().today:
            words = say(BACKED_UP_TODAY, time=self.at.language.time(made))
        else:
            words = say(BACKED_UP_ON, date=made.astimezone(LOCAL).date())
        self.shell.status.set_backup(words)

    # pages

    @property
    def here(self) -> Place:
        """The page that is open."""
        return self.way[-1] if self.way else (HOME, None)

    def open(self, key: str, id: About = None) -> Page | None:
        """Open a page over the one that is there. None for a page that this account does not have, or when the page asks first."""
        entry, page = self.entries.get(key), self.shell.page
        if entry is None and self.at.away is not None:
            self._answer(IN_THE_OFFICE, ONLY_ADDED.message)
        if entry is None or (page is not None and not page.may_leave()):
            return None
        made = self._made(entry, id)
        if not self.way or self.way[-1] != (key, id):
            self.way = [*self.way[-LONGEST_WAY:], (key, id)]
        self._show(made, key)
        return made

    def _made(self, entry: PageEntry, id: About) -> Page:
        """The page, or that nothing is here where the record is kept from this reader (C11). A flag says what to do all the same."""
        asked = [one for one in (id, *(vars(id).values() if isinstance(id, PageAsk) else ())) if isinstance(one, UUID)]
        weighed = entry.room == "casework" and entry.key not in (FLAG, PRINT)  # what leaves is weighed where it is gathered
        if weighed and any(is_out_of_sight(self.at.desk, one) for one in asked):
            page = Page(self.at.language)
            show_nothing(page, entry.title, NOTHING_HERE, NOTHING_WHY, SHOW_CASES, "cases")
            return page
        return entry.make(self.at, id)

    def _show(self, page: Page, key: str) -> None:
        page.go.connect(self._go)
        page.closed.connect(self.back)
        page.subjects_changed.connect(lambda: self._flags(page, again=True))
        for name in ("lock_asked", "rebuild_asked", "settings_changed", "room_asked", "restore_asked"):
            if (signal := getattr(page, name, None)) is not None:
                signal.connect(getattr(self, name))
        if key != SEARCH:
            self.shell.top.search.clear()  # no name stays in the box
        came_by = next((k for k, _id in reversed(self.way) if self.entries[k].in_menu), key)
        under = self.entries[key].under
        in_menu = under if under in self.entries else came_by
        self.shell.show_page(page, in_menu)
        self._flags(page)
        self.shell.flags_first()

    def _go(self, key: str, id: object) -> None:
        self.open(key, id if isinstance(id, UUID | PageAsk) else None)

    def _write_now(self) -> None:
        """Ctrl+N: whoever has a case before them is asked to file it there."""
        key, id = self.here
        if WRITE_NOW in self.entries:
            self.open(WRITE_NOW, id if key == CASE else None)
        elif self.at.away is not None:
            self.open(NOTE, id if key == CASE else None)
        else:
            self._answer(NOT_HERE, ON_PAPER if Role.HR_OFFICER in self.at.desk.account.roles else ASK_CASEWORK)

    def _print_now(self) -> None:
        """Ctrl+P: a key that does nothing leaves people wondering whether something came out."""
        if hasattr(self.shell.page, "print_asked"):
            self._tell_page("print_asked")
        else:
            self._answer(NOT_PRINTED, WHAT_PRINTS)

    def _answer(self, heading: Message, words: Message) -> None:
        say = self.at.language.say
        told = self.ask(say(heading), say(words), say(UNDERSTOOD))
        told.back.hide()  # there is nothing to decide
        told.verb.setFocus()

    def _back_asked(self) -> None:
        """Alt+Left: the page that was there before, unless this one has to ask first. What was typed here is kept as a draft."""
        page = self.shell.page
        if len(self.way) > 1 and (page is None or page.may_leave()):
            self.back()

    def back(self) -> None:
        """The page is done with: go back to where one came from, or Home."""
        if self.way:
            self.way.pop()
        while self.way:
            key, id = self.way.pop()
            if key in self.entries:
                self._reopen(key, id)
                return
        self._reopen(HOME, None)

    def _reopen(self, key: str, id: About) -> None:
        entry = self.entries.get(key)
        if entry is not None:
            self.way.append((key, id))
            self._show(self._made(entry, id), key)

    # staff risk

    def _flags(self, page: Page, *, again: bool = False) -> None:
        """Put the flags of everybody met on this page above it, before anything on it can be read.

        `again`: others are met on the same page now; where the same flags reach them, nothing is said twice.
        """
        subjects = page.subjects()
        if self.shell.page is not page:
            return
        if not subjects or "casework" not in self.at.desk.vault.compartments:
            self._flags_seen = ()
            self.shell.set_flags(())
            return
        with self.at.desk.reading() as session:
            found = flags_met(session, subjects, self.at.now())
            called = people_called(session, [one.flag.person for one in found if one.flag.person is not None and not one.reason_kept])
            seen = self._in_words(found, called)
        if again and seen == self._flags_seen:
            return
        self._flags_seen = seen
        self.shell.set_flags(seen)

    def _in_words(self, found: list[FlagInView], called: dict[UUID, str]) -> tuple[FlagSeen, ...]:
        words = banner(found, self.at.language, called)
        if words is None:
            return ()
        return tuple(
            FlagSeen(
                said.flag,
                " ".join((*said.why, said.way)).strip(),
                " ".join(said.what_to_do),
                confirmed=one.state not in UNSURE,
                mark=said.mark or "",
                late=one.state.tone == "late",
                fact=" ".join((*said.why[:1], said.way)).strip(),
                first=" ".join(said.what_to_do[:1]),
                is_open=self.here == (FLAG, one.flag.id),
            )
            for one, said in zip(found, words.flags, strict=True)
        )

    # search and keys

    def _search(self, words: str) -> None:
        page = self.shell.page if self.here[0] == SEARCH else self.open(SEARCH)
        act: Callable[[str], None] | None = getattr(page, "search_for", None)
        if act is not None:
            act(words)

    def _search_entered(self, words: str) -> None:
        """Enter: find, and go into what was found."""
        self._search(words)
        self._tell_page("enter_results")

    def _searching(self, words: str) -> None:
        """At each letter: the search page is opened at the first one and follows, also when the box is emptied."""
        if SEARCH in self.entries and (words or self.here[0] == SEARCH):
            box = self.shell.top.search
            place = box.cursorPosition()
            self._search(words)
            box.setFocus()
            box.setCursorPosition(place)

    def _tell_page(self, name: str) -> None:
        act: Callable[[], Any] | None = getattr(self.shell.page, name, None)
        if act is not None:
            act()

    # trouble

    def tell_trouble(self, problem: object) -> None:
        """The one place for what went wrong in the background."""
        words = in_words(problem) if isinstance(problem, Exception) else None
        if words is not None:
            self._answer(WENT_WRONG, words.message)

    def ask(self, question: str, words: str, verb: str, back: str = "") -> Question:
        """A question over the window."""
        made = Question(self.shell, question, words, verb, self.at.language, back)
        made.open()
        return made


def _carried(at: AtDesk) -> tuple[datetime, datetime] | None:
    """As of when a carried copy is, and until when it opens."""
    return (datetime.fromisoformat(at.away.as_of), datetime.fromisoformat(at.away.until)) if at.away is not None else None
