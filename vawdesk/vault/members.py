"""Keeping accounts in an open vault: who may do it, what is written, what the journal says of it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vawdesk.models.base import CompartmentName
from vawdesk.vault import key_change, membership, sheets
from vawdesk.vault.accounts import KEEPS_ACCOUNTS, Account, Role, one_time_passphrase
from vawdesk.vault.code_errors import CodeOfAnotherSheet
from vawdesk.vault.compartment import LEFT, file_of, make_file
from vawdesk.vault.errors import NotAllowed, TooManyTries, WrongPassphrase, in_words
from vawdesk.vault.journal import Action
from vawdesk.vault.keyring import Keyring, RecoveryUse
from vawdesk.vault.keys import Derivation
from vawdesk.vault.membership import Person
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.recovery import RecoverySheet, Sheet


class Members:
    """The acts on accounts and keys. Those that derive keys or change them are slow: for a worker, behind a progress page.

    Every act raises NotAllowed for an account that may not do it, and VaultError in words when the disk refuses.
    """

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault

    @property
    def _keyring(self) -> Keyring:
        return self._vault.keyring

    def all(self) -> tuple[Account, ...]:
        """Every account, those removed included."""
        return tuple(self._keyring.accounts.values())

    def may_keep(self) -> bool:
        """Whether the account signed in may add, change and remove accounts."""
        return bool(self._vault.unlocked.roles & KEEPS_ACCOUNTS)

    def add(self, name: str, roles: frozenset[Role]) -> tuple[Account, str]:
        """A new account and the one-time passphrase to hand over. Raises NameTaken, NoName, NotAllowed."""
        self._only(self.may_keep() and bool(roles))
        once = one_time_passphrase()
        person = Person(name, once, roles)
        keyring, account = membership.with_account(self._keyring, self._vault.unlocked.keys, person, self._now(), self._derivation)
        with self._told("add", account.id, roles=sorted(roles)):
            self._vault.store(keyring)
        return self._keyring.account(account.id), once

    def change_passphrase(self, old: str, new: str) -> None:
        """The account's own passphrase. Raises WeakPassphrase, WrongPassphrase, which is written down, and TooManyTries.

        Whoever finds a desk left open must not try out there, without a wait, what would not be let try at the sign-in.
        """
        if left := self._vault.seconds_to_wait():
            raise TooManyTries(left)
        me = self._vault.unlocked.id
        try:
            keyring = membership.with_passphrase(self._keyring, me, old, new, self._derivation)
        except WrongPassphrase:
            self._vault.wrong_in_place()
            raise
        with self._told("change passphrase", me):
            self._vault.store(keyring)

    def reset(self, account: uuid.UUID) -> str:
        """For someone who forgot their passphrase: a one-time one. What the one who resets does not hold has to be granted again."""
        self._only(self.may_keep() and account != self._vault.unlocked.id)
        once = one_time_passphrase()
        keyring = membership.reset(self._keyring, self._vault.unlocked.keys, account, once, self._derivation)
        with self._told("reset", account):
            self._vault.store(keyring)
        return once

    def remove(self, account: uuid.UUID) -> tuple[CompartmentName, ...]:
        """Take an account out. Keys held here are changed now, others at their holder's next sign-in (returned). Raises LastHolder."""
        self._only(self.may_keep() and account != self._vault.unlocked.id)
        keyring = membership.without_account(self._keyring, account, self._now())
        with self._told("remove", account):
            self._vault.store(keyring)
        return self._change_due()

    def set_roles(self, account: uuid.UUID, roles: frozenset[Role]) -> tuple[CompartmentName, ...]:
        """Other roles; returns the compartments whose key is still to be changed by their holder. Raises LastHolder."""
        self._only(self.may_keep() and account != self._vault.unlocked.id)
        keyring = membership.with_roles(self._keyring, self._vault.unlocked.keys, account, roles)
        with self._told("roles", account, roles=sorted(roles)):
            self._vault.store(keyring)
        return self._change_due()

    def grant(self, compartment: CompartmentName, account: uuid.UUID) -> None:
        """Give a key that is held here: casework to who may hold it, hr to an officer or a second keeper. Raises NoKey."""
        self._only(compartment == "hr" or self.may_keep())
        keyring = membership.granted(self._keyring, self._vault.unlocked.keys, compartment, account)
        with self._told("grant", account, compartment=compartment):
            self._vault.store(keyring)

    def new_sheet(self, sheet: Sheet) -> RecoverySheet:
        """A recovery sheet in place of the last one. Raises NoKey where its compartments are not held."""
        self._only(sheet is Sheet.HR or self.may_keep())
        keyring, made = sheets.with_new_sheet(self._keyring, sheet, self._vault.unlocked.keys)
        with self._told("new sheet", self._vault.unlocked.id, sheet=sheet, number=made.number):
            self._vault.store(keyring)
        return made

    def sheet_is_right(self, code: str) -> Sheet:
        """Which sheet in force the code typed back belongs to; that it could be read is remembered. Raises CodeError."""
        sheet = sheets.typed_back(self._keyring, code)[0]
        if not self._keyring.sheets[sheet].typed_back:
            with self._told("sheet typed back", self._vault.unlocked.id, sheet=sheet):
                self._vault.store(sheets.with_typed_back(self._keyring, sheet))
        return sheet

    def make_hr_room(self) -> RecoverySheet:
        """The HR room, by an HR officer at their first entry: its key for them alone, its file, its sheet. Raises RoomExists."""
        vault = self._vault
        self._only(vault.room == "hr")
        path = file_of(vault.folder, "hr")
        keyring, key, sheet = membership.with_hr(self._keyring, vault.unlocked.id)
        with self._told("make hr room", vault.unlocked.id):
            self._set_aside(path)
            make_file(path, key, keyring.vault, "hr", vault.edges.files)
            vault.store(keyring)
        vault.hold("hr", key)
        vault.compartments["hr"] = vault.opened("hr")
        return sheet

    def _set_aside(self, path: Path) -> None:
        """A file the keyring has no key for: a room whose making was interrupted, or an older keyring put back. Never destroyed.

        Its log goes with it, because it would be read into the new file. Where making a room fails nothing is taken away: a keyring
        that could not be written for certain may be on the disk all the same, and then its file must be there.
        """
        files, aside = self._vault.edges.files, path.with_name(f"hr-{self._now()[:19].replace(':', '')}.aside")
        files.remove(path.with_name(f"{path.name}-shm"))
        for ending in ("", *LEFT):
            if files.exists(lying := path.with_name(path.name + ending)):
                files.rename(lying, aside.with_name(aside.name + ending))

    def recover_hr(self, code: str) -> None:
        """An HR officer in the room without its key opens it with its sheet. Told to every other holder. Raises CodeError."""
        vault = self._vault
        self._only(vault.room == "hr" and "hr" in self._keyring.compartments and Role.HR_OFFICER in vault.unlocked.roles)
        sheet, private = sheets.typed_back(self._keyring, code)
        if sheet is not Sheet.HR:
            raise CodeOfAnotherSheet
        keys = self._keyring.open_with_sheet(sheet, private, "hr")
        use = RecoveryUse(self._now(), vault.unlocked.id, sheet, self._keyring.sheets[sheet].number)
        keyring = sheets.with_use(self._keyring.granted("hr", keys, vault.unlocked.id), use)
        with self._told("recover", vault.unlocked.id, sheet=sheet, number=use.number):
            vault.store(keyring)
        vault.hold("hr", *keys)
        vault.compartments["hr"] = vault.opened("hr")

    def told_of_recovery(self) -> None:
        """The person has been shown that a recovery sheet was used."""
        with self._told("told of recovery", self._vault.unlocked.id):
            self._vault.store(sheets.with_told(self._keyring, self._vault.unlocked.id))

    @property
    def _derivation(self) -> Derivation:
        """New passphrases cost what that of the account signed in costs: this computer has just borne it."""
        wrapped = self._keyring.account(self._vault.unlocked.id).wrapped
        usual = self._vault.edges.derivation
        return usual.at(wrapped.cost) if wrapped else usual

    def _now(self) -> str:
        return self._vault.edges.now()

    def _only(self, allowed: bool) -> None:
        if not allowed:
            raise NotAllowed

    def _change_due(self) -> tuple[CompartmentName, ...]:
        key_change.settle(self._vault)
        return tuple(name for name, holding in self._keyring.compartments.items() if holding.due)

    @contextmanager
    def _told(self, act: str, account: uuid.UUID, **told: object) -> Iterator[None]:
        """The journal is told first: an act that then fails is told as such, an act that succeeds is never missing."""
        self._vault.record(Action.ACCOUNT, {"act": act, "account": account.hex, **told})
        try:
            yield
        except BaseException as problem:
            self._vault.record(Action.ACCOUNT, {"act": f"not done: {act}", "account": account.hex})
            if isinstance(problem, OSError):
                raise in_words(problem) from problem
            raise
