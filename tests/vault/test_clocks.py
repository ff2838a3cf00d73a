"""A clock that is wrong: saving works, the order is exact, what is old is never destroyed, and the person is told."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from vaults import Town

from vawdesk.clock import local
from vawdesk.vault.backup import back_up, listed
from vawdesk.vault.findings import Kind
from vawdesk.vault.journal import Action, Entry
from vawdesk.vault.opened import OpenVault

WRONG = {
    "an hour back": timedelta(hours=-1),
    "a year back": timedelta(days=-365),
    "ten years on": timedelta(days=3653),
    "a second back": timedelta(seconds=-1),
}
ACROSS = {
    "clocks go forward": local(2027, 3, 28, 0, 59),
    "clocks go back": local(2026, 10, 25, 1, 59),
    "leap day": datetime(2028, 2, 28, 23, 59, tzinfo=UTC),
    "the day after leap day": datetime(2028, 2, 29, 23, 59, tzinfo=UTC),
    "new year": datetime(2026, 12, 31, 23, 59, tzinfo=UTC),
}


def save(vault: OpenVault, text: str) -> None:
    with vault["casework"].writing() as session:
        vault["casework"].journal.append(session.connection(), Entry(Action.CREATE, content=text.encode()))
        session.commit()


def told(vault: OpenVault) -> tuple[list[str], list[str], list[int]]:
    """The texts in order, the other actions, and the offsets of the moments."""
    with vault["casework"].connection() as connection:
        rows = vault["casework"].journal.rows(connection)
    assert [row["seq"] for row in rows] == list(range(1, len(rows) + 1))
    texts = [row["content"].decode() for row in rows if row["action"] == Action.CREATE]
    return texts, [row["action"] for row in rows if row["action"] != Action.CREATE], [row["utc_offset"] for row in rows]


@pytest.mark.parametrize("shift", WRONG.values(), ids=WRONG)
def test_saving_goes_on_in_order_whatever_the_clock_says(town: Town, tmp_path: Path, shift: timedelta) -> None:
    (tmp_path / "stick").mkdir()
    vault = town.open()
    save(vault, "before")
    made = back_up(vault, tmp_path / "stick")
    vault.sign_out()
    town.clock.utc += shift
    vault = town.open()
    behind = shift < timedelta(0)
    assert {finding.kind for finding in vault.findings} == ({Kind.CLOCK} if behind else set())
    assert not any(finding.grave for finding in vault.findings)
    for text in ("one", "two"):
        save(vault, text)
        town.clock.advance(minutes=5)
    texts, others, _offsets = told(vault)
    assert texts == ["before", "one", "two"]
    assert others.count(Action.CLOCK_WENT_BACK) == (shift < timedelta(minutes=-1))
    second = back_up(vault, tmp_path / "stick")
    assert {one.path for one in listed(vault, tmp_path / "stick")} == {made.path, second.path}, "nothing goes because of its age"
    town.clock.utc -= shift
    save(vault, "put right")
    assert told(vault)[0][-1] == "put right"
    assert vault.verify("casework") == vault.verify("organisation") == []
    vault.sign_out()


def test_a_clock_that_went_back_says_from_when_to_when(town: Town) -> None:
    vault = town.open()
    save(vault, "before")
    town.clock.utc -= timedelta(hours=3)
    save(vault, "after")
    with vault["casework"].connection() as connection:
        row = vault["casework"].journal.rows(connection, vault["casework"].journal.table.c.action == Action.CLOCK_WENT_BACK)[0]
    said = json.loads(row["content"])
    assert datetime.fromisoformat(said["from"]) - datetime.fromisoformat(said["to"]) == timedelta(hours=3)
    vault.close()


@pytest.mark.parametrize("moment", ACROSS.values(), ids=ACROSS)
def test_a_calendar_s_own_jumps_are_no_jumps(town: Town, moment: datetime) -> None:
    town.clock.utc = moment
    vault = town.open()
    for number in range(4):
        save(vault, str(number))
        town.clock.advance(seconds=40)
    texts, others, offsets = told(vault)
    assert (texts, others) == (["0", "1", "2", "3"], [])
    assert len(set(offsets)) == (2 if moment in (ACROSS["clocks go forward"], ACROSS["clocks go back"]) else 1)
    vault.sign_out()
    vault = town.open()
    assert vault.findings == ()
    assert vault.verify("casework") == []
    vault.close()
