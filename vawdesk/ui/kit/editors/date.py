"""A date in three boxes: day, month, year, and "about" where a date may be uncertain."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.values import PartialDate
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import column, wrap
from vawdesk.ui.kit.basics import Button, Text, hide_unless
from vawdesk.ui.kit.editors.editor import Asked, Editor
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.line import PRIVATE, Line
from vawdesk.ui.kit.typed_date import Box, Reading, TypedDate, read_date, spread

PARTS: tuple[tuple[Box, Message, int], ...] = (("day", N_("Day"), 48), ("month", N_("Month"), 48), ("year", N_("Year"), 64))
ABOUT = N_("About then")


class DateBoxes(Flow):
    """The three boxes with their words above them. `fill` and `typed` are the two ways in and out."""

    def __init__(self, owner: Editor) -> None:
        self.boxes: dict[Box, Line] = {}
        made = []
        for part, words, width in PARTS:
            said = owner.language.say(words)
            box = Line(said, max(width, 0))
            box.setInputMethodHints(PRIVATE | Qt.InputMethodHint.ImhDigitsOnly)
            owner.name_part(box, part, said)
            label = Text(said, "meta", "muted")
            label.setBuddy(box)
            self.boxes[part] = box
            made.append(wrap(column(label, box, gap=4)))
        super().__init__(made, gap=theme.UNIT)

    def typed(self, about: bool = False) -> TypedDate:
        """What stands in the boxes."""
        return TypedDate(self.boxes["day"].text(), self.boxes["month"].text(), self.boxes["year"].text(), about)

    def fill(self, day: str, month: str, year: str) -> None:
        """Write into the boxes without telling anybody."""
        for part, words in (("day", day), ("month", month), ("year", year)):
            box = self.boxes[part]  # type: ignore[index]  # the three literals are Box
            box.blockSignals(True)
            box.setText(words)
            box.setCursorPosition(len(words))
            box.blockSignals(False)


class DateEditor(Editor):
    """`approximate` allows a year alone, a month and a year, and "about"; its value is then a PartialDate, else a date.

    A date pasted whole into one box is spread over the three. A year of two figures is asked about, never guessed.
    """

    def __init__(self, asked: Asked, language: Language, approximate: bool = False) -> None:
        super().__init__(asked, language)
        self._approximate = approximate
        self.boxes = DateBoxes(self)
        self.about = QCheckBox(language.say(ABOUT))
        self.about.setFont(theme.font())
        self.about.setMinimumHeight(theme.wide(theme.TARGET))
        self.name_part(self.about, "about", language.say(ABOUT))
        hide_unless(self.about, approximate)
        self.about.toggled.connect(self._changed)
        self.years = [Button(""), Button("")]
        for index, button in enumerate(self.years):
            button.setObjectName(f"{asked.name}_century_{index}")
            button.clicked.connect(self._century)
            button.hide()
        for box in self.boxes.boxes.values():
            box.textChanged.connect(self._typed)
            box.editingFinished.connect(self._offer_years)
        self.label.setBuddy(self.boxes.boxes["day"])
        self.put(self.boxes)
        self.put(Flow([*self.years, self.about]) if approximate else Flow(self.years))

    def reading(self) -> Reading:
        """The boxes as a date, or what is wrong with them."""
        return read_date(self.boxes.typed(self.about.isChecked()), self.language, whole=not self._approximate)

    def value(self) -> Any:
        """A PartialDate or a date; None for nothing or for no date."""
        value = self.reading().value
        return value if value is None or self._approximate else value.earliest

    def set_value(self, value: Any) -> None:
        """Show a date or a PartialDate."""
        self.blockSignals(True)
        if isinstance(value, date):
            value = PartialDate.of(value)
        self.about.setChecked(bool(value and value.about))
        if value is None:
            self.boxes.fill("", "", "")
        else:
            self.boxes.fill(str(value.day or ""), str(value.month or ""), f"{value.year:04}")
        self.blockSignals(False)
        self._offer_years()

    def fault(self) -> Message | None:
        """Why the boxes hold no date."""
        return self.reading().fault

    def typed(self) -> Any:
        """The three boxes as they stand when they are no date."""
        held = self.boxes.typed(self.about.isChecked())
        return [held.day, held.month, held.year, held.about] if self.fault() else None

    def set_typed(self, raw: Any) -> None:
        """Fill the boxes with what was kept."""
        self.boxes.fill(*raw[:3])
        self.about.setChecked(raw[3])

    def focus_first(self) -> None:
        """Go to the box that is wrong, else to the day."""
        box = self.boxes.boxes[self.reading().box]
        box.setFocus(Qt.FocusReason.TabFocusReason)
        box.selectAll()

    def _typed(self, text: str) -> None:
        if parts := spread(text):
            self.boxes.fill(*parts)
        self._changed()

    def _changed(self) -> None:
        for button in self.years:
            button.hide()
        if not self.signalsBlocked():
            self.changed.emit()

    def _offer_years(self) -> None:
        years = self.reading().years
        for button, year in zip(self.years, years or (0, 0), strict=True):
            button.say(str(year))
            button.setAccessibleName(f"{self.said}: {year}")
            button.setVisible(years is not None)

    def _century(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.boxes.boxes["year"].setText(button.text())
            self.boxes.boxes["year"].setFocus()
