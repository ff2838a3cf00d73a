"""A way to a contact that one person alone changed: who sends is told, a manager is, and another's look settles it (3.21)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.services.sealed_town import peopled
from tests.services.test_referrals import contact
from tests.vaults import Town
from vawdesk.i18n import language
from vawdesk.models.organisation.contact import Contact
from vawdesk.services.changed_alone import told_before_it_goes
from vawdesk.services.desk import Desk
from vawdesk.services.directory import checked_today
from vawdesk.services.directory_due import directory_due
from vawdesk.services.due_kinds import Kind

SAY = language("en").say


@contextmanager
def at_desk(town: Town, name: str) -> Iterator[Desk]:
    vault = town.open(name)
    try:
        yield Desk(vault)
    finally:
        vault.close()


def change(desk: Desk, id: uuid.UUID, **said: Any) -> None:
    with desk.writing("organisation") as unit:
        held = unit.get(Contact, id)
        for name, value in said.items():
            setattr(held, name, value)
        unit.commit()


def told(desk: Desk, id: uuid.UUID) -> str:
    return " ".join(SAY(words) for words in told_before_it_goes(desk, id))


def asked(desk: Desk) -> bool:
    """Whether Home asks whoever is at the desk to look at a changed contact."""
    return Kind.CONTACT_CHANGED in [due.kind for due in directory_due(desk)]


@pytest.fixture
def office(town: Town) -> Town:
    return peopled(town)


def test_a_number_changed_a_minute_ago_is_told_with_the_one_before(office: Town) -> None:
    with at_desk(office, "Carys") as desk:
        police = contact(desk)
        assert "You wrote this contact down today" in told(desk, police)
        assert not asked(desk)
    office.clock.advance(days=1)
    with at_desk(office, "Dai") as desk:
        assert told(desk, police) == ""
        change(desk, police, phone="07700 900999")
        office.clock.advance(minutes=1)
        assert told(desk, police).startswith(
            "You changed how they are reached (25\u00a0November\u00a02026), and nobody else has looked since."
        )
        assert "01632 960812" in told(desk, police)
        checked_today(desk, police)
        assert "01632 960812" in told(desk, police), "whoever changed it is no second person"
        change(desk, police, email="heddlu@example.org")
        assert "01632 960812" in told(desk, police), "what stood there before the first change is said"
        assert not asked(desk), "Home tells a manager"
    with at_desk(office, "Nerys") as desk:
        assert told(desk, police).startswith("Dai changed how they are reached")
        assert asked(desk)
        checked_today(desk, police)
        assert (told(desk, police), asked(desk)) == ("", False)
    with at_desk(office, "Dai") as desk:
        assert told(desk, police) == ""


def test_what_was_put_back_or_is_no_way_to_them_is_not_told(office: Town) -> None:
    with at_desk(office, "Carys") as desk:
        police = contact(desk)
        office.clock.advance(days=1)
        change(desk, police, hours="9 to 5")
        assert told(desk, police) == ""
        change(desk, police, phone="07700 900999")
        change(desk, police, phone="01632 960812")
        assert told(desk, police) == ""


def test_a_manager_alone_is_told_when_sending_and_not_asked_to_look_at_their_own_change(office: Town) -> None:
    with at_desk(office, "Carys") as desk:
        police = contact(desk, address="1 Heol yr Orsaf")
        office.clock.advance(days=1)
        change(desk, police, phone="07700 900999", address=None)
        assert "1 Heol yr Orsaf" in told(desk, police)
        assert not asked(desk)
    with at_desk(office, "Nerys") as desk:
        assert asked(desk)
        office.clock.advance(days=200)
        assert not asked(desk), "after half a year every contact is to be checked"
