"""The papers about nobody: the list of contacts for wall and pocket, and the register of agreements, through the one door."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.vaults import Town
from vawdesk import paths
from vawdesk.features import papers, read_text
from vawdesk.i18n import language
from vawdesk.models.base import Status
from vawdesk.models.casework.handled_copy import HandledCopy
from vawdesk.models.organisation.contact import Contact
from vawdesk.models.organisation.contact_options import ContactKind
from vawdesk.models.organisation.organisation import Organisation
from vawdesk.models.organisation.sharing_protocol import Party, ProtocolKind, SharingProtocol, Signatory
from vawdesk.models.profile import Profile
from vawdesk.models.values import Tri
from vawdesk.services import facts
from vawdesk.services.desk import Desk
from vawdesk.services.desk_door import DeskDoor
from vawdesk.services.first_steps import name_organisation, organisation_of
from vawdesk.services.gathering import bears_label, gather
from vawdesk.services.leaving import DocumentLanguage, Request, Way
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.release import let_go, prepare


@pytest.fixture
def desk(town: Town) -> Iterator[Desk]:
    vault = town.open()
    desk = Desk(vault)
    name_organisation(desk, "Cymorth Dyffryn", welsh=True)
    today = desk.now().today
    police = contact(desk, "Heddlu Canolbarth", ContactKind.POLICE_PPU, "01632 960501", phone_after_hours="01632 960509")
    contact(desk, "Prawf Trefelin", ContactKind.PROBATION, "01632 960531", checked_on=today - timedelta(days=300))
    contact(desk, "Hen Wasanaeth", ContactKind.SPECIALIST, "01632 960599", ended_on=today)
    with desk.writing("organisation") as unit:
        unit.add(SharingProtocol(
            heading="Risg i staff", kind=ProtocolKind.ISP, parties=(Party(contact=police.id), Party(name="Nyrsys", kind=ContactKind.OTHER)),
            purpose="To warn", covers_staff_risk=Tri.YES, covers_home_visits=Tri.NO, signed_on=today - timedelta(days=400),
            signatories=(Signatory(name="Megan Price"),), review_on=today - timedelta(days=3), status=Status.SIGNED,
        ))  # fmt: skip
        unit.commit()
    yield desk
    vault.close()


def contact(desk: Desk, agency: str, kind: ContactKind, phone: str, **given: Any) -> Contact:
    with desk.writing("organisation") as unit:
        held = {"checked_on": desk.now().today, **given}
        made = unit.add(Contact(agency=agency, kind=kind, phone=phone, status=Status.SIGNED, **held))
        unit.commit()
    return made


def asked(desk: Desk, code: str, tongue: DocumentLanguage) -> Request:
    own = organisation_of(desk)
    assert own is not None
    dossier = gather(desk, code, own.id)
    assert not bears_label(dossier, None)
    staff = Recipient(RecipientKind.STAFF, "Megan Price", staff_member=desk.account.staff)
    return Request(papers()[code].document, staff, Profile.INTERNAL, "Staff room", tongue, dossier)


def page(desk: Desk, code: str, tongue: DocumentLanguage) -> str:
    prepared = prepare(DeskDoor(desk), asked(desk, code, tongue), papers()[code].press)
    assert prepared.page
    assert not prepared.problems
    return " ".join(read_text(prepared.page).replace("\u00a0", " ").split())


@pytest.mark.parametrize("tongue", ["en", "cy", "both"])
@pytest.mark.parametrize("code", ["D54", "D54P"])
def test_the_numbers_are_on_the_list_and_no_label_is(desk: Desk, code: str, tongue: DocumentLanguage) -> None:
    found = page(desk, code, tongue)
    for number in ("999", "0808 80 10 800", "01632 960501"):
        assert number in found, number
    assert "Hen Wasanaeth" not in found
    for label in ("CONFIDENTIAL", "CYFRINACHOL", "DOMESTIC ABUSE"):
        assert label not in found


def test_what_nobody_checked_says_so_on_the_wall(desk: Desk) -> None:
    found = page(desk, "D54", "en")
    assert found.count("Check before use") >= 2  # the contact, and the helplines that are not certain
    after = found[found.index("Prawf Trefelin") :]
    assert "Check before use" in after[:120]


def test_the_pocket_list_says_nothing_of_abuse(desk: Desk) -> None:
    found = page(desk, "D54P", "en").casefold()
    for word in ("abuse", "violence", "client", "victim"):
        assert word not in found


@pytest.mark.parametrize("tongue", ["en", "cy", "both"])
def test_every_card_for_the_pocket_keeps_999_the_helpline_and_our_own_number(desk: Desk, tongue: DocumentLanguage) -> None:
    for number in range(16):
        contact(desk, f"A service with rather a long name, number {number}", ContactKind.CHILDREN, f"01632 9606{number:02}")
    own = organisation_of(desk)
    assert own is not None
    with desk.writing("organisation") as unit:
        unit.get(Organisation, own.id).phone = "01632 960100"
        unit.commit()
    words = page(desk, "D54P", tongue)
    for kept in (" 999 ", "0808 80 10 800", "01632 960100"):
        assert words.count(kept) >= 4, kept
    assert tongue != "en" or words.count("More local numbers stand in the list for the wall.") == 4


def test_newer_facts_are_on_paper_at_once(desk: Desk) -> None:
    held = json.loads((paths.resources() / "facts" / "facts.json").read_text(encoding="utf-8"))
    held["edition"] = desk.now().today.isoformat()
    held["helplines"][5]["for"]["en"] = "Everybody in the valley"
    facts.accept(desk, facts.offered(desk, json.dumps(held).encode(), language("en")), None)
    assert "Everybody in the valley" in page(desk, "D54", "en")


def test_the_register_says_what_holds_and_what_is_missing(desk: Desk) -> None:
    found = page(desk, "D55", "en")
    for words in ("Risg i staff", "Heddlu Canolbarth", "Nyrsys", "Risk to staff", "Review overdue since", "visit people at home", "prison"):
        assert words in found, words
    assert "The police are party to none" not in found


def test_a_printed_list_is_journalled_and_followed_by_nobody(desk: Desk) -> None:
    paper = papers()["D54"]
    prepared = prepare(DeskDoor(desk), asked(desk, "D54", "both"), paper.press)
    released = let_go(DeskDoor(desk), prepared, Way.PRINT)
    assert released.data
    with desk.reading() as session:
        assert session.scalars(select(HandledCopy)).all() == []
