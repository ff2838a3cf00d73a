"""Finding a person, an address or another record by typing, and showing who was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from vawdesk.i18n import N_, NN_, Language, Message
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.announce import announce
from vawdesk.ui.kit.arrange import clear, frame, row
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.editors.editor import Asked, Editor
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.icons import icon
from vawdesk.ui.kit.line import Line

FIND = N_("Type a name or a number to find")
NOBODY = N_("Nothing found for these words.")
COUNT = NN_("{n} found. Arrow down to choose.", "{n} found. Arrow down to choose.")
STAFF_RISK = N_("Staff risk")
TAKE_OFF = N_("Remove")
TAKE_OFF_WHO = N_("Remove: {who}")
SHOWN = 8


@dataclass(frozen=True)
class Found:
    """A record that can be chosen. `flagged`: a staff-risk flag is open on it, which is shown wherever it is met (8.17)."""

    id: UUID
    words: str
    about: str = ""
    flagged: bool = False


Search = Callable[[str], Sequence[Found]]
Describe = Callable[[UUID], Found]


class Results(QListWidget):
    """What was found. Enter chooses, Up from the first goes back to the box.

    Signals:
        back(): Up was pressed on the first row.
    """

    back = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up from the top leaves the list."""
        if event.key() == Qt.Key.Key_Up and self.currentRow() <= 0:
            self.back.emit()
        else:
            super().keyPressEvent(event)


class PickerEditor(Editor):
    """Its value is a UUID, or a tuple of them where `several`; None for nothing.

    `search` finds by words (it must be quick), `describe` gives the words for an id; `offer_new` is the verb for making one.

    Signals:
        new_asked(str): the person wants to make a new record from the words typed.
    """

    new_asked = Signal(str)

    def __init__(
        self,
        asked: Asked,
        language: Language,
        search: Search,
        describe: Describe,
        several: bool = False,
        offer_new: Message | None = None,
    ) -> None:
        super().__init__(asked, language)
        self._search, self._describe, self._several = search, describe, several
        self._chosen: list[Found] = []
        self._offered: list[Found] = []
        self.box = Line(self.said, drawing="search")
        self.name_part(self.box)
        self.box.setPlaceholderText(language.say(FIND))
        self.box.textChanged.connect(self._look)
        self.box.installEventFilter(self)
        self.box.returnPressed.connect(self._first)
        self.results = Results()
        self.name_part(self.results, "results")
        self.results.setFont(theme.font())
        self.results.setWordWrap(True)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.results.itemActivated.connect(lambda _item: self._choose(self.results.currentRow()))
        self.results.itemClicked.connect(lambda _item: self._choose(self.results.currentRow()))
        self.results.back.connect(self.box.setFocus)
        self.nothing = Text(language.say(NOBODY), "meta", "muted", wrap=True)
        self.new_button = Button(language.say(offer_new) if offer_new else "", "quiet", "add")
        self.new_button.setObjectName(f"{asked.name}_new")
        self.new_button.clicked.connect(lambda: self.new_asked.emit(self.box.text().strip()))
        self._can_make = offer_new is not None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.label.setBuddy(self.box)
        for body in (self._lines, self.box, self.results, self.nothing):
            self.put(body)
        self.put(row(self.new_button, None))
        self._look("")

    # value

    def value(self) -> Any:
        """The chosen id or ids."""
        ids = tuple(found.id for found in self._chosen)
        if self._several:
            return ids or None
        return ids[0] if ids else None

    def set_value(self, value: Any) -> None:
        """Show these as chosen."""
        ids = () if value is None else value if isinstance(value, tuple) else (value,)
        self._chosen = [self._describe(one) for one in ids]
        self._show()

    def take(self, found: Found) -> None:
        """Choose a record, such as one that was just made."""
        self._chosen = [*(kept for kept in self._chosen if self._several and kept.id != found.id), found]
        self._show()
        self.changed.emit()

    def typed(self) -> Any:
        """Words typed but not yet chosen from."""
        return self.box.text() or None

    def set_typed(self, raw: Any) -> None:
        """Type them again."""
        self.box.setText(raw)

    def waits(self) -> bool:
        """Whether somebody can still be looked for: once one was chosen where there is only one, they can but be taken off."""
        return self._several or not self._chosen

    # searching

    def _look(self, words: str) -> None:
        words = words.strip()
        self._offered = list(self._search(words))[:SHOWN] if words else []
        self.results.clear()
        for found in self._offered:
            item = QListWidgetItem(" · ".join(part for part in (found.words, found.about, self._risk(found)) if part))
            if found.flagged:
                item.setIcon(icon("staff risk", "danger", theme.grown(16)))
            self.results.addItem(item)
        self.results.setVisible(bool(self._offered))
        tall = sum(max(theme.TARGET, self.results.sizeHintForRow(index)) for index in range(len(self._offered)))
        self.results.setFixedHeight(max(theme.wide(32), tall + 4))
        self.nothing.setVisible(bool(words) and not self._offered)
        self.new_button.setVisible(self._can_make and bool(words))
        if words:
            announce(self.box, self.language.say(COUNT, n=len(self._offered)) if self._offered else self.language.say(NOBODY))

    def _risk(self, found: Found) -> str:
        return self.language.say(STAFF_RISK) if found.flagged else ""

    def eventFilter(self, watched: object, event: object) -> bool:
        """Down goes into what was found; Escape clears the words."""
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress and watched is self.box:
            if event.key() == Qt.Key.Key_Down and self._offered:
                self.results.setCurrentRow(0)
                self.results.setFocus()
                return True
            if event.key() == Qt.Key.Key_Escape and self.box.text():
                self.box.clear()
                return True
        return False

    def _first(self) -> None:
        if len(self._offered) == 1:
            self._choose(0)
        elif self._offered:
            self.results.setCurrentRow(0)
            self.results.setFocus()

    def _choose(self, index: int) -> None:
        if 0 <= index < len(self._offered):
            self.take(self._offered[index])
            self.focus_first()

    # what was chosen

    def _show(self) -> None:
        clear(self._lines)
        for index, found in enumerate(self._chosen):
            line = self._line(index, found)
            self._lines.addWidget(line)
            line.show()  # at once, so that it can take the focus
        self.box.clear()
        self.box.setVisible(self._several or not self._chosen)

    def _line(self, index: int, found: Found) -> QWidget:
        off = Button(self.language.say(TAKE_OFF), "link")
        off.setObjectName(f"{self.asked.name}_remove_{index}")
        off.setAccessibleName(self.language.say(TAKE_OFF_WHO, who=found.words))
        off.clicked.connect(lambda: self._take_off(found))
        badges = [Badge(self._risk(found), "danger")] if found.flagged else []
        about = [Text(found.about, "meta", "muted")] if found.about else []
        made = frame(Flow([Text(found.words, "strong"), *about, *badges], [off], gap=12), "soft", found.words)
        inside = made.layout()
        if inside is not None:
            inside.setContentsMargins(12, 8, 12, 8)
        return made

    def _take_off(self, found: Found) -> None:
        self._chosen = [kept for kept in self._chosen if kept.id != found.id]
        self._show()
        self.box.setFocus()
        self.changed.emit()
