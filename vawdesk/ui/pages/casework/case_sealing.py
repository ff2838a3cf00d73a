"""Who may see a file: everybody in casework, or only named colleagues, because somebody here is close to the family (C11)."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Message
from vawdesk.models.casework.case import Case
from vawdesk.services import sealed_file
from vawdesk.services.colleagues import may_decide
from vawdesk.services.flags_met import Thing
from vawdesk.services.refusals import NOTHING_HERE
from vawdesk.ui.kit.arrange import column
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.reading import panel
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.casework.case_sealing_act import Sealing
from vawdesk.ui.pages.casework.case_sealing_question import SEAL, SealQuestion
from vawdesk.ui.pages.casework.case_sealing_viewers import Viewers

KEY = "case_sealing"
TITLE = N_("Who may see this file")
ABOUT, COLLEAGUES = N_("Case {reference}"), N_("Colleagues who work with cases")
OPEN_TO_ALL = N_("Everybody who works with cases can open this file.")
SEALED = N_("Only the people ticked here can open this file. For everybody else it is not there.")
KEEP, BACK = N_("Keep these people"), N_("Back")
NOBODY_CLOSE, EVERYBODY = N_("No colleague is close to anybody in this file any more"), N_("Tick everybody")
NOBODY_CLOSE_WHY = N_(
    "It stays sealed, but you may name everybody who works with cases. Whoever joins later is named then. Search finds it for those named."
)
WORKING, DONE = N_("Working…"), N_("Only the people you ticked can open this file now.")
WHY = N_("Nobody works on the file of somebody they are close to, and they learn nothing of it, not even that there is one.")
WHAT_STAYS = N_("At an address they are about to visit they are still told what to do, and never why.")


class CaseSealing(Page):
    """Tick boxes for the people who can open casework, and one verb."""

    def __init__(self, at: AtDesk, id: UUID | None) -> None:
        super().__init__(at.language)
        self.at, self.case = at, at.desk.peek(Case, id) if id is not None else None
        self.verb, self.told = Button("", "primary", "lock"), Notice("", "", "danger")
        self.told.hide()
        say = self.language.say
        self.set_head(say(TITLE), say(ABOUT, reference=self.case.ref_no or "") if self.case else "", label=True)
        if self.case is None or not may_decide(at.desk):
            self.add(Text(say(NOTHING_HERE), "body", wrap=True))
        else:
            self._build(self.case)
        self.end()

    def _build(self, case: Case) -> None:
        say, desk = self.language.say, self.at.desk
        self.sealed = sealed_file.is_sealed(desk, case.id)
        self.candidates = sealed_file.to_be_named(desk, case.id)
        self.viewers = Viewers(self.candidates, desk.account.id, self.language)
        self.sealing = Sealing(self.at, case.id, self)
        self.sealing.begun.connect(self._begun)
        self.sealing.done.connect(self._done)
        self.sealing.failed.connect(self._failed)
        self.verb.say(say(KEEP if self.sealed else SEAL))
        self.verb.setObjectName("seal")
        self.verb.clicked.connect(lambda: self.ask(case.id))
        self.set_verbs([self.verb, verb(say(BACK), "back", self.closed.emit)])
        about = Text(say(SEALED if self.sealed else OPEN_TO_ALL), "body", wrap=True)
        self.add(self.told, *self._nobody_close(), panel(say(COLLEAGUES), column(about, self.viewers, gap=8)))

    def _nobody_close(self) -> list[QWidget]:
        """A sealed file whose reason is gone is not opened again; but everybody may be named who works with cases now."""
        if not self.sealed or not sealed_file.to_be_widened(self.candidates):
            return []
        say = self.language.say
        everybody = verb(say(EVERYBODY), "everybody", self.viewers.tick_everybody)
        return [Notice(say(NOBODY_CLOSE), say(NOBODY_CLOSE_WHY), "soft", button=everybody)]

    def ask(self, case: UUID) -> None:
        """Keep other people for a sealed file; before an open one is sealed, ask."""
        named = self.viewers.ticked()
        if self.sealed:
            self.sealing.keep(named)
            return
        lost = sealed_file.drafts_to_be_lost(self.at.desk, case, named)
        question = SealQuestion(self, lost, {one.account: one.name for one in self.candidates}, self.language)
        question.agreed.connect(lambda: self.sealing.seal(named))
        question.open()

    def _begun(self) -> None:
        self.verb.setEnabled(False)
        self.saved.emit(self.language.say(WORKING))

    def _done(self) -> None:
        self.saved.emit(self.language.say(DONE))
        self.closed.emit()

    def _failed(self, why: Message) -> None:
        self.verb.setEnabled(True)
        self.told.say(self.language.say(why), "")
        self.told.show()

    def subjects(self) -> tuple[Thing, ...]:
        return (self.case,) if self.case is not None else ()

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
