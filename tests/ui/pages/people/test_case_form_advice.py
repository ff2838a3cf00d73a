"""What the form of a case says while one writes, and Home of the same: who came of age, and violence reported by both (P4, C9)."""

from __future__ import annotations

from tests.ui.pages.people.conftest import Room
from vawdesk.models.casework.person import PersonType
from vawdesk.models.casework.relationship import BOTH_REPORTED, Direction
from vawdesk.models.casework.roles import NOW_ADULT, Role
from vawdesk.models.values import PartialDate
from vawdesk.services.due_kinds import Kind
from vawdesk.services.home_now import home_now
from vawdesk.services.names_on_file import NamesOnFile
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.page import Page
from vawdesk.ui.pages.casework import case_form
from vawdesk.ui.pages.organisation.home_lines import place_of


def advised(page: Page) -> str:
    """What stands in the notices of a page."""
    notices = [notice for notice in page.findChildren(Notice) if notice.isVisibleTo(page)]
    return "\n".join(text.words for notice in notices for text in notice.findChildren(Text))


def test_the_form_says_that_somebody_came_of_age_and_home_leads_to_the_case(room: Room) -> None:
    said = room.at.language.say(NOW_ADULT.message)
    born = {"dob": PartialDate(2008, 11, 26), "age_band_if_unknown": None}
    mair, osian = room.person("Mair Pugh-Ellis"), room.person("Osian Pugh", person_type=PersonType.CHILD, **born)
    one = room.case(mair, (osian, Role.CHILD))
    page = room.open(case_form.ENTRY, one.id)
    page.look()
    assert said not in advised(page)
    room.clock.advance(days=3)
    page = room.open(case_form.ENTRY, one.id)
    page.look()
    room.qtbot.waitUntil(lambda: said in advised(page))
    (due,) = [due for due in home_now(room.desk, NamesOnFile(room.desk)).lines.all if due.kind is Kind.NOW_ADULT]
    assert (due.references, place_of(due)) == ((one.ref_no,), ("case", one.id))


def test_the_form_says_that_behaviour_is_reported_by_both(room: Room) -> None:
    said = room.at.language.say(BOTH_REPORTED.message)
    mair, dylan = room.person("Mair Pugh-Ellis"), room.person("Dylan Pugh")
    one = room.case(mair, (dylan, Role.CONCERN))
    page = room.open(case_form.ENTRY, one.id)
    page.look()
    assert said not in advised(page)
    room.relationship(dylan, mair, Direction.BOTH)
    page.look()
    room.qtbot.waitUntil(lambda: said in advised(page))
