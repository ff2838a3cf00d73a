"""Packs the folder into one setup file with NSIS, the same bytes each time."""

from __future__ import annotations

import shutil
from pathlib import Path

from installer.launcher import numbers
from installer.places import WINDOWS, Stopped, epoch, files_in, run

NSIS = Path("/usr/share/nsis")
STUBS = ("lzma_solid-amd64-unicode", "zlib-amd64-unicode")
LONGEST_PATH = 250  # characters: Windows bears 259, and a name within the program may grow
DAMAGED_BEFORE = (
    "Installer integrity check has failed. Common causes include\nincomplete download and damaged media. Contact the\n"
    "installer's author to obtain a new copy.\n\nMore information at:\nhttp://nsis.sf.net/NSIS_Error"
)
DAMAGED = (
    "This setup file is damaged. Fetch it again. Nothing has been changed.\n\n"
    "Mae'r ffeil osod hon wedi'i difrodi. Nôl hi eto. Nid oes dim wedi newid."
)


def pack(app: Path, work: Path, out: Path, version: str, icon: Path, *, sign: str = "", quick: bool = False) -> None:
    """Write the setup `out` from the folder `app`. Raises Stopped.

    `sign` is a command that signs the file named behind it; `quick` packs in seconds and twice as large, for trials.
    """
    work.mkdir(parents=True, exist_ok=True)
    listed = work / "files.nsh"
    listed.write_text(_instructions(app), encoding="utf-8", newline="\n")
    longest = max(len(str(path.relative_to(app))) for path in files_in(app)) + len("\\app.old\\")
    told = {
        "VERSION": version, "VERSION_NUMBERS": numbers(version).replace(",", "."), "OUT": out, "FILES": listed, "APP": app, "ICON": icon,
        "HERE": WINDOWS, "SIZE_KB": sum(path.stat().st_size for path in files_in(app)) // 1024, "LONGEST_FOLDER": LONGEST_PATH - longest,
    }  # fmt: skip
    signing = [f"-X!uninstfinalize '{sign} \"%1\"'"] if sign else []
    words = [*(f"-D{name}={value}" for name, value in told.items()), *(["-DQUICK"] if quick else [])]
    extra = {"NSISDIR": str(_tools(work)), "SOURCE_DATE_EPOCH": str(epoch())}
    run(["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *words, *signing, WINDOWS / "setup.nsi"], extra=extra)
    if sign:
        run(["sh", "-c", f'{sign} "$1"', "sign", out])


def _instructions(app: Path) -> str:
    """One line for each file: a whole folder at once would come in the order of the disk. Kinds together pack better."""
    lines, folder = [], ""
    for path in sorted(files_in(app), key=lambda one: (one.suffix, one.relative_to(app).as_posix())):
        within = path.relative_to(app)
        here = "\\".join(("$INSTDIR", "app", *within.parent.parts))
        if here != folder:
            lines.append(f'SetOutPath "{here}"')
            folder = here
        lines.append(f'File "${{APP}}/{within.as_posix()}"')
    return "\n".join(lines) + "\n"


def _tools(work: Path) -> Path:
    """NSIS with its one sentence that cannot be translated replaced: that a setup file is damaged. Raises Stopped."""
    tools = work / "nsis"
    shutil.rmtree(tools, ignore_errors=True)
    shutil.copytree(NSIS, tools)
    before, after = DAMAGED_BEFORE.encode("utf-16-le"), DAMAGED.encode("utf-16-le")
    for path in (tools / "Stubs" / name for name in STUBS):
        stub = path.read_bytes()
        if stub.count(before) != 1:
            raise Stopped("this NSIS says something else of a damaged file than the one that is known here")
        path.write_bytes(stub.replace(before, after + bytes(len(before) - len(after))))
    return tools
