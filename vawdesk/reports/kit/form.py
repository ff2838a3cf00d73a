"""Draws the printed form of any record from the descriptions of its fields, filled or blank, in sections."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby

from reportlab.lib.units import mm

from vawdesk.i18n import N_, Message
from vawdesk.models.kinds import ApproximateDate, Choice, DateKind, Flag, LongText, MomentKind, Rows, Several, Signed, TriKind
from vawdesk.models.questions import AnswerSheet, Question, Reply, Sheet, newest
from vawdesk.models.values import Tri
from vawdesk.reports.kit import values
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.fields import Field, Line
from vawdesk.reports.kit.fonts import BOLD, REGULAR, measure
from vawdesk.reports.kit.questions import Asked
from vawdesk.reports.kit.style import HALF, LABEL, MEASURE
from vawdesk.reports.kit.writer import Content
from vawdesk.services.view import RowView, Shape

NARROW = HALF - LABEL - 4 * mm  # room for a value that shares its row
FEW = 4  # columns of a list that can be a table
BLANK_ROWS, BLANK_ROW = 2, 11 * mm
TIME = N_("Time")


class Form:
    """Draws the fields of one record in their order. Short ones share a row; what is not there on a filled form is left out.

    `told` is true on a page that stays inside: there a required field that is empty says "Not provided". On other pages nothing
    shows whether a field was empty or may not be seen. `lines` are the writing lines of fields that need more or fewer than usual.
    """

    def __init__(self, paper: Paper, shape: Shape, *, told: bool, lines: Mapping[str, int] | None = None) -> None:
        self.paper, self.shape, self.told, self.lines = paper, shape, told, lines or {}
        self.waiting: list[tuple[Field, bool]] = []
        self.flags: list[tuple[Message, bool]] = []

    def fields(self, names: Sequence[str], *, ticks: bool = False) -> None:
        """These fields, one after another; with `ticks` choices are tick boxes on a filled form too."""
        for name in names:
            self._put(name, ticks)
        self.flush()

    def _put(self, name: str, ticks: bool) -> None:
        kind = self.shape.described[name].kind
        if isinstance(kind, Signed):
            return  # signatures stand together at the end
        if not self.paper.blank and self._nothing(name):
            return
        if isinstance(kind, Sheet):
            self.flush()
            self.questions(name)
        elif isinstance(kind, Rows) and (self.paper.blank or self._table_fits(kind, name)):
            self.flush()
            self.rows(name)
        elif isinstance(kind, Flag) and (self.paper.blank or isinstance(self.shape.get(name), bool)):
            self.flags.append((self.shape.label(name), self.shape.get(name) is True))  # a statement: a tick fits it, and no "yes"
        elif isinstance(kind, Choice) and (self.paper.blank or ticks or type(kind) is TriKind) and self.choice(name):
            return
        elif isinstance(kind, MomentKind) and self.paper.blank:
            self._wait(Field(self.shape.label(name), kind="date"), True)
            self._wait(Field(TIME, kind="time"), True)
        else:
            field = values.field(self.paper.writer, self.shape, name, lines=self.lines.get(name))
            self._wait(field, self._short(name, field))

    def _nothing(self, name: str) -> bool:
        """Whether a filled form leaves this field out."""
        if self.told:
            return self.shape.get(name) in values.EMPTY and self.shape.described[name].needed is not True
        held = self.shape.get(name)  # or it is something for which this page has no name
        return held in values.EMPTY or not self.shape.segments(name, self.paper.words.languages[0])

    def _wait(self, field: Field, short: bool) -> None:
        if self.flags:
            self.flush()
        self.waiting.append((field, short))

    def flush(self) -> None:
        """Draw the fields that were waiting for a neighbour in their row, and the boxes that were waiting for more of them."""
        lines: list[Line] = []
        waiting = self.waiting
        self.waiting = []
        while waiting:
            (field, short), *waiting = waiting
            if short and waiting and waiting[0][1]:
                lines.append([field, waiting[0][0]])
                waiting = waiting[1:]
            else:
                lines.append([field])
        if lines:
            self.paper.fields(lines, after=2)
        if self.flags:
            ticked = [place for place, (_words, on) in enumerate(self.flags) if on]
            self.paper.choice(None, [words for words, _on in self.flags], ticked, columns=2 if self.paper.blank else 1, after=2)
            self.flags = []

    def _short(self, name: str, field: Field) -> bool:
        """Whether label and value can share a row with another field."""
        kind = self.shape.described[name].kind
        said = [words for words, _tag in self.paper.words.each(field.label)]
        if isinstance(kind, LongText) or any(measure(words, BOLD, 11) > 2 * (LABEL - 4 * mm) for words in said):
            return False
        if self.paper.blank or field.value is None:
            return isinstance(kind, DateKind | ApproximateDate) or (self.paper.blank and not isinstance(kind, Rows))
        if isinstance(field.value, list):
            return False
        return all(measure(words, REGULAR, 11) <= NARROW for words, _tag in self.paper.words.each(field.value))

    def choice(self, name: str, *, label: Message | None = None, columns: int = 0, above: bool = False) -> bool:
        """A choice as tick boxes; false when it is withheld and so cannot be."""
        found = values.options(self.shape, name)
        if found is None:
            return False
        self.flush()
        words, chosen = found
        described = self.shape.described[name]
        several = type(described.kind) is Several
        wide = columns or (3 if len(words) == 3 else 4 if len(words) == 4 and isinstance(described.kind, TriKind) else 2)
        sentence = type(described.kind) is TriKind and len(words) == 3
        hint = N_("Tick all that apply") if self.paper.blank and several else None
        self.paper.choice(
            label or described.label, words, chosen, columns=wide, hint=hint, above=above or len(words) > FEW, sentence=sentence, after=2
        )
        return True

    def _table_fits(self, kind: Rows, name: str) -> bool:
        """Whether a list is short enough in its columns to be a table."""
        held = self.shape.get(name)
        return isinstance(held, tuple) and len(self._columns(kind, held)) <= FEW

    def _columns(self, kind: Rows, held: Sequence[RowView]) -> list[str]:
        """The columns in which any row says something."""
        return [name for name in kind.row.described() if self.paper.blank or any(row.get(name) not in (None, ()) for row in held)]

    def rows(self, name: str) -> None:
        """A list that lives in the record, as a table; empty rows to fill in on a blank form."""
        described = self.shape.described[name]
        if not isinstance(described.kind, Rows):
            return
        held: tuple[RowView, ...] = () if self.paper.blank else self.shape.get(name) or ()
        columns = self._columns(described.kind, held)[:FEW]
        heads = [described.kind.row.described()[column].label for column in columns]
        cells: list[list[Content]] = [[values.content(self.paper.writer, row, column) or "" for column in columns] for row in held]
        if self.paper.blank:
            cells = [[""] * len(columns) for _ in range(BLANK_ROWS)]
        self.paper.h3(described.label)
        wide = MEASURE / len(columns)
        self.paper.table(heads, cells, [wide] * len(columns), row_heads=False, least=BLANK_ROW if self.paper.blank else 0)

    def questions(self, name: str, *, letter: str = "", marked: Collection[str] = ()) -> None:
        """The questions that were asked, in their own words, with the answers given then.

        A Yes or Not known to a question of the `marked` groups gets the bar in the margin.
        """
        kind, held = self.shape.described[name].kind, self.shape.get(name)
        if self.paper.blank and isinstance(kind, Sheet):
            sheet = AnswerSheet(kind.name, newest(kind.name).version)
        elif isinstance(held, AnswerSheet):
            sheet = held
        else:  # withheld as a whole
            self.paper.fields([[values.field(self.paper.writer, self.shape, name)]])
            return
        start, asked = 1, sheet.questions.questions
        apart = self.paper.words.both  # where every millimetre counts, a fourth answer is only where it is offered
        for _words, together in groupby(asked, key=lambda one: one.answers if apart else (one.answers.yes, one.answers.no)):
            rows = [_asked(question, sheet.reply(question.key), question.group in marked) for question in together]
            self.paper.questions(rows, letter=letter, start=start)
            start += len(rows)


def _asked(question: Question, reply: Reply, marked: bool) -> Asked:
    return Asked(question.words, question.answers, reply.answer, reply.note, marked and reply.answer in (Tri.YES, Tri.NOT_KNOWN))
