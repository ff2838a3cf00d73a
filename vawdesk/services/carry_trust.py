"""What a carried copy may bring home: no more than whoever took it could have added away, about what went along, in their own name.

Whoever has a copy and its passphrase has its keys as well, and can seal to the office whatever they like, with tools of their own. So
nothing in it is believed for standing in it. What this program could not have written ends the homecoming, and nothing is taken in;
a time that cannot be right is taken in and marked, because clocks are wrong and no word may be lost over one.
"""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from vawdesk.models.base import Record, Status
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.flag_options import Standing
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.casework.visit_outcome_rows import outcome_id
from vawdesk.models.from_paper import BY_PEN, ON_PAPER, FromPaper, paper_of
from vawdesk.models.registry import record_types
from vawdesk.models.second_person import SIGNED_HERE, Form, form_of
from vawdesk.models.values import Signature
from vawdesk.services import carries, carry_own, hands
from vawdesk.services.away import SCHEMA, Brought, Doubt
from vawdesk.services.check_ins import HEARD
from vawdesk.services.flag_steps import PROPOSE
from vawdesk.services.pointed import pointed_at
from vawdesk.vault.accounts import State
from vawdesk.vault.carry_errors import CarriedDamaged
from vawdesk.vault.errors import Newer
from vawdesk.vault.journal import Action

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk
    from vawdesk.vault.came_home import Added, Begun, CameHome

CLOSE = timedelta(minutes=10)  # between the beginning of a save and its row in the journal
CLOCKS = timedelta(hours=2)  # by so much the clocks of a laptop and of the office may differ
MOST_PAST = 100  # rules gone past in one save
ILL = (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError)
ACTIONS: dict[type[Record], frozenset[str]] = {
    StaffRiskFlag: frozenset({PROPOSE}), VisitOutcome: frozenset({Action.CREATE, HEARD}),
}  # fmt: skip
"""What can be done away, by record type: otherwise it is made and nothing else. The journal means something by each of these words."""
TOLD_OF = frozenset({Form.REACHED, Form.NOBODY})  # how somebody away may say that a second person agreed to a flag; nobody signs there
ANY = "record"  # what a field points at that may hold a record of any kind
MADE_OF_A_NAME = 5  # the version of an id that is reckoned from another one
TOLD = frozenset({"rule", "paragraph", "reason", "second"})


@dataclass(frozen=True)
class Read:
    """An addition as a record, what was done there, and what the journal is to be told of it."""

    addition: Added
    record: Record
    action: str
    brought: Brought


