"""Work away by two people and in the office in any order, brought back late, twice, from copies, when it is over, after an account has
gone and after a backup was brought back: no entry is lost and none is doubled."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.services.carry_history import ACTS, History
from tests.services.carrying import Carrying

HISTORIES = 1000 if os.environ.get("VAWDESK_HYPOTHESIS") == "full" else 5
STEP = st.tuples(st.sampled_from(ACTS), st.integers(0, 3))


@pytest.fixture(scope="module")
def taken(carrying_office: Carrying, tmp_path_factory: pytest.TempPathFactory) -> Carrying:
    """Dai and Nerys have a copy each. It is the afternoon of the visit."""
    made = carrying_office.copied(tmp_path_factory.mktemp("taken"))
    made.take()
    made.take("Nerys")
    made.town.clock.advance(hours=25)
    return made


def lived(taken: Carrying, steps: list[tuple[str, int]]) -> None:
    """One history from its beginning to its end."""
    with TemporaryDirectory() as place:
        history = History(taken.copied(Path(place)))
        try:
            for act, which in steps:
                history.step(act, which)
            history.end()
        finally:
            history.office.vault.close()


@settings(max_examples=HISTORIES, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(STEP, min_size=2, max_size=9))
def test_no_entry_is_lost_and_none_is_doubled(taken: Carrying, steps: list[tuple[str, int]]) -> None:
    lived(taken, steps)


def test_what_a_restore_lost_comes_home_once_more(taken: Carrying) -> None:
    """Brought home after the backup, lost with the restore, and still in the copy."""
    away = [("note", 0), ("check in", 0), ("begin", 0), ("look", 0), ("flag", 1), ("write up", 1)]
    lived(
        taken, [*away, ("back_up", 0), ("home", 0), ("home", 1), ("write_here", 0), ("restore", 0), ("home", 1), ("home", 1), ("home", 0)]
    )


def test_so_does_what_was_not_brought_home_before(taken: Carrying) -> None:
    lived(taken, [("note", 0), ("home", 0), ("back_up", 0), ("note", 0), ("decide", 1), ("home", 0), ("restore", 0), ("home", 1)])
