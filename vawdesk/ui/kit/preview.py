"""The preview is the page itself: PDF bytes in memory, drawn at the width there is, with the page's text for a screen reader."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import pypdfium2
from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeySequence, QPainter, QPaintEvent, QPixmap, QShortcut
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QScrollArea, QWidget

from vawdesk.i18n import N_, Language
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.announce import announce
from vawdesk.ui.kit.arrange import column, row, rule, scroll, wrap
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.chooser import Chooser
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.pdfium import PDFIUM

PAGE_OF = N_("Page {n} of {all}")
PREVIOUS, NEXT = N_("Previous page"), N_("Next page")
AS_TEXT, AS_PAGE = N_("Read as text"), N_("Show the page")
SIZE, FIT_WIDTH, WHOLE, FULL = N_("Size"), N_("Fit width"), N_("Whole page"), N_("100 %")
AS_PRINTED = N_("The page as it will print")
TEXT_OF = N_("The words of page {n}")
EDGE = 16
MOST_PIXELS = 25_000_000  # of a page that is drawn, however large it says it is
LARGEST = 1.75  # pixels for a point when fitting the width: more would be a poster, not a page


class Document:
    """A PDF held in memory. `close` lets go of it."""

    def __init__(self, data: bytes) -> None:
        with PDFIUM:
            self._document = pypdfium2.PdfDocument(data)
            self._document.init_forms()  # so that boxes are drawn as they were filled in; nothing in them can run
            self.pages = len(self._document)

    def size(self, number: int) -> tuple[float, float]:
        """Width and height of a page in points of 1/72 inch."""
        with PDFIUM:
            page = self._document[number]
            width, height = page.get_size()
            page.close()
        return float(width), float(height)

    def image(self, number: int, scale: float) -> QImage:
        """A page drawn at `scale` pixels for each point."""
        with PDFIUM:
            page = self._document[number]
            wide, high = page.get_size()
            bitmap = page.render(scale=min(scale, (MOST_PIXELS / max(1, wide * high)) ** 0.5))
            made = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_BGR888).copy()
            bitmap.close()
            page.close()
        return made

    def text(self, number: int) -> str:
        """The words of a page, in reading order."""
        with PDFIUM:
            page = self._document[number]
            found = page.get_textpage()
            words = str(found.get_text_range())
            found.close()
            page.close()
        return words.replace("\r\n", "\n")

    def close(self) -> None:
        """Let go of the bytes."""
        with PDFIUM:
            self._document.close()


class Shown(Protocol):
    """What can be shown page by page."""

    pages: int

    def size(self, number: int) -> tuple[float, float]:
        """Width and height of a page in points of 1/72 inch."""
        ...

    def image(self, number: int, scale: float) -> QImage:
        """A page drawn at `scale` pixels for each point."""
        ...

    def text(self, number: int) -> str:
        """The words of a page, in reading order."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


