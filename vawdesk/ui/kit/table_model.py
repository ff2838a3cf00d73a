"""The model behind every list: fetches pages through a source, holds a few of them, and grows as one scrolls."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from vawdesk.ui.kit import theme
from vawdesk.ui.kit.badge import BadgeTone
from vawdesk.ui.kit.theme import Role

PAGE = 100  # rows in one fetch
KEPT = 12  # pages held at once: memory stays flat however far one scrolls
STEP = 300  # rows by which the list grows, so that a screen reader never meets thousands at once

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Cell:
    """One cell, its words already said: one line or two, or a badge with a line beside it."""

    first: str = ""
    second: str = ""
    badge: str = ""
    tone: BadgeTone = "neutral"
    role: Role = "body"
    drawing: str = ""

    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.badge, self.first, self.second) if part)


@dataclass(frozen=True)
class TableRow:
    """One record in the list: its id and its cells."""

    id: Any
    cells: tuple[Cell, ...]


class Source(Protocol):
    """Where rows come from. Both must take less than 50 ms."""

    def count(self, find: str) -> int:
        """How many rows match the words typed."""
        ...

    def rows(self, find: str, start: int, limit: int) -> Sequence[TableRow]:
        """Some of them, from `start`."""
        ...


class TableModel(QAbstractTableModel):
    """Rows of a source that match `find`."""

    def __init__(self, heads: Sequence[str], source: Source) -> None:
        super().__init__()
        self._heads, self._source = list(heads), source
        self._pages: OrderedDict[int, Sequence[TableRow]] = OrderedDict()
        self.find = ""
        self.total = 0
        self._shown = 0

    def load(self, find: str = "") -> None:
        """Ask the source again, for these words."""
        self.beginResetModel()
        self.find = find
        self._pages.clear()
        self.total = self._source.count(find)
        self._shown = min(self.total, STEP)
        self.endResetModel()

    def row(self, number: int) -> TableRow | None:
        """One row, fetched with its page when it is not held; None when the source has fewer than it said."""
        page, place = divmod(number, PAGE)
        if page not in self._pages:
            self._pages[page] = self._source.rows(self.find, page * PAGE, PAGE)
            while len(self._pages) > KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(page)
        rows = self._pages[page]
        return rows[place] if place < len(rows) else None

    def held(self) -> int:
        """How many rows are in memory."""
        return sum(len(page) for page in self._pages.values())

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """As many as the list has grown to."""
        return 0 if parent.isValid() else self._shown

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """One for each head."""
        return 0 if parent.isValid() else len(self._heads)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether the list can grow."""
        return not parent.isValid() and self._shown < self.total

    def fetchMore(self, parent: Index) -> None:
        """Grow by a step."""
        more = min(self.total, self._shown + STEP)
        self.beginInsertRows(QModelIndex(), self._shown, more - 1)
        self._shown = more
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words for a screen reader and for Qt; the Cell itself for the painter."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.UserRole):
            return None
        row = self.row(index.row())
        cell = row.cells[index.column()] if row is not None else Cell()
        return cell if role == Qt.ItemDataRole.UserRole else cell.spoken()

    def headerData(self, section: int, direction: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The heads, in the font of heads."""
        if role == Qt.ItemDataRole.DisplayRole and direction == Qt.Orientation.Horizontal:
            return self._heads[section]
        if role == Qt.ItemDataRole.FontRole:
            return theme.font("small")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None
