"""Who may have made what is shipped: every executable and library is signed by whom the policy names, or has the hash it names.

The interpreter's own library is held against the catalogue that its makers signed, and what that leaves out against hashes.
"""

from __future__ import annotations

import fnmatch
import hashlib
import json
import os
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from installer import keep
from installer.places import NAME, WINDOWS, Stopped, files_in, sha256

POLICY, ROOTS = WINDOWS / "policy.json", WINDOWS / "roots.pem"
CHECKER = "osslsigncode"
UNASKED = ("-ignore-crl", "-ignore-cdp")  # there is no network to ask for withdrawals; older checkers call it otherwise, or never ask
CATALOGUE = Path("DLLs") / "python_lib.cat"


@dataclass(frozen=True)
class Signature:
    """What is known of one file. `signer` is empty where nobody signed it, or where the signature does not hold."""

    path: str
    signer: str
    digest: str


def executables(folder: Path) -> list[Path]:
    """Every file that Windows would run or load, by its first two letters and not by its name."""
    found = []
    for path in files_in(folder):
        with path.open("rb") as file:
            if file.read(2) == b"MZ":
                found.append(path)
    return found


@cache
def verify() -> tuple[str, ...]:
    """How the checker that is installed is told to look at a file and to ask nobody. Raises Stopped where there is none."""
    for option in UNASKED:
        try:
            asked = [CHECKER, "verify", option, "-in", os.devnull]
            told = subprocess.run(asked, capture_output=True, text=True, errors="replace", check=False)
        except OSError as problem:
            raise Stopped(f"{CHECKER} is not installed: signatures cannot be checked") from problem
        if "Unknown option" not in told.stdout + told.stderr:
            return CHECKER, "verify", option
    return CHECKER, "verify"


def signature(path: Path, folder: Path) -> Signature:
    """Who signed a file. Raises Stopped where that cannot be looked at."""
    trusted = ["-CAfile", str(ROOTS), "-TSA-CAfile", str(ROOTS)]
    at = {**os.environ, "TZ": "UTC"}  # an older checker takes the local zone for that of the signature; some certificates hold for days
    done = subprocess.run([*verify(), *trusted, "-in", str(path)], env=at, capture_output=True, text=True, errors="replace", check=False)
    said = done.stdout + done.stderr
    given, made = (re.search(rf"{word} message digest\s*: (\w+)", said) for word in ("Current", "Calculated"))
    name = re.search(r"Signer #0:\s+Subject:.*?/CN=([^/\n]+)", said)
    whole = path.suffix == ".cat" or (given is not None and made is not None and given[1] == made[1])  # a catalogue is its own message
    holds = done.returncode == 0 and whole
    return Signature(path.relative_to(folder).as_posix(), name[1].strip() if holds and name else "", sha256(path))


def signatures(folder: Path) -> list[Signature]:
    """Of every executable and library but our own, which is built here."""
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda path: signature(path, folder), [one for one in executables(folder) if one.name != f"{NAME}.exe"]))


def allowed(one: Signature, policy: dict[str, Any]) -> bool:
    """Whether the policy knows the signer for this place, or this very file."""
    if one.signer and any(fnmatch.fnmatch(one.path, place) for place in policy["signers"].get(one.signer, ())):
        return True
    return bool(policy["sha256"].get(one.path) == one.digest)


def check(app: Path, runtime: Path, policy_file: Path = POLICY) -> None:
    """Hold what is to be shipped against the policy. Raises Stopped with the name of everything that it does not know."""
    policy = json.loads(policy_file.read_text())
    wrong = [f"{one.path} (signed by {one.signer or 'nobody'}, {one.digest})" for one in signatures(app) if not allowed(one, policy)]
    if wrong:
        raise Stopped("the policy does not know:\n" + "\n".join(wrong))
    if wrong := _library(runtime, policy):
        raise Stopped("the interpreter's library is not as its makers signed it:\n" + "\n".join(wrong))


def _library(runtime: Path, policy: dict[str, Any]) -> list[str]:
    """The used files of the interpreter's library that its makers did not sign and the policy does not know."""
    signed = signature(runtime / CATALOGUE, runtime)
    if not any(signed.signer == name and CATALOGUE.name in places for name, places in policy["signers"].items()):
        return [f"{CATALOGUE} (signed by {signed.signer or 'nobody'})"]
    catalogue, wrong = (runtime / CATALOGUE).read_bytes(), []
    for path in files_in(runtime / "Lib"):
        within = PurePosixPath(path.relative_to(runtime / "Lib").as_posix())
        if not keep.of_the_library(within):
            continue
        digests = [hashlib.new(kind, path.read_bytes(), usedforsecurity=False) for kind in ("sha256", "sha1")]
        listed = any(one.digest() in catalogue or one.hexdigest().upper().encode("utf-16-le") in catalogue for one in digests)
        if not listed and policy["sha256"].get(f"Lib/{within}") != digests[0].hexdigest():
            wrong.append(f"Lib/{within} ({digests[0].hexdigest()})")
    return wrong
