"""Referrals, letters and papers of a sealed file: whoever is named works with them, for anybody else they are not there (C11)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace

import pytest
from sqlalchemy import select

from tests.services.leaving.release_office import COLLEAGUE, NOTE, PRESS, read
from tests.services.test_referrals import case, checked, contact, held, note, send
from tests.services.test_sealed_file import everything_written, other
from tests.vaults import Town
from vawdesk.i18n import language
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.handled_copy import HandledCopy
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.letter_options import ByWay, Written
from vawdesk.models.casework.referral import Referral
from vawdesk.models.profile import Profile
from vawdesk.services.case_list import CaseList
from vawdesk.services.desk import Desk
from vawdesk.services.desk_door import DeskDoor
from vawdesk.services.directory import contacts_listed
from vawdesk.services.due_kinds import Kind
from vawdesk.services.found import Finder
from vawdesk.services.gathering import gather
from vawdesk.services.home_now import home_now
from vawdesk.services.kept_copies import copy_lines
from vawdesk.services.leaving import Request, Way
from vawdesk.services.letter_file import letter_file
from vawdesk.services.letter_steps import lay_aside, proposed, take_up, went
from vawdesk.services.names_on_file import NamesOnFile
from vawdesk.services.people_list import PeopleList
from vawdesk.services.pointed import pointed_records
from vawdesk.services.refusals import NothingHere
from vawdesk.services.release import let_go_bundle, prepare_bundle
from vawdesk.services.sealed_file import seal_file
from vawdesk.services.still_open import still_open
from vawdesk.services.what_left import what_left
from vawdesk.vault.tables import TABLES

WORD = "ysgubor"
EN = language("en")
HOME = {Kind.REFERRAL_UNANSWERED, Kind.REFERRAL_READY, Kind.REFERRAL_CONFIRM}


@dataclass
class Sealed:
    """A file sealed to Carys, with a referral under way, one ready, a letter and a note."""

    desk: Desk
    file: Case
    sent: uuid.UUID
    ready: uuid.UUID
    letter: uuid.UUID
    note: uuid.UUID

    def records(self) -> list[tuple[type[Record], uuid.UUID]]:
        return [(Case, self.file.id), (Referral, self.sent), (Referral, self.ready), (Letter, self.letter)]

    def papers(self) -> list[tuple[str, uuid.UUID]]:
        return [("D06", self.sent), ("D08", self.ready), ("D15", self.letter), ("D02", self.file.id), ("D04", self.note)]


@pytest.fixture
def sealed(carys: Desk, town: Town) -> Sealed:
    file, to = case(carys), contact(carys)
    told = note(carys, file, what_was_said=f"“He waits by the {WORD}.”")
    sent = checked(carys, file, to, why_now=f"He waited by the {WORD}.")
    letter = Letter(
        case=file.id, person=file.person, by_way=ByWay.HANDED, signed_by=carys.account.staff, written_in=Written.ENGLISH,
        subject_english="Your appointment", body_english=f"We meet by the {WORD}.", status=Status.SIGNED,
    )  # fmt: skip
    with carys.writing() as unit:
        unit.add(letter)
        unit.commit()
    with carys.writing() as unit:
        seal_file(unit, file.id, [carys.account.id])
        unit.commit()
    send(carys, sent)
    ready = checked(carys, file, to, why_now=f"Again by the {WORD}.")  # written after it was sealed
    town.clock.advance(days=40)
    return Sealed(carys, file, sent, ready, letter.id, told)


def on_home(desk: Desk) -> set[Kind]:
    return {due.kind for due in home_now(desk, NamesOnFile(desk)).lines.all}


def test_whoever_is_named_finds_them_and_is_told_of_them(sealed: Sealed) -> None:
    desk = sealed.desk
    assert {Kind.REFERRAL_UNANSWERED, Kind.REFERRAL_READY, Kind.LETTER_UNSENT} <= on_home(desk)
    assert {one.target[0] for one in Finder(desk, NamesOnFile(desk)).find(WORD)} >= {"referral", "letter", "contact_note"}
    assert letter_file(desk, sealed.letter).letter.id == sealed.letter
    for code, id in sealed.papers():
        assert WORD in str([vars(one) for one in gather(desk, code, id).records()]) or code == "D02"
    with desk.reading() as session:
        assert {one.record for one in still_open(session, sealed.file)} >= {sealed.sent, sealed.ready, sealed.letter}
    assert held(desk, sealed.sent).ref_no != held(desk, sealed.ready).ref_no
    assert WORD not in everything_written(desk)
    assert desk.verify("casework") == []


@pytest.mark.parametrize("name", ["Dai", "Nerys"])
def test_for_anybody_else_they_are_not_there(sealed: Sealed, town: Town, name: str) -> None:
    listed = [(line.id, line.agency) for line in contacts_listed(sealed.desk)]
    desk = other(sealed.desk, town, name)
    names = NamesOnFile(desk)
    assert not HOME & on_home(desk)
    assert Kind.LETTER_UNSENT not in on_home(desk)
    assert CaseList(desk, names).count("") == CaseList(desk, names).count(WORD) == CaseList(desk, names).count("Mair") == 0
    assert PeopleList(desk, names).count("") == 0
    for words in (WORD, "Mair Pugh", "appointment"):
        assert Finder(desk, names).find(words) == []
    assert pointed_records(desk, tuple(id for _kind, id in sealed.records())) == []
    for kind, id in sealed.records():
        with pytest.raises(NothingHere):
            desk.open(kind, id)
    for code, id in sealed.papers():
        with pytest.raises(NothingHere):
            gather(desk, code, id)
    with pytest.raises(NothingHere):
        letter_file(desk, sealed.letter)
    with desk.reading() as session:
        assert still_open(session, sealed.file) == []
    assert [(line.id, line.agency) for line in contacts_listed(desk)] == listed  # the directory says nothing of who was referred there
    assert desk.verify("casework") == []
    desk.vault.close()


def test_several_of_its_papers_leave_together_and_nobody_else_sees_that_they_did(sealed: Sealed, town: Town) -> None:
    desk = sealed.desk
    me = replace(COLLEAGUE, staff_member=desk.account.staff)
    requests = [
        (Request(entry, me, Profile.INTERNAL, f"For the hearing about the {WORD}.", "en", gather(desk, code, id)), PRESS)
        for entry, code, id in ((NOTE, "D04", sealed.note), (NOTE, "D06", sealed.sent))
    ]
    made = prepare_bundle(DeskDoor(desk), requests, b"\n".join)
    assert made.refused == ()
    assert WORD in read(made.page)
    assert len(let_go_bundle(DeskDoor(desk), made, Way.PRINT)) == 2
    assert [line.document for line in copy_lines(desk)] == ["D04", "D04"]
    copies = {one.id for one in desk.sealed(HandledCopy)}
    assert len(copies) == 2
    with desk.reading() as session:  # nobody closes the case over them
        assert copies <= {one.record for one in still_open(session, sealed.file)}
    saved = prepare_bundle(DeskDoor(desk), requests, b"\n".join)
    let_go_bundle(DeskDoor(desk), saved, Way.SAVE_LOCKED, seal=lambda data: b"locked:" + data)
    assert len(what_left(desk).lines) == 2
    assert WORD not in everything_written(desk)
    table = TABLES["casework"].journal.c
    with desk.reading() as session:
        for content in session.scalars(select(table.content).where(table.action == "release")):
            assert not content.startswith(b"{")  # ciphertext, and no words in JSON
    nerys = other(desk, town, "Nerys")
    assert copy_lines(nerys, out_only=False) == []
    assert what_left(nerys).lines == ()
    assert nerys.sealed(HandledCopy) == []
    nerys.vault.close()


def test_a_letter_of_a_sealed_file_leaves_as_any_other_and_is_said_to_have_gone(sealed: Sealed) -> None:
    desk = sealed.desk
    for act in (lambda unit: lay_aside(unit, sealed.letter, "She moved."), lambda unit: take_up(unit, sealed.letter)):
        with desk.writing() as unit:
            act(unit)
            unit.commit()
    with desk.writing() as unit:
        went(unit, sealed.letter, proposed(unit.desk, unit.get(Letter, sealed.letter)))
        unit.commit()
    assert letter_file(desk, sealed.letter).letter.sent_on == desk.now().today
    assert Kind.LETTER_UNSENT not in on_home(desk)
    assert WORD not in everything_written(desk)
