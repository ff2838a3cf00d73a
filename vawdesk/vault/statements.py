"""One door for writing: a connection takes SELECT, the flush of a writing session, and what the vault itself permits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, SelectBase, event
from sqlalchemy.orm import Session

from vawdesk.vault.errors import StatementRefused

_PERMITTED = "vawdesk permitted"
_HELD = "vawdesk held"
_FREE = ("SELECT", "BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK")


@contextmanager
def permitted(connection: Connection) -> Iterator[None]:
    """Let this connection's writes through while the block runs: for journal rows, search documents, drafts, envelopes, counters.

    Raises StatementRefused on a connection that was opened for reading.
    """
    if not connection.get_execution_options().get("write"):
        raise StatementRefused("this connection is for reading")
    info = connection.info  # asked for once: a connection that was lost on the way has none any more
    depth = info.get(_PERMITTED, 0)
    info[_PERMITTED] = depth + 1
    try:
        yield
    finally:
        info[_PERMITTED] = depth


class ReadingSession(Session):
    """A session that reads. Its transaction is deferred, and anything but SELECT is refused."""


class WritingSession(Session):
    """A session whose transaction begins IMMEDIATE and whose only writes are those of its flush.

    An INSERT, UPDATE or DELETE given as a statement would go past the journal and is refused.
    """

    def flush(self, objects: Sequence[Any] | None = None) -> None:
        """Write what is new, changed or deleted."""
        if not (self.new or self.dirty or self.deleted):
            return
        if self.info.get(_HELD):
            raise StatementRefused("only the commit of the unit of work keeps records: it checks them and writes the journal")
        with permitted(self.connection()):
            super().flush(objects)


def hold(session: Session) -> None:
    """From now on this session's flush, and so its commit of anything changed, is refused but inside `let_through`."""
    session.info[_HELD] = True


@contextmanager
def let_through(session: Session) -> Iterator[None]:
    """Let a held session flush while the block runs."""
    before = session.info.get(_HELD, False)
    session.info[_HELD] = False
    try:
        yield
    finally:
        session.info[_HELD] = before


def guard(engine: Engine) -> None:
    """Begin transactions as the session means, and refuse what may not be written."""

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # a deferred transaction that reads and then writes is refused at once when another one writes, whatever the timeout
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("write") else "BEGIN")

    @event.listens_for(engine, "before_cursor_execute")
    def look(connection: Connection, cursor: Any, statement: str, parameters: Any, context: Any, many: bool) -> None:
        if connection.info.get(_PERMITTED, 0) or statement.lstrip()[:9].upper().startswith(_FREE):
            return
        compiled = getattr(context, "compiled", None)
        if compiled is not None and isinstance(compiled.statement, SelectBase):
            return
        raise StatementRefused("only SELECT and the flush of a writing session; anything else would go past the journal")
