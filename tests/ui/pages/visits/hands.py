"""The hand on a page of visits and flags."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from tests.hands import put
from tests.ui.pages.visits.conftest import Office
from vawdesk.models.second_person import Form
from vawdesk.ui.kit.second_question import SecondPersonQuestion


def press(office: Office, page: QWidget, name: str) -> None:
    """Press the button of this name."""
    found = page.findChild(QPushButton, name)
    assert isinstance(found, QPushButton), name
    office.qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def agree_in_place(office: Office, asked: QWidget | None, why: str, who: str = "Megan Price") -> None:
    """Give the reason that is asked for; the second person signs at the desk with their own passphrase."""
    assert isinstance(asked, SecondPersonQuestion)
    asked.reason.set_value(why)
    put(asked.second.how, Form.IN_PLACE)
    asked.second.who.set_value(next(one for one in asked.second.who._values if one is not None and one.name == who))
    office.qtbot.keyClicks(asked.second.secret.box, office.town.people[who])
    office.qtbot.keyClick(asked.second.secret.box, Qt.Key.Key_Return)
    office.settle()
    press(office, asked, "verb")
