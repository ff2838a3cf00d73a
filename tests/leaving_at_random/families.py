"""Families made at random: who they are, where they live, who may be afraid of whom. Plain data; nothing here knows the program's rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from random import Random

from tests.leaving_at_random import vocabulary as words


class Fear(Enum):
    """How the file came to know who may be afraid of whom."""

    REPORTED = auto()  # she of him
    BOTH = auto()
    NOT_KNOWN = auto()
    ROLES = auto()  # nothing is said of the couple, but each has a part in a case
    WISH = auto()  # she asked that he is told nothing
    NOBODY = auto()


class Place(Enum):
    """What sort of place an address is."""

    HOME = auto()
    REFUGE = auto()
    SCHOOL = auto()
    WORK = auto()


@dataclass
class Home:
    """An address as it is kept, with the people linked with it; `over`: the feared one has left, `safe`: they said that post is safe."""

    place: Place
    people: tuple[str, ...]
    line1: str = ""
    line2: str = ""
    town: str = ""
    postcode: str = ""
    directions: str = ""
    over: bool = False
    safe: bool = False

    @property
    def lived_in(self) -> frozenset[str]:
        """Who is there now."""
        return frozenset(self.people) - ({"feared"} if self.over else set())


@dataclass
class Human:
    """Somebody on file, and whether they said that it is safe to ring and to write.

    `key` is their part: harmed, feared, child1, mother (of the feared one), new (their new partner), twin (the harmed one, filed a
    second time).
    """

    key: str
    name: str
    legal_first: str = ""
    legal_last: str = ""
    aliases: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    plates: tuple[str, ...] = ()
    safe: bool = False


@dataclass
class Household:
    """A family as it stands on file."""

    fear: Fear
    humans: dict[str, Human] = field(default_factory=dict)
    homes: list[Home] = field(default_factory=list)
    his: frozenset[str] = frozenset()  # the children that are the feared one's as well

    @property
    def children(self) -> tuple[str, ...]:
        return tuple(key for key in self.humans if key.startswith("child"))

    def kept_from(self, reader: str) -> frozenset[str]:
        """Whose details a reader who counts as this person must not get, said without looking at how the program finds it out."""
        hers = frozenset({"harmed", "twin", *self.children} & set(self.humans))
        if self.fear is Fear.NOBODY:
            return frozenset()
        if reader == "feared":
            return hers
        if reader == "harmed":
            return frozenset({"feared", *self.his}) if self.fear in (Fear.BOTH, Fear.NOT_KNOWN) else frozenset()
        raise ValueError(reader)

    def feared_by(self, key: str) -> frozenset[str]:
        """Of whom this person may be afraid."""
        if self.fear is not Fear.NOBODY and key in ("harmed", "twin", *self.children):
            return frozenset({"feared"})
        both = self.fear in (Fear.BOTH, Fear.NOT_KNOWN)
        return frozenset({"harmed", "twin"} & set(self.humans)) if both and key == "feared" else frozenset()


NUMBERS = tuple(f"{last:03}" for last in range(900))


def make(chance: Random, awkward: float = 0.2) -> Household:
    """One family. `awkward` is how often somebody in it is called by an ordinary word, or by two letters."""
    made = Household(chance.choice((Fear.REPORTED, Fear.REPORTED, Fear.REPORTED, Fear.BOTH, Fear.NOT_KNOWN, Fear.ROLES, Fear.WISH)))
    ours, theirs = _names(chance, awkward)
    free = _Numbers(chance)
    made.humans["harmed"] = _human(chance, "harmed", ours, theirs[0] if chance.random() < 0.5 else theirs[1], free)
    made.humans["feared"] = _human(chance, "feared", ours, theirs[0], free)
    for place in range(chance.choice((0, 1, 1, 2, 3))):
        made.humans[f"child{place + 1}"] = _human(chance, f"child{place + 1}", ours, theirs[0], free, young=True)
    made.his = frozenset(key for key in made.children if chance.random() < 0.5)
    made.humans["mother"] = _human(chance, "mother", ours, theirs[2], free)
    if chance.random() < 0.3:
        made.humans["twin"] = _human(chance, "twin", ours, theirs[3], free)
    if chance.random() < 0.3:
        made.humans["new"] = _human(chance, "new", ours, theirs[2], free)
    _share(chance, made.humans["harmed"], made.humans["feared"])
    made.homes = list(_homes(chance, made))
    return made


def _names(chance: Random, awkward: float) -> tuple[list[str], list[str]]:
    """First and last names of one family, none twice."""
    kind = chance.random()
    first, last = (
        (words.FIRST, words.LAST) if kind < 0.5 else (words.FIRST_ENGLISH, words.LAST_ENGLISH) if kind < 0.75
        else (words.FIRST_ELSEWHERE, words.LAST_ELSEWHERE)
    )  # fmt: skip
    firsts, lasts = chance.sample(first, 12), chance.sample(last, 4)
    if chance.random() < awkward:
        firsts[chance.randrange(3)] = chance.choice(words.AWKWARD_FIRST)
    if chance.random() < awkward:
        lasts[chance.randrange(2)] = chance.choice(words.AWKWARD_LAST)
    return firsts, lasts


class _Numbers:
    def __init__(self, chance: Random) -> None:
        self.chance, self.lasts = chance, iter(chance.sample(NUMBERS, 20))

    def phone(self) -> str:
        last = next(self.lasts)
        forms = (
            f"01632 960{last}",
            f"01632 960 {last}",
            f"07700 900{last}",
            f"07700900{last}",
            f"+44 7700 900{last}",
            f"(01632) 960{last}",
        )
        return self.chance.choice(forms)


def _human(chance: Random, key: str, firsts: list[str], last: str, free: _Numbers, *, young: bool = False) -> Human:
    first = firsts.pop(0)
    if key in {"harmed", "feared"} and chance.random() < 0.15:
        first = f"{first} {firsts.pop()}" if firsts and chance.random() < 0.5 else first
    made = Human(key, f"{first} {last}")
    if chance.random() < 0.3:
        made.legal_first, made.legal_last = first, last
    if young:
        return made
    made.safe = chance.random() < 0.7
    if chance.random() < 0.3:
        made.aliases = (chance.choice(words.NICK),)
    made.phones = tuple(free.phone() for _ in range(chance.choice((0, 1, 1, 2))))
    if chance.random() < 0.5:
        plain = first.split()[0].lower()
        made.emails = (f"{chance.choice((plain, plain + '.' + last.split()[-1].lower(), plain[:1] + str(chance.randint(10, 99))))}"
                       f"@{chance.choice(words.HOSTS)}".replace("'", ""),)  # fmt: skip
    if chance.random() < 0.25:
        made.handles = (chance.choice(words.HANDLES),)
    if chance.random() < 0.25:
        made.plates = (chance.choice(words.PLATES),)
    return made


def _share(chance: Random, one: Human, other: Human) -> None:
    """Two who lived together may have a number and an account together, each written down as it was told."""
    if chance.random() < 0.1 and other.phones:
        one.phones += (other.phones[0].replace(" ", "") if chance.random() < 0.5 else other.phones[0],)
    if chance.random() < 0.1 and other.emails:
        one.emails += other.emails[:1]


def _line(chance: Random) -> tuple[str, str]:
    kind, street, number = chance.random(), chance.choice(words.STREETS), chance.randint(1, 140)
    if kind < 0.2:
        return chance.choice(words.FARMS), ""
    if kind < 0.3:
        return f"Flat {chance.randint(1, 9)}, {number} {street}", ""
    if kind < 0.4:
        return f"{'Fflat' if chance.random() < 0.5 else 'Flat'} {chance.randint(1, 9)}", f"{number} {street}"
    return f"{number}{chance.choice(('', '', '', 'a'))} {street}", ""


def _home(chance: Random, place: Place, people: tuple[str, ...], town: str, area: str, *, over: bool = False) -> Home:
    one, two = _line(chance)
    inward = f"{chance.randint(1, 9)}{chance.choice('ABDEFGHJLN')}{chance.choice('PQRSTUWXYZ')}"
    code = f"{area}{chance.choice((' ', ' ', ''))}{inward}"
    directions = chance.choice(words.DIRECTIONS) if chance.random() < 0.15 else ""
    return Home(place, people, one, two, town, code if chance.random() < 0.9 else "", directions, over, chance.random() < 0.7)


def _homes(chance: Random, made: Household) -> list[Home]:
    towns, areas = chance.sample(words.TOWNS, 3), chance.sample(words.AREAS, 3)
    hers, his = (towns[0], areas[0]), (towns[1], areas[1]) if chance.random() < 0.8 else (towns[0], areas[0])
    with_her = ("harmed", *made.children)
    found = [_home(chance, Place.REFUGE if chance.random() < 0.3 else Place.HOME, with_her, *hers)]
    found.append(_home(chance, Place.HOME, ("feared", "new") if "new" in made.humans and chance.random() < 0.7 else ("feared",), *his))
    if chance.random() < 0.4:  # they lived together once; he knows that one, and may live there still
        found.append(_home(chance, Place.HOME, ("feared", *with_her), *his, over=chance.random() < 0.5))
    if made.children:
        found.append(Home(Place.SCHOOL, made.children, chance.choice(words.SCHOOLS)))
    if chance.random() < 0.5:
        found.append(Home(Place.WORK, ("harmed",), chance.choice(words.FIRMS)))
    found.append(_home(chance, Place.HOME, ("mother",), towns[2], areas[2]))
    return found
