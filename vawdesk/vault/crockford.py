"""Crockford's base 32: figures and letters that are not mistaken for one another when read aloud or copied by hand."""

from __future__ import annotations

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {character: value for value, character in enumerate(ALPHABET)} | {"O": 0, "I": 1, "L": 1}
GROUP = 4


def spell(data: bytes, characters: int) -> str:
    """The first `characters` five-bit groups of `data`, as characters. Raises ValueError if there are not enough bits."""
    surplus = len(data) * 8 - characters * 5
    if surplus < 0:
        raise ValueError("too few bits")
    number = int.from_bytes(data, "big") >> surplus
    return "".join(ALPHABET[(number >> 5 * place) & 31] for place in reversed(range(characters)))


def read(text: str) -> list[int | None]:
    """The value of each character, forgiving case, O for 0, and I or L for 1; None for one that no code has. Spaces and dashes go."""
    return [_VALUES.get(character) for character in text.upper() if not character.isspace() and character not in "-‐‑‒–—−_.·"]


def grouped(text: str) -> str:
    """In groups of four, as printed."""
    return " ".join(text[start : start + GROUP] for start in range(0, len(text), GROUP))
