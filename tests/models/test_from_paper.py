"""A form filled in by pen: times count from the pen, and what stands on the sheet is told as a fact and as nothing more (8.29, X13)."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.models.casework import test_decision, test_visit_outcome, visits
from tests.models.casework.test_decision import HAND, decision
from tests.models.casework.test_visit_outcome import ago, outcome
from vawdesk.clock import Moment
from vawdesk.features import document_entries
from vawdesk.i18n import language
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.contact_note import is_late as note_late
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.decision import is_late as decided_late
from vawdesk.models.casework.flag_options import Standing
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag, confirmation_overdue
from vawdesk.models.casework.visit_again import for_another_day
from vawdesk.models.casework.visit_outcome import is_late as told_late
from vawdesk.models.from_paper import FIELD, FromPaper, PenForm, SheetNow, first_of_two, on_file_at
from vawdesk.models.registry import record_types
from vawdesk.models.rules import Weight
from vawdesk.models.values import PartialDate, Signature, Tri

WRITER, TYPIST, OTHER = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
NAMES = {WRITER: "Huw Maddocks", TYPIST: "Sioned Parry", OTHER: "Carys Bowen"}
CALLED = {"D05": "decision"}  # a document named after a case, whose blank holds one record of it


def sheet(**said: Any) -> tuple[FromPaper]:
    """A sheet that lacks nothing, filled in and signed by one, typed up by another."""
    values: dict[str, Any] = {
        "writer": WRITER, "written_at": ago(30), "signed": Tri.YES, "signed_by": (WRITER,), "sheet": SheetNow.DESTROYED,
        "entered_by": TYPIST, "entered_at": ago(0),
    }  # fmt: skip
    return (FromPaper(**(values | said)),)


def against(record: Record, now: Moment) -> set[str]:
    return {one.rule for one in record.problems(now) if one.weight is Weight.REFUSE and one.field == FIELD}


def test_every_record_with_a_blank_form_can_be_typed_up() -> None:
    blanks = {CALLED.get(entry.code, entry.noun) for entry in document_entries() if entry.blanks and entry.code != "RS"}
    assert {name for name, kind in record_types().items() if issubclass(kind, PenForm)} == blanks


@pytest.mark.parametrize("lacking", ["writer", "written_at", "signed", "signed_by", "sheet"])
def test_what_the_sheet_does_not_say_is_asked(lacking: str) -> None:
    assert against(outcome(from_paper=sheet()), test_visit_outcome.NOW) == set()
    assert against(outcome(from_paper=sheet(**{lacking: None})), test_visit_outcome.NOW) == {"form"}


def test_who_signed_is_asked_only_where_somebody_did_and_the_place_only_where_it_is_kept() -> None:
    assert against(outcome(from_paper=sheet(signed=Tri.NO, signed_by=None)), test_visit_outcome.NOW) == set()
    assert against(outcome(from_paper=sheet(sheet=SheetNow.KEPT)), test_visit_outcome.NOW) == {"form"}
    assert against(outcome(from_paper=sheet(sheet=SheetNow.KEPT, kept_where="Folder 3")), test_visit_outcome.NOW) == set()


def test_a_sheet_filled_in_tomorrow_or_before_it_happened_is_refused() -> None:
    now = test_visit_outcome.NOW
    assert against(outcome(from_paper=sheet(written_at=ago(-10))), now) == {"X9-hours"}
    assert against(outcome(from_paper=sheet(written_at=ago(-3 * 24 * 60))), now) == {"X9"}
    assert against(outcome(from_paper=sheet(written_at=ago(61))), now) == {"pen-before"}  # they were back an hour ago
    assert against(outcome(from_paper=sheet(written_at=ago(61), about=True)), now) == set()
    assert against(outcome(from_paper=sheet(written_at=ago(26 * 60), about=True)), now) == {"pen-before"}


def test_whoever_types_is_not_the_only_one_who_signed_what_somebody_else_filled_in() -> None:
    now = test_visit_outcome.NOW
    assert against(outcome(from_paper=sheet(signed_by=(TYPIST,))), now) == {"pen-typist"}
    assert against(outcome(from_paper=sheet(signed_by=(TYPIST, WRITER))), now) == set()
    assert against(outcome(from_paper=sheet(writer=TYPIST, signed_by=(TYPIST,))), now) == set()  # one's own form


def test_an_assessment_counts_from_the_pen_and_was_made_before_the_visit() -> None:
    """Typed up when the visit is long over: what counts is whether it was assessed before it."""
    now = Moment(visits.WHEN + timedelta(days=2), 0)
    typed = visits.visit(worker_signed=visits.by(WRITER, now.utc), from_paper=sheet(written_at=visits.WHEN - timedelta(hours=1)))
    assert {one.rule for one in typed.problems(now) if one.field in (FIELD, "planned_at")} == set()
    for late in (timedelta(0), timedelta(minutes=20)):
        typed.from_paper = sheet(written_at=visits.WHEN + late)
        assert against(typed, now) == {"pen-after"}
    typed.from_paper = sheet(written_at=visits.WHEN + timedelta(minutes=20), about=True)
    assert against(typed, now) == {"pen-after"}
    written_here = visits.visit(worker_signed=visits.by(WRITER, now.utc))
    assert "H-past" in {one.rule for one in written_here.problems(now)}


def test_another_day_is_assessed_anew_and_not_from_the_old_sheet() -> None:
    typed = visits.visit(from_paper=sheet(written_at=visits.WHEN - timedelta(hours=1)))
    assert for_another_day(typed, visits.WHEN + timedelta(days=3)).from_paper is None


def test_late_is_reckoned_from_the_pen() -> None:
    now = test_decision.NOW
    written, happened = now.utc - timedelta(days=3), now.utc - timedelta(days=3, hours=2)
    by_pen = sheet(written_at=written)
    typed: list[tuple[Any, Any]] = [
        (note_late, ContactNote(occurred_at=happened, recorded_at=now.utc)),
        (decided_late, decision(decided_at=happened, decided_by=HAND)),
        (told_late, outcome(arrived_at=happened, ended_at=happened, signed=replace(HAND, at=now.utc))),
    ]
    for late, record in typed:
        assert late(record, now), record
        record.from_paper = by_pen
        assert not late(record, now), record
        record.from_paper = sheet(written_at=happened + timedelta(hours=25))
        assert late(record, now), record


def test_a_flag_waits_for_its_second_person_from_when_colleagues_could_see_it() -> None:
    now = test_decision.NOW
    flag = StaffRiskFlag(standing=Standing.PROPOSED, incident_date=PartialDate.of(now.today - timedelta(days=5)))
    flag.proposed_by = Signature(WRITER, "Huw", "Worker", now.utc - timedelta(days=4), "on paper")
    assert confirmation_overdue(flag, now)
    flag.from_paper = sheet(written_at=flag.proposed_by.at, entered_at=now.utc - timedelta(hours=1))
    assert not confirmation_overdue(flag, now)
    assert on_file_at(flag, flag.proposed_by.at) == now.utc - timedelta(hours=1)
    assert first_of_two(flag, flag.proposed_by, WRITER)
    assert first_of_two(flag, flag.proposed_by, TYPIST)
    assert not first_of_two(flag, flag.proposed_by, OTHER)


def test_it_says_in_a_line_who_typed_and_who_filled_in() -> None:
    at = test_decision.NOW.utc.replace(hour=9)
    (said,) = sheet(
        written_at=at - timedelta(days=1), entered_at=at, signed_by=(WRITER, OTHER), sheet=SheetNow.KEPT, kept_where="Folder 3."
    )
    english, welsh = language("en"), language("cy")
    assert said.sentence(english, lambda id: NAMES.get(id, "")) == (
        f"Entered from paper on {english.moment(at)} by Sioned Parry. "
        f"Filled in by Huw Maddocks on {english.moment(at - timedelta(days=1))}. "
        "Signed on paper by Huw Maddocks, Carys Bowen. The sheet is kept: Folder 3."
    )
    (unsigned,) = sheet(about=True, signed=Tri.NO, signed_by=None)
    words = unsigned.sentence(english, lambda id: NAMES.get(id, ""))
    assert "It was not signed on paper. The sheet was destroyed after typing." in words
    assert "Filled in by Huw Maddocks, about" in words
    assert "Sioned Parry" in said.sentence(welsh, lambda id: NAMES.get(id, ""))


def test_it_stands_in_the_content_of_the_record() -> None:
    made = decision(from_paper=sheet(), status=Status.SIGNED, decided_by=HAND)
    made.id, made.version = uuid.uuid4(), 1
    made.created_by = made.updated_by = TYPIST
    made.created_at = made.updated_at = test_decision.NOW.utc
    again = Decision.from_content(made.content(), Decision.schema)
    assert again.paper == made.paper == sheet()[0]
