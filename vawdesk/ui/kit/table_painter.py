"""How a cell of a list is drawn: one or two lines, a badge, the words that matched, the ring round the row."""

from __future__ import annotations

import unicodedata
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QToolTip

from vawdesk.ui.kit import theme
from vawdesk.ui.kit.badge import MARKS
from vawdesk.ui.kit.icons import pixmap
from vawdesk.ui.kit.table_lines import END, PAD, STEP, Words, badge_width
from vawdesk.ui.kit.table_lines import cut as is_cut
from vawdesk.ui.kit.table_lines import laid_out as lines_of
from vawdesk.ui.kit.table_model import Cell

LEFT_TO_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def plain(text: str) -> str:
    """Letters without marks and case, one for one, so that a place in it is a place in the text."""
    return "".join(unicodedata.normalize("NFD", letter)[0].lower()[:1] or " " for letter in text)


def pieces(words: str, find: str) -> list[tuple[str, bool]]:
    """The words cut where they match what was typed: (piece, matched)."""
    bare, hits = plain(words), [False] * len(words)
    for wanted in plain(find).split():
        at = bare.find(wanted)
        while at >= 0:
            hits[at : at + len(wanted)] = [True] * len(wanted)
            at = bare.find(wanted, at + 1)
    found: list[tuple[str, bool]] = []
    for letter, hit in zip(words, hits, strict=True):
        if found and found[-1][1] == hit:
            found[-1] = (found[-1][0] + letter, hit)
        else:
            found.append((letter, hit))
    return found


class CellPainter(QStyledItemDelegate):
    """Draws one cell. What matched the filter is bold and underlined: not colour alone. A cell that is cut is read whole by pointing."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self.find = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """One cell on its row's ground."""
        shown: Any = option  # the stubs know no fields of a style option
        cell, area = index.data(Qt.ItemDataRole.UserRole), QRect(shown.rect)
        picked = bool(shown.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, theme.colour("soft" if picked else "surface"))
        if picked and index.column() == 0:
            painter.fillRect(QRect(area.left(), area.top(), 4, area.height()), theme.colour("accent"))
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        self._words(painter, area, cell)
        if picked and shown.widget.hasFocus():
            self._ring(painter, area, index)
        painter.restore()

    def _words(self, painter: QPainter, area: QRect, cell: Cell) -> None:
        """Badge and lines, in the middle of the row together."""
        lines, step = lines_of(cell, area.width()), theme.grown(STEP)
        badge = theme.grown(24) if cell.badge else 0
        gap = theme.grown(4) if badge and lines else 0
        top = area.top() + (area.height() - 1 - badge - gap - step * len(lines)) // 2
        inner = area.adjusted(PAD, 0, -END, -1)
        if badge:
            self._badge(painter, QRect(inner.left(), top, inner.width(), badge), cell)
            top += badge + gap
        for number, line in enumerate(lines):
            drawing = cell.drawing if not number and not badge else ""
            self._line(painter, QRect(inner.left(), top + number * step, inner.width(), step), line, drawing)

    def _line(self, painter: QPainter, area: QRect, line: Words, drawing: str) -> None:
        x = area.left()
        if drawing:
            size = theme.grown(16)
            painter.drawPixmap(x, area.center().y() - size // 2, pixmap(drawing, "muted", size))
            x += size + 8
        for piece, hit in pieces(line.words, self.find) if self.find else [(line.words, False)]:
            font = theme.font(line.role)
            if hit:
                font.setWeight(font.Weight.Bold)
                font.setUnderline(True)
            metrics, room = QFontMetrics(font), max(0, area.right() - x)
            width = metrics.horizontalAdvance(piece)
            painter.setFont(font)
            painter.setPen(theme.colour("text" if hit else line.ink))
            told = piece if width <= room else metrics.elidedText(piece, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(x, area.top(), min(width, room) + 4, area.height()), LEFT_TO_RIGHT, told)
            x += width

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> bool:
        """Pointing at a cell that is cut shows all of it."""
        shown: Any = option
        cell = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        if event.type() == QEvent.Type.ToolTip and cell is not None and is_cut(cell, shown.rect.width()):
            QToolTip.showText(event.globalPos(), cell.spoken(), view)
            return True
        return super().helpEvent(event, view, option, index)

    def _badge(self, painter: QPainter, area: QRect, cell: Cell) -> None:
        font, drawing = theme.font("small"), cell.drawing or MARKS.get(cell.tone, "")
        ink = "muted" if cell.tone == "neutral" else cell.tone
        box = QRectF(area.left(), area.top() + 0.5, badge_width(cell), area.height())
        fill = {"late": "late_soft", "danger": "danger_soft", "accent": "soft"}.get(cell.tone, "sunken")
        painter.setPen(QPen(theme.colour("line" if cell.tone == "neutral" else ink), 1))
        painter.setBrush(theme.colour(fill))
        painter.drawRoundedRect(box, 4, 4)
        left = box.left() + 8
        if drawing:
            size = theme.grown(14)
            painter.drawPixmap(int(left), int(box.center().y()) - size // 2, pixmap(drawing, ink, size))
            left += size + 4
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        painter.drawText(QRectF(left, box.top(), box.width(), box.height()), Qt.AlignmentFlag.AlignVCenter, cell.badge)

    def _ring(self, painter: QPainter, area: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        last = index.model().columnCount() - 1
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("focus"), theme.now().ring))
        ring = area.adjusted(1 if index.column() == 0 else -8, 1, -1 if index.column() == last else 8, -2)
        painter.setClipRect(area)
        painter.drawRoundedRect(ring, 4, 4)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The view sets widths and heights."""
        return QSize(80, theme.wide(40))
