"""Backups: consistent copies under keys of their own, verified by opening them and walking their journals."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event

from vawdesk.models.base import CompartmentName
from vawdesk.vault import engines, keyring_file, manifest
from vawdesk.vault.compartment import LEFT, file_of, is_whole
from vawdesk.vault.connection import STORE_ERRORS, KeyDoesNotFit, connect
from vawdesk.vault.errors import (
    BackupIncomplete,
    Busy,
    Damaged,
    KeyringChanged,
    MissingFile,
    NoKey,
    NoPlaceForBackups,
    VaultError,
    in_words,
)
from vawdesk.vault.files import Files
from vawdesk.vault.findings import Finding, Kind, found
from vawdesk.vault.journal import Action, Head, Journal
from vawdesk.vault.keyring import Holding, Keyring
from vawdesk.vault.keys import CompartmentKey, Purpose, derive
from vawdesk.vault.manifest import Generation, Manifest, Part
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.tables import TABLES
from vawdesk.vault.verification import verify

PREFIX = "vawdesk-backup-"
MAKING = ".making"
Progress = Callable[[CompartmentName], None]


def back_up(vault: OpenVault, place: Path, progress: Progress = lambda _name: None) -> Generation:
    """Make a backup in a folder of its own under `place` and verify it. Slow: for a worker.

    Raises NoPlaceForBackups, Busy, Damaged, MissingFile, NoSpace, VaultError. It appears under its name only when it is whole. `progress`
    is told each compartment before it is copied; what it raises stops the backup, and nothing of it stays.
    """
    files = vault.edges.files
    if not place.is_dir():
        raise NoPlaceForBackups
    if not vault.backing_up.acquire(blocking=False):
        raise Busy
    try:
        _take_away_unfinished(vault, place)
        vault.record(Action.BACKUP, {"compartments": sorted(vault.keyring.compartments)})
        target = _free(place, vault.edges.now())
        making = target.with_name(f"{target.name}{_unfinished(vault)}")
        try:
            files.make_folder(making)
            made = _filled(vault, making, progress)
            files.rename(making, target)
        except BaseException as problem:
            with contextlib.suppress(OSError):
                files.remove_folder(making)
            if isinstance(problem, OSError):
                raise in_words(problem) from problem
            raise
    finally:
        vault.backing_up.release()
    return Generation(target, made)


def listed(vault: OpenVault, place: Path) -> tuple[Generation, ...]:
    """The backups in a folder, the newest first, after taking away what a backup of this vault left that was cut short."""
    if vault.backing_up.acquire(blocking=False):
        try:
            _take_away_unfinished(vault, place)
        finally:
            vault.backing_up.release()
    told = _told_checked(vault)
    return tuple(replace(one, checked=frozenset(told.get(one.manifest.made, ()))) for one in generations(place, vault.edges.files))


def check_waiting(vault: OpenVault, place: Path, check: Callable[[], None] = lambda: None) -> list[Finding]:
    """Verify what others copied closed and this account can open, once for each backup, and write down what was found right.

    Slow: for a worker. `check` is called before each; what it raises ends the work.
    """
    findings = []
    for one in listed(vault, place):
        waiting = [name for name in one.unverified if name in vault.compartments]
        if not waiting or one.manifest.vault != vault.keyring.vault.hex:
            continue
        check()
        try:
            right = check_generation(vault, one)
        except NoKey:
            continue  # it stays unverified, which the list says; nothing is known to be wrong with it
        except VaultError:
            when = datetime.fromisoformat(one.manifest.made).date()
            findings += [found(Kind.BACKUP, name, when=when) for name in waiting]
        else:
            if checked := sorted(set(right) & set(waiting)):
                vault.record(Action.BACKUP, {"checked": one.manifest.made, "compartments": checked})
    return findings


def _told_checked(vault: OpenVault) -> dict[str, list[str]]:
    """What holders have verified, by the moment at which the backup was made."""
    organisation = vault["organisation"]
    checked: dict[str, list[str]] = {}
    with organisation.connection() as connection:
        for row in organisation.journal.rows(connection, organisation.journal.table.c.action == Action.BACKUP):
            told = json.loads(row["content"] or b"{}")
            checked.setdefault(told.get("checked", ""), []).extend(told["compartments"] if "checked" in told else ())
    return checked


def _unfinished(vault: OpenVault) -> str:
    """How the folder of a backup under way ends: it says whose it is, so that nobody else's is ever taken away."""
    return f".{vault.keyring.vault.hex[:12]}{MAKING}"


