"""A decision as it is read: what was decided and why, the second person where it takes two, and deciding again (8.25, X13)."""

from __future__ import annotations

from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.casework.decision import Decision
from vawdesk.services.decision_file import DecisionFile, decision_file
from vawdesk.services.flags_met import Thing
from vawdesk.services.refusals import NOTHING_HERE, NothingHere
from vawdesk.ui.kit.additions import added, put_right
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.decision_standing import standing
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.nothing_here import show_nothing
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.print_ask import PRINT, PrintAsk
from vawdesk.ui.kit.reading import parts
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.casework.decision_second import Countersigning

KEY, FORM = "decision", "decision_form"
TITLE, IN_CASE = N_("Decision {reference}"), N_("Case {reference}")
ADD_TO, AGAIN, OPEN_CASE, PRINT_LOG = N_("Add to this decision"), N_("Decide again"), N_("Open the case"), N_("Print the decision log…")
NOTHING_WHY, SHOW_CASES = N_("Go back to the list of cases."), N_("Show cases")
SIGNED_WORDS = N_("This record is signed. You can add to it. The old words stay.")


class DecisionPage(Page):
    """One decision on record."""

    def __init__(self, at: AtDesk, id: UUID | None) -> None:
        super().__init__(at.language)
        self.at = at
        self.decision: Decision | None = None
        self.second: Countersigning | None = None
        try:
            found = decision_file(at.desk, id, at.language) if id is not None else None
        except NothingHere:
            found = None
        if found is None:
            show_nothing(self, Decision.title, NOTHING_HERE, NOTHING_WHY, SHOW_CASES, "cases")
        else:
            self.decision = found.decision
            self._show(found, found.decision)

    def _show(self, file: DecisionFile, held: Decision) -> None:
        say, language = self.language.say, self.language
        waits, badges = held.waits and not file.again, standing(self.at, held, again=file.again)
        about = say(IN_CASE, reference=file.called.get(held.case, "")) if held.case else ""
        self.set_head(say(TITLE, reference=held.ref_no or ""), about, badges, (self.back_button(),), label=True)
        self.set_verbs(
            self._verbs(held, held.put_off and not file.again), [verb(say(PRINT_LOG), "print", self.print_asked, drawing="print")]
        )
        words = parts(held, [(title, names) for _letter, title, names in Decision.sections()], language, file.called)
        self.add(*put_right(file.put_right, language), *words, *added(file.added, language))
        if waits:  # after the reasons: whoever signs has read them
            self.second = Countersigning(self.at, held)
            self.second.done.connect(lambda: self.go.emit(KEY, held.id))
            self.add(self.second)
        self.end()

    def _verbs(self, held: Decision, again: bool) -> list[Button]:
        say = self.language.say
        made = [verb(say(ADD_TO), "add_to", lambda: self.go.emit("addendum", held.id), drawing="add", primary=not again and not held.waits)]
        made.insert(0 if again else 1, verb(say(AGAIN), "again", lambda: self.go.emit(FORM, held.id), drawing="decision", primary=again))
        if held.case is not None:
            made.append(verb(say(OPEN_CASE), "go_case", lambda: self.go.emit("case", held.case), drawing="cases"))
        return made

    def print_asked(self) -> None:
        """The log of the whole file."""
        if self.decision is not None and self.decision.case is not None:
            self.go.emit(PRINT, PrintAsk("D05", self.decision.case))

    def subjects(self) -> tuple[Thing, ...]:
        return (self.decision,) if self.decision is not None else ()

    def guidance(self) -> Guidance | None:
        """Why it is added to and not changed."""
        return Guidance(self.language.say(Decision.title), "8.25", (self.language.say(SIGNED_WORDS),))

    def leave(self) -> None:
        """No passphrase stays behind."""
        if self.second is not None:
            self.second.forget()


ENTRY = PageEntry(
    KEY, Decision.title, "decision", "casework", DecisionPage, subjects=("person", "case"), in_menu=False, under="cases", paragraph="8.25"
)  # fmt: skip
