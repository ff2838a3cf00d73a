"""What the program says to a console, a log or a crash report when something goes wrong holds no word of a record."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from sqlalchemy.exc import SQLAlchemyError

from tests.attack.conftest import Office
from tests.services.test_desk import person
from vawdesk.models.casework.person import Person

CANARY = "Cudyll"
GOES_WRONG = """
import faulthandler, sys, threading
from vawdesk.ui import last_resort
faulthandler.enable()
last_resort.install(lambda problem: None)
class Held:
    def __init__(self, words): self.words = words
    def __repr__(self): return self.words
    def __del__(self): raise ValueError(self.words)
def fail(words):
    raise ValueError(f"no such person: {words}")
words = sys.stdin.readline().strip()
thread = threading.Thread(target=fail, args=(words,)); thread.start(); thread.join()
Held(words)
fail(words)
"""


def test_nobody_caught_it_and_nothing_is_told() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", GOES_WRONG], input=CANARY, capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert ran.stderr.count("ValueError at") == 3
    assert CANARY not in ran.stderr + ran.stdout


def test_a_failing_save_says_no_value(office: Office) -> None:
    """The same id twice: the store refuses, and its error names no name."""
    desk = office.desk("Huw")
    nerys, _home, _case = office.family(desk, f"{CANARY} Rees")
    again = person(f"{CANARY} Rees")
    again.id = nerys.id
    with desk.writing() as unit:
        unit.add(again)
        with pytest.raises(SQLAlchemyError) as failed:
            unit.commit()
    assert CANARY not in str(failed.value)
    assert CANARY not in repr(failed.value)
    assert CANARY not in repr(desk.open(Person, nerys.id))
