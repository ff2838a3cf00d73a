"""An office with a family's file, and something attached to it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from tests.attached import files
from tests.services.sealed_town import Family
from tests.vaults import Town
from vawdesk.models.casework.attachment import Attachment
from vawdesk.models.casework.attachment_kinds import Media, WhatItIs
from vawdesk.services.attachments import attach, begin, beside
from vawdesk.services.desk import Desk
from vawdesk.services.taking_in import TakenIn

LETTER = TakenIn(Media.PDF, files.pdf(b"% Canary Street"), 1, ())


@dataclass
class Office:
    """A town with a family's file, and who sits at the desk."""

    town: Town
    desk: Desk
    family: Family

    def sit(self, name: str) -> Desk:
        """Somebody else sits down."""
        self.desk.vault.close()
        self.desk = Desk(self.town.open(name))
        return self.desk


def attached_to(desk: Desk, to: uuid.UUID, taken: TakenIn = LETTER, name: str = "order_24_nov.pdf") -> Attachment:
    made = begin(desk, beside(desk, to), taken, name)
    made.what, made.from_whom = WhatItIs.ORDER, "Family court"
    with desk.writing() as unit:
        attach(unit, made, taken)
        unit.commit()
    return made
