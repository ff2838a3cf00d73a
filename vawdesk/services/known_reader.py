"""For which papers it is known beforehand who reads them and what for: nothing is asked there that goes without saying (X14)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vawdesk.i18n import N_, Message
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.models.profile import Profile
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.view import Dossier

if TYPE_CHECKING:
    from uuid import UUID

    from vawdesk.services.desk import Desk

FOR_THE_VISIT = N_("For the visit on {when}")
FOR_THE_PERSON = N_("For the person to whom it is written")
SEE_TO_IT = N_("To see to what went wrong")
WRITE_UP = N_("To write up and talk over the visit")


@dataclass(frozen=True)
class KnownReader:
    """Who, as what sort of reader, and what for."""

    recipient: Recipient
    profile: Profile
    purpose: Message


def known_reader(desk: Desk, code: str, dossier: Dossier) -> KnownReader | None:
    """The reader of this paper: whoever is at the desk for an assessment, the worker for the page to carry, the buddy for theirs."""
    main, me = dossier.main, desk.account.staff
    if isinstance(main, DisclosureGoneWrong) and code == "D58":
        return _known(desk, me, Profile.INTERNAL, SEE_TO_IT)
    if isinstance(main, VisitOutcome) and code == "D23":
        return _known(desk, me, Profile.INTERNAL, WRITE_UP)
    if isinstance(main, Letter) and code in {"D15", "D16"} and main.person is not None:
        return KnownReader(Recipient(RecipientKind.PERSON, person=main.person), Profile.THE_PERSON, FOR_THE_PERSON)
    if not isinstance(main, HomeVisit) or main.planned_at is None:
        return None
    purpose, workers = FOR_THE_VISIT.with_(when=main.planned_at), main.workers or ()
    readers: dict[str, tuple[UUID | None, Profile]] = {
        "D20": (me, Profile.INTERNAL),
        "D20C": (me if me in workers else next(iter(workers), None), Profile.THE_PERSON),
        "D21": (main.buddy, Profile.BUDDY),
    }
    reader, profile = readers.get(code, (None, Profile.INTERNAL))
    return _known(desk, reader, profile, purpose) if reader is not None else None


def _known(desk: Desk, reader: UUID, profile: Profile, purpose: Message) -> KnownReader | None:
    member = desk.peek(StaffMember, reader)
    name = desk.account.shown_name if reader == desk.account.staff else (member.name or "") if member is not None else ""
    return KnownReader(Recipient(RecipientKind.STAFF, name, staff_member=reader), profile, purpose) if name else None
