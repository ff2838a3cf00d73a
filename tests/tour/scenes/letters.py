"""A letter that is stopped and mended: what would tell him where they are is marked where it stands, and taken out by whoever wrote it."""

from __future__ import annotations

from tests.tour.drive import until
from tests.tour.tour import Eye
from vawdesk.ui.kit.pressable import Link
from vawdesk.ui.pages.casework.handled_copy_page import PrintPage

TELLS = (
    "As you asked, I can see you on Thursday at half past nine at our office in Trefelin.\n\n"
    "The children are well. Cai likes it at Ysgol Gynradd y Dderwen, and Mair's flat at Llys y Dderwen is near enough to walk there.\n\n"
    "Please ring the office if you cannot come."
)
SAYS_LESS = (
    "As you asked, I can see you on Thursday at half past nine at our office in Trefelin.\n\nPlease ring the office if you cannot come."
)


def stopped_and_mended(eye: Eye) -> None:
    """From the case to the letter; the letter stands, is mended, is printed and has gone."""
    with eye.tour.world() as edge:
        driver = eye.in_practice(edge, "sioned")
        driver.open("case", eye.tour.stage().id("case dylan"))
        driver.press("go_person_contact")
        eye.see(driver, "letter-contact")
        driver.press("write_letter")
        driver.press("written_in_2")
        driver.type("subject_english", "Your appointment")
        driver.type("body_english", TELLS)
        driver.press("save")
        eye.see(driver, "letter-stopped")
        link = next(one for one in driver.top.findChildren(Link) if one.isVisible())
        driver.click(link)
        eye.see(driver, "letter-to-the-words")
        driver.type("body_english", SAYS_LESS)
        driver.press("save")
        eye.see(driver, "letter-mended")
        driver.press("print_letter")
        page = driver.page
        if not isinstance(page, PrintPage):
            raise TypeError(f"nothing is printed on {page}")
        until(page.print_button.isEnabled, "no page is drawn")
        eye.see(driver, "letter-page")
        driver.press("back")
        driver.press("it_went")
        eye.see(driver, "letter-how-it-went")
        driver.press("verb")
        eye.see(driver, "letter-gone")
        driver.quit()
