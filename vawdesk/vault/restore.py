"""Bringing a backup back: into a folder of its own, or in place of what is there, which is set aside and not destroyed."""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from vawdesk.models.base import CompartmentName
from vawdesk.vault import exchange, keyring_file, manifest
from vawdesk.vault.backup import check_files, load_keyring, opened_copy, verify_copy
from vawdesk.vault.compartment import LEFT, Compartment, Identity, file_of
from vawdesk.vault.connection import STORE_ERRORS, KeyDoesNotFit, connect
from vawdesk.vault.edges import Edges
from vawdesk.vault.errors import AlreadyThere, BackupIncomplete, Busy, KeyringChanged, NoKey, VaultError, WrongFile, in_words
from vawdesk.vault.journal import Action, Entry
from vawdesk.vault.keyring import Holding, Keyring
from vawdesk.vault.keys import CompartmentKey
from vawdesk.vault.lockfile import VaultLock
from vawdesk.vault.manifest import Generation
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.places import refuse_shared
from vawdesk.vault.since import Since, keep_away
from vawdesk.vault.unlocking import Keys, Room, Unlocked, unlock
from vawdesk.vault.vault import NOTHING, Insisted, locked

SET_ASIDE = "replaced-"


@dataclass(frozen=True)
class Restored:
    """What was done. `erased`: rows of each journal erased since the backup and now erased again, with the records they tell of.

    `unknown`: compartments whose erasures since the backup could not be read, because what was there did not open, or not everywhere.
    """

    set_aside: Path
    compartments: tuple[CompartmentName, ...]
    erased: dict[CompartmentName, tuple[int, ...]] = field(default_factory=dict)
    unknown: tuple[CompartmentName, ...] = ()


def restore_to_new(generation: Generation, folder: Path, edges: Edges) -> None:
    """A backup as a vault of its own, for a computer that has none. It opens with the passphrases of the day it was made.

    Raises AlreadyThere, BackupIncomplete, SharedFolder, VaultError.
    """
    refuse_shared(folder)
    if folder.exists():
        raise AlreadyThere
    check_files(generation.path, generation.manifest, edges.files)
    making = folder.with_name(folder.name + ".making")
    try:
        if making.exists():
            edges.files.remove_folder(making)
        edges.files.make_folder(making)
        for name in (keyring_file.NAME, *(name for part in generation.manifest.parts.values() for name in part.files)):
            edges.files.copy(generation.path / name, making / name)
        edges.files.rename(making, folder)
    except OSError as problem:
        with contextlib.suppress(OSError):
            edges.files.remove_folder(making)
        raise in_words(problem) from problem


def restore(
    generation: Generation, folder: Path, name: str, passphrase: str, room: Room, edges: Edges, insisted: Insisted = NOTHING
) -> Restored:
    """Put a backup in the place of the room's compartments. The accounts stay those of today: nobody who was removed comes back.

    The vault must not be open. What is replaced is set aside with its keyring. Slow: behind a progress page, alone.
    Raises WrongPassphrase, NoKey, BackupIncomplete, Damaged, WrongFile, InUse, VaultError.
    """
    with locked(folder, name, edges, insisted) as (lock, _keep):
        try:
            keyring, mac = keyring_file.load(folder, edges.files)
            unlocked = unlock(keyring, mac, name, passphrase, edges.derivation, room)
            backup, keys = _opened_backup(generation, keyring, unlocked, edges)
            return _Restoring(generation, folder, edges, lock, keyring, unlocked).run(backup, keys)
        except (OSError, *STORE_ERRORS, DatabaseError) as problem:
            raise in_words(problem) from problem


def _opened_backup(generation: Generation, live: Keyring, unlocked: Unlocked, edges: Edges) -> tuple[Keyring, Keys]:
    """The backup's keyring and the keys this account opens of it. Everything is checked before anything is touched."""
    check_files(generation.path, generation.manifest, edges.files)
    keyring, mac = load_keyring(generation.path, edges.files)
    if keyring.vault != live.vault:
        raise WrongFile
    if manifest.load_signed(generation.path, edges.files, keyring.verifying_keys()) != generation.manifest:
        raise BackupIncomplete
    try:
        found = {each: keyring.open_with(unlocked.id, unlocked.private, each) for each in unlocked.keys if keyring.holds(unlocked.id, each)}
    except KeyringChanged as problem:
        raise NoKey from problem  # the account has had other keys since: it was reset
    if "organisation" not in found:
        raise NoKey
    keyring_file.check(keyring, mac, found["organisation"][-1])
    for each, keys in found.items():
        verify_copy(file_of(generation.path, each), keys, keyring, each)
    return keyring, found


