"""What Home says of staff-risk flags beside their confirmation and review: to read, challenged, to answer, kept long enough (8.17)."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.models.base import Record, Status
from vawdesk.models.casework.flag_options import Standing
from vawdesk.models.casework.flag_review import Answered, FlagReview
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.services.connections import out_of_sight
from vawdesk.services.due import SENTENCES, Due
from vawdesk.services.due_kinds import Kind
from vawdesk.services.flag_steps import may_confirm_here
from vawdesk.services.flags_kept import kept_over
from vawdesk.services.flags_read import unread
from vawdesk.services.names_on_file import cases_called
from vawdesk.services.sealed_here import sealed_here

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

Waiting = tuple[Record, datetime | date | None]


def flags_due(desk: Desk) -> tuple[Due, ...]:
    """The lines for whoever is at the desk. What waits for their own confirmation is told in a line of its own, and not twice."""
    with desk.reading() as session:
        to_read = [flag for flag in unread(desk, session) if not (_unconfirmed(flag) and may_confirm_here(desk, flag))]
        found: dict[Kind, list[Waiting]] = {Kind.FLAG_UNREAD: [(flag, flag.updated_at) for flag in to_read]}
        if desk.account.manages:
            found |= _for_a_manager(desk, session)
        called = cases_called(session, {file for waiting in found.values() for one, _since in waiting if (file := one.file()) is not None})
        return tuple(_line(kind, waiting, called) for kind, waiting in found.items() if waiting)


def _unconfirmed(flag: StaffRiskFlag) -> bool:
    return flag.standing is Standing.PROPOSED


def _for_a_manager(desk: Desk, session: Session) -> dict[Kind, list[Waiting]]:
    hidden = out_of_sight(session, desk.account.staff, desk.now().today)
    challenged = [*session.scalars(select(StaffRiskFlag).where(StaffRiskFlag.standing == Standing.CHALLENGED))]
    challenged += [flag for flag in sealed_here(session, StaffRiskFlag) if flag.standing is Standing.CHALLENGED]
    answers = [*session.scalars(select(FlagReview).where(FlagReview.answered == Answered.TO_COME))]
    answers += [one for one in sealed_here(session, FlagReview) if one.is_unanswered]
    return {
        Kind.FLAG_CHALLENGED: [(flag, flag.challenged_on) for flag in hidden.shown(challenged) if flag.status is not Status.WITHDRAWN],
        Kind.FLAG_ANSWER: [(one, one.answer_by) for one in hidden.shown(answers) if one.status is not Status.WITHDRAWN],
        Kind.FLAG_KEPT_OVER: [(kept.flag, kept.until) for kept in kept_over(desk, session)],
    }


def _line(kind: Kind, waiting: Sequence[Waiting], called: dict[uuid.UUID, str]) -> Due:
    """One sentence, with the most pressing first."""
    first = sorted(waiting, key=lambda one: (one[1] is not None, str(one[1]), one[0].id.hex))
    targets = tuple((record.type_name, record.id) for record, _since in first)
    files = (called.get(file, "") for record, _since in first if (file := record.file()) is not None)
    sentence = SENTENCES[kind]
    return Due(
        kind, sentence.words.with_(n=len(first)), targets, tuple(dict.fromkeys(one for one in files if one)), sentence.detail, first[0][1]
    )
