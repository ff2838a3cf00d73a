"""Questions that stop for an answer: the title is the question, the verb stands on the button. Opened, never run in a loop of their own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.rules import says_why
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import Item, column, wrap
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.editors.text import LongTextEditor
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.focus import FocusRing
from vawdesk.ui.kit.press import ENTER

CANCEL = N_("Cancel")
WHY = N_("Write why.")
MORE = N_("Write a little more, so that somebody else understands why.")


class Dialog(QDialog):
    """A window over the page, as wide as the text asks and as high as its words need. Its title names nobody."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("VAWDesk")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        self.setFixedWidth(theme.wide(480))
        self.ring = FocusRing(self)

    def event(self, event: QEvent) -> bool:
        """Take the height that wrapped words need, whenever they change."""
        kind = event.type()
        done = super().event(event)
        if kind in (QEvent.Type.LayoutRequest, QEvent.Type.Polish) and (inside := self.layout()) is not None:
            self.setFixedHeight(inside.totalHeightForWidth(self.width()))
        return done


class Question(Dialog):
    """A question with one verb and a way back. Its window title is the program's name and nothing else.

    Use `open()` and the signals; Escape and closing the window count as the way back.

    Signals:
        agreed(): the verb was pressed.
        declined(): the way back was taken.
    """

    agreed = Signal()
    declined = Signal()

    def __init__(self, parent: QWidget, question: str, words: str, verb: str, language: Language, back: str = "") -> None:
        super().__init__(parent, question)
        self.setAccessibleDescription(words)
        self.verb = Button(verb, "primary")
        self.verb.setObjectName("verb")
        self.back = Button(back or language.say(CANCEL))
        self.back.setObjectName("back")
        self.verb.clicked.connect(self.try_accept)
        self.back.clicked.connect(self.reject)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        told: list[Item] = [Text(words, "body", wrap=True)] if words else []
        buttons = wrap(Flow([self.verb, self.back]))
        self.setLayout(column(Text(question, "heading", wrap=True), *told, self.body, 8, buttons, gap=8, edges=(24, 24, 24, 24)))
        self.accepted.connect(self.agreed)
        self.rejected.connect(self.declined)
        self.back.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a box or on an answer means the verb; on a button it presses that button."""
        if event.key() in ENTER and not event.isAutoRepeat():
            self.verb.click()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as its wrapped words need at its width: Qt alone reckons them as single lines."""
        super().showEvent(event)
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))

    def try_accept(self) -> None:
        """Accept, where nothing is missing."""
        self.accept()


class ReasonQuestion(Question):
    """A question that goes on only with a reason, which is recorded. `weighed`: it goes past a rule, and a word or two is none (says_why).

    Signals:
        reason_given(str): the verb was pressed and a reason stands.
    """

    reason_given = Signal(str)

    def __init__(
        self, parent: QWidget, question: str, words: str, label: Asked, verb: str, language: Language, *, weighed: bool = False
    ) -> None:
        super().__init__(parent, question, words, verb, language)
        self._language, self._weighed = language, weighed
        self.reason = LongTextEditor(label, language, limit=2000, least=2)
        self.body.addWidget(self.reason)
        self.reason.focus_first()

    def try_accept(self) -> None:
        """Accept once a reason is written."""
        reason = self.reason.value()
        if reason is None:
            self._ask_again(WHY)
            return
        if self._weighed and not says_why(reason):
            self._ask_again(MORE)
            return
        self.reason_given.emit(reason)
        self.accept()

    def _ask_again(self, words: Message) -> None:
        self.reason.show_error(self._language.say(words))
        self.reason.focus_first()
