"""The program tries itself, for whoever installs it: a vault is made, a note written, paper printed, the journal verified.

Everything goes through the real windows, drawn where nobody sees them, in a folder of its own. Nothing outside that folder is
touched, and everything in it is invented. What came of it is one line, in the language of the command line.
"""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog

from vawdesk.models.base import CompartmentName
from vawdesk.services.note_file import said_in_all
from vawdesk.ui import last_resort
from vawdesk.ui.card import Card
from vawdesk.ui.first_run import FirstRunWindow
from vawdesk.ui.first_run_steps import Step
from vawdesk.ui.printer import PaperFolder
from vawdesk.ui.program import Program
from vawdesk.ui.self_test_hands import Hands, Stuck
from vawdesk.ui.setting_up import FOLDER_NAME
from vawdesk.ui.sign_in import SignIn
from vawdesk.ui.signed_in import SignedIn
from vawdesk.ui.world import World, real_world
from vawdesk.vault.last_used import is_vault

ORGANISATION = "Cymorth Dyffryn Derwen"
FOUNDER = {"name": "Nerys Hopkins", "post": "Director", "sign_in_name": "nerys"}
PASSPHRASE = "llyn mynydd afon coeden"  # noqa: S105  # of a vault of invented words that is made to be thrown away
WORDS = "She rang. She has the letter, and will go on Monday."
REPORT, OFFICE = "self-test.txt", "office"
COMPARTMENTS: tuple[CompartmentName, ...] = ("organisation", "casework")

Make = Callable[[World], Program]


@dataclass
class Counted:
    """What the one line tells."""

    sheets: int
    rows: int
    earlier: bool


def self_test(folder: Path, make: Make, hands: Hands | None = None) -> int:
    """Try everything in a folder that is empty or not there yet; write and say one line. Returns 0, or 1 when something does not work.

    In the folder of an earlier trial its vault is opened again and written in: so an upgrade is tried.
    """
    began, hands = time.monotonic(), hands or Hands()
    before = last_resort.install(hands.met)
    try:
        done = _Trial(folder, make, hands).run()
        made = "the vault of an earlier trial opened again" if done.earlier else "a vault made and opened again"
        line = f"self-test passed: {made}, a note kept, {done.sheets} page(s) printed, "
        line += f"{done.rows} journal rows verified, in {time.monotonic() - began:.1f} s"
    except (Stuck, OSError) as problem:
        line = f"self-test FAILED: {problem}"
    except Exception as problem:  # noqa: BLE001  # whatever does not work, the one line says so
        line = f"self-test FAILED: {last_resort.place_of(problem)}"
    finally:
        sys.excepthook = before
    _say(folder, f"VAWDesk {line}")
    return 1 if "FAILED" in line else 0


def _say(folder: Path, line: str) -> None:
    """To whoever looks, and into the folder: an installed program may have no console."""
    if sys.stdout is not None:
        sys.stdout.write(line + "\n")
    with contextlib.suppress(OSError):  # the folder may be just what does not work; it was said already
        (folder / REPORT).write_text(line + "\n", encoding="utf-8")


class _Run:
    """One run of the program, ended whatever happens in it."""

    def __init__(self, program: Program, hands: Hands) -> None:
        self.program, self._hands, self.ended = program, hands, False
        program.ended.connect(self._ended)

    def _ended(self) -> None:
        self.ended = True

    def __enter__(self) -> _Run:
        self.program.start()
        self._hands.until(self.program.window.isVisible, "no window is shown")
        return self

    def __exit__(self, kind: type[BaseException] | None, *_told: object) -> None:
        for dialog in _dialogs():
            dialog.close()
        self.program.quit()
        if kind is None:
            self._hands.until(lambda: self.ended, "the program does not end")
        self.program.window.deleteLater()

    @property
    def desk(self) -> SignedIn:
        """The desk, once somebody has come in. Raises Stuck."""
        self._hands.until(lambda: self.program.signed_in is not None or self._refused(), "nobody comes in")
        if self.program.signed_in is None:
            raise Stuck("the vault does not open")
        return self.program.signed_in

    def _refused(self) -> bool:
        """Whether the way in ends at a card that says why."""
        screen = self.program.window.screen_now
        return isinstance(screen, Card) or (isinstance(screen, SignIn) and not screen.error.isHidden())


