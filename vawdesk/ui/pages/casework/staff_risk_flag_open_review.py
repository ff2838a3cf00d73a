"""The question of a review: why the flag still stands, and when it is looked at again (F3, F8)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Language
from vawdesk.models.casework.flag_rows import Review
from vawdesk.models.casework.flag_rules import first_review, review_date
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.ui.kit.dialogs import WHY, Question
from vawdesk.ui.kit.editors.build import Sources, editor_for
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.editors.text import LongTextEditor

REVIEW = N_("Does this flag still stand?")
REVIEW_WHY = N_("A flag is kept only as long as it is needed. Where it is not, end it.")
KEEP = N_("Keep the flag")


class ReviewQuestion(Question):
    """Asks why, and for the next day.

    Signals:
        reviewed(str, object): why it still stands, and the date of the next review.
    """

    reviewed = Signal(str, object)

    def __init__(self, parent: QWidget, language: Language, today: date) -> None:
        super().__init__(parent, language.say(REVIEW), language.say(REVIEW_WHY), language.say(KEEP), language)
        self._language, self._today = language, today
        self.why = LongTextEditor(Asked("review_why", Review.described()["why"].label), language, limit=2000, least=2)
        self.day = editor_for(StaffRiskFlag.fields()["review_on"], language, Sources())
        self.day.set_value(first_review(today))
        self.body.addWidget(self.why)
        self.body.addWidget(self.day)
        self.why.focus_first()

    def try_accept(self) -> None:
        """Accept a reason and a day that may be chosen."""
        say, why, day = self._language.say, self.why.value(), self.day.value()
        self.why.show_error(say(WHY) if why is None else None)
        against = next(iter(review_date(day, self._today)), None)
        missing = StaffRiskFlag.fields()["review_on"].missing
        wrong = self.day.fault() or (missing if day is None else against.message if against else None)
        self.day.show_error(say(wrong) if wrong else None)
        if why is None or wrong is not None:
            (self.why if why is None else self.day).focus_first()
            return
        self.reviewed.emit(why, day)
        self.accept()
