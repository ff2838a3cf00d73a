"""A record of any type with every field filled, always with the same values."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, time
from typing import Any

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
    Whole,
)
from vawdesk.models.questions import AnswerSheet, Reply, Sheet, newest
from vawdesk.models.time_of_day import TimeOfDay
from vawdesk.models.values import PartialDate, Signature, Tri, clean_text

MOMENT = datetime(2026, 11, 20, 14, 30, tzinfo=UTC)
WORDS = "Siân ddywedodd “mae o'n disgwyl wrth y giât” – Tŷ'r Ysgol"
SIMPLE: dict[type[Kind], Any] = {
    Telephone: "07700 900143", Email: "sian@example.org", DateKind: date(2026, 11, 20), ApproximateDate: PartialDate(2024, 6, 0, True),
    MomentKind: MOMENT, Flag: True, TimeOfDay: time(17, 30), Reference: uuid.UUID(int=7), References: (uuid.UUID(int=8), uuid.UUID(int=9)),
    Signed: Signature(uuid.UUID(int=7), "Siân Prosser", "Manager", MOMENT, "in place", "yes"),
}  # fmt: skip


def value(kind: Kind) -> Any:
    """One value of a kind."""
    if type(kind) in SIMPLE:
        return SIMPLE[type(kind)]
    if isinstance(kind, TextKind):
        return clean_text(WORDS[: kind.limit])
    if isinstance(kind, Whole):
        return kind.low
    if isinstance(kind, Several):
        return tuple(kind.options)[-2:]
    if isinstance(kind, Choice):
        return tuple(kind.options)[-1]
    if isinstance(kind, Rows):
        return (kind.row(**{name: value(item.kind) for name, item in kind.row.described().items()}),)
    if isinstance(kind, Sheet):
        asked = newest(kind.name)
        replies = {question.key: Reply(Tri.YES, "Yn glir") for question in asked.questions}
        return AnswerSheet(kind.name, asked.version, replies)
    raise TypeError(f"no golden value for {type(kind).__name__}")


def filled(kind: type[Record], number: int) -> Record:
    """A record of this type with an id of its own."""
    held = {name: value(item.kind) for name, item in kind.fields().items()}
    stamps = {"created_by": uuid.UUID(int=7), "updated_by": uuid.UUID(int=7), "created_at": MOMENT, "updated_at": MOMENT}
    return kind(
        **held,
        **stamps,
        id=uuid.UUID(int=1000 + number),
        version=1,
        status=Status.SIGNED,
        language=RecordLanguage.WELSH,
        ref_no=f"G-{number}",
    )
