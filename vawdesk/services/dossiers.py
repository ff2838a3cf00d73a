"""Gathers what each document is about: the record, and the records whose names or words it draws.

Nothing is decided here about what may be seen, nor which label, warning or draft mark a page must have: release turns a dossier
into a view and finds the marks out for itself.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.address import Address, AddressKind
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong
from vawdesk.models.casework.handled_copy import HandledCopy
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.from_paper import put_down_at
from vawdesk.models.organisation.organisation import Organisation
from vawdesk.models.registry import record_types
from vawdesk.services.additions import gathered
from vawdesk.services.carried_place import carried_place
from vawdesk.services.feared_ways import closed_ways
from vawdesk.services.flag_reviews import reviews_of
from vawdesk.services.flags_met import flags_met
from vawdesk.services.gone_wrong_told import told_later
from vawdesk.services.pointed import pointed_at
from vawdesk.services.sealed_here import by_ids, sealed_here
from vawdesk.services.view import Dossier

KEPT = (Status.SIGNED, Status.AMENDED)
CARRIED = frozenset({"workers"})  # all that a page which may be left on a table asks the file for
GONE_WRONG = frozenset({"about", "to_person", "steps", "closed_by"})  # the addresses that stood in it are not repeated
CHECKED_IN = frozenset({"workers", "buddy", "overdue_order", "place"})


def case_cover(casework: Session, organisation: Session, case: Case, now: Moment) -> Dossier:
    """D03: the case, its people in their order, flags in view, linked cases, and how much is in the file."""
    flags = flags_met(casework, [case], now)
    people = {person.id: person for person in by_ids(casework, Person, case.subjects())}
    linked: tuple[Record, ...] = ()
    if case.situation:
        others = list(casework.scalars(select(Case).where(Case.situation == case.situation, Case.id != case.id)))
        others += [one for one in sealed_here(casework, Case) if one.situation == case.situation and one.id != case.id]
        linked = tuple(sorted(others, key=lambda one: one.ref_no or ""))
    groups: dict[str, tuple[Record, ...]] = {
        "people": tuple(people[person] for person in case.subjects() if person in people),
        "flags": tuple(one.flag for one in flags),
        "cases": linked,
        "named": tuple(named(casework, organisation, case, frozenset({"worker", "people"}))),
    }
    return Dossier(case, groups, _how_much(casework, case) | closed_ways(casework, people.values()))


def _how_much(session: Session, case: Case) -> dict[str, int]:
    """How many notes, visits and papers the file holds, open or in envelopes that this session's account can open."""
    kept = KEPT
    notes = _count(session, ContactNote, ContactNote.case == case.id, ContactNote.status.in_(kept))
    decisions = _count(session, Decision, Decision.case == case.id, Decision.status.in_(kept))
    visits = _count(session, HomeVisit, HomeVisit.case == case.id)
    papers = _count(session, HandledCopy, HandledCopy.in_file == case.id, HandledCopy.fate.is_(None))
    return {
        "notes": notes + sum(one.case == case.id and one.status in kept for one in sealed_here(session, ContactNote)),
        "decisions": decisions + sum(one.case == case.id and one.status in kept for one in sealed_here(session, Decision)),
        "visits": visits + sum(one.case == case.id for one in sealed_here(session, HomeVisit)),
        "paper_copies": papers + sum(one.in_file == case.id and one.fate is None for one in sealed_here(session, HandledCopy)),
    }


def contact_note(casework: Session, organisation: Session, note: ContactNote, now: Moment) -> Dossier:
    """D04: the note and what was added to it, oldest first; and when it was written down, by pen where it was."""
    groups: dict[str, tuple[Record, ...]] = {
        "addenda": tuple(gathered(casework, [note.id])), "named": tuple(named(casework, organisation, note)),
    }  # fmt: skip
    return Dossier(note, groups, {"put_down_at": put_down_at(note, note.recorded_at)} if note.recorded_at is not None else {})


def decision_log(casework: Session, organisation: Session, case: Case, now: Moment) -> Dossier:
    """D05: every decision of a file in the order of time, with what each rests on and what was added to it."""
    held = [*casework.scalars(select(Decision).where(Decision.case == case.id))]
    held += [one for one in sealed_here(casework, Decision) if one.case == case.id]
    decisions = sorted((one for one in held if one.status in KEPT), key=lambda one: (one.decided_at or one.created_at, one.id.hex))
    rests_on = {id for one in decisions for id in one.relied_on_records or ()}
    relied = [one for kind in record_types().values() if kind.compartment == "casework" for one in by_ids(casework, kind, rests_on)]
    called = {one.id: one for decision in decisions for one in named(casework, organisation, decision)}
    added = gathered(casework, [one.id for one in decisions])
    groups: dict[str, tuple[Record, ...]] = {
        "decisions": tuple(decisions), "relied": tuple(relied), "named": tuple(called.values()), "addenda": tuple(added),
    }  # fmt: skip
    return Dossier(case, groups)


