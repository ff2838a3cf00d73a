"""The icon: the shield of the program's own set, white on its own colour, in every size that Windows and Linux ask for."""

from __future__ import annotations

import io
import os
from pathlib import Path

from PIL import Image

from installer.places import ROOT

SIZES = (16, 20, 24, 32, 48, 64, 256)
GROUND, ROUND, EDGE = "#0B5C66", 0.18, 0.16
DRAWING = ROOT / "resources" / "icons" / "shield-check.svg"


def picture(size: int) -> bytes:
    """A PNG of so many pixels across, drawn by Qt without a screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
    from PySide6.QtGui import QColor, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(GROUND))
    painter.drawRoundedRect(QRectF(0, 0, size, size), size * ROUND, size * ROUND)
    drawing = DRAWING.read_text().replace("currentColor", "#ffffff").replace("#000000", "#ffffff")
    edge = size * EDGE
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(edge, edge, size - 2 * edge, size - 2 * edge))
    painter.end()
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # it takes a format as words, whatever its declaration says
    return bytes(kept.data())


def write_ico(path: Path) -> None:
    """All sizes in one file."""
    drawn = [Image.open(io.BytesIO(picture(size))) for size in SIZES]
    drawn[-1].save(path, format="ICO", sizes=[(size, size) for size in SIZES], append_images=drawn[:-1])
