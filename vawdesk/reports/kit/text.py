"""Text: greedy lines of runs. What a person typed is put in a run and never parsed, so that `<b>` comes out as typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Flowable

from vawdesk.i18n import NBSP
from vawdesk.reports.kit.block import Block
from vawdesk.reports.kit.fonts import BOLD, measure, shown
from vawdesk.reports.kit.style import BODY, Style
from vawdesk.reports.kit.tags import Node

WORDS = re.compile(f"[^{NBSP}]*{NBSP}|[^{NBSP}]+")  # of what is bound together, each with the space after it
BASELINE = 0.27  # of the leading: from the lower edge of a line to the feet of its letters


@dataclass(frozen=True)
class Run:
    """Words in one weight and one language (a language tag, or None for the language of the document)."""

    text: str
    bold: bool = False
    lang: str | None = None


Atom = list[tuple[Run, str]]  # what stands between two spaces; more than one piece where the weight changes inside a word
Line = list[tuple[Run, str]]


class Text(Block):
    """A paragraph, ragged right. At a page break at least two of its lines stay together on either side.

    A word wider than its column is broken, never cut off. `lines` are given only when a paragraph is split.
    """

    def __init__(
        self, content: str | Sequence[Run], style: Style = BODY, node: Node | None = None, lines: list[Line] | None = None
    ) -> None:
        super().__init__(node, before=style.before, after=style.after)
        self.runs = [Run(content)] if isinstance(content, str) else list(content)
        self.style = style
        self.lines: list[Line] = lines or []
        self.fixed, self.fitted = lines is not None, -1.0

    def _font(self, run: Run) -> str:
        return BOLD if run.bold else self.style.font

    def _wide(self, atom: Atom) -> float:
        if len(atom) == 1:  # nearly always, and this is the busiest line of a long document
            run, word = atom[0]
            return measure(word, BOLD if run.bold else self.style.font, self.style.size)
        return sum(measure(word, self._font(run), self.style.size) for run, word in atom)

    def _atoms(self) -> Iterator[Atom | None]:
        """The unbreakable pieces in order; None ends a line."""
        atom: Atom = []
        for run in self.runs:
            for number, line in enumerate(shown(run.text).split("\n")):
                if number:
                    yield atom
                    yield None
                    atom = []
                for place, word in enumerate(line.split(" ")):
                    if place and atom:
                        yield atom
                        atom = []
                    if word:
                        atom.append((run, word))
        yield atom

    def _chopped(self, atom: Atom, width: float) -> Iterator[Atom]:
        """A piece wider than its column, in parts that are each as wide as fits: between its words first, and inside one only then."""
        part: Atom = []
        used, between = 0.0, False
        for run, word in ((run, piece) for run, words in atom for piece in WORDS.findall(words)):
            wide = measure(word, self._font(run), self.style.size)
            if used and between and used + wide > width:
                yield part
                part, used = [], 0.0
            if used + wide <= width:
                part, used = [*part, (run, word)], used + wide
            else:
                *full, (part, used) = self._cut(part, used, run, word, width)
                yield from (one for one, _used in full)
            between = word.endswith(NBSP)
        yield part

    def _cut(self, part: Atom, used: float, run: Run, word: str, width: float) -> Iterator[tuple[Atom, float]]:
        """One word after what stands before it, cut between letters; each part with how wide it is."""
        start = 0
        for place, letter in enumerate(word):
            wide = measure(letter, self._font(run), self.style.size)
            if used and used + wide > width:
                yield ([*part, (run, word[start:place])] if place > start else part), used
                part, start, used = [], place, 0.0
            used += wide
        yield [*part, (run, word[start:])], used

    def _fill(self, width: float) -> list[Line]:
        lines: list[list[Atom]] = []
        line: list[Atom] = []
        used, gap = 0.0, measure(" ", BOLD, self.style.size)
        for atom in self._atoms():
            if atom is None:
                lines.append(line)
                line, used = [], 0.0
                continue
            if not atom:
                continue
            long = self._wide(atom)
            if line and used + gap + long > width:
                lines.append(line)
                line, used = [], 0.0
            if long > width:
                *full, atom = self._chopped(atom, width)
                lines += [[part] for part in full]
                long = self._wide(atom)
            used += long + (gap if line else 0)
            line.append(atom)
        return [_joined(atoms) for atoms in [*lines, line]]

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The lines it takes at this width."""
        if self.fitted != width and not self.fixed:
            self.lines, self.fitted = self._fill(width), width
        self.width, self.height = width, len(self.lines) * self.style.leading
        return width, self.height

    def least(self, width: float) -> float:
        """Two lines, or all when there are not more than three."""
        self.wrap(width, 0)
        return (len(self.lines) if len(self.lines) <= 3 else 2) * self.style.leading

    def split(self, width: float, height: float, /) -> list[Flowable]:
        """The lines that fit and the rest, at least two each."""
        self.wrap(width, height)
        fit = min(int(height / self.style.leading), len(self.lines) - 2)
        if fit < 2:
            return []
        return [Text(self.runs, self.style, self.node, part) for part in (self.lines[:fit], self.lines[fit:])]

    def draw(self) -> None:
        """Draw the lines; each stretch in a language of its own lies in a span."""
        canvas, style = self.page, self.style
        canvas.setFillGray(style.ink)
        y = (len(self.lines) - 1 + BASELINE) * style.leading
        if self.node and any(run.lang for run in self.runs):
            for number, line in enumerate(self.lines):
                x = self._start(line)
                for run, text in line:
                    self._piece(run, text + (" " if number + 1 < len(self.lines) else ""), x, y - number * style.leading)
                    x += measure(text, self._font(run), style.size)
        else:
            with canvas.tagged(self.node):
                canvas.drawText(self._block(y))
        canvas.setFillGray(0)

    def _start(self, line: Line) -> float:
        if self.style.align == "left":
            return 0
        return (self.width - self._wide(line)) * (0.5 if self.style.align == "centre" else 1)

    def _piece(self, run: Run, text: str, x: float, y: float) -> None:
        node = self.node
        if run.lang and node:
            last = node.kids[-1] if node.kids else None
            node = last if isinstance(last, Node) and last.owner is run else Node("Span", node, lang=run.lang, owner=run)
        with self.page.tagged(node):
            block = self.page.beginText(x, y)
            block.setFont(self._font(run), self.style.size)
            block.textOut(text)
            self.page.drawText(block)

    def _block(self, y: float) -> PDFTextObject:
        style, now = self.style, ""
        block = self.page.beginText(0, y)
        for number, line in enumerate(self.lines):
            block.setTextOrigin(self._start(line), y - number * style.leading)
            for run, text in line:
                if now != self._font(run):
                    now = self._font(run)
                    block.setFont(now, style.size)
                block.textOut(text)
            if number + 1 < len(self.lines):
                block.textOut(" ")  # so that words are not joined when the text is read out
        return block


def _joined(atoms: list[Atom]) -> Line:
    """The pieces of one line with spaces between them, neighbours of one run as one piece."""
    joined: list[tuple[Run, list[str]]] = []
    for place, atom in enumerate(atoms):
        for part, (run, word) in enumerate(atom):
            lead = " " if place and not part else ""
            if joined and joined[-1][0] is run:
                joined[-1][1].append(lead + word)
                continue
            if lead:
                joined[-1][1].append(lead)
            joined.append((run, [word]))
    return [(run, "".join(words)) for run, words in joined]
