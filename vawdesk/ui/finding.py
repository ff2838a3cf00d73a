"""Finds people, addresses, cases and colleagues for the pickers of a form, with the staff-risk mark wherever one is met (8.17)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.i18n import N_, Language
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.person import Person
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.services import search
from vawdesk.services.desk import Desk
from vawdesk.services.dossiers import pointed_at
from vawdesk.services.flags_in_view import flags_in_view
from vawdesk.services.holding import holding
from vawdesk.services.protection import declared_connections
from vawdesk.ui.kit.editors.build import Finder
from vawdesk.ui.kit.editors.picker import Found

MOST = 8
NOT_HERE = N_("Something that you cannot open")
OF_NOBODY = N_("Nobody is linked with it")


class _Casework:
    """What the three finders of casework share: the desk, the language, and people the reader is kept from (C11)."""

    def __init__(self, desk: Desk, language: Language) -> None:
        self.desk, self.language = desk, language

    def kept(self, session: Session) -> set[UUID]:
        """People of whom whoever is at the desk learns nothing."""
        return declared_connections(session, self.desk.account.staff, self.desk.now())

    def flagged(self, session: Session, people: Iterable[UUID] = (), addresses: Iterable[UUID] = ()) -> bool:
        """Whether a warning to staff reaches these."""
        return bool(flags_in_view(session, people, addresses, self.desk.now()))

    def names(self, session: Session, people: Iterable[UUID]) -> list[str]:
        """What people are called, without those the reader is kept from."""
        kept, order = self.kept(session), list(people)
        rows = session.execute(select(Person.id, Person.display_name).where(Person.id.in_(order)))
        known = {id: name for id, name in rows if name and id not in kept}
        return [known[id] for id in order if id in known]

    def people(self, session: Session, words: str) -> list[UUID]:
        """People whose record holds these words."""
        kept = self.kept(session)
        hits = search.find(session, "casework", words, types=("person",), most=MOST * 2)
        return [hit.record for hit in hits if hit.record not in kept][:MOST]

    def nothing(self, id: UUID) -> Found:
        """The words for what is not there, or not for this reader."""
        return Found(id, self.language.say(NOT_HERE))


class People(_Casework):
    """People on file, by their names and the words of their record."""

    def search(self, words: str) -> Sequence[Found]:
        """The best few."""
        with self.desk.reading() as session:
            return [self._found(session, person) for id in self.people(session, words) if (person := session.get(Person, id))]

    def describe(self, record: UUID) -> Found:
        """The words for one of them."""
        with self.desk.reading() as session:
            person = session.get(Person, record)
            hidden = person is None or person.id in self.kept(session)
            return self.nothing(record) if person is None or hidden else self._found(session, person)

    def _found(self, session: Session, person: Person) -> Found:
        return Found(person.id, person.display_name or "", person.ref_no or "", self.flagged(session, [person.id]))


class Places(_Casework):
    """Addresses, by who is linked with them. A hidden one shows its kind and its people, never its lines."""

    def search(self, words: str) -> Sequence[Found]:
        """The best few."""
        with self.desk.reading() as session:
            hits = [hit.record for hit in search.find(session, "casework", words, types=("address",), most=MOST)]
            people = self.people(session, words)
            linked = session.scalars(select(Address.id).where(holding(Address.residents, people))) if people else ()
            ids = list(dict.fromkeys((*hits, *linked)))[:MOST]
            return [self._found(session, place) for id in ids if (place := session.get(Address, id)) is not None]

    def describe(self, record: UUID) -> Found:
        """The words for one of them."""
        with self.desk.reading() as session:
            place = session.get(Address, record)
            return self.nothing(record) if place is None else self._found(session, place)

    def _found(self, session: Session, place: Address) -> Found:
        kind = self.language.say(place.kind.label) if place.kind else self.language.say(Address.title)
        names = self.language.list(self.names(session, place.people)) or self.language.say(OF_NOBODY)
        about = names if place.confidential is not False else self.language.list([names, place.one_line()])
        return Found(place.id, kind, about, self.flagged(session, addresses=[place.id]))


class Cases(_Casework):
    """Cases, by their number or by whose file they are; sealed ones for those who may open them."""

    def search(self, words: str) -> Sequence[Found]:
        """The best few."""
        with self.desk.reading() as session:
            ids = [hit.record for hit in search.find(session, "casework", words, types=("case",), most=MOST)]
            people = self.people(session, words)
            ids += session.scalars(select(Case.id).where(Case.person.in_(people), Case.status != Status.WITHDRAWN)) if people else ()
            kept = self.kept(session)
            cases = [case for id in dict.fromkeys(ids) if (case := session.get(Case, id)) is not None]
            cases += [case for case in self.desk.sealed(Case) if words.casefold() in (case.ref_no or "").casefold()]
            return [self._found(session, case) for case in cases if not kept & set(case.subjects())][:MOST]

    def describe(self, record: UUID) -> Found:
        """The words for one of them."""
        case = self.desk.peek(Case, record)
        with self.desk.reading() as session:
            return self.nothing(record) if case is None else self._found(session, case)

    def _found(self, session: Session, case: Case) -> Found:
        whose = self.names(session, [case.person] if case.person else [])
        return Found(case.id, case.ref_no or "", self.language.list(whose), self.flagged(session, case.subjects()))


class Colleagues:
    """Members of staff, by their names."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def search(self, words: str) -> Sequence[Found]:
        """The best few of those who work here today."""
        wanted, today = words.casefold().split(), self.desk.now().today
        here = [one for one in self._all() if one.works_on(today) and one.name]
        near = [one for one in here if all(any(part.startswith(word) for part in (one.name or "").casefold().split()) for word in wanted)]
        return [self._found(one) for one in sorted(near, key=lambda one: one.name or "")[:MOST]]

    def describe(self, record: UUID) -> Found:
        """The words for one of them, also one who has left."""
        member = self.desk.peek(StaffMember, record)
        return Found(record, "") if member is None else self._found(member)

    def _all(self) -> list[StaffMember]:
        with self.desk.reading("organisation") as session:
            found = list(session.scalars(select(StaffMember)))
            session.expunge_all()
            return found

    def _found(self, member: StaffMember) -> Found:
        return Found(member.id, member.name or "", member.post or "")


def finders(desk: Desk, language: Language) -> Mapping[str, Finder]:
    """The finders by the type of record they find."""
    return {
        "person": People(desk, language),
        "address": Places(desk, language),
        "case": Cases(desk, language),
        "staff_member": Colleagues(desk),
    }


def names_of(known: Mapping[str, Finder], record: Record) -> dict[UUID, str]:
    """What everything that a record points at is called, for showing its answers."""
    found: dict[UUID, str] = {}
    for name, described in record.fields().items():
        if (held := record.value(name)) is not None:
            for kind, id in pointed_at(described.kind, held):
                if kind in known and id not in found:
                    one = known[kind].describe(id)
                    found[id] = f"{one.words} ({one.about})" if kind == "address" and one.about else one.words
    return found
