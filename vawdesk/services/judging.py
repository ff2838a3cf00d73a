"""What one reader may see of one dossier: the first two nets of release."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.models.base import ParticularValue, Record
from vawdesk.models.casework.addendum import Addendum
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.rules import Problem
from vawdesk.services.attachment_leaving import against_attachment
from vawdesk.services.destinations import against_delivery
from vawdesk.services.leaving import Door, Leaf, Request
from vawdesk.services.letter_leaving import against_letter
from vawdesk.services.marking import Marks, marks
from vawdesk.services.particulars import net_for, spoken_openly
from vawdesk.services.protection import Protection, RecipientKind
from vawdesk.services.reader_net import kept_from, told_to_us
from vawdesk.services.redaction import Held, Scope, blocked, kept_to_themselves, redact
from vawdesk.services.release_rules import KEPT_FROM_THEM, MAY_REACH
from vawdesk.services.ruled_out import ruled_out
from vawdesk.services.same_person import same_as
from vawdesk.services.scrub import Net
from vawdesk.services.sealed_here import by_ids
from vawdesk.services.view import View


@dataclass(frozen=True)
class Judged:
    """Of whom the reader is kept from, what is looked for, the view that is left (None when nothing may be shown), what was kept back.

    `marks` are what must stand round the page. `ruled_out` is whom a reason rules out, written already or still asked for.
    """

    protection: Protection
    net: Net
    view: View | None
    held: tuple[Held, ...]
    problems: tuple[Problem, ...]
    marks: Marks = field(default_factory=Marks)
    ruled_out: Mapping[uuid.UUID, str] = field(default_factory=dict)


class Ground:
    """What is the same for every paper that goes to one reader at once: as whom they count, who is protected, what is looked for.

    `requests` are all of them: whoever is protected in one part of a bundle is so in all, because they are read together. It holds as
    long as the vault is read in one go.
    """

    def __init__(self, door: Door, leaf: Leaf, requests: Sequence[Request]) -> None:
        self.door, self.leaf, self.session, self.now = door, leaf, leaf.session, door.now()
        self.sealed, self.records = leaf.sealed_cases(), tuple(_records(*requests))
        self.people = {one for record in self.records for one in record.subjects()}
        self.casework = any(request.main is not None and request.main.compartment == "casework" for request in requests)
        self.recipient, self.lifted = requests[0].recipient, requests[0].lifted
        self._nets: dict[bool, Net] = {}

    @cached_property
    def whole(self) -> Protection:
        """Of whom this reader is kept from, before anybody decided that something goes all the same."""
        return kept_from(self.session, self.recipient, self.people, self.now, self.sealed) if self.casework else Protection()

    @cached_property
    def protection(self) -> Protection:
        """The same without those whose details two people let go."""
        return self.whole.without(same_as(self.session, self.lifted)) if self.lifted else self.whole

    @cached_property
    def ruled_out(self) -> dict[uuid.UUID, str]:
        """As whom this reader counts until a reason is written, or would count without the one that is."""
        return ruled_out(self.session, self.recipient, self.people, self.now, self.sealed) if self.casework else {}

    @cached_property
    def cases(self) -> list[Case]:
        """The cases in whose files these records lie."""
        files = {file for record in self.records if record.compartment == "casework" and (file := record.file())}
        found = list(self.session.scalars(select(Case).where(Case.id.in_(files)))) if files else []
        return found + [case for case in self.sealed if case.id in files]

    def net(self, inside: bool) -> Net:
        """What is looked for on a page that stays inside, or on one that leaves: there are words there that nobody may pass on."""
        if inside not in self._nets:
            self._nets[inside] = self._net(() if inside or not self.casework else tuple(self._told()))
        return self._nets[inside]

    def _net(self, kept: tuple[ParticularValue, ...]) -> Net:
        session, protected, counted, now = self.session, self.protection.protected, self.protection.counts_as, self.now
        if not protected:
            return Net(kept)
        staff = [record for record in self.records if record.type_name == "staff_member"]
        openly = (self.door.printed_by, *spoken_openly(self.door.organisation(), staff))
        return net_for(session, protected, counted, now, openly, kept)

    def _told(self) -> Iterator[ParticularValue]:
        return told_to_us(self.session, self.cases, self.people, self.protection)


def judge(request: Request, ground: Ground) -> Judged:
    """The view that is left to the reader (the first and the second net), and what must stand round it."""
    dossier, session, protection = request.dossier, ground.session, ground.protection
    if dossier is None:
        raise ValueError("nothing to judge")
    net, cases = ground.net(request.profile.stays_inside), ground.cases
    owners = {case.id: case.person for case in cases if case.person is not None}
    carried = request.recipient.kind is RecipientKind.STAFF
    scope = Scope(request.profile, protection, net, request.document.reveals, owners, carried, today=ground.now.today)
    scope = replace(scope, quiet=_quiet(session, dossier.records(), scope))
    problems = _proxy(request, protection)
    if blocked(dossier.main, scope):
        return Judged(protection, net, None, (), (KEPT_FROM_THEM.at("recipient"), *problems), ruled_out=ground.ruled_out)
    view, held = redact(dossier, scope)
    letter = against_letter(session, request, held, net, ground.door) or _delivery(request, ground)
    problems = (*problems, *letter, *against_attachment(request, protection, net))
    stands = marks(ground.door, request, ground.leaf, cases, bool(ground.whole.protected))
    weighed = ground.ruled_out if request.recipient.cleared or MAY_REACH.code in {one.rule for one in problems} else {}
    return Judged(protection, net, replace(view, facts={**view.facts, **stands.facts()}), held, problems, stands, weighed)


def _delivery(request: Request, ground: Ground) -> tuple[Problem, ...]:
    return against_delivery(ground.session, request, ground.now, ground.sealed) if ground.casework else ()


def _records(*requests: Request) -> Iterator[Record]:
    """The records of everything that goes to this reader at once."""
    for request in requests:
        if request.dossier is not None:
            yield from request.dossier.records()


def _quiet(session: Session, records: Sequence[Record], scope: Scope) -> frozenset[uuid.UUID]:
    """The notes of which this reader learns no words, for the sake of what was added to them."""
    added = {record.record for record in records if isinstance(record, Addendum) and record.record is not None}
    notes = by_ids(session, ContactNote, added) if added and scope.guarded else []
    return frozenset(note.id for note in notes if kept_to_themselves(note, scope))


def _proxy(request: Request, protection: Protection) -> tuple[Problem, ...]:
    """Whether to say that this reader counts as somebody else until it is ruled out."""
    recipient = request.recipient
    others = protection.may_be - {recipient.person, recipient.acts_for}
    reaches = recipient.kind is not RecipientKind.STAFF
    return (MAY_REACH.at("recipient"),) if others and reaches and protection.protected and not recipient.cleared else ()
