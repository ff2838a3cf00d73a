"""A signed assessment: what was answered, what a manager says of it, and what changes before the visit (H2-H4, H7, H8)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_checks import still_to_be_seen
from vawdesk.models.casework.visit_options import ManagerDecision, Outcome, VisitStanding
from vawdesk.models.casework.visit_questions import HELP
from vawdesk.models.casework.visit_rules import ANOTHER_MANAGER, CONCERN, CONCERN_WHAT_TO_DO, RECHECK
from vawdesk.services import colleagues, visit_gate, visit_series, visit_steps
from vawdesk.services.refusals import ChangedMeanwhile, Refused, SignedAlready
from vawdesk.services.visit_gate import Checked
from vawdesk.ui.day_sheets import print_sheets
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.answers import AnswerPart, Answers, names_of
from vawdesk.ui.kit.arrange import Item, column, wrap
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.finders import finders
from vawdesk.ui.kit.form import two_columns
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.print_ask import PRINT as PRINT_PAGE
from vawdesk.ui.kit.print_ask import PrintAsk
from vawdesk.ui.pages.casework.home_visit_signed_after import After
from vawdesk.ui.pages.casework.home_visit_signed_decision import Decision
from vawdesk.ui.pages.casework.home_visit_signed_verbs import CallOffQuestion, MoveQuestion, RepeatQuestion

TAKE_BACK, MOVE, CALL_OFF, PRINT = N_("Change the assessment"), N_("Another day or time…"), N_("Call it off…"), N_("Print the sheets…")
REPEAT = N_("Repeat it weekly…")
AGAIN, AGAIN_FOR = N_("Assess again"), N_("A new assessment was begun for the same time.")
NOT_ANY_MORE = N_("This visit cannot go ahead any more as it was signed")
NOT_ANY_MORE_WHY = N_("Something new has come to the file. Assess it again: every answer is kept and asked once more.")
PAPERS = (
    ("D20", N_("Print the assessment…"), "print_assessment"), ("D20C", N_("The page to carry…"), "print_carried"),
    ("D21", N_("The check-in sheet…"), "print_check_in"),
)  # fmt: skip
LOOKED, CONFIRM = N_("I have looked at it"), N_("Confirm with my signature")
RECHECK_FIRST = N_("Look again before you go")
CAN_GO, CANNOT_GO = N_("This visit can go ahead as it is written here"), N_("This visit is not approved yet")
CANNOT_WHY = N_("Until it is, every sheet that is printed says DRAFT – NOT APPROVED.")
NOT_GOING, NOT_GOING_WHY = N_("Nobody goes on this visit"), N_("How this person is seen or heard instead stands in section E and on Home.")
SAYS = N_("The manager says: {decision}")
AGREED_ELSEWHERE = N_("Agreed away from the desk")
AGREED_WHY = N_("It was agreed by phone, on paper or by nobody. Somebody who may decide confirms it with their own signature.")
DO_NOT_GO, KEEP_TO_IT = N_("Do not go there."), N_("A manager agreed to this: {outcome}. Keep to it, or do not go.")
NOTHING_DONE = N_("Nothing was kept")
BECAUSE_OF, MOVED = N_("Because of"), N_("The visit was moved to {when}.")
UNDER_WAY = (VisitStanding.PLANNED, VisitStanding.WAITING, VisitStanding.DECIDED)


class SignedVisit(Page):
    """Reading and deciding. Nothing that was signed is changed here; it is taken back, moved or called off."""

    def __init__(self, at: AtDesk, visit: HomeVisit) -> None:
        super().__init__(at.language)
        self.at, self.visit = at, visit
        with at.desk.reading() as session:
            self.checked = visit_gate.check(session, visit, at.now())
        say, self.decision = at.language.say, None
        self.after: After | None = None
        standing = visit.standing or VisitStanding.PLANNED
        badge = Badge(say(standing.label), "late" if standing is VisitStanding.WAITING else "neutral")
        self.set_head(say(HomeVisit.title), self._about(), (badge,), (self.back_button(),), label=True)
        self.set_verbs(self._verbs(), self._print())
        self.wrong = Notice(say(NOTHING_DONE), "", "error")
        self.wrong.hide()
        left: list[Item] = [self.wrong, *self._notices()]
        if visit.standing is VisitStanding.WAITING:
            self.decision = Decision(at, visit, self.checked)
            self.decision.decided.connect(self._again)
            left.append(self.decision)
        if visit_steps.is_over(visit, at.now()) or still_to_be_seen(visit):
            self.after = After(at, visit)
            self.after.kept.connect(self._again)
            left.append(self.after)
        known = finders(at)
        names = names_of(known, visit)
        for letter, title, fields in HomeVisit.sections():
            shown = Answers(
                AnswerPart("", f"{letter}. {say(title)}" if letter else say(title), fields), visit, names, at.language, all_fields=False
            )
            left.append(shown)
        self.add(two_columns(wrap(column(*left, None, gap=16)), self._right(), 288), share=1)

    def _about(self) -> str:
        case = self.at.desk.peek(Case, self.visit.case) if self.visit.case else None
        when = self.language.moment(self.visit.planned_at, "weekday") if self.visit.planned_at else ""
        return "  ·  ".join(part for part in (self.visit.ref_no or "", (case.ref_no or "") if case else "", when) if part)

    def _verbs(self) -> list[Button]:
        if self.visit.standing not in UNDER_WAY:
            return []
        say, found = self.language.say, []
        again = visit_steps.to_assess_again(self.visit, self.checked)
        if self.checked.recheck and not again:
            found.append(self._button(say(LOOKED), "recheck", self._recheck, primary=self.checked.may_go))
        if again:
            found.insert(0, self._button(say(AGAIN), "again", self._assess_again, primary=True))
        if self.visit.status is Status.DRAFT:
            found.append(self._button(say(TAKE_BACK), "take_back", self._take_back))
        if visit_series.may_repeat(self.visit, self.checked):
            found.append(self._button(say(REPEAT), "repeat", self._ask_repeat))
        found.append(self._button(say(MOVE), "move", self._ask_move))
        found.append(self._button(say(CALL_OFF), "call_off", self._ask_call_off))
        return found

    def _print(self) -> list[Button]:
        if self.visit.standing not in UNDER_WAY:
            return []
        say = self.language.say
        papers = [
            self._button(say(words), name, partial(self.go.emit, PRINT_PAGE, PrintAsk(code, self.visit.id))) for code, words, name in PAPERS
        ]
        ready = self.checked.may_go and not self.checked.recheck and not visit_steps.is_over(self.visit, self.at.now())
        return [*papers, self._button(say(PRINT), "print", self._print_sheets, primary=ready, drawing="print")]

    def _button(self, words: str, name: str, act: Callable[[], None], *, primary: bool = False, drawing: str = "") -> Button:
        made = Button(words, "primary" if primary else "plain", drawing)
        made.setObjectName(name)
        made.clicked.connect(lambda: act())
        return made

    def _notices(self) -> list[QWidget]:
        say, visit, checked = self.language.say, self.visit, self.checked
        found: list[QWidget] = []
        if checked.recheck and visit.standing in UNDER_WAY:
            found.append(Notice(say(RECHECK_FIRST), say(RECHECK.message), "late"))
        if visit_steps.to_confirm(visit):
            button = self._button(say(CONFIRM), "confirm", self._confirm)
            found.append(Notice(say(AGREED_ELSEWHERE), say(AGREED_WHY), "late", button=button))
        if visit.manager_decision not in (None, ManagerDecision.AGREED):
            words = say(SAYS, decision=visit.manager_decision.label if visit.manager_decision else "")
            found.append(Notice(words, visit.manager_words or "", "soft"))
        if visit.standing in UNDER_WAY:
            found.append(self._may_go(checked))
        return found

    def _may_go(self, checked: Checked) -> Notice:
        say = self.language.say
        if checked.may_go:
            return Notice(say(CAN_GO), "", "soft", drawing="done")
        if visit_steps.to_assess_again(self.visit, checked):
            return Notice(say(NOT_ANY_MORE), say(NOT_ANY_MORE_WHY), "late")
        if not checked.draft:
            return Notice(say(NOT_GOING), say(NOT_GOING_WHY), "soft")
        return Notice(say(CANNOT_GO), say(CANNOT_WHY), "soft")

    def _right(self) -> QWidget:
        say, items = self.language.say, list[Item]()
        if self.checked.concerns:
            causes: list[Item] = [Text(say(one.words), "body", wrap=True) for one in self.checked.concerns]
            more = (Text(say(BECAUSE_OF), "small", "muted"), column(*causes, gap=2))
            items.append(Notice(say(CONCERN), self._what_to_do(), "danger", more))
        advice = [one for one in self.checked.problems if one.rule != RECHECK.code and one.weight.value == "advise"]
        items += [Notice(f"{say(one.message)} ({one.paragraph})", "", "soft") for one in advice]
        right = wrap(column(*items, None, gap=16))
        right.setMinimumWidth(theme.wide(200))
        return right

    def _what_to_do(self) -> str:
        """Until it is decided, to speak to the manager; then what was decided."""
        say, visit = self.language.say, self.visit
        if visit.outcome is Outcome.DO_NOT_VISIT or visit.manager_decision is ManagerDecision.DO_NOT_GO:
            return say(DO_NOT_GO)
        if self.checked.may_go and visit.manager_decision is ManagerDecision.AGREED and visit.outcome is not None:
            return say(KEEP_TO_IT, outcome=visit.outcome.label)
        return say(ANOTHER_MANAGER if colleagues.may_decide(self.at.desk) else CONCERN_WHAT_TO_DO)

    # what it does

    def _print_sheets(self) -> None:
        print_sheets(self, self.at, [self.visit])

    def print_asked(self) -> None:
        """Ctrl+P."""
        self._print_sheets()

    def _again(self) -> None:
        self.go.emit("home_visit", self.visit.id)

    def _recheck(self) -> None:
        self._try(lambda: visit_steps.recheck(self.at.desk, self.visit.id))

    def _take_back(self) -> None:
        self._try(lambda: visit_steps.take_back(self.at.desk, self.visit.id))

    def _confirm(self) -> None:
        self._try(lambda: visit_steps.confirm(self.at.desk, self.visit.id))

    def _try(self, step: Callable[[], object]) -> None:
        """Do it and show the visit again, or the new one; or say why nothing was done."""
        try:
            came = step()
        except Refused as refused:
            self._say(" ".join(self.language.say(one.message) for one in refused.problems))
        except (ChangedMeanwhile, SignedAlready) as stopped:
            self._say(self.language.say(stopped.message))
        else:
            self.go.emit("home_visit", came if isinstance(came, UUID) else self.visit.id)

    def _say(self, words: str) -> None:
        self.wrong.say(self.language.say(NOTHING_DONE), words)
        self.wrong.show()

    def _ask_move(self) -> None:
        asked = MoveQuestion(self, self.visit, self.language, lambda: self.at.now().utc)
        asked.moved.connect(self._move)
        asked.open()

    def _ask_repeat(self) -> None:
        asked = RepeatQuestion(self, visit_series.days_offered(self.at.desk, self.visit), self.language)
        asked.repeated.connect(self._repeat)
        asked.open()

    def _repeat(self, times: tuple[datetime, ...]) -> None:
        self._try(lambda: visit_series.repeat(self.at.desk, self.visit.id, times)[0])

    def _move(self, when: object) -> None:
        words = self.language.say(MOVED, when=when)
        if isinstance(when, datetime):
            self._try(lambda: visit_steps.move(self.at.desk, self.visit.id, when, words))

    def _assess_again(self) -> None:
        self._try(lambda: visit_steps.assess_again(self.at.desk, self.visit.id, self.language.say(AGAIN_FOR)))

    def _ask_call_off(self) -> None:
        asked = CallOffQuestion(self, self.visit, self.language)
        asked.called_off.connect(self._call_off)
        asked.open()

    def _call_off(self, why: str, instead: visit_steps.Instead) -> None:
        self._try(lambda: visit_steps.cancel(self.at.desk, self.visit.id, why, instead))

    # what the shell asks

    def subjects(self) -> tuple[UUID, ...]:
        """Everybody this visit is to see or may meet, and the place."""
        return self.visit.subjects()

    def guidance(self) -> Guidance | None:
        """What the gate asks for."""
        return Guidance(self.language.say(HomeVisit.title), "8.15", (self.language.say(HELP),))

    def first_focus(self) -> None:
        """Begin with the decision where one is to be made."""
        if self.decision is not None:
            self.decision.editors["manager_decision"].focus_first()
        else:
            super().first_focus()

    def leave(self) -> None:
        """Nothing that was typed stays behind."""
        if self.decision is not None:
            self.decision.forget()
        if self.after is not None:
            self.after.forget()
