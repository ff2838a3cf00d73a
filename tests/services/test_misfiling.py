"""A note in the wrong file goes out of it without a trace there, into the right one, and the pages that held it are listed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, NamedTuple

import pytest
from sqlalchemy.orm import Session

from tests.services.conftest import BETH, CARYS, HUW, NOW, House
from tests.services.test_desk import case_of, note_of, person
from tests.vaults import Town
from vawdesk.models.base import Status
from vawdesk.models.casework.addendum import Addendum, AddendumReason
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.handled_copy import Fate, HandledCopy
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.roles import Role
from vawdesk.models.values import Signature
from vawdesk.services import search
from vawdesk.services.as_it_stood import as_it_stood, file_rows
from vawdesk.services.chronology import timeline
from vawdesk.services.desk import Desk
from vawdesk.services.misfiling import Move, against_move, copies_that_held, move, put
from vawdesk.services.unit import signed_by

WHY = "Two people with the same first name."
CARYS_SIGNS = Signature(CARYS, "Carys Bowen", "Manager", NOW.utc)


class Files(NamedTuple):
    """A note about Zofia that Huw signed into Nerys's file yesterday."""

    nerys: Person
    zofia: Person
    wrong: Case
    right: Case
    note: ContactNote


@pytest.fixture
def files(house: House) -> Files:
    nerys, zofia = house.person("Nerys Glynne"), house.person("Zofia Nowak")
    wrong, right = house.case(nerys), house.case(zofia)
    note = house.note(wrong, nerys, what_was_said='Zofia: "I have moved to Felinfach."', ref_no="N-2026-0001")
    note.signed = Signature(HUW, "Huw Maddocks", "Support worker", NOW.utc - timedelta(days=1))
    return Files(nerys, zofia, wrong, right, note)


def ask(files: Files, **said: Any) -> Move:
    return Move(**{"to_case": files.right.id, "with_people": (files.zofia.id,), "why": WHY, **said})


def test_it_leaves_the_wrong_file_and_stands_in_the_right_one(casework: Session, house: House, files: Files) -> None:
    house.keep(Addendum(record=files.note.id, in_file=files.wrong.id, reason=AddendumReason.ADDS, text="And Felinfach is near.",
                        added_at=NOW.utc, status=Status.SIGNED))  # fmt: skip
    moved = move(casework, files.note, ask(files), CARYS_SIGNS)
    for record in moved.filed:
        house.keep(record)
    assert timeline(casework, [files.wrong.id]).events == ()
    assert {record.status for record in moved.withdrawn} == {Status.WITHDRAWN}
    assert len(moved.withdrawn) == 2
    (event,) = timeline(casework, [files.right.id]).events
    filed = event.record
    assert isinstance(filed, ContactNote)
    assert (filed.what_was_said, filed.with_people, filed.occurred_at) == (
        files.note.what_was_said,
        (files.zofia.id,),
        files.note.occurred_at,
    )
    assert (filed.status, filed.signed, filed.ref_no, filed.withdrawn) == (Status.SIGNED, files.note.signed, None, None)
    assert [one.text for one in event.after] == ["And Felinfach is near."]
    assert (files.note.status, files.note.withdrawn, files.note.withdrawn_why) == (Status.WITHDRAWN, CARYS_SIGNS, WHY)
    assert files.note.belongs_to == files.right.id
    assert files.nerys.id not in filed.subjects()
    assert not [problem for problem in files.note.problems(NOW) if problem.rule.startswith("X3")]


def test_of_a_sealed_file_not_even_the_number_stays_behind(casework: Session, files: Files) -> None:
    move(casework, files.note, ask(files), CARYS_SIGNS, to_sealed=True)
    assert files.note.belongs_to is None


def test_the_author_or_a_manager_and_nobody_else(casework: Session, files: Files) -> None:
    def codes(account: Any, manager: bool) -> list[str]:
        return [problem.rule for problem in against_move(casework, files.note, ask(files), account, manager)]

    assert codes(HUW, False) == codes(CARYS, True) == []
    assert codes(BETH, False) == ["X3-withdraw"]


