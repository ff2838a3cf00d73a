"""Writing a contact note: one page, one button that saves and signs. What is known already is filled in."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import RISK_TO_SELF, ContactNote
from vawdesk.models.casework.note_words import RISK_TO_SELF_STEPS
from vawdesk.models.dates import LATE
from vawdesk.models.rules import Problem
from vawdesk.models.values import Tri
from vawdesk.services.note_filing import NoteAsk, against_correcting, ask_of, begin, in_question, sign
from vawdesk.services.refusals import Refused
from vawdesk.services.unit import Unit
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.finders import NEW_PERSON
from vawdesk.ui.kit.form import Section
from vawdesk.ui.kit.page import Guidance
from vawdesk.ui.kit.record_form import RecordForm
from vawdesk.ui.pages.casework.contact_note_whose import WhoseFile

KEY, NOTE = "contact_note_form", "contact_note"
ADD, CORRECT = N_("Add a note"), N_("Correct note {reference}")
ABOUT = N_("Write it up within 24 hours. The words people used belong in quotation marks.")
ABOUT_CORRECTING = N_("You can correct your own note for 15 minutes, until somebody else has opened it. Each version is kept.")
SAVE_AND_SIGN = N_("Save and sign")
WHAT_HAPPENED, WHERE, MORE = N_("What happened"), N_("Who, when, and in which case"), N_("More, if there is more")
OWN_WORDS = N_("Write down the person's own words. Keep what you saw, and what you make of it, apart from them.")
NOT_FINE = N_("Somebody who says that all is well now may still be in danger. Ask others who know, and write down what they say.")
YOU_MATTER = N_("This is hard work. Talk to your manager or supervisor about what you have heard.")
BEGUN_BY_OTHER = N_("A colleague began this note. It goes on record under both names.")

HAPPENED = ("nobody", "mode", "what_was_said", "what_i_saw", "behaviour_of_concern", "risk_to_self", "child_in_household",
            "new_information_to_share")  # fmt: skip
PLACED = ("case", "with_people", "with_others", "occurred_at", "occurred_about", "late_reason", "contact_by", "in_earshot",
          "in_earshot_who")  # fmt: skip
FURTHER = ("checked_with_partners", "restricted_words", "restricted_owner", "my_view", "what_has_changed", "change_source",
           "indicators_noticed", "follow_up", "told_in_confidence", "share_with_other_side", "supervision_needed")  # fmt: skip


class NoteForm(RecordForm[ContactNote]):
    """A new note, in the case whose id is given; words that wait to be filed; or, within its minutes, one's own signed note."""

    def __init__(self, at: AtDesk, asked: UUID | NoteAsk | None, key: str = NOTE) -> None:
        id, person = ask_of(asked)
        super().__init__(at, key, ContactNote, id)
        found = at.desk.peek(ContactNote, id) if id is not None else None
        case = at.desk.peek(Case, id) if id is not None and found is None else None
        self.correcting = found is not None and found.status is not Status.DRAFT
        self.action = "correct" if self.correcting else self.action
        say = self.language.say
        title = say(CORRECT, reference=found.ref_no or "") if found is not None and self.correcting else say(ADD)
        self.set_head(title, say(ABOUT_CORRECTING if self.correcting else ABOUT), label=True)
        note = found if found is not None else begin(at.desk, case, person)
        self.whose = WhoseFile(at, note)
        self.add(self.whose)
        self.steps = Notice(say(RISK_TO_SELF.message), "\n".join(say(step) for step in RISK_TO_SELF_STEPS), "danger")
        self.steps.hide()
        sections = (Section(HAPPENED, WHAT_HAPPENED), Section(PLACED, WHERE), Section(FURTHER, MORE))
        form = self.begin(note, sections, fresh=found is None, offer_new={"person": NEW_PERSON}, save=SAVE_AND_SIGN)
        form.editors["risk_to_self"].put(self.steps)
        form.new_asked.connect(lambda _field, _words: self.go.emit("person_beside", self.record.case))
        self.save_button.say(say(SAVE_AND_SIGN), "sign")
        self.body()

    # what is shown

    def look(self) -> None:
        """Fill in what follows from the case; show only what comes into question."""
        if self.form is not None and self.whose.follow(self.with_values(), self.form):
            self.subjects_changed.emit()
        super().look()
        if self.form is None:
            return
        note = self.with_values()
        for name, on in in_question(note, self.at.now()).items():
            self.form.show_field(name, on)
        on = note.risk_to_self is Tri.YES
        if on and self.steps.isHidden():
            self.steps.say(self.steps.heading.words, self.steps.body.words)
        self.steps.setVisible(on)

    def noticed(self, record: ContactNote) -> Iterable[Notice]:
        """That a colleague began it."""
        if record.begun_by is not None and record.begun_by != self.at.desk.account.staff:
            yield Notice(self.language.say(BEGUN_BY_OTHER), "")

    def advice(self, record: ContactNote) -> Iterable[Problem]:
        """What is not said at its own field already."""
        return (problem for problem in super().advice(record) if problem.rule not in (RISK_TO_SELF.code, LATE.code))

    # keeping

    def prepare(self, record: ContactNote, unit: Unit) -> None:
        """Sign it. Raises Refused when one's own note can no longer be corrected."""
        if self.correcting and (against := against_correcting(self.at.desk, record)) is not None:
            raise Refused([against])
        sign(record, unit)

    def first_focus(self) -> None:
        """Into the words."""
        if self.shown_draft is not None and self.shown_draft.place.focus:
            super().first_focus()
        else:
            self.focus_field("what_was_said")

    def guidance(self) -> Guidance | None:
        """Own words, and support for whoever writes."""
        say = self.language.say
        return Guidance(say(ADD), "8.25", (say(ABOUT), say(OWN_WORDS), say(NOT_FINE), say(YOU_MATTER)))


def correcting(at: AtDesk, id: UUID | None) -> NoteForm:
    """The form for one's own note within its minutes."""
    return NoteForm(at, id, KEY)


ENTRY = PageEntry(KEY, ADD, "note", "casework", correcting, subjects=("person", "case"), in_menu=False, under="cases", paragraph="8.25")
