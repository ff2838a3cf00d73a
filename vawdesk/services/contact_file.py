"""What the page of contacting somebody shows: the ways to them today, the words to say, and the case in which it is kept (8.5, 8.7)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from vawdesk.i18n import Language, Message, language
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.person import Person, Speech
from vawdesk.models.organisation.organisation import Organisation
from vawdesk.services.connections import out_of_sight
from vawdesk.services.contact_today import Means, Offer, offers
from vawdesk.services.feared_ways import FearedWays, feared_ways
from vawdesk.services.letter_file import case_of
from vawdesk.services.message_words import Said, message_words
from vawdesk.services.refusals import NothingHere
from vawdesk.services.safe_contact import ContactWords, contact_words

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

SAID_BY = {Means.RING: Said.CALL, Means.VOICEMAIL: Said.VOICEMAIL, Means.TEXT: Said.TEXT}


@dataclass(frozen=True)
class ContactFile:
    """`case` is where a note about it goes; None where the person is in no open case that this account may see. `now`: when it was read."""

    person: Person
    case: Case | None
    ways: tuple[Offer, ...]
    own: bool
    words: dict[Means, Message]
    theirs: FearedWays
    now: datetime

    def line(self, tongue: Language) -> ContactWords:
        """How this person may be reached today, in one line, and all of it."""
        return contact_words(self.person, tongue, self.theirs, own=self.own)

    @property
    def speaks(self) -> Language:
        """The language in which something is said or sent to them."""
        return language("cy" if self.person.language_choice is Speech.WELSH else "en")


def contact_file(desk: Desk, id: uuid.UUID) -> ContactFile:
    """By the id of a person, or of a case for the person whose file it is; the look is journalled. Raises NothingHere (C11)."""
    case = desk.peek(Case, id)
    wanted = case.person if case is not None else id
    if wanted is None:
        raise NothingHere
    with desk.reading() as session:
        hidden = out_of_sight(session, desk.account.staff, desk.now().today)
        if wanted in hidden.people or (case is not None and hidden.hides(case)):
            raise NothingHere
    person = desk.open(Person, wanted)
    with desk.reading("organisation") as organisation:
        own = organisation.scalars(select(Organisation)).first()
        words = {means: message_words(said, own, desk.account.shown_name) for means, said in SAID_BY.items()}
    with desk.reading() as session:
        if case is None or case.is_closed:
            case = case_of(session, person.id, desk.account.staff)
        found, theirs = offers(session, person, desk.now()), feared_ways(session, person)
        session.expunge_all()
    mine = case is not None and case.worker == desk.account.staff
    return ContactFile(person, case, found, mine, words, theirs, desk.now().utc)


def words_today(desk: Desk, person: Person, tongue: Language, *, own: bool = False) -> ContactWords:
    """How a person may be reached, for a line beside other things. `own`: whoever reads works with them."""
    with desk.reading() as session:
        theirs = feared_ways(session, person)
    return contact_words(person, tongue, theirs, own=own)
