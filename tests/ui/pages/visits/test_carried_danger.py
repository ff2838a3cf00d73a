"""Away every page warns of what its page in the office warns of: nobody who knows stands beside whoever reads it there."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFrame
from pytestqt.qtbot import QtBot

from tests.models.casework.visits import concerned, sheet
from tests.services.carrying import Carrying, built
from tests.services.leaving.conftest import Builder
from tests.services.sealed_town import flag_about
from tests.ui.pages.organisation_desk import AtWork, words
from vawdesk.models.base import Status
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.contact_ways import EmailAddress, Phone, SafeContact
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.decision_options import TwoBecause
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.models.casework.relationship import Direction, RelationshipKind
from vawdesk.models.values import Tri
from vawdesk.services import flag_steps
from vawdesk.services.desk import Desk
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.page import Page
from vawdesk.vault.recovery import RecoverySheet
from vawdesk.vault.statements import let_through

Sits = Callable[..., AtWork]
NUMBER = "07700 900771"


def dangerous(desk: Desk, carried: Carrying) -> dict[str, uuid.UUID]:
    """Everything that can be carried, each with what somebody has to be warned of."""
    held, now = carried.held, desk.now().utc
    flag = flag_steps.propose(desk, flag_about(held.paul, held.case))
    with desk.writing() as unit, let_through(unit.session):
        build = Builder(unit.session)
        stays = build.person("Emrys Canary", phones=(Phone(number=NUMBER),), emails=(EmailAddress(address="emrys@example.org"),))
        mair = unit.session.get_one(Person, held.mair)
        mair.phones = (Phone(number=NUMBER, safe_to_call=Tri.YES), Phone(number="01632 960555", safe_to_call=Tri.NO))
        mair.emails = (EmailAddress(address="emrys@example.org", safe_to_write=Tri.YES, shared_device=Tri.NO),)
        mair.safe_alt_contact = (SafeContact(name="Emrys", number="01632 960777", agreed=Tri.YES),)
        relationship = build.between(mair, stays, RelationshipKind.EX_PARTNER, Direction.SECOND_TO_FIRST)
        visit = unit.session.get_one(HomeVisit, carried.visit)
        as_assessed = concerned(answers=sheet(stalking=Tri.YES))
        for name in ("answers", "outcome", "measures", "manager_spoken_at", "manager_decision", "standing", "worker_signed"):
            setattr(visit, name, getattr(as_assessed, name))
        visit.status = Status.SIGNED
        unit.session.get_one(ContactNote, held.note).told_in_confidence = True
        soon = now + timedelta(hours=30)
        meeting: dict[str, Any] = {"case": held.case, "at": soon, "where": "Office", "who": desk.account.staff, "status": Status.SIGNED}
        plan, _other = (build.keep(PlannedContact(with_people=(one,), **meeting)) for one in (held.mair, held.paul))
        build.between(mair, unit.session.get_one(Person, held.paul), RelationshipKind.EX_PARTNER, Direction.SECOND_TO_FIRST)
        decision = build.keep(Decision(case=held.case, status=Status.SIGNED, decided_at=now, two_because=(TwoBecause.FLAG,)))
        ids = {
            "person": mair.id, "address": held.place, "home_visit": visit.id, "relationship": relationship.id, "contact_note": held.note,
            "planned_contact": plan.id, "decision": decision.id, "staff_risk_flag": flag.id, "case": held.case,
        }  # fmt: skip
        unit.session.commit()
    return ids


@pytest.fixture(scope="module")
def made(blank_vault: tuple[Path, RecoverySheet], tmp_path_factory: pytest.TempPathFactory) -> tuple[Carrying, dict[str, uuid.UUID]]:
    carried = built(*blank_vault, tmp_path_factory.mktemp("office"))
    desk = carried.office()
    ids = dangerous(desk, carried)
    desk.vault.sign_out()
    carried.take()
    return carried, ids


@pytest.fixture
def sits(qtbot: QtBot, made: tuple[Carrying, dict[str, uuid.UUID]], tmp_path: Path) -> Iterator[Sits]:
    """Dai sits down in the office, or at the copy he carries."""
    carried, there = made[0].copied(tmp_path), list[AtWork]()

    def down(*, away: bool) -> AtWork:
        for one in there:
            one.quit()
        folder = carried.places[0] if away else carried.town.folder
        there[:] = [AtWork(qtbot, replace(carried.town, folder=folder), "Dai", carried.town.people["Dai"])]
        return there[0]

    yield down
    for one in there:
        one.quit()


def warned(page: Page) -> set[str]:
    """Everything that is said in red or marked, and every badge but that of a state of the office's own."""
    red = {one.words for one in page.findChildren(Text) if one.property("tone") == "danger"}
    badges = {one.findChild(Text).words for one in page.findChildren(Badge) if one.property("badge") in ("danger", "late")}
    frames = [one for one in page.findChildren(QFrame) if one.property("kind") == "danger"]
    return red | badges | {text.words for frame in frames for text in frame.findChildren(Text)}


STAYED_BEHIND = {"Not through Emrys: that is, or may be, somebody they may be afraid of."}  # away he has not agreed, and is not offered
KINDS = ("person", "address", "home_visit", "relationship", "contact_note", "planned_contact", "decision", "staff_risk_flag", "case")


def band(work: AtWork) -> str:
    """What the staff-risk band says aloud."""
    held = work.window.shell.band
    return held.accessibleName() if held is not None else ""


@pytest.mark.timeout(240)
def test_every_page_warns_away_of_what_it_warns_of_in_the_office(sits: Sits, made: tuple[Carrying, dict[str, uuid.UUID]]) -> None:
    said: dict[bool, dict[str, set[str]]] = {}
    banded: dict[tuple[bool, str], str] = {}
    for away in (False, True):
        work = sits(away=away)
        assert set(KINDS) == {*made[1]}
        said[away] = {}
        for kind in KINDS:
            assert work.window.open(kind, made[1][kind]) is not None, kind
            page = work.window.shell.page
            assert page is not None
            said[away][kind] = warned(page)
            banded[away, kind] = band(work)
    assert [kind for kind in KINDS if banded[True, kind] != banded[False, kind]] == []
    missing = {kind: said[False][kind] - said[True][kind] - STAYED_BEHIND for kind in KINDS}
    assert {kind: words for kind, words in missing.items() if words} == {}
    assert said[False]["home_visit"]
    assert said[False]["person"]


def test_the_questions_of_a_visit_stand_there_with_their_answers(sits: Sits, made: tuple[Carrying, dict[str, uuid.UUID]]) -> None:
    work = sits(away=True)
    work.window.open("home_visit", made[1]["home_visit"])
    page = work.window.shell.page
    assert page is not None
    read = words(page)
    assert "Stalking" in read
    assert "Concern raised" in read
    assert "Because of" in read
    assert "Address" in read
    assert "14 Heol y Canary" not in read  # behind one click, and the look is written down


def test_a_number_that_somebody_feared_has_too_is_not_called_safe_away_though_they_stayed(
    sits: Sits, made: tuple[Carrying, dict[str, uuid.UUID]]
) -> None:
    work = sits(away=True)
    work.window.open("person", made[1]["person"])
    page = work.window.shell.page
    assert page is not None
    read = words(page)
    assert f"Safe to call {NUMBER}" not in read
    assert "Safe to write to emrys@example.org" not in read
    assert "Reach them through Emrys" not in read
