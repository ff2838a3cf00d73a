"""Finders for the pickers of a form: people, cases, situations, addresses and colleagues, by what a person would type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, false, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from vawdesk.i18n import N_, Message
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.situation import Situation
from vawdesk.models.organisation.contact import Contact
from vawdesk.models.organisation.sharing_protocol import SharingProtocol
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.services import search
from vawdesk.services.connections import out_of_sight
from vawdesk.services.holding import holding
from vawdesk.services.names_on_file import flagged, people_called
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.directory_finders import Contacts, Protocols
from vawdesk.ui.kit.editors.build import Finder, Sources
from vawdesk.ui.kit.editors.picker import Found

R = TypeVar("R", bound=Record)

SHOWN = 8
HIDDEN_ADDRESS = N_("Hidden address")
GONE = N_("Somebody or something that you cannot open")
NEW_PERSON = N_("Add a new person")
NEW_SITUATION = N_("Begin a new situation")
LONGEST = 1000  # characters: nothing that is searched here is longer, and the store refuses to look for much more


def _holds(words: str, *columns: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    """One of the columns holds these words."""
    return or_(*(column.contains(words, autoescape=True) for column in columns)) if len(words) <= LONGEST else false()


def _shown(at: AtDesk, records: Iterable[R]) -> list[R]:
    """Those that are not kept from whoever is at the desk (C11)."""
    with at.desk.reading() as session:
        return out_of_sight(session, at.desk.account.staff, at.now().today).shown(records)


def _peek(at: AtDesk, kind: type[R], id: UUID) -> R | None:
    """A record by its id; None also for whoever it is kept from."""
    held = at.desk.peek(kind, id)
    return next(iter(_shown(at, [held])), None) if held is not None else None


class People:
    """People by name, near spellings among them, or by number."""

    def __init__(self, at: AtDesk) -> None:
        self._at = at

    def search(self, words: str) -> Sequence[Found]:
        """The best few."""
        return [self.describe(id) for id in self._at.names.find(words, SHOWN)]

    def describe(self, record: UUID) -> Found:
        """Name, number and year of birth."""
        person = _peek(self._at, Person, record)
        if person is None:
            return Found(record, self._at.language.say(GONE))
        with self._at.desk.reading() as session:
            risk = record in flagged(self._at.desk, session)
        born = person.dob.shown(self._at.language) if person.dob else ""
        return Found(record, person.display_name or "", " · ".join(part for part in (person.ref_no or "", born) if part), risk)


class Cases:
    """Cases by number or by the name of somebody in them."""

    def __init__(self, at: AtDesk) -> None:
        self._at = at

    def search(self, words: str) -> Sequence[Found]:
        """The best few: open cases of the people meant, then those with this number or word."""
        people = self._at.names.find(words, SHOWN)
        with self._at.desk.reading() as session:
            found = (
                list(session.scalars(select(Case).where(holding(Case.people, people), Case.status != Status.WITHDRAWN))) if people else []
            )
            like = _holds(words, Case.ref_no, Case.heading)
            found += list(session.scalars(select(Case).where(like, Case.status != Status.WITHDRAWN).limit(SHOWN)))
        found += [case for case in self._at.desk.sealed(Case) if set(people) & set(case.subjects()) or words.upper() in (case.ref_no or "")]
        ordered = sorted({case.id: case for case in _shown(self._at, found)}.values(), key=lambda case: case.is_closed)
        return [self._found(case) for case in ordered[:SHOWN]]

    def describe(self, record: UUID) -> Found:
        """Number and whose file it is."""
        case = _peek(self._at, Case, record)
        return self._found(case) if case is not None else Found(record, self._at.language.say(GONE))

    def _found(self, case: Case) -> Found:
        with self._at.desk.reading() as session:
            names = people_called(session, [case.person] if case.person else [])
            risk = not set(case.subjects()).isdisjoint(flagged(self._at.desk, session))
        return Found(case.id, case.heading or case.ref_no or "", names.get(case.person, "") if case.person else "", risk)


class Situations:
    """Situations by number, by title, or by the name of somebody in one of their cases."""

    def __init__(self, at: AtDesk) -> None:
        self._at = at

    def search(self, words: str) -> Sequence[Found]:
        """The best few."""
        people = self._at.names.find(words, SHOWN)
        with self._at.desk.reading() as session:
            ids = list(session.scalars(select(Case.situation).where(holding(Case.people, people)))) if people else []
            like = _holds(words, Situation.ref_no, Situation.heading)
            ids += list(session.scalars(select(Situation.id).where(like).limit(SHOWN)))
        wanted = dict.fromkeys(id for id in ids if id is not None and _peek(self._at, Situation, id) is not None)
        return [self.describe(id) for id in wanted][:SHOWN]

    def describe(self, record: UUID) -> Found:
        """Number, and the people whose cases it links."""
        situation = _peek(self._at, Situation, record)
        if situation is None:
            return Found(record, self._at.language.say(GONE))
        with self._at.desk.reading() as session:
            owners = [id for id in session.scalars(select(Case.person).where(Case.situation == record)) if id is not None]
            names = people_called(session, owners)
        return Found(record, situation.heading or situation.ref_no or "", self._at.language.list(sorted(names.values())))


class Addresses:
    """Addresses by the people linked with them, or by a word of one that is not hidden; a hidden one only by a whole word (8.5)."""

    def __init__(self, at: AtDesk) -> None:
        self._at = at

    def search(self, words: str) -> Sequence[Found]:
        """The best few."""
        people = self._at.names.find(words, SHOWN)
        with self._at.desk.reading() as session:
            ids = list(session.scalars(select(Address.id).where(holding(Address.residents, people)))) if people else []
            ids += [hit.record for hit in search.find(session, "casework", words, types=("address",), most=SHOWN)]
        return [self.describe(id) for id in dict.fromkeys(ids) if _peek(self._at, Address, id) is not None][:SHOWN]

    def describe(self, record: UUID) -> Found:
        """The kind of place and who is linked with it; the address itself only where it is not hidden."""
        place = _peek(self._at, Address, record)
        if place is None:
            return Found(record, self._at.language.say(GONE))
        say = self._at.language.say
        with self._at.desk.reading() as session:
            hidden = out_of_sight(session, self._at.desk.account.staff, self._at.now().today)
            names = people_called(session, set(place.people) - hidden.people)
            risk = record in flagged(self._at.desk, session)
        words = say(HIDDEN_ADDRESS) if place.masked("line1") else place.one_line()
        kind = [say(place.kind.label)] if place.kind else []
        return Found(record, words or say(Address.title), self._at.language.list([*kind, *names.values()]), risk)


class Colleagues:
    """Members of staff by name or post."""

    def __init__(self, at: AtDesk) -> None:
        self._at = at

    def search(self, words: str) -> Sequence[Found]:
        """The best few who still belong here."""
        like = _holds(words, StaffMember.name, StaffMember.post)
        today = self._at.now().today
        with self._at.desk.reading("organisation") as session:
            found = session.scalars(select(StaffMember).where(like).order_by(StaffMember.name))
            return [_colleague(member) for member in found if member.works_on(today)][:SHOWN]

    def describe(self, record: UUID) -> Found:
        """Name and post."""
        member = self._at.desk.peek(StaffMember, record)
        if member is None:
            own = self._at.desk.account
            return Found(record, own.shown_name if record == own.staff else self._at.language.say(GONE))
        return _colleague(member)


class Decisions:
    """Decisions by number or by a word of their question."""

    def __init__(self, at: AtDesk) -> None:
        self._at = at

    def search(self, words: str) -> Sequence[Found]:
        """The newest few."""
        like = _holds(words, Decision.ref_no, Decision.question)
        with self._at.desk.reading() as session:
            query = select(Decision).where(like, Decision.status.in_((Status.SIGNED, Status.AMENDED)))
            found = list(session.scalars(query.order_by(Decision.created_at.desc()).limit(SHOWN)))
        folded = words.casefold()
        found += [one for one in self._at.desk.sealed(Decision) if folded in f"{one.ref_no} {one.question}".casefold()]
        return [self._found(one) for one in _shown(self._at, found)[:SHOWN]]

    def describe(self, record: UUID) -> Found:
        """Its number and its question."""
        held = _peek(self._at, Decision, record)
        return self._found(held) if held is not None else Found(record, self._at.language.say(GONE))

    @staticmethod
    def _found(decision: Decision) -> Found:
        return Found(decision.id, decision.ref_no or "", decision.question or "")


def _colleague(member: StaffMember) -> Found:
    return Found(member.id, member.name or "", member.post or "")


def finders(at: AtDesk) -> dict[str, Finder]:
    """The finders by the type they find."""
    return {
        Person.type_name: People(at),
        Case.type_name: Cases(at),
        Situation.type_name: Situations(at),
        Address.type_name: Addresses(at),
        StaffMember.type_name: Colleagues(at),
        Contact.type_name: Contacts(at.desk, at.language),
        Decision.type_name: Decisions(at),
        SharingProtocol.type_name: Protocols(at.desk, at.language),
    }


def sources(
    at: AtDesk,
    offer_new: Mapping[str, Message] | None = None,
    on_reveal: Callable[[str, Callable[[], None]], None] | None = None,
) -> Sources:
    """What the editors of a form need from outside, at this desk."""
    return Sources(finders(at), dict(offer_new or {}), now=lambda: at.now().utc, on_reveal=on_reveal)


def described(at: AtDesk, kind: type[Record], record: UUID | None) -> str:
    """The words for one record, "" for none."""
    return finders(at)[kind.type_name].describe(record).words if record is not None else ""
