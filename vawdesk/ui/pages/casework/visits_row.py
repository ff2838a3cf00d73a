"""One visit on the board: when, which case, who goes, what raised a concern, what waits for whom, and a manager's decision in place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.casework.check_in_ladder import SEEN_SAFE
from vawdesk.models.casework.visit_options import ManagerDecision
from vawdesk.services.check_ins import Word
from vawdesk.services.visit_board import APPROVED, NOBODY_GOES, WAITS_FOR_YOU, VisitLine
from vawdesk.services.visit_words import OLD_SHEETS
from vawdesk.ui.kit.arrange import Item, column, wrap
from vawdesk.ui.kit.badge import Badge, BadgeTone, state_badge
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.check_in import CheckInVerbs, offer_of
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.nothing_kept import NOTHING_KEPT
from vawdesk.ui.kit.press import ENTER
from vawdesk.ui.pages.casework.visits_decide import DECIDE_WHICH, FLAG_SAYS, KEYS, AgainstFlag, buttons, why_silent
from vawdesk.zone import LOCAL

STAFF_RISK, LOOK_AGAIN = N_("Staff risk"), N_("Look again before you go")
OPEN, OPEN_WHICH = N_("Open"), N_("Open the visit of {time}, {reference}")
NOW_DO, NUMBER = N_("Do this now: {what}"), N_("{name}: {number}")
BUDDY, CALL_BY = N_("Buddy: {name}"), N_("call due by {time}")
ASSESSED, BECAUSE = N_("Assessed: {outcome}"), N_("Concern raised: {causes}")
MEASURES = N_("Measures: {measures}")
AT_ANOTHER = N_("{name} is planned for another visit at {time} that overlaps with this one. Move one, or send somebody else.")
MANAGER_SAYS = N_("The manager says: {words}")
PAUSE = 500  # milliseconds
FLAG_BESIDE = N_(
    "The flag is about somebody who is not expected there, so it raises no concern by itself. What it says stands in the visit."
)
UNSEEN = N_("How and by when this person is seen or heard instead is not written yet.")


class VisitRow(QFrame):
    """Names nobody who is visited. A stop of its own: Enter opens it, and the keys on its buttons decide it.

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
        self.line, self._language, self.pausing = line, language, False
        self.setObjectName(f"visit_{line.id}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        say = language.say
        time = language.time(line.at)
        button = Button(say(OPEN), "link")
        button.setObjectName("open")
        button.setAccessibleName(say(OPEN_WHICH, time=time, reference=line.reference))
        button.clicked.connect(self._open)
        self.wrong = Notice(say(NOTHING_KEPT), "", "error")
        self.wrong.hide()
        items: list[Item] = [wrap(Flow(_head(line, language), [button], gap=12)), *_about(line, language), self.wrong]
        if line.may_decide:
            items.append(wrap(Flow(buttons(line, self, self._decide, language))))
        items += _calls(line, language, now, lambda word: self.heard.emit(line.id, word))
        if line.over or line.call_999:
            self.setProperty("kind", "danger" if line.call_999 else "late")
        self.setLayout(column(*items, gap=4, edges=(16, 8, 16, 8)))
        self.setAccessibleName(_spoken(line, language))
        old = say(OLD_SHEETS) if line.old_sheets else ""
        self.setAccessibleDescription(" ".join(part for part in (old, _told(line, language), _because(line, language)) if part))

    def _open(self) -> None:
        self.opened.emit(self.line.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the visit; it never decides. A key that decides nothing about this visit says so."""
        if event.key() in ENTER and self.hasFocus():
            self._open()
        elif event.key() in KEYS:
            self.refuse(self._language.say(why_silent(self.line)))
        else:
            super().keyPressEvent(event)

    def _decide(self, what: ManagerDecision, told: str) -> None:
        if self.pausing:
            return
        if what is ManagerDecision.AGREED and self.line.against:
            asked = AgainstFlag(self, self.line, self._language)
            asked.reason_given.connect(lambda reason: self._decided(what, reason))
            asked.open()
        else:
            self._decided(what, told)

    def _decided(self, what: ManagerDecision, told: str) -> None:
        self.pausing = True  # until the board is drawn anew: one press decides once
        self.decided.emit(self.line.id, what, told)

    def pause(self) -> None:
        """Decide nothing for a moment: the second half of a double press was meant for the visit before this one."""
        self.pausing = True
        QTimer.singleShot(PAUSE, self, self._go_on)

    def _go_on(self) -> None:
        self.pausing = False

    def named(self, what: str) -> str:
        """What was decided, and about which visit."""
        time = self._language.time(self.line.at)
        return self._language.say(DECIDE_WHICH, decision=what, time=time, reference=self.line.reference)

    def refuse(self, words: str) -> None:
        """Say in its own place why nothing was kept."""
        self.wrong.say(self._language.say(NOTHING_KEPT), words)
        self.wrong.show()


def _head(line: VisitLine, language: Language) -> list[QWidget]:
    """When, which case, who goes, and where it stands."""
    say = language.say
    head: list[QWidget] = [Text(language.time(line.at), "strong"), Text(line.reference, "strong")]
    head += [Text(language.list(list(line.workers)), "body"), *([Badge(say(STAFF_RISK), "danger")] if line.flagged else [])]
    head += [state_badge(say(words), tone) for words, tone in _states(line)]
    return [*head, *([Badge(say(LOOK_AGAIN), "late")] if line.recheck else [])]


def _spoken(line: VisitLine, language: Language) -> str:
    flagged = (STAFF_RISK,) if line.flagged else ()
    words = (language.say(one) for one in (*flagged, *(state for state, _tone in _states(line))))
    return ", ".join((language.time(line.at), line.reference, *words))


def _told(line: VisitLine, language: Language) -> str:
    """What the flags tell whoever goes there to do."""
    say = language.say
    if line.told:
        return say(FLAG_SAYS, lines=" ".join(say(one.label) for one in line.told))
    return say(FLAG_BESIDE) if line.beside else ""


def _states(line: VisitLine) -> list[tuple[Message, BadgeTone]]:
    """Where it stands now; beside it what is still to be signed. That it may go ahead is old news once somebody is out."""
    tone: BadgeTone = "late" if line.state == WAITS_FOR_YOU else "accent"
    state: tuple[Message, BadgeTone] = (line.state, "neutral" if line.state in (APPROVED, NOBODY_GOES) else tone)
    if line.now is None:
        return [state]
    return [line.now, state] if line.waits else [line.now]


def _about(line: VisitLine, language: Language) -> list[Item]:
    """What was assessed, who waits for the call, and what is in the way."""
    say = language.say
    parts = [say(ASSESSED, outcome=line.outcome.label)] if line.outcome else []
    if line.state != NOBODY_GOES or line.out:
        parts += [say(BUDDY, name=line.buddy)] if line.buddy else []
        parts += [say(CALL_BY, time=_call_by(line))] if line.call_by else []
    found: list[Item] = _step(line, language)
    found += [Text("  ·  ".join(parts), "meta", "muted", wrap=True)] if parts else []
    for name, at in line.clashes:
        found.append(Text(say(AT_ANOTHER, name=name, time=language.time(at)), "strong", "late", wrap=True))
    if line.old_sheets:
        found.append(Text(say(OLD_SHEETS), "strong", "late", wrap=True))
    if told := _told(line, language):
        found.append(Text(told, "strong" if line.told else "body", "danger", wrap=True))
    if line.measures:
        found.append(Text(say(MEASURES, measures=language.list([say(one.label) for one in line.measures])), "body", wrap=True))
    if line.concerns:
        found.append(Text(_because(line, language), "body", "danger", wrap=True))
    if line.manager_words:
        found.append(Text(say(MANAGER_SAYS, words=line.manager_words), "body", wrap=True))
    if line.unseen:
        found.append(Text(say(UNSEEN), "body", "late", wrap=True))
    return found


def _step(line: VisitLine, language: Language) -> list[Item]:
    """The step that is due, with whom to call on which number; after 999 was called, what is waited for."""
    if line.called_999 is not None:
        return [Text(language.say(SEEN_SAFE), "strong", "danger", wrap=True)]
    if line.step is None:
        return []
    numbers = "  ·  ".join(language.say(NUMBER, name=one.name, number=one.number) for one in line.step.calls if one.number)
    what = language.say(NOW_DO, what=line.step.what)
    return [Text("  ·  ".join(part for part in (what, numbers) if part), "strong", "danger" if line.call_999 else "late", wrap=True)]


def _call_by(line: VisitLine) -> object:
    """The time alone where it is the day of the visit."""
    at, due = line.at.astimezone(LOCAL), (line.call_by or line.at).astimezone(LOCAL)
    return due.time() if at.date() == due.date() else due


def _because(line: VisitLine, language: Language) -> str:
    causes = "  ·  ".join(language.say(one.words).rstrip(".") for one in line.concerns)
    return language.say(BECAUSE, causes=causes) if causes else ""


def _calls(line: VisitLine, language: Language, now: Callable[[], datetime], heard: Callable[[Word], object]) -> list[Item]:
    """While somebody is out: each word from outside in one press."""
    if not (line.calls and line.out) or line.plan is None:
        return []
    offer = replace(offer_of(line.plan, now()), next=None)  # the one primary of the page is not in a row
    made = CheckInVerbs(language, now, offer, about=(language.time(line.at), line.reference))
    made.heard.connect(heard)
    return [made]
