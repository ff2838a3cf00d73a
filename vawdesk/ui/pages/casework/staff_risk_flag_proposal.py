"""What is written when a flag is proposed: its fields in their sections, and a new flag with what is known already (8.17)."""

from __future__ import annotations

from uuid import UUID

from vawdesk.models.base import Record
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.flag_rules import first_review
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.services.pointed import is_out_of_sight
from vawdesk.services.visit_write_up import from_visit
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.form import Section

LATER = frozenset(
    {"standing", "proposed_by", "changed_by", "approved_by", "confirmed_by", "shared_with", "agencies_told", "challenged_on", "challenge"}
)
ENDS = frozenset({"ended_on", "ended_why", "ended_by"})
KINDS: tuple[tuple[str, type[Record]], ...] = (("person", Person), ("address", Address), ("case", Case))


def written_sections() -> list[Section]:
    """What is written when a flag is proposed: everything but what comes of it afterwards."""
    parts = [(title, tuple(name for name in names if name not in LATER | ENDS)) for _letter, title, names in StaffRiskFlag.sections()]
    return [Section(names, title) for title, names in parts if names]


def fresh(at: AtDesk, about: UUID | None) -> StaffRiskFlag:
    """A new flag, about this person or address when one is given, or from what came of a visit.

    It is looked at again in six months unless somebody says otherwise.
    """
    came_of = at.desk.peek(VisitOutcome, about) if about is not None else None
    if came_of is not None:
        return from_visit(came_of, first_review(at.now().today))
    flag = StaffRiskFlag(review_on=first_review(at.now().today))
    for name, kind in KINDS:
        if about is not None and (held := at.desk.peek(kind, about)) is not None:
            setattr(flag, name, held.id)
            break
    return flag


def may_begin(at: AtDesk, about: UUID) -> bool:
    """Whether a flag can be begun from what has this id: a person, an address, a case or what came of a visit, on file for this reader."""
    held = any(at.desk.peek(kind, about) is not None for _name, kind in KINDS)
    came_of = at.desk.peek(VisitOutcome, about) is not None
    return held or (came_of and not is_out_of_sight(at.desk, about))
