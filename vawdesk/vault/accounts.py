"""Accounts: who may open the folder, what each role holds, and how names and passphrases must be."""

from __future__ import annotations

import os
import unicodedata
import uuid
from dataclasses import dataclass
from enum import StrEnum

from vawdesk.i18n import N_
from vawdesk.models.base import CompartmentName
from vawdesk.models.values import clean_text
from vawdesk.vault import crockford
from vawdesk.vault.errors import NoName, WeakPassphrase
from vawdesk.vault.keys import PublicKeys, Wrapped

LONGEST_NAME = 80
SHORTEST_PASSPHRASE = 12
LONGEST_PASSPHRASE = 1024
COMPARTMENTS: tuple[CompartmentName, ...] = ("organisation", "casework", "hr")


class Role(StrEnum):
    """What an account is for. The values are part of the keyring's format."""

    WORKER = "worker"
    MANAGER = "manager"
    HR_OFFICER = "hr officer"
    TRUSTEE = "trustee"
    SETUP = "setup"


class State(StrEnum):
    """Whether an account may sign in."""

    ACTIVE = "active"
    MUST_CHANGE = "must change"
    REMOVED = "removed"


ROLE_HOLDS: dict[Role, frozenset[CompartmentName]] = {
    Role.WORKER: frozenset(("organisation", "casework")),
    Role.MANAGER: frozenset(("organisation", "casework")),
    Role.HR_OFFICER: frozenset(("organisation", "hr")),
    Role.TRUSTEE: frozenset(("organisation",)),
    Role.SETUP: frozenset(("organisation",)),
}
KEEPS_ACCOUNTS = frozenset((Role.SETUP, Role.MANAGER))


def may_hold(roles: frozenset[Role]) -> frozenset[CompartmentName]:
    """The compartments these roles may be given. hr can besides be granted to any account, as second keeper."""
    return frozenset(compartment for role in roles for compartment in ROLE_HOLDS[role])


@dataclass(frozen=True)
class Account:
    """One account of the keyring. `earlier` are the public keys with which it signed before a reset; `wrapped` is None once removed."""

    id: uuid.UUID
    name: str
    roles: frozenset[Role]
    state: State
    public: PublicKeys
    wrapped: Wrapped | None
    earlier: tuple[bytes, ...] = ()
    added: str = ""
    removed: str = ""

    @property
    def in_use(self) -> bool:
        """Whether it has not been removed."""
        return self.state is not State.REMOVED

    def verify_keys(self) -> tuple[bytes, ...]:
        """Every public key that has signed for this account."""
        return (self.public.verify, *self.earlier)


def cleaned_name(name: str) -> str:
    """A name as it is kept. Raises NoName."""
    kept = " ".join(clean_text(name).split())
    if not kept or len(kept) > LONGEST_NAME:
        raise NoName
    return kept


def same_name(one: str, other: str) -> bool:
    """Whether two names are one as typed: width, case and surplus spaces do not count."""
    return _compared(one) == _compared(other)


def _compared(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


TOO_LONG = N_("This passphrase is longer than 1024 characters. Choose a shorter one.")
NAME_INSIDE = N_("Choose a passphrase that does not have the account's name in it.")
ALL_ALIKE = N_("Choose a passphrase that is not the same few characters again and again.")
SAME_AS_BEFORE = N_("Choose a passphrase that is not the one you were given.")
SAME_AS_NOW = N_("Choose a passphrase that is not the one you have now.")


def check_passphrase(passphrase: str, name: str) -> None:
    """Raises WeakPassphrase with the reason. The one rule for every passphrase a person chooses."""
    compared = unicodedata.normalize("NFKC", passphrase).strip()
    if len(compared) > LONGEST_PASSPHRASE:
        raise WeakPassphrase(TOO_LONG)
    if len(compared) < SHORTEST_PASSPHRASE:
        raise WeakPassphrase
    if len(set(compared.casefold())) < 5:
        raise WeakPassphrase(ALL_ALIKE)
    if _compared(name) in _compared(passphrase):
        raise WeakPassphrase(NAME_INSIDE)


def one_time_passphrase() -> str:
    """80 random bits in four groups, to be handed over and changed at first sign-in."""
    return "-".join(crockford.grouped(crockford.spell(os.urandom(10), 16)).split())
