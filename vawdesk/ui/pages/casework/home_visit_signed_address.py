"""The address for 999: one press, always written down as a look, asked of nobody why (V1, 8.5)."""

from __future__ import annotations

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

SHOW, BECAUSE = N_("Show the address for 999"), N_("For 999: the check-in sheet {number}.")
NONE_HERE = N_("No address is on this visit. It stands in the sealed panel of the check-in sheet, where it was written by hand.")


class AddressFor999(QWidget):
    """A button, and in its place the address with the way to find it."""

    def __init__(self, at: AtDesk, visit: HomeVisit) -> None:
        super().__init__()
        self._at, self._visit = at, visit
        self._inside = column(verb(at.language.say(SHOW), "address_999", self._show, drawing="show"), gap=4)
        self._inside.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setLayout(self._inside)

    def _show(self) -> None:
        say, visit = self._at.language.say, self._visit
        place = self._at.desk.peek(Address, visit.place) if visit.place is not None else None
        if place is not None:
            reveal(self._at.desk, place, LINES[0], say(BECAUSE, number=visit.ref_no or ""))
        lines = [place.one_line(), place.found_by_a_stranger or ""] if place is not None else [say(NONE_HERE)]
        clear(self._inside)
        for words in lines:
            if words:
                line = Text(words, "strong", wrap=True)
                self._inside.addWidget(line)
                line.show()  # at once: it is being read out on the telephone
        announce(self, " ".join(lines), assertive=True)
