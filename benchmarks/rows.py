"""The rows: unlocking, searching, saving, the visit form. Each does the real thing over the stress vault, and its limit beside it."""

from __future__ import annotations

import itertools
import random
import shutil
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import event, select, text

from benchmarks.measure import Row, in_turns
from benchmarks.stress import ENDED, NAME, PASSPHRASE, MovedClock, edges_at, worker
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote, Mode
from vawdesk.models.values import Signature, Tri
from vawdesk.services import search
from vawdesk.services.desk import Desk
from vawdesk.services.home_now import home_now
from vawdesk.services.names_on_file import NamesOnFile
from vawdesk.vault.compartment import file_of
from vawdesk.vault.connection import connect
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.vault import open_vault

SAID = "She rang. “The letter has come, and I do not know what to sign.” We read it together, line by line, and wrote an answer. " * 3


@contextmanager
def opened(place: Path) -> Iterator[Desk]:
    """Somebody at the vault under `place`."""
    desk = Desk(_open(place))
    try:
        yield desk
    finally:
        desk.vault.sign_out()


def _open(place: Path) -> OpenVault:
    clock = MovedClock(ENDED + timedelta(days=1))
    clock.run()
    return open_vault(place / "records.vawdesk", NAME, PASSPHRASE, "casework", edges_at(place, clock))


def _home(place: Path) -> None:
    """From the right passphrase to the sentences of Home, with a key derivation that costs nothing."""
    vault = _open(place)
    try:
        desk = Desk(vault)
        home_now(desk, NamesOnFile(desk))
    finally:
        vault.close()


def unlock(place: Path, tenth: Path, count: int) -> Row:
    """Unlock to Home, beside the same at a tenth of the size."""
    here, there = in_turns(count, lambda _n: _home(place), lambda _n: _home(tenth))
    reached = here.median <= 150 and here.median <= 1.3 * there.median
    return Row("unlock to Home (without derivation)", here, "at a tenth of the size", there, "≤ 150 ms, ≤ 1.3 x", reached)


def searching(desk: Desk, count: int, seed: int) -> Row:
    """Search as one types, beside plain sqlite3 over the same text."""
    file = desk.vault.folder.parent / "plain.db"
    plain = _plain_index(desk, file)
    asked = list(itertools.islice(typed(desk, random.Random(seed)), count))  # a choice of words

    def ours(number: int) -> None:
        with desk.reading() as session:
            search.find(session, "casework", asked[number])

    sql = "SELECT rowid, snippet(t, 0, '', '', '…', 12) FROM t WHERE t MATCH ? ORDER BY rowid DESC LIMIT 50"
    here, there = in_turns(count, ours, lambda number: plain.execute(sql, (search.question(asked[number]),)).fetchall())
    plain.close()
    file.unlink()
    return Row(
        "search as you type",
        here,
        "plain sqlite3 FTS5, same text",
        there,
        "p95 ≤ 2 x, < 50 ms",
        here.p95 <= 2 * there.p95 and here.p95 < 50,
    )


def _plain_index(desk: Desk, file: Path) -> sqlite3.Connection:
    file.unlink(missing_ok=True)
    plain = sqlite3.connect(file)
    plain.execute("CREATE VIRTUAL TABLE t USING fts5(words, masked, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')")
    with desk.reading() as session:
        rows = session.connection().execute(text("SELECT rowid, words, masked FROM search_text"))
        plain.executemany("INSERT INTO t(rowid, words, masked) VALUES (?, ?, ?)", (tuple(row) for row in rows))
    plain.commit()
    return plain


def typed(desk: Desk, rng: random.Random) -> Iterator[str]:
    """Words from the vault as they are typed, letter by letter from the second."""
    with desk.reading() as session:
        rows = session.connection().execute(text("SELECT words FROM search_text ORDER BY rowid DESC LIMIT 400")).scalars().all()
    while True:
        words = [word for word in rng.choice(rows).split() if word.isalpha() and len(word) > 2]
        chosen = " ".join(rng.sample(words, min(len(words), rng.choice((1, 1, 2)))))
        yield from (chosen[:end] for end in range(2, len(chosen) + 1))


def saving(desk: Desk, count: int) -> Row:
    """Save a note, beside the bare commit of the very same rows into a copy of the file."""
    desk.vault.checkpoint()
    key = desk.vault.unlocked.newest("casework")
    copy = desk.vault.folder.parent / "bare.db"
    copy.unlink(missing_ok=True)
    shutil.copyfile(file_of(desk.vault.folder, "casework"), copy)
    with desk.reading() as session:
        case = session.scalars(select(Case).order_by(Case.id)).first()
    if case is None or case.person is None:
        raise ValueError("the vault has no case")
    told: list[list[tuple[str, Any]]] = []

    def note(number: int) -> None:
        told.append([])
        at = desk.now().utc - timedelta(minutes=20)
        with desk.writing() as unit:
            unit.add(ContactNote(
                id=uuid.uuid4(), case=case.id, occurred_at=at, recorded_at=desk.now().utc, with_people=(case.person,), contact_by=worker(0),
                mode=Mode.PHONE, what_was_said=f"{number} {SAID}", child_in_household=Tri.NO, new_information_to_share=Tri.NO,
                status=Status.SIGNED, signed=Signature(worker(0), NAME, "Worker", desk.now().utc),
            ))  # fmt: skip
            unit.commit()

    engine = desk.vault["casework"].engine

    def heard(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool) -> None:
        if told and not statement.lstrip().upper().startswith(("SELECT", "BEGIN")):
            told[-1].append((statement, parameters))

    event.listen(engine, "before_cursor_execute", heard)
    raw = connect(copy, key, guarded=False)
    here, there = in_turns(count, note, lambda number: _bare(raw, told[number + 1]))
    event.remove(engine, "before_cursor_execute", heard)
    raw.close()
    for ending in ("", "-wal", "-shm"):
        copy.with_name(copy.name + ending).unlink(missing_ok=True)
    return Row("save a note", here, "bare commit of the same rows", there, "p95 ≤ 5 ms above", here.p95 <= there.p95 + 5)


def _bare(raw: Any, statements: list[tuple[str, Any]]) -> None:
    raw.execute("BEGIN IMMEDIATE")
    for statement, parameters in statements:
        raw.execute(statement, parameters)
    raw.execute("COMMIT")
