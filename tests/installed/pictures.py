"""Pictures of the setup's pages in both languages, for the instructions: python -m tests.installed.pictures SETUP.

The setup runs under Wine on a screen nobody sees. Its buttons are pressed by the interpreter that the builder unpacked, from within.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import subprocess
import tempfile
import time
from pathlib import Path

from PIL import Image, ImageGrab

from installer.places import ROOT
from tests.installed.windows_as_played import Windows, screen

PRESSER = Path(__file__).parent / "press_in_setup.py"
NAMES = ("", "setup-2-folder", "setup-3-name")  # behind the choice of the language; the greeting has nothing to choose
LANGUAGES = {"": "English", "-cy": "Cymraeg"}  # how the name of the picture ends
USER = "nerys"  # stands in the name of the folder
WITHIN, COLOURS = 60, 32  # seconds; in the picture
Box = tuple[int, int, int, int]


def main() -> None:
    """Take them all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("setup", type=Path, help="a finished setup; beside it lies the folder it was built in")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "pictures")
    told = parser.parse_args()
    python = told.setup.resolve().parent / "work" / "runtime" / "python.exe"
    os.environ["USER"] = USER
    with screen(), tempfile.TemporaryDirectory() as folder:
        windows = Windows.new(Path(folder) / "prefix")
        for ending, language in LANGUAGES.items():
            _one_language(windows, python, told, ending, language)
        windows.prefix.end()


def _one_language(windows: Windows, python: Path, told: argparse.Namespace, ending: str, language: str) -> None:
    def shown(*what: str) -> Box:
        left, top, right, bottom = windows.said(python, "-I", "-X", "utf8", PRESSER, *what).split()
        return int(left), int(top), int(right), int(bottom)

    program = windows.prefix.start([told.setup.resolve(), "/CURRENTUSER"])
    try:
        _picture(program, shown("choose", language), told.out / f"setup-1-language{ending}.png")
        for name in NAMES:
            box = shown("next")
            if name:
                _picture(program, box, told.out / f"{name}{ending}.png")
    finally:
        program.kill()
        program.wait(WITHIN)
        windows.prefix.settle()


def _picture(program: subprocess.Popen[bytes], box: Box, path: Path) -> None:
    """Of this part of the screen, once it no longer changes."""
    before, end = b"", time.monotonic() + WITHIN
    while (now := _shot(box)).tobytes() != before:
        assert time.monotonic() < end, "the page never stands still"
        before = now.tobytes()
        with contextlib.suppress(subprocess.TimeoutExpired):  # a moment, unless it ends meanwhile
            raise AssertionError(f"the setup ended by itself, with {program.wait(1)}")
    packed = io.BytesIO()
    now.quantize(COLOURS).save(packed, "PNG", optimize=True)
    path.write_bytes(packed.getvalue())


def _shot(box: Box) -> Image.Image:
    return ImageGrab.grab(box).convert("RGB")


if __name__ == "__main__":
    main()
