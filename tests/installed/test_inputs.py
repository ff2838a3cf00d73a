"""What an installer is made from: only what is pinned, and only the part of it that is used."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from installer import inputs, keep, tree
from installer.places import LOCK, ROOT, Stopped
from installer.policy import Signature, allowed, executables


def test_every_distribution_is_pinned_with_a_hash() -> None:
    lock = inputs.pinned(LOCK)
    assert {"pyside6-essentials", "sqlcipher3", "cryptography"} <= lock.keys()
    assert all(hashes for _version, hashes in lock.values())
    assert len(inputs.pinned(inputs.RUNTIME_LOCK)) == 1


def test_one_without_a_hash_is_refused(tmp_path: Path) -> None:
    (tmp_path / "lock.txt").write_text("alembic==1.0\n")
    with pytest.raises(Stopped, match="alembic has no hash"):
        inputs.pinned(tmp_path / "lock.txt")


def test_a_wheel_that_is_not_the_pinned_one_is_refused(tmp_path: Path) -> None:
    version, _hashes = inputs.pinned(LOCK)["alembic"]
    (tmp_path / f"alembic-{version}-py3-none-any.whl").write_bytes(b"something else")
    with pytest.raises(Stopped, match="not the file that is pinned"):
        inputs.wheels(tmp_path, inputs.WINDOWS_TAGS)


def test_an_interpreter_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Stopped, match=r"holds no python313\.dll"):
        inputs.runtime(tmp_path, tmp_path / "place")
    (tmp_path / "other.tar.gz").write_bytes(b"something else")
    with pytest.raises(Stopped, match=r"not the .* that is pinned"):
        inputs.runtime(tmp_path / "other.tar.gz", tmp_path / "place")


def test_nothing_that_could_go_online_or_open_a_plain_database_is_kept() -> None:
    assert not keep.of_the_library(PurePosixPath("sqlite3/dbapi2.py"))
    assert keep.of_the_library(PurePosixPath("zoneinfo/_common.py"))
    assert {"_ssl", "_hashlib", "_sqlite3"}.isdisjoint(keep.EXTENSIONS)
    for name in ("QtNetwork.pyd", "Qt6Network.dll", "plugins/tls/qschannelbackend.dll", "plugins/sqldrivers/qsqlite.dll"):
        assert not keep.of_a_package("PySide6", PurePosixPath(name), "windows")
    assert keep.of_a_package("PySide6", PurePosixPath("Qt6Widgets.dll"), "windows")
    assert keep.of_a_package("babel", PurePosixPath("locale-data/cy.dat"), "windows")
    assert not keep.of_a_package("babel", PurePosixPath("locale-data/fr.dat"), "windows")


def test_the_program_is_laid_out_with_its_welsh_compiled(tmp_path: Path) -> None:
    sources: list[tuple[Path, Path, str]] = []
    tree.program(tmp_path, tmp_path / "modules", sources)
    assert (tmp_path / "resources/locale/cy/LC_MESSAGES/vawdesk.mo").stat().st_size > 100_000
    assert not list(tmp_path.rglob("*.po"))
    assert list(tmp_path.glob("vawdesk/vault/migrations/versions/casework/0001_*.py"))  # read by name when a vault is made
    assert (ROOT / "vawdesk/app.py", tmp_path / "modules/vawdesk/app.pyc", "vawdesk/app.py") in sources


def test_the_policy_knows_a_signer_in_their_place_or_an_exact_file() -> None:
    policy = {"signers": {"The Makers": ["dlls/*"]}, "sha256": {"lib/one.pyd": "aa"}}
    assert allowed(Signature("dlls/x.pyd", "The Makers", "00"), policy)
    assert not allowed(Signature("lib/x.pyd", "The Makers", "00"), policy)
    assert not allowed(Signature("dlls/x.pyd", "", "00"), policy)
    assert allowed(Signature("lib/one.pyd", "", "aa"), policy)
    assert not allowed(Signature("lib/one.pyd", "", "ab"), policy)


def test_what_windows_would_run_is_told_by_what_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "harmless.txt").write_bytes(b"MZ and so on")
    (tmp_path / "library.dll").write_bytes(b"no library")
    assert [one.name for one in executables(tmp_path)] == ["harmless.txt"]
