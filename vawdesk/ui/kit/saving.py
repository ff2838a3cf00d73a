"""Keeping what a form holds: what refuses is shown at its field; what asks for a reason or a second person is asked here, then kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from sqlalchemy.exc import SQLAlchemyError

from vawdesk.i18n import N_, Message
from vawdesk.models.base import CompartmentName, Record
from vawdesk.models.rules import Problem, Weight
from vawdesk.models.values import Signature
from vawdesk.services import gone_past, together
from vawdesk.services.refusals import ChangedMeanwhile, NothingHere, Refused, SignedAlready
from vawdesk.services.second_person import Ask
from vawdesk.services.unit import Unit
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import ReasonQuestion
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.form import Form
from vawdesk.ui.kit.second_question import SecondPersonQuestion
from vawdesk.vault.errors import NoSpace, VaultError, in_words

GO_ON_ANYWAY = N_("Go on although this stands against it?")
REASON = N_("Reason")
GO_ON = N_("Go on")
TWO_DECIDE = N_("Two people decide this")

Work = Callable[[Unit], Any]


class Worded(NamedTuple):
    """How a rule that asks for a reason is put: the question, what it says below, what the box is called, and the verb."""

    question: str
    body: str
    label: Message
    verb: str


class Saving(QObject):
    """Commits one form. `work` puts its record into a unit. After an answer it is called again and must make the very same record.

    Signals:
        kept(object): what `work` returned, after the commit.
        refused(): nothing was kept; the form says why.
    """

    kept = Signal(object)
    refused = Signal()

    def __init__(self, at: AtDesk, page: QWidget, form: Form, work: Work, compartment: CompartmentName = "casework") -> None:
        super().__init__(page)
        self._at, self._page, self._form, self._work = at, page, form, work
        self._compartment = compartment
        self.worded: dict[str, Callable[[], Worded]] = {}  # rules that the page asks about in words of its own
        self._asks: dict[str, Ask] = {}
        self._reasons: dict[str, str] = {}
        self._seconds: dict[str, Signature] = {}
        self.asking: ReasonQuestion | SecondPersonQuestion | None = None

    def save(self) -> None:
        """Keep it, or say what stands against it."""
        self._reasons, self._seconds = {}, {}
        if self._form.faults():
            self._show(self._form.with_faults(self._refusals()))
            return
        self._try()

    def _refusals(self) -> list[Problem]:
        """What the rules of the record say, so that nobody mends one half of a form to be told of the other."""
        try:
            with self._at.desk.writing(self._compartment) as unit:  # left without a commit: nothing is kept
                made = self._work(unit)
                found = made.problems(self._at.now()) if isinstance(made, Record) else []
                return [one for one in found if one.weight is Weight.REFUSE]
        except (Refused, ChangedMeanwhile, SignedAlready, NothingHere, SQLAlchemyError, OSError, VaultError):
            return []  # said once the form can be kept at all

    def _try(self) -> None:
        try:
            with self._at.desk.writing(self._compartment) as unit:
                unit.reasons.update(self._reasons)
                unit.seconds.update(self._seconds)
                made = self._work(unit)
                self._commit(unit, made)
        except Refused as refused:
            self._weigh(refused.problems)
        except (ChangedMeanwhile, SignedAlready, NothingHere) as no:
            self._show([_problem(no.message)])
        except (SQLAlchemyError, OSError, VaultError) as trouble:
            told = in_words(trouble)
            self._show([_problem(told.message)])
            if isinstance(told, NoSpace):
                self._form.edited.emit()  # the draft is kept at once, in the room that the reserve gives
        else:
            self._form.show_problems([])
            self.kept.emit(made)

    def _commit(self, unit: Unit, made: Any) -> None:
        """What a second person would agree to is the record as it stands in this very unit."""
        try:
            unit.commit()
        except Refused as refused:
            open_to_two = [one.rule for one in refused.problems if one.weight is Weight.SECOND_PERSON and one.rule in together.ACTS]
            self._asks = {rule: gone_past.ask(unit, rule, made) for rule in open_to_two}
            raise

    def _show(self, problems: list[Problem]) -> None:
        self._form.show_problems(problems)
        self.refused.emit()

    def _weigh(self, problems: list[Problem]) -> None:
        hard = [problem for problem in problems if problem.weight is Weight.REFUSE]
        if hard:
            self._show(hard)
        elif problems[0].weight is Weight.REASON:
            self._ask_reason(problems[0])
        elif problems[0].rule in self._asks:
            self._ask_second(problems[0])
        else:
            self._show(problems)

    def _ask_reason(self, problem: Problem) -> None:
        say = self._at.language.say
        generic = Worded(say(GO_ON_ANYWAY), say(problem.message), REASON, say(GO_ON))
        words = self.worded[problem.rule]() if problem.rule in self.worded else generic
        asked = ReasonQuestion(
            self._page, words.question, words.body, Asked("reason", words.label), words.verb, self._at.language, weighed=True
        )
        asked.reason_given.connect(lambda reason: self._with_reason(problem, reason))
        self._open(asked, problem)

    def _with_reason(self, problem: Problem, reason: str) -> None:
        self._reasons[problem.rule] = reason
        self._try()

    def _ask_second(self, problem: Problem) -> None:
        asked = SecondPersonQuestion(
            self._page, self._at, self._asks[problem.rule], self._at.language.say(TWO_DECIDE), self._at.language.say(problem.message)
        )
        asked.agreed_with.connect(lambda signature, reason: self._with_second(problem, signature, reason))
        self._open(asked, problem)

    def _with_second(self, problem: Problem, signature: Signature, reason: str) -> None:
        self._seconds[problem.rule], self._reasons[problem.rule] = signature, reason
        self._try()

    def _open(self, asked: ReasonQuestion | SecondPersonQuestion, problem: Problem) -> None:
        self.asking = asked
        asked.declined.connect(lambda: self._show([problem]))
        asked.open()


def _problem(message: Message) -> Problem:
    return Problem("", message, "", Weight.REFUSE)
