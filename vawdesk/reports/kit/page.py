"""What every page carries: organisation, title and reference, label, staff-risk mark, practice mark, draft mark, footer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum
from typing import Protocol

from reportlab.lib.units import mm

from vawdesk.i18n import N_, Message, plain
from vawdesk.reports.kit.fonts import BOLD, REGULAR, measure, shown
from vawdesk.reports.kit.marks import warning_triangle
from vawdesk.reports.kit.style import BOTTOM, HAIR, HEAVY, HEIGHT, LEFT, MEASURE, RIGHT, SMALL, SMALL_LEADING, TOP, WIDTH
from vawdesk.reports.kit.tags import Node, TaggedCanvas
from vawdesk.reports.kit.words import Said, Words

HEADER_TOP, FOOTER = HEIGHT - 11 * mm, 18 * mm  # upper edge of the label, and the first line of the footer
LABEL_ROOM = 84 * mm  # what the longest label takes of the header
PAGES = "pages"  # the form that every footer refers to and that is drawn last, when the number of pages is known
STAFF_RISK = N_("STAFF RISK")
SEE_PAGE_1 = N_("STAFF RISK – see page 1")
DRAFT = N_("DRAFT – NOT APPROVED")
PRACTICE = plain("PRACTICE / YMARFER")  # in both languages on every page, whatever the language of the document


class Label(Enum):
    """The label of a document. Which one it has is the manifest's to say, never the page's."""

    NONE = None
    CONFIDENTIAL = N_("CONFIDENTIAL")
    ABUSE = N_("CONFIDENTIAL – DOMESTIC ABUSE")

    @property
    def message(self) -> Message | None:
        """Its words; None where there is no label."""
        found: Message | None = self.value
        return found


class StaffRisk(Protocol):
    """One thing that staff must know first: what happened and when, what to do (a line each), and what is unsettled about it."""

    @property
    def why(self) -> tuple[Message, ...]:
        """Sentences, set one after another."""

    @property
    def what_to_do(self) -> tuple[Message, ...]:
        """Lines."""

    @property
    def mark(self) -> Message | None:
        """Two or three words; None when nothing is unsettled."""


@dataclass(frozen=True)
class Furniture:
    """What stands round the text of every page.

    `printed_at` is an aware time and the only time in the file, so that the same data give the same bytes. `check` is the
    check value of the journal before this copy was let go; `version` is that of a blank form. `organisation_welsh` is
    the organisation's own Welsh name, where it has one. `bundle` is the number of the bundle in which it leaves, which part of it this
    is, and how many there are.
    """

    organisation: str
    printed_at: datetime
    label: Label = Label.ABUSE
    printed_by: str = ""
    reference: str = ""
    copy: int = 1
    check: str = ""
    version: str = "1"
    banner: tuple[StaffRisk, ...] = ()
    draft: bool = False
    practice: bool = False
    organisation_welsh: str = ""
    bundle: tuple[int, int, int] | None = None

    def stamp(self) -> str:
        """The time of printing as a PDF writes it, in UTC."""
        return self.printed_at.astimezone(UTC).strftime("%Y%m%d%H%M%S+00'00'")

    def owner(self, words: Words) -> str:
        """The name of the organisation in the languages of the document."""
        names = {"cy": self.organisation_welsh or self.organisation, "en": self.organisation}
        return shown(" / ".join(dict.fromkeys(names[language.code] for language in words.languages)))


@dataclass
class Frame:
    """Draws the furniture of a document, page by page."""

    furniture: Furniture
    words: Words
    code: str
    title: Said
    blank: bool
    handling: bool
    spoken: dict[str, Node] = field(default_factory=dict)  # what is read out on page 1: practice, label, draft

    def place(self, root: Node) -> None:
        """Put what page 1 says about itself at the beginning of the reading order."""
        given = {"practice": self.furniture.practice, "label": self.furniture.label.message is not None, "draft": self.furniture.draft}
        for number, kind in enumerate([kind for kind, wanted in given.items() if wanted]):
            self.spoken[kind] = Node("P")
            self.spoken[kind].move(root, number)

    @property
    def top(self) -> float:
        """Where the text begins below the upper edge: lower where label and staff-risk mark stand in two languages."""
        return TOP + (5 * mm if self.words.both and self.furniture.banner else 0)

    @property
    def bottom(self) -> float:
        """Where the text ends above the lower edge of the sheet: higher where the footer has more than two lines."""
        return BOTTOM + self._raised

    @property
    def _raised(self) -> float:
        return max(0, max(len(self._middle()), len(self._right())) - 2) * SMALL_LEADING

    def draw(self, canvas: TaggedCanvas) -> None:
        """The furniture of the page that begins."""
        canvas.begin_page()
        page = canvas.getPageNumber()
        if self.furniture.practice:
            with canvas.tagged(self.spoken["practice"]) if page == 1 else canvas.artifact("Header"):
                _practice(canvas)
        if self.furniture.label.message:
            lines = [words for words, _tag in self.words.each(self.furniture.label.message)]
            with canvas.tagged(self.spoken["label"]) if page == 1 else canvas.artifact("Header"):
                _label(canvas, lines)
        with canvas.artifact("Header"):
            if self.furniture.banner and page > 1:
                self._staff_risk(canvas)
            self._header(canvas, page)
        with canvas.artifact("Footer"):
            self._footer(canvas, page)
        if self.furniture.draft:
            with canvas.tagged(self.spoken["draft"]) if page == 1 else canvas.artifact("Watermark"):
                _draft(canvas, [words for words, _tag in self.words.each(DRAFT)])

    def _header(self, canvas: TaggedCanvas, page: int) -> None:
        room = MEASURE - LABEL_ROOM
        lines = ["  ·  ".join(filter(None, (self.code, shown(self.furniture.reference))))]
        if page > 1:
            lines.insert(0, self.words.say(self.title))
        canvas.setFont(BOLD, SMALL)
        canvas.drawString(LEFT, HEADER_TOP - 8, squeezed(self.furniture.owner(self.words), room, BOLD, SMALL))
        canvas.setFont(REGULAR, SMALL)
        for number, line in enumerate(lines, 1):
            canvas.drawString(LEFT, HEADER_TOP - 8 - SMALL_LEADING * number, squeezed(line, room, REGULAR, SMALL))

    def _staff_risk(self, canvas: TaggedCanvas) -> None:
        """Under the label of every page after the first: there is a staff risk, and where to read of it."""
        words = self.words.say(SEE_PAGE_1)
        wide = measure(words, BOLD, 11) + 12 * mm
        label = self.furniture.label.message
        under = 14 * len(self.words.each(label)) + 14 if label else 0
        x, y = WIDTH - RIGHT - wide, HEADER_TOP - under - 13
        canvas.setFillGray(0)
        canvas.rect(x, y, 8 * mm, 16, stroke=0, fill=1)
        canvas.setLineWidth(HEAVY)
        canvas.rect(x + 1, y + 1, wide - 2, 14)
        warning_triangle(canvas, x + 1.9 * mm, y + 2.5, 4.2 * mm)
        canvas.setFont(BOLD, 11)
        canvas.drawString(x + 10 * mm, y + 4.2, words)

    def _middle(self) -> list[tuple[str, bool]]:
        furniture = self.furniture
        if self.blank:
            said = [N_("Blank form {code}, version {version}").with_(code=self.code, version=furniture.version)]
        elif self.words.both:  # one whole line for each language
            by = N_("Copy {number}. Printed by {name}, {moment}") if furniture.printed_by else N_("Copy {number}. Printed {moment}")
            said = [by.with_(number=furniture.copy, name=shown(furniture.printed_by), moment=furniture.printed_at)]
        else:
            by = N_("Printed by {name}, {moment}") if furniture.printed_by else N_("Printed {moment}")
            by = by.with_(name=shown(furniture.printed_by), moment=furniture.printed_at)
            said = [*([N_("Copy {number}").with_(number=furniture.copy)] if furniture.copy else []), by]
        if furniture.bundle:
            number, part, parts = furniture.bundle
            said.append(N_("Bundle {number}, part {part} of {parts}").with_(number=number, part=part, parts=parts))
        return [(words, False) for message in said for words, _tag in self.words.each(message)]

    def _right(self) -> list[tuple[str, bool]]:
        lines: list[tuple[Message, bool]] = []
        if self.furniture.check and not self.blank:
            lines.append((N_("Check value {value}").with_(value=self.furniture.check), True))  # bold: it must survive a copy
        if self.handling:
            blank, filled = N_("Once filled in: keep locked away, then shred"), N_("Do not leave unattended. Shred.")
            lines.append((blank if self.blank else filled, False))
        return [(words, strong) for message, strong in lines for words, _tag in self.words.each(message)]

    def _footer(self, canvas: TaggedCanvas, page: int) -> None:
        top = FOOTER + self._raised
        canvas.setLineWidth(HAIR)
        canvas.line(LEFT, top + SMALL_LEADING, WIDTH - RIGHT, top + SMALL_LEADING)
        canvas.setFont(BOLD, SMALL)
        for row, (words, _tag) in enumerate(self.words.each(N_("Page {page} of ").with_(page=page))):
            canvas.drawString(LEFT, top - SMALL_LEADING * row, words)
            canvas.saveState()
            canvas.translate(LEFT + measure(words, BOLD, SMALL), top - SMALL_LEADING * row)
            canvas.doForm(PAGES)
            canvas.restoreState()
        for lines, put, x in ((self._middle(), canvas.drawString, LEFT + 30 * mm), (self._right(), canvas.drawRightString, WIDTH - RIGHT)):
            for row, (line, strong) in enumerate(lines):
                canvas.setFont(BOLD if strong else REGULAR, SMALL)
                put(x, top - SMALL_LEADING * row, line)


def squeezed(text: str, room: float, font: str, size: float) -> str:
    """The text, or as much of its beginning as fits, with an ellipsis."""
    if measure(text, font, size) <= room:
        return text
    while text and measure(text + "…", font, size) > room:
        text = text[:-1].rstrip()
    return text + "…"


def total_pages(canvas: TaggedCanvas, total: int) -> None:
    """Draw the number of pages, known only now, as the form that every footer refers to."""
    canvas.beginForm(PAGES, 0, -3, 60, 12)
    canvas.setFont(BOLD, SMALL)
    canvas.drawString(0, 0, str(total))
    canvas.endForm()


def _label(canvas: TaggedCanvas, lines: list[str]) -> None:
    wide, high = max(measure(line, BOLD, 11) for line in lines) + 6 * mm, 14 * len(lines) + 7
    x, y = WIDTH - RIGHT - wide, HEADER_TOP - high
    canvas.setLineWidth(1.5)
    canvas.rect(x, y, wide, high)
    canvas.setFont(BOLD, 11)
    for number, line in enumerate(lines):
        canvas.drawCentredString(x + wide / 2, y + high - 14.2 - 14 * number, line + (" " if number + 1 < len(lines) else ""))


def _practice(canvas: TaggedCanvas) -> None:
    words = PRACTICE.text
    wide, y = measure(words, BOLD, 11) + 6 * mm, HEIGHT - 8.5 * mm
    canvas.setLineWidth(HEAVY)
    canvas.line(LEFT, y + 4, (WIDTH - wide) / 2, y + 4)
    canvas.line((WIDTH + wide) / 2, y + 4, WIDTH - RIGHT, y + 4)
    canvas.setFont(BOLD, 11)
    canvas.drawCentredString(WIDTH / 2, y, words)


def _draft(canvas: TaggedCanvas, lines: list[str]) -> None:
    """Outlined letters from corner to corner, under which everything stays readable."""
    size = min(58.0, 58 * 245 * mm / max(measure(line, BOLD, 58) for line in lines))
    canvas.saveState()
    canvas.translate(WIDTH / 2, HEIGHT / 2)
    canvas.rotate(52)
    canvas.setStrokeGray(0.55)
    canvas.setLineWidth(HAIR)
    for number, line in enumerate(lines):
        block = canvas.beginText(-measure(line, BOLD, size) / 2, size * (len(lines) / 2 - number - 0.85))
        block.setFont(BOLD, size)
        block.setTextRenderMode(1)
        block.textOut(line + (" " if number + 1 < len(lines) else ""))
        canvas.drawText(block)
    canvas.restoreState()
