"""The eye that looks at what is attached: draws pictures and pages from memory, within bounds. For a worker."""

from __future__ import annotations

import pypdfium2
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from vawdesk.models.casework.attachment_kinds import MOST_PAGES, MOST_PIXELS, Found, Media
from vawdesk.services.taking_in import SeenPdf
from vawdesk.ui.kit.glimpse import glimpse
from vawdesk.ui.kit.preview import Document, Shown

ON_PAPER, QUALITY = 180, 88
MOST_MEMORY = 256  # megabytes that one picture may take when it is drawn
_FORMATS = {Media.PNG: b"png", Media.JPEG: b"jpeg"}


def drawn(content: bytes, media: Media) -> QImage | None:
    """A picture as it is held upright; None where it cannot be drawn whole, or would take too much memory."""
    QImageReader.setAllocationLimit(MOST_MEMORY)
    held = QBuffer()
    held.setData(QByteArray(content))
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(held, QByteArray(_FORMATS[media]))
    reader.setAutoTransform(True)
    image = reader.read()
    return None if image.isNull() else image


class SystemEye:
    """The eye of this computer: Qt for pictures, PDFium for pages."""

    def picture(self, content: bytes, media: Media) -> bool:
        """Whether a picture can be drawn whole."""
        return drawn(content, media) is not None

    def pdf(self, content: bytes) -> SeenPdf | None:
        """What is in a PDF, looked at in a process of its own; None where it is none, or cannot be drawn within bounds."""
        told = glimpse(content, MOST_PAGES, MOST_PIXELS)
        return None if told is None else SeenPdf(told["pages"], told["locked"], tuple(one for one in Found if one.value in told["found"]))


class Picture:
    """One picture as a document of one page, already drawn; `words` are what a colleague wrote of it."""

    pages = 1

    def __init__(self, image: QImage, words: str = "") -> None:
        self._image, self._words = image, words

    def size(self, _number: int) -> tuple[float, float]:
        """Its width and height, as large as it would be on paper at 150 dpi."""
        return self._image.width() * 72 / 150, self._image.height() * 72 / 150

    def image(self, _number: int, scale: float) -> QImage:
        """The picture at `scale` pixels for each point, on white."""
        wide, high = self.size(0)
        smooth = Qt.TransformationMode.SmoothTransformation
        return self._image.scaled(max(1, round(wide * scale)), max(1, round(high * scale)), Qt.AspectRatioMode.IgnoreAspectRatio, smooth)

    def text(self, _number: int) -> str:
        """What a colleague wrote of it: a picture has no words of its own."""
        return self._words

    def close(self) -> None:
        """Let go of the picture."""
        self._image = QImage()


def pages_of(content: bytes, media: Media) -> tuple[bytes, ...]:
    """Every page as a picture (JPEG) of 180 dots to the inch, for the paper on which it leaves; nothing where it cannot be drawn."""
    document = opened(content, media)
    if document is None:
        return ()
    try:
        return tuple(_jpeg(document.image(number, ON_PAPER / 72)) for number in range(document.pages))
    finally:
        document.close()


def _jpeg(image: QImage) -> bytes:
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    on_white = QImage(image.size(), QImage.Format.Format_RGB32)
    on_white.fill(Qt.GlobalColor.white)
    painter = QPainter(on_white)
    painter.drawImage(0, 0, image)
    painter.end()
    on_white.save(held, "JPEG", QUALITY)  # type: ignore[call-overload]  # the format is given as text
    return bytes(held.data().data())


def opened(content: bytes, media: Media, words: str = "") -> Shown | None:
    """A PDF or a picture, ready to be turned and drawn; None where it cannot be."""
    if media.is_picture:
        image = drawn(content, media)
        return None if image is None else Picture(image, words)
    try:
        return Document(content)
    except pypdfium2.PdfiumError:
        return None
