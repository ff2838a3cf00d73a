"""The carried copies as lines: who has one, until when, how it stands, and what can be said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vawdesk.clock import Moment
from vawdesk.i18n import N_, NN_, Language
from vawdesk.models.casework.carried import CarryStanding
from vawdesk.services.carries import Carry
from vawdesk.ui.kit.arrange import clear, column, row, rule, wrap
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.basics import Button, ButtonLook, Text
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.verbs import verb

TAKEN, UNTIL = N_("{name}, taken on {at}"), N_("It opens until {until}.")
OF_CASES = NN_("{n} case", "{n} cases")
CAME = NN_("{n} thing came home.", "{n} things came home.")
LOOKED = NN_("{n} look at it came home.", "{n} looks at it came home.")
LOST, DESTROYED, FOUND, SEE = N_("It is lost…"), N_("It was destroyed"), N_("It was found"), N_("See what is done")
NONE = N_("Nothing has been taken along.")
LATE = frozenset({CarryStanding.OVER, CarryStanding.LOST, CarryStanding.CAME_BACK})


class CarriedCopies(QWidget):
    """One line for each copy.

    Signals:
        lost(object), destroyed(object), found(object): what is said of a Carry.
        opened(object): the disclosure that sees to a lost one, by its id.
    """

    lost = Signal(object)
    destroyed = Signal(object)
    found = Signal(object)
    opened = Signal(object)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._lines, self._urged = QVBoxLayout(), False
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._lines)

    def show_copies(self, copies: Sequence[Carry], staff: Mapping[UUID, str], now: Moment) -> None:
        """Show these."""
        clear(self._lines)
        self._urged = False
        if not copies:
            self._lines.addWidget(Text(self._language.say(NONE), "body", "muted"))
        for place, one in enumerate(copies):
            if place:
                self._lines.addWidget(rule())
            self._lines.addWidget(self._line(one, staff.get(one.staff, ""), now))

    def _line(self, one: Carry, name: str, now: Moment) -> QWidget:
        say, language, standing = self._language.say, self._language, one.standing(now)
        title = say(TAKEN, name=name, at=language.moment(one.taken, "short"))
        about = [say(OF_CASES, n=len(one.cases)), say(UNTIL, until=language.moment(one.until, "short"))]
        about += [say(CAME, n=len(one.records))] if one.home else []
        about += [say(LOOKED, n=one.looked)] if one.looked else []
        words = column(Text(title, "strong", wrap=True), Text("  ·  ".join(about), "meta", "muted", wrap=True), gap=0)
        badge = Badge(say(standing.label), "late" if standing in LATE else "neutral")
        return wrap(row((wrap(words), 1), wrap(Flow([badge, *self._verbs(one, title)], gap=12)), gap=12))

    def _verbs(self, one: Carry, title: str) -> list[Button]:
        say, of = self._language.say, one.id.hex
        if one.lost is not None:
            made = [verb(say(FOUND), f"found_{of}", partial(self.found.emit, one), look="quiet")]
            if one.disclosure is not None:
                made.insert(0, verb(say(SEE), f"see_{of}", partial(self.opened.emit, one.disclosure), look="quiet"))
        elif one.is_out:
            look: ButtonLook = "primary" if one.home and not self._urged else "plain" if one.home else "quiet"
            self._urged = self._urged or bool(one.home)  # one primary on a page
            made = [
                verb(say(DESTROYED), f"destroyed_{of}", partial(self.destroyed.emit, one), look=look),
                verb(say(LOST), f"lost_{of}", partial(self.lost.emit, one), look="quiet", drawing="wrong"),
            ]
        else:
            made = []
        for each in made:
            each.setAccessibleName(f"{each.accessibleName()}: {title}")
        return made
