"""No test may meet a network: the program has none, so a socket that could reach one is a fault wherever it is opened."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import Any

AFAR = (socket.AF_INET, socket.AF_INET6)


def watch() -> None:
    """From now on Python itself refuses such a socket in this process; an audit hook cannot be taken away again."""
    sys.addaudithook(_refuse)


def _refuse(event: str, given: tuple[Any, ...]) -> None:
    if event == "socket.__new__" and given[1] in AFAR:
        raise PermissionError("a socket that reaches a network")
    if event in ("socket.getaddrinfo", "socket.gethostbyname"):
        raise PermissionError("a name asked of a network")


def sockets(process: int | None = None) -> list[str]:
    """The sockets of a process that could reach a network, whatever language opened them. (Linux.)"""
    proc = Path("/proc") / (str(process) if process else "self")
    held = set()
    for entry in (proc / "fd").iterdir():
        try:
            held.add(os.readlink(entry))
        except OSError:  # closed since it was listed
            continue
    found = []
    for kind in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
        lines = (proc / "net" / kind).read_text(encoding="ascii").splitlines()[1:]
        found += [f"{kind} {line.split()[1]}" for line in lines if f"socket:[{line.split()[9]}]" in held]
    return found
