"""What the desk says no with: values for rules, exceptions for what a caller must not go past."""

from __future__ import annotations

from datetime import datetime

from vawdesk.i18n import N_, Message
from vawdesk.models.rules import Problem

LOOKING_ONLY = N_(
    "Something was found wrong with the records when you signed in, and you chose to look only. Nothing can be saved until you "
    "sign in again and go on all the same, or bring back a backup."
)
NOTHING_HERE = N_("There is nothing here that you can open.")


class Refused(Exception):
    """A unit that may not be committed; carries the problems. The exception's own text holds no value of any record."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(", ".join(f"{problem.rule} {problem.field}".strip() for problem in problems))
        self.problems = problems


class NothingHere(Exception):
    """There is no such record, or none that this account may open: the same words for both."""

    message: Message = NOTHING_HERE


class SignedAlready(Exception):
    """A signed record would have been changed. It stays; an addendum is added instead."""

    message: Message = N_("This record is signed. You can add a note to it. The old words stay.")


CHANGED_MEANWHILE = N_("Someone else has changed this since you opened it. What you typed is kept as a draft. Open it again and compare.")
CHANGED_BY = N_("{name} has changed this since you opened it: {at}. What you typed is kept as a draft. Open it again and compare.")


class ChangedMeanwhile(Exception):
    """The same record was saved since it was opened. `name`: who saved it, "" where that is not known; `at`: when."""

    def __init__(self, name: str = "", at: datetime | None = None) -> None:
        super().__init__("changed meanwhile")
        self.message: Message = CHANGED_BY.with_(name=name, at=at) if name and at is not None else CHANGED_MEANWHILE
