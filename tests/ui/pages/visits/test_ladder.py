"""The check-in ladder on this desktop: a window and a sound at its second, while locked too, and asked about on closing (V1, V5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.looking import faults_seen, in_view
from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.ladder_desk import Running, at_the_hour, shown, words
from tests.ui.world import Bell
from tests.vaults import Town
from vawdesk.i18n import Code, language
from vawdesk.models.casework.check_in_ladder import Heard, LadderPlan, rungs
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.casework.visit_outcome_options import CheckInSaid
from vawdesk.models.casework.visit_outcome_rows import outcome_id
from vawdesk.services import check_ins
from vawdesk.services.check_ins import Word
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.ladder_window import LadderWindow
from vawdesk.ui.ladder_words import DueStep
from vawdesk.ui.leaving import Handover, Why
from vawdesk.ui.sign_in import SignIn
from vawdesk.ui.step_teller import AGAIN, StepTeller, runs_of


@pytest.fixture
def running(office: Office) -> Iterator[Running]:
    yield from at_the_hour(office)


def test_each_step_comes_at_its_second_with_a_number_and_a_time_and_no_name(running: Running) -> None:
    signed_in, bell = running.sign_in(), running.stage.bell
    signed_in.desk_window.open("people")
    assert bell.awake
    running.pass_time(signed_in, minutes=49, seconds=59)
    assert (shown(), bell.rang) == (None, 0)
    for minute, expected in (
        (0, "Check-in sheet V-2026-0001: the call was due at 11:20"),
        (15, "Check-in sheet V-2026-0001: step 1 is due since 11:35"),
        (15, "Check-in sheet V-2026-0001: step 2 is due since 11:50"),
        (15, "Check-in sheet V-2026-0001: call 999 now. Due since 12:05"),
    ):
        rang = bell.rang
        running.pass_time(signed_in, minutes=minute, seconds=0 if minute else 1)
        assert expected in words()
        assert bell.rang == rang + 1
        for name in ("Nerys", "Llwyd", "Huw", "Heol"):
            assert name not in words()
        for _second in range(AGAIN):
            running.pass_time(signed_in, seconds=0)
        assert bell.rang == rang + 2  # again, until somebody has heard it
        window = shown()
        assert window is not None
        assert window.windowTitle() == "VAWDesk"
        running.press(window, "heard")
        assert shown() is None
    assert signed_in.desk_window.here[0] == "people"


def test_answering_opens_the_visit_and_safety_ends_it(running: Running) -> None:
    signed_in, bell = running.sign_in(), running.stage.bell
    running.pass_time(signed_in, minutes=70)
    window = shown()
    assert window is not None
    assert "step 1" in words()
    running.press(window, f"open_{running.visit.hex}")
    assert signed_in.desk_window.here == ("home_visit", running.visit)
    page = signed_in.desk_window.shell.page
    assert page is not None
    running.press(page, "safe")
    running.read(signed_in)
    assert not bell.awake
    rang = bell.rang
    running.pass_time(signed_in, minutes=60)
    assert (shown(), bell.rang) == (None, rang)


def test_a_word_from_outside_takes_the_window_away(running: Running) -> None:
    signed_in = running.sign_in()
    running.pass_time(signed_in, minutes=55)
    assert shown() is not None
    until = running.office.town.clock.utc + timedelta(minutes=30)
    check_ins.hear(signed_in.session.desk, running.visit, Word(CheckInSaid.STAYING, until=until))
    running.read(signed_in)
    assert shown() is None
    running.pass_time(signed_in, minutes=30)
    assert "the call was due at 11:55" in words()


def test_while_it_is_locked_the_card_tells_numbers_and_times_and_rings(running: Running) -> None:
    signed_in = running.sign_in()
    signed_in.lock(Why.ASKED)
    (told,) = running.stage.relaunching.handovers
    assert [step.number for step in told.ladder] == [0, 1, 2, 3]
    assert running.visit.hex not in told.to_json()
    running.stage.relaunching.up()
    program = running.start(Handover.from_json(told.to_json()))
    entrance, bell = program.entrance, running.stage.bell
    assert entrance is not None
    assert entrance.ladder is not None
    assert bell.awake
    running.office.town.clock.advance(minutes=66)
    rang = bell.rang
    entrance.ladder.teller.look()
    card = program.window.screen_now
    assert isinstance(card, SignIn)
    assert card.ladder.isVisible()
    assert card.ladder.heading.words == "A check-in sheet: step 1 is due since 11:35. Do what the sheet says for this step."
    assert bell.rang == rang + 1
    running.office.qtbot.keyClicks(card.secret.box, "g")
    for _second in range(AGAIN * 2):
        entrance.ladder.teller.look()
    assert bell.rang == rang + 1
    assert card.ladder.isVisible()


def test_whoever_signs_in_then_comes_to_the_visit(running: Running) -> None:
    first = running.sign_in()
    first.lock(Why.ASKED)
    running.stage.relaunching.up()
    (told,) = running.stage.relaunching.handovers
    running.office.town.clock.advance(minutes=60)
    assert running.sign_in(told).desk_window.here == ("home_visit", running.visit)


def test_what_came_in_the_night_is_told_in_the_morning(running: Running) -> None:
    running.office.town.clock.advance(hours=20)
    running.sign_in()
    assert "call 999 now" in words()


def test_closing_says_who_is_out_and_asks_who_holds_the_sheet(running: Running) -> None:
    signed_in = running.sign_in()
    running.pass_time(signed_in, minutes=5)
    program = running.all[-1]
    program.quit()
    asked = signed_in.leaving_out.question
    assert asked is not None
    said = asked.accessibleName() + " ".join(one.words for one in asked.findChildren(type(asked.layout().itemAt(0).widget())))
    assert "Check-in sheet V-2026-0001: call due at 11:20  ·  Buddy: Megan Price" in said
    assert "Nerys" not in said
    asked.back.click()
    assert program not in running.ended
    program.quit()
    again = signed_in.leaving_out.question
    assert again is not None
    again.verb.click()
    assert again.isVisible()  # asked once
    again.holder.set_value(running.office.staff["Megan Price"])
    again.verb.click()
    running.office.qtbot.waitUntil(lambda: program in running.ended, timeout=10000)
    held = running.office.sign_in("Sioned").desk.open(VisitOutcome, outcome_id(running.visit))
    assert held.sheet_held_by == running.office.staff["Megan Price"]


def test_steps_that_are_handed_over_come_back_as_the_ladders_they_were(qtbot: QtBot, town: Town) -> None:
    starts = town.clock.utc
    plans = {
        "usual": LadderPlan(starts, starts + timedelta(hours=1)),
        "code word": LadderPlan(starts, starts, heard=(Heard(starts, CheckInSaid.CODE_WORD),)),
        "longer": LadderPlan(starts, starts + timedelta(hours=2), (10, 20, 30, 40)),
        "code word, longer": LadderPlan(starts, starts, (10, 20, 30, 40), (Heard(starts, CheckInSaid.CODE_WORD),)),
        "safe": LadderPlan(starts, starts, heard=(Heard(starts, CheckInSaid.SAFE),)),
    }
    teller = StepTeller(town.clock, Bell())
    teller.follow({key: rungs(plan) for key, plan in plans.items()}, out=True)
    town.clock.utc -= timedelta(minutes=40)  # the clock is set back: the next process goes by it
    teller.look()
    told = Handover.from_json(Handover(Why.IDLE, town.clock.utc, ladder=teller.handed_over()).to_json())
    assert told is not None
    back = timedelta(minutes=40)
    expected = {tuple(replace(one, due=one.due - back) for one in rungs(plan)) for plan in plans.values() if rungs(plan)}
    assert set(runs_of(told.ladder).values()) == expected
    teller.stop()


@pytest.mark.parametrize("tongue", ["en", "cy"])
def test_every_word_and_button_of_the_window_can_be_seen(qtbot: QtBot, tongue: Code) -> None:
    window = LadderWindow(language(tongue))
    qtbot.addWidget(window)
    plan = LadderPlan(datetime(2026, 11, 24, 10, 30, tzinfo=UTC), datetime(2026, 11, 24, 11, 20, tzinfo=UTC))
    due = [DueStep(str(rung.number), rung, "V-2026-0064", known=True) for rung in rungs(plan)]
    for together in ([due[0]], [due[2]], [due[-1]], due[:2], [due[1]]):
        window.show_steps(together, may_sleep=len(together) > 1)
        qtbot.waitExposed(window)
        inside = window.layout()
        assert inside is not None
        qtbot.waitUntil(lambda together=together: len(window.findChildren(Notice)) == len(together) + (len(together) > 1))
        QApplication.processEvents()
        assert window.height() == inside.totalHeightForWidth(window.width())
        assert faults_seen(qtbot, window) == []
        for button in window.findChildren(QPushButton):
            assert not button.isVisible() or in_view(window, button), button.objectName()
