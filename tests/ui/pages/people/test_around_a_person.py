"""Addresses, relationships and planned contacts: hidden by default, never resolved, kept from meeting."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from tests.ui.pages.people.conftest import Room
from tests.ui.pages.people.hands import choose, press
from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.handled_copy import HandledCopy
from vawdesk.models.casework.planned_contact import CameOf, PlannedContact
from vawdesk.models.casework.relationship import Direction, Relationship, RelationshipKind, Standing
from vawdesk.models.casework.roles import Role
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.dialogs import Question, ReasonQuestion
from vawdesk.ui.kit.editors.masked import MaskedEditor
from vawdesk.ui.kit.geometry import faults
from vawdesk.ui.pages.casework import address, person, person_form, planned_contact, relationship


def set_(page: object, **values: object) -> None:
    form = page.form  # type: ignore[attr-defined]  # a page with a form
    for name, value in values.items():
        form.editors[name].set_value(value)
    page.look()  # type: ignore[attr-defined]


def test_an_address_of_somebody_harmed_starts_hidden(room: Room) -> None:
    mair, dylan = room.person("Mair Pugh-Ellis"), room.person("Dylan Pugh")
    room.case(mair, (dylan, Role.CONCERN))
    page = room.open(address.ENTRY, mair.id)
    set_(page, kind=AddressKind.HOME, line1="3 Heol y Bont")
    assert page.form.editors["confidential"].value() is True
    press(page, "save")
    assert not page.form.summary.isVisible(), page.form.summary.accessibleName()
    with room.desk.reading() as session:
        kept = session.scalars(select(Address)).one()
        assert (kept.confidential, kept.people) == (True, (mair.id,))
    his = room.open(address.ENTRY, dylan.id)
    set_(his, kind=AddressKind.HOME)
    assert his.form.editors["confidential"].value() is False
    set_(his, kind=AddressKind.REFUGE)
    assert his.form.editors["confidential"].value() is True
    his.drafting.done()


def test_an_address_is_hidden_as_soon_as_somebody_harmed_is_linked_with_it(room: Room) -> None:
    mair, dylan = room.person("Mair Pugh-Ellis"), room.person("Dylan Pugh")
    room.case(mair, (dylan, Role.CONCERN))
    his = room.open(address.ENTRY, dylan.id)
    set_(his, kind=AddressKind.HOME)
    assert his.form.editors["confidential"].value() is False
    set_(his, residents=(Resident(dylan.id), Resident(mair.id)))
    assert his.form.editors["confidential"].value() is True
    set_(his, confidential=False)  # what somebody chose themselves stays
    set_(his, line1="3 Heol y Bont")
    assert his.form.editors["confidential"].value() is False
    press(his, "save")
    with room.desk.reading() as session:
        kept = session.scalars(select(Address)).one()
        assert kept.confidential is False
    again = room.open(address.ENTRY, kept.id)
    set_(again, residents=(Resident(dylan.id),))
    set_(again, residents=(Resident(dylan.id), Resident(mair.id)))
    assert again.form.editors["confidential"].value() is True
    again.drafting.done()


def test_an_address_that_somebody_hid_is_still_hidden_when_they_come_back_to_it(room: Room) -> None:
    dylan = room.person("Dylan Pugh")
    room.case(room.person("Mair Pugh-Ellis"), (dylan, Role.CONCERN))
    his = room.open(address.ENTRY, dylan.id)
    set_(his, kind=AddressKind.HOME)
    set_(his, confidential=True)
    his.drafting.keep_now()
    again = room.open(address.ENTRY, dylan.id)
    assert again.form.editors["kind"].value() is AddressKind.HOME
    assert again.form.editors["confidential"].value() is True
    again.drafting.done()


def test_a_hidden_line_is_covered_in_the_form_too(room: Room) -> None:
    mair = room.person("Mair Pugh-Ellis")
    room.case(mair)
    place = room.address(mair)
    page = room.open(address.ENTRY, place.id)
    line = page.form.editors["line1"]
    assert isinstance(line, MaskedEditor)
    assert line.covered()
    line.button.click()
    assert not line.covered()


def test_when_a_place_changes_the_pages_that_hold_the_old_one_are_named(room: Room) -> None:
    mair = room.person("Mair Pugh-Ellis")
    case = room.case(mair)
    place = room.address(mair)
    room.keep(
        HandledCopy(
            document="D03", copy_number=1, in_file=case.id, about=(mair.id,), printed_at=room.at.now().utc, given_to="Huw Maddocks",
            given_at=room.at.now().utc,
        )
    )  # fmt: skip
    page = room.open(address.ENTRY, place.id)
    set_(page, line1="9 Stryd y Farchnad")
    press(page, "save")
    assert not page.form.summary.isVisible(), page.form.summary.accessibleName()
    asked = page.saving.asking
    assert isinstance(asked, ReasonQuestion)
    assert "Huw Maddocks" in asked.accessibleDescription()
    with room.desk.reading() as session:
        assert session.scalars(select(HandledCopy.superseded)).one() is False
    asked.reason.set_value("Her brother has a key to the flat.")
    asked.verb.click()
    with room.desk.reading() as session:
        assert session.scalars(select(HandledCopy.superseded)).one() is True
        assert session.scalars(select(Address.line1)).one() == "9 Stryd y Farchnad"
    assert room.closed == 1


def test_what_both_report_is_written_down_and_not_decided(room: Room) -> None:
    mair, dylan = room.person("Mair Pugh-Ellis"), room.person("Dylan Pugh")
    page = room.open(relationship.ENTRY, mair.id)
    set_(page, to_person=dylan.id, kind=RelationshipKind.EX_PARTNER)
    press(page, "save")
    assert "Not known" in page.form.summary.accessibleName()
    set_(page, how_it_stands=Standing.ENDED)
    choose(page, "behaviour_direction", "Reported by both")
    page.look()
    press(page, "save")
    assert not page.form.summary.isVisible(), page.form.summary.accessibleName()
    with room.desk.reading() as session:
        kept = session.scalars(select(Relationship)).one()
        assert kept.behaviour_direction is Direction.BOTH
        assert len(kept.protected_from()) == 2


def test_seeing_both_together_asks_for_a_reason(room: Room) -> None:
    mair, dylan = room.person("Mair Pugh-Ellis"), room.person("Dylan Pugh")
    room.relationship(dylan, mair, how=Standing.CONTINUING)
    case = room.case(mair)
    page = room.open(planned_contact.ENTRY, case.id)
    set_(page, with_people=(mair.id, dylan.id), at=room.at.now().utc + timedelta(days=1), where="The office")
    press(page, "save")
    asked = page.saving.asking
    assert isinstance(asked, ReasonQuestion)
    with room.desk.reading() as session:
        assert session.scalars(select(PlannedContact)).all() == []
    asked.reason.set_value("A joint assessment was completed on Monday.")
    asked.verb.click()
    assert not page.form.summary.isVisible(), page.form.summary.accessibleName()
    with room.desk.reading() as session:
        kept = session.scalars(select(PlannedContact)).one()
        assert (kept.case, kept.status) == (case.id, Status.SIGNED)


def test_two_who_must_not_meet_are_warned_about_while_one_writes(room: Room) -> None:
    mair, dylan = room.person("Mair Pugh-Ellis"), room.person("Dylan Pugh")
    room.relationship(dylan, mair, how=Standing.ENDED)
    tomorrow = room.at.now().utc + timedelta(days=1)
    first = room.open(planned_contact.ENTRY, mair.id)
    set_(first, at=tomorrow, where="The office")
    press(first, "save")
    page = room.open(planned_contact.ENTRY, dylan.id)
    set_(page, at=tomorrow + timedelta(minutes=30), where="Room 2")
    assert any("expected within an hour" in notice.accessibleName() for notice in notices(page))
    set_(page, at=tomorrow + timedelta(hours=5))
    assert not any("expected within an hour" in notice.accessibleName() for notice in notices(page))
    page.drafting.done()


def notices(page: object) -> list[object]:
    return [page._notices.itemAt(index).widget() for index in range(page._notices.count())]  # type: ignore[attr-defined]


def test_what_came_of_a_contact_is_said_afterwards(room: Room) -> None:
    mair = room.person("Mair Pugh-Ellis")
    planned = room.keep(
        PlannedContact(who=room.desk.account.staff, at=room.at.now().utc, where="By phone", with_people=(mair.id,), status=Status.SIGNED)
    )
    page = room.open(planned_contact.ENTRY, planned.id)
    choose(page, "came_of", "The person did not come")
    press(page, "save")
    assert room.desk.open(PlannedContact, planned.id).came_of is CameOf.MISSED


def test_a_draft_can_be_thrown_away(room: Room, qtbot: QtBot) -> None:
    page = room.open(person_form.ENTRY)
    set_(page, display_name="Ffion")
    page.form.editors["display_name"].changed.emit()
    page.form.flush()
    room.done()
    again = room.open(person_form.ENTRY)
    press(again, "throw_away")
    (asked,) = again.findChildren(Question)
    asked.verb.click()
    room.done()
    assert room.desk.drafts.mine() == []
    assert room.closed == 1


def test_nothing_is_cut(room: Room, qtbot: QtBot) -> None:
    mair = room.person("Mair Pugh-Ellis", privacy_look_again_on=date(2026, 12, 1))
    for entry in (address.ENTRY, relationship.ENTRY, planned_contact.ENTRY):
        room.open(entry, mair.id)
        qtbot.waitUntil(lambda: room.shell is not None and faults(room.shell) == [])


def test_a_relationship_begins_at_what_is_still_to_be_said_and_removes_nobody(room: Room) -> None:
    mair = room.person("Mair Pugh-Ellis")
    page = room.open(relationship.ENTRY, mair.id)
    page.first_focus()
    focus = page.focusWidget()
    assert page.form.editors["to_person"].isAncestorOf(focus)


def test_a_plan_is_for_later_and_offers_no_now(room: Room) -> None:
    page = room.open(planned_contact.ENTRY, room.person("Mair Pugh-Ellis").id)
    assert page.findChild(QPushButton, "at_now") is None


def test_whoever_works_with_somebody_is_not_sent_to_themselves(room: Room) -> None:
    mair = room.person("Mair Pugh-Ellis")
    other = room.keep_colleague("Dai Price")
    room.case(mair, worker=other)
    assert "ask the colleague who works with this person" in said(room.open(person.ENTRY, mair.id))
    gwen = room.person("Gwen Tudur")
    room.case(gwen)
    told = said(room.open(person.ENTRY, gwen.id))
    assert "You work with this person: find out a way that is." in told
    assert "ask the colleague" not in told


def said(page: QWidget) -> str:
    return " ".join(one.words for one in page.findChildren(Text))
