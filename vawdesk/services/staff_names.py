"""Where a warning to staff says to give away nothing about them: surnames stay out of whatever comes to that door (8.15, 8.17).

The warning itself is never seen there (X1). What it asks for is kept all the same by whatever is sent: a letter is signed with a
first name, and no colleague's surname stands in it.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Iterator

from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models.base import ParticularValue
from vawdesk.models.casework.flag_options import Instruction
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.letter_options import quoted
from vawdesk.models.rules import Problem, Rule
from vawdesk.services.flags_in_view import flags_in_view
from vawdesk.services.folding import squeeze
from vawdesk.services.particulars import own_particulars
from vawdesk.services.reach import Way
from vawdesk.services.same_person import same_as
from vawdesk.services.scrub import Net
from vawdesk.services.word_names import TITLES

SURNAME = Rule(
    "letter.staff",
    N_("A warning to staff says to give away nothing about colleagues here. A first name is enough. Take these words out: {words}"),
    "8.17",
)
AT_THE_DOOR = frozenset({
    Way.PERSON, Way.SAME_PERSON, Way.ADDRESS, Way.SAME_ADDRESS, Way.OWN_ADDRESS, Way.MAY_BE_THERE, Way.HOUSEHOLD, Way.TOGETHER,
})  # fmt: skip
"""The ways by which a warning reaches whoever opens a letter there."""


def first_name(name: str) -> str:
    """How a colleague is called without the surname: "Mrs Carys Evans" and "Evans, Carys" are both Carys."""
    before, _, after = name.partition(",")
    words = _untitled(after or before)
    return words[0] if words else ""


def surname(name: str) -> str:
    """The rest of a colleague's name; of somebody known by one name alone there is none."""
    before, comma, _ = name.partition(",")
    words = _untitled(before)
    return " ".join(words if comma else words[1:])


def _untitled(name: str) -> list[str]:
    return [word for word in name.split() if squeeze(word) not in TITLES]


def surnames_kept(session: Session, person: uuid.UUID | None, address: uuid.UUID | None, now: Moment) -> bool:
    """Whether a warning in view asks that nothing about staff is given away to this person, or to whoever lives with them (8.17)."""
    people, places = ([one] if one is not None else [] for one in (person, address))
    found = flags_in_view(session, people, places, now) if people or places else []
    return any(one.way in AT_THE_DOOR and Instruction.NO_OWN_DETAILS in (one.flag.control_instructions or ()) for one in found)


def staff_net(session: Session, letter: Letter, staff: Iterable[str], openly: Collection[str], now: Moment) -> Net:
    """What of our colleagues' names must not stand in this letter; nothing where no warning asks for it.

    `staff`: their whole names. `openly`: what stands on every letter of ours. A surname that the reader bears as
    well, or that is another colleague's first name, is no secret.
    """
    if not surnames_kept(session, letter.person, letter.address, now):
        return Net(())
    names, nobody = tuple(staff), uuid.UUID(int=0)
    kept, first = ([ParticularValue(held, nobody, "name") for one in names if (held := part(one))] for part in (surname, first_name))
    own = own_particulars(session, same_as(session, [letter.person]), now) if letter.person is not None else ()
    return Net(kept, (*own, *first), openly)


def named(letter: Letter, net: Net, signed: str = "") -> Iterator[Problem]:
    """The surnames of colleagues in the words of a letter, and in what stands below it, at the field where they stand."""
    for name, text in [*((name, getattr(letter, name)) for name in letter.worded()), ("signed_by", signed)] if net else ():
        if found := tuple((span.start, span.end) for span in net.find(text)):
            yield SURNAME.at(name, words=quoted(text, found))
