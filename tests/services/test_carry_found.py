"""A found laptop, and the worker to whom the copy was sealed: what can be read of what was added, and when its time cannot be right."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator

import pytest

from tests.services.carrying import Carrying, write_note
from tests.services.forging import Forger, forger
from tests.services.sealed_town import flag_about
from tests.services.test_desk import case_of, person
from tests.services.whole_office import everything
from tests.vaults import FOUNDER
from vawdesk.models.base import Status
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.decision_options import About, Decided
from vawdesk.models.casework.visit_outcome_options import CheckInSaid
from vawdesk.services import away, flag_steps
from vawdesk.services.additions import additions_to
from vawdesk.services.away import MARK, MARKS, Doubt, entered_away
from vawdesk.services.check_ins import Word, hear, outcome_of
from vawdesk.services.desk import Desk
from vawdesk.services.sealed_file import seal_file
from vawdesk.vault.carry_errors import CarryOver, NothingNewInIt
from vawdesk.vault.errors import NoKey, WrongPassphrase
from vawdesk.vault.members import Members

WORDS = "He hid the canary behind the boiler."


@pytest.fixture
def hand(carried: Carrying) -> Iterator[Forger]:
    made = forger(carried)
    yield made
    made.leave()


def test_without_a_passphrase_the_files_say_nothing(out: tuple[Carrying, Desk]) -> None:
    carried, desk = out
    write_note(desk, carried.held.case, WORDS)
    desk.vault.sign_out()
    held = b"".join(path.read_bytes() for path in carried.places[0].rglob("*") if path.is_file())
    for words in ("Mair", "canary", "Canary", "Heol", "VA-2026", "Tenancy", "contact_note"):
        assert words.encode() not in held
        assert words.encode("utf-16-le") not in held
    for name in ("Carys", "Nerys", FOUNDER):
        with pytest.raises(WrongPassphrase):
            carried.away(name)


def test_whoever_took_it_reads_nothing_of_what_was_added(out: tuple[Carrying, Desk]) -> None:
    """With every key of the copy: each row of each table, the search and the journal among them, and the envelope itself."""
    carried, desk = out
    note = write_note(desk, carried.held.case, WORDS)
    held = repr(everything(desk))
    assert "boiler" not in held
    assert note.id.hex not in held  # which record it will be is sealed too
    with desk.vault["casework"].connection() as connection:
        (row,) = connection.execute(desk.vault["casework"].tables.envelope.select())
    assert list(row.seals) == ["sheet office"]
    with pytest.raises(NoKey):
        desk.vault.unlocked.newest("hr")


@pytest.mark.parametrize("then", ["over", "removed"])
def test_nor_after_its_time_or_after_the_account_was_taken_out(out: tuple[Carrying, Desk], then: str) -> None:
    carried, desk = out
    note = write_note(desk, carried.held.case, WORDS)
    desk.vault.sign_out()
    if then == "over":
        carried.town.clock.advance(days=5)
        for _try in range(2):
            with pytest.raises(CarryOver):
                carried.away()
            carried.town.clock.advance(days=-1)
    else:
        office = carried.town.open()
        Members(office).remove(next(one.id for one in office.keyring.accounts.values() if one.name == "Dai"))
        office.sign_out()
        desk = carried.away()  # nothing reaches a laptop: what was taken along is read until the last day
        assert "boiler" not in repr(everything(desk))
        desk.vault.sign_out()
    assert [one.id for one in carried.home().came] == [note.id]


def marks_of(carried: Carrying, ids: list[uuid.UUID]) -> list[object]:
    office = carried.office()
    with office.reading() as session:
        marks = entered_away(office, session, ids)
    assert office.verify("casework") == []
    office.vault.sign_out()
    return [marks.get(id) for id in ids]


def test_a_copy_of_the_copy_opens_under_a_false_clock_and_what_is_added_there_is_its_own_alone(out: tuple[Carrying, Desk]) -> None:
    """Named in the ADR: the last day is kept by the program. What is added so comes home in that one name, as of a day it opened."""
    carried, desk = out
    desk.vault.sign_out()
    shutil.copytree(carried.places[0], other := carried.places[0].parent / "other.vawdesk")
    carried.town.clock.advance(days=8)
    with pytest.raises(CarryOver):
        carried.away()
    carried.town.clock.advance(days=-8)
    desk = carried.away(place=other)
    note = write_note(desk, carried.held.case, WORDS)
    desk.vault.sign_out()
    carried.town.clock.advance(days=8)
    assert [one.id for one in carried.home(other).came] == [note.id]


@pytest.mark.parametrize("hours", [-30, 80])
def test_a_time_outside_the_days_of_the_copy_is_taken_in_and_marked(hand: Forger, hours: float) -> None:
    right = write_note(hand.desk, hand.carrying.held.case, "In time.")
    hand.carrying.town.clock.advance(hours=hours)
    wrong = write_note(hand.desk, hand.carrying.held.case, "At what time?")
    hand.carrying.town.clock.advance(hours=200 - hours)
    hand.leave()
    hand.carrying.home()
    assert marks_of(hand.carrying, [right.id, wrong.id]) == [MARK, MARKS[Doubt.CLOCK]]


def test_a_time_that_has_not_come_yet_is_marked(hand: Forger) -> None:
    hand.carrying.town.clock.advance(hours=20)
    note = write_note(hand.desk, hand.carrying.held.case, "Tomorrow.")
    hand.leave()
    hand.carrying.town.clock.advance(hours=-15)
    hand.carrying.home()
    assert marks_of(hand.carrying, [note.id]) == [MARKS[Doubt.CLOCK]]


def test_that_somebody_had_no_account_any_more_is_marked(out: tuple[Carrying, Desk]) -> None:
    carried, desk = out
    before = write_note(desk, carried.held.case, "Before.")
    desk.vault.sign_out()
    office = carried.town.open()
    Members(office).remove(next(one.id for one in office.keyring.accounts.values() if one.name == "Dai"))
    office.sign_out()
    carried.town.clock.advance(hours=4)
    desk = carried.away()
    after = write_note(desk, carried.held.case, "Afterwards.")
    desk.vault.sign_out()
    carried.home()
    assert marks_of(carried, [before.id, after.id]) == [MARK, MARKS[Doubt.REMOVED]]


def test_what_is_in_the_office_is_not_written_over(hand: Forger) -> None:
    """With the id of a note that went along: it is known, and nothing becomes of it."""
    hand.add(hand.note("Rewritten.", id=hand.carrying.held.note))
    hand.leave()
    brought = hand.carrying.home()
    assert (brought.came, brought.known) == ((), 1)
    office = hand.carrying.office()
    assert office.open(ContactNote, hand.carrying.held.note).what_was_said == "Words of the canary."
    office.vault.sign_out()


def test_it_does_not_come_home_as_that_of_another_account(hand: Forger) -> None:
    """The account of the copy is renamed into the id of a colleague's: its keyring is altered, and all is refused."""
    place = hand.carrying.places[-1]
    hand.add(hand.note())
    hand.leave()
    dai = hand.desk.account.id.hex
    for name in ("keyring.json", "keyring.json.bak"):
        path = place / name
        if path.exists():
            path.write_text(path.read_text().replace(dai, hand.carys.hex))
    with pytest.raises(Exception, match="CarriedDamaged"):
        hand.carrying.home()


