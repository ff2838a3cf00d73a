"""The code on a recovery sheet: 160 random bits and 20 check bits, in nine groups of four characters."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from enum import StrEnum

from vawdesk.models.base import CompartmentName
from vawdesk.vault import crockford
from vawdesk.vault.code_errors import CodeCharacter, CodeLength, CodeMistyped

SECRET_BYTES = 20
SECRET_CHARACTERS = 32
CHECK_CHARACTERS = 4
CHARACTERS = SECRET_CHARACTERS + CHECK_CHARACTERS


class Sheet(StrEnum):
    """Which sheet: one opens organisation and casework, the other hr."""

    CASEWORK = "casework"
    HR = "hr"


SHEET_OPENS: dict[Sheet, tuple[CompartmentName, ...]] = {Sheet.CASEWORK: ("organisation", "casework"), Sheet.HR: ("hr",)}


@dataclass(frozen=True)
class RecoverySheet:
    """What is printed: which sheet, its seal number, the code."""

    sheet: Sheet
    number: int
    code: str = field(repr=False)


def new_secret() -> bytes:
    """160 random bits."""
    return os.urandom(SECRET_BYTES)


def spell(secret: bytes) -> str:
    """The code as printed: "7F3K 92QD …", the ninth group being the check."""
    return crockford.grouped(crockford.spell(secret, SECRET_CHARACTERS) + _check(secret))


def parse(typed: str) -> bytes:
    """The secret that a typed code stands for. Raises CodeLength, CodeCharacter (with the group) or CodeMistyped."""
    values = crockford.read(typed[: CHARACTERS * 20])
    for place, value in enumerate(values):
        if value is None:
            raise CodeCharacter(n=place // crockford.GROUP + 1)
    if len(values) != CHARACTERS:
        raise CodeLength(n=len(values))
    number = 0
    for value in values[:SECRET_CHARACTERS]:
        number = number << 5 | (value or 0)
    secret = number.to_bytes(SECRET_BYTES, "big")
    if "".join(crockford.ALPHABET[value or 0] for value in values[SECRET_CHARACTERS:]) != _check(secret):
        raise CodeMistyped
    return secret


def _check(secret: bytes) -> str:
    return crockford.spell(hashlib.sha256(b"vawdesk recovery check 1\x00" + secret).digest(), CHECK_CHARACTERS)
