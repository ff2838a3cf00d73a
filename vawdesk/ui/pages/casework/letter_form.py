"""Writing a letter: a ready-made beginning, what must not stand in it marked where it stands, and only ways that are safe (8.5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from uuid import UUID

from vawdesk.i18n import N_, Message
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.letter_options import ByWay, Written
from vawdesk.services.flags_met import Thing
from vawdesk.services.letter_file import addressees, begin
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.editors.build import Sources
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.form import Section
from vawdesk.ui.kit.page import Guidance
from vawdesk.ui.kit.record_form import RecordForm
from vawdesk.ui.pages.casework.letter_begin import Starters
from vawdesk.ui.pages.casework.letter_marks import LetterMarks
from vawdesk.ui.pages.casework.letter_ways import WaysShown, own_editors

KEY, LETTER = "letter_form", "letter"
WRITE, CHANGE = N_("Write a letter"), N_("Change letter {reference}")
ABOUT = N_("Anybody in the house may open it. Write what an ordinary letter says, and no more.")
SAVE = N_("Save letter")
TO_WHOM, THE_LETTER, HOW = N_("To whom, and in which language"), N_("The letter"), N_("How it goes")
MARKED = N_("Words are marked below")
MARKED_WHY = N_("They say more than this letter may, or are still to be filled in. Change them; what they are stands at the field.")
WHY_PLAIN = N_("A letter lies on a doormat, is opened by somebody else, or is found years later. It must do no harm in any hand.")
WHY_WAY = N_("Only ways that they called safe are open. What is not known counts as not safe: ask them, and write the answer down.")
FIELDS = {
    TO_WHOM: ("person", "written_in"),
    THE_LETTER: ("subject_welsh", "body_welsh", "subject_english", "body_english", "enclosures"),
    HOW: ("by_way", "address", "left_at", "email", "signed_by", "neutral_sender", "plain_envelope"),
}


class LetterForm(RecordForm[Letter]):
    """A new letter in the case or to the person whose id is given, or the letter that is given and has not left."""

    def __init__(self, at: AtDesk, id: UUID | None, key: str = KEY) -> None:
        super().__init__(at, key, Letter, id)
        found = at.desk.peek(Letter, id) if id is not None else None
        letter = found if found is not None else begin(at.desk, id)
        say = self.language.say
        case = at.desk.peek(Case, letter.case) if letter.case is not None else None
        title = say(CHANGE, reference=found.ref_no or "") if found is not None else say(WRITE)
        self.set_head(title, say(ABOUT), label=case is None or case.domestic_abuse is not False)
        self._asked_first = own_editors(addressees(at.desk, letter.case))
        self.ways: WaysShown | None = None
        fields = FIELDS if letter.case is not None else FIELDS | {TO_WHOM: ("case", *FIELDS[TO_WHOM])}
        form = self.begin(letter, [Section(names, words) for words, names in fields.items()], fresh=found is None, save=SAVE)
        self.marks, self.ways = LetterMarks(at.desk, form), WaysShown(at, form, letter)
        self.starters = Starters(form, self.with_values, self._begun, self.language)
        form.editors["written_in"].put(self.starters)
        form.summary.go.connect(self.marks.go_to)
        self.saving.refused.connect(self.look)  # what the summary says now, the notice above it says no more
        self.look()
        self.body()

    def _sources(self, offer_new: Mapping[str, Message]) -> Sources:
        return replace(super()._sources(offer_new), own=self._asked_first)

    def _begun(self, first: str) -> None:
        """A ready-made letter stands there: on to its first gap."""
        self.look()
        if not self.marks.go_to(first):
            self.focus_field(first)

    def look(self) -> None:
        """Fill in what follows from whom it is for; mark what may not stand."""
        if self.form is None or self.ways is None:
            return
        if self.ways.follow(self.with_values()):
            self.subjects_changed.emit()
        letter = self.with_values()
        for name, on in _asked_of(letter).items():
            self.form.show_field(name, on)
        self.starters.follow(letter)
        self.marks.look(letter, self.at.now())
        super().look()

    def noticed(self, record: Letter) -> Iterable[Notice]:
        """That words are marked; not twice, where the summary of what is wrong says it too."""
        say = self.language.say
        against = dict.fromkeys(say(problem.message) for problem in self.marks.against(record)) if self.marks.stands else {}
        told = self.form is not None and {link.accessibleName() for link in self.form.summary.links} >= against.keys()
        if self.marks.stands and not (against and told):
            yield Notice(say(MARKED), "\n".join(against) or say(MARKED_WHY), "danger" if against else "late")

    def after(self, record: Letter) -> None:
        """On to what is done with it: print, or say that it went."""
        self.go.emit(LETTER, record.id)

    def first_focus(self) -> None:
        """To whom, or into the words where that is known."""
        if self.shown_draft is not None and self.shown_draft.place.focus:
            super().first_focus()
        elif self.record.person is None:
            self.focus_field("person" if self.record.case is not None else "case")
        else:
            self.focus_field("subject_welsh" if self.record.written_in is not Written.ENGLISH else "subject_english")

    def subjects(self) -> tuple[Thing, ...]:
        """Everybody whom it may be for stands there by name: their warnings stand above the letter on the screen."""
        return (*super().subjects(), *(person for person, _name in (self.ways.people if self.ways is not None else ())))

    def guidance(self) -> Guidance | None:
        """Why a letter says so little, and why some ways are closed."""
        say = self.language.say
        return Guidance(say(WRITE), "8.5", (say(WHY_PLAIN), say(WHY_WAY)))


def _asked_of(letter: Letter) -> dict[str, bool]:
    """Of each field that comes into question only after another answer, whether it does."""
    welsh, english = letter.written_in in (Written.WELSH, Written.BOTH), letter.written_in is not Written.WELSH
    return {
        "subject_welsh": welsh, "body_welsh": welsh, "subject_english": english, "body_english": english,
        "address": letter.by_way is ByWay.POST, "left_at": letter.by_way is ByWay.LEFT, "email": letter.by_way is ByWay.EMAIL,
        "plain_envelope": letter.by_way is not ByWay.EMAIL,
    }  # fmt: skip


ENTRY = PageEntry(KEY, CHANGE, "post", "casework", LetterForm, subjects=("person", "case"), in_menu=False, under="cases", paragraph="8.5")
