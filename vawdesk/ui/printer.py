"""The printing edge: which queues there are, what they do with a document, and handing a finished document to one of them.

Nothing here says that a page was printed: a queue can take a job and lose it. The person who stands at the printer is asked.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

import pypdfium2
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from vawdesk.i18n import N_, NN_, Message
from vawdesk.ui.kit.pdfium import PDFIUM

JOB_TITLE = "Document"  # the same for every job: queues, other people and cups-pdf can read it
RESOLUTION = 300
ANSWER_WITHIN = 20  # seconds in which the print service must answer

KEEPING = ("cups-pdf:", "boomaga:", "tea4cups:", "hpfax:", "efax", "fax:")  # what CUPS calls ways that make files or send them on
INSIDE = ("pdf", "xps", "onenote", "evernote", "document writer", "image writer", "paperport", "docuware")  # also within a longer word
WORDS = frozenset({"fax", "file", "tiff", "snagit", "djvu"})

KEEPS = N_("This printer makes a file or keeps what it prints. Whoever opens that file can read the paper.")
TAKEN = NN_(
    "The printer took {n} page. Look whether it came out, and take it from the tray.",
    "The printer took {n} pages. Look whether they came out, and take them from the tray.",
)
GONE = N_("This printer is not there any more. Choose another one.")
REFUSES = N_("This printer takes no documents at the moment. Nothing was printed.")
PAUSED = N_("This printer is paused. Nothing was sent to it, so that no paper comes out later when nobody is there.")
HELD = N_("The printer stopped after it took the pages. They may come out later: stay with the printer, or remove them from its list.")
SILENT = N_("The printer did not answer. Look whether anything came out before you print again.")


class State(StrEnum):
    """How a queue stands when asked."""

    READY = "ready"
    PAUSED = "paused"
    REFUSES = "refuses"
    GONE = "gone"


@dataclass(frozen=True)
class Queue:
    """A printer as the computer knows it. `warning` says that it keeps documents."""

    name: str
    default: bool = False
    warning: Message | None = None


class Result(StrEnum):
    """What became of a document: the queue took it, did not, or took it and stopped."""

    TAKEN = "taken"
    REFUSED = "refused"
    HELD = "held"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Handed:
    """The answer to a print, with the sentence to show. Even TAKEN does not mean that paper came out."""

    result: Result
    message: Message


class Printer(Protocol):
    """The edge itself. Its calls may take a second: they belong in a worker."""

    def queues(self) -> list[Queue]:
        """The printers of this computer, the usual one first."""
        ...

    def send(self, queue: str, pdf: bytes) -> Handed:
        """Hand a document to a queue whose state was asked just before, and ask again after."""
        ...


def pages_of(pdf: bytes) -> int:
    """How many pages a document has."""
    with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def keeps_documents(name: str, device: str, model: str = "") -> bool:
    """Whether a queue writes files or sends documents on instead of putting them on paper, by all that can be seen of it."""
    if device.startswith(KEEPING):
        return True
    if device.startswith(("file:", "/")) and not device.removeprefix("file:").lstrip("/").startswith("dev/"):
        return True
    spoken = f"{name} {model}".casefold()
    return any(word in spoken for word in INSIDE) or bool(WORDS & set(re.split(r"[^a-z]+", spoken)))


def _refusal(state: State) -> Handed | None:
    words = {State.GONE: GONE, State.REFUSES: REFUSES, State.PAUSED: PAUSED}.get(state)
    return Handed(Result.REFUSED, words) if words else None


class CupsPrinter:
    """Documents go to `lp` on its standard input as they are: no temporary file, and the text stays text."""

    def __init__(self, environment: Mapping[str, str] | None = None) -> None:
        self._environment = {**(environment if environment is not None else os.environ), "LC_ALL": "C"}

    def queues(self) -> list[Queue]:
        """The printers of this computer, the usual one first."""
        usual = self._ask("lpstat", "-d").rpartition(": ")[2].strip()
        found = []
        for line in self._ask("lpstat", "-v").splitlines():
            if match := re.match(r"device for ([^:]+): (.*)", line):
                name, device = match.groups()
                found.append(Queue(name, name == usual, KEEPS if keeps_documents(name, device) else None))
        return sorted(found, key=lambda queue: (not queue.default, queue.name.casefold()))

    def send(self, queue: str, pdf: bytes) -> Handed:
        """Hand a document to a queue; asked before and after, because a queue that is paused keeps what it is given."""
        if refused := _refusal(self.state(queue)):
            return refused
        count = pages_of(pdf)
        command = ["lp", "-d", queue, "-t", JOB_TITLE, "-o", "job-sheets=none,none", "-"]
        try:
            done = subprocess.run(command, input=pdf, capture_output=True, env=self._environment, timeout=ANSWER_WITHIN, check=False)  # noqa: S603
        except subprocess.TimeoutExpired:
            return Handed(Result.UNKNOWN, SILENT)
        if done.returncode:
            return _refusal(self.state(queue)) or Handed(Result.REFUSED, REFUSES)
        if self.state(queue) is not State.READY:
            return Handed(Result.HELD, HELD)
        return Handed(Result.TAKEN, TAKEN.with_(n=count))

    def state(self, queue: str) -> State:
        """How the queue stands now."""
        accepting = self._ask("lpstat", "-a", queue)
        if queue not in accepting:
            return State.GONE
        if "not accepting" in accepting:
            return State.REFUSES
        return State.PAUSED if "disabled since" in self._ask("lpstat", "-p", queue) else State.READY

    def _ask(self, *command: str) -> str:
        try:
            done = subprocess.run(command, capture_output=True, env=self._environment, timeout=ANSWER_WITHIN, check=False)  # noqa: S603
        except (OSError, subprocess.TimeoutExpired):
            return ""
        return done.stdout.decode(errors="replace") if done.returncode == 0 else ""


class PagePrinter:
    """Where there is no `lp`, pages are drawn at 300 dpi and given to the system's printer through Qt."""

    def queues(self) -> list[Queue]:
        """The printers of this computer, the usual one first."""
        usual = QPrinterInfo.defaultPrinterName()
        found = []
        for known in QPrinterInfo.availablePrinters():
            name = known.printerName()
            found.append(Queue(name, name == usual, KEEPS if keeps_documents(name, "", known.makeAndModel()) else None))
        return sorted(found, key=lambda queue: (not queue.default, queue.name.casefold()))

    def send(self, queue: str, pdf: bytes) -> Handed:
        """Draw the pages onto a queue. Qt reports success for jobs that never printed, so only its failures are believed."""
        if refused := _refusal(self.state(queue)):
            return refused
        if not self.put_on(QPrinter(QPrinterInfo.printerInfo(queue)), pdf):
            return Handed(Result.REFUSED, REFUSES)
        if self.state(queue) is not State.READY:
            return Handed(Result.HELD, HELD)
        return Handed(Result.TAKEN, TAKEN.with_(n=pages_of(pdf)))

    @staticmethod
    def put_on(printer: QPrinter, pdf: bytes) -> bool:
        """Draw the pages on A4 under the neutral title; False as soon as Qt says that it failed."""
        printer.setDocName(JOB_TITLE)
        printer.setCreator("VAWDesk")
        printer.setResolution(RESOLUTION)
        margins = printer.pageLayout().margins()
        printer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins))
        printer.setFullPage(True)
        painter = QPainter()
        if not painter.begin(printer):
            return False
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        sheet = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
        drawn = True
        for number, page in enumerate(pictures(pdf, RESOLUTION)):
            drawn = drawn and (number == 0 or printer.newPage())
            if drawn:
                painter.drawImage(QRectF(sheet.topLeft(), QSizeF(page.size())), page)
        return painter.end() and drawn

    def state(self, queue: str) -> State:
        """How the queue stands now, looked up afresh."""
        known = QPrinterInfo.printerInfo(queue)
        if known.isNull():
            return State.GONE
        return State.REFUSES if known.state() in (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error) else State.READY


