"""The hand on a page of visits and flags."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from tests.ui.pages.visits.conftest import Office


def press(office: Office, page: QWidget, name: str) -> None:
    """Press the button of this name."""
    found = page.findChild(QPushButton, name)
    assert isinstance(found, QPushButton), name
    office.qtbot.mouseClick(found, Qt.MouseButton.LeftButton)
