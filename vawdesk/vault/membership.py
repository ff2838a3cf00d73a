"""What changes a keyring: accounts come and go, keys are given, changed and recovered. Each function makes a new keyring."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace

from vawdesk.models.base import CompartmentName
from vawdesk.vault import keyring_file
from vawdesk.vault.accounts import (
    KEEPS_ACCOUNTS,
    SAME_AS_BEFORE,
    SAME_AS_NOW,
    Account,
    Role,
    State,
    check_passphrase,
    cleaned_name,
    may_hold,
    same_name,
)  # fmt: skip
from vawdesk.vault.errors import Busy, LastHolder, NameTaken, NoKey, NotAllowed, NotYetTheirOwn, RoomExists, WeakPassphrase, WrongPassphrase
from vawdesk.vault.keyring import Holding, Keyring
from vawdesk.vault.keys import CompartmentKey, Derivation, PrivateKeys, bound_to, wrap
from vawdesk.vault.recovery import RecoverySheet, Sheet
from vawdesk.vault.sheets import with_new_sheet
from vawdesk.vault.unlocking import Keys, open_private

FOUNDER = frozenset((Role.SETUP, Role.MANAGER))


@dataclass(frozen=True)
class Person:
    """Somebody who is to have an account: name, roles, and the passphrase they choose or are handed."""

    name: str
    passphrase: str
    roles: frozenset[Role] = FOUNDER


@dataclass(frozen=True)
class Founding:
    """A new keyring, what its first account holds, and the first recovery sheet."""

    keyring: Keyring
    account: Account
    private: PrivateKeys
    keys: Keys
    sheet: RecoverySheet


def founded(vault: uuid.UUID, person: Person, at: str, derivation: Derivation) -> Founding:
    """A new keyring with its first account, who keeps accounts and holds casework, and the first recovery sheet.

    Raises NotAllowed for roles that could not give the folder to anybody else, WeakPassphrase, NoName.
    """
    if not person.roles & KEEPS_ACCOUNTS or "casework" not in may_hold(person.roles):
        raise NotAllowed
    check_passphrase(person.passphrase, person.name)
    account, private = _made(vault, person, State.ACTIVE, at, derivation)
    keys: Keys = {"organisation": (CompartmentKey.new(),), "casework": (CompartmentKey.new(),)}
    keyring = Keyring(vault, 0, {account.id: account}, {})
    for compartment, held in keys.items():
        keyring = keyring.with_holding(compartment, Holding((keyring.sealed_to((account.id,), compartment, 1, held[0]),)))
    keyring, sheet = with_new_sheet(keyring, Sheet.CASEWORK, keys)
    return Founding(keyring, account, private, keys, sheet)


def with_account(keyring: Keyring, keys: Keys, person: Person, at: str, derivation: Derivation) -> tuple[Keyring, Account]:
    """One more account, whose passphrase works once; it gets what its roles may hold and the giver holds, never hr. Raises NameTaken."""
    if any(account.in_use and same_name(account.name, person.name) for account in keyring.accounts.values()):
        raise NameTaken
    account, _private = _made(keyring.vault, person, State.MUST_CHANGE, at, derivation)
    return _given(keyring.with_account(account), keys, account), account


def _made(vault: uuid.UUID, person: Person, state: State, at: str, derivation: Derivation) -> tuple[Account, PrivateKeys]:
    id_, private = uuid.uuid4(), PrivateKeys.new()
    wrapped = wrap(private, person.passphrase, derivation, bound_to(vault, id_))
    return Account(id_, cleaned_name(person.name), person.roles, state, private.public(), wrapped, added=at), private


def _given(keyring: Keyring, keys: Keys, account: Account) -> Keyring:
    for compartment in sorted(may_hold(account.roles) & keys.keys() - {"hr"}):
        if not keyring.holds(account.id, compartment):
            keyring = keyring.granted(compartment, keys[compartment], account.id)
    return keyring


def granted(keyring: Keyring, keys: Keys, compartment: CompartmentName, account: uuid.UUID) -> Keyring:
    """A compartment's key for an account that has its own passphrase. Raises NoKey if the giver does not hold it.

    casework goes only to roles that may hold it; hr to any role (the second keeper), but not before the account's
    one-time passphrase has been changed, because whoever handed that over could have kept what it opens. Raises NotAllowed,
    NotYetTheirOwn.
    """
    person = keyring.account(account)
    if compartment not in keys:
        raise NoKey
    if person.state is not State.ACTIVE:
        raise NotYetTheirOwn
    if compartment != "hr" and compartment not in may_hold(person.roles):
        raise NotAllowed
    return keyring.granted(compartment, keys[compartment], account)


def with_passphrase(keyring: Keyring, account: uuid.UUID, old: str, new: str, derivation: Derivation) -> Keyring:
    """The same private keys under a new passphrase. Raises WrongPassphrase, WeakPassphrase."""
    person = keyring.account(account)
    private = open_private(keyring, person, old, derivation)
    if new == old:
        raise WeakPassphrase(SAME_AS_NOW)
    check_passphrase(new, person.name)
    return keyring.with_account(replace(person, wrapped=wrap(private, new, derivation, bound_to(keyring.home, account))))


def with_own_passphrase(
    keyring: Keyring, mac: bytes, name: str, once: str, new: str, derivation: Derivation
) -> tuple[Keyring, CompartmentKey]:
    """The first passphrase of a person's own, with new key pairs, because whoever handed over the first could have kept the old ones.

    Returns the organisation's key too, to write the keyring with. Raises WrongPassphrase, WeakPassphrase, KeyringChanged.
    """
    person = keyring.named(name)
    private = open_private(keyring, person, once, derivation)
    if person is None or person.state is not State.MUST_CHANGE:
        raise WrongPassphrase
    keys = _opened(keyring, person.id, private, ("organisation", "casework"))
    keyring_file.check(keyring, mac, keys["organisation"][-1])
    if new == once:
        raise WeakPassphrase(SAME_AS_BEFORE)
    check_passphrase(new, person.name)
    costs = derivation.at(person.wrapped.cost) if person.wrapped else derivation
    return _renewed(keyring, replace(person, state=State.ACTIVE), new, keys, costs), keys["organisation"][-1]


def _opened(keyring: Keyring, account: uuid.UUID, private: PrivateKeys, compartments: Iterable[CompartmentName]) -> Keys:
    return {each: keyring.open_with(account, private, each) for each in compartments if keyring.holds(account, each)}


def _renewed(keyring: Keyring, person: Account, passphrase: str, keys: Keys, derivation: Derivation) -> Keyring:
    private = PrivateKeys.new()
    wrapped = wrap(private, passphrase, derivation, bound_to(keyring.home, person.id))
    renewed = replace(person, public=private.public(), wrapped=wrapped)
    keyring = keyring.without_seals(person.id, keyring.compartments, due=False).with_account(renewed)
    return _given(keyring, keys, renewed)


def reset(keyring: Keyring, keys: Keys, account: uuid.UUID, once: str, derivation: Derivation) -> Keyring:
    """For a forgotten passphrase: new key pairs under a one-time passphrase, sealed what the giver holds; old signatures stay valid.

    hr is not given on: someone who holds it grants it again once the person has chosen a passphrase of their own.
    """
    person = keyring.account(account)
    if any(keyring.holders(each) == {account} and each not in keys for each in keyring.compartments):
        raise LastHolder
    changed = replace(person, state=State.MUST_CHANGE, earlier=(*person.earlier, person.public.verify))
    return _renewed(keyring, changed, once, keys, derivation)


def without_account(keyring: Keyring, account: uuid.UUID, at: str) -> Keyring:
    """The account can open nothing from now on; every compartment it held is due for another key. Raises LastHolder."""
    person = keyring.account(account)
    if any(keyring.holders(compartment) == {account} for compartment in keyring.compartments):
        raise LastHolder
    gone = keyring.without_seals(account, keyring.compartments, due=True)
    return _still_kept(gone.with_account(replace(person, state=State.REMOVED, wrapped=None, removed=at)))


def with_roles(keyring: Keyring, keys: Keys, account: uuid.UUID, roles: frozenset[Role]) -> Keyring:
    """Other roles: what they may no longer hold is taken away and due for another key; what they may hold is given if it can be.

    hr granted to a second keeper goes only when the role of HR officer is taken away, or with the account.
    """
    person = keyring.account(account)
    lost = set(may_hold(person.roles) - may_hold(roles))
    if not roles or any(keyring.holders(compartment) == {account} for compartment in lost):
        raise LastHolder if roles else NotAllowed
    changed = replace(person, roles=roles)
    return _still_kept(_given(keyring.without_seals(account, lost, due=True).with_account(changed), keys, changed))


def _still_kept(keyring: Keyring) -> Keyring:
    if not any(account.in_use and account.roles & KEEPS_ACCOUNTS for account in keyring.accounts.values()):
        raise LastHolder
    return keyring


def with_hr(keyring: Keyring, account: uuid.UUID) -> tuple[Keyring, CompartmentKey, RecoverySheet]:
    """The HR room's key, made by an HR officer for themselves alone, with a sheet of its own. Raises RoomExists, NotAllowed."""
    if "hr" in keyring.compartments:
        raise RoomExists
    if Role.HR_OFFICER not in keyring.account(account).roles:
        raise NotAllowed
    key = CompartmentKey.new()
    keyring = keyring.with_holding("hr", Holding((keyring.sealed_to((account,), "hr", 1, key),)))
    keyring, sheet = with_new_sheet(keyring, Sheet.HR, {"hr": (key,)})
    return keyring, key, sheet


