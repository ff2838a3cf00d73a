"""A time of day, in one box."""

from __future__ import annotations

from datetime import time
from typing import Any

from vawdesk.i18n import Language, Message
from vawdesk.ui.kit.arrange import row, wrap
from vawdesk.ui.kit.editors.editor import Asked, Editor
from vawdesk.ui.kit.line import Line
from vawdesk.ui.kit.typed_date import read_time


class TimeOfDayEditor(Editor):
    """Its value is a time of the clock on the wall, or None."""

    def __init__(self, asked: Asked, language: Language) -> None:
        super().__init__(asked, language)
        self.time = Line(self.said, 72)
        self.name_part(self.time)
        self.label.setBuddy(self.time)
        self.put(wrap(row(self.time, None)))
        self.time.textChanged.connect(self.changed)

    def value(self) -> Any:
        """The time; None where nothing is written or what is written is none."""
        at = read_time(self.time.text())
        return at if isinstance(at, time) else None

    def set_value(self, value: Any) -> None:
        """Show a time."""
        self.blockSignals(True)
        self.time.setText(self.language.time(value) if value is not None else "")
        self.blockSignals(False)

    def fault(self) -> Message | None:
        """Why the box holds no time."""
        at = read_time(self.time.text())
        return at if isinstance(at, Message) else None

    def typed(self) -> Any:
        """What stands in the box when it is no time."""
        return self.time.text() if self.fault() else None

    def set_typed(self, raw: Any) -> None:
        """Fill the box with what was kept."""
        self.time.setText(raw)
