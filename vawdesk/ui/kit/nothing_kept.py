"""Doing what a verb asks for where no form stands: done, or a notice above the page that says why nothing was kept."""

from __future__ import annotations

from collections.abc import Callable

from vawdesk.i18n import N_, Language, Message
from vawdesk.services.refusals import ChangedMeanwhile, NothingHere, Refused, SignedAlready
from vawdesk.ui.kit.banner import Notice

NOTHING_KEPT = N_("Nothing was kept")


STOPS = (Refused, ChangedMeanwhile, NothingHere, SignedAlready)


def why_not(step: Callable[[], object]) -> list[Message]:
    """Do it. Nothing when it was done, else what stood against it."""
    try:
        step()
    except STOPS as stopped:
        return _said(stopped)
    return []


def _said(stopped: Exception) -> list[Message]:
    if isinstance(stopped, Refused):
        return [one.message for one in stopped.problems]
    return [stopped.message] if isinstance(stopped, (ChangedMeanwhile, NothingHere, SignedAlready)) else []


class NothingKept(Notice):
    """Hidden until a step is refused, and away again after the next one that is not."""

    def __init__(self, language: Language) -> None:
        super().__init__(language.say(NOTHING_KEPT), "", "error")
        self._language = language
        self.came: object = None
        self.hide()

    def attempt(self, step: Callable[[], object]) -> bool:
        """Do it. True when it was done; `came` is then what it returned. Else the notice says what stood against it."""
        try:
            self.came = step()
        except STOPS as stopped:
            self.tell(" ".join(self._language.say(one) for one in _said(stopped)))
            return False
        self.hide()
        return True

    def tell(self, words: str) -> None:
        """Say why nothing was kept."""
        self.say(self._language.say(NOTHING_KEPT), words)
        self.show()
