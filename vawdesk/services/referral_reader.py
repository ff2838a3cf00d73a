"""For whom a referral's papers and answers are: it is written in the referral itself, so that nobody is asked again (X5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vawdesk.i18n import N_, Message
from vawdesk.models.casework.referral import Referral
from vawdesk.models.profile import Profile
from vawdesk.services.directory import READ_AS, recipient_of
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.referral_begin import contact_of

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

PURPOSE, PURPOSE_ANSWER = N_("Referral {reference}"), N_("Referral {reference}: {answer}")
SEES = {RecipientKind.POLICE: Profile.POLICE, RecipientKind.MARAC: Profile.MARAC}


@dataclass(frozen=True)
class ReferralReader:
    """Who, as what sort of reader, and what for."""

    recipient: Recipient
    profile: Profile
    purpose: Message


def reader_of(desk: Desk, referral: Referral) -> ReferralReader:
    """The reader of everything that goes out with this referral. Whoever stands in no directory has no secure channel."""
    contact = contact_of(desk, referral)
    if contact is not None:
        recipient = recipient_of(contact, desk.now().today)
    else:
        kind = READ_AS.get(referral.to_kind, RecipientKind.AGENCY) if referral.to_kind is not None else RecipientKind.AGENCY
        recipient = Recipient(kind, referral.to_name or "", reached_at=tuple(way for way in (referral.to_phone, referral.to_email) if way))
    purpose = PURPOSE.with_(reference=referral.ref_no or "")
    return ReferralReader(recipient, SEES.get(recipient.kind, Profile.AGENCY), purpose)
