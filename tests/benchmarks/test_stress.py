"""The fast way of filling the stress vault leaves the very rows that the desk leaves."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import text
from vaults import Town

from benchmarks.bulk import write
from benchmarks.records import Maker
from benchmarks.stress import NAME, PASSPHRASE, Counts, MovedClock, edges_at, make
from vawdesk.models.base import Record
from vawdesk.services import search
from vawdesk.services.desk import Desk
from vawdesk.vault.vault import open_vault

SMALL = Counts(6, 3, 9, 24)
NEW_EACH_TIME = {"account", "created_by", "updated_by", "salt", "content_hash", "hash", "previous", "signature", "monotonic_ns"}


def by_desk(desk: Desk, records: list[Record]) -> None:
    for record in records:
        with desk.writing(record.compartment) as unit:
            unit.add(record)
            unit.commit()


def filled(town: Town, how: Callable[[Desk, list[Record]], None]) -> dict[str, list[dict[str, Any]]]:
    """The rows of every table after everything was written in one of the two ways."""
    vault = town.open()
    desk = Desk(vault)
    records = Maker(random.Random(7), SMALL).records()  # noqa: S311 # a generator, not keys
    for _kind, group in groupby(records, type):
        how(desk, list(group))
    assert desk.verify("casework") == []
    found = {}
    with vault["casework"].connection() as connection:
        tables = connection.execute(text("SELECT name FROM sqlite_schema WHERE type = 'table'")).scalars().all()
        for table in tables:
            if not table.startswith(("search_text_", "sqlite_")) and table not in ("vault_row", "alembic_version"):
                order = "rowid, *" if table == "search_text" else "*"
                rows = connection.execute(text(f'SELECT {order} FROM "{table}"')).mappings()  # noqa: S608 # names of our own tables
                found[table] = sorted((_plain(dict(row), desk) for row in rows), key=str)
    vault.close()
    return found


def _plain(row: dict[str, Any], desk: Desk) -> dict[str, Any]:
    """A row without what is new each time: accounts, salts, hashes."""
    kept = {name: value for name, value in row.items() if name not in NEW_EACH_TIME}
    if isinstance(kept.get("content"), bytes):
        kept["content"] = kept["content"].replace(desk.account.id.hex.encode(), b"")
    return kept


def test_every_row_is_the_desks_own(make_town: Callable[[], Town]) -> None:
    slow, fast = filled(make_town(), by_desk), filled(make_town(), write)
    assert slow.keys() == fast.keys()
    for table, rows in slow.items():
        assert rows == fast[table], table
    assert len(slow["contact_note"]) == SMALL.notes
    assert len(slow["journal"]) > SMALL.people + SMALL.cases + SMALL.notes


def test_a_small_stress_vault_is_made_and_can_be_worked_in(tmp_path: Path) -> None:
    folder = make(tmp_path, Counts().scaled(0.0005), 1)
    clock = MovedClock()
    vault = open_vault(folder, NAME, PASSPHRASE, "casework", edges_at(tmp_path, clock))
    try:
        desk = Desk(vault)
        assert desk.verify("casework") == []
        with desk.reading() as session:
            assert search.find(session, "casework", "dweud")
    finally:
        vault.sign_out()
    assert make(tmp_path, Counts().scaled(0.0005), 1) == folder  # it is there: nothing is made twice


def test_the_counts_are_those_of_the_stress_vault() -> None:
    assert Counts() == Counts(20_000, 8_000, 250_000, 60_000)
    assert Counts().scaled(0.01) == Counts(200, 80, 2_500, 600)
