"""Small towns by chance, as plain numbers, and by which steps a warning goes from door to door in them.

Nothing of the program is asked here: the steps are written down once more, as edges of a graph that is then searched.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

PEOPLE, SPOTS = 6, 3
Person = int
Role = Literal["own", "file", "there", "home", "met", "far"]  # of a person; "met" and "far" go no further
State = tuple[str, int, str]  # person or place, which, in what role
ENDS = {"no further", "asked, no further"}  # of a place
GATE = {("person", role) for role in ("own", "there", "home", "met")} | {
    ("place", role) for role in ("asked", "asked in a crowd", "asked, no further")
}


@dataclass(frozen=True)
class Spot:
    """One record of a place. Records of one `where` are one place; `rows` says who is linked and whether they still are."""

    where: int
    crowded: bool
    withdrawn: bool
    rows: tuple[tuple[Person, bool], ...]


@dataclass(frozen=True)
class Bond:
    """Two people. `fear`: one may be afraid of the other. `together`: they share a home."""

    one: Person
    other: Person
    fear: bool
    together: bool
    withdrawn: bool


@dataclass(frozen=True)
class File:
    """One case; `situation` None for one that is linked with nothing."""

    person: Person
    others: tuple[Person, ...]
    situation: int | None
    withdrawn: bool


@dataclass(frozen=True)
class Visit:
    case: int | None
    to_see: tuple[Person, ...]
    place: int | None
    there: tuple[Person, ...]


@dataclass(frozen=True)
class Town:
    spots: tuple[Spot, ...]
    joins: tuple[tuple[Person, Person, bool], ...]
    bonds: tuple[Bond, ...]
    wishes: tuple[tuple[Person, Person], ...]
    children: tuple[tuple[Person, ...], ...]  # of each situation
    files: tuple[File, ...]
    visit: Visit
    flag: tuple[Literal["person", "place"], int]
    came_up: int | None  # the case in which the flag came up
    standing: bool  # whether it is in view at all


def town_of(rng: random.Random) -> Town:
    """A town of a few people, with one flag and one visit."""
    spots = tuple(_spot(rng) for _one in range(rng.randint(1, 4)))
    files = tuple(File(_someone(rng), _some(rng, 2), rng.choice((None, 0, 1)), _seldom(rng)) for _one in range(rng.randint(0, 3)))
    bonds = {frozenset(two): two for two in (_two(rng) for _one in range(rng.randint(0, 3)))}
    cases = (None, *range(len(files)))
    return Town(
        spots,
        tuple((*_two(rng), rng.random() < 0.7) for _one in range(rng.randint(0, 2))),
        tuple(Bond(*two, rng.random() < 0.5, _seldom(rng), _seldom(rng)) for two in bonds.values()),
        tuple(_two(rng) for _one in range(rng.randint(0, 1))),
        (_some(rng, 1), _some(rng, 1)),
        files,
        Visit(rng.choice(cases), _some(rng, 2), rng.choice((None, *range(len(spots)))), _some(rng, 2)),
        ("person", _someone(rng)) if rng.random() < 0.6 else ("place", rng.randrange(len(spots))),
        rng.choice((None, *cases)),
        rng.random() < 0.8,
    )  # fmt: skip


def _someone(rng: random.Random) -> Person:
    return rng.randrange(PEOPLE)


def _two(rng: random.Random) -> tuple[Person, Person]:
    one, other = rng.sample(range(PEOPLE), 2)
    return one, other


def _some(rng: random.Random, most: int) -> tuple[Person, ...]:
    return tuple(rng.sample(range(PEOPLE), rng.randint(0, most)))


def _seldom(rng: random.Random) -> bool:
    return rng.random() < 0.25


def _spot(rng: random.Random) -> Spot:
    return Spot(rng.randrange(SPOTS), _seldom(rng), _seldom(rng), tuple((one, rng.random() < 0.6) for one in _some(rng, 3)))


def starts(town: Town, visit: Visit) -> Iterator[State]:
    """Whom and what one meets on a visit, before any step is taken."""
    yield from (("person", one, "own") for one in visit.to_see)
    yield from (("person", one, "there") for one in visit.there if one not in visit.to_see)
    if visit.place is not None:
        yield ("place", visit.place, "asked")
    if visit.case is not None:
        held = town.files[visit.case]
        yield from (("person", one, "file") for one in (held.person, *held.others))


def search(town: Town, first: Iterator[State]) -> frozenset[State]:
    """Everybody and every place that is come to."""
    seen, waiting = set[State](), list(first)
    while waiting:
        if (state := waiting.pop()) not in seen:
            seen.add(state)
            kind, which, role = state
            if kind != "case":
                waiting += _from_person(town, which, role) if kind == "person" else _from_place(town, which, role)
    return frozenset(seen)


def _from_person(town: Town, one: Person, role: str) -> Iterator[State]:
    for first, second, stands in town.joins:
        if stands and one in (first, second):
            yield ("person", second if one == first else first, role)
    if role in ("own", "file"):
        for number, spot in enumerate(town.spots):
            yield from (
                ("place", number, f"{role} {'now' if now else 'once'}") for who, now in spot.rows if who == one and not spot.withdrawn
            )
        yield from _through_files(town, one)
    for bond in town.bonds:
        if one in (bond.one, bond.other) and not bond.withdrawn:
            other = bond.other if one == bond.one else bond.one
            if role == "own":
                yield ("person", other, "met" if bond.together else "far")
            elif bond.fear and role in ("file", "there", "home"):
                yield ("person", other, "far")
    if role in ("own", "file", "there", "home"):
        yield from (("person", other, "far") for wish in town.wishes if one in wish for other in wish)


def _through_files(town: Town, one: Person) -> Iterator[State]:
    mine = [file for file in town.files if not file.withdrawn and one in (file.person, *file.others)]
    linked = {file.situation for file in mine} - {None}
    linked |= {number for number, children in enumerate(town.children) if one in children}
    for number, file in enumerate(town.files):
        if not file.withdrawn and (file in mine or file.situation in linked):
            yield ("case", number, "far")
            yield from (("person", who, "far") for who in (file.person, *file.others))
    yield from (("person", child, "far") for number in linked if number is not None for child in town.children[number])


def _from_place(town: Town, which: int, role: str) -> Iterator[State]:
    spot = town.spots[which]
    for number, other in enumerate(town.spots):
        if number != which and other.where == spot.where and role not in ENDS:
            asked, crowded = role.startswith("asked"), spot.crowded or other.crowded
            if other.withdrawn or (crowded and not asked):
                yield ("place", number, "asked, no further" if asked else "no further")
            else:
                yield ("place", number, "asked in a crowd" if asked and crowded else role)
    if role in ENDS or (spot.crowded and not role.startswith("asked")):
        return
    for who, now in spot.rows:
        if role.startswith("asked"):
            yield ("person", who, "far" if not now else "met" if spot.crowded or role != "asked" else "home")
        else:
            yield ("person", who, "home" if now and role == "own now" else "far")


def in_view(town: Town, visit: Visit) -> tuple[bool, bool]:
    """Whether the flag of the town is in view on a visit, and whether it raises a concern there."""
    come_to = search(town, starts(town, visit))
    roles = {role for kind, which, role in come_to if (kind, which) == town.flag}
    shown = bool(roles) or ("case", town.came_up, "far") in come_to
    gate = any((town.flag[0], role) in GATE for role in roles)
    return town.standing and shown, town.standing and gate
