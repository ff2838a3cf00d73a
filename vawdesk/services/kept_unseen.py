"""E-mail and Word files, known by what is in them. They are never opened or shown: only what they are is found out."""

from __future__ import annotations

import io
import re
import zipfile

from vawdesk.models.casework.attachment_kinds import Media

OLE_START, ZIP_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
_MOST_PARTS = 5_000
_HEAD = 64_000  # bytes of an e-mail in which its head must end
_HEADS = (b"from:", b"to:", b"date:", b"subject:", b"message-id:", b"received:", b"mime-version:", b"return-path:", b"delivered-to:")
_LINE = re.compile(rb"^[A-Za-z][A-Za-z0-9-]{1,60}:")
_OLE_NAMES = {"__properties_version1.0": Media.OUTLOOK, "WordDocument": Media.WORD_OLD}
_ODT_START = b"mimetype" + Media.WRITER.value.encode()


def email(data: bytes) -> Media | None:
    """EMAIL where the bytes begin with the head of a message: lines of it, three of which every message has some of."""
    head = re.split(rb"\r?\n\r?\n", data[:_HEAD], maxsplit=1)[0]
    lines = [line for line in re.split(rb"\r?\n", head) if line and line[:1] not in b" \t"]
    if not lines or not all(_LINE.match(line) for line in lines):
        return None
    named = {start for line in lines for start in _HEADS if line.lower().startswith(start)}
    return Media.EMAIL if len(named) >= 3 and b"\0" not in data else None


def ole(data: bytes) -> Media | None:
    """OUTLOOK or WORD_OLD by the names in the directory of a compound file; None for any other."""
    if len(data) < 1536 or len(data) % 64:
        return None
    for name, media in _OLE_NAMES.items():
        if name.encode("utf-16-le") + b"\0\0" in data:
            return media
    return None


def zipped(data: bytes) -> Media | None:
    """WORD or WRITER by the parts of the package; None for any other archive, a damaged one, and a document with macros."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist()[:_MOST_PARTS])
    except (zipfile.BadZipFile, RuntimeError, ValueError, OSError):  # the second: packed in a way that is not known here
        return None
    if any(name.rpartition("/")[2].casefold() == "vbaproject.bin" for name in names):
        return None
    if {"[Content_Types].xml", "word/document.xml"} <= names:
        return Media.WORD
    return Media.WRITER if data[30 : 30 + len(_ODT_START)] == _ODT_START and "content.xml" in names else None
