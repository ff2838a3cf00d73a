"""Taking in a file: what it is by its content, whether it is that in truth, what was hidden in it, and what is refused in words."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from vawdesk.i18n import N_
from vawdesk.models.casework.attachment_kinds import (
    LARGEST,
    MEGABYTE,
    MOST_PAGES,
    MOST_PIXELS,
    MOST_WORDS,
    WIDEST,
    Found,
    Media,
)
from vawdesk.models.rules import Problem, Rule
from vawdesk.services import kept_unseen, plain_words
from vawdesk.services.picture_bytes import JPEG_START, PNG_START, Cleaned, NoPicture, cleaned_jpeg, cleaned_png
from vawdesk.services.refusals import Refused

FIELD = "media"
SAFE = "UK GDPR 5(1)(f)"
EMPTY = Rule("F empty", N_("This file is empty. Look whether it was saved or scanned at all."), SAFE)
TOO_LARGE = Rule(
    "F size",
    N_("This file has {size} MB. There is room for {limit} MB. Scan it at 200 dpi or in grey, or attach its parts one by one."),
    SAFE,
)
TOO_MANY_PAGES = Rule("F pages", N_("This document has {n} pages. There is room for {limit}. Attach its parts one by one."), SAFE)
TOO_WIDE = Rule(
    "F pixels", N_("This picture is {width} by {height} pixels when it is opened: too large to be shown safely. Save it smaller."), SAFE
)  # fmt: skip
TOO_MANY_WORDS = Rule("F words", N_("This text is longer than {limit} MB. Attach the part that matters."), SAFE)
DAMAGED = Rule(
    "F damaged",
    N_("This begins as a {media} and cannot be shown safely to its end. It is damaged, cut off, or something else. Save it again."),
    SAFE,
)
MORE_BEHIND = Rule(
    "F behind", N_("Behind the end of this document lies something else. Print it to PDF or scan it, and attach that."), SAFE
)  # fmt: skip
APPLE = Rule("F heic", N_("This is a photograph as telephones save it (HEIC). Save or send it as JPEG, and attach that."), SAFE)
TIFF = Rule("F tiff", N_("This is a TIFF picture. Save it as PDF or JPEG, and attach that."), SAFE)
MACROS = Rule(
    "F archive", N_("This is a package of files, or a document that carries programs. Save what matters as PDF, and attach that."), SAFE
)  # fmt: skip
NOT_TAKEN = Rule(
    "F kind",
    N_("Files of this kind are not taken in. PDF, JPEG, PNG and text can be shown; e-mail and Word documents are kept unseen."),
    SAFE,
)


@dataclass(frozen=True)
class SeenPdf:
    """What the eye says of a PDF. `locked`: it opens only with a password; then nothing else is known."""

    pages: int
    locked: bool = False
    found: tuple[Found, ...] = ()


class Eye(Protocol):
    """What draws pictures and pages, within bounds of memory. It belongs to a worker."""

    def picture(self, content: bytes, media: Media) -> bool:
        """Whether a picture can be drawn whole."""
        ...

    def pdf(self, content: bytes) -> SeenPdf | None:
        """What is in a PDF; None where it is none, or cannot be drawn within bounds."""
        ...


@dataclass(frozen=True)
class TakenIn:
    """A file as it will be kept: its bytes, already without what was hidden in them."""

    media: Media
    content: bytes = field(repr=False)
    pages: int
    found: tuple[Found, ...]

    @property
    def sha256(self) -> str:
        """The hash of the bytes as they are kept."""
        return hashlib.sha256(self.content).hexdigest()


def too_large(size: int) -> Problem | None:
    """What stands against a file of so many bytes: asked before any of it is read."""
    if size == 0:
        return EMPTY.at(FIELD)
    return TOO_LARGE.at(FIELD, size=-(-size // MEGABYTE), limit=LARGEST // MEGABYTE) if size > LARGEST else None


def take_in(data: bytes, eye: Eye) -> TakenIn:
    """What is to be kept of a file. Slow, for a worker. Raises Refused."""
    if problem := too_large(len(data)):
        raise Refused([problem])
    for start, taken in _BEGINS.items():
        if data.startswith(start):
            return taken(data, eye)
    return _otherwise(data)


def _picture(media: Media, clean: Callable[[bytes], Cleaned]) -> Callable[[bytes, Eye], TakenIn]:
    def taken(data: bytes, eye: Eye) -> TakenIn:
        try:
            cleaned = clean(data)
        except NoPicture as problem:
            raise _refused(DAMAGED, media=media.label) from problem
        if max(cleaned.width, cleaned.height) > WIDEST or cleaned.width * cleaned.height > MOST_PIXELS:
            raise _refused(TOO_WIDE, width=cleaned.width, height=cleaned.height)
        if not eye.picture(cleaned.content, media):
            raise _refused(DAMAGED, media=media.label)
        return TakenIn(media, cleaned.content, 1, tuple(cleaned.found))

    return taken


def _pdf(data: bytes, eye: Eye) -> TakenIn:
    end = data.rfind(b"%%EOF")
    if end < 0:
        raise _refused(DAMAGED, media=Media.PDF.label)
    if data[end + 5 :].strip(b"\0\r\n\t \x1a"):
        raise _refused(MORE_BEHIND)
    seen = eye.pdf(data)
    if seen is None or (seen.pages < 1 and not seen.locked):
        raise _refused(DAMAGED, media=Media.PDF.label)
    if seen.pages > MOST_PAGES:
        raise _refused(TOO_MANY_PAGES, n=seen.pages, limit=MOST_PAGES)
    return TakenIn(Media.PDF, data, seen.pages, (Found.PASSWORD,) if seen.locked else seen.found)


def _unseen(data: bytes, media: Media | None) -> TakenIn:
    if media is None:
        raise _refused(MACROS)
    return TakenIn(media, data, 0, (Found.UNSEEN,))


def _otherwise(data: bytes) -> TakenIn:
    if data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif"):
        raise _refused(APPLE)
    if data[:4] in (b"II*\0", b"MM\0*"):
        raise _refused(TIFF)
    if kept_unseen.email(data):
        return _unseen(data, Media.EMAIL)
    words = plain_words.decoded(data)
    if words is None or plain_words.is_code(words):
        raise _refused(NOT_TAKEN)
    kept, changed = plain_words.cleaned(words)
    content = kept.encode()
    if not content:
        raise _refused(EMPTY)
    if len(content) > MOST_WORDS:
        raise _refused(TOO_MANY_WORDS, limit=MOST_WORDS // MEGABYTE)
    return TakenIn(Media.TEXT, content, 1, (Found.LETTERS,) if changed else ())


def _refused(rule: Rule, **values: object) -> Refused:
    return Refused([rule.at(FIELD, **values)])


_BEGINS: dict[bytes, Callable[[bytes, Eye], TakenIn]] = {
    b"%PDF-": _pdf,
    PNG_START: _picture(Media.PNG, cleaned_png),
    JPEG_START + b"\xff": _picture(Media.JPEG, cleaned_jpeg),
    kept_unseen.OLE_START: lambda data, _eye: _unseen(data, kept_unseen.ole(data)),
    kept_unseen.ZIP_START: lambda data, _eye: _unseen(data, kept_unseen.zipped(data)),
}
"""How a file begins, and how it is then taken in."""
