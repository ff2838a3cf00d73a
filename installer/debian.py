"""The package for Debian and Ubuntu: one folder under /opt that serves every supported Python, the same bytes each time."""

from __future__ import annotations

import hashlib
import shutil
from functools import partial
from pathlib import Path, PurePosixPath

from installer import bill, inputs, tree
from installer.icon import picture
from installer.places import LINUX, ROOT, Stopped, date_all, epoch, files_in, run, say, sha256

PYTHONS = ("3.11", "3.12", "3.13")  # Debian 12, Ubuntu 24.04, Debian 13
PLATFORMS = ("manylinux_2_34_x86_64", "manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64")
HOME = Path("opt/vawdesk")
SIZES = (48, 64, 256)
NOT_STRIPPED = ("PySide6", "shiboken6")  # nor any folder of bundled libraries: their makers' tools do not bear it


def tags(python: str) -> tuple[str, ...]:
    """What the wheels for one Python are called."""
    own = f"cp{python.replace('.', '')}"
    platforms = [word for one in PLATFORMS for word in ("--platform", one)]
    return (*platforms, "--python-version", python, "--implementation", "cp", "--abi", own, "--abi", "abi3", "--abi", "none")


def build(out: Path, version: str, *, quick: bool = False) -> Path:
    """The package, its bill and its licences. `quick` packs in seconds and larger, for trials. Raises Stopped."""
    work = out / "work-linux"
    root, lib = work / "root", work / "root" / HOME / "lib"
    shutil.rmtree(work, ignore_errors=True)
    lib.mkdir(parents=True)
    parts: dict[str, bill.Component] = {}
    for python in PYTHONS:
        found = inputs.wheels(out / "inputs" / f"linux-{python}", tags(python))
        site = work / f"site-{python}"
        inputs.unpack(found, site)
        parts |= {wheel.name: bill.library(wheel, site) for wheel in found}
        _overlay(site, lib)
    tree.licences(work / f"site-{PYTHONS[0]}", root / HOME / "licences")
    sources: list[tuple[Path, Path, str]] = []
    tree.program(lib, lib, sources)
    for source, target, _shown in sources:  # byte code is written where it is installed, by the Python that is there
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target.with_suffix(".py"))
    _strip(lib)
    whole = out / f"vawdesk_{version}_amd64.deb"
    pack(root, whole, version, quick=quick)
    whole.with_suffix(".cdx.json").write_text(bill.bill([parts[name] for name in sorted(parts)], whole, root / HOME))
    installed = sum(path.stat().st_size for path in files_in(root))
    say(f"{whole.name}: {whole.stat().st_size / 1e6:.1f} MB, {installed / 1e6:.1f} MB installed, SHA-256 {sha256(whole)}")
    return whole


def pack(root: Path, whole: Path, version: str, *, quick: bool = False) -> None:
    """Put what a desktop and the packages of Debian ask for beside the program in `root`, and write `whole`. Raises Stopped."""
    _desktop(root)
    _control(root, version)
    date_all(root)
    packing = ["-Zgzip", "-z1"] if quick else ["-Zxz"]
    run(["dpkg-deb", "--root-owner-group", *packing, "--build", root, whole], extra={"SOURCE_DATE_EPOCH": str(epoch())})


def _overlay(site: Path, lib: Path) -> None:
    """Add the libraries for one Python to those of the others. What is for all must be the same in all. Raises Stopped."""
    for path, within in tree.used(site, "linux"):
        target = lib / within
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        elif sha256(path) != sha256(target):
            raise Stopped(f"{within} is not the same for every Python")


def _strip(lib: Path) -> None:
    """Some wheels carry the names that only a debugger reads: a tenth of everything."""
    for path in files_in(lib):
        top = PurePosixPath(path.relative_to(lib).as_posix()).parts[0]
        if path.suffix == ".so" and top not in NOT_STRIPPED and not top.endswith(".libs"):
            run(["strip", "--strip-unneeded", path])


def _desktop(root: Path) -> None:
    command = root / "usr" / "bin" / "vawdesk"
    command.parent.mkdir(parents=True)
    shutil.copyfile(LINUX / "vawdesk.sh", command)
    command.chmod(0o755)
    places = {
        "vawdesk.desktop": "applications", "org.vawdesk.VAWDesk.metainfo.xml": "metainfo", "copyright": "doc/vawdesk",
    }  # fmt: skip
    for name, place in places.items():
        target = root / "usr" / "share" / place / name
        target.parent.mkdir(parents=True)
        shutil.copyfile(LINUX / name, target)
    shutil.copyfile(ROOT / "CHANGELOG.md", root / "usr" / "share" / "doc" / "vawdesk" / "CHANGELOG.md")
    for size in SIZES:
        icon = root / "usr" / "share" / "icons" / "hicolor" / f"{size}x{size}" / "apps" / "vawdesk.png"
        icon.parent.mkdir(parents=True)
        icon.write_bytes(picture(size))


def _control(root: Path, version: str) -> None:
    size = sum(path.stat().st_size for path in files_in(root)) // 1024
    place = root / "DEBIAN"
    place.mkdir()
    (place / "control").write_text((LINUX / "control").read_text().format(version=version, size=size))
    for name in ("preinst", "postinst", "prerm", "triggers"):
        shutil.copyfile(LINUX / name, place / name)
        (place / name).chmod(0o644 if name == "triggers" else 0o755)
    lines = [f"{_md5(path)}  {path.relative_to(root).as_posix()}\n" for path in files_in(root) if place not in path.parents]
    (place / "md5sums").write_text("".join(lines))


def _md5(path: Path) -> str:
    """What `dpkg --verify` compares an installed file with; against faults of a disk, not against a person."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, partial(hashlib.md5, usedforsecurity=False)).hexdigest()
