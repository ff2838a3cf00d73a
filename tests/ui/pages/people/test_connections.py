"""Declaring whom one is close to, in the window: by oneself, by a manager, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from tests.services.sealed_town import peopled
from tests.services.test_sealed_file import everything_written
from tests.ui.pages.people.conftest import Room, at_desk, person
from tests.vaults import Town
from vawdesk.models.base import Status
from vawdesk.models.casework.connection import Connection, DeclaredBy
from vawdesk.models.casework.person import Person
from vawdesk.models.closeness import Closeness
from vawdesk.models.organisation.staff_member import StaffConnection, StaffMember
from vawdesk.services import declared
from vawdesk.services.colleagues import colleagues
from vawdesk.services.desk import Desk
from vawdesk.services.sealed_file import seal_file
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.dialogs import ReasonQuestion
from vawdesk.ui.kit.work import Worker
from vawdesk.ui.pages.casework import case_form, connection, person_form
from vawdesk.ui.pages.casework import connection_list as connections
from vawdesk.ui.pages.organisation import settings_connections


@contextmanager
def sitting(town: Town, name: str, qtbot: QtBot) -> Iterator[Room]:
    vault, worker = town.open(name), Worker()
    made = Room(at_desk(Desk(vault), town.clock, town.folder, worker), town.clock, qtbot)
    yield made
    made.done()
    if made.shell is not None and made.shell.page is not None:
        made.shell.page.leave()
    made.done()
    worker.close()
    made.at.leave.close()
    vault.close()


@pytest.fixture
def town(town: Town) -> Town:
    return peopled(town)


def words(page: QWidget) -> str:
    return " ".join(one.words for one in page.findChildren(Text))


def press(page: QWidget, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert isinstance(button, QPushButton), name
    button.click()


def test_a_manager_begins_where_there_is_something_to_write(town: Town, qtbot: QtBot) -> None:
    with sitting(town, "Carys", qtbot) as room:
        page = room.open(connection.ENTRY)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert not focus.objectName().startswith("staff_member_remove")
        assert page.form.isAncestorOf(focus)


def test_a_worker_declares_a_name_and_sees_it_in_their_own_words(town: Town, qtbot: QtBot) -> None:
    with sitting(town, "Dai", qtbot) as dai:
        assert "You have declared nobody." in words(dai.open(connections.ENTRY))
        page = dai.open(connection.ENTRY)
        assert "staff_member" not in page.form.editors
        press(page, "save")
        assert "Choose how they are connected" in page.form.summary.accessibleName()
        page.form.editors["closeness"].set_value(Closeness.RELATIVE)
        page.form.editors["name"].set_value("Paul Harding")
        press(page, "save")
        dai.done()
        page = dai.open(connections.ENTRY)
        assert "Paul Harding" in words(page)
        assert "Relative, declared on " in words(page)
        assert not [one for one in page.findChildren(QPushButton) if one.objectName().startswith("end_")]
        with dai.desk.reading() as session:
            made = session.scalars(select(Connection)).one()
            assert (made.staff_member, made.declared_by) == (dai.desk.account.staff, DeclaredBy.THEMSELVES)


def test_a_manager_writes_it_for_a_colleague_and_sees_to_the_file(town: Town, qtbot: QtBot) -> None:
    with sitting(town, "Carys", qtbot) as carys:
        dai = next(one.staff for one in colleagues(carys.desk) if one.name == "Dai")
        page = carys.open(connection.ENTRY)
        page.form.editors["staff_member"].set_value(dai)
        page.form.editors["declared_by"].set_value(DeclaredBy.THEMSELVES)
        page.form.editors["closeness"].set_value(Closeness.FRIEND)
        page.form.editors["name"].set_value("Paul Harding")
        press(page, "save")
        carys.done()
        paul = carys.person("Paul Harding")
        case = carys.case(paul)
        page = carys.open(connections.ENTRY)
        assert "Dai declared Paul Harding. On file: Paul Harding" in words(page)
        press(page, f"it_is_{paul.id.hex}")
        assert carys.went[-1] == ("connections", None)
        page = carys.open(connections.ENTRY)
        assert f"{case.ref_no} Close to somebody in it: Dai" in words(page)
        press(page, f"seal_{case.id.hex}")
        assert carys.went[-1] == ("case_sealing", case.id)


def test_a_namesake_goes_from_the_page_and_a_connection_ends_with_a_reason(town: Town, qtbot: QtBot) -> None:
    with sitting(town, "Carys", qtbot) as carys:
        dai = next(one.staff for one in colleagues(carys.desk) if one.name == "Dai")
        made = carys.keep(
            Connection(
                staff_member=dai, name="Paul Harding", closeness=Closeness.OTHER, declared_by=DeclaredBy.MANAGER,
                declared_on=carys.at.now().today, status=Status.SIGNED,
            )
        )  # fmt: skip
        paul = carys.person("Paul Harding")
        page = carys.open(connections.ENTRY)
        press(page, f"it_is_not_{paul.id.hex}")
        page = carys.open(connections.ENTRY)
        assert "May be somebody on file" not in words(page)
        press(page, f"end_{made.id.hex}")
        asked = page.findChild(ReasonQuestion)
        assert isinstance(asked, ReasonQuestion)
        asked.reason.set_value("They have moved away.")
        asked.verb.click()
        (line,) = declared.everybodys(carys.desk)
        assert line.ended == carys.at.now().today
        assert "ended on" in words(carys.open(connections.ENTRY))


def test_a_worker_writes_a_colleague_down_and_cannot_take_it_away(town: Town, qtbot: QtBot) -> None:
    with sitting(town, "Dai", qtbot) as dai:
        nerys = next(one.staff for one in colleagues(dai.desk) if one.name == "Nerys")
        row = StaffConnection(nerys, Closeness.RELATIVE)
        page = dai.open(settings_connections.ENTRY)
        assert not [one for one in page.findChildren(QPushButton) if one.objectName().startswith("of_")]
        page.form.editors["connections"].set_value((row,))
        press(page, "save")
        dai.done()
        assert dai.desk.open(StaffMember, dai.desk.account.staff).close_to(nerys)
        page.form.editors["connections"].set_value(None)
        press(page, "save")
        assert "is changed or ended by a manager" in page.form.summary.accessibleName()
        assert dai.desk.open(StaffMember, dai.desk.account.staff).close_to(nerys)
        press(page, "files")
        assert dai.went[-1] == ("connections", None)
    with sitting(town, "Carys", qtbot) as carys:
        member = next(one.staff for one in colleagues(carys.desk) if one.name == "Dai")
        page = carys.open(settings_connections.ENTRY)
        press(page, f"of_{member.hex}")
        assert carys.went[-1] == ("settings_connections", member)
        page = carys.open(settings_connections.ENTRY, member)
        page.form.editors["connections"].set_value(None)
        press(page, "save")
        carys.done()
        assert not carys.desk.open(StaffMember, member).connections


def test_somebody_added_while_a_sealed_case_is_changed_is_sealed_with_it(town: Town, qtbot: QtBot) -> None:
    with sitting(town, "Carys", qtbot) as carys:
        case = carys.case(carys.person("Mair Llanbadrig"))
        with carys.desk.writing() as unit:
            seal_file(unit, case.id, [carys.desk.account.id])
            unit.commit()
        page = carys.open(case_form.ENTRY, case.id)
        page.form.new_asked.emit("people", "Nain Llanbadrig")
        assert carys.went[-1] == ("person_beside", case.id)
        page = carys.open(person_form.ENTRY_BESIDE, case.id)
        for name, value in person("Nain Llanbadrig").__dict__.items():
            if name in page.form.editors and value is not None:
                page.form.editors[name].set_value(value)
        page.drafting.keep_now()
        assert "llanbadrig" not in everything_written(carys.desk)  # so long a word stands in no ciphertext by chance
        press(page, "save")
        carys.done()
        (gran,) = [one for one in carys.desk.sealed(Person) if one.display_name == "Nain Llanbadrig"]
        assert carys.went[-1] == ("person", gran.id)
        with carys.desk.reading() as session:
            assert session.get(Person, gran.id) is None
