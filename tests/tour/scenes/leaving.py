"""What leaves: the page that is drawn, the printer, a password on a copy, a second person for one without."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.tour.drive import Driver, until
from tests.tour.tour import Eye
from tests.ui.world import Stage as Edge
from vawdesk.models.profile import Profile
from vawdesk.services.protection import RecipientKind
from vawdesk.ui.pages.casework.handled_copy_ask import PrintAsking
from vawdesk.ui.pages.casework.handled_copy_choice import Choice
from vawdesk.ui.pages.casework.handled_copy_dialogs import SecondSignature
from vawdesk.ui.pages.casework.handled_copy_page import PrintPage
from vawdesk.ui.pages.casework.handled_copy_several import SeveralQuestion


def leaving(eye: Eye) -> None:
    """The cover sheet of a case, for a colleague."""
    with eye.tour.world() as edge:
        driver = eye.in_practice(edge, "sioned")
        driver.open("case", eye.tour.stage().id("case mair"))
        driver.press("print")
        page = _asked(driver)
        eye.see(driver, "print-preview")
        driver.press("print")
        until(driver.can_go_on, "no printer is listed")
        eye.see(driver, "print-printer")
        driver.press("back")
        driver.press("save_locked")
        driver.press("suggest")
        eye.see(driver, "print-password")
        driver.press("back")
        driver.press("save_open")
        eye.see(driver, "print-nobody-may")
        driver.press("back")
        driver.press("print")
        until(driver.can_go_on, "no printer is listed")
        driver.press("verb")
        until(lambda: not page.after.isHidden(), "nothing is printed")
        eye.see(driver, "print-afterwards")
        driver.quit()
        _second_person(eye, edge)
        _several(eye, edge)


def _second_person(eye: Eye, edge: Edge) -> None:
    """A copy without a password, at a worker's desk: the manager signs there."""
    driver = eye.in_practice(edge, "carys")
    driver.open("case", eye.tour.stage().id("case mair"))
    driver.press("print")
    _asked(driver)
    driver.press("save_open")
    dialog = driver.top
    if not isinstance(dialog, SecondSignature):
        raise TypeError(f"nobody is asked to sign but {dialog}")
    eye.see(driver, "print-second-person")
    driver.press("back")
    driver.quit()


def _several(eye: Eye, edge: Edge) -> None:
    """The cover sheet, the decisions and two notes of a case, for a colleague in supervision: one preview, one number."""
    driver = eye.in_practice(edge, "sioned")
    driver.open("case", eye.tour.stage().id("case mair"))
    driver.press("print")
    driver.press("several")
    asked = driver.top
    if not isinstance(asked, SeveralQuestion):
        raise TypeError(f"no papers are asked for on {asked}")
    notes = [box for one, box in asked.boxes.items() if one.document == "D04"]
    for box in (*(box for one, box in asked.boxes.items() if one.document == "D05"), *notes[:2]):
        box.click()
    eye.see(driver, "print-several-chosen")
    driver.press("verb")
    page = _asked(driver)
    eye.see(driver, "print-several")
    driver.press("print")
    until(driver.can_go_on, "no printer is listed")
    driver.press("verb")
    until(lambda: not page.after.isHidden(), "nothing is printed")
    eye.see(driver, "print-several-afterwards")
    driver.quit()


def _asked(driver: Driver) -> PrintPage:
    page = driver.page
    if not isinstance(page, PrintPage) or not isinstance(page.asking, PrintAsking):
        raise TypeError(f"nothing is asked on {page}")
    _choose(page.asking.kind, RecipientKind.STAFF)
    _choose(page.asking.profile, Profile.INTERNAL)
    driver.type("print_why", "Supervision")
    driver.keys("Return")
    until(page.print_button.isEnabled, "no page is drawn")
    return page


def _choose(choice: Choice, wanted: object) -> None:
    for _turn in range(choice.box.count()):
        if choice.value() is not wanted:
            QTest.keyClick(choice.box, Qt.Key.Key_Down)
