"""A practice vault in which a warning to staff stands on everybody and on every place."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta

from tests.practice.conftest import every
from vawdesk.models.base import RecordLanguage, Status
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.flag_options import Category, Instruction, Notify, Source, Standing
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.models.values import PartialDate
from vawdesk.services.desk import Desk

SAID = "Mind the zygote on the step."  # words that stand nowhere else


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
        factual_description="He shouted on the step.", other_instructions=SAID, other_instructions_language=RecordLanguage.ENGLISH,
        control_instructions=(Instruction.TWO_PEOPLE,), proportionality="A note would not do.", why_needed=PlainReason.KEEP_STAFF_SAFE,
        review_on=now.today + timedelta(days=100), notify_person=Notify.WILL_NOT, notify_reason="It could put somebody at risk.", **subject,
    )  # fmt: skip


@dataclass(frozen=True)
class Names:
    """What people and places are called there: by it one sees that somebody is named."""

    said: frozenset[str]

    @classmethod
    def of(cls, desk: Desk) -> Names:
        """Names of more than one word, and the first lines of addresses."""
        people = {one.display_name for one in every(desk, Person) if one.display_name and " " in one.display_name}
        return cls(frozenset(people | {one.line1 for one in every(desk, Address) if one.line1}))

    def named_in(self, words: str) -> bool:
        """Whether somebody or some place is named there."""
        return any(name in words for name in self.said)
