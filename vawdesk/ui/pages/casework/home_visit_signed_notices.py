"""Above a signed assessment in the office: what came since, who has still to agree, whether anybody goes (H2-H4, H8)."""

from __future__ import annotations

from vawdesk.i18n import N_
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_rules import AGREED_LATE, RECHECK
from vawdesk.services import visit_steps
from vawdesk.services.check_ins import outcome_of
from vawdesk.services.visit_gate import Checked
from vawdesk.services.visit_under_way import is_out, not_agreed
from vawdesk.services.visit_words import Going, going, under_way
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.kit.visit_notices import says, stands
from vawdesk.ui.pages.casework.home_visit_signed_acts import Acts
from vawdesk.ui.pages.casework.home_visit_signed_sheets import another_buddy, to_get_back

RECHECK_FIRST = N_("Look again before you go")
AGREED_ELSEWHERE, CONFIRM = N_("Agreed away from the desk"), N_("Confirm with my signature")
AGREED_WHY = N_("It was agreed by phone, on paper or by nobody. Somebody who may decide confirms it with their own signature.")
HOUR_COME = N_("Its hour has come, and nobody has agreed to it. Is somebody there?")


def above(visit: HomeVisit, checked: Checked, acts: Acts, at: AtDesk) -> list[Notice]:
    """What whoever opens it must know before reading on."""
    say, found, outcome = at.language.say, list[Notice](), outcome_of(at.desk, visit.id)
    begun = is_out(visit, at.now(), outcome) or (outcome is not None and bool(outcome.check_ins))
    if not_agreed(visit, at.now(), outcome):
        found.append(Notice(say(HOUR_COME), say(AGREED_LATE.message), "danger"))
    if checked.recheck and under_way(visit) and not begun:
        found.append(Notice(say(RECHECK_FIRST), say(RECHECK.message), "late"))
    found += [*to_get_back(visit, acts, at), *another_buddy(visit, at)]
    if visit_steps.to_confirm(visit):
        found.append(Notice(say(AGREED_ELSEWHERE), say(AGREED_WHY), "late", button=verb(say(CONFIRM), "confirm", acts.confirm)))
    found += says(visit, at.language)
    goes = going(visit, checked)
    if under_way(visit) and not (begun and goes is Going.AS_WRITTEN):  # that it may go is old news once somebody is out
        found.append(stands(goes, at.language))
    return found
