"""One piece of work on one compartment: the rules, the records, their search documents, their journal rows, one commit."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from vawdesk.clock import Moment
from vawdesk.models.base import CompartmentName, Record, Status
from vawdesk.models.rules import Problem, Weight
from vawdesk.models.values import Signature
from vawdesk.services import away, colleagues, gone_past, holds, old_prints, sealed_along, sealing, search, signed_words, staff_instructions
from vawdesk.services.kept import as_kept
from vawdesk.services.moving import Moving
from vawdesk.services.refusals import LOOKING_ONLY, ChangedMeanwhile, NothingHere, Refused
from vawdesk.services.sealed_here import attach
from vawdesk.vault.accounts import State
from vawdesk.vault.errors import StatementRefused
from vawdesk.vault.journal import ACT, Action, Entry
from vawdesk.vault.statements import hold, let_through

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

R = TypeVar("R", bound=Record)


class Unit:
    """Made by `Desk.writing`. Nothing is kept until `commit`; leaving the block without it rolls everything back."""

    def __init__(self, desk: Desk, session: Session, now: Moment, compartment: CompartmentName = "casework") -> None:
        self.desk, self.session, self.now = desk, session, now
        session.autoflush = False  # nothing reaches the file before it was checked
        self.reasons: dict[str, str] = {}  # rule code: the recorded reason for going on (weight REASON)
        self.seconds: dict[str, Signature] = {}  # rule code: the second person who agreed (weight SECOND_PERSON)
        self.found: list[Problem] = []
        self._actions: dict[uuid.UUID, str] = {}
        self._sealed: dict[uuid.UUID, tuple[Record, tuple[uuid.UUID, ...]]] = {}
        self._fresh: set[uuid.UUID] = set()
        self._kept: dict[uuid.UUID, Record | None] = {}
        self._brought: dict[uuid.UUID, away.Brought] = {}  # records that were added away
        self._opened: dict[uuid.UUID, bytes] = {}  # sealed records as they were when this unit opened them
        self.moving = Moving(self)  # records that lie open and go into envelopes
        attach(session, self.sealed, desk.compartment(compartment).index_key, desk.account.staff)
        hold(session)  # what is kept is kept by `commit`, which checks and journals it

    # records

    def get(self, kind: type[R], id: uuid.UUID, *, version: int | None = None) -> R:
        """The record to work on, open or sealed to this account. Raises NothingHere; ChangedMeanwhile if `version`, as read, is past."""
        record = self.find(kind, id)
        if record is None:
            raise NothingHere
        if version is not None and record.version != version:
            raise colleagues.changed_by(self.desk, record)
        return record

    def find(self, kind: type[R], id: uuid.UUID) -> R | None:
        """The same, or None."""
        record = self.session.get(kind, id)
        if record is None and id in self._sealed:
            held = self._sealed[id][0]
            return held if isinstance(held, kind) else None
        if record is None:
            opened = sealing.open_one(self.desk, self.session, kind, id)
            if opened is None:
                return None
            record, viewers = opened
            self._sealed[id], self._opened[id] = (record, viewers), record.content()
        return record

    def sealed(self, kind: type[Record]) -> list[Record]:
        """Every sealed record of a type that this account can open, as this unit has it."""
        found: dict[uuid.UUID, Record] = {record.id: record for record in sealing.open_all(self.desk, self.session, kind)}
        return list((found | {id: record for id, (record, _viewers) in self._sealed.items() if isinstance(record, kind)}).values())

    def viewers(self, id: uuid.UUID) -> tuple[uuid.UUID, ...]:
        """The accounts to whom a record that this unit works on is sealed; nobody for an open one."""
        return self._sealed[id][1] if id in self._sealed else ()

    def seal_new(self, record: Record, viewers: Iterable[uuid.UUID]) -> None:
        """Seal a record that this very unit adds, and that was to lie open."""
        self.session.expunge(record)
        record.version = 1
        self._sealed[record.id] = (record, tuple(viewers))

    def is_sealed(self, id: uuid.UUID) -> bool:
        """Whether a record that this unit works on lies in an envelope, or will."""
        return id in self._sealed or any(record.id == id for record in self.moving.records)

    def pending(self, kind: type[R]) -> list[R]:
        """Records of a type that this unit adds."""
        return [one for one in (*self.session.new, *(held for held, _viewers in self._sealed.values())) if isinstance(one, kind)]

    def add(
        self, record: R, *, action: str = Action.CREATE, viewers: Iterable[uuid.UUID] | None = None, beside: uuid.UUID | None = None
    ) -> R:
        """Put a new record into the unit. What belongs to a sealed file is sealed to the same people; `viewers` begins a seal.

        `beside` is a record with which this one is made: somebody added while a sealed file is written is sealed with it.
        """
        self.made_here(record)
        self._fresh.add(record.id)
        self._actions[record.id] = action
        sealed_to = tuple(viewers) if viewers is not None else self._viewers_of_file(record, beside)
        if sealed_to:
            record.version = 1
            self._sealed[record.id] = (record, sealed_to)
        else:
            self.session.add(record)
        return record

    def bring(self, record: Record, action: str, brought: away.Brought) -> None:
        """Put a record that was added away into the unit, under its own author and times: what it had to satisfy was weighed there.

        `action` is what was done there. It gets its number now.
        """
        self._brought[record.id] = brought
        self._fresh.add(record.id)
        self._actions[record.id] = action
        held = self.desk.vault.keyring.accounts
        viewers = tuple(one for one in self._viewers_of_file(record, None) if held[one].state is State.ACTIVE)
        if viewers:
            record.version = 1
            self._sealed[record.id] = (record, viewers)
        else:
            self.session.add(record)

    def brought_into(self, record: Record, action: str, brought: away.Brought) -> None:
        """A record of the office has taken in what was added away: what that had to satisfy was weighed there."""
        before = self._brought.get(record.id)
        self._brought[record.id] = brought if before is None else before.and_then(brought)
        self._actions.setdefault(record.id, action)

    def _viewers_of_file(self, record: Record, beside: uuid.UUID | None) -> tuple[uuid.UUID, ...]:
        near = sealing.belongs_to(record, beside)
        for held, viewers in self._sealed.values():  # sealed in this very unit, and so not yet in the file
            if held.id in near or held.file() in near:
                return viewers
        return sealing.viewers_of(self.desk, self.session, record, beside)

    def act(self, record: Record, action: str) -> None:
        """Name what is done to a record in its journal row ("confirm", "end"); without it a change is "change"."""
        self._actions[record.id] = action

    def note(self, action: str, record: Record, told: dict[str, object] | None = None) -> None:
        """A journal row about a record that does not change it (revealed, released); `told` are the act's own particulars."""
        content = json.dumps(told, ensure_ascii=False, sort_keys=True, default=str).encode() if told else None
        if content is not None:
            content = sealing.sealed_act(self.desk, self.session, record, content)
        self.desk.append(self.session, record.compartment, Entry(action, record.id, record.file(), ACT, None, content))

    def require(self, problems: Iterable[Problem]) -> None:
        """Add what the services found (rules over several records); weighed with the records' own rules at commit."""
        self.found.extend(problems)

    # the end

    def commit(self) -> None:
        """Check, write, index, journal, commit. Raises Refused, SignedAlready or ChangedMeanwhile; then nothing was kept.

        In a carried copy nothing is written but what is added, sealed to the office.
        """
        if self.desk.vault.keyring.carried is not None:
            away.commit(self, self._touched(), self._actions)
            return
        sealed_along.take_along(self, [record for record, _fresh in self._touched()])
        touched = self._with_instructions(self._touched())
        if (touched or self.moving.records) and self.desk.vault.looking_only:
            raise Refused([Problem("", LOOKING_ONLY, "", Weight.REFUSE)])
        self._kept = {record.id: None if fresh else as_kept(self.desk, self.session, record) for record, fresh in touched}
        for record, fresh in touched:
            self._since_opened(record)
            self._prepare(record, fresh)
        weighed = [record for record, _fresh in touched if record.id not in self._brought]
        went_past = gone_past.weigh(self, weighed, self._kept)
        with let_through(self.session):
            self._keep(touched, went_past)
        self.desk.after_commit()

    def _keep(self, touched: list[tuple[Record, bool]], went_past: list[tuple[Record, Problem]]) -> None:
        gone = self._removed()
        self.moving.take_out()
        try:
            self.session.flush()
        except StaleDataError as error:
            raise ChangedMeanwhile from error
        for record in gone:
            search.forget(self.session, record)
            self.desk.append(self.session, record.compartment, Entry(Action.REMOVE, record.id, record.file(), record.type_name))
        for record, fresh in touched:
            self._write(record, fresh)
        self.moving.put_in()
        for record, problem in went_past:
            gone_past.tell(self, record, problem)
        for record, _fresh in touched:
            away.tell(self, record, self._brought.get(record.id))
        self.session.commit()

    def _removed(self) -> list[Record]:
        """Records whose row goes: only those of which it was said so (`act(record, Action.REMOVE)`), and nothing that is held.

        Raises StatementRefused; Refused.
        """
        gone = [record for record in self.session.deleted if isinstance(record, Record)]
        if any(self._actions.get(record.id) != Action.REMOVE for record in gone):
            raise StatementRefused("a record is ended or withdrawn; its row goes only by an act that says so")
        if held := holds.against_going(self.session, gone):
            raise Refused(held)
        return gone

    def _with_instructions(self, touched: list[tuple[Record, bool]]) -> list[tuple[Record, bool]]:
        """What was touched, and what goes with it: instructions beside flags of sealed files (C11), printed pages no longer right."""
        staff_instructions.keep_in_step(self, [*(record for record, _fresh in touched), *self.moving.records])
        old_prints.mark(self, [record for record, _fresh in touched])
        known = {record.id for record, _fresh in touched}
        return touched + [one for one in self._touched() if one[0].id not in known]

    def _touched(self) -> list[tuple[Record, bool]]:
        found: list[tuple[Record, bool]] = [(record, True) for record in self.session.new if isinstance(record, Record)]
        found += [(record, False) for record in self.session.dirty if isinstance(record, Record) and self.session.is_modified(record)]
        for record, _viewers in self._sealed.values():
            fresh = record.id in self._fresh
            if fresh or record.id in self._actions or self._opened[record.id] != record.content():
                found.append((record, fresh))
        return found

    def _prepare(self, record: Record, fresh: bool) -> None:
        record.clean()
        kept = self._kept.get(record.id)
        if fresh and record.id in self._brought:
            pass  # made elsewhere, by whom and when it says
        elif fresh or kept is None:
            self.made_here(record)
        else:
            record.created_at, record.created_by, record.ref_no = kept.created_at, kept.created_by, kept.ref_no or record.ref_no
            if signed_words.corrected(self, record, kept, self._actions.get(record.id)):
                self._actions.setdefault(record.id, "correct")
            record.updated_at, record.updated_by = self.now.utc, self.desk.account.id
        if record.ref_no is None and record.reference_prefix and record.status is not Status.DRAFT:
            given = self.desk.next_reference if record.id not in self._sealed else self.desk.drawn_reference
            record.ref_no = given(self.session, record, self.now)

    def _since_opened(self, record: Record) -> None:
        """An open record's version is held against the file by the flush; a sealed one's is here. Raises ChangedMeanwhile."""
        kept = self._kept.get(record.id)
        if kept is not None and record.id in self._sealed and kept.version != record.version:
            raise colleagues.changed_by(self.desk, kept)

    def made_here(self, record: Record) -> None:
        """Say of a record that it was made at this desk, at this moment."""
        record.created_at = record.updated_at = self.now.utc
        record.created_by = record.updated_by = self.desk.account.id

    def _write(self, record: Record, fresh: bool) -> None:
        action = self._actions.get(record.id, Action.CREATE if fresh else Action.CHANGE)
        if record.id in self._sealed:
            _record, viewers = self._sealed[record.id]
            record.version = record.version if fresh else record.version + 1
            body = sealing.write(self.desk, self.session, record, viewers, fresh=fresh)
            self._append(record, action, body)
            return
        search.index(self.session, record)
        self._append(record, action, record.content())

    def _append(self, record: Record, action: str, content: bytes | None) -> None:
        sealed = record.id in self._sealed
        entry = Entry(
            action=action, record=record.id, file=record.file(), type=sealing.SEALED if sealed else record.type_name,
            schema=record.schema, content=content,
        )  # fmt: skip
        self.desk.append(self.session, record.compartment, entry)


def signed_by(unit: Unit, how: str = "in place", words: str = "") -> Signature:
    """The signature of the account that works on this unit, at this unit's moment."""
    account = unit.desk.account
    return replace(account.signature(unit.now), how=how, words=words)
