"""A field of a view as it stands on paper: its words, and marks where something is withheld. Nothing here decides what may be seen."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from vawdesk.i18n import N_, Language, Message, plain
from vawdesk.models.from_paper import BY_PEN, NOT_SIGNED
from vawdesk.models.kinds import Choice, DateKind, LongText, MomentKind
from vawdesk.models.values import Signature
from vawdesk.reports.kit.fields import Field
from vawdesk.reports.kit.style import STRONG, TIGHT
from vawdesk.reports.kit.tables import Signed
from vawdesk.reports.kit.tags import Node
from vawdesk.reports.kit.text import Run, Text
from vawdesk.reports.kit.words import Said, Told
from vawdesk.reports.kit.writer import Content, Writer
from vawdesk.services.view import RowView, Segment, Shape, Withheld
from vawdesk.zone import LOCAL

if TYPE_CHECKING:
    from vawdesk.reports.kit.document import Paper

LONG_LINES = 4  # writing lines for a long text on a blank form
WITHHELD = N_("Withheld:")
SEE_FILE = N_("See the file")
EMPTY: tuple[object, ...] = (None, (), "", False)
HOW_SIGNED: dict[str, Message] = {
    "in place": N_("Signed in VAWDesk"),
    "on paper": N_("Signed on paper"),
    BY_PEN: NOT_SIGNED,
    "acting manager": N_("Signed in VAWDesk, as acting manager"),
    "reached": N_("Asked by phone or on paper: “{words}”"),
    "nobody reached": N_("Nobody could be reached: {words}"),
}


def _plain_words(shape: Shape, name: str, language: Language) -> str:
    return "".join(part for part in shape.segments(name, language) if isinstance(part, str))


def words_of(shape: Shape, name: str) -> Told:
    """The words of a field that holds nothing withheld, in each language of the document."""
    return Told(partial(_plain_words, shape, name))


def content(writer: Writer, shape: Shape, name: str) -> Content | None:
    """What stands in the place of a value; None when there is nothing to show.

    What the record points at and this page has no name for is in the file, and is not "not provided".
    """
    if writer.blank:
        return None
    segments = shape.segments(name, writer.words.languages[0])
    if not segments:
        return None if shape.get(name) in EMPTY else SEE_FILE  # no mark: a summary does not say that it says less
    if all(isinstance(part, str) for part in segments):
        return words_of(shape, name)
    return held_back(writer, segments)


def held_back(writer: Writer, segments: tuple[Segment, ...]) -> Content:
    """Text with marks where parts are withheld; one mark with its edge when all of it is."""
    if len(segments) == 1 and isinstance(segments[0], Withheld):
        return [writer.withheld(segments[0].reason)]
    runs: list[Run] = []
    for part in segments:
        if isinstance(part, str):
            runs.append(Run(part))
        else:
            runs += [Run("["), *writer.words.runs(WITHHELD, bold=True), Run(" "), *writer.words.runs(part.reason), Run("]")]
    return [Text(runs, TIGHT, Node("P"))]


def named(writer: Writer, segment: Segment, strong: bool = False) -> Content:
    """What somebody or something is called on this page."""
    return [Text(segment, STRONG if strong else TIGHT, Node("P"))] if isinstance(segment, str) else held_back(writer, (segment,))


def field(writer: Writer, shape: Shape, name: str, label: Said | None = None, lines: int | None = None) -> Field:
    """A field with its label, to be printed or to be written by hand: boxes for a date, lines for a long text."""
    described = shape.described[name]
    kind = described.kind
    wanted = lines or (LONG_LINES if isinstance(kind, LongText) else 1)
    date = isinstance(kind, DateKind | MomentKind)
    return Field(label or described.label, content(writer, shape, name), "date" if date else "line", wanted)


def from_paper(paper: Paper, shape: Shape) -> None:
    """The line that says how a record came from a form filled in by pen, where it did and this page may say so."""
    if shape.get("from_paper") not in EMPTY and not paper.blank:
        paper.p(words_of(shape, "from_paper"), TIGHT)
        paper.space(6)


def put_down(shape: Shape, otherwise: datetime) -> datetime:
    """When it was written down: by pen, where it was; else the moment given (8.29)."""
    sheet = next(iter(shape.get("from_paper") or ()), None)
    written = sheet.get("written_at") if isinstance(sheet, RowView) else None
    return written if isinstance(written, datetime) else otherwise


def weekday(moment: object) -> Told | None:
    """Wednesday 25 November 2026, 11:15."""
    return Told(lambda language: language.moment(moment, "weekday")) if isinstance(moment, datetime) else None


def clock(due: object, beside: object) -> Said | None:
    """The time of something that stands beside another moment: without its day where that is the same."""
    if not isinstance(due, datetime):
        return None
    local = due.astimezone(LOCAL)
    if isinstance(beside, datetime) and beside.astimezone(LOCAL).date() == local.date():
        return plain("{time}").with_(time=local.time())
    return plain("{moment}").with_(moment=due)


def options(shape: Shape, name: str) -> tuple[list[Message], list[int]] | None:
    """The words of a choice and the places of what was chosen; None when it cannot be shown as tick boxes."""
    described = shape.described[name]
    kind, held = described.kind, shape.get(name)
    if not isinstance(kind, Choice) or isinstance(held, Withheld):
        return None
    if described.answers:
        offered = list(described.answers.offered())
        return [described.answers.word(answer) for answer in offered], [offered.index(held)] if held in offered else []
    choices = list(kind.offered or kind.options)
    chosen = held if isinstance(held, tuple) else (held,)
    choices += [option for option in chosen if option is not None and option not in choices]
    return [option.label for option in choices], [choices.index(option) for option in chosen if option is not None]


def signed(shape: Shape, name: str, role: Said | None = None) -> Signed:
    """A signature with its role; by pen when nobody has signed."""
    held = shape.get(name)
    said = role or shape.described[name].label
    if not isinstance(held, Signature):
        return Signed(said)
    how = HOW_SIGNED.get(held.how, HOW_SIGNED["in place"]).with_(words=held.words)
    return Signed(said, ", ".join(part for part in (held.name, held.post) if part), how, plain("{moment}").with_(moment=held.at))
