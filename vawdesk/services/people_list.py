"""The list of people: who they are, what they are in which case, and whether a staff-risk flag is in view. Counts and pages only."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Text, func, select, type_coerce
from sqlalchemy.orm import Session

from vawdesk.i18n import Message
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.roles import outward_label
from vawdesk.models.values import PartialDate
from vawdesk.services.connections import out_of_sight
from vawdesk.services.flags_nearby import near_flags
from vawdesk.services.holding import holding
from vawdesk.services.names_on_file import NamesOnFile, flagged
from vawdesk.services.sealed_here import by_ids, sealed_here

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk


BY_NAME = (func.lower(Person.display_name), Person.id)


@dataclass(frozen=True)
class PersonLine:
    """One person in the list. `roles` are their words in each case; `flag`: True for a confirmed flag about them.

    `near`: a flag about somebody or somewhere else reaches them, and stands above their own page.
    """

    id: uuid.UUID
    name: str
    reference: str
    born: PartialDate | None
    age: tuple[int, int] | None
    other_names: tuple[str, ...]
    roles: tuple[Message, ...]
    cases: tuple[str, ...]
    flag: bool | None = None
    near: bool = False


@dataclass
class PeopleList:
    """Everybody on file whom this desk may know, by name; or those who were found, best first."""

    desk: Desk
    names: NamesOnFile
    flagged_only: bool = False
    _found: tuple[str, list[uuid.UUID]] = field(default=("", []))
    _near: frozenset[uuid.UUID] | None = None
    _order: tuple[int, list[str]] = field(default=(-1, []))  # up to which row of the journal; everybody's id as hex

    def count(self, find: str) -> int:
        """How many there are for the words typed."""
        if find or self.flagged_only:
            return len(self._ids(find))
        with self.desk.reading() as session:
            held = session.scalar(select(func.count()).select_from(Person).where(*self._standing())) or 0
            return held + len(self._sealed(session))

    def page(self, find: str, start: int, limit: int) -> list[PersonLine]:
        """Some of them, from `start`."""
        with self.desk.reading() as session:
            if find or self.flagged_only:
                ids = self._ids(find)[start : start + limit]
                held = {person.id: person for person in by_ids(session, Person, ids)}
                people = [held[id] for id in ids if id in held]
            elif sealed := self._sealed(session):
                people = self._with_sealed(session, sealed, start, limit)
            elif start == 0:
                people = list(session.scalars(select(Person).where(*self._standing()).order_by(*BY_NAME).limit(limit)))
            else:
                people = self._further(session, start, limit)
            return self._lines(session, people)

    def _sealed(self, session: Session) -> list[Person]:
        hidden = self.names.hidden()
        return [person for person in sealed_here(session, Person) if person.id not in hidden]

    def _further(self, session: Session, start: int, limit: int) -> list[Person]:
        """A page from further down. The order is read once, not at every page: to sort everybody takes longer than a frame."""
        head = self.desk.compartment("casework").journal.head(session.connection()).seq
        if self._order[0] != head:
            query = select(type_coerce(Person.id, Text)).where(*self._standing()).order_by(*BY_NAME)
            self._order = (head, list(session.scalars(query)))
        ids = [uuid.UUID(one) for one in self._order[1][start : start + limit]]
        held = {person.id: person for person in session.scalars(select(Person).where(Person.id.in_(ids)))}
        return [held[id] for id in ids if id in held]

    def _with_sealed(self, session: Session, sealed: list[Person], start: int, limit: int) -> list[Person]:
        """A page of the list in which open and sealed people stand together, by name."""
        rows = session.execute(select(func.lower(Person.display_name), Person.id).where(*self._standing()))
        order = [(name or "", id.hex, id) for name, id in rows]
        order += [((person.display_name or "").lower(), person.id.hex, person.id) for person in sealed]
        ids = [id for _name, _hex, id in sorted(order)[start : start + limit]]
        held = {person.id: person for person in by_ids(session, Person, ids)}
        return [held[id] for id in ids]

    def _standing(self) -> list[ColumnElement[bool]]:
        hidden = self.names.hidden()
        standing: list[ColumnElement[bool]] = [Person.status != Status.WITHDRAWN]
        return [*standing, Person.id.not_in(hidden)] if hidden else standing

    def _ids(self, find: str) -> list[uuid.UUID]:
        key = f"{find}\n{self.flagged_only}"
        if self._found[0] != key:
            self._found = (key, self._look(find))
        return self._found[1]

    def forget(self) -> None:
        """Look anew the next time: somebody was added or changed."""
        self._found, self._near = ("", []), None

    def _reached(self, session: Session) -> frozenset[uuid.UUID]:
        """Read once for each look at the list, not at each letter or page."""
        if self._near is None:
            self._near = near_flags(self.desk, session)
        return self._near

    def _look(self, find: str) -> list[uuid.UUID]:
        found = self.names.find(find) if find else []
        if not self.flagged_only:
            return found
        with self.desk.reading() as session:
            flags = self._reached(session)
            if find:
                return [id for id in found if id in flags]
            query = select(Person.id).where(*self._standing(), Person.id.in_(flags)).order_by(func.lower(Person.display_name))
            return [*session.scalars(query), *(person.id for person in self._sealed(session) if person.id in flags)]

    def _lines(self, session: Session, people: list[Person]) -> list[PersonLine]:
        flags, near, today = flagged(self.desk, session), self._reached(session), self.desk.now().today
        hidden = out_of_sight(session, self.desk.account.staff, today)
        cases = {id: hidden.shown(held) for id, held in cases_of(session, [person.id for person in people]).items()}
        lines = [_line(person, cases.get(person.id, []), flags.get(person.id), today) for person in people]
        return [replace(line, near=line.flag is None and line.id in near) for line in lines]


def cases_of(session: Session, people: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[Case]]:
    """The cases in which each of these people has a part, the newest first."""
    wanted = set(people)
    found: dict[uuid.UUID, list[Case]] = defaultdict(list)
    if not wanted:
        return found
    query = select(Case).where(holding(Case.people, wanted), Case.status != Status.WITHDRAWN).order_by(Case.opened_on.desc())
    for case in (*session.scalars(query), *sealed_here(session, Case)):
        for person in wanted & set(case.subjects()):
            found[person].append(case)
    return found


def _line(person: Person, cases: list[Case], flag: bool | None, today: date) -> PersonLine:
    roles = dict.fromkeys(outward_label(role) for case in cases for role in case.roles_of(person.id))
    others = [alias.name for alias in person.aliases or () if alias.name]
    legal = " ".join(part for part in (person.legal_first, person.legal_last) if part)
    others += [legal] if legal and legal != person.display_name else []
    return PersonLine(
        person.id, person.display_name or "", person.ref_no or "", person.dob, person.ages(today), tuple(others), tuple(roles),
        tuple(case.ref_no or "" for case in cases if not case.is_closed), flag,
    )  # fmt: skip
