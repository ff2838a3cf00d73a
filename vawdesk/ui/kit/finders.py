"""Finders for the pickers of a form: people, cases, situations, addresses and colleagues, by what a person would type."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from vawdesk.i18n import N_, Message
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.situation import Situation
from vawdesk.models.organisation.contact import Contact
from vawdesk.models.organisation.sharing_protocol import SharingProtocol
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.services import picking
from vawdesk.services.connections import out_of_sight
from vawdesk.services.flags_nearby import near_flags
from vawdesk.services.names_on_file import flagged, people_called
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.directory_finders import GONE, SHOWN, Contacts, Protocols
from vawdesk.ui.kit.editors.build import Finder, Sources
from vawdesk.ui.kit.editors.picker import Found

HIDDEN_ADDRESS = N_("Hidden address")
NEW_PERSON = N_("Add a new person")


class People:
    """People by name, near spellings among them, or by number."""

    def __init__(self, at: AtDesk) -> None:
        self._at = at

    def search(self, words: str) -> Sequence[Found]:
        """The best few."""
        return [self.describe(id) for id in self._at.names.find(words, SHOWN)]

    def describe(self, record: UUID) -> Found:
        """Name, number and year of birth."""
        person = picking.peek(self._at.desk, Person, record)
        if person is None:
            return Found(record, self._at.language.say(GONE))
        with self._at.desk.reading() as session:
            risk = record in near_flags(self._at.desk, session)
        born = person.dob.shown(self._at.language) if person.dob else ""
        return Found(record, person.display_name or "", " · ".join(part for part in (person.ref_no or "", born) if part), risk)


class Cases:
    """Cases by number or by the name of somebody in them."""

    def __init__(self, at: AtDesk) -> None:
        self._at = at

    def search(self, words: str) -> Sequence[Found]:
        """The best few: open cases of the people meant, then those with this number or word."""
        return [self._found(case) for case in picking.cases_like(self._at.desk, words, self._at.names.find(words, SHOWN), SHOWN)]

    def describe(self, record: UUID) -> Found:
        """Number and whose file it is."""
        case = picking.peek(self._at.desk, Case, record)
        return self._found(case) if case is not None else Found(record, self._at.language.say(GONE))

    def _found(self, case: Case) -> Found:
        with self._at.desk.reading() as session:
            names = people_called(session, [case.person] if case.person else [])
            risk = not near_flags(self._at.desk, session).isdisjoint(case.subjects())
        return Found(case.id, case.heading or case.ref_no or "", names.get(case.person, "") if case.person else "", risk)


class Situations:
    """Situations by number, by title, or by the name of somebody in one of their cases."""

    def __init__(self, at: AtDesk) -> None:
        self._at = at

    def search(self, words: str) -> Sequence[Found]:
        """The best few."""
        return [self.describe(id) for id in picking.situations_like(self._at.desk, words, self._at.names.find(words, SHOWN), SHOWN)]

    def describe(self, record: UUID) -> Found:
        """Number, and the people whose cases it links."""
        situation = picking.peek(self._at.desk, Situation, record)
        if situation is None:
            return Found(record, self._at.language.say(GONE))
        owners = picking.owners(self._at.desk, record)
        return Found(record, situation.heading or situation.ref_no or "", self._at.language.list(owners))


class Addresses:
    """Addresses by the people linked with them, or by a word of one that is not hidden; a hidden one only by a whole word (8.5)."""

    def __init__(self, at: AtDesk) -> None:
        self._at = at

    def search(self, words: str) -> Sequence[Found]:
        """The best few."""
        return [self.describe(id) for id in picking.addresses_like(self._at.desk, words, self._at.names.find(words, SHOWN), SHOWN)]

    def describe(self, record: UUID) -> Found:
        """The kind of place and who is linked with it; the address itself only where it is not hidden."""
        place = picking.peek(self._at.desk, Address, record)
        if place is None:
            return Found(record, self._at.language.say(GONE))
        say = self._at.language.say
        with self._at.desk.reading() as session:
            hidden = out_of_sight(session, self._at.desk.account.staff, self._at.now().today)
            names = people_called(session, set(place.people) - hidden.people)
            risk = record in flagged(self._at.desk, session) or not near_flags(self._at.desk, session).isdisjoint(place.people)
        words = say(HIDDEN_ADDRESS) if place.masked("line1") else place.one_line()
        kind = [say(place.kind.label)] if place.kind else []
        return Found(record, words or say(Address.title), self._at.language.list([*kind, *names.values()]), risk)


class Colleagues:
    """Members of staff by name or post."""

    def __init__(self, at: AtDesk) -> None:
        self._at = at

    def search(self, words: str) -> Sequence[Found]:
        """The best few who still belong here."""
        return [_colleague(member) for member in picking.colleagues_like(self._at.desk, words, SHOWN)]

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
        return [self._found(one) for one in picking.decisions_like(self._at.desk, words, SHOWN)]

    def describe(self, record: UUID) -> Found:
        """Its number and its question."""
        held = picking.peek(self._at.desk, Decision, record)
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
