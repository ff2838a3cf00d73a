"""Who may see a file: everybody in casework, or only named colleagues, because somebody here is close to the family (C11)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QWidget

from vawdesk.i18n import N_, NN_
from vawdesk.models.casework.case import Case
from vawdesk.services import sealed_file
from vawdesk.services.refusals import NOTHING_HERE, NothingHere, Refused
from vawdesk.services.sealed_drafts import LostDraft
from vawdesk.services.sealed_file import Candidate
from vawdesk.services.unit import Unit
from vawdesk.ui.kit.arrange import column
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.reading import panel

KEY = "case_sealing"
TITLE = N_("Who may see this file")
ABOUT, COLLEAGUES = N_("Case {reference}"), N_("Colleagues who work with cases")
OPEN_TO_ALL = N_("Everybody who works with cases can open this file.")
SEALED = N_("Only the people ticked here can open this file. For everybody else it is not there.")
CLOSE_TO = N_("{name} is close to somebody in this file and cannot be named.")
YOU = N_("{name} (you)")
SEAL, KEEP, BACK = N_("Seal this file"), N_("Keep these people"), N_("Back")
SURE = N_("Seal this file to the people you ticked?")
GOES_TOO = N_(
    "Every case of its situation goes with it, and everybody and every place that no other file needs. "
    "What was copied, printed or backed up before stays as it is."
)
LOST = NN_(
    "{n} draft of somebody who is not ticked is removed. Tell them first: {names}.",
    "{n} drafts of people who are not ticked are removed. Tell them first: {names}.",
)
NOBODY_CLOSE, EVERYBODY = N_("No colleague is close to anybody in this file any more"), N_("Tick everybody")
NOBODY_CLOSE_WHY = N_(
    "It stays sealed, but you may name everybody who works with cases. Whoever joins later is named then. Search finds it for those named."
)
WORKING, DONE = N_("Working…"), N_("Only the people you ticked can open this file now.")
NOT_DONE = N_("This could not be done. Nothing was changed.")
WHY = N_("Nobody works on the file of somebody they are close to, and they learn nothing of it, not even that there is one.")
WHAT_STAYS = N_("At an address they are about to visit they are still told what to do, and never why.")


class CaseSealing(Page):
    """Tick boxes for the people who can open casework, and one verb."""

    def __init__(self, at: AtDesk, id: UUID | None) -> None:
        super().__init__(at.language)
        self.at, self.case = at, at.desk.peek(Case, id) if id is not None else None
        self.boxes: dict[UUID, QCheckBox] = {}
        self.verb, self.told = Button("", "primary", "lock"), Notice("", "", "danger")
        self.told.hide()
        say = self.language.say
        self.set_head(say(TITLE), say(ABOUT, reference=self.case.ref_no or "") if self.case else "", label=True)
        if self.case is None or not sealed_file.may_seal(at.desk):
            self.add(Text(say(NOTHING_HERE), "body", wrap=True))
        else:
            self._build(self.case)
        self.end()

    def _build(self, case: Case) -> None:
        say = self.language.say
        self.sealed = sealed_file.is_sealed(self.at.desk, case.id)
        self.candidates = sealed_file.to_be_named(self.at.desk, case.id)
        self.verb.say(say(KEEP if self.sealed else SEAL))
        self.verb.setObjectName("seal")
        self.verb.clicked.connect(self.ask)
        back = Button(say(BACK))
        back.clicked.connect(self.closed)
        self.set_verbs([self.verb, back])
        rows: list[QWidget] = [self._row(one) for one in self.candidates]
        self.add(
            self.told,
            *self._nobody_close(),
            panel(say(COLLEAGUES), column(Text(say(SEALED if self.sealed else OPEN_TO_ALL), "body", wrap=True), *rows, gap=8)),
        )

    def _nobody_close(self) -> list[QWidget]:
        """A sealed file whose reason is gone is not opened again; but everybody may be named who works with cases now."""
        if not self.sealed or any(one.close for one in self.candidates) or all(one.ticked for one in self.candidates):
            return []
        say, everybody = self.language.say, Button(self.language.say(EVERYBODY))
        everybody.setObjectName("everybody")
        everybody.clicked.connect(self._tick_everybody)
        return [Notice(say(NOBODY_CLOSE), say(NOBODY_CLOSE_WHY), "soft", button=everybody)]

    def _tick_everybody(self) -> None:
        for box in self.boxes.values():
            box.setChecked(True)

    def _row(self, one: Candidate) -> QWidget:
        say = self.language.say
        if one.close:
            return Text(say(CLOSE_TO, name=one.name), "body", "muted", wrap=True)
        me = one.account == self.at.desk.account.id
        box = QCheckBox(say(YOU, name=one.name) if me else one.name)
        box.setObjectName(f"viewer_{one.account}")
        box.setChecked(one.ticked or me)
        box.setEnabled(not me)
        self.boxes[one.account] = box
        return box

    def ticked(self) -> tuple[UUID, ...]:
        """The accounts that are to see the file."""
        return tuple(account for account, box in self.boxes.items() if box.isChecked())

    def ask(self) -> None:
        """Before an open file is sealed: what goes with it, and whose drafts are lost."""
        case, named = self.case, self.ticked()
        if case is None:
            return
        if self.sealed:
            self._do(lambda unit: sealed_file.set_viewers(unit, case.id, named))
            return
        say = self.language.say
        words = [*self._lost(sealed_file.drafts_to_be_lost(self.at.desk, case.id, named)), say(GOES_TOO)]
        question = Question(self, say(SURE), " ".join(words), say(SEAL), self.language)
        question.agreed.connect(lambda: self._do(lambda unit: sealed_file.seal_file(unit, case.id, named)))
        question.open()

    def _lost(self, drafts: Sequence[LostDraft]) -> list[str]:
        called = {one.account: one.name for one in self.candidates}
        names = list(dict.fromkeys(called.get(draft.account, "") for draft in drafts))
        return [self.language.say(LOST, n=len(drafts), names=self.language.list([name for name in names if name]))] if drafts else []

    def _do(self, act: Callable[[Unit], object]) -> None:
        """In the worker: a long file takes a moment."""
        self.verb.setEnabled(False)
        self.saved.emit(self.language.say(WORKING))
        self.at.worker.run(lambda _progress: self._kept(act), lambda _result: self._done(), self._failed)

    def _kept(self, act: Callable[[Unit], object]) -> None:
        with self.at.desk.writing() as unit:
            act(unit)
            unit.commit()

    def _done(self) -> None:
        self.saved.emit(self.language.say(DONE))
        self.closed.emit()

    def _failed(self, problem: Exception) -> None:
        say = self.language.say
        self.verb.setEnabled(True)
        words = NOT_DONE
        if isinstance(problem, Refused) and problem.problems:
            words = problem.problems[0].message
        elif isinstance(problem, NothingHere):
            words = problem.message
        self.told.say(say(words), "")
        self.told.show()

    def subjects(self) -> tuple[UUID, ...]:
        return self.case.subjects() if self.case is not None else ()

    def guidance(self) -> Guidance | None:
        """Why a file is kept from a colleague."""
        say = self.language.say
        return Guidance(say(TITLE), "8.4", (say(WHY), say(WHAT_STAYS)))


ENTRY = PageEntry(
    KEY,
    TITLE,
    "cases",
    "casework",
    CaseSealing,
    subjects=("case", "person"),
    in_menu=False,
    under="cases",
    roles=("manager",),
    paragraph="8.4",
)
