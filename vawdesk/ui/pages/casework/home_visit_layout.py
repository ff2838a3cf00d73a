"""How the writing of an assessment is laid out: sections at the left, the open one in the middle, what it means at the right."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from vawdesk.i18n import N_, plain
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import column, frame, row, scroll, wrap
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.chooser import Chooser
from vawdesk.ui.kit.editors.build import Sources
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.form import Form, Section
from vawdesk.ui.kit.section import SectionHeader
from vawdesk.ui.kit.task_list import Task, TaskList, TaskState
from vawdesk.ui.pages.casework.home_visit_layout_check import Check
from vawdesk.ui.pages.casework.home_visit_layout_means import Means

SECTIONS = N_("Sections")
SECTION_OF = N_("Section {letter} of {all}: {title}")
GO_ON, SIGN = N_("Save and continue"), N_("Sign the assessment")
SAVE_AND_CLOSE, BACK = N_("Save and close"), N_("Back")
NARROW = 940  # pixels of 100 % text below which the task list folds and the concern goes on top
BY_ITSELF = frozenset({"open_flags", "carried_from", "seen_instead_on", "closes_at"})  # filled in from the file, or afterwards
PARTS = {letter: (title, tuple(n for n in names if n not in BY_ITSELF)) for letter, title, names in HomeVisit.sections() if letter}
SAID_ABOVE = ("answers", "outcome")  # their sections have the same name
LETTERS = tuple(PARTS)
LAST = LETTERS[-1]


FIELDS = {letter: names for letter, (_title, names) in PARTS.items()}


class VisitLayout(QWidget):
    """The widgets of the page and where they stand. On a narrow page the task list folds into one line, the concern goes on top.

    Signals:
        section_asked(str): the letter of the section to go to: from the task list, from a Change, or Back.
    """

    section_asked = Signal(str)

    def __init__(self, form: Form, check: Check, means: Means) -> None:
        super().__init__()
        self.form, self.check, self.means = form, check, means
        self.language, say = check.language, check.language.say
        self.here = LETTERS[0]
        self.tasks = TaskList(self.language)
        self.tasks_panel = _tasks_panel(self.tasks, say(SECTIONS))
        self.folded = Chooser(say(SECTIONS))
        self.folded.addItems([say(SECTION_OF, letter=letter, all=len(LETTERS), title=title) for letter, (title, _n) in PARTS.items()])
        self.next, self.close_button = Button(say(GO_ON), "primary"), Button(say(SAVE_AND_CLOSE))
        self.back = Button(say(BACK), "quiet")
        for button, name in ((self.next, "next"), (self.close_button, "save_and_close"), (self.back, "back")):
            button.setObjectName(name)
        self.sheet = scroll(wrap(column(form, check, None, gap=16)))
        self.sheet.setMinimumHeight(theme.wide(280))
        verbs = wrap(Flow([self.next, self.close_button], [self.back]))
        self.body = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.body.setSpacing(16)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.tasks_panel)
        self.body.addWidget(wrap(column(self.folded, (self.sheet, 1), verbs, gap=16)), 1)
        self.body.addWidget(means)
        for signal in (self.tasks.chosen, check.change):
            signal.connect(self.section_asked)
        self.folded.activated.connect(lambda index: self.section_asked.emit(LETTERS[index]))
        self.back.clicked.connect(lambda: self.section_asked.emit(LETTERS[LETTERS.index(self.here) - 1]))
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._reveal)
        self._fold(False)

    def show_section(self, letter: str) -> None:
        """Show one section; the last one is the check before signing."""
        self.here = letter
        for name, panel in zip(LETTERS, self.form.panels, strict=False):
            panel.setVisible(name == letter)
        self.check.setVisible(letter == LAST)
        self.folded.setCurrentIndex(LETTERS.index(letter))
        self.next.say(self.language.say(SIGN if letter == LAST else GO_ON))
        self.back.setVisible(letter != LETTERS[0])
        self.sheet.verticalScrollBar().setValue(0)

    def show_tasks(self, states: Mapping[str, TaskState]) -> None:
        """Show how far each section has come."""
        say, found = self.language.say, _open_here(states, self.here)
        self.tasks.show_tasks(tuple(Task(letter, say(PARTS[letter][0]), found[letter]) for letter in LETTERS), self.here)

    def reveal(self) -> None:
        """Scroll to what has the focus, once everything has found its place."""
        self._soon.start()

    def _reveal(self) -> None:
        focused = self.sheet.focusWidget()
        if focused is not None and self.sheet.isAncestorOf(focused):
            self.sheet.ensureWidgetVisible(focused, 0, theme.wide(64))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what does not fit."""
        super().resizeEvent(event)
        self._fold(self.width() < theme.wide(NARROW))

    def _fold(self, on: bool) -> None:
        self.tasks_panel.setVisible(not on)
        self.folded.setVisible(on)
        self.means.fold(on)
        wide = theme.wide(288)
        self.means.setMinimumWidth(0 if on else wide)
        self.means.setMaximumWidth(16_777_215 if on else wide)
        self.body.setDirection(QBoxLayout.Direction.BottomToTop if on else QBoxLayout.Direction.LeftToRight)


def _tasks_panel(tasks: TaskList, title: str) -> QFrame:
    """The sections in their panel, at a width of their own."""
    head = row(SectionHeader(title), edges=(12, 0, 0, 0))
    made = frame(column(head, (scroll(wrap(column(tasks, None))), 1), gap=4, edges=(8, 8, 8, 8)), "panel", title)
    made.setFixedWidth(theme.wide(224))
    return made


def form_of(sources: Sources, check: Check) -> Form:
    """The editors of the sections that are written, each section a panel."""
    say = check.language.say
    parts = [(letter, *PARTS[letter]) for letter in LETTERS[:-1]]
    sections = [Section(names, plain(f"{letter}. {say(title)}")) for letter, title, names in parts]
    made = Form(HomeVisit.fields(), sections, check.language, sources)
    for name in SAID_ABOVE:
        made.editors[name].label.hide()
    return made


def _open_here(states: Mapping[str, TaskState], here: str) -> dict[str, TaskState]:
    """Whoever stands in a section has begun it, and is told there what is missing elsewhere."""
    return {letter: TaskState.IN_PROGRESS if one is TaskState.CANNOT_START and letter == here else one for letter, one in states.items()}
