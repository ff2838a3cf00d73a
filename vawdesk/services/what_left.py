"""What left and was not paper: saved files and copied words, read out of the journal. A disclosure gone wrong can begin from each."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, RowMapping, select, true
from sqlalchemy.orm import Session

from vawdesk.models import registry
from vawdesk.models.base import Record
from vawdesk.models.casework.case import Case
from vawdesk.services import sealing
from vawdesk.services.connections import kept_from
from vawdesk.services.leaving import Way
from vawdesk.services.sealed_here import by_ids
from vawdesk.vault.journal import Action

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

MOST = 300  # that are listed, the newest
PAGE, PAGES = 100, 50  # of rows of the journal that are looked through: most of what leaves is paper
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


def what_left(desk: Desk, file: uuid.UUID | None = None) -> list[Left]:
    """What left one file, or all, and was not paper, the newest first; nothing of a file that is sealed or kept from this reader."""
    journal = desk.compartment("casework").journal
    return _seen(desk, *([journal.table.c.file == file] if file is not None else []))


def left_by(desk: Desk, row: int) -> Left | None:
    """The release in this row of the journal, where this account may see it."""
    return next(iter(_seen(desk, desk.compartment("casework").journal.table.c.seq == row)), None)


def _seen(desk: Desk, *asked: ColumnElement[bool]) -> list[Left]:
    """Those of these releases that were not paper and that this reader may see, the newest first."""
    with desk.reading() as session:
        told = list(islice(_not_paper(desk, session, asked), MOST))
        hidden = kept_from(session, desk.account.staff, desk.now().today)
        told = [(row, content) for row, content in told if not hidden or not hidden & _subjects(session, row, content)]
        files = {row["file"] for row, _content in told if row["file"] is not None}
        references = {id: ref or "" for id, ref in session.execute(select(Case.id, Case.ref_no).where(Case.id.in_(files)))}
        references |= {case.id: case.ref_no or "" for case in desk.sealed(Case)}
    names = {account.id: account.name for account in desk.vault.keyring.accounts.values()}
    return [_left(row, content, references, names) for row, content in told]


def releases(desk: Desk, since: datetime, wanted: Callable[[dict[str, Any]], bool]) -> list[tuple[RowMapping, dict[str, Any], str]]:
    """The releases since then, on paper too, that are wanted and that this account may see: the newest first, with who let each go."""
    journal = desk.compartment("casework").journal
    column, start = journal.table.c, since.astimezone(UTC).isoformat(timespec="microseconds")
    with desk.reading() as session:
        rows = journal.rows(session.connection(), column.action == str(Action.RELEASE), column.utc >= start)
        unseal = sealing.unsealing(desk, session)
        told = [(row, content) for row in reversed(rows) if (content := _told(row, unseal)) is not None and wanted(content)]
        hidden = kept_from(session, desk.account.staff, desk.now().today)
        told = [(row, content) for row, content in told if not hidden or not hidden & _subjects(session, row, content)]
    names = {account.id: account.name for account in desk.vault.keyring.accounts.values()}
    return [(row, content, names.get(row["account"], "")) for row, content in told]


def _not_paper(desk: Desk, session: Session, asked: Sequence[ColumnElement[bool]]) -> Iterator[tuple[RowMapping, dict[str, Any]]]:
    """Rows with what they tell, the newest first, page by page."""
    journal, unseal = desk.compartment("casework").journal, sealing.unsealing(desk, session)
    column, before = journal.table.c, true()
    for _page in range(PAGES):
        rows = journal.rows(session.connection(), column.action == str(Action.RELEASE), *asked, before, newest=PAGE)
        for row in rows:
            if (content := _told(row, unseal)) is not None and _way(content) in NOT_PAPER:
                yield row, content
        if len(rows) < PAGE:
            return
        before = column.seq < rows[-1]["seq"]


def _told(row: RowMapping, unseal: sealing.Unseal) -> dict[str, Any] | None:
    """What the journal keeps of a release; None where it is sealed to others, or erased."""
    content = row["content"]
    if content is None:
        return None
    if not content.startswith(b"{"):
        opened = unseal(row["record"], content) if row["record"] is not None else None
        if opened is None:
            return None
        content = opened[1]
    held: dict[str, Any] = json.loads(content)
    return held


def _way(told: dict[str, Any]) -> Way | None:
    return next((way for way in Way if way.value == told.get("way")), None)


def _subjects(session: Session, row: RowMapping, told: dict[str, Any]) -> set[uuid.UUID]:
    """Everybody in the record that left, and in its case."""
    types = registry.record_types()
    kind = types.get(told.get("type", ""))
    found: list[Record] = list(by_ids(session, Case, [row["file"]] if row["file"] is not None else []))
    if kind is not None and kind.compartment == "casework" and row["record"] is not None:
        found += by_ids(session, kind, [row["record"]])
    return {one for record in found for one in (record.id, *record.subjects())}


def _left(row: RowMapping, told: dict[str, Any], references: dict[uuid.UUID, str], names: dict[uuid.UUID, str]) -> Left:
    person = told.get("recipient person")
    return Left(
        row=row["seq"], at=datetime.fromisoformat(row["utc"]), document=told.get("document", ""), way=_way(told) or Way.COPY,
        record_type=told.get("type", ""), record=row["record"], file=row["file"],
        case=references.get(row["file"], "") if row["file"] is not None else "", recipient=told.get("recipient", ""),
        recipient_person=uuid.UUID(person) if person else None, purpose=told.get("purpose", ""), by=names.get(row["account"], ""),
    )  # fmt: skip
