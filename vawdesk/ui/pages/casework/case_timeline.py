"""The timeline of a case with its filters, linked cases beside it, and the way back to how the file stood on a day."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.base import Record
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.services.as_it_stood import Place
from vawdesk.services.case_file import CaseFile, end_of, stood, timeline_of
from vawdesk.services.chronology import Point
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import column, row, rule, scroll, wrap
from vawdesk.ui.kit.basics import Button, Icon, Text, hide_unless
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.line import Line
from vawdesk.ui.kit.timeline import Timeline
from vawdesk.ui.kit.typed_date import TypedDate, read_date
from vawdesk.ui.pages.casework.case_events import EventWords, references

TIMELINE = N_("Timeline")
FILTERS: tuple[tuple[str, Message, tuple[type[Record], ...]], ...] = (
    ("all", N_("All"), ()),
    ("notes", N_("Notes"), (ContactNote,)),
    ("visits", N_("Visits"), (HomeVisit,)),
    ("planned", N_("Planned"), (PlannedContact,)),
    ("flags", N_("Flags"), (StaffRiskFlag,)),
)
WITH_LINKED = N_("With linked cases")
AS_IT_STOOD, SHOW = N_("As it stood on"), N_("Show")
PARTS = (("day", N_("Day"), N_("dd"), 48), ("month", N_("Month"), N_("mm"), 48), ("year", N_("Year"), N_("yyyy"), 72))
PART = N_("As it stood on: {part}")
OLDER = N_("Show older entries")
NOTHING, NOTHING_THEN = N_("Nothing is written down here yet."), N_("Nothing was written down by then.")
NOT_YET = N_("Choose a day up to today.")


class StoodDay(QFrame):
    """Three boxes and a button: the file as it stood at the end of a day.

    Signals:
        asked(object): the day.
    """

    asked = Signal(object)

    def __init__(self, at: AtDesk) -> None:
        super().__init__()
        self._at, self._language = at, at.language
        say = at.language.say
        self.boxes: dict[str, Line] = {}
        for part, words, shape, width in PARTS:
            box = Line(say(PART, part=say(words)), width, tall=False)
            box.setObjectName(f"stood_{part}")
            box.setPlaceholderText(say(shape))
            box.returnPressed.connect(self._ask)
            self.boxes[part] = box
        self.show_button = Button(say(SHOW))
        self.show_button.setObjectName("stood_show")
        self.show_button.clicked.connect(self._ask)
        self.error = Text("", "meta", wrap=True)
        self.error.hide()
        line = row(Icon("history", "muted"), Text(say(AS_IT_STOOD), "meta"), *self.boxes.values(), self.show_button, gap=8)
        self.setLayout(column(line, self.error, gap=4))

    def fill(self, day: date) -> None:
        """Show the day that is looked at."""
        for part, value in (("day", day.day), ("month", day.month), ("year", day.year)):
            self.boxes[part].setText(str(value))

    def _ask(self) -> None:
        typed = TypedDate(self.boxes["day"].text(), self.boxes["month"].text(), self.boxes["year"].text())
        reading = read_date(typed, self._language, whole=True)
        day = reading.value.earliest if reading.value is not None else None
        right = day is not None and day <= self._at.now().today
        self.error.say("" if right else self._language.say(reading.fault or NOT_YET))
        self.error.setVisible(not right)
        if right:
            self.asked.emit(day)


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
        self._only: tuple[type[Record], ...] = ()
        self._then: Point | Place | None = None
        self.line = Timeline()
        self.line.opened.connect(lambda id: self.opened.emit(self._kinds[id], id) if day is None else None)
        self.older = Button(say(OLDER), "quiet", "down")
        self.older.setObjectName("older")
        self.older.clicked.connect(self._more)
        self.nothing = Text(say(NOTHING if day is None else NOTHING_THEN), "body", "muted", wrap=True)
        self.day = StoodDay(at)
        self.day.asked.connect(self.stood_asked)
        if day is not None:
            self.day.fill(day)
        self.linked = Button(say(WITH_LINKED), "chip", "cases", on=False)
        self.linked.setObjectName("with_linked")
        hide_unless(self.linked, day is None and bool(file.linked))
        self.linked.toggled.connect(lambda _on: self.show_first())
        self._arrange(self._language)
        self.show_first()

    def _arrange(self, language: Language) -> None:
        self.tabs: dict[str, Button] = {}
        for index, (name, words, kinds) in enumerate(FILTERS):
            tab = Button(language.say(words), "tab", on=index == 0)
            tab.setObjectName(f"filter_{name}")
            tab.setProperty("end", {0: "first", len(FILTERS) - 1: "last"}.get(index, ""))
            tab.clicked.connect(lambda _on=False, name=name, kinds=kinds: self._choose(name, kinds))
            self.tabs[name] = tab
        bar = wrap(Flow([wrap(row(*self.tabs.values(), gap=0)), self.linked], [self.day]))
        inside = bar.layout()
        if inside is not None:
            inside.setContentsMargins(16, 12, 16, 12)
        empty = wrap(row((self.nothing, 1), edges=(16, 12, 16, 12)))
        self._empty = empty
        body = scroll(wrap(column(empty, self.line, row(self.older, None, edges=(48, 0, 16, 8)), None, gap=0)))
        body.setMinimumHeight(theme.wide(240))
        self.setLayout(column(bar, rule(), (body, 1), gap=0, edges=(1, 0, 1, 1)))

    def _choose(self, name: str, kinds: tuple[type[Record], ...]) -> None:
        for one, tab in self.tabs.items():
            tab.setChecked(one == name)
        self._only = kinds
        self.show_first()

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
        found = timeline_of(self._at.desk, cases, after=after, only=self._only)
        words = EventWords(self._at, self._file.called, references((self._file.case, *self._file.linked)) if beside else None)
        self._kinds |= {event.record.id: event.record.type_name for event in found.events}
        self.line.add(tuple(words.happened(event) for event in found.events))
        self._then = found.then

    def _as_it_stood(self, day: date) -> None:
        after = self._then if isinstance(self._then, Place) else None
        found = stood(self._at.desk, self._file.case.id, end_of(day), after)
        words = EventWords(self._at, self._file.called)
        wanted = {kind.type_name for kind in self._only}
        entries = [entry for entry in found.entries if not wanted or entry.type in wanted]
        self.line.add(tuple(event for entry in entries if (event := words.stood(entry)) is not None))
        self._then = found.then
