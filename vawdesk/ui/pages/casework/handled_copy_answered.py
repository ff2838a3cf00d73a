"""What was answered before a page is drawn, kept by question for whoever goes on to several papers and comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QLineEdit

from vawdesk.ui.kit.print_ask import Answered
from vawdesk.ui.pages.casework.handled_copy_choice import Choice


class Remembered:
    """The boxes of the questions by name, in their order; `follow` is done once the first is answered, for what hangs on it."""

    def __init__(
        self, answered: Answered, choices: Mapping[str, Choice], lines: Mapping[str, QLineEdit], follow: Callable[[], None]
    ) -> None:
        self._answered, self._choices, self._lines, self._follow = answered, choices, lines, follow

    def answers(self) -> dict[str, Any]:
        """What stands in the boxes."""
        chosen = {name: choice.value() for name, choice in self._choices.items()}
        return chosen | {name: line.text() for name, line in self._lines.items()}

    def keep(self) -> None:
        """Keep it."""
        self._answered.held = self.answers()

    def again(self) -> None:
        """Answer so again, as far as it is still offered; why a reader is nobody's proxy is written anew."""
        held = self._answered.held
        for place, (name, choice) in enumerate(self._choices.items() if held else ()):
            choice.choose(held.get(name))
            if place == 0:
                self._follow()
        for name, line in self._lines.items() if held else ():
            line.setText(held.get(name, ""))
