"""A note signed in the wrong person's file is moved, and no page of that file shows a word of it afterwards (8.25)."""

from __future__ import annotations

from datetime import date

import pytest
from vaults import SetClock

from tests.features.casework import steps_accounts as accounts
from tests.features.casework import steps_file as file
from tests.features.casework import steps_misfiled as misfiled
from tests.features.casework.at_the_desk import AtTheDesk, Key
from tests.features.casework.steps_misfiled import DONE, SAID, SAW, WORDS

WRONG, RIGHT = "Mair Prosser", "Mair Cadwaladr"


def two_files(desk: AtTheDesk) -> tuple[str, str]:
    """Two people with the same first name, a case for each; gives their numbers."""
    accounts.make_the_vault(desk)
    for name, born in ((WRONG, date(1985, 3, 9)), (RIGHT, date(1979, 11, 30))):
        file.record_a_person(desk, name, born, harmed=True)
    return misfiled.open_a_case(desk, WRONG), misfiled.open_a_case(desk, RIGHT)


def silent(words: str) -> None:
    """Nothing that the note said stands here."""
    found = [word for word in WORDS if word in words]
    assert not found, f"{found} still stands in: {words}"


def every_page_of(desk: AtTheDesk, case: str, name: str, then: date) -> dict[str, str]:
    """What each page of a file says, on the screen and on paper."""
    found = {"as it stood": misfiled.look_back(desk, case, then)}
    desk.open_in_list("cases", case)
    found["case"] = desk.seen
    for tab in ("notes", "all"):
        desk.press(f"filter_{tab}")
        found[f"timeline, {tab}"] = desk.seen
    found["cover sheet"] = misfiled.print_the_open_record(desk)
    misfiled.open_the_note(desk, case, "nothing else")
    found["another note"] = desk.seen
    found["another note on paper"] = misfiled.print_the_open_record(desk)
    desk.open_in_list("people", name)
    found["person"] = desk.seen
    for key in ("home", "people", "cases", "handled_copies"):
        desk.go(key)
        found[key] = desk.seen
    return found


def test_a_note_in_the_wrong_file_is_moved_and_that_file_shows_no_word_of_it(desk: AtTheDesk, clock: SetClock) -> None:
    wrong, right = two_files(desk)
    misfiled.sign_a_note(desk, wrong, "She rang, and nothing else.")
    misfiled.sign_a_note(
        desk, wrong, f"The {SAID} helps her.", what_i_saw=f"The {SAW} was dark.", follow_up=[{"what": f"Ring the {DONE}."}]
    )  # fmt: skip
    misfiled.open_the_note(desk, wrong, SAID)
    misfiled.add_to_it(desk)
    printed = misfiled.print_the_open_record(desk)
    assert all(word in printed for word in WORDS)
    then = clock.now().today
    desk.close()
    clock.advance(days=1)
    accounts.sign_in(desk, "nerys", accounts.FOUNDERS)
    assert SAID in misfiled.look_back(desk, wrong, then)  # it did stand there, until somebody saw that it never belonged
    misfiled.open_the_note(desk, wrong, SAID)
    assert "Copy 1" in misfiled.take_it_where_it_belongs(desk, right, RIGHT)
    for word in WORDS:
        assert word in desk.seen  # every word of it has come along
    desk.go_back()  # to where it stood a moment ago
    silent(desk.seen)
    assert "Taken out of this file" in desk.seen
    for page, words in every_page_of(desk, wrong, WRONG, then).items():
        try:
            silent(words)
        except AssertionError as problem:
            pytest.fail(f"{page}: {problem}")
    for word in WORDS:
        found = misfiled.search_for(desk, word)
        assert right in found, word
        assert wrong not in found, word
    desk.key(Key.Key_Down, Key.Key_Return)
    desk.quiet()
    assert right in desk.seen
