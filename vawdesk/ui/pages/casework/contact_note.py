"""A contact note: written and signed on one page; once signed it is read, added to, or taken to the file where it belongs."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from sqlalchemy import select

from vawdesk.i18n import N_, Message
from vawdesk.models.base import Status
from vawdesk.models.casework.addendum import Addendum
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote, FollowUp, is_late, may_withdraw
from vawdesk.services.in_words import row_said
from vawdesk.services.names_on_file import cases_called, people_called, staff_called
from vawdesk.services.note_filing import against_correcting
from vawdesk.services.refusals import NothingHere
from vawdesk.ui.kit.arrange import Item, row
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.print_ask import PRINT, PrintAsk
from vawdesk.ui.kit.reading import link, panel, parts
from vawdesk.ui.pages.casework.contact_note_form import NOTE, NoteForm

TITLE = N_("Contact note {reference}")
IN_CASE = N_("Case {reference}")
OPEN_CASE, ADD_TO, CORRECT, MOVE = N_("Open the case"), N_("Add to this note"), N_("Correct"), N_("It belongs elsewhere…")
PRINT_IT = N_("Print…")
LATE, IN_CONFIDENCE = N_("Entered late"), N_("Told in confidence")
OUT, OUT_WHY = N_("Taken out of this file"), N_("This note belonged to another file, and was taken there. Nothing of it is shown here.")
SIGNED_WORDS = N_("This record is signed. You can add to it. The old words stay.")
PUT_RIGHT, ADDED = N_("A fact was put right"), N_("Added afterwards")
TO_DO, DONE, DONE_WHAT = N_("Still to be done"), N_("Done"), N_("Done: {what}")
NOTHING, NOTHING_WHY, SHOW_CASES = N_("There is nothing here that you can open."), N_("Go back to the list of cases."), N_("Show cases")


class NotePage(Page):
    """A signed note. Corrections of a fact stand before it, other additions after it (X3)."""

    def __init__(self, at: AtDesk, id: UUID) -> None:
        super().__init__(at.language)
        self.at = at
        self.note: ContactNote | None = None
        try:
            found = at.desk.open(ContactNote, id)
        except NothingHere:
            self._nothing(NOTHING, NOTHING_WHY)
            return
        if found.status is Status.WITHDRAWN:
            self._nothing(OUT, OUT_WHY)
            return
        self.note = found
        self._read(found)
        self._show(found)

    def _nothing(self, heading: Message, why: Message) -> None:
        say = self.language.say
        self.set_head(say(ContactNote.title))
        empty = EmptyState(say(heading), say(why), say(SHOW_CASES), "cases")
        if empty.button is not None:
            empty.button.clicked.connect(lambda: self.go.emit("cases", None))
        self.add(empty)
        self.end()

    def _read(self, note: ContactNote) -> None:
        """Names and additions, in one reading."""
        with self.at.desk.reading() as session:
            standing = (Addendum.record == note.id, Addendum.status != Status.WITHDRAWN)
            added = list(session.scalars(select(Addendum).where(*standing).order_by(Addendum.added_at)))
            session.expunge_all()
            cases = [case for case in (note.case, note.belongs_to) if case is not None]
            self.called = people_called(session, note.with_people or ()) | cases_called(session, cases) | staff_called(self.at.desk)
        sealed = [one for one in self.at.desk.sealed(Addendum) if one.record == note.id]
        self.added = sorted([*added, *sealed], key=lambda one: one.added_at or one.created_at)

    def _show(self, note: ContactNote) -> None:
        say = self.language.say
        badges = [Badge(say(LATE), "late")] if is_late(note, self.at.now()) else []
        badges += [Badge(say(IN_CONFIDENCE))] if note.told_in_confidence else []
        about = say(IN_CASE, reference=self.called.get(note.case, "")) if note.case else ""
        self.set_head(say(TITLE, reference=note.ref_no or ""), about, tuple(badges), (self.back_button(),), label=True)
        self.set_verbs(self._verbs(note), self._far_verbs(note))
        first = [self._addition(one, PUT_RIGHT) for one in self.added if one.comes_first]
        after = [self._addition(one, ADDED) for one in self.added if not one.comes_first]
        sections = [(title, names) for _letter, title, names in ContactNote.sections()]
        self.add(*first, *parts(note, sections, self.language, self.called), *self._to_do(note), *after)
        self.end()

    def _verbs(self, note: ContactNote) -> list[Button]:
        verbs = [("addendum", ADD_TO, "add")]
        if against_correcting(self.at.desk, note) is None:
            verbs.append(("contact_note_form", CORRECT, "change"))
        made = [self._verb(key, words, drawing, note.id, not made_first) for made_first, (key, words, drawing) in enumerate(verbs)]
        return made + ([self._verb("case", OPEN_CASE, "cases", note.case, False)] if note.case is not None else [])

    def _far_verbs(self, note: ContactNote) -> list[Button]:
        account = self.at.desk.account
        paper = Button(self.language.say(PRINT_IT), drawing="print")
        paper.setObjectName("print")
        paper.clicked.connect(self.print_asked)
        if may_withdraw(note, account.id, account.manages) is not None:
            return [paper]
        return [self._verb("contact_note_moving", MOVE, "", note.id, False), paper]

    def print_asked(self) -> None:
        """The note on paper."""
        if self.note is not None:
            self.go.emit(PRINT, PrintAsk("D04", self.note.id))

    def _verb(self, key: str, words: Message, drawing: str, id: UUID, primary: bool) -> Button:
        said = self.language.say(words)
        made = Button(said, "primary" if primary else "plain", drawing)
        made.setObjectName(f"go_{key}")
        made.clicked.connect(lambda: self.go.emit(key, id))
        return made

    def _addition(self, one: Addendum, title: Message) -> Notice:
        say = self.language.say
        signed = say(one.reason.label) if one.reason and not one.comes_first else ""
        who = self.language.list([part for part in (signed, one.signed.name if one.signed else "") if part])
        when = self.language.moment(one.added_at) if one.added_at else ""
        heading = "  ·  ".join(part for part in (say(title), who, when) if part)
        return Notice(heading, "\n".join(part for part in (one.which_fact, one.text) if part))

    def _to_do(self, note: ContactNote) -> list[Item]:
        say, items = self.language.say, list[Item]()
        for index, one in enumerate(note.follow_up or ()):
            if one.done_on is None and one.what:
                done = link(say(DONE), say(DONE_WHAT, what=one.what), f"done_{index}")
                done.clicked.connect(lambda _on=False, index=index: self._done(index))
                items.append(row((Text(row_said(one, self.language, self.called), "body", wrap=True), 1), done, gap=8))
        return [panel(say(TO_DO), *items)] if items else []

    def _done(self, index: int) -> None:
        if self.note is None:
            return
        with self.at.desk.writing() as unit:
            held = unit.get(ContactNote, self.note.id)
            rows: list[FollowUp] = list(held.follow_up or ())
            rows[index] = replace(rows[index], done_on=unit.now.today)
            held.follow_up = tuple(rows)
            unit.act(held, "follow up")
            unit.commit()
        self.go.emit(NOTE, self.note.id)

    def subjects(self) -> tuple[UUID, ...]:
        """Everybody who is in the note or in its case."""
        if self.note is None:
            return ()
        case = self.at.desk.peek(Case, self.note.case) if self.note.case is not None else None
        return tuple(dict.fromkeys((*(self.note.with_people or ()), *(case.subjects() if case is not None else ()))))

    def guidance(self) -> Guidance | None:
        """Why it is added to and not changed."""
        return Guidance(self.language.say(ContactNote.title), "8.25", (self.language.say(SIGNED_WORDS),))


def note_page(at: AtDesk, id: UUID | None) -> Page:
    """The form for a new note and for words that wait to be filed; the page of a signed one."""
    held = at.desk.peek(ContactNote, id) if id is not None else None
    if id is not None and held is not None and held.status is not Status.DRAFT:
        return NotePage(at, id)
    return NoteForm(at, id)


ENTRY = PageEntry(NOTE, ContactNote.title, "note", "casework", note_page, subjects=("person", "case"), in_menu=False, paragraph="8.25")
