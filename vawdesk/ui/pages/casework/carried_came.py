"""What came in from a carried copy, each thing with its new number and the time at which it was entered away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vawdesk.i18n import N_, Language
from vawdesk.services.carry_home import CameIn as Came
from vawdesk.ui.kit.arrange import clear, row, wrap
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.reading import link, panel

TITLE = N_("What came home")
LINE = N_("{title} {reference}, entered away {at}")
UNNUMBERED = N_("{title}, entered away {at}")
IN_CASE = N_("Case {reference}")
OPEN, OPEN_WHAT = N_("Open"), N_("Open: {what}")
KEPT = N_("Filed where you cannot open it")


class CameIn(QWidget):
    """Hidden until something came.

    Signals:
        opened(str, object): the page and the id of a record.
    """

    opened = Signal(str, object)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._lines)
        self.hide()

    def show_came(self, came: Sequence[Came], numbers: Mapping[UUID, str]) -> None:
        """List these, each with the number of its case."""
        clear(self._lines)
        say, rows = self._language.say, []
        for one in came:
            at = self._language.moment(one.at, "short")
            line = say(LINE, title=one.title, reference=one.reference, at=at) if one.reference else say(UNNUMBERED, title=one.title, at=at)
            case = numbers.get(one.case, "") if one.case is not None else ""
            words = "  ·  ".join([line, *([say(IN_CASE, reference=case)] if case else [])])
            rows.append(wrap(row((Text(words, "body", wrap=True), 1), *self._ways(one, words))))
        self._lines.addWidget(panel(say(TITLE), *rows))
        self.setVisible(bool(came))

    def _ways(self, one: Came, words: str) -> list[QWidget]:
        """To where it stands; nowhere where it lies in a file that is kept from this reader."""
        if one.id is None:
            return [Text(self._language.say(KEPT), "meta", "muted")]
        go = link(self._language.say(OPEN), self._language.say(OPEN_WHAT, what=words), f"open_{one.id.hex}")
        go.clicked.connect(lambda _on=False: self.opened.emit(one.type, one.id))
        return [go]
