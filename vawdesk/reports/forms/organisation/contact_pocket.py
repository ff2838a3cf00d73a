"""The pocket list of D54: four cards on a sheet, to cut out and carry. Numbers only: it says nothing to whoever finds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reportlab.lib.units import mm

from vawdesk.i18n import N_, NBSP, Language
from vawdesk.models.facts import Helpline
from vawdesk.models.organisation.contact_options import ContactKind
from vawdesk.reports.forms.organisation import contact
from vawdesk.reports.kit.block import Block, Stack, draw_stack, stack_height
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.page import Furniture
from vawdesk.reports.kit.style import COLUMN, GUTTER, TELEPHONE, TIGHT, Style
from vawdesk.reports.kit.tags import Node
from vawdesk.reports.kit.text import Run, Text
from vawdesk.reports.kit.words import TAGS, DocumentLanguage
from vawdesk.services.directory import CHECK_FIRST
from vawdesk.services.view import View

TITLE = N_("Pocket list")
CUT = N_("Cut along the lines. One for each colleague.")
CARRIED = (
    ContactKind.IMMINENT_RISK, ContactKind.POLICE_PPU, ContactKind.CHILDREN, ContactKind.ADULTS, ContactKind.EMERGENCY_DUTY,
    ContactKind.SPECIALIST,
)  # fmt: skip
FIRST, LAST = "emergency", "live_fear_free"
INSIDE, HIGH, CARDS = 4 * mm, 105 * mm, 4
NUMBER = replace(TELEPHONE, after=3)
MARK, CHECKED_SINCE = N_("{name} ({mark})"), N_("Local numbers checked since {date}")
MORE = N_("More local numbers stand in the list for the wall.")
Entries = list[tuple[str, str]]


def build(view: View, language: DocumentLanguage, furniture: Furniture) -> bytes:
    """Four cards, in both languages two of each; as many local numbers on a card as there is room for."""
    paper = Paper(ENTRY.code, TITLE, language, furniture, handling=False)
    paper.p(CUT)
    tongues = paper.words.languages
    sides = [_card(paper, view, tongues[place % len(tongues)], place >= len(tongues)) for place in range(CARDS)]
    paper.add(Cards(sides))
    return paper.build()


def _card(paper: Paper, view: View, language: Language, spoken: bool) -> Stack:
    """One card; those after the first of each language are not read aloud again.

    999, the helpline and our own office stand on every card: where there is too little room, local numbers stay off, and it is said.
    """
    root = None if spoken else Node("Sect", paper.writer.root, lang=TAGS[language.code])
    first, local, last = _entries(view, language)
    kept = len(local)
    while True:
        foot = [language.say(MORE)] if kept < len(local) else []
        lines = [(words, style) for entry in (*first, *local[:kept], *last) for words, style in zip(entry, (TIGHT, NUMBER), strict=True)]
        lines += [(words, TIGHT) for words in (*_checked(view, language), *foot)]
        if not kept or stack_height(_drawn(lines, None), COLUMN - 2 * INSIDE) <= HIGH - 2 * INSIDE:
            return _drawn(lines, root)
        kept -= 1


def _drawn(lines: Sequence[tuple[str, Style]], root: Node | None) -> Stack:
    return [Text([Run(words)], style, Node("P", root) if root is not None else None) for words, style in lines]


def _checked(view: View, language: Language) -> list[str]:
    """Since when every local number was checked, but for those beside which it says that nobody has."""
    stale = view.fact("check_first", ())
    local = [one for one in view.group("contacts") if one.get("kind") in CARRIED and one.id not in stale]
    days = [day for one in local if isinstance(day := one.get("checked_on"), date)]
    return [language.say(CHECKED_SINCE, date=min(days))] if days else []


def _entries(view: View, language: Language) -> tuple[Entries, Entries, Entries]:
    """What is carried: 999 first, then whom to ring here, then the helpline and our own office. A name and a number each."""
    lines: dict[str, Helpline] = {line.key: line for line in (Helpline(*held) for held in view.fact("helplines", ()))}
    local, stale = Entries(), view.fact("check_first", ())
    for kind in CARRIED:
        for one in view.group("contacts"):
            number = one.get("phone") or one.get("phone_after_hours")
            if one.get("kind") is kind and isinstance(number, str):
                name = one.text("agency", language)
                marked = language.say(MARK, name=name, mark=language.say(CHECK_FIRST)) if one.id in stale else name
                local.append((marked if isinstance(marked, str) else "", number.replace(" ", NBSP)))
    phone, names = view.main.get("phone"), ("name_welsh", "name_english") if language.code == "cy" else ("name_english", "name_welsh")
    own = next((name for one in names if isinstance(name := view.main.text(one, language), str) and name), "")  # many have one name
    office = [(own, phone.replace(" ", NBSP))] if isinstance(phone, str) and own else []
    first, last = ([(lines[key].name(language), lines[key].number.replace(" ", NBSP))] if key in lines else [] for key in (FIRST, LAST))
    return first, local, [*last, *office]


class Cards(Block):
    """Two cards beside one another and two below, with lines to cut along."""

    def __init__(self, sides: list[Stack]) -> None:
        super().__init__()
        self.sides = sides

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """All four cards, whatever is on them."""
        self.width, self.height = width, 2 * HIGH
        return self.width, self.height

    def draw(self) -> None:
        """Lines first, then the words of each card."""
        wide = COLUMN + GUTTER / 2
        with self.page.untagged():
            self.page.setDash(3, 2)
            for place in range(CARDS):
                self.page.rect((place % 2) * wide, (1 - place // 2) * HIGH, wide, HIGH)
            self.page.setDash()
        for place, side in enumerate(self.sides):
            draw_stack(side, self.page, (place % 2) * wide + INSIDE, (2 - place // 2) * HIGH - INSIDE, COLUMN - 2 * INSIDE)


ENTRY = replace(contact.ENTRY, code="D54P", title=TITLE, build=build)
