"""Any number of records out of a list that is read page by page: what a decision rests on, what a share answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from vawdesk.i18n import N_, Language
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import clear, row, wrap
from vawdesk.ui.kit.basics import Button, Text, hide_unless
from vawdesk.ui.kit.editors.choice import TickWords
from vawdesk.ui.kit.editors.editor import Asked, Editor

NOTHING = N_("There is nothing to tick in this file yet.")
MORE = N_("Show more of the file")
FIRST = 6  # lines that are shown at once; what is ticked is always shown

Offered = Sequence[tuple[UUID, str]]


@dataclass(frozen=True)
class Lines:
    """A page of what is offered, and how the next is read; None where there is no more."""

    offered: Offered
    older: Callable[[], Lines] | None = None


class TicksEditor(Editor):
    """Its value is a tuple of ids in the order in which they are offered, or None."""

    def __init__(self, asked: Asked, language: Language) -> None:
        super().__init__(asked, language)
        self._offered: list[tuple[UUID, str]] = []
        self._chosen: list[UUID] = []
        self._whole = False
        self._older: Callable[[], Lines] | None = None
        self.boxes: dict[UUID, QCheckBox] = {}
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.nothing = Text(language.say(NOTHING), "meta", "muted", wrap=True)
        self.more = Button(language.say(MORE), "quiet", "down")
        self.more.setObjectName(f"{asked.name}_more")
        self.more.clicked.connect(self._show_more)
        self.put(self._lines)
        self.put(self.nothing)
        self.put(row(self.more, None))
        self._show()

    def offer(self, lines: Lines) -> None:
        """Offer these; what is ticked and not among them stays ticked, unseen."""
        self._older = lines.older
        if list(lines.offered) != self._offered:
            self._offered = list(lines.offered)
            self._show()

    def value(self) -> Any:
        """The ticked ids, or None."""
        known = [id for id, _words in self._offered if id in self._chosen]
        return (*known, *(id for id in self._chosen if id not in known)) or None

    def set_value(self, value: Any) -> None:
        """Tick these and no others."""
        self._chosen = list(value or ())
        self._show()

    def _show(self) -> None:
        clear(self._lines)
        self.boxes = {}
        shown = [one for place, one in enumerate(self._offered) if self._whole or place < FIRST or one[0] in self._chosen]
        for number, (id, words) in enumerate(shown):
            box = QCheckBox("")
            box.setMinimumHeight(theme.wide(theme.TARGET))
            self.name_part(box, str(number), words)
            box.setChecked(id in self._chosen)
            box.toggled.connect(lambda on, id=id: self._ticked(id, on))
            self.boxes[id] = box
            line = wrap(row(box, (TickWords(words, box), 1), gap=0, top=True))  # the box has room beside it
            self._lines.addWidget(line)
            line.show()
        hide_unless(self.nothing, not self._offered)
        hide_unless(self.more, len(shown) < len(self._offered) or self._older is not None)

    def _show_more(self) -> None:
        """The rest of the page that was read; after it, the next."""
        seen = FIRST
        if self._whole and self._older is not None:
            lines, seen = self._older(), len(self._offered)
            self._offered, self._older = [*self._offered, *lines.offered], lines.older
        self._whole = True
        self._show()
        unticked = next((box for id, box in list(self.boxes.items())[seen:] if id not in self._chosen), None)
        if unticked is not None:
            unticked.setFocus()

    def _ticked(self, id: UUID, on: bool) -> None:
        self._chosen = [one for one in self._chosen if one != id] + ([id] if on else [])
        self.changed.emit()
