"""Visits that repeat one another and raised no concern: a manager agrees to each series with one press (H3)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from vawdesk.i18n import N_, NN_, Language
from vawdesk.services.visit_series import SeriesWaiting
from vawdesk.ui.kit.arrange import Item, column, row, rule, wrap
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.section import SectionHeader
from vawdesk.ui.kit.verbs import verb

TOGETHER, AGREE_TO_ALL, OPEN = N_("To be agreed together"), N_("Agree to all"), N_("Open")
SERIES = NN_(
    "{reference}: {n} visit without any concern, {first}",
    "{reference}: {n} visits without any concern, from {first} to {last}",
)


class Together(QFrame):
    """Every series that waits.

    Signals:
        agreed(object): the id of a series.
        opened(object): the id of its first visit.
    """

    agreed = Signal(object)
    opened = Signal(object)

    def __init__(self, series: Sequence[SeriesWaiting], language: Language) -> None:
        super().__init__()
        self._language, title = language, language.say(TOGETHER)
        items: list[Item] = [row(SectionHeader(title, str(len(series))), edges=(16, 4, 8, 4))]
        for one in series:
            items += [rule(), self._line(one)]
        self.setProperty("kind", "panel")
        self.setAccessibleName(title)
        self.setLayout(column(*items, gap=0))

    def _line(self, one: SeriesWaiting) -> QWidget:
        say = self._language.say
        words = say(SERIES, n=len(one.times), reference=one.reference, first=one.times[0], last=one.times[-1].date())
        agree = verb(say(AGREE_TO_ALL), f"series_{one.series.hex}", lambda: self.agreed.emit(one.series), drawing="sign", about=words)
        look = verb(say(OPEN), f"open_{one.series.hex}", lambda: self.opened.emit(one.first), look="link", about=words)
        said = column(Text(words, "strong", wrap=True), Text(self._language.list(list(one.workers)), "meta", "muted"), gap=0)
        return wrap(row((wrap(said), 1), agree, look, gap=8, edges=(16, 8, 16, 8)))
