"""Instructions to staff that stand beside the flags of sealed files, and how one is met without being read from the file (C11, 8.17).

What a flag of a sealed file says, whom it is about and where they live is ciphertext to a colleague who is not named. Beside it
stands a record with marks: keyed hashes of the place and of the people. Somebody about to meet a person or an address makes the
same marks of them; where two are equal they are told what to do, and to ask a manager. Whoever holds casework's key could try
out addresses one by one: that they would learn of a warning there is what the instruction is for.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import uuid
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.models.base import Record, Status
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.flag_options import Standing
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.models.casework.staff_instruction import StaffInstruction, as_marks
from vawdesk.models.casework.staff_risk_flag import IN_VIEW, StaffRiskFlag
from vawdesk.services.folding import fold
from vawdesk.services.holding import holding
from vawdesk.services.reach import CROWDED, ORDER, Reach, Way
from vawdesk.services.same_person import same_as
from vawdesk.services.sealed_here import by_ids, index_key, sealed_here

if TYPE_CHECKING:
    from vawdesk.services.unit import Unit

_LINES = ("line1", "line2", "line3", "line4")
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+[a-z]?")


def id_beside(key: bytes, flag: uuid.UUID) -> uuid.UUID:
    """The id of the instruction that stands beside a flag: nobody without the flag's id comes from one to the other."""
    return uuid.UUID(bytes=hmac.digest(key, b"instruction\x00" + flag.bytes, hashlib.sha256)[:16], version=4)


def mark_of(key: bytes, what: str, words: str) -> str:
    """The keyed hash of something that is met."""
    return hmac.digest(key, f"{what}\x00{words}".encode(), hashlib.sha256).hex()


def marks_of_id(key: bytes, id: uuid.UUID) -> str:
    """The mark of a person's or an address's record."""
    return mark_of(key, "record", id.hex)


def marks_of_place(key: bytes, place: Address) -> frozenset[str]:
    """The marks of a place: of its record, of postcode and numbers, of postcode and first line, of first line and town.

    A place is met under another record, written another way; a warning at the flat next door is better than none at this one.
    """
    lines = [" ".join(_WORD.findall(fold(getattr(place, name) or ""))) for name in _LINES]
    postcode, town = ("".join(_WORD.findall(fold(getattr(place, name) or ""))) for name in ("postcode", "town"))
    first = next((line for line in lines if line), "")
    numbers = "-".join(sorted(number for line in lines for number in _NUMBER.findall(line)))
    said = [("postcode and number", postcode, numbers), ("postcode and line", postcode, first), ("line and town", first, town)]
    return frozenset({marks_of_id(key, place.id)} | {mark_of(key, what, f"{one}\x00{two}") for what, one, two in said if one and two})


def reaching(session: Session, reach: Reach, beside: Iterable[StaffRiskFlag]) -> list[tuple[StaffInstruction, Way]]:
    """The instructions that stand and are met here, each by its nearest way, without those beside flags this account can open."""
    standing = session.scalars(select(StaffInstruction).where(StaffInstruction.ended_on.is_(None))).all()
    if not standing:
        return []
    key = index_key(session)
    opened = {id_beside(key, flag.id) for flag in beside}
    met = _met(session, key, reach)
    found = []
    for instruction in standing:
        ways = [met[mark] for mark in instruction.values_of_marks() if mark in met]
        if ways and instruction.id not in opened and instruction.status is not Status.WITHDRAWN:
            found.append((instruction, min(ways, key=ORDER.__getitem__)))
    return found


def _met(session: Session, key: bytes, reach: Reach) -> dict[str, Way]:
    """The marks of everybody and every place that is met, each with its nearest way."""
    found = {marks_of_id(key, person): way for person, way in reach.people.items()}
    for place in by_ids(session, Address, reach.addresses):
        way = reach.addresses[place.id]
        for mark in marks_of_place(key, place):
            found[mark] = min(found.get(mark, way), way, key=ORDER.__getitem__)
    return found


def keep_in_step(unit: Unit, touched: Iterable[Record]) -> list[Record]:
    """Bring the instructions beside flags of sealed files to what those flags now say; returns the instructions that are new or other.

    Also when an address or a joining changes: the flagged person may be met at another place from now on.
    """
    records = [record for record in touched if record.compartment == "casework"]
    flags = {flag.id: flag for flag in records if isinstance(flag, StaffRiskFlag) and unit.is_sealed(flag.id)}
    if any(isinstance(record, (Address, PersonLink)) for record in records):
        flags |= {flag.id: flag for flag in sealed_here(unit.session, StaffRiskFlag)}
    return [one for flag in flags.values() if (one := _beside(unit, flag)) is not None]


def beside(unit: Unit, flag: StaffRiskFlag) -> list[StaffInstruction]:
    """The instruction that stands, or stood, beside a flag, where there is one: it goes with a flag that is removed for good."""
    held = unit.session.get(StaffInstruction, id_beside(index_key(unit.session), flag.id))
    return [] if held is None else [held]


def _beside(unit: Unit, flag: StaffRiskFlag) -> StaffInstruction | None:
    key = index_key(unit.session)
    held = unit.session.get(StaffInstruction, id_beside(key, flag.id))
    shown = flag.standing in IN_VIEW and flag.status is not Status.WITHDRAWN
    if held is None:
        if not shown:
            return None
        made = StaffInstruction(id=id_beside(key, flag.id), since=unit.now.today, status=Status.SIGNED)
        _put(unit, key, made, flag)
        return unit.add(made)
    if not shown:
        held.ended_on = held.ended_on or unit.now.today
    else:
        held.ended_on = None
        _put(unit, key, held, flag)
    return held if unit.session.is_modified(held) else None


def _put(unit: Unit, key: bytes, instruction: StaffInstruction, flag: StaffRiskFlag) -> None:
    marks, lines = as_marks(_marks_of_flag(unit, key, flag)), flag.control_instructions or None
    if instruction.marks != marks:
        instruction.marks = marks
    if instruction.control_instructions != lines:
        instruction.control_instructions = lines


def _marks_of_flag(unit: Unit, key: bytes, flag: StaffRiskFlag) -> frozenset[str]:
    """The flagged person under every record, every place where they are linked now, and the flagged place."""
    session = unit.session
    people = same_as(session, {flag.person}) if flag.person else frozenset()
    places = list(session.scalars(select(Address).where(holding(Address.residents, people)))) if people else []
    places += [*sealed_here(session, Address), *unit.pending(Address)]
    at_home = {place.id: place for place in places if place.kind not in CROWDED and _lives_at(place, people, unit)}
    at_home |= {place.id: place for place in by_ids(session, Address, [flag.address] if flag.address else [])}
    return frozenset({marks_of_id(key, person) for person in people}).union(*(marks_of_place(key, one) for one in at_home.values()))


def _lives_at(place: Address, people: frozenset[uuid.UUID], unit: Unit) -> bool:
    return any(row.person in people and row.is_there(unit.now.today) for row in place.residents or ())


def stand_in(instruction: StaffInstruction) -> StaffRiskFlag:
    """A flag that says no more than the instruction does: the shape in which a warning is shown. It lies in no file."""
    made = StaffRiskFlag(
        id=instruction.id, standing=Standing.CONFIRMED, status=Status.SIGNED, control_instructions=instruction.control_instructions
    )  # fmt: skip
    made.created_at, made.version = instruction.created_at, instruction.version
    made.created_by, made.updated_at, made.updated_by = instruction.created_by, instruction.updated_at, instruction.updated_by
    return made
