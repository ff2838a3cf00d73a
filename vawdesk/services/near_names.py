"""Names that may be the same: near spellings in Welsh and English, aliases, and the question before a second file is made (P1).

Nothing but names and dates of birth is looked at, and nothing is ever joined by itself. Made for one compartment: whoever calls
leaves out the people the reader may not see, so that neither a find nor a missing find tells of them.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from vawdesk.i18n import N_, Message
from vawdesk.models.base import Status
from vawdesk.models.casework.person import Alias, Person
from vawdesk.models.rules import Rule, Weight
from vawdesk.models.values import PartialDate
from vawdesk.services.sealed_here import sealed_here
from vawdesk.services.spelling import NEAR, folded, likeness, mutated, pairs, radicals, sound, words_of

PREFIX = 0.97  # what a name begun but not finished counts for
ABOUT = 366  # days by which "about" widens a date of birth

DUPLICATE = Rule("P1", N_("Someone with a name like this is on file already. Look there first; open that file if it is the same person."),
                 "8.25", Weight.ADVISE)  # fmt: skip
SAME_NAME_AND_BIRTH = N_("The name and the date of birth are the same.")
NEAR_NAME_AND_BIRTH = N_("The name is spelt nearly the same and the date of birth fits.")
PART_OF_NAME_AND_BIRTH = N_("One of the names and the whole date of birth are the same.")
SAME_NAME = N_("The name is the same. The date of birth is not known on both sides.")
NEAR_NAME = N_("The name is spelt nearly the same. The date of birth is not known on both sides.")
SAME_NAME_OTHER_BIRTH = N_("The name is the same, with another date of birth.")


@dataclass(frozen=True)
class NameCard:
    """What is compared of one person: every name on file (display, legal, aliases) and the date of birth."""

    person: uuid.UUID
    names: tuple[str, ...]
    born: PartialDate | None = None


@dataclass(frozen=True)
class Near:
    """One person who may be meant, how like the name is (0 to 1, for the order of the list only), and why they are listed."""

    person: uuid.UUID
    name: str
    likeness: float
    why: Message


def card_of(person: Person) -> NameCard:
    """What is compared of a person on file."""
    return NameCard(person.id, _names(person.display_name, person.legal_first, person.legal_last, person.aliases), person.dob)


def _names(shown: str | None, first: str | None, last: str | None, aliases: Iterable[Alias] | None) -> tuple[str, ...]:
    names = (shown, " ".join(part for part in (first, last) if part), *(alias.name for alias in aliases or ()))
    return tuple(dict.fromkeys(name for name in names if name))


def index_of(session: Session) -> NameIndex:
    """The names of everybody in the casework compartment, made ready to be asked. For a worker: some hundred milliseconds when large."""
    return NameIndex(_cards(session, Person.status != Status.WITHDRAWN))


def cards_of(session: Session, people: Collection[uuid.UUID]) -> list[NameCard]:
    """What is compared of these people, open or sealed to this account; no more is read of them than that."""
    sealed = [card_of(person) for person in sealed_here(session, Person) if person.id in people]
    return [*_cards(session, Person.id.in_(people)), *sealed]


def _cards(session: Session, which: ColumnElement[bool]) -> Iterator[NameCard]:
    columns = (Person.id, Person.display_name, Person.legal_first, Person.legal_last, Person.aliases, Person.dob)
    for id, shown, first, last, aliases, dob in session.execute(select(*columns).where(which)):
        yield NameCard(id, _names(shown, first, last, aliases), dob)


class NameIndex:
    """All names of one compartment, made ready once and then quick to ask. Changed names are put in with `put`.

    May be asked from any thread, also while another one puts names in.
    """

    def __init__(self, cards: Iterable[NameCard] = ()) -> None:
        self._lock = threading.RLock()
        self._cards: dict[uuid.UUID, NameCard] = {}
        self._words: dict[str, set[uuid.UUID]] = {}
        self._sounds: dict[str, set[str]] = {}
        for card in cards:
            self.put(card)

    def __len__(self) -> int:
        return len(self._cards)

    def put(self, card: NameCard) -> None:
        """Add a person, or replace what is held of them."""
        with self._lock:
            if self._cards.get(card.person) == card:
                return
            self.drop(card.person)
            self._cards[card.person] = card
            for word in {word for name in card.names for word in words_of(name)}:
                self._words.setdefault(word, set()).add(card.person)
                self._sounds.setdefault(sound(word), set()).add(word)

    def drop(self, person: uuid.UUID) -> None:
        """Forget a person."""
        with self._lock:
            card = self._cards.pop(person, None)
            for word in {word for name in card.names for word in words_of(name)} if card else ():
                holders = self._words[word]
                holders.discard(person)
                if not holders:
                    del self._words[word]
                    self._sounds[sound(word)].discard(word)

    def find(self, typed: str, hidden: frozenset[uuid.UUID] = frozenset(), limit: int = 20) -> list[Near]:
        """People whose name is near what was typed, best first; the last word may be unfinished. `hidden` people stay unfound."""
        asked = words_of(typed)
        with self._lock:
            found = [one for one in self._scored(asked) if one[2] not in hidden] if asked else []
        found.sort(key=lambda item: (-item[0], folded(item[1]), item[2]))
        return [Near(person, name, score, SAME_NAME if score == 1 else NEAR_NAME) for score, name, person in found[:limit]]

    def _scored(self, asked: tuple[str, ...]) -> list[tuple[float, str, uuid.UUID]]:
        """Everybody to whom every word fits: how well, by which name."""
        scores: dict[uuid.UUID, list[float]] = {}
        for place, word in enumerate(asked):
            for known, score in self._near(word, unfinished=place == len(asked) - 1).items():
                for person in self._words[known]:
                    row = scores.setdefault(person, [0.0] * len(asked))
                    row[place] = max(row[place], score)
        return [(sum(row) / len(row), self._best(person, asked), person) for person, row in scores.items() if all(row)]

    def possible_duplicates(self, card: NameCard, hidden: frozenset[uuid.UUID] = frozenset(), limit: int = 10) -> list[Near]:
        """People on file who may be the person about to be added (P1), best first. The card's own person is left out."""
        with self._lock:
            others = [self._cards[id] for id in self._candidates(card) - hidden - {card.person}]
        found = [near for other in others if (near := compared(card, other))]
        return sorted(found, key=lambda near: (-near.likeness, folded(near.name), near.person))[:limit]

    def _near(self, word: str, *, unfinished: bool) -> dict[str, float]:
        near = {known: score for known, score, _key in process.extract(
            word, self._words.keys(), scorer=JaroWinkler.similarity, score_cutoff=NEAR, limit=200)}  # fmt: skip
        kin = self._sounds.get(sound(word), set()) | {w for w in pairs(word) | radicals(word) if w in self._words}
        kin |= {changed for changed in mutated(word) if changed in self._words}
        near |= {known: max(near.get(known, 0.0), likeness(word, known)) for known in kin}
        if unfinished:
            near |= {known: PREFIX for known in self._words if known != word and known.startswith(word)}
        return {known: score for known, score in near.items() if score > 0}

    def _candidates(self, card: NameCard) -> set[uuid.UUID]:
        words = {word for name in card.names for word in words_of(name)}
        return {person for word in words for known in self._near(word, unfinished=False) for person in self._words[known]}

    def _best(self, person: uuid.UUID, asked: tuple[str, ...]) -> str:
        return max(self._cards[person].names, key=lambda name: _overlap(asked, words_of(name)))


