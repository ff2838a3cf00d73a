"""Rules are values: a rule is written once with its words and its paragraph, and says of a record where it is broken."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from vawdesk.i18n import Message


class Weight(StrEnum):
    """How hard a broken rule stands in the way."""

    REFUSE = "refuse"  # cannot be completed
    SECOND_PERSON = "second person"  # goes on when a second person has agreed (X13)
    REASON = "reason"  # goes on with a recorded reason
    ADVISE = "advise"  # shown, never in the way


SHORTEST_REASON = 10  # characters


def says_why(reason: str | None) -> bool:
    """Whether these words can be a reason for going past a rule: fewer say neither why, nor whom one tried. The one measure of it."""
    return len((reason or "").strip()) >= SHORTEST_REASON


@dataclass(frozen=True)
class Problem:
    """One rule broken by one record: the field to go to ("" when there is none), the words, and where the rule comes from."""

    field: str
    message: Message
    paragraph: str
    weight: Weight
    rule: str = ""


RULES: dict[str, Rule] = {}


@dataclass(frozen=True)
class Rule:
    """A numbered rule: its code in the specification, its words, the paragraph that asks for it, and its weight.

    `paragraph` is a paragraph of the Good Practice Guidance ("8.17"), an item of the Standards ("ST 4"), or another source
    listed in resources/facts/sources.json.
    """

    code: str
    message: Message
    paragraph: str
    weight: Weight = Weight.REFUSE

    def __post_init__(self) -> None:
        if RULES.setdefault(self.code, self) is not self:
            raise ValueError(f"two rules are called {self.code}")

    def at(self, field: str = "", **values: object) -> Problem:
        """The problem this rule has with a field; `values` fill the gaps of its message."""
        return Problem(field, self.message.with_(**values) if values else self.message, self.paragraph, self.weight, self.code)
