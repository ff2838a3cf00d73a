"""The register of staff-risk flags: what is due first, what was removed last. Never those of people close to the reader (C11, 8.17)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.i18n import N_, Message
from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.flag_options import Notify, Standing
from vawdesk.models.casework.flag_review import Answered, FlagReview
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.removed_record import RemovedRecord
from vawdesk.models.casework.staff_risk_flag import IN_VIEW, StaffRiskFlag
from vawdesk.models.organisation.organisation import Organisation
from vawdesk.models.values import Option
from vawdesk.services.connections import out_of_sight
from vawdesk.services.first_steps import organisation_of
from vawdesk.services.flag_removal import marks
from vawdesk.services.flags_in_view import FlagState, state_of
from vawdesk.services.flags_kept import held_with, kept_until
from vawdesk.services.flags_read import unread
from vawdesk.services.holds import Holds
from vawdesk.services.sealed_here import by_ids, sealed_here

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

LATE = (FlagState.CONFIRMATION_OVERDUE, FlagState.REVIEW_OVERDUE)
UNCONFIRMED = (FlagState.NOT_YET_CONFIRMED, FlagState.CONFIRMATION_OVERDUE)


class FlagDue(Option):
    """What is to be done about a flag beside its confirmation and its review, the most pressing first."""

    CHALLENGE = "challenge", N_("Challenge to decide")
    TELL = "tell", N_("Telling to decide")
    ANSWER = "answer", N_("Answer to give")
    READ = "read", N_("Not read by you")
    HELD = "held", N_("Held")
    KEPT_OVER = "kept over", N_("Kept long enough")
    TERM = "term", N_("Term not decided")


@dataclass(frozen=True)
class FlagLine:
    """One flag as the list shows it, or the mark of one that was removed. `state` is None once it has ended; `about` is a name, or
    the kind of a place.

    `people` are those who are linked with the place now: a kind alone does not tell one home from another. `page` opens the line.
    """

    id: uuid.UUID
    reference: str
    category: Message
    about: str | Message
    state: FlagState | None
    instructions: tuple[Message, ...]
    review_on: date | None
    ended_on: date | None
    people: tuple[str, ...] = ()
    dues: tuple[FlagDue, ...] = ()
    kept_until: date | None = None
    page: str = StaffRiskFlag.type_name

    @property
    def late(self) -> bool:
        """Whether somebody should have decided by now."""
        return self.state in LATE

    @property
    def due(self) -> bool:
        """Whether a manager has something to decide or to do about it."""
        return self.late or self.state in UNCONFIRMED or bool(set(self.dues) - {FlagDue.READ, FlagDue.HELD})

    @property
    def is_removed(self) -> bool:
        """Whether only its mark is left."""
        return self.page == RemovedRecord.type_name


def flags_listed(desk: Desk) -> list[FlagLine]:
    """Every flag that this reader may see, in view or ended, and the marks of those that were removed."""
    now = desk.now()
    with desk.reading() as session:
        hidden = out_of_sight(session, desk.account.staff, now.today)
        flags = [*session.scalars(select(StaffRiskFlag).where(StaffRiskFlag.status != Status.WITHDRAWN)), *desk.sealed(StaffRiskFlag)]
        shown = [flag for flag in hidden.shown(flags) if flag.standing is not Standing.DRAFT]
        held, read_not = _held(session, shown), frozenset(flag.id for flag in unread(desk, session))
        known = _Known(organisation_of(desk), read_not, held, _to_answer(session))
        lines = [_line(session, flag, now, known) for flag in shown]
    return sorted(lines, key=_first) + [_mark(one) for one in marks(desk)]


@dataclass(frozen=True)
class _Known:
    """What is asked once for all lines: the trustees' terms, what the reader has not read, what is held, whose challenge is unanswered."""

    own: Organisation | None
    unread: frozenset[uuid.UUID]
    held: frozenset[uuid.UUID]
    to_answer: frozenset[uuid.UUID]


def _held(session: Session, flags: list[StaffRiskFlag]) -> frozenset[uuid.UUID]:
    """Ended flags that a hold keeps, or a review of them: they are not due to go (X11)."""
    holds = Holds(session)
    return frozenset(flag.id for flag in flags if flag.standing is Standing.ENDED and held_with(holds, session, flag) is not None)


def _to_answer(session: Session) -> frozenset[uuid.UUID]:
    waiting = select(FlagReview.flag).where(FlagReview.answered == Answered.TO_COME, FlagReview.status != Status.WITHDRAWN)
    sealed = (one.flag for one in sealed_here(session, FlagReview) if one.is_unanswered)
    return frozenset(id for id in (*session.scalars(waiting), *sealed) if id is not None)


def _line(session: Session, flag: StaffRiskFlag, now: Moment, known: _Known) -> FlagLine:
    about, people = _about(session, flag, now)
    return FlagLine(
        id=flag.id,
        reference=flag.ref_no or "",
        category=flag.category.label if flag.category else StaffRiskFlag.title,
        about=about,
        state=state_of(flag, now) if flag.standing in IN_VIEW else None,
        instructions=tuple(one.label for one in flag.control_instructions or ()),
        review_on=flag.review_on,
        ended_on=flag.ended_on,
        people=people,
        dues=tuple(_dues(flag, now, known)),
        kept_until=kept_until(flag, known.own),
    )


def _dues(flag: StaffRiskFlag, now: Moment, known: _Known) -> Iterator[FlagDue]:
    in_view, until = flag.standing in IN_VIEW, kept_until(flag, known.own)
    wanted = {
        FlagDue.CHALLENGE: flag.standing is Standing.CHALLENGED,
        FlagDue.TELL: in_view and flag.notify_person is Notify.LATER and (flag.notify_decide_by or now.today) <= now.today,
        FlagDue.ANSWER: flag.id in known.to_answer,
        FlagDue.READ: flag.id in known.unread,
        FlagDue.HELD: flag.id in known.held,
        FlagDue.KEPT_OVER: until is not None and until < now.today and flag.id not in known.held,
        FlagDue.TERM: not in_view and until is None,
    }
    return (due for due in FlagDue if wanted[due])


def _mark(mark: RemovedRecord) -> FlagLine:
    return FlagLine(mark.id, mark.number or "", StaffRiskFlag.title, mark.title, None, (), None, mark.ended_on, page=mark.type_name)


def _about(session: Session, flag: StaffRiskFlag, now: Moment) -> tuple[str | Message, tuple[str, ...]]:
    for person in by_ids(session, Person, [flag.person] if flag.person else []):
        return person.display_name or "", ()
    for place in by_ids(session, Address, [flag.address] if flag.address else []):
        here = [row.person for row in place.residents or () if row.person and not (row.until and row.until.latest < now.today)]
        called = [person.display_name or "" for person in by_ids(session, Person, here)]
        return place.kind.label if place.kind else Address.title, tuple(sorted(called))
    return Address.title, ()


def _first(line: FlagLine) -> tuple[int, date, str]:
    """Overdue first, then not yet confirmed or under challenge, what else is to be decided, then by the day of the review; ended last."""
    unsure = line.state in (*UNCONFIRMED, FlagState.CHALLENGED)
    rank = 4 if line.state is None else 0 if line.late else 1 if unsure else 2 if line.due else 3
    return rank, line.review_on or date.max, line.reference
