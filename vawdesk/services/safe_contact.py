"""How a person may be reached today, in words: what is known to be safe, and what is not (8.5). What is not known counts as not safe.

Why a way is closed is said here once, for the page of contact and for every line about it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.casework.contact_ways import EmailAddress, OtherWay, Phone, SafeContact, Way
from vawdesk.models.casework.person import Person
from vawdesk.models.values import Tri
from vawdesk.services.feared_ways import FearedWays

DIED = N_("This person has died.")
CALL = N_("Safe to call {number}.")
BEST = N_("Best time: {time}.")
NO_MESSAGE = N_("Leave no message.")
WRITE = N_("Safe to write to {address}.")
OTHER = N_("Safe: {way}, {how}.")
OTHER_SHORT = N_("Safe: {way}.")
THROUGH = N_("Reach them through {name}, {number}.")
THROUGH_NAME = N_("Reach them through {name}.")
NEVER = {
    Way.POST: N_("Never by post."),
    Way.PHONE: N_("Never by phone."),
    Way.TEXT: N_("Never by text message."),
    Way.EMAIL: N_("Never by e-mail."),
    Way.VISIT: N_("Never by a home visit."),
}
NOT_CALL = N_("Not safe to call {number}.")
CALL_UNKNOWN = N_("Not known whether it is safe to call {number}: do not.")
NOT_WRITE = N_("Not known to be safe: {address}. Do not write.")
AGREED_NOT = N_("This person has not agreed to pass anything on. Ask first.")
OTHER_NOT_SAFE = N_("It is not known to be safe. Do not use it.")
NEVER_RING = N_("This person asked for no calls.")
NEVER_EMAIL = N_("This person asked for no e-mail.")
RING_NOT_SAFE = N_("They said that it is not safe to call this number.")
RING_NOT_KNOWN = N_("It is not known whether it is safe to call this number: do not. Ask when you next see them, and write it down.")
WRITE_NOT_SAFE = N_("They said that it is not safe to write to this address.")
WRITE_SHARED = N_("Somebody else uses this account or device. Do not write.")
WRITE_NOT_KNOWN = N_("It is not known who else reads this address: do not write. Ask when you next speak to them.")
SHARED = N_("Somebody they may be afraid of has this same number. Whatever is said or left here can reach that person.")
SHARED_MAIL = N_("Somebody they may be afraid of has this same address. Whatever is written here can reach that person.")
CALLED_LIKE = N_("Whoever is named here is, or is called like, somebody they may be afraid of. Ask this person alone who it is.")
NOT_THROUGH = N_("Not through {name}: that is, or may be, somebody they may be afraid of.")
NOTHING_SAFE = N_("No way is known to be safe. Do not call, text, write or visit: ask the colleague who works with this person.")
NOTHING_SAFE_YET = N_("No way is known to be safe. Do not call, text, write or visit. You work with this person: find out a way that is.")


@dataclass(frozen=True)
class ContactWords:
    """Already said: the one line for today, everything that is safe, everything that is not. `reachable`: whether anything is safe."""

    line: str
    safe: tuple[str, ...]
    unsafe: tuple[str, ...]
    reachable: bool


def contact_words(person: Person, language: Language, theirs: FearedWays, *, own: bool = False) -> ContactWords:
    """How this person may be reached, by their safe-contact answers and by what is `theirs` of whom they may be afraid.

    `own`: whoever reads works with them.
    """
    if theirs.died:
        return ContactWords(language.say(DIED), (), (), False)
    safe, unsafe = tuple(_safe(person, language, theirs)), tuple(_unsafe(person, language, theirs))
    return ContactWords(safe[0] if safe else language.say(NOTHING_SAFE_YET if own else NOTHING_SAFE), safe, unsafe, bool(safe))


def may_call(phone: Phone, person: Person) -> bool:
    """Whether this number is known to be safe to call."""
    return phone.safe_to_call is Tri.YES and Way.PHONE not in (person.contact_never_by or ())


def may_write(email: EmailAddress, person: Person) -> bool:
    """Whether this address is known to be safe: nobody else reads what is sent there."""
    return email.safe_to_write is Tri.YES and email.shared_device is Tri.NO and Way.EMAIL not in (person.contact_never_by or ())


def never_by(person: Person, theirs: FearedWays) -> tuple[Way, ...]:
    """Ways by which they are never to be reached, as any of their records says, in the order of the list."""
    held = {*(person.contact_never_by or ()), *theirs.never}
    return tuple(way for way in Way if way in held)


def why_not_ring(phone: Phone, person: Person, theirs: FearedWays) -> Message | None:
    """Why this number is not rung; None where it may be."""
    if theirs.has(phone.number):
        return SHARED
    if Way.PHONE in never_by(person, theirs):
        return NEVER_RING
    if phone.safe_to_call is Tri.NO or theirs.says_no(phone.number):
        return RING_NOT_SAFE
    return None if may_call(phone, person) else RING_NOT_KNOWN


def why_not_write(email: EmailAddress, person: Person, theirs: FearedWays) -> Message | None:
    """Why nothing is written to this address; None where it may be."""
    if theirs.has(email.address):
        return SHARED_MAIL
    if Way.EMAIL in never_by(person, theirs):
        return NEVER_EMAIL
    if email.safe_to_write is Tri.NO or email.shared_device is Tri.YES or theirs.says_no(email.address):
        return WRITE_SHARED if email.shared_device is Tri.YES and email.safe_to_write is not Tri.NO else WRITE_NOT_SAFE
    return None if may_write(email, person) else WRITE_NOT_KNOWN


def why_not_through(contact: SafeContact, theirs: FearedWays) -> Message | None:
    """Why this go-between is not asked; None where they agreed, and are not and have no number of somebody feared."""
    if theirs.is_named(contact.name):
        return CALLED_LIKE
    if theirs.has(contact.number):
        return SHARED
    return None if contact.agreed is Tri.YES else AGREED_NOT


def why_not_otherwise(other: OtherWay, theirs: FearedWays) -> Message | None:
    """Why an app or the like is not used; None where nobody else is known to use it."""
    if theirs.has(other.how):
        return SHARED
    return None if other.safe_to_use is Tri.YES and other.shared_device is Tri.NO else OTHER_NOT_SAFE


def _safe(person: Person, language: Language, theirs: FearedWays) -> Iterator[str]:
    say = language.say
    for phone in person.phones or ():
        if phone.number and why_not_ring(phone, person, theirs) is None:
            parts = [say(CALL, number=_together(phone.number))]
            parts += [say(BEST, time=phone.best_time)] if phone.best_time else []
            parts += [] if phone.safe_to_leave_message is Tri.YES else [say(NO_MESSAGE)]
            parts += [phone.caller_id_note.rstrip(".") + "."] if phone.caller_id_note else []
            yield " ".join(parts)
    for contact in person.safe_alt_contact or ():
        if contact.name and why_not_through(contact, theirs) is None:
            number = _together(contact.number) if contact.number else ""
            yield say(THROUGH, name=contact.name, number=number) if number else say(THROUGH_NAME, name=contact.name)
    for email in person.emails or ():
        if email.address and why_not_write(email, person, theirs) is None:
            yield say(WRITE, address=email.address)
    for other in person.other_ways or ():
        if other.way and why_not_otherwise(other, theirs) is None:
            yield say(OTHER, way=other.way, how=other.how) if other.how else say(OTHER_SHORT, way=other.way)


def _unsafe(person: Person, language: Language, theirs: FearedWays) -> Iterator[str]:
    say = language.say
    never = never_by(person, theirs)
    yield from (say(NEVER[way]) for way in never)
    for phone in person.phones or ():
        why = why_not_ring(phone, person, theirs)
        if phone.number and why is not None and Way.PHONE not in never:
            yield say(CALL_UNKNOWN if why is RING_NOT_KNOWN else NOT_CALL, number=_together(phone.number))
    for contact in person.safe_alt_contact or ():
        if contact.name and why_not_through(contact, theirs) in (CALLED_LIKE, SHARED):
            yield say(NOT_THROUGH, name=contact.name)
    for email in person.emails or ():
        if email.address and why_not_write(email, person, theirs) is not None and Way.EMAIL not in never:
            yield say(NOT_WRITE, address=email.address)


def _together(number: str) -> str:
    """A number that is never broken at the end of a line."""
    return number.replace(" ", "\u00a0")
