"""Builds VAWDesk.exe, the same bytes each time."""

from __future__ import annotations

import shutil
from pathlib import Path

from installer.icon import write_ico
from installer.places import NAME, WINDOWS, run

COMPILER, RESOURCES = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres"
FLAGS = ("-municode", "-mwindows", "-O2", "-s", "-static", "-Wall", "-Wextra", "-Werror", "-D_WIN32_WINNT=0x0A00")
LINKED = ("-Wl,--no-insert-timestamp", "-Wl,--nxcompat,--dynamicbase,--high-entropy-va")


def numbers(version: str) -> str:
    """0.1.0 as Windows counts versions: four numbers."""
    parts = [part for part in version.split(".") if part.isdigit()]
    return ",".join([*parts, "0", "0", "0", "0"][:4])


def build(work: Path, version: str) -> Path:
    """Compile it into `work`; returns the file. Raises Stopped."""
    work.mkdir(parents=True, exist_ok=True)
    for name in ("launcher.c", "launcher.rc", "launcher.manifest"):
        shutil.copyfile(WINDOWS / name, work / name)
    write_ico(work / "vawdesk.ico")
    made = work / f"{NAME}.exe"
    told = [f"-DVERSION_NUMBERS={numbers(version)}", f'-DVERSION_WORDS=\\"{version}\\"']
    run([RESOURCES, *told, "-O", "coff", "-o", "resources.o", "launcher.rc"], within=work)
    run([COMPILER, *FLAGS, *LINKED, "-o", made, "launcher.c", "resources.o", "-ladvapi32"], within=work)
    return made
