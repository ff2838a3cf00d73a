"""A newer edition of the facts before it is accepted: every change in a line, numbers first, and the second reader's hand (X13)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from vawdesk.i18n import N_, NN_
from vawdesk.models.values import Signature
from vawdesk.services.facts import TWO_READ, Offered, ask_for
from vawdesk.ui.kit.agreeing import Agreeing
from vawdesk.ui.kit.arrange import Item, column, row, rule, wrap
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Icon, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.section import SectionHeader
from vawdesk.ui.kit.verbs import verb

HEADING, COUNT = N_("What the facts of {date} would change"), NN_("{n} line", "{n} lines")
SAME = N_("Nothing but the date: somebody looked at everything again and found it right.")
ACCEPT, LEAVE_IT = N_("Take these facts in"), N_("Leave everything as it is")
READER = N_("Who read the numbers a second time")
NOBODY_MAY = N_(
    "Nobody else here may read the numbers a second time. Let another manager in, or name an acting manager, and take the file again."
)


class OfferPanel(QFrame):
    """The lines, the second reader where numbers change, and the two ways on.

    Signals:
        accepted(object): take it in; the Signature of the second reader, or None where none is needed.
        left(): leave everything as it is.
    """

    accepted = Signal(object)
    left = Signal()

    def __init__(self, at: AtDesk, offered: Offered) -> None:
        super().__init__()
        say = at.language.say
        self.second: Signature | None = None
        self.agreeing: Agreeing | None = None
        self.setProperty("kind", "panel")
        heading = say(HEADING, date=offered.facts.edition)
        self.setAccessibleName(heading)
        self.accept = verb(say(ACCEPT), "accept_facts", lambda: self.accepted.emit(self.second), primary=True, drawing="saved")
        leave = self.leave_button = verb(say(LEAVE_IT), "leave_facts", self.left.emit)
        items: list[Item] = [row(SectionHeader(heading, say(COUNT, n=len(offered.changes))), edges=(16, 4, 16, 0))]
        for change in offered.changes:
            drawing = Icon("phone" if change.number else "change", "text" if change.number else "muted")
            words = Text(change.words, "strong" if change.number else "body", wrap=True)
            items += [rule(), wrap(row(drawing, (words, 1), gap=12, edges=(16, 8, 16, 8), top=True))]
        if not offered.changes:
            items += [rule(), wrap(row((Text(say(SAME), wrap=True), 1), edges=(16, 12, 16, 12)))]
        if offered.two_readers:
            items += [rule(), *self._reader(at, offered)]
        verbs = wrap(Flow([self.accept, leave]))
        self.setLayout(column(*items, rule(), row((verbs, 1), edges=(16, 12, 16, 12)), gap=0))

    def _reader(self, at: AtDesk, offered: Offered) -> list[Item]:
        self.accept.setEnabled(False)
        asked = self.agreeing = Agreeing(at, ask_for(at.desk, offered), self, READER)
        asked.agreed.connect(self._read)
        why = at.language.say(TWO_READ.message)
        if not asked.somebody:
            return [row((Notice(why, at.language.say(NOBODY_MAY), "error"), 1), edges=(16, 12, 16, 12))]
        return [row((Notice(why, "", "soft"), 1), edges=(16, 12, 16, 0)), row((asked.editor, 1), edges=(16, 12, 16, 12))]

    def _read(self, signature: Signature) -> None:
        self.second = signature
        self.accept.setEnabled(True)
        self.accept.setFocus()

    def begin(self) -> None:
        """At the head of the list, so that it is read from its first line."""
        self.leave_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """No passphrase stays behind."""
        if self.agreeing is not None:
            self.agreeing.editor.forget()
