"""One practice vault for the whole run, made as the program makes it but with cheap keys; it is only read."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import select
from vaults import CHEAP, SetClock

from vawdesk.models import registry
from vawdesk.models.base import Record
from vawdesk.services.desk import Desk
from vawdesk.services.practice.accounts import ACCOUNTS
from vawdesk.services.practice.make import make_practice
from vawdesk.vault.edges import Edges
from vawdesk.vault.files import Files
from vawdesk.vault.lockfile import Place
from vawdesk.vault.unlocking import Room
from vawdesk.vault.vault import open_vault

R = TypeVar("R", bound=Record)
NOW = datetime(2026, 11, 24, 14, 2, tzinfo=UTC)


@dataclass
class Practice:
    """A practice vault on disk and the edges to open it with."""

    folder: Path
    edges: Edges

    def desk(self, key: str = "sioned", room: Room = "casework") -> Desk:
        """Sign in as one of the printed accounts; the caller closes the vault."""
        account = next(one for one in ACCOUNTS if one.key == key)
        return Desk(open_vault(self.folder, account.name, account.passphrase, room, self.edges))

    def copy(self, place: Path) -> Practice:
        """The same in another folder, to be changed there."""
        folder = place / "practice.vawdesk"
        shutil.copytree(self.folder, folder)
        return Practice(folder, Edges(place / "data" / "witness.json", SetClock(NOW), Files(), CHEAP, Place("office-pc", 1)))


def made(place: Path, seed: int = 1, now: datetime = NOW) -> Practice:
    """A practice vault in a folder."""
    registry.record_types()
    edges = Edges(place / "data" / "witness.json", SetClock(now), Files(), CHEAP, Place("office-pc", 1))
    make_practice(place / "practice.vawdesk", edges, seed=seed)
    return Practice(place / "practice.vawdesk", edges)


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Practice:
    return made(tmp_path_factory.mktemp("practice"))


@pytest.fixture(scope="session")
def manager(practice: Practice) -> Iterator[Desk]:
    """The manager at the practice vault, for tests that only read."""
    desk = practice.desk()
    yield desk
    desk.vault.sign_out()


@pytest.fixture
def own(practice: Practice, tmp_path: Path) -> Practice:
    """A copy of the practice vault for one test alone."""
    return practice.copy(tmp_path)


@pytest.fixture
def sit(own: Practice) -> Iterator[Callable[[str], Desk]]:
    """Sits down at a copy of the practice vault as somebody; whoever sat there gets up first."""
    sat: list[Desk] = []

    def sit(key: str) -> Desk:
        while sat:
            sat.pop().vault.sign_out()
        sat.append(own.desk(key))
        return sat[-1]

    yield sit
    while sat:
        sat.pop().vault.sign_out()


def every(desk: Desk, kind: type[R]) -> list[R]:
    """Every record of a type that this account can open, sealed ones too."""
    with desk.reading(kind.compartment) as session:
        found = list(session.scalars(select(kind)))
        session.expunge_all()
    return found + desk.sealed(kind)
