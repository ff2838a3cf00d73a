"""Records that may be on file twice in other words: by what the other one is looked for."""

from __future__ import annotations

import hashlib
import unicodedata
import uuid
from typing import ClassVar


class Alike:
    """Beside a record type: `marked_by` are the fields from which the marks are made. Two records with a mark in common may be one thing.

    A mark is to find by and decides nothing: whoever finds another record looks at its words.
    """

    marked_by: ClassVar[tuple[str, ...]] = ()

    def marks(self) -> frozenset[uuid.UUID]:
        """Ids that stand for the words of this record; another record of the same thing has one of them too. None unless its type says."""
        return frozenset()


def mark(what: str, words: str | None) -> uuid.UUID | None:
    """The id that stands for some words without case, accents, spaces and punctuation; None for no words."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", (words or "").casefold()) if char.isalnum())
    return uuid.UUID(bytes=hashlib.blake2b(f"{what}\0{plain}".encode(), digest_size=16).digest()) if plain else None
