"""The password of a copy that is saved: long enough to be worth anything, and told to the reader by another way."""

from __future__ import annotations

from vawdesk.i18n import N_
from vawdesk.models.rules import Problem, Rule
from vawdesk.vault.accounts import check_passphrase, one_time_passphrase
from vawdesk.vault.errors import WeakPassphrase

TWICE = Rule("X5 twice", N_("The two passwords are not the same. Type the same one twice."), "UK GDPR 5(1)(f)")
WEAK = "X5 weak"


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
