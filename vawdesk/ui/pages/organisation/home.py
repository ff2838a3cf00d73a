"""Home: what needs this person today, in sentences, the most dangerous first. No client is named: this page is left open on the desk."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton

from vawdesk.i18n import N_
from vawdesk.services.before_reliance import StillToDo, for_home
from vawdesk.services.facts import helplines
from vawdesk.services.home_now import HomeNow, home_now
from vawdesk.services.read_ahead import read_ahead
from vawdesk.ui.kit.arrange import column, wrap
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.work import Worker
from vawdesk.ui.pages.organisation.home_body import HomeBody
from vawdesk.ui.pages.organisation.home_lines import needs, write_now

HOME, TITLE = N_("Home"), N_("Today")
GUIDANCE = N_("What comes first")
GUIDANCE_WORDS = (
    N_("Visits that are out come first, then what waits for your decision, then what is late."),
    N_("Write things up within 24 hours. If it is late you can still save it."),
    N_("No client is named here, because this page is often left open on the desk."),
)
NO_CASEWORK = N_("What this page can tell you")
NO_CASEWORK_WORDS = (
    N_("Your account opens no casework, so no visit, note or flag is told here. Colleagues with casework see theirs on this page."),
    N_("If you hear of abuse, bring in a colleague with casework the same day: it is to be written down within 24 hours."),
    N_("If somebody is in danger now, ring 999. The button at the top says what to do."),
)
EVERY = 60_000  # milliseconds between two looks


class HomePage(Page):
    """Reads through a worker of its own, so that a backup under way does not hold it up; looks again every minute."""

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        super().__init__(at.language)
        self.at = at
        self.reader, self._line = Worker(self), helplines(at.desk)["live_fear_free"]  # drawing may come when the vault is closed
        self.reader.failed.connect(at.worker.failed)
        write = [write_now(at.language, self.go.emit)] if "casework" in at.desk.vault.compartments else []
        self.set_head(at.language.say(TITLE), at.language.date(at.now().today, "weekday"), right=tuple(write))
        self._holder = column(gap=0)
        self._whole = False  # once asked for, everything is shown until the page is left
        self._body: HomeBody | None = None
        self.add(wrap(self._holder), share=1)
        self._minute = QTimer(self)
        self._minute.timeout.connect(self.look)
        self._minute.start(EVERY)
        self.look()

    def look(self) -> None:
        """Read what there is now, and show it."""
        at, backed_up = self.at, bool(self.at.settings.now.backed_up_at)
        if self.reader.waiting() == 0:
            self.reader.run(lambda _progress: _found(at, backed_up=backed_up), lambda found: self.show_now(*found))
            self.reader.run(lambda progress: read_ahead(at.desk, at.names, progress.check))

    def show_now(self, now: HomeNow, missing: list[StillToDo]) -> None:
        """Draw everything anew; the focus stays on the line it was on."""
        focus = self.focusWidget()
        name = focus.objectName() if focus is not None and self._body is not None else ""
        old, self._body = self._body, HomeBody(self.at, now, missing, self._line, self._whole)
        self._body.opened.connect(self.go)
        self._body.whole_asked.connect(lambda: self._show_whole(now, missing))
        self._holder.addWidget(self._body)
        self._body.show()  # at once, so that a line can take the focus
        if old is not None:
            self._holder.removeWidget(old)
            old.hide()
            old.deleteLater()
        if self.head is not None:
            self.head.say_about(needs(now, missing, self.language))
        self._focus(name, first=old is None)

    def _focus(self, name: str, first: bool) -> None:
        found = self._body.findChild(QPushButton, name) if name and self._body else None
        typing = self.window().focusWidget()  # somebody may have begun to type elsewhere, such as in the search box
        if found is not None:
            found.setFocus()
        elif first and self.isVisible() and not (isinstance(typing, QLineEdit) and typing.text()):
            self.first_focus()

    def _show_whole(self, now: HomeNow, missing: list[StillToDo]) -> None:
        self._whole = True
        self.show_now(now, missing)
        self.first_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from line to line."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None and self._body is not None:
            self._body.step(self.focusWidget(), step)
        else:
            super().keyPressEvent(event)

    def first_focus(self) -> None:
        """On the first line; before there is one, on the head."""
        if self._body is not None and self._body.stops():
            self._body.step(None, 1)
        else:
            super().first_focus()

    def guidance(self) -> Guidance | None:
        """What comes first, and why nobody is named."""
        return guidance_for(self.at)

    def leave(self) -> None:
        """Look no more."""
        self._minute.stop()
        self.reader.close()


def _found(at: AtDesk, *, backed_up: bool) -> tuple[HomeNow, list[StillToDo]]:
    return home_now(at.desk, at.names), for_home(at.desk, backed_up=backed_up)


def guidance_for(at: AtDesk) -> Guidance:
    """What comes first; where no casework opens, what the page cannot tell, and that records are written within 24 hours (8.29)."""
    works = "casework" in at.desk.vault.compartments
    heading, lines = (GUIDANCE, GUIDANCE_WORDS) if works else (NO_CASEWORK, NO_CASEWORK_WORDS)
    return Guidance(at.language.say(heading), "8.29", tuple(at.language.say(words) for words in lines))


ENTRY = PageEntry("home", HOME, "home", "organisation", HomePage)
