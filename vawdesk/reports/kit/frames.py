"""Blocks with an edge of their own: the staff-risk banner, a plain box, what is withheld, a section heading, a fixed place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from vawdesk.reports.kit.block import Block, Padded, Stack, draw_stack, split_stack, stack_height
from vawdesk.reports.kit.grid import Cell, Grid, Row
from vawdesk.reports.kit.marks import warning_triangle
from vawdesk.reports.kit.style import BOTTOM, HEAVY, RULE
from vawdesk.reports.kit.tags import Node
from vawdesk.reports.kit.text import Text

BLOCK, TRIANGLE, BANNER_LEAST = 30 * mm, 10 * mm, 22 * mm
SQUARE = 9 * mm  # of the letter of a section


class Framed(Block):
    """Stacked blocks inside an edge; split where a page ends, so that long words can never stop a page from being made."""

    inset = 3 * mm

    def __init__(self, content: Stack, node: Node | None = None, after: float = 8) -> None:
        super().__init__(node, after=after)
        self.content = content

    def inner(self, width: float) -> float:
        """The width that is left for the content."""
        return width - 2 * self.inset

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The content and the edge."""
        self.width, self.height = width, stack_height(self.content, self.inner(width)) + 2 * self.inset
        return width, self.height

    def split(self, width: float, height: float, /) -> list[Flowable]:
        """What fits, framed, and the rest, framed."""
        top, tail = split_stack(self.content, self.inner(width), height - 2 * self.inset)
        return [self.part(top), self.part(tail)] if top and tail else []

    def part(self, content: Stack) -> Framed:
        """A frame like this one round some of its content."""
        raise TypeError(f"{type(self).__name__} cannot be parted")


class Banner(Framed):
    """Staff risk: a heavy frame, a black block with the triangle and the words, what happened and what to do."""

    def __init__(self, word: Text, content: Stack, *, again: bool = False) -> None:
        super().__init__(content, word.node, after=9)
        self.word, self.again = word, again

    def inner(self, width: float) -> float:
        """What the black block leaves."""
        return width - BLOCK - 8 * mm

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """At least as high as the block needs."""
        _width, high = super().wrap(width, height)
        self.height = max(high, BANNER_LEAST)
        return width, self.height

    def part(self, content: Stack) -> Framed:
        """The banner again, its word not read out a second time."""
        return Banner(self.word, content, again=content[0] is not self.content[0])

    def draw(self) -> None:
        """Draw the block, the frame and the lines, in the middle of their height."""
        canvas, high = self.page, self.height
        canvas.setFillGray(0)
        canvas.rect(0, 0, BLOCK, high, stroke=0, fill=1)
        canvas.setLineWidth(HEAVY)
        canvas.rect(1, 1, self.width - 2, high - 2)
        words = self.word.wrap(BLOCK - 2 * mm, 0)[1]
        base = (high - words - TRIANGLE - mm) / 2
        warning_triangle(canvas, (BLOCK - TRIANGLE) / 2, base + words + 1.5 * mm, TRIANGLE)
        if self.again:
            with canvas.untagged():
                self.word.drawOn(canvas, mm, base)
        else:
            self.word.drawOn(canvas, mm, base)
        inner = self.inner(self.width)
        draw_stack(self.content, canvas, BLOCK + 4 * mm, (high + stack_height(self.content, inner)) / 2, inner)


class Boxed(Framed):
    """A plain box: instructions, callouts."""

    def part(self, content: Stack) -> Framed:
        """Another box."""
        return Boxed(content, self.node, self.getSpaceAfter())

    def draw(self) -> None:
        """Draw the box and what is in it."""
        self.page.setLineWidth(RULE)
        self.page.rect(RULE / 2, RULE / 2, self.width - RULE, self.height - RULE)
        draw_stack(self.content, self.page, self.inset, self.height - self.inset, self.inner(self.width))


class Withheld(Block):
    """Something is not shown, and why: a heavy left edge, so that it reads in grey, and brackets, so that it reads aloud."""

    EDGE, INDENT = 3, 4 * mm

    def __init__(self, text: Text) -> None:
        super().__init__(text.node)
        self.text = text

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The text and its edge."""
        self.width, self.height = width, self.text.wrap(width - self.INDENT, height)[1]
        return width, self.height

    def split(self, width: float, height: float, /) -> list[Flowable]:
        """The parts of the text, each with its edge."""
        return [Withheld(cast(Text, part)) for part in self.text.split(width - self.INDENT, height)]

    def draw(self) -> None:
        """Draw the edge and the words."""
        self.page.setLineWidth(self.EDGE)
        self.page.line(1.5, 0.5, 1.5, self.height - 0.5)
        self.text.drawOn(self.page, self.INDENT, 0)


class Section(Grid):
    """A section heading: a heavy rule above, its letter reversed out of a black square."""

    def __init__(self, widths: Sequence[float], cells: list[Cell], *, square: bool) -> None:
        if square:
            cells[1].content = [Padded(item, 3 * mm) for item in cells[1].content]
        super().__init__(widths, [Row(cells)], ruled=False, pad=1.2 * mm, side=0, before=10, after=5)
        self.square = square

    def draw(self) -> None:
        """Draw the rule and the square under the words."""
        self.page.setLineWidth(HEAVY)
        self.page.line(0, self.height, self.width, self.height)
        if self.square:
            self.page.rect(0, 0, SQUARE, self.height, stroke=0, fill=1)
        super().draw()


class DownTo(Block):
    """Empty space down to a height above the lower edge of the sheet, so that a fold falls between two parts."""

    def __init__(self, y: float, below: float = 3 * mm) -> None:
        super().__init__()
        self.y, self.below = y, below

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As high as what is left above that line."""
        self.width, self.height = width, max(0.0, height - (self.y - BOTTOM) + self.below) if height else 0.0
        return width, self.height

    def draw(self) -> None:
        """Nothing: it is space."""
