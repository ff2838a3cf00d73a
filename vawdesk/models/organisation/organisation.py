"""The organisation itself: one record with its names, offices, times and terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from sqlalchemy.orm import Mapped

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models.base import OrganisationRecord, Sections, field, row_field
from vawdesk.models.dates import happened
from vawdesk.models.flag_category import Category
from vawdesk.models.kinds import Choice, DateKind, Email, LongText, Rows, Telephone, TextKind, Whole
from vawdesk.models.rules import Problem, Rule, Weight
from vawdesk.models.time_of_day import TimeOfDay
from vawdesk.models.values import Option, Row

MINUTES = N_("minutes")
YEARS = N_("years")


class HouseLanguage(Option):
    """In which languages the organisation works."""

    BOTH = "both", N_("Welsh and English")
    ENGLISH = "en", N_("English")
    WELSH = "cy", N_("Welsh")


class KeptFrom(Option):
    """From when a term of keeping runs."""

    CLOSED = "closed", N_("From the day the case is closed")
    LAST_CONTACT = "last contact", N_("From the last contact")
    ENDED = "ended", N_("From the day it ended")
    AGE_18 = "age 18", N_("From the child's 18th birthday")
    LEFT = "left", N_("From the day they left")


@dataclass(frozen=True)
class Office(Row):
    """One office as it stands on paper."""

    name: str | None = row_field(
        N_("Name of the office"), TextKind(120), required=True, sensitive=False, paragraph="house rule", missing=N_("Name the office.")
    )  # fmt: skip
    address: str | None = row_field(N_("Address"), LongText(400), sensitive=False, paragraph="house rule")
    phone: str | None = row_field(N_("Telephone"), Telephone(), sensitive=False, paragraph="house rule")


@dataclass(frozen=True)
class KeepingTerm(Row):
    """How long one sort of record is kept. There is no single legal figure: the trustees decide."""

    what: str | None = row_field(
        N_("What is kept"), TextKind(120), required=True, sensitive=False, paragraph="UK GDPR 5(1)(e)", missing=N_("Write what is kept.")
    )  # fmt: skip
    years: int | None = row_field(N_("Years"), Whole(0, 100, YEARS), sensitive=False, paragraph="UK GDPR 5(1)(e)")
    counted_from: KeptFrom | None = row_field(N_("Counted from"), Choice(KeptFrom), sensitive=False, paragraph="UK GDPR 5(1)(e)")
    because: str | None = row_field(N_("Why this long"), TextKind(300), sensitive=False, paragraph="UK GDPR 5(1)(e)")


@dataclass(frozen=True)
class FlagTerm(Row):
    """How long an ended staff-risk flag of one kind is kept, counted from the day it ended (F6)."""

    category: Category | None = row_field(
        N_("What kind of risk"), Choice(Category), required=True, sensitive=False, paragraph="UK GDPR 5(1)(e)",
        missing=N_("Choose what kind of risk it is, in each row."),
    )  # fmt: skip
    years: int | None = row_field(
        N_("Years after it ended"), Whole(0, 30, YEARS), required=True, sensitive=False, paragraph="UK GDPR 5(1)(e)",
        missing=N_("Write for how many years, in each row."),
    )  # fmt: skip


TERMS_NOT_DECIDED = Rule(
    "organisation.terms",
    N_("Your trustees must decide how long records are kept, and why. There is no single legal time limit. Nothing is deleted by itself."),
    "UK GDPR 5(1)(e)",
    Weight.ADVISE,
)
FLAG_TERM_TWICE = Rule("F6-twice", N_("Each kind of risk has one term. Take out the row that stands here twice."), "UK GDPR 5(1)(e)")
LADDER = Rule(
    "V1 ladder", N_("Each step after a missed check-in must come later than the one before. Check the three times."), "HSE INDG73"
)


class Organisation(OrganisationRecord):
    """The organisation whose vault this is. There is exactly one."""

    __tablename__ = "organisation"
    type_name = "organisation"
    title = N_("Our organisation")

    name_english: Mapped[str | None] = field(
        N_("Name in English"), TextKind(160), required=lambda r: not r.name_welsh, sensitive=False, paragraph="house rule",
        missing=N_("Write the name of your organisation."),
    )  # fmt: skip
    name_welsh: Mapped[str | None] = field(N_("Name in Welsh"), TextKind(160), sensitive=False, paragraph="house rule")
    area: Mapped[str | None] = field(
        N_("Area you work in"), TextKind(200), sensitive=False, paragraph="8.28",
        help=N_("It decides which police force and which local contacts matter to you."),
    )  # fmt: skip
    languages: Mapped[HouseLanguage | None] = field(
        N_("Languages you work in"), Choice(HouseLanguage), required=True, default=HouseLanguage.BOTH, sensitive=False, paragraph="8.23"
    )  # fmt: skip
    phone: Mapped[str | None] = field(
        N_("Telephone on letters"), Telephone(), sensitive=False, paragraph="8.5",
        help=N_("Choose a number that says nothing about abuse when somebody else rings it back."),
    )  # fmt: skip
    email: Mapped[str | None] = field(N_("E-mail on letters"), Email(), sensitive=False, paragraph="8.5")
    address: Mapped[str | None] = field(
        N_("Address on letters"), LongText(400), sensitive=False, paragraph="8.5",
        help=N_("It stands on envelopes that others may see. A neutral name is safer."),
    )  # fmt: skip
    neutral_name: Mapped[str | None] = field(
        N_("Neutral name for envelopes"), TextKind(80), sensitive=False, paragraph="8.5",
        help=N_("A name that tells nobody what you do, such as the name of the building. Without it only the address stands on the back."),
    )  # fmt: skip
    offices: Mapped[tuple[Office, ...] | None] = field(N_("Offices"), Rows(Office), sensitive=False, paragraph="house rule")
    lock_minutes: Mapped[int | None] = field(
        N_("Lock after"), Whole(1, 15, MINUTES), required=True, default=5, sensitive=False, paragraph="UK GDPR 5(1)(f)",
        missing=N_("Write after how many minutes the program locks."),
        help=N_("When nobody has touched the computer for so long, the program locks. Your work is kept."),
    )  # fmt: skip
    first_call_minutes: Mapped[int | None] = field(
        N_("No check-in: call the worker after"), Whole(5, 120, MINUTES), required=True, default=15, sensitive=False,
        paragraph="HSE INDG73", missing=N_("Write after how many minutes the worker is called."),
    )  # fmt: skip
    manager_call_minutes: Mapped[int | None] = field(
        N_("Call the buddy or the manager after"), Whole(5, 180, MINUTES), required=True, default=30, sensitive=False,
        paragraph="HSE INDG73", missing=N_("Write after how many minutes the buddy or the manager is called."),
    )  # fmt: skip
    emergency_minutes: Mapped[int | None] = field(
        N_("Call 999 after"), Whole(5, 240, MINUTES), required=True, default=45, sensitive=False, paragraph="HSE INDG73",
        missing=N_("Write after how many minutes 999 is called."),
    )  # fmt: skip
    closing_time: Mapped[time | None] = field(
        N_("The office closes at"), TimeOfDay(), sensitive=False, paragraph="HSE INDG73",
        help=N_(
            "After that nobody hears the alarm of this computer. Whoever plans a later call is asked whether the buddy has the check-in "
            "sheet. Leave it empty and nobody is asked."
        ),
    )  # fmt: skip
    keeping_terms: Mapped[tuple[KeepingTerm, ...] | None] = field(
        N_("How long records are kept"), Rows(KeepingTerm), sensitive=False, paragraph="UK GDPR 5(1)(e)",
        help=N_("There is no single legal time limit. Your trustees decide. The program reminds you; it does not delete."),
    )  # fmt: skip

    flag_terms: Mapped[tuple[FlagTerm, ...] | None] = field(
        N_("How long ended staff-risk flags are kept"), Rows(FlagTerm), sensitive=False, paragraph="UK GDPR 5(1)(e)",
        help=N_("Your trustees decide for each kind of risk. Until they have, ended flags stay, and the list of flags says so."),
    )  # fmt: skip
    flag_terms_on: Mapped[date | None] = field(
        N_("Decided by the trustees on"), DateKind(), required=lambda r: bool(r.flag_terms), sensitive=False, paragraph="UK GDPR 5(2)",
        missing=N_("Say on which day the trustees decided it."),
    )  # fmt: skip
    flag_terms_minute: Mapped[str | None] = field(
        N_("Where their decision stands"), TextKind(160), sensitive=False, paragraph="UK GDPR 5(2)", help=N_("The minute of the meeting.")
    )  # fmt: skip

    @classmethod
    def sections(cls) -> Sections:
        names = tuple(cls.fields())
        times, keeping = names.index("lock_minutes"), names.index("keeping_terms")
        return (
            ("A", N_("Who you are"), names[:times]),
            ("B", N_("Times"), names[times:keeping]),
            ("C", N_("Keeping records"), names[keeping:]),
        )

    @property
    def ladder(self) -> tuple[int, int, int]:
        """Minutes after a missed check-in at which the worker, then the buddy or manager, then 999 is called."""
        return (self.first_call_minutes or 15, self.manager_call_minutes or 30, self.emergency_minutes or 45)

    def flag_years(self, category: Category | None) -> int | None:
        """F6: years for which an ended flag of this kind is kept; None while the trustees have not decided it."""
        rows = (self.flag_terms or ()) if self.flag_terms_on is not None else ()
        return next((row.years for row in rows if row.category is category and row.years is not None), None)

    def rules(self, now: Moment) -> Iterator[Problem]:
        first, second, third = self.ladder
        if not first < second < third:
            yield LADDER.at("emergency_minutes")
        if not self.keeping_terms or any(row.years is None or not row.because for row in self.keeping_terms):
            yield TERMS_NOT_DECIDED.at("keeping_terms")
        kinds = [row.category for row in self.flag_terms or ()]
        if len(set(kinds)) < len(kinds):
            yield FLAG_TERM_TWICE.at("flag_terms")
        yield from happened("flag_terms_on", self.flag_terms_on, now)
