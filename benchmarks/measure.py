"""Measuring: a list of times, its median and its 95th percentile, beside those of the limit taken in the same run."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Times:
    """Times in milliseconds. `spent` are those for which the processor was kept busy, where that was measured."""

    all: tuple[float, ...]
    spent: tuple[float, ...] = ()

    @property
    def median(self) -> float:
        return statistics.median(self.all)

    @property
    def p95(self) -> float:
        """The time that 19 of 20 stay under."""
        ordered = sorted(self.all)
        return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


@dataclass(frozen=True)
class Row:
    """One figure: what, its times, those of the limit beside it, the goal in words, and whether it is reached."""

    what: str
    times: Times
    beside: str
    limit: Times | None
    goal: str
    reached: bool


def timed(count: int, work: Callable[[int], object]) -> Times:
    """Do a piece of work so many times; the first, which warms caches, is not counted."""
    work(-1)
    found = [_taken(work, number) for number in range(count)]
    return Times(*zip(*found, strict=True))


def _taken(work: Callable[[int], object], number: int) -> tuple[float, float]:
    """The time until it was done, and that for which the processor was busy with it."""
    began, spent = time.perf_counter(), _spent()
    work(number)
    return (time.perf_counter() - began) * 1000, (_spent() - spent) * 1000


def _spent() -> float:
    """Seconds of the processor that this process and those it has waited for have used."""
    used = os.times()
    return time.process_time() + used.children_user + used.children_system


def in_turns(count: int, one: Callable[[int], object], other: Callable[[int], object]) -> tuple[Times, Times]:
    """Two pieces of work, each as often as the other and one after the other, so that a busy minute meets both."""
    found: list[list[tuple[float, float]]] = [[], []]
    for number in range(-1, count):
        for work, kept in zip((one, other), found, strict=True):
            taken = _taken(work, number)
            if number >= 0:
                kept.append(taken)
    return Times(*zip(*found[0], strict=True)), Times(*zip(*found[1], strict=True))


def table(rows: list[Row]) -> str:
    """The rows as text."""
    lines = [f"{'what':<38}{'median':>10}{'p95':>10}{'busy':>8}   {'beside':<34}{'median':>10}{'p95':>10}{'busy':>8}{'ratio':>8}   goal"]
    for row in rows:
        limit = row.limit
        beside = f"{limit.median:>10.1f}{limit.p95:>10.1f}{_busy(limit)}{row.times.median / limit.median:>8.2f}" if limit else f"{'':>36}"
        verdict = "reached" if row.reached else "NOT REACHED"
        own = f"{row.times.median:>10.1f}{row.times.p95:>10.1f}{_busy(row.times)}"
        lines.append(f"{row.what:<38}{own}   {row.beside:<34}{beside}   {row.goal}: {verdict}")
    return "\n".join(lines) + "\nTimes in milliseconds."


def _busy(times: Times) -> str:
    """The median of the time for which the processor was busy."""
    return f"{statistics.median(times.spent):>8.1f}" if times.spent else f"{'':>8}"
