"""The stress vault: many people, cases and notes, made from a seed."""

from __future__ import annotations

import hashlib
import random
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy.schema import CreateTable

from benchmarks.bulk import write
from benchmarks.records import Maker
from vawdesk.clock import Clock, Moment
from vawdesk.models import registry
from vawdesk.models.base import METADATA, Record, Status
from vawdesk.models.organisation.staff_member import StaffKind, StaffMember
from vawdesk.services.desk import Desk
from vawdesk.vault import keyring
from vawdesk.vault.edges import Edges
from vawdesk.vault.files import Files
from vawdesk.vault.keys import MOST, Derivation, Parameters
from vawdesk.vault.lockfile import Place
from vawdesk.vault.membership import Person as Founder
from vawdesk.vault.vault import create

NAME, PASSPHRASE = "Sioned Parry", "mesur y gwaith bob dydd"
CHEAP = Derivation(Parameters(64, 1, 1), Parameters(64, 1, 1), MOST)  # the time of the derivation is no figure of ours
BEGAN, ENDED = datetime(2022, 1, 3, 9, tzinfo=UTC), datetime(2026, 11, 20, 16, tzinfo=UTC)
UNIT = 1000  # records in one commit


@dataclass(frozen=True)
class Counts:
    """How much there is of each."""

    people: int = 20_000
    cases: int = 8_000
    notes: int = 250_000
    others: int = 60_000

    def scaled(self, by: float) -> Counts:
        """The same at another size, with at least one of each."""
        return Counts(*(max(1, round(one * by)) for one in (self.people, self.cases, self.notes, self.others)))


@dataclass
class MovedClock(Clock):
    """Stands where the generator puts it, then goes on from there with the computer's own counter."""

    utc: datetime = BEGAN
    began_ns: int | None = None

    def now(self) -> Moment:
        if self.began_ns is None:
            return Moment(self.utc, int((self.utc - BEGAN).total_seconds() * 1e9))
        return Moment(self.utc + timedelta(microseconds=(time.monotonic_ns() - self.began_ns) / 1000), time.monotonic_ns())

    def run(self) -> None:
        """From now on time passes."""
        self.began_ns = time.monotonic_ns()


def schema() -> str:
    """What the tables of today are, in a few letters: a vault of other tables is not used again."""
    registry.record_types()
    tables = [str(CreateTable(table)) for metadata in METADATA.values() for table in metadata.sorted_tables]
    return hashlib.sha256("".join((str(keyring.FORMAT), *tables)).encode()).hexdigest()[:8]


def edges_at(place: Path, clock: Clock) -> Edges:
    """What a vault of the benchmarks is opened with."""
    return Edges(place / "data" / "witness.json", clock, Files(), CHEAP, Place.here())


def make(place: Path, counts: Counts, seed: int, told: Callable[[int, int], None] = lambda _done, _all: None) -> Path:
    """Make the vault under `place`, unless it is there already. Gives its folder."""
    folder = place / "records.vawdesk"
    if folder.exists():
        return folder
    registry.record_types()
    clock = MovedClock()
    vault, _sheet = create(folder, Founder(NAME, PASSPHRASE), edges_at(place, clock))
    desk = Desk(vault)
    _staff(desk)
    maker = Maker(random.Random(seed), counts)  # a generator, not keys
    whole = counts.people + counts.cases + counts.notes + counts.others
    done = 0
    for batch in _batches(maker.records()):
        clock.utc = BEGAN + (ENDED - BEGAN) * (done / whole)
        write(desk, batch)
        done += len(batch)
        told(done, whole)
        if done % (UNIT * 40) < UNIT:
            vault.checkpoint()
    vault.checkpoint()
    vault.sign_out()
    return folder


def _batches(records: Iterator[Record]) -> Iterator[list[Record]]:
    batch: list[Record] = []
    for record in records:
        if batch and (len(batch) >= UNIT or type(record) is not type(batch[0])):
            yield batch
            batch = []
        batch.append(record)
    if batch:
        yield batch


def _staff(desk: Desk) -> None:
    with desk.writing("organisation") as unit:
        for number, name in enumerate((NAME, "Carys Bowen", "Huw Maddocks", "Beth Okafor")):
            unit.add(StaffMember(
                id=worker(number), name=name, post="Worker", kind=StaffKind.EMPLOYEE, status=Status.SIGNED,
                account=desk.account.id if not number else None,
            ))  # fmt: skip
        unit.commit()


def worker(number: int) -> uuid.UUID:
    """The id of a colleague."""
    return uuid.uuid5(uuid.NAMESPACE_DNS, f"worker {number}.example")
