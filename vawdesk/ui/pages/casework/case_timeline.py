"""The timeline of a case with its filters, linked cases beside it, and the way back to how the file stood on a day."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vawdesk.i18n import N_
from vawdesk.services.as_it_stood import Place
from vawdesk.services.case_file import CaseFile, end_of, stood, timeline_of
from vawdesk.services.chronology import Point
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import column, row, rule, scroll, wrap
from vawdesk.ui.kit.basics import Button, Text, hide_unless
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.timeline import Timeline
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.casework.case_events import EventWords, references
from vawdesk.ui.pages.casework.case_timeline_day import StoodDay
from vawdesk.ui.pages.casework.case_timeline_filters import Filters

TIMELINE = N_("Timeline")
WITH_LINKED = N_("With linked cases")
OLDER = N_("Show older entries")
NOTHING, NOTHING_THEN = N_("Nothing is written down here yet."), N_("Nothing was written down by then.")


class CaseTimeline(QFrame):
    """What happened in a case.

    Signals:
        opened(str, object): the page and the record of an item.
        stood_asked(object): the day on which the file is to be seen.
    """

    opened = Signal(str, object)
    stood_asked = Signal(object)

    def __init__(self, at: AtDesk, file: CaseFile, day: date | None = None) -> None:
        super().__init__()
        self._at, self._file, self._language, self._day = at, file, at.language, day
        say = self._language.say
        self.setProperty("kind", "panel")
        self.setAccessibleName(say(TIMELINE))
        self._kinds: dict[UUID, str] = {}
        self._then: Point | Place | None = None
        self.line = Timeline()
        self.line.opened.connect(lambda id: self.opened.emit(self._kinds[id], id) if day is None else None)
        self.older = verb(say(OLDER), "older", self._more, look="quiet", drawing="down")
        self.nothing = Text(say(NOTHING if day is None else NOTHING_THEN), "body", "muted", wrap=True)
        self.day = StoodDay(at)
        self.day.asked.connect(self.stood_asked)
        hide_unless(self.day, at.away is None)  # a carried copy knows no day but its own
        if day is not None:
            self.day.fill(day)
        self.linked = Button(say(WITH_LINKED), "chip", "cases", on=False)
        self.linked.setObjectName("with_linked")
        hide_unless(self.linked, day is None and bool(file.linked))
        self.linked.toggled.connect(lambda _on: self.show_first())
        self.filters = Filters(at.language, self)
        self.filters.chosen.connect(self.show_first)
        self.tabs = self.filters.tabs
        self._arrange()
        self.show_first()

    def _arrange(self) -> None:
        bar = Flow([*self.tabs.values(), self.linked], [self.day])
        bar.setContentsMargins(16, 12, 16, 12)
        self._empty = wrap(row((self.nothing, 1), edges=(16, 12, 16, 12)))
        body = scroll(wrap(column(self._empty, self.line, row(self.older, None, edges=(48, 0, 16, 8)), None, gap=0)))
        body.setMinimumHeight(theme.wide(240))
        self.setLayout(column(wrap(bar), rule(), (body, 1), gap=0, edges=(1, 0, 1, 1)))

    def show_first(self) -> None:
        """The newest entries."""
        self._then = None
        self._kinds = {}
        self.line.show_events(())
        self._more()

    def _more(self) -> None:
        if self._day is None:
            self._now()
        else:
            self._as_it_stood(self._day)
        self.older.setVisible(self._then is not None)
        self._empty.setVisible(not self.line.items)

    def _now(self) -> None:
        beside = self.linked.isChecked()
        cases = self._file.together() if beside else (self._file.case.id,)
        after = self._then if isinstance(self._then, Point) else None
        found = timeline_of(self._at.desk, cases, after=after, only=self.filters.only)
        linked = references((self._file.case, *self._file.linked)) if beside else None
        words = EventWords(self._at, self._file.called, linked, [event.record.id for event in found.events])
        self._kinds |= {event.record.id: event.record.type_name for event in found.events}
        self.line.add(tuple(words.happened(event) for event in found.events))
        self._then = found.then

    def _as_it_stood(self, day: date) -> None:
        after = self._then if isinstance(self._then, Place) else None
        found = stood(self._at.desk, self._file.case.id, end_of(day), after)
        words = EventWords(self._at, self._file.called)
        wanted = {kind.type_name for kind in self.filters.only}
        entries = [entry for entry in found.entries if not wanted or entry.type in wanted]
        self.line.add(tuple(event for entry in entries if (event := words.stood(entry)) is not None))
        self._then = found.then