def _take_away_unfinished(vault: OpenVault, place: Path) -> None:
    """The vault is open in one place and makes one backup at a time: a folder of its own that is still being made is nobody's work."""
    with contextlib.suppress(OSError):  # a stick that cannot be written to is told by whoever writes to it
        for path in tuple(vault.edges.files.folders(place)):
            if path.name.startswith(PREFIX) and path.name.endswith(_unfinished(vault)):
                vault.edges.files.remove_folder(path)


def is_backup(path: Path) -> bool:
    """Whether a folder looks like a backup: it has the name of one, and a list in it."""
    return path.name.startswith(PREFIX) and (path / manifest.NAME).is_file()


def generations(place: Path, files: Files) -> tuple[Generation, ...]:
    """The backups in a folder, the newest first. What does not have the form of one is passed over."""
    found = []
    for path in files.folders(place):
        if path.name.startswith(PREFIX) and not path.name.endswith(MAKING):
            with contextlib.suppress(BackupIncomplete):
                found.append(Generation(path, manifest.load(path, files)))
    return tuple(sorted(found, key=lambda each: each.manifest.made, reverse=True))


def check_generation(vault: OpenVault, generation: Generation) -> tuple[CompartmentName, ...]:
    """Verify what this account can open of a backup: a holder of hr what somebody else copied. Returns what was verified.

    Raises BackupIncomplete, Damaged; NoKey where the account had other keys when it was made.
    """
    keyring, mac = load_keyring(generation.path, vault.edges.files)
    check_files(generation.path, manifest.load_signed(generation.path, vault.edges.files, keyring.verifying_keys()), vault.edges.files)
    checked: list[CompartmentName] = []
    for name in vault.compartments:
        if keyring.holds(vault.unlocked.id, name):
            try:
                keys = keyring.open_with(vault.unlocked.id, vault.unlocked.private, name)
            except KeyringChanged as problem:  # the seals are as they were signed for: the account has had other keys since
                raise NoKey from problem
            if name == "organisation":
                keyring_file.check(keyring, mac, keys[-1])
            verify_copy(file_of(generation.path, name), keys, keyring, name)
            checked.append(name)
    return tuple(checked)


def check_files(path: Path, told: Manifest, files: Files) -> None:
    """Whether every file of a backup is there and as it was made. Raises BackupIncomplete."""
    wanted = {keyring_file.NAME: told.keyring} | {name: digest for part in told.parts.values() for name, digest in part.files.items()}
    for name, digest in wanted.items():
        try:
            if files.digest(path / name) != digest:
                raise BackupIncomplete
        except OSError as problem:
            raise BackupIncomplete from problem


def verify_copy(path: Path, keys: tuple[CompartmentKey, ...], keyring: Keyring, name: CompartmentName) -> tuple[Head, int]:
    """Open a copy without changing it, check every page, walk its journal. Returns its head and how many rows it has. Raises Damaged."""
    raw = opened_copy(path, keys)
    try:
        if not is_whole(raw):
            raise Damaged
        inner = raw.execute("SELECT inner_key FROM vault_row WHERE vault = ? AND compartment = ?", (keyring.vault.hex, name)).fetchone()
        if inner is None:
            raise BackupIncomplete
        return _walked(raw, bytes(inner[0]), keyring, name), _rows(raw)
    except STORE_ERRORS as problem:
        raise in_words(problem) from problem
    finally:
        raw.close()


