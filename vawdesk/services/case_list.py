"""The list of cases: found by number, by the names of their people and by words in notes; filtered by what is asked most often."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.i18n import N_, Message
from vawdesk.models.casework.addendum import Addendum
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import Mode
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.models.casework.relationship import Relationship
from vawdesk.models.casework.roles import outward_label
from vawdesk.models.values import Option
from vawdesk.services import search
from vawdesk.services.case_contacts import in_order, last_contacts, late, next_contacts
from vawdesk.services.connections import OutOfSight, out_of_sight
from vawdesk.services.flags_nearby import near_flags
from vawdesk.services.holding import holding, ids_holding
from vawdesk.services.names_on_file import NamesOnFile, flagged, people_called, staff_called
from vawdesk.services.sealed_here import sealed_here

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

NOT_IN_ORDER = (Addendum, Letter, PlannedContact, HomeVisit, Person, Address, Relationship)  # what the order of the cases does not hang on


class Which(Option):
    """The filters of the list."""

    OPEN = "open", N_("Open cases")
    MINE = "mine", N_("My cases")
    FLAGGED = "flagged", N_("Staff risk")
    LATE = "late", N_("Late")
    CLOSED = "closed", N_("Closed cases")


@dataclass(frozen=True)
class CaseLine:
    """One case in the list. `near`: a flag about somebody or somewhere else reaches its people, and stands above its page."""

    id: uuid.UUID
    reference: str
    heading: str
    opened_on: date | None
    closed_on: date | None
    people: tuple[str, ...]
    roles: tuple[Message, ...]
    worker: str
    flag: bool | None = None
    last: datetime | None = None
    how: Mode | None = None
    next: datetime | None = None
    late: bool = False
    words: str = ""
    near: bool = False


@dataclass
class CaseList:
    """The cases this desk may know. Sealed ones stand among them only for those they are sealed to."""

    desk: Desk
    names: NamesOnFile
    which: Which = Which.OPEN
    _found: tuple[str, list[str]] = field(default=("", []))
    _hits: dict[uuid.UUID, str] = field(default_factory=dict)
    _near: frozenset[uuid.UUID] | None = None

    def count(self, find: str) -> int:
        """How many there are for the words typed."""
        return len(self._ids(find))

    def forget(self) -> None:
        """Look anew the next time: another filter was chosen, or something was kept."""
        self._found, self._near = ("", []), None

    def page(self, find: str, start: int, limit: int) -> list[CaseLine]:
        """Some of them, from `start`."""
        ids = [uuid.UUID(one) for one in self._ids(find)[start : start + limit]]
        with self.desk.reading() as session:
            held = {case.id: case for case in session.scalars(select(Case).where(Case.id.in_(ids)))}
            held |= {case.id: case for case in self.desk.sealed(Case) if case.id in ids}
            return self._lines(session, [held[id] for id in ids if id in held])

    def _ids(self, find: str) -> list[str]:
        key = f"{find}\n{self.which.value}"
        if self._found[0] != key:
            with self.desk.reading() as session:
                self._found = (key, self._look(session, find))
        return self._found[1]

    def _look(self, session: Session, find: str) -> list[str]:
        """The ids as hex: of thousands only a page is ever shown."""
        sealed, mine, closed = sealed_here(session, Case), self.desk.account.staff.hex, self.which is Which.CLOSED
        name = f"cases {'closed' if closed else 'open'}"
        ordered = self.desk.remembered.of_casework(session, name, lambda: in_order(session, sealed, closed=closed), NOT_IN_ORDER)
        hidden = out_of_sight(session, self.desk.account.staff, self.desk.now().today)
        kept = {one.hex for one in hidden.files}
        ids = [id for id, worker in ordered if id not in kept and (self.which is not Which.MINE or worker == mine)]
        if self.which in (Which.FLAGGED, Which.LATE):
            flags = self.which is Which.FLAGGED
            wanted = {one.hex for one in (self._flagged(session, sealed) if flags else late(session, self.desk.now().utc))}
            ids = [id for id in ids if id in wanted]
        if find:
            matching = {one.hex for one in self._matching(session, find, sealed, hidden)}
            ids = [id for id in ids if id in matching]
        return ids

    def _reached(self, session: Session) -> frozenset[uuid.UUID]:
        """Read once for each look at the list as well."""
        if self._near is None:
            self._near = near_flags(self.desk, session)
        return self._near

    def _flagged(self, session: Session, sealed: list[Case]) -> set[uuid.UUID]:
        near = self._reached(session)
        found = {id for column in (Case.person, Case.people) for id in ids_holding(session, Case.id, column, near)}
        return found | {case.id for case in sealed if not near.isdisjoint(case.subjects())}

    def _matching(self, session: Session, find: str, sealed: list[Case], hidden: OutOfSight) -> set[uuid.UUID]:
        """Cases whose number, people or records hold the words; for a hit in a record, the words around it are remembered."""
        people = set(self.names.find(find))
        found = set(session.scalars(select(Case.id).where(holding(Case.people, people)))) if people else set()
        found |= {case.id for case in sealed if people & set(case.subjects()) or find.casefold() in (case.ref_no or "").casefold()}
        self._hits = {}
        for hit in search.in_sight(session, search.find(session, "casework", find, most=200), hidden):
            if hit.file is not None:
                found.add(hit.file)
                if hit.type != Case.type_name:
                    self._hits.setdefault(hit.file, hit.words.replace(search.OPENING, "").replace(search.CLOSING, ""))
        return found

    def _lines(self, session: Session, cases: list[Case]) -> list[CaseLine]:
        flags, near = flagged(self.desk, session), self._reached(session)
        last, overdue = last_contacts(session, cases), late(session, self.desk.now().utc)
        called = people_called(session, {person for case in cases for person in case.subjects()})
        staff, planned = staff_called(self.desk), next_contacts(session, [case.id for case in cases], self.desk.now().utc)
        lines = []
        for case in cases:
            states = [flags[person] for person in case.subjects() if person in flags]
            when, how = last.get(case.id, (None, None))
            line = _line(case, called, staff.get(case.worker, "") if case.worker else "")
            lines.append(
                replace(
                    line, flag=any(states) if states else None, last=when, how=how, next=planned.get(case.id), late=case.id in overdue,
                    words=self._hits.get(case.id, ""), near=not states and not near.isdisjoint(case.subjects()),
                )
            )  # fmt: skip
        return lines


def _line(case: Case, called: dict[uuid.UUID, str], worker: str) -> CaseLine:
    people = [called[person] for person in case.subjects() if called.get(person)]
    roles = dict.fromkeys(outward_label(role) for row in case.people or () for role in row.roles or ())
    return CaseLine(
        case.id, case.ref_no or "", case.heading or "", case.opened_on, case.closed_on, tuple(people), tuple(roles), worker
    )  # fmt: skip
