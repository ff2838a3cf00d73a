"""A referral in the real window: filled in from the case, checked once, sent, followed to its answer."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton
from sqlalchemy import select

from tests.hands import fill
from tests.ui.pages.people.conftest import Room
from tests.ui.pages.people.hands import look, press
from tests.ui.pages.people.test_person import words
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.case_rows import Wish
from vawdesk.models.casework.person import AgeBand, Person, PersonType
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.referral_options import Agreed, Help, ReferralOutcome, ReferralPurpose, ReferralStanding, SentHow
from vawdesk.models.casework.relationship import Direction, Relationship, RelationshipKind
from vawdesk.models.casework.relationship import Standing as How
from vawdesk.models.casework.roles import Role
from vawdesk.models.organisation.contact import Contact
from vawdesk.models.organisation.contact_options import ContactKind
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.models.values import Tri
from vawdesk.ui.kit.geometry import faults
from vawdesk.ui.pages.casework import referral, referral_again, referral_clares_law

WHY_NOW = "On Sunday night he waited at her gate and said: “You will not see Christmas.” She has not told the police."


def contact(room: Room, agency: str, kind: ContactKind, **said: Any) -> uuid.UUID:
    made = Contact(agency=agency, kind=kind, checked_on=date(2026, 11, 2), status=Status.SIGNED, **({"phone": "01632 960812"} | said))
    with room.desk.writing("organisation") as unit:
        unit.add(made)
        unit.commit()
    return made.id


def only(room: Room) -> Referral:
    with room.desk.reading() as session:
        found = session.scalars(select(Referral).order_by(Referral.created_at)).all()[-1]
        session.expunge(found)
    return found


@pytest.fixture
def hers(room: Room) -> uuid.UUID:
    """The file of somebody who is harmed, with her child and him in it."""
    mair, cai, dylan = (
        room.person("Mair Pugh-Ellis"),
        room.person("Cai Ellis", age_band_if_unknown=AgeBand.UNDER_16, person_type=PersonType.CHILD),
        room.person("Dylan Prosser"),
    )
    wish = Wish(on=date(2026, 11, 20), words="“I want him to leave us alone.”", alone=Tri.YES)
    return room.case(mair, (cai, Role.CHILD), (dylan, Role.CONCERN), what_they_want=(wish,)).id


def write(page: Any, **said: Any) -> None:
    fill(page.form, **said)
    look(page)


def ready(room: Room, hers: uuid.UUID, **said: Any) -> Any:
    """A referral that was checked, open on its page."""
    contact(room, "Heddlu Bryniau PPU", ContactKind.POLICE_PPU, email="ppu@police.example")
    page = room.open(referral.ENTRY, hers)
    write(page, to_contact="Bryniau", **({"purpose": ReferralPurpose.RISK} | said))
    write(page, why_now=WHY_NOW, consent=Agreed.AGREED, why_needed=PlainReason.PROTECT)
    press(page, "save")
    press(page, "save")
    assert not page.form.summary.isVisible(), page.form.summary.accessibleName()
    return room.open(referral.ENTRY, only(room).id)


def test_what_the_case_knows_is_filled_in(room: Room, hers: uuid.UUID) -> None:
    page = room.open(referral.ENTRY, hers)
    record = page.with_values()
    assert [room.desk.peek(Person, one).display_name for one in record.victims] == ["Mair Pugh-Ellis"]
    assert len(record.children) == 1
    assert record.what_victim_wants == "“I want him to leave us alone.”"
    assert faults(page) == []


def test_a_risk_is_offered_to_the_police_and_to_safeguarding_first(room: Room, hers: uuid.UUID) -> None:
    police = contact(room, "Heddlu Bryniau PPU", ContactKind.POLICE_PPU)
    page = room.open(referral.ENTRY, hers)
    offered = page.findChild(QPushButton, "suggest_0")
    assert offered is not None
    assert offered.text() == "Heddlu Bryniau PPU"
    assert "Not in the directory yet: Social services: children." in words(page)
    press(page, "suggest_0")
    record = page.with_values()
    assert (record.to_contact, record.to_kind) == (police, ContactKind.POLICE_PPU)
    assert not page.following.suggested.isVisible()


def test_every_answer_is_seen_before_it_is_kept_and_it_keeps_its_words(room: Room, hers: uuid.UUID) -> None:
    ready(room, hers)
    kept = only(room)
    assert (kept.standing, kept.status, kept.ref_no) == (ReferralStanding.READY, Status.SIGNED, "R-2026-0001")
    assert kept.signed is not None
    assert room.went[-1] == ("referral", kept.id)


def test_nothing_is_kept_while_something_is_missing_and_the_field_says_so(room: Room, hers: uuid.UUID) -> None:
    page = room.open(referral.ENTRY, hers)
    write(page, to_name="The vicar", to_kind=ContactKind.OTHER, purpose=ReferralPurpose.ADVICE, consent=Agreed.REFUSED)
    press(page, "save")
    wrong = {name: editor.error() for name, editor in page.form.editors.items() if editor.error()}
    assert set(wrong) == {"to_phone", "why_now", "consent_reason", "why_needed"}
    assert "Write a telephone number or an e-mail address" in wrong["to_phone"]
    assert page.checked.isHidden()


def test_couples_work_waits_for_a_decision_and_other_help_says_what_it_cannot_do(room: Room, hers: uuid.UUID) -> None:
    contact(room, "Canolfan Cwnsela", ContactKind.OTHER)
    page = room.open(referral.ENTRY, hers)
    write(page, to_contact="Canolfan", purpose=ReferralPurpose.INTERVENTION, help_asked=Help.COUPLES)
    write(page, why_now=WHY_NOW, consent=Agreed.AGREED, why_needed=PlainReason.AGREED)
    press(page, "save")
    assert "Couples work or mediation can make abuse worse" in page.form.editors["decision"].error()
    write(page, help_asked=Help.PARENTING)
    room.qtbot.waitUntil(lambda: "not instead of a programme" in words(page))
    assert page.form.editors["decision"].isHidden()


def test_an_age_that_is_not_known_is_asked_again_and_may_be_answered_with_a_reason(room: Room) -> None:
    dylan = room.person("Dylan Prosser", age_band_if_unknown=AgeBand.NOT_KNOWN)
    his = room.case(dylan, role=Role.CONCERN).id
    contact(room, "Heddlu Bryniau PPU", ContactKind.POLICE_PPU)
    page = room.open(referral.ENTRY, his)
    write(page, to_contact="Bryniau", purpose=ReferralPurpose.RISK, why_now=WHY_NOW, consent=Agreed.UNSAFE)
    write(page, consent_reason="Asking would tell him who spoke.", why_needed=PlainReason.DANGER_NOW)
    press(page, "save")
    press(page, "save")
    asked = page.saving.asking
    assert asked is not None
    assert "We do not know how old this person is" in words(asked)
    asked.reason.set_value("His mother does not know either, and it cannot wait.")
    press(asked, "verb")
    assert only(room).standing is ReferralStanding.READY


def answer(page: Any, step: str, **said: Any) -> Any:
    press(page, step)
    fill(page.asking.form, **said)
    press(page.asking, "verb")
    return page.asking


def test_sent_acknowledged_and_turned_away(room: Room, hers: uuid.UUID) -> None:
    page = ready(room, hers)
    assert "It has not gone yet" in words(page)
    answer(page, "send", sent_how=SentHow.SECURE_EMAIL)
    page = room.open(referral.ENTRY, only(room).id)
    assert only(room).sent_by == room.desk.account.staff
    answer(page, "acknowledge", acknowledged_by="Sgt Beynon")
    page = room.open(referral.ENTRY, only(room).id)
    asked = answer(page, "answer", outcome=ReferralOutcome.REJECTED)
    assert "Write why they do not take it" in asked.form.editors["reason_rejected"].error()
    fill(asked.form, reason_rejected="They ask for a crime number first.")
    press(asked, "verb")
    page = room.open(referral.ENTRY, only(room).id)
    assert "They do not take it" in words(page)
    assert faults(page) == []
    again = room.open(referral_again.AGAIN_ENTRY, only(room).id)
    record = again.with_values()
    assert record.re_referral_of == only(room).id
    assert record.why_now is None


def test_a_way_of_sending_that_they_do_not_have_is_said_at_the_field(room: Room, hers: uuid.UUID) -> None:
    ready(room, hers)
    with room.desk.writing("organisation") as unit:
        held = unit.session.scalars(select(Contact)).one()
        held.email = None
        unit.commit()
    page = room.open(referral.ENTRY, only(room).id)
    asked = answer(page, "send", sent_how=SentHow.SECURE_EMAIL)
    assert "no address for this way of sending" in asked.form.editors["sent_how"].error()
    assert only(room).standing is ReferralStanding.READY


def test_written_anew_takes_the_place_of_what_was_not_sent_yet(room: Room, hers: uuid.UUID) -> None:
    first = ready(room, hers).referral
    page = room.open(referral_again.ANEW_ENTRY, first.id)
    write(page, why_now=WHY_NOW + " He came back on Monday.")
    press(page, "save")
    press(page, "save")
    assert not page.form.summary.isVisible(), page.form.summary.accessibleName()
    assert only(room).id != first.id
    earlier = room.desk.peek(Referral, first.id)
    assert earlier is not None
    assert earlier.standing is ReferralStanding.NOT_SENT


def test_a_report_by_phone_asks_to_be_confirmed_in_writing(room: Room, hers: uuid.UUID) -> None:
    page = ready(room, hers)
    answer(page, "send", sent_how=SentHow.PHONE, spoke_to="The duty desk")
    page = room.open(referral.ENTRY, only(room).id)
    assert "Confirm the call in writing by" in words(page)
    answer(page, "confirm")
    page = room.open(referral.ENTRY, only(room).id)
    assert "Confirm the call in writing by" not in words(page)
    assert page.findChild(QPushButton, "acknowledge") is not None


def test_it_is_not_rung_through_to_whoever_is_feared(room: Room, hers: uuid.UUID) -> None:
    """Nothing is printed: it is refused all the same, where it is checked and where it is said who took the call."""
    contact(room, "Trefelin Housing", ContactKind.HOUSING)
    page = room.open(referral.ENTRY, hers)
    write(page, to_name="Dylan Prosser", to_kind=ContactKind.HOUSING, to_phone="01632 960333", purpose=ReferralPurpose.ADVICE)
    write(page, why_now=WHY_NOW, consent=Agreed.AGREED, why_needed=PlainReason.AGREED)
    press(page, "save")
    assert "somebody of whom one of these people may be afraid" in page.form.editors["to_name"].error()
    assert page.checked.isHidden()
    write(page, to_contact="Trefelin")
    press(page, "save")
    press(page, "save")
    page = room.open(referral.ENTRY, only(room).id)
    asked = answer(page, "send", sent_how=SentHow.PHONE, spoke_to="Dylan Prosser")
    assert "may be afraid" in asked.form.editors["spoke_to"].error()
    assert only(room).standing is ReferralStanding.READY
    fill(asked.form, spoke_to="The duty desk")
    press(asked, "verb")
    assert only(room).standing is ReferralStanding.SENT


def test_a_new_relationship_is_one_press_from_clares_law(room: Room, hers: uuid.UUID) -> None:
    page = ready(room, hers)
    assert page.findChild(QPushButton, "clares_law") is None
    assert room.open(referral.ENTRY, hers).following.asking.isHidden()
    case = room.desk.peek(Case, hers)
    assert case is not None
    room.keep(Relationship(
        from_person=case.person, to_person=room.person("Gwen Llwyd").id, kind=RelationshipKind.NEW_PARTNER, how_it_stands=How.CONTINUING,
        behaviour_direction=Direction.NOT_KNOWN, status=Status.SIGNED,
    ))  # fmt: skip
    for id in (only(room).id, hers):  # one that is checked, and while one is written
        page = room.open(referral.ENTRY, id)
        press(page, "clares_law")
        assert room.went.pop() == ("referral_clares_law", hers)
        assert faults(page) == []
    asking = room.open(referral_clares_law.ENTRY, hers)
    record = asking.with_values()
    assert (record.to_contact, record.purpose) == (only(room).to_contact, ReferralPurpose.RIGHT_TO_ASK)
    assert asking.following.asking.isHidden()
    assert faults(asking) == []


def test_a_number_that_whoever_sends_has_just_changed_is_told_where_it_is_sent(room: Room, hers: uuid.UUID) -> None:
    ready(room, hers)
    with room.desk.writing("organisation") as unit:
        held = unit.session.scalars(select(Contact)).one()
        held.phone = "07700 900999"
        unit.commit()
    page = room.open(referral.ENTRY, only(room).id)
    assert "You wrote this contact down today, and nobody else has looked at it." in words(page)
    press(page, "send")
    assert page.asking is not None
    assert "have a second person look, before anything goes" in words(page.asking)


def test_why_the_police_are_not_told_of_a_risk_is_asked_on_the_page_and_kept(room: Room, hers: uuid.UUID) -> None:
    contact(room, "Cymorth Bryniau", ContactKind.OTHER)
    page = room.open(referral.ENTRY, hers)
    write(page, to_contact="Bryniau", purpose=ReferralPurpose.VICTIM_SUPPORT, help_asked=Help.ONE_PERSON)
    assert not page.form.editors["why_not_police"].isVisibleTo(page)
    write(page, why_needed=PlainReason.DANGER_NOW)
    assert page.form.editors["why_not_police"].isVisibleTo(page)
    write(page, why_now=WHY_NOW, consent=Agreed.AGREED, why_not_police="They were told on Monday.")
    press(page, "save")
    press(page, "save")
    assert not page.form.summary.isVisible(), page.form.summary.accessibleName()
    assert only(room).why_not_police == "They were told on Monday."


def test_whether_it_came_out_during_couples_work_is_asked_where_help_is_asked_for(room: Room, hers: uuid.UUID) -> None:
    contact(room, "Cymorth Bryniau", ContactKind.OTHER)
    page = room.open(referral.ENTRY, hers)
    write(page, to_contact="Bryniau", purpose=ReferralPurpose.RISK)
    assert not page.form.editors["during_couples_work"].isVisibleTo(page)
    write(page, purpose=ReferralPurpose.INTERVENTION)
    assert page.form.editors["during_couples_work"].isVisibleTo(page)
