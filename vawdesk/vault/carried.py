"""A carried copy: a few records in a folder of its own, with keys and journals of its own, sealed to one account and to the office.

It has the form of a vault, as a backup has. Where a vault has its recovery sheet, a carried copy has the office: a key pair that
whoever holds casework at home can make again, and nobody away. What is added away is sealed to that alone.
"""

from __future__ import annotations

import contextlib
import json
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, insert
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from vawdesk.models.base import CompartmentName, Record
from vawdesk.vault import keyring_file
from vawdesk.vault.accounts import Role, State
from vawdesk.vault.backup import verify_copy
from vawdesk.vault.carry_errors import CarryOver, CarryTooSoon
from vawdesk.vault.compartment import Compartment, Identity, file_of, make_file
from vawdesk.vault.edges import Edges
from vawdesk.vault.envelope import Contents, Place, new
from vawdesk.vault.errors import AlreadyThere, in_words
from vawdesk.vault.journal import ACT, ENVELOPE, Action, Entry
from vawdesk.vault.keyring import Carried, Holding, Keyring, SheetKey
from vawdesk.vault.keys import CompartmentKey, Purpose, derive, office_keys
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.places import refuse_shared
from vawdesk.vault.recovery import Sheet
from vawdesk.vault.statements import permitted
from vawdesk.vault.unlocking import Unlocked

PARTS: tuple[CompartmentName, ...] = ("organisation", "casework")
OFFICE = "sheet office"  # the holder of the seal of an addition
TAKEN, ADDED = "taken along", "added away"  # actions of the carried journals
SLACK = timedelta(days=1)  # by so much the clock of a laptop may stand before the moment of taking, and it opens

Index = Callable[[Session, Record], None]


class Lading:
    """One copy about to be made by the account signed in, for itself, until a moment. Raises NoKey without casework's key."""

    def __init__(self, vault: OpenVault, until: datetime) -> None:
        self._vault = vault
        self.id = uuid.uuid4()
        self.as_of = vault.edges.clock.now().utc
        self.until = until
        self._keys: dict[CompartmentName, CompartmentKey] = {name: CompartmentKey.new() for name in PARTS}
        self._office = office_keys(vault["casework"].carry_key, self.id)

    def index_key(self, name: CompartmentName) -> bytes:
        """The key under which the copy compares what may not be read, as the compartment will have it."""
        return derive(derive(self._keys[name].to_bytes(), Purpose.INNER), Purpose.INDEX)

    def lay_down(
        self, folder: Path, records: Mapping[CompartmentName, Iterable[Record]], index: Index, first: Sequence[Entry] = ()
    ) -> None:  # fmt: skip
        """Write the copy, whole or not at all, and verify it. Slow: for a worker.

        `index` writes a record's search document; `first` are the rows with which organisation's journal begins.

        Raises AlreadyThere, SharedFolder, NoSpace, VaultError.
        """
        refuse_shared(folder)
        if folder.exists():
            raise AlreadyThere
        files, making = self._vault.edges.files, folder.with_name(folder.name + ".making")
        try:
            files.make_folder(making)
            keyring = keyring_file.store(making, files, self._keyring(), self._keys["organisation"])
            for name in PARTS:
                self._fill(making, keyring, name, list(records.get(name, ())), index, first if name == "organisation" else ())
            files.rename(making, folder)
        except BaseException as problem:
            with contextlib.suppress(OSError):
                files.remove_folder(making)
            if isinstance(problem, OSError | DatabaseError):
                raise in_words(problem) from problem
            raise

    def _keyring(self) -> Keyring:
        """One account, as a worker whatever else it is at home; the office in the place of the recovery sheet."""
        me, home = self._vault.keyring.account(self._vault.unlocked.id), self._vault.keyring.vault
        moments = (each.isoformat(timespec="seconds") for each in (self.as_of, self.until))
        office = {Sheet.CASEWORK: SheetKey(1, self._office.public().agree, typed_back=True)}
        only = {me.id: replace(me, roles=frozenset({Role.WORKER}))}
        keyring = Keyring(self.id, 0, only, {}, office, carried=Carried(home, *moments))
        for name, key in self._keys.items():
            keyring = keyring.with_holding(name, Holding((keyring.sealed_to((me.id,), name, 1, key),)))
        return keyring

    def _fill(
        self, making: Path, keyring: Keyring, name: CompartmentName, records: list[Record], index: Index, first: Sequence[Entry]
    ) -> None:  # fmt: skip
        path, key, edges = file_of(making, name), self._keys[name], self._vault.edges
        make_file(path, key, self.id, name, edges.files)
        held = Compartment(Identity(self.id, name, self._vault.unlocked.id, carried=True), path, (key,), edges.clock, edges.files)
        try:
            with held.writing() as session:
                session.add_all(records)
                session.flush()
                for entry in first:
                    held.journal.append(session.connection(), entry)
                for record in records:
                    index(session, record)
                    told = Entry(TAKEN, record.id, record.file(), record.type_name, record.schema, record.content())
                    held.journal.append(session.connection(), told)
                held.journal.append(session.connection(), Entry(TAKEN), self._vault.unlocked.private)
                session.commit()
        finally:
            held.close()
        verify_copy(path, (key,), keyring, name)


def refuse_over(edges: Edges, keyring: Keyring) -> None:
    """Before the passphrase: raises CarryOver where the keys were thrown away, CarryTooSoon for a clock that cannot be believed."""
    if keyring.carried is None:
        return
    if not any(account.in_use for account in keyring.accounts.values()):
        raise CarryOver
    if edges.clock.now().utc < datetime.fromisoformat(keyring.carried.as_of) - SLACK:
        raise CarryTooSoon


def shut_when_over(folder: Path, edges: Edges, keyring: Keyring, unlocked: Unlocked) -> None:
    """After the passphrase: where the time is over the account's keys are thrown away, here for good, and CarryOver is raised.

    What was carried then opens for the office alone, and so does what was added. Raises OSError.
    """
    held = keyring.carried
    if held is None or edges.clock.now().utc < datetime.fromisoformat(held.until):
        return
    account = replace(keyring.accounts[unlocked.id], state=State.REMOVED, wrapped=None, removed=edges.now())
    shut = keyring.without_seals(unlocked.id, keyring.compartments, due=False).with_account(account)
    for _copy in range(2):  # the second time the kept copy is one without keys too
        shut = keyring_file.store(folder, edges.files, shut, unlocked.newest("organisation"))
    raise CarryOver


def add(vault: OpenVault, connection: Connection, id_: uuid.UUID, file: uuid.UUID | None, contents: Contents) -> None:
    """Seal to the office what is added away, inside the caller's transaction; the account signs. Nobody away reads it again.

    The journal says that something of this sort was added to this file, and when. `contents.type` names the sort.
    """
    compartment = vault["casework"]
    place = Place(vault.keyring.vault, compartment.name, id_, None)
    made, _opened = new(place, contents, {OFFICE: vault.keyring.sheets[Sheet.CASEWORK].public})
    values = {"id": id_, "file": None, "nonce": made.nonce, "body": made.body, "seals": dict(made.seals)}
    with permitted(connection):
        connection.execute(insert(compartment.tables.envelope).values(**values))
    compartment.journal.append(connection, Entry(Action.CREATE, id_, None, ENVELOPE, None, made.digest()))
    told = json.dumps({"type": contents.type}).encode()
    compartment.journal.append(connection, Entry(ADDED, id_, file, ACT, None, told), vault.unlocked.private)
