"""Keys: from a passphrase to an account's key pairs, from those to a compartment's key, from that to the keys it needs inside.

Every construction here is held by fixed vectors in the tests: a folder made today must open for ever.
"""

from __future__ import annotations

import hmac
import os
import time
import unicodedata
import uuid
from dataclasses import dataclass, field, replace
from enum import StrEnum

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
MIB = 1024
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class SealError(Exception):
    """Ciphertext and key do not belong together. Says nothing of which is wrong."""


@dataclass(frozen=True, order=True)
class Parameters:
    """The cost of Argon2id: memory in KiB, passes, lanes."""

    memory: int
    passes: int
    lanes: int


LEAST = Parameters(64 * MIB, 3, 1)
FIRST_CHOICE = Parameters(256 * MIB, 3, 4)
MOST = Parameters(1024 * MIB, 12, 16)


@dataclass(frozen=True)
class Derivation:
    """How passphrases are stretched: what new ones cost, and the bounds within which a keyring's own figures are believed."""

    choice: Parameters = FIRST_CHOICE
    least: Parameters = LEAST
    most: Parameters = MOST

    def believes(self, asked: Parameters) -> bool:
        """Whether these figures are neither too cheap to protect nor so dear that they would stop the computer."""
        return (
            self.least.memory <= asked.memory <= self.most.memory
            and self.least.passes <= asked.passes <= self.most.passes
            and self.least.lanes <= asked.lanes <= self.most.lanes
        )

    def at(self, cost: Parameters) -> Derivation:
        """The same bounds, new passphrases at this cost; unchanged for a cost that is not believed."""
        return replace(self, choice=cost) if self.believes(cost) else self

    def stretch(self, passphrase: str, salt: bytes, cost: Parameters) -> bytes:
        """32 bytes from a passphrase: NFKC, then Argon2id. Raises ValueError outside the bounds."""
        if not self.believes(cost):
            raise ValueError("derivation parameters out of bounds")
        secret = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
        return Argon2id(salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory).derive(secret)


