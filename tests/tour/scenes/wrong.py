"""A lost page and what follows: marked lost in the list of paper, the person's safety first, and the record of it on paper."""

from __future__ import annotations

from tests.tour.drive import Driver, until
from tests.tour.tour import Eye
from vawdesk.ui.pages.casework.handled_copy_list import PaperPage
from vawdesk.ui.pages.casework.handled_copy_page import PrintPage

HOW = "It was in the folder that I left in the café on the square. I went back at once; it was gone."
TOLD = "Rang her at once, our number withheld. She goes to her sister's tonight and has the alarm on."


def a_lost_page(eye: Eye) -> None:
    """From the copy that is lost to the page that says what was done."""
    with eye.tour.world() as edge:
        driver = eye.in_practice(edge, "sioned")
        page = driver.open("handled_copies")
        if not isinstance(page, PaperPage):
            raise TypeError(f"no list of paper but {page}")
        driver.press("holder_0")
        eye.see(driver, "lost-whose")
        page.table.selectRow(0)
        driver.press("lose")
        driver.type("copy_words_box", HOW)
        eye.see(driver, "lost-how")
        driver.press("verb")
        eye.see(driver, "lost-what-first")
        _say_what_is_known(driver)
        eye.see(driver, "lost-safety-first")
        driver.press("done_tell_now")
        driver.type("step_words_box", TOLD)
        eye.see(driver, "lost-step")
        driver.press("verb")
        for step in ("police", "arrange"):
            driver.press(f"not_needed_{step}")
            driver.type("step_words_box", "She asked us not to; she rings 999 if he comes near.")
            driver.press("verb")
        eye.see(driver, "lost-steps")
        driver.press("not_needed_regulator")
        driver.type("step_words_box", "Initials and a time alone stood on it. The manager and the chair decided it together.")
        eye.see(driver, "lost-regulator")
        driver.press("verb")
        driver.press("close_it")
        eye.see(driver, "lost-closing")
        driver.press("back")
        _on_paper(eye, driver)
        driver.quit()


def _say_what_is_known(driver: Driver) -> None:
    """Who may have it, and that nobody knows whether somebody feared may learn of it."""
    driver.press("say_more")
    driver.type("to_whom", "Nobody knows; somebody in the café")
    driver.press("feared_may_have_2")
    driver.press("save")


def _on_paper(eye: Eye, driver: Driver) -> None:
    driver.press("print")
    page = driver.page
    if not isinstance(page, PrintPage):
        raise TypeError(f"nothing is printed on {page}")
    until(page.print_button.isEnabled, "no page is drawn")
    eye.see(driver, "lost-printed")
