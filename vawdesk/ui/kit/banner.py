"""The staff-risk band (8.17) and the quieter notices inside a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget

from vawdesk.i18n import N_, Language
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.announce import announce
from vawdesk.ui.kit.arrange import Item, column, row, wrap
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.basics import Button, Icon, Text, Tone, hide_unless
from vawdesk.ui.kit.flow import Flow

if TYPE_CHECKING:
    from uuid import UUID

NoticeTone = Literal["soft", "late", "danger", "error"]

CONFIRMED = N_("STAFF RISK: {why}")
UNCONFIRMED = N_("STAFF RISK, not yet confirmed: {why}")
ASK_MANAGER = N_("Ask the manager before you act.")
OPEN_FLAG = N_("Open flag")
OPEN_FLAG_ABOUT = N_("Open flag: {why}")
ROLES: tuple[theme.Role, theme.Role] = ("strong", "body")
LEAST = 64  # pixels at 100 %
WORDS_WANT = 520  # pixels at 100 % beside the button; with less, the button stands under them
EDGES = (24, 8, 24, 8)
NO_LIMIT = 16_777_215  # of Qt


def sentences(*parts: str) -> str:
    """Parts as they are read out, one after the other: each ends as a sentence does, once."""
    return " ".join(part if part.endswith((".", "?", "!", ":")) else f"{part}." for part in parts if part)


@dataclass(frozen=True)
class FlagSeen:
    """One staff-risk flag as the band shows it: what happened, what to do, how far it has been decided.

    All words are already said. `mark` is what is unsettled about it ("Review overdue"), `late` when that is overdue; `read`
    says when the person at the desk last read it. `fact` and `first` are the shortest true account of it, for a window that is too
    low for all the words: what happened and about whom, and the first thing to do. `is_open`: it is the flag whose page stands below.
    """

    flag: UUID
    why: str
    what_to_do: str
    confirmed: bool = True
    mark: str = ""
    late: bool = False
    read: str = ""
    fact: str = ""
    first: str = ""
    is_open: bool = False


class FlagLine(QWidget):
    """One flag in the band: drawing, words, and what is unsettled about it with its button, beside the words or under them.

    Signals:
        opened(object): the id of the flag, when its button is pressed.
    """

    opened = Signal(object)

    def __init__(self, flag: FlagSeen, language: Language) -> None:
        super().__init__()
        say = language.say
        heading = CONFIRMED if flag.confirmed else UNCONFIRMED
        asked = () if flag.confirmed else (say(ASK_MANAGER),)
        self._said = say(heading, why=flag.why), " ".join((*asked, flag.what_to_do)).strip()
        self._short = sentences(say(heading, why=flag.fact or flag.why), *(asked or (flag.first or flag.what_to_do,)))
        self.spoken = sentences(*self._said, flag.mark)
        self._first, self._second = (Text(words, role, "on_danger", wrap=True) for words, role in zip(self._said, ROLES, strict=True))
        self.button = Button(say(OPEN_FLAG), "onband")
        self.button.setAccessibleName(say(OPEN_FLAG_ABOUT, why=flag.why))
        self.button.clicked.connect(lambda: self.opened.emit(flag.flag))
        if flag.is_open:
            self.button.hide()
        mark = [Badge(flag.mark, "late" if flag.late else "neutral")] if flag.mark else []
        self._read = [Text(flag.read, "meta", "on_danger")] if flag.read else []
        self._verbs = wrap(Flow([*mark, *self._read, self.button]))
        drawing = Icon("staff risk", "on_danger", 24)
        self._indent = drawing.width() + 2 * theme.GAP_S
        words = row(drawing, (wrap(column(None, self._first, self._second, None, gap=0)), 1), gap=2 * theme.GAP_S)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.GAP_S)
        self._box.addLayout(words, 1)
        self._box.addWidget(self._verbs)

    def fit(self, width: int, *, short: bool) -> int:
        """Lay it out for this width; `short` says the fact and the first instruction only. How high it is then, in pixels."""
        self._first.say(self._short if short else self._said[0])
        self._second.setVisible(not short)
        for one in self._read:
            one.setVisible(not short)
        self._verbs.setContentsMargins(0, 0, 0, 0)  # measured without the indent of the last time
        verbs = self._verbs.sizeHint().width()
        under = width - verbs < theme.wide(WORDS_WANT)
        self._box.setDirection(QBoxLayout.Direction.TopToBottom if under else QBoxLayout.Direction.LeftToRight)
        if under:
            self._verbs.setContentsMargins(self._indent, 0, 0, 0)
        room = width - self._indent - (0 if under else verbs + theme.GAP_S)
        words = self._first.heightForWidth(room) + (0 if short else self._second.heightForWidth(room))
        tall = self._verbs.heightForWidth(width if under else verbs)
        return words + theme.GAP_S + tall if under else max(words, tall)


class StaffRiskBanner(QFrame):
    """The same band, at the same place, wherever a person or an address with a flag is met. One line for each flag.

    A flag whose review is overdue stays red: it is shown until somebody decides otherwise. It is never lower than its words: what
    stands under it gives way. Where they would take more than `most`, each flag is its fact, the first instruction and Open flag;
    a screen reader hears all of it in either case. A flag that is open below has no Open flag.

    Signals:
        open_flag(object): the id of the flag whose button was pressed.
    """

    open_flag = Signal(object)

    def __init__(self, flags: tuple[FlagSeen, ...], language: Language) -> None:
        super().__init__()
        self.setObjectName("staff_risk")
        self.setProperty("kind", "band")
        self.lines = [FlagLine(flag, language) for flag in flags]
        self.buttons = [line.button for flag, line in zip(flags, self.lines, strict=True) if not flag.is_open]
        for line in self.lines:
            line.opened.connect(self.open_flag)
        self.setLayout(column(*self.lines, gap=theme.GAP_S, edges=EDGES))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setMinimumHeight(theme.wide(LEAST))
        self.words = " ".join(line.spoken for line in self.lines)
        self.setAccessibleName(self.words)
        self._most = NO_LIMIT

    def speak(self) -> None:
        """Announce the band at once; called when a page with a flag has opened."""
        announce(self, self.words, assertive=True)

    def leave_room(self, most: int) -> None:
        """Take no more than this many pixels of the window's height, as far as the words allow."""
        self._most = most
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure once more: before it is seen its words have not yet the letters in which they are drawn."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        tall = self._tall(short=False)
        if tall > self._most:
            tall = self._tall(short=True)
        self.setMinimumHeight(max(theme.wide(LEAST), tall))

    def _tall(self, *, short: bool) -> int:
        left, above, right, below = EDGES
        lines = [line.fit(self.width() - left - right, short=short) for line in self.lines]
        return sum(lines) + theme.GAP_S * (len(lines) - 1) + above + below


