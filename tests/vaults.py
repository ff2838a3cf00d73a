"""Vaults for tests: one blank vault is made for the whole run and copied for each test, with a cheap derivation of keys."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from vawdesk.clock import Clock, Moment
from vawdesk.vault.accounts import Role
from vawdesk.vault.edges import Edges
from vawdesk.vault.files import Files
from vawdesk.vault.keys import MOST, Derivation, Parameters
from vawdesk.vault.lockfile import Place
from vawdesk.vault.members import Members
from vawdesk.vault.membership import Person
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.recovery import RecoverySheet
from vawdesk.vault.unlocking import Room
from vawdesk.vault.vault import choose_passphrase, create, open_vault

FOUNDER = "Megan Price"
PASSPHRASE = "gwynt ar y mynydd"
CHEAP = Derivation(Parameters(64, 1, 1), Parameters(64, 1, 1), MOST)


@dataclass
class SetClock(Clock):
    """A clock that stands until it is moved."""

    utc: datetime = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    monotonic_ns: int = 1_000_000_000

    def now(self) -> Moment:
        return Moment(self.utc, self.monotonic_ns)

    def advance(self, **by: float) -> None:
        """Let time pass: `advance(minutes=5)`."""
        step = timedelta(**by)
        self.utc += step
        self.monotonic_ns += max(0, int(step.total_seconds() * 1e9))


@dataclass
class Town:
    """A vault folder, the edges it is opened with, its founder and its recovery sheet."""

    folder: Path
    edges: Edges
    clock: SetClock
    sheet: RecoverySheet
    people: dict[str, str] = field(default_factory=lambda: {FOUNDER: PASSPHRASE})
    hr_sheet: RecoverySheet | None = None

    def open(self, name: str = FOUNDER, room: Room = "casework") -> OpenVault:
        """Sign in."""
        return open_vault(self.folder, name, self.people[name], room, self.edges)

    def add(self, vault: OpenVault, name: str, *roles: Role) -> str:
        """Add an account and remember its one-time passphrase; it has still to choose its own."""
        _account, self.people[name] = Members(vault).add(name, frozenset(roles))
        return self.people[name]

    def choose(self, name: str) -> None:
        """The person signs in for the first time and chooses a passphrase. Nobody else has the vault open then."""
        chosen = f"pedwar gair {len(self.people)} {name[::-1]}"
        choose_passphrase(self.folder, name, self.people[name], chosen, self.edges)
        self.people[name] = chosen

    def add_all(self, **people: Role) -> None:
        """Accounts, each with a passphrase of its own: `add_all(Dai=Role.WORKER)`."""
        vault = self.open()
        for name, role in people.items():
            self.add(vault, name, role)
        vault.sign_out()
        for name in people:
            self.choose(name)

    def copied(self, place: Path) -> Town:
        """The same town in another folder, with the memory this computer has of it."""
        shutil.copytree(self.folder, place / self.folder.name)
        if self.edges.witness_path.parent.exists():
            shutil.copytree(self.edges.witness_path.parent, place / "data")
        clock = replace(self.clock)
        edges = replace(self.edges, witness_path=place / "data" / "witness.json", clock=clock)
        return replace(self, folder=place / self.folder.name, edges=edges, clock=clock, people=dict(self.people))

    def with_files(self, files: Files) -> Edges:
        """The same edges over another disk."""
        return Edges(self.edges.witness_path, self.clock, files, self.edges.derivation, self.edges.place)


@pytest.fixture(scope="session")
def blank_vault(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, RecoverySheet]:
    """A migrated vault with its founder and nothing else, made once."""
    place = tmp_path_factory.mktemp("blank")
    edges = Edges(place / "data" / "witness.json", SetClock(), Files(), CHEAP, Place("office-pc", 1))
    vault, sheet = create(place / "blank.vawdesk", Person(FOUNDER, PASSPHRASE), edges)
    vault.checkpoint()
    vault.close()  # not signed out: casework's journal is still empty
    return vault.folder, sheet


@pytest.fixture
def make_town(blank_vault: tuple[Path, RecoverySheet], tmp_path: Path) -> Callable[[], Town]:
    """Makes copies of the blank vault, each in a folder of its own."""
    count = iter(range(1000))

    def make() -> Town:
        place, clock = tmp_path / f"town{next(count)}", SetClock()
        folder = place / "records.vawdesk"
        shutil.copytree(blank_vault[0], folder)
        return Town(folder, Edges(place / "data" / "witness.json", clock, Files(), CHEAP, Place("office-pc", 1)), clock, blank_vault[1])

    return make


@pytest.fixture
def town(make_town: Callable[[], Town]) -> Town:
    """One copy of the blank vault, closed."""
    return make_town()


@pytest.fixture
def vault(town: Town) -> Iterator[OpenVault]:
    """One copy of the blank vault, open in the casework room for its founder (Setup and Manager)."""
    opened = town.open()
    yield opened
    opened.close()
