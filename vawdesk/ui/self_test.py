"""The program tries itself, for whoever installs it: a vault is made, a note written, paper printed, the journal verified.

Everything goes through the real windows, drawn where nobody sees them, in a folder of its own. Nothing outside that folder is
touched, and everything in it is invented. What came of it is one line, in the language of the command line.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog
from sqlalchemy import select

from vawdesk.models.base import CompartmentName
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.ui.first_run import FirstRunWindow
from vawdesk.ui.first_run_steps import Step
from vawdesk.ui.last_resort import place_of
from vawdesk.ui.program import Program
from vawdesk.ui.self_test_hands import PaperFolder, Stuck, press, seen, until, write
from vawdesk.ui.sign_in import SignIn
from vawdesk.ui.signed_in import SignedIn
from vawdesk.ui.world import World, real_world

FOUNDER = {"name": "Nerys Hopkins", "post": "Director", "sign_in_name": "nerys"}
PASSPHRASE = "llyn mynydd afon coeden"
WORDS = "She rang. She has the letter, and will go on Monday."
REPORT = "self-test.txt"
COMPARTMENTS: tuple[CompartmentName, ...] = ("organisation", "casework")

Make = Callable[[World], Program]


@dataclass
class Counted:
    """What the one line tells."""

    sheets: int = 0
    rows: int = 0


def self_test(folder: Path, make: Make) -> int:
    """Try everything in a folder that is empty or not there yet; write and say one line. Returns 0, or 1 when something does not work."""
    began = time.monotonic()
    try:
        _empty(folder)
        done = _tried(folder, make)
        line = f"self-test passed: a vault made and opened again, a note kept, {done.sheets} page(s) printed, "
        line += f"{done.rows} journal rows verified, in {time.monotonic() - began:.1f} s"
    except (Stuck, OSError) as problem:
        line = f"self-test FAILED: {problem}"
    except Exception as problem:  # noqa: BLE001  # whatever does not work, the one line says so
        line = f"self-test FAILED: {place_of(problem)}"
    _say(folder, f"VAWDesk {line}")
    return 1 if "FAILED" in line else 0


def _say(folder: Path, line: str) -> None:
    """To whoever looks, and into the folder: an installed program may have no console."""
    import sys

    if sys.stdout is not None:
        sys.stdout.write(line + "\n")
    try:
        (folder / REPORT).write_text(line + "\n", encoding="utf-8")
    except OSError:
        pass  # it was said already, and the folder may be just what does not work


def _empty(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if any(one.name != REPORT for one in folder.iterdir()):
        raise Stuck(f"{folder} is not empty; name a new folder")


def _tried(folder: Path, make: Make) -> Counted:
    data, paper = folder / "data", PaperFolder(folder)
    data.mkdir()
    world = replace(real_world(data), printer=lambda: paper)
    with _Run(make(world)) as first:
        _set_up(first.program, folder / "office")
        _write_a_note(first.desk)
        rows = _verify(first.desk)
    with _Run(make(world)) as second:
        _come_back(second.program)
        _read_the_note(second.desk)
        rows = max(rows, _verify(second.desk))
    return Counted(paper.sheets, rows)


class _Run:
    """One run of the program, ended whatever happens in it."""

    def __init__(self, program: Program) -> None:
        self.program, self.ended = program, False
        program.ended.connect(self._ended)

    def _ended(self) -> None:
        self.ended = True

    def __enter__(self) -> _Run:
        self.program.start()
        until(self.program.window.isVisible, "no window is shown")
        return self

    def __exit__(self, *_problem: object) -> None:
        for dialog in [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog)]:
            dialog.close()
        self.program.quit()
        until(lambda: self.ended, "the program does not end")
        self.program.window.deleteLater()

    @property
    def desk(self) -> SignedIn:
        """The desk, once somebody has come in. Raises Stuck."""
        until(lambda: self.program.signed_in is not None, "nobody comes in")
        if self.program.signed_in is None:
            raise Stuck("nobody comes in")
        return self.program.signed_in


def _set_up(program: Program, place: Path) -> None:
    """The first run, card by card; the recovery sheet is printed and its code typed back."""
    card = program.window.screen_now
    if not isinstance(card, FirstRunWindow):
        raise Stuck("the first run does not begin")
    press("continue")
    write("organisation", "Cymorth Dyffryn Derwen")
    press("continue")
    write("folder", str(place))
    press("continue")
    for name, words in {**FOUNDER, "passphrase": PASSPHRASE, "passphrase_again": PASSPHRASE}.items():
        write(name, words)
    press("continue")
    until(lambda: card.step is Step.SHEET or card.failure.isVisible(), "no vault is made")
    press("print_sheet")
    press("verb")
    until(lambda: not any(isinstance(one, QDialog) and one.isVisible() for one in QApplication.topLevelWidgets()), "nothing is printed")
    press("continue")
    write("code_typed", card.told.code)
    press("continue")


def _write_a_note(desk: SignedIn) -> None:
    press("write_now")
    write("what_was_said", WORDS)
    press("save")
    until(lambda: desk.desk_window.here[0] == "home" and _notes(desk) == [WORDS], "the note is not kept")


def _notes(desk: SignedIn) -> list[str | None]:
    with desk.session.desk.reading("casework") as session:
        return [one.what_was_said for one in session.scalars(select(ContactNote))]


def _come_back(program: Program) -> None:
    """Sign in as on any morning."""
    until(lambda: isinstance(program.window.screen_now, SignIn), "there is no sign-in card")
    write("name", FOUNDER["sign_in_name"])
    write("passphrase", PASSPHRASE)
    press("unlock")


def _read_the_note(desk: SignedIn) -> None:
    if _notes(desk) != [WORDS]:
        raise Stuck("the note is not there any more")


def _verify(desk: SignedIn) -> int:
    """Walk both journals whole; returns how many rows they have. Raises Stuck with what is found."""
    rows = 0
    for name in COMPARTMENTS:
        if found := desk.session.desk.verify(name):
            raise Stuck(f"the journal of {name} does not verify: {len(found)} findings")
        compartment = desk.session.vault[name]
        with compartment.connection() as connection:
            rows += sum(1 for _row in compartment.journal.rows(connection))
    return rows
