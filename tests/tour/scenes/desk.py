"""At the desk: searching, guidance and keys, writing it down now, what is missing on a form, the covered window."""

from __future__ import annotations

from tests.tour.drive import Driver, until
from tests.tour.tour import Eye
from vawdesk.ui.pages.casework.cases import CasesPage
from vawdesk.ui.pages.casework.search import SearchPage

MINUTES_AWAY = 3


def searching(eye: Eye) -> None:
    """Names and words that are found, and nothing found; a list that is filtered down to nothing."""
    driver = eye.in_practice(eye.tour.shared, "sioned")
    driver.keys("Ctrl+F")
    for name, words in (("search-name", "prosser"), ("search-words", "dogs"), ("search-nothing", "zzyzx")):
        driver.type("search", words)
        _answered(driver)
        eye.see(driver, name)
    page = driver.open("cases")
    driver.type("find", "zzyzx")
    if isinstance(page, CasesPage):
        until(page.empty.isVisible, "the list is not filtered")
    eye.see(driver, "cases-nothing-found")
    driver.quit()


def _answered(driver: Driver) -> None:
    page = driver.page
    if isinstance(page, SearchPage):
        until(lambda: page.settled, "nothing answers")


def guidance(eye: Eye) -> None:
    """F1 on a case, the keys of the program, what to do in immediate danger."""
    driver = eye.in_practice(eye.tour.shared, "sioned")
    stage = eye.tour.stage()
    driver.keys("F1")
    eye.see(driver, "guidance-home")
    for name, key, about in (
        ("case", "case", stage.id("case mair")), ("person", "person", stage.id("person mair")),
        ("note", "contact_note", stage.id("case gwladys")), ("visits", "visits", None),
    ):  # fmt: skip
        driver.open(key, about)
        eye.see(driver, f"guidance-{name}")
    driver.keys("F1")
    driver.keys("Ctrl+/")
    eye.see(driver, "keys")
    driver.press("close")
    driver.press("danger")
    eye.see(driver, "immediate-danger")
    driver.press("close")
    driver.quit()


def writing_now(eye: Eye) -> None:
    """Ctrl+N, the words, and where they can be filed."""
    with eye.tour.world() as edge:
        driver = eye.in_practice(edge, "carys")
        driver.keys("Ctrl+N")
        driver.type("what_was_said", "Mair rang from her sister's. “He knows where I park now.” She will not be home before six.")
        eye.see(driver, "write-it-down-now")
        driver.press("save")
        eye.see(driver, "write-it-down-kept")
        driver.quit()


def errors(eye: Eye) -> None:
    """What is missing stands in one summary and at each field; what another may not see is not there."""
    with eye.tour.world() as edge:
        stage = eye.tour.stage()
        driver = eye.in_practice(edge, "carys")
        driver.open("contact_note", stage.id("case mair"))
        driver.press("save")
        eye.see(driver, "note-errors")
        driver.open("person_form")
        driver.press("save")
        eye.see(driver, "person-errors")
        driver.open("home_visit", stage.id("case mair"))
        driver.press("next")
        eye.see(driver, "visit-errors")
        driver.open("case", stage.id("case lowri"))
        eye.see(driver, "case-not-for-you", nothing=True)
        driver.quit()


def covered(eye: Eye) -> None:
    """Three minutes without hands: everything is hidden, and one key brings it back."""
    with eye.tour.world() as edge:
        driver = eye.in_practice(edge, "sioned")
        signed_in = driver.program.signed_in
        if signed_in is None:
            raise LookupError("nobody is signed in")
        for _step in range(MINUTES_AWAY * 2):
            eye.tour.pass_time(edge, seconds=31)
            signed_in.idle.look()
        eye.see(driver, "covered")
        driver.quit()
