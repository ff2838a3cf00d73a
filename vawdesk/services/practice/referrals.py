"""The referrals of the practice year: answered, on a waiting list, turned away, waiting for an answer, ready, reported by phone."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from vawdesk.models.base import Status
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.referral_options import (
    Agreed,
    Criterion,
    Help,
    ReferralOutcome,
    ReferralPurpose,
    SentHow,
    Standards,
    Told,
)
from vawdesk.models.casework.referral_rows import DashHeard
from vawdesk.models.organisation.contact import Contact
from vawdesk.models.organisation.contact_options import ContactKind
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.models.values import PartialDate, Tri
from vawdesk.services.desk import Desk
from vawdesk.services.practice.stage import Stage
from vawdesk.services.referral_begin import ReferralAsk, begin
from vawdesk.services.referral_steps import ACKNOWLEDGE, ANSWER, CONFIRM, SEND, check, step

Said = dict[str, Any]
TYPED = {  # for a service that stands in no directory
    ContactKind.POLICE_PPU: ("Derwen valley Public Protection Unit", "01632 960811"),
    ContactKind.MARAC: ("Derwen valley MARAC co-ordinator", "01632 960812"),
    ContactKind.CHILDREN: ("Cyngor Dyffryn Derwen: children's services", "01632 960813"),
    ContactKind.PROGRAMME: ("Cam Ymlaen programme", "01632 960814"),
    ContactKind.SPECIALIST: ("Noddfa Derwen", "01632 960815"),
}


@dataclass(frozen=True)
class Sent:
    """One referral as it is told here: in whose file, by whom, how many days ago, to what sort of service, what it says."""

    key: str
    file: str
    who: str
    back: int
    kind: ContactKind
    said: Said
    steps: tuple[tuple[str, float, Said], ...] = ()  # name, days after it was checked, what was said


TOLD = (
    Sent(
        "chloe", "chloe", "carys", 92, ContactKind.CHILDREN,
        {
            "purpose": ReferralPurpose.SAFEGUARDING, "consent": Agreed.AGREED, "why_needed": PlainReason.PROTECT,
            "why_now": "On Sunday at four, at the gate of the nursery car park, he shouted at her with Tegan between them and held the "
            "child by the arm until a neighbour came. No injury was seen. She rang the police on 101 the same evening and has a number.",
            "what_victim_wants": "“For somebody else to be there when he brings her back.”",
        },
        ((SEND, 0.1, {"sent_how": SentHow.PHONE, "spoke_to": "Duty desk"}), (CONFIRM, 0.8, {}),
         (ACKNOWLEDGE, 2, {"acknowledged_by": "Duty desk"}),
         (ANSWER, 9, {"outcome": ReferralOutcome.ACCEPTED, "outcome_words": "A worker visits both homes in the week after."})),
    ),
    Sent(
        "dylan", "dylan", "huw", 61, ContactKind.PROGRAMME,
        {
            "purpose": ReferralPurpose.INTERVENTION, "help_asked": Help.PROGRAMME, "consent": Agreed.AGREED,
            "why_needed": PlainReason.AGREED,
            "why_now": "He asked himself, after the court: “I don't want to be this.” The order stands until the spring. He has missed no "
            "appointment, which says nothing of what happens at home.",
            "partner_contact": Tri.YES, "standards": Standards.ACCREDITED, "told": tuple(Told), "children_links": Tri.YES,
            "attendance": Tri.YES,
            "why_not_police": "The police and probation know all of this already.",
        },
        ((SEND, 0.1, {"sent_how": SentHow.SECURE_EMAIL}), (ACKNOWLEDGE, 3, {"acknowledged_by": "Intake worker"}),
         (ANSWER, 20, {"outcome": ReferralOutcome.WAITING, "outcome_words": "The next group begins after Easter."})),
    ),
    Sent(
        "mair", "mair", "carys", 12, ContactKind.POLICE_PPU,
        {
            "purpose": ReferralPurpose.RISK, "consent": Agreed.UNSAFE, "why_needed": PlainReason.PREVENT_CRIME,
            "consent_reason": "She was not alone when she rang. Asking would have told his brother what it was about.",
            "why_now": "Nos Fawrth am un ar ddeg: tu allan i dŷ ei mam am awr, y golau wedi'i ddiffodd. Mae'r gorchymyn yn dweud na chaiff "
            "ddod i'r stryd. Mae'r cymydog wedi tynnu llun o rif y fan.",
        },
        ((SEND, 0.1, {"sent_how": SentHow.SECURE_EMAIL}),),
    ),
    Sent(
        "sian", "sian", "carys", 3, ContactKind.MARAC,
        {
            "purpose": ReferralPurpose.RISK, "consent": Agreed.AGREED, "why_needed": PlainReason.PROTECT, "criterion": Criterion.ESCALATION,
            "why_now": "Four times in three weeks at her place of work, last on Friday at half past five. He follows the bus. On Friday he "
            "said: “One day you'll be on your own.” She has photographs. The police have marked the address and know of two of the four.",
            "dash": (DashHeard(by="Adviser, Noddfa Derwen", trained=Tri.YES, on=PartialDate(2026, 11), held_where="With the service"),),
        },
    ),
    Sent(
        "ffion", "ffion", "beth", 40, ContactKind.SPECIALIST,
        {
            "purpose": ReferralPurpose.VICTIM_SUPPORT, "help_asked": Help.ONE_PERSON, "consent": Agreed.AGREED,
            "why_needed": PlainReason.AGREED,
            "why_now": "She sleeps badly since the messages began again and asked for somebody to talk to who knows about this.",
        },
        ((SEND, 0.1, {"sent_how": SentHow.SECURE_EMAIL}), (ACKNOWLEDGE, 2, {"acknowledged_by": "Referral worker"}),
         (ANSWER, 6, {"outcome": ReferralOutcome.REJECTED,
                      "reason_rejected": "They work with people over 25 only; the youth service of the same house takes her."})),
    ),
)  # fmt: skip


def tell(stage: Stage) -> None:
    """Put the referrals on the stage."""
    for number, one in enumerate(TOLD):
        stage.then(stage.time(one.back, 15, number), _writer(one), _written(stage, one))
        for name, days, said in one.steps:
            minutes = timedelta(days=days)
            stage.then(stage.time(one.back, 15, number) + minutes, _writer(one), _stepped(stage, one, name, said))


def _writer(one: Sent) -> str:
    """Only two sit at a desk here: what colleagues without one write is typed by the manager."""
    return one.who if one.who in ("carys", "sioned") else "sioned"


def _id(stage: Stage, one: Sent) -> uuid.UUID:
    return stage.id(f"referral {one.key}")


def _written(stage: Stage, one: Sent) -> Callable[[Desk], None]:
    def write(desk: Desk) -> None:
        made = begin(desk, ReferralAsk(case=stage.id(f"case {one.file}")))
        made.id, made.to_kind = _id(stage, one), one.kind
        with desk.reading("organisation") as session:
            known = session.scalars(select(Contact).where(Contact.kind == one.kind, Contact.status == Status.SIGNED)).first()
        if known is not None:
            made.to_contact = known.id
        else:
            made.to_name, made.to_phone = TYPED[one.kind]
            made.to_email = "atgyfeirio@example.org"
        for name, value in one.said.items():
            setattr(made, name, value)
        with desk.writing() as unit:
            check(made, unit)
            unit.add(made)
            unit.commit()

    return write


def _stepped(stage: Stage, one: Sent, name: str, said: Said) -> Callable[[Desk], None]:
    def go_on(desk: Desk) -> None:
        now = desk.now()
        usual: dict[str, Said] = {
            SEND: {"sent_at": now.utc}, CONFIRM: {"confirmed_at": now.utc}, ACKNOWLEDGE: {"acknowledged_on": now.today},
            ANSWER: {"outcome_on": now.today, "waiting_list_since": now.today},
        }  # fmt: skip
        held = desk.peek(Referral, _id(stage, one))
        if held is not None:
            step(desk, held, name, usual[name] | said)

    return go_on
