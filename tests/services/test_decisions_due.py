"""Home brings back what was put off, asks for second signatures, and says what was learned and never passed on (8.25, 8.28)."""

from __future__ import annotations

import uuid
from datetime import timedelta

from sqlalchemy.orm import Session

from tests.models.casework.test_decision import decision
from tests.services.conftest import BETH, CARYS, HUW, NOW, House, later
from vawdesk.clock import Moment
from vawdesk.models.base import Status
from vawdesk.models.casework.changes import Change
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.decision_options import About, Decided, TwoBecause
from vawdesk.models.values import Signature, Tri
from vawdesk.services.deadlines import Reader
from vawdesk.services.decisions_due import LOOKS_BACK, decisions_due
from vawdesk.services.due_kinds import Kind
from vawdesk.vault.accounts import Role

MANAGER = Reader(CARYS, CARYS, frozenset({Role.MANAGER}))
WORKER = Reader(HUW, HUW, frozenset({Role.WORKER}))
OTHER = Reader(BETH, BETH, frozenset({Role.WORKER}))
TRUSTEE = Reader(BETH, BETH, frozenset({Role.TRUSTEE}))


def lines(session: Session, reader: Reader, now: Moment = NOW) -> dict[Kind, list[uuid.UUID]]:
    return {due.kind: [id for _type, id in due.targets] for due in decisions_due(session, reader, now)}


def decided(house: House, **said: object) -> Decision:
    """One that Huw signed."""
    case = house.case(house.person("Nerys Llwyd"))
    by = Signature(HUW, "Huw Maddocks", "Support worker", NOW.utc)
    return house.keep(decision(case=case.id, status=Status.SIGNED, decided_by=by, **said))


def test_a_second_signature_is_asked_of_managers_and_never_of_whoever_decided(casework: Session, house: House) -> None:
    held = decided(house, two_because=(TwoBecause.CHILD,))
    assert lines(casework, MANAGER) == {Kind.DECISION_COUNTERSIGN: [held.id]}
    assert lines(casework, WORKER) == lines(casework, TRUSTEE) == {}
    assert lines(casework, Reader(HUW, HUW, frozenset({Role.MANAGER}))) == {}
    held.countersigned_by = Signature(CARYS, "Carys Bowen", "Manager", NOW.utc, proof="ab")
    casework.flush()
    assert lines(casework, MANAGER) == {}


def test_what_was_put_off_comes_back_on_its_day_until_it_is_decided(casework: Session, house: House) -> None:
    held = decided(house, about=About.VISIT, decision=Decided.DEFERRED, review_on=NOW.today + timedelta(days=2))
    assert lines(casework, WORKER) == {}
    day = later(days=2)
    assert lines(casework, WORKER, day) == lines(casework, MANAGER, day) == {Kind.DECISION_AGAIN: [held.id]}
    assert lines(casework, OTHER, day) == {}
    decided(house, follows=held.id)
    assert lines(casework, WORKER, day) == {}


def test_what_was_learned_is_asked_about_a_day_later_of_whoever_learned_it(casework: Session, house: House) -> None:
    nerys = house.person("Nerys Llwyd")
    case = house.case(nerys)
    note = house.note(case, nerys, days=2, new_information_to_share=Tri.YES)
    house.note(case, nerys, days=0.5, new_information_to_share=Tri.YES)
    house.note(case, nerys, days=LOOKS_BACK.days + 2, new_information_to_share=Tri.YES)
    assert lines(casework, WORKER) == {Kind.NOT_PASSED_ON: [note.id]}
    assert lines(casework, MANAGER) == {}
    answer = decided(house, relied_on_records=(note.id,))
    assert lines(casework, WORKER) == {}
    answer.decision = Decided.DID  # deciding to share is not sharing
    casework.flush()
    assert lines(casework, WORKER) == {Kind.NOT_PASSED_ON: [note.id]}
    case.closed_on = NOW.today
    casework.flush()
    assert lines(casework, WORKER) == {}


def test_a_threat_of_suicide_that_was_noted_as_a_change_is_asked_about_too(casework: Session, house: House) -> None:
    nerys = house.person("Nerys Llwyd")
    note = house.note(house.case(nerys), nerys, days=2, what_has_changed=(Change.SUICIDE_THREAT,), new_information_to_share=Tri.NO)
    assert lines(casework, WORKER) == {Kind.NOT_PASSED_ON: [note.id]}
