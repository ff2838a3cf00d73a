"""A staff-risk flag as the tests write and open it."""

from __future__ import annotations

from tests.ui.pages.visits.conftest import Office
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.services import flag_steps
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
