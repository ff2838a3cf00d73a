"""The finished package for Debian and Ubuntu, as a person meets it, in order. Run by `python3 dev.py installed`, as root.

Not collected with the other tests: it installs the package on the computer that runs it, and takes it off again.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

HOME, COMMAND, ENVIRONMENT = Path("/opt/vawdesk"), Path("/usr/bin/vawdesk"), Path("/opt/vawdesk/env/bin/python3")
SHARE = Path("/usr/share")
QUIET = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
NOWHERE = [word for kind in ("http", "https") for word in ("-o", f"Acquire::{kind}::Proxy=http://127.0.0.1:9")]
OFFLINE = ["unshare", "--net"] if not subprocess.run(["unshare", "--net", "true"], check=False, capture_output=True).returncode else []
NOBODY = 65534  # somebody who may write nowhere but where they are let
OLDER, STALE = "0.0.1", HOME / "lib" / "vawdesk" / "of_the_older.py"
MOST_PACKED, INSTALLED_WITHIN = 60_000_000, 60  # bytes, seconds


def apt(*words: str) -> tuple[int, str]:
    """The exit code, and everything that was said."""
    done = subprocess.run(
        [*OFFLINE, "apt-get", "-q", "-y", *NOWHERE, *words],
        env=QUIET, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    return done.returncode, done.stdout


def installed(package: Path, *more: str) -> tuple[int, str]:
    return apt("install", "--no-install-recommends", *more, str(package))


def version() -> str:
    """What is installed, whole; "" for nothing."""
    told = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Abbrev}${Version}", "vawdesk"], capture_output=True, text=True, check=False
    )
    return told.stdout.removeprefix("ii ") if told.stdout.startswith("ii ") else ""


def until(holds: Callable[[], bool], what: str, within: float = 60) -> None:
    end = time.monotonic() + within
    while not holds():
        assert time.monotonic() < end, what
        os.sched_yield()


@pytest.fixture(scope="module")
def packages(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The same program, said to be older, and the finished package."""
    newer, place = Path(pytestconfig.getoption("--package")).resolve(), tmp_path_factory.mktemp("older")
    subprocess.run(["dpkg-deb", "--raw-extract", newer, place / "root"], check=True)
    control = place / "root" / "DEBIAN" / "control"
    control.write_text(re.sub(r"^Version: .*$", f"Version: {OLDER}", control.read_text(), flags=re.MULTILINE))
    (place / "root" / STALE.relative_to("/")).write_text("# of the older version alone\n")
    older = place / "older.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "--build", place / "root", older], check=True, capture_output=True)
    shutil.rmtree(place / "root")
    return older, newer


@pytest.fixture(scope="module", autouse=True)
def _taken_off_again() -> Iterator[None]:
    assert not HOME.exists(), "it is installed here already"
    yield
    apt("purge", "vawdesk")


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """The home folder of somebody who is no administrator."""
    folder = Path(tempfile.mkdtemp(prefix="vawdesk-trial"))
    os.chown(folder, NOBODY, NOBODY)
    yield folder
    shutil.rmtree(folder)


