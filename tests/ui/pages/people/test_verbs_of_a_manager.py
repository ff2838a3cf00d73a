"""What only a manager, or the author of a note, may do is not put before anybody else: joining, parting, another file (P1, X3)."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from tests.services.test_desk import note_of, person
from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.conftest import make_office as make_office
from tests.ui.pages.visits.conftest import office as office
from vawdesk import features
from vawdesk.services.person_file import join
from vawdesk.ui.kit.page import Page
from vawdesk.ui.pages.casework import contact_note, person_link
from vawdesk.ui.pages.casework import person as person_page


def verbs(page: Page) -> set[str]:
    return {one.objectName() for one in page.findChildren(QPushButton) if not one.isHidden()}


@pytest.mark.parametrize(("name", "manages"), [("Huw", False), ("Sioned", True)])
def test_joining_and_parting_are_a_managers(office: Office, name: str, manages: bool) -> None:
    office.sign_in("Sioned")
    with office.desk.writing() as unit:
        one, other = unit.add(person("Mair Ellis")), unit.add(person("Mair Pugh-Ellis"))
        unit.commit()
    with office.desk.writing() as unit:
        join(unit, one.id, other.id, "The same date of birth.")
        unit.commit()
    office.sign_in(name)
    page = person_page.ENTRY.make(office.at, one.id)
    office.show(page)
    assert ("go_person_link" in verbs(page), "part" in verbs(page)) == (manages, manages)
    assert office.vault is not None
    assert (person_link.ENTRY in features.pages_of(office.vault)) is manages


@pytest.mark.parametrize(("name", "may"), [("Huw", False), ("Megan Price", True), ("Sioned", True)])
def test_a_note_is_taken_elsewhere_by_its_author_or_a_manager(office: Office, name: str, may: bool) -> None:
    _nerys, _home, case = office.family()
    office.sign_in("Megan Price")
    with office.desk.writing() as unit:
        note = unit.add(note_of(unit, case))
        unit.commit()
    office.sign_in(name)
    page = contact_note.ENTRY.make(office.at, note.id)
    office.show(page)
    assert ("go_contact_note_moving" in verbs(page)) is may