def staff_risk_flag(casework: Session, organisation: Session, flag: StaffRiskFlag, now: Moment) -> Dossier:
    """D12: the flag with whom or what it is about, and its reviews."""
    return Dossier(flag, {"named": tuple(named(casework, organisation, flag)), "reviews": tuple(reviews_of(casework, flag.id))})


def home_visit(casework: Session, organisation: Session, visit: HomeVisit, now: Moment) -> Dossier:
    """D20: the assessment with everybody it names."""
    return Dossier(visit, {"named": tuple(named(casework, organisation, visit))})


def visit_outcome(casework: Session, organisation: Session, outcome: VisitOutcome, now: Moment) -> Dossier:
    """D23: how the visit went, with everybody it names, and its assessment, whose warnings stand above the page too."""
    visits = by_ids(casework, HomeVisit, [outcome.visit] if outcome.visit is not None else [])
    facts = {"visit": visits[0].ref_no or "" if visits else "", "unassessed": bool(outcome.unassessed)}
    return Dossier(outcome, {"visit": tuple(visits), "named": tuple(named(casework, organisation, outcome))}, facts)


def disclosure_gone_wrong(casework: Session, organisation: Session, wrong: DisclosureGoneWrong, now: Moment) -> Dossier:
    """D58: what went wrong, with the people it names; of each address that stood in it what sort and whose, not where.

    `later` are those who are not told before the others are safe.
    """
    case = next(iter(by_ids(casework, Case, [wrong.case] if wrong.case else [])), None)
    about, held = set(wrong.about or ()), by_ids(casework, Address, wrong.addresses or ())
    places = tuple((place.kind or AddressKind.OTHER, tuple(one for one in place.people if one in about)) for place in held)
    later = told_later(casework, wrong.about or (), wrong.addresses or (), now.today)
    last = tuple(one for one in wrong.about or () if one in later)
    facts = {"places": places, "case": case.ref_no or "" if case is not None else "", "later": last}
    return Dossier(wrong, {"named": tuple(named(casework, organisation, wrong, GONE_WRONG))}, facts)


def check_in_sheet(casework: Session, organisation: Session, visit: HomeVisit, now: Moment) -> Dossier:
    """D21: colleagues and the address, and nobody who is visited. It never has a banner."""
    held = tuple(named(casework, organisation, visit, CHECKED_IN))
    groups = {"place": tuple(one for one in held if isinstance(one, Address)), "named": held}
    return Dossier(visit, groups)


def page_to_carry(casework: Session, organisation: Session, visit: HomeVisit, now: Moment) -> Dossier:
    """The page of D20 that is carried: colleagues, our own number, and the place where it may stand there; it never has a banner.

    Nor does the place of the call stand there without it: it lies near a home that nobody at the next house may learn of.
    """
    groups = {"named": tuple(named(casework, organisation, visit, CARRIED))}
    own = organisation.scalars(select(Organisation)).first()
    place = next(iter(by_ids(casework, Address, [visit.place] if visit.place else [])), None)
    where = carried_place(casework, visit, place, now)
    facts = {"number": own.phone if own is not None else None, "where": where, "call_from": visit.call_from if where else None}
    return Dossier(visit, groups, {name: fact for name, fact in facts.items() if fact})


def _count(session: Session, kind: type[Record], *where: Any) -> int:
    return session.scalar(select(func.count()).select_from(kind).where(*where)) or 0


def named(casework: Session, organisation: Session, record: Record, fields: frozenset[str] | None = None) -> Iterator[Record]:
    """The records that these fields point at, or all fields, so that the page can call them by name."""
    wanted: dict[str, set[uuid.UUID]] = {}
    for name, described in record.fields().items():
        if (fields is None or name in fields) and (held := record.value(name)) is not None:
            for kind, one in pointed_at(described.kind, held):
                wanted.setdefault(kind, set()).add(one)
    types = record_types()
    for kind, ids in sorted(wanted.items()):
        if (found := types.get(kind)) is not None and found.compartment in {"casework", "organisation"}:
            session = casework if found.compartment == "casework" else organisation
            yield from by_ids(session, found, ids)
