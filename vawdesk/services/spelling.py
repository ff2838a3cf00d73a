"""How names are spelt in Wales: without accents and case, by their sound, their mutations, and their Welsh and English forms."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

NEAR = 0.88  # Jaro-Winkler likeness from which two spellings of one name are near

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile("['’‘`]")
PARTICLES = frozenset({"ap", "ab", "ferch", "verch", "mr", "mrs", "ms", "miss", "dr"})
# One name in its Welsh and its English dress. Only names that people use for one another: it suggests, it does not decide.
PAIRS: tuple[frozenset[str], ...] = tuple(
    frozenset(group.split())
    for group in (
        "catrin catherine katherine kathryn cathryn cati kate katy",
        "dafydd david dai dewi dave deian",
        "ieuan iefan evan ifan ioan ianto iwan",
        "sion john shon",
        "sian jane shan",
        "rhys reece rees reese",
        "tomos thomas tom twm",
        "gwilym wiliam william will bill wil",
        "owain owen",
        "llywelyn llewelyn llewellyn lewelyn lewellyn",
        "hywel howell howel powell",
        "elin ellen elen helen nel",
        "mair mary mari",
        "marged margaret mared peggy megan meg",
        "sioned janet jannet",
        "sara sarah",
        "elisabeth elizabeth betsan bethan beth betsi liz",
        "ann anne anna",
        "gruffydd griffith gruff guto",
        "morys morris maurice",
        "siarl charles charlie",
        "harri harry henry",
        "huw hugh",
        "emrys ambrose",
        "iorwerth edward ned",
        "alun alan allan",
        "lowri laura",
        "luned eluned",
        "bronwen bronwyn",
        "gwyn wyn wynne gwynne",
        "rhisiart richard rick",
        "robat robert rob bob bobi",
        "mihangel michael mike",
        "steffan stephen steven steve",
        "sioni johnny",
        "jac jack",
        "ffion fiona",
        "carys cerys",
        "mohammed muhammad mohamed mohammad",
        "hughes huws hews",
        "evans ifans efans",
        "morgan morgans",
        "roberts robaits",
        "wiliams williams",
        "preis price",
        "watcyn watkin watkins",
        "pitar pedr peter",
    )
)


def folded(name: str) -> str:
    """A name without case, accents and signs: "Siân O'Neill-Rhŷs" gives "sian oneill rhys"."""
    bare = name if name.isascii() else "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(_WORD.findall(_APOSTROPHE.sub("", bare.casefold())))


def words_of(name: str) -> tuple[str, ...]:
    """The words of a folded name that tell people apart; patronymic particles and titles only when there is nothing else."""
    parts = tuple(folded(name).split())
    return tuple(part for part in parts if part not in PARTICLES) or parts


_SOUNDS = (
    ("ph", "f"), ("ff", "f"), ("ngh", "c"), ("mh", "p"), ("nh", "t"), ("ck", "c"), ("ch", "c"), ("k", "c"), ("dd", "d"), ("th", "d"),
    ("ll", "l"), ("rh", "r"), ("nn", "n"), ("rr", "r"), ("ss", "s"), ("tt", "t"), ("gw", "w"), ("v", "f"), ("y", "i"), ("ie", "i"),
    ("ei", "i"), ("ee", "i"), ("oo", "w"), ("sh", "s"), ("si", "s"), ("z", "s"), ("j", "s"),
)  # fmt: skip


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """A rough key of how a folded word sounds to Welsh and English ears; equal keys are near spellings."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return word[:1] + "".join(c for c in word[1:] if c not in "aeh")


_SOFT = {"c": ("g", "ch", "ngh"), "p": ("b", "ph", "mh"), "t": ("d", "th", "nh"), "g": ("", "ng"), "b": ("f", "m"), "d": ("dd", "n"),
         "ll": ("l",), "m": ("f",), "rh": ("r",)}  # fmt: skip
_RADICALS: tuple[tuple[str, str], ...] = tuple(
    sorted(((after, before) for before, changed in _SOFT.items() for after in changed if after), key=lambda pair: -len(pair[0]))
)


@lru_cache(maxsize=65_536)
def radicals(word: str) -> frozenset[str]:
    """The word and the words of which it may be a mutated form: "feirion" may be Beirion or Meirion."""
    found = {word}
    for after, before in _RADICALS:
        if word.startswith(after) and len(word) > len(after) + 2:
            found.add(before + word[len(after) :])
    if word[:1] in "aeilorwy" and len(word) > 2:
        found.add("g" + word)
    return frozenset(found)


@lru_cache(maxsize=65_536)
def pairs(word: str) -> frozenset[str]:
    """The names that people use for this one in either language, with itself; empty when there are none."""
    return frozenset().union(*(group for group in PAIRS if word in group))


def likeness(one: str, other: str) -> float:
    """How near two folded words are, from 0 to 1. Same sound, mutation and Welsh-English pairs count as near."""
    if one == other:
        return 1.0
    if other in pairs(one):
        return 0.95
    if len(one) > 2 and len(other) > 2 and (sound(one) == sound(other) or one in radicals(other) or other in radicals(one)):
        return 0.93
    return JaroWinkler.similarity(one, other, score_cutoff=NEAR)


def mutated(word: str) -> set[str]:
    """The forms a word may take after a word that mutates it: "tomos" gives "domos", "nhomos", "thomos"."""
    return {after + word[len(before) :] for before, forms in _SOFT.items() if word.startswith(before) for after in forms}
