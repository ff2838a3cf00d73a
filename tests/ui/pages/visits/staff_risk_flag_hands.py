"""A staff-risk flag as the tests write and open it."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.hands import press
from vawdesk.models.casework.flag_review import Decided, FlagReview
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.services import flag_review_steps, flag_steps
from vawdesk.ui.pages.casework.staff_risk_flag import open_page
from vawdesk.ui.pages.casework.staff_risk_flag_open import OpenFlag


def proposed(office: Office) -> StaffRiskFlag:
    nerys, _home, _case = office.family()
    return flag_steps.propose(office.desk, office.flag(nerys))


def opened(office: Office, flag: StaffRiskFlag) -> OpenFlag:
    page = open_page(office.at, flag.id)
    assert isinstance(page, OpenFlag)
    office.show(page)
    return page


def confirmed(office: Office, **said: object) -> StaffRiskFlag:
    """Proposed by Huw, confirmed by Sioned, who stays at the desk."""
    nerys, _home, _case = office.family()
    flag = flag_steps.propose(office.desk, office.flag(nerys, **said))
    office.sign_in("Sioned")
    press(office, opened(office, flag), "confirm")
    return office.desk.open(StaffRiskFlag, flag.id)


def kept(office: Office, flag: StaffRiskFlag, **said: Any) -> FlagReview:
    """A review of this flag, as whoever is at the desk decides."""
    usual = {"looked_at": "Three visits since.", "decided": Decided.STANDS, "why": "He shouted again.", "review_on": date(2027, 5, 1)}
    with office.desk.writing() as unit:
        made = flag_review_steps.keep(unit, office.desk.open(StaffRiskFlag, flag.id), {**usual, **said})
        unit.commit()
    return office.desk.open(FlagReview, made.id)
