"""Lets papers truly go by the way out of the program, and reads what came out there: the bytes, the name of the file, the print job."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from random import Random

from pypdf import PdfReader, PdfWriter
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from vawdesk.features import seal
from vawdesk.services.desk import Desk
from vawdesk.services.desk_door import DeskDoor
from vawdesk.services.leaving import Way
from vawdesk.services.release import Bundle, Prepared, Released, let_go_all
from vawdesk.ui.clipboard import Clipboard
from vawdesk.ui.file_dialog import Chosen
from vawdesk.ui.kit.leave import Leave
from vawdesk.ui.printer import CupsPrinter, Result

PASSWORD = "pedwar gair hir iawn"
QUEUE = "Office"
LP = """#!/bin/sh
printf '%s\\n' "$@" > "$(/usr/bin/dirname "$0")/job"
/bin/cat > "$(/usr/bin/dirname "$0")/paper"
"""
LPSTAT = f"""#!/bin/sh
printf '%s accepting requests\\n' {QUEUE}
"""


@dataclass
class Dialog:
    """A person who always says yes to the name that is offered."""

    place: Path
    offered: list[str] = field(default_factory=list)

    def save(self, _parent: QWidget, name: str, then: Chosen) -> None:
        """Into the folder, under that name."""
        self.offered.append(name)
        then(self.place / name)


@dataclass(frozen=True)
class CameOut:
    """What came out: the pages or words, and what stands outside on them, for anybody to see."""

    pages: tuple[bytes, ...]
    outside: tuple[str, ...]


class WayOut:
    """The program's own way out at one desk, with a print service and a folder of the test's own."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk, self.tray, self.dialog = desk, folder / "tray", Dialog(folder / "saved")
        for place in (self.tray, self.dialog.place):
            place.mkdir()
        for name, words in (("lp", LP), ("lpstat", LPSTAT)):
            (self.tray / name).write_text(words)
            (self.tray / name).chmod(0o700)
        self.board = Clipboard()
        printer = CupsPrinter({**os.environ, "PATH": str(self.tray)})
        self.leave = Leave(printer, self.dialog, self.board, desk.vault.edges.clock)  # type: ignore[arg-type]  # never asked to open a file
        self.parent = QWidget()

    def close(self) -> None:
        """Nothing is left on the clipboard."""
        self.board.stop()

    def take(self, made: Prepared | Bundle, chance: Random) -> CameOut:
        """Everything of it, by some way. Raises Refused."""
        if made.request.document.as_text:
            way = Way.COPY
        else:
            unseen = any(part.view is not None and (held := part.view.enclosed) is not None and not held.shown for part in made.parts)
            way = Way.SAVE_LOCKED if unseen else chance.choice((Way.PRINT, Way.SAVE_LOCKED))
        locked = (lambda page: seal(page, PASSWORD)) if way is Way.SAVE_LOCKED else None
        out = [self._one(released) for released in let_go_all(DeskDoor(self.desk), made, way, seal=locked)]
        return CameOut(tuple(page for page, _outside in out), tuple(words for _page, outside in out for words in outside))

    def _one(self, released: Released) -> tuple[bytes, list[str]]:
        if released.way is Way.COPY:
            self.leave.copy(released)
            return QGuiApplication.clipboard().text().encode(), []
        if released.way is Way.PRINT:
            assert self.leave.print(released, QUEUE).result is Result.TAKEN
            page = (self.tray / "paper").read_bytes()
            return page, [(self.tray / "job").read_text(), *titles(page)]
        places: list[Path] = []
        self.leave.ask_where(self.parent, places.append)
        assert self.leave.save(released, places[-1])[0] is Result.TAKEN
        (saved,) = self.dialog.place.iterdir()
        page = _opened(saved.read_bytes())
        saved.unlink()
        return page, [saved.name, *self.dialog.offered, *titles(page)]


def _opened(pdf: bytes) -> bytes:
    """A locked document as whoever has the password reads it."""
    reader, out = PdfReader(BytesIO(pdf)), BytesIO()
    assert reader.decrypt(PASSWORD)
    PdfWriter(clone_from=reader).write(out)
    return out.getvalue()


def titles(pdf: bytes) -> Iterator[str]:
    """What a document says of itself without being opened, and how the files in it are called."""
    reader = PdfReader(BytesIO(pdf))
    told: Iterable[object] = (reader.metadata or {}).values()
    yield from (str(one) for one in told)
    yield from reader.attachments
