"""The desk away: in a carried copy one reads and adds, and changes nothing. What is added is sealed to the office as it is saved.

So somebody who finds the laptop, or forces the passphrase from whoever carried it, reads what was taken along and not a word of what
was said that day. It has no number yet: numbers are given in the office, where it comes home under its own author and time.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import select

from vawdesk.i18n import N_, Message
from vawdesk.models.base import Record
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.flag_options import Standing
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.registry import record_types
from vawdesk.models.rules import Rule
from vawdesk.services import gone_past, sealing
from vawdesk.services.names_on_file import staff_called
from vawdesk.services.refusals import Refused
from vawdesk.vault import carried
from vawdesk.vault.envelope import Contents
from vawdesk.vault.errors import NoKey
from vawdesk.vault.journal import ACT, Action, Entry
from vawdesk.vault.statements import let_through

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from vawdesk.services.desk import Desk
    from vawdesk.services.unit import Unit

SCHEMA = 1  # of the form in which an addition is sealed
ENTERED_AWAY = "entered away"  # the journal's action in the office: this record was added to a carried copy, and came home now
MARK = N_("Entered away")


class Doubt(StrEnum):
    """Why the time of something that was entered away cannot be relied on. It is taken in and marked: no word is lost over a clock."""

    CLOCK = "clock"  # outside the days of that copy, or later than now
    REMOVED = "removed"  # after the account was taken out


MARKS = {
    Doubt.CLOCK: N_("Entered away, with a clock that was wrong"),
    Doubt.REMOVED: N_("Entered away, after the account was taken out"),
}


@dataclass(frozen=True)
class Brought:
    """What the journal is told of a record that came home: each rule that was gone past there, and whether its time is in doubt."""

    past: tuple[bytes, ...] = ()
    doubt: Doubt | None = None

    def and_then(self, other: Brought) -> Brought:
        """Both, where several things were added to one record."""
        return Brought((*self.past, *other.past), self.doubt or other.doubt)


ONLY_ADDED = Rule(
    "away-add",
    N_("Away from the office you can read and add, and change nothing. Add a note; what is to be changed is changed in the office."),
    "8.25",
)
ONLY_PROPOSED = Rule("away-flag", N_("Away from the office a flag is proposed. It is confirmed in the office."), "8.17")


def commit(unit: Unit, touched: Iterable[tuple[Record, bool]], actions: Mapping[uuid.UUID, str]) -> None:
    """Weigh what a unit adds, and seal it to the office. Raises Refused for anything that is not an addition; then nothing was kept."""
    found = list(touched)
    if unit.moving.records or unit.session.deleted or any(not fresh or not type(one).added_away for one, fresh in found):
        raise Refused([ONLY_ADDED.at("")])
    records = [record for record, _fresh in found]
    for record in records:
        record.clean()
        unit.made_here(record)
    if any(isinstance(one, StaffRiskFlag) and one.standing is not Standing.PROPOSED for one in records):
        raise Refused([ONLY_PROPOSED.at("standing")])
    past = gone_past.weigh(unit, records, dict.fromkeys([record.id for record in records]))
    with let_through(unit.session):
        for record in records:
            unit.session.expunge(record)
            record.version = 1
            told = [gone_past.told(unit, problem) for other, problem in past if other is record]
            _seal(unit, record, actions.get(record.id, Action.CREATE), told)
        unit.session.commit()
    unit.desk.after_commit()


def _seal(unit: Unit, record: Record, action: str, past: list[dict[str, object]]) -> None:
    said = {"action": action, "schema": record.schema, "content": record.content().decode(), "past": past}
    body = json.dumps(said, ensure_ascii=False, sort_keys=True).encode()
    addition = uuid.uuid4()  # not the record's: a visit has one outcome, to which several things can be added one after the other
    carried.add(unit.desk.vault, unit.session.connection(), addition, record.file(), Contents(record.type_name, SCHEMA, body))


def tell(unit: Unit, record: Record, brought: Brought | None) -> None:
    """In the office: the journal learns that a record was entered away, and which rules were gone past there. None: it was not."""
    if brought is None:
        return
    doubt = json.dumps({"doubt": brought.doubt}).encode() if brought.doubt is not None else None
    unit.desk.append(unit.session, record.compartment, Entry(ENTERED_AWAY, record.id, record.file(), ACT, None, doubt))
    for content in brought.past:
        told: bytes | None
        try:
            told = sealing.sealed_act(unit.desk, unit.session, record, content)
        except NoKey:  # it was sealed to others: that a rule was gone past stands there, and not why
            told = None
        unit.desk.append(unit.session, record.compartment, Entry(gone_past.EXCEPTION, record.id, record.file(), ACT, None, told))


@dataclass(frozen=True)
class AddedHere:
    """Something that was added to the carried copy: what sort of thing, when, and in which case. What it says is sealed."""

    title: Message
    at: datetime
    case: uuid.UUID | None


def added_here(desk: Desk) -> list[AddedHere]:
    """What was added to this carried copy so far, the newest first."""
    journal, kinds = desk.compartment("casework").journal, record_types()
    with desk.reading() as session:
        rows = journal.rows(session.connection(), journal.table.c.action == carried.ADDED)
    return [
        AddedHere(kinds[json.loads(row["content"])["type"]].title, datetime.fromisoformat(row["utc"]), row["file"])
        for row in reversed(rows)
    ]


def entered_away(desk: Desk, session: Session, records: Collection[uuid.UUID]) -> dict[uuid.UUID, Message]:
    """Which of these records were entered away from the office, each with the words of its mark."""
    if not records:
        return {}
    journal = desk.compartment("casework").journal
    rows = journal.rows(session.connection(), journal.table.c.action == ENTERED_AWAY, journal.table.c.record.in_(records))
    marks: dict[uuid.UUID, Message] = {}
    for row in rows:
        if row["content"]:
            marks[row["record"]] = MARKS[Doubt(json.loads(row["content"])["doubt"])]
        else:
            marks.setdefault(row["record"], MARK)
    return marks


def away_among(desk: Desk, records: Collection[uuid.UUID]) -> dict[uuid.UUID, Message]:
    """The same, apart from any session."""
    with desk.reading() as session:
        return entered_away(desk, session, records)


def called_here(desk: Desk) -> dict[uuid.UUID, str]:
    """What everybody in a carried copy is called, every colleague, and every case by its number."""
    with desk.reading() as session:
        people = {id: name or "" for id, name in session.execute(select(Person.id, Person.display_name))}
        return people | {id: ref or "" for id, ref in session.execute(select(Case.id, Case.ref_no))} | staff_called(desk)


@dataclass(frozen=True)
class CarriedHere:
    """One visit or case of a carried copy, by its number and time: who it is about stands in the record."""

    id: uuid.UUID
    case: str
    at: datetime | None = None


def visits_here(desk: Desk) -> list[CarriedHere]:
    """The visits of a carried copy that are still ahead, or were planned for the day on which it was taken, by time."""
    as_of = desk.vault.keyring.carried
    if as_of is None:
        return []
    since = datetime.fromisoformat(as_of.as_of) - timedelta(days=1)
    with desk.reading() as session:
        called = {id: ref or "" for id, ref in session.execute(select(Case.id, Case.ref_no))}
        found = session.execute(select(HomeVisit.id, HomeVisit.case, HomeVisit.planned_at).where(HomeVisit.planned_at >= since))
        return sorted((CarriedHere(id, called.get(case, "") if case else "", at) for id, case, at in found), key=lambda one: str(one.at))


def cases_here(desk: Desk) -> list[CarriedHere]:
    """The cases of a carried copy, by number."""
    with desk.reading() as session:
        return sorted((CarriedHere(id, ref or "") for id, ref in session.execute(select(Case.id, Case.ref_no))), key=lambda one: one.case)
