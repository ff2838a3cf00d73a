"""A carried copy that comes home: read by the office with its own key, with suspicion, and without changing anything in it.

It is read from a working copy inside the vault's folder. Nothing is believed before every page, the whole journal and every signature
were found right: what comes home is all of it or nothing.
"""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.exc import DatabaseError

from vawdesk.models.base import CompartmentName
from vawdesk.vault import keyring_file
from vawdesk.vault.carried import ADDED, OFFICE, PARTS
from vawdesk.vault.carry_errors import CarriedDamaged, CarriedElsewhere, NotCarried
from vawdesk.vault.compartment import LEFT, Compartment, Identity, file_of
from vawdesk.vault.connection import STORE_ERRORS
from vawdesk.vault.envelope import Contents, Envelope, Place, open_as
from vawdesk.vault.errors import (
    Damaged,
    DiskTrouble,
    KeyringChanged,
    KeyringUnreadable,
    MissingFile,
    NoKey,
    NotAVault,
    VaultError,
    WrongFile,
    in_words,
)
from vawdesk.vault.keyring import Carried, Keyring
from vawdesk.vault.keys import CompartmentKey, PrivateKeys, SealError, office_keys
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.recovery import Sheet
from vawdesk.vault.verification import verify

WORKING = "coming-home.making"
_WRONG = (Damaged, MissingFile, WrongFile, KeyringChanged, KeyringUnreadable, NoKey, DiskTrouble)
Keys = Mapping[CompartmentName, tuple[CompartmentKey, ...]]


@dataclass(frozen=True)
class Added:
    """One thing that was added away: the record's id, when it was saved there, and what it says."""

    id: uuid.UUID
    at: datetime
    contents: Contents


@dataclass(frozen=True)
class Begun:
    """Something that was begun away and not saved: a draft, as it lay there. `values` are the columns of its row."""

    form: str
    saved_at: datetime
    values: Mapping[str, Any]


@dataclass(frozen=True)
class CameHome:
    """What a carried copy holds for the office. `account` took it; `added` is in the order in which it was saved."""

    carry: uuid.UUID
    account: uuid.UUID
    told: Carried
    added: tuple[Added, ...]
    begun: tuple[Begun, ...] = ()


def come_home(vault: OpenVault, folder: Path) -> CameHome:
    """Read a carried copy of this vault, whether or not its time is over or its account is still in use. Slow: for a worker.

    Raises NotCarried, CarriedElsewhere, CarriedDamaged; Newer for one written by a newer program; NoKey without casework's key; NoSpace.
    """
    keyring, mac = _loaded(vault, folder)
    if keyring.carried is None:
        raise NotCarried
    if keyring.carried.home != vault.keyring.vault:
        raise CarriedElsewhere
    office = office_keys(vault["casework"].carry_key, keyring.vault)
    files, working = vault.edges.files, vault.folder / WORKING
    try:
        account, keys = _believed(vault, keyring, mac, office)
        if working.exists():
            files.remove_folder(working)
        files.make_folder(working)
        for name in PARTS:
            _copy(vault, folder, working, name)
        _checked(vault, working, keyring, keys, "organisation", account).close()
        casework = _checked(vault, working, keyring, keys, "casework", account)
        try:
            with casework.connection() as connection:
                added, begun = _added(connection, casework, office, account), _begun(connection, casework, account)
        finally:
            casework.close()
    except _WRONG as problem:
        raise CarriedDamaged from problem
    except OSError as problem:
        raise in_words(problem) from problem
    finally:
        with contextlib.suppress(OSError):
            files.remove_folder(working)
    return CameHome(keyring.vault, account, keyring.carried, added, begun)


def _loaded(vault: OpenVault, folder: Path) -> tuple[Keyring, bytes]:
    try:
        return keyring_file.load(folder, vault.edges.files)
    except NotAVault as problem:
        raise NotCarried from problem
    except (KeyringUnreadable, OSError) as problem:
        raise CarriedDamaged from problem


def _believed(vault: OpenVault, keyring: Keyring, mac: bytes, office: PrivateKeys) -> tuple[uuid.UUID, Keys]:
    """Who took it and the keys of its parts, once its keyring is found to be as the program left it."""
    keys = {name: keyring.open_with_sheet(Sheet.CASEWORK, office, name) for name in PARTS}
    keyring_file.check(keyring, mac, keys["organisation"][-1])
    if len(keyring.accounts) != 1 or not keyring.accounts.keys() <= vault.keyring.accounts.keys():
        raise KeyringChanged
    return next(iter(keyring.accounts)), keys


def _copy(vault: OpenVault, folder: Path, working: Path, name: CompartmentName) -> None:
    files = vault.edges.files
    if not files.exists(file_of(folder, name)):
        raise MissingFile
    for ending in ("", *LEFT):
        source = file_of(folder, name)
        source = source.with_name(source.name + ending)
        if files.exists(source):
            files.copy(source, working / source.name)


def _checked(
    vault: OpenVault, working: Path, keyring: Keyring, keys: Keys, name: CompartmentName, account: uuid.UUID
) -> Compartment:  # fmt: skip
    """The working copy of a part, open: every page authentic, the journal whole, every signature that account's."""
    edges = vault.edges
    held = Compartment(Identity(keyring.vault, name, account, carried=True), file_of(working, name), keys[name], edges.clock, edges.files)
    try:
        if not held.whole():
            raise Damaged
        with held.connection() as connection:
            signers = {account: vault.keyring.accounts[account].verify_keys()}
            if any(finding.grave for finding in verify(connection, held.journal, signers)):
                raise Damaged
    except (DatabaseError, *STORE_ERRORS) as problem:
        held.close()
        raise in_words(problem) from problem
    except VaultError:
        held.close()
        raise
    return held


def _begun(connection: Connection, held: Compartment, account: uuid.UUID) -> tuple[Begun, ...]:
    table = held.tables.draft
    rows = connection.execute(select(table).where(table.c.account == account).order_by(table.c.saved_at)).mappings()
    return tuple(Begun(row["form"], row["saved_at"], dict(row)) for row in rows)


def _added(connection: Connection, held: Compartment, office: PrivateKeys, account: uuid.UUID) -> tuple[Added, ...]:
    journal, table = held.journal.table.c, held.tables.envelope
    told = {row["record"]: row for row in held.journal.rows(connection, journal.action == ADDED)}
    found = []
    for row in connection.execute(select(table)):
        if OFFICE not in row.seals:
            continue
        said = told.get(row.id)
        if said is None or said["signature"] is None or said["account"] != account:
            raise Damaged  # whatever stands there, this program did not put it in
        place = Place(held.identity.vault, held.name, row.id, row.file)
        try:
            opened = open_as(Envelope(place, bytes(row.nonce), bytes(row.body), dict(row.seals)), OFFICE, office)
        except SealError as problem:
            raise Damaged from problem
        found.append((said["seq"], Added(row.id, datetime.fromisoformat(said["utc"]), opened.contents)))
    if len(found) != len(told):
        raise Damaged
    return tuple(added for _seq, added in sorted(found, key=lambda one: one[0]))
