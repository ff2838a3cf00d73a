"""Letters that tell nothing of anybody pass: a check that always rings is gone round."""

from __future__ import annotations

from random import Random

from tests.leaving_at_random.conftest import BATCH
from tests.leaving_at_random.families import make
from tests.leaving_at_random.letters import letter
from tests.leaving_at_random.on_file import particulars_of
from tests.leaving_at_random.stopped import stopped
from vawdesk.services.scrub import Net

MOST = 0.05  # of the letters, where nearly every family has somebody who is called by an ordinary word


def test_ordinary_letters_pass(letters: int) -> None:
    numbers = range(letters * BATCH["letters"], (letters + 1) * BATCH["letters"])
    stops = [words for number in numbers if (words := stopped(Random(f"letter {number}"), 0.9))]  # noqa: S311  # the same letters every time
    assert len(stops) <= MOST * len(numbers), stops


def test_the_net_is_not_empty() -> None:
    chance = Random("a letter that tells")  # noqa: S311  # the same family every time
    of = make(chance, awkward=0.9)
    net = Net(particulars_of(of, of.kept_from("feared")))
    assert net.find(f"{letter(chance)} {of.humans['harmed'].name} sends her regards.")
