"""Sealed records: a record under a key of its own, and that key sealed to each named viewer and to the recovery sheet."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from vawdesk.vault.errors import NoKey
from vawdesk.vault.keys import KEY_BYTES, NONCE_BYTES, PrivateKeys, SealError, open_seal, seal

MOST_EARLIER = 100


@dataclass(frozen=True)
class Place:
    """What an envelope is bound to: it opens nowhere else."""

    vault: uuid.UUID
    compartment: str
    id: uuid.UUID
    file: uuid.UUID | None

    def context(self, purpose: str) -> bytes:
        """Bytes that name the place and the purpose."""
        ids = self.vault.bytes + self.id.bytes + (self.file.bytes if self.file else bytes(16))
        return b"\x00".join((b"vawdesk envelope 1", purpose.encode(), self.compartment.encode(), ids))


@dataclass(frozen=True)
class Envelope:
    """A row of the envelope table. `seals`: account id in hex, or "sheet casework 1", to the sealed record key in base64."""

    place: Place
    nonce: bytes
    body: bytes
    seals: Mapping[str, str]

    def viewers(self) -> frozenset[uuid.UUID]:
        """The accounts that can open it."""
        return frozenset(uuid.UUID(holder) for holder in self.seals if not holder.startswith("sheet "))

    def digest(self) -> bytes:
        """What the journal remembers of the row, so that an altered, older or foreign one is found by whoever cannot open it too."""
        seals = json.dumps(dict(self.seals), sort_keys=True, separators=(",", ":")).encode()
        parts = (self.place.context("row"), self.nonce, self.body, seals)
        return hashlib.sha256(b"".join(len(part).to_bytes(8, "big") + part for part in parts)).digest()


@dataclass(frozen=True)
class Contents:
    """What is inside: the record's type, schema and content bytes."""

    type: str
    schema: int
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Opened:
    """An envelope that has been opened: its contents, the key they are under, and the keys before it."""

    place: Place
    contents: Contents
    key: bytes = field(repr=False)
    earlier: tuple[bytes, ...] = field(default=(), repr=False)

    def encrypt(self, purpose: str, data: bytes) -> bytes:
        """Other bytes of the same record under its key: journal content, a draft, an attachment. `purpose` must be the same to open."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + AESGCM(self.key).encrypt(nonce, data, self.place.context(purpose))

    def decrypt(self, purpose: str, data: bytes) -> bytes:
        """The bytes again, also when they were written under an earlier key. Raises SealError."""
        for key in (self.key, *self.earlier):
            try:
                return AESGCM(key).decrypt(data[:NONCE_BYTES], data[NONCE_BYTES:], self.place.context(purpose))
            except (InvalidTag, ValueError):
                continue
        raise SealError


Holders = Mapping[str, bytes]
"""Public keys to seal to, by account id in hex or by the name of a sheet."""


def new(place: Place, contents: Contents, holders: Holders) -> tuple[Envelope, Opened]:
    """Seal a record for the first time. Raises ValueError when nobody could open it."""
    return _sealed(Opened(place, contents, os.urandom(KEY_BYTES)), holders)


def _sealed(opened: Opened, holders: Holders) -> tuple[Envelope, Opened]:
    if not holders:
        raise ValueError("a sealed record needs somebody who can open it")
    place = opened.place
    seals = {holder: _b64(seal(opened.key, public, place.context("key " + holder))) for holder, public in holders.items()}
    return Envelope(place, *_body(opened), seals), opened


def _body(opened: Opened) -> tuple[bytes, bytes]:
    nonce = os.urandom(NONCE_BYTES)
    head = {"type": opened.contents.type, "schema": opened.contents.schema, "earlier": [_b64(key) for key in opened.earlier]}
    plain = json.dumps(head, separators=(",", ":")).encode() + b"\n" + opened.contents.content
    return nonce, AESGCM(opened.key).encrypt(nonce, plain, opened.place.context("body"))


def open_as(envelope: Envelope, holder: str, private: PrivateKeys) -> Opened:
    """Open it as an account (id in hex) or a sheet. Raises NoKey for who was not named; SealError where it was altered or moved."""
    if holder not in envelope.seals:
        raise NoKey
    place = envelope.place
    try:
        key = open_seal(base64.b64decode(envelope.seals[holder], validate=True), private, place.context("key " + holder))
        plain = AESGCM(key).decrypt(envelope.nonce, envelope.body, place.context("body"))
        head, _newline, content = plain.partition(b"\n")
        raw = json.loads(head)
        earlier = tuple(base64.b64decode(each) for each in raw["earlier"])
    except (InvalidTag, ValueError, KeyError, TypeError) as problem:
        raise SealError from problem
    return Opened(place, Contents(raw["type"], raw["schema"], content), key, earlier)


def with_content(envelope: Envelope, opened: Opened, contents: Contents) -> Envelope:
    """Other contents under the same key, for the same viewers."""
    nonce, body = _body(replace(opened, contents=contents))
    return replace(envelope, nonce=nonce, body=body)


def with_holder(envelope: Envelope, opened: Opened, holder: str, public: bytes) -> Envelope:
    """One more viewer, named by someone who can open it."""
    sealed = _b64(seal(opened.key, public, envelope.place.context("key " + holder)))
    return replace(envelope, seals={**envelope.seals, holder: sealed})


def resealed(opened: Opened, holders: Holders) -> tuple[Envelope, Opened]:
    """Under another key for exactly these holders, when a viewer goes: who has gone may have kept the old one.

    The old key goes inside, so that viewers can still read what the journal holds under it.
    """
    earlier = (opened.key, *opened.earlier)[:MOST_EARLIER]
    return _sealed(Opened(opened.place, opened.contents, os.urandom(KEY_BYTES), earlier), holders)


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()
