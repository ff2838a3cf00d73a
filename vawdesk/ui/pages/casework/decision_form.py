"""Writing a decision down. One page for doing a thing and for not doing it; what is known is filled in (8.25, X7)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from uuid import UUID

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.decision_options import About, Alternative, Consulted, Decided
from vawdesk.models.rules import Problem
from vawdesk.services.chronology import Point
from vawdesk.services.deciding import DecisionAsk, ask_of, begin, over, sign
from vawdesk.services.file_records import file_records, lines
from vawdesk.services.two_decide import two_because
from vawdesk.services.unit import Unit
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.editors.build import Sources
from vawdesk.ui.kit.editors.editor import Asked, Editor
from vawdesk.ui.kit.editors.ticks import Lines, TicksEditor
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.form import Section
from vawdesk.ui.kit.page import Guidance
from vawdesk.ui.kit.record_form import RecordForm

KEY, OPEN = "decision_form", "decision"
TITLE, AGAIN = N_("Write down a decision"), N_("Decide again")
ABOUT = N_("Not doing something is a decision too, and is written down just as carefully.")
SAVE_AND_SIGN = N_("Save and sign")
DECIDED, KNOWN, ASKED, REST = (
    N_("What was decided, and why"), N_("What it rests on"), N_("Who was asked"), N_("Which file, and before you sign"),
)  # fmt: skip
QUESTIONS: dict[About, Message] = {
    About.REFER: N_("Should we refer now?"),
    About.SHARE: N_("Should we share what we have learned?"),
    About.VISIT: N_("Should we visit?"),
}
WAYS: dict[About, tuple[Message, ...]] = {
    About.REFER: (N_("Refer now"), N_("Ask a specialist first"), N_("Do nothing")),
    About.SHARE: (N_("Share it now"), N_("Share it when the person has been told"), N_("Do nothing")),
    About.VISIT: (N_("Visit"), N_("Meet at the office"), N_("Do nothing")),
    About.OTHER: (N_("Do nothing"),),
}
TWO = N_("Two people decide this")
TWO_WHY = N_("It takes two people: {why}. You save and sign; then a second person signs here, or later from Home.")
HINDSIGHT = N_("Somebody who was not there may read this in years. Write what could be known then, and what could not.")
NOT_BLAME = N_("A decision that is explained can be understood, even if it turns out wrong. One that is not cannot.")

FIRST = ("about", "question", "decision", "review_on", "reasons", "options_considered")
CONSULTED = ("who_consulted", "consulted_words", "nobody_because", "dissent")
RELIED_ON = ("relied_on_records", "relied_on", "not_known")
LAST = ("case", "about_people", "decided_at", "hindsight")


class DecisionForm(RecordForm[Decision]):
    """A new decision: in a case, about a note or another record of a file, or after one that was put off."""

    def __init__(self, at: AtDesk, id: UUID | DecisionAsk | None) -> None:
        self.ask = ask_of(at.desk, id)
        super().__init__(at, KEY, Decision, self.ask.follows or self.ask.record or self.ask.case)
        say = self.language.say
        self.set_head(say(AGAIN if self.ask.follows is not None else TITLE), say(ABOUT), label=True)
        made = _in_words(begin(at.desk, self.ask), self.language)
        self._offered: tuple[UUID | None, About | None] = (None, made.about)
        sections = (Section(FIRST, DECIDED), Section(CONSULTED, ASKED), Section(RELIED_ON, KNOWN), Section(LAST, REST))
        self.begin(made, sections, fresh=True, save=SAVE_AND_SIGN)
        self.save_button.say(say(SAVE_AND_SIGN), "sign")
        self.body()

    def _sources(self, offer_new: Mapping[str, Message]) -> Sources:
        own: dict[str, Callable[[Asked, Language], Editor]] = {"relied_on_records": TicksEditor}
        return replace(super()._sources(offer_new), own=own)

    def look(self) -> None:
        """Show only what comes into question; the question and the ways follow what is decided about, while nobody wrote others."""
        if self.form is not None:
            self._follow()
        super().look()
        if self.form is not None:
            held = self.with_values()
            self.form.show_field("review_on", held.decision is Decided.DEFERRED)
            self.form.show_field("nobody_because", Consulted.NOBODY in (held.who_consulted or ()))
            self.form.show_field("consulted_words", bool(set(held.who_consulted or ()) - {Consulted.NOBODY}))

    def _follow(self) -> None:
        held, (case, about) = self.with_values(), self._offered
        ticks = self.form.editors["relied_on_records"] if self.form is not None else None
        if isinstance(ticks, TicksEditor) and held.case != case:
            ticks.offer(_of_the_file(self.at, held.case))
        if self.form is not None and held.about is not about:
            untouched = held.question in (None, *(self.language.say(words) for words in QUESTIONS.values()))
            mine = {ways(one, self.language) for one in About} | {None}
            if untouched:
                self.form.editors["question"].set_value(question(held.about, self.language))
            if held.options_considered in mine:
                self.form.editors["options_considered"].set_value(ways(held.about, self.language) if held.about else None)
        self._offered = (held.case, held.about)

    def noticed(self, record: Decision) -> Iterable[Notice]:
        """That it takes two people, before anybody signs."""
        with self.at.desk.reading() as session:
            why = two_because(session, record, self.at.now())
        if why:
            say = self.language.say
            yield Notice(say(TWO), say(TWO_WHY, why=self.language.list([say(one.label) for one in why])), "soft")

    def advice(self, record: Decision) -> Iterable[Problem]:
        """Once something is decided; an empty page needs no advice."""
        return super().advice(record) if record.decision is not None else ()

    def prepare(self, record: Decision, unit: Unit) -> None:
        """Sign it, and put it with the referral about which it was asked for."""
        sign(record, unit, self.ask.record)

    def after(self, record: Decision) -> None:
        """On to the decision where it waits for a second person; else back."""
        over(self.at.desk, record, self.ask.draft)
        self.closed.emit()
        if record.two_because and self.at.away is None:
            self.go.emit(OPEN, record.id)

    def first_focus(self) -> None:
        """Into what was decided, where the question is filled in; into why, where the verb that was pressed said that too."""
        if self.shown_draft is None and self.record.question:
            self.focus_field("decision" if self.record.decision is None else "reasons")
        else:
            super().first_focus()

    def guidance(self) -> Guidance | None:
        """Why it is written down."""
        return Guidance(self.language.say(TITLE), "8.25", tuple(self.language.say(words) for words in (ABOUT, HINDSIGHT, NOT_BLAME)))


def _of_the_file(at: AtDesk, case: UUID | None, after: Point | None = None) -> Lines:
    """A page of the file, to be ticked, and the way to the older ones."""
    records, then = file_records(at.desk, case, after)
    return Lines(lines(records, at.language), partial(_of_the_file, at, case, then) if then is not None else None)


def question(about: About | None, language: Language) -> str | None:
    """The usual question, in this language."""
    return language.say(QUESTIONS[about]) if about in QUESTIONS else None


def ways(about: About, language: Language) -> tuple[Alternative, ...]:
    """The usual things that could be done; doing nothing is always one."""
    return tuple(Alternative(what=language.say(words)) for words in WAYS[about])


def _in_words(made: Decision, language: Language) -> Decision:
    made.question = made.question or question(made.about, language)
    made.options_considered = made.options_considered or (ways(made.about, language) if made.about else None)
    return made


ENTRY = PageEntry(
    KEY, TITLE, "change", "casework", DecisionForm, subjects=("person", "case"), in_menu=False, under="cases", paragraph="8.25",
    where="both",
)  # fmt: skip
