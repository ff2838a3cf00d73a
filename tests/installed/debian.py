"""The finished package for Debian and Ubuntu, as a person meets it, in order. Run by `python3 dev.py installed`, as root.

Not collected with the other tests: it installs the package on the computer that runs it, and takes it off again.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

HOME, COMMAND = Path("/opt/vawdesk"), Path("/usr/bin/vawdesk")
QUIET = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}


def apt(*words: str) -> None:
    subprocess.run(["apt-get", "-q", "-y", *words], env=QUIET, check=True, capture_output=True)


@pytest.fixture(scope="module")
def package(pytestconfig: pytest.Config) -> Path:
    return Path(pytestconfig.getoption("--package")).resolve()


@pytest.fixture(scope="module", autouse=True)
def _taken_off_again() -> Iterator[None]:
    assert not HOME.exists(), "it is installed here already"
    yield
    if COMMAND.exists():
        apt("purge", "vawdesk")


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("trial") / "ŵyn"


def said(trial: Path) -> str:
    done = subprocess.run([COMMAND, "--selftest", str(trial)], capture_output=True, text=True, check=False, timeout=300)
    return done.stdout


def test_it_is_installed_without_a_network(package: Path) -> None:
    apt("install", "--no-install-recommends", "--no-download", str(package))
    assert (HOME / "env" / "bin" / "python3").exists()
    for kind in ("applications/vawdesk.desktop", "metainfo/org.vawdesk.VAWDesk.metainfo.xml", "icons/hicolor/256x256/apps/vawdesk.png"):
        assert (Path("/usr/share") / kind).is_file()


def test_it_tries_itself(trial: Path) -> None:
    assert said(trial).startswith("VAWDesk self-test passed: a vault made and opened again")
    with pypdfium2.PdfDocument(trial / "printed-1.pdf") as paper:
        assert len(paper) == 1


def test_it_is_installed_over_itself_and_the_vault_still_opens(package: Path, trial: Path) -> None:
    apt("install", "--reinstall", "--no-install-recommends", "--no-download", str(package))
    assert said(trial).startswith("VAWDesk self-test passed: the vault of an earlier trial opened again")


def test_it_is_removed_and_the_vault_stays(trial: Path) -> None:
    apt("purge", "vawdesk")
    assert not HOME.exists()
    assert not COMMAND.exists()
    assert (trial / "office" / "records.vawdesk" / "keyring.json").is_file()
