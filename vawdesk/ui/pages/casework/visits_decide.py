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
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import ManagerDecision, Outcome, asks_for_more
from vawdesk.services.visit_board import VisitLine
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.dialogs import ReasonQuestion
from vawdesk.ui.kit.editors.editor import Asked

AGREE, AGREE_AS_IT_IS = N_("Agree: {outcome}"), N_("Agree to what was assessed")
AGREE_AGAINST = N_("Agree against the flag…")
WHY_AGAINST, GO_AGAINST = N_("Why does somebody go there against what the flag says?"), N_("Agree against the flag")
FLAG_SAYS, REASON_GIVEN = N_("The flag says: {lines}"), N_("The worker wrote: {reason}")
KEPT_APART = N_("It is kept as an exception, with your name and your reason.")
DECIDE_WHICH, BY_KEY = N_("{decision}: the visit of {time}, {reference}"), N_("Key: {key}")
ASK_FOR = N_("Assess again as: {outcome}")
AGREE_KEY = "F2"
OTHERWISE = {Outcome.WITH_MEASURES: "F3", Outcome.TWO_PEOPLE: "F4", Outcome.DIFFERENT: "F6"}  # F5 is pressed by habit, to look again
REFUSE_KEY = "F8"
ONE_KEY = N_("The visit round which the line is drawn, if it waits for you, is decided with one key.")
UP_AND_DOWN = N_("The arrows go up and down from visit to visit. Enter opens one.")
KEYS = frozenset({Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F6, Qt.Key.Key_F8})  # the same, as they are pressed
DECIDED_ALREADY = N_("This visit does not wait for you: {state}. Open it to see what can still be changed.")
NOT_THIS_KEY = N_("That key decides nothing here. What can be decided about this visit stands on its buttons.")
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

    Nothing less than what was assessed is asked for, and what stands against a flag comes last. Once its hour has come nobody agrees to
    it beforehand any more (H2).
    """
    agreed = line.outcome.label if line.outcome else ManagerDecision.AGREED.label
    agree = Answer("agree", AGREE_AGAINST if line.against else AGREE.with_(outcome=agreed), ManagerDecision.AGREED, AGREE_KEY)
    found = [] if line.unagreed or line.against else [agree]
    for outcome, key in OTHERWISE.items():
        if asks_for_more(outcome, line.outcome):
            words = ASK_FOR.with_(outcome=outcome.label)
            found.append(Answer(outcome.name.lower(), words, ManagerDecision.CHANGE, key, words))
    no = Outcome.DO_NOT_VISIT.label
    last = [agree] if line.against and not line.unagreed else []
    return (*found, Answer("do_not_visit", no, ManagerDecision.DO_NOT_GO, REFUSE_KEY, no), *last)


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


class AgainstFlag(ReasonQuestion):
    """Asks a manager for the reason to agree against what a flag tells colleagues to do (X13, H1)."""

    def __init__(self, parent: QWidget, line: VisitLine, language: Language) -> None:
        say = language.say
        told = [say(FLAG_SAYS, lines=" ".join(say(one.label) for one in line.against))]
        told += [say(REASON_GIVEN, reason=line.exception_reason)] if line.exception_reason else []
        label = HomeVisit.fields()["exception_reason"].label
        words = " ".join((*told, say(KEPT_APART)))
        super().__init__(parent, say(WHY_AGAINST), words, Asked("against_flag", label), say(GO_AGAINST), language)


def why_silent(line: VisitLine) -> Message:
    """What is said when a key is pressed that decides nothing about this visit."""
    return NOT_THIS_KEY if line.may_decide else DECIDED_ALREADY.with_(state=line.state)


def keys_told(language: Language) -> tuple[str, ...]:
    """What the guidance says of the keys."""
    does = [
        (AGREE_KEY, AGREE_AS_IT_IS),
        *((key, ASK_FOR.with_(outcome=one.label)) for one, key in OTHERWISE.items()),
        (REFUSE_KEY, Outcome.DO_NOT_VISIT.label),
    ]
    lines = "\n".join(language.say(KEY_DOES, key=key, what=what) for key, what in does)
    return language.say(ONE_KEY), lines, language.say(UP_AND_DOWN)
