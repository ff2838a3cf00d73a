"""A list says of nobody that no staff-risk flag is open when the page of that person shows one."""

from __future__ import annotations

from sqlalchemy import select

from vawdesk.models.casework.case import Case
from vawdesk.models.casework.person import Person
from vawdesk.services.case_list import CaseList, Which
from vawdesk.services.desk import Desk
from vawdesk.services.flags_in_view import flags_in_view
from vawdesk.services.flags_nearby import near_flags
from vawdesk.services.names_on_file import NamesOnFile
from vawdesk.services.people_list import PeopleList


def test_the_people_of_a_list_with_a_flag_are_those_whose_pages_show_one(manager: Desk) -> None:
    with manager.reading() as session:
        everybody = [*session.scalars(select(Person.id)), *(one.id for one in manager.sealed(Person))]
        shown = {one for one in everybody if any(not seen.reason_kept for seen in flags_in_view(session, (one,), (one,), manager.now()))}
        near = near_flags(manager, session)
    assert shown
    assert len(shown) < len(set(everybody))
    assert near & set(everybody) == shown


def test_each_line_shows_it(manager: Desk) -> None:
    people = PeopleList(manager, NamesOnFile(manager))
    lines = people.page("", 0, people.count(""))
    with manager.reading() as session:
        near = near_flags(manager, session)
    assert {line.id for line in lines if line.flag is not None or line.near} == near & {line.id for line in lines}
    assert any(line.near for line in lines)
    flagged = PeopleList(manager, NamesOnFile(manager), flagged_only=True)
    assert flagged.count("") == sum(line.flag is not None or line.near for line in lines)


def test_the_list_of_cases_shows_it_too(manager: Desk) -> None:
    for which in (Which.OPEN, Which.CLOSED):
        cases = CaseList(manager, NamesOnFile(manager), which)
        for line in cases.page("", 0, cases.count("")):
            case = manager.peek(Case, line.id)
            assert case is not None
            with manager.reading() as session:
                seen = [one for one in flags_in_view(session, case.subjects(), case.subjects(), manager.now()) if not one.reason_kept]
            assert (line.flag is not None or line.near) is bool(seen), line.reference
