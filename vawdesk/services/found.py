"""Everything that is found for typed words: people by near names, cases by number, words in what was written. Nothing is remembered.

Hidden fields match whole words and are never shown; sealed files are found only by those they are sealed to; hr is never looked in.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.i18n import Message
from vawdesk.models import registry
from vawdesk.models.base import Record
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.person import Person
from vawdesk.services import search
from vawdesk.services.connections import out_of_sight
from vawdesk.services.flags_nearby import near_flags
from vawdesk.services.folding import fold
from vawdesk.services.names_on_file import NamesOnFile, flagged, people_called
from vawdesk.services.people_list import PeopleList
from vawdesk.services.search import CLOSING, OPENING, SHORTEST, WORD

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

PEOPLE, WRITTEN = 12, 40  # lines of each sort
HAVE_PAGES = frozenset(
    {
        "address",
        "attachment",
        "case",
        "contact_note",
        "decision",
        "disclosure_gone_wrong",
        "flag_review",
        "hold",
        "home_visit",
        "information_share",
        "letter",
        "person",
        "planned_contact",
        "referral",
        "relationship",
        "staff_risk_flag",
        "visit_outcome",
    }
)


@dataclass(frozen=True)
class FoundLine:
    """One line. `target` is the page and record that it opens; `flag` whether a staff-risk flag is in view, confirmed or not yet; `near`
    whether one reaches it that is about somebody or somewhere else.

    `case` holds the references of the files, one on a line; `roles` what a person is in them.
    """

    target: tuple[str, uuid.UUID]
    title: Message
    name: str = ""
    words: str = ""
    case: str = ""
    flag: bool | None = None
    roles: tuple[Message, ...] = ()
    near: bool = False


@dataclass(frozen=True)
class _Risk:
    """Whoever has a flag, True once it is confirmed, and whomever one reaches."""

    flags: Mapping[uuid.UUID, bool]
    near: frozenset[uuid.UUID]

    def of(self, subjects: Iterable[uuid.UUID]) -> tuple[bool | None, bool]:
        """The flag and the nearness of a line about these."""
        met = frozenset(subjects)
        states = [self.flags[one] for one in met if one in self.flags]
        return any(states) if states else None, not states and not met.isdisjoint(self.near)


class Finder:
    """Made for one stay on the search page: what is sealed to this account is opened once. May be asked from a worker."""

    def __init__(self, desk: Desk, names: NamesOnFile) -> None:
        self._desk, self._names = desk, names
        self._lock = threading.Lock()
        self._sealed: list[Record] | None = None

    def find(self, typed: str) -> list[FoundLine]:
        """People first, then cases, then the newest of what was written."""
        if not any(len(word) >= SHORTEST for word in WORD.findall(typed)):
            return []
        with self._desk.reading() as session:
            hidden = out_of_sight(session, self._desk.account.staff, self._desk.now().today)
            sealed = hidden.shown(one for one in self._opened() if _matches(one, typed))
            risk = _Risk(flagged(self._desk, session), near_flags(self._desk, session))
            hits = search.in_sight(session, search.find(session, "casework", typed, most=WRITTEN), hidden)
            people = list(self._people(typed))
            cases = [
                *(one for one in sealed if isinstance(one, Case)),
                *_cases(session, [hit.record for hit in hits if hit.type == "case"]),
            ]
            lines = people + [_case_line(session, case, risk, hidden.people) for case in cases]
            files = self._files(session, [hit.file for hit in hits if hit.file])
            written = [(one.type_name, one.id, one.file(), _around(one, typed)) for one in sealed if not isinstance(one, (Case, Person))]
            plain = [(hit.type, hit.record, hit.file, hit.words) for hit in hits if hit.type not in ("person", "case")]
            about = _about(session, [one[:2] for one in plain]) | {one.id: one.subjects() for one in sealed}
        found = (_written_line(*one, files, risk.of(_met(about, files.get(one[2]), one[1]))) for one in (*plain, *written))
        return lines + [line for line in found if line is not None]

    def forget(self) -> None:
        """Let go of what was opened."""
        with self._lock:
            self._sealed = None

    def _opened(self) -> list[Record]:
        with self._lock:
            if self._sealed is None:
                self._sealed = [record for kind in registry.of("casework") for record in self._desk.sealed(kind)]
            return self._sealed

    def _people(self, typed: str) -> Iterator[FoundLine]:
        for one in PeopleList(self._desk, self._names).page(typed, 0, PEOPLE):
            other, cases = ", ".join(one.other_names), "\n".join(one.cases)
            yield FoundLine(("person", one.id), Person.title, one.name, other, cases, one.flag, one.roles, one.near)

    def _files(self, session: Session, files: Iterable[uuid.UUID]) -> dict[uuid.UUID | None, Case]:
        found: dict[uuid.UUID | None, Case] = {one.id: one for one in session.scalars(select(Case).where(Case.id.in_(set(files))))}
        return found | {one.id: one for one in self._opened() if isinstance(one, Case)}


def _cases(session: Session, ids: Collection[uuid.UUID]) -> list[Case]:
    found = {case.id: case for case in session.scalars(select(Case).where(Case.id.in_(ids)))}
    return [found[id] for id in ids if id in found]


def _case_line(session: Session, case: Case, risk: _Risk, hidden: Collection[uuid.UUID]) -> FoundLine:
    subjects = [one for one in case.subjects() if one not in hidden]
    called, (flag, near) = people_called(session, subjects), risk.of(case.subjects())
    names = ", ".join(called[one] for one in subjects if called.get(one))
    return FoundLine(("case", case.id), Case.title, case.ref_no or "", names, case.heading or "", flag, near=near)


def _about(session: Session, written: Iterable[tuple[str, uuid.UUID]]) -> dict[uuid.UUID, tuple[uuid.UUID, ...]]:
    """Whom and which places each of these records shows."""
    kinds: dict[str, set[uuid.UUID]] = {}
    for type_, record in written:
        kinds.setdefault(type_, set()).add(record)
    held = ((registry.record_type(type_), ids) for type_, ids in kinds.items())
    return {one.id: one.subjects() for kind, ids in held for one in session.scalars(select(kind).where(kind.id.in_(ids)))}


def _met(about: Mapping[uuid.UUID, tuple[uuid.UUID, ...]], case: Case | None, record: uuid.UUID) -> set[uuid.UUID]:
    """Everybody and every place met in a record, or in the case it lies in: a note is read as its case is (8.17)."""
    return {record, *about.get(record, ()), *(case.subjects() if case is not None else ())}


def _written_line(
    type_: str, record: uuid.UUID, file: uuid.UUID | None, words: str, files: dict[uuid.UUID | None, Case], risk: tuple[bool | None, bool]
) -> FoundLine | None:
    """What has no page of its own opens the case it lies in."""
    (flag, near), title, held = risk, registry.record_type(type_).title, files.get(file)
    case = (held.ref_no or "") if held is not None else ""
    said = words.replace(OPENING, "").replace(CLOSING, "").replace("\n", " ")
    if type_ in HAVE_PAGES:
        return FoundLine((type_, record), title, "", said, case, flag, near=near)
    return FoundLine(("case", file), title, "", said, case, flag, near=near) if file else None


def _matches(record: Record, typed: str) -> bool:
    """Whether a sealed record holds every word typed, begun or whole; hidden fields only whole."""
    begun, whole = _words(record.search_words()), set(_words(record.masked_words()))
    wanted = [fold(word) for word in WORD.findall(typed) if len(word) >= SHORTEST]
    return all(word in whole or any(one.startswith(word) for one in begun) for word in wanted)


def _words(text: str) -> list[str]:
    return [fold(word) for word in WORD.findall(text)]


def _around(record: Record, typed: str) -> str:
    """Some words on either side of the first that matched."""
    words, wanted = record.search_words().split(), [fold(word) for word in WORD.findall(typed)]
    at = next((number for number, word in enumerate(words) if any(fold(word).strip("“”\"'(").startswith(one) for one in wanted)), 0)
    start = max(0, at - 5)
    return ("…" if start else "") + " ".join(words[start : at + 7]) + ("…" if at + 7 < len(words) else "")
