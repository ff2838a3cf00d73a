"""The finished setup, as a person meets it, in order: installed, used, upgraded, refused, removed. Run by `python3 dev.py installed`.

Not collected with the other tests: it needs two finished setups, an older and a newer one, and takes minutes.
"""

from __future__ import annotations

import contextlib
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from installer.places import sha256
from tests.installed.same_bytes import Certificate, Elsewhere
from tests.installed.windows_as_played import Windows, not_as_packed, screen

TRIAL = "trial"
INSTALLED_WITHIN = 30  # seconds, in silence
CANNOT_START = 71  # what the launcher says then
MOST_PACKED, MOST_INSTALLED = 45_000_000, 160_000_000  # bytes


@pytest.fixture(scope="module")
def setups(pytestconfig: pytest.Config) -> tuple[Path, Path]:
    """The older and the newer setup."""
    older, newer = (Path(one) for one in pytestconfig.getoption("--setup"))
    return older, newer


@pytest.fixture(scope="module")
def elsewhere(setups: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Elsewhere:
    return Elsewhere.beside(setups[0], tmp_path_factory.mktemp("elsewhere") / "build")


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    with screen():
        made = Windows.new(tmp_path_factory.mktemp("windows") / "prefix")
        yield made
        made.prefix.end()


def test_it_is_small(setups: tuple[Path, Path]) -> None:
    """The one that is handed out; the older one is packed quickly, to try with."""
    assert setups[1].stat().st_size <= MOST_PACKED


def test_it_is_installed_in_silence(windows: Windows, setups: tuple[Path, Path]) -> None:
    assert windows.do(setups[0], "/S", "/CURRENTUSER") == 0
    assert not_as_packed(windows.mine) == []
    assert sum(path.stat().st_size for path in windows.mine.rglob("*") if path.is_file()) <= MOST_INSTALLED
    assert windows.menu() == ["VAWDesk"]
    assert windows.registered("DisplayVersion") == version_of(setups[0])
    assert windows.registered("InstallLocation") == windows.path(windows.mine)


def test_it_tries_itself(windows: Windows) -> None:
    said = windows.said(windows.mine / "app" / "VAWDesk.exe", "--selftest", rf"C:\{TRIAL}")
    assert "self-test passed" in said
    with pypdfium2.PdfDocument(windows.c / TRIAL / "printed-1.pdf") as paper:
        assert len(paper) == 1


def test_nothing_is_changed_while_it_is_open(windows: Windows, setups: tuple[Path, Path]) -> None:
    program = windows.prefix.start([windows.mine / "app" / "VAWDesk.exe"])
    try:
        wait_until_open(windows, program)
        assert windows.prefix.run([setups[1], "/S", "/CURRENTUSER"]).returncode == 3
        removing: list[str | Path] = [windows.mine / "uninstall.exe", "/S", f"_?={windows.path(windows.mine)}"]
        assert windows.prefix.run(removing).returncode == 3
        assert not_as_packed(windows.mine) == []
    finally:
        windows.prefix.run(["taskkill", "/F", "/IM", "VAWDesk.exe"])
        program.wait(60)
    windows.prefix.settle()


def test_it_is_upgraded_in_place(windows: Windows, setups: tuple[Path, Path]) -> None:
    (windows.mine / "app" / "lib" / "stale.pyc").write_bytes(b"of an older version")
    began = time.monotonic()
    assert windows.do(setups[1], "/S", "/CURRENTUSER", "/SHORTCUT=Desg") == 0
    assert time.monotonic() - began <= INSTALLED_WITHIN
    assert windows.registered("DisplayVersion") == version_of(setups[1])
    assert not_as_packed(windows.mine) == []
    assert not (windows.mine / "app.old").exists()
    assert windows.menu() == ["Desg"]


def test_the_vault_of_the_version_before_still_opens(windows: Windows) -> None:
    said = windows.said(windows.mine / "app" / "VAWDesk.exe", "--selftest", rf"C:\{TRIAL}")
    assert "self-test passed: the vault of an earlier trial opened again" in said


def test_an_older_setup_is_refused(windows: Windows, setups: tuple[Path, Path]) -> None:
    assert windows.do(setups[0], "/S", "/CURRENTUSER") == 6
    assert windows.registered("DisplayVersion") == version_of(setups[1])
    assert not_as_packed(windows.mine) == []


def test_a_damaged_setup_is_refused(windows: Windows, setups: tuple[Path, Path], tmp_path: Path) -> None:
    whole = bytearray(setups[1].read_bytes())
    whole[len(whole) // 2] ^= 1
    damaged = tmp_path / "VAWDesk-Setup-damaged.exe"
    damaged.write_bytes(whole)
    assert windows.do(damaged, "/S", "/CURRENTUSER") == 2
    assert "Mae'r ffeil osod hon wedi'i difrodi".encode("utf-16-le") in whole
    assert not_as_packed(windows.mine) == []


def test_a_folder_with_a_very_long_name_is_refused(windows: Windows, setups: tuple[Path, Path]) -> None:
    assert windows.do(setups[1], "/S", "/CURRENTUSER", "/D=C:\\" + "hir" * 70) == 7
    assert not [one for one in windows.c.iterdir() if one.name.startswith("hir")]


def test_a_folder_in_which_nothing_can_be_written_is_told(windows: Windows, setups: tuple[Path, Path]) -> None:
    (windows.c / "closed").write_text("a file, in which there can be no folder")
    assert windows.do(setups[1], "/S", "/CURRENTUSER", r"/D=C:\closed\desk") == 2
    assert (windows.c / "closed").is_file()


def test_what_somebody_else_put_there_is_left_alone(windows: Windows, setups: tuple[Path, Path]) -> None:
    theirs = windows.c / "theirs" / "app" / "letter.txt"
    theirs.parent.mkdir(parents=True)
    theirs.write_text("somebody else's")
    assert windows.do(setups[1], "/S", "/CURRENTUSER", r"/D=C:\theirs") == 8
    assert [path.name for path in (windows.c / "theirs").rglob("*")] == ["app", "letter.txt"]


def test_a_full_disk_leaves_the_version_before(windows: Windows, setups: tuple[Path, Path]) -> None:
    """A disk that holds the program once and not twice."""
    with windows.disk("small", "190m") as small:
        assert windows.do(setups[1], "/S", "/CURRENTUSER", r"/D=C:\small\desk") == 0
        assert windows.do(setups[1], "/S", "/CURRENTUSER", r"/D=C:\small\desk") == 2
        assert not_as_packed(small / "desk") == []
        assert not (small / "desk" / "app.old").exists()
        assert windows.remove(small / "desk") == 0


def test_a_disk_that_may_only_be_read_keeps_the_version_before(windows: Windows, setups: tuple[Path, Path]) -> None:
    with windows.disk("shut", "400m") as shut:
        assert windows.do(setups[0], "/S", "/CURRENTUSER", r"/D=C:\shut\desk") == 0
        windows.mount(shut, "remount,ro")
        assert windows.do(setups[1], "/S", "/CURRENTUSER", r"/D=C:\shut\desk") == 2
        assert not_as_packed(shut / "desk") == []
        windows.mount(shut, "remount,rw")
        assert windows.remove(shut / "desk") == 0


def test_a_damaged_program_says_so_and_is_mended_by_the_same_setup(windows: Windows, setups: tuple[Path, Path]) -> None:
    interpreter = windows.mine / "app" / "python313.dll"
    interpreter.write_bytes(interpreter.read_bytes()[:-100_000])
    assert windows.do(windows.mine / "app" / "VAWDesk.exe", "--selftest", rf"C:\{TRIAL}") == CANNOT_START
    assert windows.do(setups[1], "/S", "/CURRENTUSER", f"/D={windows.path(windows.mine)}") == 0
    assert not_as_packed(windows.mine) == []


def test_folders_may_have_welsh_names(windows: Windows, setups: tuple[Path, Path]) -> None:
    assert windows.do(setups[1], "/S", "/CURRENTUSER", "/D=C:\\tŷ\\ŵyn") == 0
    place = windows.c / "tŷ" / "ŵyn"
    assert not_as_packed(place) == []
    assert "self-test passed" in windows.said(place / "app" / "VAWDesk.exe", "--selftest", "C:\\tŷ\\Siân a'r bwrdd")
    assert windows.remove(place) == 0


def test_it_is_removed_and_the_vault_stays(windows: Windows, setups: tuple[Path, Path]) -> None:
    assert windows.do(setups[1], "/S", "/CURRENTUSER", f"/D={windows.path(windows.mine)}") == 0
    assert windows.remove(windows.mine) == 0
    assert not (windows.mine / "app").exists()
    assert windows.menu() == []
    assert windows.registered("DisplayVersion") == ""
    kept = windows.c / TRIAL / "office" / "records.vawdesk"
    assert {"keyring.json", "casework.db", "organisation.db"} <= {path.name for path in kept.iterdir()}


def test_an_administrator_installs_it_for_everyone(windows: Windows, setups: tuple[Path, Path]) -> None:
    assert windows.do(setups[1], "/S") == 0
    place = windows.c / "Program Files" / "VAWDesk"
    assert not_as_packed(place) == []
    assert windows.registered("InstallLocation", "HKLM") == windows.path(place)
    assert windows.do(setups[1], "/S", "/CURRENTUSER") == 5
    assert windows.remove(place) == 0
    assert not (place / "app").exists()


def test_the_same_bytes_come_of_it_elsewhere(setups: tuple[Path, Path], elsewhere: Elsewhere) -> None:
    """Launcher, byte code and all, in another folder, under another umask, in another time zone. Packed quickly: the packer is the same."""
    again = elsewhere.build(version_of(setups[0]))
    assert sha256(again) == sha256(setups[0])


def test_our_own_programs_can_be_signed(windows: Windows, elsewhere: Elsewhere, tmp_path: Path) -> None:
    certificate = Certificate.new(tmp_path / "certificate")
    setup = elsewhere.build("99.0", "--sign", certificate.command)
    assert windows.do(setup, "/S", "/CURRENTUSER", r"/D=C:\signed") == 0
    place = windows.c / "signed"
    assert [certificate.signed(one) for one in (setup, place / "app" / "VAWDesk.exe", place / "uninstall.exe")] == [True] * 3
    assert not certificate.signed(place / "app" / "python313.dll")
    assert not_as_packed(place) == []
    assert windows.remove(place) == 0


def version_of(setup: Path) -> str:
    return setup.stem.rpartition("-")[2]


def wait_until_open(windows: Windows, program: subprocess.Popen[bytes]) -> None:
    """Until its first window stands on the screen."""
    end = time.monotonic() + 180
    while subprocess.run(["xwininfo", "-name", "VAWDesk"], capture_output=True, check=False).returncode:
        assert time.monotonic() < end, "no window is shown"
        with contextlib.suppress(subprocess.TimeoutExpired):  # a moment, unless it ends meanwhile
            raise AssertionError(f"it ended by itself, with {program.wait(1)}")
