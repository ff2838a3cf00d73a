"""A world for the program in tests: a real vault, and edges that write down what reached them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from vaults import Town

from vawdesk.i18n import Language, Message
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.leaving import Handover, Why
from vawdesk.ui.printer import PAUSED, TAKEN, Handed, Queue, Result
from vawdesk.ui.program import Program
from vawdesk.ui.world import World
from vawdesk.vault.edges import Edges


@dataclass
class Tray:
    """A printer that keeps its paper, and takes nothing more once it is full."""

    sheets: list[bytes] = field(default_factory=list)
    full_after: int | None = None

    def queues(self) -> list[Queue]:
        return [Queue("Office", default=True)]

    def send(self, queue: str, pdf: bytes) -> Handed:
        if self.full_after is not None and len(self.sheets) >= self.full_after:
            return Handed(Result.REFUSED, PAUSED)
        self.sheets.append(pdf)
        return Handed(Result.TAKEN, TAKEN.with_(n=1))


@dataclass
class Choosing:
    """A file dialog whose person always chooses the same place."""

    place: Path | None = None
    chosen: Path | None = None  # the one file that is opened
    several: list[Path] = field(default_factory=list)  # the files that are opened together

    def save(self, parent: QWidget, name: str, then: Callable[[Path], None]) -> None:
        if self.place is not None:
            then(self.place / name)

    def folder(self, parent: QWidget, then: Callable[[Path], None], start: Path | None = None) -> None:
        if self.place is not None:
            then(self.place)

    def file(self, parent: QWidget, names: Message, then: Callable[[Path], None]) -> None:
        if self.chosen is not None:
            then(self.chosen)

    def files(self, parent: QWidget, then: Callable[[Sequence[Path]], None]) -> None:
        if self.several:
            then(self.several)


@dataclass
class Plug:
    """Power events, sent by the test."""

    told: Callable[[Why], None] | None = None

    def watch(self, told: Callable[[Why], None]) -> None:
        self.told = told

    def stop(self) -> None:
        self.told = None


@dataclass
class Started:
    """A process that was not really started."""

    stopped: bool = False

    def stop(self) -> None:
        self.stopped = True


@dataclass
class Relaunching:
    """Writes down what the next process would be told."""

    handovers: list[Handover] = field(default_factory=list)
    up: Callable[[], None] = lambda: None

    def start(self, handover: Handover, up: Callable[[], None]) -> Started:
        self.handovers.append(handover)
        self.up = up
        return Started()


@dataclass
class Bell:
    """Counts how often it rang, and knows whether the computer is kept awake."""

    rang: int = 0
    awake: bool = False
    able: bool = True

    def ring(self) -> None:
        self.rang += 1

    def stay_awake(self, on: bool) -> bool:
        self.awake = on and self.able
        return self.awake is on


@dataclass
class Stage:
    """Everything round the program."""

    edges: Edges
    tray: Tray = field(default_factory=Tray)
    choosing: Choosing = field(default_factory=Choosing)
    plug: Plug = field(default_factory=Plug)
    relaunching: Relaunching = field(default_factory=Relaunching)
    bell: Bell = field(default_factory=Bell)

    def files(self, _language: Language) -> Choosing:
        return self.choosing

    def world(self) -> World:
        return World(
            self.edges.clock,
            self.edges.witness_path.parent,
            lambda: self.tray,
            self.files,
            lambda: self.plug,
            lambda: self.relaunching,
            lambda: self.edges,
            lambda: self.bell,
        )


def stage_over(town: Town) -> Stage:
    """The world of a town's vault."""
    town.edges.witness_path.parent.mkdir(parents=True, exist_ok=True)
    return Stage(town.edges)


def leave_all_the_same(program: Program) -> None:
    """Where somebody is still out it is asked once who holds the sheet: close without saying."""
    asked: Question | None = program.signed_in.leaving_out.question if program.signed_in is not None else None
    if program.signed_in is None and program.entrance is not None and program.entrance.ladder is not None:
        asked = program.entrance.ladder.question
    for _time in range(2):
        if asked is not None and isValid(asked) and asked.isVisible():
            asked.verb.click()
