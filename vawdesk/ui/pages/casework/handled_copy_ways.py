"""What the ways out of a prepared page share: the second person who is asked first, and how a refusal is said."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import Message
from vawdesk.models.second_person import Act
from vawdesk.models.values import Signature
from vawdesk.services.refusals import Refused
from vawdesk.services.release import Bundle, Prepared
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.pages.casework.handled_copy_dialogs import SecondSignature
from vawdesk.vault.errors import VaultError, in_words


class WayOut(QObject):
    """Lets one prepared page go, or a bundle. It asks its questions over `page`.

    Signals:
        stopped(object, object): it did not leave, or nothing came of it: heading and sentence. The page has to be prepared anew.
    """

    stopped = Signal(object, object)

    def __init__(self, page: QWidget, at: AtDesk) -> None:
        super().__init__(page)
        self.page, self.at = page, at

    def with_second(self, prepared: Prepared | Bundle, act: Act | None, then: Callable[[Signature | None], None]) -> None:
        """Ask a second person for this act, where there is one to ask for; a page with details let go always asks."""
        asked = Act.RELEASE_WITHHELD if prepared.needs_second else act
        if asked is None:
            then(None)
            return
        dialog = SecondSignature(self.page, self.at, asked, prepared)
        dialog.signed.connect(then)
        dialog.open()


def refusal(problem: object) -> Message | None:
    """Why something did not leave, or None for a fault that the window has to tell."""
    if isinstance(problem, Refused) and problem.problems:
        return problem.problems[0].message
    if isinstance(problem, VaultError):
        return problem.message
    return in_words(problem).message if isinstance(problem, OSError) else None
