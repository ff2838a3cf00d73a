"""Write it down now: only the words. Who, when and which case follow; until then it waits on Home, to be filed (8.29)."""

from __future__ import annotations

from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.rules import Problem, Weight
from vawdesk.services.flags_nearby import near_flags
from vawdesk.services.note_filing import begin, concerns
from vawdesk.services.picking import own_cases
from vawdesk.services.unit import Unit
from vawdesk.ui.kit.arrange import Item, wrap
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.editors.text import LongTextEditor
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.form import Section
from vawdesk.ui.kit.page import Guidance
from vawdesk.ui.kit.reading import panel
from vawdesk.ui.kit.record_form import RecordForm
from vawdesk.ui.kit.verbs import verb

KEY = "write_it_down"
TITLE, ABOUT = N_("Write it down now"), N_("Only the words. Who it was and which case it belongs to can follow.")
PROPOSED = N_("Only the words. {reference} is proposed when it is filed; you can choose another case then.")
KEEP, FILE_NOW = N_("Keep it, file it later"), N_("File it now")
FILE_IN, FILE_IN_ABOUT = N_("File it now in one of your cases"), N_("The rest is asked on the next page.")
CASE_OF, CASE_OF_RISK = N_("{reference}: {name}"), N_("{reference}: {name}, staff risk")
NO_WORDS = N_("Write what was said, or what you saw.")
CLOCK = N_("From now there are 24 hours to file it. It shows on Home as to be filed.")
WRONG = N_("Details have got out…")
ROOM_TO_WRITE = 9  # lines
MOST = 8  # cases offered; more are found on the next page


class WriteItDown(RecordForm[ContactNote]):
    """One box. Kept as a draft note; the cases of whoever writes stand below for filing at once.

    The case whose id is given, from which one came, is proposed when it is filed.
    """

    def __init__(self, at: AtDesk, id: UUID | None) -> None:
        super().__init__(at, KEY, ContactNote)
        say = self.language.say
        self._case: Case | None = None
        self._on = False
        before = at.desk.peek(Case, id) if id is not None else None
        self.begin(begin(at.desk, before), (Section(("what_was_said",)),), fresh=True, save=KEEP)
        if self.form is not None and isinstance(words := self.form.editors["what_was_said"], LongTextEditor):
            words.box.at_least(ROOM_TO_WRITE)
        near = at.desk.peek(Case, self.record.case) if self.record.case is not None else None  # that of a draft, where there is one
        self.set_head(say(TITLE), say(PROPOSED, reference=near.ref_no or "") if near is not None else say(ABOUT))
        self.file_now = Button(say(FILE_NOW), drawing="next")
        self.file_now.setObjectName("file_now")
        self.file_now.clicked.connect(lambda: self._file(None))
        self.body()

    def body(self) -> None:
        """The words first, then what to do with them."""
        self.save_button.say(self.language.say(KEEP), "save")
        wrong = verb(self.language.say(WRONG), "went_wrong", self._wrong, look="quiet", drawing="wrong")
        self.set_verbs([self.save_button, self.file_now], [wrong])
        if self.form is not None:
            self.add(self._above, self._notices, self.form, *self._own_cases())
        self.end()

    def _wrong(self) -> None:
        """Somebody's details have got out: what is typed here is kept, and it is seen to first."""
        self.keep_asked()
        self.go.emit("disclosure_gone_wrong", self.record.case)

    def _own_cases(self) -> list[Item]:
        """One press files it in a case of one's own."""
        say, buttons = self.language.say, list[Button]()
        with self.at.desk.reading() as session:
            near = near_flags(self.at.desk, session)
        for case, name in own_cases(self.at.desk, MOST):
            risk = not near.isdisjoint(case.subjects())
            words = say(CASE_OF_RISK if risk else CASE_OF, reference=case.ref_no or "", name=name)
            button = Button(words, drawing="staff risk" if risk else "")
            button.setObjectName(f"file_in_{case.ref_no}")
            button.clicked.connect(lambda _on=False, case=case: self._file(case))
            buttons.append(button)
        return [panel(say(FILE_IN), Text(say(FILE_IN_ABOUT), "meta", "muted"), wrap(Flow(list(buttons))))] if buttons else []

    def _file(self, case: Case | None) -> None:
        self._case, self._on = case, True
        self.save()

    def save(self) -> None:
        """Keep the words. Nothing else is asked for."""
        if self.form is not None and self.now_holds("what_was_said") is None:
            self._on = False
            self.form.show_problems([Problem("what_was_said", NO_WORDS, "8.25", Weight.REFUSE)])
            return
        super().save()

    def prepare(self, record: ContactNote, unit: Unit) -> None:
        """Not signed yet: a note that waits, with the name of whoever began it."""
        record.begun_by = self.at.desk.account.staff
        if self._case is not None and self._case.person is not None:
            record.case, record.with_people = self._case.id, (self._case.person,)
            record.behaviour_of_concern = concerns(self._case, record.with_people)

    def after(self, record: ContactNote) -> None:
        """Back; or on, to file it."""
        self.closed.emit()
        if self._on:
            self.go.emit("contact_note", record.id)

    def guidance(self) -> Guidance | None:
        """The clock."""
        return Guidance(self.language.say(TITLE), "8.29", (self.language.say(ABOUT), self.language.say(CLOCK)))


ENTRY = PageEntry(KEY, TITLE, "note", "casework", WriteItDown, ("person", "case"), in_menu=False, under="home", paragraph="8.29")
