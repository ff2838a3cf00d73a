"""Asking a manager for what the assessment closes: the worker says why it should go ahead like this (X13, 8.15)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Language
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.ui.kit.dialogs import ReasonQuestion
from vawdesk.ui.kit.editors.editor import Asked, Editor

WHY = N_("Why should it go ahead like this?")
MANAGER_AGREES = N_("A manager has to agree as well before anybody goes: here with their own passphrase, or by phone.")
ASK_MANAGER = N_("Ask for the exception")


class ExceptionQuestion(ReasonQuestion):
    """Puts the reason into the field in which it is kept; with it the outcome opens."""

    def __init__(self, parent: QWidget, field: Editor, language: Language) -> None:
        say, label = language.say, HomeVisit.fields()["exception_reason"].label
        super().__init__(parent, say(WHY), say(MANAGER_AGREES), Asked("exception", label), say(ASK_MANAGER), language)
        self._field = field
        self.reason_given.connect(self._take)

    def _take(self, reason: str) -> None:
        self._field.set_value(reason)
        self._field.changed.emit()
