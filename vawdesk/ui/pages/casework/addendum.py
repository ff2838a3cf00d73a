"""Adding to a signed record: its own words stay."""

from __future__ import annotations

from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.base import Record
from vawdesk.models.casework.addendum import Addendum, AddendumReason
from vawdesk.models.casework.attachment import Attachment
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.information_share import InformationShare
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.services.any_record import any_record
from vawdesk.services.flags_met import Thing
from vawdesk.services.note_filing import addition_to, sign_addition
from vawdesk.services.unit import Unit
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.form import Section
from vawdesk.ui.kit.page import Guidance
from vawdesk.ui.kit.record_form import RecordForm

KEY = "addendum"
TITLE, TO = N_("Add to a signed record"), N_("Added to {reference}. The old words stay.")
SAVE_AND_SIGN = N_("Save and sign")
BEFORE = N_("What puts a fact right is shown before the record, everything else after it.")
ADDED_TO: tuple[type[Record], ...] = (Attachment, ContactNote, Decision, HomeVisit, InformationShare, Referral, StaffRiskFlag, VisitOutcome)


class AddendumForm(RecordForm[Addendum]):
    """Why something is added, and what."""

    def __init__(self, at: AtDesk, id: UUID | None) -> None:
        super().__init__(at, KEY, Addendum, id)
        self._to = _record(at, id)
        say = self.language.say
        reference = self._to.ref_no or say(self._to.title) if self._to is not None else ""
        self.set_head(say(TITLE), say(TO, reference=reference), label=True)
        made = addition_to(at.desk, self._to) if self._to is not None else Addendum()
        self.begin(made, (Section(("reason", "which_fact", "text")),), fresh=True, save=SAVE_AND_SIGN)
        self.body()

    def look(self) -> None:
        """Ask which fact was wrong only where one was."""
        super().look()
        if self.form is not None:
            self.form.show_field("which_fact", self.now_holds("reason") is AddendumReason.CORRECTS)

    def prepare(self, record: Addendum, unit: Unit) -> None:
        """Sign it."""
        sign_addition(record, unit)

    def subjects(self) -> tuple[Thing, ...]:
        return (self._to,) if self._to is not None else ()

    def guidance(self) -> Guidance | None:
        """Where it will stand."""
        return Guidance(self.language.say(TITLE), "8.25", (self.language.say(BEFORE),))


def _record(at: AtDesk, id: UUID | None) -> Record | None:
    with at.desk.reading() as session:
        found = any_record(at.desk, session, id) if id is not None else None
        session.expunge_all()
    return found if isinstance(found, ADDED_TO) else None


ENTRY = PageEntry(KEY, TITLE, "note", "casework", AddendumForm, subjects=("person",), in_menu=False, under="cases", paragraph="8.25")
