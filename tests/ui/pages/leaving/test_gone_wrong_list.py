"""The list of what went wrong: from Home and the menu, open and closed, who is not safe first, nobody by name."""

from __future__ import annotations

from tests.services.sealed_town import family as sealed_family
from tests.ui.looking import faults_seen
from tests.ui.pages.leaving.conftest import MANAGER, WORKER, House
from tests.ui.pages.leaving.test_gone_wrong import begun, words
from vawdesk.models.casework.wrong_options import Happened, Stage, Step, StepState
from vawdesk.models.values import Tri
from vawdesk.services import gone_wrong

KEY = "disclosures_gone_wrong"


def rows(house: House) -> list[tuple[str, str]]:
    """What happened and how it stands, line by line."""
    model = house.page.listing.table.rows
    found = [model.row(number) for number in range(model.total)]
    return [(row.cells[0].first, row.cells[3].badge or row.cells[3].first) for row in found if row is not None]


def test_open_ones_stand_there_by_what_presses_and_closed_ones_a_press_away(house: House) -> None:
    settled = begun(house, what_happened=Happened.SEEN, feared_may_have=Tri.NO)
    at = house.desk.now().utc
    gone_wrong.take(house.desk, settled.id, Step.REGULATOR, StepState.NOT_NEEDED, "Initials alone.", at)
    late = begun(house, what_happened=Happened.SENT, feared_may_have=Tri.NO, aware_at=at.replace(day=1))
    begun(house, what_happened=Happened.SAID, feared_may_have=Tri.NO)
    begun(house)
    over = begun(house, what_happened=Happened.DEVICE)
    gone_wrong.close(house.desk, over.id, "Found again, and nobody had opened it.")
    house.open(KEY)
    assert [state for _what, state in rows(house)] == ["Safety first", "72 hours are over", rows(house)[2][1], "9 steps to do"]
    assert rows(house)[2][1].startswith("Decide by ")
    assert "Alys" not in words(house)
    assert faults_seen(house.qtbot, house.window) == []
    assert not house.page.listing.table.cut_words()
    house.press("closed")
    assert rows(house) == [("A laptop, a phone or a memory stick was lost or stolen", "Closed")]
    house.press("every")
    assert len(rows(house)) == 5
    house.page.listing.opened.emit(late.id)
    house.settle()
    assert house.page.record.id == late.id


def test_home_leads_to_it_where_there_are_several(house: House) -> None:
    for _one in range(2):
        begun(house)
    house.open("home")
    assert "The details of people have got out 2 times" in words(house)
    house.press("due_wrong_safety")
    assert [state for _what, state in rows(house)] == ["Safety first"] * 2


def test_it_stands_in_the_menu(house: House) -> None:
    assert house.made is not None
    assert house.made.entries[KEY].in_menu
    house.open("home")
    house.press(f"nav_{KEY}")
    assert rows(house) == []
    assert "When a page, a message or a word reaches the wrong person" in words(house)


def test_a_worker_sees_those_they_began_and_nobody_what_is_sealed_to_others(house: House) -> None:
    begun(house)
    with house.desk.writing() as unit:
        sealed = sealed_family(unit, [house.desk.account.id])
        unit.commit()
    begun(house, case=sealed.case, about=(sealed.mair,), addresses=(sealed.place,), what_happened=Happened.SAID)
    house.open(KEY)
    assert len(rows(house)) == 2
    house.sign_in(MANAGER)
    house.open(KEY)
    assert [what for what, _state in rows(house)] == ["A page was lost"]
    house.sign_in(WORKER)
    house.open(KEY)
    assert rows(house) == []
    begun(house, what_happened=Happened.SEEN)
    house.open(KEY)
    assert [what for what, _state in rows(house)] == ["Somebody saw a screen or a page"]


def test_once_nobody_is_in_danger_it_is_not_said(house: House) -> None:
    wrong = begun(house)
    for step in (one for one in Step if one.stage is Stage.SAFETY):
        gone_wrong.take(house.desk, wrong.id, step, StepState.DONE, "", house.desk.now().utc)
    house.open(KEY)
    ((_what, state),) = rows(house)
    assert state.startswith("Decide by ")
