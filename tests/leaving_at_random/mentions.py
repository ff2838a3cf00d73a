"""Notes made at random: ordinary sentences, and in some of them somebody is named, reached or located in the way people type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from tests.leaving_at_random import typed, typed_places
from tests.leaving_at_random.families import Home, Household, Human, Place
from tests.leaving_at_random.typed import Typed

ABOUT_A_PERSON = (
    "He asked where {x} is now.", "I met {x} outside the clinic.", "Then {x} rang about the rent.", "He said that {x} took the keys.",
    "A letter came for {x}, he opened it.", "gofynnodd eto am {x} heddiw", "Roedd {x} yno hefyd.", "he keeps on about {x}; very angry",
    "Seen together: {x} and a neighbour.", "(told by {x} yesterday)",
)  # fmt: skip
ABOUT_A_NUMBER = (
    "He has the number {x} from somebody.", "rings her on {x} after ten", "The number is {x}, evenings.", "Mae'n ffonio {x} bob nos.",
    "Number given: {x}. He wrote it down.",
)  # fmt: skip
ABOUT_A_PLACE = (
    "He thinks she is at {x} now.", "Somebody told him {x} was the place.", "He drove past {x} twice.",
    "mae'n dweud ei bod hi yn {x} erbyn hyn",
    "Post still goes to {x}, he says.", "Seen near {x} on a weekday.",
)  # fmt: skip
ABOUT_ANYTHING = ("He found {x} on the internet.", "He mentioned {x} in passing.", "Wrote down {x} twice.", "soniodd am {x} wedyn")
ORDINARY = (
    "He came at ten and stayed for an hour.", "The rent is two months behind.", "We agreed to meet at the office.", "Mae'n cysgu'n wael.",
    "He would like help with the forms.", "There was nobody else in the room.", "Bydd yn dod yn ôl yr wythnos nesaf.", "He was calm.",
    "The boiler has been mended.", "He wants to see the children.",
)  # fmt: skip


@dataclass(frozen=True)
class Mention:
    """Something told of somebody: whose it is, of what sort, how it is kept and was typed, and the words it stands between."""

    whose: tuple[str, ...]
    sort: str
    value: str
    typed: Typed
    context: str
    place: Home | None = None


def mention(chance: Random, of: Household, human: Human) -> Mention:
    """One thing that gives this person away."""
    sort, value, told, home = chance.choice(list(_tellings(chance, of, human)))
    frames = {"name": ABOUT_A_PERSON, "phone": ABOUT_A_NUMBER, "email": ABOUT_A_NUMBER}.get(sort)
    frames = frames or (ABOUT_A_PLACE if home is not None else ABOUT_ANYTHING)
    frame = chance.choice(frames)
    return Mention(home.people if home is not None else (human.key,), sort, value, told, frame.format(x=told.text), home)


def _tellings(chance: Random, of: Household, human: Human) -> Iterator[tuple[str, str, Typed, Home | None]]:
    for name in (human.name, *human.aliases):
        yield "name", name, typed.a_name(chance, name), None
    for number in human.phones:
        yield "phone", number, typed.a_phone(chance, number), None
    for address in human.emails:
        yield "email", address, typed.an_email(chance, address), None
    for handle in human.handles:
        yield "handle", handle, typed.a_handle(chance, handle), None
    for plate in human.plates:
        yield "plate", plate, typed.a_plate(chance, plate), None
    for home in of.homes:
        if human.key in home.people:
            yield from _of_a_place(chance, home)


def _of_a_place(chance: Random, home: Home) -> Iterator[tuple[str, str, Typed, Home | None]]:
    if home.place in (Place.SCHOOL, Place.WORK):
        yield home.place.name.lower(), home.line1, typed_places.a_school_or_firm(chance, home.line1), home
        return
    yield "street", home.line2 or home.line1, typed_places.a_line(chance, home.line2 or home.line1), home
    yield "town", home.town, typed_places.a_town(chance, home.town), home
    if home.postcode:
        yield "postcode", home.postcode, typed.a_postcode(chance, home.postcode), home


@dataclass(frozen=True)
class Text:
    """A free text and what it tells."""

    words: str
    mentions: tuple[Mention, ...]


def text(chance: Random, of: Household, about: frozenset[str] | None = None) -> Text:
    """Two to six sentences; most of them tell something of somebody, or of somebody among these."""
    people = [human for key, human in of.humans.items() if about is None or key in about]
    told = tuple(mention(chance, of, chance.choice(people)) for _ in range(chance.randint(1, 4)))
    sentences = [*(one.context for one in told), *chance.sample(ORDINARY, chance.randint(0, 2))]
    chance.shuffle(sentences)
    return Text(chance.choice((" ", "\n", "  ", " – ")).join(sentences), told)
