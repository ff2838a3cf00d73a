"""Printing: which printers there are, and what each does with a document."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_
from vawdesk.ui.kit.arrange import column, row, rule, wrap
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.basics import Icon, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.pages.organisation.settings import SettingsPage, paragraph
from vawdesk.ui.printer import Queue

PRINTING = N_("Printing")
LOOKING = N_("Looking for printers…")
NONE = N_("This computer knows no printer.")
USUAL = N_("Usual")
PAPER = N_("Prints on paper")
CARE = N_("What to know")
TITLES = N_("Every job is called Document, so that no list of jobs names anybody.")
KEPT = N_("Some printers and print servers keep a copy of what they printed. Ask whoever looks after them.")
TRAY = N_("The program cannot see whether paper came out. Stay with the printer, and say so when it did not.")


class PrintingPage(SettingsPage):
    """A list, made by a worker because asking may take a second."""

    key = "settings_printing"

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        super().__init__(at)
        say = at.language.say
        self.state = Text(say(LOOKING), "body", "muted", wrap=True)
        self.looking = wrap(row((self.state, 1), edges=(16, 12, 16, 12)))
        self.list = column(self.looking, gap=0)
        self.panel(PRINTING, self.list)
        self.panel(CARE, *(paragraph(say(words)) for words in (TITLES, KEPT, TRAY)))
        self.finish()
        at.worker.run(lambda _progress: at.leave.queues(), self._listed)

    def _listed(self, queues: list[Queue]) -> None:
        self.looking.setVisible(not queues)
        self.state.say(self.at.language.say(NONE))
        for number, queue in enumerate(queues):
            if number:
                self.list.addWidget(rule())
            self.list.addWidget(self._line(queue))

    def _line(self, queue: Queue) -> QWidget:
        say = self.at.language.say
        words = say(queue.warning or PAPER)
        left = column(Text(queue.name, "strong"), Text(words, "meta", "late" if queue.warning else "muted", wrap=True), gap=0)
        badges = [Badge(say(USUAL), "neutral")] if queue.default else []
        drawing = Icon("late" if queue.warning else "print", "late" if queue.warning else "muted", 20)
        return wrap(row(drawing, 8, (wrap(left), 1), *badges, gap=8, edges=(16, 8, 16, 8)))


ENTRY = PageEntry("settings_printing", PRINTING, "print", "organisation", PrintingPage, in_menu=False, under="settings")
