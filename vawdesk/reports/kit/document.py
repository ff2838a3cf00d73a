"""One document, built from top to bottom: headings that never part from what follows, components, pages, bytes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from io import BytesIO
from typing import Any

from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, PageBreak, PageTemplate, Spacer
from reportlab.platypus import Frame as TextFrame

from vawdesk.i18n import Language
from vawdesk.reports.kit import choices, fields, questions, tables
from vawdesk.reports.kit.block import Block, Stack, adopt
from vawdesk.reports.kit.frames import SQUARE, Banner, Boxed, Section, Withheld
from vawdesk.reports.kit.grid import Cell, Grid
from vawdesk.reports.kit.page import STAFF_RISK, Frame, Furniture, StaffRisk, total_pages
from vawdesk.reports.kit.style import BODY, GUTTER, H1, H2, H3, HEIGHT, INVERSE, LEFT, MEASURE, PAD, STRONG, TIGHT, Style
from vawdesk.reports.kit.tags import Node, TaggedCanvas, Tree
from vawdesk.reports.kit.text import Text
from vawdesk.reports.kit.words import DocumentLanguage, Said, Told, Words
from vawdesk.reports.kit.writer import Content, Writer

INSTRUCTION = replace(TIGHT, after=2)


class Paper:
    """A document in one language or both. Title and staff-risk banner come first, whoever writes the rest.

    `handling` is the line in the footer about keeping and shredding; `adorn` draws what else stands on every page (folds). A letter
    is not `titled`: its title is for the file alone, and its subject stands where a subject stands.
    """

    def __init__(
        self,
        code: str,
        title: Said,
        language: DocumentLanguage,
        furniture: Furniture,
        *,
        blank: bool = False,
        handling: bool = True,
        titled: bool = True,
        adorn: Callable[[TaggedCanvas, Words], None] | None = None,
    ) -> None:
        self.words, self.tree = Words(language), Tree()
        self.writer = Writer(self.words, self.tree.document, blank)
        self.title, self.furniture, self.blank, self.adorn = title, furniture, blank, adorn
        self.frame = Frame(furniture, self.words, code, title, blank, handling)
        self.story: list[Flowable] = []
        self.heading: Stack = []
        self.headed = 0  # where in the story the last block begins, its heading included
        self.keep_previous = False
        if titled:
            self.add(self.writer.text(title, H1, "H1", between="\n"))
        if furniture.banner:
            self._banner(furniture.banner)

    # -- what comes next

    def add(self, block: Block) -> None:
        """Put a block next; a heading that was held goes before it, on the same page."""
        need = sum(item.room(MEASURE) for item in self.heading) + block.least(MEASURE) + 2
        if self.keep_previous:
            self._take_along(need)
        began = len(self.story)
        if self.heading or self.keep_previous or isinstance(block, (Banner, Boxed)):
            self.story.append(self._unless(need))
        self.headed = began if self.heading else len(self.story)
        self.story += [*self.heading, block]
        self.heading, self.keep_previous = [], False

    def _take_along(self, need: float) -> None:
        """Where what comes next needs a new page, what stands before it goes there too: the last row of a list of fields, or a whole
        block, with the heading over it.
        """
        last = next((place for place in reversed(range(len(self.story))) if not isinstance(self.story[place], Spacer)), -1)
        before = self.story[last] if last >= 0 else None
        if isinstance(before, Grid) and (parts := before.parted()):
            self.story[last : last + 1] = [parts[0], self._unless(need + parts[1].room(MEASURE)), parts[1]]
        elif isinstance(before, Block):
            along = [item for item in self.story[self.headed :] if isinstance(item, Block)]
            self.story.insert(self.headed, self._unless(need + sum(item.room(MEASURE) for item in along)))

    def _unless(self, height: float) -> CondPageBreak:
        """A new page unless this much is free; never more than a page has."""
        return CondPageBreak(min(height, HEIGHT - self.frame.top - self.frame.bottom))

    def space(self, high: float) -> None:
        """Free space, in points."""
        self.story.append(Spacer(1, high))

    def new_page(self) -> None:
        """Begin a new page."""
        self.story.append(PageBreak())

    @contextmanager
    def together(self) -> Generator[None]:
        """What is added inside stays on one page, where a page is enough for it."""
        start = len(self.story)
        yield
        high = sum(item.room(MEASURE) for item in self.story[start:] if isinstance(item, Block))
        self.story.insert(start, self._unless(high))

    # -- headings and text

    def h2(self, said: Said, letter: str = "") -> None:
        """The heading of a section, with its letter or number. Held until what follows is known."""
        node = Node("H2", self.writer.root)
        texts = self.words.each(said)
        square = SQUARE if letter else 0.0
        cells = [Cell([Text(letter, replace(INVERSE, size=13, leading=16), Node("Lbl", node))], align="middle")] if letter else []
        for words, tag in texts:
            place = Node("Span", node, lang=tag) if letter or len(texts) > 1 else node
            cells.append(Cell([Text(words, replace(H2, before=0, after=0), place)], align="middle"))
        first = (MEASURE + GUTTER) / 2 - square if len(texts) == 2 else MEASURE - square
        widths = [*([square] if letter else []), first, *([MEASURE - square - first] if len(texts) == 2 else [])]
        self.heading.append(Section(widths, cells, square=bool(letter)))

    def h3(self, said: Said, kind: str = "H3") -> None:
        """A small heading; `kind` is its level where that is not its size."""
        self.heading.append(self.writer.sides(said, H3, kind))

    def p(self, said: Said, style: Style = BODY, *, lead: bool = False) -> None:
        """A paragraph. With `lead` it belongs to the heading and does not part from what follows."""
        block = self.writer.sides(said, style)
        if lead:
            self.heading.append(block)
        else:
            self.add(block)

    def bullets(self, said: Sequence[Content], *, ordered: bool = False, after: float = 6) -> None:
        """A list, numbered where its order matters."""
        self.add(self.writer.items(said, MEASURE, ordered=ordered, after=after))

    # -- components

    def fields(self, lines: Sequence[fields.Line], after: float = 8) -> None:
        """Labels with values, one or two in a row."""
        self.add(fields.field_list(self.writer, lines, after))

    def choice(
        self,
        question: Said | None,
        options: Sequence[Said],
        chosen: Collection[int] = (),
        *,
        columns: int = 2,
        hint: Said | None = None,
        above: bool = False,
        sentence: bool = False,
        after: float = 8,
    ) -> None:
        """A question with tick boxes; see `choices.choice`."""
        boxes = choices.choice(
            self.writer, question, options, chosen, columns=columns, hint=hint, above=above, sentence=sentence, after=after
        )  # fmt: skip
        self.add(boxes)

    def questions(self, asked: Sequence[questions.Asked], *, letter: str, start: int = 1) -> None:
        """Questions answered Yes, No, Not known, in a table."""
        self.add(questions.question_table(self.writer, asked, letter=letter, start=start))

    def table(
        self,
        heads: Sequence[Said],
        rows: Sequence[Sequence[Content] | tables.Group],
        widths: Sequence[float],
        *,
        row_heads: bool = True,
        least: float = 0,
        pad: float = PAD,
        after: float = 8,
    ) -> None:
        """A table; widths are points and add up to the measure."""
        self.add(tables.table(self.writer, heads, rows, widths, row_heads=row_heads, least=least, pad=pad, after=after))

    def signatures(self, people: Sequence[tables.Signed]) -> None:
        """Who signs. Never alone on a page: what stands before it comes along."""
        self.keep_previous = True
        self.add(tables.signature_table(self.writer, people))

    def box(self, content: Stack) -> None:
        """Blocks in a plain box."""
        node = Node("Sect", self.writer.root)
        for item in content:
            adopt(item, node)
        self.add(Boxed(content, node))

    def withheld(self, reason: Said) -> Withheld:
        """A mark for a cell or a field: something is not shown, and why."""
        return self.writer.withheld(reason)

    def _banner(self, risks: Sequence[StaffRisk]) -> None:
        node = Node("Sect", self.writer.root)
        word = self.writer.text(STAFF_RISK, replace(INVERSE, size=12, leading=14), "P", node, between="\n")
        lines: Stack = []
        for risk in risks:
            facts = Told(partial(_sentences, risk))
            lines.append(self.writer.text(facts, replace(STRONG, after=2), "P", node, between="\n"))
            lines += [self.writer.text(line, INSTRUCTION, "P", node, between="\n") for line in risk.what_to_do]
        self.add(Banner(word, lines))

    # -- the file

    def build(self, progress: Callable[[int], None] | None = None) -> bytes:
        """The finished PDF. `progress` is told the number of each page as it begins, and may raise to stop."""
        story, self.heading = [*self.story, *self.heading], []
        self.frame.place(self.writer.root)

        def on_page(canvas: Any, _document: object) -> None:
            self.frame.draw(canvas)
            if self.adorn:
                self.adorn(canvas, self.words)
            if progress:
                progress(canvas.getPageNumber())

        out, bottom = BytesIO(), self.frame.bottom
        text = TextFrame(LEFT, bottom, MEASURE, HEIGHT - self.frame.top - bottom, 0, 0, 0, 0)
        template = BaseDocTemplate(
            out,
            pageTemplates=[PageTemplate("page", [text], onPage=on_page)],
            title=self.words.say(self.title),
            author=self.furniture.owner(self.words),
            subject="",
            creator="VAWDesk",
            producer="VAWDesk",
            lang=self.words.tag,
        )
        maker = partial(TaggedCanvas, stamp=self.furniture.stamp(), tree=self.tree, at_end=total_pages)
        template.build(story, canvasmaker=maker)
        return out.getvalue()


def _sentences(risk: StaffRisk, language: Language) -> str:
    """What happened, and what is unsettled about it, as one paragraph."""
    return " ".join(language.say(words) for words in (*risk.why, *((risk.mark,) if risk.mark else ())))
