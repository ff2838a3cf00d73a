"""Attachments when keys change: another key for the file, an account that goes, a passphrase that was forgotten, the recovery sheet."""

from __future__ import annotations

import pytest

from tests.attached.office import LETTER, Office, attached_to
from tests.attached.test_kept import OTHER, everywhere, raw_bytes
from tests.services.sealed_town import account, family
from vawdesk.models.casework.attachment import Attachment
from vawdesk.services.attached_bytes import contents
from vawdesk.services.attachments import attach, begin, beside, of_case
from vawdesk.services.desk import Desk
from vawdesk.services.drafts import Place
from vawdesk.services.refusals import NothingHere
from vawdesk.services.sealed_file import remove_viewer, seal_file, set_viewers, who_may_see
from vawdesk.vault.key_change import change_key
from vawdesk.vault.members import Members
from vawdesk.vault.membership import Person
from vawdesk.vault.vault import recover

NEW = "newydd sbon danlli"


@pytest.fixture
def two(office: Office) -> tuple[Attachment, Attachment]:
    """Something open, and something in a file that is sealed to Carys and Nerys."""
    made = attached_to(office.desk, office.family.case)
    with office.desk.writing() as unit:
        sealed = family(unit, viewers=[office.desk.account.id, account(office.desk, "Nerys")])
        unit.commit()
    return made, attached_to(office.desk, sealed.case, OTHER)


def readable(desk: Desk, two: tuple[Attachment, Attachment]) -> bool:
    return (contents(desk, two[0].id)[1], contents(desk, two[1].id)[1]) == (LETTER.content, OTHER.content)


def test_under_another_key_of_the_file_it_is_read_as_before(office: Office, two: tuple[Attachment, Attachment]) -> None:
    before = raw_bytes(office.desk, two[1].id)
    change_key(office.desk.vault, "casework")
    change_key(office.desk.vault, "organisation")
    assert readable(office.desk, two)
    carys = office.sit("Carys")
    assert readable(carys, two)
    assert raw_bytes(carys, two[1].id) == before, "the key of an envelope is not the key of the file"
    assert carys.verify("casework") == []
    assert readable(office.sit("Nerys"), two)


def test_when_an_account_is_removed_the_others_read_on_and_the_file_can_be_taken_back_from_it(
    office: Office, two: tuple[Attachment, Attachment]
) -> None:
    nerys, case = account(office.desk, "Nerys"), two[1].case
    assert case is not None
    office.desk.vault.sign_out()
    founder = office.town.open()
    Members(founder).remove(nerys)
    founder.sign_out()
    carys = Desk(office.town.open("Carys"))
    office.desk = carys
    assert readable(carys, two)
    before = raw_bytes(carys, two[1].id)
    with carys.writing() as unit:
        remove_viewer(unit, case, nerys)
        unit.commit()
    assert raw_bytes(carys, two[1].id) != before
    assert readable(carys, two)
    assert who_may_see(carys, case) == {carys.account.id}
    assert carys.verify("casework") == []


def test_with_the_recovery_sheet_somebody_who_forgot_reads_what_they_read_before(
    office: Office, two: tuple[Attachment, Attachment]
) -> None:
    office.desk.vault.sign_out()
    vault = recover(office.town.folder, office.town.sheet.code, Person("Carys", NEW), office.town.edges)
    office.town.people["Carys"] = NEW
    office.desk = Desk(vault)
    assert readable(office.desk, two)
    carys = office.sit("Carys")
    assert readable(carys, two)
    assert [one.id for one in of_case(carys, two[1].case)] == [two[1].id]  # type: ignore[arg-type] # it has a case
    assert carys.verify("casework") == []
    assert OTHER.content not in everywhere(office)
    assert readable(office.sit("Nerys"), two)


def test_the_recovery_sheet_lays_open_no_sealed_file_to_somebody_who_was_not_named(
    office: Office, two: tuple[Attachment, Attachment]
) -> None:
    office.desk.vault.sign_out()
    for name in ("Dai", "Newcomer Davies"):
        office.desk = Desk(recover(office.town.folder, office.town.sheet.code, Person(name, NEW), office.town.edges))
        assert contents(office.desk, two[0].id)[1] == LETTER.content
        with pytest.raises(NothingHere):
            contents(office.desk, two[1].id)
        office.desk.vault.sign_out()
    office.desk = Desk(office.town.open("Carys"))


def forgotten(office: Office, name: str) -> Desk:
    """Somebody forgot their passphrase: the founder gives a one-time one, and they choose their own."""
    office.desk.vault.sign_out()
    founder = office.town.open()
    office.town.people[name] = Members(founder).reset(next(one.id for one in founder.keyring.accounts.values() if one.name == name))
    founder.sign_out()
    office.town.choose(name)
    office.desk = Desk(office.town.open(name))
    return office.desk


def test_after_a_forgotten_passphrase_a_sealed_file_is_not_there_until_a_colleague_names_them_again(
    office: Office, two: tuple[Attachment, Attachment]
) -> None:
    """Their keys are new ones: nobody but who is named in the file can seal it to them."""
    case = two[1].case
    assert case is not None
    draft = contents(office.sit("Nerys"), two[1].id)[0]
    office.desk.drafts.keep("attachment", draft, Place())
    nerys = forgotten(office, "Nerys")
    assert nerys.drafts.find(Attachment, "attachment") is None
    assert contents(nerys, two[0].id)[1] == LETTER.content
    assert of_case(nerys, case) == []
    with pytest.raises(NothingHere):
        contents(nerys, two[1].id)
    carys = office.sit("Carys")
    with carys.writing() as unit:
        set_viewers(unit, case, who_may_see(carys, case))
        unit.commit()
    assert carys.verify("casework") == []
    assert readable(office.sit("Nerys"), two)
    assert office.desk.drafts.find(Attachment, "attachment") is not None


def test_what_is_sealed_after_a_forgotten_passphrase_is_sealed_to_the_new_keys(office: Office) -> None:
    forgotten(office, "Nerys")
    carys = office.sit("Carys")
    made = attached_to(carys, office.family.case)
    with carys.writing() as unit:
        seal_file(unit, office.family.case, [carys.account.id, account(carys, "Nerys")])
        unit.commit()
    with carys.writing() as unit:
        other = attach(unit, begin(carys, beside(carys, office.family.case), OTHER, "b.txt"), OTHER)
        other.from_whom, other.what = "Ourselves", made.what
        unit.commit()
    assert readable(office.sit("Nerys"), (made, other))
