"""The directory at work: listed, checked, on the allow-list, a reader with a secure channel; agreements and gaps; the law of a reason."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from tests.services.sealed_town import peopled
from tests.vaults import Town
from vawdesk.i18n import language
from vawdesk.models.base import Status
from vawdesk.models.facts import shipped
from vawdesk.models.organisation.contact import Contact
from vawdesk.models.organisation.contact_options import ContactKind, SecureChannel
from vawdesk.models.organisation.lawful_basis import id_of
from vawdesk.models.organisation.sharing_protocol import Party, ProtocolKind, SharingProtocol, Signatory
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.models.values import Tri
from vawdesk.services import directory, law, protocols
from vawdesk.services.before_reliance import LAW_NOT_CONFIRMED, NO_POLICE_CONTACT, still_to_do
from vawdesk.services.desk import Desk
from vawdesk.services.directory_due import directory_due
from vawdesk.services.due import Kind
from vawdesk.services.protection import RecipientKind
from vawdesk.services.refusals import Refused
from vawdesk.vault.accounts import Role


@pytest.fixture
def desk(town: Town) -> Iterator[Desk]:
    vault = town.open()
    yield Desk(vault)
    vault.close()


def add(desk: Desk, **given: Any) -> Contact:
    values: dict[str, Any] = {
        "agency": "Heddlu'r Dyffryn", "kind": ContactKind.POLICE_PPU, "phone": "01632 960501", "checked_on": desk.now().today,
        "status": Status.SIGNED,
    }  # fmt: skip
    with desk.writing("organisation") as unit:
        made = unit.add(Contact(**{**values, **given}))
        unit.commit()
    return made


def agree(desk: Desk, *parties: Party, **given: Any) -> None:
    today = desk.now().today
    values: dict[str, Any] = {
        "heading": "Risk", "kind": ProtocolKind.ISP, "purpose": "To warn", "covers_staff_risk": Tri.NO, "covers_home_visits": Tri.NO,
        "signed_on": today, "signatories": (Signatory(name="Megan Price"),), "review_on": today + timedelta(days=30),
        "status": Status.SIGNED, "parties": parties,
    }  # fmt: skip
    with desk.writing("organisation") as unit:
        unit.add(SharingProtocol(**{**values, **given}))
        unit.commit()


def test_checking_takes_one_step_and_is_journalled(desk: Desk) -> None:
    old = add(desk, checked_on=desk.now().today - timedelta(days=200))
    (line,) = directory.contacts_listed(desk)
    assert line.check_first
    assert [due.kind for due in directory_due(desk)] == [Kind.CONTACTS_UNCHECKED]
    directory.checked_today(desk, old.id)
    (line,) = directory.contacts_listed(desk)
    assert not line.check_first
    assert directory_due(desk) == ()
    kept = desk.open(Contact, old.id)
    assert (kept.checked_on, kept.checked_by) == (desk.now().today, desk.account.staff)


def looked_at(town: Town, id: uuid.UUID) -> None:
    """Carys has somebody of the agency on the phone."""
    vault = town.open("Carys")
    directory.checked_today(Desk(vault), id)
    vault.sign_out()


def test_an_address_that_one_person_wrote_leads_nowhere_until_another_has_looked(town: Town) -> None:
    peopled(town)
    vault = town.open()
    made = add(Desk(vault), email="Uned@Example.org")
    assert not directory.on_allow_list(Desk(vault), "uned@example.org")
    town.clock.advance(days=200)
    assert not directory.on_allow_list(Desk(vault), "uned@example.org")  # time alone makes nobody look
    vault.sign_out()
    looked_at(town, made.id)
    vault = town.open()
    desk = Desk(vault)
    assert directory.on_allow_list(desk, " uned@example.org ")
    assert not directory.on_allow_list(desk, "uned@example.com")
    for email in ("other@example.org", "Uned@Example.org"):
        town.clock.advance(days=1)
        with desk.writing("organisation") as unit:
            unit.get(Contact, made.id).email = email
            unit.commit()
        assert directory.on_allow_list(desk, email) is (email == "Uned@Example.org")  # back to what two people know
    with desk.writing("organisation") as unit:
        unit.get(Contact, made.id).ended_on = desk.now().today
        unit.commit()
    assert directory.contacts_listed(desk) == []
    assert not directory.on_allow_list(desk, "uned@example.org")
    vault.close()


def test_one_person_changes_an_address_there_and_back_and_it_leads_nowhere_still(desk: Desk, town: Town) -> None:
    made = add(desk, email="uned@example.org")
    for email in ("other@example.org", "uned@example.org"):
        town.clock.advance(days=1)
        with desk.writing("organisation") as unit:
            unit.get(Contact, made.id).email = email
            unit.commit()
        assert not directory.on_allow_list(desk, email)


def test_a_contact_as_a_reader(desk: Desk) -> None:
    today = desk.now().today
    made = add(desk, named="Desg", email="uned@example.org", secure_channel=SecureChannel.ENCRYPTED_EMAIL)
    reader = directory.recipient_of(made, today)
    assert (reader.kind, reader.name, reader.secure_channel) == (RecipientKind.POLICE, "Heddlu'r Dyffryn, Desg", True)
    made.ended_on = today
    assert not directory.recipient_of(made, today).secure_channel
    assert directory.recipient_of(add(desk, kind=ContactKind.MARAC), today).kind is RecipientKind.MARAC
    assert directory.recipient_of(add(desk, kind=ContactKind.COMMUNITY), today).kind is RecipientKind.AGENCY


def test_only_a_manager_spares_the_password(town: Town) -> None:
    """A worker adds and mends contacts, but neither writes down a secure channel nor moves where one leads."""
    town.add_all(Dai=Role.WORKER)
    vault = town.open()
    channelled = add(Desk(vault), email="uned@example.org", secure_channel=SecureChannel.ENCRYPTED_EMAIL)
    vault.close()
    vault = town.open("Dai")
    desk = Desk(vault)
    mended = add(desk, agency="Tai'r Dyffryn", kind=ContactKind.HOUSING)
    for id, changed in (
        (mended.id, {"secure_channel": SecureChannel.PORTAL, "channel_words": "Anywhere"}),
        (channelled.id, {"email": "dai@example.com"}), (channelled.id, {"secure_channel": None, "email": "dai@example.com"}),
    ):  # fmt: skip
        with desk.writing("organisation") as unit:
            held = unit.get(Contact, id)
            for name, value in changed.items():
                setattr(held, name, value)
            with pytest.raises(Refused) as refused:
                unit.commit()
            assert [problem.rule for problem in refused.value.problems] == ["directory.manager"]
    with desk.writing("organisation") as unit:
        unit.get(Contact, channelled.id).phone = "01632 960599"
        unit.commit()
    vault.close()


def test_home_says_in_red_that_nobody_knows_whom_to_ring(desk: Desk) -> None:
    assert NO_POLICE_CONTACT in still_to_do(desk, backed_up=True)
    assert NO_POLICE_CONTACT.danger
    add(desk, kind=ContactKind.IMMINENT_RISK)
    assert NO_POLICE_CONTACT not in still_to_do(desk, backed_up=True)


def test_gaps_close_as_agreements_come_into_force(desk: Desk) -> None:
    assert set(protocols.gaps(desk)) == {
        protocols.NO_POLICE, protocols.NO_CRIMINAL_JUSTICE, protocols.NO_STAFF_RISK, protocols.NO_HOME_VISITS,
    }  # fmt: skip
    police = add(desk)
    agree(desk, Party(contact=police.id), signed_on=None, signatories=None)
    assert protocols.NO_POLICE in protocols.gaps(desk)  # it is not signed
    agree(desk, Party(contact=police.id), covers_staff_risk=Tri.YES)
    assert set(protocols.gaps(desk)) == {protocols.NO_CRIMINAL_JUSTICE, protocols.NO_HOME_VISITS}
    agree(desk, Party(name="Prawf", kind=ContactKind.PROBATION), covers_home_visits=Tri.YES)
    assert protocols.gaps(desk) == ()


def test_an_overdue_review_stands_first_and_on_home(desk: Desk) -> None:
    today = desk.now().today
    agree(desk, Party(name="A", kind=ContactKind.OTHER), heading="Newydd")
    agree(desk, Party(name="B", kind=ContactKind.OTHER), heading="Zzz", signed_on=today - timedelta(9), review_on=today - timedelta(2))
    assert [line.heading for line in protocols.protocols_listed(desk)] == ["Zzz", "Newydd"]
    (due,) = directory_due(desk)
    assert (due.kind, due.since) == (Kind.PROTOCOL_OVERDUE, today - timedelta(2))


def test_the_law_of_a_reason_once_a_manager_has_confirmed_it(desk: Desk) -> None:
    assert law.law_for(desk, PlainReason.PROTECT, language("en")) is None
    assert [problem.rule for problem in law.advice(desk, PlainReason.PROTECT, "why_needed")] == ["law.not-set"]
    assert LAW_NOT_CONFIRMED in still_to_do(desk, backed_up=True)
    for note in shipped().laws.values():
        with desk.writing("organisation") as unit:
            made = law.suggested(note)
            made.set_by, made.checked_on, made.status = desk.account.staff, desk.now().today, Status.SIGNED
            unit.add(made)
            unit.commit()
    found = law.law_for(desk, PlainReason.PROTECT, language("cy"))
    assert found is not None
    assert found.basis.startswith("Buddiant cyfreithlon cydnabyddedig: diogelu")
    assert "paragraff 18" in found.one_line
    assert law.advice(desk, PlainReason.PROTECT, "why_needed") == []
    assert LAW_NOT_CONFIRMED not in still_to_do(desk, backed_up=True)
    assert made.id == id_of(made.reason or PlainReason.AGREED)


def test_nobody_but_a_manager_confirms_the_law(town: Town) -> None:
    town.add_all(Dai=Role.WORKER)
    vault = town.open("Dai")
    desk = Desk(vault)
    with desk.writing("organisation") as unit:
        made = law.suggested(shipped().laws[PlainReason.AGREED])
        made.set_by, made.checked_on, made.status = desk.account.staff, desk.now().today, Status.SIGNED
        unit.add(made)
        with pytest.raises(Refused):
            unit.commit()
    vault.close()
