"""Text of about eighty words with the spread of real writing: few words often, many words seldom, Welsh and English."""

from __future__ import annotations

import itertools
import random

STARTS = (
    "b",
    "br",
    "c",
    "cr",
    "cw",
    "d",
    "dd",
    "dr",
    "ff",
    "g",
    "gl",
    "gw",
    "h",
    "l",
    "ll",
    "m",
    "n",
    "p",
    "pl",
    "r",
    "rh",
    "s",
    "t",
    "tr",
    "w",
)
MIDDLES = ("a", "â", "e", "i", "o", "u", "ŵ", "y", "ŷ", "ae", "ei", "oe", "wy", "ea", "ow")
ENDS = ("", "d", "dd", "l", "ll", "m", "n", "nt", "r", "s", "th", "rch", "ng", "lt", "ff")
FREQUENT = (
    "the", "to", "and", "she", "said", "he", "that", "was", "it", "in", "of", "for", "with", "not", "on", "her", "his", "they",
    "mae", "yn", "y", "a", "o", "i", "ei", "ar", "wedi", "dweud", "hi", "fo", "dim", "nid", "am", "gyda", "house", "school",
    "letter", "phone", "bus", "council", "morning", "children", "money", "tŷ", "ysgol", "llythyr", "ffôn", "bws", "cyngor",
    "bore", "plant", "arian",
)  # fmt: skip
NAMES = (
    "Mair", "Nerys", "Delyth", "Ffion", "Gwladys", "Eirlys", "Manon", "Lowri", "Siân", "Catrin", "Rhodri", "Gethin", "Ieuan",
    "Osian", "Dylan", "Emyr", "Aled", "Iwan", "Huw", "Tomos", "Amina", "Bilal", "Priya", "Suresh", "Joanna", "Marek", "Chloe",
    "Leanne", "Craig", "Bridget", "Helen", "Tanya", "Mei", "Zoe", "Nathan", "Idwal",
)  # fmt: skip
SURNAMES = (
    "Llwyd", "Vaughan", "Pugh", "Morris", "Roberts", "Parry", "Bowen", "Rees", "Price", "Evans", "Jones", "Hughes", "Williams",
    "Davies", "Gruffydd", "Tudor", "Bevan", "Clwyd", "Ellis", "Yusuf", "Nair", "Kowalska", "Marsh", "Cole", "Dunn", "Connors",
    "Strachan", "Fields", "Chen", "Baptiste",
)  # fmt: skip


class Writer:
    """Writes text from a seed."""

    def __init__(self, rng: random.Random, words: int = 12_000) -> None:
        self.rng = rng
        made = ("".join(parts) for parts in itertools.product(STARTS, MIDDLES, ENDS))
        seldom = list(itertools.islice(made, words))
        longer = [one + two for one, two in zip(seldom, seldom[7:] + seldom[:7], strict=True)]
        rng.shuffle(longer)
        self.words = [*FREQUENT, *longer[: words - len(FREQUENT)]]
        self._weights = list(itertools.accumulate(1 / (place + 3) for place in range(len(self.words))))

    def text(self, about: int = 80) -> str:
        """A paragraph of about so many words, the words of somebody in quotation marks."""
        chosen = self.rng.choices(self.words, cum_weights=self._weights, k=self.rng.randint(about - 20, about + 20))
        half = len(chosen) // 2
        return f"{' '.join(chosen[:half])}. “{' '.join(chosen[half:])}.”"

    def name(self) -> str:
        """A name of somebody who does not exist."""
        return f"{self.rng.choice(NAMES)} {self.rng.choice(SURNAMES)}"
