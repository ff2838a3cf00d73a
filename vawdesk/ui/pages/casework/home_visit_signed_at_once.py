"""What is needed while somebody is out: the address for 999, and the code word, so that whoever answers the telephone knows it (V1).

One press, always written down as a look, asked of nobody why (8.5).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_
from vawdesk.models.casework.address import LINES, Address
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.services.revealing import reveal
from vawdesk.ui.kit.announce import announce
from vawdesk.ui.kit.arrange import clear, column
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.verbs import verb

SHOW_ADDRESS, FOR_999 = N_("Show the address for 999"), N_("For 999: the check-in sheet {number}.")
NONE_HERE = N_("No address is on this visit. It stands in the sealed panel of the check-in sheet, where it was written by hand.")
SHOW_WORD, FOR_CALL = N_("Show the code word"), N_("To know it on the telephone: the check-in sheet {number}.")
WORD = N_("Code word: {word}")


class AtOnce(QWidget):
    """A button, and in its place what `shown` gives once it is pressed."""

    def __init__(self, words: str, name: str, shown: Callable[[], list[str]]) -> None:
        super().__init__()
        self._shown = shown
        self._inside = column(verb(words, name, self._show, drawing="show"), gap=4)
        self._inside.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setLayout(self._inside)

    def _show(self) -> None:
        lines = [words for words in self._shown() if words]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(" ".join(lines))
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # before its button goes: else the next one would have it, which says "safe"
        clear(self._inside)
        for words in lines:
            line = Text(words, "strong", wrap=True)
            self._inside.addWidget(line)
            line.show()  # at once: it is being read out on the telephone
        announce(self, " ".join(lines), assertive=True)


def address_for_999(at: AtDesk, visit: HomeVisit) -> AtOnce:
    """The address with the way to find it."""

    def shown() -> list[str]:
        say = at.language.say
        place = at.desk.peek(Address, visit.place) if visit.place is not None else None
        if place is None:
            return [say(NONE_HERE)]
        reveal(at.desk, place, LINES[0], say(FOR_999, number=visit.ref_no or ""))
        return [place.one_line(), place.found_by_a_stranger or ""]

    return AtOnce(at.language.say(SHOW_ADDRESS), "address_999", shown)


def code_word(at: AtDesk, visit: HomeVisit) -> AtOnce:
    """The code word, which stands on nothing that is carried."""

    def shown() -> list[str]:
        say = at.language.say
        reveal(at.desk, visit, "code_word", say(FOR_CALL, number=visit.ref_no or ""))
        return [say(WORD, word=visit.code_word)]

    return AtOnce(at.language.say(SHOW_WORD), "show_code_word", shown)
