"""The four answers of the page that prints, given as a person at the desk gives them."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLabel

from tests.ui.pages.leaving.conftest import House
from vawdesk.ui.kit.print_ask import PRINT, PrintAsk


def ask_about_his_note(house: House) -> Any:
    return house.open(PRINT, PrintAsk("D04", house.filed.his.id if house.filed else None))


def for_a_colleague(house: House, why: str = "For supervision") -> None:
    house.choose("print_for", "A colleague")
    house.type("print_why", why)


def for_his_solicitor(house: House) -> None:
    house.choose("print_for", "A solicitor")
    house.type("print_name", "Rees and Hopkin Solicitors")
    house.choose("print_acts_for", "Rhodri")
    house.type("print_why", "Court hearing, 3 December")


def said(house: House) -> str:
    """Everything that can be read at the left of the page."""
    return " ".join(getattr(label, "words", label.text()) for label in house.page.kept.findChildren(QLabel))
