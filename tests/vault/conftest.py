"""A vault with somebody in every role, made once and copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from vaults import CHEAP, SetClock, Town

from tests.vault.everyone import EVERYONE
from vawdesk.vault.edges import Edges
from vawdesk.vault.files import Files
from vawdesk.vault.lockfile import Place
from vawdesk.vault.members import Members
from vawdesk.vault.recovery import RecoverySheet


@pytest.fixture(scope="module")
def full_once(blank_vault: tuple[Path, RecoverySheet], tmp_path_factory: pytest.TempPathFactory) -> Town:
    """A vault with one account of each role beside the founder, and the HR room made by its officer."""
    place, clock = tmp_path_factory.mktemp("full"), SetClock()
    shutil.copytree(blank_vault[0], place / "records.vawdesk")
    edges = Edges(place / "data" / "witness.json", clock, Files(), CHEAP, Place("office-pc", 1))
    town = Town(place / "records.vawdesk", edges, clock, blank_vault[1])
    town.add_all(**EVERYONE)
    vault = town.open("Hefin", "hr")
    town.hr_sheet = Members(vault).make_hr_room()
    vault.sign_out()
    return town


@pytest.fixture
def full(full_once: Town, tmp_path: Path) -> Town:
    """A copy of it."""
    return full_once.copied(tmp_path)
