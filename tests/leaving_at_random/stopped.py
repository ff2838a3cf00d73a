"""Whether a letter that tells nothing would be stopped for a reader from whom a family's details are kept."""

from __future__ import annotations

from random import Random

from tests.leaving_at_random.families import make
from tests.leaving_at_random.letters import letter
from tests.leaving_at_random.on_file import particulars_of
from vawdesk.services.scrub import Net


def stopped(chance: Random, awkward: float) -> tuple[str, ...]:
    """The words for which a random letter to the feared one of a random family is stopped; none for most."""
    of = make(chance, awkward)
    net = Net(particulars_of(of, of.kept_from("feared")), particulars_of(of, frozenset({"feared"}), own=True))
    text = letter(chance)
    return tuple(text[span.start : span.end] for span in net.find(text))
