"""A copy that is saved: a password that is worth something, told to the reader by another way, and where the copy would lie besides."""

from __future__ import annotations

from pathlib import Path

from vawdesk.i18n import N_, Message
from vawdesk.models.rules import Problem, Rule
from vawdesk.vault.accounts import check_passphrase, one_time_passphrase
from vawdesk.vault.errors import WeakPassphrase
from vawdesk.vault.places import on_network, service_of

TWICE = Rule("X5 twice", N_("The two passwords are not the same. Type the same one twice."), "UK GDPR 5(1)(f)")
WEAK = "X5 weak"
OPEN_COPIED = N_(
    "{service} copies this folder to other places. A copy that anybody can read would lie there too, out of your sight. "
    "Choose a folder that stays on this computer, or save it with a password."
)
LOCKED_COPIED = N_(
    "{service} copies this folder to other places. The locked copy will lie there too: whoever has its password can open it."
)
OPEN_ON_NETWORK = N_(
    "This folder is on a network drive. Whoever can open the drive can read the copy. "
    "Choose a folder that stays on this computer, or save it with a password."
)
LOCKED_ON_NETWORK = N_("This folder is on a network drive. The locked copy will lie there: whoever has its password can open it.")


def password_problem(password: str, again: str, reader: str) -> Problem | None:
    """What stands against a password, or None. It is judged as every passphrase is, and never holds the reader's name."""
    try:
        check_passphrase(password, reader.strip() or "\N{OBJECT REPLACEMENT CHARACTER}")
    except WeakPassphrase as weak:
        return Problem("password", weak.message, TWICE.paragraph, TWICE.weight, WEAK)
    return None if password == again else TWICE.at("password")


def suggested() -> str:
    """A password that nobody could guess, in groups that can be read out on the phone."""
    return one_time_passphrase()


def copied_elsewhere(place: Path, *, locked: bool) -> Message | None:
    """What to say of a place from which a copy leaves this computer by itself; None where nothing is known of it."""
    if service := service_of(place.absolute().parent):
        return (LOCKED_COPIED if locked else OPEN_COPIED).with_(service=service)
    if on_network(place.absolute().parent):
        return LOCKED_ON_NETWORK if locked else OPEN_ON_NETWORK
    return None
