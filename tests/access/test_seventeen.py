"""Nobody of seventeen is called a perpetrator, whichever way it is tried on a real vault, and the refusal names the paragraph (6.9)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from vaults import Town

from tests.services.test_desk import case_of, person
from vawdesk.models.base import Record
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.person import PersonType
from vawdesk.models.casework.roles import ADULT_WORDS, Role
from vawdesk.models.values import PartialDate
from vawdesk.services.desk import Desk
from vawdesk.services.refusals import Refused


def _opened(desk: Desk) -> Case:
    """A case of somebody who is seventeen, rightly described."""
    with desk.writing() as unit:
        young = unit.add(person("Osian Pugh"))
        young.dob, young.age_band_if_unknown, young.person_type = PartialDate(2009, 3, 1), None, PersonType.CHILD
        case = case_of(unit, young)
        case.people = tuple(replace(row, roles=(Role.YOUNG,)) for row in case.people or ())
        unit.add(case)
        unit.commit()
    return case


def _changed(desk: Desk, case: Case, role: Role) -> None:
    with desk.writing() as unit:
        held = unit.get(Case, case.id)
        held.people = tuple(replace(row, roles=(role,)) for row in held.people or ())
        unit.commit()


def _from_content(desk: Desk, case: Case, role: Role) -> None:
    """As an import or a carried copy would bring it: content bytes made elsewhere."""
    made: Record = Case.from_content(case.content().replace(Role.YOUNG.value.encode(), role.value.encode()), Case.schema)
    made.id, made.ref_no = desk.account.id, None
    with desk.writing() as unit:
        unit.add(made)
        unit.commit()


def _sealed(desk: Desk, case: Case, role: Role) -> None:
    with desk.writing() as unit:
        made = Case.from_content(case.content(), Case.schema)
        made.id, made.ref_no = desk.account.id, None
        made.people = tuple(replace(row, roles=(role,)) for row in made.people or ())
        unit.add(made, viewers=[desk.account.id])
        unit.commit()


@pytest.mark.parametrize("role", sorted(ADULT_WORDS, key=lambda one: one.value))
@pytest.mark.parametrize("how", [_changed, _from_content, _sealed])
def test_every_way_is_refused_with_the_paragraph(town: Town, how: Callable[[Desk, Case, Role], None], role: Role) -> None:
    vault = town.open()
    desk = Desk(vault)
    case = _opened(desk)
    with pytest.raises(Refused) as refused:
        how(desk, case, role)
    assert {problem.paragraph for problem in refused.value.problems if problem.rule == "P3"} == {"6.9"}
    kept = desk.peek(Case, case.id)
    assert kept is not None
    assert {one for row in kept.people or () for one in row.roles or ()} == {Role.YOUNG}
    assert desk.sealed(Case) == []
    vault.close()
