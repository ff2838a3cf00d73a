"""Everything around one decision: what was added to it, what its people and records are called, what came before and after it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vawdesk.i18n import Language
from vawdesk.models import registry
from vawdesk.models.base import Record
from vawdesk.models.casework.addendum import Addendum
from vawdesk.models.casework.decision import Decision
from vawdesk.services.additions import additions_to
from vawdesk.services.connections import is_kept_from
from vawdesk.services.file_records import line
from vawdesk.services.names_on_file import cases_called, people_called, staff_called
from vawdesk.services.open_decisions import decided_again
from vawdesk.services.refusals import NothingHere
from vawdesk.services.sealed_here import by_ids

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
        if is_kept_from(session, desk.account.staff, desk.now().today, held):
            raise NothingHere
        called = (
            people_called(session, held.about_people or ()) | cases_called(session, [held.case] if held.case else []) | staff_called(desk)
        )
        again = bool(decided_again(session, {held.id}))
    called |= {record.id: line(record, language) for record in pointed_records(desk, held.relied_on_records or ())}
    if held.follows is not None and (earlier := desk.peek(Decision, held.follows)) is not None:
        called[earlier.id] = line(earlier, language)
    first, after = additions_to(desk, held.id)
    return DecisionFile(held, first, after, called, again)


def pointed_records(desk: Desk, ids: tuple[uuid.UUID, ...]) -> list[Record]:
    """The casework records with these ids, of whatever type, open or sealed to this account, in this order."""
    found: dict[uuid.UUID, Record] = {}
    with desk.reading() as session:
        for kind in registry.of("casework") if ids else ():
            if wanted := [id for id in ids if id not in found]:
                found |= {record.id: record for record in by_ids(session, kind, wanted)}
        session.expunge_all()
    return [found[id] for id in ids if id in found]
