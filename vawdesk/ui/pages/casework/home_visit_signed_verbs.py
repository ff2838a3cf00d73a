"""The questions of a signed assessment: another day or time, and calling it off (H3, H7, 8.15)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from vawdesk.i18n import N_, Language
from vawdesk.models.base import Field
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_rules import NO_REASON_NEEDED, PAST, SEEN_INSTEAD, SERIES_DAYS
from vawdesk.services.visit_steps import Instead
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.editors.build import Sources, editor_for

MOVE_TO = N_("When is the visit to be?")
MOVE_WORDS = N_(
    "Another time on the same day keeps the assessment. Another day asks of each answer whether it is still so. Sheets that are out hold "
    "the old time: print them again, and take the old ones back."
)
MOVE_IT = N_("Move the visit")
CALL_OFF, CALL_IT_OFF = N_("Call this visit off?"), N_("Call it off")
REPEAT_ON, REPEAT_IT = N_("On which days is it repeated?"), N_("Sign these visits")
REPEAT_WORDS = N_(
    "Every answer is signed for these days too. A manager agrees to them together. A new flag, a worrying answer, an order, "
    "a separation or a release ends it, and each visit is assessed by itself again."
)
ONE_OF_BOTH = N_("Say when the visit is to be.")


class MoveQuestion(Question):
    """Asks for the new time.

    Signals:
        moved(object): the new time, aware.
    """

    moved = Signal(object)

    def __init__(self, parent: QWidget, visit: HomeVisit, language: Language, now: Callable[[], datetime]) -> None:
        super().__init__(parent, language.say(MOVE_TO), language.say(MOVE_WORDS), language.say(MOVE_IT), language)
        self._language, self._now = language, now
        self.when = editor_for(_field("planned_at"), language, Sources())
        self.when.set_value(visit.planned_at)
        self.body.addWidget(self.when)
        self.when.focus_first()

    def try_accept(self) -> None:
        """Accept a time that is still to come."""
        say, when, fault = self._language.say, self.when.value(), self.when.fault()
        if fault is not None or when is None or when <= self._now():
            self.when.show_error(say(fault or (ONE_OF_BOTH if when is None else PAST.message)))
            self.when.focus_first()
            return
        self.moved.emit(when)
        self.accept()


class RepeatQuestion(Question):
    """Asks on which of the coming weeks. Nothing is ticked beforehand.

    Signals:
        repeated(object): the times, a tuple of aware datetimes.
    """

    repeated = Signal(object)

    def __init__(self, parent: QWidget, times: Sequence[datetime], language: Language) -> None:
        super().__init__(parent, language.say(REPEAT_ON), language.say(REPEAT_WORDS), language.say(REPEAT_IT), language)
        self._language, self.wrong = language, Text("", "body", "late", wrap=True)
        self.days: dict[datetime, QCheckBox] = {}
        for time in times:
            box = QCheckBox(language.moment(time, "weekday"))
            box.setObjectName(f"day_{time.date().isoformat()}")
            self.days[time] = box
            self.body.addWidget(box)
        self.body.addWidget(self.wrong)
        self.wrong.hide()
        next(iter(self.days.values())).setFocus() if self.days else None

    def try_accept(self) -> None:
        """Accept at least one day."""
        chosen = tuple(time for time, box in self.days.items() if box.isChecked())
        if not chosen:
            self.wrong.say(self._language.say(SERIES_DAYS.message))
            self.wrong.show()
            return
        self.repeated.emit(chosen)
        self.accept()


class CallOffQuestion(Question):
    """Asks nothing but how this person is seen or heard instead; a reason only for those who like to give one.

    Signals:
        called_off(str, object): why, or "", and an Instead.
    """

    called_off = Signal(str, object)

    def __init__(self, parent: QWidget, visit: HomeVisit, language: Language) -> None:
        super().__init__(parent, language.say(CALL_OFF), language.say(NO_REASON_NEEDED), language.say(CALL_IT_OFF), language)
        self._language = language
        self.editors = {
            name: editor_for(_field(name), language, Sources()) for name in ("cancelled_why", "seen_instead", "seen_instead_by")
        }
        for name, editor in self.editors.items():
            editor.set_value(visit.value(name))
            self.body.addWidget(editor)
        self._said_once = False
        self.editors["seen_instead"].focus_first()

    def try_accept(self) -> None:
        """Say once what is missing; whoever insists calls the visit off all the same (H7)."""
        how, by = self.editors["seen_instead"].value() or "", self.editors["seen_instead_by"]
        if by.fault() is not None or ((not how or by.value() is None) and not self._said_once):
            self._said_once = True
            self.editors["seen_instead"].show_error(self._language.say(by.fault() or SEEN_INSTEAD.message))
            self.editors["seen_instead"].focus_first()
            return
        self.called_off.emit(self.editors["cancelled_why"].value() or "", Instead(how, by.value()))
        self.accept()


def _field(name: str) -> Field:
    return HomeVisit.fields()[name]
