"""Two parts of a page beside one another, or one under the other where there is not the width: guidance beside them, large text."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from vawdesk.ui.kit import theme

NO_LIMIT = 16_777_215  # of Qt: as wide as there is room


class Beside(QWidget):
    """The first part is `width` wide at 100 %, the second takes the rest and wants at least `rest`."""

    def __init__(self, first: QWidget, second: QWidget, width: int, rest: int) -> None:
        super().__init__()
        self._first, self._width, self._least = first, width, width + theme.GAP + rest
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.GAP)
        self._box.addWidget(first)
        self._box.addWidget(second, 1)
        self._fold(under=False)

    @property
    def under(self) -> bool:
        """Whether one stands under the other now."""
        return self._box.direction() == QBoxLayout.Direction.TopToBottom

    def _fold(self, *, under: bool) -> None:
        self._box.setDirection(QBoxLayout.Direction.TopToBottom if under else QBoxLayout.Direction.LeftToRight)
        self._first.setMinimumWidth(0 if under else theme.wide(self._width))
        self._first.setMaximumWidth(NO_LIMIT if under else theme.wide(self._width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold where the width is not there."""
        super().resizeEvent(event)
        under = self.width() < theme.wide(self._least)
        if under is not self.under:
            self._fold(under=under)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider of both: it folds before it pushes anything out of the window."""
        usual = super().minimumSizeHint()
        items = [item for index in range(self._box.count()) if (item := self._box.itemAt(index)) is not None]
        parts = [part for item in items if (part := item.widget()) is not None]
        return QSize(max(part.minimumSizeHint().width() for part in parts), usual.height())
