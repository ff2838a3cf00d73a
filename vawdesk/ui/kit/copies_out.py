"""What was printed of a record that lay in the wrong file: each copy is named, and the way to see to it is one press (8.25)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Language
from vawdesk.models.casework.handled_copy import HandledCopy
from vawdesk.ui.kit.dialogs import Question

GET_BACK = N_(
    "Get them back. If one has reached somebody it should not have reached, see first that the person is safe, and tell your manager "
    "at once."
)
READ, BEGIN = N_("Nothing has got out"), N_("See what to do")
COPY, COPY_WITH = N_("Copy {number}, printed {at}"), N_("Copy {number}, printed {at}, given to {whom}")


class CopiesOut(Question):
    """Agreed: something may have reached somebody, and it is seen to at once. Declined: nothing has got out."""

    def __init__(self, parent: QWidget, heading: str, copies: Sequence[HandledCopy], language: Language) -> None:
        words = "\n".join([language.say(GET_BACK), *(_line(copy, language) for copy in copies)])
        super().__init__(parent, heading, words, language.say(BEGIN), language, back=language.say(READ))


def _line(copy: HandledCopy, language: Language) -> str:
    told = {"number": copy.copy_number or 1, "at": copy.printed_at}
    return language.say(COPY_WITH, whom=copy.given_to, **told) if copy.given_to else language.say(COPY, **told)
