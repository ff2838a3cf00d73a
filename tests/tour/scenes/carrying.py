"""One day away and home: visits and a case taken along, read and added to on a laptop, brought back, and what is done with a lost copy."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from tests.hands import fill
from tests.tour.drive import Driver, until
from tests.tour.tour import Eye
from tests.ui.world import Stage as Edge
from vawdesk.models.casework.contact_note import Mode
from vawdesk.models.values import Tri
from vawdesk.services.carries import carries
from vawdesk.ui.pages.casework.carried import CarriedPage
from vawdesk.ui.pages.casework.carried_taking import TakingPage
from vawdesk.ui.pages.casework.contact_note_form import NoteForm
from vawdesk.ui.pages.casework.search import SearchPage

WORDS = "“I have a place from Friday. He does not know of it.”"


def away_and_home(eye: Eye) -> None:
    """A worker takes along, goes out and adds; a manager brings it back, and sees to another copy that is lost."""
    with eye.tour.world() as edge:
        case, visit = eye.tour.stage().id("case mair"), eye.tour.stage().id("visit agreed")
        folder = _take(eye, edge, case, visit)
        _away(eye, edge, folder, case, visit)
        _home(eye, edge, folder, case)


def _take(eye: Eye, edge: Edge, case: UUID, visit: UUID) -> Path:
    driver = eye.in_practice(edge, "sioned")
    driver.open("case", case)
    driver.press("go_carried_taking")
    page = driver.page
    if not isinstance(page, TakingPage):
        raise TypeError(f"no page for taking along but {page}")
    page.visits.set_value((visit,))
    eye.see(driver, "away-taking")
    edge.choosing.place = edge.edges.witness_path.parent / "stick"
    edge.choosing.place.mkdir()
    driver.press("take")
    until(lambda: isinstance(driver.page, CarriedPage), "nothing was taken along")
    eye.see(driver, "away-taken")
    driver.quit()
    (folder,) = edge.choosing.place.iterdir()
    return folder


def _away(eye: Eye, edge: Edge, folder: Path, case: UUID, visit: UUID) -> None:
    driver = eye.run(edge, folder=folder).start().sign_in("sioned")
    eye.see(driver, "away-home")
    driver.keys("Ctrl+F")
    driver.type("search", "mair")
    page = driver.page
    if not isinstance(page, SearchPage):
        raise TypeError(f"no search but {page}")
    until(lambda: page.settled and bool(page.results.lines), "nothing answers")
    eye.see(driver, "away-search")
    driver.open("home_visit", visit)
    driver.press("say_on_the_way")
    eye.see(driver, "away-visit")
    driver.open("case", case)
    eye.see(driver, "away-case")
    driver.press("go_contact_note")
    _write(driver)
    eye.see(driver, "away-note")
    driver.press("save")
    driver.open("home")
    eye.see(driver, "away-added")
    driver.quit()


def _write(driver: Driver) -> None:
    page = driver.page
    if not isinstance(page, NoteForm) or page.form is None:
        raise TypeError(f"no form for a note but {page}")
    fill(
        page.form, nobody=False, mode=Mode.VISIT, what_was_said=WORDS, in_earshot=Tri.NO, child_in_household=Tri.NO,
        new_information_to_share=Tri.NO, behaviour_of_concern=False,
    )  # fmt: skip


def _home(eye: Eye, edge: Edge, folder: Path, case: UUID) -> None:
    driver = eye.in_practice(edge, "sioned")
    driver.open("carried")
    edge.choosing.place = folder
    driver.press("bring_back")
    eye.see(driver, "away-came-home")
    driver.press("bring_back")
    eye.see(driver, "away-twice")
    driver.open("case", case)
    eye.see(driver, "away-in-the-file")
    driver.open("carried")
    signed_in = driver.program.signed_in
    if signed_in is None:
        raise TypeError("nobody is signed in")
    (copy,) = carries(signed_in.session.desk)
    driver.press(f"lost_{copy.id.hex}")
    eye.see(driver, "away-lost")
    driver.press("verb")
    eye.see(driver, "away-lost-what-first")
    driver.quit()
