"""The command line: python3 dev.py installer --windows. What is built lies in build/installer, with its bill and its licences."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from installer import bill, debian, inputs, launcher, policy, setup, tree
from installer.places import NAME, OUT, Stopped, files_in, run, say, sha256, step, version
from installer.wine import Prefix


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py installer", description="Build what a person installs.")
    parser.add_argument("--windows", action="store_true", help=f"the setup for Windows: {NAME}-Setup-VERSION.exe")
    parser.add_argument("--linux", action="store_true", help="the package for Debian and Ubuntu: vawdesk_VERSION_amd64.deb")
    parser.add_argument("--out", type=Path, default=OUT, help="where everything goes")
    parser.add_argument("--version", default=version(), help="another version, to try an upgrade")
    parser.add_argument("--runtime", type=Path, help="a folder that holds python313.dll, or the pinned archive; else it is fetched")
    parser.add_argument("--quick", action="store_true", help="pack in seconds and twice as large, for trials")
    parser.add_argument("--sign", default="", metavar="COMMAND", help="signs the file named behind it; our own files are then signed")
    return parser.parse_args()


def windows(told: argparse.Namespace) -> Path:
    """The setup for Windows, its bill and its licences. Raises Stopped."""
    out: Path = told.out.resolve()
    work = out / "work"
    app, site, runtime = work / "app", work / "site", work / "runtime"
    with step("fetch what is pinned"):
        found = inputs.wheels(out / "inputs" / "windows", inputs.WINDOWS_TAGS)
        archive = inputs.archive(told.runtime, out / "inputs" / "runtime")
    with step("unpack it"):
        inputs.unpack(found, site)
        digest = inputs.runtime(archive, runtime)
    prefix = Prefix(work / "wine")
    if not prefix.folder.exists():
        with step("make a Wine to compile in"):
            prefix.make()
    with step("build the launcher"):
        made = launcher.build(work / "launcher", told.version)
        if told.sign:
            run(["sh", "-c", f'{told.sign} "$1"', "sign", made])
    tree.Tree(runtime, site, app, work / "modules").lay(made, prefix)
    with step("hold it against the policy"):
        policy.check(app, runtime)
    whole: Path = out / f"{NAME}-Setup-{told.version}.exe"
    with step("pack it"):
        setup.pack(app, work / "setup", whole, told.version, work / "launcher" / "vawdesk.ico", sign=told.sign, quick=told.quick)
    parts = [bill.interpreter(digest), *(bill.library(wheel, site) for wheel in found)]
    whole.with_suffix(".cdx.json").write_text(bill.bill(parts, whole, app))
    shutil.rmtree(out / "licences", ignore_errors=True)
    shutil.copytree(app / "licences", out / "licences")
    installed = sum(path.stat().st_size for path in files_in(app))
    say(f"{whole.name}: {whole.stat().st_size / 1e6:.1f} MB, {installed / 1e6:.1f} MB installed, SHA-256 {sha256(whole)}")
    return whole


def main() -> int:
    """Build what was asked for; returns the exit code."""
    told = _arguments()
    if not told.windows and not told.linux:
        say("Say what to build: --windows, --linux or both")
        return 2
    try:
        if told.windows:
            windows(told)
        if told.linux:
            debian.build(told.out.resolve(), told.version, quick=told.quick)
    except Stopped as problem:
        sys.stderr.write(f"Not built: {problem}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
