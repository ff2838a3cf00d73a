"""While somebody is signed in: the journals are walked in the background, the heartbeat goes on, saves reach the file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot
from vaults import Town

from tests.ui.pages.organisation_desk import AtWork, settled
from vawdesk.models.base import Record
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.drafting import Drafting
from vawdesk.ui.kit.editors.build import Sources
from vawdesk.ui.kit.form import Form
from vawdesk.ui.session import Session
from vawdesk.vault.connection import connect
from vawdesk.vault.reserve import NAME, SIZE


@pytest.fixture
def altered(town: Town) -> Town:
    """A vault in which somebody with the key has changed a record without the program."""
    settled(town)
    vault = town.open()
    path, key = vault["organisation"].path, vault.unlocked.newest("organisation")
    vault.sign_out()
    raw = connect(path, key, guarded=False)
    raw.execute("UPDATE staff_member SET post = 'Nobody'")
    raw.commit() if raw.in_transaction else None
    raw.close()
    return town


def session(work: AtWork) -> Session:
    assert work.program.signed_in is not None
    return work.program.signed_in.session


@pytest.fixture
def work(qtbot: QtBot, town: Town) -> Iterator[AtWork]:
    settled(town)
    made = AtWork(qtbot, town)
    yield made
    made.quit()


def test_an_edit_behind_the_program_s_back_is_found_and_said(altered: Town, qtbot: QtBot) -> None:
    work = AtWork(qtbot, altered)
    session(work).check()
    qtbot.waitUntil(lambda: bool(work.window.shell.findChildren(Question)), timeout=20000)
    told = work.window.shell.findChildren(Question)[0]
    assert "changed outside the program" in told.accessibleDescription()
    told.try_accept()
    work.quit()


def test_a_whole_vault_says_nothing(work: AtWork, qtbot: QtBot) -> None:
    session(work).check()
    qtbot.waitUntil(lambda: session(work).checked, timeout=20000)
    assert work.window.shell.findChildren(Question) == []


def test_the_walk_gives_way_to_other_work_and_begins_again(work: AtWork, qtbot: QtBot) -> None:
    one = session(work)
    one.check()
    done: list[int] = []
    one.worker.run(lambda _progress: 7, done.append)
    qtbot.waitUntil(lambda: done == [7], timeout=10000)
    qtbot.waitUntil(lambda: one._check is None, timeout=10000)
    one.check_timer.stop()
    if not one.checked:
        one.check()
    qtbot.waitUntil(lambda: one.checked, timeout=20000)


def test_the_reserve_is_taken_and_let_go(work: AtWork, qtbot: QtBot) -> None:
    path = work.town.folder / NAME
    qtbot.waitUntil(lambda: path.exists() and path.stat().st_size == SIZE, timeout=10000)
    assert session(work).reserve.free()
    assert not path.exists()
    assert not session(work).reserve.free()


def test_a_beat_shows_that_this_computer_lives(work: AtWork, qtbot: QtBot) -> None:
    before = session(work).vault.lock_file.note()
    session(work).beat()
    qtbot.waitUntil(lambda: session(work).vault.lock_file.note() != before, timeout=10000)


def test_a_form_that_cannot_be_read_keeps_no_other_draft_from_being_kept(work: AtWork, qtbot: QtBot) -> None:
    page = work.open("write_it_down")
    box = page.findChild(QPlainTextEdit, "what_was_said_box")
    assert isinstance(box, QPlainTextEdit)
    other = Form({}, [], work.window.at.language, Sources())
    qtbot.addWidget(other)

    def unreadable() -> Record:
        raise ValueError("a form that has gone wrong")

    open_forms = session(work).drafting
    open_forms.insert(0, Drafting(work.window.at, "unreadable", other, unreadable))
    box.insertPlainText("Mair said he stood outside the school again.")
    with pytest.raises(ValueError, match="gone wrong"):
        session(work).save_drafts()
    ((form, _at),) = work.desk.drafts.mine()
    draft = work.desk.drafts.find(ContactNote, form)
    assert draft is not None
    assert isinstance(draft.record, ContactNote)
    assert draft.record.what_was_said == "Mair said he stood outside the school again."
    for one in [one for one in open_forms if one.name == "unreadable"]:
        open_forms.remove(one)
