"""A referral: how she may be called, who is in the directory, the words, the decision, paper and file, and what they answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from tests.features.casework.at_the_desk import AtTheDesk, Key
from tests.features.casework.steps_file import FEARED, HARMED
from tests.features.casework.steps_paper import LOCKED_WITH, print_it, words_of
from tests.hands import fill
from vawdesk.models.casework.decision_options import Consulted
from vawdesk.models.casework.referral_options import Agreed, ReferralPurpose
from vawdesk.models.organisation.contact_options import ContactKind
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.models.values import Tri

POLICE, HER_NUMBER, HER_TIME = "Heddlu Bryniau PPU", "07700 900441", "before nine in the morning"
WHY_NOW = "On Sunday night he stood at her door and said: “You will not see Christmas.” She has told nobody else."
WHY_WE = "He has said it twice in a week, and she is alone in the house from Monday. She asked us herself to tell the police of it."


def say_how_she_may_be_called(desk: AtTheDesk) -> None:
    """Her own number, and what is known of who else hears it."""
    desk.open_in_list("people", HARMED)
    desk.press_saying("Change")
    desk.fill(phones=[{"number": HER_NUMBER, "safe_to_call": Tri.YES, "safe_to_leave_message": Tri.NO, "best_time": HER_TIME}])
    desk.save()


def add_the_police_to_the_directory(desk: AtTheDesk) -> None:
    """With a telephone, and no address to which anything could be sent."""
    desk.go("contacts")
    desk.press("add_contact")
    desk.fill(agency=POLICE, kind=ContactKind.POLICE_PPU, phone="01632 960812", checked_on=date(2026, 11, 20))
    desk.save()


def write_it(desk: AtTheDesk, case: str) -> None:
    """From the case: what it knows stands there; what is missing is said at its field; every answer is seen before it is kept."""
    desk.open_in_list("cases", case)
    desk.press("go_referral")
    assert FEARED in desk.seen  # as whoever's behaviour is a concern
    desk.fill(to_contact="Bryniau", purpose=ReferralPurpose.RISK, consent=Agreed.AGREED)
    desk.press("save")
    for words in ("Write why now", "Choose why it is needed."):
        assert words in desk.seen, words
    desk.fill(why_now=WHY_NOW, why_needed=PlainReason.PROTECT)
    desk.press("save")
    desk.until(lambda: "All is right: ready to send" in desk.seen)
    desk.press("save")
    assert desk.place == "referral", desk.seen
    assert "It has not gone yet" in desk.seen


def decide_to(desk: AtTheDesk) -> None:
    """From the referral, and back to it."""
    desk.press("why_we_refer")
    assert desk.place == "decision_form"
    assert "It has not gone yet" not in desk.seen
    desk.fill(reasons=WHY_WE, who_consulted=(Consulted.SPECIALIST,))
    desk.save()
    assert desk.place == "referral"
    assert desk.buttons("open_decision")


def copy_into_their_form(desk: AtTheDesk) -> None:
    """Enter copies one answer and goes on to the next: the title first, which says what it is about."""
    desk.press("copy_form")
    assert HER_NUMBER in desk.seen
    assert "Copy: Title" in desk.focus.accessibleName()
    desk.key(Key.Key_Return)
    desk.until(lambda: QApplication.clipboard().text().startswith("DOMESTIC ABUSE"))
    desk.go_back()
    assert desk.place == "referral"


def print_it_for_them(desk: AtTheDesk) -> str:
    """Nobody asks for whom: the referral says so. Gives the words that came out."""
    desk.press("print")
    desk.until(lambda: any(button.isEnabled() for button in desk.buttons("print")))
    assert POLICE in desk.seen
    (printed,) = [words_of(pdf) for pdf in print_it(desk)]
    desk.press("given")
    desk.press("back")
    return printed


def save_it_for_them(desk: AtTheDesk, stick: Path) -> str:
    """With a password, under a name that says nothing; gives the words for whoever has the password."""
    stick.mkdir()
    desk.stage.choosing.place = stick
    desk.press("print")
    desk.until(lambda: any(button.isEnabled() for button in desk.buttons("save_locked")))
    desk.press("save_locked")
    desk.into("password", LOCKED_WITH)
    desk.into("password_again", LOCKED_WITH)
    desk.key(Key.Key_Return)
    desk.until(lambda: any(stick.iterdir()))
    desk.quiet()
    (saved,) = stick.iterdir()
    assert not {word.casefold() for word in (*HARMED.split(), *FEARED.split())} & set(saved.stem.casefold().split())
    reader = PdfReader(saved)
    assert reader.is_encrypted
    assert not reader.decrypt("something else")
    assert reader.decrypt(LOCKED_WITH)
    desk.go_back()
    assert desk.place == "referral"
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def say(desk: AtTheDesk, step: str, **said: Any) -> None:
    """A verb of the referral, what it asks, and keep it."""
    desk.press(step)
    fill(_asked(desk), **said)
    desk.press("verb")


def refused(desk: AtTheDesk, step: str, field: str, **said: Any) -> str:
    """The same, where something stands against it: gives the words at the field, and leaves the question again."""
    say(desk, step, **said)
    words = _asked(desk).editors[field].error()
    desk.key(Key.Key_Escape)
    desk.quiet()
    return words


def _asked(desk: AtTheDesk) -> Any:
    return desk.page.asking.form  # type: ignore[attr-defined]  # the page of a referral
