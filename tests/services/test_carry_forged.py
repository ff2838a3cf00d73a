"""Whoever has a copy, its passphrase and tools of their own tries to bring home what this program would not have written there."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.services.forging import Forger, signature
from tests.services.sealed_town import flag_about
from tests.services.test_desk import person
from tests.services.whole_office import everything
from vawdesk.models.base import Status
from vawdesk.models.casework.attachment import Attachment
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.flag_options import Standing
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.casework.visit_outcome_rows import outcome_id
from vawdesk.services.carry_home import bring_back
from vawdesk.vault.attached import Held
from vawdesk.vault.carry_errors import CarriedDamaged
from vawdesk.vault.journal import BYTES, Entry

NOTES: dict[str, Callable[[Forger], dict[str, object]]] = {
    "by another account": lambda hand: {"created_by": hand.carys},
    "changed by another account": lambda hand: {"updated_by": hand.carys},
    "signed by another colleague": lambda hand: {"signed": signature(hand, person=hand.carys_staff, name="Carys")},
    "under another's name": lambda hand: {"signed": signature(hand, name="Carys")},
    "as what one is not": lambda hand: {"signed": signature(hand, post="Director")},
    "signed on another day": lambda hand: {"signed": signature(hand, at=hand.desk.now().utc - timedelta(days=4))},
    "about a case that stayed": lambda hand: {"case": hand.other_case},
    "about somebody who stayed": lambda hand: {"with_people": (hand.other_person,)},
    "made on an earlier day": lambda hand: {"created_at": hand.desk.now().utc - timedelta(days=3)},
    "written down on an earlier day": lambda hand: {"recorded_at": hand.desk.now().utc - timedelta(days=3)},
    "with a number": lambda _hand: {"ref_no": "N-2026-0001"},
    "taken out of its file": lambda _hand: {"status": Status.WITHDRAWN, "withdrawn_why": "No."},
    "longer than its form": lambda _hand: {"what_was_said": "x" * 30_000},
}


def refused(hand: Forger) -> None:
    """Brought back by a manager: nothing is taken in, and the office is as it was."""
    hand.leave()
    office = hand.carrying.office()
    try:
        before = everything(office)
        with pytest.raises(CarriedDamaged):
            bring_back(office, hand.carrying.places[-1])
        assert everything(office) == before
    finally:
        office.vault.close()


def test_a_note_as_the_program_makes_it_comes_home(hand: Forger) -> None:
    """The forger's tools are right: what they leave as it is comes home."""
    hand.add(hand.note())
    hand.leave()
    assert [one.type for one in hand.carrying.home().came] == ["contact_note"]


def test_so_does_everything_else_that_can_be_added(hand: Forger) -> None:
    held = hand.carrying.held
    hand.add(hand.here(flag_about(held.paul, held.case, standing=Standing.PROPOSED)), action="propose")
    hand.add(hand.here(Decision(case=held.case, relied_on_records=(held.note,))))
    hand.add(hand.here(VisitOutcome(id=outcome_id(hand.carrying.visit), visit=hand.carrying.visit, case=held.case)))
    hand.add(hand.note(), past=[{"rule": "a-rule", "paragraph": "8.25", "reason": "There was no other way."}])
    note = hand.note()
    a_draft(hand, "contact_note", note.content(), record=note.id, file=note.case)
    hand.leave()
    brought = hand.carrying.home()
    assert {one.type for one in brought.came} == {"staff_risk_flag", "decision", "visit_outcome", "contact_note"}
    assert brought.begun == 1


@pytest.mark.parametrize("tried", NOTES)
def test_a_note_that_the_program_would_not_have_written_is_refused_with_all_beside_it(hand: Forger, tried: str) -> None:
    hand.add(hand.note())
    hand.add(hand.note(**NOTES[tried](hand)))
    refused(hand)


def a_person(hand: Forger) -> None:
    record = hand.here(HomeVisit(case=hand.carrying.held.case, purpose="To open a door."))
    hand.add(record)


def a_bomb(hand: Forger) -> None:
    record = hand.here(Attachment(case=hand.carrying.held.case))
    hand.add(record)


def a_confirmed_flag(hand: Forger) -> None:
    flag = hand.here(flag_about(hand.carrying.held.paul, hand.carrying.held.case, standing=Standing.CONFIRMED))
    hand.add(flag, action="propose")


def a_flag_about_somebody_who_stayed(hand: Forger) -> None:
    flag = hand.here(flag_about(hand.other_person, hand.carrying.held.case, standing=Standing.PROPOSED))
    hand.add(flag, action="propose")


def a_decision_agreed_to_by_a_second(hand: Forger) -> None:
    given = signature(hand, person=hand.carys_staff, name="Carys", how="acting manager", proof="ab")
    hand.add(hand.here(Decision(case=hand.carrying.held.case, countersigned_by=given)))


def an_outcome_seen_by_a_manager(hand: Forger) -> None:
    visit = hand.carrying.visit
    outcome = VisitOutcome(id=outcome_id(visit), visit=visit, case=hand.carrying.held.case, manager_saw=signature(hand))
    hand.add(hand.here(outcome))


def an_outcome_of_a_visit_that_stayed(hand: Forger) -> None:
    visit = uuid.uuid4()
    hand.add(hand.here(VisitOutcome(id=outcome_id(visit), visit=visit, case=hand.carrying.held.case, status=Status.SIGNED)))


