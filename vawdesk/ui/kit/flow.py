"""A row that goes on to a second line when the words are longer than the window: Welsh, large text, small screens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Widgets left to right; those in `right` stand at the right edge as long as everything fits on one line."""

    def __init__(self, left: Sequence[QWidget], right: Sequence[QWidget] = (), gap: int = 8) -> None:
        super().__init__()
        self.items: list[QLayoutItem] = []
        self.gap, self.split = gap, len(left)
        self.setContentsMargins(0, 0, 0, 0)
        for widget in [*left, *(right)]:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        self.items.append(item)

    def count(self) -> int:
        return len(self.items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self.items[index] if 0 <= index < len(self.items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self.items.pop(index) if 0 <= index < len(self.items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        edge = self.contentsMargins()
        inside = width - edge.left() - edge.right()
        return self._place(QRect(0, 0, inside, 0), move=False) + edge.top() + edge.bottom()

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._place(area.marginsRemoved(self.contentsMargins()), move=True)

    def sizeHint(self) -> QSize:
        wide = sum(item.sizeHint().width() for item in self.items) + self.gap * (len(self.items) - 1)
        return QSize(wide, max((item.sizeHint().height() for item in self.items), default=0)).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        wide = max((item.minimumSize().width() for item in self.items), default=0)
        return QSize(wide, max((item.minimumSize().height() for item in self.items), default=0)).grownBy(self.contentsMargins())

    def _lines(self, width: int) -> list[list[int]]:
        lines: list[list[int]] = [[]]
        used = 0
        for index, item in enumerate(self.items):
            wide = item.sizeHint().width()
            if lines[-1] and used + wide > width:
                lines.append([])
                used = 0
            lines[-1].append(index)
            used += wide + self.gap
        return lines

    def _place(self, area: QRect, move: bool) -> int:
        lines = self._lines(area.width())
        y = area.y()
        for line in lines:
            tall = max(self.items[index].sizeHint().height() for index in line)
            spare = area.width() - sum(self.items[index].sizeHint().width() for index in line) - self.gap * (len(line) - 1)
            x = area.x()
            for index in line:
                size = self.items[index].sizeHint()
                if index == self.split and len(lines) == 1:
                    x += spare
                if move:
                    self.items[index].setGeometry(QRect(QPoint(x, y + (tall - size.height()) // 2), size))
                x += size.width() + self.gap
            y += tall + self.gap
        return y - self.gap - area.y()
