"""Something attached in the wrong person's file: taken out of it, filed where it belongs, and the copies that left are listed (8.25)."""

from __future__ import annotations

from uuid import UUID

from vawdesk.i18n import N_, NN_
from vawdesk.models.casework.attachment import Attachment
from vawdesk.services.attachments import CODE, TakenOut, take_out
from vawdesk.services.gone_wrong_copies import from_copies
from vawdesk.services.unit import Unit
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.copies_out import GET_BACK, CopiesOut
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.form import Section
from vawdesk.ui.kit.page import Guidance
from vawdesk.ui.kit.record_form import RecordForm

KEY = "attachment_moving"
TITLE, ABOUT = N_("This belongs in another file"), N_("Attachment {reference}")
MOVE = N_("Take it out")
WRONG = "disclosure_gone_wrong"
WHERE = N_("Choose the case to which it belongs, and whom it is about there. If it belongs in no file here, leave both empty.")
WHAT_HAPPENS = N_("It leaves this file altogether. The journal keeps what it was called, and its check value, for managers.")
COPIES = NN_("{n} printed copy may hold this", "{n} printed copies may hold this")


class AttachmentMoving(RecordForm[Attachment]):
    """Where it belongs, whom it is about there, and why it never belonged here."""

    def __init__(self, at: AtDesk, id: UUID | None) -> None:
        super().__init__(at, KEY, Attachment, id)
        held = at.desk.peek(Attachment, id) if id is not None else None
        say = self.language.say
        self.set_head(say(TITLE), say(ABOUT, reference=held.ref_no or "") if held is not None else "", label=True)
        shown = held or Attachment()
        self._met = shown.subjects()
        shown.people = None  # nobody of the wrong file stays in it
        self.begin(shown, (Section(("belongs_to", "people", "withdrawn_why"), about=WHERE),), fresh=False, save=MOVE)
        self.body()

    def work(self, unit: Unit) -> TakenOut:  # type: ignore[override]  # what is kept here are two records
        """Both in one unit."""
        asked = self.with_values()
        return take_out(unit, self.record.id, asked.withdrawn_why or "", asked.belongs_to, asked.people or ())

    def after(self, record: object) -> None:
        """The copies that left; then where it is now."""
        if isinstance(record, TakenOut) and record.copies:
            self._list(record)
        elif isinstance(record, TakenOut):
            self._on(record)

    def _list(self, out: TakenOut) -> None:
        asked = CopiesOut(self, self.language.say(COPIES, n=len(out.copies)), out.copies, self.language)
        asked.agreed.connect(lambda: self._begin(out))
        asked.declined.connect(lambda: self._on(out))
        asked.open()

    def _begin(self, out: TakenOut) -> None:
        """What left may have reached somebody: see to it at once."""
        title, ids = self.at.papers[CODE].document.title, [copy.id for copy in out.copies]
        self.closed.emit()
        self.go.emit(WRONG, from_copies(self.at.desk, ids, lambda _code: title, self.language)[0])

    def _on(self, out: TakenOut) -> None:
        self.closed.emit()
        if out.filed is not None:
            self.go.emit("attachment", out.filed.id)
        else:
            self.go.emit("case", self.record.case)

    def subjects(self) -> tuple[UUID, ...]:
        return self._met

    def guidance(self) -> Guidance | None:
        """What happens to it."""
        return Guidance(self.language.say(TITLE), "8.25", (self.language.say(WHAT_HAPPENS), self.language.say(GET_BACK)))


ENTRY = PageEntry(KEY, TITLE, "file", "casework", AttachmentMoving, subjects=("person",), in_menu=False, paragraph="8.25", under="cases")
