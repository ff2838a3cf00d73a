"""A person's page: safe contact, hidden things behind one click, records joined and parted again."""

from __future__ import annotations

import json

import pytest
from PySide6.QtWidgets import QPushButton
from sqlalchemy import select

from tests.ui.pages.people.conftest import NO_POST, Room, safe_phone
from tests.ui.pages.people.hands import press
from vawdesk.models.casework.contact_ways import Phone
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.models.casework.roles import Role
from vawdesk.models.values import Tri
from vawdesk.services.same_person import same_as
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.page import Page
from vawdesk.ui.pages.casework import person, person_link
from vawdesk.vault.tables import TABLES


def words(page: Page) -> str:
    return "\n".join(text.words for text in page.findChildren(Text) if text.isVisible())


def reveals(room: Room) -> list[dict[str, str]]:
    table = TABLES["casework"].journal
    with room.desk.reading() as session:
        return [json.loads(content) for content in session.scalars(select(table.c.content).where(table.c.action == "reveal"))]


def test_what_is_safe_stands_first_and_what_is_not_is_said(room: Room) -> None:
    mair = room.person("Mair Pugh-Ellis", phones=safe_phone(), contact_never_by=NO_POST)
    page = room.open(person.ENTRY, mair.id)
    said = words(page)
    assert "Safe to call 07700\u00a0900143. Best time: 9:00–12:00. Leave no message." in said
    assert "Never by post." in said
    assert page.head.title.words == f"Person {mair.ref_no}"


@pytest.mark.parametrize("known", [None, Tri.NOT_KNOWN, Tri.NO])
def test_what_is_not_known_counts_as_not_safe(room: Room, known: Tri | None) -> None:
    mair = room.person("Mair Pugh-Ellis", consent_status=None, phones=(Phone(number="07700 900143", safe_to_call=known),))
    said = words(room.open(person.ENTRY, mair.id))
    assert "No way is known to be safe." in said
    assert "Safe to call" not in said


def test_a_hidden_address_opens_with_one_click_in_ones_own_case(room: Room) -> None:
    mair = room.person("Mair Pugh-Ellis")
    room.case(mair)
    room.address(mair)
    page = room.open(person.ENTRY, mair.id)
    assert "Heol y Bont" not in words(page)
    press(page, "hidden_line1_show")
    assert "3 Heol y Bont, Llanfair" in words(page)
    assert reveals(room) == [{"field": "line1", "reason": ""}]


def test_outside_ones_own_cases_a_reason_is_asked_once_a_day(room: Room) -> None:
    mair = room.person("Mair Pugh-Ellis", health_note="Asthma.")
    page = room.open(person.ENTRY, mair.id)
    press(page, "hidden_health_note_show")
    asked = page.revealer.asking
    asked.try_accept()
    assert "Asthma." not in words(page)
    asked.reason.set_value("Mair rang for a colleague who is away.")
    asked.verb.click()
    assert "Asthma." in words(page)
    assert reveals(room) == [{"field": "health_note", "reason": "Mair rang for a colleague who is away."}]
    again = room.open(person.ENTRY, mair.id)
    press(again, "hidden_health_note_show")
    assert "Asthma." in words(again)
    room.clock.advance(days=1)
    tomorrow = room.open(person.ENTRY, mair.id)
    press(tomorrow, "hidden_health_note_show")
    assert "Asthma." not in words(tomorrow)


def test_two_records_are_joined_and_parted_again(room: Room) -> None:
    one, other = room.person("Mair Pugh-Ellis"), room.person("Mair Ellis")
    page = room.open(person_link.ENTRY, one.id)
    page.form.editors["other"].take(page.form.editors["other"]._describe(other.id))
    press(page, "save")
    assert "Write how you know." in page.form.summary.accessibleName()
    page.form.editors["because"].set_value("Both records hold the same telephone number, and Mair said so.")
    press(page, "save")
    room.done()
    with room.desk.reading() as session:
        assert same_as(session, {one.id}) == {one.id, other.id}
    shown = room.open(person.ENTRY, one.id)
    assert "Counts as one person with" in words(shown)
    press(shown, "part")
    shown.asking.reason.set_value("They are cousins with one name.")
    shown.asking.verb.click()
    with room.desk.reading() as session:
        assert same_as(session, {one.id}) == {one.id}
        assert session.scalars(select(PersonLink.parted_because)).one() == "They are cousins with one name."


def test_the_verbs_lead_on(room: Room) -> None:
    mair = room.person("Mair Pugh-Ellis")
    page = room.open(person.ENTRY, mair.id)
    press(page, "go_write_it_down")
    case = room.case(mair, role=Role.SURVIVOR)
    page = room.open(person.ENTRY, mair.id)
    for button in page.findChildren(QPushButton):
        if button.objectName().startswith("go_"):
            button.click()
    assert room.went == [
        ("write_it_down", None), ("contact_note", case.id), ("person_contact", mair.id), ("person_form", mair.id),
        ("case_form", mair.id), ("address", mair.id), ("relationship", mair.id), ("planned_contact", mair.id),
        ("staff_risk_flag", mair.id), ("referral", case.id), ("hold", mair.id), ("person_link", mair.id),
    ]  # fmt: skip


def test_who_is_not_on_file_shows_nothing(room: Room) -> None:
    case = room.case(room.person("Mair Pugh-Ellis"))
    page = room.open(person.ENTRY, case.id)
    assert "There is nothing here that you can open." in words(page)
    assert page.subjects() == ()
