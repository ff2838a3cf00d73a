"""Files as they are attached: two that are refused and why, one that told where it was taken, one that is described and kept."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from tests.attached import files
from tests.hands import fill
from tests.tour.tour import Eye
from vawdesk.models.casework.attachment_kinds import WhatItIs
from vawdesk.services.practice.attached import SERVICE, drawn_door, drawn_pages

HOLE = 60_000_000


def attaching(eye: Eye) -> None:
    """A photograph and a statement are attached; a programme and a scan of sixty megabytes are refused in words."""
    with eye.tour.world() as edge, tempfile.TemporaryDirectory() as folder:
        edge.choosing.several = _given(Path(folder))
        driver = eye.in_practice(edge, "carys")
        driver.open("attachment", eye.tour.stage().id("case chloe"))
        eye.see(driver, "attaching-begins")
        driver.press("choose_files")
        eye.see(driver, "attaching-refused")
        form = driver.page.form if driver.page is not None else None
        if form is None:
            raise LookupError("nothing can be described")
        fill(form, called="The back gate", what=WhatItIs.PHOTOGRAPH, from_whom="Chloe, by hand", received_on=date(2026, 11, 23))
        driver.press("save")
        eye.see(driver, "attaching-second")
        driver.press("save")
        eye.see(driver, "attaching-missing")
        driver.quit()


def _given(folder: Path) -> list[Path]:
    place = files.chunk(b"eXIf", files.exif()[6:])
    door = drawn_door(240, 320)
    made = {
        "IMG_2041.png": door[:33] + place + door[33:], "statement of service.pdf": drawn_pages(SERVICE),
        "update.exe.pdf": b"MZ\x90\0\x03\0\0\0",
    }  # fmt: skip
    for name, data in made.items():
        (folder / name).write_bytes(data)
    large = folder / "scan 300 dpi colour.pdf"
    with large.open("wb") as file:
        file.truncate(HOLE)
    return [*(folder / name for name in made), large]
