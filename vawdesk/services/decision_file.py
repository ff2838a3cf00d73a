"""Everything around one decision: what was added to it, what its people and records are called, what came before and after it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vawdesk.i18n import Language
from vawdesk.models.casework.addendum import Addendum
from vawdesk.models.casework.decision import Decision
from vawdesk.services.additions import additions_to
from vawdesk.services.connections import out_of_sight
from vawdesk.services.file_records import line
from vawdesk.services.names_on_file import cases_called, people_called, staff_called
from vawdesk.services.open_decisions import decided_again
from vawdesk.services.pointed import pointed_records
from vawdesk.services.refusals import NothingHere

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk


@dataclass(frozen=True)
class DecisionFile:
    """What the page of a decision shows. `again`: whether another decision has taken its place."""

    decision: Decision
    put_right: tuple[Addendum, ...]
    added: tuple[Addendum, ...]
    called: dict[uuid.UUID, str]
    again: bool


def decision_file(desk: Desk, id: uuid.UUID, language: Language) -> DecisionFile:
    """A decision with what belongs to it; the look is journalled. Raises NothingHere, also for whoever is kept from it (C11)."""
    held = desk.open(Decision, id)
    with desk.reading() as session:
        hidden = out_of_sight(session, desk.account.staff, desk.now().today)
        if hidden.hides(held):
            raise NothingHere
        called = (
            people_called(session, held.about_people or ()) | cases_called(session, [held.case] if held.case else []) | staff_called(desk)
        )
        again = bool(decided_again(session, {held.id}))
    called |= {record.id: line(record, language) for record in pointed_records(desk, held.relied_on_records or ())}
    if held.follows is not None and (earlier := desk.peek(Decision, held.follows)) is not None and not hidden.hides(earlier):
        called[earlier.id] = line(earlier, language)
    first, after = additions_to(desk, held.id)
    return DecisionFile(held, first, after, called, again)
