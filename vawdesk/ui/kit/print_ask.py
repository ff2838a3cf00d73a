"""What a page says when something is to be printed: which document, about which record. It goes where an id goes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from vawdesk.services.page_ask import PageAsk

PRINT = "handled_copy"  # the key of the page that prints: `go.emit(PRINT, PrintAsk("D03", case.id))`
MY_EXCEPTIONS = "D24"  # the list of what whoever is at the desk agreed to in a month
COPIES = "handled_copies"  # the key of the list of paper copies: `go.emit(COPIES, case.id)`, None for all


@dataclass(eq=False)
class Answered:
    """What was answered on the page that prints, by the name of the question: for whoever goes on from there and comes back."""

    held: dict[str, Any] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class PrintAsk(PageAsk):
    """The document's code (D03, D20) and the record it is named after; without a record its blank form.

    `also` are other papers of the same case that go to the same reader with it; `answered` goes along from page to page. `month` is a
    day of the month of which a list tells.
    """

    document: str
    record: UUID | None = None
    also: tuple[PrintAsk, ...] = ()
    answered: Answered = field(default_factory=Answered, compare=False, repr=False)
    month: date | None = None

    @property
    def all(self) -> tuple[PrintAsk, ...]:
        """Every paper that is asked for, this one first."""
        return (self, *self.also)
