"""An address or premises: hidden unless somebody decides otherwise, with what a colleague needs in order to come and go safely."""

from __future__ import annotations

import re
import uuid
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Mapped

from vawdesk.clock import Moment
from vawdesk.i18n import N_, NP_
from vawdesk.models.alike import Alike, mark
from vawdesk.models.base import CaseworkRecord, ParticularValue, field, row_field
from vawdesk.models.casework.contact_ways import SAFE_HELP
from vawdesk.models.kinds import ApproximateDate, Choice, Flag, LongText, Particular, Reference, Rows, TextKind, TriKind
from vawdesk.models.rules import Problem, Rule, Weight
from vawdesk.models.values import YDY, Option, PartialDate, Row, Tri


class AddressKind(Option):
    """What sort of place an address is."""

    HOME = "home", NP_("kind of place", "Home")
    SAFE = "safe address", N_("Safe address")
    REFUGE = "refuge", N_("Refuge")
    WORK = "work", N_("Place of work")
    SCHOOL = "school", N_("School or nursery")
    FAMILY = "family", N_("Home of family or friends")
    PUBLIC = "public place", N_("Public place")
    OTHER = "other", N_("Other")


LIVED_IN = frozenset({AddressKind.HOME, AddressKind.SAFE, AddressKind.REFUGE, AddressKind.FAMILY, AddressKind.OTHER})
HIDING = frozenset({AddressKind.SAFE, AddressKind.REFUGE})
LINES = ("line1", "line2", "line3", "line4", "town", "postcode")
POSTCODE, FIRST_LINE = "postcode", "line"
_PARTICULAR: dict[AddressKind, Particular] = {AddressKind.WORK: "workplace", AddressKind.SCHOOL: "school"}
_POSTCODE = re.compile(r"(GIR ?0AA|[A-PR-UWYZ][A-HK-Y]?[0-9][0-9A-HJKMNP-Y]? ?[0-9][ABD-HJLNP-UW-Z]{2})", re.IGNORECASE)
_PARTS = re.compile(r"[,;:()\n]")
_NUMBER = re.compile(r"\d+[a-z]?", re.IGNORECASE)
LONGEST_LINE = 6  # words of a first line that stands in the middle of a sentence

NOTHING_WRITTEN = Rule(
    "address.empty",
    N_("Write something by which the place can be found: a line of the address, the town, or how a stranger would find it."),
    "8.15",
)
ODD_POSTCODE = Rule("address.postcode", N_("This does not look like a UK postcode. You can keep it."), "house rule", Weight.ADVISE)
LEFT_BEFORE = Rule("address.dates", N_("Somebody left this address before they came to it. Check both dates."), "8.25")


@dataclass(frozen=True)
class Resident(Row):
    """One person linked with an address, and for how long."""

    person: uuid.UUID | None = row_field(
        N_("Person"), Reference("person"), required=True, paragraph="8.15", missing=N_("Choose the person linked with this address.")
    )  # fmt: skip
    since: PartialDate | None = row_field(N_("From"), ApproximateDate(), paragraph="8.15")
    until: PartialDate | None = row_field(N_("Until"), ApproximateDate(), paragraph="8.15")
    safe_to_post: Tri | None = row_field(N_("Is it safe to write to them here?"), TriKind(answers=YDY), paragraph="8.5", help=SAFE_HELP)

    def is_there(self, today: date) -> bool:
        """Whether somebody is linked with an address now, as far as is known."""
        return self.until is None or self.until.latest >= today


def confidential_by_default(kind: AddressKind | None, of_somebody_harmed: bool) -> bool:
    """Whether an address starts hidden: a safe address, a refuge, and every address of somebody who may have been harmed."""
    return kind is None or kind in HIDING or of_somebody_harmed


def looks_like_postcode(text: str) -> bool:
    """Whether the text has the form of a UK postcode; spaces and capitals do not matter."""
    return _POSTCODE.fullmatch(" ".join(text.split())) is not None


def marks_in(words: str) -> frozenset[uuid.UUID]:
    """The marks of the places that words written by hand may name: by postcode and door, and by whatever may be a first line.

    That is all that stands between two commas, or some words from a number on.
    """
    codes, parts = [found[0] for found in _POSTCODE.finditer(words)], _PARTS.split(_POSTCODE.sub(",", words))
    lines = [part[found.start() :].split() for part in parts for found in _NUMBER.finditer(part)]
    inside = [" ".join(line[:length]) for line in lines for length in range(2, min(len(line), LONGEST_LINE) + 1)]
    doors = {*parts, *_NUMBER.findall(" ".join(parts)), *(numbers for part in parts if (numbers := _numbers([part]))), _numbers(parts)}
    found = (*(mark(FIRST_LINE, line) for line in (*parts, *inside)), *(_at_postcode(code, door) for code in codes for door in doors))
    return frozenset(one for one in found if one is not None)


def _numbers(lines: Iterable[str]) -> str:
    """The numbers of a house in some lines, in one order, as they tell houses of one postcode apart."""
    return "-".join(sorted(number.casefold() for line in lines for number in _NUMBER.findall(line)))


