"""What colleagues are to do at a place, of which they may not learn why: it stands in the open beside a flag of a sealed file (C11)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Mapped

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models.base import CaseworkRecord, field, row_field
from vawdesk.models.casework.flag_options import Instruction
from vawdesk.models.kinds import DateKind, Rows, Several, TextKind
from vawdesk.models.rules import Problem, Rule
from vawdesk.models.values import Row

MATCHES_NOTHING = Rule("C11-instruction", N_("An instruction needs a place or a person to which it belongs."), "8.17")


@dataclass(frozen=True)
class Mark(Row):
    """A keyed hash of an address or of a person's id: what is met can be compared with it, and nothing can be read from it."""

    value: str | None = row_field(N_("Mark"), TextKind(64), required=True, sensitive=False, paragraph="8.17")


class StaffInstruction(CaseworkRecord):
    """No name, no place, no case, no reason, no date of what happened: marks to compare with, and what to do."""

    __tablename__ = "staff_instruction"
    type_name = "staff_instruction"
    stays_open = True
    title = N_("Instruction to staff")

    marks: Mapped[tuple[Mark, ...] | None] = field(N_("Where it applies"), Rows(Mark), mask=True, paragraph="8.17")
    control_instructions: Mapped[tuple[Instruction, ...] | None] = field(
        N_("What colleagues are to do"), Several(Instruction), paragraph="8.15"
    )  # fmt: skip
    since: Mapped[date | None] = field(N_("Since"), DateKind(), required=True, paragraph="8.17")
    ended_on: Mapped[date | None] = field(N_("Ended on"), DateKind(), index=True, paragraph="8.17")

    def values_of_marks(self) -> frozenset[str]:
        """The marks, to compare with those of what is met."""
        return frozenset(mark.value for mark in self.marks or () if mark.value)

    def rules(self, now: Moment) -> Iterator[Problem]:
        if not self.marks:
            yield MATCHES_NOTHING.at("marks")


def as_marks(values: Iterable[str]) -> tuple[Mark, ...]:
    """Marks in an order that tells nothing."""
    return tuple(Mark(value) for value in sorted(set(values)))
