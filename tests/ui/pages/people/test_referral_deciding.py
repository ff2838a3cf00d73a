"""From a referral to the decision about it in one press: not to refer is as easy as to refer (8.25, X7)."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QPushButton

from tests.hands import fill
from tests.services.test_desk import note_of
from tests.ui.pages.people.conftest import Room
from tests.ui.pages.people.hands import press
from tests.ui.pages.people.test_person import words
from tests.ui.pages.people.test_referral import answer, contact, only, ready, write
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.decision_options import About, Consulted, Decided
from vawdesk.models.casework.referral_options import Help, ReferralOutcome, ReferralPurpose, ReferralStanding, SentHow
from vawdesk.models.casework.roles import Role
from vawdesk.models.organisation.contact_options import ContactKind
from vawdesk.services.deciding import DecisionAsk
from vawdesk.ui.kit.geometry import faults
from vawdesk.ui.pages.casework import decision_form, referral

WHY = "She asks us to wait until her sister has come on Friday. She rings us tonight, and knows whom to call if he comes before."


@pytest.fixture
def hers(room: Room) -> uuid.UUID:
    """The file of somebody who is harmed, with him in it, and no child."""
    return room.case(room.person("Mair Pugh-Ellis"), (room.person("Dylan Prosser"), Role.CONCERN)).id


def asked(room: Room) -> DecisionAsk:
    """What the page of the decision is told."""
    key, ask = room.went[-1]
    assert key == "decision_form"
    assert isinstance(ask, DecisionAsk)
    return ask


def test_not_to_refer_is_one_press_then_why_then_whom_one_asked(room: Room, hers: uuid.UUID) -> None:
    page = ready(room, hers)
    press(page, "not_refer")
    form = room.open(decision_form.ENTRY, asked(room))
    assert form.with_values().decision is Decided.DID_NOT
    assert form.with_values().relied_on_records == (only(room).id,)
    assert form.with_values().about_people == only(room).subjects()
    fill(form.form, reasons=WHY, who_consulted=(Consulted.SPECIALIST,))
    press(form, "save")
    assert not form.form.summary.isVisible(), form.form.summary.accessibleName()
    assert only(room).standing is ReferralStanding.NOT_SENT
    page = room.open(referral.ENTRY, only(room).id)
    assert page.findChild(QPushButton, "not_refer") is None
    press(page, "open_decision")
    assert room.went[-1] == ("decision", only(room).decision)
    assert faults(page) == []


def test_why_it_was_sent_is_written_down_from_it(room: Room, hers: uuid.UUID) -> None:
    page = ready(room, hers)
    answer(page, "send", sent_how=SentHow.SECURE_EMAIL)
    page = room.open(referral.ENTRY, only(room).id)
    assert page.findChild(QPushButton, "not_refer") is None  # it has gone
    press(page, "why_we_refer")
    form = room.open(decision_form.ENTRY, asked(room))
    fill(form.form, reasons=WHY, who_consulted=(Consulted.SPECIALIST,))
    press(form, "save")
    held = room.desk.peek(Decision, only(room).decision)
    assert held is not None
    assert (held.decision, only(room).standing) == (Decided.DID, ReferralStanding.SENT)


def test_turned_away_it_may_be_decided_to_ask_nobody_else(room: Room, hers: uuid.UUID) -> None:
    page = ready(room, hers)
    answer(page, "send", sent_how=SentHow.SECURE_EMAIL)
    page = room.open(referral.ENTRY, only(room).id)
    answer(page, "answer", outcome=ReferralOutcome.REJECTED, reason_rejected="They ask for a crime number first.")
    page = room.open(referral.ENTRY, only(room).id)
    press(page, "not_refer")
    assert asked(room).record == only(room).id


def test_while_it_is_written_it_may_be_decided_against_and_couples_work_is_decided_on(room: Room, hers: uuid.UUID) -> None:
    contact(room, "Canolfan Cwnsela", ContactKind.OTHER)
    page = room.open(referral.ENTRY, hers)
    write(page, to_contact="Canolfan", purpose=ReferralPurpose.INTERVENTION, help_asked=Help.COUPLES)
    press(page, "why_we_refer")
    assert (asked(room).about, asked(room).case, asked(room).decided) == (About.REFER, hers, Decided.DID)
    press(page, "not_refer")
    assert (asked(room).record, asked(room).decided) == (None, Decided.DID_NOT)
    assert asked(room).people == page.with_values().subjects()


def test_what_was_written_of_a_referral_goes_with_the_decision_against_it(room: Room, hers: uuid.UUID) -> None:
    contact(room, "Canolfan Cwnsela", ContactKind.OTHER)
    page = room.open(referral.ENTRY, hers)
    write(page, to_contact="Canolfan", purpose=ReferralPurpose.ADVICE, why_now="On Sunday at the gate.")
    page.drafting.keep_now()
    press(page, "not_refer")
    form = room.open(decision_form.ENTRY, asked(room))
    assert [form for form, _at in room.desk.drafts.mine()] == [f"referral/{hers}"], "while nothing is decided it is kept"
    fill(form.form, reasons=WHY, who_consulted=(Consulted.SPECIALIST,), relied_on="Her own words.")
    press(form, "save")
    assert not form.form.summary.isVisible(), form.form.summary.accessibleName()
    assert room.desk.drafts.mine() == []
    assert room.open(referral.ENTRY, hers).with_values().why_now is None


def test_older_records_of_a_long_file_can_be_ticked(room: Room, hers: uuid.UUID) -> None:
    with room.desk.writing() as unit:
        case = unit.get(Case, hers)
        for number in range(60):
            note = unit.add(note_of(unit, case, f"Call {number}."))
            note.occurred_at = unit.now.utc - timedelta(hours=number + 1)
        unit.commit()
    form = room.open(decision_form.ENTRY, DecisionAsk(hers, About.REFER))
    ticks = form.form.editors["relied_on_records"]
    for count in (50, 60):
        press(ticks, "relied_on_records_more")
        assert len(ticks.boxes) == count
    assert not ticks.more.isVisibleTo(ticks)
    oldest = list(ticks.boxes)[-1]
    ticks.boxes[oldest].click()
    assert form.with_values().relied_on_records == (oldest,)


def test_until_the_second_hand_it_says_that_nothing_is_settled(room: Room, hers: uuid.UUID) -> None:
    child = room.person("Cai Ellis")
    case = room.case(room.person("Lowri Glynne"), (child, Role.CHILD)).id
    page = ready(room, case)
    press(page, "not_refer")
    form = room.open(decision_form.ENTRY, asked(room))
    fill(form.form, reasons=WHY, who_consulted=(Consulted.SPECIALIST,))
    press(form, "save")
    page = room.open(referral.ENTRY, only(room).id)
    assert "a second person has still to sign" in words(page)
    assert page.findChild(QPushButton, "send") is not None
