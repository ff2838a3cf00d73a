"""Where things lie while an installer is built, what it is called, and the one date that every file in it bears."""

from __future__ import annotations

import hashlib
import os
import shlex
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "installer"
WINDOWS = HERE / "windows"
LINUX = HERE / "linux"
OUT = ROOT / "build" / "installer"
LOCK = ROOT / "requirements" / "app.txt"
NAME, PUBLISHER = "VAWDesk", "VAWDesk"
EPOCH = 1767225600  # 1 January 2026: files must not tell when or where they were built


class Stopped(Exception):
    """The build must not go on. Its words say why."""


def version() -> str:
    """The version of the product, "0.1.0"."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


def epoch() -> int:
    """The date of everything that is packed, in seconds since 1970."""
    return int(os.environ.get("SOURCE_DATE_EPOCH", EPOCH))


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def files_in(folder: Path) -> list[Path]:
    """Every file in a folder, in the same order everywhere: a disk's own order would show in the result."""
    return sorted((path for path in folder.rglob("*") if path.is_file()), key=lambda path: path.relative_to(folder).as_posix())


def run(command: Sequence[str | Path], *, within: Path = ROOT, extra: Mapping[str, str] | None = None) -> str:
    """Run a command and return what it says. Raises Stopped with its last words when it fails or is not there."""
    words = [str(part) for part in command]
    try:
        done = subprocess.run(
            words, cwd=within, env={**os.environ, **(extra or {})}, capture_output=True, check=False, stdin=subprocess.DEVNULL
        )
    except OSError as problem:
        raise Stopped(f"{words[0]} cannot be started: {problem.strerror}") from problem
    said = (done.stdout + done.stderr).decode(errors="replace")
    if done.returncode:
        raise Stopped(f"{shlex.join(words)[:300]} failed with {done.returncode}:\n{said[-2000:]}")
    return said


def say(words: str) -> None:
    """To whoever builds."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


@contextmanager
def step(name: str) -> Iterator[None]:
    """One step of a build, told with its seconds once it is done: so it can be seen where the time goes."""
    began = time.monotonic()
    yield
    say(f"{time.monotonic() - began:6.1f} s  {name}")


def date_all(folder: Path) -> None:
    """Give everything in a folder the one date and plain permissions, except what may be run."""
    when = epoch()
    for path in [*folder.rglob("*"), folder]:
        if path.is_symlink():
            os.utime(path, (when, when), follow_symlinks=False)
            continue
        path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        os.utime(path, (when, when))
