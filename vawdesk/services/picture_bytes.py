"""Pictures without what is hidden in them: camera, place, day, thumbnails and whatever lies behind the end are left out.

The picture itself is copied as it is, because it may have to serve as evidence; only how it is turned is kept beside it.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from vawdesk.models.casework.attachment_kinds import Found

PNG_START, JPEG_START = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
_PNG_KEPT = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs"))
_PNG_HARMLESS = _PNG_KEPT | {b"iCCP", b"hIST", b"sPLT"}  # left out without a word: colours, and nothing about anybody
_JPEG_TABLES = frozenset((0xDB, 0xC4, 0xCC, 0xDD, 0xDC))
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_STANDALONE = frozenset((0x01, *range(0xD0, 0xD8)))
_END = 0xD9
_TURNED = 0x0112
_PLACE = 0x8825
MOST_SCANS = 30


class NoPicture(Exception):
    """The bytes are not the picture they begin as: cut off, altered, or something else."""


@dataclass
class Cleaned:
    """A picture with nothing beside it: its bytes, its width and height in pixels as they lie there, what was left out."""

    content: bytes = field(repr=False)
    width: int
    height: int
    found: list[Found]


def cleaned_png(data: bytes) -> Cleaned:
    """A PNG with nothing but its picture. Raises NoPicture."""
    kept, found, size = [PNG_START], [], (0, 0)
    at, ended = len(PNG_START), False
    while not ended:
        if at + 12 > len(data):
            raise NoPicture
        length, name = struct.unpack_from(">I4s", data, at)
        chunk = data[at : at + 12 + length]
        if len(chunk) != 12 + length or zlib.crc32(chunk[4:-4]) != struct.unpack(">I", chunk[-4:])[0]:
            raise NoPicture
        if (name == b"IHDR") != (at == len(PNG_START)) or (name == b"IHDR" and length != 13):
            raise NoPicture
        if name == b"IHDR":
            size = struct.unpack_from(">II", chunk, 8)
        if name in _PNG_KEPT:
            kept.append(chunk)
        elif name not in _PNG_HARMLESS:
            found.append(Found.PLACE if _says_where(chunk) else Found.DETAILS)
        ended = name == b"IEND"
        at += len(chunk)
    return Cleaned(b"".join(kept), size[0], size[1], _once(found, data[at:]))


def cleaned_jpeg(data: bytes) -> Cleaned:
    """A JPEG with nothing but its picture and how it is turned. Raises NoPicture."""
    kept, found, size, turned, scans = [], [], (0, 0), 1, 0
    end = 2
    for marker, segment, after in _segments(data):
        end = after
        if marker == _END:
            break
        if marker in _JPEG_FRAMES:
            if size != (0, 0) or len(segment) < 9:
                raise NoPicture
            height, width = struct.unpack_from(">HH", segment, 5)
            size = (width, height)
        scans += marker == 0xDA
        if marker in _JPEG_FRAMES or marker in _JPEG_TABLES or marker == 0xDA:
            kept.append(segment)
        elif marker == 0xE0 and segment[4:9] == b"JFIF\0" and len(segment) >= 18:
            kept.append(b"\xff\xe0\x00\x10" + segment[4:16] + b"\0\0")  # without its thumbnail
        elif marker == 0xEE and segment[4:9] == b"Adobe" and len(segment) >= 16:
            kept.append(b"\xff\xee\x00\x0e" + segment[4:16])
        elif not (marker == 0xE2 and segment[4:15] == b"ICC_PROFILE"):
            turned = _turned(segment) or turned
            found.append(Found.PLACE if _says_where(segment) else Found.DETAILS)
    if not scans or scans > MOST_SCANS or 0 in size:
        raise NoPicture
    body = _in_order(kept, turned)
    return Cleaned(JPEG_START + body + b"\xff\xd9", size[0], size[1], _once(found, data[end:]))


def _segments(data: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Marker, bytes with marker (of a scan with its picture data), and where the next begins; up to the end of the picture."""
    at = 2
    while True:
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        if at + 2 > len(data) or data[at] != 0xFF:
            raise NoPicture
        marker = data[at + 1]
        if marker == _END:
            yield marker, b"", at + 2
            return
        if marker in _STANDALONE:
            at += 2
            continue
        if at + 4 > len(data):
            raise NoPicture
        (length,) = struct.unpack_from(">H", data, at + 2)
        after = at + 2 + length
        if length < 2 or after > len(data):
            raise NoPicture
        if marker == 0xDA:
            after = _end_of_scan(data, after)
        yield marker, data[at:after], after
        at = after


def _end_of_scan(data: bytes, at: int) -> int:
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise NoPicture
        if data[at + 1] == 0 or data[at + 1] in _STANDALONE:
            at += 2
        elif data[at + 1] == 0xFF:
            at += 1
        else:
            return at


def _in_order(kept: list[bytes], turned: int) -> bytes:
    """The kept segments, with a note of how the picture is turned after the first where it is not upright."""
    if turned == 1:
        return b"".join(kept)
    words = b"Exif\0\0MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHIHHI", _TURNED, 3, 1, turned, 0, 0)
    note = b"\xff\xe1" + struct.pack(">H", len(words) + 2) + words
    first = 1 if kept[0][1] == 0xE0 else 0
    return b"".join((*kept[:first], note, *kept[first:]))


def _exif(segment: bytes) -> Iterator[tuple[int, int]]:
    """The entries of the first directory of Exif: number and value. Nothing of what is not well formed."""
    start = segment.find(b"Exif\0\0")
    words = segment[start + 6 :] if start >= 0 else segment[8:-4]  # in a PNG it stands without that head
    order = {b"MM": ">", b"II": "<"}.get(words[:2])
    if order is None or len(words) < 10:
        return
    (at,) = struct.unpack_from(order + "I", words, 4)
    if at + 2 > len(words):
        return
    (count,) = struct.unpack_from(order + "H", words, at)
    for number in range(count):
        place = at + 2 + 12 * number
        if place + 12 > len(words):
            return
        tag, kind = struct.unpack_from(order + "HH", words, place)
        yield tag, struct.unpack_from(order + ("H" if kind == 3 else "I"), words, place + 8)[0]


def _turned(segment: bytes) -> int:
    found = next((value for tag, value in _exif(segment) if tag == _TURNED), 0)
    return found if 1 <= found <= 8 else 0


def _says_where(segment: bytes) -> bool:
    return any(tag == _PLACE for tag, _value in _exif(segment)) or b"GPSL" in segment or b"photoshop:City" in segment


def _once(found: list[Found], behind: bytes) -> list[Found]:
    held = {*found, *((Found.BEHIND,) if behind.strip(b"\0") else ())}
    return [one for one in Found if one in held]
