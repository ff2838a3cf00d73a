"""A disclosure gone wrong at the desk: begun, its steps taken one by one, closed and taken up again. It never stands in the way."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from vawdesk.models.base import Status
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong, StepTaken
from vawdesk.models.casework.handled_copy import HandledCopy
from vawdesk.models.casework.wrong_options import Step, StepState
from vawdesk.services.holding import holding
from vawdesk.services.sealed_here import sealed_here

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk
    from vawdesk.services.unit import Unit

STEP, STILL_TO_DO, CLOSE, REOPEN, JOIN = "step", "still to do", "close", "reopen", "join"


def begin(desk: Desk, record: DisclosureGoneWrong) -> uuid.UUID:
    """Keep what is known so far; the rest is said later. Raises Refused."""
    with desk.writing() as unit:
        record.status = Status.SIGNED
        unit.add(record)
        unit.commit()
    return record.id


def join(desk: Desk, id: uuid.UUID, more: DisclosureGoneWrong) -> None:
    """What `more` says of further copies belongs to one that somebody sees to already: one event, one clock. Raises Refused."""
    with desk.writing() as unit:
        held = unit.get(DisclosureGoneWrong, id)
        held.copies = _with(held.copies, more.copies)
        held.about, held.addresses = _with(held.about, more.about), _with(held.addresses, more.addresses)
        held.what = more.what
        unit.act(held, JOIN)
        unit.commit()


def _with(held: tuple[uuid.UUID, ...] | None, more: tuple[uuid.UUID, ...] | None) -> tuple[uuid.UUID, ...] | None:
    return tuple(dict.fromkeys((*(held or ()), *(more or ())))) or None


def take(desk: Desk, id: uuid.UUID, step: Step, state: StepState, words: str, at: datetime) -> None:
    """Write that a step was done, or why it is not needed; what stood there before stays in the journal. Raises Refused."""
    with desk.writing() as unit:
        held = unit.get(DisclosureGoneWrong, id)
        row = StepTaken(step=step, state=state, at=at, by=desk.account.staff, words=words.strip() or None)
        _keep(unit, held, (*_others(held, step), row), STEP)


def still_to_do(desk: Desk, id: uuid.UUID, step: Step) -> None:
    """Take back what was said of a step: it is to be done after all."""
    with desk.writing() as unit:
        held = unit.get(DisclosureGoneWrong, id)
        _keep(unit, held, _others(held, step), STILL_TO_DO)


def close(desk: Desk, id: uuid.UUID, word: str) -> None:
    """Nobody sees to it any more; what is still to do may stay so, with a word."""
    with desk.writing() as unit:
        held = unit.get(DisclosureGoneWrong, id)
        held.closed_at, held.closed_by, held.closed_word = desk.now().utc, desk.account.staff, word.strip() or None
        unit.act(held, CLOSE)
        unit.commit()


def reopen(desk: Desk, id: uuid.UUID) -> None:
    """It is taken up again."""
    with desk.writing() as unit:
        held = unit.get(DisclosureGoneWrong, id)
        held.closed_at = held.closed_by = held.closed_word = None
        unit.act(held, REOPEN)
        unit.commit()


def _others(held: DisclosureGoneWrong, step: Step) -> tuple[StepTaken, ...]:
    return tuple(row for row in held.steps or () if row.step is not step)


def _keep(unit: Unit, held: DisclosureGoneWrong, rows: Iterable[StepTaken], action: str) -> None:
    order = list(Step)
    held.steps = tuple(sorted(rows, key=lambda row: order.index(row.step) if row.step else 0)) or None
    unit.act(held, action)
    unit.commit()


def open_ones(session: Session, case: uuid.UUID | None = None) -> list[DisclosureGoneWrong]:
    """Those that somebody still sees to, of one case or of all, open or sealed to this account; the oldest first.

    One that lies in no case, or in another, is of this case too where a page from it was among what was lost.
    """
    query = select(DisclosureGoneWrong).where(DisclosureGoneWrong.closed_at.is_(None), DisclosureGoneWrong.status != Status.WITHDRAWN)
    pages = {copy.id for copy in _from_case(session, case)} if case is not None else set[uuid.UUID]()
    if case is not None:
        query = query.where(or_(DisclosureGoneWrong.case == case, holding(DisclosureGoneWrong.copies, pages)))
    found = list(session.scalars(query))
    sealed = [one for one in sealed_here(session, DisclosureGoneWrong) if one.is_open]
    found += [one for one in sealed if case in (None, one.case) or pages & set(one.copies or ())]
    return sorted(found, key=lambda one: (str(one.aware_at), one.id.hex))


def _from_case(session: Session, case: uuid.UUID) -> list[HandledCopy]:
    found = list(session.scalars(select(HandledCopy).where(HandledCopy.in_file == case)))
    return found + [copy for copy in sealed_here(session, HandledCopy) if copy.in_file == case]


def about_it(
    session: Session, *, copies: Iterable[uuid.UUID] = (), note: uuid.UUID | None = None, letter: uuid.UUID | None = None,
    release: int | None = None,
) -> DisclosureGoneWrong | None:  # fmt: skip
    """The one that was begun for one of these copies, for this note, letter or release: it is opened, and not begun twice."""
    wanted = frozenset(copies)
    asked = [DisclosureGoneWrong.note == note] if note is not None else []
    asked += [DisclosureGoneWrong.letter == letter] if letter is not None else []
    asked += [DisclosureGoneWrong.release == release] if release is not None else []
    asked += [holding(DisclosureGoneWrong.copies, wanted)] if wanted else []
    if not asked:
        return None
    query = select(DisclosureGoneWrong).where(or_(*asked), DisclosureGoneWrong.status != Status.WITHDRAWN)
    found = list(session.scalars(query))
    for one in sealed_here(session, DisclosureGoneWrong):
        held = ((note, one.note), (letter, one.letter), (release, one.release))
        if any(asked is not None and asked == told for asked, told in held) or wanted & set(one.copies or ()):
            found.append(one)
    return min(found, key=lambda one: (not one.is_open, one.id.hex), default=None)
