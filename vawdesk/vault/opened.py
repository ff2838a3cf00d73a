"""A vault that is open in one room: the account, its compartments, and what was found on the way in."""

from __future__ import annotations

import contextlib
import json
import math
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from vawdesk.models.base import CompartmentName
from vawdesk.vault import keyring_file, unlocking
from vawdesk.vault.compartment import Compartment, Identity, file_of
from vawdesk.vault.edges import Edges
from vawdesk.vault.errors import Busy, NoKey, TooManyTries, WrongPassphrase, in_words
from vawdesk.vault.findings import Finding, found
from vawdesk.vault.findings import Kind as Found
from vawdesk.vault.journal import Action, Entry, Head, Row
from vawdesk.vault.keyring import Keyring
from vawdesk.vault.keys import CompartmentKey, PrivateKeys, Purpose, derive
from vawdesk.vault.lockfile import VaultLock
from vawdesk.vault.sheets import untold
from vawdesk.vault.unlocking import Room, Signature, Unlocked
from vawdesk.vault.verification import Live, verify
from vawdesk.vault.witness import Seen, delay_seconds


class OpenVault:
    """Made by `vault.open_vault` and `vault.create`. Not for several threads but through its compartments' sessions.

    `compartments` holds organisation and the room's other one, as far as the account holds their keys: never all three.
    `findings` says what was found wrong or worth telling when it was opened.
    """

    def __init__(self, folder: Path, edges: Edges, lock: VaultLock, keyring: Keyring, unlocked: Unlocked) -> None:
        self.folder = folder
        self.edges = edges
        self.lock_file = lock
        self.keyring = keyring
        self.unlocked = unlocked
        self.findings: tuple[Finding, ...] = ()
        self._believed = False
        self._wrong_in_place = self._wrong_at = 0
        self._walking, self._alone = threading.Lock(), threading.Event()
        self.backing_up = threading.Lock()  # one backup at a time
        self.looking_only = False  # nothing but journal rows is written while this holds
        self.compartments: dict[CompartmentName, Compartment] = {}
        try:
            for name in unlocked.keys:
                self.compartments[name] = self.opened(name)
        except BaseException:
            self._close_compartments()
            raise

    @property
    def account(self) -> Unlocked:
        """Who is signed in: `id`, `name`, `roles`."""
        return self.unlocked

    @property
    def room(self) -> Room:
        return self.unlocked.room

    def __getitem__(self, name: CompartmentName) -> Compartment:
        """An open compartment. Raises NoKey."""
        if name not in self.compartments:
            raise NoKey
        return self.compartments[name]

    def opened(self, name: CompartmentName) -> Compartment:
        """Open a compartment with the keys held. Raises Damaged, MissingFile, WrongFile, Newer."""
        identity = Identity(self.keyring.vault, name, self.unlocked.id, carried=self.keyring.carried is not None)
        return Compartment(identity, file_of(self.folder, name), self.unlocked.keys[name], self.edges.clock, self.edges.files)

    # what the keyring says

    def names(self) -> Mapping[str, str]:
        """The name of every account there ever was, by its id in hex."""
        return {account.id.hex: account.name for account in self.keyring.accounts.values()}

    def store(self, keyring: Keyring) -> None:
        """Write a changed keyring. Raises VaultError in words when the disk refuses, and then nothing has changed."""
        try:
            self.keyring = keyring_file.store(self.folder, self.edges.files, keyring, self.unlocked.newest("organisation"))
        except OSError as problem:
            raise in_words(problem) from problem

    def hold(self, name: CompartmentName, *keys: CompartmentKey) -> None:
        """Go on with these keys of a compartment."""
        self.unlocked = replace(self.unlocked, keys={**self.unlocked.keys, name: keys})

    def sign_second(self, name: str, passphrase: str, digest: bytes) -> Signature:
        """Another account agrees in place to what has this digest (X13); the first stays signed in.

        Slow, for a worker. Raises WrongPassphrase, which is written down, MustChangePassphrase, and TooManyTries while there is
        a wait. Whether that account may, and that it is another, the caller says.
        """
        if left := self.seconds_to_wait():
            raise TooManyTries(left)
        try:
            signed = unlocking.sign(self.keyring, name, passphrase, digest, self.edges.derivation)
        except WrongPassphrase:
            self.wrong_in_place()
            raise
        if signed.account != self.unlocked.id:  # one's own passphrase does not pay for tries at a colleague's
            self._wrong_in_place = 0
        return signed

    def wrong_in_place(self) -> None:
        """A wrong passphrase was typed at an open desk: written down, and the next try may have to wait."""
        self._wrong_in_place += 1
        self._wrong_at = self.edges.clock.now().monotonic_ns
        self.record(Action.WRONG_PASSPHRASES, {"count": 1, "in place": True})

    def sign_own(self, digest: bytes) -> Signature:
        """Whoever is signed in agrees to what has this digest and somebody else proposed."""
        return unlocking.sign_own(self.keyring, self.unlocked, digest)

    def seconds_to_wait(self) -> int:
        """How long the next try at a passphrase has to wait, a second person's or one's own."""
        passed = (self.edges.clock.now().monotonic_ns - self._wrong_at) / 1e9
        return max(0, math.ceil(delay_seconds(self._wrong_in_place) - passed))

    def agreed(self, signature: Signature, digest: bytes) -> bool:
        """Whether a second person's signature is over this digest."""
        return unlocking.signature_holds(self.keyring, signature, digest)

    # the journal

    def record(self, action: str, told: Mapping[str, object] | None = None, *, sign: bool = False) -> Row:
        """Write an act of the vault itself into organisation's journal: signing in, accounts, keys, backups."""
        content = json.dumps(told, sort_keys=True).encode() if told else None
        return self._append("organisation", Entry(action, content=content), self.unlocked.private if sign else None)

    def _append(self, name: CompartmentName, entry: Entry, signer: PrivateKeys | None) -> Row:
        compartment = self[name]
        try:
            with compartment.writing() as session:
                row = compartment.journal.append(session.connection(), entry, signer)
                session.commit()
        except DatabaseError as problem:
            raise in_words(problem) from problem
        return row

    def verify(
        self, name: CompartmentName, live: Live | None = None, *, whole: bool = True, check: Callable[[], None] = lambda: None
    ) -> list[Finding]:  # fmt: skip
        """Walk a compartment's journal: all of it, or what came since this computer last saw it. Slow when whole: for a worker.

        Raises Busy as soon as something needs the files for itself, and what `check` raises.
        """
        compartment = self[name]
        witness = self.edges.witness().seen(self.keyring.vault, self.witness_key())[0].heads.get(name)

        def go_on() -> None:
            check()
            if self._alone.is_set():
                raise Busy

        with self._walking, compartment.connection() as connection:
            keys = self.keyring.verifying_keys()
            return verify(connection, compartment.journal, keys, witness=witness, live=live, whole=whole, check=go_on)

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Nothing walks the journals in the background while this holds: a change of key needs the files for itself."""
        self._alone.set()
        try:
            with self._walking:
                yield
        finally:
            self._alone.clear()

    def heads(self) -> dict[str, Head]:
        """The end of each open journal."""
        heads: dict[str, Head] = {}
        for name, compartment in self.compartments.items():
            with compartment.connection() as connection:
                heads[name] = compartment.journal.head(connection)
        return heads

    def witness_key(self) -> bytes:
        """The key under which this computer's memory of the vault is kept from being altered."""
        return derive(self["organisation"].index_key, Purpose.WITNESS)

    def believe(self, *, accept: bool = False) -> None:
        """Let this computer remember the vault as it is, now and on closing.

        `accept`: a person has read the findings and goes on with a vault that is older than, or other than, the one last seen;
        that stands in the journal.
        """
        if accept:
            self.record(Action.ACCEPTED, {"found": [finding.kind for finding in self.findings if finding.grave]})
        self._believed = True
        self._note_witness(accept=accept)

    def _note_witness(self, *, accept: bool = False) -> None:
        now = Seen(self.keyring.sequence, self.heads())
        self.edges.witness().note(self.keyring.vault, self.witness_key(), now, self.unlocked.id, replace=accept)

    # coming and going

    def look(self) -> tuple[Finding, ...]:
        """What there is to tell on entering: compared with the witness, the clock, recoveries, keys that are due."""
        witness, vault = self.edges.witness(), self.keyring.vault
        seen, altered = witness.seen(vault, self.witness_key())
        told = [found(Found.WITNESS_CHANGED)] if altered else []
        if self.keyring.sequence < seen.keyring:
            told.append(found(Found.OLDER_KEYRING))
        for name in self.compartments:
            told += self.verify(name, whole=False)
            if self._clock_behind(name):
                told.append(found(Found.CLOCK, name))
        for use in untold(self.keyring, self.unlocked.id):
            told.append(found(Found.RECOVERY, when=datetime.fromisoformat(use.at).date(), name=self.keyring.accounts[use.account].name))
        if wrong := witness.wrong_passphrases(vault):
            told.append(found(Found.WRONG_PASSPHRASES, n=wrong))
        return tuple(told)

    def _clock_behind(self, name: CompartmentName) -> bool:
        compartment, now = self[name], self.edges.clock.now().utc.isoformat(timespec="microseconds")
        with compartment.connection() as connection:
            last = compartment.journal.rows(connection, newest=1)
        return bool(last) and last[0]["utc"] > now

    def checkpoint(self) -> bool:
        """About two seconds after a save: bring what was saved into the files. False: someone was reading, call again."""
        done = [compartment.checkpoint() for compartment in self.compartments.values()]
        return all(done)

    def sign_out(self) -> None:
        """Sign the journals' heads and let go."""
        self._leave(Action.SIGN_OUT)

    def lock(self) -> None:
        """As `sign_out`, told as a lock. The caller then ends the process, because Python cannot wipe what it held."""
        self._leave(Action.LOCK)

    def _leave(self, action: str) -> None:
        try:
            for name in self.compartments:
                self._append(name, Entry(action), self.unlocked.private)
            self.checkpoint()
        finally:
            self.close()

    def close(self) -> None:
        """Remember the heads and let go, without a word in the journal. Safe to call twice."""
        if self.compartments and self._believed:
            with contextlib.suppress(Exception):  # a disk that fails now must not keep the vault from being let go
                self._note_witness()
        self._close_compartments()
        self.lock_file.release()

    def _close_compartments(self) -> None:
        for compartment in self.compartments.values():
            compartment.close()
        self.compartments.clear()
