"""Readers who are called like somebody feared, like their firm or place of work, or like somebody close to them (5.4).

"Another agency" is easily chosen for anybody. What is written as its name says more: his name, an initial and his surname, his
surname with "Ltd" behind it, his number, where he works, his mother. A first name or a common surname alone is nobody.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.models.base import ParticularValue, Status
from vawdesk.models.casework.address import Address, AddressKind
from vawdesk.models.casework.person import Person
from vawdesk.services.fear import relationships_of
from vawdesk.services.feared_by import emails_of, numbers_of
from vawdesk.services.folding import squeeze
from vawdesk.services.holding import holding
from vawdesk.services.near_names import NameCard, card_of, compared
from vawdesk.services.needles import national_number
from vawdesk.services.same_person import same_as
from vawdesk.services.scrub import Net
from vawdesk.services.sealed_here import by_ids, sealed_here

ADDRESSED = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr"})
FIRM = frozenset({
    "ltd", "limited", "cyf", "cyfyngedig", "plc", "llp", "co", "company", "cwmni", "son", "sons", "fab", "feibion", "brothers", "brodyr",
    "builders", "adeiladwyr", "solicitors", "cyfreithwyr",
})  # fmt: skip


def called_like(session: Session, name: str, feared: Collection[uuid.UUID], subjects: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Whoever is feared and may be the reader of this name, by any name and spelling, or through somebody close to them.

    `subjects` are those whom the page is about: somebody called like one of them is not taken for anybody close to the feared.
    """
    if not name.strip() or not feared:
        return set()
    found = named_like(session, name, feared)
    works = _work_places(session, set(feared) - found)
    found |= {person for person, place in works if _works_at(name, place, person)}
    return found | _close_to(session, _asked(name), set(feared) - found, subjects)


def named_like(session: Session, name: str, feared: Collection[uuid.UUID], *, first_alone: bool = False) -> set[uuid.UUID]:
    """Whoever is feared and is, or is called like, somebody of this name; it may hold a number or an address of theirs.

    `first_alone`: one word that is part of their name is enough.
    """
    asked, alone = _asked(name), first_alone and len(name.split()) == 1
    people = by_ids(session, Person, feared)
    found = {one.id for one in people if compared(asked, card_of(one)) is not None or _told(name, one)}
    return found | {one.id for one in people if alone and net_of_names(one).find(name)}


def _asked(name: str) -> NameCard:
    return NameCard(uuid.UUID(int=0), (name, *_parts(name)))


def _works_at(name: str, place: str, person: uuid.UUID) -> bool:
    """Whether the name holds that of this place in any form in which people write it: "Adeiladwyr Tywod" is Adeiladwyr Tywod Cyf."""
    return bool(squeeze(place) and squeeze(place) in squeeze(name)) or bool(Net([ParticularValue(place, person, "workplace")]).find(name))


def reached_like(session: Session, ways: Collection[str], feared: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Whoever is feared and has one of these telephone numbers or e-mail addresses."""
    numbers, mails = {national_number(way) for way in ways if "@" not in way}, {squeeze(way) for way in ways if "@" in way}
    if not numbers and not mails:
        return set()
    return {one for one in feared if numbers & numbers_of(session, [one]) or mails & emails_of(session, [one])}


def _parts(name: str) -> list[str]:
    """What stands between the commas, where there are several."""
    parts = [part.strip() for part in re.split(r"[,;/\n]", name) if part.strip()]
    return parts if len(parts) > 1 else []


def _told(name: str, person: Person) -> bool:
    """Whether it holds a number or account of theirs, a shorter form of their name, or part of it as people are addressed or firms are."""
    reached = [one for one in person.particulars() if one.kind in ("phone", "email")]
    if Net(reached).find(name):
        return True
    names, net = card_of(person).names, net_of_names(person)
    wholes = {squeeze(one) for one in names if len(one.split()) > 1}
    for part in _parts(name) or [name]:
        for span in net.find(part):
            held = part[span.start : span.end]
            if squeeze(held) in wholes or len(re.findall(r"\w+", held)) > 1 or _as_somebody(part, span.start, held, names):
                return True
    return False


def net_of_names(person: Person) -> Net:
    """What finds any name of this person in a text, however it is written."""
    return Net(ParticularValue(one, person.id, "name") for one in card_of(person).names)


def _as_somebody(part: str, at: int, held: str, names: Iterable[str]) -> bool:
    """Whether one word of a name stands there like a surname after a title, or like that of a firm."""
    before = re.findall(r"\w+", part[:at].casefold())
    if before and before[-1] in ADDRESSED and squeeze(held) in {squeeze(one.split()[-1]) for one in names}:
        return True
    return not FIRM.isdisjoint(re.findall(r"\w+", part.casefold()))


def _work_places(session: Session, people: Collection[uuid.UUID]) -> Iterator[tuple[uuid.UUID, str]]:
    """What the places are called where these people work."""
    if not people:
        return
    work = Address.kind == AddressKind.WORK
    held = session.scalars(select(Address).where(work, holding(Address.residents, people), Address.status != Status.WITHDRAWN))
    for place in (*held, *(one for one in sealed_here(session, Address) if one.kind is AddressKind.WORK)):
        yield from ((person, place.line1 or "") for person in place.people if person in people)


def _close_to(session: Session, asked: NameCard, feared: set[uuid.UUID], subjects: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Those of the feared to whom somebody of just this name is close."""
    others: dict[uuid.UUID, set[uuid.UUID]] = {}
    out = same_as(session, {*subjects, *feared})
    for relationship in relationships_of(session, feared):
        ends = set(relationship.subjects())
        for other in ends - out:
            others.setdefault(other, set()).update(ends & feared)
    close = (one for one in by_ids(session, Person, others) if compared(asked, card_of(one)) is not None)
    return {person for one in close for person in others[one.id]}
