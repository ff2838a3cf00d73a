"""What is done with a whole file: sealed to named colleagues, shared with one more, taken back from one (C11, 8.4)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vawdesk.i18n import N_
from vawdesk.models.base import Record
from vawdesk.models.casework.case import Case
from vawdesk.models.rules import Rule
from vawdesk.services import attached_bytes, colleagues, sealing
from vawdesk.services.connections import NOBODY_LEFT, connected_staff
from vawdesk.services.file_contents import FileContents, divide, lying_open, lying_sealed
from vawdesk.services.refusals import NothingHere, Refused
from vawdesk.services.sealed_drafts import LostDraft, drafts_lost, seal_drafts, take_drafts_of
from vawdesk.services.second_person import NOT_ENTITLED
from vawdesk.services.separation import team_of
from vawdesk.vault.accounts import Role, State
from vawdesk.vault.envelopes import Envelopes

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk
    from vawdesk.services.unit import Unit

YOURSELF_TOO = Rule(
    "C11-yourself", N_("Name yourself too. Somebody who seals a file and is not named could not see whether it was done."), "8.4"
)
CONNECTED = Rule("C11-connected", N_("One of the people you named is close to somebody in this file. Take them out."), "8.4")
LAST_ONE = Rule("C11-last", N_("Somebody has to be able to open this file. Name another colleague first."), "8.4")
CASEWORK = frozenset({Role.WORKER, Role.MANAGER})
SHARED, TAKEN_BACK = "viewer added", "viewer removed"


@dataclass(frozen=True)
class SealedFile:
    """What came of it: how many records went into envelopes, and the drafts of colleagues that were removed."""

    records: int
    drafts_lost: tuple[LostDraft, ...]


@dataclass(frozen=True)
class Candidate:
    """A colleague who may be named. `close`: connected to somebody in the file, and so never. `ticked`: sees it now, or is proposed."""

    account: uuid.UUID
    name: str
    close: bool
    ticked: bool


def is_sealed(desk: Desk, case: uuid.UUID) -> bool:
    """Whether a case that this account can open is sealed."""
    with desk.reading() as session:
        return session.get(Case, case) is None


def who_may_see(desk: Desk, case: uuid.UUID) -> frozenset[uuid.UUID]:
    """The accounts to which a sealed case is sealed; nobody for an open one. Raises NothingHere."""
    with desk.reading() as session:
        if session.get(Case, case) is not None:
            return frozenset()
        opened = sealing.open_one(desk, session, Case, case)
        if opened is None:
            raise NothingHere
        return frozenset(opened[1])


def sealed_to(desk: Desk, case: uuid.UUID) -> tuple[str, ...]:
    """The names of those to whom a case is sealed; nobody for an open one. Raises NothingHere."""
    accounts = who_may_see(desk, case)
    if not accounts:
        return ()
    called = {one.account: one.name for one in colleagues.colleagues(desk)}
    return tuple(sorted(called.get(one, desk.vault.keyring.accounts[one].name) for one in accounts))


def asks_to_be_sealed(desk: Desk, case: Case) -> tuple[str, ...]:
    """The names of colleagues who are close to somebody in an open file, for whoever may seal it; nothing for anybody else."""
    if not colleagues.may_decide(desk):
        return ()
    with desk.reading() as session:
        if session.get(Case, case.id) is None:
            return ()
        close = connected_staff(session, case.subjects(), desk.now().today)
    return tuple(sorted(one.name for one in colleagues.colleagues(desk) if one.staff in close))


def drafts_to_be_lost(desk: Desk, case: uuid.UUID, viewers: Iterable[uuid.UUID]) -> tuple[LostDraft, ...]:
    """The drafts of colleagues who are not named, which sealing removes: they are to be told first. Raises NothingHere."""
    with desk.reading() as session:
        return drafts_lost(session, lying_open(session, case), frozenset(viewers))


def seal_file(unit: Unit, case: uuid.UUID, viewers: Iterable[uuid.UUID]) -> SealedFile:
    """Move a case into envelopes for these accounts, with every case of its situation and whatever belongs to no other file.

    Cases of one situation go together, because colleagues on them read each other's entries. Persons, addresses and relationships
    that another file needs stay open. The caller commits. Raises NothingHere, Refused.
    """
    named, held = frozenset(viewers), lying_open(unit.session, case)
    _check(unit, held, named)
    divide(unit, held.shared_places, named)
    lost = drafts_lost(unit.session, held, named)
    for record in held.records:
        unit.moving.seal(record, named)
    unit.moving.afterwards(lambda: seal_drafts(unit, held, named))
    return SealedFile(len(held.records), lost)


def _check(unit: Unit, held: FileContents, named: frozenset[uuid.UUID]) -> None:
    if not colleagues.may_decide(unit.desk):
        raise Refused([NOT_ENTITLED.at("worker")])
    if not named:
        raise Refused([NOBODY_LEFT.at("worker")])
    if unit.desk.account.id not in named:
        raise Refused([YOURSELF_TOO.at("worker")])
    _not_connected(unit, held, named)


def _not_connected(unit: Unit, held: FileContents, named: frozenset[uuid.UUID]) -> None:
    close = connected_staff(unit.session, held.people, unit.now.today)
    if any(one.staff in close for one in colleagues.colleagues(unit.desk) if one.account in named):
        raise Refused([CONNECTED.at("worker")])


def add_viewer(unit: Unit, case: uuid.UUID, account: uuid.UUID) -> None:
    """Let one more colleague see a sealed file, or again one whose keys are new. The caller commits.

    Raises NothingHere, Refused, UnknownAccount, NotYetTheirOwn.
    """
    held, at_file = _sealed(unit, case)
    _not_connected(unit, held, frozenset({account}))
    connection = unit.session.connection()
    for record in held.records:
        if account not in at_file.viewers(connection, record.id) or _has_had_others(unit.desk, account):
            at_file.add_viewer(connection, record.id, account)
    unit.note(SHARED, _case_of(held, case), {"account": account})


def remove_viewer(unit: Unit, case: uuid.UUID, account: uuid.UUID) -> None:
    """Take a sealed file back from a colleague; every record goes under another key. The caller commits. Raises NothingHere, Refused."""
    held, at_file = _sealed(unit, case)
    connection = unit.session.connection()
    if at_file.viewers(connection, case) <= {account}:
        raise Refused([LAST_ONE.at("worker")])
    if account == unit.desk.account.id:
        raise Refused([YOURSELF_TOO.at("worker")])
    unit.note(TAKEN_BACK, _case_of(held, case), {"account": account})
    for record in held.only_here:
        if account in at_file.viewers(connection, record.id):
            at_file.remove_viewer(connection, record.id, account)
            attached_bytes.seal(unit, record.id)
    take_drafts_of(unit, account, held)


def _has_had_others(desk: Desk, account: uuid.UUID) -> bool:
    """Whether an account has had other keys, before a passphrase was forgotten: what was sealed to those it cannot open."""
    return bool(desk.vault.keyring.accounts[account].earlier)


def set_viewers(unit: Unit, case: uuid.UUID, viewers: Iterable[uuid.UUID]) -> None:
    """Let exactly these accounts see a sealed file. The caller commits. Raises as `add_viewer` and `remove_viewer`."""
    named, held = frozenset(viewers), who_may_see(unit.desk, case)
    if not named:
        raise Refused([NOBODY_LEFT.at("worker")])
    renewed = {account for account in named & held if account != unit.desk.account.id and _has_had_others(unit.desk, account)}
    for account in sorted(named - held | renewed):
        add_viewer(unit, case, account)
    for account in sorted(held - named):
        remove_viewer(unit, case, account)


def to_be_named(desk: Desk, case: uuid.UUID) -> tuple[Candidate, ...]:
    """Everybody who can open casework: who is close to somebody in the file, who sees it now, and who is proposed. Raises NothingHere."""
    with desk.reading() as session:
        sealed = session.get(Case, case) is None
        held = lying_sealed(session, case) if sealed else lying_open(session, case)
        close = connected_staff(session, held.people, desk.now().today)
        team = {one for record in held.records if isinstance(record, Case) for one in team_of(session, record)}
    seen = who_may_see(desk, case)
    working = {id for id, account in desk.vault.keyring.accounts.items() if account.state is State.ACTIVE and account.roles & CASEWORK}
    found = [one for one in colleagues.colleagues(desk) if one.account in working]
    return tuple(
        Candidate(one.account, one.name, one.staff in close, one.account in seen if sealed else one.manager or one.staff in team)
        for one in sorted(found, key=lambda one: one.name)
    )


def to_be_widened(candidates: Sequence[Candidate]) -> bool:
    """Of a sealed file: whether nobody is close to anybody in it any more, and somebody who may be named is not."""
    return not any(one.close for one in candidates) and not all(one.ticked for one in candidates)


def _sealed(unit: Unit, case: uuid.UUID) -> tuple[FileContents, Envelopes]:
    if not colleagues.may_decide(unit.desk):
        raise Refused([NOT_ENTITLED.at("worker")])
    return lying_sealed(unit.session, case), sealing.envelopes(unit.desk, "casework")


def _case_of(held: FileContents, case: uuid.UUID) -> Record:
    return next(record for record in held.records if record.id == case)
