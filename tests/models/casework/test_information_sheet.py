"""Information sheets: every piece says where it comes from, and none of it is found or counted by accident."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from vawdesk.clock import Moment
from vawdesk.models.casework.information_sheet import HowSure, InformationSheet, Matter, Piece
from vawdesk.models.values import PartialDate

NOW = Moment(datetime(2026, 11, 24, 14, 2, tzinfo=UTC), 0)
WHOLE = Piece(Matter.REACH, "Drives a white van", "Police, by phone", PartialDate(2026, 3), HowSure.AGENCY)


def sheet(*pieces: Piece) -> InformationSheet:
    return InformationSheet(case=uuid.uuid4(), person=uuid.uuid4(), pieces=pieces or None)


def test_an_empty_sheet_may_be_begun() -> None:
    assert sheet().problems(NOW) == []
    assert sheet(WHOLE).problems(NOW) == []
    assert {problem.field for problem in InformationSheet().problems(NOW)} == {"case", "person"}


@pytest.mark.parametrize("missing", ["matter", "text", "source", "on", "how_sure"])
def test_every_piece_says_what_where_from_when_and_how_sure(missing: str) -> None:
    found = sheet(WHOLE, replace(WHOLE, **{missing: None})).problems(NOW)  # type: ignore[arg-type]  # one field emptied by name
    assert [problem.field for problem in found] == ["pieces"]


def test_a_date_to_come_is_refused() -> None:
    assert [problem.rule for problem in sheet(replace(WHOLE, on=PartialDate(2027))).problems(NOW)] == ["X9"]


def test_eleven_matters_each_with_its_own_pieces() -> None:
    assert len(Matter) == 11
    made = sheet(WHOLE, replace(WHOLE, matter=Matter.WORK))
    assert made.about(Matter.REACH) == (WHOLE,)
    assert made.about(Matter.HEALTH) == ()


def test_it_is_masked_and_not_searched_by_its_words() -> None:
    made = sheet(WHOLE)
    assert made.fields()["pieces"].mask
    assert "van" not in made.search_words()
    assert made.subjects() == (made.person,)
    assert made.file() == made.case