class Trust:
    """Made for one homecoming, before anything is written. Each way of reading raises CarriedDamaged, or Newer.

    `carry` is the copy as the office knows it; None where a restore has lost that it was taken.
    """

    def __init__(self, desk: Desk, home: CameHome) -> None:
        self._desk, self._home = desk, home
        self.carry = next((one for one in carries.carries(desk) if one.id == home.carry), None)
        if self.carry is not None and self.carry.account != home.account:
            raise CarriedDamaged
        self._own = carry_own.own_names(desk, home.account, self.carry)
        self._visits = carry_own.visits_along(desk, self.carry) if self.carry is not None else home.taken
        self._ids: set[uuid.UUID] = set()

    def additions(self) -> list[Read]:
        """Every addition, read and weighed. One record is added once; a visit's outcome in as many steps as were taken."""
        read = [self._read(one) for one in self._home.added]
        single = [one.record.id for one in read if not isinstance(one.record, VisitOutcome)]
        self._ids = {one.record.id for one in read}
        if len(set(single)) != len(single) or any(not self._went_along(one.record) for one in read):
            raise CarriedDamaged
        return read

    def drafts(self) -> tuple[Begun, ...]:
        """The drafts, each of something that can be added away, in a case that went along."""
        for one in self._home.begun:
            kind = record_types().get(str(one.values["type"]))
            if kind is None or not kind.added_away:
                raise CarriedDamaged
            record = _content(kind, bytes(one.values["content"]), one.values["schema"])
            place, here = one.values["place"], (record.id, record.file())
            if here != (one.values["record"], one.values["file"]) or not isinstance(place, dict) or set(place) != carry_own.PLACE:
                raise CarriedDamaged
            if not self._went_along(record):
                raise CarriedDamaged
        return self._home.begun

    def _read(self, one: Added) -> Read:
        kind = record_types().get(one.contents.type)
        if kind is None or one.contents.schema > SCHEMA:
            raise Newer
        try:
            said = json.loads(one.contents.content)
            record = _content(kind, said["content"].encode(), said["schema"])
            action, past = str(said["action"]), tuple(_past(each) for each in said["past"])
        except ILL as problem:
            raise CarriedDamaged from problem
        known = kind.added_away and action in ACTIONS.get(kind, {Action.CREATE}) and len(past) <= MOST_PAST
        if not known or not self._own_hand(record, one.at) or (said["schema"] == kind.schema and _ill_formed(record)):
            raise CarriedDamaged
        return Read(one, record, action, Brought(past, self._doubt(one.at)))

    def _own_hand(self, record: Record, at: datetime) -> bool:
        """Whether it is no more than one person could add away at that moment: in no other name, with no second hand in place under it."""
        by, numbered = {record.created_by, record.updated_by}, record.ref_no is not None  # numbers are given in the office
        moments = [record.created_at, record.updated_at, *([record.recorded_at] if isinstance(record, ContactNote) else [])]
        if by != {self._home.account} or numbered or any(one is not None and abs(one - at) > CLOSE for one in moments):
            return False
        if isinstance(record, StaffRiskFlag) and record.standing is not Standing.PROPOSED:
            return False
        if isinstance(record, VisitOutcome) and record.manager_saw is not None:
            return False
        second = hands.second_hands(record)
        told_of = isinstance(record, StaffRiskFlag) and all(form_of(one) in TOLD_OF for one in second)
        if record.status is Status.WITHDRAWN or (second and not told_of):
            return False
        given = [value for name in record.fields() if isinstance(value := record.value(name), Signature) and value not in second]
        return all(self._own_name(one, at, paper_of(record)) for one in given)

    def _own_name(self, given: Signature, at: datetime, paper: FromPaper | None) -> bool:
        """Whether it was given at that moment by whoever took the copy, or stands on a sheet that they typed up."""
        if given.how in (ON_PAPER, BY_PEN):
            if paper is None or paper.entered_by not in self._own.staff:
                return False
            return (given.person, given.at) == (paper.writer, paper.written_at)
        return given.how == Form.IN_PLACE.value and self._own.signed(given) and abs(given.at - at) <= CLOSE

    def _went_along(self, record: Record) -> bool:
        """Whether all of casework that it names went along, or was added there: by the office's own word, where it has one."""
        if isinstance(record, VisitOutcome) and not _of_its_visit(record):
            return False
        kinds, carry = record_types(), self.carry
        told = None if carry is None else {"person": carry.people, "address": carry.places, "case": carry.cases, "home_visit": self._visits}
        for name, described in record.fields().items():
            for to, id in pointed_at(described.kind, value) if (value := record.value(name)) is not None else ():
                along = self._home.taken if told is None else told.get(to, self._home.taken)
                held = to == ANY or (to in kinds and kinds[to].compartment == "casework")
                if held and id not in along and id not in self._ids:
                    return False
        return True

    def _doubt(self, at: datetime) -> Doubt | None:
        carry, told = self.carry, self._home.told
        begin = carry.taken if carry is not None else datetime.fromisoformat(told.as_of)
        end = carry.until if carry is not None else datetime.fromisoformat(told.until)
        if not begin - CLOCKS <= at <= min(end, self._desk.now().utc) + CLOCKS:
            return Doubt.CLOCK
        account = self._desk.vault.keyring.accounts[self._home.account]
        gone = datetime.fromisoformat(account.removed) if account.state is State.REMOVED and account.removed else None
        return Doubt.REMOVED if gone is not None and at > gone + CLOCKS else None


def _of_its_visit(outcome: VisitOutcome) -> bool:
    """Whether its id is the one that its visit gives it; of a visit that was not planned, one that no visit gives."""
    if outcome.visit is None:
        return outcome.id.version != MADE_OF_A_NAME
    return outcome.id == outcome_id(outcome.visit)


def _content(kind: type[Record], content: bytes, schema: int) -> Record:
    """A record of its bytes, brought to the schema of today and found to be one. Raises CarriedDamaged, Newer."""
    try:
        if int(schema) > kind.schema:
            raise Newer
        record = kind.from_content(content, int(schema))
        record.clean()
        record.content()
    except ILL as problem:
        raise CarriedDamaged from problem
    if record.id is None:
        raise CarriedDamaged
    return record


def _ill_formed(record: Record) -> bool:
    """Whether a field holds what its form could not have given it: words longer than there is room for."""
    return any(described.kind.fault(held) for name, described in record.fields().items() if (held := record.value(name)))


def _past(told: dict[str, object]) -> bytes:
    """A rule that was gone past, as the journal is told of it. Raises what ILL names for anything else."""
    second = told.get("second")
    if not set(told) <= TOLD or any(not isinstance(told[name], str) for name in TOLD - {"second"}):
        raise ValueError("these are not the particulars of a rule")
    if second is not None and (not isinstance(second, dict) or form_of(Signature.decode(second)) in SIGNED_HERE):
        raise ValueError("nobody else signs away")
    return json.dumps(told, ensure_ascii=False, sort_keys=True).encode()
