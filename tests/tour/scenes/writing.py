"""A flag and a visit as they are written: the check before a flag stands, the concern that a visit raises, the second person in place."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.hands import fill, put
from tests.tour.drive import Driver
from tests.tour.tour import Eye
from vawdesk.models.casework.flag_options import Category, Instruction, Notify, Source
from vawdesk.models.casework.visit_options import AbuseKnown, Measure, Outcome
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.models.second_person import Form
from vawdesk.models.values import PartialDate, Tri
from vawdesk.ui.pages.casework.home_visit import HomeVisitPage
from vawdesk.ui.pages.casework.staff_risk_flag_open import OpenFlag


def flag(eye: Eye) -> None:
    """A flag about somebody: filled in, looked through, in view at once, and a manager who signs in place."""
    with eye.tour.world() as edge:
        driver = eye.in_practice(edge, "carys")
        driver.open("staff_risk_flag", eye.tour.stage().id("person rhodri"))
        _fill(driver,
            category=Category.THREATS, incident_date=PartialDate(2026, 11, 20), source=Source.OWN_STAFF, witness="Huw Maddocks",
            factual_description="At the door he said “come here again and see”.", control_instructions=(Instruction.TWO_PEOPLE,),
            proportionality="A note alone reaches nobody who meets him elsewhere.", why_needed=PlainReason.KEEP_STAFF_SAFE,
            notify_person=Notify.WILL_NOT, notify_reason="It could put somebody at risk.",
        )  # fmt: skip
        eye.see(driver, "flag-filled")
        driver.press("next")
        eye.see(driver, "flag-check")
        driver.press("next")
        opened = driver.page
        if not isinstance(opened, OpenFlag) or opened.agreeing is None:
            raise TypeError(f"there is nobody to ask on {opened}")
        put(opened.agreeing.editor.how, Form.IN_PLACE)
        put(opened.agreeing.editor.how, Form.IN_PLACE)
        eye.see(driver, "flag-second-person")
        driver.quit()


def _fill(driver: Driver, **values: Any) -> None:
    form = driver.page.form if driver.page is not None else None
    if form is None:
        raise LookupError("there is no form to fill")
    fill(form, **values)
    driver.quiet()


def ask_for_exception(driver: Driver) -> None:
    """The flag says "not at home": why two people go there all the same."""
    driver.press("outcome_exception")
    driver.type("exception", "He is at work until six, and the letter cannot wait. We ring from the corner first.")
    driver.press("verb")


def visit(eye: Eye) -> None:
    """A visit section by section, until a doubt and a flag raise the concern and the outcomes are fewer."""
    with eye.tour.world() as edge:
        stage = eye.tour.stage()
        driver = eye.in_practice(edge, "carys")
        page = driver.open("home_visit", stage.id("case mair"))
        if not isinstance(page, HomeVisitPage):
            raise TypeError(f"there is no visit but {page}")
        at = edge.edges.clock.now().utc + timedelta(days=1)
        parts: tuple[tuple[str, dict[str, Any]], ...] = (
            ("A", {"planned_at": at, "expected_minutes": 45, "purpose": "To go through the letter.", "workers": ["Carys Bowen"],
                   "necessary": Tri.YES, "first_visit": Tri.NO}),
            ("B", {"abuse_known": AbuseKnown.KNOWN, "people_there": ["Dylan Prosser"], "others_there": "Nobody else.",
                   "last_contact": "Today, by telephone.", "not_asked_because": "Asked last week.", "old_information": Tri.NO}),
            ("C", {"answers": {"person there": Tri.NOT_KNOWN, "threats to staff": Tri.YES}}),
            ("D", {"measures": (Measure.TWO_WORKERS, Measure.PARK)}),
        )  # fmt: skip
        for letter, said in parts:
            page.show_section(letter)
            _fill(driver, **said)
            eye.see(driver, f"visit-filled-{letter.lower()}")
        page.show_section("E")
        eye.see(driver, "visit-closed-by-the-flag")
        ask_for_exception(driver)
        _fill(driver, outcome=Outcome.TWO_PEOPLE)
        eye.see(driver, "visit-filled-e")
        page.show_section("G")
        driver.press("next")
        eye.see(driver, "visit-check-errors")
        driver.quit()
