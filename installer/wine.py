"""Running Windows programs on Linux: the shipped interpreter, to write its own byte code, and in the tests the finished setup."""

from __future__ import annotations

import os
import select
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from installer.places import Stopped

WINE, SERVER = "/usr/lib/wine/wine64", "/usr/lib/wine/wineserver"
MOST_SAID = 1 << 20  # bytes
PLAIN = {"mscoree": "", "mshtml": "", "winemenubuilder.exe": "d"}


@dataclass
class Prefix:
    """One Windows as Wine plays it, in a folder of its own. `overrides` say which of its libraries are replaced."""

    folder: Path
    overrides: Mapping[str, str] = field(default_factory=lambda: PLAIN)

    @property
    def environment(self) -> dict[str, str]:
        """For every process in it. Nothing of Qt or Python comes in from outside."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("QT_", "PYTHON", "WINE", "VAWDESK"))}
        told = ";".join(f"{name}={how}" for name, how in self.overrides.items())
        own = {"WINEPREFIX": str(self.folder), "WINEARCH": "win64", "WINEDEBUG": "-all", "WINEDLLOVERRIDES": told}
        return {**kept, **own, "LANG": "C.UTF-8"}

    def make(self) -> None:
        """Make it new. Raises Stopped."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.run(["wineboot", "-i"])
        self.settle()
        self.run(["winecfg", "/v", "win10"])  # a new one says that it is Windows 7
        self.settle()

    def run(self, command: Sequence[str | Path], within: float = 600, **extra: str) -> subprocess.CompletedProcess[bytes]:
        """Run a Windows program until it ends. Raises Stopped when that takes longer than `within` seconds.

        It is not waited for the end of what it says: Wine's own services, which the first program in a prefix starts and which outlive
        it, hold its streams too. Whoever says more than a megabyte is never heard out.
        """
        words = [WINE, *(str(part) for part in command)]
        environment, none = {**self.environment, **extra}, subprocess.DEVNULL
        try:
            process = subprocess.Popen(
                words, env=environment, stdin=none, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0, pipesize=MOST_SAID
            )
        except FileNotFoundError as problem:
            raise Stopped("Wine is not installed") from problem
        try:
            if not _ends(process, within):
                process.kill()
                raise Stopped(f"{words[1]} did not end within {within:.0f} s")
        finally:
            code = process.wait()
            said = [_said(stream) for stream in (process.stdout, process.stderr)]
        return subprocess.CompletedProcess(words, code, *said)

    def start(self, command: Sequence[str | Path]) -> subprocess.Popen[bytes]:
        """Start a Windows program and let it run."""
        words, none = [WINE, *(str(part) for part in command)], subprocess.DEVNULL
        return subprocess.Popen(words, env=self.environment, stdin=none, stdout=none, stderr=none, start_new_session=True)

    def settle(self) -> None:
        """Wait until everything in it has ended and is on the disk."""
        subprocess.run([SERVER, "-w"], env=self.environment, check=False, timeout=120)

    def end(self) -> None:
        """End everything in it."""
        subprocess.run([SERVER, "-k"], env=self.environment, check=False)


def _ends(process: subprocess.Popen[bytes], within: float) -> bool:
    """Wait for its end, told by the system at once: Python's own waiting looks twenty times a second, which a measured start would show."""
    told = os.pidfd_open(process.pid)
    try:
        return bool(select.select([told], [], [], within)[0])
    finally:
        os.close(told)


def _said(stream: IO[bytes] | None) -> bytes:
    """What was said into a stream until now; it is closed."""
    if stream is None:
        return b""
    with stream:
        os.set_blocking(stream.fileno(), False)
        return stream.read() or b""


def windows_path(path: Path) -> str:
    """How a Windows program sees a file of this computer."""
    return "Z:" + str(path.resolve()).replace("/", "\\")
