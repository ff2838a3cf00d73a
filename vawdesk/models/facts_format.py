"""How an edition of the facts is written down, read strictly: everything that is not exactly so is refused in words."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from typing import Any, NoReturn

from vawdesk.i18n import N_, Message
from vawdesk.models.kinds import YEARS, Email, Telephone
from vawdesk.models.values import clean_text

LARGEST = 256 * 1024  # bytes: many times what a full edition needs
MOST_ROWS, LONGEST = 200, 1_000
KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
Shape = dict[str, Any]

FAULTS: dict[str, Message] = {
    "not one": N_("This is no facts file, or it is damaged. Nothing was changed."),
    "large": N_("This file is far larger than a facts file can be. Nothing was changed."),
    "format": N_("This facts file is made for another version of the program. Nothing was changed."),
    "shape": N_("This facts file holds something that does not belong there, or lacks something. Nothing was changed."),
    "twice": N_("This facts file says something twice. Nothing was changed."),
    "words": N_("This facts file holds words or signs that cannot be shown rightly. Nothing was changed."),
    "number": N_("This facts file holds a telephone number or an e-mail address that cannot be right. Nothing was changed."),
    "day": N_("This facts file holds a day that does not exist. Nothing was changed."),
    "emergency": N_("This facts file lacks 999 or Live Fear Free. Nothing was changed."),
    "laws": N_("This facts file does not hold the law for each of the six reasons. Nothing was changed."),
}


class FactsFault(ValueError):
    """These bytes are no edition of the facts; `message` says why in words."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message


def fault_of(what: str) -> FactsFault:
    """The fault of this name."""
    return FactsFault(FAULTS[what])


def shape_of(data: bytes, names: Sequence[str]) -> Shape:
    """The object in these bytes, with exactly these names. Raises FactsFault."""
    if len(data) > LARGEST:
        raise fault_of("large")
    try:
        found = json.loads(data.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no, parse_float=_no)
    except FactsFault:
        raise
    except (ValueError, RecursionError):
        raise fault_of("not one") from None
    return _exactly(found, names, ())


def _once(pairs: list[tuple[str, Any]]) -> Shape:
    if len({name for name, _value in pairs}) != len(pairs):
        raise fault_of("twice")
    return dict(pairs)


def _no(_found: str) -> NoReturn:
    raise fault_of("shape")


def _exactly(found: object, names: Sequence[str], may: Sequence[str]) -> Shape:
    if not isinstance(found, dict) or not set(names) <= set(found) <= {*names, *may}:
        raise fault_of("shape")
    return found


def rows(found: Shape, name: str, names: Sequence[str], may: Sequence[str] = ()) -> list[Shape]:
    """The objects in a list, each with exactly these names, and perhaps those of `may`. Raises FactsFault."""
    held = found[name]
    if not isinstance(held, list) or not 0 < len(held) <= MOST_ROWS:
        raise fault_of("shape")
    return [_exactly(one, names, may) for one in held]


def wording(one: Shape, name: str) -> tuple[str, str]:
    """The same in English and in Welsh. Raises FactsFault."""
    held = _exactly(one[name], ("en", "cy"), ())
    return text.words(held, "en"), text.words(held, "cy")


class _Text:
    """Single values, each checked for what it is. All raise FactsFault."""

    @staticmethod
    def words(one: Shape, name: str) -> str:
        """One line that can be shown as it stands: no control signs, nothing that turns the writing round."""
        held = one[name]
        if not isinstance(held, str) or not 0 < len(held) <= LONGEST or "\n" in held or "\t" in held or clean_text(held) != held:
            raise fault_of("words")
        return held

    def key(self, one: Shape, name: str) -> str:
        """A name by which a fact stays the same from one edition to the next."""
        held = self.words(one, name)
        if not KEY.fullmatch(held):
            raise fault_of("shape")
        return held

    def phone(self, one: Shape, name: str) -> str:
        """A number that can be dialled here: figures and spaces, never an international or a premium-rate one."""
        held = self.words(one, name)
        if Telephone().fault(held) or not re.fullmatch(r"[0-9 ]{3,20}", held) or held.startswith(("00", "09", "070")):
            raise fault_of("number")
        return held

    def email(self, one: Shape, name: str) -> str:
        """An e-mail address."""
        held = self.words(one, name)
        if Email().fault(held):
            raise fault_of("number")
        return held

    def day(self, one: Shape, name: str) -> date:
        """A day of the calendar: 2026-11-22."""
        held = self.words(one, name)
        try:
            found = date.fromisoformat(held)
        except ValueError:
            raise fault_of("day") from None
        if found.isoformat() != held or found.year not in YEARS:
            raise fault_of("day")
        return found

    @staticmethod
    def flag(one: Shape, name: str) -> bool:
        """True or false."""
        held = one[name]
        if not isinstance(held, bool):
            raise fault_of("shape")
        return held


text = _Text()
