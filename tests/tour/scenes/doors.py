"""Doors: records that were altered or damaged, backups and bringing one back, the HR room at its first entry."""

from __future__ import annotations

import shutil

from PySide6.QtWidgets import QPushButton

from tests.tour.drive import until
from tests.tour.tour import Eye
from vawdesk.services.practice.accounts import ACCOUNTS
from vawdesk.ui.bringing_back import BringBackCard
from vawdesk.ui.pages.hr.home_first_entry import MakeRoom
from vawdesk.ui.program import PRACTICE
from vawdesk.vault import keyring_file


def altered(eye: Eye) -> None:
    """Somebody puts an older copy of the folder back: it is said at the door, and looking is the first verb."""
    with eye.tour.world() as edge:
        folder = edge.edges.witness_path.parent / PRACTICE
        kept = folder.with_name("kept")
        shutil.copytree(folder, kept)
        eye.in_practice(edge, "sioned").quit()
        shutil.rmtree(folder)
        shutil.move(kept, folder)
        driver = eye.in_practice(edge, "sioned")
        until(lambda: bool(driver.dialogs()), "nothing is found")
        eye.see(driver, "found-older")
        driver.press("verb")
        driver.quit()


def damaged(eye: Eye) -> None:
    """The list of keys cannot be read: a backup is offered where one signs in."""
    with eye.tour.world() as edge:
        folder = edge.edges.witness_path.parent / PRACTICE
        stick = folder.with_name("stick")
        stick.mkdir()
        edge.choosing.place = stick
        driver = eye.in_practice(edge, "sioned")
        driver.open("settings_backups")
        driver.press("make_backup")
        driver.quit()
        for one in folder.glob(f"{keyring_file.NAME}*"):
            one.write_bytes(b"not a keyring")
        again = eye.run(edge, folder=folder).start()
        again.come_in("Sioned Parry", ACCOUNTS[0].passphrase)
        until(lambda: isinstance(again.program.window.screen_now, BringBackCard), "no backup is offered")
        eye.see(again, "damaged")
        again.quit()


def backing_up(eye: Eye) -> None:
    """A backup while it is made, when it is made, when it is opened to see that it works, and bringing it back."""
    with eye.tour.world() as edge:
        stick = edge.edges.witness_path.parent / "stick"
        stick.mkdir()
        edge.choosing.place = stick
        driver = eye.in_practice(edge, "sioned")
        driver.open("settings_backups")
        driver.press_at_once("make_backup")
        eye.see_at_once(driver, "backup-being-made")
        driver.quiet()
        eye.see(driver, "backup-made")
        driver.press("bring_back")
        driver.type("passphrase", ACCOUNTS[0].passphrase)
        eye.see(driver, "backup-bring-back")
        driver.press_at_once("verb")
        until(lambda: driver.program.signed_in is None or driver.program.signed_in.cover.down, "nothing is brought back")
        eye.see_at_once(driver, "backup-being-brought-back")
        until(lambda: driver.ended, "it is not brought back")
        driver.quit()


def hr_room(eye: Eye) -> None:
    """The first HR officer goes in, makes the room, types its code back, and finds it empty."""
    with eye.tour.world() as edge:
        driver = eye.in_practice(edge, "bronwen")
        eye.see(driver, "home-hr-officer")
        signed_in = driver.program.signed_in
        if signed_in is None:
            raise LookupError("nobody is signed in")
        driver.click(signed_in.desk_window.shell.navigation.buttons["hr_room"])
        eye.see(driver, "hr-room-door")
        driver.press("change_room")
        until(lambda: driver.ended, "it does not lock")
        driver.quit()
        inside = eye.run(edge, told=edge.relaunching.handovers[-1]).start()
        inside.press("as_bronwen")
        until(lambda: inside.program.signed_in is not None, "nobody comes in")
        eye.see(inside, "hr-room-first-entry")
        inside.press("verb")
        until(lambda: inside.program.window.findChild(QPushButton, "print_sheet") is not None, "no room is made")
        eye.see(inside, "hr-room-sheet")
        room = inside.program.window.findChild(MakeRoom)
        code = room.sheet.code if isinstance(room, MakeRoom) and room.sheet is not None else ""
        inside.press("verb")
        inside.type("code", code.lower())
        eye.see(inside, "hr-room-typed-back")
        inside.press("verb")
        until(lambda: inside.program.window.findChild(MakeRoom) is None, "the code is not taken")
        eye.see(inside, "hr-room-empty")
        inside.quit()
