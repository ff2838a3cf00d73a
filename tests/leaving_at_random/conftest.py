"""How many families: enough for every day, or as many as somebody asks for, in batches that can run side by side."""

from __future__ import annotations

import pytest

BATCH = {"families": 125, "families_on_paper": 25, "letters": 1000}  # made and looked at together


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that takes `families` runs once for each batch of them; the number is that of the batch."""
    for name, size in BATCH.items():
        if name in metafunc.fixturenames:
            wanted: int = metafunc.config.getoption(f"--{name.replace('_', '-')}")
            metafunc.parametrize(name, range(-(-wanted // size)))
