"""How people really type a name, a place or a number into a note, and which words of it give the person away."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

ANOTHER_WORD = frozenset({"great", "ffon"})  # a slip by which a name becomes a word tells nobody, and no check can know it


@dataclass(frozen=True)
class Typed:
    """What was typed, in which manner, and the parts that tell. `beyond`: no check of words can be expected to know it."""

    text: str
    manner: str
    tells: tuple[str, ...]
    beyond: bool = False


def unaccented(text: str) -> str:
    """Without the marks that a hurried hand, or a keyboard, leaves out."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return bare.replace("ł", "l").replace("Ł", "L").replace("ø", "o")


def parts(name: str) -> list[str]:
    """The parts of a name that mean somebody."""
    return [
        part for part in re.split(r"[\s\-]+", name) if len(part) > 1 and part.lower() not in {"van", "der", "de", "la", "bin", "ní", "ó"}
    ]


def slip(chance: Random, word: str) -> str:
    """One letter missing, doubled or exchanged with its neighbour, never the first: the commonest slips."""
    at = chance.randrange(1, len(word))
    kind = chance.randrange(3)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1 or at + 1 >= len(word):
        return word[:at] + word[at] + word[at:]
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


ALIKE = {"a": "аα", "c": "с", "e": "е", "i": "і", "o": "оο", "p": "р", "s": "ѕ", "y": "у", "A": "АΑ", "E": "ЕΕ", "M": "МΜ", "T": "ТΤ"}
AS_FIGURES = {"a": "4", "b": "8", "e": "3", "i": "1|", "l": "1|I", "o": "0", "s": "5", "t": "7"}


def alike(chance: Random, word: str) -> str | None:
    """With a letter of another script, or a figure, in the place of one that looks the same; None where no letter has such a double."""
    ways = [(at, other) for at, char in enumerate(word) for other in ALIKE.get(char, "")]
    if word.isalpha() and len(word) > 3:
        ways += [(at, other) for at, char in enumerate(word) if at for other in AS_FIGURES.get(char, "")]
    if not ways:
        return None
    at, other = chance.choice(ways)
    return word[:at] + other + word[at + 1 :]


def _initialled(name: str) -> Typed:
    first, *others = name.split()
    return Typed(f"{first[0]}. {' '.join(others)}", "initial and surname", (*parts(" ".join(others)), f"{first[0]} {' '.join(others)}"))


def a_name(chance: Random, name: str) -> Typed:
    """A name, or a part of it."""
    all_parts = parts(name)
    first, last = all_parts[0], name.split()[-1]
    title = chance.choice(("Mrs", "Ms", "Mr", "Miss", "Mrs M."))
    ways: list[Callable[[], Typed]] = [
        lambda: Typed(name, "as kept", tuple(all_parts)),
        lambda: Typed(first, "first name", (first,)),
        lambda: Typed(f"{first}'s", "first name with 's", (first,)),
        lambda: Typed(name.upper(), "capitals", tuple(all_parts)),
        lambda: Typed(unaccented(name), "without accents", tuple(unaccented(part) for part in all_parts)),
        lambda: Typed(f"{last}, {first}", "surname first", (first, last)),
        lambda: Typed(f"{title} {last}", "title and surname", (last,)),
        lambda: Typed(name.replace("-", " ").replace("'", ""), "without signs", tuple(parts(name.replace("-", " ").replace("'", "")))),
        lambda: Typed(name.replace(" ", "  ").replace("-", " - "), "loosely spaced", tuple(all_parts)),
        lambda: Typed("\n".join(name.split()), "over a line break", tuple(all_parts)),
        lambda: Typed(f"the {last}s" if not last.endswith("s") else f"the {last}", "the family", (last,)),
    ]
    if " " in name:
        ways.append(lambda: _initialled(name))
    if len(first) > 2:
        ways.append(lambda: Typed(name.lower(), "small letters", tuple(part.lower() for part in all_parts)))
    if (double := alike(chance, first)) is not None:
        ways.append(lambda: Typed(double, "letters that look alike", (double,)))
    if len(first) > 4:
        ways.append(lambda: Typed(" ".join(first), "spelt out", (" ".join(first),)))
        wrong = slip(chance, first)
        if wrong.lower() not in ANOTHER_WORD:
            ways.append(lambda: Typed(wrong, "a slip in the name", (wrong,)))
    return chance.choice(ways)()


