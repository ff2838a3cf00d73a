"""What left and was not paper is found by its row, however much has been printed since."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.services.leaving.release_office import PRESS, Office, at_work, internal
from tests.vaults import Town
from vawdesk.services.leaving import Way
from vawdesk.services.release import let_go, let_go_together, prepare
from vawdesk.services.what_left import MOST, PAGE, LeftPage, left_by, what_left


@pytest.fixture
def office(town: Town) -> Iterator[Office]:
    with at_work(town) as office:
        yield office


def test_a_saved_file_is_found_after_a_month_of_printing(office: Office) -> None:
    page = prepare(office.door, internal(office), PRESS)
    let_go(office.door, page, Way.SAVE_LOCKED, seal=lambda data: data)
    (saved,) = what_left(office.desk).lines
    let_go_together(office.door, [prepare(office.door, internal(office), PRESS)] * PAGE)
    assert what_left(office.desk) == LeftPage((saved,), None)
    assert left_by(office.desk, saved.row) == saved
    assert left_by(office.desk, saved.row + 1) is None  # paper, which is followed copy by copy


def test_more_than_a_page_is_read_on_and_nothing_is_left_out(office: Office) -> None:
    page = prepare(office.door, internal(office), PRESS)
    for _one in range(MOST + 2):
        let_go(office.door, page, Way.SAVE_LOCKED, seal=lambda data: data)
    first = what_left(office.desk)
    assert len(first.lines) == MOST
    assert first.then is not None
    rest = what_left(office.desk, before=first.then)
    assert (len(rest.lines), rest.then) == (2, None)
    rows = [one.row for one in (*first.lines, *rest.lines)]
    assert rows == sorted(set(rows), reverse=True)
