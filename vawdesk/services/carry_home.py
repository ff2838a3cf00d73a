"""A carried copy comes back: what was added away goes into the files, each thing once, under its author and with its own time.

Whatever has become of it since is taken in: brought late, a second time, from a copy of the copy, after its time was over, after its
account was taken out or its case was sealed. What is known by its id is in the file already, and whatever was done to it here stands.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.i18n import Message
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.addendum import Addendum
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.services import carries
from vawdesk.services.carry_joining import join, joins
from vawdesk.services.carry_trust import Read, Trust
from vawdesk.services.colleagues import accounts_of_staff
from vawdesk.services.drafts import take_in
from vawdesk.services.looks_away import bring_looks
from vawdesk.services.pointed import is_out_of_sight
from vawdesk.services.sealed_here import by_ids
from vawdesk.services.two_decide import two_because
from vawdesk.vault.came_home import Added, Begun, CameHome
from vawdesk.vault.carry_errors import NothingNewInIt
from vawdesk.vault.homecoming import come_home
from vawdesk.vault.journal import ACT, Action

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk
    from vawdesk.services.unit import Unit

LISTED: dict[str, type[Record]] = {"cases": Case, "visits": HomeVisit, "people": Person, "places": Address}
AT_ONCE = 500  # ids in one question to the store


@dataclass(frozen=True)
class CameIn:
    """One thing that came in, as the list of it says: what it is, its new number, when it was entered away, and in which case.

    `type` and `id` are those of the record in which it is seen; no id where it is kept from whoever brought it back.
    """

    id: uuid.UUID | None
    type: str
    title: Message
    reference: str
    at: datetime
    case: uuid.UUID | None


@dataclass(frozen=True)
class BroughtBack:
    """What came of bringing a copy back. `known`: how many things of it were in the files already.

    `begun`: how many drafts came with it, to be finished by whoever began them; `left`: how many of them stay in the copy; `looked`: how
    many looks at what is in it.
    """

    carry: uuid.UUID
    came: tuple[CameIn, ...]
    known: int
    begun: int = 0
    left: int = 0
    looked: int = 0


def bring_back(desk: Desk, folder: Path) -> BroughtBack:
    """Take in what is new in a carried copy, all of it in one commit or nothing. Slow: for a worker.

    Raises NothingNewInIt where it came home before and holds nothing that is not in the files; what `come_home` and `Trust` raise.
    """
    home = come_home(desk.vault, folder)
    trust = Trust(desk, home)
    read, drafts = trust.additions(), trust.drafts()
    with desk.writing() as unit:
        before = carries.home_before(desk, unit.session, home.carry)
        known = before.additions | _known(desk, unit.session, read)
        fresh = [one for one in read if one.addition.id not in known]
        begun = [one for one in drafts if _of(one) not in before.begun]
        looks = bring_looks(unit, home, before.looks)
        begun = take_in(unit, begun)
        if not fresh and not begun and not looks and before.been:
            raise NothingNewInIt
        if trust.carry is None:
            _learn(unit, home)
        stands = [(one.addition, _take(unit, one)) for one in fresh]
        came = {
            "additions": carries.hexes(one.id for one, _record in stands), "begun": [_of(one) for one in begun], "looks": looks,
            "records": carries.hexes({record.id: None for _one, record in stands}),
        }  # fmt: skip
        carries.tell(unit, home.carry, "home", **came)
        unit.commit()
    left = sum(_of(one) not in before.begun for one in drafts) - len(begun)
    return BroughtBack(home.carry, _came(desk, stands), len(read) - len(fresh), len(begun), left, len(looks))


def _learn(unit: Unit, home: CameHome) -> None:
    """A copy of which nothing is known since a restore is listed again, by its own word: it may still hold what went along."""
    along, staff = sorted(home.taken), {account: id for id, account in accounts_of_staff(unit.desk)}
    ids = {name: carries.hexes(one.id for one in by_ids(unit.session, kind, along)) for name, kind in LISTED.items()}
    held = {"account": home.account.hex, "staff": staff.get(home.account, home.account).hex, "until": home.told.until}
    carries.tell(unit, home.carry, "taken", at=home.told.as_of, **held, **ids)


def _came(desk: Desk, stands: list[tuple[Added, Record]]) -> tuple[CameIn, ...]:
    """What is said of each; an addition is seen with the record to which it was added.

    Of one that lies in a file which is kept from whoever brought it back, not where it lies nor by what number (C11).
    """
    found = []
    for one, held in stands:
        type_, id = held.type_name, held.id
        if isinstance(held, Addendum) and held.record is not None:
            type_, id = held.record_type or type_, held.record
        if desk.peek(type(held), held.id) is None or is_out_of_sight(desk, held.id):
            found.append(CameIn(None, type_, held.title, "", one.at, None))
        else:
            found.append(CameIn(id, type_, held.title, held.ref_no or "", one.at, held.file()))
    return tuple(found)


def _of(begun: Begun) -> str:
    """By what a draft is known again when it comes a second time."""
    return f"{begun.form} {begun.saved_at.isoformat()}"


def _take(unit: Unit, one: Read) -> Record:
    record = one.record
    if isinstance(record, VisitOutcome):
        return join(unit, one.addition.id, record, one.action, one.brought)
    if isinstance(record, Decision) and record.status is not Status.DRAFT:
        asked = two_because(unit.session, record, unit.now)  # the office knows more than went along: whom a flag reaches, who is a child
        record.two_because = tuple(dict.fromkeys((*(record.two_because or ()), *asked))) or None
    unit.bring(record, one.action, one.brought)
    return record


def _known(desk: Desk, session: Session, read: list[Read]) -> frozenset[uuid.UUID]:
    """The additions whose records the journal has ever had: what was withdrawn, sealed or disposed of here since stays so.

    An outcome may have been begun in the office as well: that its id is known says nothing, only that its row has gone for good.
    """
    journal = desk.compartment("casework").journal.table.c
    records, found = {one.record.id: one.record for one in read}, set[uuid.UUID]()
    wanted = sorted(records)
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        held = select(journal.record, journal.action, journal.type).where(journal.record.in_(some), journal.type != ACT)
        last = {id: (action, type_) for id, action, type_ in session.execute(held.order_by(journal.seq))}
        found |= {id for id, told in last.items() if not joins(records[id]) or told == (Action.REMOVE, records[id].type_name)}
    return frozenset(one.addition.id for one in read if one.record.id in found)
