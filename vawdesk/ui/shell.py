"""The window every page stands in: top bar, navigation, staff-risk band, page, status line, guidance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from vawdesk.i18n import N_, Language
from vawdesk.ui import help_dialogs
from vawdesk.ui.guidance_panel import GuidancePanel
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import Yielding, column, frame, row, rule, scroll, wrap
from vawdesk.ui.kit.banner import FlagSeen, StaffRiskBanner
from vawdesk.ui.kit.basics import Button, Icon, Text
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.focus import FocusRing
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.navigation import Navigation
from vawdesk.ui.status_line import StatusLine
from vawdesk.ui.top_bar import TopBar

TITLE = "VAWDesk"  # never a name, never a reference
PRACTICE = N_("PRACTICE / YMARFER")
CARRIED = N_("Carried copy, as of {as_of}")
ONLY_ADD = N_("You can read and add. What you add is sealed at once, and read in the office. It opens here until {until}.")
NOT_REAL = N_("Everybody here is invented. Nothing you do here touches your real vault.")
NARROW = 1040  # below this many pixels of 100 % text the navigation shows drawings only
BESIDE = 960  # and below this guidance takes the page's place
BAND = 3  # of the window's height, the part that staff risk may take before it is said in fewer words: one in so many


class Shell(QWidget):
    """One window. It knows entries and pages, never records; its signals carry keys and ids.

    Signals:
        open_page(str): a page was chosen in the navigation.
        searched(str): words in the search box, at each letter.
        search_entered(str): Enter in the search box.
        lock_asked(): Hide and lock, or Ctrl+L.
        write_now(): Ctrl+N, write it down now.
        print_asked(): Ctrl+P.
        alarm_asked(): to the window of a due step of a check-in sheet.
        back_asked(): Alt+Left, back to where one came from.
        keep_asked(): Ctrl+S, keep what was typed as a draft; it signs nothing.
        finish_asked(): Ctrl+Enter, what the page's first verb does.
        open_flag(object): the id of a staff-risk flag.
    """

    open_page = Signal(str)
    searched = Signal(str)
    search_entered = Signal(str)
    lock_asked = Signal()
    write_now = Signal()
    print_asked = Signal()
    alarm_asked = Signal()
    back_asked = Signal()
    keep_asked = Signal()
    finish_asked = Signal()
    open_flag = Signal(object)

    def __init__(
        self, language: Language, practice: bool = False, search_hint: str = "", carried: tuple[datetime, datetime] | None = None
    ) -> None:  # fmt: skip
        super().__init__()
        self.language = language
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("practice", practice)
        self.setWindowTitle(TITLE)
        self.resize(1366, 768)
        self.page: Page | None = None
        self.band: StaffRiskBanner | None = None
        self.top = TopBar(language, search_hint)
        self.navigation = Navigation(language)
        self.status = StatusLine(language)
        self.guidance = GuidancePanel(language)
        self.guidance.hide()
        self._build(practice, carried)
        self.ring = FocusRing(self)
        self._connect()
        self._scroll.verticalScrollBar().actionTriggered.connect(self.ring.stay)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._stay_on_page)

    def _build(self, practice: bool, carried: tuple[datetime, datetime] | None) -> None:
        self._above = QVBoxLayout()  # the band: it can never be scrolled away
        self._above.setContentsMargins(0, 0, 0, 0)
        self._scroll: QScrollArea = scroll(QWidget(), sideways=True)
        self._holder = QFrame()
        inside = QVBoxLayout(self._holder)
        inside.setContentsMargins(0, 20, 24, 20)
        inside.addWidget(self.guidance)
        self._holder.hide()
        self._middle = QHBoxLayout()
        self._middle.setSpacing(0)
        self._middle.addWidget(self._scroll, 1)
        self._middle.addWidget(self._holder)
        inner = column(self._above, Yielding(self._middle), gap=0)
        inner.setStretch(1, 1)
        content = wrap(inner)
        content.setObjectName("content")
        strip = [self._practice_strip()] if practice else []
        strip += [self._carried_strip(*carried)] if carried is not None else []
        whole = column(*strip, self.top, rule(), row(self.navigation, rule(vertical=True), (content, 1), gap=0), rule(), self.status, gap=0)
        edge = 6 if practice else 0
        whole.setContentsMargins(edge, edge, edge, edge)
        self.setLayout(whole)
        whole.setStretch(whole.count() - 3, 1)

    def _practice_strip(self) -> QFrame:
        say = self.language.say
        words = Text(say(NOT_REAL), "meta", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        strip = row(Icon("practice", "accent", 20), Text(say(PRACTICE), "strong", "accent"), (words, 1), gap=12, edges=(24, 4, 24, 4))
        return frame(strip, "practice", say(PRACTICE))

    def _carried_strip(self, as_of: datetime, until: datetime) -> QFrame:
        say = self.language.say
        mark = say(CARRIED, as_of=self.language.moment(as_of, "short"))
        words = Text(say(ONLY_ADD, until=self.language.moment(until, "short")), "meta", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        strip = row(Icon("carried", "late", 20), Text(mark, "strong", "late"), (words, 1), gap=12, edges=(24, 4, 24, 4))
        return frame(strip, "soft", mark)

    def _connect(self) -> None:
        self.navigation.chosen.connect(self.open_page)
        self.top.searched.connect(self.searched)
        self.top.search_entered.connect(self.search_entered)
        self.top.lock_asked.connect(self.lock_asked)
        self.top.danger_asked.connect(self.show_danger)
        self.status.guidance_asked.connect(self.toggle_guidance)
        self.guidance.hidden.connect(self.toggle_guidance)
        for keys, act in (
            ("Ctrl+F", self.focus_search),
            ("Ctrl+L", self.lock_asked.emit),
            ("Ctrl+N", self.write_now.emit),
            ("Ctrl+P", self.print_asked.emit),
            ("Ctrl+S", self.keep_asked.emit),
            ("Ctrl+Return", self.finish_asked.emit),
            ("Ctrl+Enter", self.finish_asked.emit),
            ("Ctrl+/", self.show_keys),
            ("Alt+Left", self.back_asked.emit),
            ("Ctrl+J", self.alarm_asked.emit),
            ("F1", self.toggle_guidance),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    # what it shows

    def set_entries(self, entries: Sequence[PageEntry]) -> None:
        """The pages of this account's room."""
        self.navigation.set_entries(entries)
        self._fold()

    def show_page(self, page: Page, key: str) -> None:
        """Show a page in place of the one that is open, which is left and goes."""
        old = self._scroll.takeWidget()
        if self.page is not None:
            self.page.leave()
        if old is not None:
            old.hide()
            old.deleteLater()
        self.page = page
        page.resize(self._scroll.viewport().size())  # else it would be laid out at its own width first
        self._scroll.setWidget(page)
        self.ring.begin(self._scroll)
        page.setAutoFillBackground(False)
        page.saved.connect(self.status.set_saved)
        page.guidance_changed.connect(self.tell)
        self.navigation.here(key)
        self.status.set_saved("")
        self.set_flags(())
        self.tell(page.guidance())
        page.first_focus()

    def set_flags(self, flags: tuple[FlagSeen, ...]) -> None:
        """The staff-risk flags of everybody met on the page; none takes the band away."""
        if self.band is not None:
            self._above.removeWidget(self.band)
            self.band.hide()
            self.band.deleteLater()
            self.band = None
        if flags:
            self.band = StaffRiskBanner(flags, self.language)
            self.band.open_flag.connect(self.open_flag)
            self._above.addWidget(self.band)
            self.band.leave_room(self.height() // BAND)
            before: QWidget = self.status.guidance  # the last stop before the page
            for button in self.band.buttons:
                self.setTabOrder(before, button)
                before = button
            self.band.speak()

    def tell(self, guidance: Guidance | None) -> None:
        """What F1 says here."""
        self.guidance.tell(guidance)
        self.status.set_paragraph(guidance.paragraph if guidance else "")

    # what it does

    def flags_first(self) -> None:
        """A page that would begin with a button begins with Open flag, if there is one; one that begins with writing does not."""
        here = self.focusWidget()
        if self.page is not None and self.page.begins_at_work:
            return
        if (
            self.band is not None
            and self.band.buttons
            and isinstance(here, Button)
            and not here.isCheckable()
            and self._scroll.isAncestorOf(here)
        ):
            self.band.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _stay_on_page(self, old: QWidget | None, new: QWidget | None) -> None:
        """When what had the focus has gone, the focus stays on the page: whatever comes next in the row may be the search box."""
        if new is not self.top.search or old is None or self.page is None or not isValid(old):
            return
        if self._scroll.isAncestorOf(old) and not (old.isVisible() and old.isEnabled()):
            self.page.setFocus()

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.search.selectAll()

    def toggle_guidance(self) -> None:
        """F1: show the guidance or hide it again."""
        on = self.guidance.isHidden()
        self.guidance.setVisible(on)
        self._holder.setVisible(on)
        self._fold()
        if on:
            self.guidance.close_button.setFocus()
        elif self.page is not None:
            self.page.setFocus()

    def show_danger(self) -> None:
        """What to do in immediate danger."""
        help_dialogs.danger(self, self.language).open()

    def show_keys(self) -> None:
        """The keys of the program."""
        help_dialogs.keys(self, self.language).open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what does not fit."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        self.navigation.narrow(self.width() < theme.wide(NARROW))
        self.top.align(self.navigation.width())
        if self.band is not None:
            self.band.leave_room(self.height() // BAND)
        shown = not self.guidance.isHidden()
        beside = self.width() >= theme.wide(BESIDE)
        self._scroll.setVisible(beside or not shown)
        if beside:
            self._holder.setFixedWidth(theme.wide(288) + 24)
        else:
            self._holder.setMinimumWidth(0)
            self._holder.setMaximumWidth(16_777_215)
