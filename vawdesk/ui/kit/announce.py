"""Say something to a screen reader that nobody has moved the focus to: "Saved", an error, a new danger."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str, assertive: bool = False) -> None:
    """Speak `words` when the reader has finished, or at once when `assertive` (danger and errors)."""
    event = QAccessibleAnnouncementEvent(widget, words)
    manner = QAccessible.AnnouncementPoliteness
    event.setPoliteness(manner.Assertive if assertive else manner.Polite)
    QAccessible.updateAccessibility(event)
