"""What one reader may see of one dossier: the first two nets of release."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.models.base import Record
from vawdesk.models.casework.case import Case
from vawdesk.models.rules import Problem
from vawdesk.services.leaving import Door, Leaf, Request
from vawdesk.services.marking import Marks, marks
from vawdesk.services.particulars import hidden_places, own_addresses, own_particulars, particulars_of, spoken_openly
from vawdesk.services.protection import Protection, RecipientKind, counts_as, protected_from
from vawdesk.services.redaction import Held, Scope, blocked, redact
from vawdesk.services.release_rules import KEPT_FROM_THEM, MAY_REACH
from vawdesk.services.same_person import same_as
from vawdesk.services.scrub import Net
from vawdesk.services.view import View


@dataclass(frozen=True)
class Judged:
    """Of whom the reader is kept from, what is looked for, the view that is left (None when nothing may be shown), what was kept back.

    `marks` are what must stand round the page.
    """

    protection: Protection
    net: Net
    view: View | None
    held: tuple[Held, ...]
    problems: tuple[Problem, ...]
    marks: Marks = field(default_factory=Marks)


def judge(door: Door, request: Request, leaf: Leaf) -> Judged:
    """Who is protected from this reader, the view that is left (the first and the second net), and what must stand round it."""
    dossier, now, session, sealed = request.dossier, door.now(), leaf.session, leaf.sealed_cases()
    if dossier is None:
        raise ValueError("nothing to judge")
    whole = Protection()
    if request.main is not None and request.main.compartment == "casework":
        people = {one for record in dossier.records() for one in record.subjects()}
        counted = counts_as(session, request.recipient, people, now, sealed)
        whole = protected_from(session, counted, now, sealed) if counted else whole
    protection = whole.without(same_as(session, request.lifted)) if request.lifted else whole
    net = _net(door, request, session, protection)
    cases = _cases(session, dossier.records(), sealed)
    owners = {case.id: case.person for case in cases if case.person is not None}
    carried = request.recipient.kind is RecipientKind.STAFF
    scope = Scope(request.profile, protection, net, request.document.reveals, owners, carried)
    problems = _proxy(request, protection)
    if blocked(dossier.main, scope):
        return Judged(protection, net, None, (), (KEPT_FROM_THEM.at("recipient"), *problems))
    view, held = redact(dossier, scope)
    stands = marks(door, request, leaf, cases, bool(whole.protected))
    return Judged(protection, net, replace(view, facts={**view.facts, **stands.facts()}), held, problems, stands)


def _net(door: Door, request: Request, session: Session, protection: Protection) -> Net:
    if not protection.protected or request.dossier is None:
        return Net(())
    own = own_particulars(session, protection.counts_as, door.now())
    staff = [record for record in request.dossier.records() if record.type_name == "staff_member"]
    open_words = (
        door.printed_by, *spoken_openly(door.organisation(), staff), *own_addresses(session, protection.counts_as, door.now())
    )  # fmt: skip
    always = hidden_places(session, protection.protected)
    return Net(particulars_of(session, protection.protected), own, open_words, always)


def _cases(session: Session, records: Iterable[Record], sealed: Sequence[Case]) -> list[Case]:
    """The cases in whose files these records lie."""
    files = {file for record in records if record.compartment == "casework" and (file := record.file())}
    found = list(session.scalars(select(Case).where(Case.id.in_(files)))) if files else []
    return found + [case for case in sealed if case.id in files]


def _proxy(request: Request, protection: Protection) -> tuple[Problem, ...]:
    """Whether to say that this reader counts as somebody else until it is ruled out."""
    recipient = request.recipient
    others = protection.counts_as - {recipient.person, recipient.acts_for}
    reaches = recipient.kind is not RecipientKind.STAFF
    return (MAY_REACH.at("recipient"),) if others and reaches and protection.protected and not recipient.cleared else ()
