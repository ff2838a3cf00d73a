"""Declared connections as pages show them: one's own, everybody's for a manager, names that may be somebody on file, files to seal (C11).

The colleague whom a connection is about learns nothing from here of any file: their own list says what they declared, in the words
in which they did, whatever has become of it since.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from vawdesk.i18n import N_, Message
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.connection import Connection
from vawdesk.models.casework.person import Person
from vawdesk.models.closeness import Closeness
from vawdesk.services import colleagues, sealing
from vawdesk.services.connections import connected_staff, kept_from, to_be_sealed
from vawdesk.services.due import SENTENCES, Due
from vawdesk.services.due_kinds import Kind
from vawdesk.services.names_on_file import NamesOnFile, staff_called
from vawdesk.services.near_names import NameCard
from vawdesk.services.sealed_here import sealed_here

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

NOT_NAMED = N_("Somebody on file, who is not named here")
FOUND, LOOKED_AT, END = "found on file", "somebody else", "end"


@dataclass(frozen=True)
class Declared:
    """One connection. `whom`: the name, or that it is not said here. `may_end`: whoever is at the desk may change or end it."""

    id: uuid.UUID
    colleague: str
    whom: str | Message
    closeness: Closeness | None
    on: date | None
    ended: date | None
    may_end: bool


@dataclass(frozen=True)
class MayBe:
    """A name that was declared, and somebody on file whose name is like it."""

    connection: uuid.UUID
    colleague: str
    name: str
    person: uuid.UUID
    person_name: str
    reference: str
    why: Message


@dataclass(frozen=True)
class FileToSeal:
    """A case that lies open to a colleague who is close to somebody in it, or is sealed to one who is."""

    case: uuid.UUID
    reference: str
    colleagues: tuple[str, ...]


def own(desk: Desk) -> tuple[Declared, ...]:
    """What whoever is at the desk has declared, or a manager has for them. Nobody on file is ever named."""
    with desk.reading() as session:
        mine = session.scalars(_kept().where(Connection.staff_member == desk.account.staff))
        return tuple(_line(one, desk.account.shown_name, one.name or NOT_NAMED, may_end=False) for one in mine)


def everybodys(desk: Desk) -> tuple[Declared, ...]:
    """The connections of all colleagues but one's own, for whoever decides; nothing for anybody else."""
    if not colleagues.may_decide(desk):
        return ()
    called = staff_called(desk)
    with desk.reading() as session:
        hidden = kept_from(session, desk.account.staff, desk.now().today)
        others = [one for one in session.scalars(_kept()) if one.staff_member != desk.account.staff]
        lines = [
            _line(one, called.get(one.staff_member, "") if one.staff_member else "", _whom(desk, one, hidden), may_end=True)
            for one in others
        ]
    return tuple(sorted(lines, key=lambda line: (line.ended is not None, line.colleague, str(line.on))))


def _whom(desk: Desk, one: Connection, hidden: frozenset[uuid.UUID]) -> str | Message:
    person = desk.peek(Person, one.person) if one.person is not None and one.person not in hidden else None
    return (person.display_name if person is not None else one.name) or NOT_NAMED


def _line(one: Connection, colleague: str, whom: str | Message, *, may_end: bool) -> Declared:
    return Declared(one.id, colleague, whom, one.closeness, one.declared_on, one.ended_on, may_end and one.ended_on is None)


def may_be_on_file(desk: Desk, names: NamesOnFile) -> tuple[MayBe, ...]:
    """Names that were declared and are like those of people on file, for whoever decides: nobody is joined by itself.

    Whoever it is about is never asked, nor is a name compared with people of whom the manager learns nothing.
    """
    if not colleagues.may_decide(desk):
        return ()
    with desk.reading() as session:
        open_ones = [one for one in session.scalars(_kept()) if _unfound(one, desk)]
    return tuple(_may_be(desk, names, open_ones)) if open_ones else ()


def _unfound(one: Connection, desk: Desk) -> bool:
    return one.person is None and one.ended_on is None and bool(one.name) and one.staff_member != desk.account.staff


