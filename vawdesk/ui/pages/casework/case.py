"""A case: who is in it and how to reach them safely, what happened, and the verbs. Also as it stood on a day."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_
from vawdesk.models.casework.case import Apart, Case
from vawdesk.services.case_file import CaseFile, case_file
from vawdesk.services.refusals import NothingHere
from vawdesk.services.sealed_file import asks_to_be_sealed, may_seal, sealed_to
from vawdesk.ui.kit.arrange import column, frame, row, wrap
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button, Icon, Text
from vawdesk.ui.kit.beside import Beside
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.print_ask import PRINT, PrintAsk
from vawdesk.ui.kit.reveal import Revealer
from vawdesk.ui.pages.casework.case_people import CasePeople
from vawdesk.ui.pages.casework.case_timeline import CaseTimeline

KEY = "case"
OPEN, CLOSED = N_("Open case"), N_("Closed")
OPENED, CLOSED_ON = N_("Opened {date}"), N_("Closed {date}")
WORKER = N_("Worker: {name}")
ADD_NOTE, PLAN, VISIT, CHANGE, CLOSE = N_("Add note"), N_("Plan a contact"), N_("Plan a visit"), N_("Change"), N_("Close case")
WRITE, PRINT_IT = N_("Write it down"), N_("Print…")
WORKED = {
    Apart.YES: N_("The people in it are worked with apart, by different people"),
    Apart.NOT_YET: N_("The people in it are not yet worked with apart"),
    Apart.NOT_POSSIBLE: N_("The people in it cannot be worked with apart"),
}
SEALED, SEALED_TO = N_("This file is sealed"), N_("Only these colleagues can open it, and for everybody else it is not there: {names}.")
WHO, CLOSE_HERE = N_("Who may see it"), N_("Close to somebody in this file: {names}.")
SEAL_IT = N_("Under “Who may see it” you seal the file to others, so that they learn nothing of it.")
NOTHING, NOTHING_WHY, SHOW_CASES = N_("There is nothing here that you can open."), N_("Go back to the list of cases."), N_("Show cases")
BEGUN = N_("Begun by {name} on {at}, and not finished.")
BEGUN_WHY = N_("A note belongs on record within 24 hours. Ask them, or a manager may finish it under both names.")
STOOD = N_("As it stood at the end of {date}.")
STOOD_WHY = N_("Nothing can be changed here. The staff-risk band is always today's.")
BACK = N_("Back to today")
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
            self._nothing()
        else:
            self._head(self.file)
            self._show(self.file)

    def _nothing(self) -> None:
        say = self.language.say
        self.set_head(say(Case.title))
        empty = EmptyState(say(NOTHING), say(NOTHING_WHY), say(SHOW_CASES), "cases")
        if empty.button is not None:
            empty.button.clicked.connect(lambda: self.go.emit("cases", None))
        self.add(empty)
        self.end()

    def _head(self, file: CaseFile) -> None:
        say, case = self.language.say, file.case
        about = [say(OPENED, date=case.opened_on)] if case.opened_on else []
        about += [say(CLOSED_ON, date=case.closed_on)] if case.closed_on else []
        about += [say(WORKER, name=file.called.get(case.worker, ""))] if case.worker else []
        about += [say(WORKED[case.worked_separately])] if case.worked_separately else []
        state = Badge(say(CLOSED)) if case.is_closed else Badge(say(OPEN), "accent")
        self.set_head(
            say(case.called()), "  ·  ".join(about), (state,), right=(self.back_button(),), label=case.domestic_abuse is not False
        )

    def _show(self, file: CaseFile) -> None:
        """Everything under the head; made anew for another day."""
        verbs = self._verbs(file) if self.day is None else self._looking_back(self.day)
        people = CasePeople(self.at, file, self.revealer)
        people.opened.connect(self.go)
        self.timeline = CaseTimeline(self.at, file, self.day)
        self.timeline.opened.connect(self.go)
        self.timeline.stood_asked.connect(self.show_day)
        left = people.panel()
        notices = [self._begun_notice(one.who, one.at) for one in file.begun] if self.day is None else []
        notices += self._sealed(file.case)
        notices += self._to_be_sealed(file.case) if self.day is None else []
        self._body = wrap(column(verbs, *notices, (_beside(left, self.timeline), 1), gap=16))
        self._column.addWidget(self._body, 1)

    def _sealed(self, case: Case) -> list[Notice]:
        """That it is sealed, and to whom."""
        say, names = self.language.say, self.language.list(list(sealed_to(self.at.desk, case.id)))
        return [Notice(say(SEALED), say(SEALED_TO, names=names), "soft")] if names else []

    def _to_be_sealed(self, case: Case) -> list[Notice]:
        say, close = self.language.say, asks_to_be_sealed(self.at.desk, case)
        return [Notice(say(CLOSE_HERE, names=self.language.list(list(close))), say(SEAL_IT), "late")] if close else []

    def _begun_notice(self, who: str, at: object) -> Notice:
        say = self.language.say
        return Notice(say(BEGUN, name=who, at=at), say(BEGUN_WHY), "late")

    def _verbs(self, file: CaseFile) -> QWidget:
        say, id = self.language.say, file.case.id
        verbs = [
            (ADD_NOTE, "note", "contact_note", id), (WRITE, "change", "write_it_down", id), (VISIT, "visit", "home_visit", id),
            (PLAN, "calendar", "planned_contact", id), (CHANGE, "change", "case_form", id),
        ]  # fmt: skip
        if not file.case.is_closed:
            verbs.append((CLOSE, "done", "case_closing", id))
        if may_seal(self.at.desk):
            verbs.append((WHO, "lock", "case_sealing", id))
        made = []
        for index, (words, drawing, key, record) in enumerate(verbs):
            button = Button(say(words), "plain" if index else "primary", "add" if not index else drawing)
            button.setObjectName(f"go_{key}")
            button.clicked.connect(lambda _on=False, key=key, record=record: self.go.emit(key, record))
            made.append(button)
        paper = Button(say(PRINT_IT), drawing="print")
        paper.setObjectName("print")
        paper.clicked.connect(self.print_asked)
        return wrap(Flow(list(made), [paper]))

    def print_asked(self) -> None:
        """The cover sheet of the case."""
        if self.file is not None:
            self.go.emit(PRINT, PrintAsk("D03", self.file.case.id))

    def _looking_back(self, day: date) -> QWidget:
        say = self.language.say
        back = Button(say(BACK), "primary")
        back.setObjectName("back_to_today")
        back.clicked.connect(lambda: self.show_day(None))
        words = column(Text(say(STOOD, date=day), "strong", wrap=True), Text(say(STOOD_WHY), "body", wrap=True), gap=0)
        return frame(row(Icon("history", "accent", 20), (wrap(words), 1), back, gap=8, edges=(16, 8, 8, 8)), "soft", say(STOOD, date=day))

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
)
