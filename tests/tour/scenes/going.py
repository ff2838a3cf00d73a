"""Somebody is out: there, longer, safe and written up; and one that does not call, up to 999 and the code word."""

from __future__ import annotations

from tests.hands import fill
from tests.tour.drive import Driver, until
from tests.tour.tour import Eye
from vawdesk.models.values import Tri


def there_and_back(eye: Eye) -> None:
    """A visit from the door to the page that says how it went."""
    with eye.tour.world() as edge:
        stage = eye.tour.stage()
        driver = eye.in_practice(edge, "sioned")
        driver.open("home_visit", stage.id("visit out"))
        driver.press("there")
        eye.see(driver, "visit-there")
        driver.press("staying")
        eye.see(driver, "visit-staying-longer")
        driver.press("longer_30")
        driver.press("safe")
        eye.see(driver, "visit-back-safe")
        driver.press("outcome")
        form = driver.page.form if driver.page is not None else None
        if form is None:
            raise LookupError("there is no form to write what came of it")
        fill(form, incident=Tri.NO, near_miss=Tri.YES, near_miss_what="The dog was loose in the yard.", nothing_to_pass_on=True)
        driver.quiet()
        eye.see(driver, "visit-written-up")
        driver.press("save")
        eye.see(driver, "visit-near-miss-kept")
        driver.press("raise_flag")
        if driver.page is None or driver.page.form is None:
            raise LookupError(f"no flag is begun on {driver.page}")
        eye.see(driver, "visit-near-miss-flag")
        driver.quit()


def no_answer(eye: Eye) -> None:
    """A call that does not come: the step that is due, 999, the code word, and who has seen them."""
    with eye.tour.world() as edge:
        stage = eye.tour.stage()
        driver = eye.in_practice(edge, "sioned")
        _ladder_has_told(driver)
        driver.shows_ladder = True
        eye.see(driver, "ladder-window")
        driver.shows_ladder = False
        driver.open("home_visit", stage.id("visit overdue"))
        eye.see(driver, "visit-overdue")
        driver.press("no_answer")
        driver.press("code_word")
        eye.see(driver, "visit-code-word")
        driver.press("safe")
        eye.see(driver, "visit-who-has-seen-them")
        driver.press("by_police")
        eye.see(driver, "visit-safe-after-all")
        driver.quit()


def _ladder_has_told(driver: Driver) -> None:
    signed_in = driver.program.signed_in
    if signed_in is None:
        raise LookupError("nobody is signed in")
    until(lambda: signed_in.ladder.window is not None, "no step is told")
