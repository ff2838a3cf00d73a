"""One visit on the board: when, which case, who goes, what raised a concern, what waits for whom, and a manager's decision in place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from vawdesk.i18n import N_, Language, Message
from vawdesk.services.visit_board import APPROVED, NOBODY_GOES, WAITS_FOR_YOU, VisitLine
from vawdesk.ui.kit.arrange import Item, column, wrap
from vawdesk.ui.kit.badge import Badge, BadgeTone
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.nothing_kept import NOTHING_KEPT
from vawdesk.ui.kit.press import ENTER
from vawdesk.ui.pages.casework.visits_decide import buttons

STAFF_RISK, LOOK_AGAIN = N_("Staff risk"), N_("Look again before you go")
OPEN, OPEN_WHICH = N_("Open"), N_("Open the visit of {time}, {reference}")
BUDDY, CALL_BY = N_("Buddy: {name}"), N_("call due by {time}")
ASSESSED, BECAUSE = N_("Assessed: {outcome}"), N_("Concern raised: {causes}")
MEASURES = N_("Measures: {measures}")
MANAGER_SAYS = N_("The manager says: {words}")
UNSEEN = N_("How and by when this person is seen or heard instead is not written yet.")


class VisitRow(QFrame):
    """Names nobody who is visited. A stop of its own: Enter opens it, and the keys on its buttons decide it.

    Signals:
        opened(object): the id of the visit.
        decided(object, object, str): the id, a ManagerDecision, and the manager's words.
    """

    opened = Signal(object)
    decided = Signal(object, object, str)

    def __init__(self, line: VisitLine, language: Language) -> None:
        super().__init__()
        self.line, self._language = line, language
        self.setObjectName(f"visit_{line.id}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        say = language.say
        time = language.time(line.at)
        head: list[QWidget] = [Text(time, "strong"), Text(line.reference, "strong"), Text(language.list(list(line.workers)), "body")]
        head += [Badge(say(STAFF_RISK), "danger")] if line.flagged else []
        head += [Badge(say(words), tone) for words, tone in self._states()]
        head += [Badge(say(LOOK_AGAIN), "late")] if line.recheck else []
        button = Button(say(OPEN), "link")
        button.setObjectName("open")
        button.setAccessibleName(say(OPEN_WHICH, time=time, reference=line.reference))
        button.clicked.connect(self._open)
        self.wrong = Notice(say(NOTHING_KEPT), "", "error")
        self.wrong.hide()
        items: list[Item] = [wrap(Flow(head, [button], gap=12)), *self._about(), self.wrong]
        if line.may_decide:
            items.append(wrap(Flow(buttons(line, self, lambda what, told: self.decided.emit(line.id, what, told), language))))
        self.setLayout(column(*items, gap=4, edges=(16, 8, 16, 8)))
        self.setAccessibleName(", ".join((time, line.reference, *self._spoken())))

    def _spoken(self) -> tuple[str, ...]:
        say, flagged = self._language.say, (STAFF_RISK,) if self.line.flagged else ()
        return tuple(say(words) for words in (*flagged, *(words for words, _tone in self._states())))

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
            self.setAccessibleDescription(say(BECAUSE, causes=causes))
        if line.manager_words:
            found.append(Text(say(MANAGER_SAYS, words=line.manager_words), "body", wrap=True))
        if line.unseen:
            found.append(Text(say(UNSEEN), "body", "late", wrap=True))
        return found

    def _open(self) -> None:
        self.opened.emit(self.line.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the visit; it never decides."""
        if event.key() in ENTER and self.hasFocus():
            self._open()
        else:
            super().keyPressEvent(event)

    def refuse(self, words: str) -> None:
        """Say in its own place why nothing was kept."""
        self.wrong.say(self._language.say(NOTHING_KEPT), words)
        self.wrong.show()
