"""A situation: what links the cases of people who belong together, and the children who appear in each of them."""

from __future__ import annotations

import uuid
from datetime import date

from sqlalchemy.orm import Mapped

from vawdesk.i18n import N_
from vawdesk.models.base import CaseworkRecord, field
from vawdesk.models.kinds import DateKind, LongText, References, TextKind


class Situation(CaseworkRecord):
    """The cases of people who belong together. Its cases point at it; their timelines stand side by side."""

    __tablename__ = "situation"
    type_name = "situation"
    title = N_("Situation")
    reference_prefix = "SI"

    heading: Mapped[str | None] = field(
        N_("Title"), TextKind(120), sensitive=False, paragraph="8.25",
        help=N_("Use a number or a neutral word, never a name. Left empty, the reference is the title."),
    )  # fmt: skip
    opened_on: Mapped[date | None] = field(
        N_("Opened on"), DateKind(), required=True, sensitive=False, paragraph="8.25", missing=N_("Write the day on which it was opened.")
    )  # fmt: skip
    children: Mapped[tuple[uuid.UUID, ...] | None] = field(
        N_("Children"), References("person"), paragraph="8.11", help=N_("They appear in each linked case.")
    )  # fmt: skip
    note: Mapped[str | None] = field(N_("How these cases belong together"), LongText(4000), paragraph="8.4")

    def file(self) -> uuid.UUID:
        return self.id

    def subjects(self) -> tuple[uuid.UUID, ...]:
        return self.children or ()
