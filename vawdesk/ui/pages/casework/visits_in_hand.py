"""Which visit of the board is in hand: where the focus goes next, and where it was before everything was drawn anew."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from vawdesk.ui.kit.basics import Button
from vawdesk.ui.pages.casework.visits_row import VisitRow
from vawdesk.zone import LOCAL


class InHand:
    """`rows` are the visits that are shown, by id, from top to bottom; `prints` the button of each day's sheets."""

    def __init__(self, board: QWidget) -> None:
        self._board = board
        self.rows: dict[UUID, VisitRow] = {}
        self.prints: dict[date, Button] = {}
        for key, step in (("Down", 1), ("Up", -1)):
            pressed = QShortcut(QKeySequence(key), board, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            pressed.activated.connect(lambda step=step: self._step(step))

    def begin(self, after: UUID | None = None) -> None:
        """On the next visit that waits, below `after` before above it; after the last one on the sheets of its day.

        On the visit and not on a decision: Enter pressed by habit opens it and agrees to nothing. After a decision every visit pauses.
        """
        for row in self.rows.values() if after is not None else ():
            row.pause()
        ids = list(self.rows)
        turned = ids.index(after) + 1 if after in self.rows else 0
        waits = [self.rows[id] for id in (*ids[turned:], *ids[:turned]) if self.rows[id].line.may_decide]
        done = self.rows[after].line.at.astimezone(LOCAL).date() if after in self.rows else None
        stop: QWidget | None = waits[0] if waits else self.prints.get(done) if done is not None else None
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def here(self) -> tuple[UUID, str] | None:
        """The visit in whose row the focus is, and the name of what has it."""
        focus = self._board.window().focusWidget()
        found = next((row for row in self.rows.values() if focus is row or (focus is not None and row.isAncestorOf(focus))), None)
        return (found.line.id, focus.objectName()) if found is not None and focus is not None else None

    def come_back(self, place: tuple[UUID, str] | None) -> None:
        """Put the focus where it was before everything was drawn anew."""
        row = self.rows.get(place[0]) if place is not None else None
        if row is not None and place is not None:
            (row.findChild(Button, place[1]) or row).setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, id: UUID | None, words: str) -> bool:
        """Say in the row of this visit why nothing was kept; False where it has none."""
        row = self.rows.get(id) if id is not None else None
        if row is not None:
            row.refuse(words)
        return row is not None

    def _step(self, step: int) -> None:
        """To the visit below or above."""
        place, ids = self.here(), list(self.rows)
        at = ids.index(place[0]) + step if place is not None else 0
        if 0 <= at < len(ids):
            self.rows[ids[at]].setFocus(Qt.FocusReason.TabFocusReason)
