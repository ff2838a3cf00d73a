"""What is said above and beside a signed assessment: whether anybody goes, what a manager says, the concern with its causes (H1-H4, H8)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Language
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import ManagerDecision
from vawdesk.models.casework.visit_rules import AGREED_LATE, CONCERN, RECHECK
from vawdesk.models.rules import Weight
from vawdesk.services import visit_steps
from vawdesk.services.check_ins import outcome_of
from vawdesk.services.colleagues import may_decide
from vawdesk.services.visit_gate import Checked, check
from vawdesk.services.visit_under_way import is_out, not_agreed
from vawdesk.services.visit_words import Going, going, under_way, what_to_do
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import Item, column, wrap
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.casework.home_visit_signed_acts import Acts

RECHECK_FIRST = N_("Look again before you go")
AGREED_ELSEWHERE, CONFIRM = N_("Agreed away from the desk"), N_("Confirm with my signature")
AGREED_WHY = N_("It was agreed by phone, on paper or by nobody. Somebody who may decide confirms it with their own signature.")
SAYS = N_("The manager says: {decision}")
CAN_GO, CANNOT_GO = N_("This visit can go ahead as it is written here"), N_("This visit is not approved yet")
CANNOT_WHY = N_("Until it is, every sheet that is printed says DRAFT – NOT APPROVED.")
NOT_ANY_MORE = N_("This visit cannot go ahead any more as it was signed")
NOT_ANY_MORE_WHY = N_("Something new has come to the file. Assess it again: every answer is kept and asked once more.")
NOT_GOING, NOT_GOING_WHY = N_("Nobody goes on this visit"), N_("How this person is seen or heard instead stands in section E and on Home.")
HOUR_COME = N_("Its hour has come, and nobody has agreed to it. Is somebody there?")
BECAUSE_OF = N_("Because of")


def above(visit: HomeVisit, checked: Checked, acts: Acts, at: AtDesk) -> list[Notice]:
    """What whoever opens it must know before reading on."""
    say, found, outcome = at.language.say, list[Notice](), outcome_of(at.desk, visit.id)
    if not_agreed(visit, at.now(), outcome):
        found.append(Notice(say(HOUR_COME), say(AGREED_LATE.message), "danger"))
    if checked.recheck and under_way(visit):
        found.append(Notice(say(RECHECK_FIRST), say(RECHECK.message), "late"))
    if visit_steps.to_confirm(visit):
        found.append(Notice(say(AGREED_ELSEWHERE), say(AGREED_WHY), "late", button=verb(say(CONFIRM), "confirm", acts.confirm)))
    found += _says(visit, at.language)
    goes, begun = going(visit, checked), is_out(visit, at.now(), outcome) or (outcome is not None and bool(outcome.check_ins))
    if under_way(visit) and not (begun and goes is Going.AS_WRITTEN):  # that it may go is old news once somebody is out
        found.append(_going(goes, at.language))
    return found


def _says(visit: HomeVisit, language: Language) -> list[Notice]:
    """What a manager said but "agreed"."""
    if visit.manager_decision in (None, ManagerDecision.AGREED):
        return []
    words = language.say(SAYS, decision=visit.manager_decision.label if visit.manager_decision else "")
    return [Notice(words, visit.manager_words or "", "soft")]


def carried(visit: HomeVisit, at: AtDesk) -> list[Item]:
    """What must be known of it away, by what went along; that it can go ahead is said in the office, which knows the whole file."""
    with at.desk.reading() as session:
        checked = check(session, visit, at.now())
    found: list[Item] = [*_says(visit, at.language)]
    if under_way(visit) and (stands := going(visit, checked)) is not Going.AS_WRITTEN:
        found.append(_going(stands, at.language))
    return [*found, beside(visit, checked, at.language, decides=may_decide(at.desk))] if checked.concerns else found


def _going(found: Going, language: Language) -> Notice:
    say = language.say
    if found is Going.AS_WRITTEN:
        return Notice(say(CAN_GO), "", "soft", drawing="done")
    if found is Going.NOT_ANY_MORE:
        return Notice(say(NOT_ANY_MORE), say(NOT_ANY_MORE_WHY), "late")
    if found is Going.NOBODY:
        return Notice(say(NOT_GOING), say(NOT_GOING_WHY), "soft")
    return Notice(say(CANNOT_GO), say(CANNOT_WHY), "soft")


def beside(visit: HomeVisit, checked: Checked, language: Language, *, decides: bool) -> QWidget:
    """The concern with its causes, never counted, and the advice of the gate. `decides`: whoever reads decides as a manager."""
    say, items = language.say, list[Item]()
    if checked.concerns:
        causes: list[Item] = [Text(say(one.words), "body", wrap=True) for one in checked.concerns]
        more = (Text(say(BECAUSE_OF), "small", "muted"), column(*causes, gap=2))
        items.append(Notice(say(CONCERN), say(what_to_do(visit, checked, decides=decides)), "danger", more))
    advice = [one for one in checked.problems if one.rule != RECHECK.code and one.weight is Weight.ADVISE]
    items += [Notice(f"{say(one.message)} ({one.paragraph})", "", "soft") for one in advice]
    made = wrap(column(*items, None, gap=16))
    made.setMinimumWidth(theme.wide(200))
    return made
