"""A program that is locked before a weekend rings for the visits of the weekend, and of the day on which somebody comes back (V1)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.ladder_desk import Running
from tests.ui.world import stage_over
from vawdesk.clock import local
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.services import check_ins, visit_steps
from vawdesk.ui.leaving import Handover, Why
from vawdesk.ui.sign_in import SignIn


def planned(office: Office, at: datetime) -> HomeVisit:
    """A visit that begins then and is to call in after 50 minutes."""
    return visit_steps.sign(office.desk, office.visit(*office.family(), planned_at=at, check_in_at=at + timedelta(minutes=50)))


@pytest.mark.parametrize(
    ("locked", "until", "not_yet"),
    [
        (local(2026, 11, 27, 17, 0), local(2026, 12, 1, 15, 50), local(2026, 12, 1, 17, 10)),  # a Friday: four days, over Monday
        (local(2026, 11, 24, 9, 30), local(2026, 11, 28, 8, 20), local(2026, 11, 28, 9, 40)),  # a Tuesday
        (local(2027, 3, 25, 17, 0), local(2027, 3, 30, 22, 50), local(2027, 3, 31, 0, 10)),  # before Easter: the Tuesday to its end
    ],
)
def test_how_far_ahead_it_reaches(office: Office, locked: datetime, until: datetime, not_yet: datetime) -> None:
    office.town.clock.advance(seconds=(locked - office.town.clock.utc).total_seconds())
    office.sign_in("Huw")
    covered = planned(office, until).id
    planned(office, not_yet)
    assert [one.visit for one in check_ins.who_is_out(office.desk)] == [covered]
    office.town.clock.advance(days=2)
    assert len(check_ins.who_is_out(office.desk)) == 2


def test_locked_on_friday_it_rings_on_sunday_and_on_monday_morning(office: Office) -> None:
    friday = local(2026, 11, 27, 17, 0)
    office.town.clock.advance(seconds=(friday - office.town.clock.utc).total_seconds())
    office.sign_in("Huw")
    sunday = planned(office, local(2026, 11, 29, 15, 0))
    planned(office, local(2026, 11, 30, 8, 0))
    office.leave()
    running = Running(office, stage_over(office.town), sunday.id)
    running.sign_in().lock(Why.ASKED)
    (told,) = running.stage.relaunching.handovers
    running.stage.relaunching.up()
    program = running.start(Handover.from_json(told.to_json()))
    entrance, bell, card = program.entrance, running.stage.bell, program.window.screen_now
    assert entrance is not None
    assert entrance.ladder is not None
    assert isinstance(card, SignIn)
    assert bell.awake  # asleep, it would ring for nobody before Monday
    for at, words in ((local(2026, 11, 29, 15, 50), "15:50"), (local(2026, 11, 30, 8, 50), "8:50")):
        office.town.clock.advance(seconds=(at - office.town.clock.utc).total_seconds() - 1)
        entrance.ladder.teller.look()
        entrance.ladder.teller.heard(entrance.ladder.teller.loud)
        rang = bell.rang
        assert words not in card.ladder.heading.words + card.ladder.body.words
        office.town.clock.advance(seconds=1)
        entrance.ladder.teller.look()
        assert bell.rang == rang + 1
        assert words in card.ladder.heading.words + card.ladder.body.words
    running.quit()


@pytest.mark.parametrize(
    ("locked", "visit", "awake"),
    [
        (local(2026, 11, 24, 17, 0), local(2026, 11, 25, 10, 30), False),  # by then somebody sits here again
        (local(2026, 11, 24, 17, 0), local(2026, 11, 24, 21, 30), True),
        (local(2027, 3, 25, 17, 0), local(2027, 3, 27, 10, 30), True),  # the Saturday of Easter
    ],
)
def test_it_stays_awake_where_nobody_comes_before_the_call(office: Office, locked: datetime, visit: datetime, awake: bool) -> None:
    office.town.clock.advance(seconds=(locked - office.town.clock.utc).total_seconds())
    office.sign_in("Huw")
    id = planned(office, visit).id
    office.leave()
    running = Running(office, stage_over(office.town), id)
    running.sign_in().lock(Why.ASKED)
    (told,) = running.stage.relaunching.handovers
    running.stage.relaunching.up()
    entrance, bell = running.start(Handover.from_json(told.to_json())).entrance, running.stage.bell
    assert entrance is not None
    assert entrance.ladder is not None
    assert bell.awake is awake
    office.town.clock.advance(seconds=(visit - timedelta(hours=2) - office.town.clock.utc).total_seconds())
    entrance.ladder.teller.timer.timeout.emit()
    assert bell.awake
    office.town.clock.advance(days=1)
    entrance.ladder.teller.timer.timeout.emit()
    assert not bell.awake
    running.quit()
