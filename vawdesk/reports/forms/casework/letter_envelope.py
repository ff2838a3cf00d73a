"""D16, envelope and label: name and address where a window shows them, and both once more to cut out; nothing else on either (8.5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportlab.lib.units import mm

from vawdesk.i18n import N_
from vawdesk.models.profile import Profile
from vawdesk.reports.forms.casework.letter import address_lines, name_of
from vawdesk.reports.kit.block import Block
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.entry import Carries, DocumentEntry
from vawdesk.reports.kit.fonts import BOLD, REGULAR, measure, shown
from vawdesk.reports.kit.page import Furniture
from vawdesk.reports.kit.style import BODY, HAIR, SMALL
from vawdesk.reports.kit.tags import Node
from vawdesk.reports.kit.words import DocumentLanguage
from vawdesk.services.view import View

TITLE = N_("Name and address for an envelope")
CUT = N_("To cut out: for the front of a plain envelope, and for its back.")
FOLD = N_("Or lay this sheet over the letter and fold both: the window of a DL or C5 envelope shows the name and address above.")
BY_HAND = N_("This letter is not posted: only the name stands on the envelope.")
SIZE, LEADING = 13, 17
FRONT, BACK = (100 * mm, 54 * mm), 100 * mm


class Label(Block):
    """A label to cut out along the dashes: lines in it, and nothing else. Sizes in points."""

    def __init__(self, lines: Sequence[str], size: tuple[float, float], letters: float, node: Node, dashed: bool = True) -> None:
        super().__init__(node, after=8 * mm)
        self.lines, self.size, self.letters, self.dashed = [shown(line) for line in lines], size, letters, dashed

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its own size, whatever room there is."""
        self.width, self.height = self.size
        return self.size

    def draw(self) -> None:
        """The dashes, then the lines from the top."""
        wide, high = self.size
        if self.dashed:
            self.page.setLineWidth(HAIR)
            self.page.setDash(3, 3)
            self.page.rect(0, 0, wide, high)
            self.page.setDash()
        leading = self.letters * LEADING / SIZE
        with self.page.tagged(self.node):
            for number, line in enumerate(self.lines):
                room, size = wide - 12 * mm, self.letters
                while measure(line, REGULAR, size) > room and size > SMALL:
                    size -= 0.5
                self.page.setFont(REGULAR if number else BOLD, size)
                self.page.drawString(6 * mm, high - 6 * mm - size - leading * number, line)


def build(view: View, language: DocumentLanguage, furniture: Furniture) -> bytes:
    """The first block lies where the window of an envelope is. Facts: `return_name` and `return_address`."""
    paper = Paper(ENTRY.code, TITLE, language, replace(furniture, reference=""), titled=False, handling=False)
    to = [name_of(view), *address_lines(view)]
    back = [line for line in (str(view.fact("return_name") or ""), *str(view.fact("return_address") or "").splitlines()) if line.strip()]
    paper.space(14 * mm)
    paper.add(Label(to, FRONT, SIZE, Node("P", paper.writer.root), dashed=False))
    paper.space(2 * mm)
    paper.h2(TITLE)
    paper.p(CUT, BODY)
    paper.p(FOLD if len(to) > 1 else BY_HAND, BODY)
    paper.space(4 * mm)
    paper.add(Label(to, FRONT, SIZE, Node("P", paper.writer.root)))
    if back:
        high = 14 * mm + len(back) * (SMALL + 2) * LEADING / SIZE
        paper.add(Label(back, (BACK, high), SMALL + 2, Node("P", paper.writer.root)))
    return paper.build()


ENTRY = DocumentEntry(
    code="D16",
    title=TITLE,
    noun="letter",
    label=Carries.FORBIDDEN,
    banner=Carries.FORBIDDEN,
    profiles=frozenset({Profile.THE_PERSON}),
    build=build,
    numbered=False,
)
