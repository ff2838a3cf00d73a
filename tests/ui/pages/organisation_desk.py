"""The program signed in over a small real vault, for the tests of pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from vaults import FOUNDER, PASSPHRASE, Town

from tests.ui.world import Stage, stage_over
from vawdesk import app
from vawdesk.services.desk import Desk
from vawdesk.services.first_steps import colleague_for, name_organisation
from vawdesk.ui.desk_window import DeskWindow
from vawdesk.ui.kit.page import Page
from vawdesk.ui.leaving import Handover
from vawdesk.ui.program import Program
from vawdesk.ui.sign_in import SignIn


class AtWork:
    """A running program, past its sign-in."""

    def __init__(self, qtbot: QtBot, town: Town, name: str = FOUNDER, passphrase: str = PASSPHRASE, told: Handover | None = None) -> None:
        self.qtbot, self.town, self.ended = qtbot, town, False
        self.stage: Stage = stage_over(town)
        self.program: Program = app.program(self.stage.world(), town.folder, told)
        self.program.ended.connect(self._end)
        self.program.start()
        qtbot.waitExposed(self.program.window)
        card = self.program.window.screen_now
        assert isinstance(card, SignIn)
        card.name.setText(name)
        card.secret.box.setText(passphrase)
        card.unlock.click()
        qtbot.waitUntil(lambda: self.program.signed_in is not None, timeout=20000)

    def _end(self) -> None:
        self.ended = True

    @property
    def desk(self) -> Desk:
        assert self.program.signed_in is not None
        return self.program.signed_in.session.desk

    @property
    def window(self) -> DeskWindow:
        assert self.program.signed_in is not None
        return self.program.signed_in.desk_window

    def open(self, key: str) -> Page:
        page = self.window.open(key)
        assert page is not None, key
        return page

    def press(self, name: str) -> None:
        """A button of the page that is open."""
        page = self.window.shell.page
        assert page is not None
        button = page.findChild(QPushButton, name)
        assert isinstance(button, QPushButton), name
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def here(self, kind: type[Page]) -> Any:
        """The page that is open, which is one of this kind."""
        page = self.window.shell.page
        assert isinstance(page, kind), page
        return page

    def quit(self) -> None:
        if not self.ended:
            self.program.quit()
            self.qtbot.waitUntil(lambda: self.ended, timeout=10000)
        self.program.window.deleteLater()


def settled(town: Town) -> None:
    """A vault in which the organisation and its founder have their records."""
    vault = town.open()
    desk = Desk(vault)
    name_organisation(desk, "Cymorth Teulu Dyffryn", welsh=False)
    colleague_for(desk, vault.account.id, "Megan Price", "Director")
    vault.sign_out()


def fill(page: Page, **values: object) -> None:
    assert page.form is not None
    for name, value in values.items():
        page.form.editors[name].set_value(value)


def words(page: Page) -> str:
    """What stands on a page."""
    said = [one.words for one in page.findChildren(QLabel) if hasattr(one, "words")]
    return "\n".join(said).replace("\u00a0", " ")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder
