"""Small pages with invented people, to put into the window."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from vawdesk.i18n import N_, Language
from vawdesk.models.casework.person import Person
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.banner import FlagSeen
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.editors.build import Sources
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.form import Form, Section
from vawdesk.ui.kit.listing import Listing
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.table import Column, Table
from vawdesk.ui.kit.table_model import Cell, TableRow

FLAGS = (
    FlagSeen(
        uuid.UUID(int=1),
        "threats to staff, 3 September 2026",
        "Two people. Meet at the office, not at home. Call the police before any contact with him.",
    ),
)
MENU = [
    ("home", "Home", 0),
    ("people", "People", 1),
    ("cases", "Cases", 1),
    ("visits", "Visits", 1),
    ("flag", "Staff-risk flags", 1),
    ("settings", "Settings", 2),
]


class Cases:
    """As many cases as one asks for; remembers which rows were fetched."""

    def __init__(self, many: int) -> None:
        self.many = many
        self.fetched: list[tuple[int, int]] = []

    def numbers(self, find: str) -> range:
        return range(self.many) if not find else range(0, self.many, 7)

    def count(self, find: str) -> int:
        return 0 if find == "nobody" else len(self.numbers(find))

    def rows(self, find: str, start: int, limit: int) -> Sequence[TableRow]:
        self.fetched.append((start, limit))
        return [self.row(number) for number in self.numbers(find)[start : start + limit]]

    def row(self, number: int) -> TableRow:
        badge = Cell(badge="Staff risk", tone="danger") if number % 3 == 0 else Cell("None open", role="meta")
        due = Cell(badge="23 hours over", tone="late") if number % 4 == 1 else Cell("Nothing due", role="meta")
        cells = (
            Cell(f"VA-2026-{number:04}", "Opened 2 Nov", role="strong"),
            Cell("Morfydd Llŷr, Ieuan Llŷr", "Victim, behaviour is a concern"),
            badge,
            Cell("Carys Bowen"),
            due,
        )
        return TableRow(number, cells)


class CasesPage(Page):
    """A list."""

    def __init__(self, language: Language, many: int = 40) -> None:
        super().__init__(language)
        start = Button("Start a case", "primary", "add")
        self.set_head("Cases", "Names, numbers and words in notes. Searches are not remembered.", right=(start,))
        columns = [
            Column("Case", 3, 144),
            Column("People", 5, 256),
            Column("Staff risk", 3, 128),
            Column("Worker", 3, 136),
            Column("Next", 3, 152),
        ]
        self.source = Cases(many)
        table = Table("Cases", columns, self.source, tall=56)
        empty = EmptyState("No open case matches", "Check the spelling, or look among the closed cases.", "Search closed cases too")
        chips = [Button("Open", "chip", on=True), Button("Staff risk", "chip", "flag", on=False), Button("Late", "chip", "late", on=False)]
        self.listing = Listing(table, language, "Find in cases", empty, chips)
        self.add(self.listing, share=1)
        self.listing.load()

    def guidance(self) -> Guidance:
        return Guidance(
            "Why every record is labelled",
            "8.31",
            ("Whoever picks up the page must see at once what it is about.", "You never have to explain why you did not feel safe."),
            ("Your manager, Sioned Parry",),
        )


class PersonPage(Page):
    """A form."""

    def __init__(self, language: Language) -> None:
        super().__init__(language)
        badges = (Badge("Draft"),)
        self.set_head("Person P-0042", "Added 14 March 2026  ·  worker Carys Bowen", badges=badges, label=True)
        self.set_verbs([Button("Save", "primary"), Button("Save draft and close")], [Button("Print…", drawing="print")])
        fields = {name: field for name, field in Person.fields().items() if name in ("preferred_name", "legal_first", "dob", "aliases")}
        self.form = Form(fields, [Section(tuple(fields), Person.title)], language, Sources())
        self.add(self.form)
        self.end()


def entries() -> list[PageEntry]:
    """The navigation of a caseworker."""
    return [PageEntry(key, N_(words), key, "casework", lambda _house, _record: Page(_house), group=group) for key, words, group in MENU]
