"""A visit's outcome on record, and the next step after an incident, a near miss, or a visit without assessment (V2, V3, V6)."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from vawdesk.i18n import N_, NN_, Message
from vawdesk.models.casework.visit_outcome import VisitOutcome, is_late
from vawdesk.models.casework.visit_outcome_checks import FLAG_INVITED, LOOK_AFTER
from vawdesk.models.values import Tri
from vawdesk.services import visit_write_up
from vawdesk.services.colleagues import may_decide
from vawdesk.services.outcome_file import OutcomeFile
from vawdesk.ui.kit.additions import added, put_right
from vawdesk.ui.kit.arrange import Item
from vawdesk.ui.kit.badge import Badge, BadgeTone
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.from_paper_badge import from_paper
from vawdesk.ui.kit.nothing_kept import NothingKept
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.print_ask import PRINT, PrintAsk
from vawdesk.ui.kit.reading import parts
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.casework.visit_outcome_told import ToldPanel

KEY = "visit_outcome"
TITLE, IN_CASE = N_("Visit outcome {reference}"), N_("Case {reference}")
LATE, INCIDENT, NEAR_MISS, UNASSESSED = N_("Entered late"), N_("Incident"), N_("Near miss"), N_("Not assessed before")
RAISE, RAISE_TITLE = N_("Propose a staff-risk flag"), N_("Warn whoever goes there next")
SEEN, SEEN_TITLE = N_("I have seen this"), N_("There was an incident")
ASSESS, ASSESS_TITLE = N_("Assess the next visit"), N_("Assess it before anybody goes there again")
ASSESS_WHY = N_("This visit took place without an assessment. Nobody is blamed; the next one has one.")
THIS_YEAR = NN_("{n} visit took place so this year.", "{n} visits took place so this year.")
NOTE, NOTE_TITLE = N_("Finish the note"), N_("A note was begun with what was learned")
NOTE_WHY = N_("Finish and sign it within 24 hours.")
ADD_TO, OPEN_CASE, OPEN_VISIT, PRINT_IT = N_("Add to this record"), N_("Open the case"), N_("Open the assessment"), N_("Print…")
SIGNED_WORDS = N_("This record is signed. You can add to it. The old words stay.")


class OutcomePage(Page):
    """One outcome on record."""

    def __init__(self, at: AtDesk, file: OutcomeFile) -> None:
        super().__init__(at.language)
        self.at, self.file, self.outcome = at, file, file.outcome
        self.wrong = NothingKept(at.language)
        held, say, language = file.outcome, self.language.say, self.language
        about = say(IN_CASE, reference=file.called.get(held.case, "")) if held.case else ""
        marks = [Badge(say(words), tone, drawing) for words, tone, drawing in _marks(at, held)]
        badges = (*marks, *from_paper(held, at.language))
        self.set_head(say(TITLE, reference=held.ref_no or ""), about, badges, (self.back_button(),), label=True)
        self.set_verbs(self._verbs(held), [verb(say(PRINT_IT), "print", self.print_asked, drawing="print")])
        words = parts(held, [(title, names) for _letter, title, names in VisitOutcome.sections()], language, file.called)
        self.told: ToldPanel | None = None
        below: list[Item] = []
        if held.incident is Tri.YES:
            self.told = ToldPanel(at, held)
            self.told.kept.connect(lambda: self.go.emit(KEY, held.id))
            below.append(self.told)
        self.add(self.wrong, *put_right(file.put_right, language), *self._next(held), *below, *words, *added(file.added, language))
        self.end()

    def _next(self, held: VisitOutcome) -> list[Notice]:
        """What follows, each in one press."""
        say, found = self.language.say, list[Notice]()
        if held.incident is Tri.YES and held.manager_saw is None:
            saw = verb(say(SEEN), "seen", self._saw, primary=True) if may_decide(self.at.desk) else None
            found.append(Notice(say(SEEN_TITLE), say(LOOK_AFTER.message), "danger", button=saw, drawing="wrong"))
        if Tri.YES in (held.near_miss, held.incident):
            flag = verb(say(RAISE), "raise_flag", lambda: self.go.emit("staff_risk_flag", held.id), drawing="flag")
            found.append(Notice(say(RAISE_TITLE), say(FLAG_INVITED.message) if held.near_miss is Tri.YES else "", button=flag))
        if held.note is not None and visit_write_up.note_unfinished(self.at.desk, held.note):
            note = verb(say(NOTE), "note", lambda: self.go.emit("contact_note", held.note), drawing="note")
            found.append(Notice(say(NOTE_TITLE), say(NOTE_WHY), button=note))
        if visit_write_up.not_assessed_yet(held):
            assess = verb(say(ASSESS), "assess", lambda: self.go.emit("home_visit", held.case), drawing="visit")
            counted = visit_write_up.unassessed_this_year(self.at.desk) if may_decide(self.at.desk) else 0
            words = (say(ASSESS_WHY), say(THIS_YEAR, n=counted) if counted else "")
            found.append(Notice(say(ASSESS_TITLE), " ".join(part for part in words if part), button=assess))
        return found

    def _verbs(self, held: VisitOutcome) -> list[Button]:
        say, go = self.language.say, self.go.emit
        pages: list[tuple[str, str, Callable[[], object], str]] = [(say(ADD_TO), "add_to", lambda: go("addendum", held.id), "add")]
        if held.visit is not None:
            pages.append((say(OPEN_VISIT), "go_visit", lambda: go("home_visit", held.visit), "visit"))
        if held.case is not None:
            pages.append((say(OPEN_CASE), "go_case", lambda: go("case", held.case), "cases"))
        return [verb(words, name, act, drawing=drawing) for words, name, act, drawing in pages]

    def _saw(self) -> None:
        if self.wrong.attempt(lambda: visit_write_up.manager_saw(self.at.desk, self.outcome.id)):
            self.go.emit(KEY, self.outcome.id)

    def print_asked(self) -> None:
        """D23."""
        self.go.emit(PRINT, PrintAsk("D23", self.outcome.id))

    def subjects(self) -> tuple[UUID, ...]:
        return self.file.subjects()

    def guidance(self) -> Guidance | None:
        """Why it is added to and not changed."""
        return Guidance(self.language.say(VisitOutcome.title), "8.18", (self.language.say(SIGNED_WORDS),))


def _marks(at: AtDesk, held: VisitOutcome) -> list[tuple[Message, BadgeTone, str]]:
    """What stands out about it, each with its tone and its drawing: the clock is for what is late alone."""
    marks: list[tuple[Message, BadgeTone, str]] = [(INCIDENT, "danger", "wrong")] if held.incident is Tri.YES else []
    marks += [(NEAR_MISS, "late", "wrong")] if held.near_miss is Tri.YES else []
    marks += [(UNASSESSED, "neutral", "")] if held.unassessed else []
    marks += [(LATE, "late", "")] if is_late(held, at.now()) else []
    return marks
