"""What no check of words can be relied on to know, and how much of it this one catches all the same: told in figures, never promised."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from tests.leaving_at_random.families import Household, Human, make
from tests.leaving_at_random.on_file import particulars_of
from tests.leaving_at_random.typed import slip
from tests.leaving_at_random.vocabulary import AWKWARD_FIRST
from vawdesk.services.scrub import Net

TRIES = 400


def _initials(_chance: Random, human: Human) -> str:
    return "".join(part[0].upper() + "." for part in human.name.split())


def _two_slips(chance: Random, human: Human) -> str:
    first = human.name.split()[0]
    return slip(chance, slip(chance, first)) if len(first) > 4 else ""


def _small(_chance: Random, human: Human) -> str:
    first = human.name.split()[0]
    return first.lower() if first in AWKWARD_FIRST else ""


def _a_wrong_figure(_chance: Random, human: Human) -> str:
    number = human.phones[0] if human.phones else ""
    return number[:-1] + str((int(number[-1]) + 1) % 10) if number else ""


def _half_a_number(_chance: Random, human: Human) -> str:
    return f"ends in {human.phones[0][-4:]}" if human.phones else ""


def _described(_chance: Random, _human: Human) -> str:
    return "the white house behind the chapel, two doors from her sister"


KINDS: Mapping[str, tuple[str, Callable[[Random, Human], str]]] = {
    "initials alone (A.S.)": ("He met {x} there.", _initials),
    "two slips in a first name": ("He met {x} there.", _two_slips),
    "a first name that is an ordinary word, in small letters": ("He met {x} there.", _small),
    "a telephone number with a wrong figure": ("He rings {x} at night.", _a_wrong_figure),
    "the last four figures of a number": ("He knows that it {x}.", _half_a_number),
    "a place described": ("She is in {x}.", _described),
}


def caught_beyond(chance: Random) -> dict[str, tuple[int, int]]:
    """For each kind how many of how many texts are stopped."""
    found: dict[str, tuple[int, int]] = {}
    for kind, (frame, write) in KINDS.items():
        caught = tried = 0
        for _ in range(TRIES):
            of: Household = make(chance, awkward=1.0 if "ordinary" in kind else 0.2)
            if typed := write(chance, of.humans["harmed"]):
                tried += 1
                caught += bool(Net(particulars_of(of, of.kept_from("feared"))).find(frame.format(x=typed)))
        found[kind] = caught, tried
    return found
