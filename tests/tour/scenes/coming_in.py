"""Coming in: the first run card by card, the offer of practice, the sign-in card and what it says, the lock screen."""

from __future__ import annotations

from pathlib import Path

from tests.tour.drive import Driver, until
from tests.tour.tour import Eye
from tests.ui.world import Stage as Edge
from vawdesk.services.practice.accounts import ACCOUNTS
from vawdesk.ui.entrance_cards import InUseCard, Recover
from vawdesk.ui.first_run import FirstRunWindow
from vawdesk.ui.first_run_steps import Step
from vawdesk.ui.program import PRACTICE
from vawdesk.ui.sign_in import SignIn
from vawdesk.vault.vault import open_vault

PASSPHRASE = "llyn mynydd afon coeden"
SHOWN_PLACE = "/srv/vawdesk"  # what stands in the picture
EMPTY = ("people", "cases", "visits", "flags", "handled_copies")


def first_day(eye: Eye) -> None:
    """From nothing to a locked program and back: the six steps, Home of the first day, every list while it is empty, the lock."""
    with eye.tour.world(practice=False) as edge:
        driver = eye.run(edge).start()
        _to_the_sheet(eye, driver, edge.edges.witness_path.parent)
        _to_home(eye, driver)
        for key in EMPTY:
            _go_to(driver, key)
            eye.see(driver, f"empty-{key.replace('_', '-')}")
        driver.keys("Ctrl+N")
        driver.type("what_was_said", "Nerys:")
        driver.keys("Ctrl+L")
        until(lambda: driver.ended, "it does not lock")
        driver.quit()
        locked = eye.run(edge, told=edge.relaunching.handovers[-1]).start()
        eye.see(locked, "locked")
        locked.type("passphrase", PASSPHRASE)
        locked.press("unlock")
        until(lambda: locked.program.signed_in is not None, "nobody comes back in")
        eye.see(locked, "unlocked")
        locked.quit()


def _to_the_sheet(eye: Eye, driver: Driver, place: Path) -> None:
    eye.see(driver, "first-run-1-language")
    driver.press("continue")
    driver.press("continue")
    eye.see(driver, "first-run-2-organisation")
    driver.type("organisation", "Cymorth Dyffryn Derwen")
    driver.press("continue")
    driver.type("folder", str(Path(SHOWN_PLACE)))
    eye.see(driver, "first-run-3-place")
    driver.type("folder", str(place / "offices"))
    driver.press("continue")
    for name, words in (("name", "Nerys Hopkins"), ("post", "Director"), ("sign_in_name", "nerys")):
        driver.type(name, words)
    driver.type("passphrase", PASSPHRASE)
    driver.type("passphrase_again", PASSPHRASE)
    eye.see(driver, "first-run-4-account")
    driver.press("continue")


def _to_home(eye: Eye, driver: Driver) -> None:
    card = driver.program.window.screen_now
    if not isinstance(card, FirstRunWindow):
        raise TypeError(f"there is no first run but {card}")
    until(lambda: card.step is Step.SHEET, "no vault is made")
    eye.see(driver, "first-run-5-sheet")
    driver.press("print_sheet")
    until(lambda: bool(driver.dialogs()) and driver.top.findChild(type(card.go_on), "verb").isEnabled(), "no printer is listed")
    eye.see(driver, "first-run-5-printer")
    driver.press("verb")
    until(lambda: not driver.dialogs(), "the sheet is not printed")
    driver.press("continue")
    driver.type("code_typed", card.told.code.lower())
    eye.see(driver, "first-run-6-typed-back")
    driver.press("continue")
    until(lambda: driver.program.signed_in is not None, "nobody comes in")
    eye.see(driver, "home-first-day")


def _go_to(driver: Driver, key: str) -> None:
    signed_in = driver.program.signed_in
    if signed_in is not None:
        driver.click(signed_in.desk_window.shell.navigation.buttons[key])


def practice_offered(eye: Eye) -> None:
    """The practice vault: whom one wants to be; and while it is being made."""
    with eye.tour.world(practice=False) as edge:
        driver = eye.run(edge).start(practice=True)
        eye.see(driver, "practice-offer")
        driver.press_at_once("as_sioned")
        eye.see_at_once(driver, "practice-being-made")
        driver.quit()


def _card(eye: Eye, edge: Edge) -> Driver:
    return eye.run(edge, folder=edge.edges.witness_path.parent / PRACTICE).start()


def refused(eye: Eye) -> None:
    """A wrong passphrase, then so many that there is a wait."""
    with eye.tour.world() as edge:
        driver = _card(eye, edge)
        eye.see(driver, "sign-in")
        card = driver.program.window.screen_now
        if not isinstance(card, SignIn):
            raise TypeError(f"there is no sign-in card but {card}")
        for number in range(9):
            driver.come_in("Sioned Parry", "gair arall ydyw hwn")
            until(lambda: not card.error.isHidden(), "nothing is refused")
            if not number:
                eye.see(driver, "sign-in-refused")
            if not card.unlock.isEnabled():
                break
        eye.see(driver, "sign-in-wait")
        driver.quit()


def who_forgot(eye: Eye) -> None:
    """The recovery sheet instead of a passphrase, and a code that is no code."""
    driver = _card(eye, eye.tour.shared)
    driver.press("forgotten")
    card = driver.program.window.screen_now
    if not isinstance(card, Recover):
        raise TypeError(f"there is no recovery card but {card}")
    driver.press("verb")
    until(lambda: not card.error.isHidden(), "nothing is refused")
    eye.see(driver, "recovery")
    driver.quit()


def somebody_else_has_it(eye: Eye) -> None:
    """Another computer has the vault: who, and asking for it."""
    with eye.tour.world() as edge:
        folder = edge.edges.witness_path.parent / PRACTICE
        driver = _card(eye, edge)
        other = next(one for one in ACCOUNTS if one.key == "carys")
        vault = open_vault(folder, other.name, other.passphrase, "casework", eye.tour.elsewhere(edge))
        driver.come_in("Sioned Parry", ACCOUNTS[0].passphrase)
        until(lambda: isinstance(driver.program.window.screen_now, InUseCard), "it is not in use")
        eye.see(driver, "in-use")
        driver.press("verb")
        eye.see(driver, "in-use-asked")
        vault.sign_out()
        driver.quit()
