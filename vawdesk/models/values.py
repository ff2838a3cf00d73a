"""Values that records hold and no standard type can: approximate dates, choices with words, rows, signatures."""

from __future__ import annotations

import unicodedata
import uuid
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from typing import Any, ClassVar, Self

from vawdesk.i18n import N_, NP_, Language, Message

BIDI = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

UNSEEN = frozenset("\u00ad\u200b\u2060\ufeff")  # in the middle of a name they would hide it from search; joiners that scripts need stay


def clean_text(text: str) -> str:
    """Text as it is kept: NFC, without control, bidi and unseen characters; line ends are one newline, tabs stay."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    gone = BIDI | UNSEEN
    return "".join(c for c in text if c in "\n\t" or (c not in gone and unicodedata.category(c) not in {"Cc", "Cs"})).strip()


class Option(Enum):
    """A choice: its value is what is kept, its label what is shown.

    class Mode(Option):
        PHONE = "phone", N_("Phone")
    """

    label: Message

    def __new__(cls, value: str, label: Message) -> Self:
        made = object.__new__(cls)
        made._value_ = value
        made.label = label
        return made


class Tri(Option):
    """Yes, No, Not known. What the words are, the question says (`Answers`): Welsh has no single yes."""

    YES = "yes", NP_("generic", "Yes")
    NO = "no", NP_("generic", "No")
    NOT_KNOWN = "not known", N_("Not known")
    DOES_NOT_APPLY = "does not apply", N_("Does not apply")


NOT_KNOWN = N_("Not known")


@dataclass(frozen=True)
class Answers:
    """The words in which one question is answered. `does_not_apply` is offered only where it is given."""

    yes: Message
    no: Message
    not_known: Message | None = NOT_KNOWN
    does_not_apply: Message | None = None

    def offered(self) -> tuple[Tri, ...]:
        """The answers that can be given, in the order in which they are shown."""
        found = [Tri.YES, Tri.NO]
        if self.not_known:
            found.append(Tri.NOT_KNOWN)
        if self.does_not_apply:
            found.append(Tri.DOES_NOT_APPLY)
        return tuple(found)

    def word(self, answer: Tri) -> Message:
        """The words for one answer."""
        words = {Tri.YES: self.yes, Tri.NO: self.no, Tri.NOT_KNOWN: self.not_known, Tri.DOES_NOT_APPLY: self.does_not_apply}[answer]
        return words or answer.label


OES = Answers(NP_("oes", "Yes"), NP_("oes", "No"))  # Is there …? Have you got …?
YDY = Answers(NP_("ydy", "Yes"), NP_("ydy", "No"))  # Is it …? Is he …?
YDYN = Answers(NP_("ydyn", "Yes"), NP_("ydyn", "No"))  # Are they …?
DO = Answers(NP_("do", "Yes"), NP_("do", "No"))  # Did …? Has …?
IE = Answers(NP_("ie", "Yes"), NP_("ie", "No"))  # Is it this that …? (a focused question)
GALL = Answers(NP_("gall", "Yes"), NP_("gall", "No"))  # Can …?
OEDD = Answers(NP_("oedd", "Yes"), NP_("oedd", "No"))  # Was there …?


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date as well as it is known: a year, a year and month, or a day; and whether it is only about then.

    Raises ValueError for a day that does not exist.
    """

    year: int
    month: int = 0
    day: int = 0
    about: bool = False

    def __post_init__(self) -> None:
        if self.day and not self.month:
            raise ValueError("a day without a month")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """The inverse of `str`: 2026, 2026-03, 2026-03-27, with "~" before it for "about"."""
        about = text.startswith("~")
        parts = [int(part) for part in text.lstrip("~").split("-")] + [0, 0]
        return cls(parts[0], parts[1], parts[2], about)

    def __str__(self) -> str:
        text = f"{self.year:04}"
        if self.month:
            text += f"-{self.month:02}"
        if self.day:
            text += f"-{self.day:02}"
        return ("~" if self.about else "") + text

    @property
    def earliest(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it can mean."""
        if self.day:
            return self.earliest
        if self.month == 12 or not self.month:
            return date(self.year, 12, 31)
        return date.fromordinal(date(self.year, self.month + 1, 1).toordinal() - 1)

    def shown(self, language: Language) -> str:
        """In words: 27 March 2007, March 2007, 2007, about March 2007."""
        if self.day:
            words = language.date(self.earliest)
        elif self.month:
            words = language.date(self.earliest, "month")
        else:
            words = str(self.year)
        return language.say(N_("about {date}"), date=words) if self.about else words


def age_on(born: PartialDate, day: date) -> tuple[int, int]:
    """The least and the greatest age in years on `day` that the date of birth allows."""

    def full_years(birth: date) -> int:
        return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))

    return full_years(born.latest), full_years(born.earliest)


@dataclass(frozen=True)
class Row:
    """Base of rows that live and die with their record (phones, aliases). Subclasses are frozen dataclasses made with `row_field`.

    `called` is one row in a word, where the name of the field says more than one.
    """

    called: ClassVar[Message | None] = None

    @classmethod
    @cache
    def described(cls) -> dict[str, Any]:
        """The description of each column of the row, by name."""
        return {item.name: item.metadata["field"] for item in fields(cls)}


@dataclass(frozen=True)
class Signature:
    """Who signed, as what, when and how. `how` is one of the forms of X13 for a second person, else "in place" or "on paper"."""

    person: uuid.UUID
    name: str
    post: str
    at: datetime
    how: str = "in place"
    words: str = ""  # for a named person reached by phone or paper: their words; for nobody reached: why
    proof: str = ""  # hex of the account's signature over the content's digest, where an account signed

    def encode(self) -> dict[str, str]:
        return {
            "person": self.person.hex,
            "name": self.name,
            "post": self.post,
            "at": self.at.astimezone(UTC).isoformat(),
            "how": self.how,
            "words": self.words,
            "proof": self.proof,
        }

    @classmethod
    def decode(cls, raw: dict[str, str]) -> Signature:
        return cls(
            uuid.UUID(raw["person"]),
            raw["name"],
            raw["post"],
            datetime.fromisoformat(raw["at"]),
            raw["how"],
            raw["words"],
            raw.get("proof", ""),
        )
