"""The disk is full while a note is saved: it is said, what was typed is kept as a draft in the reserve's room, nothing is half there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection, event, func, select
from vaults import PASSPHRASE, Town

from tests.ui.pages.organisation_desk import AtWork, settled
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.ui.kit.dialogs import Question
from vawdesk.vault.backup import back_up
from vawdesk.vault.errors import NoSpace
from vawdesk.vault.reserve import NAME

LONG = "Mair said he stood outside the school again. " * 400


@pytest.fixture
def work(qtbot: QtBot, town: Town) -> Iterator[AtWork]:
    settled(town)
    made = AtWork(qtbot, town)
    yield made
    if not made.ended:
        made.quit()


def fill_disk(work: AtWork) -> None:
    """From now on the file of casework cannot grow while the reserve takes the last room."""
    vault = work.desk.vault

    @event.listens_for(vault["casework"].engine, "begin")
    def limit(connection: Connection) -> None:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.set_authorizer(None)
        raw.execute(f"PRAGMA max_page_count = {1 if (vault.folder / NAME).exists() else 1 << 30}").fetchone()


def test_a_note_on_a_full_disk_stays_as_a_draft_and_is_saved_once_there_is_room(work: AtWork, qtbot: QtBot) -> None:
    vault = work.desk.vault
    qtbot.waitUntil((vault.folder / NAME).exists, timeout=10000)
    page = work.open("write_it_down")
    fill_disk(work)
    box = page.findChild(QPlainTextEdit, "what_was_said_box")
    assert isinstance(box, QPlainTextEdit)
    box.insertPlainText(LONG)
    save = page.findChild(QPushButton, "save")
    assert isinstance(save, QPushButton)
    save.click()
    assert page.form is not None
    assert page.form.summary.isVisible()
    assert work.window.at.language.say(NoSpace.words).rstrip(".") in page.form.summary.accessibleName()
    assert notes(work) == 0
    assert box.toPlainText() == LONG
    qtbot.waitUntil(lambda: bool(work.desk.drafts.mine()), timeout=10000)  # the reserve was let go for it
    kept = work.desk.drafts.find(ContactNote, work.desk.drafts.mine()[0][0])
    assert kept is not None
    assert (kept.record.value("what_was_said") or "").strip() == LONG.strip()
    assert not (vault.folder / NAME).exists()
    save.click()
    qtbot.waitUntil(lambda: notes(work) == 1, timeout=10000)
    qtbot.waitUntil(lambda: work.desk.drafts.mine() == [], timeout=10000)
    assert work.desk.verify("casework") == []


def test_a_backup_is_not_brought_back_over_words_that_could_not_be_kept(work: AtWork, qtbot: QtBot, tmp_path: Path) -> None:
    vault = work.desk.vault
    qtbot.waitUntil((vault.folder / NAME).exists, timeout=10000)
    generation = back_up(vault, tmp_path)
    box = work.open("write_it_down").findChild(QPlainTextEdit, "what_was_said_box")
    assert isinstance(box, QPlainTextEdit)
    box.insertPlainText(LONG)
    fill_disk(work)
    assert work.program.signed_in is not None
    work.program.signed_in.restore(generation, PASSPHRASE)
    assert not work.program.signed_in.cover.down
    assert box.toPlainText() == LONG
    assert not work.ended
    questions = work.window.shell.findChildren(Question)
    assert [one.isVisible() for one in questions] == [True]
    (vault.folder / NAME).unlink()  # somebody makes room


def notes(work: AtWork) -> int:
    with work.desk.reading() as session:
        return session.scalar(select(func.count()).select_from(ContactNote)) or 0
