"""Rows of a referral: that somebody trained went through the Dash list, and never what stands in it (11.6, 11.10)."""

from __future__ import annotations

from dataclasses import dataclass

from vawdesk.i18n import N_
from vawdesk.models.base import row_field
from vawdesk.models.kinds import ApproximateDate, TextKind, TriKind, Whole
from vawdesk.models.values import OEDD, PartialDate, Row, Tri


@dataclass(frozen=True)
class DashHeard(Row):
    """That a trained person went through the Dash list: never its items (11.6)."""

    by: str | None = row_field(N_("By whom"), TextKind(120), required=True, paragraph="11.10", missing=N_("Write who went through it."))
    trained: Tri | None = row_field(
        N_("Were they trained in it?"), TriKind(answers=OEDD), required=True, paragraph="11.3", missing=N_("Say whether they were trained.")
    )  # fmt: skip
    on: PartialDate | None = row_field(N_("When"), ApproximateDate(), paragraph="11.10")
    total: int | None = row_field(
        N_("Number that their form asks for"), Whole(0, 99), paragraph="11.10", help=N_("Only if their form asks. It says nothing here.")
    )  # fmt: skip
    held_where: str | None = row_field(N_("Where the paper is kept"), TextKind(200), paragraph="11.10")
