"""Rules that take more than one record, weighed at every commit: no page, import or direct call goes past them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, cast

from sqlalchemy import select

from vawdesk.i18n import N_
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.attachment import Attachment
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.case_rules import SAME_WORKER, broken_roles, closing_problems, name_in_heading
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong, aware_later
from vawdesk.models.casework.home_visit import BUDDY_PLAN, HomeVisit
from vawdesk.models.casework.information_share import InformationShare
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.referral_options import NOT_GONE
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_options import VisitStanding
from vawdesk.models.dates import out_of_time
from vawdesk.models.organisation.contact import CHANNEL, CHANNEL_BY_MANAGER, Contact
from vawdesk.models.organisation.facts_edition import FactsEdition
from vawdesk.models.organisation.lawful_basis import LawfulBasis
from vawdesk.models.rules import Problem, Rule
from vawdesk.models.second_person import Act
from vawdesk.services import (
    attached_stays,
    connections,
    facts,
    law,
    old_prints,
    referral_reaching,
    referral_weighing,
    separation,
    sharing,
    two_decide,
    unexplained,
    visit_buddy,
    visit_gate,
    withdrawing,
)
from vawdesk.services.born import born_later
from vawdesk.services.fear import fears
from vawdesk.services.holding import holding
from vawdesk.services.kept import as_kept, changed_fields
from vawdesk.services.letter_rules import letter_problems
from vawdesk.services.same_person import same_as
from vawdesk.services.sealed_here import sealed_here
from vawdesk.services.signed_words import ALWAYS_MOVES
from vawdesk.services.still_open import still_open
from vawdesk.services.young import FIELDS, people_as_kept, young_ones

if TYPE_CHECKING:
    from vawdesk.services.unit import Unit

AFRAID = Rule(
    "P1 afraid",
    N_(
        "One of these two may be afraid of the other, by what is on file. If they were joined, nothing would be kept from either. "
        "If they are one person after all, put right first what is written between them."
    ),
    "8.5",
)
NOBODY_GOES_NOW = frozenset({VisitStanding.CANCELLED, VisitStanding.DONE})  # calling off and writing up are never refused (H7)
GIVEN = ("worker", "virtual_team", "person", "people", "situation")  # by these a file comes to somebody who is close to one of its people
Check = Callable[["Unit", Record], Iterable[Problem]]


def problems(unit: Unit, record: Record) -> list[Problem]:
    """What the rest of the file says against keeping this record as it is. A draft is told nothing: it is not kept as true yet."""
    check = CHECKS.get(type(record))
    asked = check is not None and record.status is not Status.DRAFT and not out_of_time(record)
    return list(check(unit, record)) if check is not None and asked else []


def always(unit: Unit, record: Record) -> list[Problem]:
    """What is refused even in a draft: the words for adults who abuse are put to nobody who is under 18 in any record of them (6.9).

    And a year with which Home, the board of visits and every rule would fail to reckon; whatever is taken out of view (X3); and whom a
    link joins, which counts as soon as it lies there (P1). A visit that waits for a manager is a draft, and its call is waited for (H3).
    """
    found = out_of_time(record) if record.status is Status.DRAFT else []
    found += _link(unit, record) if isinstance(record, PersonLink) else []
    found += visit_buddy.problems(unit, record) if isinstance(record, HomeVisit) else []
    return [*found, *withdrawing.problems(unit, record), *(dict.fromkeys(young_ones(unit, record)) if type(record) in FIELDS else ())]


def _case(unit: Unit, record: Record) -> Iterator[Problem]:
    """Age, words (P3), names in titles (X10), one worker on both sides (C1), violence by both (C9), closing (C10, DE1), closeness (C11)."""
    case = cast("Case", record)
    yield from born_later(unit, case)
    persons = people_as_kept(unit, [row.person for row in case.people or () if row.person is not None])
    for _person, problem in broken_roles(case, persons, unit.now.today):
        yield problem
    named = name_in_heading(case.heading, persons.values())
    if named is not None:
        yield named
    yield from separation.case_problems(unit.session, case)
    if _just_now(unit, case, *GIVEN):
        yield from connections.given_to(unit.session, case, unit.now.today)
    if case.is_closed and _just_now(unit, case, "closed_on"):
        yield from closing_problems(case, (thing.record for thing in still_open(unit.session, case)))
        yield from unexplained.problems(unit.session, case)


def _just_now(unit: Unit, record: Record, *fields: str) -> bool:
    """Whether this unit changes one of these fields, by what the file holds: an object out of an envelope does not know it itself."""
    kept = as_kept(unit.desk, unit.session, record)
    return kept is None or kept.status is Status.DRAFT or not changed_fields(record, kept).isdisjoint(fields)


def _person(unit: Unit, record: Record) -> Iterator[Problem]:
    """A changed age is held against the words of every case (P4): nobody is relabelled silently, and no word stays that is not true."""
    person = cast("Person", record)
    sealed = [case for case in sealed_here(unit.session, Case) if person.id in case.subjects()]
    for case in (*unit.session.scalars(select(Case).where(holding(Case.people, [person.id]))), *sealed):
        for broken, problem in broken_roles(case, {person.id: person}, unit.now.today):
            if broken == person.id:
                yield Problem("dob", problem.message, problem.paragraph, problem.weight, problem.rule)


def _contact(unit: Unit, record: Record) -> Iterator[Problem]:
    """Who may not be met together, or one after the other in one place (C2, C3)."""
    yield from separation.contact_problems(unit.session, cast("PlannedContact", record))


def _visit(unit: Unit, record: Record) -> Iterator[Problem]:
    """The gate of a home visit (H1-H8): what flags, people and the file say against going as it is written, while anybody may still go.

    Of another buddy nothing but that is weighed: whatever came to the file meanwhile, whoever is out needs somebody who waits.
    """
    visit = cast("HomeVisit", record)
    if visit.standing in NOBODY_GOES_NOW:
        return
    kept = as_kept(unit.desk, unit.session, visit)
    changed = changed_fields(visit, kept) - ALWAYS_MOVES if kept is not None and kept.status is not Status.DRAFT else set[str]()
    only_buddy = bool(changed) and changed <= BUDDY_PLAN
    yield from (one for one in visit_gate.to_sign(unit.session, visit, unit.now) if not only_buddy or one.field in BUDDY_PLAN)


def _referral(unit: Unit, record: Record) -> Iterator[Problem]:
    """What the rest says of a referral (P3, R5), of the way in which it went, and whom it would reach, rung through as well (X6)."""
    referral = cast("Referral", record)
    yield from referral_weighing.weigh(unit.desk, unit.session, referral, unit.now)
    if referral.standing in NOT_GONE:
        yield from referral_reaching.against_reader(unit.desk, unit.session, referral)
    if _just_now(unit, referral, "sent_how", "help_asked"):
        yield from referral_weighing.decided(unit.session, referral)
    if _just_now(unit, referral, "sent_how", "spoke_to"):
        yield from referral_weighing.how_it_went(unit.desk, referral)
        yield from referral_reaching.as_it_went(unit.desk, unit.session, referral)


def _decision(unit: Unit, record: Record) -> Iterator[Problem]:
    """Not to refer or not to share: whether it takes two people (X13)."""
    decision = cast("Decision", record)
    yield from two_decide.weighed(unit, decision, as_kept(unit.desk, unit.session, decision))


def _share(unit: Unit, record: Record) -> Iterator[Problem]:
    """Nothing is shared with somebody as whom the feared person counts (S4, X6)."""
    yield from sharing.reaches_the_feared(unit, cast("InformationShare", record))


def _address(unit: Unit, record: Record) -> Iterator[Problem]:
    """Who else could see the pages that hold the old address is asked when somebody moves (3.3)."""
    if old_prints.marked_now(unit, cast("Address", record)):
        yield old_prints.WHO_ELSE.at("line1")


def _letter(unit: Unit, record: Record) -> Iterator[Problem]:
    """Where a letter may go, what it may say, and that it stays as it went."""
    yield from letter_problems(unit, cast("Letter", record))


def _gone_wrong(unit: Unit, record: Record) -> Iterable[Problem]:
    """Why the organisation is said to have become aware after somebody had noticed is asked of whoever writes either (UK GDPR 33)."""
    held = cast("DisclosureGoneWrong", record)
    later = aware_later(held) if _just_now(unit, held, "noticed_at", "aware_at") else None
    return [later] if later is not None else []


def _link(unit: Unit, link: PersonLink) -> Iterator[Problem]:
    """Nobody is joined with whom they may be afraid of: from then on neither would be kept from the other."""
    if not link.stands or link.one is None or link.other is None:
        return
    whole = same_as(unit.session, {link.one, link.other})
    if any({fear.protected, fear.feared} <= whole for fear in fears(unit.session, whole)):
        yield AFRAID.at("other")


def _directory_contact(unit: Unit, record: Record) -> Iterator[Problem]:
    """A channel that spares the password is a manager's decision, and belongs to the address for which it was agreed."""
    contact = cast("Contact", record)
    kept = as_kept(unit.desk, unit.session, contact)
    channel = contact.secure_channel is not None or (kept is not None and kept.value("secure_channel") is not None)
    if channel and not unit.desk.account.manages and _just_now(unit, contact, *CHANNEL):
        yield CHANNEL_BY_MANAGER.at("secure_channel")


ACTS: dict[str, Act] = {SAME_WORKER.code: Act.SAME_WORKER}
"""Rules that a second person opens, and as what act (X13). Visits carry their second signature themselves: see visit_gate."""

CHECKS: dict[type[Record], Check] = {
    Address: _address,
    Attachment: attached_stays.checks,
    Case: _case,
    Contact: _directory_contact,
    ContactNote: born_later,
    Decision: _decision,
    DisclosureGoneWrong: _gone_wrong,
    FactsEdition: facts.problems,
    HomeVisit: _visit,
    InformationShare: _share,
    Letter: _letter,
    LawfulBasis: law.problems,
    Person: _person,
    PlannedContact: _contact,
    Referral: _referral,
    StaffRiskFlag: born_later,
}