def _dialogs() -> list[QDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


class _Trial:
    """The steps, in the order of a first morning."""

    def __init__(self, folder: Path, make: Make, hands: Hands) -> None:
        self._folder, self._make, self._hands = folder, make, hands
        self._earlier = is_vault(folder / OFFICE / FOLDER_NAME)

    def run(self) -> Counted:
        """All of them. Raises Stuck, OSError, or what nobody caught."""
        self._folder.mkdir(parents=True, exist_ok=True)
        if not self._earlier and any(self._folder.iterdir()):
            raise Stuck(f"{self._folder} is not empty; name a new folder")
        data, paper = self._folder / "data", PaperFolder(self._folder)
        data.mkdir(exist_ok=True)
        world = replace(real_world(data), printer=lambda: paper)
        if not self._earlier:
            with _Run(self._make(world), self._hands) as first:
                self._set_up(first.program)
                self._write_a_note(first.desk, 1)
                _verified(first.desk)
        with _Run(self._make(world), self._hands) as again:
            self._come_back(again.program)
            kept = _notes(again.desk)
            if not kept or set(kept) != {WORDS}:
                raise Stuck("the note is not there any more")
            self._write_a_note(again.desk, len(kept) + 1)
            return Counted(paper.sheets, _verified(again.desk), self._earlier)

    def _set_up(self, program: Program) -> None:
        """The first run, card by card; the recovery sheet is printed and its code typed back."""
        card, hands = program.window.screen_now, self._hands
        if not isinstance(card, FirstRunWindow):
            raise Stuck("the first run does not begin")
        hands.press("continue")
        for name, words in (("organisation", ORGANISATION), ("folder", str(self._folder / OFFICE))):
            hands.write(name, words)
            hands.press("continue")
        for name, words in {**FOUNDER, "passphrase": PASSPHRASE, "passphrase_again": PASSPHRASE}.items():
            hands.write(name, words)
        hands.press("continue")
        hands.until(lambda: card.step is Step.SHEET or card.failure.isVisible(), "no vault is made")
        hands.press("print_sheet")
        hands.press("verb")
        hands.until(lambda: not _dialogs(), "nothing is printed")
        hands.press("continue")
        hands.write("code_typed", card.told.code)
        hands.press("continue")

    def _write_a_note(self, desk: SignedIn, count: int) -> None:
        """One more, after which there are so many."""
        self._hands.press("write_now")
        self._hands.write("what_was_said", WORDS)
        self._hands.press("save")
        self._hands.until(lambda: desk.desk_window.here[0] == "home" and len(_notes(desk)) == count, "the note is not kept")

    def _come_back(self, program: Program) -> None:
        """Sign in as on any morning."""
        self._hands.until(lambda: isinstance(program.window.screen_now, SignIn), "there is no sign-in card")
        self._hands.write("name", FOUNDER["sign_in_name"])
        self._hands.write("passphrase", PASSPHRASE)
        self._hands.press("unlock")


def _notes(desk: SignedIn) -> list[str | None]:
    return said_in_all(desk.session.desk)


def _verified(desk: SignedIn) -> int:
    """Walk both journals whole; returns how many rows they have. Raises Stuck with how much was found."""
    rows = 0
    for name in COMPARTMENTS:
        if found := desk.session.desk.verify(name):
            raise Stuck(f"the journal of {name} does not verify: {len(found)} findings")
        compartment = desk.session.vault[name]
        with compartment.connection() as connection:
            rows += sum(1 for _row in compartment.journal.rows(connection))
    return rows
