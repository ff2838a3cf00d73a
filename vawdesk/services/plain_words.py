"""A text file: in which letters it is written, and its words without characters that nobody sees."""

from __future__ import annotations

import codecs
import unicodedata

from vawdesk.models.values import clean_text

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_NOT_WORDS = ("{\\rtf", "%!ps", "<!doctype", "<html", "<?xml", "<svg", "begin 6", "#!")  # what only looks like text to be read


def decoded(data: bytes) -> str | None:
    """The words of a text file in UTF-8, UTF-16 or the letters of older Windows programs; None where it is no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _in(data, encoding)
    if b"\0" in data:
        return None
    return _in(data, "utf-8") or _in(data, "cp1252")


def _in(data: bytes, encoding: str) -> str | None:
    try:
        words = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    odd = sum(one < " " and one not in "\n\r\t\f" for one in words)
    return words if odd <= 1 + len(words) // 100 else None


def is_code(words: str) -> bool:
    """Whether these words are meant for a program, not for a reader."""
    return words.lstrip()[:12].casefold().startswith(_NOT_WORDS)


def cleaned(words: str) -> tuple[str, bool]:
    """The words as they are kept, and whether anything invisible was taken out of them."""
    plain = unicodedata.normalize("NFC", words.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")).strip()
    kept = clean_text(plain)
    return kept, len(kept) < len(plain)
