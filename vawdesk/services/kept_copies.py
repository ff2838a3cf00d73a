"""Paper copies at the desk: found again after the printer took them, and what is written of each (X14)."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from vawdesk.models.casework.case import Case
from vawdesk.models.casework.handled_copy import Fate, HandledCopy
from vawdesk.services.connections import out_of_sight
from vawdesk.services.copies import came_to, handed_to, not_ended

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk


GIVEN, OUT_AGAIN = "given", "out again"  # actions of the journal
MOST = 500  # copies in the list, those to be got back first; the others stand in their own file


@dataclass(frozen=True)
class CopyLine:
    """One paper copy in the list. `case` is the reference of the file it came from, "" where it lies in none."""

    id: uuid.UUID
    document: str
    number: int
    case: str
    recipient: str
    purpose: str
    printed_at: datetime | None
    given_to: str
    fate: Fate | None
    fate_at: datetime | None
    superseded: bool


def copy_that_left(desk: Desk, data: bytes) -> uuid.UUID | None:
    """The record of the copy with these pages; None for a paper that is not followed, such as a blank form."""
    digest = hashlib.sha256(data).hexdigest()
    with desk.reading() as session:
        query = select(HandledCopy.id).where(HandledCopy.content_hash == digest).order_by(HandledCopy.printed_at.desc())
        found = session.scalars(query).first()
    return found or next((copy.id for copy in desk.sealed(HandledCopy) if copy.content_hash == digest), None)


def copy_lines(desk: Desk, file: uuid.UUID | None = None, *, out_only: bool = True) -> list[CopyLine]:
    """The copies of one case or of all, those no longer right first, then the oldest; never one about somebody kept from this reader."""
    with desk.reading() as session:
        hidden = out_of_sight(session, desk.account.staff, desk.now().today)
        pressing = (HandledCopy.fate.is_not(None), HandledCopy.superseded.is_not(True))  # what is to be got back is never cut off
        query = select(HandledCopy).order_by(*pressing, HandledCopy.printed_at.desc()).limit(MOST)
        query = query.where(HandledCopy.in_file == file) if file is not None else query
        copies = list(session.scalars(query.where(HandledCopy.fate.is_(None)) if out_only else query))
        sealed = [copy for copy in desk.sealed(HandledCopy) if (file is None or copy.in_file == file) and (copy.is_out or not out_only)]
        wanted = hidden.shown((*copies, *sealed))
        files = {copy.in_file for copy in wanted}
        references = {id: ref or "" for id, ref in session.execute(select(Case.id, Case.ref_no).where(Case.id.in_(files)))}
        references |= {case.id: case.ref_no or "" for case in desk.sealed(Case)}
        lines = [_line(copy, references) for copy in wanted]
    return sorted(lines, key=lambda line: (line.fate is not None, not line.superseded, str(line.printed_at), line.id.hex))


def _line(copy: HandledCopy, references: dict[uuid.UUID, str]) -> CopyLine:
    return CopyLine(
        copy.id, copy.document or "", copy.copy_number or 0, references.get(copy.in_file, "") if copy.in_file else "", copy.recipient or "",
        copy.purpose or "", copy.printed_at, copy.given_to or "", copy.fate, copy.fate_at, bool(copy.superseded),
    )  # fmt: skip


def all_became(desk: Desk, ids: Iterable[uuid.UUID], fate: Fate, note: str = "") -> None:
    """Write what became of one copy or of several, in one commit. Raises Refused, as where nothing says how it was lost; then of none."""
    _change_all(desk, ids, lambda copy: came_to(copy, fate, desk.now(), note), fate.value)


def all_handed_out(desk: Desk, ids: Iterable[uuid.UUID]) -> None:
    """Each of these has whom it was made for."""
    _change_all(desk, ids, lambda copy: handed_to(copy, copy.recipient or "", desk.now()), GIVEN)


def out_again(desk: Desk, ids: Iterable[uuid.UUID]) -> None:
    """What was written of these copies was not so: they are out as before. The journal keeps both."""
    _change_all(desk, ids, not_ended, OUT_AGAIN)


def given(desk: Desk, ids: Iterable[uuid.UUID], whom: str) -> None:
    """Write who has these copies, in one commit."""
    _change_all(desk, ids, lambda copy: handed_to(copy, whom, desk.now()), GIVEN)


def handed_out(desk: Desk, pages: Iterable[bytes]) -> None:
    """A day's sheets came out, and each has whom it was made for."""
    all_handed_out(desk, followed(desk, pages))


def never_came_out(desk: Desk, pages: Iterable[bytes]) -> None:
    """Pages that no printer was given: their copies are cancelled."""
    all_became(desk, followed(desk, pages), Fate.NEVER_PRINTED)


def followed(desk: Desk, pages: Iterable[bytes]) -> list[uuid.UUID]:
    """The copies with these pages; none for a paper that is not followed, such as a blank form."""
    return [id for page in pages if (id := copy_that_left(desk, page)) is not None]


def _change_all(desk: Desk, ids: Iterable[uuid.UUID], act: Callable[[HandledCopy], None], action: str) -> None:
    with desk.writing() as unit:
        for id in ids:
            copy = unit.get(HandledCopy, id)
            act(copy)
            unit.act(copy, action)
        unit.commit()
