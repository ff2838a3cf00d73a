"""Guidance and helplines: the numbers that stand on papers and screens, from when they are, and taking in a newer edition."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.facts_format import LARGEST, FactsFault
from vawdesk.models.values import Signature
from vawdesk.services import facts
from vawdesk.services.refusals import Refused
from vawdesk.ui.file_dialog import FACTS_FILES
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import clear, column, wrap
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.page import Guidance
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.organisation.settings import SettingsPage, paragraph
from vawdesk.ui.pages.organisation.settings_guidance_offer import OfferPanel
from vawdesk.ui.pages.organisation.settings_guidance_shown import facts_shown

PAGE = N_("Guidance and helplines")
TAKE_IN = N_("Take in a newer file…")
GUIDANCE = N_("Guidance")
F1 = N_("F1 on any page says why something is asked, with the paragraph of the guidance it comes from.")
SOURCE = N_(
    "The rules follow the Welsh Government's good practice guidance of 2019 for those who work with people who use violence or abuse, "
    "and the standards for such services. It is not legal advice."
)
NOW_IN_USE, EVERYWHERE = N_("The newer facts are in use."), N_("Every page and every paper shows them from now on.")
ON_A_STICK = N_("Facts files come on a memory stick from whoever supplies the program. Every change is shown before it counts.")
TWO_READERS = N_("A changed number is read by two people: somebody in danger may ring it.")


class GuidancePage(SettingsPage):
    """The dated facts as they are in use, and what a newer file would change."""

    key = "settings_guidance"

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        super().__init__(at)
        self.offer: OfferPanel | None = None
        self._offered, self._all = column(gap=0), column(gap=theme.GAP)
        for layout in (self._offered, self._all):
            self.panels.addLayout(layout)
        self._show()
        self.finish()

    def _show(self) -> None:
        """Draw the facts in use anew."""
        clear(self._all)
        say = self.language.say
        take_in = [wrap(Flow([verb(say(TAKE_IN), "take_in", self._ask)]))] if self.at.desk.account.manages else []
        panels = [self.panel(heading, *items) for heading, items in facts_shown(self.at, take_in)]
        for panel in (*panels, self.panel(GUIDANCE, paragraph(say(F1)), paragraph(say(SOURCE)))):
            self._all.addWidget(panel)

    # a newer edition

    def _ask(self) -> None:
        self.at.files.file(self, FACTS_FILES, self._chosen)

    def _chosen(self, path: Path) -> None:
        desk, tongue, files = self.at.desk, self.language, self.at.desk.vault.edges.files

        def read(_progress: object) -> facts.Offered:
            return facts.offered(desk, files.read(path, LARGEST), tongue)

        self._leave_offer()
        self.at.worker.run(read, self._offer, self._not_one)

    def _not_one(self, problem: object) -> None:
        if isinstance(problem, FactsFault):
            self._outcome.stopped(problem.message)
        elif isinstance(problem, ValueError):
            self._outcome.stopped(facts.TOO_LARGE)
        else:
            self.refuse(problem)

    def _offer(self, offered: facts.Offered) -> None:
        self._outcome.clear()
        clear(self._all)  # nothing else to read: what would change stands alone
        self.offer = OfferPanel(self.at, offered)
        self.offer.accepted.connect(lambda second: self._accept(offered, second))
        self.offer.left.connect(self._leave_offer)
        self._offered.addWidget(self.offer)
        self.offer.begin()

    def _accept(self, offered: facts.Offered, second: Signature | None) -> None:
        try:
            facts.accept(self.at.desk, offered, second)
        except Refused as refused:
            self.refuse(refused.problems[0])
            return
        self._leave_offer()
        self.tell(NOW_IN_USE, EVERYWHERE)
        self.first_focus()

    def _leave_offer(self) -> None:
        if self.offer is not None:
            self.offer.forget()
            self.offer = None
            clear(self._offered)
            self._show()

    def leave(self) -> None:
        """No passphrase stays behind."""
        if self.offer is not None:
            self.offer.forget()
        super().leave()

    def guidance(self) -> Guidance | None:
        """Where newer facts come from."""
        return Guidance(self.language.say(PAGE), "8.23", tuple(map(self.language.say, (ON_A_STICK, TWO_READERS))))


ENTRY = PageEntry("settings_guidance", PAGE, "contacts", "organisation", GuidancePage, in_menu=False, under="settings")
