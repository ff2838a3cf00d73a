"""What left and was not paper: saved files and copied words, read out of the journal. A disclosure gone wrong can begin from each."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, RowMapping, true
from sqlalchemy.orm import Session

from vawdesk.models import registry
from vawdesk.services import sealing
from vawdesk.services.connections import OutOfSight, out_of_sight
from vawdesk.services.leaving import Way
from vawdesk.services.names_on_file import cases_called
from vawdesk.services.sealed_here import by_ids
from vawdesk.vault.journal import Action

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

MOST = 300  # on one page
PAGE, LOOKED_AT = 100, 5000  # rows of the journal: read at once, and looked through for one page, because most of what leaves is paper
NOT_PAPER = frozenset({Way.SAVE_LOCKED, Way.SAVE_OPEN, Way.COPY})


@dataclass(frozen=True)
class Left:
    """One release by another way than paper. `row` is its place in the journal, `case` the reference of its file, `by` who let it go."""

    row: int
    at: datetime
    document: str
    way: Way
    record_type: str
    record: uuid.UUID | None
    file: uuid.UUID | None
    case: str
    recipient: str
    recipient_person: uuid.UUID | None
    purpose: str
    by: str


@dataclass(frozen=True)
class LeftPage:
    """Some of what left, the newest first. `then`: the row of the journal before which there may be more, None where there is none."""

    lines: tuple[Left, ...]
    then: int | None


def what_left(desk: Desk, file: uuid.UUID | None = None, before: int | None = None) -> LeftPage:
    """What left one file, or all, and was not paper, the newest first; nothing of a file that is sealed or kept from this reader.

    `before` is the `then` of an earlier page.
    """
    column = desk.compartment("casework").journal.table.c
    asked = [*([column.file == file] if file is not None else []), *([column.seq < before] if before is not None else [])]
    found: list[_Release] = []
    then = None
    with desk.reading() as session:
        for looked, one in enumerate(_let_go(desk, session, asked), 1):
            if one.told is not None and _way(one.told) in NOT_PAPER:
                found.append(one)
            if len(found) == MOST or looked == LOOKED_AT:
                then = one.row["seq"]
                break
        return LeftPage(_lines(desk, session, found), then)


def left_by(desk: Desk, row: int) -> Left | None:
    """The release in this row of the journal, where this account may see it and it was not paper."""
    with desk.reading() as session:
        held = _let_go(desk, session, [desk.compartment("casework").journal.table.c.seq == row])
        return next(iter(_lines(desk, session, [one for one in held if one.told is not None and _way(one.told) in NOT_PAPER])), None)


def releases(desk: Desk, since: datetime, wanted: Callable[[dict[str, Any]], bool]) -> list[tuple[RowMapping, dict[str, Any], str]]:
    """The releases since then, on paper too, that are wanted and that this account may see: the newest first, with who let each go."""
    start = since.astimezone(UTC).isoformat(timespec="microseconds")
    with desk.reading() as session:
        held = _let_go(desk, session, [desk.compartment("casework").journal.table.c.utc >= start])
        told = [(one.row, one.told) for one in held if one.told is not None and wanted(one.told)]
    names = _names(desk)
    return [(row, content, names.get(row["account"], "")) for row, content in told]


@dataclass(frozen=True)
class _Release:
    """A row of the journal, and what it tells; None where it is sealed to others, erased, or kept from this reader."""

    row: RowMapping
    told: dict[str, Any] | None


def _let_go(desk: Desk, session: Session, asked: Sequence[ColumnElement[bool]]) -> Iterator[_Release]:
    """The releases for which this holds, the newest first, read page by page."""
    journal, unseal = desk.compartment("casework").journal, sealing.unsealing(desk, session)
    hidden = out_of_sight(session, desk.account.staff, desk.now().today)
    column, before = journal.table.c, true()
    while True:
        rows = journal.rows(session.connection(), column.action == str(Action.RELEASE), *asked, before, newest=PAGE)
        for row in rows:
            told = sealing.told(unseal, row["record"], row["content"])
            yield _Release(row, None if told is None or _hides(session, hidden, row, told) else told)
        if len(rows) < PAGE:
            return
        before = column.seq < rows[-1]["seq"]


def _lines(desk: Desk, session: Session, found: Sequence[_Release]) -> tuple[Left, ...]:
    references = cases_called(session, {one.row["file"] for one in found if one.row["file"] is not None})
    names = _names(desk)
    return tuple(_left(one.row, one.told, references, names) for one in found if one.told is not None)


def _names(desk: Desk) -> dict[uuid.UUID, str]:
    return {account.id: account.name for account in desk.vault.keyring.accounts.values()}


def _way(told: dict[str, Any]) -> Way | None:
    return next((way for way in Way if way.value == told.get("way")), None)


def _hides(session: Session, hidden: OutOfSight, row: RowMapping, told: dict[str, Any]) -> bool:
    """Whether a release is kept from this reader: for its file, for the record that left, or for who has it (C11)."""
    if not hidden.people:
        return False
    person, kind = told.get("recipient person"), registry.record_types().get(told.get("type", ""))
    if row["file"] in hidden.files or (person and uuid.UUID(person) in hidden.people):
        return True
    asked = kind is not None and kind.compartment == "casework" and row["record"] is not None
    return any(hidden.hides(record) for record in (by_ids(session, kind, [row["record"]]) if kind is not None and asked else ()))


def _left(row: RowMapping, told: dict[str, Any], references: dict[uuid.UUID, str], names: dict[uuid.UUID, str]) -> Left:
    person = told.get("recipient person")
    return Left(
        row=row["seq"], at=datetime.fromisoformat(row["utc"]), document=told.get("document", ""), way=_way(told) or Way.COPY,
        record_type=told.get("type", ""), record=row["record"], file=row["file"],
        case=references.get(row["file"], "") if row["file"] is not None else "", recipient=told.get("recipient", ""),
        recipient_person=uuid.UUID(person) if person else None, purpose=told.get("purpose", ""), by=names.get(row["account"], ""),
    )  # fmt: skip
