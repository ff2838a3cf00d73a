"""The list of flags: what is due first, its four kinds, and nothing about people to whom the reader is connected."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.services.test_desk import person
from tests.ui.pages.visits.conftest import Office
from vawdesk.models.base import Status
from vawdesk.models.casework.connection import Connection, DeclaredBy
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.closeness import Closeness
from vawdesk.services import flag_steps
from vawdesk.ui.kit.geometry import faults
from vawdesk.ui.pages.casework.flags import FlagsPage


def proposed(office: Office, name: str, **said: object) -> StaffRiskFlag:
    with office.desk.writing() as unit:
        who = unit.add(person(name))
        unit.commit()
        id = who.id
    with office.desk.reading() as session:
        found = session.get(type(who), id)
        assert found is not None
        flag = office.flag(found, **said)
    return flag_steps.propose(office.desk, flag)


def shown(page: FlagsPage) -> list[str]:
    model = page.listing.table.rows
    return [row.cells[1].first for number in range(model.total) if (row := model.row(number)) is not None]


def opened(office: Office) -> FlagsPage:
    page = FlagsPage(office.at, None)
    office.show(page)
    return page


def test_what_is_due_stands_first(office: Office) -> None:
    proposed(office, "Ieuan Prys", review_on=date(2026, 12, 1))
    office.town.clock.advance(days=4)
    proposed(office, "Alun Rees", review_on=date(2026, 11, 30))
    page = opened(office)
    assert shown(page) == ["Ieuan Prys", "Alun Rees"]
    model = page.listing.table.rows
    first = model.row(0)
    assert first is not None
    assert first.cells[2].badge == "Confirmation overdue"


def test_kinds_and_words(office: Office) -> None:
    flag = proposed(office, "Ieuan Prys")
    proposed(office, "Alun Rees")
    office.sign_in("Sioned")
    flag_steps.end(office.desk, flag.id, "He has moved away.")
    page = opened(office)
    assert shown(page) == ["Alun Rees"]
    office.qtbot.mouseClick(page.kinds.chips["ended"], Qt.MouseButton.LeftButton)
    assert shown(page) == ["Ieuan Prys"]
    office.qtbot.mouseClick(page.kinds.chips["overdue"], Qt.MouseButton.LeftButton)
    assert page.listing.empty.isVisible()
    office.qtbot.mouseClick(page.kinds.chips["in_view"], Qt.MouseButton.LeftButton)
    office.qtbot.keyClicks(page.listing.search_box, "ieuan")
    page.listing.load()
    assert shown(page) == []


def test_enter_opens(office: Office) -> None:
    flag = proposed(office, "Alun Rees")
    page = opened(office)
    page.listing.table.take_focus()
    office.qtbot.keyClick(page.listing.table, Qt.Key.Key_Return)
    assert office.went == [("staff_risk_flag", flag.id)]


def test_a_reader_connected_with_the_person_finds_nothing(office: Office) -> None:
    flag = proposed(office, "Alun Rees")
    with office.desk.writing() as unit:
        declared = Connection(staff_member=office.staff["Huw"], person=flag.person, closeness=Closeness.RELATIVE, status=Status.SIGNED)
        declared.declared_by, declared.declared_on = DeclaredBy.THEMSELVES, date(2026, 11, 20)
        unit.add(declared)
        unit.commit()
    assert shown(opened(office)) == []
    office.sign_in("Sioned")
    assert shown(opened(office)) == ["Alun Rees"]


@pytest.mark.parametrize("tongue", ["en", "cy"])
def test_nothing_is_cut_or_covered(make_office: Callable[..., Office], tongue: str) -> None:
    office = make_office(tongue)
    office.sign_in("Huw")
    proposed(office, "Alun Rees")
    opened(office)
    QApplication.processEvents()
    assert faults(office.shells[-1]) == []
    assert not office.shells[-1].page.listing.table.cut_words()  # type: ignore[union-attr]  # the list


def test_a_flag_on_a_home_says_whose_home_it_is(office: Office) -> None:
    nerys, home, _case = office.family()
    flag_steps.propose(office.desk, office.flag(nerys, person=None, address=home.id))
    model = opened(office).listing.table.rows
    first = model.row(0)
    assert first is not None
    assert (first.cells[1].first, first.cells[1].second) == ("Home", "Nerys Llwyd")
