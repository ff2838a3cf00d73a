"""Attaching: files are chosen or dropped, looked into, described in a few answers, and kept in the file one after the other."""

from __future__ import annotations

from uuid import UUID

from vawdesk.i18n import N_, NN_, Language
from vawdesk.models.casework.attachment import NO_BYTES, Attachment
from vawdesk.services.attachments import Beside, attach, begin, beside, of_case
from vawdesk.services.refusals import NOTHING_HERE, NothingHere, Refused
from vawdesk.services.unit import Unit
from vawdesk.ui.kit.attached import attached
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.form import Section
from vawdesk.ui.kit.nothing_here import show_nothing
from vawdesk.ui.kit.page import Guidance
from vawdesk.ui.kit.record_form import RecordForm
from vawdesk.ui.kit.taking_files import Given, TakingFiles
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.casework.attachment_waiting import Waiting

KEY = "attachment"
TITLE = N_("Attachments")
TO_CASE, TO_RECORD = N_("Case {reference}"), N_("Case {reference}, with: {what}")
LEAVE_OUT = N_("Leave this file out")
SAVE, NEXT = N_("Save and sign"), NN_("Save, then {n} more", "Save, then {n} more")
HERE = N_("Attached in this case")
NONE = N_("Nothing is attached in this case yet.")
ABOUT = N_("An order, a letter, a photograph, a signed form: kept as it came, encrypted with the rest of the file.")
PLACES = N_("Where and when a photograph was taken is removed before it is kept. A picture can give an address away.")
PAPER = N_("Delete the file from the camera, the scanner or the folder it came from, once it is kept here.")
NOTHING_WHY, SHOW_CASES = N_("Go back to the list of cases."), N_("Show cases")
FIELDS = ("called", "what", "from_whom", "received_on", "people", "words")
CARRIED = ("from_whom", "received_on", "people")  # the same for files that came together


class AttachmentForm(RecordForm[Attachment]):
    """What is attached in a case, and more of it. `id` is that of the case, or of a record in it with which a new one belongs."""

    def __init__(self, at: AtDesk, id: UUID) -> None:
        super().__init__(at, KEY, Attachment, id)
        self.waiting = Waiting(at.language)
        try:
            self.near: Beside | None = beside(at.desk, id)
        except NothingHere:
            self.near = None
            show_nothing(self, TITLE, NOTHING_HERE, NOTHING_WHY, SHOW_CASES, "cases")
            return
        self._build(self.near)

    def _build(self, near: Beside) -> None:
        say, at = self.language.say, self.at
        self.set_head(say(TITLE), _where(near, self.language), label=near.case.domestic_abuse is not False, right=(self.back_button(),))
        self.taking = TakingFiles(self.language, at.files, at.worker)
        self.taking.given.connect(self.given)
        form = self.begin(Attachment(case=near.case.id, received_on=at.now().today), [Section(FIELDS)], fresh=True, save=SAVE)
        self.leave_out = verb(say(LEAVE_OUT), "leave_out", self._leave_out)
        self.set_verbs([self.save_button, self.leave_out])
        here = attached(of_case(at.desk, near.case.id), self.language, self.go.emit, say(HERE), say(NONE))
        self.add(self._above, self.taking, self.waiting.told, self._notices, form, here)
        self.end()
        _show_form(self, False)

    def given(self, files: list[Given]) -> None:
        """Ask about the first of those that are taken, with what a draft of it says already; more may come while one is described."""
        if self.waiting.given(files):
            self.save_button.say(_save_words(self.waiting, self.language))
            return
        kept = self.shown_draft.record if self.shown_draft is not None else Attachment()
        self._next({name: kept.value(name) for name in FIELDS if kept.value(name) is not None})

    def _next(self, carried: dict[str, object]) -> None:
        """Ask about the next file that waits; what came together was given by the same people on the same day."""
        one, form, near = self.waiting.next(), self.form, self.near
        if one is None or form is None or near is None:
            return
        self.record = begin(self.at.desk, near, *one)
        _carry(carried, self.record)
        form.load({name: self.record.value(name) for name in form.editors})
        self.save_button.say(_save_words(self.waiting, self.language))
        _show_form(self, True)
        self.focus_field("called")

    def work(self, unit: Unit) -> Attachment:
        """The attachment with its bytes. Raises Refused while no file is chosen."""
        if self.waiting.taken is None:
            raise Refused([NO_BYTES.at("called")])
        return attach(unit, self.with_values(), self.waiting.taken)

    def _leave_out(self) -> None:
        """This file is not attached after all: on to the next, or back to choosing."""
        self.drafting.saved()
        self.after(self.with_values())

    def after(self, record: Attachment) -> None:
        """The next file that came with it; after the last one, what is attached now."""
        if self.waiting.left:
            self.waiting.said()
            self._next({name: record.value(name) for name in CARRIED})
        elif self.near is not None:
            self.go.emit(KEY, self.near.record.id)

    def first_focus(self) -> None:
        """On choosing: there is nothing to describe yet."""
        (self.taking.choose if self.near is not None else self).setFocus()

    def leave(self) -> None:
        """Keep the draft; let go of the bytes."""
        super().leave()
        self.waiting.forget()

    def subjects(self) -> tuple[UUID, ...]:
        return self.near.case.subjects() if self.near is not None else ()

    def guidance(self) -> Guidance | None:
        return guidance(self.language)


def _carry(values: dict[str, object], record: Attachment) -> None:
    for name, value in values.items():
        setattr(record, name, value)


def _save_words(waiting: Waiting, language: Language) -> str:
    """How many come after this one."""
    return language.say(NEXT, n=waiting.left) if waiting.left else language.say(SAVE)


def _where(near: Beside, language: Language) -> str:
    """In which case, and with what in it."""
    say, reference = language.say, near.case.ref_no or ""
    whole = near.record is near.case
    return say(TO_CASE, reference=reference) if whole else say(TO_RECORD, reference=reference, what=say(near.record.title))


def _show_form(page: AttachmentForm, shown: bool) -> None:
    """The questions about a file, or choosing one."""
    for part, when in ((page.form, True), (page.save_button, True), (page.leave_out, True), (page.taking, False)):
        if part is not None:
            part.setVisible(shown is when)


def guidance(language: Language) -> Guidance:
    """What is kept, and what is taken out of it."""
    say = language.say
    return Guidance(say(TITLE), "8.25", (say(ABOUT), say(PLACES), say(PAPER)))
