"""A carried copy comes back: what was added away goes into the files, each thing once, under its author and with its own time.

Whatever has become of it since is taken in: brought late, a second time, from a copy of the copy, after its time was over, after its
account was taken out or its case was sealed. What is known by its id is in the file already, and whatever was done to it here stands.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.i18n import Message
from vawdesk.models.base import Record
from vawdesk.models.casework.addendum import Addendum
from vawdesk.models.casework.flag_options import Standing
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.registry import record_types
from vawdesk.models.second_person import SIGNED_HERE, form_of
from vawdesk.services import carries, hands
from vawdesk.services.away import SCHEMA
from vawdesk.services.carry_joining import join, joins
from vawdesk.services.drafts import take_in
from vawdesk.vault.carry_errors import CarriedDamaged, NothingNewInIt
from vawdesk.vault.errors import Newer
from vawdesk.vault.homecoming import Added, Begun, CameHome, come_home
from vawdesk.vault.journal import ACT

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk
    from vawdesk.services.unit import Unit

AT_ONCE = 500  # ids in one question to the store


@dataclass(frozen=True)
class CameIn:
    """One thing that came in, as the list of it says: what it is, its new number, when it was entered away, and in which case.

    `type` and `id` are those of the record in which it is seen.
    """

    id: uuid.UUID
    type: str
    title: Message
    reference: str
    at: datetime
    case: uuid.UUID | None


@dataclass(frozen=True)
class BroughtBack:
    """What came of bringing a copy back. `known`: how many things of it were in the files already.

    `begun`: how many drafts came with it, to be finished by whoever began them.
    """

    carry: uuid.UUID
    came: tuple[CameIn, ...]
    known: int
    begun: int = 0


def bring_back(desk: Desk, folder: Path) -> BroughtBack:
    """Take in what is new in a carried copy, all of it in one commit or nothing. Slow: for a worker.

    Raises NothingNewInIt where it came home before and holds nothing that is not in the files; what `come_home` raises.
    """
    home = come_home(desk.vault, folder)
    with desk.writing() as unit:
        been, before = carries.home_before(desk, unit.session, home.carry)
        read = [(one, *_read(home, one)) for one in home.added]
        known = before | _known(desk, unit.session, {record.id: one.id for one, record, _action, _past in read if not joins(record)})
        fresh = [each for each in read if each[0].id not in known]
        drafts = carries.begun_before(desk, unit.session, home.carry)
        begun = [one for one in home.begun if _of(one) not in drafts]
        if not fresh and not begun and been:
            raise NothingNewInIt
        stands = [(one, _take(unit, one.id, record, action, past)) for one, record, action, past in fresh]
        ids = {record.id: None for _one, record in stands}
        taken_in = take_in(unit, begun)
        additions = carries.hexes(one.id for one, _record in stands)
        carries.tell(unit, home.carry, "home", additions=additions, records=carries.hexes(ids), begun=[_of(one) for one in begun])
        unit.commit()
        came = tuple(_came(one, held) for one, held in stands)
    return BroughtBack(home.carry, came, len(home.added) - len(fresh), taken_in)


def _came(one: Added, held: Record) -> CameIn:
    """What is said of it; an addition is seen with the record to which it was added."""
    type_, id = held.type_name, held.id
    if isinstance(held, Addendum) and held.record is not None:
        type_, id = held.record_type or type_, held.record
    return CameIn(id, type_, held.title, held.ref_no or "", one.at, held.file())


def _of(begun: Begun) -> str:
    """By what a draft is known again when it comes a second time."""
    return f"{begun.form} {begun.saved_at.isoformat()}"


def _take(unit: Unit, addition: uuid.UUID, record: Record, action: str, past: list[bytes]) -> Record:
    if isinstance(record, VisitOutcome):
        return join(unit, addition, record, action, past)
    unit.bring(record, action, past)
    return record


def _known(desk: Desk, session: Session, records: Mapping[uuid.UUID, uuid.UUID]) -> frozenset[uuid.UUID]:
    """The additions whose records the journal has ever had: what was withdrawn, sealed or disposed of here since stays so."""
    journal, wanted = desk.compartment("casework").journal.table.c, sorted(records)
    found: set[uuid.UUID] = set()
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        found |= set(session.scalars(select(journal.record).where(journal.record.in_(some), journal.type != ACT)))
    return frozenset(records[id] for id in found)


def _read(home: CameHome, one: Added) -> tuple[Record, str, list[bytes]]:
    """An addition as a record, with what was done and which rules were gone past. Raises CarriedDamaged, Newer."""
    kind = record_types().get(one.contents.type)
    if kind is None or one.contents.schema > SCHEMA:
        raise Newer
    try:
        said = json.loads(one.contents.content)
        if int(said["schema"]) > kind.schema:
            raise Newer
        record = kind.from_content(said["content"].encode(), said["schema"])
        action, past = str(said["action"]), [json.dumps(each, ensure_ascii=False, sort_keys=True).encode() for each in said["past"]]
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise CarriedDamaged from problem
    if not kind.added_away or record.created_by != home.account or not _own_hand(record):
        raise CarriedDamaged
    return record, action, past


def _own_hand(record: Record) -> bool:
    """Whether it is no more than one person could add away: no second hand in place under it, no flag that is more than proposed."""
    if isinstance(record, StaffRiskFlag) and record.standing is not Standing.PROPOSED:
        return False
    return not any(form_of(given) in SIGNED_HERE for given in hands.second_hands(record))