def _rows(raw: Any) -> int:
    tables = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_text%'").fetchall()
    return sum(raw.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for (table,) in tables)  # noqa: S608 - names from the schema


def opened_copy(path: Path, keys: tuple[CompartmentKey, ...]) -> Any:
    """The driver's connection to a copy, for reading, with whichever of the keys fits. Raises Damaged, MissingFile."""
    for key in reversed(keys):
        with contextlib.suppress(KeyDoesNotFit):
            return connect(path, key, mode="ro", guarded=False)
    raise Damaged


def _walked(raw: Any, inner: bytes, keyring: Keyring, name: CompartmentName) -> Head:
    engine = engines.on(raw)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    chain, keys = derive(inner, Purpose.CHAIN), keyring.verifying_keys()
    journal = Journal.for_walking(keyring.vault, name, TABLES[name].journal, chain)
    with engine.connect() as connection:
        if any(finding.grave for finding in verify(connection, journal, keys)):
            raise Damaged
        return journal.head(connection)


def _free(place: Path, now: str) -> Path:
    stem = PREFIX + now[:16].replace(":", "").replace("T", "-")
    for number in range(1, 1000):
        candidate = place / (stem if number == 1 else f"{stem}-{number}")
        if not candidate.exists():
            return candidate
    raise VaultError


def _filled(vault: OpenVault, making: Path, progress: Progress) -> Manifest:
    files, keyring = vault.edges.files, vault.keyring
    keys: dict[CompartmentName, CompartmentKey] = {}
    for name, compartment in vault.compartments.items():
        progress(name)
        keys[name] = CompartmentKey.new()
        compartment.copy_into(file_of(making, name), keys[name])
        holding = keyring.compartments[name]
        copied = keyring.sealed_to(holding.newest.seals, name, holding.newest.number, keys[name])
        keyring = keyring.with_holding(name, Holding((copied,), holding.due))
    files.write(making / keyring_file.NAME, keyring_file.to_json(keyring, keys["organisation"]))
    parts: dict[str, Part] = {}
    for name in keyring.compartments:
        if name in keys:
            head, rows = verify_copy(file_of(making, name), (keys[name],), keyring, name)
            parts[name] = replace(_part(making, files, name, verified=True), rows=rows, seq=head.seq, head=head.hash.hex())
        else:
            progress(name)
            _copy_closed(vault, making, name)
            parts[name] = _part(making, files, name, verified=False)
    made = Manifest(
        keyring.vault.hex, vault.edges.now(), vault.unlocked.id.hex, files.digest(making / keyring_file.NAME), parts
    )  # fmt: skip
    manifest.store(making, files, made, vault.unlocked.private)
    files.sync_folder(making)
    return made


def _copy_closed(vault: OpenVault, making: Path, name: CompartmentName) -> None:
    """Nobody has it open, because the vault is open in one place: what lies there is consistent, its log included.

    Raises MissingFile: a vault that lost a file is not backed up as if it were whole.
    """
    if not vault.edges.files.exists(file_of(vault.folder, name)):
        raise MissingFile
    for ending in ("", *LEFT):
        source = file_of(vault.folder, name)
        source = source.with_name(source.name + ending)
        if vault.edges.files.exists(source) and (not ending or source.stat().st_size):
            vault.edges.files.copy(source, making / source.name)


def _part(making: Path, files: Files, name: CompartmentName, *, verified: bool) -> Part:
    paths = sorted(path for path in making.glob(f"{name}.db*") if not path.name.endswith("-shm"))
    return Part({path.name: files.digest(path) for path in paths}, sum(path.stat().st_size for path in paths), verified)


def load_keyring(path: Path, files: Files) -> tuple[Keyring, bytes]:
    """A backup's keyring, not yet believed. Raises BackupIncomplete."""
    try:
        return keyring_file.load(path, files)
    except (OSError, VaultError) as problem:
        raise BackupIncomplete from problem
