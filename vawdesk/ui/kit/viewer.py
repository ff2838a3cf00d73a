"""Looks at what is attached, page by page, from memory: larger and smaller by the keyboard, its words for a screen reader.

Everything is drawn by the worker. Nothing can be dragged out or copied: it leaves by the one door for leaving.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame

from vawdesk.i18n import N_, Language
from vawdesk.models.casework.attachment_kinds import Media
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import column
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.eye import opened
from vawdesk.ui.kit.preview import EDGE, LARGEST, Preview, ReadAloud, Shown
from vawdesk.ui.kit.work import Worker

LARGER, SMALLER = N_("Larger"), N_("Smaller")
AS_IT_CAME = N_("The page as it came")
WORDS = N_("The words of this text")
CANNOT = N_("This cannot be drawn here")
CANNOT_WHY = N_("It is kept as it is. Close other programs and open it again; if that does not help, tell your manager.")
STEP, MOST, LEAST = 1.25, 6.0, 0.25


class Viewer(Preview):
    """A document or a picture to look at.

    Signals:
        seen(int): this page, from 0, has been drawn and is in sight.
    """

    seen = Signal(int)

    def __init__(self, language: Language, worker: Worker) -> None:
        larger, smaller = Button(language.say(LARGER)), Button(language.say(SMALLER))
        super().__init__(language, (larger, smaller))
        for named in (self, self.desk):
            named.setAccessibleName(language.say(AS_IT_CAME))
        larger.clicked.connect(lambda: self.zoom(STEP))
        smaller.clicked.connect(lambda: self.zoom(1 / STEP))
        self._worker, self._asked, self._zoom = worker, 0, 1.0
        self.looked: set[int] = set()
        for keys, by in (("Ctrl++", STEP), ("Ctrl+=", STEP), ("Ctrl+-", 1 / STEP)):
            zoom = QShortcut(QKeySequence(keys), self)
            zoom.activated.connect(lambda by=by: self.zoom(by))

    def show_document(self, document: Shown) -> None:
        """Show what has been opened, from its first page."""
        self.clear()
        self.looked = set()
        self.document = document
        self._show(0)

    def zoom(self, by: float) -> None:
        """Larger or smaller by a factor."""
        self._zoom = min(MOST, max(LEAST, self._zoom * by))
        self._draw()

    def clear(self) -> None:
        """Let go of the document, and of a page that is being drawn."""
        self._asked += 1
        super().clear()

    def _draw(self) -> None:
        document, number = self.document, self.number
        if document is None:
            return
        self._asked += 1
        asked, scale, ratio = self._asked, self._scale(document), self.devicePixelRatioF()
        wide, high = document.size(number)
        size = QSize(round(wide * scale), round(high * scale))
        self._worker.run(lambda _progress: document.image(number, scale * ratio), lambda image: self._drawn(asked, number, image, size))

    def _scale(self, document: Shown) -> float:
        wide, high = document.size(self.number)
        view = self.desk.viewport().size()
        across = min((view.width() - 2 * EDGE) / wide, LARGEST)
        fitting = (across, min(across, (view.height() - 2 * EDGE) / high), 96 / 72)[self.fit.currentIndex()]
        return max(0.05, fitting * self._zoom)

    def _drawn(self, asked: int, number: int, image: QImage, size: QSize) -> None:
        if asked != self._asked:  # another page or size has been asked for since, or the page is left
            return
        self.paper.show_image(image, size)
        self.looked.add(number)
        self.seen.emit(number)


class Looking(QFrame):
    """What is attached, opened by the worker: pages and pictures to be turned, or the words of a text.

    Signals:
        seen(int): a page, from 0, has been in sight.
    """

    seen = Signal(int)

    def __init__(self, language: Language, worker: Worker) -> None:
        super().__init__()
        self._language, self._worker, self._left = language, worker, False
        self.viewer = Viewer(language, worker)
        self.viewer.seen.connect(self.seen)
        self.words = ReadAloud()
        self.words.setAccessibleName(language.say(WORDS))
        self.words.setMinimumHeight(theme.wide(240))
        self.cannot = Notice(language.say(CANNOT), language.say(CANNOT_WHY), "late")
        for hidden in (self.viewer, self.words, self.cannot):
            hidden.hide()
        self.setLayout(column((self.viewer, 1), (self.words, 1), self.cannot, gap=0))

    def show_content(self, content: bytes, media: Media, words: str = "") -> None:
        """Show these bytes; `words` are what a colleague wrote of a picture."""
        if media is Media.TEXT:
            self.words.setPlainText(content.decode())
            self.words.show()
            self.seen.emit(0)
            return
        self.viewer.show()
        self._worker.run(lambda _progress: opened(content, media, words), self._opened)

    def _opened(self, document: Shown | None) -> None:
        if document is None:
            self.viewer.hide()
            self.cannot.show()
        elif self._left:
            document.close()
        else:
            self.viewer.show_document(document)

    def take_focus(self) -> None:
        """Where the arrow keys move the page, or the words."""
        (self.words if self.viewer.isHidden() else self.viewer.desk).setFocus()

    def forget(self) -> None:
        """Let go of what is shown."""
        self._left = True
        self.viewer.clear()
        self.words.setPlainText("")
