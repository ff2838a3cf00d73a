"""Letters that wait although whoever signs them cannot sign in any more: a manager takes them over, or lays them aside (8.25)."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from sqlalchemy import select

from vawdesk.i18n import N_
from vawdesk.models.base import Status
from vawdesk.models.casework.letter import Letter
from vawdesk.models.rules import Rule
from vawdesk.services.colleagues import colleagues
from vawdesk.services.connections import out_of_sight
from vawdesk.services.due import SENTENCES, Due
from vawdesk.services.due_kinds import Kind
from vawdesk.services.names_on_file import cases_called
from vawdesk.services.sealed_here import sealed_here
from vawdesk.vault.accounts import Role

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk
    from vawdesk.services.unit import Unit

TAKEN_OVER = "taken over"
STILL_THEIRS = Rule("letter.theirs", N_("Whoever signs this letter is still here. Ask them."), "8.25")


def letters_due(desk: Desk) -> tuple[Due, ...]:
    """The line for a manager, who alone can see to it: on nobody's own Home is such a letter told."""
    if Role.MANAGER not in desk.account.roles or "casework" not in desk.vault.compartments:
        return ()
    here = _here(desk)
    with desk.reading() as session:
        held = [*session.scalars(select(Letter).where(Letter.sent_on.is_(None), Letter.status == Status.SIGNED))]
        shown = out_of_sight(session, desk.account.staff, desk.now().today).shown((*held, *sealed_here(session, Letter)))
        left = [one for one in shown if one.is_waiting and one.signed_by not in here]
        left.sort(key=lambda one: (one.created_at, one.id.hex))
        called = cases_called(session, {one.case for one in left if one.case is not None})
    if not left:
        return ()
    references = tuple(dict.fromkeys(called[one.case] for one in left if one.case in called))
    sentence, targets = SENTENCES[Kind.LETTER_LEFT_BEHIND], tuple((one.type_name, one.id) for one in left)
    return (Due(Kind.LETTER_LEFT_BEHIND, sentence.words.with_(n=len(left)), targets, references, sentence.detail, left[0].created_at),)


def may_take_over(desk: Desk, letter: Letter) -> bool:
    """Whether whoever is at the desk may put their own name to this letter: a manager, once its signer cannot sign in any more."""
    return desk.account.manages and letter.is_waiting and letter.signed_by not in _here(desk)


def take_over(unit: Unit, letter: uuid.UUID) -> Letter:
    """It is signed by whoever is at the desk from now on; the journal keeps who it was. The caller commits. Raises NothingHere, Refused."""
    held = unit.get(Letter, letter)
    if not may_take_over(unit.desk, held):
        unit.require([STILL_THEIRS.at("signed_by")])
    held.signed_by = unit.desk.account.staff
    unit.act(held, TAKEN_OVER)
    return held


def _here(desk: Desk) -> frozenset[uuid.UUID]:
    """The members of staff whose accounts are in use."""
    return frozenset(one.staff for one in colleagues(desk))