def _at_postcode(postcode: str | None, door: str) -> uuid.UUID | None:
    return mark(POSTCODE, f"{postcode} {door}") if postcode and door.strip() else None


class Address(CaseworkRecord, Alike):
    """A place. It may be no more than "Refuge – contact the refuge service", a caravan on a field, or a flat above a shop."""

    __tablename__ = "address"
    type_name = "address"
    title = N_("Address")
    marked_by = LINES

    line1: Mapped[str | None] = field(
        N_("Address line 1"), TextKind(120, about="address"), whose="people", mask=True, paragraph="8.15",
        help=N_("Any words by which the place is known. For a refuge, write only: Refuge – contact the refuge service."),
    )  # fmt: skip
    line2: Mapped[str | None] = field(N_("Address line 2"), TextKind(120, about="address"), whose="people", mask=True, paragraph="8.15")
    line3: Mapped[str | None] = field(N_("Address line 3"), TextKind(120, about="address"), whose="people", mask=True, paragraph="8.15")
    line4: Mapped[str | None] = field(N_("Address line 4"), TextKind(120, about="address"), whose="people", mask=True, paragraph="8.15")
    town: Mapped[str | None] = field(N_("Town or village"), TextKind(80, about="address"), whose="people", mask=True, paragraph="8.15")
    county: Mapped[str | None] = field(N_("County"), TextKind(80), paragraph="8.15")
    postcode: Mapped[str | None] = field(N_("Postcode"), TextKind(12, about="address"), whose="people", mask=True, paragraph="8.15")
    kind: Mapped[AddressKind | None] = field(
        N_("Kind of place"), Choice(AddressKind), required=True, paragraph="8.15", missing=N_("Choose what kind of place this is.")
    )  # fmt: skip
    confidential: Mapped[bool | None] = field(
        N_("Keep this address hidden"), Flag(), required=True, default=True, paragraph="8.5",
        missing=N_("Say whether this address is kept hidden."),
        help=N_("Look at a hidden address only if you need to. We keep a record of who looked."),
    )  # fmt: skip
    shown_because: Mapped[str | None] = field(
        N_("Why a safe address or refuge need not be hidden"), TextKind(400), paragraph="8.5",
        required=lambda r: r.kind in HIDING and r.confidential is False,
        missing=N_("Keep this address hidden, or write why it need not be. A safe address that is seen is not safe any more."),
    )  # fmt: skip
    access_notes: Mapped[str | None] = field(
        N_("Coming and going"), LongText(), paragraph="8.15",
        help=N_("Exits, stairs, neighbours, dogs, gate, firearms, telephone signal, parking, lighting."),
    )  # fmt: skip
    found_by_a_stranger: Mapped[str | None] = field(
        N_("How a stranger would find it"), LongText(2000, about="address"), whose="people", mask=True, paragraph="8.15",
        help=N_("Grid reference or three words, directions, where the phone works, who else lives up the lane. Read out in a call to 999."),
    )  # fmt: skip
    residents: Mapped[tuple[Resident, ...] | None] = field(
        N_("Who is linked with this address"), Rows(Resident), required=lambda r: r.kind is not AddressKind.PUBLIC, paragraph="8.15",
        missing=N_("Choose at least one person who lives here, works here or comes here."),
    )  # fmt: skip

    def is_home_now(self, people: Collection[uuid.UUID], today: date) -> bool:
        """Whether one of these people is linked with it and, as far as is known, has not left."""
        return any(row.person in people and row.is_there(today) for row in self.residents or ())

    @property
    def people(self) -> tuple[uuid.UUID, ...]:
        """Ids of everybody linked with it, at any time: a former home still leads to the people who know the new one."""
        return tuple(dict.fromkeys(row.person for row in self.residents or () if row.person is not None))

    def masked(self, name: str) -> bool:
        return super().masked(name) and self.confidential is not False

    def subjects(self) -> tuple[uuid.UUID, ...]:
        return (self.id, *self.people)

    def marks(self) -> frozenset[uuid.UUID]:
        lines = [line for line in (self.line1, self.line2, self.line3, self.line4) if line]
        first = lines[0] if lines else ""
        found = (mark(FIRST_LINE, first), _at_postcode(self.postcode, _numbers(lines) or first))
        return frozenset(one for one in found if one is not None)

    def particulars(self) -> Iterator[ParticularValue]:
        for told in super().particulars():
            yield ParticularValue(told.value, told.whose, _PARTICULAR.get(self.kind, told.kind) if self.kind else told.kind)

    def one_line(self) -> str:
        """The address as written, in one line. Only for what has been revealed or released."""
        return ", ".join(text for name in LINES if (text := getattr(self, name)))

    def rules(self, now: Moment) -> Iterator[Problem]:
        if self.kind is not AddressKind.REFUGE and not self.one_line() and not self.found_by_a_stranger:
            yield NOTHING_WRITTEN.at("line1")
        if self.postcode and not looks_like_postcode(self.postcode):
            yield ODD_POSTCODE.at("postcode")
        if any(row.since and row.until and row.until.latest < row.since.earliest for row in self.residents or ()):
            yield LEFT_BEFORE.at("residents")
