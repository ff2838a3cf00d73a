"""What a referral waits for once it has left: a word in writing after a call, an answer, a place (8.29, ST 1.ii)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from vawdesk.models.base import Status
from vawdesk.models.casework.referral_options import HAS_LEFT, ReferralStanding, SentHow
from vawdesk.zone import LOCAL

if TYPE_CHECKING:
    from vawdesk.models.casework.referral import Referral

CONFIRM_WITHIN = timedelta(hours=24)
ANSWER_WITHIN = timedelta(days=7)  # after which Home asks what became of it
WAITING_WITHIN = timedelta(days=28)  # and of a place on a waiting list


def to_be_confirmed(referral: Referral) -> bool:
    """Whether it was reported by phone and is still to be confirmed in writing."""
    return (
        referral.sent_how is SentHow.PHONE
        and referral.confirmed_at is None
        and referral.status is not Status.DRAFT
        and referral.standing in HAS_LEFT
    )


def confirm_by(referral: Referral) -> datetime | None:
    """Until when a report by phone is to be confirmed in writing."""
    return referral.sent_at + CONFIRM_WITHIN if to_be_confirmed(referral) and referral.sent_at is not None else None


def answer_due(referral: Referral) -> datetime | None:
    """From when it counts as unanswered; None where nothing is waited for. Each word from them begins the time anew."""
    if referral.standing in (ReferralStanding.SENT, ReferralStanding.ACKNOWLEDGED) and referral.sent_at is not None:
        heard = referral.acknowledged_on
        since = datetime.combine(heard, datetime.min.time(), LOCAL) if heard is not None else referral.sent_at
        return max(since, referral.sent_at) + ANSWER_WITHIN
    if referral.waits_for_a_place and referral.waiting_list_since is not None:
        return datetime.combine(referral.waiting_list_since, datetime.min.time(), LOCAL) + WAITING_WITHIN
    return None
