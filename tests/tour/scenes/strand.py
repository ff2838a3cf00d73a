"""One visit from its plan to the safe return, and one that does not call: as the same people live through it, page after page."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tests.hands import fill, put
from tests.tour.drive import Driver, until
from tests.tour.hands import to_the_printer
from tests.tour.scenes.writing import ask_for_exception
from tests.tour.tour import Eye
from tests.ui.world import Stage as Edge
from vawdesk.models.casework.visit_options import AbuseKnown, Measure, Outcome
from vawdesk.models.casework.visit_outcome_options import HowAreYou, MustHear
from vawdesk.models.values import Tri
from vawdesk.ui.kit.print_ask import PRINT, PrintAsk
from vawdesk.ui.pages.casework.home_visit import HomeVisitPage
from vawdesk.ui.pages.casework.home_visit_signed import SignedVisit
from vawdesk.ui.pages.casework.visit_outcome_read import OutcomePage
from vawdesk.ui.pages.casework.visits import VisitsPage

PAPERS = ("D20", "D20C", "D21")
LEARNED = "She has found the spare key on his ring. She wants the lock changed before Friday."
HAPPENED = "He came home early, stood in the door and said “nobody leaves”. Huw used the code word on the telephone. The police let us out."


def plan_to_return(eye: Eye) -> None:
    """Carys plans, Sioned agrees and prints, Carys goes and comes back, writes it up, and finishes the note."""
    with eye.tour.world() as edge:
        at = edge.edges.clock.now().utc.replace(minute=0) + timedelta(hours=1, minutes=30)
        driver = eye.in_practice(edge, "carys")
        visit = _planned(driver, eye, at)
        driver.quit()
        driver = eye.in_practice(edge, "sioned")
        _agreed(driver, eye, visit)
        _printed(driver, eye, edge, visit)
        _another_buddy(driver, eye, edge, visit)
        driver.quit()
        eye.tour.pass_time(edge, (at - edge.edges.clock.now().utc).total_seconds() - 900)
        driver = eye.in_practice(edge, "carys")
        _out_and_safe(driver, eye, edge, visit)
        _written(driver, eye)
        driver.quit()


def _planned(driver: Driver, eye: Eye, at: datetime) -> UUID:
    page = driver.open("home_visit", eye.tour.stage().id("case mair"))
    if not isinstance(page, HomeVisitPage):
        raise TypeError(f"there is no visit but {page}")
    calls = [{"who": "Sioned Parry", "telephone": "01632 960101"}]
    parts: tuple[tuple[str, dict[str, Any]], ...] = (
        ("A", {"planned_at": at, "expected_minutes": 45, "purpose": "To go through the letter.", "workers": ["Carys Bowen", "Huw Maddocks"],
               "necessary": Tri.YES, "first_visit": Tri.NO}),
        ("B", {"abuse_known": AbuseKnown.KNOWN, "people_there": ["Dylan Prosser"], "others_there": "Nobody else.",
               "last_contact": "Today, by telephone.", "not_asked_because": "Asked last week.", "old_information": Tri.NO}),
        ("C", {"answers": {"person there": Tri.NOT_KNOWN, "threats to staff": Tri.YES, "parking": Tri.YES, "signal": Tri.NOT_KNOWN}}),
        ("D", {"measures": (Measure.TWO_WORKERS, Measure.PARK, Measure.NOT_WHILE_THERE)}),
        ("E", {"outcome": Outcome.TWO_PEOPLE}),
        ("F", {"buddy": "Tomos", "check_in_at": at + timedelta(minutes=60), "call_from": "The car park by the bridge",
               "latest_call_at": at + timedelta(minutes=75), "landline": "01632 960174", "text_999": Tri.NO,
               "overdue_order": calls, "code_word": "glaswellt"}),
    )  # fmt: skip
    for letter, said in parts:
        page.show_section(letter)
        if letter == "E":
            ask_for_exception(driver)
        fill(page.layout_.form, **said)
        driver.quiet()
        if letter in "CF":
            eye.see(driver, f"strand-1-{'questions' if letter == 'C' else 'buddy-plan'}")
    page.show_section("G")
    driver.press("next")
    if not isinstance(driver.page, SignedVisit):
        raise LookupError(f"the assessment is not signed: {[one.message for one in page.hand.problems()]}")
    eye.see(driver, "strand-2-signed-and-waiting")
    return driver.page.visit.id


def _agreed(driver: Driver, eye: Eye, visit: UUID) -> None:
    driver.open("home")
    eye.see(driver, "strand-3-home-of-the-manager")
    driver.open("visits")
    page = driver.page
    if not isinstance(page, VisitsPage) or page.board.in_hand.here() is None:
        raise TypeError(f"no visit is in hand on {page}")
    eye.see(driver, "strand-4-to-decide")
    page.rows[visit].setFocus()
    driver.keys("F2")
    eye.see(driver, "strand-5-against-the-flag")
    driver.type("against_flag", "Agreed: he is at work then, and Huw waits at the door.")
    driver.press("verb")
    eye.see(driver, "strand-5-agreed")


def _printed(driver: Driver, eye: Eye, edge: Edge, visit: UUID) -> None:
    for code in PAPERS:
        driver.open(PRINT, PrintAsk(code, visit))
        eye.see(driver, f"strand-6-print-{code.lower()}")
    driver.open("home_visit", visit)
    eye.see(driver, "strand-7-can-go")
    driver.press("print")
    to_the_printer(driver, edge)
    eye.see(driver, "strand-8-came-out")
    while driver.dialogs():  # it all came out, and each has their own
        driver.press("verb")


def _another_buddy(driver: Driver, eye: Eye, edge: Edge, visit: UUID) -> None:
    """Tomos falls ill: somebody else waits for the call, and the sheets are printed again."""
    page = driver.open("home_visit", visit)
    driver.press("buddy")
    if not isinstance(page, SignedVisit):
        raise TypeError(f"there is no visit but {page}")
    put(page.acts.buddy.editors["buddy"], "Beth")
    put(page.acts.buddy.why, "He went home ill.")
    driver.quiet()
    eye.see(driver, "strand-8-another-buddy")
    driver.press("change_buddy")
    eye.see(driver, "strand-8-old-sheets")
    driver.open("visits")
    eye.see(driver, "strand-8-board-of-visits")
    driver.open("home_visit", visit)
    driver.press("print_again")
    to_the_printer(driver, edge)
    while driver.dialogs():
        driver.press("verb")


def _out_and_safe(driver: Driver, eye: Eye, edge: Edge, visit: UUID) -> None:
    if driver.program.signed_in is not None:
        driver.program.signed_in.idle.stop()  # somebody sits there all the time
    driver.open("home_visit", visit)
    for name, minutes in (("on_the_way", 20), ("there", 40)):
        driver.press(name)
        eye.see(driver, f"strand-9-{name.replace('_', '-')}")
        eye.tour.pass_time(edge, minutes * 60)
    driver.press("staying")
    eye.see(driver, "strand-10-until-when")
    driver.press("longer_30")
    eye.see(driver, "strand-10-staying-longer")
    eye.tour.pass_time(edge, 1500)
    driver.press("safe")
    eye.see(driver, "strand-11-safe")
    driver.press("outcome")


def _written(driver: Driver, eye: Eye) -> None:
    _fill(driver, incident=Tri.NO, near_miss=Tri.NO, information_learned=LEARNED, nothing_to_pass_on=True, how_are_you=HowAreYou.WELL)
    eye.see(driver, "strand-12-written-up")
    driver.press("save")
    eye.see(driver, "strand-13-outcome")
    if not isinstance(driver.page, OutcomePage):
        raise TypeError(f"nothing is on record, but {driver.page}")
    outcome = driver.page.outcome.id
    driver.press("note")
    eye.see(driver, "strand-14-the-note-that-was-begun")
    _fill(driver, in_earshot=Tri.NO, child_in_household=Tri.NO, new_information_to_share=Tri.NO, behaviour_of_concern=False)
    driver.press("save")
    eye.see(driver, "strand-15-note-signed")
    driver.open(PRINT, PrintAsk("D23", outcome))
    eye.see(driver, "strand-16-print-d23")


def to_999(eye: Eye) -> None:
    """The call does not come: 15, 30, 45 minutes, the code word, 999 called; then the incident, whom to tell, and a flag."""
    with eye.tour.world() as edge:
        visit = eye.tour.stage().id("visit out")
        eye.tour.pass_time(edge, 15 * 60)
        driver = eye.in_practice(edge, "sioned")
        _silence(driver, eye, edge, visit)
        driver.press("code_word")
        eye.see(driver, "escalation-6-code-word")
        driver.press("called_999")
        driver.press("show_code_word")
        eye.see(driver, "escalation-6-called")
        for key in ("visits", "home"):
            driver.open(key)
            eye.see(driver, f"escalation-6-called-{key}")
        driver.open("home_visit", visit)
        driver.press("safe")
        eye.see(driver, "escalation-7-who-has-seen-them")
        driver.press("by_police")
        eye.see(driver, "escalation-8-safe")
        driver.press("outcome")
        _incident(driver, eye)
        driver.quit()


def _silence(driver: Driver, eye: Eye, edge: Edge, visit: UUID) -> None:
    """Each step as it comes, until the visit is opened from the window of the last one."""
    signed_in = driver.program.signed_in
    if signed_in is None:
        raise LookupError("nobody is signed in")
    signed_in.idle.stop()
    until(lambda: signed_in.ladder.window is not None, "no step is told")
    signed_in.ladder.teller.heard(signed_in.ladder.teller.loud)  # the other one that is overdue in the practice vault
    driver.shows_ladder = True
    for number, minutes in enumerate((16, 15, 15, 15)):
        eye.tour.pass_time(edge, minutes * 60)
        signed_in.ladder.teller.look()
        driver.open("visits")
        eye.see(driver, f"escalation-{number + 1}-{('call', 'first', 'second', 'last')[number]}")
        if number < 3:
            signed_in.ladder.teller.heard(signed_in.ladder.teller.loud)
    window = signed_in.ladder.window
    if window is None:
        raise LookupError("the last step is not told")
    window.open_asked.emit(visit.hex)
    driver.shows_ladder = False
    driver.press("no_answer")
    eye.see(driver, "escalation-5-call-999")


def _incident(driver: Driver, eye: Eye) -> None:
    _fill(
        driver, incident=Tri.YES, incident_what=HAPPENED, injuries="Nobody.", riddor=Tri.NOT_KNOWN, near_miss=Tri.NO,
        nothing_to_pass_on=True, how_are_you=HowAreYou.TALK,
    )  # fmt: skip
    eye.see(driver, "escalation-9-incident")
    driver.press("save")
    eye.see(driver, "escalation-10-what-follows")
    driver.press("seen")
    page = driver.page
    if not isinstance(page, OutcomePage) or page.told is None:
        raise TypeError(f"nobody is told on {page}")
    today = driver.edge.edges.clock.now().today
    put(
        page.told.editors["told"],
        [{"whom": MustHear.POLICE, "on": today}, {"whom": MustHear.INSURER, "not_needed_because": "Nobody was hurt."}],
    )
    driver.press("keep_told")
    eye.see(driver, "escalation-11-told")
    driver.press("raise_flag")
    if driver.page is None or driver.page.form is None:
        raise LookupError(f"no flag is begun on {driver.page}")
    eye.see(driver, "escalation-12-flag")


def _fill(driver: Driver, **values: Any) -> None:
    form = driver.page.form if driver.page is not None else None
    if form is None:
        raise LookupError(f"there is no form to fill on {driver.page}")
    fill(form, **values)
    driver.quiet()