def _may_be(desk: Desk, names: NamesOnFile, open_ones: Iterable[Connection]) -> Iterator[MayBe]:
    index, hidden, called = names.index(), names.hidden(), staff_called(desk)
    for one in open_ones:
        card = NameCard(one.id, (one.name or "",))
        for near in index.possible_duplicates(card, hidden | frozenset(one.somebody_else or ())):
            person = desk.peek(Person, near.person)
            if person is not None:
                colleague = called.get(one.staff_member, "") if one.staff_member else ""
                yield MayBe(
                    one.id, colleague, one.name or "", person.id, person.display_name or "", person.ref_no or "", near.why
                )  # fmt: skip


def files_to_seal(desk: Desk) -> tuple[FileToSeal, ...]:
    """Files in which somebody is close to a colleague who can open them, for whoever decides and is not that colleague."""
    if not colleagues.may_decide(desk):
        return ()
    today, called = desk.now().today, staff_called(desk)
    with desk.reading() as session:
        found = [(one.case, one.kept_from) for one in to_be_sealed(session, today)]
        found += _sealed_to_the_wrong(desk, session, today)
        files = []
        for id, close in found:
            case = desk.peek(Case, id)
            if case is not None and desk.account.staff not in close:
                files.append(FileToSeal(id, case.ref_no or "", tuple(sorted(called.get(one, "") for one in close))))
    return tuple(files)


def _sealed_to_the_wrong(desk: Desk, session: Session, today: date) -> Iterator[tuple[uuid.UUID, frozenset[uuid.UUID]]]:
    """Sealed cases whose viewers include somebody who has declared a connection since."""
    staff = {one.account: one.staff for one in colleagues.colleagues(desk)}
    for case in sealed_here(session, Case):
        viewers = {staff.get(account) for account in sealing.viewers_of(desk, session, case)}
        close = connected_staff(session, case.subjects(), today) & viewers
        if close:
            yield case.id, frozenset(one for one in close if one is not None)


def on_home(desk: Desk, names: NamesOnFile) -> tuple[Due, ...]:
    """What a manager is told on Home, without a name: files to seal, and declared names that may be on file."""
    files, near = files_to_seal(desk), {one.connection for one in may_be_on_file(desk, names)}
    found = []
    if files:
        targets = tuple(("case_sealing", one.case) for one in files)
        words = SENTENCES[Kind.FILE_TO_SEAL].words.with_(n=len(files))
        found.append(Due(Kind.FILE_TO_SEAL, words, targets, tuple(one.reference for one in files if one.reference)))
    if near:
        words = SENTENCES[Kind.CONNECTION_FOUND].words.with_(n=len(near))
        found.append(Due(Kind.CONNECTION_FOUND, words, tuple(("connections", one) for one in sorted(near))))
    return tuple(found)


def it_is(desk: Desk, connection: uuid.UUID, person: uuid.UUID) -> None:
    """The declared name is this person on file: from now on their files are to be kept from the colleague. Raises Refused."""
    with desk.writing() as unit:
        held = unit.get(Connection, connection)
        held.person = person
        unit.act(held, FOUND)
        unit.commit()


def it_is_not(desk: Desk, connection: uuid.UUID, person: uuid.UUID) -> None:
    """The declared name is somebody else's: this person is not asked about again. Raises Refused."""
    with desk.writing() as unit:
        held = unit.get(Connection, connection)
        held.somebody_else = (*(held.somebody_else or ()), person)
        unit.act(held, LOOKED_AT)
        unit.commit()


def end(desk: Desk, connection: uuid.UUID, why: str) -> None:
    """The connection does not stand any more, and why. What was sealed stays sealed until it is opened again. Raises Refused."""
    with desk.writing() as unit:
        held = unit.get(Connection, connection)
        held.ended_on = unit.now.today
        unit.act(held, END)
        unit.note(END, held, {"reason": why})
        unit.commit()


def _kept() -> Select[Connection]:
    return select(Connection).where(Connection.status == Status.SIGNED).order_by(Connection.declared_on, Connection.id)