@pytest.mark.parametrize(
    ("said", "rule"),
    [({"why": "  "}, "X3-why"), ({"with_people": ()}, "X3-people"), ({"to_case": None}, "X3-which")],
)
def test_what_a_move_needs(casework: Session, files: Files, said: dict[str, Any], rule: str) -> None:
    assert [problem.rule for problem in against_move(casework, files.note, ask(files, **said), HUW, False)] == [rule]


def test_nobody_of_the_wrong_file_goes_along(casework: Session, house: House, files: Files) -> None:
    both = ask(files, with_people=(files.zofia.id, files.nerys.id))
    assert [problem.rule for problem in against_move(casework, files.note, both, HUW, False)] == ["X3-people"]
    sister = house.case(files.zofia, (files.nerys, Role.FAMILY))
    allowed = Move(sister.id, (files.zofia.id, files.nerys.id), WHY)
    assert against_move(casework, files.note, allowed, HUW, False) == []


def test_into_the_same_file_a_draft_or_twice_is_refused(casework: Session, files: Files) -> None:
    def codes(**said: Any) -> list[str]:
        return [problem.rule for problem in against_move(casework, files.note, ask(files, **said), HUW, False)]

    assert "X3-file" in codes(to_case=files.wrong.id)
    files.note.status = Status.DRAFT
    assert codes() == ["X3-draft"]
    files.note.status = Status.WITHDRAWN
    assert codes() == ["X3-out"]


def test_every_page_that_may_have_held_it_is_listed(casework: Session, house: House, files: Files) -> None:
    situation = house.situation().id
    files.wrong.situation = situation
    beside = house.case(house.person("Paul Harding"), situation=situation)

    def printed(case: Case, hours: float, **said: Any) -> HandledCopy:
        return house.keep(HandledCopy(document="D01", in_file=case.id, printed_at=NOW.utc - timedelta(hours=hours), **said))

    first, second, lost = printed(files.wrong, 20), printed(beside, 10), printed(files.wrong, 5, fate=Fate.LOST)
    printed(files.wrong, 30)  # before the note was signed
    printed(files.wrong, 4, fate=Fate.NEVER_PRINTED)
    printed(files.right, 3)
    assert copies_that_held(casework, files.note) == [first, second, lost]
    assert move(casework, files.note, ask(files), CARYS_SIGNS).copies == (first, second, lost)


def test_at_a_real_desk_no_page_of_the_wrong_file_shows_a_word_of_it(town: Town) -> None:
    vault = town.open()
    desk = Desk(vault)
    with desk.writing() as unit:
        nerys, zofia = unit.add(person("Nerys Glynne")), unit.add(person("Zofia Nowak"))
        wrong, right = unit.add(case_of(unit, nerys)), unit.add(case_of(unit, zofia))
        note = unit.add(note_of(unit, wrong, "She has moved to Felinfach."))
        unit.commit()
    town.clock.advance(minutes=90)
    signed_in = town.clock.now().utc
    with desk.writing() as unit:
        here = unit.get(ContactNote, note.id)
        asked = Move(right.id, (zofia.id,), WHY)
        unit.require(against_move(unit.session, here, asked, desk.account.id, desk.account.manages))
        put(unit, move(unit.session, here, asked, signed_by(unit)))
        unit.commit()
    with desk.reading() as session:
        assert [hit.file for hit in search.find(session, "casework", "felinfach")] == [right.id]
        assert [one.record.id for one in timeline(session, [wrong.id]).events] == []
        assert len(timeline(session, [right.id]).events) == 1
        journal = desk.compartment("casework").journal
        for at in (signed_in, town.clock.now().utc):
            stood = as_it_stood(file_rows(journal, session.connection(), wrong.id), at)
            assert [one.type for one in stood.entries] == ["case"]
            assert b"Felinfach" not in b"".join(one.record.content() for one in stood.entries if one.record)
        for_managers = as_it_stood(file_rows(journal, session.connection(), wrong.id), signed_in, misfiled_too=True)
        assert "contact_note" in [one.type for one in for_managers.entries]
    vault.close()
