"""The one door for writing: what it keeps, what it refuses, what the journal and the index learn of it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import select, text

from tests.vaults import Town
from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.case import Apart, Case
from vawdesk.models.casework.contact_note import ContactNote, Mode
from vawdesk.models.casework.person import AgeBand, Consent, Person, PersonType, Privacy, Speech
from vawdesk.models.casework.roles import Basis, CasePerson, Role
from vawdesk.models.casework.situation import Situation
from vawdesk.models.second_person import NOT_SIGNED
from vawdesk.models.values import Tri
from vawdesk.services import search
from vawdesk.services.desk import Desk
from vawdesk.services.drafts import Place
from vawdesk.services.refusals import ChangedMeanwhile, NothingHere, Refused, SignedAlready
from vawdesk.services.revealing import reveal
from vawdesk.services.unit import Unit, signed_by
from vawdesk.vault.accounts import Role as AccountRole
from vawdesk.vault.errors import StatementRefused
from vawdesk.vault.statements import permitted
from vawdesk.vault.tables import TABLES


def person(name: str = "Mair Pugh-Ellis") -> Person:
    return Person(
        display_name=name, age_band_if_unknown=AgeBand.ADULT, person_type=PersonType.ADULT, first_language=Speech.WELSH,
        language_choice=Speech.WELSH, interpreter_needed=Tri.NO, consent_status=Consent.YES, privacy_information=Privacy.NOT_SAFE,
        privacy_look_again_on=date(2026, 12, 24), status=Status.SIGNED,
    )  # fmt: skip


def case_of(unit: Unit, of: Person, **seal: Any) -> Case:
    situation = unit.add(Situation(opened_on=date(2026, 11, 2), status=Status.SIGNED), **seal)
    return Case(
        person=of.id, opened_on=date(2026, 11, 2), worker=unit.desk.account.staff, worked_separately=Apart.YES, situation=situation.id,
        counter_allegations_present=Tri.NO, child_referral=Tri.NO, child_order=Tri.NO, child_removal=Tri.NO,
        people=(CasePerson(of.id, (Role.VICTIM,), Basis.OWN_WORDS),), status=Status.SIGNED,
    )  # fmt: skip


def note_of(unit: Unit, case: Case, words: str = "She said: “He was outside the school.”") -> ContactNote:
    return ContactNote(
        case=case.id, occurred_at=unit.now.utc, recorded_at=unit.now.utc, nobody=False, with_people=(case.person,), mode=Mode.PHONE,
        contact_by=unit.desk.account.staff, in_earshot=Tri.NO, what_was_said=words, child_in_household=Tri.NO,
        new_information_to_share=Tri.NO, status=Status.SIGNED, signed=signed_by(unit),
    )  # fmt: skip


@pytest.fixture
def desk(town: Town) -> Iterator[Desk]:
    vault = town.open()
    yield Desk(vault)
    vault.close()


@pytest.fixture
def filed(desk: Desk) -> tuple[Person, Case, ContactNote]:
    with desk.writing() as unit:
        mair = unit.add(person())
        case = unit.add(case_of(unit, mair))
        note = unit.add(note_of(unit, case))
        unit.commit()
    return mair, case, note


def actions(desk: Desk, record: uuid.UUID) -> list[str]:
    table = TABLES["casework"].journal
    with desk.reading() as session:
        return list(session.scalars(select(table.c.action).where(table.c.record == record).order_by(table.c.seq)))


def test_one_commit_keeps_record_journal_and_index(desk: Desk, filed: tuple[Person, Case, ContactNote]) -> None:
    mair, case, note = filed
    assert mair.ref_no == "PE-2026-0001"
    assert case.ref_no == "VA-2026-0001"
    assert actions(desk, note.id) == ["create"]
    with desk.reading() as session:
        hits = search.find(session, "casework", "school outs")
        assert [(hit.type, hit.record, hit.file) for hit in hits] == [("contact_note", note.id, case.id)]
        assert search.OPENING + "outside" + search.CLOSING in hits[0].words
        assert [hit.record for hit in search.find(session, "casework", "MAÎR")] == [mair.id]
        assert search.names(session, "casework") == [(mair.id, "Mair Pugh-Ellis")]
        table = TABLES["casework"].journal
        content = session.scalar(select(table.c.content).where(table.c.record == note.id))
    assert ContactNote.from_content(content or b"", 1).content() == desk.open(ContactNote, note.id).content()


def test_leaving_without_commit_keeps_nothing(desk: Desk) -> None:
    with desk.writing() as unit:
        lost = unit.add(person("Nobody Kept"))
    assert desk.peek(Person, lost.id) is None
    assert actions(desk, lost.id) == []


def test_a_refused_unit_keeps_nothing_and_says_which_fields(desk: Desk) -> None:
    with desk.writing() as unit:
        unit.add(Person(status=Status.SIGNED))
        with pytest.raises(Refused) as refused:
            unit.commit()
    assert {"display_name", "language_choice"} <= {problem.field for problem in refused.value.problems}
    assert "Nobody" not in str(refused.value)
    with desk.reading() as session:
        assert session.scalars(select(Person)).all() == []


def test_a_draft_may_be_blank(desk: Desk) -> None:
    with desk.writing() as unit:
        note = unit.add(ContactNote(what_was_said="Only the words"))
        unit.commit()
    assert desk.open(ContactNote, note.id).status is Status.DRAFT


def test_a_signed_note_keeps_its_words(desk: Desk, town: Town, filed: tuple[Person, Case, ContactNote]) -> None:
    note = filed[2]
    with desk.writing() as unit:  # in the first minutes the author may put it right
        unit.get(ContactNote, note.id).what_was_said = "Put right at once"
        unit.commit()
    assert actions(desk, note.id) == ["create", "correct"]
    town.clock.advance(minutes=16)
    with desk.writing() as unit:
        unit.get(ContactNote, note.id).what_was_said = "Rewritten later"
        with pytest.raises(SignedAlready):
            unit.commit()
    assert desk.open(ContactNote, note.id).what_was_said == "Put right at once"
    with desk.writing() as unit:  # but what lives on may change
        unit.get(ContactNote, note.id).told_in_confidence = True
        unit.commit()


def test_a_clock_that_is_put_back_gives_its_author_no_more_minutes(desk: Desk, town: Town, filed: tuple[Person, Case, ContactNote]) -> None:
    town.clock.advance(hours=-3)
    with desk.writing() as unit:
        unit.get(ContactNote, filed[2].id).what_was_said = "Rewritten later"
        with pytest.raises(SignedAlready):
            unit.commit()


def test_what_a_service_refuses_is_refused_where_no_record_changes_too(desk: Desk, filed: tuple[Person, Case, ContactNote]) -> None:
    with desk.writing() as unit:
        unit.note("looked", filed[1])
        unit.require([NOT_SIGNED.at("worker")])
        with pytest.raises(Refused):
            unit.commit()
    assert "looked" not in actions(desk, filed[1].id)


def test_two_people_cannot_save_over_each_other(desk: Desk, filed: tuple[Person, Case, ContactNote]) -> None:
    stale = desk.open(Person, filed[0].id)
    with desk.writing() as unit:
        unit.get(Person, filed[0].id).pronouns = "she/her"
        unit.commit()
    stale.pronouns = "they"
    with desk.writing() as unit:
        unit.session.add(stale)
        with pytest.raises(ChangedMeanwhile):
            unit.commit()


def test_a_look_is_noted_once_an_hour(desk: Desk, town: Town, filed: tuple[Person, Case, ContactNote]) -> None:
    for _time in range(3):
        desk.open(Person, filed[0].id)
    assert actions(desk, filed[0].id) == ["create", "read"]
    town.clock.advance(hours=1)
    desk.open(Person, filed[0].id)
    assert actions(desk, filed[0].id) == ["create", "read", "read"]


def test_what_is_not_there_and_what_may_not_be_opened_sound_the_same(desk: Desk) -> None:
    with pytest.raises(NothingHere):
        desk.open(Person, uuid.uuid4())
    with pytest.raises(NothingHere), desk.reading("hr"):
        pass


def test_nothing_is_written_but_by_the_flush(desk: Desk) -> None:
    with desk.writing() as unit, pytest.raises(StatementRefused):
        unit.session.execute(text("UPDATE person SET display_name = 'x'"))


def test_an_edit_behind_the_programs_back_is_found(desk: Desk, filed: tuple[Person, Case, ContactNote]) -> None:
    assert not [found for found in desk.verify("casework") if found.grave]
    compartment = desk.compartment("casework")
    with compartment.writing() as session:
        with permitted(session.connection()):
            session.execute(text("UPDATE contact_note SET what_was_said = 'He was kind'"))
        session.commit()
    assert [found for found in desk.verify("casework") if found.grave]


def test_what_was_done_with_a_record_is_not_taken_for_what_it_says(desk: Desk, filed: tuple[Person, Case, ContactNote]) -> None:
    mair, _case, note = filed
    reveal(desk, mair, "phones", "to call her back")
    desk.saw(note)
    assert desk.verify("casework") == []


def test_drafts_come_back_with_the_cursor(desk: Desk, filed: tuple[Person, Case, ContactNote]) -> None:
    begun = ContactNote(case=filed[1].id, what_was_said="Half a sent")
    place = Place("what_was_said", 11, 40, {"occurred_at": ["31", "2", "2026"]})
    desk.drafts.keep("contact_note/new", begun, place)
    kept = desk.drafts.find(ContactNote, "contact_note/new")
    assert kept is not None
    assert kept.record.content() == begun.content()
    assert kept.place == place
    assert desk.drafts.of_file(filed[1].id)[0][0] == desk.account.id
    desk.drafts.drop("contact_note/new")
    assert desk.drafts.find(ContactNote, "contact_note/new") is None


def test_a_flag_is_seen_once_for_each_version(desk: Desk, filed: tuple[Person, Case, ContactNote]) -> None:
    record = desk.open(Person, filed[0].id)
    assert desk.unseen(record)
    desk.saw(record)
    desk.saw(record)
    assert not desk.unseen(record)
    assert actions(desk, record.id).count("seen") == 1


def test_a_flag_that_two_threads_show_at_once_is_seen_once(desk: Desk, filed: tuple[Person, Case, ContactNote]) -> None:
    record, together = desk.open(Person, filed[0].id), Barrier(4, timeout=20)

    def show() -> None:
        together.wait()
        desk.saw(record)

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(show) for _ in range(4)]:
            done.result()
    assert actions(desk, record.id).count("seen") == 1


def test_a_sealed_case_shows_nothing_to_others_who_hold_the_key(town: Town) -> None:
    town.add_all(Carys=AccountRole.WORKER, Tomos=AccountRole.WORKER)
    carys = Desk(town.open("Carys"))
    with carys.writing() as unit:
        secret = unit.add(person("Sealed Canary"), viewers=[carys.account.id])
        case = unit.add(case_of(unit, secret, viewers=[carys.account.id]), viewers=[carys.account.id])
        note = unit.add(note_of(unit, case, "Words of the sealed canary"))
        unit.commit()
    assert carys.open(ContactNote, note.id).what_was_said == "Words of the sealed canary"
    assert [found.id for found in carys.sealed(Case)] == [case.id]
    carys.vault.close()
    tomos = Desk(town.open("Tomos"))
    for kind, id in ((Person, secret.id), (Case, case.id), (ContactNote, note.id)):
        with pytest.raises(NothingHere):
            tomos.open(kind, id)
    assert tomos.sealed(Case) == []
    with tomos.reading() as session:
        assert search.find(session, "casework", "canary") == []
        for table in TABLES["casework"].journal.metadata.sorted_tables:
            for row in session.execute(select(table)):
                assert b"canary" not in repr(tuple(row)).lower().encode()
    tomos.vault.close()


def test_what_is_later_written_about_a_sealed_person_is_sealed_too(town: Town) -> None:
    town.add_all(Carys=AccountRole.WORKER, Tomos=AccountRole.WORKER)
    carys = Desk(town.open("Carys"))
    with carys.writing() as unit:
        secret = unit.add(person("Sealed Canary"), viewers=[carys.account.id])
        unit.commit()
    home = Address(line1="3 Canary Row", kind=AddressKind.SAFE, residents=(Resident(person=secret.id),), status=Status.SIGNED)
    with carys.writing() as unit:  # nobody says `viewers` here: an address page does not know of sealing
        unit.add(home)
        unit.commit()
    assert carys.open(Address, home.id).line1 == "3 Canary Row"
    begun = Address(line1="4 Canary Row", kind=AddressKind.HOME, residents=(Resident(person=secret.id),))
    carys.drafts.keep("address/new", begun, Place())
    carys.vault.close()
    tomos = Desk(town.open("Tomos"))
    with pytest.raises(NothingHere):
        tomos.open(Address, home.id)
    with tomos.reading() as session:
        for table in TABLES["casework"].journal.metadata.sorted_tables:
            for row in session.execute(select(table)):
                assert b"canary" not in repr(tuple(row)).lower().encode(), table.name
    tomos.vault.close()
