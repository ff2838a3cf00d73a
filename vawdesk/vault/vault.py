"""Making a vault, opening it, and opening it with a recovery sheet."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from vawdesk.models.base import CompartmentName
from vawdesk.vault import carried, key_change, keyring_file, membership, sheets
from vawdesk.vault.compartment import file_of, make_file
from vawdesk.vault.edges import Edges
from vawdesk.vault.envelopes import Envelopes
from vawdesk.vault.errors import AlreadyThere, NotAVault, VaultError, WrongPassphrase, in_words
from vawdesk.vault.findings import Finding, Kind, found
from vawdesk.vault.journal import Action
from vawdesk.vault.keyring import Keyring, RecoveryUse
from vawdesk.vault.keys import PrivateKeys
from vawdesk.vault.lockfile import VaultLock
from vawdesk.vault.membership import Person
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.places import refuse_shared
from vawdesk.vault.recovery import RecoverySheet, Sheet
from vawdesk.vault.unlocking import Room, Unlocked, unlock
from vawdesk.vault.witness import FREE_TRIES

SUFFIX = ".vawdesk"


@dataclass(frozen=True)
class Insisted:
    """What a person insisted on after being told: a shared folder; a computer that stopped, by the heartbeats they saw."""

    shared_folder: bool = False
    take_over: int | None = None


NOTHING = Insisted()


def create(folder: Path, person: Person, edges: Edges, insisted: Insisted = NOTHING) -> tuple[OpenVault, RecoverySheet]:
    """Make a vault with its first account and open it. Raises AlreadyThere, SharedFolder, WeakPassphrase, NotAllowed, VaultError.

    It is made beside its place and moved there whole, so that what was interrupted never looks like a vault.
    """
    if not insisted.shared_folder:
        refuse_shared(folder)
    files, making = edges.files, folder.with_name(folder.name + ".making")
    if folder.exists():
        raise AlreadyThere
    made = membership.founded(uuid.uuid4(), person, edges.now(), edges.derivation)
    try:
        if making.exists():
            files.remove_folder(making)
        files.make_folder(making)
        for compartment, held in made.keys.items():
            make_file(file_of(making, compartment), held[0], made.keyring.vault, compartment, files)
        keyring = keyring_file.store(making, files, made.keyring, made.keys["organisation"][-1])
        files.rename(making, folder)
    except OSError as problem:
        with contextlib.suppress(OSError):
            files.remove_folder(making)
        raise in_words(problem) from problem
    account = made.account
    unlocked = Unlocked(account.id, account.name, account.roles, "casework", made.private, made.keys)
    lock = edges.lock(folder)
    lock.acquire(account.name)
    return _entered(folder, edges, lock, keyring, unlocked, ()), made.sheet


def _mac(folder: Path, edges: Edges) -> bytes:
    return keyring_file.load(folder, edges.files)[1]


def open_vault(folder: Path, name: str, passphrase: str, room: Room, edges: Edges, insisted: Insisted = NOTHING) -> OpenVault:
    """Sign in. Slow by intention: for a worker.

    Raises NotAVault, WrongPassphrase, MustChangePassphrase, NoKey, InUse, LeftOpen, SharedFolder, KeyringUnreadable,
    KeyringChanged, Damaged, MissingFile, WrongFile, Newer, VaultError; CarryOver and CarryTooSoon for a carried copy.
    """
    with locked(folder, name, edges, insisted) as (lock, keep):
        keyring, mac = _loaded(folder, edges)
        carried.refuse_over(edges, keyring)
        try:
            unlocked = unlock(keyring, mac, name, passphrase, edges.derivation, room)
        except WrongPassphrase:
            edges.witness().note_wrong_passphrase(keyring.vault, edges.clock.now().utc)
            raise
        _shut_when_over(folder, edges, keyring, unlocked)
        opened = _entered(folder, edges, lock, keyring, unlocked, _about_copy(folder, edges))
        keep()
        return opened


def _shut_when_over(folder: Path, edges: Edges, keyring: Keyring, unlocked: Unlocked) -> None:
    try:
        carried.shut_when_over(folder, edges, keyring, unlocked)
    except OSError as problem:
        raise in_words(problem) from problem


def choose_passphrase(folder: Path, name: str, once: str, new: str, edges: Edges, insisted: Insisted = NOTHING) -> None:
    """Change a one-time passphrase for one's own; then sign in. Raises WrongPassphrase, WeakPassphrase, InUse, VaultError."""
    with locked(folder, name, edges, insisted):
        keyring, mac = _loaded(folder, edges)
        changed, organisation = membership.with_own_passphrase(keyring, mac, name, once, new, edges.derivation)
        keyring_file.store(folder, edges.files, changed, organisation)


