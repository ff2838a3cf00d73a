"""Engines share what was worked out of statements, and nothing else: neither who listens nor what becomes of a connection."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine, literal, select
from sqlalchemy.engine.interfaces import CacheStats
from sqlalchemy.exc import InterfaceError
from sqlcipher3 import dbapi2
from vaults import Town

from vawdesk.vault import engines
from vawdesk.vault.errors import NoMemory


def in_file(path: Path) -> Engine:
    return engines.pooled(lambda: dbapi2.connect(str(path), isolation_level=None))


def met_before(engine: Engine) -> bool:
    with engine.connect() as connection:
        done = connection.execute(select(literal(1).label("met_in_the_engines")))
        assert done.scalar_one() == 1
        return done.context.cache_hit is CacheStats.CACHE_HIT


def test_a_statement_is_worked_out_once_for_all_files(tmp_path: Path) -> None:
    first, second = in_file(tmp_path / "first.db"), in_file(tmp_path / "second.db")
    met_before(first)
    assert met_before(second)
    raw = dbapi2.connect(":memory:", isolation_level=None)
    assert met_before(engines.on(raw))
    for engine in (first, second):
        engine.dispose()


def test_each_engine_reads_its_own_file(tmp_path: Path) -> None:
    read = []
    for name in ("first", "second"):
        engine = in_file(tmp_path / f"{name}.db")
        with engine.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE what (words TEXT)")
            connection.exec_driver_sql("INSERT INTO what VALUES (?)", (name,))
            read.append(connection.exec_driver_sql("SELECT words FROM what").scalar_one())
        engine.dispose()
    assert read == ["first", "second"]


def test_vaults_that_are_opened_and_closed_leave_one_who_listens(town: Town) -> None:
    for _time in range(3):
        vault = town.open()
        said = len(list(vault["organisation"].engine.dialect.dispatch.handle_error))
        vault.sign_out()
        assert said == 1


def test_want_of_memory_closes_a_connection_of_ours_and_none_that_was_lent(tmp_path: Path) -> None:
    ours, raw = in_file(tmp_path / "ours.db"), dbapi2.connect(":memory:", isolation_level=None)
    with ours.connect() as connection, pytest.raises(NoMemory):
        connection.exec_driver_sql("SELECT ?", (object(),))  # what the driver could not copy
    with engines.on(raw).connect() as connection, pytest.raises(InterfaceError):
        connection.exec_driver_sql("SELECT ?", (object(),))
    assert raw.execute("SELECT 1").fetchone() == (1,)  # whoever lent it still has it
    ours.dispose()
