"""Whose file a note goes into, said before a word is signed: what is signed into the wrong file is read by the wrong people."""

from __future__ import annotations

from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.services.names_on_file import people_called
from vawdesk.services.note_filing import concerns
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.form import Form

FILE_OF = N_("This goes into the file of {name}: {reference}.")
NO_FILE = N_("This is in nobody's file yet. Choose the case below.")


class WhoseFile(Text):
    """The sentence, and what follows in the form when another case is chosen, or other people."""

    def __init__(self, at: AtDesk, note: ContactNote) -> None:
        super().__init__("", "strong", wrap=True)
        self._at = at
        self._case, self._people = note.case, note.with_people or ()
        case = self._chosen(note.case)
        self._filled = (case.person,) if case is not None and case.person is not None else ()
        self._tell(case)

    def _chosen(self, case: UUID | None) -> Case | None:
        return self._at.desk.peek(Case, case) if case is not None else None

    def follow(self, note: ContactNote, form: Form) -> bool:
        """Fill in whose case it is and whether somebody's behaviour is a concern. True when case or people are others than before."""
        people = note.with_people or ()
        if (note.case, people) == (self._case, self._people):
            return False
        case = self._chosen(note.case)
        if note.case != self._case and case is not None and case.person is not None and people in ((), self._filled):
            people = self._filled = (case.person,)  # whoever another case filled in was put there by nobody
            form.editors["with_people"].set_value(people)
        form.editors["behaviour_of_concern"].set_value(concerns(case, people))
        self._tell(case)
        self._case, self._people = note.case, people
        return True

    def _tell(self, case: Case | None) -> None:
        say = self._at.language.say
        with self._at.desk.reading() as session:
            called = people_called(session, [case.person] if case is not None and case.person is not None else [])
        name = called.get(case.person, "") if case is not None and case.person is not None else ""
        self.say(say(FILE_OF, name=name, reference=case.ref_no or "") if case is not None else say(NO_FILE))
