"""While somebody is out: where the visit stands, which step is due, and each word from outside in one press (3.11, V1)."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vawdesk.i18n import N_, NP_, Language, Message
from vawdesk.models.casework.check_in_ladder import LadderNow, Rung, call_due
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.casework.visit_outcome_checks import code_word_used
from vawdesk.models.casework.visit_rows import as_proposed
from vawdesk.services import check_ins
from vawdesk.services.check_ins import Word
from vawdesk.services.visit_under_way import CLOSED, ladder_now, may_be_out, plan_of
from vawdesk.ui.kit.arrange import Item, column
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.check_in import CheckInVerbs
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.nothing_kept import NothingKept
from vawdesk.ui.kit.section import SectionHeader
from vawdesk.ui.ladder_words import CANNOT_PHONE

TITLE = N_("While they are out")
BEFORE = timedelta(hours=12)  # before its hour, so far ahead somebody may set off
STEP_NOW, STEP_SINCE = N_("Step {n} of the check-in sheet, now"), N_("Due since {time}: {what}")
CALL_NOW = N_("The call was due at {time}")
LISTEN = N_("Listen for the phone. The next step is due at {time}: {what}")
NEXT = N_("Next: {time}, {what}")
THE_CALL = N_("the call.")
FOLLOW = N_("follow the sheet.")
CALL_999 = N_("Call 999 now")
CALL_999_WHY = N_("Open the sealed panel of the check-in sheet and give the address. Due since {time}.")
HEARD_AT = NP_("check-in", "{time}: {what}")


class Calls(QFrame):
    """Drawn for a visit on which somebody may be out; `shown_for` says for which.

    Signals:
        heard(): a word was written down.
    """

    heard = Signal()

    def __init__(self, at: AtDesk, visit: HomeVisit) -> None:
        super().__init__()
        self._at, self._visit = at, visit
        self.outcome = check_ins.outcome_of(at.desk, visit.id)
        self.wrong = NothingKept(at.language)
        say, usual = at.language.say, check_ins.usual_minutes(at.desk)
        self.setProperty("kind", "panel")
        self.setAccessibleName(say(TITLE))
        found, plan = ladder_now(visit, at.now().utc, self.outcome, usual), plan_of(visit, self.outcome, usual)
        badges = (Badge(say(found.status.label), "late" if found.due else "accent"),) if found is not None else ()
        due = call_due(plan) if plan is not None else None
        self.verbs = CheckInVerbs(at.language, lambda: at.now().utc, due, code_word=_code_word(self.outcome))
        self.verbs.heard.connect(self._hear)
        items: list[Item] = [SectionHeader(say(TITLE), "", badges), self.wrong]
        items += steps(visit, found, at.language) if found is not None else []
        items += [Text(say(CANNOT_PHONE), "meta", "muted", wrap=True), self.verbs]
        items += [Text(line, "body", wrap=True) for line in heard_lines(self.outcome, at.language)]
        self.setLayout(column(*items, gap=12, edges=(16, 8, 16, 16)))

    def _hear(self, word: Word) -> None:
        if self.wrong.attempt(lambda: check_ins.hear(self._at.desk, self._visit.id, word)):
            self.heard.emit()


def shown_for(at: AtDesk, visit: HomeVisit) -> bool:
    """Whether words from outside are written down for this visit now: somebody goes, or went, and nothing is written up yet."""
    if visit.planned_at is None or visit.standing in CLOSED or visit.planned_at - at.now().utc > BEFORE:
        return False
    return may_be_out(visit, check_ins.outcome_of(at.desk, visit.id)) or (
        visit.worker_signed is not None and visit.planned_at <= at.now().utc and bool(visit.check_in_at)
    )


def _code_word(outcome: VisitOutcome | None) -> bool:
    return outcome is not None and code_word_used(outcome)


def steps(visit: HomeVisit, found: LadderNow, language: Language) -> list[Item]:
    """The step that is due, loudly, and the one that comes next."""
    say, due, then = language.say, found.due, found.then
    coming = say(NEXT, time=language.time(then.due), what=what_to_do(visit, then, language)) if then is not None else ""
    if due is None:
        return [Text(coming, "body", wrap=True)] if coming else []
    if due.last:
        return [Notice(say(CALL_999), say(CALL_999_WHY, time=language.time(due.due)), "danger")]
    if due.number == 0:
        words = say(LISTEN, time=language.time(then.due), what=what_to_do(visit, then, language)) if then is not None else ""
        return [Notice(say(CALL_NOW, time=language.time(due.due)), words, "late")]
    what = say(STEP_SINCE, time=language.time(due.due), what=what_to_do(visit, due, language))
    return [Notice(say(STEP_NOW, n=due.number), "\n".join(part for part in (what, coming) if part), "late")]


def what_to_do(visit: HomeVisit, rung: Rung, language: Language) -> str:
    """What the plan of this visit says for a step; the usual words in the reader's language."""
    if rung.number == 0:
        return language.say(THE_CALL)
    rows = sorted((row for row in visit.steps or () if row.minutes and row.what), key=lambda row: row.minutes or 0)
    if rung.number > len(rows):
        return language.say(FOLLOW)
    what = rows[rung.number - 1].what or ""
    usual: Message | None = as_proposed(what)
    return language.say(usual) if usual is not None else what


def heard_lines(outcome: VisitOutcome | None, language: Language) -> list[str]:
    """What was heard so far, the newest first."""
    rows = [row for row in (outcome.check_ins or () if outcome is not None else ()) if row.made is not None and row.said is not None]
    return [language.say(HEARD_AT, time=language.time(row.made), what=row.said.label) for row in reversed(rows) if row.made and row.said]
