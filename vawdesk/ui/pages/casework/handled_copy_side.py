"""Beside the page that is to leave: what is kept out of it, the ways out, and afterwards who has it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vawdesk.i18n import N_, Message
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import column, rule, scroll, wrap
from vawdesk.ui.kit.basics import Button, Text, hide_unless
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.pages.casework.handled_copy_after import AfterPrint
from vawdesk.ui.pages.casework.handled_copy_kept import KeptOut

PRINT, LOCKED, OPEN_COPY, SAVE_BLANK = N_("Print"), N_("Save with a password…"), N_("Save without a password…"), N_("Save…")


class LeavingSide(QFrame):
    """`kept`, then the ways out or, once the printer has the pages, `after`. A blank form needs no password.

    Signals:
        print_asked(), locked_asked(), open_asked(): the way out that was pressed.
    """

    print_asked = Signal()
    locked_asked = Signal()
    open_asked = Signal()

    def __init__(self, at: AtDesk, blank: bool) -> None:
        super().__init__()
        say = at.language.say
        self.setProperty("kind", "panel")
        self.kept, self.after = KeptOut(at.language), AfterPrint(at)
        self.print_button = Button(say(PRINT), "primary", "print", tall=True)
        self._locked = Button(say(LOCKED), tall=True)
        self._open = Button(say(SAVE_BLANK if blank else OPEN_COPY), "quiet", tall=True)
        self._ways = [self.print_button, self._locked, self._open]
        hide_unless(self._locked, not blank)
        asked = (("print", self.print_asked), ("save_locked", self.locked_asked), ("save_open", self.open_asked))
        for button, (name, signal) in zip(self._ways, asked, strict=True):
            button.setObjectName(name)
            button.clicked.connect(lambda _on=False, signal=signal: signal.emit())
        shown = [button for button in self._ways if not (blank and button is self._locked)]
        self._language, self.by_file = at.language, Text("", "meta", "muted", wrap=True)
        self.by_file.hide()
        self._verbs = wrap(column(wrap(Flow(shown)), self.by_file, gap=8, edges=(16, 12, 16, 12)))
        self.after.hide()
        self._around = scroll(self.kept)
        self._around.setMinimumHeight(theme.wide(160))
        self.setLayout(column((self._around, 1), rule(), self._verbs, self.after, gap=0, edges=(1, 1, 1, 1)))

    @property
    def open(self) -> bool:
        """Whether a page stands there that may leave now."""
        return self.print_button.isEnabled() and not self.asks

    @property
    def asks(self) -> bool:
        """Whether it waits for an answer to who has the pages."""
        return not self.after.isHidden()

    def show_ways(self, on: bool, by_file: Sequence[Message] = ()) -> None:
        """Offer the ways out, to be pressed where there is a page; `by_file` is how a file may go to this reader."""
        self.by_file.say(" ".join(self._language.say(words) for words in by_file))
        self.by_file.setVisible(bool(by_file))
        self._verbs.show()
        self._around.show()
        self.after.hide()
        for button in self._ways:
            button.setEnabled(on)

    def ask_who(self, copies: Sequence[UUID], words: Message, reader: str) -> None:
        """The printer has the pages: who has them is asked in the whole column, so that nothing of the question is cut."""
        self._verbs.hide()
        self._around.hide()
        self.after.ask(copies, words, reader)
        self.after.show()
        (self.after.who if copies else self.after.has_it).setFocus()
