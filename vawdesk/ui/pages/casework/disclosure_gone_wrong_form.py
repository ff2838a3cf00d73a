"""What is known of a disclosure that went wrong: what, whose, who has it, when. Three answers are enough to begin."""

from __future__ import annotations

from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong
from vawdesk.services.gone_wrong_starts import in_a_case
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.finders import NEW_PERSON
from vawdesk.ui.kit.form import Section
from vawdesk.ui.kit.page import Guidance
from vawdesk.ui.kit.record_form import RecordForm

KEY, PAGE = "disclosure_gone_wrong_form", "disclosure_gone_wrong"
BEGIN, CHANGE = N_("Somebody's details have got out"), N_("What is known of it")
ABOUT = N_("Write what you know now; the rest can follow. Nobody is asked whose fault it is.")
BEGIN_IT, SAVE = N_("See what to do"), N_("Save")
WHO, WHEN = N_("Whose details, and who has them"), N_("When")
NO_BLAME = N_("Say it at once, also where it may be nothing. Whoever says it early protects somebody.")
NOT_ALONE = N_("Tell your manager at once. You do not have to decide alone what the regulator is told.")

SECTIONS = (
    Section(("what_happened", "what")),
    Section(("about", "addresses", "to_whom", "to_person", "feared_may_have", "case"), WHO),
    Section(("left_on", "noticed_at", "aware_at"), WHEN),
)


class DisclosureForm(RecordForm[DisclosureGoneWrong]):
    """A new one, in the case whose id is given, or what is known of the one that is given."""

    def __init__(self, at: AtDesk, id: UUID | None) -> None:
        super().__init__(at, KEY, DisclosureGoneWrong, id)
        found = at.desk.peek(DisclosureGoneWrong, id) if id is not None else None
        case = at.desk.peek(Case, id) if id is not None and found is None else None
        self.set_head(self.language.say(BEGIN if found is None else CHANGE), self.language.say(ABOUT), label=True)
        record = found or in_a_case(case, at.now().utc)
        form = self.begin(
            record, SECTIONS, fresh=found is None, offer_new={"person": NEW_PERSON}, save=BEGIN_IT if found is None else SAVE
        )  # fmt: skip
        form.new_asked.connect(lambda _field, _words: self.go.emit("person_beside", self.record.case))
        self.body()

    def after(self, record: DisclosureGoneWrong) -> None:
        """On to the steps."""
        self.closed.emit()
        self.go.emit(PAGE, record.id)

    def guidance(self) -> Guidance | None:
        """Early, together, without blame."""
        say = self.language.say
        return Guidance(say(BEGIN), "UK GDPR 33-34", (say(NO_BLAME), say(NOT_ALONE)))


ENTRY = PageEntry(
    KEY,
    CHANGE,
    "wrong",
    "casework",
    DisclosureForm,
    subjects=("person", "address"),
    in_menu=False,
    under="disclosures_gone_wrong",
    paragraph="UK GDPR 33-34",
)
