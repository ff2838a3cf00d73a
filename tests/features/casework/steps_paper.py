"""On paper: looked at first, then printed; the sheets of a visit; one copy saved as a file that only a password opens."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtWidgets import QPlainTextEdit

from tests.features.casework.at_the_desk import AtTheDesk, Key
from tests.features.casework.steps_file import FEARED, HARMED
from vawdesk import features

LOCKED_WITH = "a key for one page 71"
HARMFUL = (
    "staff risk", "risg", "flag", "rhybudd", "abuse", "trais", "cam-drin", "camdrin", "perpetrator", "concern", "pryder", "melinydd",
    "glaswellt", "go through the letter", "VA-2026", *FEARED.split(), *HARMED.split(),
)  # fmt: skip
ON_HER_TABLE = ("police", "heddlu", "danger", "perygl", "threat", "bygythiad", "999")  # the buddy's sheet says when to call them


def ask_for_it(desk: AtTheDesk) -> str:
    """For a colleague, for the visit, all of it; gives the words of the page that is shown, read as text."""
    assert desk.place == "handled_copy"
    desk.choose("print_for", "colleague")
    desk.into("print_why", "For the visit")
    desk.choose("print_profile", "our own organisation")
    desk.quiet()
    desk.until(lambda: any(button.isEnabled() for button in desk.buttons("print")))
    desk.press_saying("Read as text")
    shown = desk.focus
    assert isinstance(shown, QPlainTextEdit)
    found = [shown.toPlainText()]
    while desk.buttons_saying("Next page")[0].isEnabled():
        desk.press_saying("Next page")
        found.append(shown.toPlainText())
    return " ".join(" ".join(found).split())


def print_it(desk: AtTheDesk) -> list[bytes]:
    """Print, the printer that is there, Print: what came out."""
    before = len(desk.stage.tray.sheets)
    desk.press("print")
    desk.until(lambda: bool(desk.buttons("verb")) and desk.buttons("verb")[0].isEnabled())
    desk.press("verb")
    desk.until(lambda: len(desk.stage.tray.sheets) > before)
    desk.quiet()
    return desk.stage.tray.sheets[before:]


def words_of(pdf: bytes) -> str:
    """The words of a page as it can be read."""
    return " ".join(features.read_text(pdf).split())


def print_the_assessment(desk: AtTheDesk) -> None:
    """It stays inside: everybody by name, the warning, the decision; and it is no draft any more."""
    desk.press("print_assessment")
    shown = ask_for_it(desk)
    (office,) = [words_of(pdf) for pdf in print_it(desk)]
    for words in ("STAFF RISK", HARMED, FEARED, "Mared Owen", "To go through the letter."):
        assert words in shown, words
        assert words in office, words
    assert "DRAFT" not in office
    desk.press("given")  # whoever it was printed for has it
    desk.press("back")
    assert desk.place == "home_visit"


def print_the_sheets(desk: AtTheDesk) -> None:
    """A page to carry for each of the two, a sheet for the buddy: nothing that would do harm if it were left on her table."""
    sheets = [words_of(pdf) for pdf in print_it(desk)]
    carried, (buddys,) = sheets[:-1], sheets[-1:]
    for words, name in zip(carried, ("Huw Maddocks", "Nerys Hopkins"), strict=True):
        assert name in words
        assert not _among((*HARMFUL, *ON_HER_TABLE), words), words
    assert "Mared Owen" in buddys
    assert not _among(HARMFUL, buddys), buddys
    desk.until(lambda: "Did all 3 sheets come out?" in desk.seen)
    desk.press("verb")
    assert "It is written down who has which sheet." in desk.seen


def _among(harmful: tuple[str, ...], words: str) -> list[str]:
    return [one for one in harmful if one.casefold() in words.casefold()]


def save_one_with_a_password(desk: AtTheDesk, stick: Path) -> None:
    """Under a name that says nothing; it opens with its password, and with no other."""
    stick.mkdir()
    desk.stage.choosing.place = stick
    desk.press("print_assessment")
    ask_for_it(desk)
    desk.press("save_locked")
    desk.into("password", LOCKED_WITH)
    desk.into("password_again", LOCKED_WITH)
    desk.key(Key.Key_Return)
    desk.until(lambda: any(stick.iterdir()))
    desk.quiet()
    (saved,) = stick.iterdir()
    assert not {word.casefold() for word in (*HARMED.split(), *FEARED.split())} & set(saved.stem.casefold().split())
    assert HARMED.encode() not in saved.read_bytes()
    desk.go_back()
    assert desk.place == "home_visit"
    reader = PdfReader(saved)
    assert reader.is_encrypted
    assert not reader.decrypt("something else")
    assert reader.decrypt(LOCKED_WITH)
    assert HARMED in reader.pages[0].extract_text()
