"""Every screen test begins in the light theme at the usual text size."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from vawdesk.i18n import Language, language
from vawdesk.ui.kit import theme


@pytest.fixture(autouse=True)
def _usual_look(qapp: QApplication) -> None:
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the windows of the test before
    if (theme.now().name, theme.scale()) != ("light", 1.0) or not theme.look().sheet:
        theme.apply(qapp, "light", 1.0)


@pytest.fixture
def english() -> Language:
    return language("en")


@pytest.fixture
def shown(qtbot):
    """Shows an editor in a window with the focus."""

    def show(editor):
        qtbot.addWidget(editor)
        editor.resize(720, 400)
        editor.show()
        editor.activateWindow()
        editor.focus_first()
        QApplication.processEvents()
        return editor

    return show
