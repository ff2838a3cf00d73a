"""A word that is nowhere by chance, planted in every field of a record, and sought in every file of a folder in every spelling."""

from __future__ import annotations

import base64
import uuid
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from vawdesk.models.base import Record, Status
from vawdesk.models.from_paper import FromPaper, Penned
from vawdesk.models.kinds import (
    ApproximateDate,
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
from vawdesk.models.kinds import Choice as ChoiceKind
from vawdesk.models.questions import AnswerSheet, Reply, Sheet, newest
from vawdesk.models.time_of_day import TimeOfDay
from vawdesk.models.values import PartialDate, Signature, Tri

WORD = "Cwtshdra"
NUMBER = "07700 900737"
SOMEBODY = uuid.UUID("0dd0c0de-0dd0-4c0d-80dd-0c0de0dd0c0d")
PROVEN = frozenset({"countersigned_by", "manager_saw"})  # a hand that only its own account can give: nobody can write words into it
WHEN = datetime(2026, 10, 5, 13, 37, tzinfo=UTC)


def planted(kind: Kind) -> Any:
    """A value of this kind with the canary in it wherever it can hold words."""
    fixed: dict[type[Kind], Any] = {
        Telephone: NUMBER, Email: f"{WORD.lower()}@example.org", DateKind: date(2026, 10, 5), ApproximateDate: PartialDate(1991, 7),
        MomentKind: WHEN, Flag: True, TimeOfDay: time(17, 30), Reference: SOMEBODY, References: (SOMEBODY,),
        Signed: Signature(SOMEBODY, f"{WORD} Rees", WORD, WHEN, how="on paper", words=f"Said {WORD}"),
    }  # fmt: skip
    if type(kind) in fixed:
        return fixed[type(kind)]
    if isinstance(kind, TextKind):
        return f"{WORD} yma"[: kind.limit].strip()
    if isinstance(kind, Whole):
        return kind.low
    if isinstance(kind, Several):
        return (next(iter(kind.options)),)
    if isinstance(kind, TriKind | ChoiceKind):
        return next(iter(kind.options))
    if isinstance(kind, Penned):  # who typed is only ever told by the desk itself
        return (FromPaper(**{name: planted(item.kind) for name, item in FromPaper.described().items() if name != "entered_by"}),)
    if isinstance(kind, Rows):
        return (kind.row(**{name: planted(item.kind) for name, item in kind.row.described().items()}),)
    if isinstance(kind, Sheet):
        asked = newest(kind.name)
        return AnswerSheet(asked.name, asked.version, {question.key: Reply(Tri.YES, WORD) for question in asked.questions})
    raise TypeError(f"nothing to plant in {type(kind).__name__}")


def full_of_it(kind: type[Record]) -> Record:
    """A record with the canary in every field, still a draft so that no rule stands in its way."""
    return kind(**{name: planted(item.kind) for name, item in kind.fields().items() if name not in PROVEN}, status=Status.DRAFT)


def spellings() -> tuple[bytes, ...]:
    """The canary as it could stand in a file."""
    words = (WORD, WORD.lower(), WORD.upper(), NUMBER, NUMBER.replace(" ", ""))
    plain = [word.encode(how) for word in words for how in ("utf-8", "utf-16-le", "utf-16-be")]
    return (*plain, base64.b64encode(WORD.encode())[:-4], WORD.encode().hex().encode())


def found_in(*places: Path, since: float = 0) -> list[str]:
    """Every file under these places that holds the canary, or is called by it; of those that were written `since`, in seconds."""
    sought, found = spellings(), []
    for place in places:
        for path in [place, *place.rglob("*")] if place.is_dir() else [place]:
            if not path.is_file() or path.stat().st_mtime < since:
                continue
            content = path.read_bytes()
            if WORD.casefold() in path.name.casefold() or any(one in content for one in sought):
                found.append(path.name)
    return found
