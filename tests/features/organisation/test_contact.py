"""On the first day nobody knows whom to ring. A manager finds it out, everybody finds it again, and it is checked in time."""

from __future__ import annotations

from datetime import date

from tests.features.casework import steps_accounts as accounts
from tests.features.casework.at_the_desk import AtTheDesk, Key
from tests.features.casework.conftest import clock, desk  # noqa: F401  # the same empty computer
from vawdesk.models.organisation.contact_options import ContactKind

MISSING, UNCHECKED = "does not say whom to ring at the police", "has not been checked for more than half a year"
POLICE, NUMBER = "Ystafell reoli, Heddlu Canolbarth", "01632 960500"


def test_whom_to_ring_is_known_before_it_is_needed(desk: AtTheDesk) -> None:  # noqa: F811  # the fixtures
    accounts.make_the_vault(desk)
    desk.go("home")
    desk.until(lambda: MISSING in desk.seen)
    desk.press_saying(f"See to it: The directory {MISSING}")
    assert desk.place == "contacts"
    desk.press("add_contact")
    desk.press("save")
    assert "Write which organisation or service it is." in desk.seen
    desk.fill(agency=POLICE, kind=ContactKind.IMMINENT_RISK, phone=NUMBER, hours="Day and night", checked_on=date(2026, 3, 2))
    desk.save()
    desk.go("home")
    desk.until(lambda: "Before you rely on this" in desk.seen)
    assert MISSING not in desk.seen
    desk.until(lambda: UNCHECKED in desk.seen)
    desk.press_line_of_home("contact")
    assert "Check before use" in desk.seen
    desk.key(Key.Key_Return)  # the verb that is wanted most has the focus
    desk.quiet()
    assert "Check before use" not in desk.seen
    desk.open_in_list("contacts", "reoli")
    assert NUMBER in desk.seen.replace("\u00a0", " ")
