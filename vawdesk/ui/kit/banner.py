"""The staff-risk band (8.17) and the quieter notices inside a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

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


def sentences(*parts: str) -> str:
    """Parts as they are read out, one after the other: each ends as a sentence does, once."""
    return " ".join(part if part.endswith((".", "?", "!", ":")) else f"{part}." for part in parts if part)


@dataclass(frozen=True)
class FlagSeen:
    """One staff-risk flag as the band shows it: what happened, what to do, how far it has been decided.

    All words are already said. `mark` is what is unsettled about it ("Review overdue"), `late` when that is overdue; `read`
    says when the person at the desk last read it.
    """

    flag: UUID
    why: str
    what_to_do: str
    confirmed: bool = True
    mark: str = ""
    late: bool = False
    read: str = ""


class StaffRiskBanner(QFrame):
    """The same band, at the same place, wherever a person or an address with a flag is met. One line for each flag.

    A flag whose review is overdue stays red: it is shown until somebody decides otherwise.

    Signals:
        open_flag(object): the id of the flag whose button was pressed.
    """

    open_flag = Signal(object)

    def __init__(self, flags: tuple[FlagSeen, ...], language: Language) -> None:
        super().__init__()
        self.setObjectName("staff_risk")
        self.setProperty("kind", "band")
        self.setMinimumHeight(theme.wide(64))
        self.buttons: list[Button] = []
        self._language = language
        said: list[str] = []
        lines: list[Item] = []
        for flag in flags:
            line, words = self._line(flag)
            lines.append(line)
            said.append(words)
        self.setLayout(column(*lines, gap=8, edges=(24, 8, 24, 8)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.words = " ".join(said)
        self.setAccessibleName(self.words)

    def speak(self) -> None:
        """Announce the band at once; called when a page with a flag has opened."""
        announce(self, self.words, assertive=True)

    def _line(self, flag: FlagSeen) -> tuple[Item, str]:
        say = self._language.say
        first = say(CONFIRMED if flag.confirmed else UNCONFIRMED, why=flag.why)
        second = " ".join(part for part in ("" if flag.confirmed else say(ASK_MANAGER), flag.what_to_do) if part)
        words = column(None, Text(first, "strong", "on_danger", wrap=True), Text(second, "body", "on_danger", wrap=True), None, gap=0)
        button = Button(say(OPEN_FLAG), "onband")
        button.setAccessibleName(say(OPEN_FLAG_ABOUT, why=flag.why))
        button.clicked.connect(lambda _on=False, it=flag.flag: self.open_flag.emit(it))
        self.buttons.append(button)
        marks = [Badge(flag.mark, "late" if flag.late else "neutral")] if flag.mark else []
        read = [Text(flag.read, "meta", "on_danger")] if flag.read else []
        spoken = sentences(first, second, flag.mark)
        return row(Icon("staff risk", "on_danger", 24), 8, (wrap(words), 1), *marks, *read, button, gap=8), spoken


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
