"""A colleague would be at risk: a flag that shows at once and is confirmed in place, and a visit that may not go ahead alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtTest import QTest

from tests.features.casework.at_the_desk import AtTheDesk, Key
from tests.features.casework.steps_accounts import FOUNDER, FOUNDERS, MANAGER, WORKER
from tests.features.casework.steps_file import FEARED
from tests.hands import put
from vawdesk.models.casework.flag_options import Category, Instruction, Notify, Source
from vawdesk.models.casework.visit_options import AbuseKnown, ManagerDecision, Measure, Outcome
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.models.second_person import Form
from vawdesk.models.values import PartialDate, Tri
from vawdesk.ui.pages.casework.home_visit import HomeVisitPage
from vawdesk.ui.pages.casework.home_visit_outcome import OutcomeEditor
from vawdesk.ui.pages.casework.home_visit_signed import SignedVisit
from vawdesk.ui.pages.casework.staff_risk_flag_open import OpenFlag

UNCONFIRMED, CONFIRMED = "STAFF RISK, not yet confirmed: ", "STAFF RISK: "
TWO_PEOPLE = "Two people at every contact in person."


def warn_colleagues(desk: AtTheDesk, shown_on: Sequence[str]) -> None:
    """From his page; it stands above both cases at once, although nobody has confirmed it."""
    desk.open_in_list("people", FEARED)
    desk.press("go_staff_risk_flag")
    desk.fill(
        category=Category.THREATS, incident_date=PartialDate(2026, 11, 20), source=Source.OWN_STAFF, witness=WORKER,
        factual_description="At the door he said “come here again and see”.", control_instructions=(Instruction.TWO_PEOPLE,),
        proportionality="A note alone reaches nobody who meets him elsewhere.", why_needed=PlainReason.KEEP_STAFF_SAFE,
        notify_person=Notify.WILL_NOT, notify_reason="It could put somebody at risk.",
    )  # fmt: skip
    desk.press("next")
    assert "come here again and see" in desk.seen  # the check before it is shown to colleagues
    desk.press("next")
    assert isinstance(desk.page, OpenFlag)
    for case in shown_on:
        desk.open_in_list("cases", case)
        assert UNCONFIRMED in desk.seen
        assert TWO_PEOPLE in desk.seen


def confirm_it_in_place(desk: AtTheDesk) -> None:
    """From the band; the director signs with her own passphrase, and the worker stays signed in."""
    desk.press_saying("Open flag")
    page = desk.page
    assert isinstance(page, OpenFlag)
    assert page.agreeing is not None
    asked = page.agreeing.editor
    put(asked.how, Form.IN_PLACE)
    asked.who.box.setFocus()
    while FOUNDER not in asked.who.box.currentText():
        QTest.keyClick(asked.who.box, Key.Key_Down)
    desk.into(asked.secret.box.objectName(), FOUNDERS)
    desk.key(Key.Key_Return)
    desk.until(lambda: CONFIRMED in desk.seen)
    desk.quiet()
    assert UNCONFIRMED not in desk.seen
    assert WORKER in desk.seen
    assert FOUNDERS not in desk.seen


def assess_a_visit(desk: AtTheDesk, case: str, when: datetime) -> None:
    """The flag and a "Not known" keep it from going ahead as planned; two people are to go, and it waits for a manager."""
    desk.open_in_list("cases", case)
    desk.press("go_home_visit")
    page = desk.page
    assert isinstance(page, HomeVisitPage)
    desk.fill(
        planned_at=when, expected_minutes=45, purpose="To go through the letter.", workers=[FOUNDER], necessary=Tri.YES, first_visit=Tri.YES
    )
    desk.press("next")
    desk.fill(
        abuse_known=AbuseKnown.KNOWN, people_there=[FEARED], others_there="Nobody else.", last_contact="Today, by telephone.",
        not_asked_because="Asked last week.", old_information=Tri.NO,
    )  # fmt: skip
    desk.press("next")
    desk.fill(answers={"person there": Tri.NOT_KNOWN, "threats to staff": Tri.YES})
    desk.press("next")
    desk.fill(measures=(Measure.TWO_WORKERS, Measure.PARK))
    desk.press("next")
    assert page.form is not None
    outcome = page.form.editors["outcome"]
    assert isinstance(outcome, OutcomeEditor)
    assert not outcome.buttons[Outcome.AS_PLANNED].isEnabled()
    desk.fill(outcome=Outcome.TWO_PEOPLE)
    desk.press("next")
    desk.fill(
        buddy=MANAGER, check_in_at=when + timedelta(minutes=60), overdue_order=[{"name": "Beth Okafor", "telephone": "01632 960117"}],
        code_word="glaswellt",
    )  # fmt: skip
    desk.press("next")
    desk.press("next")
    assert isinstance(desk.page, SignedVisit)
    assert "This visit is not approved yet" in desk.seen


def decide_it(desk: AtTheDesk) -> None:
    """Home says what waits for the manager, who does not go; she decides, and the assessment carries her name."""
    desk.go("home")
    desk.press_line_of_home("home_visit")
    page = desk.page
    assert isinstance(page, SignedVisit)
    assert page.decision is not None
    put(page.decision.editors["manager_decision"], ManagerDecision.AGREED)
    desk.press("decide")
    assert "This visit can go ahead as it is written here" in desk.seen
    assert MANAGER in desk.seen
