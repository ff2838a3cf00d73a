"""A Windows as Wine plays it, with a screen nobody sees, and what a test wants to know of it."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from installer.places import run
from installer.wine import PLAIN, Prefix

STUBS = Path(__file__).parent / "stubs"
KEY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\VAWDesk"


@contextmanager
def screen() -> Iterator[None]:
    """A virtual screen for everything that is started meanwhile."""
    reading, writing = os.pipe()
    before = os.environ.get("DISPLAY")
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        os.environ["DISPLAY"] = f":{told.readline().strip()}"
    try:
        yield
    finally:
        server.terminate()
        server.wait()
        os.environ.pop("DISPLAY")
        if before is not None:
            os.environ["DISPLAY"] = before


@dataclass
class Windows:
    """The computer."""

    prefix: Prefix

    @classmethod
    def new(cls, place: Path) -> Windows:
        """A new one, with what this Wine lacks put in: nothing of that is in the setup, as the sums of its files prove."""
        made = cls(Prefix(place, {**PLAIN, "mscms": "n"}))
        made.prefix.make()
        for source in sorted(STUBS.glob("*.c")):
            library = made.c / "windows" / "system32" / f"{source.stem}.dll"
            run(["x86_64-w64-mingw32-gcc", "-shared", "-O2", "-s", "-o", library, source, "-ladvapi32"])
        return made

    @property
    def c(self) -> Path:
        """Its disk."""
        return self.prefix.folder / "drive_c"

    @property
    def user(self) -> Path:
        """The folder of whoever sits at it."""
        return next(one for one in sorted((self.c / "users").iterdir()) if one.name != "Public")

    @property
    def mine(self) -> Path:
        """Where the program is installed for one person."""
        return self.user / "AppData" / "Local" / "Programs" / "VAWDesk"

    def do(self, *command: str | Path) -> int:
        """Run something to its end; returns its exit code."""
        code = self.prefix.run(command, VAWDESK_QUIET="1").returncode
        self.prefix.settle()
        return code

    def said(self, *command: str | Path) -> str:
        """What something says."""
        return self.prefix.run(command, VAWDESK_QUIET="1").stdout.decode(errors="replace")

    def remove(self, folder: Path) -> int:
        """Remove the program; the uninstaller is run where it lies, because its copy cannot be waited for."""
        return self.do(folder / "uninstall.exe", "/S", f"_?={self.path(folder)}")

    @contextmanager
    def disk(self, name: str, size: str) -> Iterator[Path]:
        """A folder of its disk that is a small disk of its own, "190m": for this the test run must be root."""
        place = self.c / name
        place.mkdir()
        self.mount(place, f"size={size}", "-t", "tmpfs")
        try:
            yield place
        finally:
            self.prefix.settle()
            subprocess.run(["umount", str(place)], check=True)

    def mount(self, place: Path, how: str, *more: str) -> None:
        """Put a small disk there, or say anew how it may be used."""
        subprocess.run(["mount", *more, "-o", how, "tmpfs", str(place)], check=True)

    def path(self, here: Path) -> str:
        """How it calls a file on its own disk."""
        return "C:\\" + str(here.relative_to(self.c)).replace("/", "\\")

    def registered(self, name: str, where: str = "HKCU") -> str:
        """What the list of installed programs says, "" when it is not in it."""
        found = re.search(rf"{name}\s+REG_\w+\s+(.*)", self.said("reg", "query", rf"{where}\{KEY}", "/v", name))
        return found[1].strip() if found else ""

    def menu(self) -> list[str]:
        """What stands in the Start menu of this person."""
        place = self.user / "AppData" / "Roaming" / "Microsoft" / "Windows" / "Start Menu" / "Programs"
        return sorted(one.stem for one in place.glob("*.lnk"))


def not_as_packed(folder: Path) -> list[str]:
    """The files of an installed program that are missing, other than they were packed, or were never packed."""
    app = folder / "app"
    packed = dict(line.split("  ", 1)[::-1] for line in (app / "files.sha256").read_text().splitlines())
    there = {path.relative_to(app).as_posix(): path for path in app.rglob("*") if path.is_file() and path.name != "files.sha256"}
    wrong = {name for name, path in there.items() if hashlib.sha256(path.read_bytes()).hexdigest() != packed.get(name)}
    return sorted(wrong | (packed.keys() - there.keys()))
