"""Rules of a case that also need the people in it or another case, as pure functions over what is already loaded."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from vawdesk.i18n import N_
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.relationship import Relationship
from vawdesk.models.casework.roles import role_problems
from vawdesk.models.rules import Problem, Rule, Weight

SAME_WORKER = Rule(
    "C1",
    N_(
        "The same person works with somebody in a linked case, and one of the two may be afraid of the other. Choose another worker. "
        "If that cannot be, a second person must agree and the reason is written down. One worker for both can be drawn to one side, "
        "and can let slip what the other said."
    ),
    "8.4",
    Weight.SECOND_PERSON,
)
NAME_IN_TITLE = Rule(
    "X10 title",
    N_("The title holds a name. Use a number or a neutral word: titles are seen by people who stand behind you."),
    "house rule",
)
STILL_OPEN = Rule(
    "C10",
    N_("Something in this case is still open. Say of each thing whether it is ended or who goes on with it, so that nothing is lost."),
    "8.25",
)


def day_of(case: Case, today: date) -> date:
    """The day on which the ages in a case are judged: when it was opened, and never a day to come."""
    return min(case.opened_on or today, today)


def broken_roles(case: Case, persons: Mapping[uuid.UUID, Person], today: date) -> list[tuple[uuid.UUID, Problem]]:
    """P3 and P4 over every person of a case, on the day it was opened: run when the case is completed and when an age changes."""
    found = []
    for row in case.people or ():
        if row.person is not None and row.person in persons:
            problems = role_problems(persons[row.person], row.roles or (), day_of(case, today), today)
            found += [(row.person, problem) for problem in problems]
    return found


def same_worker(case: Case, linked: Case, relationships: Iterable[Relationship]) -> Problem | None:
    """C1: one worker on two cases of people of whom one may be afraid of the other. A case without a worker breaks nothing."""
    if case.id == linked.id or case.worker is None or case.worker != linked.worker:
        return None
    pair = {case.person, linked.person}
    afraid = any(set(two) == pair for relationship in relationships for two in relationship.protected_from())
    return SAME_WORKER.at("worker") if afraid else None


def name_in_heading(heading: str | None, persons: Iterable[Person]) -> Problem | None:
    """X10: whether a title holds a word of the names of the people in the file."""
    words = {word.casefold() for word in (heading or "").replace("-", " ").split()}
    for person in persons:
        names = [person.display_name, person.legal_first, person.legal_last, *(alias.name for alias in person.aliases or ())]
        if words & {part.casefold() for name in names if name for part in name.replace("-", " ").split() if len(part) > 2}:
            return NAME_IN_TITLE.at("heading")
    return None


def closing_problems(case: Case, still_open: Iterable[uuid.UUID]) -> list[Problem]:
    """C10: nothing that is open may be passed over when a case is closed. `still_open` are ids of open records of the file.

    A record of which several things are open stands there once for each, and each is answered.
    """
    answered = Counter(row.record for row in case.left_open or ())
    return [STILL_OPEN.at("left_open")] if case.is_closed and not Counter(still_open) <= answered else []
