"""A share as it is read: what was told, to whom, why, and what was kept back; what they said, and whether the person knows (8.25)."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.casework.information_share import InformationShare, is_late
from vawdesk.models.casework.information_share_options import VictimTold
from vawdesk.services import law, share_steps
from vawdesk.services.flags_met import Thing
from vawdesk.services.refusals import NOTHING_HERE, ChangedMeanwhile, NothingHere, Refused
from vawdesk.services.share_file import ShareFile, share_file
from vawdesk.ui.kit.additions import added, put_right
from vawdesk.ui.kit.arrange import pair
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import ReasonQuestion
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.nothing_here import show_nothing
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.print_ask import PRINT, PrintAsk
from vawdesk.ui.kit.reading import LABELS, panel, parts
from vawdesk.ui.kit.verbs import verb

KEY = "information_share"
TITLE, IN_CASE = N_("Information shared {reference}"), N_("Case {reference}")
LATE = N_("Entered late")
ADD_TO, OPEN_CASE, PRINT_IT = N_("Add to this record"), N_("Open the case"), N_("Print…")
THEY_HAVE_IT, HAVE_IT_ASK = N_("Note that they have it…"), N_("They said that they have it")
HAVE_IT_WHY, HAVE_IT_KEEP = N_("It is kept with today's date."), N_("Keep it")
NOW_TOLD = N_("The person has been told")
IN_LAW, IN_LAW_LABEL = N_("In law"), N_("Lawful basis and condition")
NOTHING_WHY, SHOW_CASES = N_("Go back to the list of cases."), N_("Show cases")
SIGNED_WORDS = N_("This record is signed. You can add to it. The old words stay.")


class SharePage(Page):
    """One share on record."""

    def __init__(self, at: AtDesk, id: UUID | None) -> None:
        super().__init__(at.language)
        self.at = at
        self.share: InformationShare | None = None
        self.asking: ReasonQuestion | None = None
        try:
            found = share_file(at.desk, id, at.language) if id is not None else None
        except NothingHere:
            found = None
        if found is None:
            show_nothing(self, InformationShare.title, NOTHING_HERE, NOTHING_WHY, SHOW_CASES, "cases")
        else:
            self.share = found.share
            self._show(found, found.share)

    def _show(self, file: ShareFile, held: InformationShare) -> None:
        say, language = self.language.say, self.language
        badges = (Badge(say(LATE), "late"),) if is_late(held, self.at.now()) else ()
        about = say(IN_CASE, reference=file.called.get(held.case, "")) if held.case else ""
        self.set_head(say(TITLE, reference=held.ref_no or ""), about, badges, (self.back_button(),), label=True)
        self.set_verbs(self._verbs(held), [verb(say(PRINT_IT), "print", self.print_asked, drawing="print")])
        words = parts(held, [(title, names) for _letter, title, names in InformationShare.sections()], language, file.called)
        known = law.law_for(self.at.desk, held.why_needed, language) if held.why_needed is not None else None
        if known is not None:
            words.insert(3, panel(say(IN_LAW), pair(say(IN_LAW_LABEL), known.one_line, LABELS)))
        self.add(*put_right(file.put_right, language), *words, *added(file.added, language))
        self.end()

    def _verbs(self, held: InformationShare) -> list[Button]:
        say = self.language.say
        made = [verb(say(THEY_HAVE_IT), "acknowledge", self._ask, primary=True)] if held.acknowledged_on is None else []
        if held.victim_told is VictimTold.NOT_YET:
            made.append(verb(say(NOW_TOLD), "told", lambda: self._do(lambda: share_steps.was_told(self.at.desk, held.id)), drawing="done"))
        made.append(verb(say(ADD_TO), "add_to", lambda: self.go.emit("addendum", held.id), drawing="add", primary=not made))
        if held.case is not None:
            made.append(verb(say(OPEN_CASE), "go_case", lambda: self.go.emit("case", held.case), drawing="cases"))
        return made

    def _ask(self) -> None:
        if (held := self.share) is None:
            return
        say, label = self.language.say, InformationShare.fields()["acknowledgement"].label
        self.asking = ReasonQuestion(
            self, say(HAVE_IT_ASK), say(HAVE_IT_WHY), Asked("acknowledgement", label), say(HAVE_IT_KEEP), self.language
        )
        self.asking.reason_given.connect(lambda words: self._do(lambda: share_steps.acknowledge(self.at.desk, held.id, words)))
        self.asking.open()

    def _do(self, step: Callable[[], None]) -> None:
        try:
            step()
        except Refused as refused:
            self.saved.emit(self.language.say(refused.problems[0].message))
        except (ChangedMeanwhile, NothingHere) as stopped:
            self.saved.emit(self.language.say(stopped.message))
        else:
            self.go.emit(KEY, self.share.id if self.share is not None else None)

    def print_asked(self) -> None:
        """The sharing record."""
        if self.share is not None:
            self.go.emit(PRINT, PrintAsk("D10", self.share.id))

    def subjects(self) -> tuple[Thing, ...]:
        return (self.share,) if self.share is not None else ()

    def guidance(self) -> Guidance | None:
        """Why it is added to and not changed."""
        return Guidance(self.language.say(InformationShare.title), "8.25", (self.language.say(SIGNED_WORDS),))


ENTRY = PageEntry(
    KEY, InformationShare.title, "share", "casework", SharePage, subjects=("person", "case"), in_menu=False, under="cases",
    paragraph="8.28",
)  # fmt: skip
