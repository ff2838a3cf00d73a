"""Nothing in the settings is cut, hidden, too small or without a name, in either language, at small sizes and large text."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from vaults import Town

from tests.ui.looking import faults_seen
from tests.ui.pages.organisation_desk import AtWork, settled
from vawdesk.ui.kit import theme
from vawdesk.ui.pages.organisation.settings_menu import PAGES


@pytest.mark.parametrize(("code", "scale", "size"), [("en", 1.0, (1366, 768)), ("cy", 1.0, (1280, 720)), ("cy", 2.0, (1366, 768))])
def test_every_settings_page_fits(qtbot: QtBot, town: Town, code: str, scale: float, size: tuple[int, int]) -> None:
    settled(town)
    work = AtWork(qtbot, town)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    work.program.settings.change(language=code)
    theme.apply(application, "light", scale)
    work.program.window.resize(*size)
    assert work.program.signed_in is not None
    work.program.signed_in.rebuild()
    found: dict[str, list[str]] = {}
    for key, _drawing, _words in PAGES:
        work.open(key)
        qtbot.waitUntil(lambda: work.window.at.worker.waiting() == 0, timeout=10000)
        if faults := faults_seen(qtbot, work.program.window):
            found[key] = faults
    theme.apply(application, "light", 1.0)
    work.quit()
    assert not found
