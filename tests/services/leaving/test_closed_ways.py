"""No paper calls a way safe that somebody feared has as well, or names that somebody as a go-between (X6, 8.5)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest

from tests.services.leaving.conftest import Builder
from tests.services.leaving.release_office import COLLEAGUE, Office, at_work
from tests.vaults import Town
from vawdesk import features
from vawdesk.i18n import language
from vawdesk.models.base import Status
from vawdesk.models.casework.contact_ways import Phone, SafeContact
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.referral_options import ReferralPurpose, ReferralStanding
from vawdesk.models.organisation.contact_options import ContactKind
from vawdesk.models.profile import Profile
from vawdesk.models.values import Tri
from vawdesk.services.feared_ways import INSTEAD, PHONES, rows_of
from vawdesk.services.gathering import gather
from vawdesk.services.leaving import Request
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.referral_answers import answers
from vawdesk.services.release import Prepared, prepare

HIS, HERS = "01632 960188", "01632 960417"


@pytest.fixture
def office(town: Town) -> Iterator[Office]:
    """She said that both numbers are safe, and named two who may be asked; one number is his, and one of the two is he."""
    with at_work(town) as office:
        with office.desk.writing() as unit:
            alys = unit.get(Person, office.family.alys.id)
            alys.phones = tuple(Phone(number=one, safe_to_call=Tri.YES, safe_to_leave_message=Tri.YES) for one in (HIS, HERS))
            alys.safe_alt_contact = tuple(SafeContact(name=one, agreed=Tri.YES) for one in ("Rhodri Sampl", "Lowri Llwyd"))
            unit.commit()
        yield office


def made(office: Office, code: str, id: uuid.UUID, recipient: Recipient, profile: Profile) -> Prepared:
    paper = features.papers()[code]
    return prepare(
        office.door, Request(paper.document, recipient, profile, "They asked.", "en", gather(office.desk, code, id)), paper.press
    )


def closed(office: Office, prepared: Prepared) -> dict[str, list[bool]]:
    assert prepared.view is not None, prepared.refused
    person = prepared.view.find(office.family.alys.id)
    assert person is not None
    return {name: [shut for _row, shut in rows_of(prepared.view, person, name)] for name in (PHONES, INSTEAD)}


def text(prepared: Prepared) -> str:
    paper = prepared.press.read(prepared.page)
    return " ".join(paper.replace("\u00a0", " ").split())


@pytest.mark.parametrize("code", ["D02", "D03"])
def test_on_the_papers_of_a_case(office: Office, code: str) -> None:
    page = made(office, code, office.family.hers.id, COLLEAGUE, Profile.INTERNAL)
    assert closed(office, page) == {PHONES: [True, False], INSTEAD: [True, False]}
    assert f"Not safe to call {HIS}." in text(page)
    assert f"Not safe to call {HERS}." not in text(page)


def test_on_a_referral_and_in_the_answers_for_their_form(office: Office) -> None:
    with office.desk.writing() as unit:
        referral = Referral(
            case=office.family.hers.id, subject=office.family.alys.id, victims=(office.family.alys.id,), to_name="Cyngor Enghraifft",
            to_kind=ContactKind.POLICE_PPU, purpose=ReferralPurpose.RISK, why_now="On Sunday.", standing=ReferralStanding.READY,
            status=Status.SIGNED,
        )  # fmt: skip
        Builder(unit.session).keep(referral)
        unit.session.commit()
        id = referral.id
    police = Recipient(RecipientKind.POLICE, "Heddlu Enghraifft")
    page = made(office, "D06", id, police, Profile.POLICE)
    assert f"Not safe to call {HIS}." in text(page)
    told = made(office, "T06", id, police, Profile.POLICE)
    assert told.view is not None
    said = {one.key.split()[-1]: one.words.replace("\u00a0", " ") for one in answers(told.view, language("en"))}
    assert said["phone"].splitlines()[0] == f"Not safe to call {HIS}."
    assert said["phone"].splitlines()[1].startswith(f"Safe to call {HERS}.")
    assert "Rhodri" not in said.get("instead", "")
