"""Couples work goes on only with a decision that stands for this referral (R1, 9.31), and what Clare's Law begins with (R5, 9.26)."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import Any

import pytest

from tests.models.casework.test_decision import decision
from tests.services.test_referrals import case, contact, desk, keep, said_of, written
from tests.ui.pages.people.conftest import person
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.decision_options import About, Decided, TwoBecause
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.referral_options import Help, ReferralPurpose
from vawdesk.models.casework.roles import Role
from vawdesk.models.organisation.contact_options import ContactKind
from vawdesk.services.desk import Desk
from vawdesk.services.referral_begin import ReferralAsk, begin

__all__ = ["desk"]
MEDIATION = {"purpose": ReferralPurpose.INTERVENTION, "help_asked": Help.COUPLES, "to_kind": ContactKind.OTHER}


def decided(desk: Desk, file: Case, **said: Any) -> uuid.UUID:
    """A decision on record; to refer unless it is said otherwise."""
    now = desk.now()
    values = {"case": file.id, "decision": Decided.DID, "decided_at": now.utc, "decided_by": desk.account.signature(now)} | said
    return keep(desk, decision(**values))


def couples(desk: Desk, file: Case, by: uuid.UUID | None) -> Referral:
    return written(desk, file, contact(desk, ContactKind.OTHER), **MEDIATION, decision=by)


def stands(desk: Desk, file: Case, by: uuid.UUID) -> bool:
    return "R1 decision" not in said_of(desk, couples(desk, file, by))


def test_to_refer_in_this_case_or_of_these_people(desk: Desk) -> None:
    file = case(desk)
    assert stands(desk, file, decided(desk, file))
    assert stands(desk, file, decided(desk, file, about_people=(file.person,)))
    elsewhere = case(desk, of=person("Gwen Llwyd"))
    assert stands(desk, file, decided(desk, elsewhere, about_people=(file.person,)))  # his file and hers
    assert not stands(desk, file, decided(desk, elsewhere))
    assert not stands(desk, file, decided(desk, file, about_people=(elsewhere.person,)))


@pytest.mark.parametrize("said", [
    {"about": About.SHARE}, {"about": About.VISIT}, {"about": About.OTHER}, {"decision": Decided.DID_NOT, "about": About.SHARE},
])  # fmt: skip
def test_a_decision_about_something_else_is_none(desk: Desk, said: dict[str, Any]) -> None:
    file = case(desk)
    assert not stands(desk, file, decided(desk, file, **said))


def test_nor_is_one_not_to_refer_or_that_waits_or_was_taken_back(desk: Desk) -> None:
    file = case(desk)
    assert not stands(desk, file, decided(desk, file, decision=Decided.DID_NOT))
    assert not stands(desk, file, decided(desk, file, two_because=(TwoBecause.CHILD,)))
    first = decided(desk, file)
    assert stands(desk, file, first)
    decided(desk, file, decision=Decided.DID_NOT, follows=first)
    assert not stands(desk, file, first)
    assert not stands(desk, file, uuid.uuid4())


def test_it_cannot_be_kept_with_another_decision(desk: Desk) -> None:
    file = case(desk)
    made = couples(desk, file, decided(desk, file, about=About.VISIT))
    assert said_of(desk, made)["R1 decision"] == "decision"
    assert "R1 decision" not in said_of(desk, couples(desk, file, None))  # R1 itself says that one is missing


def test_clares_law_begins_with_the_police_of_the_directory(desk: Desk) -> None:
    file = case(desk, (keep(desk, person("Dylan Prosser")), Role.CONCERN))
    ask = ReferralAsk(case=file.id, purpose=ReferralPurpose.RIGHT_TO_ASK, to_kind=ContactKind.POLICE_PPU)
    assert begin(desk, ask).to_contact is None
    police = contact(desk)
    made = begin(desk, ask)
    assert (made.to_contact, made.to_kind, made.purpose) == (police, ContactKind.POLICE_PPU, ReferralPurpose.RIGHT_TO_ASK)
    contact(desk)
    assert begin(desk, replace(ask)).to_contact is None  # of two somebody chooses
    assert begin(desk, replace(ask, to_kind=None)).to_contact is None
