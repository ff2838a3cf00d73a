"""Words: written down at once, filed from Home, half written when the program locks, found again by one of them."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from tests.features.casework.at_the_desk import AtTheDesk, Key
from tests.features.casework.steps_accounts import WORKERS
from tests.features.casework.steps_file import FEARED, HARMED
from vawdesk.models.casework.contact_note import Mode
from vawdesk.models.values import Tri

QUOTED = "“The melinydd saw him at the gate.”"  # her words; melinydd is a miller
BEGUN = "She began to say that her"


def write_it_down_now(desk: AtTheDesk) -> None:
    """Ctrl+N wherever one is: the words, and nothing else is asked."""
    desk.chord(Key.Key_N)
    desk.type(f"{HARMED}: {QUOTED}")
    desk.press("save")
    assert desk.place != "write_it_down"


def file_it_from_home(desk: AtTheDesk, case: str) -> None:
    """Home says that a note waits; it goes into the case, signed by one button."""
    desk.go("home")
    assert "melinydd" not in desk.seen  # Home is left open on the desk
    assert HARMED not in desk.seen
    desk.press_line_of_home("contact_note")
    desk.fill(mode=Mode.PHONE, case=case)
    desk.fill(child_in_household=Tri.NO, new_information_to_share=Tri.NO)
    desk.save()
    assert desk.place == "home"
    desk.open_in_list("cases", case)
    (entry,) = timeline(desk)
    assert QUOTED in entry


def timeline(desk: AtTheDesk) -> list[str]:
    """What the timeline of the open case reads out, newest first."""
    return [item.accessibleName() for item in desk.timeline_items()]


def lock_in_the_middle_of_a_word(desk: AtTheDesk, case: str) -> None:
    """Ctrl+L while a sentence and a date are half typed. Unlocked, the same page stands there, the cursor in the same place."""
    desk.open_in_list("cases", case)
    desk.press("go_contact_note")
    name = _day_half_typed(desk)
    box = desk.focus
    assert isinstance(box, QPlainTextEdit), "a note begins in its words"
    desk.type(BEGUN)
    desk.key(Key.Key_Left, Key.Key_Left, Key.Key_Left)
    where, field = box.textCursor().position(), box.objectName()
    desk.chord(Key.Key_L)
    desk.wait_until_gone()
    desk.start(desk.stage.relaunching.handovers[-1])
    for words in (HARMED, FEARED, "began to say"):
        assert words not in desk.seen
    assert desk.focus.objectName() == "passphrase"  # the name is known: only the passphrase is asked
    desk.type(WORKERS)
    desk.key(Key.Key_Return)
    desk.come_in()
    assert desk.place == "contact_note"
    again = desk.focus
    assert isinstance(again, QPlainTextEdit)
    assert (again.objectName(), again.toPlainText(), again.textCursor().position()) == (field, BEGUN, where)
    assert desk.window.findChild(QLineEdit, name).text() == "3"  # type: ignore[union-attr]  # it stands in the form
    desk.type("!")
    assert again.toPlainText() == f"{BEGUN[:where]}!{BEGUN[where:]}"
    desk.press("throw_away")
    desk.press("verb")


def _day_half_typed(desk: AtTheDesk) -> str:
    """Type a day that is no date yet, and go back to the words; gives the name of its box."""
    begun = desk.focus
    boxes = [one for one in desk.page.findChildren(QLineEdit) if one.objectName().startswith("occurred_at") and one.isVisible()]
    boxes[0].setFocus()
    boxes[0].selectAll()
    desk.type("3")
    begun.setFocus()
    return boxes[0].objectName()


def find_it_again(desk: AtTheDesk, word: str, case: str) -> None:
    """Ctrl+F, a word, Down, Enter: the note."""
    desk.chord(Key.Key_F)
    desk.type(word)
    desk.quiet()
    desk.until(lambda: "1 found" in desk.seen)
    assert case in desk.seen
    desk.key(Key.Key_Down, Key.Key_Return)
    desk.quiet()
    assert desk.place == "contact_note"
    assert QUOTED in desk.seen
    assert "STAFF RISK" in desk.seen