def calibrated(goal: float = 0.75, within: Derivation | None = None) -> Derivation:
    """The derivation that costs this computer about `goal` seconds: at most the choice of `within` and never under its floor.

    Takes a few seconds on a slow computer: for a worker.
    """
    within = within or Derivation()
    cost = within.choice
    while cost.memory // 2 >= within.least.memory:
        began = time.perf_counter()
        within.stretch("calibration", bytes(SALT_BYTES), cost)
        if time.perf_counter() - began <= goal * 4 / 3:
            break
        cost = replace(cost, memory=cost.memory // 2)
    return within.at(cost)


class Purpose(StrEnum):
    """What a derived key is for. The words are part of the format."""

    WRAP = "vawdesk account wrap 1"
    KEYRING = "vawdesk keyring mac 1"
    HOLDERS = "vawdesk holders mac 1"
    INNER = "vawdesk inner key 1"
    CHAIN = "vawdesk journal chain 1"
    INDEX = "vawdesk index 1"
    WITNESS = "vawdesk witness mac 1"
    REMINDER = "vawdesk reminder 1"
    SHEET = "vawdesk recovery sheet 1"
    CARRY = "vawdesk carried copy 1"


def derive(key: bytes, purpose: Purpose, context: bytes = b"") -> bytes:
    """The 32-byte key for one purpose."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose.encode() + b"\x00" + context).derive(key)


@dataclass(frozen=True)
class CompartmentKey:
    """The key and the salt of a compartment's file. Both are needed: the salt of page 1 may be torn by a power cut."""

    key: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @classmethod
    def new(cls) -> CompartmentKey:
        return cls(os.urandom(KEY_BYTES), os.urandom(SALT_BYTES))

    @classmethod
    def from_bytes(cls, raw: bytes) -> CompartmentKey:
        """Raises ValueError if it is not 48 bytes."""
        if len(raw) != KEY_BYTES + SALT_BYTES:
            raise ValueError("a compartment key has 48 bytes")
        return cls(raw[:KEY_BYTES], raw[KEY_BYTES:])

    def to_bytes(self) -> bytes:
        return self.key + self.salt


@dataclass(frozen=True)
class PublicKeys:
    """What others may know of an account: where to seal to, and how to check what it signed."""

    agree: bytes
    verify: bytes


@dataclass(frozen=True)
class PrivateKeys:
    """An account's two private keys: X25519 opens seals, Ed25519 signs."""

    agree: bytes = field(repr=False)
    sign: bytes = field(repr=False)

    @classmethod
    def new(cls) -> PrivateKeys:
        return cls(os.urandom(KEY_BYTES), os.urandom(KEY_BYTES))

    def public(self) -> PublicKeys:
        return PublicKeys(
            X25519PrivateKey.from_private_bytes(self.agree).public_key().public_bytes_raw(),
            Ed25519PrivateKey.from_private_bytes(self.sign).public_key().public_bytes_raw(),
        )

    def signature(self, message: bytes) -> bytes:
        """64 bytes of Ed25519 over the message."""
        return Ed25519PrivateKey.from_private_bytes(self.sign).sign(message)


def sheet_keys(secret: bytes) -> PrivateKeys:
    """The key pair of a recovery sheet: 160 random bits need no stretching."""
    return PrivateKeys(derive(secret, Purpose.SHEET, b"agree"), derive(secret, Purpose.SHEET, b"sign"))


def signed_by(verify: bytes, signature: bytes, message: bytes) -> bool:
    """Whether this public key made this signature over this message."""
    try:
        Ed25519PublicKey.from_public_bytes(verify).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def office_keys(carry_key: bytes, carry: uuid.UUID) -> PrivateKeys:
    """The key pair to which a carried copy is sealed for the office: whoever holds casework opens what comes home, and nobody away."""
    return PrivateKeys(derive(carry_key, Purpose.CARRY, b"agree" + carry.bytes), derive(carry_key, Purpose.CARRY, b"sign" + carry.bytes))


@dataclass(frozen=True)
class Wrapped:
    """An account's private keys under its passphrase."""

    cost: Parameters
    salt: bytes
    nonce: bytes
    sealed: bytes


def bound_to(vault: uuid.UUID, account: uuid.UUID) -> bytes:
    """The context that ties ciphertext to one vault and one account."""
    return vault.bytes + account.bytes


def wrap(private: PrivateKeys, passphrase: str, derivation: Derivation, context: bytes) -> Wrapped:
    """Private keys under a passphrase, with a fresh salt."""
    salt, nonce = os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES)
    key = derive(derivation.stretch(passphrase, salt, derivation.choice), Purpose.WRAP, context)
    return Wrapped(derivation.choice, salt, nonce, AESGCM(key).encrypt(nonce, private.agree + private.sign, context))


def unwrap(wrapped: Wrapped, passphrase: str, derivation: Derivation, context: bytes) -> PrivateKeys:
    """The private keys. Raises SealError for a wrong passphrase or another account's, ValueError for figures out of bounds."""
    key = derive(derivation.stretch(passphrase, wrapped.salt, wrapped.cost), Purpose.WRAP, context)
    try:
        raw = AESGCM(key).decrypt(wrapped.nonce, wrapped.sealed, context)
    except InvalidTag as problem:
        raise SealError from problem
    return PrivateKeys(raw[:KEY_BYTES], raw[KEY_BYTES:])


def seal(content: bytes, to: bytes, context: bytes) -> bytes:
    """Content that only the holder of the private key for `to` can open (HPKE, base mode). `context` must be the same to open."""
    return _SUITE.encrypt(content, X25519PublicKey.from_public_bytes(to), info=context)


def open_seal(sealed: bytes, private: PrivateKeys, context: bytes) -> bytes:
    """The content of a seal. Raises SealError."""
    try:
        return _SUITE.decrypt(sealed, X25519PrivateKey.from_private_bytes(private.agree), info=context)
    except (InvalidTag, ValueError) as problem:
        raise SealError from problem


def same(one: bytes, other: bytes) -> bool:
    """Equality in constant time."""
    return hmac.compare_digest(one, other)
