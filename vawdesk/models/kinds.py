"""The kinds of field: how a value is kept, checked, written into content and read back."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Boolean, Date, Integer, String, Text, Uuid
from sqlalchemy.types import TypeEngine

from vawdesk.i18n import N_, Message
from vawdesk.models.kind import Kept, Kind, Particular
from vawdesk.models.values import Answers, Option, PartialDate, Row, Signature, Tri, clean_text

__all__ = ["Kept", "Kind", "Particular"]  # beside the kinds made of them

TOO_LONG = N_("This is {length} characters long. There is room for {limit}.")
NOT_WHOLE = N_("Write a whole number from {low} to {high}.")
ODD_PHONE = N_("This does not look like a telephone number. Check each figure.")
ODD_EMAIL = N_("This does not look like an e-mail address.")
ODD_YEAR = N_("This year lies too far away. Check it.")
YEARS = range(1800, 2200)  # further away reckoning with days would fail
ROW_NOT_COMPLETE = N_("A row is not complete. Fill it in or take it away.")


@dataclass(frozen=True)
class TextKind(Kind):
    """One line of text."""

    limit: int = 200
    about: Particular | None = None

    @property
    def particular(self) -> Particular | None:
        return self.about

    def column(self) -> TypeEngine[Any]:
        return Text()

    def clean(self, value: Any) -> Any:
        return clean_text(value) or None

    def fault(self, value: Any) -> Message | None:
        return TOO_LONG.with_(length=len(value), limit=self.limit) if len(value) > self.limit else None

    def text(self, value: Any) -> str:
        return str(value)


@dataclass(frozen=True)
class LongText(TextKind):
    """Text of several lines."""

    limit: int = 20_000


@dataclass(frozen=True)
class Telephone(TextKind):
    """A telephone number, UK or international, shown as it was typed."""

    limit: int = 40
    about: Particular | None = "phone"

    def fault(self, value: Any) -> Message | None:
        figures = [c for c in value if c.isdigit()]
        plausible = 3 <= len(figures) <= 15 and all(c.isdigit() or c in "+()-. #*" for c in value.replace("\u00a0", " "))
        uk = value.lstrip(" (").startswith(("0", "+", "1", "9"))
        return super().fault(value) or (None if plausible and uk and (len(figures) >= 8 or len(figures) <= 6) else ODD_PHONE)


@dataclass(frozen=True)
class Email(TextKind):
    """An e-mail address."""

    limit: int = 254
    about: Particular | None = "email"

    def fault(self, value: Any) -> Message | None:
        name, at, host = value.rpartition("@")
        return super().fault(value) or (None if at and name and "." in host and " " not in value else ODD_EMAIL)


@dataclass(frozen=True)
class Dated(Kind):
    """Whatever has a year."""

    def fault(self, value: Any) -> Message | None:
        return None if value.year in YEARS else ODD_YEAR


@dataclass(frozen=True)
class DateKind(Dated):
    """A day of the calendar, fully known."""

    def column(self) -> TypeEngine[Any]:
        return Date()

    def encode(self, value: date) -> str:
        return value.isoformat()

    def decode(self, raw: str) -> date:
        return date.fromisoformat(raw)


@dataclass(frozen=True)
class ApproximateDate(Dated):
    """A date as well as it is known (PartialDate)."""

    def encode(self, value: PartialDate) -> str:
        return str(value)

    def decode(self, raw: str) -> PartialDate:
        return PartialDate.parse(raw)


@dataclass(frozen=True)
class MomentKind(Dated):
    """A date and time: aware, kept in UTC, shown in local time."""

    def encode(self, value: datetime) -> str:
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def decode(self, raw: str) -> datetime:
        return datetime.fromisoformat(raw)


@dataclass(frozen=True)
class Choice(Kind):
    """One of a fixed set of options."""

    options: type[Option]
    offered: tuple[Option, ...] = ()  # when not every option may be chosen by hand

    def column(self) -> TypeEngine[Any]:
        return Kept(self, String(60))

    def encode(self, value: Option) -> str:
        return str(value.value)

    def decode(self, raw: str) -> Option:
        return self.options(raw)  # type: ignore[call-arg]  # Option.__new__ also takes the label; look-up by value does not


@dataclass(frozen=True)
class Several(Choice):
    """Any number of a fixed set of options, kept in the set's own order (a tuple)."""

    @property
    def structured(self) -> bool:
        return True

    def column(self) -> TypeEngine[Any]:
        return Kept(self)

    def encode(self, value: Any) -> Any:
        chosen = set(value)
        return [option.value for option in self.options if option in chosen]

    def decode(self, raw: Any) -> Any:
        return tuple(self.options(item) for item in raw)  # type: ignore[call-arg]  # as in Choice.decode

    def clean(self, value: Any) -> Any:
        return self.decode(self.encode(value)) or None


