"""Labels and values on four columns, the same whether they are printed or to be written by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportlab.lib.units import mm

from vawdesk.i18n import N_
from vawdesk.reports.kit.block import Stack
from vawdesk.reports.kit.fonts import BOLD, measure
from vawdesk.reports.kit.grid import Cell, Grid, Row
from vawdesk.reports.kit.marks import boxes, pen_node, writing_lines
from vawdesk.reports.kit.style import COLUMN, GUTTER, HAIR, HALF, LABEL, STRONG, TIGHT
from vawdesk.reports.kit.tags import Node
from vawdesk.reports.kit.words import Said
from vawdesk.reports.kit.writer import Content, Writer

NOT_PROVIDED = N_("Not provided")
TALLEST = 3  # lines of a label beside its value
PEN_ROW, PADDING = 9.5 * mm, 1.3 * mm


@dataclass(frozen=True)
class Field:
    """A label and its value; None is "Not provided", or a place to write on a blank form.

    `kind` shapes that place: lines, date boxes, time boxes. "beside" keeps the label beside its line in both languages too,
    and "pen" is written by hand even on a filled form. `lines` is the number of writing lines.
    """

    label: Said
    value: Content | None = None
    kind: Literal["line", "date", "time", "beside", "pen"] = "line"
    lines: int = 1


Line = Sequence[Field]  # one field across the page, or two that share the row


def field_list(writer: Writer, lines: Sequence[Line], after: float = 8) -> Grid:
    """Rows of one or two fields."""
    node = Node("L", writer.root)
    if writer.words.both:
        rows = [_row_in_both(writer, node, line) for line in lines]
        return Grid([COLUMN, GUTTER, COLUMN], rows, after=after, side=0, pad=PADDING, node=node)
    rows = [_row(writer, node, line) for line in lines]
    return Grid([LABEL, HALF - LABEL, LABEL, HALF - LABEL], rows, after=after, side=2 * mm, pad=PADDING, node=node)


def _row(writer: Writer, parent: Node, line: Line) -> Row:
    if len(line) == 1 and _is_sentence(writer, line[0]):
        entry = Node("LI", parent)
        label = writer.text(line[0].label, STRONG, "Lbl", entry)
        pen = _by_pen(writer, line[0])
        return Row([Cell([label, *_value(writer, line[0], Node("LBody", entry))], span=4)], rule=0 if pen else HAIR)
    cells = []
    for field in line:
        entry = Node("LI", parent)
        cells.append(Cell([writer.text(field.label, STRONG, "Lbl", entry)]))
        cells.append(Cell(_value(writer, field, Node("LBody", entry)), span=3 if len(line) == 1 else 1))
    pen = any(_by_pen(writer, field) for field in line)
    return Row(cells, least=PEN_ROW if pen else 0, rule=0 if pen else HAIR)


def _is_sentence(writer: Writer, field: Field) -> bool:
    """Whether a label would be a tall thin block beside its value: it stands over it instead, across the page."""
    return any(measure(words, BOLD, STRONG.size) > TALLEST * (LABEL - 4 * mm) for words, _tag in writer.words.each(field.label))


def _row_in_both(writer: Writer, parent: Node, line: Line) -> Row:
    """Labels beside each other above the answer; in one line where two fields share the row, or each has its own line."""
    cells: list[Cell] = []
    for field in line:
        entry = Node("LI", parent)
        if field.kind == "beside":
            label = Cell([writer.text(field.label, STRONG, "Lbl", entry)], align="middle")
            cells += [label, Cell([]), Cell(_value(writer, field, Node("LBody", entry))), Cell([])]
            continue
        alone = len(line) == 1
        label_block = writer.sides(field.label, STRONG, "Lbl", entry) if alone else writer.text(field.label, STRONG, "Lbl", entry)
        cells += [Cell([label_block, *_value(writer, field, Node("LBody", entry))], span=3 if alone else 1), Cell([])]
    return Row(cells[:-1], rule=0 if any(_by_pen(writer, field) for field in line) else HAIR)


def _by_pen(writer: Writer, field: Field) -> bool:
    return field.value is None and (writer.blank or field.kind == "pen")


def _value(writer: Writer, field: Field, node: Node) -> Stack:
    if field.value is not None:
        return writer.content(field.value, node, TIGHT) if field.value != "" else writer.content(NOT_PROVIDED, node)
    if not _by_pen(writer, field):
        return writer.content(NOT_PROVIDED, node)
    entry = pen_node(node, writer.words.say(field.label))
    if field.kind in ("date", "time"):
        return [boxes("date" if field.kind == "date" else "time", writer.words, entry)]
    return [writing_lines(field.lines, entry)]
