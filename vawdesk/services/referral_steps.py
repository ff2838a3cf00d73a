"""What is done with a referral, each step in one commit: checked, sent, confirmed in writing, acknowledged, answered (3.7).

That it is not sent after all is a decision, and follows from one (deciding).
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from vawdesk.i18n import N_
from vawdesk.models.base import Status
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.referral_options import ReferralOutcome, ReferralStanding, SentHow
from vawdesk.models.casework.referral_waits import to_be_confirmed
from vawdesk.models.rules import Rule
from vawdesk.services.refusals import Refused
from vawdesk.services.unit import Unit, signed_by

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

CHECK, SEND, CONFIRM, ACKNOWLEDGE, ANSWER, NOT_SEND = "check", "send", "confirm in writing", "acknowledge", "answer", "not send"
STEPS: dict[str, tuple[str, ...]] = {  # what each step asks, by its name in the journal
    SEND: ("sent_how", "sent_at", "spoke_to"),
    CONFIRM: ("confirmed_at",),
    ACKNOWLEDGE: ("acknowledged_on", "acknowledged_by"),
    ANSWER: ("outcome", "outcome_on", "reason_rejected", "waiting_list_since", "outcome_words"),
}
COMES_TO = {
    SEND: ReferralStanding.SENT, ACKNOWLEDGE: ReferralStanding.ACKNOWLEDGED, ANSWER: ReferralStanding.ANSWERED,
}  # fmt: skip
MOVED_ON = Rule("R-moved", N_("Somebody has gone on with this referral meanwhile. Look at it again."), "8.25")
SAY_WHEN = Rule("R-when", N_("Write the day and the time."), "8.29")
SAY_THE_DAY = Rule("R-day", N_("Write the day."), "ST 1.ii")


def check(referral: Referral, unit: Unit) -> None:
    """Every answer was looked at once more: it keeps its words from now on, and may go."""
    referral.standing, referral.status, referral.signed = ReferralStanding.READY, Status.SIGNED, signed_by(unit)


def replace(unit: Unit, earlier: uuid.UUID, why: str) -> None:
    """The earlier one that was not sent yet is not sent any more. Raises Refused where it has left meanwhile."""
    held = unit.get(Referral, earlier)
    if held.standing is not ReferralStanding.READY:
        raise Refused([MOVED_ON.at()])
    held.standing, held.not_sent_why = ReferralStanding.NOT_SENT, why
    unit.act(held, NOT_SEND)


def may(referral: Referral) -> tuple[str, ...]:
    """The steps that are next for a referral as it stands, the likeliest first."""
    if referral.standing is ReferralStanding.READY:
        return (SEND,)
    written = (CONFIRM,) if to_be_confirmed(referral) else ()
    if referral.standing is ReferralStanding.SENT:
        return (*written, ACKNOWLEDGE, ANSWER)
    if referral.standing is ReferralStanding.ACKNOWLEDGED or referral.waits_for_a_place:
        return (*written, ANSWER)
    return written


def step(desk: Desk, referral: Referral, name: str, said: Mapping[str, Any]) -> None:
    """Take one step with what was said. `referral` is as it was read.

    Raises Refused; ChangedMeanwhile where somebody saved it since.
    """
    with desk.writing() as unit:
        held = unit.get(Referral, referral.id, version=referral.version)
        if name not in may(held):
            raise Refused([MOVED_ON.at("standing")])
        _lacking(name, said)
        for field in STEPS[name]:
            setattr(held, field, said.get(field))
        if name == SEND:
            held.sent_by = desk.account.staff
        if name == ANSWER and held.outcome is not ReferralOutcome.REJECTED:
            held.reason_rejected = None
        if name == ANSWER and held.outcome is not ReferralOutcome.WAITING:
            held.waiting_list_since = None
        held.standing = COMES_TO.get(name, held.standing)
        unit.act(held, name)
        unit.commit()


def _lacking(name: str, said: Mapping[str, Any]) -> None:
    if name == CONFIRM and said.get("confirmed_at") is None:
        raise Refused([SAY_WHEN.at("confirmed_at")])
    if name == ACKNOWLEDGE and said.get("acknowledged_on") is None:
        raise Refused([SAY_THE_DAY.at("acknowledged_on")])


def proposed(desk: Desk, referral: Referral, name: str) -> dict[str, Any]:
    """What each step is likely to say: now, today, and what stands there already."""
    now = desk.now()
    likely: dict[str, Any] = {
        "sent_at": now.utc, "confirmed_at": now.utc, "acknowledged_on": now.today, "outcome_on": now.today, "waiting_list_since": now.today,
    }  # fmt: skip
    return {field: referral.value(field) if referral.value(field) is not None else likely.get(field) for field in STEPS[name]}


def asked_when(name: str, said: Mapping[str, Any]) -> dict[str, bool]:
    """Of the fields of a step, which come into question after the other answers."""
    if name == SEND:
        return {"spoke_to": said.get("sent_how") is SentHow.PHONE}
    if name == ANSWER:
        outcome = said.get("outcome")
        return {"reason_rejected": outcome is ReferralOutcome.REJECTED, "waiting_list_since": outcome is ReferralOutcome.WAITING}
    return {}
