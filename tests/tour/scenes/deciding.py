"""A referral not made: a case that cannot be closed over what was learned, the decision not to, the second hand, the closing."""

from __future__ import annotations

from tests.hands import fill, put
from tests.tour.drive import Driver, until
from tests.tour.tour import Eye
from vawdesk.models.casework.case import CloseReason
from vawdesk.models.casework.decision_options import Consulted, Decided
from vawdesk.services.practice.accounts import ACCOUNTS
from vawdesk.ui.pages.casework.case_closing import CaseClosing
from vawdesk.ui.pages.casework.decision import DecisionPage
from vawdesk.ui.pages.casework.decision_form import DecisionForm

WHY = (
    "His doctor saw him on Thursday and knows what he said; the crisis team has rung him twice. Telling more people now would reach "
    "his former partner through his sister. We ring him on Monday, and refer at once if he does not answer."
)


def not_referred(eye: Eye) -> None:
    """From the closing that is refused to the one that is not."""
    with eye.tour.world() as edge:
        driver = eye.in_practice(edge, "carys")
        case = eye.tour.stage().id("case dylan")
        _cannot_be_closed(eye, driver, case)
        _decide_not_to(eye, driver)
        _second(eye, driver)
        driver.open("case", case)
        driver.press("filter_decisions")
        eye.see(driver, "decision-in-timeline")
        driver.open("case_closing", case)
        eye.see(driver, "decision-closing-now")
        driver.quit()


def _cannot_be_closed(eye: Eye, driver: Driver, case: object) -> None:
    page = driver.open("case_closing", case)  # type: ignore[arg-type]  # the id of a case
    if not isinstance(page, CaseClosing) or page.form is None:
        raise TypeError(f"nothing is closed on {page}")
    fill(page.form, close_reason=CloseReason.NO_CONTACT, outcome="He has not come since the summer.")
    driver.press("save")
    eye.see(driver, "decision-cannot-be-closed")
    driver.press(f"decision_form_{page.learned[0].record.hex}")


def _decide_not_to(eye: Eye, driver: Driver) -> None:
    page = driver.page
    if not isinstance(page, DecisionForm) or page.form is None:
        raise TypeError(f"nothing is decided on {page}")
    eye.see(driver, "decision-filled-in")
    put(page.form.editors["decision"], Decided.DID_NOT)
    driver.type("reasons", "As discussed.")
    fill(page.form, who_consulted=(Consulted.SPECIALIST,))
    driver.press("save")
    eye.see(driver, "decision-errors")
    driver.type("reasons", WHY)
    driver.type("consulted_words", "The crisis team, on Friday: they ring him again on Sunday.")
    driver.type("not_known", "Whether he still has the key to the flats.")
    driver.quiet()
    page.look()
    eye.see(driver, "decision-takes-two")
    driver.press("save")


def _second(eye: Eye, driver: Driver) -> None:
    page = driver.page
    if not isinstance(page, DecisionPage) or page.second is None or page.second.agreeing is None:
        raise TypeError(f"nobody is asked on {page}")
    eye.see(driver, "decision-waits-for-second")
    asked, manager = page.second.agreeing.editor, next(one for one in ACCOUNTS if one.key == "sioned")
    put(asked.who, next(one for one, _words in asked._colleagues[asked.how.value()] if one.account_name == manager.name))
    driver.type("countersigned_by_passphrase", manager.passphrase)
    driver.press("countersigned_by_agree")
    until(lambda: isinstance(driver.page, DecisionPage) and driver.page.second is None, "nobody countersigned")
    eye.see(driver, "decision-countersigned")
