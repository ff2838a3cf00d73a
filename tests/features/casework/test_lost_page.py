"""A printed page is lost: what comes first opens by itself, it is seen to step by step, and the case tells of it afterwards (X14, 3.27)."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QPlainTextEdit, QTableView
from vaults import SetClock

from tests.features.casework import steps_accounts as accounts
from tests.features.casework import steps_file as file
from tests.features.casework import steps_misfiled as misfiled
from tests.features.casework.at_the_desk import AtTheDesk, Key
from tests.features.casework.steps_note import timeline
from tests.features.casework.steps_paper import print_it, words_of

HERS, LEFT_ON = "Mair Prosser", "on the seat of the bus to Bala"


def answer(desk: AtTheDesk, words: str) -> None:
    """Into the box of the question that stands open, and its verb."""
    box = next(one for one in desk.window.findChildren(QPlainTextEdit) if one.isVisible())
    box.setFocus()
    desk.type(words)
    desk.press("verb")


def lose_it(desk: AtTheDesk) -> None:
    """In the list of paper: the only copy, and how it was lost."""
    desk.go("handled_copies")
    table = next(one for one in desk.page.findChildren(QTableView) if one.isVisible())
    table.setFocus()
    desk.key(Key.Key_Down)
    desk.press("lose")
    answer(desk, f"Left {LEFT_ON}.")
    assert desk.place == "disclosure_gone_wrong", desk.seen


def test_a_lost_page_is_seen_to_from_the_persons_safety_to_the_page_that_says_so(desk: AtTheDesk, clock: SetClock) -> None:
    accounts.make_the_vault(desk)
    file.record_a_person(desk, HERS, date(1985, 3, 9), harmed=True)
    case = misfiled.open_a_case(desk, HERS)
    misfiled.sign_a_note(desk, case, "She is at her sister's until Friday.")
    misfiled.open_the_note(desk, case, "sister")
    misfiled.print_the_open_record(desk)
    clock.advance(seconds=20)
    lose_it(desk)
    assert LEFT_ON in desk.seen
    assert HERS in desk.seen
    assert f"How {HERS} may be reached today" in desk.seen
    assert "71 hours are left" in desk.seen or "72 hours are left" in desk.seen
    desk.press("done_tell_now")
    desk.press("verb")
    desk.press("not_needed_regulator")
    answer(desk, "Nothing in it says where she is. Nerys and the chair decided so.")
    assert "Decided not to tell them" in desk.seen
    desk.press("print")
    desk.until(lambda: any(button.isEnabled() for button in desk.buttons("print")))
    (printed,) = [words_of(pdf) for pdf in print_it(desk)]
    desk.press("did_not_come_out")
    for words in ("DOMESTIC ABUSE", LEFT_ON, HERS, "Decided not to tell them", "Still to do"):
        assert words in printed, words
    desk.open_in_list("cases", case)
    assert any(LEFT_ON in entry for entry in timeline(desk))
    desk.go("home")
    assert "their safety is not settled" in desk.seen  # three steps of safety are still to do
