"""A form that a colleague filled in by pen is typed up: the tick, what is asked then, what is missing, and how it stands on record."""

from __future__ import annotations

from datetime import timedelta

from tests.hands import fill
from tests.tour.drive import Driver
from tests.tour.tour import Eye
from vawdesk.models.from_paper import SheetNow
from vawdesk.models.values import Tri
from vawdesk.ui.pages.casework.visit_outcome_form import OutcomeForm
from vawdesk.ui.pages.casework.visit_outcome_read import OutcomePage


def typed_up(eye: Eye) -> None:
    """Sioned types up what Carys wrote after a visit."""
    with eye.tour.world() as edge:
        driver = eye.in_practice(edge, "sioned")
        page = driver.open("visit_outcome", eye.tour.stage().id("visit untold"))
        if not isinstance(page, OutcomeForm) or page.form is None or page.visit is None or page.visit.planned_at is None:
            raise TypeError(f"no outcome is written on {page}")
        back = page.visit.planned_at + timedelta(hours=1)
        fill(page.form, from_paper={"writer": "Carys Bowen"}, ended_at=back, incident=Tri.NO, near_miss=Tri.NO, nothing_to_pass_on=True)
        eye.see(driver, "pen-begun")
        driver.press("save")
        eye.see(driver, "pen-errors")
        sheet = {
            "written_at": back + timedelta(minutes=30), "signed": Tri.YES, "signed_by": ["Carys Bowen"], "sheet": SheetNow.KEPT,
            "kept_where": "The blue folder, in the cabinet",
        }  # fmt: skip
        fill(page.form, from_paper=sheet)
        page.look()
        eye.see(driver, "pen-filled")
        _on_record(driver)
        eye.see(driver, "pen-on-record")
        driver.quit()


def _on_record(driver: Driver) -> None:
    driver.press("save")
    if not isinstance(driver.page, OutcomePage):
        raise LookupError(f"it is not on record, but {driver.page}")
