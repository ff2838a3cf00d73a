"""What a letter says that must not come to whoever it is for: looked for while it is written, kept and let go (X6, 8.5)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.letter_options import Spans, never_said, quoted, telling, unfilled
from vawdesk.models.casework.roles import Role
from vawdesk.models.casework.situation import Situation
from vawdesk.models.organisation.organisation import Organisation
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.models.rules import Problem, Rule, Weight
from vawdesk.services.names_on_file import staff_called
from vawdesk.services.particulars import net_for, own_addresses, own_particulars, particulars_of, spoken_openly
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.reader_net import kept_from, told_to_us
from vawdesk.services.same_person import same_as
from vawdesk.services.scrub import Net
from vawdesk.services.sealed_here import by_ids
from vawdesk.services.staff_names import named, staff_net

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

KEPT = Rule(
    "letter.kept",
    N_("These words name or locate somebody who is protected from this reader, and cannot stand in this letter: {words}"),
    "8.5",
)
SOMEBODY_ELSE = Rule(
    "letter.others",
    N_("With these words somebody else can be found or reached. Take them out, or write down why this person may have them: {words}"),
    "8.5",
    Weight.REASON,
)
LOCATES = frozenset({"address", "phone", "email", "plate", "school", "workplace"})


@dataclass(frozen=True)
class LetterNets:
    """What is looked for in one letter: what is kept from its reader, by what other people of the case are found, our own surnames."""

    kept: Net
    others: Net
    staff: Net

    def each(self) -> tuple[Net, ...]:
        """All of them."""
        return self.kept, self.others, self.staff


def nets(desk: Desk, session: Session, letter: Letter, now: Moment) -> LetterNets:
    """What must not stand in a letter to this person, by what the file holds now: what release will look for when it leaves (X6)."""
    if letter.person is None:
        return LetterNets(Net(()), Net(()), Net(()))
    people, openly = {letter.person, *around(session, letter)}, _openly(desk, letter)
    protection = kept_from(session, Recipient(RecipientKind.PERSON, "", person=letter.person), people, now)
    protected, counted = protection.protected, protection.counts_as
    told = told_to_us(session, by_ids(session, Case, [letter.case] if letter.case else []), people, protection)
    kept = net_for(session, protected, counted, now, openly, tuple(told))
    own, open_words = own_particulars(session, counted, now), (*openly, *own_addresses(session, counted, now))
    theirs = same_as(session, people - _children(session, letter)) - counted - protected
    locating = [told for told in particulars_of(session, theirs) if told.kind in LOCATES]
    staff = staff_net(session, letter, staff_called(desk).values(), _of_ours(desk), now)
    return LetterNets(kept, Net(locating, own, open_words), staff)


def _of_ours(desk: Desk) -> tuple[str, ...]:
    """The organisation's own names and numbers, which stand on every letter."""
    with desk.reading("organisation") as organisation:
        return spoken_openly(organisation.scalars(select(Organisation)).first(), ())


def _openly(desk: Desk, letter: Letter) -> tuple[str, ...]:
    """Our own names and numbers, that of whoever signs, and that of whoever sits at the desk."""
    with desk.reading("organisation") as organisation:
        signs = by_ids(organisation, StaffMember, [letter.signed_by] if letter.signed_by else [])
        return (desk.account.shown_name, *spoken_openly(organisation.scalars(select(Organisation)).first(), signs))


def _children(session: Session, letter: Letter) -> set[uuid.UUID]:
    """The children of the case: where they go to school is no news to whoever looks after them, and is kept from whom they fear."""
    case = next(iter(by_ids(session, Case, [letter.case] if letter.case else [])), None)
    return {one for one in around(session, letter) if case is not None and set(case.roles_of(one) or (Role.CHILD,)) == {Role.CHILD}}


def around(session: Session, letter: Letter) -> tuple[uuid.UUID, ...]:
    """Everybody in the case in which a letter is written, the children of its situation among them."""
    case = next(iter(by_ids(session, Case, [letter.case] if letter.case else [])), None)
    if case is None:
        return ()
    situation = next(iter(by_ids(session, Situation, [case.situation] if case.situation else [])), None)
    return tuple(dict.fromkeys((*case.subjects(), *((situation.children or ()) if situation is not None else ()))))


def found_in(net: Net, text: str) -> Spans:
    """Where a text holds what this net looks for."""
    return tuple((span.start, span.end) for span in net.find(text))


def marked(letter: Letter, looked_for: LetterNets) -> dict[str, Spans]:
    """For each field of words the places that stand in the way, to be marked where they are written."""
    found: dict[str, Spans] = {}
    for name in letter.worded():
        text = getattr(letter, name)
        ours = (*telling(text), *never_said(text), *unfilled(text))
        spans = (*(span for net in looked_for.each() for span in found_in(net, text)), *ours)
        if spans:
            found[name] = tuple(sorted(set(spans)))
    return found


def problems(letter: Letter, looked_for: LetterNets) -> Iterator[Problem]:
    """What the words of this letter give away, at the field where they stand."""
    for name in letter.worded():
        text = getattr(letter, name)
        if kept := found_in(looked_for.kept, text):
            yield KEPT.at(name, words=quoted(text, kept))
        elif others := found_in(looked_for.others, text):
            yield SOMEBODY_ELSE.at(name, words=quoted(text, others))
    yield from named(letter, looked_for.staff)
