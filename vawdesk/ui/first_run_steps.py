"""The steps of the first run, as data: what each needs before the next, and what stands against a choice. Knows no widget."""

from __future__ import annotations

import hmac
import math
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path, PurePath

from vawdesk import paths
from vawdesk.i18n import N_, Code, Message
from vawdesk.vault import recovery
from vawdesk.vault.accounts import check_passphrase
from vawdesk.vault.code_errors import CodeError
from vawdesk.vault.errors import WeakPassphrase
from vawdesk.vault.places import service_of

ENOUGH_BITS, GOOD_BITS = 40.0, 60.0
COMMON = frozenset(
    {"password", "passphrase", "correct horse battery staple", "letmein", "qwertyuiop", "cyfrinair", "vawdesk", "1234567890"}
)

NAME_ORGANISATION = N_("Write the name of your organisation.")
NAME_VAULT_PLACE = N_("Choose a folder for the vault.")
FOLDER_SYNCHRONISED = N_(
    "This folder looks as if a cloud service copies it. The vault could be damaged there, and copies of it would leave your office. "
    "Choose a folder on this computer."
)
FOLDER_NETWORK = N_(
    "This folder is on another computer. If the connection breaks while something is saved, the vault can be damaged. "
    "Choose a folder on this computer."
)
YOUR_NAME = N_("Write your name as it should stand on records.")
SIGN_IN_NAME = N_("Write a short name to sign in with.")
TOO_COMMON = N_("This passphrase is one of the first that a thief would try. Choose other words.")
NOT_THE_SAME = N_("The two passphrases are not the same. Type it again.")
TYPE_BACK = N_("Type the code from the sheet, so that you know it can be read.")
CODE_WRONG = N_("That is not the code on this sheet. Compare it group by group.")

NO_NAME = "\x00"  # stands in no passphrase
WEAK = N_("This would hold for a short time only. Add another word.")
FAIR = N_("This would hold against most. Another word would make it strong.")
STRONG = N_("This is strong.")


class Step(Enum):
    """The steps in their order."""

    LANGUAGE = "language"
    ORGANISATION = "organisation"
    PLACE = "place"
    ACCOUNT = "account"
    SHEET = "sheet"
    TYPED_BACK = "typed back"


@dataclass(frozen=True)
class FirstRun:
    """Everything the first run asks for. Neither passphrase nor code is shown by repr."""

    language: Code = "en"
    organisation: str = ""
    folder: Path = field(default_factory=paths.default_vault_parent)
    folder_insisted: bool = False
    name: str = ""
    post: str = ""
    sign_in_name: str = ""
    passphrase: str = field(default="", repr=False)
    passphrase_again: str = field(default="", repr=False)
    code: str = field(default="", repr=False)
    code_typed: str = field(default="", repr=False)


@dataclass(frozen=True)
class Wrong:
    """What stands against going on: the field, and the words. An advice may be insisted on."""

    field: str
    message: Message
    advice: bool = False


def after(step: Step) -> Step | None:
    """The next step, or None after the last."""
    steps = list(Step)
    place = steps.index(step) + 1
    return steps[place] if place < len(steps) else None


def before(step: Step) -> Step | None:
    """The step before. From the sheet on there is no way back: the vault has been made."""
    steps = list(Step)
    place = steps.index(step)
    return steps[place - 1] if 0 < place < steps.index(Step.SHEET) else None


def wrong(step: Step, told: FirstRun) -> list[Wrong]:
    """What is missing or wrong on one step."""
    return list(CHECKS[step](told)) if step in CHECKS else []


def _organisation(told: FirstRun) -> list[Wrong]:
    return [] if told.organisation.strip() else [Wrong("organisation", NAME_ORGANISATION)]


def _place(told: FirstRun) -> list[Wrong]:
    if not str(told.folder).strip() or str(told.folder) == ".":
        return [Wrong("folder", NAME_VAULT_PLACE)]
    warning = folder_warning(told.folder)
    return [Wrong("folder", warning, advice=True)] if warning and not told.folder_insisted else []


def _account(told: FirstRun) -> list[Wrong]:
    found = [] if told.name.strip() else [Wrong("name", YOUR_NAME)]
    if not told.sign_in_name.strip():
        found.append(Wrong("sign_in_name", SIGN_IN_NAME))
    if fault := passphrase_fault(told.passphrase, told.sign_in_name):
        found.append(Wrong("passphrase", fault))
    elif not hmac.compare_digest(told.passphrase.encode(), told.passphrase_again.encode()):
        found.append(Wrong("passphrase_again", NOT_THE_SAME))
    return found


def _typed_back(told: FirstRun) -> list[Wrong]:
    if not told.code_typed.strip():
        return [Wrong("code_typed", TYPE_BACK)]
    try:
        same = hmac.compare_digest(recovery.parse(told.code_typed), recovery.parse(told.code))
    except CodeError as slip:
        return [Wrong("code_typed", slip.message)]
    return [] if same else [Wrong("code_typed", CODE_WRONG)]


CHECKS = {Step.ORGANISATION: _organisation, Step.PLACE: _place, Step.ACCOUNT: _account, Step.TYPED_BACK: _typed_back}


def folder_warning(folder: PurePath) -> Message | None:
    """What speaks against a folder: it is synchronised, or on the network."""
    if service_of(folder):
        return FOLDER_SYNCHRONISED
    return FOLDER_NETWORK if str(folder).startswith(("\\\\", "//")) else None


def passphrase_fault(passphrase: str, name: str) -> Message | None:
    """Why a passphrase cannot be used, by the one rule for all of them; nothing is asked of its composition."""
    try:
        check_passphrase(passphrase, name if name.strip() else NO_NAME)
    except WeakPassphrase as weak:
        return weak.message
    return TOO_COMMON if passphrase.casefold().strip() in COMMON else None


def strength(passphrase: str) -> Message | None:
    """One sentence about how long a passphrase would hold; None while nothing is typed. A guess from below, never a promise."""
    if not passphrase:
        return None
    if passphrase_fault(passphrase, "") is not None:
        return WEAK
    bits = _bits(passphrase)
    return WEAK if bits < ENOUGH_BITS else FAIR if bits < GOOD_BITS else STRONG


def _bits(passphrase: str) -> float:
    """Bits, counting each different word as one of some thousands and loose characters by their variety."""
    words = {word.casefold() for word in passphrase.split() if word.isalpha()}
    if len(words) >= 3:
        return 12.5 * len(words)
    return min(len(passphrase), 2 * len(set(passphrase))) * math.log2(max(2, len(set(passphrase)))) * 0.75