def recover(folder: Path, code: str, person: Person, edges: Edges, insisted: Insisted = NOTHING) -> OpenVault:
    """Open with the sheet of organisation and casework: the account of this name gets a new passphrase, or an account is made.

    It stands in the journal and is told to every holder. Raises CodeError, WeakPassphrase, KeyringChanged, InUse, VaultError.
    """
    with locked(folder, person.name, edges, insisted) as (lock, keep):
        keyring, mac = _loaded(folder, edges)
        keys = sheets.opened_by_sheet(keyring, mac, code)
        changed, account = membership.recovered_account(keyring, keys, person, edges.now(), edges.derivation)
        number = keyring.sheets[Sheet.CASEWORK].number
        changed = sheets.with_use(changed, RecoveryUse(edges.now(), account, Sheet.CASEWORK, number))
        changed = keyring_file.store(folder, edges.files, changed, keys["organisation"][-1])
        unlocked = unlock(changed, _mac(folder, edges), person.name, person.passphrase, edges.derivation, "casework")
        opened = _entered(folder, edges, lock, changed, unlocked, ())
        opened.record(Action.RECOVERY, {"account": account.hex, "sheet": Sheet.CASEWORK, "number": number})
        _renew_seals(opened, number, sheets.typed_back(keyring, code)[1])
        keep()
        return opened


def _renew_seals(opened: OpenVault, number: int, private: PrivateKeys) -> None:
    """The account has other keys than those to which sealed records were sealed: the sheet opens what it was named for."""
    try:
        for name, compartment in opened.compartments.items():
            with compartment.writing() as session:
                Envelopes(opened, name, Sheet.CASEWORK).renew(session.connection(), number, private)
                session.commit()
    except BaseException:
        opened.close()
        raise


def seconds_to_wait(folder: Path, edges: Edges) -> int:
    """How long the next try of a passphrase has to wait on this computer."""
    return edges.witness().seconds_to_wait(_loaded(folder, edges)[0].vault, edges.clock.now().utc)


def tries_left(folder: Path, edges: Edges) -> int:
    """How many more passphrases can be tried on this computer before there is a wait."""
    return max(0, FREE_TRIES + 1 - edges.witness().wrong_passphrases(_loaded(folder, edges)[0].vault))


def _loaded(folder: Path, edges: Edges) -> tuple[Keyring, bytes]:
    try:
        return keyring_file.load(folder, edges.files)
    except OSError as problem:
        raise in_words(problem) from problem


@contextlib.contextmanager
def locked(folder: Path, name: str, edges: Edges, insisted: Insisted = NOTHING) -> Iterator[tuple[VaultLock, Callable[[], None]]]:
    """Hold the vault's lock; let go of it at the end unless `keep` was called."""
    if not insisted.shared_folder:
        refuse_shared(folder)
    if not folder.is_dir():
        raise NotAVault
    _loaded(folder, edges)
    lock = edges.lock(folder)
    kept: list[bool] = []
    lock.acquire(name, take_over=insisted.take_over)
    try:
        yield lock, lambda: kept.append(True)
    finally:
        if not kept:
            lock.release()


def _about_copy(folder: Path, edges: Edges) -> tuple[Finding, ...]:
    try:
        keyring_file.from_json(edges.files.read(folder / keyring_file.NAME, keyring_file.LARGEST))
    except (VaultError, OSError, ValueError):
        return (found(Kind.KEYRING_COPY),)
    return ()


def _entered(
    folder: Path, edges: Edges, lock: VaultLock, keyring: Keyring, unlocked: Unlocked, told: tuple[Finding, ...]
) -> OpenVault:  # fmt: skip
    """Open the compartments, look round, settle keys, and write down that somebody came in."""
    try:
        opened = OpenVault(folder, edges, lock, keyring, unlocked)
    except BaseException:
        lock.release()
        raise
    try:
        findings = [*told, *opened.look()]
        wrong = edges.witness().wrong_passphrases(keyring.vault)
        for finding in findings:
            if finding.grave:
                opened.record(Action.FOUND, {"found": finding.kind, "compartment": finding.compartment, "entry": finding.seq})
        if wrong:
            opened.record(Action.WRONG_PASSPHRASES, {"count": wrong})
        changed: tuple[CompartmentName, ...] = key_change.settle(opened)
        opened.record(Action.SIGN_IN, {"room": unlocked.room})
        if not any(finding.grave for finding in findings):
            opened.believe()
        opened.findings = (*findings, *(found(Kind.KEY_DUE, name) for name in changed))
    except BaseException as problem:
        opened.close()
        if isinstance(problem, OSError | DatabaseError):  # the passphrase is right: what cannot be read now is damaged
            raise in_words(problem) from problem
        raise
    return opened
