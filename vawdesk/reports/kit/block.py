"""What every piece of a page can do: say how little of it can begin a page, be stacked, and be split where a page ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from reportlab.platypus import Flowable

from vawdesk.reports.kit.tags import Node, TaggedCanvas


class Block(Flowable):
    """A flowable with a place in the reading order. Sizes are points; a height of 0 means that the height does not matter."""

    def __init__(self, node: Node | None = None, *, before: float = 0, after: float = 0) -> None:
        super().__init__()
        self.node, self.spaceBefore, self.spaceAfter = node, before, after

    @property
    def page(self) -> TaggedCanvas:
        """The canvas drawn on."""
        return cast(TaggedCanvas, self.canv)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its size when it has this width."""
        raise TypeError(f"{type(self).__name__} does not say its size")

    def split(self, width: float, height: float, /) -> list[Flowable]:
        """Two parts, of which the first fits; none when it cannot be parted there."""
        return []

    def least(self, width: float) -> float:
        """The height it needs at least to begin on a page."""
        return self.wrap(width, 0)[1]

    def room(self, width: float) -> float:
        """Its height with the space around it."""
        return self.wrap(width, 0)[1] + self.getSpaceBefore() + self.getSpaceAfter()


Stack = list[Block]


def stack_height(content: Sequence[Block], width: float) -> float:
    """The height of blocks one under another, without the space after the last."""
    return sum(item.wrap(width, 0)[1] + (item.getSpaceAfter() if item is not content[-1] else 0) for item in content)


def draw_stack(content: Sequence[Block], canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
    """Draw blocks one under another, downwards from `top`."""
    for item in content:
        top -= item.wrap(width, 0)[1]
        item.drawOn(canvas, x, top)
        top -= item.getSpaceAfter()


def split_stack(content: Sequence[Block], width: float, height: float) -> tuple[Stack, Stack]:
    """What of a stack fits into this height, and the rest; nothing is lost and the order stays."""
    top: Stack = []
    for place, item in enumerate(content):
        need = item.wrap(width, height)[1]
        if need > height:
            parts = cast(Stack, item.split(width, height)) if height > 0 else []
            return [*top, *parts[:1]], [*(parts[1:] or [item]), *content[place + 1 :]]
        top.append(item)
        height -= need + item.getSpaceAfter()
    return top, []


class Drawn(Block):
    """A small fixed drawing: `paint(canvas, width)` from its lower left corner, tagged as one node."""

    def __init__(self, paint: Callable[[TaggedCanvas, float], None], high: float, node: Node | None = None) -> None:
        super().__init__(node)
        self.paint, self.high = paint, high

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As wide as it may be, as high as it is."""
        self.width, self.height = width, self.high
        return width, self.high

    def draw(self) -> None:
        """Paint it."""
        with self.page.tagged(self.node):
            self.paint(self.page, self.width)


class Padded(Block):
    """Another block, moved in from the left or down from the top."""

    def __init__(self, inner: Block, left: float = 0, top: float = 0) -> None:
        super().__init__(inner.node)
        self.inner, self.left, self.top = inner, left, top

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The size of the inner block and its padding."""
        self.width, self.height = width, self.inner.wrap(width - self.left, height)[1] + self.top
        return width, self.height

    def split(self, width: float, height: float, /) -> list[Flowable]:
        """The parts of the inner block; only the first is moved down."""
        parts = cast(Stack, self.inner.split(width - self.left, height - self.top))
        return [Padded(part, self.left, 0 if place else self.top) for place, part in enumerate(parts)]

    def draw(self) -> None:
        """Draw the inner block in its place."""
        self.inner.drawOn(self.page, self.left, 0)


def adopt(block: Block, parent: Node) -> None:
    """Hang a block that was made before its parent was known under that parent."""
    if block.node is not None:
        block.node.move(parent)
