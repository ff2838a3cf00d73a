"""A record that was typed up from paper says so in a line on its page: who typed, who filled it in, and whether it is signed there."""

from __future__ import annotations

import pytest

from tests.reports.example import furniture
from tests.reports.reading import check_paper, text
from tests.reports.views import MAIR, TOMOS, at, record, rows, view
from vawdesk.models.base import Record
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.from_paper import FromPaper, SheetNow
from vawdesk.models.profile import Profile
from vawdesk.models.values import Tri
from vawdesk.reports.forms.casework import contact_note, decision, home_visit, staff_risk_flag, visit_outcome
from vawdesk.reports.kit.entry import DocumentEntry
from vawdesk.reports.kit.words import DocumentLanguage
from vawdesk.services.view import View

PRINTED: dict[type[Record], DocumentEntry] = {
    ContactNote: contact_note.ENTRY, Decision: decision.ENTRY, HomeVisit: home_visit.ENTRY, StaffRiskFlag: staff_risk_flag.ENTRY,
    VisitOutcome: visit_outcome.ENTRY,
}  # fmt: skip


def typed_up(kind: type[Record], profile: Profile = Profile.INTERNAL) -> View:
    """A record that Mair filled in and Tomos typed up."""
    sheet = FromPaper(MAIR, at(1, 14), True, Tri.YES, (MAIR,), SheetNow.DESTROYED, None, at(2, 9), TOMOS)
    held = record(kind, 1, from_paper=rows(sheet))
    return view(record(Case, 3), profile, groups={"decisions": (held,)}) if kind is Decision else view(held, profile)


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("kind", list(PRINTED), ids=lambda kind: kind.type_name)
def test_it_stands_on_the_filled_form(kind: type[Record], language: DocumentLanguage) -> None:
    data = PRINTED[kind].render(typed_up(kind), language, furniture())
    found = " ".join(text(data).split()).replace("\u00a0", " ")
    check_paper(data, {"en": "en-GB", "cy": "cy"}[language])
    assert "M. Gwaith" in found
    if language == "en":
        assert "Entered from paper on " in found
        assert "Filled in by M. Gwaith, about " in found
        assert "The sheet was destroyed after typing." in found
