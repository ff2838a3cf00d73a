"""A file that lay open is sealed: nothing of it is left for anybody else, and nothing of it is lost to those it is sealed to."""

from __future__ import annotations

import uuid

import pytest
from sqlalchemy import select

from tests.services.sealed_town import CANARY, Family, account, close_to, family, flag_about
from tests.services.test_desk import case_of, note_of, person
from tests.vaults import Town
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.relationship import Relationship
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.services import flag_steps, sealing, search
from vawdesk.services.as_it_stood import as_it_stood, file_rows
from vawdesk.services.case_file import timeline_of
from vawdesk.services.chronology import PAGE
from vawdesk.services.desk import Desk
from vawdesk.services.drafts import Place
from vawdesk.services.refusals import NothingHere, Refused, SignedAlready
from vawdesk.services.sealed_file import add_viewer, drafts_to_be_lost, is_sealed, remove_viewer, seal_file, who_may_see
from vawdesk.ui.leaving import Handover, Why
from vawdesk.ui.return_to import place_before_lock
from vawdesk.vault.journal import Action
from vawdesk.vault.tables import TABLES


@pytest.fixture
def kept(carys: Desk) -> Family:
    with carys.writing() as unit:
        made = family(unit)
        unit.commit()
    made.flag = flag_steps.propose(carys, flag_about(made.paul, made.case)).id
    with carys.writing() as unit:
        unit.get(Case, made.case).risk_summary = None
        unit.act(unit.get(Case, made.case), "reviewed")
        unit.note(Action.REVEAL, unit.get(Person, made.mair), {"field": "dob", "reason": "canary asked"})
        unit.commit()
    return made


def seal(desk: Desk, held: Family, *names: str) -> None:
    with desk.writing() as unit:
        seal_file(unit, held.case, [desk.account.id, *(account(desk, name) for name in names)])
        unit.commit()


def other(desk: Desk, town: Town, name: str) -> Desk:
    """Somebody else sits down."""
    desk.vault.close()
    return Desk(town.open(name))


def everything_written(desk: Desk) -> str:
    with desk.reading() as session:
        found = [repr(tuple(row)) for table in TABLES["casework"].journal.metadata.sorted_tables for row in session.execute(select(table))]
        found += [repr(tuple(row)) for row in session.connection().exec_driver_sql("SELECT * FROM search_text")]
        raw = [bytes(value) for table in TABLES["casework"].journal.metadata.sorted_tables for row in session.execute(select(table))
               for value in row if isinstance(value, bytes)]  # fmt: skip
    return ("\n".join(found) + "".join(value.decode("latin-1") for value in raw)).lower()


KINDS: list[type[Record]] = [Person, Person, Case, ContactNote, Address, StaffRiskFlag]


def test_no_word_of_a_sealed_file_is_left_in_any_table(carys: Desk, town: Town, kept: Family) -> None:
    assert CANARY in everything_written(carys)
    seal(carys, kept)
    assert CANARY not in everything_written(carys)
    assert carys.verify("casework") == []
    with carys.reading() as session:
        assert search.find(session, "casework", CANARY) == []
        assert [case.id for case in carys.sealed(Case)] == [kept.case]
    for kind, id in zip(KINDS, (kept.mair, kept.paul, kept.case, kept.note, kept.place, kept.flag), strict=True):
        assert id is not None
        assert carys.open(kind, id).id == id
    dai = other(carys, town, "Dai")
    for kind, id in zip(KINDS, kept.ids(), strict=False):
        with pytest.raises(NothingHere):
            dai.open(kind, id)
    assert dai.sealed(Relationship) == []
    assert dai.verify("casework") == []
    dai.vault.close()


