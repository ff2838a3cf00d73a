"""Sign in, and the lock screen: one page. It says nothing about what is kept here or who works here."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, NN_, Language, Message
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.announce import announce
from vawdesk.ui.kit.arrange import column, frame, row, rule, scroll, wrap
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button, Icon, Text
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.focus import FocusRing
from vawdesk.ui.kit.line import Line, SecretBox
from vawdesk.ui.leaving import Handover, Room, Why
from vawdesk.ui.top_bar import DANGER

TITLE, TITLE_LOCKED = N_("Sign in"), N_("Unlock")
WINDOW_LOCKED = N_("VAWDesk – locked")
NAME, PASSPHRASE = N_("Sign-in name"), N_("Passphrase")
PASTE = N_("You can paste it. Capital letters count.")
UNLOCK, CHECKING = N_("Unlock"), N_("Checking…")
FORGOTTEN, QUIT = N_("I have forgotten my passphrase"), N_("Quit")
OTHER = N_("Open other records…")
KEPT_HERE = N_("Kept on this computer only, encrypted. Nothing is sent anywhere.")
IN_WELSH, IN_WELSH_NAME = "Cymraeg", N_("Show this page in Welsh")
IN_ENGLISH, IN_ENGLISH_NAME = "English", N_("Show this page in English")
WRONG = N_("Error: that name and passphrase do not go together")
TRIES = NN_("{n} try left before a wait.", "{n} tries left before a wait.")
WAIT = N_("Too many tries. Wait before the next one")
SECONDS = NN_("{n} second to go.", "{n} seconds to go.")
TYPE_BOTH = N_("Error: type your name and your passphrase")
LOCKED_AT = N_("Locked at {time}")
BECAUSE: dict[Why, Message] = {
    Why.ASKED: N_("It was locked by hand. Your draft is kept."),
    Why.IDLE: N_("Nobody was at the desk. Your draft is kept."),
    Why.SLEEP: N_("The computer went to sleep. Your draft is kept."),
    Why.SYSTEM: N_("The computer was locked, or somebody else came to it. Your draft is kept."),
    Why.HANDED_OVER: N_("The records were handed over to another computer. Your draft is kept."),
    Why.ROOM: N_("Sign in again to go into the other room. Nothing of the one you were in stays in the memory of this computer."),
    Why.SIGNED_OUT: N_("You signed out."),
    Why.RESTORED: N_(
        "The backup was brought back, and what it replaced was set aside. After you sign in, Settings, Backups says what came of it."
    ),
    Why.NOT_RESTORED: N_("The backup could not be brought back. Everything is as it was before. Try another one."),
    Why.NOT_KEPT: N_("Something unexpected happened while what you typed last was being kept. Look it over before you go on."),
}
ROOM_HEADING: dict[Room, Message] = {"hr": N_("The HR room"), "casework": N_("The casework room")}


@dataclass(frozen=True)
class LockedNotice:
    """Why the page is shown instead of the work: both already said."""

    heading: str
    words: str = ""


def why_locked(told: Handover | None, room: Room, language: Language) -> LockedNotice | None:
    """What the process before had to say; None where there was none."""
    if told is None:
        return None
    if told.why is Why.ROOM:
        return LockedNotice(language.say(ROOM_HEADING[room]), language.say(BECAUSE[Why.ROOM]))
    return LockedNotice(language.say(LOCKED_AT, time=language.time(told.at)), language.say(BECAUSE[told.why]))


class SignIn(QWidget):
    """The card. Services answer `unlock_asked` with `refuse`, `wait` or by showing the shell.

    Signals:
        unlock_asked(str, str): name and passphrase as typed.
        forgotten(): the link was pressed.
        language_asked(str): "cy" or "en".
        other_asked(): records in another folder, such as a carried copy, are to be opened.
        quit_asked(): Quit.
    """

    unlock_asked = Signal(str, str)
    forgotten = Signal()
    language_asked = Signal(str)
    other_asked = Signal()
    quit_asked = Signal()

    def __init__(self, language: Language, last_name: str = "", locked: LockedNotice | None = None) -> None:
        super().__init__()
        self.language = language
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(language.say(WINDOW_LOCKED) if locked else "VAWDesk")
        self.resize(1366, 768)
        self._waiting = 0
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._tick)
        self.state = Notice("", "", drawing="lock")
        self.call_999 = Notice("", "", "danger", drawing="danger")
        self.ladder = Notice("", "", "late")
        self.error = Notice("", "", "error")
        self._build(locked)
        self.name.setText(last_name)
        self.ring = FocusRing(self)

    def _build(self, locked: LockedNotice | None) -> None:
        say = self.language.say
        self.name = Line(say(NAME))
        self.name.setObjectName("name")
        self.name.returnPressed.connect(self._next)
        self.secret = SecretBox(say(PASSPHRASE), self.language)
        self.secret.box.setAccessibleDescription(say(PASTE))
        self.secret.entered.connect(self._ask)
        self.unlock = Button(say(UNLOCK), "primary", tall=True)
        self.unlock.setObjectName("unlock")
        self.unlock.clicked.connect(self._ask)
        forgotten, leave = Button(say(FORGOTTEN), "link"), Button(say(QUIT), "link")
        forgotten.setObjectName("forgotten")
        forgotten.clicked.connect(self.forgotten)
        leave.clicked.connect(self.quit_asked)
        other = Button(say(OTHER), "link")
        other.setObjectName("other_records")
        other.clicked.connect(self.other_asked)
        name_label, secret_label = Text(say(NAME), "strong"), Text(say(PASSPHRASE), "strong")
        name_label.setBuddy(self.name)
        secret_label.setBuddy(self.secret.box)
        secret = column(secret_label, Text(say(PASTE), "meta", "muted", wrap=True), self.secret, gap=4)
        fields = column(column(name_label, self.name, gap=4), secret, gap=16)
        links = wrap(Flow([forgotten, other], [leave], gap=16))
        title = Text(say(TITLE_LOCKED if locked else TITLE), "title")
        items = column(
            title, self.call_999, self.ladder, self.state, self.error, fields, 8, self.unlock, rule(), links, gap=16, edges=(32, 32, 32, 24)
        )
        card = frame(items, "panel", say(TITLE))
        card.setFixedWidth(theme.wide(480))
        self.error.hide()
        self.call_999.hide()
        self.ladder.hide()
        self.state.setVisible(locked is not None)
        if locked is not None:
            self.state.say(locked.heading, locked.words)
        self.setLayout(column(scroll(_around(card, self._bar(), self._foot()), sideways=True)))

    def _bar(self) -> QWidget:
        say = self.language.say
        danger = Button(say(DANGER), "danger", "danger")
        danger.clicked.connect(self._danger)
        other = "en" if self.language.code == "cy" else "cy"
        tongue = Button(IN_ENGLISH if other == "en" else IN_WELSH, "quiet", "language")
        tongue.setObjectName("tongue")
        tongue.setAccessibleName(f"{tongue.accessibleName()}: {say(IN_ENGLISH_NAME if other == 'en' else IN_WELSH_NAME)}")
        tongue.clicked.connect(lambda: self.language_asked.emit(other))
        flow = Flow([danger], [tongue])
        flow.setContentsMargins(12, 16, 12, 16)
        return wrap(flow)

    def _foot(self) -> QWidget:
        words = Text(self.language.say(KEPT_HERE), "meta", "muted", wrap=theme.scale() > 1.3)
        return wrap(row(None, Icon("lock", "muted"), words, None, gap=8, edges=(24, 16, 24, 24)))

    # answers

    def refuse(self, tries_left: int) -> None:
        """Name and passphrase do not go together. No hint which; the passphrase is forgotten, the name stays."""
        say = self.language.say
        self._open()
        self.secret.clear()
        self._wrong(say(WRONG), say(TRIES, n=tries_left) if tries_left > 0 else "")
        self.secret.box.setFocus()

    def wait(self, seconds: int) -> None:
        """Too many tries: count down, then let the person try again."""
        self.secret.clear()
        self._waiting = seconds
        self._closed(self.language.say(UNLOCK))
        self._wrong(self.language.say(WAIT), self.language.say(SECONDS, n=seconds))
        self._second.start()

    def tell(self, heading: str, words: str) -> None:
        """Say something else that stands in the way, such as who has the vault open; in the same place."""
        self._open()
        self._wrong(heading, words)

    def tell_ladder(self, call_999: str, steps: str, words: str) -> None:
        """Say for which check-in sheets 999 is to be called, and which steps are due; above everything else, nothing takes it away."""
        for notice, heading, more in ((self.ladder, steps, "" if call_999 else words), (self.call_999, call_999, words)):
            if heading:
                notice.say(heading, more)
            notice.setVisible(bool(heading))

    def first_focus(self) -> None:
        """The passphrase where the name is known, else the name."""
        (self.secret.box if self.name.text() else self.name).setFocus()

    # what happens here

    def _danger(self) -> None:
        from vawdesk.ui import help_dialogs  # nothing of it is needed before the window stands

        help_dialogs.danger(self, self.language).open()

    def _next(self) -> None:
        self.secret.box.setFocus()

    def _ask(self) -> None:
        if not self.unlock.isEnabled():
            return
        name, passphrase = self.name.text().strip(), self.secret.text()
        if not name or not passphrase:
            self._wrong(self.language.say(TYPE_BOTH), "")
            (self.secret.box if name else self.name).setFocus()
            return
        self.error.hide()
        self._closed(self.language.say(CHECKING))
        self.unlock_asked.emit(name, passphrase)

    def _closed(self, words: str) -> None:
        self.unlock.setEnabled(False)
        self.unlock.say(words)

    def _open(self) -> None:
        self._second.stop()
        self.unlock.setEnabled(True)
        self.unlock.say(self.language.say(UNLOCK))

    def _tick(self) -> None:
        self._waiting -= 1
        if self._waiting > 0:
            self.error.body.say(self.language.say(SECONDS, n=self._waiting))
            return
        self._open()
        self.error.hide()
        self.secret.box.setFocus()
        announce(self, self.language.say(UNLOCK))

    def _wrong(self, heading: str, words: str) -> None:
        self.state.hide()
        self.error.show()
        self.error.say(heading, words)


def _around(card: QWidget, bar: QWidget, foot: QWidget) -> QWidget:
    """The card in the middle of the page, the name of the program above it."""
    head = wrap(row(Icon("shield", "accent", 32), Text("VAWDesk", "display", "accent"), None, gap=16))
    head.setFixedWidth(card.width())
    return wrap(column(bar, None, row(None, head, None), 8, row(None, card, None), None, foot, gap=8))
