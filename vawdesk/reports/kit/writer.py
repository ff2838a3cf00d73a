"""Makes texts in the languages of a document and hangs them in its tree; what every component of a page is made with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlab.lib.units import mm

from vawdesk.i18n import N_
from vawdesk.reports.kit.block import Block, Stack, adopt
from vawdesk.reports.kit.frames import Withheld
from vawdesk.reports.kit.grid import Cell, Grid, Row
from vawdesk.reports.kit.style import COLUMN, GUTTER, INVERSE, STRONG, TIGHT, Style
from vawdesk.reports.kit.tags import Node
from vawdesk.reports.kit.text import Run, Text
from vawdesk.reports.kit.words import Said, Words

Content = Said | Stack  # what may stand in a cell: words, or blocks made before their place was known
MARK = 7 * mm  # the column of bullets and numbers


@dataclass(frozen=True)
class Writer:
    """`blank` is true for a form to be filled in by hand; `root` is the element under which everything is read."""

    words: Words
    root: Node
    blank: bool

    def text(self, said: Said, style: Style = TIGHT, kind: str = "P", parent: Node | None = None, between: str = " / ") -> Text:
        """One text. In both languages one follows the other, on the same line or after `between`."""
        return Text(self.words.runs(said, between), style, Node(kind, parent or self.root))

    def sides(self, said: Said, style: Style = TIGHT, kind: str = "P", parent: Node | None = None) -> Block:
        """One text, or two beside each other when the document is in both languages."""
        texts = self.words.each(said)
        if len(texts) == 1:
            return self.text(said, style, kind, parent)
        flat, node = replace(style, before=0, after=0), Node(kind, parent or self.root)
        cells = [Cell([Text(words, flat, Node("Span", node, lang=tag))]) for words, tag in texts]
        row = Row([cells[0], Cell([]), cells[1]])
        return Grid([COLUMN, GUTTER, COLUMN], [row], ruled=False, pad=0, side=0, before=style.before, after=style.after, node=node)

    def free(self, said: Said, style: Style = TIGHT, kind: str = "P") -> Text:
        """A text whose place in the tree is given when it is put into a cell."""
        return Text(self.words.runs(said, "\n"), style, Node(kind))

    def withheld(self, reason: Said) -> Withheld:
        """A mark that something is not shown here. The reason must not give away where it came from."""
        runs = [Run("["), *self.words.runs(N_("Withheld:"), bold=True), Run(" "), *self.words.runs(reason), Run("]")]
        return Withheld(Text(runs, TIGHT, Node("P")))

    def items(self, said: Sequence[Content], width: float, *, ordered: bool = False, style: Style = TIGHT, after: float = 0) -> Grid:
        """A list with bullets, or with numbers when its order matters."""
        node = Node("L", self.root, attributes={"O": "/List", "ListNumbering": "/Decimal" if ordered else "/Disc"})
        rows = []
        for number, item in enumerate(said, 1):
            entry = Node("LI", node)
            mark = Text(f"{number}." if ordered else "•", replace(style, bold=ordered), Node("Lbl", entry))
            body = self.content(item, Node("LBody", entry), style)
            rows.append(Row([Cell([mark]), Cell(body)]))
        return Grid([MARK, width - MARK], rows, ruled=False, pad=0.7 * mm, side=0, after=after, node=node)

    def content(self, given: Content, node: Node, style: Style = TIGHT) -> Stack:
        """What stands in a cell, hung under the node of the cell; nothing for no words."""
        if isinstance(given, list):
            for block in given:
                adopt(block, node)
            return given
        return [Text(self.words.runs(given, "\n"), style, node)] if given != "" else []

    def head(self, said: Said, parent: Node, *, centred: bool = False, lang: str | None = None) -> Cell:
        """The heading of a column."""
        node = Node("TH", parent, lang=lang, attributes={"O": "/Table", "Scope": "/Column"})
        style = INVERSE if centred else STRONG
        return Cell([self.text(said, replace(style, ink=0), "P", node, between="\n")] if said != "" else [], align="middle")
