"""The engines of the program. What was worked out of a statement for one file serves every file that is opened after it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from sqlalchemy import Dialect, Engine, create_engine, make_url
from sqlalchemy.pool import Pool, QueuePool, StaticPool
from sqlalchemy.util import LRUCache
from sqlcipher3 import dbapi2

_URL = "sqlite://"
_STATEMENTS = 2000  # how many are kept in their worked-out form; an ordinary day needs fewer than a thousand


def pooled(opened: Callable[[], Any]) -> Engine:
    """An engine that opens connections of the driver as they are needed, at most fifteen; the sixteenth waits five seconds."""
    return _over(QueuePool(opened, pool_size=5, timeout=5, use_lifo=True, dialect=_worked_out()[0]))


def on(raw: Any) -> Engine:
    """An engine over one connection of the driver that is open already."""
    return _over(StaticPool(lambda: raw, dialect=_worked_out()[0]))


def _over(pool: Pool) -> Engine:
    dialect, statements = _worked_out()
    return Engine(pool, dialect, make_url(_URL), hide_parameters=True, execution_options={"compiled_cache": statements})


@cache
def _worked_out() -> tuple[Dialect, LRUCache[Any, Any]]:
    """The dialect, which has met its driver once, and the statements written in it.

    An engine made in the usual way has its own of both. To write all statements anew takes longer than to carry them out, and a vault is
    opened more than once in the life of a process: for a backup, a carried copy, a practice.
    """
    engine = create_engine(_URL, module=dbapi2)
    with engine.connect():  # an empty file in memory
        pass
    engine.dispose()
    return engine.dialect, LRUCache(_STATEMENTS)
