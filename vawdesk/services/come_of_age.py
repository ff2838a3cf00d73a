"""Who stands in an open case under a word for young people and is 18 or over by now: told on Home, and never relabelled (P4, 6.9)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import String, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.case_rules import broken_roles
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.roles import NOW_ADULT, YOUNG_WORDS
from vawdesk.models.rules import Problem
from vawdesk.services.connections import out_of_sight
from vawdesk.services.deadlines import CASEWORK, Reader
from vawdesk.services.due import SENTENCES, Due
from vawdesk.services.due_kinds import Kind
from vawdesk.services.sealed_here import by_ids, sealed_here


def now_adult(session: Session, case: Case, today: date) -> list[Problem]:
    """P4 for a case as it stands: once for each person whose role is one for younger people."""
    people = {one.id: one for one in by_ids(session, Person, case.subjects())}
    return [problem for _person, problem in broken_roles(case, people, today) if problem.rule == NOW_ADULT.code]


def come_of_age(session: Session, reader: Reader, now: Moment) -> Iterator[Due]:
    """One line for all such cases: of whoever works on them, and of managers. What is kept from this reader never counts (C11)."""
    if not reader.roles & CASEWORK:
        return
    shown = out_of_sight(session, reader.staff, now.today).shown(_with_young_words(session))
    held = [case for case in shown if (reader.manages or case.worker == reader.staff) and now_adult(session, case, now.today)]
    if held:
        targets: tuple[tuple[str, uuid.UUID], ...] = tuple((case.type_name, case.id) for case in held)
        sentence = SENTENCES[Kind.NOW_ADULT]
        known = tuple(case.ref_no for case in held if case.ref_no)
        yield Due(Kind.NOW_ADULT, sentence.words.with_(n=len(held)), targets, known, sentence.detail)


def _with_young_words(session: Session) -> Iterable[Case]:
    """The open cases in which such a word may stand, open and sealed to this account, the oldest first."""
    told = type_coerce(Case.people, String)
    words = or_(*(func.instr(told, f'"{role.value}"') > 0 for role in YOUNG_WORDS))
    found = session.scalars(select(Case).where(words, Case.closed_on.is_(None), Case.status.in_((Status.SIGNED, Status.AMENDED))))
    sealed = (one for one in sealed_here(session, Case) if one.closed_on is None and one.status is not Status.DRAFT)
    return sorted((*found, *sealed), key=lambda case: (case.created_at, case.id.hex))
