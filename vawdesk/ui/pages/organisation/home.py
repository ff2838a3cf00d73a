"""Home: what needs this person today, in sentences, the most dangerous first. No client is named: this page is left open on the desk."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from vawdesk.i18n import N_, NN_
from vawdesk.services.before_reliance import StillToDo, hr_room_to_make, still_to_do
from vawdesk.services.deadlines import MOST
from vawdesk.services.due import Due, Group
from vawdesk.services.home_now import HomeNow, home_now
from vawdesk.ui.kit.arrange import column, wrap
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.beside import Beside
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.pressable import Link
from vawdesk.ui.kit.still_to_do import StillToDoPanel
from vawdesk.ui.kit.work import Worker
from vawdesk.ui.pages.organisation.home_lines import MORE, group, happening, support, visits_today
from vawdesk.vault.accounts import KEEPS_ACCOUNTS, Role

HOME, TITLE = N_("Home"), N_("Today")
NEED = NN_("{n} thing needs somebody", "{n} things need somebody")
NOTHING = N_("Nothing waits for you")
IN_ORDER = N_("Accounts, backups and the other settings are in order.")
WRITE = N_("Write it down now")
NOTHING_DUE = N_("No note, visit or flag waits for you. Press Ctrl+N to write something down.")
FOR_TRUSTEES = N_("You see what the organisation did and did not do, and nobody's name. Ask a manager for the report.")
FOR_HR = N_("What members of staff have told stands in the HR room, and nowhere else. The way in is at the left.")
OPEN_SETTINGS = N_("Open settings")
GUIDANCE = N_("What comes first")
GUIDANCE_WORDS = (
    N_("Visits that are out come first, then what waits for your decision, then what is late."),
    N_("Write things up within 24 hours. If it is late you can still save it."),
    N_("No client is named here, because this page is often left open on the desk."),
)
EVERY = 60_000  # milliseconds between two looks
SIDE = 328


class HomePage(Page):
    """Reads through a worker of its own, so that a backup under way does not hold it up; looks again every minute."""

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        super().__init__(at.language)
        self.at = at
        self.reader = Worker(self)
        self.reader.failed.connect(at.worker.failed)
        self.set_head(at.language.say(TITLE), at.language.date(at.now().today, "weekday"), right=tuple(self._write()))
        self._holder = QVBoxLayout()
        self._holder.setContentsMargins(0, 0, 0, 0)
        self._whole = False  # once asked for, everything is shown until the page is left
        self._body: QWidget | None = None
        self.add(wrap(self._holder), share=1)
        self._minute = QTimer(self)
        self._minute.setInterval(EVERY)
        self._minute.timeout.connect(self.look)
        self._minute.start()
        self.look()

    def _write(self) -> list[Button]:
        """For a hand that does not know the key."""
        if "casework" not in self.at.desk.vault.compartments:
            return []
        made = Button(self.language.say(WRITE), drawing="change", key="Ctrl+N")
        made.setObjectName("write_now")
        made.clicked.connect(lambda: self.go.emit("write_it_down", None))
        return [made]

    def look(self) -> None:
        """Read what there is now, and show it."""
        if self.reader.waiting() == 0:
            self.reader.run(
                lambda _progress: (home_now(self.at.desk, self.at.names), self._still_to_do()), lambda found: self.show_now(*found)
            )

    def _still_to_do(self) -> list[StillToDo]:
        if not self.at.desk.account.roles & KEEPS_ACCOUNTS:
            return hr_room_to_make(self.at.desk)
        return still_to_do(self.at.desk, backed_up=bool(self.at.settings.now.backed_up_at))

    def show_now(self, now: HomeNow, missing: list[StillToDo]) -> None:
        """Draw everything anew; the focus stays on the line it was on."""
        focus = self.focusWidget()
        name = focus.objectName() if focus is not None and self._body is not None else ""
        old, self._body = self._body, self._drawn(now, missing)
        self._holder.addWidget(self._body)
        self._body.show()  # at once, so that a line can take the focus
        if old is not None:
            self._holder.removeWidget(old)
            old.hide()
            old.deleteLater()
        if self.head is not None:
            when = f"{self.language.date(now.at.today, 'weekday')}, {self.language.time(now.at.utc)}"
            count = len(now.lines.all) + len(missing)
            self.head.say(self.language.say(TITLE), "  ·  ".join([when, *([self.language.say(NEED, n=count)] if count else [])]))
        self._focus(name, first=old is None)

    def _focus(self, name: str, first: bool) -> None:
        found = self._body.findChild(QPushButton, name) if name and self._body else None
        if found is not None:
            found.setFocus()
        elif first and self.isVisible() and not self._typing():
            self.first_focus()

    def _typing(self) -> bool:
        """Whether somebody has begun to type elsewhere, such as in the search box."""
        focus = self.window().focusWidget()
        return isinstance(focus, QLineEdit) and bool(focus.text())

    # drawing

    def _drawn(self, now: HomeNow, missing: list[StillToDo]) -> QWidget:
        left, right = self._left(now, missing), self._right(now)
        under_way = [due for due in self._dues(now) if due.group is Group.NOW]
        tops = [happening(due, not number, self.language, self.go.emit) for number, due in enumerate(under_way)]
        return wrap(column(*tops, Beside(left, right, right, SIDE, 480), None, gap=16))

    def _dues(self, now: HomeNow) -> tuple[Due, ...]:
        return now.lines.all if self._whole else now.lines.shown

    def _more(self, words: str, now: HomeNow, missing: list[StillToDo]) -> Link:
        """The way to what is less pressing: nothing that waits is out of reach."""
        made = Link(words)
        made.setObjectName("more")
        made.clicked.connect(lambda: self._show_whole(now, missing))
        return made

    def _show_whole(self, now: HomeNow, missing: list[StillToDo]) -> None:
        self._whole = True
        self.show_now(now, missing)
        self.first_focus()

    def _left(self, now: HomeNow, missing: list[StillToDo]) -> QWidget:
        say = self.language.say
        panels: list[QWidget] = []
        for part in (Group.WAITING, Group.LATE, Group.DUE):
            if dues := [due for due in self._dues(now) if due.group is part]:
                panels.append(group(say(part.label), dues, now.at, self.language, self.go.emit))
        room = len(missing) if self._whole else MOST - len(now.lines.shown)
        if missing and room > 0:
            panel = StillToDoPanel(missing[:room], self.language)
            panel.see_to.connect(lambda key: self.go.emit(key, None))
            panels.append(panel)
        more = 0 if self._whole else now.lines.more + max(0, len(missing) - max(0, room))
        if more:
            panels.append(self._more(say(MORE, n=more), now, missing))
        if not panels and not now.lines.shown:
            panels.append(self._nothing())
        return wrap(column(*panels, None, gap=16))

    def _right(self, now: HomeNow) -> QWidget:
        works = "casework" in self.at.desk.vault.compartments
        visits = [visits_today(now, self.language, self.go.emit)] if works else []
        return wrap(column(*visits, support(self.language), None, gap=16))

    def _nothing(self) -> EmptyState:
        say, roles = self.language.say, self.at.desk.account.roles
        keeps = bool(roles & KEEPS_ACCOUNTS)
        works = "casework" in self.at.desk.vault.compartments
        others = IN_ORDER if keeps else FOR_HR if Role.HR_OFFICER in roles else FOR_TRUSTEES  # only who keeps them is told of the settings
        words = NOTHING_DUE if works else others
        empty = EmptyState(say(NOTHING), say(words), say(OPEN_SETTINGS) if keeps and not works else "", "done")
        if empty.button is not None:
            empty.button.clicked.connect(lambda: self.go.emit("settings", None))
        return empty

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from line to line."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        focus = self.focusWidget()
        if step is not None and self._body is not None:
            stops = [one for one in self._body.findChildren(QPushButton) if one.isVisible()]
            here = stops.index(focus) if isinstance(focus, QPushButton) and focus in stops else -1 if step > 0 else 0
            if stops:
                stops[(here + step) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    # what the shell asks

    def first_focus(self) -> None:
        """On the first line; before there is one, on the head."""
        lines = [one for one in self._body.findChildren(QPushButton) if one.isVisible()] if self._body is not None else []
        if lines:
            lines[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().first_focus()

    def guidance(self) -> Guidance | None:
        """What comes first, and why nobody is named."""
        say = self.language.say
        return Guidance(say(GUIDANCE), "8.29", tuple(say(words) for words in GUIDANCE_WORDS))

    def leave(self) -> None:
        """Look no more."""
        self._minute.stop()
        self.reader.close()


ENTRY = PageEntry("home", HOME, "home", "organisation", HomePage)
