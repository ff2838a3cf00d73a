"""Paper: the numbered copies and what became of each (X14), and the blank forms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtWidgets import QFrame

from vawdesk.i18n import N_, NP_, Message
from vawdesk.models.casework.handled_copy import LOST_COPY, Fate
from vawdesk.services import kept_copies
from vawdesk.services.kept_copies import CopyLine, copy_lines
from vawdesk.services.refusals import Refused
from vawdesk.ui.kit.arrange import column, frame, row
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import ReasonQuestion
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.listing import Listing
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.print_ask import COPIES, PRINT, PrintAsk
from vawdesk.ui.kit.section import SectionHeader
from vawdesk.ui.kit.table import Column, Table
from vawdesk.ui.kit.table_model import Cell, TableRow
from vawdesk.ui.kit.work import Progress
from vawdesk.vault.errors import VaultError

TITLE = N_("Paper")
ABOUT = N_("Copies with a name or an address in them, from the printer to the shredder.")
ABOUT_CASE = N_("Copies from one case, from the printer to the shredder.")
TABLE, FIND = N_("Paper copies"), N_("Find in paper copies")
HEADS = (NP_("paper", "Copy"), N_("Case"), N_("Made for"), N_("Given to"), N_("State"))
SHARES = ((5, 200), (4, 168), (4, 160), (3, 136), (4, 208))  # of the width, and the least at 100 % text
OUT, EVERY = N_("Not yet back"), N_("All copies")
CHOOSE_FIRST = N_("Choose a copy in the list first.")
NONE, NONE_WHY = N_("No copy is out"), N_("A copy is listed here when a page with a name or an address is printed.")
COPY_NUMBER, PRINTED = N_("{code}, copy {n}"), N_("Printed {when}")
IS_OUT, NO_LONGER_RIGHT, NOBODY_YET = N_("Not yet back"), N_("No longer right: get it back"), N_("Not written down")
GIVE, SHRED, FILE, LOSE, NOTHING = N_("Given to…"), N_("Shredded"), N_("Filed…"), N_("Lost…"), N_("It did not come out")
WHO_Q, WHERE_Q, HOW_Q = N_("Who has this copy?"), N_("Where is this copy filed?"), N_("How was this copy lost?")
WHO, WHERE, HOW = N_("Given to"), N_("Where it is filed"), N_("What happened")
KEEP = N_("Write it down")
WRITTEN = N_("Written down")
BLANKS, BLANKS_WHY = N_("Blank forms"), N_("To fill in by hand, and to type up afterwards. They name nobody.")
REFUSED = N_("It was not written down")
GUIDANCE = N_("Where the paper goes")
GUIDANCE_WORDS = (
    N_("Write down who has each copy, and afterwards that it was shredded or filed."),
    N_("A lost copy can tell somebody where a person lives. Say it at once: their safety comes first, and nobody is blamed."),
)


class CopySource:
    """The lines in memory; the words typed look through all of them."""

    def __init__(self, at: AtDesk, file: UUID | None) -> None:
        self._at, self._file = at, file
        self.every = False
        self._lines: list[CopyLine] = []
        self.look()

    def look(self) -> None:
        """Read them anew."""
        self._lines = copy_lines(self._at.desk, self._file, out_only=not self.every)

    def _found(self, find: str) -> list[TableRow]:
        words = find.casefold().split()
        rows = [self._row(line) for line in self._lines]
        return [one for one in rows if all(any(word in cell.spoken().casefold() for cell in one.cells) for word in words)]

    def count(self, find: str) -> int:
        """How many match."""
        return len(self._found(find))

    def rows(self, find: str, start: int, limit: int) -> Sequence[TableRow]:
        """Some of them."""
        return self._found(find)[start : start + limit]

    def _row(self, line: CopyLine) -> TableRow:
        tongue = self._at.language
        say, paper = tongue.say, self._at.papers.get(line.document)
        number = say(COPY_NUMBER, code=line.document, n=line.number)
        printed = say(PRINTED, when=tongue.moment(line.printed_at, "short")) if line.printed_at else ""
        if line.superseded and line.fate is None:
            state = Cell(badge=say(NO_LONGER_RIGHT), tone="late")
        elif line.fate is None:
            state = Cell(badge=say(IS_OUT))
        else:
            state = Cell(say(line.fate.label), tongue.moment(line.fate_at) if line.fate_at else "")
        cells = (
            Cell(say(paper.document.title) if paper else number, number if paper else "", role="strong"), Cell(line.case, printed),
            Cell(line.recipient, line.purpose), Cell(line.given_to or say(NOBODY_YET), role="body" if line.given_to else "meta"), state,
        )  # fmt: skip
        return TableRow(line.id, cells)


class PaperPage(Page):
    """The list, the verbs for the chosen copy, the blank forms. `file` is the case whose copies are shown, or None for all."""

    def __init__(self, at: AtDesk, file: UUID | None) -> None:
        super().__init__(at.language)
        self.at, self.source = at, CopySource(at, file)
        say = at.language.say
        self.set_head(say(TITLE), say(ABOUT_CASE if file else ABOUT))
        self.told, self.wrong = Notice("", "", "soft", drawing="done"), Notice("", "", "error")
        self.lost = Notice(say(LOST_COPY.message), "", "danger")
        for notice in (self.told, self.wrong, self.lost):
            notice.hide()
        columns = [
            Column(say(head), share, least) for head, share, least in zip(HEADS, (5, 4, 4, 3, 4), (200, 168, 160, 136, 208), strict=True)
        ]
        self.table = Table(say(TABLE), columns, self.source, tall=56)
        self.chips = [Button(say(OUT), "chip", on=True), Button(say(EVERY), "chip", on=False)]
        empty = EmptyState(say(NONE), say(NONE_WHY), drawing="print")
        self.listing = Listing(self.table, at.language, say(FIND), empty, self.chips)
        self._verbs()
        self.add(self.told, self.wrong, self.lost, (self.listing, 1), share=1)
        self.add(self._blanks())
        for every, chip in enumerate(self.chips):
            chip.clicked.connect(lambda _on=False, every=bool(every): self._show_every(every))
        self.table.picked.connect(lambda id: self._enable(id is not None))
        self.listing.load()
        self._enable(False)

    def _verbs(self) -> None:
        say = self.language.say
        acts: list[tuple[Message, str, Callable[[], None]]] = [
            (GIVE, "give", lambda: self._ask(WHO_Q, WHO, lambda id, words: kept_copies.given(self.at.desk, id, words))),
            (SHRED, "shred", lambda: self._fate(Fate.SHREDDED)),
            (FILE, "file", lambda: self._ask(WHERE_Q, WHERE, lambda id, words: self._became(id, Fate.FILED, words))),
            (LOSE, "lose", lambda: self._ask(HOW_Q, HOW, lambda id, words: self._became(id, Fate.LOST, words))),
            (NOTHING, "did_not_come_out", lambda: self._fate(Fate.NEVER_PRINTED)),
        ]
        self.verbs = []
        for words, name, act in acts:
            button = Button(say(words), "primary" if words is GIVE else "plain")
            button.setObjectName(name)
            button.clicked.connect(lambda _on=False, act=act: act())
            self.verbs.append(button)
        self.choose = Text(say(CHOOSE_FIRST), "meta", "muted")
        self.add(Flow([*self.verbs, self.choose]))

    def _blanks(self) -> QFrame:
        say = self.language.say
        buttons = []
        for code, paper in sorted(self.at.papers.items()):
            if paper.blanks:
                button = Button(say(paper.document.title), "plain", "print")
                button.setObjectName(f"blank_{code}")
                button.clicked.connect(lambda _on=False, code=code: self.go.emit(PRINT, PrintAsk(code)))
                buttons.append(button)
        head = row(SectionHeader(say(BLANKS)))
        words = Text(say(BLANKS_WHY), "meta", "muted", wrap=True)
        return frame(column(head, words, Flow(buttons), gap=8, edges=(16, 8, 16, 12)), "panel", say(BLANKS))

    # acting

    def _enable(self, on: bool) -> None:
        for button in self.verbs:
            button.setEnabled(on)
        self.choose.setVisible(not on)

    def _show_every(self, every: bool) -> None:
        self.source.every = every
        for number, chip in enumerate(self.chips):
            chip.setChecked(bool(number) == every)
        self._again()

    def _again(self) -> None:
        self.source.look()
        self.listing.load()
        self._enable(self.table.current_id() is not None)

    def _became(self, id: UUID, fate: Fate, words: str = "") -> None:
        kept_copies.became(self.at.desk, id, fate, words)

    def _fate(self, fate: Fate) -> None:
        id: UUID | None = self.table.current_id()
        if id is not None:
            self._run(lambda _progress: self._became(id, fate))

    def _ask(self, question: Message, label: Message, act: Callable[[UUID, str], None]) -> None:
        id: UUID | None = self.table.current_id()
        if id is None:
            return
        say = self.language.say
        dialog = ReasonQuestion(self, say(question), "", Asked("copy_words", label), say(KEEP), self.language)
        dialog.reason_given.connect(lambda words: self._run(lambda _progress: act(id, words), lost=question is HOW_Q))
        dialog.open()

    def _run(self, job: Callable[[Progress], None], lost: bool = False) -> None:
        self.at.worker.run(job, lambda _done: self._done(lost), self._failed)

    def _done(self, lost: bool) -> None:
        self.wrong.hide()
        self.lost.setVisible(lost)
        self.told.show()
        self.told.say(self.language.say(WRITTEN), "")
        self._again()

    def _failed(self, problem: object) -> None:
        if isinstance(problem, Refused):
            words = " ".join(self.language.say(one.message) for one in problem.problems)
        elif isinstance(problem, VaultError):
            words = self.language.say(problem.message)
        else:
            self.at.worker.failed.emit(problem)
            return
        self.told.hide()
        self.wrong.show()
        self.wrong.say(self.language.say(REFUSED), words)

    # what the shell asks

    def guidance(self) -> Guidance | None:
        """What to write of each copy."""
        say = self.language.say
        return Guidance(say(GUIDANCE), "8.5", tuple(say(words) for words in GUIDANCE_WORDS))

    def first_focus(self) -> None:
        """The box that finds a copy."""
        self.listing.search_box.setFocus()


ENTRY = PageEntry(COPIES, TITLE, "print", "casework", PaperPage, group=1)
