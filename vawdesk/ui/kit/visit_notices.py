"""Of a signed assessment, in the office and in a carried copy: whether anybody goes, the manager's words, the concern (H1, H8)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Language
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import ManagerDecision
from vawdesk.models.casework.visit_rules import CONCERN, RECHECK
from vawdesk.models.rules import Weight
from vawdesk.services.colleagues import may_decide
from vawdesk.services.visit_gate import Checked, check
from vawdesk.services.visit_words import Going, going, under_way, what_to_do
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import Item, column, wrap
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.context import AtDesk

SAYS = N_("The manager says: {decision}")
CAN_GO, CANNOT_GO = N_("This visit can go ahead as it is written here"), N_("This visit is not approved yet")
CANNOT_WHY = N_("Until it is, every sheet that is printed says DRAFT – NOT APPROVED.")
NOT_ANY_MORE = N_("This visit cannot go ahead any more as it was signed")
NOT_ANY_MORE_WHY = N_("Something new has come to the file. Assess it again: every answer is kept and asked once more.")
NOT_GOING, NOT_GOING_WHY = N_("Nobody goes on this visit"), N_("How this person is seen or heard instead stands in section E and on Home.")
BECAUSE_OF = N_("Because of")


def says(visit: HomeVisit, language: Language) -> list[Notice]:
    """What a manager said but "agreed"."""
    if visit.manager_decision in (None, ManagerDecision.AGREED):
        return []
    words = language.say(SAYS, decision=visit.manager_decision.label if visit.manager_decision else "")
    return [Notice(words, visit.manager_words or "", "soft")]


def away(visit: HomeVisit, at: AtDesk) -> list[Item]:
    """What must be known of it away, by what went along; that it can go ahead is said in the office, which knows the whole file."""
    with at.desk.reading() as session:
        checked = check(session, visit, at.now())
    found: list[Item] = [*says(visit, at.language)]
    if under_way(visit) and (found_now := going(visit, checked)) is not Going.AS_WRITTEN:
        found.append(stands(found_now, at.language))
    return [*found, beside(visit, checked, at.language, decides=may_decide(at.desk))] if checked.concerns else found


def stands(found: Going, language: Language) -> Notice:
    """Whether anybody goes, as it is signed and decided."""
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