def test_a_decision_not_to_act_takes_two_people_where_the_office_knows_more(hand: Forger) -> None:
    """The copy cannot say that nobody else is asked: whom a flag reaches is reckoned again where all flags are."""
    office_flag(hand)
    made = hand.here(Decision(case=hand.carrying.held.case, about=About.REFER, decision=Decided.DID_NOT, status=Status.SIGNED))
    hand.add(made)
    hand.leave()
    hand.carrying.home()
    office = hand.carrying.office()
    assert office.open(Decision, made.id).two_because
    office.vault.sign_out()


def office_flag(hand: Forger) -> None:
    hand.leave()
    office = hand.carrying.office()
    flag_steps.propose(office, flag_about(hand.carrying.held.paul, hand.carrying.held.case))
    office.vault.sign_out()
    hand.desk = hand.carrying.away()


def test_a_copy_of_an_open_case_says_nothing_of_sealed_ones(carried: Carrying) -> None:
    """Not by a row, a number, a name or the search; and how it comes home tells whoever brings it nothing either."""
    office = carried.office()
    with office.writing() as unit:
        me = [office.account.id]
        hidden = unit.add(person("Secret Sibling"), viewers=me)
        linked = case_of(unit, hidden, viewers=me)
        unit.add(linked, viewers=me)
        unit.commit()
    ids = [hidden.id, linked.id]
    office.vault.sign_out()
    carried.take(cases=(carried.held.case,))
    desk = carried.away()
    held = repr(everything(desk))
    assert not any(id.hex in held for id in ids)
    assert "Sibling" not in held
    note = write_note(desk, carried.held.case, WORDS)
    desk.vault.sign_out()
    office = carried.office()
    with office.writing() as unit:
        seal_file(unit, carried.held.case, [office.account.id])
        unit.commit()
    office.vault.sign_out()
    (came,) = carried.home(name="Nerys").came
    assert (came.id, came.reference, came.case) == (None, "", None)
    with pytest.raises(NothingNewInIt):
        carried.home(name="Nerys")
    office = carried.office()
    assert office.open(ContactNote, note.id).what_was_said == WORDS
    assert away.away_among(office, [note.id]) == {note.id: MARK}
    office.vault.sign_out()


def test_an_outcome_that_was_sealed_to_others_meanwhile_gets_what_was_heard_away_as_an_addition(out: tuple[Carrying, Desk]) -> None:
    """Begun in the office, sealed, and brought home by somebody who cannot open it: nothing is lost, and it is read by those it is for."""
    carried, desk = out
    carried.town.clock.advance(days=1)
    hear(desk, carried.visit, Word(CheckInSaid.THERE, None))
    desk.vault.sign_out()
    carys = carried.office()
    hear(carys, carried.visit, Word(CheckInSaid.ON_THE_WAY))
    with carys.writing() as unit:
        seal_file(unit, carried.held.case, [carys.account.id])
        unit.commit()
    carys.vault.sign_out()
    (came,) = carried.home(name="Nerys").came
    assert came.id is None
    with pytest.raises(NothingNewInIt):
        carried.home(name="Nerys")
    carys = carried.office()
    held = outcome_of(carys, carried.visit)
    assert held is not None
    assert [row.said for row in held.check_ins or ()] == [CheckInSaid.ON_THE_WAY]
    (_first, (added,)) = additions_to(carys, held.id)
    assert "There" in (added.text or "")
    assert carys.verify("casework") == []
    carys.vault.sign_out()