def an_outcome_over_anothers(hand: Forger) -> None:
    outcome = VisitOutcome(id=outcome_id(uuid.uuid4()), visit=hand.carrying.visit, case=hand.carrying.held.case)
    hand.add(hand.here(outcome))


def one_note_twice(hand: Forger) -> None:
    note = hand.note("First.")
    hand.add(note)
    note.what_was_said = "Second."
    hand.add(note)


def an_act_with_a_meaning(hand: Forger) -> None:
    hand.add(hand.note(), action="remove")


def a_second_person_agreed(hand: Forger) -> None:
    given = signature(hand, person=hand.carys_staff, name="Carys", proof="ab")
    past = {"rule": "a-rule", "paragraph": "8.25", "reason": "", "second": given.encode()}  # type: ignore[attr-defined]
    hand.add(hand.note(), past=[past])


def an_exception_that_is_none(hand: Forger) -> None:
    hand.add(hand.note(), past=[{"rule": ["x"]}])


def no_json(hand: Forger) -> None:
    hand.seal("contact_note", b"\xff{")


def nested_without_end(hand: Forger) -> None:
    hand.seal("contact_note", b'{"content":' + b"[" * 400_000)


def nested_within(hand: Forger) -> None:
    content = '{"with_others":' + "[" * 200_000
    hand.seal("contact_note", json.dumps({"action": "create", "schema": 1, "content": content, "past": []}).encode())


def far_too_large(hand: Forger) -> None:
    told = {"action": "create", "schema": 1, "content": hand.note().content().decode(), "past": []}
    hand.seal("contact_note", json.dumps(told).encode() + b" " * (5 << 20))


def a_draft_of_what_cannot_be_added(hand: Forger) -> None:
    made = hand.here(person("Somebody New"))
    a_draft(hand, "person", made.content(), record=made.id)


def a_draft_that_is_none(hand: Forger) -> None:
    a_draft(hand, "contact_note", b"\x00\x01")


def a_draft_in_a_case_that_stayed(hand: Forger) -> None:
    note = hand.note(case=hand.other_case)
    a_draft(hand, "contact_note", note.content(), record=note.id, file=note.case)


def a_draft(hand: Forger, type_: str, content: bytes, **said: object) -> None:
    values = {
        "account": hand.desk.account.id, "form": type_, "record": uuid.uuid4(), "file": None, "type": type_, "schema": 1,
        "content": content, "place": {"focus": "", "cursor": 0, "scroll": 0, "typed": {}}, "saved_at": hand.desk.now().utc,
    } | said  # fmt: skip
    hand.row("draft", **values)


def a_look_at_what_stayed(hand: Forger) -> None:
    journal = hand.desk.vault["casework"].journal
    with hand.desk.vault["casework"].writing() as session:
        journal.append(session.connection(), Entry("read", hand.other_person, None, "person"))
        session.commit()


def a_look_of_another(hand: Forger) -> None:
    journal = hand.desk.vault["casework"].journal
    journal.account = hand.carys
    with hand.desk.vault["casework"].writing() as session:
        journal.append(session.connection(), Entry("read", hand.carrying.held.mair, None, "person"))
        session.commit()


def bytes_attached(hand: Forger) -> None:
    held = Held(uuid.uuid4(), None, "application/pdf", b"PK\x03\x04bomb.")
    sha256 = hashlib.sha256(held.content).digest()
    hand.row(
        "attachment", id=uuid.uuid4(), record=held.record, file=None, media_type=held.media_type, size=len(held.content), sha256=sha256,
        content=held.content,
    )  # fmt: skip
    journal = hand.desk.vault["casework"].journal
    with hand.desk.vault["casework"].writing() as session:
        journal.append(session.connection(), Entry("create", held.record, None, BYTES, None, held.digest()))
        session.commit()


def a_table_without_end(hand: Forger) -> None:
    hand.raw(
        "DROP TABLE draft",
        "CREATE VIEW draft AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "
        "SELECT x AS account, x AS form, x AS record, x AS file, x AS type, x AS schema, x AS content, x AS place, x AS saved_at FROM n",
    )


def a_column_that_grows(hand: Forger) -> None:
    hand.raw("ALTER TABLE envelope ADD COLUMN more BLOB GENERATED ALWAYS AS (zeroblob(900000000)) VIRTUAL")


TRIED = [
    a_person, a_bomb, a_confirmed_flag, a_flag_about_somebody_who_stayed, a_decision_agreed_to_by_a_second, an_outcome_seen_by_a_manager,
    an_outcome_of_a_visit_that_stayed, an_outcome_over_anothers, one_note_twice, an_act_with_a_meaning, a_second_person_agreed,
    an_exception_that_is_none, no_json, nested_without_end, nested_within, far_too_large, a_draft_of_what_cannot_be_added,
    a_draft_that_is_none, a_draft_in_a_case_that_stayed, a_look_at_what_stayed, a_look_of_another, bytes_attached, a_table_without_end,
    a_column_that_grows,
]  # fmt: skip


@pytest.mark.parametrize("tried", TRIED, ids=lambda one: one.__name__)
def test_what_nobody_can_add_away_is_refused_and_the_office_is_as_it_was(hand: Forger, tried: Callable[[Forger], None]) -> None:
    hand.add(hand.note("Beside it."))
    tried(hand)
    refused(hand)
