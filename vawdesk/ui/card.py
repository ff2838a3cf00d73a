"""A card in the middle of the window: a title, a few boxes, one verb and links. Everything round signing in is one of these."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import Language, Message
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.announce import announce
from vawdesk.ui.kit.arrange import Item, Middle, column, frame, over_verbs, row, rule, scroll, wrap
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button, Icon, Text
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.focus import FocusRing
from vawdesk.ui.kit.line import Line, SecretBox
from vawdesk.ui.top_bar import DANGER

WIDTH = 480


class Card(QWidget):
    """Boxes are added by `line` and `secret`; `finish` puts the verb under them.

    Signals:
        done(): the verb was pressed.
    """

    done = Signal()

    def __init__(self, language: Language, title: Message, words: Sequence[Message | str] = ()) -> None:
        super().__init__()
        self.language = language
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.error = Notice("", "", "error")
        self.error.hide()
        self.verb = Button("", "primary", tall=True)
        self.verb.setObjectName("verb")
        self.links: list[Button] = []
        self._title = language.say(title)
        self._items: list[Item] = [Text(self._title, "title", wrap=True)]
        self._items += [Text(language.say(line), "body", wrap=True) for line in words]
        self._boxes: list[QWidget] = []
        self._first: QWidget | None = None
        self._said = ""

    def put(self, *items: Item) -> None:
        """Put something under what is there."""
        self._items += items

    def line(self, label: Message, name: str, hint: Message | None = None) -> Line:
        """A box for a line of text with its label."""
        box = Line(self.language.say(label))
        box.setObjectName(name)
        box.returnPressed.connect(lambda: self._next(box))
        self._boxes.append(box)
        self._labelled(label, hint, box, box)
        return box

    def secret(self, label: Message, name: str, hint: Message | None = None) -> SecretBox:
        """A box for a passphrase with its label."""
        box = SecretBox(self.language.say(label), self.language, name)
        box.entered.connect(lambda: self._next(box.box))
        self._boxes.append(box.box)
        self._labelled(label, hint, box, box.box)
        return box

    def _next(self, box: QWidget) -> None:
        """Enter: on to the next box; from the last one on to the verb, which cannot be pressed twice while it works."""
        place = self._boxes.index(box) + 1
        if place < len(self._boxes):
            self._boxes[place].setFocus(Qt.FocusReason.TabFocusReason)
        elif self.verb.isEnabled():
            self.done.emit()

    def _labelled(self, label: Message, hint: Message | None, whole: QWidget, box: QWidget) -> None:
        words = Text(self.language.say(label), "strong", wrap=True)
        words.setBuddy(box)
        told: list[Item] = [Text(self.language.say(hint), "meta", "muted", wrap=True)] if hint else []
        if hint:
            box.setAccessibleDescription(self.language.say(hint))
        self._items.append(column(words, *told, whole, gap=4))
        self._first = self._first or box

    def link(self, words: Message, name: str) -> Button:
        """A quiet way elsewhere, under the verb."""
        made = Button(self.language.say(words), "link")
        made.setObjectName(name)
        self.links.append(made)
        return made

    def finish(self, verb: Message, *, placed: bool = False) -> None:
        """Put the verb under everything, unless it was put somewhere already, then the links, and lay the card into the window."""
        self._said = self.language.say(verb)
        self.verb.say(self._said)
        self.verb.clicked.connect(self.done)
        verbs: list[Item] = [self.error] if placed else [self.error, self.verb]  # beside the verb: in view whatever is scrolled
        if self.links:
            verbs += [rule(), wrap(Flow([self.links[0]], self.links[1:], gap=16))]
        asked = wrap(column(*self._items, gap=16, edges=(32, 32, 32, 8)))
        card = frame(over_verbs(asked, *verbs, edges=(32, 16, 32, 24)), "panel", self._title)
        card.setFixedWidth(theme.wide(WIDTH))
        danger = Button(self.language.say(DANGER), "danger", "danger")
        danger.clicked.connect(self._danger)
        bar = row(danger, None, edges=(12, 16, 12, 16))
        head = wrap(row(Icon("shield", "accent", 32), Text("VAWDesk", "display", "accent"), None, gap=16))
        head.setFixedWidth(theme.wide(WIDTH))
        inside = wrap(column(bar, None, row(None, head, None), 8, row(None, card, None), None, 32, gap=8))
        self.setLayout(column(scroll(Middle(inside), sideways=True)))
        self.ring = FocusRing(self)

    def _danger(self) -> None:
        from vawdesk.ui import help_dialogs  # nothing of it is needed before the window stands

        help_dialogs.danger(self, self.language).open()

    def first_focus(self) -> None:
        """The first box, else the verb."""
        (self._first or self.verb).setFocus()

    def busy(self, words: Message) -> None:
        """Something takes a moment; the verb says what."""
        self.error.hide()
        self.verb.setEnabled(False)
        self.verb.say(self.language.say(words))
        announce(self, self.language.say(words))

    def wrong(self, heading: Message | str, words: Message | str = "") -> None:
        """Something stands in the way; the verb can be pressed again."""
        self.verb.setEnabled(True)
        self.verb.say(self._said)
        self.error.show()
        self.error.say(self.language.say(heading), self.language.say(words))
