"""A form completed by pen and typed up afterwards: who filled it in, when, who signed it, where the sheet is, and who typed it.

Times count from the pen, not from the typing (8.29). What was signed on paper is told as a fact; it is no signature here, and where a
second person is asked for it counts only as somebody asked on paper does (X13).
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from sqlalchemy.orm import Mapped

from vawdesk.clock import Moment
from vawdesk.i18n import N_, Language, Message
from vawdesk.models.base import Record, field, row_field
from vawdesk.models.dates import happened
from vawdesk.models.kinds import Choice, Flag, MomentKind, Reference, References, Rows, TextKind, TriKind
from vawdesk.models.rules import Problem, Rule
from vawdesk.models.values import YDY, Answers, Option, Row, Signature, Tri
from vawdesk.zone import LOCAL

FIELD = "from_paper"
ON_PAPER, BY_PEN = "on paper", "by pen"  # `Signature.how` of a hand that stands on the sheet, and of one that never signed it
NOT_SIGNED = N_("Filled in by pen, not signed")
SEEN = Answers(YDY.yes, YDY.no, not_known=None)  # the sheet lies before whoever types

FILLED_BEFORE = Rule("pen-before", N_("By these times it was filled in before it happened. Check when it was filled in by pen."), "8.25")
AFTER_VISIT = Rule(
    "pen-after",
    N_(
        "By these times it was filled in when the visit had begun, and so nothing was assessed before. Check the times, or write down "
        "how a visit without an assessment went."
    ),
    "8.15",
)
TYPIST_ALONE = Rule(
    "pen-typist",
    N_("Whoever typed it up cannot be the only one who signed what somebody else filled in. Say who signed the sheet."),
    "8.25",
)
NOT_TYPED_BY = Rule("pen-typed-by", N_("Whoever types a form up is kept as the one who typed it, and nobody else."), "8.25")
TYPIST_AGREES = Rule(
    "pen-second", N_("You typed this up, so you cannot be the second of the two. Somebody else confirms what stands on paper."), "8.25"
)

ENTERED = N_("Entered from paper on {at} by {by}.")
FILLED, FILLED_ABOUT = N_("Filled in by {by} on {at}."), N_("Filled in by {by}, about {at}.")
SIGNED, UNSIGNED = N_("Signed on paper by {by}."), N_("It was not signed on paper.")
KEPT, DESTROYED = N_("The sheet is kept: {where}"), N_("The sheet was destroyed after typing.")


class SheetNow(Option):
    """What becomes of the paper once it is typed up."""

    KEPT = "kept", N_("It is kept")
    DESTROYED = "destroyed", N_("It is destroyed after typing")


def _kept(paper: FromPaper) -> bool:
    return paper.sheet is SheetNow.KEPT


def _signed(paper: FromPaper) -> bool:
    return paper.signed is Tri.YES


@dataclass(frozen=True)
class FromPaper(Row):
    """How a record came from a sheet of paper. `entered_at` and `entered_by` are written by the program when it is put on record."""

    writer: uuid.UUID | None = row_field(
        N_("Who filled it in"), Reference("staff_member"), required=True, paragraph="8.25", missing=N_("Say who filled the form in by pen.")
    )  # fmt: skip
    written_at: datetime | None = row_field(
        N_("When it was filled in"), MomentKind(), required=True, paragraph="8.29", missing=N_("Say when the form was filled in by pen."),
        help=N_("The day and the time that stand on the sheet. Whether it is late is reckoned from then."),
    )  # fmt: skip
    about: bool | None = row_field(N_("That time is approximate"), Flag(), paragraph="8.25")
    signed: Tri | None = row_field(
        N_("Is it signed on paper?"), TriKind(answers=SEEN), required=True, paragraph="8.25",
        missing=N_("Say whether the sheet is signed."),
        help=N_("That is kept as a fact, and is no signature here. Who else has to agree is asked in its own place."),
    )  # fmt: skip
    signed_by: tuple[uuid.UUID, ...] | None = row_field(
        N_("Who signed it"), References("staff_member"), required=_signed, paragraph="8.25", missing=N_("Say who signed the sheet.")
    )  # fmt: skip
    sheet: SheetNow | None = row_field(
        N_("What becomes of the sheet"), Choice(SheetNow), required=True, paragraph="8.25", missing=N_("Say what becomes of the sheet.")
    )  # fmt: skip
    kept_where: str | None = row_field(
        N_("Where it is kept"), TextKind(200), required=_kept, paragraph="8.25", missing=N_("Say where the sheet is kept.")
    )  # fmt: skip
    entered_at: datetime | None = row_field(N_("Typed up"), MomentKind(), paragraph="8.25")
    entered_by: uuid.UUID | None = row_field(N_("Typed up by"), Reference("staff_member"), paragraph="8.25")

    def sentence(self, language: Language, names: Callable[[uuid.UUID | None], str]) -> str:
        """The line that stands on screen and paper. `names` says what a member of staff is called."""
        said: list[Message] = []
        if self.entered_at is not None:
            said.append(ENTERED.with_(at=self.entered_at, by=names(self.entered_by)))
        if self.written_at is not None:
            said.append((FILLED_ABOUT if self.about else FILLED).with_(by=names(self.writer), at=self.written_at))
        if self.signed is Tri.YES:
            said.append(SIGNED.with_(by=language.list([names(one) for one in self.signed_by or ()])))
        elif self.signed is Tri.NO:
            said.append(UNSIGNED)
        if self.sheet is not None:
            said.append(KEPT.with_(where=self.kept_where or "") if _kept(self) else DESTROYED)
        return " ".join(language.say(one) for one in said)


@dataclass(frozen=True)
class Penned(Rows):
    """The one row that says how a record came from paper; none where it was written here."""

    row: type[Row] = FromPaper


class PenForm:
    """What a record shares whose form has a blank for the pen. `there` are its fields that name whoever was there.

    A later form joins with this base before its own, and `put_down_at` where it reckons how late it is.
    """

    there: ClassVar[tuple[str, ...]] = ()

    from_paper: Mapped[tuple[FromPaper, ...] | None] = field(N_("Form filled in by pen"), Penned(), paragraph="8.25")

    @property
    def paper(self) -> FromPaper | None:
        """How it came from paper; None where it was written here."""
        return self.from_paper[0] if self.from_paper else None


def paper_of(record: Record) -> FromPaper | None:
    """How a record came from paper; None where it was written here, or can only be."""
    return record.paper if isinstance(record, PenForm) else None


def typed_by(record: Record) -> uuid.UUID | None:
    """Who typed it up for somebody else who had filled it in; None where nobody did."""
    paper = paper_of(record)
    return paper.entered_by if paper is not None and paper.entered_by != paper.writer else None


def first_of_two(record: Record, asks: Signature | None, staff: uuid.UUID) -> bool:
    """Whether this member of staff cannot be the second of two: they ask for it themselves, or typed up what somebody else asks for."""
    return (asks is not None and asks.person == staff) or typed_by(record) == staff


def put_down_at(record: Record, otherwise: datetime) -> datetime:
    """When it was written down: by pen, where it was; else the moment given. Lateness is reckoned from it (8.29)."""
    paper = paper_of(record)
    return paper.written_at if paper is not None and paper.written_at is not None else otherwise


def on_file_at(record: Record, signed_at: datetime) -> datetime:
    """Since when colleagues can read it here: what was signed by pen is news to them only once it is typed up."""
    paper = paper_of(record)
    return max(signed_at, paper.entered_at) if paper is not None and paper.entered_at is not None else signed_at


def problems(record: Record, now: Moment, after: datetime | None) -> Iterator[Problem]:
    """What stands against how a record came from paper. `after`: when the event was of which it tells, if that lies behind it."""
    paper = paper_of(record)
    if paper is None or paper.written_at is None:
        return
    yield from happened(FIELD, paper.written_at, now)
    if after is not None and _before(paper, after):
        yield FILLED_BEFORE.at(FIELD)
    typist = paper.entered_by
    if typist is not None and paper.writer != typist and paper.signed_by == (typist,):
        yield TYPIST_ALONE.at(FIELD)


def after_visit(record: Record, planned_at: datetime | None) -> Iterator[Problem]:
    """What stands against an assessment that was filled in when the visit had begun: then nothing was assessed before it (8.15)."""
    paper = paper_of(record)
    if paper is not None and paper.written_at is not None and planned_at is not None and paper.written_at >= planned_at:
        yield AFTER_VISIT.at(FIELD)


def _before(paper: FromPaper, event: datetime) -> bool:
    if paper.written_at is None:
        return False
    if paper.about:
        return paper.written_at.astimezone(LOCAL).date() < event.astimezone(LOCAL).date()
    return paper.written_at < event
