"""The file as it stood on a day: last contents, newest first; erased and misfiled entries tell nothing."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.services.conftest import HUW, NOW
from vawdesk.i18n import language
from vawdesk.models.base import Status
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.services.as_it_stood import as_it_stood

BEGIN = datetime(2026, 3, 1, 9, tzinfo=UTC)


@dataclass
class Row:
    """A journal row as the vault hands it over."""

    seq: int
    utc: datetime
    action: str
    record: uuid.UUID
    type: str
    schema: int
    content: bytes | None
    erased_on: date | None = None


def note(words: str, hours: float = 0, status: Status = Status.SIGNED) -> ContactNote:
    when = BEGIN + timedelta(hours=hours)
    made = ContactNote(what_was_said=words, occurred_at=when, status=status)
    made.created_at = made.updated_at = when
    made.created_by = made.updated_by = HUW
    made.version = 1
    return made


def row(seq: int, held: ContactNote, *, hours: float, action: str = "changed") -> Row:
    return Row(seq, BEGIN + timedelta(hours=hours), action, held.id, "contact_note", 1, held.content())


def words(rows: list[Row], hours: float, **how: bool) -> list[str | None]:
    page = as_it_stood(rows, BEGIN + timedelta(hours=hours), **how)
    return [one.record.value("what_was_said") if one.record else language("en").say(one.erased or "") for one in page.entries]


def test_each_record_is_shown_as_it_was_on_that_day() -> None:
    first, second = note("first", 1), note("second", 2)
    rows = [row(1, first, hours=1), row(2, second, hours=2)]
    first.what_was_said = "first, corrected"
    rows.append(row(3, first, hours=5))
    assert words(rows, 0.5) == []
    assert words(rows, 1) == ["first"]
    assert words(rows, 3) == ["second", "first"]
    assert words(rows, 6) == ["second", "first, corrected"]


def test_looking_and_printing_are_no_content() -> None:
    held = note("words")
    rows = [row(1, held, hours=1), Row(2, BEGIN + timedelta(hours=2), "opened", held.id, "contact_note", 1, None)]
    assert words(rows, 3) == ["words"]


def test_what_was_erased_shows_only_that_it_was_at_every_date() -> None:
    held = note("words", 1)
    rows = [row(1, held, hours=1), row(2, held, hours=5)]
    for one in rows:
        one.content, one.erased_on = None, date(2026, 11, 20)
    assert words(rows, 2) == words(rows, 9) == ["[erased on 20\u00a0November\u00a02026]"]


def test_an_entry_of_another_file_shows_at_no_date_but_to_managers_in_the_journal() -> None:
    stays, misfiled = note("belongs here", 1), note("belongs to somebody else", 2)
    rows = [row(1, stays, hours=1), row(2, misfiled, hours=2)]
    misfiled.status = Status.WITHDRAWN
    rows.append(row(3, misfiled, hours=8, action="withdrawn"))
    for hours in (3, 7, 9):
        assert words(rows, hours) == ["belongs here"]
    assert words(rows, 3, misfiled_too=True) == ["belongs to somebody else", "belongs here"]


def test_a_misfiled_entry_that_was_erased_afterwards_stays_away() -> None:
    misfiled = note("belongs to somebody else", 2, Status.WITHDRAWN)
    rows = [row(1, misfiled, hours=2), row(2, misfiled, hours=8, action="withdrawn")]
    for one in rows:
        one.content, one.erased_on = None, date(2026, 11, 20)
    assert words(rows, 3) == words(rows, 9) == []


def test_a_note_that_only_speaks_of_a_withdrawal_is_shown() -> None:
    assert words([row(1, note('he said "status":"withdrawn"'), hours=1)], 2) == ['he said "status":"withdrawn"']


@given(st.integers(0, 130), st.integers(1, 50))
def test_pages_follow_one_another_without_gap_or_repeat(many: int, size: int) -> None:
    rows = [row(number, note(str(number), number % 7), hours=1) for number in range(many)]
    seen: list[str] = []
    after = None
    while True:
        page = as_it_stood(rows, NOW.utc, after=after, limit=size)
        assert len(page.entries) <= size
        seen += [one.record.value("what_was_said") for one in page.entries if one.record]
        if (after := page.then) is None:
            break
    assert sorted(seen, key=int) == [str(number) for number in range(many)]
    hours = [int(number) % 7 for number in seen]
    assert hours == sorted(hours, reverse=True)
