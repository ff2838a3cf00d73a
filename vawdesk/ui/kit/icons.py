"""One meaning, one drawing. Pages ask for a meaning; only this module knows the icon set (Phosphor)."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from vawdesk import paths
from vawdesk.ui.kit import theme

DRAWINGS: dict[str, str] = {
    "home": "house",
    "people": "users",
    "cases": "folder-simple",
    "visits": "map-pin",
    "flag": "warning",
    "meetings": "users-three",
    "supervision": "chats-circle",
    "contacts": "address-book",
    "policy": "book-open",
    "training": "graduation-cap",
    "standards": "check-square-offset",
    "reports": "chart-bar",
    "settings": "gear-six",
    "hr": "identification-badge",
    "staff risk": "warning-fill",
    "danger": "phone-call",
    "late": "clock-fill",
    "due": "clock",
    "note": "note-pencil",
    "decision": "scales",
    "referral": "paper-plane-tilt",
    "visit": "house-line",
    "share": "share-network",
    "print": "printer",
    "lock": "lock-simple",
    "search": "magnifying-glass",
    "down": "caret-down-bold",
    "tick": "check-bold",
    "yes": "check-circle-fill",
    "no": "prohibit-bold",
    "hidden": "eye-slash",
    "show": "eye",
    "phone": "phone",
    "post": "envelope-simple",
    "message": "chat-text",
    "child": "baby",
    "order": "bank",
    "saved": "check-circle",
    "help": "question",
    "next": "caret-right-bold",
    "previous": "caret-left-bold",
    "error": "x-circle-fill",
    "info": "info",
    "add": "plus-bold",
    "less": "minus-bold",
    "remove": "trash",
    "change": "pencil-simple",
    "close": "x-bold",
    "circle": "circle",
    "half": "circle-half",
    "done": "check-circle-fill",
    "person": "user-circle",
    "shield": "shield-check",
    "wrong": "warning",
    "backup": "hard-drives",
    "history": "clock-counter-clockwise",
    "withheld": "eye-slash",
    "page": "file-text",
    "file": "file-text",
    "save": "floppy-disk",
    "empty": "magnifying-glass",
    "now": "arrow-right-bold",
    "quote": "quotes",
    "calendar": "calendar-blank",
    "key": "key",
    "keyboard": "keyboard",
    "sign": "pen-nib",
    "heart": "heart",
    "language": "globe-simple",
    "practice": "student",
    "list": "list",
    "leave": "sign-out",
    "carried": "sign-out",
}


@cache
def _source(name: str) -> str:
    return (paths.resources() / "icons" / f"{DRAWINGS[name]}.svg").read_text(encoding="utf-8")


@cache
def _drawn(name: str, ink: str, size: int, density: float) -> QPixmap:
    made = QPixmap(round(size * density), round(size * density))
    made.setDevicePixelRatio(density)
    made.fill(Qt.GlobalColor.transparent)
    drawing = QSvgRenderer(QByteArray(_source(name).replace("currentColor", ink).encode()))
    painter = QPainter(made)
    drawing.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return made


def pixmap(name: str, ink: str = "text", size: int = 16) -> QPixmap:
    """A drawing by its meaning, in the colour of a token, at `size` logical pixels."""
    screen = QGuiApplication.primaryScreen()
    return _drawn(name, theme.colour(ink).name(), size, screen.devicePixelRatio() if screen else 1.0)


def icon(name: str, ink: str = "text", size: int = 18) -> QIcon:
    """The same for a button; a disabled one is muted."""
    made = QIcon(pixmap(name, ink, size))
    made.addPixmap(pixmap(name, "muted", size), QIcon.Mode.Disabled)
    return made
