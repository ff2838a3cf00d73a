"""After the printer took the pages: who has them, or that they did not come out (X14)."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Message
from vawdesk.services.kept_copies import given, never_printed
from vawdesk.ui.kit.announce import announce
from vawdesk.ui.kit.arrange import column, wrap
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.line import Line

WHO_HAS_IT = N_("Who has it now?")
THEY_HAVE_IT, DID_NOT = N_("They have it"), N_("It did not come out")
SAY_WHO = N_("Write who has it.")
WRITTEN, WRITTEN_WHY = N_("It is written down who has it"), N_("Write it down too when it is shredded or filed.")
CANCELLED, CANCELLED_WHY = N_("This copy is cancelled"), N_("Nothing more is asked about it. You can print again.")


class AfterPrint(QWidget):
    """One answer: given to somebody, or nothing came out. A paper that is not followed asks only the second.

    Signals:
        followed(object, object): it is written down with the copy: heading and sentence.
        unfollowed(): answered for a paper that nothing is written down of.
    """

    followed = Signal(object, object)
    unfollowed = Signal()

    def __init__(self, at: AtDesk) -> None:
        super().__init__()
        say = at.language.say
        self._at, self._language = at, at.language
        self._copy: UUID | None = None
        self.told = Text("", "body", wrap=True)
        self.label = Text(say(WHO_HAS_IT), "strong")
        self.who = Line(say(WHO_HAS_IT))
        self.who.setObjectName("given_to")
        self.label.setBuddy(self.who)
        self.has_it, self.did_not = Button(say(THEY_HAVE_IT), "primary", "done", tall=True), Button(say(DID_NOT), tall=True)
        self.has_it.setObjectName("given")
        self.did_not.setObjectName("did_not_come_out")
        self.has_it.clicked.connect(self._given)
        self.who.returnPressed.connect(self._given)
        self.did_not.clicked.connect(self._nothing)
        self.setLayout(column(self.told, self.label, self.who, wrap(Flow([self.has_it, self.did_not])), gap=8, edges=(16, 12, 16, 12)))

    def ask(self, copy: UUID | None, words: Message, reader: str) -> None:
        """Ask about these pages; `reader` is offered as who has them."""
        self._copy = copy
        self.told.say(self._language.say(words))
        self.who.setText(reader)
        for part in (self.label, self.who):
            part.setVisible(copy is not None)
        announce(self, self.told.words)

    def _given(self) -> None:
        whom = self.who.text().strip()
        if self._copy is not None and not whom:
            self.told.say(self._language.say(SAY_WHO))
            announce(self, self.told.words, assertive=True)
            self.who.setFocus()
            return
        desk, copy = self._at.desk, self._copy
        if copy is None:
            self.unfollowed.emit()
        else:
            self._at.worker.run(lambda _progress: given(desk, copy, whom), lambda _done: self.followed.emit(WRITTEN, WRITTEN_WHY))

    def _nothing(self) -> None:
        desk, copy = self._at.desk, self._copy
        if copy is None:
            self.unfollowed.emit()
        else:
            self._at.worker.run(lambda _progress: never_printed(desk, copy), lambda _done: self.followed.emit(CANCELLED, CANCELLED_WHY))
