"""What is done with a staff-risk flag, each step in one commit: proposed, confirmed, challenged, told of, ended (F1-F11, 8.17)."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from vawdesk.i18n import N_
from vawdesk.models.base import Status
from vawdesk.models.casework.flag_banner import may_confirm
from vawdesk.models.casework.flag_options import Notify, Source, Standing
from vawdesk.models.casework.flag_rules import BY_REVIEW
from vawdesk.models.casework.staff_risk_flag import ACCOUNT_OF_OTHERS, IN_VIEW, StaffRiskFlag
from vawdesk.models.from_paper import first_of_two
from vawdesk.models.rules import Problem, Rule
from vawdesk.models.second_person import NOT_SIGNED, Act, awaits_confirmation
from vawdesk.models.values import Signature
from vawdesk.services import colleagues, from_paper
from vawdesk.services.refusals import Refused
from vawdesk.services.second_person import NOT_ENTITLED, Ask, digest_of
from vawdesk.services.unit import Unit, signed_by

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

PROPOSE, CONFIRM, CHALLENGE, END = "propose", "confirm", "challenge", "end"
TELL, AGENCIES, SUPPORT = "tell", "agencies told", "support"
LATER: dict[str, tuple[str, ...]] = {  # what is said after a flag was proposed, by the act that says it
    TELL: ("notify_person", "told_on", "notify_reason", "notify_decide_by", "notify_risk_to_victim"),
    AGENCIES: ("shared_with", "agencies_told"),
    SUPPORT: ("support_offered_to",),
}
ENDED_ALREADY = Rule("F-ended", N_("This flag has ended meanwhile. If it is needed again, propose a new one."), "8.17")


def propose(desk: Desk, flag: StaffRiskFlag) -> StaffRiskFlag:
    """The flag is in view of everybody from now on, as not yet confirmed. Raises Refused; then nothing is kept."""
    with desk.writing() as unit:
        held = unit.add(StaffRiskFlag.from_content(flag.content(), StaffRiskFlag.schema), action=PROPOSE)
        held.standing, held.status, held.proposed_by = Standing.PROPOSED, Status.SIGNED, from_paper.hand(held, unit)
        unit.commit()
    found = desk.peek(StaffRiskFlag, held.id)
    return found if found is not None else flag


def asked_of(desk: Desk, flag: StaffRiskFlag) -> Ask:
    """What a second person is asked for: this flag exactly as it stands."""
    asker = flag.asked_by.person if flag.asked_by else desk.account.staff
    return Ask(Act.FLAG, asker, digest_of(Act.FLAG, flag.content()), "approved_by")


def may_confirm_here(desk: Desk, flag: StaffRiskFlag) -> bool:
    """Whether whoever is at the desk may confirm this flag with their own hand: entitled, and no part of its proposal."""
    me = colleagues.at_desk(desk)
    return colleagues.may_decide(desk) and me is not None and flag.asked_by is not None and not first_of_two(flag, flag.asked_by, me.staff)


def confirm(desk: Desk, id: uuid.UUID, agreed: Signature) -> None:
    """A second person has agreed. Raises Refused."""
    with desk.writing() as unit:
        held = unit.get(StaffRiskFlag, id)
        if not colleagues.proven(desk, agreed, asked_of(desk, held).digest):
            raise Refused([NOT_SIGNED.at("approved_by")])
        signer = next((one for one in colleagues.colleagues(desk) if one.staff == agreed.person), None)
        if against := may_confirm(held, agreed, unit.now, signer.acting_until if signer else None):
            raise Refused(against)
        held.standing, held.approved_by = Standing.CONFIRMED, agreed
        unit.act(held, CONFIRM)
        unit.commit()


def to_confirm_later(flag: StaffRiskFlag) -> bool:
    """Whether what was agreed by phone, on paper or by nobody waits for a signature."""
    return awaits_confirmation(flag.approved_by, flag.confirmed_by)


def confirm_later(desk: Desk, id: uuid.UUID) -> None:
    """Whoever is at the desk puts their own signature to what was agreed elsewhere. Raises Refused."""
    with desk.writing() as unit:
        held = unit.get(StaffRiskFlag, id)
        agreed = colleagues.own_hand(desk, asked_of(desk, held))
        if agreed.signature is None or not to_confirm_later(held):
            raise Refused(list(agreed.problems) or [NOT_SIGNED.at("confirmed_by")])
        held.confirmed_by = agreed.signature
        unit.act(held, CONFIRM)
        unit.commit()


def challenge(desk: Desk, id: uuid.UUID, words: str) -> None:
    """Somebody says that the flag is wrong; it stays in view until that is decided (UK GDPR 16)."""
    with desk.writing() as unit:
        held = standing(unit, id)
        held.standing = Standing.CHALLENGED
        held.challenge, held.challenged_on = words, unit.now.today
        unit.act(held, CHALLENGE)
        unit.commit()


def end(desk: Desk, id: uuid.UUID, why: str) -> None:
    """The flag is no longer shown. Raises Refused for somebody who may not decide, and while a challenge waits: that takes a review."""
    with desk.writing() as unit:
        held = standing(unit, id)
        unit.require(entitled(desk, "ended_by"))
        if held.standing is Standing.CHALLENGED:
            raise Refused([BY_REVIEW.at("ended_why")])
        ended(unit, held, why)
        unit.act(held, END)
        unit.commit()


def ended(unit: Unit, flag: StaffRiskFlag, why: str) -> None:
    """Write into a flag that it ends now, by whoever is at the desk."""
    flag.standing, flag.ended_on, flag.ended_why, flag.ended_by = Standing.ENDED, unit.now.today, why, signed_by(unit)


def say_later(desk: Desk, flag: StaffRiskFlag, act: str, said: Mapping[str, Any]) -> None:
    """What came of it since: whether the person is told, which agencies were, what support was offered (`LATER`).

    `flag` is as it was read. Fields that the answer leaves without a meaning are emptied; the journal keeps what stood there.
    Raises Refused; ChangedMeanwhile where somebody saved it since.
    """
    with desk.writing() as unit:
        held = standing(unit, flag.id, version=flag.version)
        for name in LATER[act]:
            setattr(held, name, said.get(name))
        if act == TELL:
            for name in set(LATER[TELL]) - {"notify_person"} - asked_when(held.notify_person):
                setattr(held, name, None)
        unit.act(held, act)
        unit.commit()


def asked_when(answer: Notify | None) -> frozenset[str]:
    """The fields that come into question when this was answered about telling the person."""
    asked: dict[Notify | None, tuple[str, ...]] = {
        Notify.WILL_TELL: ("notify_risk_to_victim",), Notify.TOLD: ("told_on", "notify_risk_to_victim"),
        Notify.WILL_NOT: ("notify_reason",), Notify.LATER: ("notify_decide_by",),
    }  # fmt: skip
    return frozenset(asked.get(answer, ()))


def in_question(flag: StaffRiskFlag) -> dict[str, bool]:
    """Of each field that is asked only after another answer, whether it comes into question while the flag is written."""
    telling = asked_when(flag.notify_person)
    return {
        "source_reference": flag.source in (Source.AGENCY, Source.COURT_ORDER),
        "informant": flag.source in ACCOUNT_OF_OTHERS,
        "other_instructions_language": bool(flag.other_instructions),
    } | {name: name in telling for name in LATER[TELL] if name != "notify_person"}


def standing(unit: Unit, id: uuid.UUID, version: int | None = None) -> StaffRiskFlag:
    """A flag that is in view, to work on. Raises Refused once it has ended; ChangedMeanwhile if `version`, as read, is past."""
    held = unit.get(StaffRiskFlag, id, version=version)
    if held.standing not in IN_VIEW:
        raise Refused([ENDED_ALREADY.at("standing")])
    return held


def entitled(desk: Desk, field: str) -> list[Problem]:
    """What stands against deciding here: that whoever is at the desk is no manager, and stands in for none."""
    return [] if colleagues.may_decide(desk) else [NOT_ENTITLED.at(field)]
