"""Doing what a verb asks for where no form stands: done, or a notice above the page that says why nothing was kept."""

from __future__ import annotations

from collections.abc import Callable

from vawdesk.i18n import N_, Language, Message
from vawdesk.services.refusals import ChangedMeanwhile, NothingHere, Refused, SignedAlready
from vawdesk.ui.kit.banner import Notice

NOTHING_KEPT = N_("Nothing was kept")


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
        except Refused as refused:
            self._tell([one.message for one in refused.problems])
        except (ChangedMeanwhile, NothingHere, SignedAlready) as stopped:
            self._tell([stopped.message])
        else:
            self.hide()
            return True
        return False

    def _tell(self, why: list[Message]) -> None:
        say = self._language.say
        self.say(say(NOTHING_KEPT), " ".join(say(one) for one in why))
        self.show()
