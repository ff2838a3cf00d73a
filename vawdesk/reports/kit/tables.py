"""Tables of words, and the table in which people sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm

from vawdesk.i18n import N_
from vawdesk.reports.kit.grid import Cell, Grid, Row
from vawdesk.reports.kit.marks import boxes
from vawdesk.reports.kit.style import PAD, STRONG, TIGHT
from vawdesk.reports.kit.tags import Node
from vawdesk.reports.kit.words import Said
from vawdesk.reports.kit.writer import Content, Writer

SIGNATURE_HEADS = (N_("Who"), N_("Name and post"), N_("Signature"), N_("Date"))
BY_PEN = (46 * mm, 42 * mm, 39 * mm, 45 * mm)
PRINTED = (38 * mm, 48 * mm, 44 * mm, 42 * mm)
PEN_ROW = 16 * mm


@dataclass(frozen=True)
class Group:
    """A heading across a table, over the rows that follow: a month of a chronology."""

    title: Said


@dataclass(frozen=True)
class Signed:
    """One signature: the role in which somebody signs, and name and post, how, and when; none of them when signed by pen."""

    role: Said
    name: Said = ""
    how: Said = ""
    when: Said = ""

    @property
    def by_pen(self) -> bool:
        """Whether a place to sign by hand is wanted."""
        return self.name == ""


def table(
    writer: Writer,
    heads: Sequence[Said],
    rows: Sequence[Sequence[Content] | Group],
    widths: Sequence[float],
    *,
    row_heads: bool = True,
    least: float | Sequence[float] = 0,
    pad: float = PAD,
    after: float = 8,
) -> Grid:
    """Rows of cells under a head that is repeated on every page. `row_heads` makes the first cell of a row its heading.

    `least` is the least height of a row, the same for all or one for each.
    """
    node = Node("Table", writer.root)
    top = Node("TR", node)
    laid = [Row([writer.head(head, top) for head in heads], "head")]
    heights = [least] * len(rows) if isinstance(least, (int, float)) else least
    for row, high in zip(rows, heights, strict=True):
        if isinstance(row, Group):
            laid.append(_group(writer, Node("TR", node), row, len(widths)))
        else:
            laid.append(_row(writer, Node("TR", node), row, row_heads, high))
    return Grid(widths, laid, after=after, pad=pad, node=node)


def _group(writer: Writer, node: Node, group: Group, span: int) -> Row:
    head = Node("TH", node, attributes={"O": "/Table", "Scope": "/Row", "ColSpan": span})
    return Row([Cell([writer.text(group.title, STRONG, "P", head)], span=span)], "group")


def _row(writer: Writer, node: Node, row: Sequence[Content], row_heads: bool, least: float) -> Row:
    cells = []
    for place, item in enumerate(row):
        heading = row_heads and not place
        cell = Node("TH", node, attributes={"O": "/Table", "Scope": "/Row"}) if heading else Node("TD", node)
        cells.append(Cell(writer.content(item, cell, STRONG if heading else TIGHT)))
    return Row(cells, least=least)


def signature_table(writer: Writer, people: Sequence[Signed]) -> Grid:
    """Who | name and post | signature | date. Rows are high, with boxes for the date, where somebody signs by hand."""
    pen = any(person.by_pen for person in people)
    rows: list[list[Content]] = []
    for person in people:
        date: Content = [boxes("date", writer.words, Node("P"))] if person.by_pen else person.when
        rows.append([person.role, person.name, person.how, date])
    least = [PEN_ROW if person.by_pen else 0 for person in people]
    return table(writer, SIGNATURE_HEADS, rows, BY_PEN if pen else PRINTED, least=least)
