"""How a person may be reached today, in words: what is known to be safe, and what is not (8.5). What is not known counts as not safe."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vawdesk.i18n import N_, Language
from vawdesk.models.casework.contact_ways import EmailAddress, Phone, Way
from vawdesk.models.casework.person import Person
from vawdesk.models.values import Tri

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
NOTHING_SAFE = N_("No way is known to be safe. Do not call, text, write or visit: ask the colleague who works with this person.")
NOTHING_SAFE_YET = N_("No way is known to be safe. Do not call, text, write or visit. You work with this person: find out a way that is.")


@dataclass(frozen=True)
class ContactWords:
    """Already said: the one line for today, everything that is safe, everything that is not. `reachable`: whether anything is safe."""

    line: str
    safe: tuple[str, ...]
    unsafe: tuple[str, ...]
    reachable: bool


def contact_words(person: Person, language: Language, *, own: bool = False) -> ContactWords:
    """How this person may be reached, read from their safe-contact answers alone. `own`: whoever reads works with them."""
    if person.deceased_on is not None:
        return ContactWords(language.say(DIED), (), (), False)
    safe, unsafe = tuple(_safe(person, language)), tuple(_unsafe(person, language))
    return ContactWords(safe[0] if safe else language.say(NOTHING_SAFE_YET if own else NOTHING_SAFE), safe, unsafe, bool(safe))


def may_call(phone: Phone, person: Person) -> bool:
    """Whether this number is known to be safe to call."""
    return phone.safe_to_call is Tri.YES and Way.PHONE not in (person.contact_never_by or ())


def may_write(email: EmailAddress, person: Person) -> bool:
    """Whether this address is known to be safe: nobody else reads what is sent there."""
    return email.safe_to_write is Tri.YES and email.shared_device is Tri.NO and Way.EMAIL not in (person.contact_never_by or ())


def _safe(person: Person, language: Language) -> Iterator[str]:
    say = language.say
    for phone in person.phones or ():
        if phone.number and may_call(phone, person):
            parts = [say(CALL, number=_together(phone.number))]
            parts += [say(BEST, time=phone.best_time)] if phone.best_time else []
            parts += [] if phone.safe_to_leave_message is Tri.YES else [say(NO_MESSAGE)]
            parts += [phone.caller_id_note.rstrip(".") + "."] if phone.caller_id_note else []
            yield " ".join(parts)
    for contact in person.safe_alt_contact or ():
        if contact.name and contact.agreed is Tri.YES:
            number = _together(contact.number) if contact.number else ""
            yield say(THROUGH, name=contact.name, number=number) if number else say(THROUGH_NAME, name=contact.name)
    for email in person.emails or ():
        if email.address and may_write(email, person):
            yield say(WRITE, address=email.address)
    for other in person.other_ways or ():
        if other.way and other.safe_to_use is Tri.YES and other.shared_device in (Tri.NO, None):
            yield say(OTHER, way=other.way, how=other.how) if other.how else say(OTHER_SHORT, way=other.way)


def _unsafe(person: Person, language: Language) -> Iterator[str]:
    say = language.say
    never = person.contact_never_by or ()
    yield from (say(NEVER[way]) for way in never)
    for phone in person.phones or ():
        if phone.number and phone.safe_to_call is not Tri.YES and Way.PHONE not in never:
            known = NOT_CALL if phone.safe_to_call is Tri.NO else CALL_UNKNOWN
            yield say(known, number=_together(phone.number))
    for email in person.emails or ():
        if email.address and not may_write(email, person) and Way.EMAIL not in never:
            yield say(NOT_WRITE, address=email.address)


def _together(number: str) -> str:
    """A number that is never broken at the end of a line."""
    return number.replace(" ", "\u00a0")