class Paper(QWidget):
    """One page, white in every theme, because paper is."""

    def __init__(self) -> None:
        super().__init__()
        self._drawn = QPixmap()
        self._size = QSize(0, 0)
        self.setObjectName("paper")

    def show_image(self, image: QImage, size: QSize) -> None:
        """Show a drawn page at a size in logical pixels."""
        self._drawn, self._size = QPixmap.fromImage(image), size
        self.setFixedSize(size)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page and its edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        painter.drawPixmap(self.rect(), self._drawn)
        painter.setPen(theme.colour("edge"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class ReadAloud(QPlainTextEdit):
    """The words of a page, to be read with the keyboard or by a screen reader. Nothing of it can be copied: a page leaves
    the program by the one door for leaving, or not at all."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setFont(theme.font())
        self.setTabChangesFocus(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Nothing, whatever is selected."""
        return QMimeData()


class Preview(QFrame):
    """Pages one at a time. Ctrl+Page keys and the buttons turn them; the text can be read instead.

    Signals:
        turned(int): the page that is shown now, from 0.
    """

    turned = Signal(int)

    def __init__(self, language: Language, further: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self._language = language
        self.setProperty("kind", "sunken")
        self.setAccessibleName(language.say(AS_PRINTED))
        self.document: Shown | None = None
        self.number = 0
        say = language.say
        self.where = Text("", "strong")
        self.previous, self.next = Button(say(PREVIOUS)), Button(say(NEXT))
        self.previous.clicked.connect(lambda: self.turn(-1))
        self.next.clicked.connect(lambda: self.turn(1))
        self.as_text = Button(say(AS_TEXT))
        self.as_text.clicked.connect(self._swap)
        self.fit = Chooser(say(SIZE), 128, tall=False)
        self.fit.addItems([say(FIT_WIDTH), say(WHOLE), say(FULL)])
        self.fit.currentIndexChanged.connect(lambda _index: self._draw())
        self.paper = Paper()
        self.desk: QScrollArea = scroll(wrap(row(None, self.paper, None, edges=(EDGE, EDGE, EDGE, EDGE))), sideways=True)
        self.desk.setMinimumHeight(theme.wide(240))
        self.desk.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that arrow keys scroll the page
        self.desk.setAccessibleName(say(AS_PRINTED))
        self.desk.viewport().installEventFilter(self)
        self.words = ReadAloud()
        self.words.hide()
        for keys, by in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            turn = QShortcut(QKeySequence(keys), self)
            turn.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            turn.activated.connect(lambda by=by: self.turn(by))
        bar = Flow([self.where], [*further, self.previous, self.next, self.as_text, self.fit])
        bar.setContentsMargins(16, 8, 8, 8)
        self.setLayout(column(wrap(bar), rule(), (self.desk, 1), (self.words, 1), gap=0, edges=(1, 1, 1, 1)))

    def show_pdf(self, data: bytes) -> None:
        """Show a document from its first page."""
        self.clear()
        self.document = Document(data)
        self._show(0)

    def clear(self) -> None:
        """Let go of the document; called when the page closes."""
        if self.document is not None:
            self.document.close()
            self.document = None
        self.words.setPlainText("")
        self.paper.show_image(QImage(), QSize(0, 0))

    def turn(self, by: int) -> None:
        """Go on or back by pages."""
        if self.document is not None and 0 <= self.number + by < self.document.pages:
            self._show(self.number + by)

    def _show(self, number: int) -> None:
        if self.document is None:
            return
        self.number = number
        words = self._language.say(PAGE_OF, n=number + 1, all=self.document.pages)
        self.where.say(words)
        self.previous.setEnabled(number > 0)
        self.next.setEnabled(number + 1 < self.document.pages)
        text = self.document.text(number)
        self.words.setPlainText(text)
        self.words.setAccessibleName(self._language.say(TEXT_OF, n=number + 1))
        self.paper.setAccessibleName(words)
        self.paper.setAccessibleDescription(text)
        self.desk.verticalScrollBar().setValue(0)
        self._draw()
        announce(self, words)
        self.turned.emit(number)

    def _draw(self) -> None:
        if self.document is None:
            return
        wide, high = self.document.size(self.number)
        view = self.desk.viewport().size()
        across = min((view.width() - 2 * EDGE) / wide, LARGEST)
        scale = (across, min(across, (view.height() - 2 * EDGE) / high), 96 / 72)[self.fit.currentIndex()]
        scale = max(0.3, scale)
        size = QSize(round(wide * scale), round(high * scale))
        image = self.document.image(self.number, scale * self.devicePixelRatioF())
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self.paper.show_image(image, size)

    def _swap(self) -> None:
        text = self.words.isHidden()
        self.words.setVisible(text)
        self.desk.setVisible(not text)
        self.as_text.say(self._language.say(AS_PAGE if text else AS_TEXT))
        (self.words if text else self.desk).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw the page at the new width of the desk."""
        if event.type() == QEvent.Type.Resize and watched is self.desk.viewport():
            self._draw()
        return super().eventFilter(watched, event)
