"""The first half hour: the vault is made, colleagues get accounts, and each chooses a passphrase of their own."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLabel

from tests.features.casework.at_the_desk import AtTheDesk, Key
from vawdesk.ui.first_run import FirstRunWindow
from vawdesk.ui.first_run_steps import Step

FOUNDER, FOUNDERS = "Nerys Hopkins", "llyn mynydd afon coeden"
MANAGER, MANAGERS = "Mared Owen", "cwmwl carreg drws eos"
WORKER, WORKERS = "Huw Maddocks", "bore da pawb ohonoch"
OTHER_WORKER = "Ffion Rees"  # works with the other side; her account is made, and she signs in another day


def make_the_vault(desk: AtTheDesk) -> None:
    """Language, organisation, place, account, recovery sheet, its code typed back: Home."""
    desk.start()
    desk.press("continue")
    desk.into("organisation", "Cymorth Teulu Dyffryn")
    desk.press("continue")
    desk.into("folder", str(desk.folder))
    desk.press("continue")
    for name, words in (("name", FOUNDER), ("post", "Director"), ("sign_in_name", "nerys")):
        desk.into(name, words)
    for name in ("passphrase", "passphrase_again"):
        desk.into(name, FOUNDERS)
    desk.press("continue")
    card = desk.program.window.screen_now
    assert isinstance(card, FirstRunWindow)
    desk.until(lambda: card.step is Step.SHEET)
    code = _code_shown(desk)
    desk.press("continue")
    desk.into("code_typed", code)
    desk.press("continue")
    desk.come_in()
    assert desk.place == "home"


def _code_shown(desk: AtTheDesk) -> str:
    """What a person copies from the screen: nine groups of four."""
    for label in desk.window.findChildren(QLabel):
        groups = label.accessibleName().replace(" ", "")
        if label.isVisible() and len(groups) == 36 and groups.isupper() and groups.isalnum():
            return groups
    raise AssertionError("no code is shown")


def give_an_account(desk: AtTheDesk, name: str, sign_in: str, post: str, role: str) -> str:
    """Settings, Accounts, Add: gives the passphrase that works once, as it is handed over."""
    desk.go("settings")
    desk.press("add_account")
    for field, words in (("name", name), ("sign_in_name", sign_in), ("post", post)):
        desk.into(field, words)
    next(iter(desk.window.findChildren(QCheckBox, f"role_{role}"))).setFocus()
    desk.key(Key.Key_Space)
    desk.press("verb")
    desk.until(lambda: name in desk.window.accessibleName())
    once = _once(desk)
    desk.press("verb")
    assert once not in desk.seen
    return once


def _once(desk: AtTheDesk) -> str:
    """The words in large letters on the card that hands them over; they are read out letter by letter."""
    for label in desk.window.findChildren(QLabel):
        if label.text() and label.accessibleName() == " ".join(label.text()):
            return label.text()
    raise AssertionError("no passphrase is shown")


def sign_in(desk: AtTheDesk, name: str, passphrase: str) -> None:
    """A colleague comes to the desk."""
    desk.start()
    desk.into("name", name)
    desk.into("passphrase", passphrase)
    desk.key(Key.Key_Return)
    desk.come_in()


def sign_in_first(desk: AtTheDesk, name: str, once: str, own: str) -> None:
    """The first time: the passphrase that was handed over opens nothing but the card on which one's own is chosen."""
    desk.start()
    desk.into("name", name)
    desk.into("passphrase", once)
    desk.key(Key.Key_Return)
    desk.until(lambda: "Choose your passphrase" in desk.seen)
    desk.type(own)
    desk.into("again", own)
    desk.key(Key.Key_Return)
    desk.come_in()
