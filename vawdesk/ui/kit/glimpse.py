"""A first look at a PDF from a stranger, in a process of its own that may take so much memory and time and no more.

A page can be made so that drawing it never ends. What has been drawn here once, small, may be drawn in the program. The bytes come
on standard input, the answer goes to standard output in one line; nothing is written anywhere. Run as `python -m vawdesk.ui.kit.glimpse`.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import Any

import pypdfium2
from pypdfium2 import raw

from vawdesk.paths import home, start_module

WITHIN = 30  # seconds
MEMORY = 1_500_000_000  # bytes, where the system can be told
COMMANDS, FILES, BOXES = "commands", "files", "boxes"
_SMALL = 500  # pixels along the longer side
_RUNS = re.compile(rb"/(JavaScript|JS|Launch|SubmitForm|ImportData|RichMedia|GoToR|GoToE)\b")
_SPELLED = re.compile(rb"#([0-9A-Fa-f]{2})")


def glimpse(content: bytes, most_pages: int, most_pixels: int, within: float = WITHIN) -> dict[str, Any] | None:
    """What a PDF holds: pages, locked, found, words. None where it is none, or takes too long or too much memory."""
    command = [*start_module("vawdesk.ui.kit.glimpse"), str(most_pages), str(most_pixels)]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=within, check=False, cwd=home())  # noqa: S603  # ours
        told = json.loads(done.stdout) if done.returncode == 0 else None
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    return told if isinstance(told, dict) else None


def look(content: bytes, most_pages: int, most_pixels: int) -> dict[str, Any] | None:
    """The look itself, without bounds of time."""
    try:
        with pypdfium2.PdfDocument(content) as document:
            return _looked(document, content, most_pages, most_pixels)
    except pypdfium2.PdfiumError as problem:
        locked = getattr(problem, "err_code", None) == raw.FPDF_ERR_PASSWORD
        return {"pages": 0, "locked": True, "found": [], "words": False} if locked else None


def _looked(document: pypdfium2.PdfDocument, content: bytes, most_pages: int, most_pixels: int) -> dict[str, Any] | None:
    pages, words = len(document), False
    document.init_forms()
    for number in range(pages if pages <= most_pages else 0):
        page = document[number]
        width, height = page.get_size()
        if width <= 0 or height <= 0 or _too_wide(page, most_pixels):
            return None
        page.render(scale=_SMALL / max(width, height)).close()
        words = words or page.get_textpage().count_chars() > 0
        page.close()
    return {"pages": pages, "locked": False, "found": _found(document, content), "words": words}


def _too_wide(page: pypdfium2.PdfPage, most_pixels: int) -> bool:
    """Whether a picture on the page is larger than any that is taken in by itself."""
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=5):
        wide, high = picture.get_px_size()
        if wide * high > most_pixels:
            return True
    return False


def _found(document: pypdfium2.PdfDocument, content: bytes) -> list[str]:
    spelled = _SPELLED.sub(lambda one: bytes((int(one[1], 16),)), content)
    held = {
        COMMANDS: bool(_RUNS.search(spelled)) or raw.FPDFDoc_GetJavaScriptActionCount(document) > 0,
        FILES: b"/EmbeddedFile" in spelled or document.count_attachments() > 0,
        BOXES: document.get_formtype() != raw.FORMTYPE_NONE,
    }
    return [name for name, there in held.items() if there]


def _bound() -> None:
    """So much memory and no more, where the system can be told."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (WITHIN, WITHIN))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # whatever happens, it writes no file


if __name__ == "__main__":
    _bound()
    sys.stdout.write(json.dumps(look(sys.stdin.buffer.read(), int(sys.argv[1]), int(sys.argv[2]))))
