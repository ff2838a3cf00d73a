"""What is printed arrives whole, under a title that says nothing; what was not printed is never said to be."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from tests.ui import cups
from vawdesk.ui.printer import KEEPS, CupsPrinter, Result, keeps_documents, pictures

ON_PAGE = "Ffion Prosser, a visit on Tuesday"


def document(pages: int = 2) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    for number in range(pages):
        canvas.drawString(72, 700, f"{ON_PAGE}, page {number + 1}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture(scope="module")
def service() -> Iterator[cups.Cups]:
    with cups.running() as running:
        yield running


@pytest.fixture
def printer(service: cups.Cups, qtbot: QtBot) -> CupsPrinter:
    qtbot.waitUntil(service.answers, timeout=10000)
    return CupsPrinter(service.environment)


def printed_text(path: Path) -> list[str]:
    data = path.read_bytes()
    with pypdfium2.PdfDocument(data[data.index(b"%PDF") :]) as pdf:
        return [page.get_textpage().get_text_bounded().strip() for page in pdf]


def test_a_document_arrives_whole_and_its_text_is_text(service: cups.Cups, printer: CupsPrinter, qtbot: QtBot) -> None:
    out = service.add("Office")
    handed = printer.send("Office", document())
    assert handed.result is Result.TAKEN
    assert handed.message.values["n"] == 2
    qtbot.waitUntil(lambda: service.done("Office"), timeout=15000)
    assert printed_text(out) == [f"{ON_PAGE}, page 1", f"{ON_PAGE}, page 2"]


def test_the_title_of_the_job_says_nothing(service: cups.Cups, printer: CupsPrinter, qtbot: QtBot) -> None:
    service.add("Titles")
    printer.send("Titles", document(1))
    qtbot.waitUntil(lambda: service.done("Titles"), timeout=15000)

    def controls() -> bytes:
        return b"".join(path.read_bytes() for path in (service.here / "spool").glob("c*"))

    qtbot.waitUntil(lambda: b"Document" in controls(), timeout=15000)  # the service writes it when it has time
    assert b"Prosser" not in controls()


def test_a_paused_queue_gets_nothing(service: cups.Cups, printer: CupsPrinter) -> None:
    out = service.add("Paused")
    service.run("cupsdisable", "Paused")
    assert printer.send("Paused", document()).result is Result.REFUSED
    assert not service.run("lpstat", "-W", "all", "-o", "Paused")
    assert not out.exists()


def test_a_queue_that_takes_nothing_is_said_to_take_nothing(service: cups.Cups, printer: CupsPrinter) -> None:
    service.add("Closed")
    service.run("cupsreject", "Closed")
    handed = printer.send("Closed", document())
    assert handed.result is Result.REFUSED
    assert "Nothing was printed" in handed.message.text


def test_a_queue_that_has_gone_is_said_to_have_gone(service: cups.Cups, printer: CupsPrinter) -> None:
    service.add("Old")
    service.run("lpadmin", "-x", "Old")
    assert printer.send("Old", document()).result is Result.REFUSED


def test_queues_are_listed_with_the_usual_one_first_and_a_warning_where_files_are_made(service: cups.Cups, printer: CupsPrinter) -> None:
    service.add("Alpha")
    service.add("Zeta")
    service.run("lpadmin", "-d", "Zeta")
    found = printer.queues()
    assert found[0].name == "Zeta"
    assert found[0].default
    assert all(queue.warning == KEEPS for queue in found)  # these queues write to files


def test_no_print_service_means_no_queues_and_no_print(tmp_path: Path) -> None:
    nobody = CupsPrinter({**os.environ, "CUPS_SERVER": str(tmp_path / "none")})
    assert nobody.queues() == []
    assert nobody.send("Office", document()).result is Result.REFUSED


@pytest.mark.parametrize(
    ("name", "device", "model", "keeps"),
    [
        ("Office", "ipp://printer.example/ipp", "Brother HL", False),
        ("PDF", "cups-pdf:/", "", True),
        ("Office", "/home/someone/out.prn", "", True),
        ("Till", "file:/dev/usb/lp0", "", False),
        ("Microsoft Print to PDF", "", "Microsoft Print To PDF", True),
        ("OneNote (Desktop)", "", "", True),
        ("Send To OneNote", "", "", True),
        ("Fax", "", "Microsoft Shared Fax Driver", True),
        ("Microsoft XPS Document Writer", "", "", True),
        ("CutePDF Writer", "", "", True),
        ("PDFCreator", "", "", True),
        ("doPDF 11", "", "", True),
        ("Office-fax", "hpfax:/usb/OfficeJet", "", True),
        ("Halifax road, upstairs", "ipp://printer.example/ipp", "Ricoh", False),
        ("Swyddfa", "usb://Brother/HL-L2350DW", "Brother HL-L2350DW", False),
    ],
)
def test_queues_that_keep_documents_are_known(name: str, device: str, model: str, keeps: bool) -> None:
    assert keeps_documents(name, device, model) is keeps


def test_pages_are_drawn_black_on_white(qtbot: QtBot) -> None:
    pages = list(pictures(document(2), 72))
    assert len(pages) == 2
    assert pages[0].pixelColor(1, 1).name() == "#ffffff"
    inks = {pages[0].pixelColor(x, y).lightness() for x in range(72, 200) for y in range(130, 145)}
    assert min(inks) < 80


PAINT = """
import sys
from PySide6.QtWidgets import QApplication
application = QApplication([])
from vawdesk.ui.printer import PagePrinter
pages = PagePrinter()
print([queue.name for queue in pages.queues()])
print(pages.send(sys.argv[1], sys.stdin.buffer.read()).result)
"""


def test_drawn_pages_reach_the_queue_too(service: cups.Cups, printer: CupsPrinter, qtbot: QtBot) -> None:
    """In a process of its own, because the print library reads where the service is only once."""
    out = service.add("Drawn")
    done = subprocess.run(
        [sys.executable, "-c", PAINT, "Drawn"], input=document(2), capture_output=True, env=service.environment, check=True, timeout=60
    )
    assert b"Drawn" in done.stdout
    assert done.stdout.strip().endswith(b"taken")
    qtbot.waitUntil(lambda: service.done("Drawn"), timeout=30000)
    assert len(printed_text(out)) == 2


def test_drawn_pages_are_refused_where_the_queue_is_not_there(service: cups.Cups, printer: CupsPrinter) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PAINT, "Nowhere"], input=document(1), capture_output=True, env=service.environment, check=True, timeout=60
    )
    assert done.stdout.strip().endswith(b"refused")
