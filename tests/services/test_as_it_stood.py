"""The file as it stood on a day: last contents, newest first; erased and misfiled entries tell nothing."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine

from tests.services.conftest import HUW, NOW
from vawdesk.clock import Clock, Moment
from vawdesk.i18n import language
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.services.as_it_stood import FileRow, as_it_stood, file_rows
from vawdesk.services.chronology import KINDS
from vawdesk.vault.journal import Action, Entry, Journal
from vawdesk.vault.tables import TABLES

BEGIN = datetime(2026, 3, 1, 9, tzinfo=UTC)


def note(words: str, hours: float = 0, status: Status = Status.SIGNED) -> ContactNote:
    when = BEGIN + timedelta(hours=hours)
    made = ContactNote(what_was_said=words, occurred_at=when, status=status)
    made.created_at = made.updated_at = when
    made.created_by = made.updated_by = HUW
    made.version = 1
    return made


def row(seq: int, held: ContactNote, *, hours: float, action: str = "changed") -> FileRow:
    return FileRow(seq, BEGIN + timedelta(hours=hours), action, held.id, "contact_note", 1, held.content())


def words(rows: list[FileRow], hours: float, *, misfiled_too: bool = False) -> list[str | None]:
    page = as_it_stood(rows, BEGIN + timedelta(hours=hours), misfiled_too=misfiled_too)
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


def test_everything_stands_where_the_timeline_of_today_has_it() -> None:
    """What was decided, shared or sent was written down a day afterwards."""
    happened = {kind.record: kind.when.key for kind in KINDS}
    rows, held = [], list[Record]()
    for number, (kind, name) in enumerate(happened.items()):
        made = kind(id=uuid.UUID(int=number + 1), **({name: BEGIN + timedelta(hours=number)} if name != "created_at" else {}))
        made.created_at = made.updated_at = BEGIN + timedelta(hours=number, days=0 if name == "created_at" else 1)
        made.created_by, made.updated_by, made.version = HUW, HUW, 1
        rows.append(FileRow(number + 1, BEGIN + timedelta(days=2), "create", made.id, made.type_name, 1, made.content()))
        held.append(made)
    page = as_it_stood(rows, BEGIN + timedelta(days=3))
    assert [one.record_id for one in page.entries] == [one.id for one in reversed(held)]
    assert [one.when for one in page.entries] == [BEGIN + timedelta(hours=number) for number in reversed(range(len(held)))]


def test_looking_and_printing_are_no_content() -> None:
    held = note("words")
    rows = [row(1, held, hours=1), FileRow(2, BEGIN + timedelta(hours=2), "reveal", held.id, "contact_note", 1, b'{"field":"health_note"}')]
    assert words(rows, 3) == ["words"]


def test_what_was_erased_shows_only_that_it_was_at_every_date() -> None:
    held = note("words", 1)
    rows = [row(1, held, hours=1), row(2, held, hours=5)]
    rows = [replace(one, content=None, erased_on=date(2026, 11, 20)) for one in rows]
    assert words(rows, 2) == words(rows, 9) == ["[erased on 20\u00a0November\u00a02026]"]


def test_an_entry_of_another_file_shows_at_no_date_but_to_managers_in_the_journal() -> None:
    stays, misfiled = note("belongs here", 1), note("belongs to somebody else", 2)
    rows = [row(1, stays, hours=1), row(2, misfiled, hours=2)]
    misfiled.status = Status.WITHDRAWN
    rows.append(row(3, misfiled, hours=8, action="withdraw"))
    for hours in (3, 7, 9):
        assert words(rows, hours) == ["belongs here"]
    assert words(rows, 3, misfiled_too=True) == ["belongs to somebody else", "belongs here"]


def test_a_misfiled_entry_that_was_erased_afterwards_stays_away() -> None:
    misfiled = note("belongs to somebody else", 2, Status.WITHDRAWN)
    rows = [row(1, misfiled, hours=2), row(2, misfiled, hours=8, action="withdraw")]
    rows = [replace(one, content=None, erased_on=date(2026, 11, 20)) for one in rows]
    assert words(rows, 3) == words(rows, 9) == []


def test_a_note_that_only_speaks_of_a_withdrawal_is_shown() -> None:
    assert words([row(1, note('he said "status":"withdrawn"'), hours=1)], 2) == ['he said "status":"withdrawn"']


@given(st.integers(0, 40), st.integers(1, 20))
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


class Ticking(Clock):
    """A clock that moves on by six minutes at each look."""

    def __init__(self) -> None:
        self.hours = 0.0

    def now(self) -> Moment:
        self.hours += 0.1
        return Moment(BEGIN + timedelta(hours=self.hours), int(self.hours * 10))


def test_the_rows_of_a_real_journal() -> None:
    table = TABLES["casework"].journal
    engine = create_engine("sqlite://")
    table.metadata.create_all(engine)
    file, held, gone, sealed = uuid.uuid4(), note("kept", 1), note("to be erased", 2), note("sealed", 3)
    journal = Journal(uuid.uuid4(), "casework", table, b"k" * 32, HUW, Ticking())
    with engine.connect().execution_options(write=True) as connection:
        for one in (held, gone):
            journal.append(connection, Entry(Action.CREATE, one.id, file, "contact_note", 1, one.content()))
        journal.append(connection, Entry(Action.CREATE, sealed.id, file, "sealed", 1, b"ciphertext"))
        journal.append(connection, Entry(Action.READ, held.id, file, "contact_note"))
        journal.append(connection, Entry(Action.REVEAL, held.id, file, "act", None, b'{"field":"x"}'))
        journal.append(connection, Entry(Action.CREATE, uuid.uuid4(), uuid.uuid4(), "contact_note", 1, note("another file").content()))
        assert words(file_rows(journal, connection, file), 99) == ["to be erased", "kept"]
        opened = file_rows(journal, connection, file, lambda _id, _content: ("contact_note", sealed.content()))
        assert words(opened, 99) == ["sealed", "to be erased", "kept"]
        journal.erase(connection, [2], Entry(Action.ERASE, gone.id, file, "contact_note"))
        for hours in (3, 99):
            assert words(file_rows(journal, connection, file), hours) == ["kept", "[erased on 1\u00a0March\u00a02026]"]
    engine.dispose()
