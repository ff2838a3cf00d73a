"""A row that goes on to a second line when the words are longer than the window: Welsh, large text, small screens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

LINE_GAP = 8  # between lines


class Flow(QLayout):
    """Widgets left to right; those in `right` stand at the right edge as long as everything fits on one line.

    `even`: all are as wide as the widest.
    """

    def __init__(self, left: Sequence[QWidget], right: Sequence[QWidget] = (), gap: int = 8, *, even: bool = False) -> None:
        super().__init__()
        self.items: list[QLayoutItem] = []
        self.gap, self.split, self.even = gap, len(left), even
        self._high: dict[int, int] = {}  # Qt asks for the height at one width many times before anything changes
        self.setContentsMargins(0, 0, 0, 0)
        for widget in [*left, *(right)]:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item."""
        self.items.append(item)
        self._high.clear()

    def count(self) -> int:
        """How many there are, hidden ones too."""
        return len(self.items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One item, or None."""
        return self.items[index] if 0 <= index < len(self.items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take one out, or None."""
        self._high.clear()
        return self.items.pop(index) if 0 <= index < len(self.items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Yes: narrower means more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is at a width."""
        if width not in self._high:
            edge = self.contentsMargins()
            inside = width - edge.left() - edge.right()
            self._high[width] = self._place(QRect(0, 0, inside, 0), move=False) + edge.top() + edge.bottom()
        return self._high[width]

    def invalidate(self) -> None:
        """Something in it has changed."""
        self._high.clear()
        super().invalidate()

    def setGeometry(self, area: QRect) -> None:
        """Place everything."""
        super().setGeometry(area)
        self._place(area.marginsRemoved(self.contentsMargins()), move=True)

    def sizeHint(self) -> QSize:
        """Everything on one line."""
        sizes = self._sizes()
        wide = sum(size.width() for size in sizes.values()) + self.gap * max(0, len(sizes) - 1)
        return QSize(wide, max((size.height() for size in sizes.values()), default=0)).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """The widest and the highest."""
        shown = self._shown()
        wide = max((item.minimumSize().width() for _index, item in shown), default=0)
        return QSize(wide, max((item.minimumSize().height() for _index, item in shown), default=0)).grownBy(self.contentsMargins())

    def _shown(self) -> list[tuple[int, QLayoutItem]]:
        """What is not hidden, with its place."""
        return [(index, item) for index, item in enumerate(self.items) if not item.isEmpty()]

    def _sizes(self) -> dict[int, QSize]:
        """How large each wants to be, by its place."""
        sizes = {index: item.sizeHint() for index, item in self._shown()}
        if self.even and sizes:
            widest = max(size.width() for size in sizes.values())
            return {index: QSize(widest, size.height()) for index, size in sizes.items()}
        return sizes

    def _lines(self, width: int) -> list[list[tuple[int, QSize]]]:
        lines: list[list[tuple[int, QSize]]] = []
        used = 0
        for index, size in self._sizes().items():
            if not lines or used + size.width() > width:
                lines.append([])
                used = 0
            lines[-1].append((index, size))
            used += size.width() + self.gap
        return lines

    def _place(self, area: QRect, move: bool) -> int:
        lines = self._lines(area.width())
        y = area.y()
        between = min(self.gap, LINE_GAP)
        for line in lines:
            tall = max(size.height() for _index, size in line)
            spare = area.width() - sum(size.width() for _index, size in line) - self.gap * (len(line) - 1)
            x, pushed = area.x(), False
            for index, wanted in line:
                size = wanted.boundedTo(QSize(area.width(), 1 << 20))
                if index >= self.split and len(lines) == 1 and not pushed:
                    x, pushed = x + spare, True
                if move:
                    self.items[index].setGeometry(QRect(QPoint(x, y + (tall - size.height()) // 2), size))
                x += size.width() + self.gap
            y += tall + between
        return max(0, y - between - area.y())
