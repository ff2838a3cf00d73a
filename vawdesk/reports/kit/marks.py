"""What is ticked or written on by hand: tick boxes, writing lines, boxes for dates and times; and the warning triangle."""

from __future__ import annotations

from typing import Literal

from reportlab.lib.units import mm

from vawdesk.i18n import N_
from vawdesk.reports.kit.block import Block, Drawn
from vawdesk.reports.kit.fonts import REGULAR
from vawdesk.reports.kit.style import BOXED, FIRST_LINE, HAIR, PITCH, RULE, SMALL
from vawdesk.reports.kit.tags import Node, TaggedCanvas
from vawdesk.reports.kit.words import Words

TICKED, NOT_TICKED = N_("ticked"), N_("not ticked")
BOX_HIGH, BETWEEN, NAME_HIGH = 8 * mm, 1.5 * mm, 10.0
DATE_BOXES = ((N_("day"), 13 * mm), (N_("month"), 12 * mm), (N_("year"), 15.5 * mm))
TIME_BOXES = ((N_("hour"), 12.5 * mm), (N_("minute"), 12.5 * mm))


def tick_box(canvas: TaggedCanvas, x: float, y: float, ticked: bool, size: float) -> None:
    """A box, with a cross when it is ticked: a tick disappears in a copy."""
    canvas.setLineWidth(BOXED)
    canvas.rect(x, y, size, size)
    if ticked:
        inset = size * 0.2
        canvas.setLineWidth(2.2)
        canvas.setLineCap(1)
        canvas.line(x + inset, y + inset, x + size - inset, y + size - inset)
        canvas.line(x + inset, y + size - inset, x + size - inset, y + inset)
        canvas.setLineCap(0)


def tick_node(parent: Node, label: str, ticked: bool, words: Words) -> Node:
    """A printed form field that reads "Yes: ticked" in the language of the document."""
    state = words.say(TICKED if ticked else NOT_TICKED)
    attributes = {"O": "/PrintField", "Role": "/cb", "checked": "/on" if ticked else "/off", "Desc": label}
    return Node("Form", parent, alt=f"{label}: {state}", attributes=attributes)


def pen_node(parent: Node, label: str) -> Node:
    """A place to write on by hand."""
    return Node("Form", parent, alt=label, attributes={"O": "/PrintField", "Role": "/tv", "Desc": label})


def tick(node: Node, ticked: bool, size: float, *, centred: bool = False) -> Drawn:
    """A tick box at the left of its column, or in the middle of it."""
    return Drawn(lambda canvas, width: tick_box(canvas, (width - size) / 2 if centred else 0, 0, ticked, size), size, node)


def tick_and_time(node: Node, size: float) -> Drawn:
    """A tick box and a line beside it for the time at which it was done."""

    def paint(canvas: TaggedCanvas, width: float) -> None:
        tick_box(canvas, 0, 0, False, size)
        canvas.setLineWidth(HAIR)
        canvas.line(size + 4 * mm, 0, width, 0)

    return Drawn(paint, size + 2 * mm, node)


def writing_lines(count: int, node: Node | None = None, first: float = FIRST_LINE) -> Drawn:
    """Lines to write on, 8.5 mm apart, with `first` points above the first of them."""
    return Drawn(lambda canvas, width: ruled(canvas, width, count), first + (count - 1) * PITCH, node)


class WritingSpace(Block):
    """Writing lines down to the foot of the page, as many as there is room for, and at least a few."""

    def __init__(self, node: Node, least: int = 5) -> None:
        super().__init__(node)
        self.fewest = least

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """All of the room that is left, in whole lines."""
        fit = int((height - 1 - FIRST_LINE) / PITCH) + 1 if height else 0
        self.count = max(self.fewest, fit)
        self.width, self.height = width, FIRST_LINE + (self.count - 1) * PITCH
        return width, self.height

    def draw(self) -> None:
        """Draw the lines."""
        with self.page.tagged(self.node):
            ruled(self.page, self.width, self.count)


def ruled(canvas: TaggedCanvas, width: float, count: int) -> None:
    """This many writing lines, upwards from the lowest."""
    canvas.setLineWidth(HAIR)
    for number in range(count):
        canvas.line(0, number * PITCH, width, number * PITCH)


def boxes(kind: Literal["date", "time"], words: Words, node: Node | None = None) -> Drawn:
    """Boxes for a date or a time, each named beneath in every language of the document."""
    wanted = [([text for text, _tag in words.each(name)], wide) for name, wide in (DATE_BOXES if kind == "date" else TIME_BOXES)]
    rows = max(len(names) for names, _wide in wanted)

    def paint(canvas: TaggedCanvas, _width: float) -> None:
        x = 0.0
        for names, wide in wanted:
            canvas.setLineWidth(RULE)
            canvas.rect(x, rows * NAME_HIGH, wide, BOX_HIGH)
            canvas.setFont(REGULAR, SMALL)
            for place, name in enumerate(names):
                canvas.drawString(x, (rows - place) * NAME_HIGH - 8, name + " ")
            x += wide + BETWEEN

    return Drawn(paint, BOX_HIGH + rows * NAME_HIGH, node)


def warning_triangle(canvas: TaggedCanvas, x: float, y: float, size: float) -> None:
    """A white triangle with a black exclamation mark, to stand on black."""
    path = canvas.beginPath()
    path.moveTo(x, y)
    path.lineTo(x + size, y)
    path.lineTo(x + size / 2, y + size * 0.88)
    path.close()
    canvas.setFillGray(1)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.rect(x + size * 0.465, y + size * 0.27, size * 0.07, size * 0.33, stroke=0, fill=1)
    canvas.rect(x + size * 0.465, y + size * 0.12, size * 0.07, size * 0.08, stroke=0, fill=1)


def dashed(canvas: TaggedCanvas, y: float, dash: tuple[float, float]) -> None:
    """A line across the whole sheet to fold along, at this height above its lower edge."""
    canvas.setLineWidth(0.75)
    canvas.setDash(*dash)
    canvas.line(8 * mm, y, 202 * mm, y)
    canvas.setDash()


def dense_pattern(canvas: TaggedCanvas, x: float, y: float, width: float, height: float) -> None:
    """Crossing lines through which nothing on the other side of the paper can be read."""
    canvas.saveState()
    area = canvas.beginPath()
    area.rect(x, y, width, height)
    canvas.clipPath(area, stroke=0, fill=0)
    canvas.setLineWidth(HAIR)
    for start in range(int(x - height), int(x + width), 4):
        canvas.line(start, y, start + height, y + height)
        canvas.line(start + height, y, start, y + height)
    canvas.restoreState()
