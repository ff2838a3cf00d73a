"""Holding, deciding that somebody who died is not held, and lifting: who may, and what each leaves on file (X11, X13)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.i18n import N_, Language
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.hold import Because, Held, Hold, Standing
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.situation import Situation
from vawdesk.models.rules import Rule
from vawdesk.models.second_person import Act
from vawdesk.models.values import PartialDate, Signature
from vawdesk.services import colleagues, sealing
from vawdesk.services.connections import out_of_sight
from vawdesk.services.due import SENTENCES, Due
from vawdesk.services.due_kinds import Kind
from vawdesk.services.holding import holding
from vawdesk.services.holds import Holds
from vawdesk.services.names_on_file import cases_called
from vawdesk.services.refusals import NothingHere, Refused
from vawdesk.services.same_person import groups
from vawdesk.services.sealed_here import sealed_here
from vawdesk.services.second_person import NOT_ENTITLED, Ask, digest_of
from vawdesk.services.unit import Unit, signed_by
from vawdesk.vault.journal import Action

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

DIED_ON = N_("Died on {date}, as it stands on file.")
LIFTED_ALREADY = Rule("X11-lifted", N_("This hold does not stand any more."), "UK GDPR 5(2)")
PAGE = "holds"
ABOUT_A_DEATH = frozenset({Because.DEATH, Because.REVIEW})


@dataclass(frozen=True)
class Proposed:
    """Somebody on a case who died, and nobody has decided whether what is on file about them is held. `cases`: their numbers."""

    person: uuid.UUID
    name: str
    died: PartialDate
    cases: tuple[str, ...]


def proposed(desk: Desk) -> list[Proposed]:
    """Whom a death proposes to hold, of those that whoever is at the desk may see, the earliest death first (X11)."""
    with desk.reading() as session:
        hidden = out_of_sight(session, desk.account.staff, desk.now().today)
        dead = [*session.scalars(select(Person).where(Person.deceased_on.is_not(None))), *sealed_here(session, Person)]
        dead = [person for person in hidden.shown(dead) if person.deceased_on is not None and person.status is not Status.WITHDRAWN]
        decided = {hold.person for hold in (*session.scalars(select(Hold)), *sealed_here(session, Hold)) if hold.because in ABOUT_A_DEATH}
        whole, holds = groups(session, [person.id for person in dead]), Holds(session)
        open_ones = (one for one in dead if whole[one.id].isdisjoint(decided) and not _held_for_it(holds, one))
        found = [made for one in open_ones if (made := _proposed(session, one, whole[one.id])) is not None]
        return sorted(found, key=lambda one: (one.died.earliest, one.person.hex))


def _held_for_it(holds: Holds, person: Person) -> bool:
    return any(hold.because in ABOUT_A_DEATH for hold in holds.all_on(person))


def _proposed(session: Session, person: Person, own: frozenset[uuid.UUID]) -> Proposed | None:
    """None for somebody who has a part in no case, and is no child of a situation."""
    children = [*session.scalars(select(Situation.id).where(holding(Situation.children, own)))]
    children += [one.id for one in sealed_here(session, Situation) if not own.isdisjoint(one.subjects())]
    theirs = Case.person.in_(own) | holding(Case.people, own) | Case.situation.in_(children)
    sealed = (one.id for one in sealed_here(session, Case) if one.situation in children or not own.isdisjoint(one.subjects()))
    cases = {*session.scalars(select(Case.id).where(theirs)), *sealed}
    if not cases or person.deceased_on is None:
        return None
    numbers = tuple(sorted(number for number in cases_called(session, cases).values() if number))
    return Proposed(person.id, person.display_name or "", person.deceased_on, numbers)


def holds_due(desk: Desk) -> tuple[Due, ...]:
    """What Home says to whoever decides here: somebody on a case died, and nobody has decided (X11)."""
    waiting = proposed(desk) if colleagues.may_decide(desk) else []
    if not waiting:
        return ()
    sentence, cases = SENTENCES[Kind.HOLD_PROPOSED], dict.fromkeys(number for one in waiting for number in one.cases)
    targets = tuple((PAGE, one.person) for one in waiting)
    return (
        Due(Kind.HOLD_PROPOSED, sentence.words.with_(n=len(waiting)), targets, tuple(cases), sentence.detail, waiting[0].died.earliest),
    )


def put(unit: Unit, hold: Hold) -> Hold:
    """Hold what a new hold says and nothing beside it, under the hand of whoever is at the desk, with the unit that calls."""
    hold.person = hold.person if hold.held is Held.PERSON else None
    hold.situation = hold.situation if hold.held is Held.SITUATION else None
    hold.from_day, hold.until_day = (hold.from_day, hold.until_day) if hold.held is Held.PERIOD else (None, None)
    hold.held_by, hold.status, hold.standing = signed_by(unit), Status.SIGNED, Standing.HELD
    return unit.add(hold, action=Action.HOLD)


def hold_after_death(desk: Desk, person: uuid.UUID, language: Language) -> Hold:
    """One press: everything about somebody who died is held from today. Raises NothingHere, Refused."""
    with desk.writing() as unit:
        held = put(unit, _of_death(unit, person, language))
        unit.commit()
        return held


def not_held(desk: Desk, person: uuid.UUID, why: str) -> Hold:
    """A manager decides that what is on file about somebody who died is not held, and why. Raises NothingHere, Refused."""
    with desk.writing() as unit:
        decided = _of_death(unit, person)
        decided.words, decided.standing, decided.held_by, decided.status = why, Standing.NOT_HELD, signed_by(unit), Status.SIGNED
        unit.add(decided, action=Action.NO_HOLD)
        unit.commit()
        return decided


def _of_death(unit: Unit, id: uuid.UUID, language: Language | None = None) -> Hold:
    person = unit.find(Person, id)
    if person is None or person.deceased_on is None:
        raise NothingHere
    words = language.say(DIED_ON, date=person.deceased_on) if language is not None else None
    return Hold(held=Held.PERSON, person=id, because=Because.DEATH, since=unit.now.today, words=words)


def asked_of(desk: Desk, hold: Hold) -> Ask:
    """What the second person is asked for: that exactly this hold is lifted."""
    digest = digest_of(Act.LIFT_HOLD, hold.content())
    return Ask(Act.LIFT_HOLD, desk.account.staff, digest, "lift_agreed_by", sealing.who_alone(desk, hold))


def lift(desk: Desk, hold: Hold, why: str, agreed: Signature) -> None:
    """Lift a hold as it was read and agreed to; it stays on file. Raises Refused; ChangedMeanwhile where somebody saved it since."""
    with desk.writing() as unit:
        held = unit.get(Hold, hold.id, version=hold.version)
        if not held.stands:
            raise Refused([LIFTED_ALREADY.at("standing")])
        ask = asked_of(desk, held)
        if not any(one.staff == agreed.person and ask.may_ask(one) for one in colleagues.colleagues(desk)):
            raise Refused([NOT_ENTITLED.at("lift_agreed_by")])
        held.standing, held.lifted_on, held.lifted_why = Standing.LIFTED, unit.now.today, why
        held.lifted_by, held.lift_agreed_by = signed_by(unit), agreed
        unit.act(held, Action.LIFT_HOLD)
        unit.commit()


def begun_from(desk: Desk, id: uuid.UUID | None) -> Hold:
    """A new hold of the person, the situation, or the situation of the case whose id is given; an empty one for None."""
    made = Hold(since=desk.now().today)
    if id is None:
        return made
    if (person := desk.peek(Person, id)) is not None:
        made.held, made.person = Held.PERSON, id
        if person.deceased_on is not None:
            made.because = Because.DEATH
    elif desk.peek(Situation, id) is not None:
        made.held, made.situation = Held.SITUATION, id
    elif (case := desk.peek(Case, id)) is not None:
        made.held, made.situation = Held.SITUATION, case.situation
    return made
