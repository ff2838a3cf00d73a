"""One tour into a folder: pictures, what an eye misses, what could not be shown, and how long each scene took."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from vaults import CHEAP, SetClock

from tests.tour.drive import LIGHT, Driver, Look, settle
from tests.ui.world import Stage as Edge
from vawdesk import app
from vawdesk.i18n import Code, language
from vawdesk.services.practice.make import SEED, make_practice
from vawdesk.services.practice.stage import Stage
from vawdesk.services.refusals import NOTHING_HERE
from vawdesk.ui.kit import geometry, theme
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.kit.tokens import ThemeName
from vawdesk.ui.leaving import Handover
from vawdesk.ui.program import PRACTICE
from vawdesk.vault.edges import Edges
from vawdesk.vault.files import Files
from vawdesk.vault.lockfile import Place

NOW = datetime(2026, 11, 24, 14, 2, tzinfo=UTC)


@dataclass
class Tour:
    """`faults` are lines for a person to read; `missing` is what could not be shown or made. Both fail the tour."""

    out: Path
    place: Path
    faults: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    hands: list[str] = field(default_factory=list)
    times: dict[str, float] = field(default_factory=dict)
    running: list[Driver] = field(default_factory=list)

    def make(self) -> None:
        """Make the practice vault, once."""
        with self.timed("made"):
            edge = self._edge(self.place / "first")
            make_practice(edge.edges.witness_path.parent / PRACTICE, edge.edges)

    def take(self, place: Path) -> None:
        """Take a copy of the practice vault that another process made."""
        shutil.copytree(place / "first", self.place / "first")

    def _edge(self, place: Path) -> Edge:
        data = place / "data"
        data.mkdir(parents=True, exist_ok=True)
        return Edge(Edges(data / "witness.json", SetClock(NOW), Files(), CHEAP, Place("office-pc", 1)))

    @property
    def shared(self) -> Edge:
        """The world in which nothing is changed."""
        return self._edge(self.place / "first")

    @contextmanager
    def world(self, *, practice: bool = True) -> Iterator[Edge]:
        """A world of its own that can be spoilt: with a copy of the practice vault, or with nothing."""
        with tempfile.TemporaryDirectory(dir=self.place) as place:
            if practice:
                shutil.copytree(self.place / "first", place, dirs_exist_ok=True)
            yield self._edge(Path(place))

    @contextmanager
    def timed(self, name: str) -> Iterator[None]:
        """How long something takes."""
        began = time.perf_counter()
        yield
        self.times[name] = self.times.get(name, 0.0) + time.perf_counter() - began

    def leave_everything(self) -> None:
        """End what a scene that came to no end left running."""
        for driver in self.running:
            for dialog in driver.dialogs():
                dialog.close()
            if not driver.ended:
                driver.quit()

    def elsewhere(self, edge: Edge) -> Edges:
        """The same folder as another computer sees it."""
        data = edge.edges.witness_path.parent.with_name("elsewhere")
        data.mkdir()
        return replace(edge.edges, witness_path=data / "witness.json", place=Place("back-office", 2))

    def pass_time(self, edge: Edge, seconds: float) -> None:
        """Let time pass in this world."""
        clock = edge.edges.clock
        if isinstance(clock, SetClock):
            clock.advance(seconds=seconds)

    def stage(self) -> Stage:
        """By which the records of the practice vault are known."""
        return Stage(SetClock(NOW).now(), SEED)


@dataclass(frozen=True)
class Eye:
    """Looks at what is shown, in one language and one look; the usual look is kept as a picture.

    `themes` are put on besides, one after the other, wherever it looks, as a person may change them at any time.
    """

    tour: Tour
    code: Code = "en"
    look: Look = LIGHT
    themes: tuple[ThemeName, ...] = ()

    def see(self, driver: Driver, name: str, *, nothing: bool = False) -> None:
        """Take the picture and note what an eye misses in it. `nothing`: that there is nothing to open is what it shows."""
        driver.quiet()
        self.see_at_once(driver, name, nothing=nothing)

    def see_at_once(self, driver: Driver, name: str, *, nothing: bool = False) -> None:
        """The same while something is under way."""
        settle()
        if self.look == LIGHT:
            driver.picture(self.tour.out / f"{name}-{self.code}.png")
        where = f"{name} {self.code} {self.look}"
        if self._nothing_here(driver) is not nothing:
            self.tour.missing.append(f"{where}: {'something' if nothing else 'nothing'} is there")
        self._measure(driver, where)
        for other in self.themes:
            self._put_on(other)
            self._measure(driver, f"{name} {self.code} {replace(self.look, theme=other)}")
        if self.themes:
            self._put_on(self.look.theme)

    def _put_on(self, other: ThemeName) -> None:
        theme.apply(app.application(), other)
        settle()

    def _measure(self, driver: Driver, where: str) -> None:
        for one in (driver.program.window, *driver.dialogs()):
            self.tour.faults += [f"{where}: {fault}" for fault in geometry.faults(one)]

    def _nothing_here(self, driver: Driver) -> bool:
        """Whether the way led to a page that says so: a button that promises a form and opens none."""
        empty, words = driver.page.findChildren(EmptyState) if driver.page is not None else [], language(self.code).say(NOTHING_HERE)
        return any(one.heading.words == words for one in empty if isinstance(one, EmptyState))

    def run(self, edge: Edge, *, folder: Path | None = None, told: Handover | None = None) -> Driver:
        """The program in this world, not yet started."""
        made = Driver(edge, self.code, self.look, folder=folder, told=told)
        self.tour.running = [one for one in self.tour.running if not one.ended] + [made]
        return made

    def in_practice(self, edge: Edge, who: str) -> Driver:
        """The practice vault with somebody at the desk."""
        return self.run(edge, folder=edge.edges.witness_path.parent / PRACTICE).start().sign_in(who)


Scene = Callable[[Eye], None]
