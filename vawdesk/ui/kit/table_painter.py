"""How a cell of a list is drawn: one or two lines, a badge, the words that matched, the ring round the row."""

from __future__ import annotations

import unicodedata
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from vawdesk.ui.kit import theme
from vawdesk.ui.kit.badge import MARKS
from vawdesk.ui.kit.icons import pixmap
from vawdesk.ui.kit.table_model import Cell
from vawdesk.ui.kit.theme import Role

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
    """Draws one cell. What matched the filter is bold and underlined: not colour alone. `clipped` keeps what had to be cut."""

    PAD = 16

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self.find = ""
        self.clipped: set[str] = set()

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
        inner = area.adjusted(self.PAD, 0, -8, -1)
        if cell.badge:
            self._badge(painter, inner, cell)
        elif cell.second:
            self._two_lines(painter, area, inner, cell)
        else:
            self._line(painter, inner, cell.first, cell.role, "muted" if cell.role == "meta" else "text", cell.drawing)
        if picked and shown.widget.hasFocus():
            self._ring(painter, area, index)
        painter.restore()

    def _two_lines(self, painter: QPainter, area: QRect, inner: QRect, cell: Cell) -> None:
        step = theme.grown(20)
        top = area.top() + (area.height() - 1 - 2 * step) // 2
        self._line(painter, QRect(inner.left(), top, inner.width(), step), cell.first, cell.role, "text", cell.drawing)
        self._line(painter, QRect(inner.left(), top + step, inner.width(), step), cell.second, "meta", "muted")

    def _line(self, painter: QPainter, area: QRect, words: str, role: Role, ink: str, drawing: str = "") -> None:
        x = area.left()
        if drawing:
            size = theme.grown(16)
            painter.drawPixmap(x, area.center().y() - size // 2, pixmap(drawing, "muted", size))
            x += size + 8
        for piece, hit in pieces(words, self.find) if self.find else [(words, False)]:
            font = theme.font(role)
            if hit:
                font.setWeight(font.Weight.Bold)
                font.setUnderline(True)
            metrics, room = QFontMetrics(font), area.right() - x
            width = metrics.horizontalAdvance(piece)
            if width > room:
                piece = metrics.elidedText(piece, Qt.TextElideMode.ElideRight, max(0, room))
                self.clipped.add(words)
            painter.setFont(font)
            painter.setPen(theme.colour("text" if hit else ink))
            painter.drawText(QRect(x, area.top(), min(width, max(0, room)) + 4, area.height()), LEFT_TO_RIGHT, piece)
            x += width
            if width > room:
                return

    def _badge(self, painter: QPainter, area: QRect, cell: Cell) -> None:
        font, drawing = theme.font("small"), cell.drawing or MARKS.get(cell.tone, "")
        ink = "muted" if cell.tone == "neutral" else cell.tone
        size, tall = theme.grown(14), theme.grown(24)
        width = QFontMetrics(font).horizontalAdvance(cell.badge) + 16 + (size + 4 if drawing else 0)
        box = QRectF(area.left(), area.center().y() - tall / 2 + 0.5, width, tall)
        fill = {"late": "late_soft", "danger": "danger_soft", "accent": "soft"}.get(cell.tone, "sunken")
        painter.setPen(QPen(theme.colour("line" if cell.tone == "neutral" else ink), 1))
        painter.setBrush(theme.colour(fill))
        painter.drawRoundedRect(box, 4, 4)
        left = box.left() + 8
        if drawing:
            painter.drawPixmap(int(left), int(box.center().y()) - size // 2, pixmap(drawing, ink, size))
            left += size + 4
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        painter.drawText(QRectF(left, box.top(), width, tall), Qt.AlignmentFlag.AlignVCenter, cell.badge)
        after = int(box.right() + 8)
        if cell.first:
            self._line(painter, QRect(after, area.top(), area.right() - after, area.height()), cell.first, cell.role, "text")
        if box.right() > area.right() + 8:
            self.clipped.add(cell.badge)

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
