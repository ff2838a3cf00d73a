"""What is said of a signed visit: whether anybody goes, and what to do about a concern that was raised (8.15, H1-H4, H8)."""

from __future__ import annotations

from enum import Enum, auto

from vawdesk.i18n import N_, Message
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_checks import refused
from vawdesk.models.casework.visit_options import ManagerDecision, Outcome, VisitStanding
from vawdesk.models.casework.visit_rules import ANOTHER_MANAGER, CONCERN_WHAT_TO_DO
from vawdesk.services import visit_steps
from vawdesk.services.visit_gate import Checked

UNDER_WAY = frozenset({VisitStanding.PLANNED, VisitStanding.WAITING, VisitStanding.DECIDED})
DO_NOT_GO, KEEP_TO_IT = N_("Do not go there."), N_("A manager agreed to this: {outcome}. Keep to it, or do not go.")

OLD_SHEETS = N_("Sheets are out that hold an old time or an old name. Print them again, and take the old ones back.")


class Going(Enum):
    """Whether the visit takes place as it was signed."""

    AS_WRITTEN = auto()
    NOT_ANY_MORE = auto()  # something came to the file since
    NOBODY = auto()
    NOT_APPROVED = auto()


def under_way(visit: HomeVisit) -> bool:
    """Whether it is still to come: neither over nor called off."""
    return visit.standing in UNDER_WAY


def going(visit: HomeVisit, checked: Checked) -> Going:
    """Whether anybody goes."""
    if checked.may_go:
        return Going.AS_WRITTEN
    if refused(visit):
        return Going.NOBODY
    if visit_steps.to_assess_again(visit, checked):
        return Going.NOT_ANY_MORE
    return Going.NOT_APPROVED if checked.draft else Going.NOBODY


def what_to_do(visit: HomeVisit, checked: Checked, *, decides: bool = False) -> Message:
    """About a concern: until it is decided, to speak to the manager; then what was decided. `decides`: the reader is one who may."""
    if visit.outcome is Outcome.DO_NOT_VISIT or refused(visit):
        return DO_NOT_GO
    if checked.may_go and visit.manager_decision is ManagerDecision.AGREED and visit.outcome is not None:
        return KEEP_TO_IT.with_(outcome=visit.outcome.label)
    return ANOTHER_MANAGER if decides else CONCERN_WHAT_TO_DO