class Notice(QFrame):
    """One fact that changes what to do: heading, one sentence, at most one button.

    soft: information. late: late and due. danger: staff risk and danger. error: ink.
    """

    DRAWINGS: ClassVar[dict[NoticeTone, tuple[str, Tone]]] = {
        "soft": ("info", "accent"),
        "late": ("late", "late"),
        "danger": ("staff risk", "danger"),
        "error": ("error", "text"),
    }

    def __init__(
        self,
        heading: str,
        words: str,
        tone: NoticeTone = "soft",
        more: tuple[Item, ...] = (),
        button: Button | None = None,
        drawing: str = "",
    ) -> None:
        super().__init__()
        self.setProperty("kind", tone)
        name, ink = self.DRAWINGS[tone]
        self.heading = Text(heading, "strong", ink if tone in ("late", "danger") else "", wrap=True)
        self.body = Text(words, "body", wrap=True)
        hide_unless(self.body, bool(words))
        head = row(Icon(drawing or name, ink, 20), (self.heading, 1), gap=8, top=True)
        verbs: list[Item] = [wrap(Flow([button]))] if button else []
        self.setLayout(column(head, self.body, *more, *verbs, None, gap=8, edges=(16, 12, 16, 12)))
        self._tone = tone
        self.setAccessibleName(sentences(heading, words))

    def say(self, heading: str, words: str) -> None:
        """Show other words in the same place, and speak them; danger and errors at once."""
        self.heading.say(heading)
        self.body.say(words)
        self.body.setVisible(bool(words))
        self.setAccessibleName(sentences(heading, words))
        announce(self, self.accessibleName(), assertive=self._tone in ("danger", "error"))
