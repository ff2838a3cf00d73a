"""A carried copy that comes home: read by the office with its own key, with suspicion, and without changing anything in it.

It is read from a working copy inside the vault's folder. Nothing is believed before every page, the whole journal and every signature
were found right: what comes home is all of it or nothing.
"""

from __future__ import annotations

import contextlib
import stat
import uuid
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from vawdesk.models.base import CompartmentName
from vawdesk.vault import keyring_file
from vawdesk.vault.came_home import LARGEST_FILE, CameHome, read, refuse_strange_tables
from vawdesk.vault.carried import PARTS
from vawdesk.vault.carry_errors import CarriedDamaged, CarriedElsewhere, CarriedTooLarge, NotCarried
from vawdesk.vault.compartment import LEFT, Compartment, Identity, file_of
from vawdesk.vault.connection import STORE_ERRORS, KeyDoesNotFit, connect
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
from vawdesk.vault.keyring import Keyring
from vawdesk.vault.keys import CompartmentKey, PrivateKeys, office_keys
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.recovery import Sheet
from vawdesk.vault.tables import TABLES
from vawdesk.vault.verification import verify

WORKING = "coming-home.making"
_WRONG = (Damaged, MissingFile, WrongFile, KeyringChanged, KeyringUnreadable, NoKey, DiskTrouble)
Keys = Mapping[CompartmentName, tuple[CompartmentKey, ...]]


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
                return read(connection, casework, CameHome(keyring.vault, account, keyring.carried, ()), office)
        finally:
            casework.close()
    except _WRONG as problem:
        raise CarriedDamaged from problem
    except OSError as problem:
        raise in_words(problem) from problem
    finally:
        with contextlib.suppress(OSError):
            files.remove_folder(working)


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
            if not stat.S_ISREG(source.lstat().st_mode):  # a link or a pipe could be read without end
                raise Damaged
            if source.stat().st_size > LARGEST_FILE:  # before it fills the disk on which the office keeps its records
                raise CarriedTooLarge
            files.copy(source, working / source.name)


def _checked(
    vault: OpenVault, working: Path, keyring: Keyring, keys: Keys, name: CompartmentName, account: uuid.UUID
) -> Compartment:  # fmt: skip
    """The working copy of a part, open: every page authentic, the journal whole, every signature that account's."""
    edges, path = vault.edges, file_of(working, name)
    _refuse_strange(path, keys[name], name)
    held = Compartment(Identity(keyring.vault, name, account, carried=True), path, keys[name], edges.clock, edges.files)
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


def _refuse_strange(path: Path, keys: tuple[CompartmentKey, ...], name: CompartmentName) -> None:
    """Before a part is opened as one of ours. Raises Damaged."""
    if len(keys) != 1:  # a copy is made once, and its key is never changed
        raise Damaged
    raw = None
    try:
        raw = connect(path, keys[0], log=False)
        refuse_strange_tables(raw, TABLES[name])
    except KeyDoesNotFit as problem:
        raise Damaged from problem
    except STORE_ERRORS as problem:
        raise in_words(problem) from problem
    finally:
        if raw is not None:
            raw.close()
