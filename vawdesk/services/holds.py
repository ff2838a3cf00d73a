"""What is held: the one place that says of any record whether it may be disposed of, whatever term has run out (X11).

A hold on a person reaches every record about them, every file in which they have a part, and the places linked with them; one on a
situation reaches its cases and what is about their people; one on a period reaches what was alive in it. Rather too much is kept than
too little. Sealed holds count for whoever can open them: they are sealed with what they hold.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import cached_property

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from vawdesk.i18n import N_
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.hold import Held, Hold, Standing
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.situation import Situation
from vawdesk.models.rules import Problem, Rule
from vawdesk.models.values import PartialDate, Signature
from vawdesk.services.holding import holding
from vawdesk.services.same_person import same_as
from vawdesk.services.sealed_here import by_ids, sealed_ever
from vawdesk.zone import LOCAL

HELD = Rule(
    "X11-held", N_("It is held since {date}: {why}. Nothing that is held is removed. Two people can lift the hold."), "UK GDPR 5(1)(e)"
)
STAYS = Rule("X11-stays", N_("A hold stays on file, also after it was lifted: it says why something was kept."), "UK GDPR 5(2)")


def holds_of(session: Session) -> list[Hold]:
    """Every hold that stands, open or sealed to this session's account, the oldest first. One that was withdrawn stands all the same."""
    found = {hold.id: hold for hold in session.scalars(select(Hold).where(Hold.standing == Standing.HELD))}
    found |= {hold.id: hold for hold in sealed_ever(session, Hold) if hold.stands}
    standing = (hold for hold in found.values() if hold.status is not Status.DRAFT)
    return sorted(standing, key=lambda hold: (hold.since or date.max, hold.created_at, hold.id.hex))


def held_by(hold: Hold, field: str = "") -> Problem:
    """What a hold says against disposing of what it holds."""
    return HELD.at(field, date=hold.since or "", why=hold.because.label if hold.because else "")


class Holds:
    """The holds that stand in one session, asked of many records. Where there are none, nothing else is read."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.standing = holds_of(session)

    def on(self, record: Record) -> Hold | None:
        """The first hold that keeps this record; None where it may go."""
        return next(self.all_on(record), None)

    def all_on(self, record: Record) -> Iterator[Hold]:
        """Every hold that reaches a record."""
        if not self.standing:
            return
        people = self._people_of(record)
        situations = self._situations_of(record, people)
        for hold in self.standing:
            if _reaches(hold, record, situations) or not people.isdisjoint(self._whole.get(hold.person, ())):
                yield hold

    @cached_property
    def _whole(self) -> dict[uuid.UUID | None, frozenset[uuid.UUID]]:
        return {hold.person: same_as(self._session, {hold.person}) for hold in self.standing if hold.person is not None}

    def _people_of(self, record: Record) -> frozenset[uuid.UUID]:
        """Everybody a record is about, by every way: itself, its subjects, who ever lived at its places, who has a part in its file."""
        near = {record.id, *record.subjects()}
        file = record.file()
        for case in by_ids(self._session, Case, [file] if file is not None else []):
            near.update(case.subjects())
        for place in by_ids(self._session, Address, near):
            near.update(place.people)
        return same_as(self._session, near)

    def _situations_of(self, record: Record, people: Iterable[uuid.UUID]) -> frozenset[uuid.UUID]:
        """The situation in which a record lies, and those of the cases of whoever it is about."""
        if all(hold.situation is None for hold in self.standing):
            return frozenset()
        wanted = set(people)
        own = [file] if (file := record.file()) is not None else []
        found = {case.situation for case in (*self._cases(wanted), *by_ids(self._session, Case, own)) if case.situation is not None}
        found |= set(self._session.scalars(select(Situation.id).where(holding(Situation.children, wanted))))
        found |= {one.id for one in sealed_ever(self._session, Situation) if isinstance(one, Situation) and wanted & set(one.subjects())}
        return frozenset({*found, *own, record.id})

    def _cases(self, people: set[uuid.UUID]) -> list[Case]:
        sealed = [case for case in sealed_ever(self._session, Case) if not people.isdisjoint(case.subjects())]
        return [*self._session.scalars(select(Case).where(or_(Case.person.in_(people), holding(Case.people, people)))), *sealed]


def against_going(session: Session, gone: Sequence[Record]) -> list[Problem]:
    """What stands against the rows of these records going: that one of them is held, or is a hold itself."""
    if any(isinstance(record, Hold) for record in gone):
        return [STAYS.at("standing")]
    holds = Holds(session) if gone else None
    found = (holds.on(record) for record in gone) if holds is not None else ()
    return [held_by(hold) for hold in found if hold is not None]


def _reaches(hold: Hold, record: Record, situations: frozenset[uuid.UUID]) -> bool:
    if hold.held is Held.PERIOD and hold.from_day is not None:
        begun, ended = alive(record)
        return begun <= (hold.until_day or date.max) and ended >= hold.from_day
    return hold.situation is not None and hold.situation in situations


def alive(record: Record) -> tuple[date, date]:
    """From the first day that a record tells of, to the last day on which anything was written in it."""
    last = record.updated_at.astimezone(LOCAL).date()
    days = [record.created_at.astimezone(LOCAL).date(), last]
    days += [day for name in record.fields() if (day := _day(record.value(name))) is not None and not _is_birth(record, name)]
    return min(days), last


def _is_birth(record: Record, name: str) -> bool:
    return isinstance(record, Person) and name == "dob"


def _day(value: object) -> date | None:
    if isinstance(value, Signature):
        return value.at.astimezone(LOCAL).date()
    if isinstance(value, datetime):
        return value.astimezone(LOCAL).date()
    if isinstance(value, PartialDate):
        return value.earliest
    return value if isinstance(value, date) else None
