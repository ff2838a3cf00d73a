"""After the printer took the pages: who has them, or that they did not come out (X14)."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Message
from vawdesk.models.casework.handled_copy import Fate
from vawdesk.services.kept_copies import all_became, given
from vawdesk.ui.kit.announce import announce
from vawdesk.ui.kit.arrange import column, wrap
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.line import Line

WHO_HAS_IT = N_("Who has it now?")
THEY_HAVE_IT, DID_NOT = N_("They have it"), N_("It did not come out")
NOTHING_CAME, SOME_CAME = N_("Nothing came out"), N_("Only some came out…")
ALL_CANCELLED = N_("These copies are cancelled")
SAY_WHO = N_("Write who has it.")
WRITTEN, WRITTEN_WHY = N_("It is written down who has it"), N_("Write it down too when it is shredded or filed.")
CANCELLED, CANCELLED_WHY = N_("This copy is cancelled"), N_("Nothing more is asked about it. You can print again.")


class AfterPrint(QWidget):
    """One answer: given to somebody, or nothing came out. A paper that is not followed asks only the second.

    Of several papers, some may be missing.

    Signals:
        followed(object, object): it is written down with the copy: heading and sentence.
        unfollowed(): answered for a paper that nothing is written down of.
        some_came(): only some of several came out: each has to be answered for by itself.
    """

    followed = Signal(object, object)
    unfollowed = Signal()
    some_came = Signal()

    def __init__(self, at: AtDesk) -> None:
        super().__init__()
        say = at.language.say
        self._at, self._language = at, at.language
        self._copies: tuple[UUID, ...] = ()
        self.told = Text("", "body", wrap=True)
        self.label = Text(say(WHO_HAS_IT), "strong")
        self.who = Line(say(WHO_HAS_IT))
        self.who.setObjectName("given_to")
        self.label.setBuddy(self.who)
        self.has_it, self.did_not = Button(say(THEY_HAVE_IT), "primary", "done", tall=True), Button(say(DID_NOT), tall=True)
        self.has_it.setObjectName("given")
        self.did_not.setObjectName("did_not_come_out")
        self.some = Button(say(SOME_CAME), "quiet", tall=True)
        self.some.setObjectName("some_came_out")
        self.some.clicked.connect(self.some_came)
        self.has_it.clicked.connect(self._given)
        self.who.returnPressed.connect(self._given)
        self.did_not.clicked.connect(self._nothing)
        verbs = wrap(Flow([self.has_it, self.did_not, self.some]))
        self.setLayout(column(self.told, self.label, self.who, verbs, None, gap=8, edges=(16, 12, 16, 12)))

    def ask(self, copies: Sequence[UUID], words: Message, reader: str) -> None:
        """Ask about these pages; `reader` is offered as who has them."""
        self._copies, several = tuple(copies), len(copies) > 1
        self.told.say(self._language.say(words))
        self.who.setText(reader)
        for part in (self.label, self.who):
            part.setVisible(bool(copies))
        self.some.setVisible(several)
        self.did_not.say(self._language.say(NOTHING_CAME if several else DID_NOT))
        announce(self, self.told.words)

    def _given(self) -> None:
        whom = self.who.text().strip()
        if self._copies and not whom:
            self.told.say(self._language.say(SAY_WHO))
            announce(self, self.told.words, assertive=True)
            self.who.setFocus()
            return
        desk, copies = self._at.desk, self._copies
        if not copies:
            self.unfollowed.emit()
        else:
            self._at.worker.run(lambda _progress: given(desk, copies, whom), lambda _done: self.followed.emit(WRITTEN, WRITTEN_WHY))

    def _nothing(self) -> None:
        desk, copies = self._at.desk, self._copies
        heading, fate = ALL_CANCELLED if len(copies) > 1 else CANCELLED, Fate.NEVER_PRINTED
        if not copies:
            self.unfollowed.emit()
        else:
            self._at.worker.run(lambda _progress: all_became(desk, copies, fate), lambda _done: self.followed.emit(heading, CANCELLED_WHY))
