"""What Home shows of one look: what is under way over everything, what waits at the left, who is out at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from vawdesk.i18n import N_
from vawdesk.models.facts import Helpline
from vawdesk.services.before_reliance import StillToDo
from vawdesk.services.due_kinds import Group
from vawdesk.services.home_now import HomeNow, shown_of
from vawdesk.ui.kit.arrange import column, wrap
from vawdesk.ui.kit.beside import Beside
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.kit.pressable import Link
from vawdesk.ui.kit.still_to_do import StillToDoPanel
from vawdesk.ui.pages.organisation.home_lines import MORE, Open, group, happening, support, visits_today
from vawdesk.vault.accounts import KEEPS_ACCOUNTS, Role

NOTHING = N_("Nothing waits for you")
IN_ORDER = N_("Accounts, backups and the other settings are in order.")
NOTHING_DUE = N_("No note, visit or flag waits for you. Press Ctrl+N to write something down.")
NOT_HERE = N_("What waits is not told on this page")
FOR_TRUSTEES = N_(
    "Your account opens no casework, so this page cannot tell you whether all is well. "
    "Ask a manager what has gone wrong and what is late: they can tell you in numbers, without a name."
)
FOR_HR = N_(
    "Your account opens no casework. The HR room, whose door is at the left, holds no records in this version: "
    "keep what a member of staff tells you on paper and under lock."
)
OPEN_SETTINGS = N_("Open settings")
SIDE = 328


class HomeBody(QWidget):
    """Drawn anew for every look. `line` is whom to ring when this work is hard. With `whole`, everything stands there.

    Signals:
        opened(str, object): a page, and the id of its record or None.
        whole_asked(): show everything.
    """

    opened = Signal(str, object)
    whole_asked = Signal()

    def __init__(self, at: AtDesk, now: HomeNow, missing: list[StillToDo], line: Helpline, whole: bool) -> None:
        super().__init__()
        self._at, self._language, self._now, self._line = at, at.language, now, line
        self._shown = shown_of(now, missing, whole)
        self._works = "casework" in at.desk.vault.compartments
        left, right = self._left(), self._right()
        under_way = [due for due in self._shown.dues if due.group is Group.NOW]
        tops = [happening(due, not number, at.language, self.opened.emit) for number, due in enumerate(under_way)]
        self.setLayout(column(*tops, Beside(left, right, right, SIDE, 480), None, gap=16))

    def _left(self) -> QWidget:
        say, shown, panels = self._language.say, self._shown, list[QWidget]()
        for part in (Group.WAITING, Group.LATE, Group.DUE):
            if dues := [due for due in shown.dues if due.group is part]:
                total = sum(due.group is part for due in self._now.lines.all)
                panels.append(group(say(part.label), dues, total, self._now.at, self._language, self.opened.emit))
        if shown.missing:
            panel = StillToDoPanel(shown.missing, self._language)
            panel.see_to.connect(lambda key: self.opened.emit(key, None))
            panels.append(panel)
        if shown.more:
            more = Link(say(MORE, n=shown.more))
            more.setObjectName("more")
            more.clicked.connect(self.whole_asked)
            panels.append(more)
        if not panels and not self._now.lines.shown:
            panels.append(nothing(self._at, self._works, self.opened.emit))
        return wrap(column(*panels, None, gap=16))

    def _right(self) -> QWidget:
        roles = self._at.desk.account.roles
        today = [visits_today(self._now, self._language, self.opened.emit, manages=Role.MANAGER in roles)] if self._works else []
        oversees = roles == {Role.TRUSTEE}
        return wrap(column(*today, support(self._line, self._language, oversees), None, gap=16))

    def stops(self) -> list[QPushButton]:
        """Every line's button, from above."""
        return [one for one in self.findChildren(QPushButton) if one.isVisible()]

    def step(self, from_: QWidget | None, step: int) -> None:
        """From the line with the focus to the next or the one before, round and round."""
        stops = self.stops()
        here = stops.index(from_) if isinstance(from_, QPushButton) and from_ in stops else -1 if step > 0 else 0
        if stops:
            stops[(here + step) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)


def nothing(at: AtDesk, works: bool, open_: Open) -> EmptyState:
    """That nothing waits, in the words of what this account is here for; only who keeps the settings is told of them.

    Whoever opens neither casework nor settings is not told that nothing waits: from here nobody can know.
    """
    say, roles = at.language.say, at.desk.account.roles
    keeps = bool(roles & KEEPS_ACCOUNTS)
    if not keeps and not works:
        return EmptyState(say(NOT_HERE), say(FOR_HR if Role.HR_OFFICER in roles else FOR_TRUSTEES), drawing="lock")
    empty = EmptyState(say(NOTHING), say(NOTHING_DUE if works else IN_ORDER), "" if works else say(OPEN_SETTINGS), "done")
    if empty.button is not None:
        empty.button.clicked.connect(lambda: open_("settings", None))
    return empty
