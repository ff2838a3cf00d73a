"""The words for a call on paper: first who answers, then a name; and what is not left stands under what it is."""

from __future__ import annotations

from sqlalchemy import select

from vawdesk import features
from vawdesk.models.casework.person import Person
from vawdesk.models.profile import Profile
from vawdesk.services.desk import Desk
from vawdesk.services.desk_door import DeskDoor
from vawdesk.services.gathering import gather
from vawdesk.services.leaving import Request
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.release import prepare


def words(desk: Desk, name: str) -> str:
    with desk.reading() as session:
        person = session.scalars(select(Person.id).where(Person.display_name == name)).one()
    paper, reader = features.papers()["D17"], Recipient(RecipientKind.STAFF, "S. Parry", staff_member=desk.account.staff)
    made = prepare(
        DeskDoor(desk, practice=True),
        Request(paper.document, reader, Profile.INTERNAL, "A call", "en", gather(desk, "D17", person)),
        paper.press,
    )
    return " ".join(made.press.read(made.page).split()).replace("\u00a0", " ")


def test_who_answers_comes_before_any_name(manager: Desk) -> None:
    found = words(manager, "Mair Llwyd")
    assert found.index("Wait until they speak.") < found.index("Hello, it is Sioned")
    assert "wrong number" not in found


def test_a_number_that_may_be_rung_is_not_listed_as_closed(manager: Desk) -> None:
    found = words(manager, "Mair Llwyd")
    assert "07700 900201" in found.split("Leave no message on…")[1]
    assert "Do not ring" not in found


def test_a_number_that_may_not_be_rung_is(manager: Desk) -> None:
    assert "Do not ring" in words(manager, "Amina Yusuf")
