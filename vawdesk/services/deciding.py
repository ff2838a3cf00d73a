"""Writing a decision down: what is filled in, when it takes signing, countersigning, deciding again (8.25, X7, X13)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.decision_options import About, Decided
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.referral_options import NOT_GONE, ReferralStanding
from vawdesk.models.from_paper import first_of_two
from vawdesk.models.second_person import NOT_SIGNED, Act
from vawdesk.models.values import Signature
from vawdesk.services import colleagues, from_paper
from vawdesk.services.page_ask import PageAsk
from vawdesk.services.referral_steps import NOT_SEND
from vawdesk.services.refusals import Refused
from vawdesk.services.second_person import Ask, digest_of
from vawdesk.services.two_decide import two_because
from vawdesk.services.unexplained import unexplained
from vawdesk.services.unit import Unit

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

COUNTERSIGN, DECIDE = "countersign", "decide"
FIELD = "countersigned_by"


@dataclass(frozen=True)
class DecisionAsk(PageAsk):
    """What a page knows when a decision is to be written: it goes where an id goes.

    `case` is the file; `about` what is decided; `record` what raised the question (a note, a referral), `people` whom it is
    about, `follows` the decision that was put off, `decided` what the verb says that was pressed, `draft` the form of a referral that
    is still being written. What is not said is filled in from the file.
    """

    case: uuid.UUID | None
    about: About | None = None
    record: uuid.UUID | None = None
    people: tuple[uuid.UUID, ...] = ()
    follows: uuid.UUID | None = None
    decided: Decided | None = None
    draft: str = ""


def begin(desk: Desk, ask: DecisionAsk) -> Decision:
    """A new decision with everything that is known already; the question and the ways are the page's to say in its language."""
    case = desk.peek(Case, ask.case) if ask.case is not None else None
    made = Decision(case=ask.case, about=ask.about, decision=ask.decided, decided_at=desk.now().utc, follows=ask.follows)
    made.relied_on_records, people = _raised_by(desk, ask)
    if case is None:
        made.about_people = people or None
        return made
    made.about_people = people or ((case.person,) if case.person is not None else None)
    earlier = desk.peek(Decision, ask.follows) if ask.follows is not None else None
    if earlier is not None:
        made.about, made.question, made.about_people = earlier.about, earlier.question, earlier.about_people
        made.options_considered, made.relied_on_records = earlier.options_considered, earlier.relied_on_records
    elif made.relied_on_records is None:
        with desk.reading() as session:
            made.relied_on_records = tuple(one.record for one in unexplained(session, case)) or None
    return made


def _raised_by(desk: Desk, ask: DecisionAsk) -> tuple[tuple[uuid.UUID, ...] | None, tuple[uuid.UUID, ...]]:
    """The records on which it rests from the start, and whom it is about: of a referral, what raised that as well."""
    if ask.record is None:
        return None, ask.people
    if (referral := desk.peek(Referral, ask.record)) is not None:
        return (referral.id, *(referral.because_of or ())), ask.people or referral.subjects()
    note = desk.peek(ContactNote, ask.record)
    return (ask.record,), ask.people or tuple((note.with_people or ()) if note is not None else ())


def over(desk: Desk, decision: Decision, draft: str) -> None:
    """A referral that was still being written is given up with its draft, once it is settled that there is none."""
    if draft and no_referral(decision):
        desk.drafts.drop(draft)


def no_referral(decision: Decision) -> bool:
    """Whether it is settled by this decision that there is no referral."""
    return decision.about is About.REFER and decision.decision is Decided.DID_NOT and decision.settled


# signing


def sign(decision: Decision, unit: Unit, about: uuid.UUID | None = None) -> None:
    """Put a decision on record, with the reasons for which it takes a second person; `about` is what it was asked about."""
    decision.decided_by, decision.status = from_paper.hand(decision, unit), Status.SIGNED
    decision.two_because = two_because(unit.session, decision, unit.now) or None
    _answer(decision, unit, about)


def _answer(decision: Decision, unit: Unit, record: uuid.UUID | None) -> None:
    """Put a signed decision to refer or not to refer with the referral about which it was asked for (8.25)."""
    held = unit.find(Referral, record) if record is not None and decision.about is About.REFER else None
    if held is not None:
        held.decision = decision.id
        _follow(decision, unit, held)


def _follow(decision: Decision, unit: Unit, held: Referral) -> None:
    """Once it is settled that there is no referral, one that has not gone yet goes no more."""
    stopped = no_referral(decision) and held.standing in NOT_GONE
    if stopped:
        held.standing = ReferralStanding.NOT_SENT
    unit.act(held, NOT_SEND if stopped else DECIDE)


def asked_of(desk: Desk, decision: Decision) -> Ask:
    """What a second person is asked for: this decision exactly as it stands."""
    asker = decision.decided_by.person if decision.decided_by else desk.account.staff
    return Ask(Act.DECISION_NOT_TO_ACT, asker, digest_of(Act.DECISION_NOT_TO_ACT, decision.content()), FIELD)


def may_countersign_here(desk: Desk, decision: Decision) -> bool:
    """Whether whoever is at the desk may countersign with their own hand: entitled, and not the one who decided."""
    me = colleagues.at_desk(desk)
    entitled = me is not None and me.form(desk.now().today) is not None
    return me is not None and entitled and not first_of_two(decision, decision.decided_by, me.staff)


def countersign(desk: Desk, id: uuid.UUID, agreed: Signature | None = None) -> None:
    """The second person signs: whoever is at the desk, or whose signature is given. Raises Refused."""
    with desk.writing() as unit:
        held = unit.get(Decision, id)
        if not held.waits:
            raise Refused([NOT_SIGNED.at(FIELD)])
        if agreed is None:
            own = colleagues.own_hand(desk, asked_of(desk, held))
            if own.signature is None:
                raise Refused(list(own.problems))
            agreed = own.signature
        held.countersigned_by = agreed
        unit.act(held, COUNTERSIGN)
        about = {*unit.session.scalars(select(Referral.id).where(Referral.decision == id))}
        about |= {one.id for one in unit.sealed(Referral) if isinstance(one, Referral) and one.decision == id}
        for referral in about:
            _follow(held, unit, unit.get(Referral, referral))
        unit.commit()


def ask_of(desk: Desk, id: uuid.UUID | DecisionAsk | None) -> DecisionAsk:
    """What is asked for by the id of a case, of a record of its file that raised the question, or of a decision that was put off."""
    if isinstance(id, DecisionAsk):
        return id
    if id is None:
        return DecisionAsk(None)
    if (earlier := desk.peek(Decision, id)) is not None:
        return DecisionAsk(earlier.case, earlier.about, follows=earlier.id)
    if (note := desk.peek(ContactNote, id)) is not None:
        return DecisionAsk(note.case, About.SHARE, note.id)
    if (referral := desk.peek(Referral, id)) is not None:
        return DecisionAsk(referral.case, About.REFER, referral.id)
    return DecisionAsk(id if desk.peek(Case, id) is not None else None)
