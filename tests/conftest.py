"""Shared by every test: Qt draws offscreen, and Hypothesis runs a bounded number of examples."""

from __future__ import annotations

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import settings

from tests import leaks, network

network.watch()

pytest_plugins = ["vaults"]

settings.register_profile("house", max_examples=60, deadline=None)
settings.register_profile("full", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("VAWDESK_HYPOTHESIS", "house"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """How long the fault tests go on: a few rounds each in everyday runs, hundreds before a release."""
    parser.addoption("--fault-rounds", type=int, default=2, help="how often each act is killed by the fault tests")


@pytest.fixture(autouse=True)
def _nothing_left() -> Iterator[None]:
    """A test that leaves a thread, a firing timer or a window behind has failed, whatever else it found."""
    before = leaks.threads()
    yield
    assert leaks.left_by(before) == []
