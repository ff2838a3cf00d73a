"""The dated facts: helplines, notes on the law, order areas, bank holidays. What ships is a start; a newer edition can be taken in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from vawdesk import paths
from vawdesk.i18n import Language
from vawdesk.models.facts_format import Shape, fault_of, rows, shape_of, text, wording
from vawdesk.models.plain_reasons import PlainReason

OLD_AFTER = timedelta(days=183)
Said = tuple[str, str]  # in English, in Welsh
FORMAT = 1


@dataclass(frozen=True)
class Helpline:
    """One line to ring. `certain` is False where the number was not seen at its source: it is marked "check before use"."""

    key: str
    names: Said
    number: str
    whom: Said
    certain: bool
    text: str = ""
    email: str = ""

    def name(self, language: Language) -> str:
        """Its name in this language."""
        return in_language(self.names, language)

    def for_whom(self, language: Language) -> str:
        """Whom it is for, in this language."""
        return in_language(self.whom, language)


@dataclass(frozen=True)
class LawNote:
    """What a manager may begin with for one plain reason: the lawful basis and the condition, in our words."""

    reason: PlainReason
    basis: Said
    condition: Said
    certain: bool


@dataclass(frozen=True)
class OrderArea:
    """Which orders the police of one area can ask a court for."""

    key: str
    names: Said
    orders: Said
    certain: bool


@dataclass(frozen=True)
class BankHoliday:
    """A day on which courts and offices are closed in England and Wales."""

    on: date
    names: Said


@dataclass(frozen=True)
class Facts:
    """One edition, whole."""

    edition: date
    helplines: dict[str, Helpline]
    laws: dict[PlainReason, LawNote]
    order_areas: dict[str, OrderArea]
    bank_holidays: dict[date, BankHoliday]

    def is_old(self, today: date) -> bool:
        """Whether nobody has brought a newer edition for half a year."""
        return today - self.edition > OLD_AFTER


def in_language(said: Said, language: Language) -> str:
    """The words in this language."""
    return said[language.code == "cy"]


def facts_in(data: bytes) -> Facts:
    """The edition in these bytes. Raises FactsFault, which says in words what is wrong with them."""
    found = shape_of(data, ("format", "edition", "helplines", "laws", "order_areas", "bank_holidays"))
    if found["format"] != FORMAT:
        raise fault_of("format")
    helplines = [_helpline(one) for one in rows(found, "helplines", ("key", "name", "number", "for", "certain"), ("text", "email"))]
    laws = [_law(one) for one in rows(found, "laws", ("reason", "basis", "condition", "certain"))]
    areas = [_area(one) for one in rows(found, "order_areas", ("key", "name", "orders", "certain"))]
    days = [_day(one) for one in rows(found, "bank_holidays", ("on", "name"))]
    made = Facts(
        text.day(found, "edition"), {one.key: one for one in helplines}, {one.reason: one for one in laws},
        {one.key: one for one in areas}, {one.on: one for one in days},
    )  # fmt: skip
    counts = ((made.helplines, helplines), (made.laws, laws), (made.order_areas, areas), (made.bank_holidays, days))
    if any(len(kept) != len(read) for kept, read in counts):
        raise fault_of("twice")
    _must_hold(made)
    return made


def _must_hold(facts: Facts) -> None:
    """999, and the line on which the program counts, stand in every edition: one that loses or bends them is none of ours."""
    emergency = facts.helplines.get("emergency")
    if emergency is None or emergency.number != "999" or "live_fear_free" not in facts.helplines:
        raise fault_of("emergency")
    if set(facts.laws) != set(PlainReason):
        raise fault_of("laws")


def _helpline(one: Shape) -> Helpline:
    return Helpline(
        text.key(one, "key"), wording(one, "name"), text.phone(one, "number"), wording(one, "for"), text.flag(one, "certain"),
        text.phone(one, "text") if "text" in one else "", text.email(one, "email") if "email" in one else "",
    )  # fmt: skip


def _law(one: Shape) -> LawNote:
    reason = next((held for held in PlainReason if held.value == one["reason"]), None)
    if reason is None:
        raise fault_of("laws")
    return LawNote(reason, wording(one, "basis"), wording(one, "condition"), text.flag(one, "certain"))


def _area(one: Shape) -> OrderArea:
    return OrderArea(text.key(one, "key"), wording(one, "name"), wording(one, "orders"), text.flag(one, "certain"))


def _day(one: Shape) -> BankHoliday:
    return BankHoliday(text.day(one, "on"), wording(one, "name"))


@cache
def shipped() -> Facts:
    """The edition that comes with the program."""
    return facts_in((paths.resources() / "facts" / "facts.json").read_bytes())
