"""What is done with a share on record: signed, acknowledged by whoever got it, told to the person who is harmed (8.25, 8.26)."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from vawdesk.models.base import Status
from vawdesk.models.casework.information_share import InformationShare
from vawdesk.models.casework.information_share_options import VictimTold
from vawdesk.services.unit import Unit, signed_by

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

ACKNOWLEDGE, TOLD = "acknowledge", "told"


def sign(share: InformationShare, unit: Unit) -> None:
    """Put a share on record, under the label that it always has (8.31)."""
    share.signed, share.status, share.domestic_abuse = signed_by(unit), Status.SIGNED, True


def acknowledge(desk: Desk, id: uuid.UUID, words: str) -> None:
    """They said today that they have it. Raises Refused."""
    with desk.writing() as unit:
        held = unit.get(InformationShare, id)
        held.acknowledged_on, held.acknowledgement = unit.now.today, words
        unit.act(held, ACKNOWLEDGE)
        unit.commit()


def was_told(desk: Desk, id: uuid.UUID) -> None:
    """The person who is harmed knows of it now. Raises Refused."""
    with desk.writing() as unit:
        held = unit.get(InformationShare, id)
        held.victim_told, held.victim_told_why = VictimTold.TOLD, None
        unit.act(held, TOLD)
        unit.commit()
