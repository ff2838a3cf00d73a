"""Rows of stacked blocks: the one way in which tables, fields, tick boxes and the two languages are laid out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from vawdesk.reports.kit.block import Block, Stack, draw_stack, split_stack, stack_height
from vawdesk.reports.kit.style import BAR, HAIR, PAD, RULE
from vawdesk.reports.kit.tags import Node

SPLIT_OVER, FREE_TO_SPLIT = 55 * mm, 25 * mm  # a row is split inside only when it is taller than this, and this much is free
BEGINS_IN = 40 * mm  # what such a row wants of a page that it begins on
GREATEST_START = 150 * mm  # no beginning asks for more of a page than this


@dataclass
class Cell:
    """Blocks one under another, over one column or more."""

    content: Stack
    span: int = 1
    align: Literal["top", "middle"] = "top"


@dataclass
class Row:
    """Cells side by side. `bar` is the heavy stroke in the margin; `rule` the weight of the line under the row."""

    cells: list[Cell]
    kind: Literal["head", "group", "body"] = "body"
    bar: bool = False
    least: float = 0
    high: float | None = None  # measured once
    rule: float = HAIR


class Grid(Block):
    """Splits between rows, and inside a row only when the row is tall. A head is repeated on every page, unread.

    Never leaves one row alone on the next page, nor a group heading at the foot of a page. `side` is the space left and right
    of a cell, except at the edges of the page, where text stands flush.
    """

    def __init__(
        self,
        widths: Sequence[float],
        rows: list[Row],
        *,
        ruled: bool = True,
        pad: float = PAD,
        side: float = 1.5 * mm,
        before: float = 0,
        after: float = 8,
        node: Node | None = None,
        carried: list[Row] | None = None,
    ) -> None:
        super().__init__(node, before=before, after=after)
        self.widths, self.rows, self.ruled, self.pad, self.side = widths, rows, ruled, pad, side
        self.carried = carried is not None
        self.head = carried or list(takewhile(lambda row: row.kind == "head", rows))

    def _cells(self, row: Row) -> Iterator[tuple[Cell, float, float]]:
        """Each cell with its left edge and its width, without the space at its sides."""
        place, x = 0, 0.0
        for cell in row.cells:
            width = sum(self.widths[place : place + cell.span])
            left = self.side if place else 0
            right = self.side if place + cell.span < len(self.widths) else 0
            yield cell, x + left, width - left - right
            place += cell.span
            x += width

    def _high(self, row: Row) -> float:
        if row.high is None:
            tallest = max((stack_height(cell.content, width) for cell, _x, width in self._cells(row) if cell.content), default=0.0)
            row.high = max(tallest + 2 * self.pad, row.least)
        return row.high

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its size. Rows after the first that passes `height` are not laid out: a long table costs one page at a time."""
        self.width, self.height = sum(self.widths), 0.0
        for row in self.rows:
            self.height += self._high(row)
            if height and self.height > height:
                break
        return self.width, self.height

    def least(self, width: float) -> float:
        """The head and the first row; two rows where the first is a group heading, or low in a short table.

        A row that may be split inside can begin in less room than it takes.
        """
        body = self.rows[len(self.head) :]
        short = len(body) < 4 and bool(body) and self._high(body[0]) < BEGINS_IN
        first = 2 if len(body) > 1 and (body[0].kind == "group" or short) else 1
        wanted = [self._high(row) for row in [*self.head, *body[:first]]]
        return min(sum(BEGINS_IN if high > SPLIT_OVER else high for high in wanted), GREATEST_START)

    def _part(self, rows: list[Row], carried: bool) -> Grid:
        head = self.head if carried else None
        after, side, pad = self.getSpaceAfter(), self.side, self.pad
        return Grid(self.widths, rows, ruled=self.ruled, pad=pad, side=side, after=after, node=self.node, carried=head)

    def parted(self) -> tuple[Grid, Grid] | None:
        """All rows but the last, and the last one, which stands close below them; None for a table or a single row."""
        if self.head or len(self.rows) < 2:
            return None
        first, last = self._part(self.rows[:-1], False), self._part(self.rows[-1:], False)
        first.spaceBefore, first.spaceAfter = self.getSpaceBefore(), 0
        return first, last

    def split(self, width: float, height: float, /) -> list[Flowable]:
        """The rows that fit, and the head again with the rest."""
        used, place = 0.0, 0
        while place < len(self.rows) and used + self._high(self.rows[place]) <= height:
            used += self._high(self.rows[place])
            place += 1
        if place == len(self.rows):
            return [self]
        row, rest = self.rows[place], height - used
        if self._high(row) > SPLIT_OVER and rest > FREE_TO_SPLIT and (halves := self._halved(row, rest)):
            top, tail = halves
            return [self._part([*self.rows[:place], top], self.carried), self._part([*self.head, tail, *self.rows[place + 1 :]], True)]
        if len(self.rows) - place == 1 and place - len(self.head) > 2:  # never one row alone on the next page
            place -= 1
        while place > len(self.head) and self.rows[place - 1].kind == "group":
            place -= 1
        if place <= len(self.head):
            return []
        return [self._part(self.rows[:place], self.carried), self._part([*self.head, *self.rows[place:]], True)]

    def _halved(self, row: Row, height: float) -> tuple[Row, Row] | None:
        """A tall row in two; None when its main column could not begin here."""
        tops, tails = [], []
        for cell, _x, width in self._cells(row):
            top, tail = split_stack(cell.content, width, height - 2 * self.pad)
            tops.append(replace(cell, content=top))
            tails.append(replace(cell, content=tail))
        if any(whole.content and not top.content for whole, top in zip(row.cells, tops, strict=True)):
            return None
        return replace(row, cells=tops, high=None, least=0, rule=0), replace(row, cells=tails, high=None, least=0)

    def draw(self) -> None:
        """Draw the rows from the top; a repeated head is not tagged a second time."""
        y = self.height
        for row in self.rows:
            if row.kind == "head" and self.carried:
                with self.page.untagged():
                    self._draw_row(row, y)
            else:
                self._draw_row(row, y)
            y -= self._high(row)

    def _draw_row(self, row: Row, y: float) -> None:
        high = self._high(row)
        if self.ruled:
            heavy = RULE if row.kind in ("head", "group") else 0
            if heavy:
                self._line(y, heavy)
            if row.rule:
                self._line(y - high, heavy or row.rule)
        if row.bar:
            self.page.setLineWidth(BAR)
            self.page.line(-5, y - 1, -5, y - high + 1)  # hangs in the margin
        for cell, x, width in self._cells(row):
            down = self.pad if cell.align == "top" or not cell.content else (high - stack_height(cell.content, width)) / 2
            draw_stack(cell.content, self.page, x, y - down, width)

    def _line(self, y: float, weight: float) -> None:
        self.page.setLineWidth(weight)
        self.page.line(0, y, self.width, y)
