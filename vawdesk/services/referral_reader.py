"""For whom a referral's papers and answers are: it is written in the referral itself, so that nobody is asked again (X5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vawdesk.i18n import N_
from vawdesk.models.casework.referral import Referral
from vawdesk.models.profile import Profile
from vawdesk.services.directory import READ_AS, recipient_of
from vawdesk.services.gathering import called_so, case_of, people_near
from vawdesk.services.known_reader import KnownReader
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.referral_begin import contact_of
from vawdesk.services.view import Dossier

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

PURPOSE, PURPOSE_ANSWER = N_("Referral {reference}"), N_("Referral {reference}: {answer}")
SEES = {RecipientKind.POLICE: Profile.POLICE, RecipientKind.MARAC: Profile.MARAC}


def reader_of(desk: Desk, referral: Referral) -> KnownReader:
    """The reader of everything that goes out with this referral.

    Whoever stands in no directory has no secure channel; one who is called like somebody in the file counts as that person (X6).
    """
    contact = contact_of(desk, referral)
    if contact is not None:
        recipient = recipient_of(contact, desk.now().today)
    else:
        kind = READ_AS.get(referral.to_kind, RecipientKind.AGENCY) if referral.to_kind is not None else RecipientKind.AGENCY
        held = Dossier(referral)
        near = people_near(desk, held, case_of(desk, held))
        ways = tuple(way for way in (referral.to_phone, referral.to_email) if way)
        recipient = Recipient(kind, referral.to_name or "", person=called_so(referral.to_name or "", near), reached_at=ways)
    purpose = PURPOSE.with_(reference=referral.ref_no or "")
    return KnownReader(recipient, SEES.get(recipient.kind, Profile.AGENCY), purpose)
