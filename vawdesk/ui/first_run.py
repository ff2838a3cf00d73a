"""The first run: language, organisation, where the vault lives, the first account, the recovery sheet, typed back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vawdesk.i18n import N_, Code, Language, Message, language
from vawdesk.ui.first_run_pages import PAGES, StepPage
from vawdesk.ui.first_run_steps import FirstRun, Step, after, before, wrong
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import Middle, clear, column, frame, over_verbs, row, rule, scroll, wrap
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button, Icon, Text, hide_unless
from vawdesk.ui.kit.error_summary import ErrorSummary
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.focus import FocusRing
from vawdesk.ui.kit.press import ENTER

STEP_OF = N_("Step {n} of {all}")
CONTINUE, BACK = N_("Continue"), N_("Back")
MAKE, MAKING = N_("Make the vault"), N_("Making the vault…")
FINISH = N_("Finish")
RECORDS_EXIST = N_("There are records or a backup already…")
PRACTICE = N_("Try it first with invented people")


class FirstRunWindow(QWidget):
    """A card with one step on it. What was told stays told when one goes back or changes the language.

    Signals:
        folder_asked(object): the person wants to choose a folder; answer with `show_folder`.
        make_asked(object): a FirstRun with everything but the code: make the vault, then call `show_sheet` or `fail`.
        print_asked(bool): print the filled sheet (True) or the blank one (False).
        finished(object): the FirstRun, its code typed back.
        practice_asked(): open the practice vault instead.
    """

    folder_asked = Signal(object)
    make_asked = Signal(object)
    print_asked = Signal(bool)
    finished = Signal(object)
    practice_asked = Signal()

    def __init__(self, code: Code = "en", told: FirstRun | None = None) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("VAWDesk")
        self.resize(1366, 768)
        self.told = told or FirstRun(language=code)
        self.step = Step.LANGUAGE
        self.page: StepPage | None = None
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self.ring = FocusRing(self)
        self._seal = ""
        self.show_step(Step.LANGUAGE)

    @property
    def language(self) -> Language:
        """The language chosen so far."""
        return language(self.told.language)

    # steps

    def show_step(self, step: Step) -> None:
        """Show a step with what was told so far."""
        self.step = step
        clear(self._whole)
        say = self.language.say
        self.page = PAGES[step](self.language, self.told, self._seal)
        self.page.folder_asked.connect(self.folder_asked)
        self.page.print_asked.connect(self.print_asked)
        self.summary = ErrorSummary(self.language)
        self.summary.go.connect(self.page.focus_field)
        self.failure = Notice("", "", "error")
        self.failure.hide()
        self.go_on = Button(say(self._verb()), "primary", tall=True)
        self.go_on.setObjectName("continue")
        self.go_on.clicked.connect(self.try_on)
        self.back = Button(say(BACK), "quiet", tall=True)
        self.back.setObjectName("back")
        hide_unless(self.back, before(step) is not None)
        self.back.clicked.connect(self._go_back)
        area = scroll(Middle(self._card()), sideways=True)
        self._whole.addWidget(area)
        area.show()  # at once, so that it can take the focus
        self.page.first_focus()

    def _card(self) -> QWidget:
        say, steps = self.language.say, list(Step)
        where = Text(say(STEP_OF, n=steps.index(self.step) + 1, all=len(steps)), "meta", "muted")
        practice = Button(say(PRACTICE), "link")
        practice.clicked.connect(self.practice_asked)
        known = Button(say(RECORDS_EXIST), "link")
        known.setObjectName("records_exist")
        known.clicked.connect(lambda: self.folder_asked.emit(self.told.folder))
        verbs, elsewhere = wrap(Flow([self.go_on, self.back])), [rule(), wrap(Flow([known, practice], gap=24))]
        under = elsewhere if self.step is Step.LANGUAGE else []
        asked = wrap(column(where, self.summary, self.page, gap=16, edges=(32, 24, 32, 8)))
        card = frame(over_verbs(asked, self.failure, verbs, *under, edges=(32, 16, 32, 24)), "panel", where.words)
        card.setFixedWidth(theme.wide(600))
        head = wrap(row(Icon("shield", "accent", 32), Text("VAWDesk", "display", "accent"), None, gap=16))
        head.setFixedWidth(card.width())
        return wrap(column(None, row(None, head, None), 8, row(None, card, None), None, gap=8, edges=(16, 24, 16, 24)))

    def _verb(self) -> Message:
        return {Step.ACCOUNT: MAKE, Step.TYPED_BACK: FINISH}.get(self.step, CONTINUE)

    def try_on(self) -> None:
        """Go on if nothing is missing; else say what is."""
        if self.page is None or not self.go_on.isEnabled():
            return
        self.told = self.page.told(self.told)
        found = wrong(self.step, self.told)
        self.page.show_wrong(found)
        self.summary.show_problems([(one.field, self.language.say(one.message)) for one in found])
        if found:
            self.summary.take_focus()
            return
        following = after(self.step)
        if self.step is Step.ACCOUNT:
            self.go_on.setEnabled(False)
            self.back.setEnabled(False)  # the vault is being made: there is nothing to go back to
            self.go_on.say(self.language.say(MAKING))
            self.make_asked.emit(self.told)
        elif following is None:
            self.finished.emit(self.told)
        else:
            self.show_step(following)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a box or on an answer goes on; on a button it presses that button."""
        if event.key() in ENTER and not event.isAutoRepeat():
            self.try_on()
        else:
            super().keyPressEvent(event)

    def _go_back(self) -> None:
        earlier = before(self.step)
        if self.page is not None and earlier is not None:
            self.told = self.page.told(self.told)
            self.show_step(earlier)

    # answers from outside

    def show_folder(self, folder: Path) -> None:
        """A folder was chosen."""
        self.told = replace(self.told, folder=folder, folder_insisted=False)
        if self.step is Step.PLACE:
            self.show_step(Step.PLACE)

    def show_sheet(self, code: str, seal: str) -> None:
        """The vault has been made: the passphrase is forgotten here, the code of its recovery sheet is shown."""
        self.told = replace(self.told, code=code, passphrase="", passphrase_again="")
        self._seal = seal
        self.show_step(Step.SHEET)

    def fail(self, heading: str, words: str) -> None:
        """The vault could not be made: say why; everything that was told is still there."""
        self.go_on.setEnabled(True)
        self.back.setEnabled(True)
        self.go_on.say(self.language.say(self._verb()))
        self.failure.show()
        self.failure.say(heading, words)
