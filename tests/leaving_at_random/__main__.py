"""The long run: python -m tests.leaving_at_random --families 100000 --on-paper 5000 --letters 2000 prints the figures.

A miss is printed with its page and the number that makes it again; the ordinary tests take a few thousand of the same families.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication

from tests.leaving_at_random.beyond import caught_beyond
from tests.leaving_at_random.leaving import TEXT, Run, Tally, filed, let_all
from tests.leaving_at_random.paper import PAPER
from tests.leaving_at_random.stopped import stopped
from tests.leaving_at_random.way_out import WayOut
from tests.vaults import CHEAP, FOUNDER, PASSPHRASE, SetClock
from vawdesk.models import registry
from vawdesk.services.desk import Desk
from vawdesk.vault.edges import Edges
from vawdesk.vault.files import Files
from vawdesk.vault.lockfile import Place
from vawdesk.vault.membership import Person
from vawdesk.vault.vault import create

PARTS = 100  # of a run; what was found is said after each
KINDS: dict[str, Run] = {"text": TEXT, "paper": PAPER}


def say(words: str) -> None:
    """A line, at once: whoever waits for a long run wants to see it go on."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def run(sort: str, first: int, count: int, tally: Tally) -> None:
    """So many families more, in a vault of their own."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        edges = Edges(place / "data" / "witness.json", SetClock(), Files(), CHEAP, Place("office-pc", 1))
        vault, _sheet = create(place / "one.vawdesk", Person(FOUNDER, PASSPHRASE), edges)
        desk = Desk(vault)
        chances = [Random(f"{sort} {number}") for number in range(first, first + count)]  # noqa: S311  # to be made again
        way = WayOut(desk, place)
        let_all(desk, filed(desk, chances), KINDS[sort], tally, way)
        way.close()
        vault.close()


def report(sort: str, tally: Tally) -> None:
    """The figures of one run."""
    say(f"== {sort}: {tally.families} families, {tally.pages} pages that may leave, {tally.gone} of which did")
    say(f"   {tally.told} things told in them of somebody withheld")
    say(f"   of them: {dict(tally.documents)}; for {dict(tally.readers)}")
    say(f"   refused: {dict(tally.refused)}")
    say(f"   misses: {sum(tally.misses.values())}")
    for kind, count in tally.misses.most_common():
        say(f"   {count} {kind}: {tally.examples[kind]}")


def main() -> None:
    """All of it, one after the other."""
    parser = argparse.ArgumentParser(description="How good the release check is, in figures.")
    parser.add_argument("--families", type=int, default=2000)
    parser.add_argument("--on-paper", type=int, default=300)
    parser.add_argument("--letters", type=int, default=2000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first family: two halves of a run go side by side")
    told = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _app = QApplication([])
    registry.record_types()
    for awkward in (0.2, 0.9):
        words = [found for number in range(told.letters) if (found := stopped(Random(f"letter {number}"), awkward))]  # noqa: S311
        kinds = Counter(word for found in words for word in found)
        say(f"== letters, awkward names in {awkward:.0%}: {len(words)} of {told.letters} stopped; {kinds.most_common(12)}")
    for kind, (caught, tried) in caught_beyond(Random("beyond")).items():  # noqa: S311
        say(f"== beyond: {kind}: {caught} of {tried} caught")
    tallies = {"text": Tally(), "paper": Tally()}
    seen: set[tuple[str, str]] = set()
    for part in range(PARTS):  # side by side, so that a run that is cut short has tried something of both
        for sort, count in (("text", told.families // PARTS), ("paper", told.on_paper // PARTS)):
            run(sort, told.first + part * count, count, tallies[sort])
            for kind in set(tallies[sort].examples) - seen:
                say(f"   a miss: {sort} {kind}: {tallies[sort].examples[kind]}")
            seen |= set(tallies[sort].examples)
        say(", ".join(f"{sort}: {one.families} families, {sum(one.misses.values())} misses" for sort, one in tallies.items()))
    for sort, tally in tallies.items():
        report(sort, tally)


main()
