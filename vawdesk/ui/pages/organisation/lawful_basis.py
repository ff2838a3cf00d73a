"""The law behind one plain reason: a suggestion or what was confirmed before, read, changed where it must be, and confirmed."""

from __future__ import annotations

from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.organisation.lawful_basis import LawfulBasis, id_of
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.services.facts import facts_of
from vawdesk.services.law import suggested
from vawdesk.services.unit import Unit
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.form import Section
from vawdesk.ui.kit.page import Guidance
from vawdesk.ui.kit.record_form import RecordForm

KEY = "lawful_basis"
TITLE = N_("The law behind this reason: {reason}")
ABOUT = N_("A suggestion of {date}. Read it, change what does not fit, and confirm it with your name.")
SAVE = N_("I have read this and confirm it")
WORDS, BASIS, CONDITION = N_("In your own words"), N_("Lawful basis"), N_("Condition")
WHO = N_("Show these words to whoever advises you on data protection before you confirm them.")
BOTH = N_("Write both languages where you can: what is printed in Welsh then says it in Welsh.")


class LawfulBasisForm(RecordForm[LawfulBasis]):
    """What stands behind the reason whose id is given, whether it was confirmed before or not."""

    def __init__(self, at: AtDesk, id: UUID | None) -> None:
        found = at.desk.peek(LawfulBasis, id) if id is not None else None
        asked = next((one for one in PlainReason if id_of(one) == id), PlainReason.DANGER_NOW)
        reason = found.reason if found is not None and found.reason is not None else asked
        super().__init__(at, f"{KEY}/{reason.name.lower()}", LawfulBasis, found.id if found is not None else None)
        say, facts = self.language.say, facts_of(at.desk)
        self.set_head(say(TITLE, reason=reason.label), "" if found is not None else say(ABOUT, date=facts.edition))
        sections = (Section(("basis", "basis_welsh"), BASIS), Section(("condition", "condition_welsh"), CONDITION))
        self.begin(found or suggested(facts.laws[reason]), sections, fresh=found is None, save=SAVE)
        self.body()

    def prepare(self, record: LawfulBasis, unit: Unit) -> None:
        """Whoever confirms it has looked at it today."""
        super().prepare(record, unit)
        record.set_by, record.checked_on = self.at.desk.account.staff, unit.now.today

    def guidance(self) -> Guidance | None:
        """Whom to ask, and in which language to write."""
        say = self.language.say
        return Guidance(say(LawfulBasis.title), "8.26", (say(WHO), say(BOTH)))


ENTRY = PageEntry(
    KEY, LawfulBasis.title, "decision", "organisation", LawfulBasisForm, in_menu=False, under="settings", roles=("manager",),
    paragraph="8.26",
)  # fmt: skip
