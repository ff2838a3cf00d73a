"""The builder as another person would start it: elsewhere, at another hour, with other permissions, and with a certificate."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from installer.places import ROOT, run
from installer.policy import verify

SIGN = """#!/bin/sh
set -e
osslsigncode sign -certs {folder}/certificate.pem -key {folder}/key.pem -in "$1" -out "$1.signed"
mv "$1.signed" "$1"
"""


@dataclass
class Elsewhere:
    """A folder in which everything is built anew; what was fetched is taken from where `first` lies, and its hashes are looked at again."""

    folder: Path

    @classmethod
    def beside(cls, first: Path, folder: Path) -> Elsewhere:
        folder.mkdir()
        (folder / "inputs").symlink_to(first.resolve().parent / "inputs")
        return cls(folder)

    def build(self, version: str, *more: str) -> Path:
        """A setup, packed quickly."""
        command = [sys.executable, "-m", "installer", "--windows", "--quick", "--out", str(self.folder), "--version", version, *more]
        done = subprocess.run(
            command, cwd=ROOT, env={**os.environ, "TZ": "Pacific/Kiritimati"}, umask=0o077, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return self.folder / f"VAWDesk-Setup-{version}.exe"


@dataclass
class Certificate:
    """One to sign with that nobody else trusts, made for this run and thrown away."""

    folder: Path

    @classmethod
    def new(cls, folder: Path) -> Certificate:
        folder.mkdir()
        told = ["-subj", "/CN=Nobody", "-days", "2", "-addext", "extendedKeyUsage=codeSigning"]
        files: list[str | Path] = ["-keyout", folder / "key.pem", "-out", folder / "certificate.pem"]
        run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *told, *files])
        (folder / "sign.sh").write_text(SIGN.format(folder=folder))
        return cls(folder)

    @property
    def command(self) -> str:
        """That signs the file named behind it."""
        return f"sh {self.folder / 'sign.sh'}"

    def signed(self, path: Path) -> bool:
        """Whether this file was signed with it and is as it was then."""
        told = [*verify(), "-CAfile", str(self.folder / "certificate.pem"), "-in", str(path)]
        done = subprocess.run(told, capture_output=True, text=True, errors="replace", check=False)
        return done.returncode == 0 and "CN=Nobody" in done.stdout
