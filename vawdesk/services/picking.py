"""What a picker of a form offers for typed words, sealed records of this account among them; and one's own open cases."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import ColumnElement, false, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from vawdesk.models.base import Record, Status
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.situation import Situation
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.services import search
from vawdesk.services.connections import out_of_sight
from vawdesk.services.holding import holding
from vawdesk.services.names_on_file import people_called

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

R = TypeVar("R", bound=Record)

LONGEST = 1000  # characters: nothing that is searched here is longer, and the store refuses to look for much more


def _holds(words: str, *columns: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    """One of the columns holds these words."""
    return or_(*(column.contains(words, autoescape=True) for column in columns)) if len(words) <= LONGEST else false()


def shown(desk: Desk, records: Iterable[R]) -> list[R]:
    """Those that are not kept from whoever is at the desk (C11)."""
    with desk.reading() as session:
        return out_of_sight(session, desk.account.staff, desk.now().today).shown(records)


def peek(desk: Desk, kind: type[R], id: uuid.UUID) -> R | None:
    """A record by its id; None also for whoever it is kept from (C11)."""
    held = desk.peek(kind, id)
    return next(iter(shown(desk, [held])), None) if held is not None else None


def cases_like(desk: Desk, words: str, people: Collection[uuid.UUID], most: int) -> list[Case]:
    """Cases of these people, and cases with this number or word: open ones first, at most so many."""
    with desk.reading() as session:
        found = list(session.scalars(select(Case).where(holding(Case.people, people), Case.status != Status.WITHDRAWN))) if people else []
        like = _holds(words, Case.ref_no, Case.heading)
        found += list(session.scalars(select(Case).where(like, Case.status != Status.WITHDRAWN).limit(most)))
        session.expunge_all()
    found += [case for case in desk.sealed(Case) if set(people) & set(case.subjects()) or words.upper() in (case.ref_no or "")]
    return sorted({case.id: case for case in shown(desk, found)}.values(), key=lambda case: case.is_closed)[:most]


def situations_like(desk: Desk, words: str, people: Collection[uuid.UUID], most: int) -> list[uuid.UUID]:
    """Situations in which one of these people has a case, then those with this number or title; at most so many."""
    with desk.reading() as session:
        ids = list(session.scalars(select(Case.situation).where(holding(Case.people, people)))) if people else []
        ids += list(session.scalars(select(Situation.id).where(_holds(words, Situation.ref_no, Situation.heading)).limit(most)))
    return [id for id in dict.fromkeys(ids) if id is not None and peek(desk, Situation, id) is not None][:most]


def owners(desk: Desk, situation: uuid.UUID) -> list[str]:
    """What the people are called whose cases a situation links, in the order of the alphabet."""
    with desk.reading() as session:
        people = [id for id in session.scalars(select(Case.person).where(Case.situation == situation)) if id is not None]
        return sorted(people_called(session, people).values())


def addresses_like(desk: Desk, words: str, people: Collection[uuid.UUID], most: int) -> list[uuid.UUID]:
    """Addresses with which one of these people is linked, then those that hold the words; at most so many."""
    with desk.reading() as session:
        ids = list(session.scalars(select(Address.id).where(holding(Address.residents, people)))) if people else []
        ids += [hit.record for hit in search.find(session, "casework", words, types=("address",), most=most)]
    return [id for id in dict.fromkeys(ids) if peek(desk, Address, id) is not None][:most]


def colleagues_like(desk: Desk, words: str, most: int) -> list[StaffMember]:
    """Members of staff with this name or post who belong here today, by name; at most so many."""
    today = desk.now().today
    with desk.reading("organisation") as session:
        found = session.scalars(select(StaffMember).where(_holds(words, StaffMember.name, StaffMember.post)).order_by(StaffMember.name))
        members = [member for member in found if member.works_on(today)][:most]
        session.expunge_all()
    return members


def decisions_like(desk: Desk, words: str, most: int) -> list[Decision]:
    """Decisions on record with this number or word in their question: the newest, then sealed ones; at most so many."""
    like = _holds(words, Decision.ref_no, Decision.question)
    with desk.reading() as session:
        query = select(Decision).where(like, Decision.status.in_((Status.SIGNED, Status.AMENDED)))
        found = list(session.scalars(query.order_by(Decision.created_at.desc()).limit(most)))
        session.expunge_all()
    folded = words.casefold()
    found += [one for one in desk.sealed(Decision) if folded in f"{one.ref_no} {one.question}".casefold()]
    return shown(desk, found)[:most]


def own_cases(desk: Desk, most: int) -> list[tuple[Case, str]]:
    """The open cases of whoever is at the desk, the last changed first, each with the name of the person whose file it is."""
    mine = (Case.worker == desk.account.staff, Case.closed_on.is_(None), Case.status != Status.WITHDRAWN)
    with desk.reading() as session:
        hidden = out_of_sight(session, desk.account.staff, desk.now().today)
        cases = hidden.shown(session.scalars(select(Case).where(*mine).order_by(Case.updated_at.desc()).limit(most)))
        names = people_called(session, [case.person for case in cases if case.person is not None])
        session.expunge_all()
    return [(case, names.get(case.person, "") if case.person is not None else "") for case in cases]