@dataclass
class _Restoring:
    """One restore under way. Until the files are exchanged, nothing of the vault has changed but its keyring, which holds both keys."""

    generation: Generation
    folder: Path
    edges: Edges
    lock: VaultLock
    keyring: Keyring
    unlocked: Unlocked
    unknown: list[CompartmentName] = field(default_factory=list)
    _aside: Path = field(init=False)

    def __post_init__(self) -> None:
        stamp = self.edges.now()[:19].replace(":", "").replace("T", "-")
        self._aside = self.folder / f"{SET_ASIDE}{stamp}"

    def run(self, backup: Keyring, keys: Keys) -> Restored:
        self._refuse_half_changed(keys)
        newer = {each: CompartmentKey.new() for each in keys}
        erased = {each: self._laid_beside(each, keys[each], newer[each]) for each in keys}
        aside = self._set_aside(tuple(keys))
        keyring = self.keyring
        for each in keys:
            newest = keyring.compartments[each].newest
            made = keyring.sealed_to(newest.seals, each, newest.number + 1, newer[each])
            keyring = keyring.with_holding(each, Holding((newest, made), keyring.compartments[each].due))
        keyring = keyring_file.store(self.folder, self.edges.files, keyring, newer["organisation"])
        for each in keys:
            exchange.exchange(file_of(self.folder, each), self.edges.files)
        for each in keys:
            keyring = keyring.with_holding(each, Holding((keyring.compartments[each].newest,), keyring.compartments[each].due))
        keyring = keyring_file.store(self.folder, self.edges.files, keyring, newer["organisation"])
        self._remember(keyring, newer)
        return Restored(aside, tuple(keys), erased, tuple(self.unknown))

    def _refuse_half_changed(self, keys: Keys) -> None:
        if any(len(self.keyring.compartments[each].generations) != 1 for each in keys):
            raise Busy  # a change of key is unfinished: signing in finishes it

    def _laid_beside(self, each: CompartmentName, keys: tuple[CompartmentKey, ...], key: CompartmentKey) -> tuple[int, ...]:
        """Lay the copy down without what was taken away since. Rows of the backup that have been erased since it was made."""
        since = self._since(each)
        try:
            self._lay_beside(each, keys, key, since)
        finally:
            if since is not None:
                since.close()
        if since is not None and since.unread:
            self.unknown.append(each)
        return since.seqs if since is not None else ()

    def _since(self, each: CompartmentName) -> Since | None:
        """Today's file, asked what was taken away since; None, and told, where it does not open or cannot be read."""
        raw = None
        try:
            path = file_of(self.folder, each)
            raw = connect(path, self.unlocked.newest(each), guarded=False, log=self.edges.files.has_shared_memory(path))
            return Since.asked(raw, self.generation.manifest.parts[each].seq)
        except (KeyDoesNotFit, VaultError, dbapi2.Error):
            self.unknown.append(each)
            if raw is not None:
                raw.close()
            return None

    def _lay_beside(
        self, each: CompartmentName, keys: tuple[CompartmentKey, ...], key: CompartmentKey, since: Since | None
    ) -> None:  # fmt: skip
        """A copy under another key, up to date, with what was taken away since taken away again, and the restore told in its journal."""
        target = exchange.beside(file_of(self.folder, each))
        exchange.discard(target, self.edges.files)
        source, copy = opened_copy(file_of(self.generation.path, each), keys), connect(target, key, mode="rwc", guarded=False, log=False)
        try:
            source.backup(copy)
            number = self.keyring.compartments[each].newest.number + 1
            copy.execute("UPDATE vault_row SET generation = ?", (number,))
        finally:
            source.close()
            copy.close()
        identity = Identity(self.keyring.vault, each, self.unlocked.id)
        compartment = Compartment(identity, target, (key,), self.edges.clock, self.edges.files)
        try:
            self._tell(compartment, since)
            compartment.checkpoint()
        finally:
            compartment.close()
        self.edges.files.remove(target.with_name(target.name + ".before"))  # that of an upgrade: the backup itself is the older copy

    def _tell(self, compartment: Compartment, since: Since | None) -> None:
        with compartment.writing() as session:
            connection = session.connection()
            left = keep_away(compartment, connection, since) if since is not None else 0
            told = {
                "made": self.generation.manifest.made, "aside": self._aside.name, "erased": len(since.seqs) if since is not None else 0,
                "unknown": since is None or bool(since.unread), "left": left,
            }  # fmt: skip
            compartment.journal.append(connection, Entry(Action.RESTORE, content=json.dumps(told).encode()), self.unlocked.private)
            session.commit()

    def _set_aside(self, compartments: tuple[CompartmentName, ...]) -> Path:
        aside = self._aside
        self.edges.files.make_folder(aside)
        self.edges.files.copy(self.folder / keyring_file.NAME, aside / keyring_file.NAME)
        for each in compartments:
            for ending in ("", *LEFT):
                source = file_of(self.folder, each)
                source = source.with_name(source.name + ending)
                if self.edges.files.exists(source):
                    self.edges.files.copy(source, aside / source.name)
        return aside

    def _remember(self, keyring: Keyring, keys: dict[CompartmentName, CompartmentKey]) -> None:
        """This computer remembers the vault as it is now: the person who brought it back knows that it is an older one."""
        held = {each: (key,) for each, key in keys.items()}
        opened = OpenVault(self.folder, self.edges, self.lock, keyring, replace(self.unlocked, keys=held))
        try:
            opened.believe(accept=True)
            opened.checkpoint()
        finally:
            opened.close()
