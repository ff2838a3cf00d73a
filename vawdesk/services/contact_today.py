"""The ways to a person, one by one: which are open today, what to heed with each, and why the others are not (X6, 8.5, 8.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.i18n import N_, Message, plain
from vawdesk.models.casework.contact_ways import Phone, Way
from vawdesk.models.casework.person import Person
from vawdesk.models.values import Option, Tri
from vawdesk.services.feared_ways import FearedWays, feared_ways
from vawdesk.services.letter_places import why_not_by_post
from vawdesk.services.safe_contact import BEST, DIED, NO_MESSAGE, never_by, why_not_otherwise, why_not_ring, why_not_through, why_not_write


class Means(Option):
    """A way to somebody, as hands use it."""

    RING = "ring", N_("Ring")
    VOICEMAIL = "voicemail", N_("Leave a message")
    TEXT = "text", N_("Send a text")
    WRITE = "write", N_("Write an e-mail")
    LETTER = "letter", N_("Post a letter")
    THROUGH = "through", N_("Through somebody they named")
    OTHER = "other", N_("Another way")
    MEET = "meet", N_("Meet")


NO_PHONE = N_("No telephone number is on file.")
NO_EMAIL = N_("No e-mail address is on file.")
NEVER_TEXT = N_("This person asked for no text messages.")
NEVER_HOME = N_("Not at their home: this person asked for that.")
LEAVE_NOT_SAFE = N_("They said that it is not safe to leave anything on this number.")
LEAVE_NOT_KNOWN = N_("It is not known who else reads or hears what is left here: leave nothing. Ask when you next speak to them.")
LOCKED_ONLY = N_("Only as a locked file, and nothing of why you write in the subject.")
IN_PERSON = N_("Where it is safe: arrange the place and the hour with them.")


@dataclass(frozen=True)
class Offer:
    """One way. `value` is the number or address; `why_not` says why it is closed today, None where it is open; `heed` what to mind."""

    means: Means
    value: str = ""
    why_not: Message | None = None
    heed: tuple[Message, ...] = ()

    @property
    def allowed(self) -> bool:
        return self.why_not is None

    def closed(self) -> Message:
        """The number or address and why not, in one line."""
        why = self.why_not or plain("")
        return plain("{value}: {why}").with_(value=self.value, why=why) if self.value else why

    def lines(self) -> tuple[Message, ...]:
        """The number or address, then what to heed or why not."""
        named = (plain("{value}").with_(value=self.value),) if self.value else ()
        return (*named, *((self.why_not,) if self.why_not is not None else self.heed))


def offers(session: Session, person: Person, now: Moment) -> tuple[Offer, ...]:
    """Every way to this person in the order of the page; of what is not known the safe answer is taken."""
    theirs = feared_ways(session, person)
    if theirs.died:
        return tuple(Offer(means, "", DIED) for means in (Means.RING, Means.WRITE, Means.LETTER, Means.MEET))
    written = (*_by_email(person, theirs), *_by_post(session, person, now))
    return (*_by_phone(person, theirs), *_through(person, theirs), *written, *_otherwise(person, theirs), _meeting(person, theirs))


def _by_phone(person: Person, theirs: FearedWays) -> Iterator[Offer]:
    phones = [phone for phone in person.phones or () if phone.number]
    if not phones:
        yield Offer(Means.RING, "", NO_PHONE)
        return
    for phone in phones:
        number = (phone.number or "").replace(" ", "\u00a0")
        ring = why_not_ring(phone, person, theirs)
        leave = ring or _leave(phone)
        yield Offer(Means.RING, number, ring, tuple(_heed(phone)))
        yield Offer(Means.VOICEMAIL, number, leave)
        yield Offer(Means.TEXT, number, NEVER_TEXT if ring is None and Way.TEXT in never_by(person, theirs) else leave)


def _leave(phone: Phone) -> Message | None:
    return {Tri.YES: None, Tri.NO: LEAVE_NOT_SAFE}.get(phone.safe_to_leave_message or Tri.NOT_KNOWN, LEAVE_NOT_KNOWN)


def _heed(phone: Phone) -> Iterator[Message]:
    if phone.best_time:
        yield BEST.with_(time=phone.best_time)
    if phone.safe_to_leave_message is not Tri.YES:
        yield NO_MESSAGE
    if phone.caller_id_note:
        yield plain("{note}").with_(note=phone.caller_id_note.rstrip(".") + ".")


def _through(person: Person, theirs: FearedWays) -> Iterator[Offer]:
    """Whoever the person named as safe, where that one agreed to it, and is not and has no number of somebody feared."""
    for one in person.safe_alt_contact or ():
        if one.name:
            called = ", ".join(part for part in (one.name, (one.number or "").replace(" ", "\u00a0"), one.relation) if part)
            yield Offer(Means.THROUGH, called, why_not_through(one, theirs))


def _otherwise(person: Person, theirs: FearedWays) -> Iterator[Offer]:
    """Apps and the like: only where nobody else is known to use them."""
    for one in person.other_ways or ():
        if one.way:
            yield Offer(Means.OTHER, ", ".join(part for part in (one.way, one.how) if part), why_not_otherwise(one, theirs))


def _by_email(person: Person, theirs: FearedWays) -> Iterator[Offer]:
    emails = [email for email in person.emails or () if email.address]
    if not emails:
        yield Offer(Means.WRITE, "", NO_EMAIL)
    for email in emails:
        yield Offer(Means.WRITE, email.address or "", why_not_write(email, person, theirs), (LOCKED_ONLY,))


def _by_post(session: Session, person: Person, now: Moment) -> Iterator[Offer]:
    """One line, and no address in it: that is hidden until somebody needs it."""
    yield Offer(Means.LETTER, "", why_not_by_post(session, person, now))


def _meeting(person: Person, theirs: FearedWays) -> Offer:
    return Offer(Means.MEET, "", None, (IN_PERSON, *((NEVER_HOME,) if Way.VISIT in never_by(person, theirs) else ())))
