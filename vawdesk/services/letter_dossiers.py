"""Gathers what a letter, its envelope, and the words for a call or a message are about (D15-D17)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.models.base import Record
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.letter_options import ByWay, Written
from vawdesk.models.casework.person import Person
from vawdesk.models.organisation.organisation import Organisation
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.services.contact_today import Means, offers
from vawdesk.services.message_words import Said, message_words
from vawdesk.services.sealed_here import by_ids, reader
from vawdesk.services.staff_names import first_name, surnames_kept
from vawdesk.services.view import Dossier

TELLS_OF_FLAG = "D13"  # a letter like any other, and known by its code
MEANT = {Said.CALL: Means.RING, Said.VOICEMAIL: Means.VOICEMAIL, Said.TEXT: Means.TEXT}


def letter(casework: Session, organisation: Session, held: Letter, now: Moment) -> Dossier:
    """D15: the letter, to whom it is, where it goes, who signs it, and under which name the organisation writes."""
    own = organisation.scalars(select(Organisation)).first()
    facts: dict[str, Any] = {"on": now.today, "code": TELLS_OF_FLAG if held.flag is not None else None}
    if own is not None:
        neutral = own.neutral_name if held.neutral_sender else None
        facts |= {"sender_en": neutral or own.name_english or own.name_welsh, "sender_cy": neutral or own.name_welsh or own.name_english}
        facts |= {"sender_address": own.address, "sender_phone": own.phone, "sender_email": None if neutral else own.email}
    around = _around(casework, organisation, held)
    facts["signed"] = _signed(around["named"], surnames_kept(casework, held.person, held.address, now), facts, held)
    return Dossier(held, around, {name: fact for name, fact in facts.items() if fact})


def _signed(named: tuple[Record, ...], kept: bool, facts: dict[str, Any], held: Letter) -> tuple[str, ...]:
    """What stands below the letter: name and post, or the first name and whose office it is where no surname may come (8.17)."""
    signer = next((one for one in named if isinstance(one, StaffMember)), None)
    if signer is None:
        return ()
    office = facts.get("sender_cy" if held.written_in is Written.WELSH else "sender_en")
    lines = (first_name(signer.name or ""), office) if kept else (signer.name, signer.post)
    return tuple(line for line in lines if line)


def envelope(casework: Session, organisation: Session, held: Letter, now: Moment) -> Dossier:
    """D16: name and address as the person wants them, and to where it comes back."""
    own = organisation.scalars(select(Organisation)).first()
    facts: dict[str, Any] = {}
    if own is not None:
        name = own.neutral_name if held.plain_envelope else own.name_english or own.name_welsh
        facts = {"return_name": name, "return_address": own.address}
    return Dossier(held, _around(casework, organisation, held), {name: fact for name, fact in facts.items() if fact})


def _around(casework: Session, organisation: Session, held: Letter) -> dict[str, tuple[Record, ...]]:
    posted = held.by_way is ByWay.POST and held.address is not None
    return {
        "person": tuple(by_ids(casework, Person, [held.person] if held.person else [])),
        "place": tuple(by_ids(casework, Address, [held.address] if posted and held.address else [])),
        "named": tuple(by_ids(organisation, StaffMember, [held.signed_by] if held.signed_by else [])),
    }


def words_to_say(casework: Session, organisation: Session, person: Person, now: Moment) -> Dossier:
    """D17: by which telephone, when and how; what may be said there. What is not safe there has no words here."""
    own = organisation.scalars(select(Organisation)).first()
    ways, worker = offers(casework, person, now), _at_the_desk(casework, organisation)
    shut = [one for one in ways if one.means in MEANT.values() and one.why_not is not None]
    closed = {(one.value, one.why_not): one for one in shut}  # one line for a number that is closed in several ways for one reason
    never = {one.value for one in shut if one.means is Means.RING}
    facts: dict[str, Any] = {
        "numbers": tuple(line for one in ways if one.means is Means.RING and one.allowed for line in one.lines()),
        "closed": tuple(one.closed() for one in closed.values() if one.value in never),
        "silent": tuple(one.closed() for one in closed.values() if one.value not in never),
    }
    for said, means in MEANT.items():
        if any(one.means is means and one.allowed for one in ways):
            facts[said.value] = message_words(said, own, worker)
    return Dossier(person, {}, {name: fact for name, fact in facts.items() if fact})


def text_message(casework: Session, organisation: Session, person: Person, now: Moment) -> Dossier:
    """The words of a text message, to copy: who asks to be rung, and nothing of why."""
    own = organisation.scalars(select(Organisation)).first()
    return Dossier(person, {}, {"words": message_words(Said.TEXT, own, _at_the_desk(casework, organisation))})


def _at_the_desk(casework: Session, organisation: Session) -> str:
    """The name of whoever rings: whoever sits at the desk."""
    staff = reader(casework)
    found = by_ids(organisation, StaffMember, [staff] if staff is not None else [])
    return (found[0].name or "") if found else ""
