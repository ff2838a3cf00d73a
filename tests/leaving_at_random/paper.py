"""Reads a finished PDF as somebody else's program would: its words by poppler and pdfium, and every string of its objects by pypdf."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import IndirectObject, StreamObject, TextStringObject

from tests.leaving_at_random.leaving import Run
from vawdesk.features import read_text
from vawdesk.reports.kit.binding import bind


def everything_in(pdf: bytes) -> Iterator[str]:
    """The words of the pages twice; then title, author, bookmarks, what a screen reader is told, the packet of metadata, files inside."""
    yield subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    yield read_text(pdf)
    reader = PdfReader(BytesIO(pdf))
    for number in range(1, int(reader.trailer["/Size"])):
        held = reader.get_object(IndirectObject(number, 0, reader))
        yield "\n".join(_strings(held))
        if isinstance(held, StreamObject) and held.get("/Type") in ("/Metadata", "/EmbeddedFile"):
            yield held.get_data().decode(errors="replace")


PAPER = Run(None, bind, everything_in, goes=True)


def _strings(held: Any) -> Iterator[str]:
    """The strings in one object; what it points at comes with its own number."""
    if isinstance(held, TextStringObject):
        yield str(held)
    elif isinstance(held, dict):
        for value in held.values():
            yield from _strings(value)
    elif isinstance(held, list):
        for value in held:
            yield from _strings(value)
