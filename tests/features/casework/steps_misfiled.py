"""A note in the wrong person's file: signed there, added to, printed; then taken to the file where it belongs."""

from __future__ import annotations

import re
from datetime import date

from tests.features.casework.at_the_desk import AtTheDesk, Key
from tests.features.casework.steps_note import timeline
from tests.features.casework.steps_paper import ask_for_it, print_it, words_of
from vawdesk.models.casework.addendum import AddendumReason
from vawdesk.models.casework.case import Apart
from vawdesk.models.casework.contact_note import Mode
from vawdesk.models.casework.roles import Basis, Role
from vawdesk.models.values import Tri

SAID, SAW, DONE, ADDED = "melinydd", "bwthyn", "gwenynwr", "cwningen"  # one word in each place where a note has words
WORDS = (SAID, SAW, DONE, ADDED)


def open_a_case(desk: AtTheDesk, name: str) -> str:
    """A person's own case; gives its number."""
    desk.open_in_list("people", name)
    desk.press("go_case_form")
    desk.fill(
        people=[{"roles": (Role.SURVIVOR,), "basis": Basis.OWN_WORDS}], worked_separately=Apart.YES, counter_allegations_present=Tri.NO
    )
    desk.save()
    return next(word for word in desk.seen.split() if word.startswith("VA-2026-"))


def sign_a_note(desk: AtTheDesk, case: str, said: str, **more: object) -> None:
    """From the case: the words, and what is asked beside them."""
    desk.open_in_list("cases", case)
    desk.press("go_contact_note")
    desk.fill(what_was_said=said, mode=Mode.PHONE, child_in_household=Tri.NO, new_information_to_share=Tri.NO, **more)
    desk.save()
    assert desk.place == "case"
    assert any(said in entry for entry in timeline(desk))


def open_the_note(desk: AtTheDesk, case: str, words: str) -> None:
    """From the timeline of its case, by Enter."""
    desk.open_in_list("cases", case)
    item = next(one for one in desk.timeline_items() if words in one.accessibleName())
    item.setFocus()
    desk.key(Key.Key_Return)
    desk.quiet()
    assert desk.place == "contact_note"


def add_to_it(desk: AtTheDesk) -> None:
    """What came afterwards stands with the note."""
    desk.press("go_addendum")
    desk.fill(reason=AddendumReason.ADDS, text=f"And the {ADDED}.")
    desk.save()
    assert ADDED in desk.seen


def print_the_open_record(desk: AtTheDesk) -> str:
    """Print…, for a colleague: what is shown and what came out say the same; gives the words."""
    desk.press("print")
    shown = ask_for_it(desk)
    (printed,) = [words_of(pdf) for pdf in print_it(desk)]
    desk.press("given")
    return f"{shown} {printed}"


def look_back(desk: AtTheDesk, case: str, day: date) -> str:
    """The case as it stood at the end of a day: everything the window then says."""
    desk.open_in_list("cases", case)
    for part, number in (("day", day.day), ("month", day.month), ("year", day.year)):
        desk.into(f"stood_{part}", str(number))
    desk.key(Key.Key_Return)
    desk.quiet()
    assert "As it stood at the end of" in desk.seen
    return desk.seen


def take_it_where_it_belongs(desk: AtTheDesk, to_case: str, person: str) -> str:
    """From the page of the note; gives the words of the question that lists the pages to be got back."""
    desk.press("go_contact_note_moving")
    desk.fill(belongs_to=to_case, with_people=person, withdrawn_why="Two people with the same first name.")
    desk.press("save")
    told = desk.seen
    desk.press("back")  # nothing has got out
    assert desk.place == "contact_note"
    return told


def search_for(desk: AtTheDesk, word: str) -> str:
    """Ctrl+F and a word: everything the window says when the answer is there."""
    desk.chord(Key.Key_F)
    desk.type(word)
    desk.until(lambda: re.search(r"\d found|Nothing found", desk.seen) is not None)
    desk.quiet()
    return desk.seen
