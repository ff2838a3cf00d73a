"""python -m benchmarks: makes the stress vault where it is not there yet, and prints each figure beside its limit."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from benchmarks.form import forms
from benchmarks.installed import first_window
from benchmarks.leaving import leaving
from benchmarks.measure import Row, table
from benchmarks.pages import pages
from benchmarks.rows import opened, saving, searching, unlock
from benchmarks.start import memory, start
from benchmarks.stress import Counts, make, schema

ROWS = ("start", "memory", "unlock", "search", "save", "pages", "leaving", "form")
PLACE = Path(__file__).resolve().parent.parent / "build" / "bench"


def _arguments() -> argparse.Namespace:
    usual = Counts()
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0, help="the stress vault at another size, such as 0.01")
    parser.add_argument("--people", type=int, default=usual.people)
    parser.add_argument("--cases", type=int, default=usual.cases)
    parser.add_argument("--notes", type=int, default=usual.notes)
    parser.add_argument("--others", type=int, default=usual.others)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repeat", type=int, default=40, help="how often each figure is taken")
    parser.add_argument("--place", type=Path, default=PLACE, help="where the vaults are kept between runs")
    parser.add_argument("--setup", type=Path, help="a finished setup for Windows: its first window, under Wine, and nothing else")
    parser.add_argument("--only", nargs="*", default=[], choices=ROWS)
    return parser.parse_args()


def main() -> int:
    """Print the table; 1 when a goal was not reached."""
    asked = _arguments()
    if asked.setup is not None:
        row = first_window(asked.setup.resolve(), max(5, asked.repeat // 4))
        print(table([row]))
        return 0 if row.reached else 1
    counts = Counts(asked.people, asked.cases, asked.notes, asked.others).scaled(asked.scale)
    wanted = set(asked.only) or set(ROWS)
    rows: list[Row] = []
    place, tenth = _made(asked.place, counts, asked.seed), None
    if "start" in wanted:
        rows.append(start(place, max(5, asked.repeat // 4)))
    if "unlock" in wanted:
        tenth = _made(asked.place, counts.scaled(0.1), asked.seed)
        rows.append(unlock(place, tenth, asked.repeat))
    if "memory" in wanted:
        rows.append(memory(place))
    if wanted & {"search", "save", "pages", "leaving"}:
        with opened(place) as desk:
            rows += [searching(desk, asked.repeat * 10, asked.seed)] if "search" in wanted else []
            rows += [saving(desk, asked.repeat)] if "save" in wanted else []
            rows += pages(desk, max(5, asked.repeat // 4), asked.seed) if "pages" in wanted else []
            rows += leaving(desk, max(5, asked.repeat // 4)) if "leaving" in wanted else []
    if "form" in wanted:
        rows += forms(asked.repeat, asked.seed)
    print(f"{counts.people} people, {counts.cases} cases, {counts.notes} notes, {counts.others} other records; seed {asked.seed}")
    print(table(rows))
    return 0 if all(row.reached for row in rows) else 1


def _made(place: Path, counts: Counts, seed: int) -> Path:
    """The vault of this size, made when it is not there."""
    mine = place / f"{counts.people}-{counts.cases}-{counts.notes}-{counts.others}-{seed}-{schema()}"
    began = time.monotonic()
    make(mine, counts, seed, _told)
    if (took := time.monotonic() - began) > 1:
        print(f"\rmade in {took:.0f} s".ljust(60), file=sys.stderr)
    return mine


def _told(done: int, of: int) -> None:
    print(f"\rmaking the stress vault: {done} of {of}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
