"""While somebody is out: which step is due, whom to call, each word from outside in one press, and what was heard (3.11, V1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Literal
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from vawdesk.i18n import N_, Message
from vawdesk.models.casework.check_in_ladder import (
    SEEN_SAFE,
    LadderPlan,
    call_due,
    called_999_at,
    code_word_at,
    counted_from,
    is_safe,
    ladder,
)
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_outcome_options import CheckInSaid
from vawdesk.models.casework.visit_outcome_rows import that_hold
from vawdesk.services import check_ins
from vawdesk.services.check_ins import Word
from vawdesk.services.how_long import how_long
from vawdesk.services.names_on_file import staff_called
from vawdesk.services.visit_ladder import steps_of
from vawdesk.services.visit_under_way import CLOSED, may_be_out, not_agreed, plan_of
from vawdesk.ui.kit.arrange import Item, column, row, wrap
from vawdesk.ui.kit.basics import Icon, Text
from vawdesk.ui.kit.check_in import CheckInVerbs, ErrorQuestion, offer_of
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.ladder_steps import LadderSteps
from vawdesk.ui.kit.nothing_kept import NothingKept
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.ladder_words import CANNOT_PHONE
from vawdesk.ui.pages.casework.home_visit_signed_at_once import address_for_999, code_word
from vawdesk.ui.pages.casework.home_visit_signed_heard import at_time, heard_line, shown

TITLE, BACK = N_("While they are out"), N_("They are safe")
BEFORE = timedelta(hours=12)  # before its hour, so far ahead somebody may set off
FOR_WHOM, BUDDY = N_("{what}: {who}"), N_("Buddy: {name}")
CALL_999, OVERDUE, OUT = N_("Call 999 now"), N_("The call has not come"), N_("Out now")
WAS_CALLED = N_("999 was called")
CODE_WORD, GIVE_ADDRESS = N_("The code word was heard at {time}."), N_("Call 999 and give the address.")
CALL_WAS_DUE = N_("The call was due at {time}, {length} ago.")
CALL_IS_DUE = N_("The call is due at {time}.")
COUNTED_FROM = N_("There is no signal there: until {time} only they are tried, then the steps are counted.")
WAS_CALLED_AT = N_("999 was called at {time}.")
SLIP = N_("The last entry was pressed in error…")


class Calls(QFrame):
    """Drawn for a visit on which somebody may be out; `calls_for` says for which.

    Signals:
        heard(): a word was written down.
    """

    heard = Signal()

    def __init__(self, at: AtDesk, visit: HomeVisit, plan: LadderPlan) -> None:
        super().__init__()
        self._at, self._visit, self._plan = at, visit, plan
        self.outcome = check_ins.outcome_of(at.desk, visit.id)
        self.called = called_999_at(plan) is not None
        self.wrong, self.now = NothingKept(at.language), ladder(plan, at.now().utc)
        self._names = staff_called(at.desk)
        held = not_agreed(visit, at.now(), self.outcome)  # then it is moved or called off, and the verbs for that stay
        self.begun = not held and (bool(plan.heard) or plan.starts <= at.now().utc)
        heading, tone = self._heading()
        self.setProperty("kind", {"danger": "danger", "late": "late"}.get(tone, "panel"))
        self.setAccessibleName(heading)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        offer = offer_of(plan, at.now().utc)
        if not self.begun:
            offer = replace(offer, next=None)  # until somebody goes its sheets come first
        self.verbs = CheckInVerbs(at.language, lambda: at.now().utc, offer)
        self.verbs.heard.connect(self._hear)
        drawing = {"danger": "danger", "late": "late"}.get(tone, "visits")
        head = row(Icon(drawing, tone, 24), (Text(heading, "heading", tone if tone in ("danger", "late") else "", wrap=True), 1), gap=12)
        said = [*told(plan, at), *waits(plan, self._names, visit, at)]
        items: list[Item] = [head, *said, self.wrong, *self._at_once(), self.verbs, *self._steps()]
        items += [] if is_safe(plan) else [Text(at.language.say(CANNOT_PHONE), "meta", "muted", wrap=True)]
        self.setLayout(column(*items, *self._heard(), gap=12, edges=(16, 12, 16, 16)))

    def _heading(self) -> tuple[str, Literal["accent", "late", "danger"]]:
        say = self._at.language.say
        who = self._at.language.list([self._names.get(one, "") for one in self._visit.workers or ()])
        due = self.now.due
        if is_safe(self._plan):
            return say(FOR_WHOM, what=BACK, who=who), "accent"
        tone: Literal["accent", "late", "danger"] = "accent" if due is None else "danger" if due.last else "late"
        what = {"accent": OUT, "late": OVERDUE, "danger": CALL_999}[tone]
        if due is not None and self.called:
            what = WAS_CALLED
        return say(FOR_WHOM, what=what, who=who), tone

    def _at_once(self) -> list[Item]:
        """What the telephone needs: from the last step on the address, and the code word until they are safe."""
        address = [address_for_999(self._at, self._visit)] if self.now.due is not None and self.now.due.last else []
        word = [code_word(self._at, self._visit)] if self._visit.code_word and not is_safe(self._plan) else []
        return [wrap(column(*address, *word, gap=8))] if address or word else []

    def _steps(self) -> list[Item]:
        steps = steps_of(self._at.desk, self._visit, self.outcome, self._plan, self._at.now().utc)
        if not steps:
            return []
        return [LadderSteps([shown(step, self._names, self._at) for step in steps], self._at.language)]

    def _heard(self) -> list[Item]:
        """What was heard so far, the newest first, and a way to say that the last of it was a slip."""
        rows = self.outcome.check_ins or () if self.outcome is not None else ()
        held = that_hold(rows)
        lines = [Text(heard_line(row, row in held, self._names, self._at), "body", wrap=True) for row in reversed(rows)]
        found: list[Item] = [column(*lines, gap=4)] if lines else []
        if held and held[-1].made is not None:
            entry = heard_line(held[-1], True, self._names, self._at)
            slip = verb(self._at.language.say(SLIP), "slip", partial(self._ask_slip, entry, held[-1].made), look="link")
            found.append(wrap(Flow([slip])))
        return found

    def _ask_slip(self, entry: str, made: datetime) -> None:
        asked = ErrorQuestion(self, entry, self._at.language)
        asked.agreed.connect(lambda: self._hear(Word(CheckInSaid.IN_ERROR, None, takes_back=made)))
        asked.open()

    def _hear(self, word: Word) -> None:
        if self.wrong.attempt(lambda: check_ins.hear(self._at.desk, self._visit.id, word)):
            self.heard.emit()


def told(plan: LadderPlan, at: AtDesk) -> list[Item]:
    """In a sentence or two, what is known and what is waited for."""
    if is_safe(plan):
        return []
    now, due, lines = at.now().utc, call_due(plan), list[Message]()
    code, called = code_word_at(plan), called_999_at(plan)
    if code is not None:
        lines += [CODE_WORD.with_(time=at_time(code, now)), *([GIVE_ADDRESS] if called is None else [])]
    elif ladder(plan, now).due is not None:
        lines.append(CALL_WAS_DUE.with_(time=at_time(due, now), length=how_long(now - due)))
    else:
        lines.append(CALL_IS_DUE.with_(time=at_time(due, now)))
    if plan.slack and code is None and called is None:
        lines.append(COUNTED_FROM.with_(time=at_time(counted_from(plan), now)))
    if called is not None:
        lines += [WAS_CALLED_AT.with_(time=at_time(called, now)), SEEN_SAFE]
    return [Text(" ".join(at.language.say(one) for one in lines), "body", wrap=True)]


def waits(plan: LadderPlan, names: Mapping[UUID, str], visit: HomeVisit, at: AtDesk) -> list[Item]:
    """Who waits for the call with the check-in sheet, until they are safe."""
    name = names.get(visit.buddy, "") if visit.buddy is not None and not is_safe(plan) else ""
    return [Text(at.language.say(BUDDY, name=name), "body", wrap=True)] if name else []


def calls_for(at: AtDesk, visit: HomeVisit) -> Calls | None:
    """Where words from outside are written down for this visit now: somebody goes, or went, and nothing is written up yet."""
    plan = plan_of(visit, check_ins.outcome_of(at.desk, visit.id), check_ins.usual_minutes(at.desk))
    if plan is None or visit.standing in CLOSED or plan.starts - at.now().utc > BEFORE:
        return None
    signed = visit.worker_signed is not None and plan.starts <= at.now().utc and bool(visit.check_in_at)
    return Calls(at, visit, plan) if signed or may_be_out(visit, check_ins.outcome_of(at.desk, visit.id)) else None
