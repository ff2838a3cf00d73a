"""The engines of the program. What was worked out of a statement for one file serves every file that is opened after it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from threading import Lock
from typing import Any

from sqlalchemy import Dialect, Engine, ExceptionContext, create_engine, event, make_url
from sqlalchemy.pool import Pool, QueuePool, StaticPool
from sqlalchemy.util import LRUCache
from sqlcipher3 import dbapi2

from vawdesk.vault.errors import NoMemory

_URL = "sqlite://"
_STATEMENTS = 2000  # how many are kept in their worked-out form; an ordinary day needs fewer than a thousand
_LOCK = Lock()


def pooled(opened: Callable[[], Any]) -> Engine:
    """An engine that opens connections of the driver as they are needed, at most fifteen; the sixteenth waits five seconds.

    Where memory runs out it raises NoMemory, and the connection on which that happened is closed.
    """
    return _over(lambda dialect: QueuePool(opened, pool_size=5, timeout=5, use_lifo=True, dialect=dialect))


def on(raw: Any) -> Engine:
    """An engine over one connection of the driver that is open already, and that whoever opened it closes."""
    return _over(lambda dialect: StaticPool(lambda: raw, dialect=dialect))


def _over(pool: Callable[[Dialect], Pool]) -> Engine:
    with _LOCK:
        dialect, statements = _worked_out()
    return Engine(pool(dialect), dialect, make_url(_URL), hide_parameters=True, execution_options={"compiled_cache": statements})


@cache
def _worked_out() -> tuple[Dialect, LRUCache[Any, Any]]:
    """The dialect, which has met its driver once, and the statements written in it.

    An engine made in the usual way has its own of both. To write all statements anew takes longer than to carry them out, and a vault is
    opened more than once in the life of a process: for a backup, a carried copy, a practice. A statement keeps the values with which it
    was first met, as long as the process lives: it ends when the vault is locked.
    """
    engine = create_engine(_URL, module=dbapi2)
    with engine.connect():  # an empty file in memory
        pass
    engine.dispose()
    event.listen(engine.dialect, "handle_error", _say)  # an error is told to the dialect, which all engines share: once, here
    return engine.dialect, LRUCache(_STATEMENTS)


def _say(context: ExceptionContext) -> None:
    pool = context.engine.pool if context.engine is not None else None
    # the driver's InterfaceError is a value it could not copy: every column has its type, so that only memory can have failed
    if isinstance(pool, QueuePool) and isinstance(context.original_exception, MemoryError | dbapi2.InterfaceError):
        context.is_disconnect = True  # without memory it cannot even roll back: closing it lets go of its locks
        context.invalidate_pool_on_disconnect = False
        raise NoMemory from context.original_exception
