"""What happened on a case, newest first. One item is one record; its state is in words beside the time."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import Item, column, row, wrap
from vawdesk.ui.kit.badge import Badge, BadgeTone
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.icons import pixmap

DOT = "  ·  "


@dataclass(frozen=True)
class Event:
    """One record on the line, its words already said. `link` is the verb that opens it."""

    record: UUID
    drawing: str
    kind: str
    when: str
    words: str
    badges: tuple[tuple[str, BadgeTone], ...] = ()
    foot: str = ""
    link: str = ""


class TimelineItem(QFrame):
    """One record. It is a stop of its own; Enter opens it.

    Signals:
        opened(object): the id of the record.
    """

    RAIL = 56
    opened = Signal(object)

    def __init__(self, event: Event) -> None:
        super().__init__()
        self.event_shown = event
        self.last = False
        marks = [Badge(words, tone) for words, tone in event.badges]
        *before, last = event.kind.split(DOT)  # in pieces, so that a long one goes on to a second line
        kind = [Text(words, "strong") for words in (*(f"{part}{DOT.rstrip()}" for part in before), last)]
        head = Flow([*kind, *marks], [Text(event.when, "meta", "muted")])
        items: list[Item] = [wrap(head), Text(event.words, "body", wrap=True)]
        right: list[Item] = []
        if event.link:
            link = Button(event.link, "link")
            link.setAccessibleName(f"{event.link}: {event.kind}, {event.when}")
            link.clicked.connect(self._open)
            right = [link]
        if event.foot or right:
            foot = Text(event.foot, "meta", "muted", wrap=True)
            foot.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)  # on one line with the link
            items.append(row((foot, 1), *right, gap=16))
        self.setLayout(column(*items, gap=4, edges=(self.RAIL, 12, 16, 8)))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        spoken = [event.kind, event.when, *(words for words, _tone in event.badges)]
        self.setAccessibleName(f"{', '.join(spoken)}. {event.words}")

    def _open(self) -> None:
        self.opened.emit(self.event_shown.record)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the record."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rail with the drawing of this kind of record."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(32.5, 26)
        if not self.last:
            painter.setPen(QPen(theme.colour("line"), 2))
            painter.drawLine(QPointF(32.5, 44), QPointF(32.5, self.height() + 8))
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(centre, 15, 15)
        painter.drawPixmap(int(centre.x()) - 8, int(centre.y()) - 8, pixmap(self.event_shown.drawing, "text", 16))


class Timeline(QWidget):
    """The items; `add` puts older ones below, so that a long history is shown piece by piece.

    Signals:
        opened(object): the id of the record whose item was opened.
    """

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.items: list[TimelineItem] = []
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)

    def show_events(self, events: tuple[Event, ...]) -> None:
        """Show these and nothing else."""
        for old in self.items:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.items = []
        self.add(events)

    def add(self, events: tuple[Event, ...]) -> None:
        """Add older events below those shown."""
        if self.items:
            self.items[-1].last = False
            self.items[-1].update()
        for event in events:
            item = TimelineItem(event)
            item.opened.connect(self.opened)
            self._column.insertWidget(self._column.count() - 1, item)
            self.items.append(item)
        if self.items:
            self.items[-1].last = True
