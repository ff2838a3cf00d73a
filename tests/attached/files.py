"""Tiny files, made byte by byte: honest ones, and ones that are not what they say."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

PLACE_IN_EXIF = b"52.4140 N"  # stands in the picture data of no picture here
DEVICE = b"Camera of Elin Canary"


def chunk(name: bytes, data: bytes) -> bytes:
    """One chunk of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int = 8, height: int = 6, *between: bytes, behind: bytes = b"", said: tuple[int, int] | None = None) -> bytes:
    """A grey picture; `between` are further chunks, `said` is the size it claims."""
    rows = b"".join(b"\0" + bytes(range(width)) for _row in range(height))
    head = struct.pack(">IIBBBBB", *(said or (width, height)), 8, 0, 0, 0, 0)
    parts = (chunk(b"IHDR", head), *between, chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts) + behind


def exif(turned: int = 6, *, place: bool = True) -> bytes:
    """What a telephone writes beside a picture: how it is turned, what took it, where."""
    entries = [struct.pack(">HHIHH", 0x0112, 3, 1, turned, 0), struct.pack(">HHI4s", 0x010F, 2, 4, b"Elin")]
    if place:
        entries.append(struct.pack(">HHII", 0x8825, 4, 1, 90))
    directory = struct.pack(">H", len(entries)) + b"".join(entries) + b"\0\0\0\0"
    return b"Exif\0\0MM\0*\0\0\0\x08" + directory + PLACE_IN_EXIF + DEVICE


def segment(marker: int, data: bytes) -> bytes:
    """One segment of a JPEG."""
    return b"\xff" + bytes((marker,)) + struct.pack(">H", len(data) + 2) + data


def with_segments(jpeg: bytes, *segments: bytes, behind: bytes = b"") -> bytes:
    """A JPEG with further segments after its beginning, and something behind its end."""
    return jpeg[:2] + b"".join(segments) + jpeg[2:] + behind


def pdf(*pages: bytes, catalogue: bytes = b"", resources: bytes = b"", further: tuple[bytes, ...] = (), box: str = "0 0 300 200") -> bytes:
    """A PDF with a page for each content stream; object 3 + 2 n is page n, `further` are more objects after them."""
    contents = pages or (b"BT /F 14 Tf 20 100 Td (EXAMPLE) Tj ET",)
    kids = " ".join(f"{3 + 2 * number} 0 R" for number in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R " + catalogue + b" >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
    ]
    for number, content in enumerate(contents):
        held = b"<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> " + resources + b" >>"
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents {4 + 2 * number} 0 R /Resources ".encode() + held + b" >>"
        objects += [page, stream(content)]
    return written([*objects, *further])


def stream(data: bytes, further: bytes = b"") -> bytes:
    """A stream object."""
    return b"<< /Length %d " % len(data) + further + b" >>\nstream\n" + data + b"\nendstream"


def written(objects: list[bytes]) -> bytes:
    """Objects as a file, with its table."""
    out, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table
    return out + tail + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))


def zeros(size: int, unit: bytes = b"\0") -> bytes:
    """So many bytes of the same, packed."""
    packing, packed = zlib.compressobj(9), b""
    for _some in range(size // (len(unit) * 10_000)):
        packed += packing.compress(unit * 10_000)
    return packed + packing.flush()


def picture_bomb_pdf(side: int = 60_000) -> bytes:
    """A page with a picture that would take hundreds of megabytes to draw."""
    said = f"/Type /XObject /Subtype /Image /Width {side} /Height {side} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode"
    bomb = stream(zeros(side * side // 8), said.encode())
    return pdf(b"q 300 0 0 200 0 0 cm /I Do Q", resources=b"/XObject << /I 5 0 R >>", further=(bomb,))


def laughing_pdf(depth: int = 12, times: int = 10) -> bytes:
    """A page whose drawing calls ten drawings, each of which calls ten: it would never end."""
    forms = []
    for level in range(depth):
        inside = b"/X Do " * times if level < depth - 1 else b"0 0 m 9 9 l S "
        below = b"/Resources << /XObject << /X %d 0 R >> >>" % (6 + level)
        forms.append(stream(inside, b"/Type /XObject /Subtype /Form /BBox [0 0 300 200] " + below))
    return pdf(b"/X Do", resources=b"/XObject << /X 5 0 R >>", further=tuple(forms))


def packed(*names: str, first: tuple[str, bytes] | None = None) -> bytes:
    """A package with parts of these names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        if first is not None:
            archive.writestr(zipfile.ZipInfo(first[0]), first[1])
        for name in names:
            archive.writestr(name, b"<x/>")
    return out.getvalue()


def ole(*names: str) -> bytes:
    """A compound file with entries of these names."""
    entries = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in names)
    return (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + entries).ljust(4096, b"\0")


EMAIL = (
    b"From: Llys Teulu <llys@example.org>\r\nTo: desg@example.org\r\nSubject: Gwrandawiad\r\nDate: Tue, 24 Nov 2026 09:00:00 +0000\r\n"
    b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nThe hearing is on Friday.\r\n"
)
