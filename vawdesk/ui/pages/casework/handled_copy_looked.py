"""Before somebody writes that they looked at each page, each page has stood before them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Language
from vawdesk.models.rules import Problem
from vawdesk.services.attachment_leaving import LOOKED
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.preview import Preview

FIRST = N_("Look at each page first")
NOT_YET = N_("Page {n} of {all} has not been shown yet. A name, an address or a number plate may stand on it.")
SHOW = N_("Show page {n}")


class Looked:
    """Which pages of a preview have been in sight since it was last drawn."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._seen: set[int] = set()
        preview.turned.connect(self._seen.add)

    def again(self) -> None:
        """Other pages stand there now."""
        self._seen.clear()

    def first_unseen(self) -> int | None:
        """The first page, from 0, that has not been in sight; None when all have."""
        document = self._preview.document
        return next((number for number in range(document.pages) if number not in self._seen), None) if document is not None else None

    def ask(self, problem: Problem, parent: QWidget, language: Language, then: Callable[[], None]) -> None:
        """Go on where every page was in sight, or none needs to be for this rule; else show the next that was not."""
        number, document = self.first_unseen() if problem.rule == LOOKED.code else None, self._preview.document
        if number is None or document is None:
            then()
            return
        told = {"n": number + 1, "all": document.pages}
        asked = Question(parent, language.say(FIRST), language.say(NOT_YET, **told), language.say(SHOW, n=number + 1), language)
        asked.agreed.connect(lambda: self._preview.turn(number - self._preview.number))
        asked.open()
