"""What a referral's papers are about: the people in it and where they are, the law behind its reason, who sends it to whom (D06, D08)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.i18n import Language
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.referral_waits import confirm_by
from vawdesk.models.organisation.contact import Contact
from vawdesk.models.organisation.organisation import Organisation
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.services.fear import relationships_of
from vawdesk.services.feared_ways import closed_ways
from vawdesk.services.holding import holding
from vawdesk.services.law import confirmed
from vawdesk.services.letter_places import letter_places
from vawdesk.services.reached_safely import home_group, letters_fact
from vawdesk.services.referral_begin import called
from vawdesk.services.sealed_here import by_ids, sealed_here
from vawdesk.services.view import Dossier, View


def referral(casework: Session, organisation: Session, held: Referral, now: Moment) -> Dossier:
    """D06, D08 and the answers for their own form: nothing is typed twice."""
    people = by_ids(casework, Person, held.subjects())
    law = confirmed(organisation, held.why_needed) if held.why_needed is not None else None
    groups: dict[str, tuple[Record, ...]] = {
        "people": tuple(people),
        "ties": tuple(one for one in relationships_of(casework, held.subjects()) if set(one.subjects()) <= set(held.subjects())),
        "law": (law,) if law is not None else (),
        "named": tuple(_staff(organisation, held)),
    }
    facts = _facts(organisation, held) | closed_ways(casework, people) | _letters(casework, people, now)
    return Dossier(held, groups | _homes(casework, held, now), facts)


def _homes(session: Session, held: Referral, now: Moment) -> dict[str, tuple[Record, ...]]:
    """Where each of those in it lives, learns or works now, as far as is known: who else is there is not the reader's to know."""
    people, found = set(held.subjects()), dict[str, tuple[Record, ...]]()
    open_ones = session.scalars(select(Address).where(holding(Address.residents, people), Address.status != Status.WITHDRAWN))
    for place in (*open_ones, *(one for one in sealed_here(session, Address) if people & set(one.people))):
        for row in place.residents or ():
            if row.person is not None and row.person in people and row.is_there(now.today):
                found[home_group(row.person)] = (*found.get(home_group(row.person), ()), place)
    return found


def _letters(session: Session, people: list[Person], now: Moment) -> dict[str, Any]:
    """To which of their homes a letter may come (8.5)."""
    return {
        letters_fact(person.id): tuple(one.address.id for one in letter_places(session, person, now) if one.why_not is None)
        for person in people
    }


def ours(view: View, language: Language) -> str:
    """The name under which the organisation writes in this language."""
    return str(view.fact(f"from_{language.code}") or "")


def _staff(organisation: Session, held: Referral) -> list[StaffMember]:
    wanted = {id for id in (held.sent_by, held.signed.person if held.signed else None) if id is not None}
    return list(organisation.scalars(select(StaffMember).where(StaffMember.id.in_(wanted))))


def _facts(organisation: Session, held: Referral) -> dict[str, Any]:
    contact = organisation.get(Contact, held.to_contact) if held.to_contact is not None else None
    own = organisation.scalars(select(Organisation)).first()
    facts: dict[str, Any] = {
        "to": called(held, contact),
        "from_en": (own.name_english or own.name_welsh) if own is not None else None,
        "from_cy": (own.name_welsh or own.name_english) if own is not None else None,
        "phone": own.phone if own is not None else None,
        "email": own.email if own is not None else None,
        "by": held.signed.name if held.signed is not None else None,
        "confirm_by": confirm_by(held),
    }
    return {name: fact for name, fact in facts.items() if fact}
