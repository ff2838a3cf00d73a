"""A contact note: written and signed on one page; once signed it is read, added to, or taken to the file where it belongs."""

from __future__ import annotations

from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.base import Status
from vawdesk.models.casework.contact_note import ContactNote, is_late
from vawdesk.services.attachments import of_record
from vawdesk.services.away import away_among
from vawdesk.services.flags_met import Thing
from vawdesk.services.note_file import NoteFile, follow_up_done, note_file
from vawdesk.services.note_filing import NoteAsk, ask_of
from vawdesk.services.refusals import NOTHING_HERE, NothingHere
from vawdesk.ui.kit.additions import added, put_right
from vawdesk.ui.kit.attached import attached_here
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.carried_record import CarriedRecord
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.from_paper_badge import from_paper
from vawdesk.ui.kit.nothing_here import show_nothing
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.print_ask import PRINT, PrintAsk
from vawdesk.ui.kit.reading import parts
from vawdesk.ui.pages.casework.contact_note_after_change import changed
from vawdesk.ui.pages.casework.contact_note_form import NOTE, NoteForm
from vawdesk.ui.pages.casework.contact_note_to_do import to_do
from vawdesk.ui.pages.casework.contact_note_to_tell import to_tell
from vawdesk.ui.pages.casework.contact_note_verbs import far, near

TITLE = N_("Contact note {reference}")
IN_CASE = N_("Case {reference}")
LATE, IN_CONFIDENCE = N_("Entered late"), N_("Told in confidence")
OUT, OUT_WHY = N_("Taken out of this file"), N_("This note belonged to another file, and was taken there. Nothing of it is shown here.")
SIGNED_WORDS = N_("This record is signed. You can add to it. The old words stay.")
NOTHING_WHY, SHOW_CASES = N_("Go back to the list of cases."), N_("Show cases")


class NotePage(Page):
    """A signed note. Corrections of a fact stand before it, other additions after it (X3)."""

    def __init__(self, at: AtDesk, id: UUID) -> None:
        super().__init__(at.language)
        self.at = at
        self.note: ContactNote | None = None
        try:
            found = note_file(at.desk, id)
        except NothingHere:
            show_nothing(self, ContactNote.title, NOTHING_HERE, NOTHING_WHY, SHOW_CASES, "cases")
            return
        if found.note.status is Status.WITHDRAWN:
            show_nothing(self, ContactNote.title, OUT, OUT_WHY, SHOW_CASES, "cases")
            return
        self.note = found.note
        self._show(found, found.note)

    def _show(self, file: NoteFile, note: ContactNote) -> None:
        say, language = self.language.say, self.language
        badges = [Badge(say(LATE), "late")] if is_late(note, self.at.now()) else []
        badges += from_paper(note, language)
        badges += [Badge(say(IN_CONFIDENCE))] if note.told_in_confidence else []
        badges += [Badge(say(mark)) for mark in away_among(self.at.desk, (note.id,)).values()]
        about = say(IN_CASE, reference=file.called.get(note.case, "")) if note.case else ""
        self.set_head(say(TITLE, reference=note.ref_no or ""), about, tuple(badges), (self.back_button(),), label=True)
        self.set_verbs(near(self.at, note, self.go.emit), far(self.at, note, self.go.emit, self.print_asked))
        sections = [(title, names) for _letter, title, names in ContactNote.sections()]
        words = parts(note, sections, language, file.called)
        self.add(
            *to_tell(self.at, note, self.go.emit),
            *changed(self.at, note, self.go.emit),
            *put_right(file.put_right, language),
            *words,
            *to_do(file, language, self._done),
            *added(file.added, language),
            *attached_here(of_record(self.at.desk, note.id), language, self.go.emit),
        )
        self.end()

    def _done(self, index: int) -> None:
        if self.note is not None:
            follow_up_done(self.at.desk, self.note.id, index)
            self.go.emit(NOTE, self.note.id)

    def print_asked(self) -> None:
        """The note on paper."""
        if self.note is not None:
            self.go.emit(PRINT, PrintAsk("D04", self.note.id))

    def subjects(self) -> tuple[Thing, ...]:
        """Everybody who is in the note or in its case."""
        return (self.note,) if self.note is not None else ()

    def guidance(self) -> Guidance | None:
        """Why it is added to and not changed."""
        return Guidance(self.language.say(ContactNote.title), "8.25", (self.language.say(SIGNED_WORDS),))


def note_page(at: AtDesk, asked: UUID | NoteAsk | None) -> Page:
    """The form for a new note and for words that wait to be filed; the page of a signed one."""
    id, _person = ask_of(asked)
    held = at.desk.peek(ContactNote, id) if id is not None else None
    if id is not None and held is not None and held.status is not Status.DRAFT:
        if at.away is None:
            return NotePage(at, id)
        return CarriedRecord(at, held, badges=(Badge(at.language.say(IN_CONFIDENCE)),) if held.told_in_confidence else ())
    return NoteForm(at, asked)


ENTRY = PageEntry(
    NOTE,
    ContactNote.title,
    "note",
    "casework",
    note_page,
    subjects=("person", "case"),
    in_menu=False,
    under="cases",
    paragraph="8.25",
    where="both",
)
