"""python -m tests.tour --out FOLDER: a picture of every page in English and Welsh, the paper of every document, and what an eye misses."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # where the tests find their own

from PySide6.QtWidgets import QApplication
from vaults import CHEAP, SetClock

from tests.tour import papers
from tests.tour.drive import Driver
from tests.tour.stops import STOPS, Stop
from tests.ui.world import Stage as Edge
from vawdesk import app, features
from vawdesk.services.practice.make import SEED, make_practice
from vawdesk.services.practice.stage import Stage
from vawdesk.ui.kit import geometry, theme
from vawdesk.ui.program import PRACTICE
from vawdesk.vault.edges import Edges
from vawdesk.vault.files import Files
from vawdesk.vault.lockfile import Place

NOW = datetime(2026, 11, 24, 14, 2, tzinfo=UTC)
LOOKS = (("dark", 1.0), ("contrast", 1.0), ("light", 2.0))  # measured, not saved


@dataclass
class Tour:
    """One tour into a folder. `faults` are lines for a person to read; `missing` is what could not be shown or made."""

    out: Path
    edge: Edge
    faults: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def pages(self, code: str) -> None:
        """Every page in one language, saved: the sign-in card, then stop by stop, with whoever sits there."""
        for who, stops in groupby(STOPS, lambda stop: stop.who):
            driver = Driver(self.edge, code)
            if who == STOPS[0].who:
                driver.picture(self.out / f"sign-in-{code}.png")
            driver.sign_in(who)
            for stop in stops:
                if self._shown(driver, stop):
                    driver.picture(self.out / f"{stop.name}-{code}.png")
                    self._look(driver, f"{stop.name} {code} light 100 %")
            driver.quit()

    def looks(self) -> None:
        """Every page once more in the other looks, measured and not saved."""
        for who, stops in groupby(STOPS, lambda stop: stop.who):
            driver, there = Driver(self.edge), list(stops)
            driver.sign_in(who)
            for name, scale in LOOKS:
                driver.open("home")
                theme.apply(app.application(), name, scale)  # while little is shown: every widget is drawn anew
                for stop in there:
                    if self._shown(driver, stop):
                        self._look(driver, f"{stop.name} en {name} {scale:.0%}")
            driver.open("home")
            theme.apply(app.application(), "light", 1.0)
            driver.quit()

    def _shown(self, driver: Driver, stop: Stop) -> bool:
        stage = Stage(self.edge.edges.clock.now(), SEED)
        if driver.open(stop.key, stop.about(stage)) is not None:
            return True
        self.missing.append(f"{stop.name}: the page {stop.key} does not open for {stop.who}")
        return False

    def _look(self, driver: Driver, where: str) -> None:
        driver.quiet()
        self.faults += [f"{where}: {fault}" for fault in geometry.faults(driver.program.window)]

    def documents(self) -> None:
        """Every document, as PDF and as pictures."""
        driver = Driver(self.edge)
        driver.sign_in(STOPS[0].who)
        signed_in = driver.program.signed_in
        if signed_in is not None:
            made = set()
            for name, pdf in papers.papers(signed_in.session.desk, Stage(self.edge.edges.clock.now(), SEED)):
                papers.draw(pdf, self.out / name)
                made.add(name.split("-")[0])
            self.missing += [f"no paper of {code}" for code in sorted(set(features.papers()) - made)]
        driver.quit()


def practice_edge(place: Path) -> Edge:
    """A world of its own with the practice vault in it."""
    (place / "data").mkdir(parents=True, exist_ok=True)
    edges = Edges(place / "data" / "witness.json", SetClock(NOW), Files(), CHEAP, Place("office-pc", os.getpid()))
    make_practice(place / "data" / PRACTICE, edges)
    return Edge(edges)


def main() -> int:
    """Make the tour; 1 when a page could not be shown, a document not made, or a word is cut at the usual size."""
    parser = argparse.ArgumentParser(prog="tour", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/tour"))
    parser.add_argument("--languages", nargs="*", default=["en", "cy"], choices=["en", "cy"])
    parser.add_argument("--no-looks", dest="looks", action="store_false", help="leave out dark, contrast and 200 %%")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    application = app.application()
    theme.apply(application, "light", 1.0)
    features.page_entries()
    with tempfile.TemporaryDirectory() as place:
        tour = Tour(asked.out, practice_edge(Path(place)))
        for code in asked.languages:
            tour.pages(code)
        if asked.looks:
            tour.looks()
        tour.documents()
    QApplication.processEvents()
    (asked.out / "faults.txt").write_text("\n".join(tour.faults) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(list(asked.out.glob('*.png')))} pictures, {len(list(asked.out.glob('*.pdf')))} documents in {asked.out}\n")
    for line in (*tour.missing, f"{len(tour.faults)} things that an eye misses, in faults.txt"):
        sys.stdout.write(line + "\n")
    return 1 if tour.missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
