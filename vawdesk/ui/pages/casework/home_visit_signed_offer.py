"""Which verbs a signed assessment offers at this moment, the one that comes next first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from vawdesk.clock import Moment
from vawdesk.i18n import N_, Language
from vawdesk.models.base import Status
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import GOES_AHEAD
from vawdesk.services import check_ins, visit_buddy, visit_series, visit_steps
from vawdesk.services.visit_gate import Checked
from vawdesk.services.visit_under_way import CLOSED
from vawdesk.services.visit_words import Going, going, under_way
from vawdesk.ui.kit.arrange import wrap
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.contact_verb import contact_verb
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.folded import Folded
from vawdesk.ui.kit.print_ask import PRINT as PRINT_PAGE
from vawdesk.ui.kit.print_ask import PrintAsk
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.casework.home_visit_signed_acts import Acts

LOOKED, AGAIN, TAKE_BACK = N_("I have looked at it"), N_("Assess again"), N_("Change the assessment")
REPEAT, MOVE, CALL_OFF = N_("Repeat it weekly…"), N_("Another day or time…"), N_("Call it off…")
BUDDY = N_("Another buddy…")
PRINT, MORE = N_("Print the sheets…"), N_("Papers and other ways on from this visit")
OUTCOME, WRITE, READ = "visit_outcome", N_("Write what came of it"), N_("What came of it")
PAPERS = (
    ("D20", N_("Print the assessment…"), "print_assessment"), ("D20C", N_("The page to carry…"), "print_carried"),
    ("D21", N_("The check-in sheet…"), "print_check_in"),
)  # fmt: skip


def offered(
    visit: HomeVisit, checked: Checked, acts: Acts, at: AtDesk, go: Callable[[str, object], object], *, begun: bool
) -> tuple[list[Button], list[Button], list[QWidget]]:
    """The verbs near and far, and what is folded away. Once it has `begun` only what came of it is asked for; the rest is folded."""
    paper = papers(visit, checked, acts, partial(go, PRINT_PAGE), at.language, at.now())
    contact = contact_verb(next(iter(visit.to_see or ()), None), at.language, go)
    buddy = [verb(at.language.say(BUDDY), "buddy", acts.ask_buddy)] if visit_buddy.may_change(at.desk, visit) else []
    if begun:
        more: list[QWidget] = [Folded(at.language.say(MORE), wrap(Flow([*buddy, *contact, *paper])))] if buddy or paper else []
        return written(visit, at, go), [], more
    first = [one for one in paper if one.property("look") == "primary"]  # a visit that is agreed is printed
    near = [*first, *written(visit, at, go), *verbs(visit, checked, acts, at.language, buddy)]
    return near, [*contact, *(one for one in paper if one not in first)], []


def verbs(visit: HomeVisit, checked: Checked, acts: Acts, language: Language, buddy: Sequence[Button]) -> list[Button]:
    """What can be done with a visit that is still to come; `buddy` is the way to another one, where this reader may change it."""
    if not under_way(visit):
        return []
    say, found = language.say, list[Button]()
    again = visit_steps.to_assess_again(visit, checked)
    if again:
        found.append(verb(say(AGAIN), "again", acts.assess_again, primary=True))
    elif checked.recheck:
        found.append(verb(say(LOOKED), "recheck", acts.recheck, primary=checked.may_go))
    if visit.status is Status.DRAFT:
        found.append(verb(say(TAKE_BACK), "take_back", acts.take_back))
    if visit_series.may_repeat(visit, checked):
        found.append(verb(say(REPEAT), "repeat", acts.ask_repeat))
    return [*found, verb(say(MOVE), "move", acts.ask_move), *buddy, verb(say(CALL_OFF), "call_off", acts.ask_call_off)]


def written(visit: HomeVisit, at: AtDesk, go: Callable[[str, object], object]) -> list[Button]:
    """What came of it: to be written once its hour has come, to be read once it is on record."""
    outcome = check_ins.outcome_of(at.desk, visit.id)
    say = at.language.say
    if outcome is not None and outcome.status is not Status.DRAFT:
        return [verb(say(READ), "outcome", lambda: go(OUTCOME, outcome.id), drawing="visit", primary=True)]
    begun = visit.planned_at is not None and visit.planned_at <= at.now().utc
    if visit.standing in CLOSED or not (outcome is not None or (begun and visit.outcome in GOES_AHEAD)):
        return []
    safe = outcome is not None and outcome.ended_at is not None
    return [verb(say(WRITE), "outcome", lambda: go(OUTCOME, visit.id), drawing="change", primary=safe)]


def papers(
    visit: HomeVisit, checked: Checked, acts: Acts, print_page: Callable[[PrintAsk], object], language: Language, now: Moment
) -> list[Button]:
    """What can be printed of it; the day's sheets come first once the visit can go ahead and is still to come.

    Where nobody goes there is nothing to carry and no call to wait for.
    """
    if not under_way(visit):
        return []
    say = language.say
    ready = checked.may_go and not checked.recheck and not visit_steps.is_over(visit, now)
    nobody = going(visit, checked) is Going.NOBODY
    found = [verb(say(words), name, partial(print_page, PrintAsk(code, visit.id))) for code, words, name in PAPERS[: 1 if nobody else None]]
    if nobody:
        return found
    return [*found, verb(say(PRINT), "print", acts.print_sheets, primary=ready, drawing="print")]
