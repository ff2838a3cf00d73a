"""The store gets less and less memory: it is said in words, never called damage, and afterwards the vault opens with every row exact."""

from __future__ import annotations

import contextlib
import ctypes
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select
from sqlalchemy.exc import DatabaseError
from vaults import Town

from tests.faults.store_disk import LIBRARY, spare_memory
from tests.faults.test_power_cut import save, stands
from tests.ui.pages.organisation_desk import AtWork, settled
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.vault import key_change
from vawdesk.vault.backup import back_up
from vawdesk.vault.errors import NoMemory, VaultError, in_words
from vawdesk.vault.opened import OpenVault

STEPS = (0, 2_000, 8_000, 20_000, 60_000, 150_000, 400_000, 30_000_000)  # bytes beyond what is in use


@contextlib.contextmanager
def little_memory(more: int) -> Iterator[None]:
    """The store may use no more than `more` bytes beyond what it uses now."""
    LIBRARY.sqlite3_memory_used.restype = ctypes.c_int64
    limit = LIBRARY.sqlite3_hard_heap_limit64
    limit.restype, limit.argtypes = ctypes.c_int64, [ctypes.c_int64]
    with spare_memory():  # a hard limit sets the soft one too, and takes only itself away
        limit(LIBRARY.sqlite3_memory_used() + more)
        try:
            yield
        finally:
            limit(0)


def saves(vault: OpenVault, _stick: Path) -> None:
    try:
        save(vault, b"a long note " * 20_000)
    except DatabaseError as problem:
        raise in_words(problem) from problem


Act = Callable[[OpenVault, Path], object]
ACTS: dict[str, Act] = {
    "saving": saves,
    "changing a key": lambda vault, _stick: key_change.change_key(vault, "casework"),
    "backing up": back_up,
    "walking the journal": lambda vault, _stick: vault.verify("casework"),
}


@pytest.mark.parametrize("act", ACTS)
def test_too_little_memory_is_said_and_loses_nothing(town: Town, tmp_path: Path, act: str) -> None:
    (tmp_path / "stick").mkdir()
    said: list[VaultError | None] = []
    for more in STEPS:
        vault = town.open()
        save(vault, b"before " * 1000)
        before = stands(vault, tmp_path / "stick")
        problem = None
        with little_memory(more):
            try:
                ACTS[act](vault, tmp_path / "stick")
            except VaultError as told:
                problem = told
        vault.close()
        assert problem is None or isinstance(problem, NoMemory), f"{more}: {problem!r}"
        said.append(problem)
        vault = town.open()
        assert vault.findings == (), more
        if problem is not None and act != "changing a key":
            assert stands(vault, tmp_path / "stick") == before, more
        assert stands(vault, tmp_path / "stick")[0][: len(before[0])] == before[0], more
        assert vault.verify("casework") == vault.verify("organisation") == []
        assert vault["casework"].whole()
        vault.close()
    assert said[-1] is None
    assert said[0] is not None


def test_opening_with_too_little_memory_never_speaks_of_damage(town: Town) -> None:
    vault = town.open()
    save(vault, b"before")
    vault.sign_out()
    told = []
    for more in (*range(0, 60_000, 6_000), *STEPS[5:]):
        with little_memory(more):
            try:
                town.open().close()
            except VaultError as problem:
                told.append(problem)
            else:
                told.append(None)
    assert all(problem is None or isinstance(problem, NoMemory) for problem in told), told
    assert told[0] is not None
    assert told[-1] is None
    town.open().close()


@pytest.fixture
def work(qtbot: QtBot, town: Town) -> Iterator[AtWork]:
    settled(town)
    made = AtWork(qtbot, town)
    yield made
    if not made.ended:
        made.quit()


def test_a_note_that_finds_no_memory_stays_as_a_draft_and_is_saved_later(work: AtWork, qtbot: QtBot) -> None:
    page = work.open("write_it_down")
    box, button = page.findChild(QPlainTextEdit, "what_was_said_box"), page.findChild(QPushButton, "save")
    assert isinstance(box, QPlainTextEdit)
    assert isinstance(button, QPushButton)
    words = "Mair said he stood outside the school again. " * 400
    box.insertPlainText(words)
    with little_memory(0):
        button.click()
    assert page.form is not None
    assert work.window.at.language.say(NoMemory.words).rstrip(".") in page.form.summary.accessibleName()
    assert notes(work) == 0
    assert box.toPlainText() == words
    qtbot.waitUntil(lambda: bool(work.desk.drafts.mine()), timeout=10000)
    kept = work.desk.drafts.find(ContactNote, work.desk.drafts.mine()[0][0])
    assert kept is not None
    assert kept.record.value("what_was_said").strip() == words.strip()
    button.click()
    qtbot.waitUntil(lambda: notes(work) == 1, timeout=10000)
    assert work.desk.verify("casework") == []


def notes(work: AtWork) -> int:
    with work.desk.reading() as session:
        return session.scalar(select(func.count()).select_from(ContactNote)) or 0
