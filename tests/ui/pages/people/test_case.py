"""Cases: found, started, read, linked, seen as they stood, closed; and the rules that ask for a second person."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from tests.ui.pages.people.conftest import Room, safe_phone, sitting_down
from tests.ui.pages.people.hands import choose, press
from tests.ui.pages.people.test_person import words
from tests.vaults import FOUNDER, Town
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Apart, Case, CloseReason
from vawdesk.models.casework.case_rows import Carried
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.person import PersonType
from vawdesk.models.casework.roles import Basis, CasePerson, Role
from vawdesk.models.casework.situation import Situation
from vawdesk.models.values import PartialDate, Tri
from vawdesk.services.colleagues import colleagues
from vawdesk.ui.kit.geometry import faults
from vawdesk.ui.kit.second_question import SecondPersonQuestion
from vawdesk.ui.pages.casework import case, case_closing, case_form, cases
from vawdesk.ui.pages.casework.cases import CasesPage
from vawdesk.vault.accounts import Role as AccountRole
from vawdesk.vault.tables import TABLES


def listed(page: CasesPage) -> list[str]:
    model = page.listing.table.rows
    held = [model.row(number) for number in range(model.rowCount())]
    return [row.cells[0].first for row in held if row is not None]


def test_a_case_is_found_by_number_name_and_by_a_word_in_a_note(room: Room, qtbot: QtBot) -> None:
    mair, dylan, ruth = room.person("Mair Pugh-Ellis"), room.person("Dylan Pugh"), room.person("Ruth Okafor")
    one = room.case(mair, (dylan, Role.CONCERN))
    other = room.case(ruth)
    room.note(one, mair)
    room.note(other, ruth, hours=40, what_was_said="Seen at Morlais Road.")
    room.flag(dylan)
    page = room.open(cases.ENTRY)
    assert listed(page) == [one.ref_no, other.ref_no]
    for typed, found in (("dilan", [one.ref_no]), ("morlais", [other.ref_no]), (other.ref_no, [other.ref_no]), ("zebedee", [])):
        page.listing.search_box.setText(typed)
        page.listing.load()
        assert listed(page) == found, typed
    assert "No case is found" in page.empty.accessibleName()
    page.listing.search_box.clear()
    page.filters[cases.Which.FLAGGED].click()
    assert listed(page) == [one.ref_no]
    page.filters[cases.Which.CLOSED].click()
    assert listed(page) == []


def test_a_case_is_started_from_a_person_with_a_situation_of_its_own(room: Room) -> None:
    mair = room.person("Mair Pugh-Ellis")
    page = room.open(case_form.ENTRY, mair.id)
    people = page.form.editors["people"].rows[0]
    next(box for box in people.findChildren(QCheckBox) if box.text() == "Victim").click()
    basis = people.editors[2]
    basis.set_value(Basis.OWN_WORDS)
    choose(page, "worked_separately", "Apart, by different people")
    choose(page, "counter_allegations_present", "No")
    press(page, "save")
    assert not page.form.summary.isVisible(), page.form.summary.accessibleName()
    key, id = room.went[-1]
    assert key == "case"
    assert id is not None
    kept = room.desk.open(Case, id)
    assert (kept.ref_no, kept.person, kept.worker) == ("VA-2026-0001", mair.id, room.desk.account.staff)
    assert kept.situation is not None


def test_nobody_under_18_can_be_called_a_perpetrator(room: Room) -> None:
    seren = room.person("Seren Morgans", dob=PartialDate(2010, 3, 1), age_band_if_unknown=None, person_type=PersonType.CHILD)
    page = room.open(case_form.ENTRY, seren.id)
    page.look()
    row = page.form.editors["people"].rows[0]
    offered = [box.text().replace("\n", " ") for box in row.findChildren(QCheckBox) if not box.isHidden()]
    assert "Perpetrator" not in offered
    assert "Young person using harmful behaviour" in offered


def test_the_page_shows_how_to_reach_people_and_what_happened(room: Room) -> None:
    mair, dylan = room.person("Mair Pugh-Ellis", phones=safe_phone()), room.person("Dylan Pugh")
    one = room.case(mair, (dylan, Role.CONCERN))
    room.address(mair)
    note = room.note(one, mair)
    page = room.open(case.ENTRY, one.id)
    said = words(page)
    assert "Safe to call 07700\u00a0900143" in said
    assert "Person whose behaviour is a concern" in said
    assert "parked outside the school" in said
    assert "Heol y Bont" not in said
    assert page.head.title.words == f"Case {one.ref_no}"
    press(page, "hidden_line1_show")
    assert "3 Heol y Bont" in words(page)
    page.timeline.line.items[0]._open()
    assert room.went[-1] == ("contact_note", note.id)
    press(page, "go_contact_note")
    assert room.went[-1] == ("contact_note", one.id)
    page.timeline.tabs["visits"].click()
    assert page.timeline.line.items == []
    assert "Nothing is written down here yet." in words(page)


def test_linked_cases_stand_beside_one_another(room: Room, qtbot: QtBot) -> None:
    mair, dylan = room.person("Mair Pugh-Ellis"), room.person("Dylan Pugh")
    one = room.case(mair)
    other = room.case(dylan, role=Role.CONCERN, situation=one.situation, worker=room.keep_colleague("Huw Maddocks"))
    room.note(one, mair)
    room.note(other, dylan, what_was_said="Dylan said he had calmed down.")
    page = room.open(case.ENTRY, one.id)
    assert "calmed down" not in words(page)
    press(page, "with_linked")
    qtbot.waitUntil(lambda: "calmed down" in words(page))
    assert "Nothing of this is said to the other person." in words(page)


def test_a_case_as_it_stood_on_a_day(room: Room, qtbot: QtBot) -> None:
    mair = room.person("Mair Pugh-Ellis")
    one = room.case(mair)
    room.note(one, mair, what_was_said="Mair asked for calls in the morning only.")
    room.clock.advance(days=3)
    room.note(one, mair, what_was_said="Mair wants us to tell the police.")
    page = room.open(case.ENTRY, one.id)
    qtbot.keyClicks(page.timeline.day.boxes["day"], "31")
    press(page, "stood_show")
    assert page.timeline.day.error.isVisible()
    for part, typed in (("day", "24"), ("month", "11"), ("year", "2026")):
        page.timeline.day.boxes[part].clear()
        qtbot.keyClicks(page.timeline.day.boxes[part], typed)
    press(page, "stood_show")
    qtbot.waitUntil(lambda: "As it stood at the end of 24\u00a0November\u00a02026." in words(page))
    said = words(page)
    assert "morning only" in said
    assert "tell the police" not in said
    press(page, "back_to_today")
    qtbot.waitUntil(lambda: "tell the police" in words(page))


def test_closing_asks_of_each_open_thing_what_becomes_of_it(room: Room) -> None:
    mair, dylan = room.person("Mair Pugh-Ellis"), room.person("Dylan Pugh")
    one = room.case(mair, (dylan, Role.CONCERN))
    room.flag(dylan)
    page = room.open(case_closing.ENTRY, one.id)
    assert [thing.words for thing in page.things] == ["A staff-risk flag is open."]
    page.form.editors["close_reason"].set_value(CloseReason.MOVED)
    page.form.editors["outcome"].set_value("Mair moved away and is safe there.")
    press(page, "save")
    assert page.form.summary.isVisible()
    assert room.desk.open(Case, one.id).closed_on is None
    page.things[0].carried.set_value(Carried.GOES_ON)
    page.things[0].word.set_value("Reviewed by the manager in March.")
    press(page, "save")
    kept = room.desk.open(Case, one.id)
    assert kept.closed_on == room.at.now().today
    assert kept.left_open is not None
    assert kept.left_open[0].word == "Reviewed by the manager in March."
    room.done()
    shown = room.open(case.ENTRY, one.id)
    assert shown.findChild(QPushButton, "go_case_closing") is None
    assert shown.findChild(QPushButton, "go_contact_note") is not None


def test_one_worker_for_both_sides_needs_a_second_person(room: Room, town: Town, qtbot: QtBot) -> None:
    mair, dylan = room.person("Mair Pugh-Ellis"), room.person("Dylan Pugh")
    room.relationship(dylan, mair)
    one = room.case(mair)
    huw = room.keep_colleague("Huw Maddocks")
    other = room.case(dylan, role=Role.CONCERN, situation=one.situation, worker=huw)
    page = room.open(case_form.ENTRY, other.id)
    page.form.editors["worker"].set_value(room.desk.account.staff)
    press(page, "save")
    asked = page.saving.asking
    assert isinstance(asked, SecondPersonQuestion)
    assert room.desk.open(Case, other.id).worker == huw
    asked.verb.click()
    assert asked.isVisible()
    asked.reason.set_value("There is nobody else this month.")
    asked.verb.click()
    assert asked.isVisible()
    asked.reject()
    assert "Choose another worker" in page.form.summary.accessibleName()


def test_a_second_manager_signs_here(town: Town, tmp_path: Path, qtbot: QtBot) -> None:
    town.add_all(**{"Sioned Parry": AccountRole.MANAGER})
    with sitting_down(town, tmp_path, qtbot) as room:
        account = next(one for one in room.desk.vault.keyring.accounts.values() if one.name == "Sioned Parry")
        room.keep_colleague("Sioned Parry", account.id)
        mair, dylan = room.person("Mair Pugh-Ellis"), room.person("Dylan Pugh")
        room.relationship(dylan, mair)
        one = room.case(mair)
        other = room.case(dylan, role=Role.CONCERN, situation=one.situation, worker=room.keep_colleague("Huw Maddocks"))
        page = room.open(case_form.ENTRY, other.id)
        page.form.editors["worker"].set_value(room.desk.account.staff)
        press(page, "save")
        asked = page.saving.asking
        assert isinstance(asked, SecondPersonQuestion)
        asked.reason.set_value("There is nobody else this month.")
        asked.second.how.options.buttons[0].click()
        asked.second.who.set_value(next(one for one in colleagues(room.desk) if one.account == account.id))
        for secret, signed in (("not it", False), (town.people["Sioned Parry"], True)):
            asked.second.secret.box.setText(secret)
            asked.second.agree.click()
            room.done()
            assert (asked.second.value() is not None) is signed
        asked.verb.click()
        assert not page.form.summary.isVisible(), page.form.summary.accessibleName()
        assert room.desk.open(Case, other.id).worker == room.desk.account.staff
        table = TABLES["casework"].journal
        with room.desk.reading() as session:
            told = session.scalars(select(table.c.content).where(table.c.action == "exception")).one()
        assert "There is nobody else this month." in told.decode()
        assert "Sioned Parry" in told.decode()


def test_drafts_that_colleagues_began_a_day_ago_are_named(room: Room) -> None:
    mair = room.person("Mair Pugh-Ellis")
    one = room.case(mair)
    with room.desk.writing() as unit:
        unit.add(ContactNote(case=one.id, what_was_said="He rang twice.", begun_by=room.desk.account.staff))
        unit.commit()
    room.clock.advance(hours=25)
    page = room.open(case.ENTRY, one.id)
    assert f"Begun by {FOUNDER}, not finished" in words(page)
    listing = room.open(cases.ENTRY)
    listing.filters[cases.Which.LATE].click()
    assert listed(listing) == [one.ref_no]
    with room.desk.reading() as session:
        assert session.scalars(select(ContactNote.created_at)).one() < room.at.now().utc - timedelta(hours=24)


def test_nothing_is_cut(room: Room, qtbot: QtBot) -> None:
    mair = room.person("Mair Pugh-Ellis", phones=safe_phone())
    one = room.case(mair)
    room.note(one, mair)
    for entry, id in ((cases.ENTRY, None), (case.ENTRY, one.id), (case_form.ENTRY, one.id), (case_closing.ENTRY, one.id)):
        room.open(entry, id)
        qtbot.waitUntil(lambda: room.shell is not None and faults(room.shell) == [])


def test_a_sealed_case_is_read_by_those_it_is_sealed_to(room: Room, qtbot: QtBot) -> None:
    mair = room.person("Mair Pugh-Ellis")
    own = room.desk.account
    with room.desk.writing() as unit:
        situation = unit.add(Situation(opened_on=date(2026, 11, 2), status=Status.SIGNED), viewers=[own.id])
        sealed = unit.add(
            Case(
                person=mair.id, opened_on=date(2026, 11, 2), worker=own.staff, worked_separately=Apart.YES, situation=situation.id,
                counter_allegations_present=Tri.NO, child_referral=Tri.NO, child_order=Tri.NO, child_removal=Tri.NO,
                people=(CasePerson(mair.id, (Role.VICTIM,), Basis.OWN_WORDS),), status=Status.SIGNED,
            ),
            viewers=[own.id],
        )  # fmt: skip
        unit.commit()
    room.note(sealed, mair, what_was_said="Kept from a relative of hers.")
    page = room.open(case.ENTRY, sealed.id)
    assert "Kept from a relative of hers." in words(page)
    page.show_day(room.at.now().today)
    qtbot.waitUntil(lambda: "Kept from a relative of hers." in words(page) and "As it stood" in words(page))
    listing = room.open(cases.ENTRY)
    assert listed(listing) == [sealed.ref_no]
    listing.listing.search_box.setText("pugh")
    listing.listing.load()
    assert listed(listing) == [sealed.ref_no]
