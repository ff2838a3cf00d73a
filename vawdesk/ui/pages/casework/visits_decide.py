"""How a manager decides about a visit in its row: each answer has a button, and a key while the focus is in that row (8.15, H2).

The keys are such as nobody types in a word: a manager who thinks they are in the search box agrees to nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.casework.visit_options import ManagerDecision, Outcome
from vawdesk.services.visit_board import VisitLine
from vawdesk.ui.kit.basics import Button

AGREE, AGREE_AS_IT_IS = N_("Agree: {outcome}"), N_("Agree to what was assessed")
DECIDE_WHICH, BY_KEY = N_("{decision}: the visit of {time}, {reference}"), N_("Key: {key}")
AGREE_KEY = "F2"
OTHERWISE = {Outcome.WITH_MEASURES: "F3", Outcome.TWO_PEOPLE: "F4", Outcome.DIFFERENT: "F6"}  # F5 is pressed by habit, to look again
REFUSE_KEY = "F8"
ONE_KEY = N_("The visit round which the line is drawn, if it waits for you, is decided with one key.")
UP_AND_DOWN = N_("The arrows go up and down from visit to visit. Enter opens one.")
KEY_DOES = N_("{key}: {what}")

Decide = Callable[[ManagerDecision, str], object]


@dataclass(frozen=True)
class Answer:
    """One answer of a manager. `told` is what is asked for in the place of what was assessed."""

    name: str
    words: Message
    decision: ManagerDecision
    key: str
    told: Message | None = None


def answers(line: VisitLine) -> tuple[Answer, ...]:
    """Agree to what was assessed, ask for something else, or not go: the same key for the same answer on every row.

    Once its hour has come nobody agrees to it beforehand any more (H2).
    """
    agreed = line.outcome.label if line.outcome else ManagerDecision.AGREED.label
    found = [] if line.unagreed else [Answer("agree", AGREE.with_(outcome=agreed), ManagerDecision.AGREED, AGREE_KEY)]
    for outcome, key in OTHERWISE.items():
        if outcome is not line.outcome:
            found.append(Answer(outcome.name.lower(), outcome.label, ManagerDecision.CHANGE, key, outcome.label))
    no = Outcome.DO_NOT_VISIT.label
    return (*found, Answer("do_not_visit", no, ManagerDecision.DO_NOT_GO, REFUSE_KEY, no))


def buttons(line: VisitLine, row: QWidget, decide: Decide, language: Language) -> list[QWidget]:
    """A button for each answer; its key works while the focus is in `row`, once for each press however long it is held."""
    made: list[QWidget] = []
    for answer in answers(line):
        button = Button(language.say(answer.words), key=answer.key)
        button.setObjectName(answer.name)
        which: Message = DECIDE_WHICH.with_(decision=answer.words, time=language.time(line.at), reference=line.reference)
        button.hint(language.say(BY_KEY, key=answer.key))
        button.setAccessibleName(language.say(which))
        button.clicked.connect(lambda _on=False, one=answer: decide(one.decision, language.say(one.told) if one.told else ""))
        pressed = QShortcut(QKeySequence(answer.key), row, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        pressed.setAutoRepeat(False)
        pressed.activated.connect(button.click)
        made.append(button)
    return made


def keys_told(language: Language) -> tuple[str, ...]:
    """What the guidance says of the keys."""
    does = [(AGREE_KEY, AGREE_AS_IT_IS), *((key, one.label) for one, key in OTHERWISE.items()), (REFUSE_KEY, Outcome.DO_NOT_VISIT.label)]
    lines = "\n".join(language.say(KEY_DOES, key=key, what=what) for key, what in does)
    return language.say(ONE_KEY), lines, language.say(UP_AND_DOWN)
