"""A practice vault in which a warning to staff stands on everybody and on every place."""

from __future__ import annotations

import uuid
from datetime import timedelta

from tests.practice.conftest import every
from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.flag_options import Category, Instruction, Notify, Source, Standing
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.models.values import PartialDate
from vawdesk.services.desk import Desk

HAPPENED = "Zygote quarrel on the step."  # words that stand nowhere else


def flag_everything(desk: Desk) -> None:
    """Propose a flag on each person and each address that this account can open."""
    people, places = every(desk, Person), every(desk, Address)
    with desk.writing() as unit:
        for about in (*people, *places):
            unit.add(_flag(desk, about), beside=about.id)
        unit.commit()


def _flag(desk: Desk, about: Person | Address) -> StaffRiskFlag:
    now = desk.now()
    day = now.today - timedelta(days=3)
    subject: dict[str, uuid.UUID] = {"person" if isinstance(about, Person) else "address": about.id}
    return StaffRiskFlag(
        standing=Standing.PROPOSED, status=Status.SIGNED, proposed_by=desk.account.signature(now), category=Category.THREATS,
        incident_date=PartialDate(day.year, day.month, day.day), source=Source.OWN_STAFF, witness="A colleague",
        factual_description=HAPPENED,
        control_instructions=(Instruction.TWO_PEOPLE,), proportionality="A note would not do.", why_needed=PlainReason.KEEP_STAFF_SAFE,
        review_on=now.today + timedelta(days=100), notify_person=Notify.WILL_NOT, notify_reason="It could put somebody at risk.", **subject,
    )  # fmt: skip
