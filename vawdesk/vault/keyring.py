"""The keyring: which accounts there are, and to whom the key of each compartment is sealed. A value, changed by making another."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from vawdesk.models.base import CompartmentName
from vawdesk.vault.accounts import Account, State, same_name
from vawdesk.vault.errors import KeyringChanged, NoKey, UnknownAccount
from vawdesk.vault.keys import CompartmentKey, PrivateKeys, SealError, open_seal, seal
from vawdesk.vault.recovery import SHEET_OPENS, Sheet
from vawdesk.vault.vouching import vouched_for, voucher

FORMAT = 1


@dataclass(frozen=True)
class Generation:
    """One key of a compartment, sealed to each account that holds it and to its recovery sheet.

    `known` are the public keys of those who were given it, `sheet_public` its sheet's, `voucher` the check value over both,
    made with the key itself.
    """

    number: int
    seals: Mapping[uuid.UUID, bytes]
    sheet_seal: bytes = b""
    known: Mapping[uuid.UUID, bytes] = field(default_factory=dict)
    sheet_public: bytes = b""
    voucher: bytes = bytes(32)


@dataclass(frozen=True)
class Holding:
    """A compartment in the keyring. Two generations stand only while its key is being changed; `due`: it must be changed next."""

    generations: tuple[Generation, ...]
    due: bool = False

    @property
    def newest(self) -> Generation:
        return self.generations[-1]


@dataclass(frozen=True)
class SheetKey:
    """The recovery sheet in force: its seal number, the public key its code belongs to, and whether its code was typed back from it."""

    number: int
    public: bytes
    typed_back: bool = False


@dataclass(frozen=True)
class RecoveryUse:
    """That a recovery sheet was used: told to every holder at their next sign-in."""

    at: str
    account: uuid.UUID
    sheet: Sheet
    number: int
    told: frozenset[uuid.UUID] = frozenset()


@dataclass(frozen=True)
class Carried:
    """That this is a carried copy: of which vault, as it stood when, and until when it may be opened away. Times are ISO 8601, UTC."""

    home: uuid.UUID
    as_of: str
    until: str


@dataclass(frozen=True)
class Keyring:
    """The whole of keyring.json but its check value. A carried copy has an id of its own and one account, whose keys are those of home."""

    vault: uuid.UUID
    sequence: int
    accounts: Mapping[uuid.UUID, Account]
    compartments: Mapping[CompartmentName, Holding]
    sheets: Mapping[Sheet, SheetKey] = field(default_factory=dict)
    recoveries: tuple[RecoveryUse, ...] = ()
    carried: Carried | None = None

    @property
    def home(self) -> uuid.UUID:
        """The vault to which private keys under a passphrase are bound: this one, or the one from which a carried copy was taken."""
        return self.carried.home if self.carried else self.vault

    def named(self, name: str) -> Account | None:
        """The account in use of this name."""
        return next((account for account in self.accounts.values() if account.in_use and same_name(account.name, name)), None)

    def account(self, account: uuid.UUID) -> Account:
        """The account in use of this id. Raises UnknownAccount."""
        found = self.accounts.get(account)
        if found is None or not found.in_use:
            raise UnknownAccount
        return found

    def holds(self, account: uuid.UUID, compartment: CompartmentName) -> bool:
        """Whether the newest key of the compartment is sealed to the account."""
        holding = self.compartments.get(compartment)
        return holding is not None and account in holding.newest.seals

    def holders(self, compartment: CompartmentName) -> frozenset[uuid.UUID]:
        """The accounts to which the newest key of the compartment is sealed."""
        holding = self.compartments.get(compartment)
        return frozenset(holding.newest.seals) if holding else frozenset()

    def with_account(self, account: Account) -> Keyring:
        return replace(self, accounts={**self.accounts, account.id: account})

    def with_holding(self, compartment: CompartmentName, holding: Holding) -> Keyring:
        return replace(self, compartments={**self.compartments, compartment: holding})

    def open_with(self, holder: uuid.UUID, private: PrivateKeys, compartment: CompartmentName) -> tuple[CompartmentKey, ...]:
        """The keys of a compartment that this account can open, oldest first. Raises NoKey; KeyringChanged for a bad seal."""
        holding = self.compartments.get(compartment)
        if holding is None or not self.holds(holder, compartment):
            raise NoKey
        found = []
        for generation in holding.generations:
            if holder in generation.seals:
                key = _opened(generation.seals[holder], private, self.context(compartment, generation.number, holder.bytes))
                found.append(self._checked(compartment, generation, key))
        return tuple(found)

    def open_with_sheet(self, sheet: Sheet, private: PrivateKeys, compartment: CompartmentName) -> tuple[CompartmentKey, ...]:
        """The keys of a compartment that the recovery sheet opens. Raises NoKey, KeyringChanged."""
        holding, key = self.compartments.get(compartment), self.sheets.get(sheet)
        if holding is None or key is None or not holding.newest.sheet_seal:
            raise NoKey
        found = []
        for generation in holding.generations:
            if generation.sheet_seal:
                opened = _opened(generation.sheet_seal, private, self.context(compartment, generation.number, _holder(sheet, key)))
                found.append(self._checked(compartment, generation, opened))
        return tuple(found)

    def _checked(self, compartment: CompartmentName, generation: Generation, key: CompartmentKey) -> CompartmentKey:
        """The key, when all who hold it were vouched for by somebody who held it. Raises KeyringChanged."""
        holders = {holder: self.accounts[holder].public.agree for holder in generation.seals if holder in self.accounts}
        context = self.context(compartment, generation.number, b"holders")
        right = vouched_for(key, context, generation.known, generation.sheet_public, generation.voucher, holders)
        sheet = self._sheet_public(compartment) if generation.sheet_seal else generation.sheet_public
        if not right or len(holders) != len(generation.seals) or sheet != generation.sheet_public:
            raise KeyringChanged
        return key

    def _vouched(self, compartment: CompartmentName, generation: Generation, key: CompartmentKey) -> Generation:
        known = {holder: self.accounts[holder].public.agree for holder in generation.seals}
        public = self._sheet_public(compartment) if generation.sheet_seal else b""
        context = self.context(compartment, generation.number, b"holders")
        return replace(generation, known=known, sheet_public=public, voucher=voucher(key, context, known, public))

    def _sheet_public(self, compartment: CompartmentName) -> bytes:
        key = self.sheets.get(_sheet_of(compartment))
        return key.public if key else b""

    def sealed_to(self, accounts: Iterable[uuid.UUID], compartment: CompartmentName, number: int, key: CompartmentKey) -> Generation:
        """A generation: the key sealed to these accounts and to the sheet in force. Raises KeyringChanged for an impossible public key."""
        raw = key.to_bytes()
        seals = {id_: _sealed(raw, self.account(id_).public.agree, self.context(compartment, number, id_.bytes)) for id_ in accounts}
        return self._vouched(compartment, Generation(number, seals, self._sheet_seal(compartment, number, raw)), key)

    def _sheet_seal(self, compartment: CompartmentName, number: int, raw: bytes) -> bytes:
        sheet = _sheet_of(compartment)
        key = self.sheets.get(sheet)
        return _sealed(raw, key.public, self.context(compartment, number, _holder(sheet, key))) if key else b""

    def granted(self, compartment: CompartmentName, keys: tuple[CompartmentKey, ...], account: uuid.UUID) -> Keyring:
        """The keyring with every present generation of a compartment sealed to one more account. `keys` as from `open_with`."""
        holding, public = self.compartments[compartment], self.account(account).public.agree
        generations = []
        for generation, key in zip(holding.generations, keys, strict=True):
            sealed = _sealed(key.to_bytes(), public, self.context(compartment, generation.number, account.bytes))
            given = replace(generation, seals={**generation.seals, account: sealed})
            generations.append(self._vouched(compartment, given, key))
        return self.with_holding(compartment, replace(holding, generations=tuple(generations)))

    def resealed_sheet(self, compartment: CompartmentName, keys: tuple[CompartmentKey, ...]) -> Keyring:
        """The keyring with a compartment sealed to the sheet now in force."""
        holding = self.compartments[compartment]
        generations = []
        for generation, key in zip(holding.generations, keys, strict=True):
            sealed = replace(generation, sheet_seal=self._sheet_seal(compartment, generation.number, key.to_bytes()))
            generations.append(self._vouched(compartment, sealed, key))
        return self.with_holding(compartment, replace(holding, generations=tuple(generations)))

    def without_seals(self, account: uuid.UUID, compartments: Iterable[CompartmentName], *, due: bool) -> Keyring:
        """The keyring with an account's seals taken away; `due` marks the compartments it held for a change of key."""
        made = self
        for compartment in compartments:
            holding = made.compartments.get(compartment)
            if holding is None or not any(account in generation.seals for generation in holding.generations):
                continue
            generations = tuple(
                replace(generation, seals={id_: seal for id_, seal in generation.seals.items() if id_ != account})
                for generation in holding.generations
            )
            made = made.with_holding(compartment, Holding(generations, holding.due or due))
        return made

    def context(self, compartment: CompartmentName, generation: int, holder: bytes) -> bytes:
        """What a seal is bound to: vault, compartment, generation and holder."""
        return b"vawdesk seal 1\x00" + self.vault.bytes + compartment.encode() + b"\x00" + generation.to_bytes(8, "big") + holder

    def verifying_keys(self) -> dict[uuid.UUID, tuple[bytes, ...]]:
        """Every account's public keys for checking signatures, removed accounts included."""
        return {account.id: account.verify_keys() for account in self.accounts.values()}

    def waiting(self) -> tuple[Account, ...]:
        """Accounts that have not yet chosen a passphrase of their own."""
        return tuple(account for account in self.accounts.values() if account.state is State.MUST_CHANGE)


def _sheet_of(compartment: CompartmentName) -> Sheet:
    return next(sheet for sheet, opens in SHEET_OPENS.items() if compartment in opens)


def _holder(sheet: Sheet, key: SheetKey) -> bytes:
    return b"sheet " + sheet.encode() + b" " + str(key.number).encode()


def _sealed(raw: bytes, public: bytes, context: bytes) -> bytes:
    try:
        return seal(raw, public, context)
    except ValueError as problem:
        raise KeyringChanged from problem


def _opened(sealed: bytes, private: PrivateKeys, context: bytes) -> CompartmentKey:
    try:
        return CompartmentKey.from_bytes(open_seal(sealed, private, context))
    except (SealError, ValueError) as problem:
        raise KeyringChanged from problem
