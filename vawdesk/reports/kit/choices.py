"""A question with tick boxes: ticked on a filled form, empty on a blank one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from reportlab.lib.units import mm

from vawdesk.reports.kit.block import Padded, Stack
from vawdesk.reports.kit.fonts import BOLD, measure
from vawdesk.reports.kit.grid import Cell, Grid, Row
from vawdesk.reports.kit.marks import tick, tick_node
from vawdesk.reports.kit.style import GUTTER, HAIR, LABEL, MEASURE, PEN_BOX, PRINTED_BOX, STRONG, TIGHT
from vawdesk.reports.kit.tags import Node
from vawdesk.reports.kit.text import Text
from vawdesk.reports.kit.words import Said
from vawdesk.reports.kit.writer import Writer

BESIDE_BOX, SIDE = 3 * mm, 2 * mm
TOGETHER = 8  # so many options never part
TRI: dict[str, tuple[float, ...]] = {"en": (8, 8, 20), "cy": (9, 15, 31)}  # in millimetres: what Yes, No and Not known have at least


def choice(
    writer: Writer,
    question: Said | None,
    options: Sequence[Said],
    chosen: Collection[int] = (),
    *,
    columns: int = 2,
    hint: Said | None = None,
    above: bool = False,
    sentence: bool = False,
    after: float = 8,
) -> Grid:
    """Tick boxes to the right of the question; under it when `above` is true or the document is in both languages.

    `chosen` holds the places of the ticked options, from 0. `sentence`: the question is a whole sentence with Yes, No and Not known,
    which has the width that these leave.
    """
    above = above or writer.words.both or question is None
    asked: Stack = [writer.sides(question, STRONG)] if question is not None else []
    if hint is not None:
        asked.append(writer.sides(hint, replace(TIGHT, after=2)))
    label, width = LABEL, MEASURE if above else MEASURE - LABEL - SIDE
    even = (width + GUTTER) / columns - _box(writer) - GUTTER  # the second of two columns stands under the second language
    wide = [even] * columns
    if sentence and not above:
        least = TRI[writer.words.code]
        wide = [max(place * mm, _words(writer, option)) for place, option in zip(least, options, strict=False)]
        label = MEASURE - sum(wide) - columns * (_box(writer) + GUTTER)
    listing = _listing(writer, options, chosen, wide)
    if not asked and len(options) > TOGETHER:
        listing.spaceAfter = after
        return listing  # may begin at the foot of a page and go on
    rule = 0 if writer.blank else HAIR
    if above:
        row = Row([Cell([*asked, listing])], rule=rule)
        return Grid([MEASURE], [row], side=0, pad=1.1 * mm, after=after)
    return Grid([label, MEASURE - label], [Row([Cell(asked), Cell([listing])], rule=rule)], side=SIDE, pad=1.1 * mm, after=after)


def _listing(writer: Writer, options: Sequence[Said], chosen: Collection[int], wide: Sequence[float]) -> Grid:
    node = Node("L", writer.root)
    size, columns = PEN_BOX if writer.blank else PRINTED_BOX, len(wide)
    widths = [part for room in wide for part in (_box(writer), room, GUTTER)]
    rows = []
    for start in range(0, len(options), columns):
        cells: list[Cell] = []
        for number in range(start, min(start + columns, len(options))):
            cells += _option(writer, Node("LI", node), options[number], number in chosen, size)
        rows.append(Row(cells + [Cell([])] * (3 * columns - len(cells))))
    return Grid(widths, rows, ruled=False, pad=0.7 * mm, side=0, after=0, node=node)


def _words(writer: Writer, option: Said) -> float:
    """How wide an answer is on one line; a ticked one is bold."""
    return max(measure(words, BOLD, TIGHT.size) for words, _tag in writer.words.each(option)) + 0.5 * mm


def _box(writer: Writer) -> float:
    """A box and the space to its words."""
    return (PEN_BOX if writer.blank else PRINTED_BOX) + BESIDE_BOX


def _option(writer: Writer, item: Node, words: Said, ticked: bool, size: float) -> list[Cell]:
    """The box and its words; ticked words are bold as well, since a cross can disappear in a copy."""
    box = tick(tick_node(Node("Lbl", item), writer.words.say(words), ticked, writer.words), ticked, size)
    label = Text(writer.words.runs(words, "\n", bold=ticked), TIGHT, Node("LBody", item))
    return [Cell([box]), Cell([Padded(label, top=(size - TIGHT.leading) / 2)]), Cell([])]