WORDS = {"0": ("oh", "zero", "nought", "dim"), "1": ("one", "un"), "2": ("two", "dau"), "3": ("three", "tri"), "4": ("four", "pedwar"),
         "5": ("five", "pump"), "6": ("six", "chwech"), "7": ("seven", "saith"), "8": ("eight", "wyth"), "9": ("nine", "naw")}  # fmt: skip


def a_phone(chance: Random, number: str) -> Typed:
    """A telephone number."""
    figures = "".join(char for char in number if char.isdigit())
    national = figures[2:] if figures.startswith("44") else figures[1:]
    tongue = chance.randrange(2)
    spoken = " ".join(WORDS[figure][0 if tongue == 0 else -1] for figure in "0" + national)
    gap = chance.choice((" ", "-", ".", "  ", "/"))
    end = national[-6:]
    ways = [
        Typed(number, "as kept", (national, end)),
        Typed(f"+44 {national}", "+44", (national, end)),
        Typed(f"0044{national}", "0044", (national, end)),
        Typed(f"+44 (0) {national[:4]} {national[4:]}", "+44 (0)", (national, end)),
        Typed(f"0{national[:4]}{gap}{national[4:7]}{gap}{national[7:]}", "in groups", (national, end)),
        Typed(gap.join("0" + national), "figure by figure", (national, end)),
        Typed(f"(0{national[:4]}) {national[4:]} ext. 4", "with an extension", (national, end)),
        Typed(f"0{national[:4]}\n{national[4:]}", "over a line break", (national, end)),
        Typed(spoken, "said aloud", (spoken, " ".join(spoken.split()[-6:]))),
        Typed(f"0{national}".replace("0", "O"), "with the letter O", (f"0{national}".replace("0", "O"),)),
        Typed(f"double {'oh' if tongue else 'zero'} ".join(spoken.split(f"{WORDS['0'][0]} {WORDS['0'][0]} ")), "said with double",
              (" ".join(spoken.split()[-3:]),)) if tongue == 0 and "oh oh " in spoken else Typed(number, "as kept", (national, end)),
    ]  # fmt: skip
    if national[0] == "1":
        ways.append(Typed(end, "without the area code", (end,)))
        ways.append(Typed(f"{end[:3]} {end[3:]}", "without the area code", (end,)))
    return chance.choice(ways)


def an_email(chance: Random, address: str) -> Typed:
    """An e-mail address."""
    local, _at, host = address.partition("@")
    ways = [
        Typed(address, "as kept", (address,)),
        Typed(address.upper(), "capitals", (address,)),
        Typed(f"{local} at {host}", "at", (address, f"{local} at {host}")),
        Typed(f"{local} (at) {host.replace('.', ' dot ')}", "at and dot", (f"{local} at {host.replace('.', ' dot ')}",)),
        Typed(f"{local}@ {host}", "loosely spaced", (address,)),
    ]
    return chance.choice(ways)


def a_handle(chance: Random, handle: str) -> Typed:
    """The name somebody has on the internet."""
    bare = handle.lstrip("@")
    return chance.choice(
        (Typed(handle, "as kept", (bare,)), Typed(f"@{bare.lower()}", "with @", (bare,)), Typed(bare.upper(), "capitals", (bare,)))
    )


def a_plate(chance: Random, plate: str) -> Typed:
    """A number plate."""
    ways = (
        Typed(plate, "as kept", (plate,)),
        Typed(plate.replace(" ", "").lower(), "run together", (plate,)),
        Typed(" ".join(plate.replace(" ", "")), "spelt out", (plate,)),
        Typed(plate.replace(" ", "-"), "hyphen", (plate,)),
    )
    return chance.choice(ways)


def a_postcode(chance: Random, code: str) -> Typed:
    """A postcode, or half of it."""
    joined = code.replace(" ", "")
    outward, inward = joined[:-3], joined[-3:]
    ways = [
        Typed(f"{outward} {inward}", "as kept", (joined, inward)),
        Typed(joined.lower(), "run together", (joined,)),
        Typed(f"{outward}-{inward}", "hyphen", (joined,)),
        Typed(" ".join(joined), "spelt out", (joined,)),
        Typed(outward, "first half", (outward,)),
        Typed(f"{outward} (ends {inward})", "in halves", (inward, outward)),
        Typed(f"{outward}\n{inward}", "over a line break", (joined,)),
    ]
    return chance.choice(ways)
