"""The folder that is installed on Windows: interpreter, libraries, the program and its resources, byte code only, licences beside it."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from installer import bytecode, keep
from installer.places import ROOT, Stopped, date_all, files_in, sha256, step
from installer.wine import Prefix

LIBRARY, PROGRAM = "python313.zip", "lib/vawdesk.zip"  # modules are found faster in one file than in many, more so where each is scanned
SUMS = "files.sha256"
CATALOGUE = PurePosixPath("locale/cy/LC_MESSAGES/vawdesk.po")
NEEDED = ("resources/fonts", "resources/icons", "resources/facts", f"resources/{CATALOGUE}", "vawdesk/vault/migrations/env.py")


@dataclass
class Tree:
    """The folder being laid out. `runtime` and `site` are the unpacked inputs, `app` is what comes of them."""

    runtime: Path
    site: Path
    app: Path
    work: Path
    sources: list[tuple[Path, Path, str]] = field(default_factory=list)  # source, target, name in a traceback

    def lay(self, launcher: Path, prefix: Prefix) -> None:
        """Lay everything out. Raises Stopped when something that the program needs is missing."""
        if missing := [name for name in NEEDED if not (ROOT / name).exists()]:
            raise Stopped(f"an installer would lack {', '.join(missing)}")
        shutil.rmtree(self.app, ignore_errors=True)
        shutil.rmtree(self.work, ignore_errors=True)
        (self.app / "dlls").mkdir(parents=True)
        self._interpreter()
        self._packages()
        program(self.app / "lib", self.work / "program", self.sources)
        shutil.copyfile(launcher, self.app / launcher.name)
        with step("write its byte code"):
            bytecode.write(self.sources, self.runtime, self.work.parent / "bytecode", prefix)
        _zip(self.work / "library", self.app / LIBRARY)
        _zip(self.work / "program", self.app / PROGRAM)
        licences(self.site, self.app / "licences")
        shutil.copyfile(self.runtime / "LICENSE.txt", self.app / "licences" / "python.txt")
        _sums(self.app)
        date_all(self.app)

    def _interpreter(self) -> None:
        for name in ("python313.dll", "python3.dll"):
            shutil.copyfile(self.runtime / name, self.app / name)
        for name in keep.RUNTIMES:
            shutil.copyfile(self.site / "PySide6" / f"{name}.dll", self.app / f"{name}.dll")
        for name in (*(f"{one}.pyd" for one in keep.EXTENSIONS), "libffi-8.dll"):
            shutil.copyfile(self.runtime / "DLLs" / name, self.app / "dlls" / name)
        (self.app / "python313._pth").write_text("\n".join((LIBRARY, PROGRAM.replace("/", "\\"), "dlls", "lib", "")), newline="\r\n")
        library = self.runtime / "Lib"
        for path in files_in(library):
            within = PurePosixPath(path.relative_to(library).as_posix())
            if keep.of_the_library(within):
                self.sources.append((path, self.work / "library" / within.with_suffix(".pyc"), f"{LIBRARY}/{within}"))

    def _packages(self) -> None:
        for path, within in used(self.site, "windows"):
            target = self.app / "lib" / within
            if path.suffix == ".py":
                self.sources.append((path, target.with_suffix(".pyc"), str(within)))
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)


def _zip(folder: Path, archive: Path) -> None:
    """Not packed within itself: the setup packs better, and a start reads faster."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as made:
        for path in files_in(folder):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), (1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            made.writestr(entry, path.read_bytes())


def used(site: Path, platform: str) -> Iterator[tuple[Path, PurePosixPath]]:
    """The files of the unpacked libraries that are used on a platform, with their place among them."""
    for path in files_in(site):
        within = PurePosixPath(path.relative_to(site).as_posix())
        top = within.parts[0]
        if top.endswith(".dist-info"):
            continue
        inside = within.relative_to(top) if len(within.parts) > 1 else within
        if keep.of_a_package(top if len(within.parts) > 1 else "", inside, platform):
            yield path, within


def program(lib: Path, modules: Path, sources: list[tuple[Path, Path, str]]) -> None:
    """The program, its byte code below `modules`, and its resources, the Welsh compiled.

    Revisions stay as they are, in `lib`: they are read by their names.
    """
    for path in files_in(ROOT / "vawdesk"):
        within = PurePosixPath(path.relative_to(ROOT).as_posix())
        if path.suffix != ".py" or "__pycache__" in within.parts:
            continue
        if "versions" in within.parts or within.name == "env.py":
            (lib / within).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, lib / within)
        else:
            sources.append((path, (modules / within).with_suffix(".pyc"), str(within)))
    for path in files_in(ROOT / "resources"):
        within = PurePosixPath(path.relative_to(ROOT / "resources").as_posix())
        target = lib / "resources" / within
        target.parent.mkdir(parents=True, exist_ok=True)
        if within == CATALOGUE:
            target.with_suffix(".mo").write_bytes(compiled(path))
        elif path.suffix != ".mo":
            shutil.copyfile(path, target)


def compiled(catalogue: Path) -> bytes:
    """The Welsh as the program reads it."""
    out = io.BytesIO()
    with catalogue.open("rb") as file:
        write_mo(out, read_po(file, locale="cy"))
    return out.getvalue()


def licences(site: Path, place: Path) -> None:
    """The licence of every library that is shipped, and the two texts that Qt is under."""
    place.mkdir(parents=True, exist_ok=True)
    for path in files_in(ROOT / "installer" / "licences"):
        shutil.copyfile(path, place / path.name)
    for path in files_in(site):
        parts = path.relative_to(site).parts
        if not parts[0].endswith(".dist-info") or "Commercial" in path.name:
            continue
        if "licenses" in parts or path.name.upper().startswith(("LICEN", "COPYING", "NOTICE")):
            shutil.copyfile(path, place / f"{parts[0].split('-')[0]}-{'-'.join(parts[1:]).removeprefix('licenses-')}.txt")


def _sums(app: Path) -> None:
    """So that whoever wants to can check every installed file."""
    lines = [f"{sha256(path)}  {path.relative_to(app).as_posix()}\n" for path in files_in(app)]
    (app / SUMS).write_text("".join(lines), newline="\n")
