"""What is done from the page of contacting somebody: keep that nobody answered, copy the words of a text, go on to write or to plan."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject

from vawdesk.i18n import N_, Message
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote, Mode
from vawdesk.services.contact_file import ContactFile
from vawdesk.services.note_filing import NoteAsk
from vawdesk.services.refusals import Refused
from vawdesk.services.unanswered import keep_unanswered, kept_just_now
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.outcome import Outcome
from vawdesk.ui.kit.page import Page
from vawdesk.ui.pages.casework.person_contact_copy import copy_text

KEPT, KEPT_WHY = N_("It is written down"), N_("Note {reference}, signed by you. You can correct it for 15 minutes.")
ALREADY, ALREADY_WHY = (
    N_("It is written down already"),
    N_("Note {reference} tells of it. If you tried once more since, add that to the note."),
)
OPEN_NOTE = N_("Open the note")
NOT_KEPT, NOT_COPIED = N_("It could not be written down"), N_("Nothing was copied")
NO_CASE = N_("This person is in no open case, so there is nowhere to write it down. Write it down now, and file it afterwards.")
COPIED_THEN = N_("Paste it where you write it, then say here that it is sent.")
NOTE = "contact_note"


class ContactActs(QObject):
    """`outcome` says what came of the last one; `open_note` leads to the note that was kept."""

    def __init__(self, at: AtDesk, file: ContactFile, page: Page) -> None:
        super().__init__(page)
        self._at, self._file, self._page = at, file, page
        self._note: UUID | None = None
        self.outcome = Outcome(at.language, self, "done")
        self.open_note = Button(at.language.say(OPEN_NOTE))
        self.open_note.setObjectName("open_note")
        self.open_note.clicked.connect(lambda: page.go.emit(NOTE, self._note))
        self.open_note.hide()

    def lead(self, key: str) -> None:
        """On to a letter, a plan or a note, in the case where there is one."""
        case, person = self._file.case, self._file.person.id
        if key == NOTE:
            self._page.go.emit(*((NOTE, _note_of(case, person)) if case is not None else ("write_it_down", None)))
        else:
            self._page.go.emit(key, case.id if case is not None and case.person == person else person)

    def unanswered(self, words: Message, mode: Mode) -> None:
        """Keep in one act that nobody answered, or that something was left."""
        case, say = self._file.case, self._at.language.say
        if case is None:
            self.outcome.stopped(NOT_KEPT, NO_CASE)
            return
        if (known := kept_just_now(self._at.desk, case, self._file.person.id, words, mode)) is not None:
            self._kept(known, ALREADY, ALREADY_WHY)
            return
        try:
            note = keep_unanswered(self._at.desk, case, self._file.person.id, words, self._at.language, mode)
        except Refused as refused:
            self.outcome.stopped(NOT_KEPT, " ".join(say(problem.message) for problem in refused.problems))
            return
        self._kept(note, KEPT, KEPT_WHY)

    def _kept(self, note: ContactNote, heading: Message, words: Message) -> None:
        self._note = note.id
        self.outcome.done(heading, words.with_(reference=note.ref_no or ""))
        self.open_note.show()
        self._page.saved.emit(self._at.language.say(heading))

    def copy(self) -> None:
        """The words of a text message, through the one door."""
        try:
            copied = copy_text(self._at, self._file)
        except Refused as refused:
            say = self._at.language.say
            self.outcome.stopped(NOT_COPIED, " ".join(dict.fromkeys(say(problem.message) for problem in refused.problems)))
            return
        self.outcome.done(copied, COPIED_THEN)


def _note_of(case: Case, person: UUID) -> UUID | NoteAsk:
    """A note of this very person: who was spoken to is not always the one whose file it is."""
    return case.id if case.person == person else NoteAsk(case.id, person)
