"""Random records of any type, made from nothing but their described fields."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from vawdesk.models.base import Record, RecordLanguage, Status
from vawdesk.models.kinds import (
    ApproximateDate,
    Choice,
    DateKind,
    Email,
    Flag,
    Kind,
    MomentKind,
    Reference,
    References,
    Rows,
    Several,
    Signed,
    Telephone,
    TextKind,
    TriKind,
    Whole,
)
from vawdesk.models.questions import AnswerSheet, Reply, Sheet, newest
from vawdesk.models.time_of_day import TimeOfDay
from vawdesk.models.values import PartialDate, Signature, Tri, clean_text

WELSH = "aâbcdeêfghiîjlmnoôprstuûwŵyŷ áéíóú"
IDS = st.uuids(version=4)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
MOMENTS = st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # a bound
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
PHONES = st.sampled_from(["01632 960123", "+44 7700 900123", "07700 900456", "(01632) 960 999"])
EMAILS = st.sampled_from(["sian@example.org", "b.o'neill+tŷ@example.com"])


def words(limit: int) -> SearchStrategy[str]:
    """Text as it is kept: short, with Welsh letters and anything else that survives cleaning."""
    any_text = st.one_of(st.text(alphabet=WELSH, min_size=1, max_size=min(limit, 40)), st.text(min_size=1, max_size=min(limit, 20)))
    return any_text.map(clean_text).filter(lambda text: 0 < len(text) <= limit)


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """A date known to the year, the month or the day, surely or about."""
    day, precision = draw(DAYS), draw(st.integers(1, 3))
    return PartialDate(day.year, day.month if precision > 1 else 0, day.day if precision > 2 else 0, draw(st.booleans()))


def signatures() -> SearchStrategy[Signature]:
    """A signature in any of its forms."""
    return st.builds(Signature, IDS, words(40), words(40), MOMENTS, st.sampled_from(["in place", "on paper"]), words(40), st.just(""))


@st.composite
def sheets(draw: st.DrawFn, name: str) -> AnswerSheet:
    """Some answers to the newest version of a question set, cleaned."""
    asked = newest(name)
    kept = {
        question.key: Reply(draw(st.sampled_from(Tri)), draw(st.just("") | words(30)))
        for question in asked.questions
        if draw(st.booleans())
    }
    return AnswerSheet(name, asked.version, kept)


@st.composite
def row_lists(draw: st.DrawFn, kind: Rows) -> tuple[Any, ...]:
    """One to three rows, each with something in it."""
    described = kind.row.described()
    made = []
    for _ in range(draw(st.integers(1, 3))):
        held = {name: draw(st.none() | values(item.kind)) for name, item in described.items()}
        if all(value is None for value in held.values()):
            name, item = next(iter(described.items()))
            held[name] = draw(values(item.kind))
        made.append(kind.row(**held))
    return tuple(made)


def values(kind: Kind) -> SearchStrategy[Any]:
    """Values of one kind, as they are kept. Raises TypeError for a kind this module has not been told of."""
    simple: dict[type[Kind], SearchStrategy[Any]] = {
        Telephone: PHONES, Email: EMAILS, DateKind: DAYS, ApproximateDate: partial_dates(), MomentKind: MOMENTS, Flag: st.booleans(),
        TimeOfDay: TIMES,
        Reference: IDS, References: st.lists(IDS, min_size=1, max_size=3, unique=True).map(tuple), Signed: signatures(),
    }  # fmt: skip
    if type(kind) in simple:
        return simple[type(kind)]
    if isinstance(kind, TextKind):
        return words(kind.limit)
    if isinstance(kind, Whole):
        return st.integers(kind.low, kind.high)
    if isinstance(kind, Several):
        chosen = st.sets(st.sampled_from(list(kind.options)), min_size=1)
        return chosen.map(lambda some: tuple(option for option in kind.options if option in some))
    if isinstance(kind, TriKind | Choice):
        return st.sampled_from(list(kind.options))
    if isinstance(kind, Rows):
        return row_lists(kind)
    if isinstance(kind, Sheet):
        return sheets(kind.name)
    raise TypeError(f"no random values for {type(kind).__name__}")


@st.composite
def records(draw: st.DrawFn, record: type[Record], *, full: bool = False) -> Any:
    """A random record of one type, in no session. `full` fills every field; else each may be empty."""
    held = {name: draw(values(item.kind) if full else st.none() | values(item.kind)) for name, item in record.fields().items()}
    stamps = {"id": draw(IDS), "created_by": draw(IDS), "updated_by": draw(IDS), "created_at": draw(MOMENTS), "updated_at": draw(MOMENTS)}
    return record(
        **held,
        **stamps,
        version=draw(st.integers(1, 9)),
        status=draw(st.sampled_from(Status)),
        language=draw(st.sampled_from(RecordLanguage)),
        ref_no=draw(st.none() | st.just("VA-2026-0042")),
        retention_review_on=draw(st.none() | DAYS),
    )


def ids(number: int) -> list[uuid.UUID]:
    """Some ids that are always the same, for examples."""
    return [uuid.UUID(int=place + 1) for place in range(number)]
