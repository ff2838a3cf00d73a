"""Which papers of a case can go to one reader together. Each keeps what stands against it: a letter goes to nobody but whom it is for."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from vawdesk.models.base import Record
from vawdesk.models.casework.attachment import Attachment
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.information_share import InformationShare
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.services.case_file import timeline_of
from vawdesk.services.chronology import Event

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

OF_RECORD: dict[type[Record], str] = {
    Attachment: "D60", ContactNote: "D04", HomeVisit: "D20", InformationShare: "D10", Letter: "D15", Referral: "D06", StaffRiskFlag: "D12",
    VisitOutcome: "D23",
}  # fmt: skip
OF_CASE, DECISIONS = ("D02", "D03"), "D05"
TOGETHER = frozenset({*OF_CASE, DECISIONS, *OF_RECORD.values()})
"""The documents that can be a part of a bundle."""


def goes_along(document: str, record: Record) -> bool:
    """Whether a paper can be a part of a bundle. What nobody here has seen goes packed in a file of its own, never bound with others."""
    return document in TOGETHER and (not isinstance(record, Attachment) or record.is_shown)


@dataclass(frozen=True)
class PaperOnFile:
    """A document about one record of a case. `reference` and `when` tell it from others of its kind; None and "" for the case itself."""

    document: str
    record: uuid.UUID
    reference: str = ""
    when: datetime | None = None


def papers_of(desk: Desk, case: uuid.UUID) -> list[PaperOnFile]:
    """The papers of this case: those about the whole of it first, then the newest."""
    events = _events(desk, case)
    whole = [*OF_CASE, *([DECISIONS] if any(isinstance(event.record, Decision) for event in events) else [])]
    single = [(code, event) for event in events if (code := OF_RECORD.get(type(event.record))) and goes_along(code, event.record)]
    return [
        *(PaperOnFile(code, case) for code in whole),
        *(PaperOnFile(code, event.record.id, event.record.ref_no or "", event.when) for code, event in single),
    ]


def _events(desk: Desk, case: uuid.UUID) -> list[Event]:
    """Every event of these kinds, page after page."""
    found, after, more = list[Event](), None, True
    while more:
        page = timeline_of(desk, (case,), after=after, only=(*OF_RECORD, Decision))
        found += page.events
        after, more = page.then, page.then is not None
    return found
