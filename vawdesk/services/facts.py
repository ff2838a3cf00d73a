"""The dated facts as this organisation has accepted them: everything that shows a number or the law reads them here."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.i18n import N_, Language
from vawdesk.models.base import Record, Status
from vawdesk.models.facts import Facts, Helpline, facts_in, shipped
from vawdesk.models.facts_changes import Change, changes, numbers_changed
from vawdesk.models.facts_format import FAULTS, FactsFault
from vawdesk.models.organisation.facts_edition import FactsEdition
from vawdesk.models.rules import Problem, Rule, Weight
from vawdesk.models.second_person import Act
from vawdesk.models.second_person import problems as second_problems
from vawdesk.models.values import Signature
from vawdesk.services import colleagues
from vawdesk.services.kept import as_kept
from vawdesk.services.second_person import Ask, digest_of

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk
    from vawdesk.services.unit import Unit

MANAGER_ACCEPTS = Rule("facts.manager", N_("A manager takes in newer facts. Ask one."), "house rule")
NOT_NEWER = Rule("facts.older", N_("These facts are older than those in use, or the same. Nothing was changed."), "house rule")
FROM_THE_FUTURE = Rule("facts.future", N_("These facts bear a date that has not come yet. Nothing was changed."), "house rule")
NO_FACTS = Rule("facts.damaged", N_("This is no facts file, or it is damaged. Nothing was changed."), "house rule")
TWO_READ = Rule(
    "facts.numbers",
    N_("A number that somebody in danger may ring changes here. A second person reads the list and signs, so that no wrong one slips in."),
    "house rule",
    Weight.SECOND_PERSON,
)
TOO_LARGE = FAULTS["large"]


@dataclass(frozen=True)
class Offered:
    """A newer edition that was read and not yet accepted: its bytes as text, and what it would change."""

    facts: Facts
    words: str
    changes: tuple[Change, ...]
    two_readers: bool

    @property
    def digest(self) -> str:
        """What stands for exactly these bytes."""
        return hashlib.sha256(self.words.encode()).hexdigest()


def facts_of(desk: Desk) -> Facts:
    """The newest edition: what ships with the program, or what was accepted here."""
    with desk.reading("organisation") as session:
        return in_force(session)


def in_force(session: Session) -> Facts:
    """The same from a session of the organisation's compartment."""
    return _accepted(session)[0]


def helplines(desk: Desk) -> dict[str, Helpline]:
    """Every helpline by its key, in the order in which they are shown."""
    return facts_of(desk).helplines


def accepted_edition(desk: Desk) -> FactsEdition | None:
    """The record of the edition in use; None while it is the one that ships."""
    with desk.reading("organisation") as session:
        held = _accepted(session)[1]
        if held is not None:
            session.expunge(held)
        return held


def _accepted(session: Session) -> tuple[Facts, FactsEdition | None]:
    with session.no_autoflush:
        query = select(FactsEdition).where(FactsEdition.status == Status.SIGNED, FactsEdition.edition > shipped().edition)
        for held in session.scalars(query.order_by(FactsEdition.edition.desc(), FactsEdition.created_at.desc())):
            if (facts := _read(held.words or "")) is not None:
                return facts, held
    return shipped(), None


@lru_cache(maxsize=4)
def _read(words: str) -> Facts | None:
    """An edition as it was kept; None for one that this version of the program cannot read any more."""
    try:
        return facts_in(words.encode())
    except FactsFault:
        return None


def offered(desk: Desk, data: bytes, language: Language) -> Offered:
    """What these bytes would change, for somebody to read. Raises FactsFault, which says in words why nothing can be made of them."""
    now, facts = facts_of(desk), facts_in(data)
    for rule, wrong in ((NOT_NEWER, facts.edition <= now.edition), (FROM_THE_FUTURE, facts.edition > desk.now().today)):
        if wrong:
            raise FactsFault(rule.message)
    return Offered(facts, data.decode(), tuple(changes(now, facts, language)), numbers_changed(now, facts))


def ask_for(desk: Desk, edition: Offered) -> Ask:
    """What the second reader signs for: exactly these facts."""
    return Ask(Act.FACTS, desk.account.staff, _digest(edition.words), "read_by")


def _digest(words: str) -> bytes:
    return digest_of(Act.FACTS, words.encode())


def accept(desk: Desk, edition: Offered, second: Signature | None) -> None:
    """From now on these facts are shown everywhere. Raises Refused."""
    with desk.writing("organisation") as unit:
        unit.add(
            FactsEdition(
                edition=edition.facts.edition, words=edition.words, digest=edition.digest, read_by=second, status=Status.SIGNED,
                changed="\n".join(change.words for change in edition.changes), accepted_by=desk.account.signature(unit.now),
            )
        )  # fmt: skip
        unit.commit()


def problems(unit: Unit, record: Record) -> list[Problem]:
    """What stands against an edition that is to be kept: weighed at every commit, whoever calls."""
    kept = as_kept(unit.desk, unit.session, record)
    if not isinstance(record, FactsEdition) or (kept is not None and kept.status is not Status.DRAFT):
        return []
    facts, now = _read(record.words or ""), in_force(unit.session)
    if facts is None or facts.edition != record.edition:
        return [NO_FACTS.at("words")]
    found = [] if unit.desk.account.manages else [MANAGER_ACCEPTS.at("accepted_by")]
    found += [NOT_NEWER.at("edition")] if facts.edition <= now.edition else []
    found += [FROM_THE_FUTURE.at("edition")] if facts.edition > unit.now.today else []
    return [*found, *_second_reader(unit, record)] if numbers_changed(now, facts) else found


def _second_reader(unit: Unit, record: FactsEdition) -> list[Problem]:
    """X13 (a): another account has read the changed numbers and signed for exactly these bytes."""
    second, desk = record.read_by, unit.desk
    if second is None:
        return [Problem("read_by", TWO_READ.message, TWO_READ.paragraph, Weight.REFUSE, TWO_READ.code)]
    until = colleagues.acting_until(desk, second)
    against = second_problems(Act.FACTS, second, desk.account.staff, unit.now, field="read_by", acting_until=until)
    proven = not against and colleagues.proven(desk, second, _digest(record.words or ""))
    return against if against or proven else [Problem("read_by", TWO_READ.message, TWO_READ.paragraph, Weight.REFUSE, TWO_READ.code)]
