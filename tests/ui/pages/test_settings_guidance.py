"""Newer facts from a stick: refused, shown line by line, taken in, and read twice where a number changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from vaults import FOUNDER, Town

from tests.ui.pages.organisation_desk import AtWork, settled, words
from vawdesk import paths
from vawdesk.services import facts
from vawdesk.services.first_steps import colleague_for
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.pages.organisation.settings_guidance import GuidancePage
from vawdesk.vault.accounts import Role

# newer facts


def newer(stick: Path, **changed: str) -> Path:
    held = json.loads((paths.resources() / "facts" / "facts.json").read_text(encoding="utf-8"))
    held["edition"] = "2026-11-24"
    held["helplines"][5].update(changed)
    path = stick / "facts.json"
    path.write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")
    return path


def take_in(work: AtWork, path: Path) -> GuidancePage:
    work.stage.choosing.chosen = path
    page = work.open("settings_guidance")
    work.press("take_in")
    assert isinstance(page, GuidancePage)
    work.qtbot.waitUntil(lambda: page.offer is not None or page.wrong.isVisible(), timeout=5000)
    return page


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b'{"format": 1}', b"x" * 300_000, None])
def test_a_file_that_is_none_is_refused_and_nothing_changes(work: AtWork, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "facts.json"
    if content is not None:
        path.write_bytes(content)
    page = take_in(work, path)
    assert page.offer is None
    assert page.wrong.isVisible()
    assert "0800 999 5428" in words(page)
    work.quit()


def test_changed_words_are_shown_and_taken_in(work: AtWork, tmp_path: Path) -> None:
    path = newer(tmp_path)
    held = json.loads(path.read_text(encoding="utf-8"))
    held["helplines"][5]["for"]["en"] = "Everybody LGBT+"
    path.write_text(json.dumps(held), encoding="utf-8")
    page = take_in(work, path)
    assert page.offer is not None
    assert "Everybody LGBT+" in words(page)
    work.press("leave_facts")
    assert "which came with the program" in words(page)
    work.press("take_in")
    work.qtbot.waitUntil(lambda: page.offer is not None, timeout=5000)
    work.press("accept_facts")
    assert "The facts of 24 November 2026, taken in by Megan Price." in words(page)
    work.quit()


def test_a_changed_number_waits_for_a_second_reader(qtbot: QtBot, town: Town, tmp_path: Path) -> None:
    settled(town)
    town.add_all(Nia=Role.MANAGER)
    work = AtWork(qtbot, town, FOUNDER)
    for account in work.desk.vault.keyring.accounts.values():
        colleague_for(work.desk, account.id, account.name, "Manager")
    page = take_in(work, newer(tmp_path, number="0800 000 0001"))
    offer = page.offer
    assert offer is not None
    assert offer.agreeing is not None
    assert not offer.accept.isEnabled()
    assert "the number 0800 999 5428 becomes 0800 000 0001" in words(page)
    editor = offer.agreeing.editor
    editor.who.box.setCurrentIndex(1)
    editor.secret.box.setText(town.people["Nia"])
    work.press("read_by_agree")
    qtbot.waitUntil(offer.accept.isEnabled, timeout=10000)
    work.press("accept_facts")
    assert facts.helplines(work.desk)["galop"].number == "0800 000 0001"
    assert "The numbers were read a second time by Nia." in words(page)
    assert not [one for one in page.findChildren(Notice) if one.isVisible() and "wrong one slips in" in one.accessibleName()]
    work.quit()


def test_alone_nobody_can_change_a_number(work: AtWork, tmp_path: Path) -> None:
    page = take_in(work, newer(tmp_path, number="0800 000 0001"))
    assert page.offer is not None
    assert not page.offer.accept.isEnabled()
    assert "Nobody else here may read the numbers a second time" in words(page)
    work.press("leave_facts")
    assert facts.helplines(work.desk)["galop"].number == "0800 999 5428"
    work.quit()
