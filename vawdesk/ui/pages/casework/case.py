"""A case: who is in it and how to reach them safely, what happened, and the verbs. Also as it stood on a day."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_
from vawdesk.models.casework.case import Apart, Case
from vawdesk.services.case_file import CaseFile, case_file
from vawdesk.services.refusals import NOTHING_HERE, NothingHere
from vawdesk.ui.kit.arrange import column, wrap
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.beside import Beside
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.hold_lines import hold_lines
from vawdesk.ui.kit.nothing_here import show_nothing
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.print_ask import PRINT, PrintAsk
from vawdesk.ui.kit.reveal import Revealer
from vawdesk.ui.pages.casework.case_notices import looking_back, notices
from vawdesk.ui.pages.casework.case_people import CasePeople
from vawdesk.ui.pages.casework.case_timeline import CaseTimeline
from vawdesk.ui.pages.casework.case_verbs import verbs

KEY = "case"
OPEN, CLOSED = N_("Open case"), N_("Closed")
OPENED, CLOSED_ON = N_("Opened {date}"), N_("Closed {date}")
WORKER = N_("Worker: {name}")
WORKED = {
    Apart.YES: N_("The people in it are worked with apart, by different people"),
    Apart.NOT_YET: N_("The people in it are not yet worked with apart"),
    Apart.NOT_POSSIBLE: N_("The people in it cannot be worked with apart"),
}
NOTHING_WHY, SHOW_CASES = N_("Go back to the list of cases."), N_("Show cases")
FLAG_SEEN = N_("Whoever picks up this file must see that a colleague would be at risk. The band above says what to do.")
TWO_WORKERS = N_("Different people should work with each adult. This helps you stay fair, and helps keep people safe.")


class CasePage(Page):
    """One case. `day` shows it as it stood."""

    def __init__(self, at: AtDesk, id: UUID | None, day: date | None = None) -> None:
        super().__init__(at.language)
        self.at, self.revealer, self.day = at, Revealer(at, self), day
        try:
            self.file: CaseFile | None = case_file(at.desk, id) if id is not None else None
        except NothingHere:
            self.file = None
        self._body: QWidget | None = None
        if self.file is None:
            show_nothing(self, Case.title, NOTHING_HERE, NOTHING_WHY, SHOW_CASES, "cases")
        else:
            self._head(self.file)
            self._show(self.file)

    def _head(self, file: CaseFile) -> None:
        say, case = self.language.say, file.case
        about = [say(OPENED, date=case.opened_on)] if case.opened_on else []
        about += [say(CLOSED_ON, date=case.closed_on)] if case.closed_on else []
        about += [say(WORKER, name=file.called.get(case.worker, ""))] if case.worker else []
        about += [say(WORKED[case.worked_separately])] if case.worked_separately else []
        state = Badge(say(CLOSED)) if case.is_closed else Badge(say(OPEN), "accent")
        self.set_head(say(case.called()), "  ·  ".join(about), (state,), (self.back_button(),), label=case.domestic_abuse is not False)

    def _show(self, file: CaseFile) -> None:
        """Everything under the head; made anew for another day."""
        if self.day is None:
            above = [
                verbs(self.at, file.case, self.go.emit, self.print_asked),
                *notices(self.at, file),
                *hold_lines(self.at, file.case, self.go.emit),
            ]
        else:
            above = [looking_back(self.day, self.language, lambda: self.show_day(None))]
        people = CasePeople(self.at, file, self.revealer)
        people.opened.connect(self.go)
        self.timeline = CaseTimeline(self.at, file, self.day)
        self.timeline.opened.connect(self.go)
        self.timeline.stood_asked.connect(self.show_day)
        self._body = wrap(column(*above, (_beside(people.panel(), self.timeline), 1), gap=16))
        self._column.addWidget(self._body, 1)

    def print_asked(self) -> None:
        """The cover sheet of the case."""
        if self.file is not None:
            self.go.emit(PRINT, PrintAsk("D03", self.file.case.id))

    def show_day(self, day: date | None) -> None:
        """The file as it stood at the end of a day, or as it is now for None."""
        self.day = day
        if self._body is not None and self.file is not None:
            old, self._body = self._body, None
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
            self._show(self.file)
            stop = self.findChild(Button, "back_to_today" if day is not None else "go_contact_note")
            if stop is not None:
                stop.setFocus()

    def subjects(self) -> tuple[UUID, ...]:
        return self.file.subjects() if self.file is not None else ()

    def guidance(self) -> Guidance | None:
        """Why the band is there, and why people are worked with apart."""
        return Guidance(self.language.say(Case.title), "8.17", (self.language.say(FLAG_SEEN), self.language.say(TWO_WORKERS)))


def _beside(people: QWidget, timeline: QWidget) -> QWidget:
    """Beside one another; one under the other where neither would have room."""
    return Beside(people, timeline, people, 336, 528)


ENTRY = PageEntry(
    KEY,
    Case.title,
    "cases",
    "casework",
    CasePage,
    subjects=("case", "person", "address"),
    in_menu=False,
    under="cases",
    paragraph="8.17",
    where="both",
)
