"""The panel "Before you rely on this": sentences, each with the place where it is seen to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from vawdesk.i18n import N_, Language
from vawdesk.services.before_reliance import StillToDo
from vawdesk.ui.kit.arrange import Item, column, row, rule, wrap
from vawdesk.ui.kit.basics import Button, Icon, Text
from vawdesk.ui.kit.section import SectionHeader

BEFORE = N_("Before you rely on this")
SEE_TO_IT = N_("See to it")
SEE_TO = N_("See to it: {what}")


class StillToDoPanel(QFrame):
    """Stands on Home until everything is done.

    Signals:
        see_to(str): the key of the settings page where it is done.
    """

    see_to = Signal(str)

    def __init__(self, found: Sequence[StillToDo], language: Language) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setAccessibleName(language.say(BEFORE))
        items: list[Item] = [row(SectionHeader(language.say(BEFORE), str(len(found))), edges=(16, 4, 16, 4))]
        for one in found:
            items += [rule(), self._line(one, language)]
        self.setLayout(column(*items, gap=0))

    def _line(self, one: StillToDo, language: Language) -> QWidget:
        what, why = language.say(one.what), language.say(one.why)
        words = column(Text(what, "strong", "danger" if one.danger else "", wrap=True), Text(why, "meta", "muted", wrap=True), gap=0)
        button = Button(language.say(SEE_TO_IT), "quiet")
        button.setAccessibleName(language.say(SEE_TO, what=what))
        button.clicked.connect(lambda: self.see_to.emit(one.page))
        drawing = Icon("danger", "danger", 20) if one.danger else Icon("due", "late", 20)
        return wrap(row(drawing, 8, (wrap(words), 1), button, gap=8, edges=(16, 8, 16, 8)))