def test_what_is_added_later_is_sealed_and_what_is_changed_is_kept(carys: Desk, kept: Family) -> None:
    seal(carys, kept)
    with carys.writing() as unit:
        case = unit.get(Case, kept.case)
        case.outcome = "A canary word"
        added = unit.add(note_of(unit, case, "Another canary"))
        unit.commit()
    assert carys.open(Case, kept.case).outcome == "A canary word"
    assert carys.open(ContactNote, added.id).what_was_said == "Another canary"
    assert CANARY not in everything_written(carys)
    assert carys.verify("casework") == []


def test_a_signed_note_of_a_sealed_file_keeps_its_words_too(carys: Desk, town: Town, kept: Family) -> None:
    seal(carys, kept)
    town.clock.advance(minutes=16)
    with carys.writing() as unit:
        unit.get(ContactNote, kept.note).what_was_said = "Other words"
        with pytest.raises(SignedAlready):
            unit.commit()
    assert carys.open(ContactNote, kept.note).what_was_said == "Words of the canary."


def test_the_file_can_still_be_shown_as_it_stood_before_it_was_sealed(carys: Desk, town: Town, kept: Family) -> None:
    before = carys.now().utc
    town.clock.advance(hours=2)
    seal(carys, kept)
    journal = carys.compartment("casework").journal
    with carys.reading() as session:
        rows = file_rows(journal, session.connection(), kept.case, sealing.unsealing(carys, session))
        stood = {one.record_id: one.record for one in as_it_stood(rows, before).entries}
    note = stood[kept.note]
    assert isinstance(note, ContactNote)
    assert note.what_was_said == "Words of the canary."
    dai = other(carys, town, "Dai")
    with dai.reading() as session:
        blind = file_rows(dai.compartment("casework").journal, session.connection(), kept.case, sealing.unsealing(dai, session))
        assert all(row.content is None for row in blind)
    dai.vault.close()


def test_whom_another_file_needs_stays_open_and_a_shared_home_is_divided(carys: Desk, kept: Family) -> None:
    with carys.writing() as unit:
        gwen = unit.add(person("Gwen Arall"))
        shared = unit.get(Person, kept.paul)
        another = case_of(unit, gwen)
        another.people = (*(another.people or ()), *((unit.get(Case, kept.case).people or ())[0:0]))
        unit.add(another)
        note = unit.add(note_of(unit, another, "Paul was there."))
        note.with_people = (gwen.id, shared.id)
        home = unit.add(
            Address(kind=AddressKind.HOME, residents=(Resident(gwen.id), Resident(kept.mair)), line1="3 Y Stryd", status=Status.SIGNED)
        )
        unit.commit()
    seal(carys, kept)
    with carys.reading() as session:
        assert session.get(Person, kept.paul) is not None
        assert session.get(Person, kept.mair) is None
        place = session.get(Address, home.id)
        assert place is not None
        assert place.people == (gwen.id,)
    assert {kept.mair} in [set(place.people) for place in carys.sealed(Address) if place.line1 == "3 Y Stryd"]
    assert carys.verify("casework") == []


def test_drafts_of_those_who_stay_are_kept_and_of_others_told_and_removed(carys: Desk, town: Town, kept: Family) -> None:
    def begin(desk: Desk) -> None:
        draft = ContactNote(case=kept.case, what_was_said=f"Canary of {desk.account.name}")
        desk.drafts.keep("contact_note/new", draft, Place(focus="what_was_said"))

    dai = other(carys, town, "Dai")
    begin(dai)
    desk = other(dai, town, "Carys")
    begin(desk)
    lost = drafts_to_be_lost(desk, kept.case, [desk.account.id])
    assert [(one.account, one.type) for one in lost] == [(dai.account.id, "contact_note")]
    seal(desk, kept)
    found = desk.drafts.find(ContactNote, "contact_note/new")
    assert found is not None
    assert found.record.value("what_was_said") == "Canary of Carys"
    assert found.place.focus == "what_was_said"
    assert CANARY not in everything_written(desk)
    dai = other(desk, town, "Dai")
    assert dai.drafts.find(ContactNote, "contact_note/new") is None
    dai.vault.close()