@dataclass(frozen=True)
class TriKind(Choice):
    """Yes, No, Not known; the words come from the question."""

    options: type[Option] = Tri
    answers: Answers | None = None


@dataclass(frozen=True)
class Flag(Kind):
    """True or false."""

    def column(self) -> TypeEngine[Any]:
        return Boolean()


@dataclass(frozen=True)
class Whole(Kind):
    """A whole number within bounds; `unit` names what is counted."""

    low: int = 0
    high: int = 1_000_000
    unit: Message | None = None

    def column(self) -> TypeEngine[Any]:
        return Integer()

    def fault(self, value: Any) -> Message | None:
        return None if self.low <= value <= self.high else NOT_WHOLE.with_(low=self.low, high=self.high)


@dataclass(frozen=True)
class Reference(Kind):
    """The id of one record of another type, named by its type name."""

    to: str

    def column(self) -> TypeEngine[Any]:
        return Uuid()

    def encode(self, value: uuid.UUID) -> str:
        return value.hex

    def decode(self, raw: str) -> uuid.UUID:
        return uuid.UUID(raw)


@dataclass(frozen=True)
class References(Kind):
    """The ids of records of one other type (a tuple)."""

    to: str

    @property
    def structured(self) -> bool:
        return True

    def encode(self, value: Any) -> Any:
        return [item.hex for item in value]

    def decode(self, raw: Any) -> Any:
        return tuple(uuid.UUID(item) for item in raw)

    def clean(self, value: Any) -> Any:
        return tuple(dict.fromkeys(value)) or None


@dataclass(frozen=True)
class Rows(Kind):
    """Rows of one shape which live and die with the record, replaced whole (a tuple of frozen rows)."""

    row: type[Row]

    @property
    def structured(self) -> bool:
        return True

    def encode(self, value: Any) -> Any:
        described = self.row.described().items()
        return [{name: item.kind.encode(held) for name, item in described if (held := getattr(one, name)) is not None} for one in value]

    def decode(self, raw: Any) -> Any:
        kinds = self.row.described()
        return tuple(self.row(**{name: kinds[name].kind.decode(held) for name, held in one.items()}) for one in raw)

    def clean(self, value: Any) -> Any:
        kinds, kept = self.row.described(), []
        for one in value:
            cleaned = {name: None if (held := getattr(one, name)) is None else item.kind.clean(held) for name, item in kinds.items()}
            if any(held is not None for held in cleaned.values()):
                kept.append(self.row(**cleaned))
        return tuple(kept) or None

    def fault(self, value: Any) -> Message | None:
        for one in value:
            for name, item in self.row.described().items():
                held = getattr(one, name)
                if held is None and item.required(one):
                    return item.missing or ROW_NOT_COMPLETE
                wrong: Message | None = None if held is None else item.kind.fault(held)
                if wrong:
                    return wrong
        return None

    def text(self, value: Any) -> str:
        kinds = self.row.described()
        return " ".join(item.kind.text(held) for one in value for name, item in kinds.items() if (held := getattr(one, name)) is not None)


@dataclass(frozen=True)
class Signed(Kind):
    """A signature (values.Signature)."""

    @property
    def structured(self) -> bool:
        return True

    def encode(self, value: Signature) -> Any:
        return value.encode()

    def decode(self, raw: Any) -> Signature:
        return Signature.decode(raw)
