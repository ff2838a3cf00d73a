"""Tells each step of a check-in ladder at its second: with a sound, again and again until somebody has heard it (V1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from vawdesk.clock import Clock
from vawdesk.models.casework.check_in_ladder import LadderWatch, Rung, SteadyTime
from vawdesk.ui.leaving import Step

if TYPE_CHECKING:
    from vawdesk.ui.attention import Attention

LOOK_EACH = 1000  # milliseconds
AGAIN = 20  # looks between two sounds, while nobody has heard


class StepTeller(QObject):
    """Knows steps by a key and nothing else of any visit. Nothing is told twice; what came while nobody looked is told at once.

    Signals:
        changed(): the steps that are due are other ones, or somebody has heard one.
    """

    changed = Signal()

    def __init__(self, clock: Clock, attention: Attention, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock, self._attention = clock, attention
        now = clock.now()
        self._steady, self._watch = SteadyTime(now.utc, now.monotonic_ns), LadderWatch()
        self._steps: dict[str, tuple[Rung, ...]] = {}
        self._loud: dict[str, Rung] = {}  # told, and not heard by anybody yet
        self._called: dict[str, datetime] = {}
        self._quiet = 0
        self.may_sleep = False  # somebody is out, and the computer cannot be kept awake
        self.timer = QTimer(self)
        self.timer.setInterval(LOOK_EACH)
        self.timer.timeout.connect(self.look)

    @property
    def due(self) -> tuple[tuple[str, Rung], ...]:
        """The step that is due for each visit, the one that has waited longest first; also where somebody has heard it."""
        reached = ((key, [one for one in steps if one.due <= self._steady.now]) for key, steps in self._steps.items())
        return tuple(sorted(((key, steps[-1]) for key, steps in reached if steps), key=lambda one: (one[1].due, one[0])))

    @property
    def loud(self) -> frozenset[str]:
        """Of which visits a step is due that nobody has heard."""
        return frozenset(self._loud)

    def called(self, key: str) -> datetime | None:
        """When 999 was called for this visit."""
        return self._called.get(key)

    def follow(self, steps: Mapping[str, tuple[Rung, ...]], *, out: bool, called: Mapping[str, datetime] | None = None) -> None:
        """These steps from now on. `out`: somebody is out at this moment, so the computer stays awake.

        `called`: when 999 was called, for the visits for which it was; what is left to wait for there is told without a sound.
        """
        self._steps, self._called = dict(steps), dict(called or {})
        self.may_sleep = not self._attention.stay_awake(out)
        self._loud = {key: rung for key, rung in self._loud.items() if rung in self._steps.get(key, ()) and key not in self._called}
        self.look()
        self.changed.emit()

    def look(self) -> None:
        """See what has come."""
        now = self._clock.now()
        told = self._watch.look(self._steps, self._steady.at(now.utc, now.monotonic_ns))
        self._loud |= {one.visit: one.rung for one in told if one.visit not in self._called}
        self._quiet = 0 if told else (self._quiet + 1) % AGAIN
        if self._loud and self._quiet == 0:
            self._attention.ring()
        if told:
            self.changed.emit()

    def heard(self, keys: Iterable[str]) -> None:
        """Somebody has heard: no more sound until the next step."""
        for key in keys:
            self._loud.pop(key, None)
        self.changed.emit()

    def handed_over(self) -> tuple[Step, ...]:
        """For the next process: numbers and times, by the computer's own clock, also where that was set back. Nothing of any record.

        A code word leaves one step alone; those come first, the highest number before the others, so that each ladder begins where
        the numbers do not rise.
        """
        ladders = sorted(((key, steps) for key, steps in self._steps.items() if steps), key=lambda one: -one[1][0].number)
        return tuple(Step(one.number, one.due - self._steady.set_back, self.called(key)) for key, steps in ladders for one in steps)

    def stop(self) -> None:
        """Look no more; the computer may sleep."""
        self.timer.stop()
        self._attention.stay_awake(False)


def runs_of(steps: Iterable[Step]) -> dict[str, tuple[Rung, ...]]:
    """Steps that were handed over, as ladders: each begins where the numbers do not rise, and ends with 999."""
    return {str(place): tuple(Rung(one.number, one.due, one is run[-1]) for one in run) for place, run in enumerate(_runs(steps))}


def called_of(steps: Iterable[Step]) -> dict[str, datetime]:
    """When 999 was called for those of these ladders for which it was."""
    return {str(place): run[0].called for place, run in enumerate(_runs(steps)) if run[0].called is not None}


def _runs(steps: Iterable[Step]) -> list[list[Step]]:
    runs: list[list[Step]] = []
    for step in steps:
        if not runs or step.number <= runs[-1][-1].number:
            runs.append([])
        runs[-1].append(step)
    return runs
