"""Two parts of a page beside one another, or one under the other where there is not the width: guidance beside them, large text."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from vawdesk.ui.kit import theme

NO_LIMIT = 16_777_215  # of Qt: as wide as there is room
REST = 400  # pixels at 100 % that the wider part wants at least


class Beside(QWidget):
    """One of the parts, `narrow`, is `width` wide at 100 %; the other takes the rest and wants at least `rest`."""

    def __init__(self, first: QWidget, second: QWidget, narrow: QWidget, width: int, rest: int = REST) -> None:
        super().__init__()
        self._parts, self._narrow, self._width, self._least = (first, second), narrow, width, width + theme.GAP + rest
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.GAP)
        for part in self._parts:
            self._box.addWidget(part, 0 if part is narrow else 1)
        self._fold(under=False)

    @property
    def under(self) -> bool:
        """Whether one stands under the other now."""
        return self._box.direction() == QBoxLayout.Direction.TopToBottom

    def _fold(self, *, under: bool) -> None:
        self._box.setDirection(QBoxLayout.Direction.TopToBottom if under else QBoxLayout.Direction.LeftToRight)
        self._narrow.setMinimumWidth(0 if under else theme.wide(self._width))
        self._narrow.setMaximumWidth(NO_LIMIT if under else theme.wide(self._width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold where the width is not there."""
        super().resizeEvent(event)
        under = self.width() < theme.wide(self._least)
        if under is not self.under:
            self._fold(under=under)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider of both: it folds before it pushes anything out of the window."""
        return QSize(max(part.minimumSizeHint().width() for part in self._parts), super().minimumSizeHint().height())
