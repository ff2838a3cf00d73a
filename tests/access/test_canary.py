"""What is written into any field of any record is found in no file outside the cipher, at no moment."""

from __future__ import annotations

import logging
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from vaults import Town

from tests.access.canary import NUMBER, PROVEN, WORD, found_in, full_of_it
from vawdesk.models.base import Record
from vawdesk.models.kinds import Email, Rows, Signed, Telephone, TextKind
from vawdesk.models.questions import Sheet
from vawdesk.models.registry import record_types
from vawdesk.services.desk import Desk
from vawdesk.services.drafts import Place
from vawdesk.vault.accounts import Role
from vawdesk.vault.backup import back_up
from vawdesk.vault.members import Members

HOLDS_WORDS = (TextKind, Email, Telephone, Rows, Signed, Sheet)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The temporary folder of everything this test starts, SQLite included."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture
def logged(tmp_path: Path) -> Iterator[Path]:
    """Everything that is logged, down to the smallest."""
    path = tmp_path / "all.log"
    handler = logging.FileHandler(path, encoding="utf-8")
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield path
    root.removeHandler(handler)
    root.setLevel(before)
    handler.close()


def _plant(desk: Desk, kind: type[Record]) -> Record:
    record = full_of_it(kind)
    with desk.writing(kind.compartment) as unit:
        unit.add(record)
        unit.commit()
    return record


def test_the_canary_is_planted_in_every_field_that_holds_words() -> None:
    for kind in record_types().values():
        record = full_of_it(kind)
        for name, item in kind.fields().items():
            if isinstance(item.kind, HOLDS_WORDS) and name not in PROVEN:
                held = item.kind.encode(record.value(name))
                assert WORD.casefold() in str(held).casefold() or NUMBER in str(held) or not _words_in(item.kind), (
                    f"{kind.type_name}.{name}"
                )


def _words_in(kind: object) -> bool:
    """Whether a list of rows has any column of words."""
    return not isinstance(kind, Rows) or any(isinstance(item.kind, TextKind) for item in kind.row.described().values())


def test_it_is_found_in_no_file_while_open_after_a_checkpoint_or_after_leaving(
    town: Town, temporary: Path, logged: Path, tmp_path: Path
) -> None:
    began = time.time()
    vault = town.open()
    desk = Desk(vault)
    kinds = [kind for kind in record_types().values() if kind.compartment in vault.compartments]
    for kind in kinds:
        record = _plant(desk, kind)
        desk.drafts.keep(f"{kind.type_name}/{record.id}", record, Place("a", 1, 2, {"typed": WORD}))
        desk.peek(kind, record.id)
    everywhere = (town.folder, town.edges.witness_path.parent, temporary, logged)
    assert found_in(*everywhere) == []  # the log of the open file is there, and full
    assert found_in(Path.cwd() / "build", since=began) == []  # where what is built here is written, gigabytes of it before this test
    vault.checkpoint()
    (tmp_path / "backups").mkdir()
    back_up(vault, tmp_path / "backups")
    vault.sign_out()
    assert found_in(*everywhere, tmp_path / "backups") == []
    assert found_in(tmp_path) == []
    assert found_in(Path.cwd() / "build", since=began) == []


def test_nor_in_a_sealed_record_of_which_even_the_open_file_says_nothing(town: Town, temporary: Path) -> None:
    vault = town.open()
    desk = Desk(vault)
    for kind in (kind for kind in record_types().values() if kind.compartment == "casework"):
        with desk.writing() as unit:
            unit.add(full_of_it(kind), viewers=[desk.account.id])
            unit.commit()
    with vault["casework"].connection() as connection:
        for table in connection.execute(text("SELECT name FROM sqlite_schema WHERE type = 'table'")).scalars().all():
            for row in connection.execute(text(f'SELECT * FROM "{table}"')):  # noqa: S608 # names of our own tables
                assert not any(WORD.encode() in (cell if isinstance(cell, bytes) else str(cell).encode()) for cell in row), table
    vault.sign_out()
    assert found_in(town.folder, temporary) == []


def test_nor_in_the_hr_room(town: Town, temporary: Path) -> None:
    town.add_all(Bronwen=Role.HR_OFFICER)
    vault = town.open("Bronwen", "hr")
    Members(vault).make_hr_room()
    desk = Desk(vault)
    for kind in (kind for kind in record_types().values() if kind.compartment == "hr"):
        _plant(desk, kind)
    vault.sign_out()
    assert found_in(town.folder, town.edges.witness_path.parent, temporary) == []


def test_the_control_finds_it(town: Town, tmp_path: Path) -> None:
    """The same search over a file that does hold it, and over the database once it is open: else the others prove nothing."""
    for number, how in enumerate(("utf-8", "utf-16-le")):
        (tmp_path / f"plain{number}").write_bytes(b"\0\1" + f"a {WORD} z".encode(how))
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / f"{WORD.lower()}.txt").write_text("nothing")
    assert sorted(found_in(tmp_path)) == [f"{WORD.lower()}.txt", "plain0", "plain1"]
    vault = town.open()
    kind = record_types()["person"]
    _plant(Desk(vault), kind)
    with vault["casework"].connection() as connection:
        for table in ("person", "journal", "search_text_content"):
            rows = connection.execute(text(f'SELECT * FROM "{table}"')).all()  # noqa: S608
            assert any(WORD.encode() in (cell if isinstance(cell, bytes) else str(cell).encode()) for row in rows for cell in row), table
    vault.close()