def _overlap(asked: tuple[str, ...], held: tuple[str, ...]) -> float:
    return sum(max((likeness(one, other) for other in held), default=0.0) for one in asked)


def _alike(one: str, other: str) -> float:
    """How near two whole names are: every word of the shorter finds its like in the longer, and a first name alone is not enough."""
    shorter, longer = sorted((words_of(one), words_of(other)), key=len)
    if not shorter or (len(shorter) == 1 and len(longer) > 1):
        return 0.0
    scores = [max(likeness(word, held) for held in longer) for word in shorter]
    return sum(scores) / len(scores) if all(score >= NEAR for score in scores) else 0.0


def born_alike(one: PartialDate | None, other: PartialDate | None) -> bool | None:
    """Whether two dates of birth can be the same day, allowing for "about" and for day and month changed round; None if unknown."""
    if one is None or other is None:
        return None
    if _span(one)[0] <= _span(other)[1] and _span(other)[0] <= _span(one)[1]:
        return True
    return one.day == other.month and one.month == other.day and one.year == other.year and bool(one.day)


def _span(born: PartialDate) -> tuple[int, int]:
    slack = ABOUT if born.about else 0
    return born.earliest.toordinal() - slack, born.latest.toordinal() + slack


def compared(card: NameCard, other: NameCard) -> Near | None:
    """Whether one person on file may be the person of the card, and why; None when nothing speaks for it."""
    pairs = [(_alike(mine, theirs), theirs) for mine in card.names for theirs in other.names]
    if not pairs:
        return None
    best, name = max(pairs)
    born = born_alike(card.born, other.born)
    exact = best == 1.0
    if best and born:
        return Near(other.person, name, best + 1, SAME_NAME_AND_BIRTH if exact else NEAR_NAME_AND_BIRTH)
    if best and born is None:
        return Near(other.person, name, best, SAME_NAME if exact else NEAR_NAME)
    if exact:
        return Near(other.person, name, 0.8, SAME_NAME_OTHER_BIRTH)
    whole = born and card.born is not None and card.born.day and card.born == other.born
    if whole and (shared := _shared_name(card, other)):
        return Near(other.person, shared, 0.9, PART_OF_NAME_AND_BIRTH)
    return None


def _shared_name(card: NameCard, other: NameCard) -> str | None:
    mine = {word for name in card.names for word in words_of(name)}
    for name in other.names:
        if any(likeness(word, held) >= NEAR for word in words_of(name) for held in mine):
            return name
    return None
