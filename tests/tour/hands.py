"""What hands do for the three jobs that are done most: a click, a typed field and a key chord are one action each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox
from vaults import SetClock

from tests.tour.drive import Driver, until
from tests.tour.tour import Eye
from tests.ui.world import Stage as Edge
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import ManagerDecision
from vawdesk.models.values import Tri
from vawdesk.services.desk import Desk
from vawdesk.services.practice.accounts import ACCOUNTS
from vawdesk.services.practice.assessing import Planned
from vawdesk.services.practice.stage import Stage, StageClock
from vawdesk.services.practice.visits import assess
from vawdesk.ui.kit.print_dialog import PrintDialog
from vawdesk.ui.pages.casework.visits import VisitsPage
from vawdesk.ui.program import PRACTICE
from vawdesk.vault.vault import open_vault

CALL, NOTE, VISITS = 5, 8, 25  # actions
MORE = ("manon", "sian", "zoe", "bridget")  # with the two that wait in the practice vault, six for tomorrow
TIMES = ((7, 45), (14, 15), (16, 30), (17, 45))  # while neither is out on one of those two
DOUBT = {"stalking": Tri.NOT_KNOWN}


def count(eye: Eye) -> None:
    """Do the three jobs and set each count beside its limit; more actions than the limit fail the tour."""
    with eye.tour.world() as edge:
        _say(eye, "a call without an answer, from the open case", _call(eye, edge), CALL)
    with eye.tour.world() as edge:
        _say(eye, "an ordinary note, from Home", _note(eye, edge), NOTE)
    with eye.tour.world() as edge:
        _say(
            eye, "six visits decided, one of them refused, printed, and a jammed sheet once more, from Home", _six_visits(eye, edge), VISITS
        )


def _say(eye: Eye, job: str, acts: int, most: int) -> None:
    line = f"hands: {job}: {acts} actions, at most {most}"
    eye.tour.hands.append(line)
    if acts > most:
        eye.tour.missing.append(f"too many: {line}")


def _call(eye: Eye, edge: Edge) -> int:
    driver = eye.in_practice(edge, "carys")
    driver.open("case", eye.tour.stage().id("case mair"))
    driver.acts = 0
    driver.press("go_contact_note")
    driver.press("nobody_box")
    _pick(driver, "mode_box", 3)
    return _saved(driver)


def _note(eye: Eye, edge: Edge) -> int:
    driver = eye.in_practice(edge, "carys")
    driver.keys("Ctrl+N")
    driver.type("what_was_said", "She has the letter. “I will go on Monday.”")
    driver.click(next(one for one in driver.program.window.findChildren(QAbstractButton) if one.objectName().startswith("file_in_")))
    _pick(driver, "mode_box", 3)
    for question in ("child_in_household_1", "new_information_to_share_1"):
        driver.press(question)
    return _saved(driver)


def _pick(driver: Driver, name: str, place: int) -> None:
    """Open a list with a click and pick one of its lines."""
    box = driver.seen(QComboBox, name)
    driver.click(box)
    if isinstance(box, QComboBox):
        view = box.view()
        line = view.visualRect(box.model().index(place, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, line)
        driver.acts += 1
        driver.quiet()
        if box.currentIndex() != place:
            raise LookupError(f"{box.itemText(place)} is not chosen but {box.currentText()}")


def _saved(driver: Driver) -> int:
    """Save and sign; the page closes when it is on record."""
    page = driver.page
    driver.press("save")
    if driver.page is page:
        raise LookupError("the note is not on record")
    acts = driver.acts
    driver.quit()
    return acts


def _six_visits(eye: Eye, edge: Edge) -> int:
    """Six visits for tomorrow: five agreed to, one refused, the day printed, and one sheet that the printer has eaten once more."""
    stage = _planted(eye, edge)
    driver = eye.in_practice(edge, "sioned")
    navigation = driver.program.signed_in.desk_window.shell.navigation if driver.program.signed_in else None
    if navigation is None:
        raise LookupError("nobody is signed in")
    driver.click(navigation.buttons["visits"])
    ids = [stage.id(f"visit {key}") for key in ("wait-flag", "wait-farm", *(f"more-{one}" for one in MORE))]
    eye.see(driver, "visits-six-waiting")
    for _one in ids:
        page = driver.page
        until(lambda page=page: not any(row.pausing for row in page.rows.values()), "the board does not go on")  # type: ignore[union-attr]
        place = page.board.in_hand.here() if isinstance(page, VisitsPage) else None
        if place is None or place[0] not in ids:
            raise LookupError(f"the next visit that waits is not in hand but {place}")
        driver.keys("F8" if place[0] == ids[1] else "F2")
        if place[0] == ids[0]:  # the flag says: not at home
            eye.see(driver, "visits-six-against-flag")
            driver.type("against_flag", "We go when he is at work, and ring from the corner first.")
            driver.press("verb")
    eye.see(driver, "visits-six-decided")
    driver.keys("Return")  # the sheets of the day are in hand
    to_the_printer(driver, edge)
    printed = len(edge.tray.sheets)
    eye.see(driver, "visits-six-came-out")
    driver.press("back")  # not all of them
    driver.keys("Space")  # the first of them
    eye.see(driver, "visits-six-one-jammed")
    driver.press("verb")
    to_the_printer(driver, edge)
    driver.press("verb")  # each has their own
    until(lambda: not driver.dialogs(), "who has the sheets is not written down")
    acts, desk = driver.acts, driver.program.signed_in.session.desk if driver.program.signed_in else None
    eye.see(driver, "visits-six-printed")
    _as_decided(desk, ids)
    driver.quit()
    if len(edge.tray.sheets) != printed + 1 or printed < 2 * (len(ids) - 1):
        raise LookupError(f"{printed} sheets are printed, and {len(edge.tray.sheets) - printed} of them again")
    return acts


def to_the_printer(driver: Driver, edge: Edge) -> None:
    """To the printer that is offered; then stands the question whether it all came out."""
    before = len(edge.tray.sheets)
    until(driver.can_go_on, "no printer is listed")
    driver.press("verb")
    until(
        lambda: any(not isinstance(one, PrintDialog) for one in driver.dialogs()) and len(edge.tray.sheets) > before, "nothing is printed"
    )


def _as_decided(desk: Desk | None, ids: Sequence[UUID]) -> None:
    held = [desk.peek(HomeVisit, id) if desk is not None else None for id in ids]
    decided = [one.manager_decision if one is not None else None for one in held]
    if decided != [ManagerDecision.DO_NOT_GO if number == 1 else ManagerDecision.AGREED for number in range(len(ids))]:
        raise LookupError(f"the visits are decided otherwise: {decided}")


@contextmanager
def _desk(edge: Edge, key: str) -> Iterator[Desk]:
    account = next(one for one in ACCOUNTS if one.key == key)
    vault = open_vault(edge.edges.witness_path.parent / PRACTICE, account.name, account.passphrase, "casework", edge.edges)
    try:
        yield Desk(vault)
    finally:
        vault.sign_out()


def _planted(eye: Eye, edge: Edge) -> Stage:
    """Four more visits that wait for tomorrow, assessed and signed by their worker."""
    stage = eye.tour.stage()
    for key, (hour, minute) in zip(MORE, TIMES, strict=True):
        one = Planned(key, key, ("carys", "huw"), stage.coming(1, hour, minute), DOUBT)
        assess(stage, one, f"more-{key}", stage.ago(hours=2), waits=True)
    with _desk(edge, "carys") as desk:
        stage.desks = {"carys": desk}
        stage.play(StageClock(SetClock().utc), lambda _far: None)
    return stage
