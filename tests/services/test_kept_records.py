"""What a decision rests on, what a search finds, what a list shows: nothing of a family to a colleague who is close to it (C11)."""

from __future__ import annotations

import uuid

import pytest

from tests.models.casework.test_decision import decision
from tests.services.sealed_town import Family, account, close_to, family
from tests.services.test_desk import case_of, note_of, person
from vawdesk.i18n import language
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.services.case_list import CaseList
from vawdesk.services.decision_file import decision_file
from vawdesk.services.desk import Desk
from vawdesk.services.found import Finder
from vawdesk.services.gathering import gather
from vawdesk.services.names_on_file import NamesOnFile
from vawdesk.services.people_list import PeopleList
from vawdesk.services.pointed import is_out_of_sight, pointed_records
from vawdesk.services.refusals import NothingHere
from vawdesk.services.sealed_file import seal_file

EN = language("en")


@pytest.fixture
def kept(carys: Desk) -> Family:
    with carys.writing() as unit:
        made = family(unit)
        unit.commit()
    return made


def rests_on(desk: Desk, note: uuid.UUID) -> tuple[uuid.UUID, uuid.UUID]:
    """Another file, and a decision in it that rests on this note and on one of its own."""
    with desk.writing() as unit:
        case = unit.add(case_of(unit, unit.add(person("Zofia Nowak"))))
        own = unit.add(note_of(unit, case, "Words of another file."))
        by = desk.account.signature(unit.now)
        held = unit.add(
            decision(case=case.id, status=Status.SIGNED, decided_by=by, decided_at=unit.now.utc, relied_on_records=(note, own.id))
        )
        unit.commit()
    return case.id, held.id


def test_a_decision_does_not_say_what_it_rests_on_in_a_kept_file(carys: Desk, kept: Family) -> None:
    case, id = rests_on(carys, kept.note)
    assert len(pointed_records(carys, (kept.note,))) == 1
    assert any("canary" in words for words in decision_file(carys, id, EN).called.values())
    assert kept.note in {one.id for one in gather(carys, "D05", case).groups["relied"]}
    close_to(carys, "Carys", kept.mair)
    assert pointed_records(carys, (kept.note, kept.mair, kept.case)) == []
    called = decision_file(carys, id, EN).called
    assert kept.note not in called
    assert any("another file" in words for words in called.values())
    assert [one.what_was_said for one in gather(carys, "D05", case).groups["relied"] if isinstance(one, ContactNote)] == [
        "Words of another file."
    ]


def test_a_sealed_record_is_not_said_either(carys: Desk, kept: Family) -> None:
    case, id = rests_on(carys, kept.note)
    with carys.writing() as unit:
        seal_file(unit, kept.case, [carys.account.id])
        unit.commit()
    assert kept.note in decision_file(carys, id, EN).called
    close_to(carys, "Carys", kept.mair)  # said after the file was sealed to her
    assert kept.note not in decision_file(carys, id, EN).called
    assert is_out_of_sight(carys, kept.case)
    assert not is_out_of_sight(carys, case)
    for code, about in (("D05", kept.case), ("D04", kept.note)):
        with pytest.raises(NothingHere):
            gather(carys, code, about)


@pytest.mark.parametrize("sealed", [False, True])
def test_lists_counts_and_search_hold_nothing_of_it(carys: Desk, kept: Family, sealed: bool) -> None:
    rests_on(carys, kept.note)
    if sealed:
        with carys.writing() as unit:
            seal_file(unit, kept.case, [carys.account.id, account(carys, "Nerys")])
            unit.commit()
    names = NamesOnFile(carys)
    assert CaseList(carys, names).count("") == 2
    assert CaseList(carys, names).count("canary") == 1
    assert {one.target[0] for one in Finder(carys, names).find("canary")} >= {"person", "contact_note"}
    close_to(carys, "Carys", kept.mair)
    cases = CaseList(carys, names)
    assert [line.people for line in cases.page("", 0, 9)] == [("Zofia Nowak",)]
    assert cases.count("canary") == 0
    assert [one.name for one in Finder(carys, names).find("canary") if one.target[1] != kept.paul] == []
    held = carys.peek(Case, kept.case)
    assert held is not None
    for line in PeopleList(carys, names).page("", 0, 9):
        assert held.ref_no not in line.cases
    assert Finder(carys, names).find(held.ref_no or "") == []
