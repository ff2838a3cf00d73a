"""One visit on the board: when, which case, who goes, what raised a concern, what waits for whom, and a manager's decision in place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.casework.visit_options import ManagerDecision, Outcome
from vawdesk.services.check_ins import Word
from vawdesk.services.visit_board import APPROVED, NOBODY_GOES, WAITS_FOR_YOU, VisitLine
from vawdesk.ui.kit.arrange import Item, column, wrap
from vawdesk.ui.kit.badge import Badge, BadgeTone
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.check_in import CheckInVerbs
from vawdesk.ui.kit.flow import Flow

STAFF_RISK, LOOK_AGAIN = N_("Staff risk"), N_("Look again before you go")
OPEN, OPEN_WHICH = N_("Open"), N_("Open the visit of {time}, {reference}")
BUDDY, CALL_BY = N_("Buddy: {name}"), N_("call due by {time}")
ASSESSED, BECAUSE = N_("Assessed: {outcome}"), N_("Concern raised: {causes}")
AGREE, MEASURES = N_("Agree: {outcome}"), N_("Measures: {measures}")
MANAGER_SAYS = N_("The manager says: {words}")
DECIDE_WHICH = N_("{decision}: the visit of {time}, {reference}")
INSTEAD = (Outcome.WITH_MEASURES, Outcome.TWO_PEOPLE, Outcome.DIFFERENT)


class VisitRow(QFrame):
    """Names nobody who is visited. Every button says which visit it is about.

    Signals:
        opened(object): the id of the visit.
        decided(object, object, str): the id, a ManagerDecision, and the manager's words.
        heard(object, object): the id, and a Word from or about whoever is out.
    """

    opened = Signal(object)
    decided = Signal(object, object, str)
    heard = Signal(object, object)

    def __init__(self, line: VisitLine, language: Language, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.line, self._language = line, language
        self.setObjectName(f"visit_{line.id}")
        say = language.say
        time = language.time(line.at)
        head: list[QWidget] = [Text(time, "strong"), Text(line.reference, "strong"), Text(language.list(list(line.workers)), "body")]
        head += [Badge(say(STAFF_RISK), "danger")] if line.flagged else []
        head += [Badge(say(words), tone) for words, tone in self._states()]
        head += [Badge(say(LOOK_AGAIN), "late")] if line.recheck else []
        button = Button(say(OPEN), "link")
        button.setObjectName("open")
        button.setAccessibleName(say(OPEN_WHICH, time=time, reference=line.reference))
        button.clicked.connect(lambda: self.opened.emit(line.id))
        items: list[Item] = [wrap(Flow(head, [button], gap=12)), *self._about()]
        if line.may_decide:
            items.append(wrap(Flow(self._decisions(time))))
        items += calls(line, language, now, lambda word: self.heard.emit(line.id, word))
        self.setLayout(column(*items, gap=4, edges=(16, 8, 16, 8)))
        self.setAccessibleName(", ".join((time, line.reference, *(say(words) for words, _tone in self._states()))))

    def _states(self) -> list[tuple[Message, BadgeTone]]:
        """Where it stands now; beside it what is still to be signed. That it may go ahead is old news once somebody is out."""
        state: tuple[Message, BadgeTone] = (self.line.state, self._tone())
        if self.line.now is None:
            return [state]
        return [self.line.now, state] if self.line.waits else [self.line.now]

    def _tone(self) -> BadgeTone:
        if self.line.state in (APPROVED, NOBODY_GOES):
            return "neutral"
        return "late" if self.line.state == WAITS_FOR_YOU else "accent"

    def _about(self) -> list[Item]:
        say, line = self._language.say, self.line
        parts = [say(ASSESSED, outcome=line.outcome.label)] if line.outcome else []
        parts += [say(BUDDY, name=line.buddy)] if line.buddy else []
        parts += [say(CALL_BY, time=self._language.time(line.call_by))] if line.call_by else []
        found: list[Item] = [Text("  ·  ".join(parts), "meta", "muted", wrap=True)] if parts else []
        if line.measures:
            found.append(Text(say(MEASURES, measures=self._language.list([say(one.label) for one in line.measures])), "body", wrap=True))
        if line.concerns:
            causes = "  ·  ".join(say(one.words).rstrip(".") for one in line.concerns)
            found.append(Text(say(BECAUSE, causes=causes), "body", "danger", wrap=True))
        if line.manager_words:
            found.append(Text(say(MANAGER_SAYS, words=line.manager_words), "body", wrap=True))
        return found

    def _decisions(self, time: str) -> list[QWidget]:
        """Agree to what was assessed, ask for something else, or not go. One press each."""
        say, line = self._language.say, self.line
        agree = line.outcome.label if line.outcome else ManagerDecision.AGREED.label
        made: list[QWidget] = [self._button(say(AGREE, outcome=agree), "agree", ManagerDecision.AGREED, "", time)]
        for outcome in INSTEAD:
            if outcome is not line.outcome:
                words = say(outcome.label)
                made.append(self._button(words, outcome.name.lower(), ManagerDecision.CHANGE, words, time))
        words = say(Outcome.DO_NOT_VISIT.label)
        return [*made, self._button(words, "do_not_visit", ManagerDecision.DO_NOT_GO, words, time)]

    def _button(self, words: str, name: str, decision: ManagerDecision, told: str, time: str) -> Button:
        made = Button(words)
        made.setObjectName(name)
        which: Message = DECIDE_WHICH.with_(decision=words, time=time, reference=self.line.reference)
        made.setAccessibleName(self._language.say(which))
        made.clicked.connect(lambda: self.decided.emit(self.line.id, decision, told))
        return made


def calls(line: VisitLine, language: Language, now: Callable[[], datetime], heard: Callable[[Word], object]) -> list[Item]:
    """While somebody is out: each word from outside in one press."""
    if not (line.calls and line.out):
        return []
    made = CheckInVerbs(language, now, line.call_by, code_word=line.code_word, about=(language.time(line.at), line.reference))
    made.heard.connect(heard)
    return [made]
