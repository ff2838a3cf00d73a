"""The papers of a visit through a real print queue: what lies in the tray is what was looked at, page by page and word by word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QAbstractButton

from tests.ui import cups
from tests.ui.pages.leaving.conftest import House
from tests.ui.pages.leaving.printing import for_a_colleague
from vawdesk.ui.kit.print_ask import PRINT, PrintAsk
from vawdesk.ui.printer import CupsPrinter

QUEUE = "Office"


@pytest.fixture
def service(house: House) -> Iterator[cups.Cups]:
    """A print service of the test's own, with one queue, which the desk has for its printer."""
    with cups.running() as running:
        house.qtbot.waitUntil(running.answers, timeout=30_000)
        house.tray = CupsPrinter(running.environment)
        house.sign_in()
        yield running
        house.leave()


def in_tray(out: Path) -> list[str]:
    """The words of each page that came out."""
    data = out.read_bytes()
    with pypdfium2.PdfDocument(data[data.index(b"%PDF") :]) as pdf:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]


@pytest.mark.parametrize(("code", "whole"), [("D20", ("The boiler.", "DRAFT")), ("D21", ("01632 960155", "Check-in sheet"))])
def test_what_comes_out_is_what_was_looked_at(house: House, service: cups.Cups, code: str, whole: tuple[str, str]) -> None:
    out = service.add(QUEUE)
    assert house.filed is not None
    page = house.open(PRINT, PrintAsk(code, house.filed.visit.id))
    for_a_colleague(house, "For the visit")
    shown = page.preview.document
    assert shown is not None
    seen = [" ".join(shown.text(number).split()) for number in range(shown.pages)]
    assert len(seen) > (code == "D20")
    assert all(words in " ".join(seen) for words in whole)
    house.press("print")
    house.settle()
    house.find(QAbstractButton, "printer_0").click()
    house.press("verb")
    house.settle()
    house.qtbot.waitUntil(lambda: service.done(QUEUE), timeout=60_000)
    assert in_tray(out) == seen
