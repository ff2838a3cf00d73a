"""Showing what is hidden: a reason first where one is asked, the look written down, then the words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_
from vawdesk.models.base import Record
from vawdesk.services.revealing import reason_needed, reveal
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import ReasonQuestion
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.editors.masked import Masked

WHY_LOOK = N_("Why do you need to see this?")
NOT_YOUR_CASE = N_("This person is in no case of yours. You are asked once a day for each person. We keep a record of who looked.")
REASON = N_("Reason")
SHOW_IT = N_("Show it")


class Revealer:
    """Asks, journals, shows: for the hidden fields of the records of one page."""

    def __init__(self, at: AtDesk, parent: QWidget) -> None:
        self.at, self.parent = at, parent
        self.asking: ReasonQuestion | None = None

    def reveal(self, record: Record, field: str, show: Callable[[], None]) -> None:
        """Show a field of a record, once the look is written down."""
        if not reason_needed(self.at.desk, record):
            self._note(record, field, "", show)
            return
        say = self.at.language.say
        label = Asked("reason", REASON)
        self.asking = ReasonQuestion(self.parent, say(WHY_LOOK), say(NOT_YOUR_CASE), label, say(SHOW_IT), self.at.language)
        self.asking.reason_given.connect(lambda reason: self._note(record, field, reason, show))
        self.asking.open()

    def _note(self, record: Record, field: str, reason: str, show: Callable[[], None]) -> None:
        reveal(self.at.desk, record, field, reason)
        show()


class Hidden(Masked):
    """Words of a record behind one click, with its own label."""

    def __init__(self, revealer: Revealer, record: Record, field: str, label: str, words: str) -> None:
        super().__init__(f"hidden_{field}", label, revealer.at.language, lambda: words)
        self._revealer, self._record, self._field = revealer, record, field

    def show_it(self) -> None:
        """Ask first, where that is needed."""
        self._revealer.reveal(self._record, self._field, self._open)

    def _open(self) -> None:
        super().show_it()
