"""RS, the recovery sheet: the key in numbered groups, how to use it, and folds that hide it. Filled, or blank for the pen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from reportlab.lib.units import mm

from vawdesk.i18n import N_, Code, Message, plain
from vawdesk.reports.kit.block import Block
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.fields import Field
from vawdesk.reports.kit.fonts import BOLD
from vawdesk.reports.kit.frames import DownTo
from vawdesk.reports.kit.marks import dashed, pen_node
from vawdesk.reports.kit.page import Furniture, Label
from vawdesk.reports.kit.style import GUTTER, HAIR, LEAD, MEASURE, RULE, TIGHT
from vawdesk.reports.kit.tags import Node, TaggedCanvas
from vawdesk.reports.kit.words import Words

Sheet = Literal["organisation and casework", "hr"]
GROUPS, LETTERS, ACROSS = 9, 4, 3
UPPER_FOLD, LOWER_FOLD = 198 * mm, 99 * mm  # the thirds of the sheet; the key lies in the middle one
LETTER_BOX, BOX_HIGH, PITCH, NUMBER = 10.5 * mm, 12 * mm, 19 * mm, 6 * mm

CODE, TITLE = "RS", N_("Recovery sheet")
OPENS: dict[Sheet, Message] = {"organisation and casework": N_("Organisation and casework"), "hr": N_("HR")}
NOT_OPENED: dict[Sheet, Message] = {
    "organisation and casework": N_("HR: it has its own sheet"),
    "hr": N_("Organisation and casework: they have their own sheet"),
}
WARNING: dict[Sheet, Message] = {
    "organisation and casework": N_(
        "With this sheet anyone can open everything in this part of VAWDesk without a passphrase. "
        "There is no other way in if every passphrase is lost."
    ),
    "hr": N_("With this sheet anyone can open the HR room without a passphrase. There is no other way in if every passphrase is lost."),
}
ALPHABET = N_(
    "Read from left to right, 1 to {last}. The key has no letters I, L, O or U: 0 is always zero, and 1 is always one. "
    "Group {last} finds typing mistakes."
)
COPY_BY_HAND = N_(
    "Write from left to right, 1 to {last}, one capital letter or figure in each box. The key has no letters I, L, O or U: "
    "0 is always zero, and 1 is always one."
)
AFTER_PRINTING = (
    N_("Type the key back into VAWDesk once. It tells you whether the sheet is right."),
    N_("Fold the top third down and the bottom third up. Seal with tape, and sign across the tape."),
    N_("Put it in a safe or with your solicitor, away from the computer. Do not photograph or copy it."),
)


def recovery_sheet(
    code_groups: Sequence[str],
    seal_number: str,
    sheet: Sheet,
    organisation: str,
    made_on: date,
    language: Code,
    furniture: Furniture,
) -> bytes:
    """The sheet for one key, as PDF bytes. `code_groups` are the groups as they are typed back, the last one the check."""
    paper = _begun(sheet, language, furniture, blank=False)
    paper.fields(
        [
            [Field(N_("Organisation"), organisation), Field(N_("Made"), plain("{date}").with_(date=made_on))],
            [Field(N_("Opens"), OPENS[sheet]), Field(N_("Does not open"), NOT_OPENED[sheet])],
            [Field(N_("Seal number"), seal_number), Field(N_("Kept in"), kind="pen")],
        ],
        after=0,
    )
    _finished(paper, code_groups)
    return paper.build()


def blank_recovery_sheet(sheet: Sheet, language: Code, furniture: Furniture) -> bytes:
    """The sheet to copy the key onto by hand, where there is no printer, as PDF bytes."""
    paper = _begun(sheet, language, furniture, blank=True)
    paper.fields(
        [
            [Field(N_("Organisation")), Field(N_("Made"), kind="date")],
            [Field(N_("Seal number")), Field(N_("Kept in"))],
        ],
        after=0,
    )
    _finished(paper, [""] * GROUPS)
    return paper.build()


def _begun(sheet: Sheet, language: Code, furniture: Furniture, *, blank: bool) -> Paper:
    plain_furniture = replace(furniture, label=Label.CONFIDENTIAL, banner=())
    paper = Paper(CODE, TITLE, language, plain_furniture, blank=blank, handling=False, adorn=_folds)
    paper.p(WARNING[sheet], LEAD)
    return paper


def _finished(paper: Paper, groups: Sequence[str]) -> None:
    paper.add(DownTo(UPPER_FOLD))
    paper.h3(N_("The key"), "H2")
    paper.p((COPY_BY_HAND if paper.blank else ALPHABET).with_(last=len(groups)))
    paper.add(Key(groups, paper))
    paper.add(DownTo(LOWER_FOLD))
    paper.h3(N_("Before you put it away") if paper.blank else N_("After printing"), "H2")
    paper.bullets(AFTER_PRINTING, ordered=True)
    heads = (N_("Typed back by"), N_("Signature"), N_("Date"))
    paper.table(heads, [("", "", "")], [60 * mm, 66 * mm, 46 * mm], least=10 * mm, row_heads=False, after=0)


def _folds(canvas: TaggedCanvas, _words: Words) -> None:
    for fold in (LOWER_FOLD, UPPER_FOLD):
        dashed(canvas, fold, (6, 4))


class Key(Block):
    """Numbered groups of boxes, one letter in each; a screen reader says the letters one by one."""

    def __init__(self, groups: Sequence[str], paper: Paper) -> None:
        super().__init__(Node("L", paper.writer.root, attributes={"O": "/List", "ListNumbering": "/Decimal"}), after=TIGHT.after)
        self.groups: list[tuple[Node, Node, str]] = []
        for number, group in enumerate(groups, 1):
            item = Node("LI", self.node)
            label, body = Node("Lbl", item), Node("LBody", item, actual=" ".join(group))
            said = paper.words.say(N_("Group {number}").with_(number=number))
            self.groups.append((label, body if group else pen_node(body, said), group))

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Three groups in a row."""
        self.width, self.height = width, PITCH * -(-len(self.groups) // ACROSS)
        return width, self.height

    def draw(self) -> None:
        """Draw the groups row by row."""
        for place, (label, body, group) in enumerate(self.groups):
            row, column = divmod(place, ACROSS)
            x, y = column * (MEASURE + GUTTER) / ACROSS, self.height - row * PITCH - BOX_HIGH - mm
            with self.page.tagged(label):
                self.page.setFont(BOLD, 11)
                self.page.drawString(x, y + 4.2 * mm, str(place + 1))
            with self.page.tagged(body):
                self._boxes(x + NUMBER, y, group)

    def _boxes(self, x: float, y: float, group: str) -> None:
        canvas = self.page
        canvas.setLineWidth(RULE)
        canvas.rect(x, y, LETTERS * LETTER_BOX, BOX_HIGH)
        canvas.setLineWidth(HAIR)
        for place in range(1, LETTERS):
            canvas.line(x + place * LETTER_BOX, y, x + place * LETTER_BOX, y + BOX_HIGH)
        canvas.setFont(BOLD, 22)
        for place, letter in enumerate(group):
            canvas.drawCentredString(x + (place + 0.5) * LETTER_BOX, y + 3.4 * mm, letter)
