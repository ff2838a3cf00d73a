"""From a name and a passphrase to an account's keys: signing in, and the second person who signs in place."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from vawdesk.models.base import CompartmentName
from vawdesk.vault import keyring_file
from vawdesk.vault.accounts import Account, Role, State
from vawdesk.vault.errors import KeyringUnreadable, MustChangePassphrase, NoKey, WrongPassphrase
from vawdesk.vault.keyring import Keyring
from vawdesk.vault.keys import SALT_BYTES, CompartmentKey, Derivation, Parameters, PrivateKeys, SealError, bound_to, signed_by, unwrap

Room = Literal["casework", "hr"]
ROOM_OPENS: dict[Room, tuple[CompartmentName, ...]] = {"casework": ("organisation", "casework"), "hr": ("organisation", "hr")}
Keys = Mapping[CompartmentName, tuple[CompartmentKey, ...]]


@dataclass(frozen=True)
class Unlocked:
    """An account signed in to one room: its private keys, and the keys it opens there, the newest last."""

    id: uuid.UUID
    name: str
    roles: frozenset[Role]
    room: Room
    private: PrivateKeys = field(repr=False)
    keys: Keys = field(repr=False)

    def newest(self, compartment: CompartmentName) -> CompartmentKey:
        """The newest key of a compartment. Raises NoKey."""
        if compartment not in self.keys:
            raise NoKey
        return self.keys[compartment][-1]


@dataclass(frozen=True)
class Signature:
    """That this account agreed to exactly what has this digest."""

    account: uuid.UUID
    signature: bytes


def open_private(keyring: Keyring, account: Account | None, passphrase: str, derivation: Derivation) -> PrivateKeys:
    """The private keys of an account. Raises WrongPassphrase, after as long, for None too; KeyringUnreadable for figures out of bounds."""
    try:
        if account is None or account.wrapped is None:
            derivation.stretch(passphrase, bytes(SALT_BYTES), _usual_cost(keyring, derivation))
            raise WrongPassphrase
        private = unwrap(account.wrapped, passphrase, derivation, bound_to(keyring.home, account.id))
    except SealError as problem:
        raise WrongPassphrase from problem
    except ValueError as problem:
        raise KeyringUnreadable from problem
    return private


def _usual_cost(keyring: Keyring, derivation: Derivation) -> Parameters:
    costs = sorted(account.wrapped.cost for account in keyring.accounts.values() if account.wrapped)
    return costs[len(costs) // 2] if costs else derivation.choice


def unlock(keyring: Keyring, mac: bytes, name: str, passphrase: str, derivation: Derivation, room: Room) -> Unlocked:
    """Sign in to a room. Raises WrongPassphrase, MustChangePassphrase, NoKey, KeyringUnreadable, KeyringChanged.

    Only the seals of this room's compartments are opened: nothing of hr comes into a process that has casework.
    An HR officer enters the room before its key exists, or before it was given to them, with organisation alone.
    """
    account = keyring.named(name)
    private = open_private(keyring, account, passphrase, derivation)
    if account is None:
        raise WrongPassphrase
    keys: dict[CompartmentName, tuple[CompartmentKey, ...]] = {"organisation": keyring.open_with(account.id, private, "organisation")}
    keyring_file.check(keyring, mac, keys["organisation"][-1])
    if account.state is State.MUST_CHANGE:
        raise MustChangePassphrase
    if room == "hr" and Role.HR_OFFICER not in account.roles and not keyring.holds(account.id, "hr"):
        raise NoKey
    for compartment in ROOM_OPENS[room]:
        if keyring.holds(account.id, compartment):
            keys[compartment] = keyring.open_with(account.id, private, compartment)
    return Unlocked(account.id, account.name, account.roles, room, private, keys)


def sign(keyring: Keyring, name: str, passphrase: str, digest: bytes, derivation: Derivation) -> Signature:
    """A second person signs in place (X13): one private key is opened and no compartment. `keyring` must have been checked.

    Raises WrongPassphrase, MustChangePassphrase.
    """
    account = keyring.named(name)
    private = open_private(keyring, account, passphrase, derivation)
    if account is None:
        raise WrongPassphrase
    if account.state is not State.ACTIVE:
        raise MustChangePassphrase
    return Signature(account.id, private.signature(_agreed(keyring, account.id, digest)))


def sign_own(keyring: Keyring, unlocked: Unlocked, digest: bytes) -> Signature:
    """Whoever is signed in agrees to what somebody else proposed; the passphrase was typed when they came in."""
    return Signature(unlocked.id, unlocked.private.signature(_agreed(keyring, unlocked.id, digest)))


def signature_holds(keyring: Keyring, signed: Signature, digest: bytes) -> bool:
    """Whether a second person's signature is over this digest, by any key the account has had."""
    account = keyring.accounts.get(signed.account)
    message = _agreed(keyring, signed.account, digest)
    return account is not None and any(signed_by(key, signed.signature, message) for key in account.verify_keys())


def _agreed(keyring: Keyring, account: uuid.UUID, digest: bytes) -> bytes:
    return b"vawdesk second person 1\x00" + keyring.vault.bytes + account.bytes + digest