def with_change_begun(keyring: Keyring, compartment: CompartmentName, key: CompartmentKey) -> Keyring:
    """A second generation beside the first, sealed to everyone who holds the first. Raises Busy while another change is unfinished."""
    holding = keyring.compartments[compartment]
    if len(holding.generations) != 1:
        raise Busy
    newer = keyring.sealed_to(holding.newest.seals, compartment, holding.newest.number + 1, key)
    return keyring.with_holding(compartment, Holding((holding.newest, newer), holding.due))


def with_change_finished(keyring: Keyring, compartment: CompartmentName) -> Keyring:
    """Only the newest generation stays."""
    return keyring.with_holding(compartment, Holding((keyring.compartments[compartment].newest,)))


def recovered_account(keyring: Keyring, keys: Keys, person: Person, at: str, derivation: Derivation) -> tuple[Keyring, uuid.UUID]:
    """After a sheet was typed in: the account of this name with a new passphrase of its own, or a new account that keeps accounts."""
    check_passphrase(person.passphrase, person.name)
    known = keyring.named(person.name)
    if known is None:
        made, _private = _made(keyring.vault, replace(person, roles=FOUNDER), State.ACTIVE, at, derivation)
        return _given(keyring.with_account(made), keys, made), made.id
    changed = replace(known, state=State.ACTIVE, earlier=(*known.earlier, known.public.verify))
    return _renewed(keyring, changed, person.passphrase, keys, derivation), known.id