def test_only_a_manager_who_is_named_seals_and_nobody_connected_is_named(carys: Desk, town: Town, kept: Family) -> None:
    close_to(carys, "Dai", kept.mair)
    for viewers, rule in (([], "C11-nobody"), (["Nerys"], "C11-yourself"), (["Carys", "Dai"], "C11-connected")):
        with carys.writing() as unit, pytest.raises(Refused) as refused:
            seal_file(unit, kept.case, [account(carys, name) for name in viewers])
        assert [problem.rule for problem in refused.value.problems] == [rule]
    dai = other(carys, town, "Dai")
    with dai.writing() as unit, pytest.raises(Refused):
        seal_file(unit, kept.case, [dai.account.id])
    with dai.writing() as unit, pytest.raises(NothingHere):
        seal_file(unit, uuid.uuid4(), [dai.account.id])
    dai.vault.close()


def test_one_more_is_named_and_taken_out_again(carys: Desk, town: Town, kept: Family) -> None:
    seal(carys, kept)
    nerys = account(carys, "Nerys")
    with carys.writing() as unit:
        add_viewer(unit, kept.case, nerys)
        unit.commit()
    assert who_may_see(carys, kept.case) == {carys.account.id, nerys}
    desk = other(carys, town, "Nerys")
    assert desk.open(ContactNote, kept.note).what_was_said == "Words of the canary."
    assert [person.display_name for person in desk.sealed(Person)]
    desk = other(desk, town, "Carys")
    with desk.writing() as unit:
        remove_viewer(unit, kept.case, nerys)
        unit.commit()
    assert desk.open(ContactNote, kept.note).what_was_said == "Words of the canary."
    assert desk.verify("casework") == []
    with desk.writing() as unit, pytest.raises(Refused):
        remove_viewer(unit, kept.case, desk.account.id)
    again = other(desk, town, "Nerys")
    with pytest.raises(NothingHere):
        again.open(ContactNote, kept.note)
    assert again.sealed(Person) == []
    again.vault.close()


def test_whether_a_case_is_sealed_is_known_to_those_who_can_open_it(carys: Desk, kept: Family) -> None:
    assert not is_sealed(carys, kept.case)
    assert who_may_see(carys, kept.case) == frozenset()
    seal(carys, kept)
    assert is_sealed(carys, kept.case)


def test_the_timeline_of_a_sealed_case_and_an_open_one_holds_both(carys: Desk, kept: Family) -> None:
    seal(carys, kept)
    with carys.writing() as unit:
        ruth = unit.add(person("Ruth Okafor"))
        beside = case_of(unit, ruth)
        beside.situation = unit.get(Case, kept.case).situation
        unit.add(beside)
        notes = [unit.add(note_of(unit, beside, f"Ruth rang, {number}.")) for number in range(PAGE)]
        unit.commit()
    assert not is_sealed(carys, beside.id)
    whole = timeline_of(carys, (kept.case, beside.id))
    assert len(whole.events) == PAGE
    assert whole.then is not None
    rest = timeline_of(carys, (kept.case, beside.id), after=whole.then)
    shown = [event.record.id for event in (*whole.events, *rest.events)]
    assert len(shown) == len(set(shown))
    assert set(shown) == {kept.note, kept.flag, *(note.id for note in notes)}
    assert rest.then is None


def test_after_a_lock_one_comes_back_to_what_one_wrote_in_a_sealed_file(carys: Desk, kept: Family) -> None:
    seal(carys, kept)
    form = f"contact_note/{kept.case}"
    at = carys.drafts.keep(form, ContactNote(case=kept.case, what_was_said="Half a canary sent"), Place("what_was_said", 11))
    assert "canary" not in everything_written(carys).lower()
    assert place_before_lock(carys, Handover(Why.ASKED, at, "casework")) == ("contact_note", kept.case)
    draft = carys.drafts.find(ContactNote, form)
    assert draft is not None
    assert (draft.record.value("what_was_said"), draft.place.cursor) == ("Half a canary sent", 11)
