"""Lists: paged, without grid lines, rows of one or two lines with their state in words. Enter opens, Tab leaves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from vawdesk.ui.kit import theme
from vawdesk.ui.kit.table_lines import cut, height
from vawdesk.ui.kit.table_model import STEP, Source, TableModel
from vawdesk.ui.kit.table_painter import CellPainter

BESIDE_HEAD = 16  # pixels left and right of a head together


@dataclass(frozen=True)
class Column:
    """A column: its head, already said, how many parts of the width it takes, and the least it needs at 100 % text."""

    head: str
    share: int
    least: int = 96


class Table(QTableView):
    """A list of records. `tall` is 40 for one line, 56 for two. With `whole` a short list shows every row and does not scroll.

    Signals:
        opened(object): the id of the row on which Enter or a double click came.
        picked(object): the id of the row that is selected now, or None.
        selected(object): the ids of all rows that are selected now, from above; with `several` there can be more than one.
    """

    opened = Signal(object)
    picked = Signal(object)
    selected = Signal(object)

    def __init__(
        self, name: str, columns: Sequence[Column], source: Source, tall: int = 40, whole: bool = False, several: bool = False
    ) -> None:
        super().__init__()
        self._columns, self._tall, self._whole = list(columns), tall, whole
        self.rows = TableModel([column.head for column in columns], source)
        self.cells = CellPainter(self)
        self.setAccessibleName(name)
        self.setModel(self.rows)
        self.setItemDelegate(self.cells)
        self._behave()
        if several:
            self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._heads()
        self.selectionModel().currentRowChanged.connect(lambda _now, _before: self.picked.emit(self.current_id()))
        self.selectionModel().selectionChanged.connect(lambda _new, _old: self.selected.emit(self.selected_ids()))
        self.doubleClicked.connect(lambda _index: self.open_selected())
        self.verticalScrollBar().valueChanged.connect(lambda _place: self._fit_rows())
        self._fitting = False

    def _behave(self) -> None:
        self.setShowGrid(False)
        self.setFont(theme.font())
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(theme.wide(160))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(theme.TARGET)
        self.verticalHeader().setDefaultSectionSize(theme.wide(self._tall))

    def _heads(self) -> None:
        head = self.horizontalHeader()
        head.setFixedHeight(theme.wide(32))
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setStretchLastSection(True)

    def load(self, find: str = "") -> None:
        """Ask the source again; the row that was selected stays selected while it is still on the first page."""
        chosen = self.current_id()
        self.cells.find = find
        self.rows.load(find)
        self._fit_rows()
        if chosen is not None:
            self.pick(chosen)

    def current_id(self) -> Any:
        """The id of the selected row, or None."""
        index = self.currentIndex()
        row = self.rows.row(index.row()) if index.isValid() else None
        return row.id if row else None

    def selected_ids(self) -> tuple[Any, ...]:
        """The ids of all rows that are selected, from above."""
        rows = (self.rows.row(number) for number in sorted(index.row() for index in self.selectionModel().selectedRows()))
        return tuple(row.id for row in rows if row is not None)

    def pick(self, wanted: Any) -> bool:
        """Select the row with this id if it is among the rows shown so far."""
        for number in range(min(STEP, self.rows.rowCount())):
            row = self.rows.row(number)
            if row is not None and row.id == wanted:
                flags = QItemSelectionModel.SelectionFlag
                chosen = self.rows.index(number, 0)
                self.selectionModel().setCurrentIndex(chosen, flags.ClearAndSelect | flags.Rows)
                return True
        return False

    def take_focus(self) -> None:
        """Move the focus into the list, on to the selected row or the first."""
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.selectRow(0)
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens. An arrow chooses the only row as well, on which the list may stand without having chosen it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_selected()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not self.selectionModel().hasSelection() and self.currentIndex().isValid():
            self.selectRow(self.currentIndex().row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out among the columns."""
        super().resizeEvent(event)
        shares, width = sum(column.share for column in self._columns), self.viewport().width()
        least = self._least()
        widths = [max(narrow, width * column.share // shares) for narrow, column in zip(least, self._columns, strict=True)]
        over = sum(widths) - width
        for index, narrow in enumerate(least):  # the roomy columns give what the narrow ones need
            given = min(max(0, over), widths[index] - narrow)
            widths[index] -= given
            over -= given
            if index < len(widths) - 1 or over > 0:
                self.setColumnWidth(index, widths[index])
        self.horizontalHeader().setStretchLastSection(over <= 0)
        self._fit_rows()

    def _least(self) -> list[int]:
        """What each column must have: what it asks for, and never less than its head, which is one line in every language."""
        metrics = QFontMetrics(theme.font("small"))
        return [max(theme.wide(column.least), metrics.horizontalAdvance(column.head) + BESIDE_HEAD) for column in self._columns]

    def _in_sight(self) -> Iterator[int]:
        """The rows that are seen, as high as they are when each is asked for; of a short list, all."""
        number = 0 if self._whole else max(0, self.rowAt(0))
        while number < self.rows.rowCount() and (self._whole or self.rowViewportPosition(number) < self.viewport().height()):
            yield number
            number += 1

    def _fit_rows(self) -> None:
        """Make the rows that are seen as high as their words need: no row is read, and none measured, before it is looked at."""
        if self._fitting:
            return  # a row that grows moves the others
        self._fitting = True
        usual, widths = theme.wide(self._tall), [self.columnWidth(index) for index in range(len(self._columns))]
        for number in self._in_sight():
            row = self.rows.row(number)
            needed = max([usual, *(height(cell, width) for cell, width in zip(row.cells, widths, strict=False))]) if row else usual
            if self.rowHeight(number) != needed:
                self.setRowHeight(number, needed)
        if self._whole:
            self.setFixedHeight(2 + theme.wide(32) + self.verticalHeader().length())
        self._fitting = False

    def cut_words(self) -> list[str]:
        """What cannot be read of the heads and of the rows that are seen."""
        metrics = QFontMetrics(theme.font("small"))
        widths = [self.columnWidth(index) for index in range(len(self._columns))]
        pairs = zip(self._columns, widths, strict=True)
        found = [column.head for column, width in pairs if metrics.horizontalAdvance(column.head) + BESIDE_HEAD > width]
        for number in self._in_sight():
            row, high = self.rows.row(number), self.rowHeight(number)
            cells = zip(row.cells, widths, strict=False) if row else ()
            found += [cell.spoken() for cell, width in cells if cut(cell, width) or height(cell, width) > high]
        return found

    def open_selected(self) -> None:
        """Open the row that is selected, if one is."""
        chosen = self.current_id()
        if chosen is not None:
            self.opened.emit(chosen)
