"""An edition of the dated facts that came on a stick and was accepted here: helplines, law notes, order areas, bank holidays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Mapped

from vawdesk.i18n import N_
from vawdesk.models.base import OrganisationRecord, field
from vawdesk.models.kinds import DateKind, LongText, Signed, TextKind
from vawdesk.models.values import Signature

LARGEST = 256 * 1024  # characters: many times what a full edition needs


@dataclass(frozen=True)
class Unsought(LongText):
    """Text that nobody looks for by its words: what it holds is shown where it belongs."""

    limit: int = LARGEST

    def text(self, value: Any) -> str:
        return ""


class FactsEdition(OrganisationRecord):
    """One accepted edition, whole, with who accepted it and who read the numbers a second time (X13 (a)). The newest counts."""

    __tablename__ = "facts_edition"
    type_name = "facts_edition"
    title = N_("Edition of the facts")
    signs = True
    hand = "accepted_by"

    edition: Mapped[date | None] = field(
        N_("Date of the edition"), DateKind(), required=True, sensitive=False, index=True, paragraph="house rule",
        missing=N_("An edition has a date."),
    )  # fmt: skip
    words: Mapped[str | None] = field(
        N_("The edition itself"), Unsought(), required=True, sensitive=False, paragraph="house rule",
        missing=N_("An edition is not empty."),
    )  # fmt: skip
    changed: Mapped[str | None] = field(N_("What changed"), Unsought(), sensitive=False, paragraph="house rule")
    digest: Mapped[str | None] = field(N_("Check value of the file"), TextKind(64), sensitive=False, paragraph="house rule")
    accepted_by: Mapped[Signature | None] = field(
        N_("Accepted by"), Signed(), required=True, sensitive=False, paragraph="house rule", missing=N_("A manager accepts it.")
    )  # fmt: skip
    read_by: Mapped[Signature | None] = field(
        N_("Numbers read a second time by"), Signed(), sensitive=False, paragraph="house rule",
        help=N_("Asked for when the number of a helpline changes, appears or goes."),
    )  # fmt: skip
