"""Several papers of a case for one reader: which of them go along."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from vawdesk.i18n import N_
from vawdesk.models.casework.case import Case
from vawdesk.services.case_papers import PaperOnFile, goes_along, papers_of
from vawdesk.services.view import Dossier
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import scroll
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.page import Page
from vawdesk.ui.kit.print_ask import PRINT, PrintAsk

WHICH_Q = N_("Which papers go together?")
WHICH_WHY = N_("They go to one reader, for one reason. What is kept from the reader in one of them is kept out of all of them.")
DRAW_THEM = N_("Draw them")
FEW = 6  # papers that are seen at once; more are scrolled


class SeveralQuestion(Question):
    """The papers of the case, each to be ticked. The first is there already: it is what the page was opened for.

    Signals:
        chosen(object): the PrintAsk for all of them.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget, at: AtDesk, ask: PrintAsk, papers: Sequence[PaperOnFile]) -> None:
        say = at.language.say
        super().__init__(parent, say(WHICH_Q), say(WHICH_WHY), say(DRAW_THEM), at.language)
        self._ask = PrintAsk(ask.document, ask.record)
        self.boxes: dict[PrintAsk, QCheckBox] = {}
        lines = QWidget()
        listed = QVBoxLayout(lines)
        listed.setContentsMargins(0, 0, 0, 0)
        for number, paper in enumerate(papers):
            box = _box(paper, at)
            one = PrintAsk(paper.document, paper.record)
            box.setObjectName(f"paper_{number}")
            box.setChecked(one in ask.all or one == self._ask)
            box.setEnabled(one != self._ask)
            self.boxes[one] = box
            listed.addWidget(box)
        around = scroll(lines)
        around.setMinimumHeight(theme.wide(theme.TARGET + 6) * min(len(papers), FEW))
        self.body.addWidget(around)
        next((box for box in self.boxes.values() if box.isEnabled()), self.back).setFocus()

    def try_accept(self) -> None:
        """Whatever is ticked; with nothing but the first, it goes by itself again."""
        also = tuple(one for one, box in self.boxes.items() if box.isChecked() and one != self._ask)
        self.chosen.emit(PrintAsk(self._ask.document, self._ask.record, also))
        self.accept()


def _box(paper: PaperOnFile, at: AtDesk) -> QCheckBox:
    """One paper by its title, and by number and day where there can be several of its kind; never by what it says."""
    title = at.language.say(at.papers[paper.document].document.title)
    when = at.language.moment(paper.when, "short") if paper.when is not None else ""
    words = "  ·  ".join(part for part in (title, paper.reference, when) if part)
    box = QCheckBox(words.replace("&", "&&"))
    box.setAccessibleName(words)
    box.setFont(theme.font())
    box.setMinimumHeight(theme.wide(theme.TARGET))
    return box


def several(page: Page, at: AtDesk, ask: PrintAsk, dossier: Dossier | None, case: Case | None) -> Callable[[], None] | None:
    """Asks which papers go along with this one; None where it goes by itself, or lies in no case."""
    if case is None or dossier is None or not goes_along(ask.document, dossier.main):
        return None

    def question() -> None:
        dialog = SeveralQuestion(page, at, ask, papers_of(at.desk, case.id))
        dialog.chosen.connect(lambda chosen: page.go.emit(PRINT, chosen))
        dialog.open()

    return question
