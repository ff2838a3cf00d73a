"""The check-in ladder when something is wrong: words too early, a clock set back, two visits, a night, a killed program (V1, V5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.hands import press
from tests.ui.pages.visits.ladder_desk import Running, at_the_hour, shown, words
from tests.ui.world import stage_over
from vawdesk.models.casework.check_in_ladder import call_due
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.casework.visit_outcome_options import CheckInSaid
from vawdesk.models.casework.visit_outcome_rows import outcome_id
from vawdesk.services import check_ins, visit_steps
from vawdesk.services.check_ins import Word
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.leaving import Why
from vawdesk.ui.pages.casework.home_visit import open_page
from vawdesk.ui.pages.casework.home_visit_signed import SignedVisit
from vawdesk.zone import LOCAL


@pytest.fixture
def running(office: Office) -> Iterator[Running]:
    yield from at_the_hour(office)


@pytest.fixture
def signed(office: Office) -> HomeVisit:
    return visit_steps.sign(office.desk, office.visit(*office.family()))


def page_of(office: Office, visit: HomeVisit) -> SignedVisit:
    page = open_page(office.at, visit.id)
    assert isinstance(page, SignedVisit)
    office.show(page)
    return page


def heard(office: Office, visit: HomeVisit) -> list[CheckInSaid | None]:
    outcome = check_ins.outcome_of(office.desk, visit.id)
    return [row.said for row in (outcome.check_ins or ())] if outcome is not None else []


@pytest.mark.parametrize("before", [(), ("on_the_way",), ("on_the_way", "no_answer")])
def test_nobody_is_safely_back_from_a_visit_that_has_not_begun(office: Office, signed: HomeVisit, before: tuple[str, ...]) -> None:
    office.town.clock.advance(days=1, minutes=40)  # 9:40, the visit is at 10:30
    for name in before:
        press(office, page_of(office, signed), name)
    page = page_of(office, signed)
    press(office, page, "safe")
    assert page.calls is not None
    assert "has not begun" in page.calls.wrong.body.words
    assert CheckInSaid.SAFE not in heard(office, signed)
    assert [one.visit for one in check_ins.who_is_out(office.desk)] == [signed.id]


@pytest.mark.parametrize("word", ["there", "code_word"])
def test_who_was_there_earlier_is_safe_before_its_hour(office: Office, signed: HomeVisit, word: str) -> None:
    office.town.clock.advance(days=1, minutes=40)
    press(office, page_of(office, signed), word)
    page = page_of(office, signed)
    press(office, page, "safe")
    if word == "code_word":
        press(office, page, "by_police")
    assert heard(office, signed)[-1] is CheckInSaid.SAFE


@pytest.mark.parametrize("name", ["code_word", "no_answer", "safe"])
def test_a_clock_that_is_set_back_while_somebody_is_out_loses_no_word(office: Office, signed: HomeVisit, name: str) -> None:
    office.town.clock.advance(days=1, hours=1, minutes=35)
    press(office, page_of(office, signed), "there")
    office.town.clock.advance(minutes=-30)  # the clock of the computer is put wrong; it is not earlier for whoever is out
    press(office, page_of(office, signed), name)
    assert len(heard(office, signed)) == 2
    times = [row.made for row in office.desk.open(VisitOutcome, outcome_id(signed.id)).check_ins or () if row.made is not None]
    assert times == sorted(times)


def test_a_clock_that_is_set_back_puts_off_no_step_and_the_code_word_goes_to_999_at_once(running: Running) -> None:
    signed_in = running.sign_in()
    running.pass_time(signed_in, minutes=40)
    clock = running.office.town.clock
    clock.utc -= timedelta(minutes=50)  # the clock is put an hour back, while ten minutes go by
    clock.monotonic_ns += 600 * 1_000_000_000
    signed_in.ladder.teller.look()
    assert "the call was due" in words()
    check_ins.hear(signed_in.session.desk, running.visit, Word(CheckInSaid.CODE_WORD))
    running.read(signed_in)
    signed_in.ladder.teller.look()
    assert "call 999 now" in words()


def test_two_visits_of_one_worker_that_overlap_have_a_ladder_each(office: Office) -> None:
    nerys, home, case = office.family()
    first = visit_steps.sign(office.desk, office.visit(nerys, home, case))
    at = office.town.clock.utc + timedelta(days=1, hours=1, minutes=50)
    second = visit_steps.sign(office.desk, office.visit(nerys, home, case, planned_at=at, check_in_at=at + timedelta(minutes=40)))
    for made in at_the_hour(office, first.id):
        signed_in = made.sign_in()
        made.pass_time(signed_in, minutes=61)
        window = shown()
        assert window is not None
        assert "V-2026-0001: the call was due at 11:20" in words()
        assert "V-2026-0002: the call was due at 11:30" in words()
        check_ins.hear(signed_in.session.desk, first.id, Word(CheckInSaid.SAFE))
        made.read(signed_in)
        assert "V-2026-0001" not in words()
        assert window.findChild(QPushButton, f"open_{second.id.hex}") is not None


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        (datetime(2026, 11, 30, 23, 30, tzinfo=LOCAL), datetime(2026, 12, 1, 0, 20, tzinfo=LOCAL)),
        (datetime(2027, 3, 28, 0, 30, tzinfo=LOCAL), datetime(2027, 3, 28, 2, 10, tzinfo=LOCAL)),  # 1:00 does not exist that night
    ],
)
def test_over_midnight_and_the_night_of_the_clocks_each_step_comes_in_its_time(office: Office, begins: datetime, ends: datetime) -> None:
    visit = visit_steps.sign(office.desk, office.visit(*office.family(), planned_at=begins, check_in_at=ends))
    office.town.clock.advance(seconds=(begins - office.town.clock.utc).total_seconds() - 34.5 * 3600 + 9 * 3600)
    assert office.town.clock.utc < begins
    for made in at_the_hour(office, visit.id):
        office.town.clock.advance(seconds=(begins - office.town.clock.utc).total_seconds())
        signed_in = made.sign_in()
        (out,) = check_ins.who_is_out(signed_in.session.desk)
        wait = (call_due(out.plan) - office.town.clock.utc).total_seconds()
        made.pass_time(signed_in, seconds=wait - 1)
        assert shown() is None
        made.pass_time(signed_in, seconds=1)
        assert f"the call was due at {ends.strftime('%H:%M')}" in words()
        made.pass_time(signed_in, minutes=45)
        assert "call 999 now" in words()


def test_what_a_killed_program_left_says_who_is_out_before_anything_else(running: Running, tmp_path: Path) -> None:
    running.sign_in()
    running.office.town.clock.advance(minutes=5)
    left = running.office.town.copied(tmp_path)  # the disk at the moment at which the process is gone
    made = Running(replace(running.office, town=left), stage_over(left), running.visit)
    again = made.sign_in()  # nothing was handed over
    assert again.desk_window.here[0] == "home"
    first = next(one for one in made.first_words(again) if "visit" in one)
    assert first == "A visit is out."
    assert made.stage.bell.awake
    made.pass_time(again, minutes=45)
    assert "the call was due at 11:20" in words()
    made.quit()


def test_closing_the_locked_program_says_that_nothing_rings_any_more(running: Running) -> None:
    running.sign_in().lock(Why.ASKED)
    running.stage.relaunching.up()
    (told,) = running.stage.relaunching.handovers
    locked = running.start(told)
    assert locked.entrance is not None
    ladder = locked.entrance.ladder
    assert ladder is not None
    locked.window.close()
    assert ladder.question is not None
    assert "A check-in sheet: call due at 11:20" in [one.words for one in ladder.question.findChildren(Text)]
    ladder.question.back.click()
    assert locked not in running.ended
    assert running.stage.bell.awake
    locked.window.close()
    assert ladder.question is not None
    ladder.question.verb.click()
    assert locked in running.ended
    assert not running.stage.bell.awake
