"""What becomes of a letter, each step in one commit: it went, it did not go after all, it is laid aside, it may go (8.5, 8.25)."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from vawdesk.i18n import N_
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.letter_options import ByWay
from vawdesk.models.rules import Rule
from vawdesk.services import flag_letter
from vawdesk.services.copy_numbers import last_copy

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk
    from vawdesk.services.unit import Unit

WHY_NOT = Rule("letter.why-not", N_("Write why it is not sent."), "8.25")
SAY_WHEN = Rule("letter.when", N_("Write the day on which it went."), "8.25")
WENT = ("by_way", "address", "left_at", "email", "sent_on")
"""What is asked when a letter has gone: how, to where, and when."""


def has_left(desk: Desk, letter: Letter) -> bool:
    """Whether a copy of it was ever printed or saved here; without one nothing can have gone."""
    with desk.reading() as session:
        return last_copy(desk, session.connection(), letter.compartment, "D15", letter.id) > 0


def proposed(desk: Desk, letter: Letter) -> dict[str, Any]:
    """How it was to go, and today."""
    return {name: letter.value(name) for name in WENT} | {"sent_on": desk.now().today}


def asked_when(said: Mapping[str, Any]) -> dict[str, bool]:
    """Of what is asked, which comes into question only by the way it went."""
    way = said.get("by_way")
    return {"address": way is ByWay.POST, "left_at": way is ByWay.LEFT, "email": way is ByWay.EMAIL}


def went(unit: Unit, letter: uuid.UUID, said: Mapping[str, Any]) -> Letter:
    """It has left, that day and that way. From then on its words stay as they are. Raises Refused."""
    held = unit.get(Letter, letter)
    if said.get("sent_on") is None:
        unit.require([SAY_WHEN.at("sent_on")])
    asked = asked_when(said)
    for name in WENT:
        setattr(held, name, said.get(name) if asked.get(name, True) else None)
    held.not_sent_because = None
    flag_letter.went(unit, held)
    unit.act(held, "sent")
    return held


def lay_aside(unit: Unit, letter: uuid.UUID, because: str) -> Letter:
    """It does not go, or did not go although that was written down, and why. Raises Refused."""
    held = unit.get(Letter, letter)
    if not because.strip():
        unit.require([WHY_NOT.at("not_sent_because")])
    flag_letter.did_not_go(unit, held)
    held.sent_on, held.not_sent_because = None, because.strip() or None
    unit.act(held, "laid aside")
    return held


def take_up(unit: Unit, letter: uuid.UUID) -> Letter:
    """It may go after all."""
    held = unit.get(Letter, letter)
    held.not_sent_because = None
    unit.act(held, "taken up")
    return held
