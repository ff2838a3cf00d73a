"""A referral sent: filled in from the file, the police offered first, checked, on paper, copied into their form, acknowledged."""

from __future__ import annotations

import uuid

from PySide6.QtWidgets import QDialog

from tests.hands import fill, put
from tests.tour.drive import Driver, until
from tests.tour.tour import Eye
from vawdesk.models.casework.referral_options import Agreed, Help, ReferralPurpose, SentHow
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.ui.pages.casework.referral_copy import CopyPage
from vawdesk.ui.pages.casework.referral_open import ReferralPage
from vawdesk.ui.pages.casework.referral_writing import ReferralForm

WHY_NOW = (
    "On Sunday at ten at night he stood at the gate for half an hour and said, when she opened the window: “You will not see Christmas.” "
    "Cai heard it. Nobody was hurt. She has not rung the police."
)


def sent(eye: Eye) -> None:
    """From the case to the answer that they have it."""
    with eye.tour.world() as edge:
        driver = eye.in_practice(edge, "carys")
        driver.open("case", eye.tour.stage().id("case mair"))
        driver.press("go_referral")
        _write(eye, driver)
        referral = _check(eye, driver)
        _to_them(eye, driver, referral)
        _sent(eye, driver, referral)
        driver.quit()


def _write(eye: Eye, driver: Driver) -> None:
    page = driver.page
    if not isinstance(page, ReferralForm) or page.form is None:
        raise TypeError(f"nothing is referred on {page}")
    eye.see(driver, "referral-filled-in")
    put(page.form.editors["purpose"], ReferralPurpose.INTERVENTION)
    put(page.form.editors["help_asked"], Help.COUPLES)
    driver.press("save")
    eye.see(driver, "referral-errors")
    put(page.form.editors["purpose"], ReferralPurpose.POLICE_ORDER)
    page.look()
    driver.quiet()
    driver.press("suggest_0")
    driver.type("why_now", WHY_NOW)
    fill(page.form, consent=Agreed.UNSAFE, why_needed=PlainReason.PROTECT)
    page.look()
    driver.quiet()
    driver.type("consent_reason", "He reads her messages, and she was not alone.")
    page.look()
    driver.quiet()
    eye.see(driver, "referral-written")


def _check(eye: Eye, driver: Driver) -> uuid.UUID:
    driver.press("save")
    eye.see(driver, "referral-check-answers")
    driver.press("save")
    until(lambda: isinstance(driver.page, ReferralPage), "the referral was not kept")
    eye.see(driver, "referral-ready-to-send")
    page = driver.page
    if not isinstance(page, ReferralPage):
        raise TypeError(f"no referral on {page}")
    return page.referral.id


def _to_them(eye: Eye, driver: Driver, referral: uuid.UUID) -> None:
    driver.press("print")
    driver.quiet()
    eye.see(driver, "referral-on-paper")
    page = driver.open("referral_copy", referral)
    if not isinstance(page, CopyPage):
        raise TypeError(f"nothing is copied on {page}")
    for place in range(3):
        driver.press(f"copy_{place}")
    eye.see(driver, "referral-copied")


def _sent(eye: Eye, driver: Driver, referral: uuid.UUID) -> None:
    _step(driver, referral, "send", sent_how=SentHow.SECURE_EMAIL)
    _step(driver, referral, "acknowledge", acknowledged_by="Sgt Beynon")
    eye.see(driver, "referral-acknowledged")


def _step(driver: Driver, referral: uuid.UUID, name: str, **said: object) -> None:
    """One step in its question."""
    page = driver.open("referral", referral)
    if not isinstance(page, ReferralPage):
        raise TypeError(f"no referral on {page}")
    driver.press(name)
    asked = page.asking
    if not isinstance(asked, QDialog):
        raise TypeError("nothing is asked")
    fill(asked.form, **said)
    driver.press("verb")
    until(lambda: driver.page is not page, f"{name} was not kept")
    driver.quiet()