def pictures(pdf: bytes, resolution: int) -> Iterator[QImage]:
    """The pages drawn on white, one alive at a time."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            with PDFIUM:
                bitmap = document[number].render(scale=resolution / 72, fill_color=(255, 255, 255, 255), prefer_bgrx=True)
                drawn = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32).copy()
            yield drawn
    finally:
        with PDFIUM:
            document.close()


def system_printer() -> Printer:
    """This computer's printers: through `lp` where there is one, drawn pages elsewhere."""
    return CupsPrinter() if shutil.which("lp") else PagePrinter()


@dataclass
class PaperFolder(PagePrinter):
    """A printer whose paper is PDF files, drawn page by page through Qt as on a printer of Windows."""

    folder: Path
    sheets: int = 0
    files: list[Path] = field(default_factory=list)

    def queues(self) -> list[Queue]:
        """The only one."""
        return [Queue("Paper", default=True)]

    def send(self, queue: str, pdf: bytes) -> Handed:
        """Draw the pages into the next file."""
        path = self.folder / f"printed-{len(self.files) + 1}.pdf"
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        if not self.put_on(printer, pdf):
            return Handed(Result.REFUSED, REFUSES)
        self.files.append(path)
        self.sheets += pages_of(path.read_bytes())
        return Handed(Result.TAKEN, TAKEN.with_(n=pages_of(pdf)))