def person(home: Path, *words: str | Path, **more: str) -> subprocess.Popen[str]:
    """Somebody starts a program, from the desktop or in a terminal."""
    place = {"HOME": str(home), "PATH": "/usr/bin:/bin", "XDG_RUNTIME_DIR": str(home), "LC_ALL": "C.UTF-8", **more}
    return subprocess.Popen(
        [*OFFLINE, "setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *map(str, words)],
        env=place, cwd=home, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip


def tried(home: Path) -> str:
    """What the program says of itself."""
    return person(home, COMMAND, "--selftest", home / "ŵyn").communicate(timeout=300)[0]


def damaged(package: Path, folder: Path) -> Path:
    """The package with some bytes of its middle turned over, as a bad stick gives it."""
    held = bytearray(package.read_bytes())
    middle = len(held) // 2
    held[middle : middle + 64] = bytes(byte ^ 0xFF for byte in held[middle : middle + 64])
    made = folder / "damaged.deb"
    made.write_bytes(held)
    return made


def test_it_is_small(packages: tuple[Path, Path]) -> None:
    assert packages[1].stat().st_size <= MOST_PACKED


def test_a_damaged_file_is_refused_and_nothing_stays_of_it(packages: tuple[Path, Path], tmp_path: Path) -> None:
    code, said = installed(damaged(packages[0], tmp_path))
    assert code != 0, said
    assert not version()
    assert not HOME.exists()
    assert not COMMAND.exists()


def test_it_is_installed_without_a_network(packages: tuple[Path, Path]) -> None:
    began = time.monotonic()
    code, said = installed(packages[0])
    assert code == 0, said
    assert time.monotonic() - began <= INSTALLED_WITHIN
    assert version() == OLDER
    assert ENVIRONMENT.exists()
    assert STALE.exists()
    assert (SHARE / "icons/hicolor/256x256/apps/vawdesk.png").is_file()
    subprocess.run(["desktop-file-validate", SHARE / "applications/vawdesk.desktop"], check=True)
    subprocess.run(["appstreamcli", "validate", "--no-net", SHARE / "metainfo/org.vawdesk.VAWDesk.metainfo.xml"], check=True)
    assert subprocess.run(["dpkg", "--verify", "vawdesk"], capture_output=True, text=True, check=True).stdout == ""


@cache
def owner(library: str, known: str) -> str:
    """The package that brings a library here, "" where none does."""
    found = re.search(rf"^\s{re.escape(library)} .*=> (.*)$", known, re.MULTILINE)
    if not found:
        return ""
    name = Path(found[1]).resolve().name  # the folder may be called otherwise by dpkg: /lib is a link to /usr/lib
    told = subprocess.run(["dpkg", "-S", f"*-linux-gnu/{name}"], capture_output=True, text=True, check=False).stdout
    return told.split(":")[0]


def test_it_asks_for_every_library_that_it_needs(packages: tuple[Path, Path]) -> None:
    known = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    asked = subprocess.run(["dpkg-deb", "-f", packages[1], "Depends", "Recommends"], capture_output=True, text=True, check=True).stdout
    names = set(re.findall(r"[a-z][\w.+-]+", asked))
    libraries = [path for path in (HOME / "lib").rglob("*.so*") if path.is_file()]
    own = {path.name for path in libraries}
    for path in libraries:
        head = subprocess.run(["objdump", "-p", path], capture_output=True, text=True, check=True).stdout
        for library in set(re.findall(r"NEEDED\s+(\S+)", head)) - own:
            package = owner(library, known)
            assert package in names or (not package and library.startswith("libwayland")), f"{library} of {path}"  # not on every desktop


def test_it_tries_itself(home: Path) -> None:
    assert tried(home).startswith("VAWDesk self-test passed: a vault made and opened again")
    with pypdfium2.PdfDocument(home / "ŵyn" / "printed-1.pdf") as paper:
        assert len(paper) == 1


def test_a_damaged_newer_one_leaves_the_one_that_was_there(packages: tuple[Path, Path], tmp_path: Path, home: Path) -> None:
    code, said = installed(damaged(packages[1], tmp_path))
    assert code != 0, said
    assert version() == OLDER
    assert tried(home).startswith("VAWDesk self-test passed: the vault of an earlier trial opened again")


def windows(display: str) -> str:
    told = subprocess.run(["xwininfo", "-root", "-tree", "-display", display], capture_output=True, text=True, check=False)
    return told.stdout


def test_it_stands_on_a_screen_under_its_own_name_and_is_not_exchanged_while_it_is_open(packages: tuple[Path, Path], home: Path) -> None:
    reading, writing = os.pipe()
    screen = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-nolisten", "tcp"], pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        display = f":{told.readline().strip()}"
    entry = (SHARE / "applications/vawdesk.desktop").read_text()
    own = re.search(r"^StartupWMClass=(.+)$", entry, re.MULTILINE)
    assert own
    desk = person(home, COMMAND, DISPLAY=display)
    try:
        until(lambda: f'"{own[1]}")' in windows(display), "no window of this name")
        before = ENVIRONMENT.parent.stat().st_ino
        for words in (["install", "--no-install-recommends", str(packages[1])], ["remove", "vawdesk"]):
            code, said = apt(*words)
            assert code != 0, said
            assert "VAWDesk is open." in said
            assert "Mae VAWDesk ar agor." in said
            assert version() == OLDER
            assert desk.poll() is None
            assert ENVIRONMENT.parent.stat().st_ino == before  # what it starts when it locks
    finally:
        desk.terminate()
        desk.communicate()
        screen.terminate()
        screen.wait()


def test_a_newer_one_opens_the_vault_of_the_older_and_leaves_nothing_of_it(packages: tuple[Path, Path], home: Path) -> None:
    code, said = installed(packages[1])
    assert code == 0, said
    assert version() not in ("", OLDER)
    assert not STALE.exists()
    assert tried(home).startswith("VAWDesk self-test passed: the vault of an earlier trial opened again")


def test_an_older_one_is_not_put_over_a_newer(packages: tuple[Path, Path]) -> None:
    newer = version()
    assert installed(packages[0])[0] != 0
    assert version() == newer


def test_it_is_installed_over_itself_and_the_vault_still_opens(packages: tuple[Path, Path], home: Path) -> None:
    code, said = installed(packages[1], "--reinstall")
    assert code == 0, said
    assert tried(home).startswith("VAWDesk self-test passed: the vault of an earlier trial opened again")


def test_when_python_is_renewed_the_environment_is_made_anew(home: Path) -> None:
    shutil.rmtree(HOME / "env")
    subprocess.run(["dpkg-trigger", "--by-package=vawdesk", "/usr/bin/python3"], check=True)
    subprocess.run(["dpkg", "--triggers-only", "vawdesk"], env=QUIET, check=True, capture_output=True)
    assert tried(home).startswith("VAWDesk self-test passed: the vault of an earlier trial opened again")


def test_a_python_that_it_does_not_know_is_told_in_words_and_what_worked_stays(tmp_path: Path) -> None:
    other = tmp_path / "python3"  # any that does not find itself among those it is asked for
    other.write_text("#!/bin/sh\nexit 1\n")
    other.chmod(0o755)
    within = 'mount --bind "$1" "$(readlink -f /usr/bin/python3)" && exec /var/lib/dpkg/info/vawdesk.postinst configure'
    done = subprocess.run(["unshare", "--mount", "sh", "-c", within, "sh", other], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "VAWDesk needs Python 3.11, 3.12 or 3.13." in done.stderr
    assert "Mae angen Python 3.11, 3.12 neu 3.13 ar VAWDesk." in done.stderr
    assert ENVIRONMENT.exists()


def test_it_is_removed_and_the_vault_stays(home: Path) -> None:
    code, said = apt("purge", "vawdesk")
    assert code == 0, said
    assert not HOME.exists()
    assert not COMMAND.exists()
    assert (home / "ŵyn" / "office" / "records.vawdesk" / "keyring.json").is_file()
