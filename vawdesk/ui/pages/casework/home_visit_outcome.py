"""The outcome of an assessment: every choice, and beside one that is closed the reason and what would open it (H1, 8.15)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup

from vawdesk.i18n import N_, Language
from vawdesk.models.casework.visit_options import Outcome
from vawdesk.models.casework.visit_rules import NO_REASON_NEEDED
from vawdesk.services.visit_gate import OutcomeChoice
from vawdesk.ui.kit.arrange import Item, column, wrap
from vawdesk.ui.kit.basics import Button, Text, hide_unless
from vawdesk.ui.kit.chooser import Option, one_stop, walk
from vawdesk.ui.kit.editors.editor import Asked, Editor
from vawdesk.ui.kit.flow import Flow

EXCEPTION = N_("Ask for an exception…")
CLOSED = N_("{choice}. Cannot be chosen: {why}")


class OutcomeEditor(Editor):
    """Radio buttons. A closed one keeps its place, so that nobody wonders where it is.

    Signals:
        exception_asked(): the person wants a manager to agree to what is closed.
    """

    exception_asked = Signal()

    def __init__(self, asked: Asked, language: Language) -> None:
        super().__init__(asked, language)
        self.group = QButtonGroup(self)
        self.buttons: dict[Outcome, Option] = {}
        self.reasons: dict[Outcome, Text] = {}
        self._setting = False
        items: list[Item] = []
        for index, outcome in enumerate(Outcome):
            words = language.say(outcome.label)
            button = Option(words)
            self.name_part(button, str(index), words)
            reason = Text(language.say(NO_REASON_NEEDED) if outcome is Outcome.DO_NOT_VISIT else "", "meta", "muted", wrap=True)
            reason.setContentsMargins(28, 0, 0, 4)
            hide_unless(reason, bool(reason.words))
            self.group.addButton(button)
            self.buttons[outcome], self.reasons[outcome] = button, reason
            items += [button, reason]
        one_stop(list(self.buttons.values()))
        self.exception = Button(language.say(EXCEPTION), "quiet", "people")
        self.exception.setObjectName(f"{asked.name}_exception")
        self.exception.clicked.connect(self.exception_asked)
        self.exception.hide()
        self.put(column(*items, wrap(Flow([self.exception])), gap=2))
        self.group.buttonToggled.connect(self._toggled)

    def value(self) -> Any:
        """The chosen outcome, or None."""
        return next((outcome for outcome, button in self.buttons.items() if button.isChecked()), None)

    def set_value(self, value: Any) -> None:
        """Choose one, or none."""
        self._setting = True
        self.group.setExclusive(False)
        for outcome, button in self.buttons.items():
            button.setChecked(outcome is value)
        self.group.setExclusive(True)
        self._setting = False

    def offer(self, choices: Sequence[OutcomeChoice], exception: bool) -> None:
        """Close and open choices. With an exception that was asked for, what a manager may agree to is open."""
        for choice in choices:
            closed = choice.closed_because is not None and not (exception and choice.exception)
            button, reason = self.buttons[choice.outcome], self.reasons[choice.outcome]
            button.setEnabled(not closed)
            words = self.language.say(choice.outcome.label)
            why = self.language.say(choice.closed_because) if choice.closed_because is not None else ""
            button.setAccessibleName(self.language.say(CLOSED, choice=words, why=why) if closed else f"{self.said}: {words}")
            if choice.outcome is not Outcome.DO_NOT_VISIT:
                reason.say(f"{why} ({choice.paragraph})" if why else "")
                reason.setVisible(bool(why))
            if closed and button.isChecked():
                self.set_value(None)
                self.changed.emit()
        self.exception.setVisible(not exception and any(choice.exception for choice in choices))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to what is open."""
        if not walk([button for button in self.buttons.values() if button.isEnabled()], event.key()):
            super().keyPressEvent(event)

    def _toggled(self, _button: object, on: bool) -> None:
        if on and not self._setting:
            self.changed.emit()
