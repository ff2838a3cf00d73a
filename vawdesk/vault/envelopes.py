"""The envelopes of one compartment of an open vault: sealed, opened, shared and taken back inside the caller's transaction."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select, update

from vawdesk.models.base import CompartmentName
from vawdesk.vault import envelope
from vawdesk.vault.accounts import State
from vawdesk.vault.envelope import Contents, Envelope, Opened, Place
from vawdesk.vault.errors import NoKey, NotYetTheirOwn
from vawdesk.vault.journal import ENVELOPE, Action, Entry
from vawdesk.vault.keys import PrivateKeys, SealError
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.recovery import Sheet
from vawdesk.vault.statements import permitted


class Envelopes:
    """Sealed records in one compartment. The caller journals what it does: `Opened.encrypt` gives the content to journal.

    Beside that each envelope that is written or taken away leaves its digest in the journal, so that `verify` knows it.

    `sheet` is the recovery sheet that can open them too: casework's, or hr's for whatever belongs to hr, wherever it waits.
    """

    def __init__(self, vault: OpenVault, compartment: CompartmentName, sheet: Sheet) -> None:
        self._vault = vault
        self._compartment = vault[compartment]
        self._table = self._compartment.tables.envelope
        self._sheet = sheet

    def seal(
        self, connection: Connection, id_: uuid.UUID, file: uuid.UUID | None, contents: Contents, viewers: Iterable[uuid.UUID]
    ) -> Opened:  # fmt: skip
        """Seal a new record for these accounts. Raises UnknownAccount, NotYetTheirOwn; ValueError when nobody could open it."""
        place = Place(self._vault.keyring.vault, self._compartment.name, id_, file)
        made, opened = envelope.new(place, contents, self._holders(viewers))
        with permitted(connection):
            connection.execute(insert(self._table).values(id=id_, file=file, **self._values(made)))
        self._journal(connection, id_, made)
        return opened

    def open(self, connection: Connection, id_: uuid.UUID) -> Opened:
        """What is inside. Raises NoKey for an account that was not named, and for an envelope that is not there.

        So too for one that was named under keys it has no more, since its passphrase was forgotten: it has to be named again.
        """
        me = self._vault.unlocked
        try:
            return envelope.open_as(self._read(connection, id_), me.id.hex, me.private)
        except SealError as problem:
            if self._vault.keyring.account(me.id).earlier:
                raise NoKey from problem
            raise

    def viewers(self, connection: Connection, id_: uuid.UUID) -> frozenset[uuid.UUID]:
        """Who can open it. Raises NoKey."""
        return self._read(connection, id_).viewers()

    def mine(self, connection: Connection, file: uuid.UUID | None = None) -> list[uuid.UUID]:
        """The envelopes that the account signed in can open, of one file or of all."""
        asked = select(self._table.c.id, self._table.c.seals)
        rows = connection.execute(asked if file is None else asked.where(self._table.c.file == file))
        return [row.id for row in rows if self._vault.unlocked.id.hex in row.seals]

    def held(self, connection: Connection) -> dict[uuid.UUID, bytes]:
        """The same, each with the nonce of its body: another nonce says that the contents are other ones."""
        rows = connection.execute(select(self._table.c.id, self._table.c.nonce, self._table.c.seals))
        return {row.id: bytes(row.nonce) for row in rows if self._vault.unlocked.id.hex in row.seals}

    def change(self, connection: Connection, id_: uuid.UUID, contents: Contents) -> Opened:
        """Other contents, for the same viewers. Raises NoKey."""
        held = self._read(connection, id_)
        opened = self.open(connection, id_)
        self._write(connection, envelope.with_content(held, opened, contents))
        return self.open(connection, id_)

    def renew(self, connection: Connection, number: int, private: PrivateKeys) -> None:
        """Seal to the keys that the account signed in has now whatever was sealed to those it had: opened with the sheet of this number.

        What was sealed in the days of an older sheet stays as it is: that sheet is kept for it.
        """
        me, sheet = self._vault.unlocked, f"sheet {self._sheet} {number}"
        for row in connection.execute(select(self._table.c.id, self._table.c.seals)).all():
            if me.id.hex in row.seals and sheet in row.seals:
                held = self._read(connection, row.id)
                opened = envelope.open_as(held, sheet, private)
                self._write(connection, envelope.with_holder(held, opened, me.id.hex, me.private.public().agree))

    def add_viewer(self, connection: Connection, id_: uuid.UUID, account: uuid.UUID) -> None:
        """Name one more account, or one again whose keys are new. Raises NoKey, UnknownAccount, NotYetTheirOwn."""
        held, public = self._read(connection, id_), self._public(account)
        self._write(connection, envelope.with_holder(held, self.open(connection, id_), account.hex, public))

    def remove_viewer(self, connection: Connection, id_: uuid.UUID, account: uuid.UUID) -> Opened:
        """Take an account out: the record goes under another key. Raises NoKey; ValueError when nobody could open it."""
        held, opened = self._read(connection, id_), self.open(connection, id_)
        in_use = self._vault.keyring.accounts
        left = [viewer for viewer in held.viewers() if viewer != account and viewer in in_use and in_use[viewer].state is State.ACTIVE]
        made, again = envelope.resealed(opened, self._holders(left))
        self._write(connection, made)
        return again

    def remove(self, connection: Connection, id_: uuid.UUID) -> None:
        """Take the envelope away, after it was disposed of or filed where it belongs."""
        with permitted(connection):
            connection.execute(delete(self._table).where(self._table.c.id == id_))
        self._journal(connection, id_, None)

    def _holders(self, viewers: Iterable[uuid.UUID]) -> dict[str, bytes]:
        keyring = self._vault.keyring
        holders = {viewer.hex: self._public(viewer) for viewer in viewers}
        if holders and (sheet := keyring.sheets.get(self._sheet)):
            holders[f"sheet {self._sheet} {sheet.number}"] = sheet.public
        return holders

    def _public(self, account: uuid.UUID) -> bytes:
        found = self._vault.keyring.account(account)
        if found.state is not State.ACTIVE:  # their keys change when they choose a passphrase of their own
            raise NotYetTheirOwn
        return found.public.agree

    def _read(self, connection: Connection, id_: uuid.UUID) -> Envelope:
        row = connection.execute(select(self._table).where(self._table.c.id == id_)).first()
        if row is None:
            raise NoKey
        place = Place(self._vault.keyring.vault, self._compartment.name, row.id, row.file)
        return Envelope(place, bytes(row.nonce), bytes(row.body), dict(row.seals))

    def _write(self, connection: Connection, made: Envelope) -> None:
        with permitted(connection):
            connection.execute(update(self._table).where(self._table.c.id == made.place.id).values(**self._values(made)))
        self._journal(connection, made.place.id, made)

    def _journal(self, connection: Connection, id_: uuid.UUID, made: Envelope | None) -> None:
        action, digest = (Action.REMOVE, None) if made is None else (Action.CHANGE, made.digest())
        self._compartment.journal.append(connection, Entry(action, id_, None, ENVELOPE, None, digest))

    @staticmethod
    def _values(made: Envelope) -> dict[str, object]:
        return {"nonce": made.nonce, "body": made.body, "seals": dict(made.seals)}
