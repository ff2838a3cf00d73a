"""A note in the wrong person's file: taken out of it, filed where it belongs, and every page that held it is listed (8.25)."""

from __future__ import annotations

from uuid import UUID

from vawdesk.i18n import N_, NN_
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.services.gone_wrong_starts import from_note
from vawdesk.services.misfiling import Move, Moved
from vawdesk.services.note_filing import refile
from vawdesk.services.unit import Unit
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.copies_out import GET_BACK, CopiesOut
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.form import Section
from vawdesk.ui.kit.page import Guidance
from vawdesk.ui.kit.record_form import RecordForm

KEY = "contact_note_moving"
TITLE, ABOUT = N_("This note belongs in another file"), N_("Note {reference}")
MOVE = N_("Take it out and file it there")
WHAT_HAPPENS = N_("It leaves the timeline, the search and every paper of the file it is in now. The journal keeps it for managers.")
WHOM = N_("Choose the people of the right file whom it is about.")
COPIES = NN_("{n} printed page may hold this note", "{n} printed pages may hold this note")
WRONG = "disclosure_gone_wrong"


class NoteMoving(RecordForm[ContactNote]):
    """Where it belongs, whom it is about there, and why it never belonged here."""

    def __init__(self, at: AtDesk, id: UUID | None) -> None:
        super().__init__(at, KEY, ContactNote, id)
        note = at.desk.peek(ContactNote, id) if id is not None else None
        say = self.language.say
        self.set_head(say(TITLE), say(ABOUT, reference=note.ref_no or "") if note is not None else "", label=True)
        shown = note or ContactNote()
        self._met = shown.subjects()
        shown.with_people = None  # nobody of the wrong file stays in it
        fields = ("belongs_to", "with_people", "withdrawn_why")
        self.begin(shown, (Section(fields, about=WHOM),), fresh=False, save=MOVE)
        self.body()

    def work(self, unit: Unit) -> Moved:  # type: ignore[override]  # what is kept here are several records
        """Both in one unit."""
        asked = self.with_values()
        return refile(unit, self.record.id, Move(asked.belongs_to, asked.with_people or (), asked.withdrawn_why or ""))

    def after(self, record: object) -> None:
        """List the pages that held it; then the note in its new file."""
        if isinstance(record, Moved) and record.copies:
            self._list(record)
        elif isinstance(record, Moved):
            self._on(record)

    def _list(self, moved: Moved) -> None:
        asked = CopiesOut(self, self.language.say(COPIES, n=len(moved.copies)), moved.copies, self.language)
        asked.agreed.connect(lambda: self._begin(moved))
        asked.declined.connect(lambda: self._on(moved))
        asked.open()

    def _begin(self, moved: Moved) -> None:
        """What was printed may have reached somebody: see to it at once, in the file to which the note belongs."""
        filed = moved.filed[0]
        if isinstance(filed, ContactNote):
            self.closed.emit()
            self.go.emit(WRONG, from_note(self.at.desk, filed, [copy.id for copy in moved.copies], self.language))

    def _on(self, moved: Moved) -> None:
        self.closed.emit()
        self.go.emit("contact_note", moved.filed[0].id)

    def subjects(self) -> tuple[UUID, ...]:
        return self._met

    def guidance(self) -> Guidance | None:
        """What happens to it."""
        return Guidance(self.language.say(TITLE), "8.25", (self.language.say(WHAT_HAPPENS), self.language.say(GET_BACK)))


ENTRY = PageEntry(KEY, TITLE, "note", "casework", NoteMoving, subjects=("person",), in_menu=False, under="cases", paragraph="8.25")
