"""Closing a case: what came of it, and of each thing that is still open whether it ends or goes on (8.25)."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_
from vawdesk.models.base import MISSING
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.case_rows import Carried, LeftOpen
from vawdesk.models.rules import Problem, Weight
from vawdesk.services.still_open import OpenThing, still_open
from vawdesk.services.unexplained import Occasion, unexplained
from vawdesk.services.unit import Unit
from vawdesk.ui.kit.arrange import Item, column, rule
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.editors.choice import OptionsEditor
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.editors.text import TextEditor
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.form import DRAFT_AFTER, Section
from vawdesk.ui.kit.page import Guidance
from vawdesk.ui.kit.reading import panel
from vawdesk.ui.kit.record_form import RecordForm
from vawdesk.ui.pages.casework.case_unexplained import not_passed_on

KEY = "case_closing"
TITLE, ABOUT = N_("Close case {reference}"), N_("Notes can still be added to a closed case.")
CLOSE_CASE = N_("Close case")
STILL_OPEN, EACH = (
    N_("Still open"),
    N_("Say of each thing whether it is ended or goes on, and who goes on with it. Nothing is lost that way."),
)
NO_DAY = N_("Write the day on which the case was closed.")
NOTHING_OPEN = N_("Nothing is open in this case.")
LISTED = N_("Flags, visits, planned contacts, what was begun and not finished, things to do and paper copies that are out are listed here.")
CARRIED, WORD = LeftOpen.described()["carried"], LeftOpen.described()["word"]


class OpenThingEditor(QWidget):
    """One thing that is open: what becomes of it, in a word.

    Signals:
        changed(): something was chosen or written.
    """

    changed = Signal()

    def __init__(self, at: AtDesk, thing: OpenThing, index: int) -> None:
        super().__init__()
        language = at.language
        self.thing, self.words = thing, language.say(thing.words)
        offered = [(one, language.say(one.label)) for one in Carried]
        self.carried = OptionsEditor(Asked(f"left_open_{index}_carried", CARRIED.label), language, offered)
        self.word = TextEditor(Asked(f"left_open_{index}_word", WORD.label), language)
        self._language = language
        for editor in (self.carried, self.word):
            editor.changed.connect(self.changed)
        self.setLayout(column(Text(self.words, "strong", wrap=True), self.carried, self.word, gap=8))

    def value(self) -> LeftOpen:
        """As the case keeps it."""
        return LeftOpen(self.thing.record_type, self.thing.record, self.words[:200], self.carried.value(), self.word.value())

    def set_value(self, row: LeftOpen) -> None:
        """Show what was answered before."""
        self.carried.set_value(row.carried)
        self.word.set_value(row.word)

    def check(self) -> bool:
        """Say what is missing; True when nothing is."""
        say = self._language.say
        for editor, described in ((self.carried, CARRIED), (self.word, WORD)):
            editor.show_error(None if editor.value() is not None else say(described.missing or MISSING.message))
        return self.carried.value() is not None and self.word.value() is not None


def put_back(rows: Sequence[LeftOpen], things: Sequence[OpenThingEditor]) -> None:
    """Show what was answered before. Of one record several things can be open: their words tell them apart, and where these are other
    ones by now, in another language or because a copy changed hands, the answers come back in their order."""
    left, unanswered = list(rows), list(things)
    for exactly in (True, False):
        for thing in list(unanswered):
            now = thing.value()
            row = next((one for one in left if one.record == now.record and (one.what == now.what or not exactly)), None)
            if row is not None:
                thing.set_value(row)
                left.remove(row)
                unanswered.remove(thing)


class CaseClosing(RecordForm[Case]):
    """The last page of a case."""

    def __init__(self, at: AtDesk, id: UUID | None) -> None:
        super().__init__(at, KEY, Case, id)
        self.things: list[OpenThingEditor] = []
        self.learned: list[Occasion] = []
        case = at.desk.peek(Case, id) if id is not None else None
        say = self.language.say
        self.set_head(say(TITLE, reference=case.ref_no or "") if case is not None else say(CLOSE_CASE), say(ABOUT), label=True)
        shown = case or Case()
        if case is not None:
            with at.desk.reading() as session:
                self.learned = unexplained(session, case)
                self.things = [OpenThingEditor(at, thing, index) for index, thing in enumerate(still_open(session, case))]
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(DRAFT_AFTER)
        self.begin(shown, (Section(("closed_on", "close_reason", "outcome")),), fresh=False, save=CLOSE_CASE)
        self._keep.timeout.connect(self.drafting.keep_soon)
        if self.shown_draft is None and self.form is not None:
            self.form.editors["closed_on"].set_value(at.now().today)
        self.body()

    def body(self) -> None:
        """The form, then what is open."""
        super().body()
        say = self.language.say
        if self.learned:
            self._above.addWidget(not_passed_on(self.learned, self.language, self.go.emit))
        items: list[Item] = [Text(say(EACH), "meta", "muted", wrap=True)] if self.things else [Text(say(NOTHING_OPEN), "body", "muted")]
        kept = (self.shown_draft.record.value("left_open") or ()) if self.shown_draft else ()
        put_back([row for row in kept if row], self.things)
        for thing in self.things:
            items += [rule()] if len(items) > 1 else []
            items.append(thing)
            thing.changed.connect(self._keep.start)
        self._column.insertWidget(self._column.count() - 1, panel(say(STILL_OPEN), *items, count=str(len(self.things))))

    def with_values(self) -> Case:
        """With what was said of each open thing."""
        made = super().with_values()
        made.left_open = tuple(thing.value() for thing in self.things) or None
        return made

    def prepare(self, record: Case, unit: Unit) -> None:
        """Keep what was said of each open thing."""
        record.left_open = tuple(thing.value() for thing in self.things) or None

    def save(self) -> None:
        """Close it, once something is said of each thing."""
        missing = [thing for thing in self.things if not thing.check()]
        if self.form is not None and self.now_holds("closed_on") is None and not self.form.faults():
            self.form.show_problems([Problem("closed_on", NO_DAY, "8.25", Weight.REFUSE)])
            return
        super().save()
        if missing and self.form is not None and not self.form.summary.isVisible():
            missing[0].carried.focus_first()

    def leave(self) -> None:
        """Keep the draft."""
        if self._keep.isActive():
            self._keep.stop()
            self.drafting.keep_soon()
        super().leave()

    def guidance(self) -> Guidance | None:
        """What is listed."""
        return Guidance(self.language.say(CLOSE_CASE), "8.25", (self.language.say(EACH), self.language.say(LISTED)))


ENTRY = PageEntry(
    KEY,
    CLOSE_CASE,
    "done",
    "casework",
    CaseClosing,
    subjects=("case", "person"),
    in_menu=False,
    under="cases",
    paragraph="8.25",
)
