"""The binding of Qt that ships may not lose count of None: one release did, and died after some thousands of calls."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

CALLS = 2000


def test_a_call_that_gives_none_costs_no_reference(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _call in range(CALLS):
        widget.parentWidget()
    assert before - sys.getrefcount(None) < CALLS // 10
