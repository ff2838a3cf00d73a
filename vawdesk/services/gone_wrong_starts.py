"""How a disclosure gone wrong begins, filled in with what is known: from what left otherwise, a letter, a note (X3)."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong
from vawdesk.models.casework.handled_copy import HandledCopy
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.letter_options import ByWay
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.wrong_options import Happened
from vawdesk.models.registry import record_types
from vawdesk.models.values import PartialDate
from vawdesk.services import carries
from vawdesk.services.carries import Carry
from vawdesk.services.gone_wrong import about_it, begin
from vawdesk.services.gone_wrong_copies import day_of
from vawdesk.services.leaving import Way
from vawdesk.services.names_on_file import staff_called
from vawdesk.services.refusals import NothingHere
from vawdesk.services.sealed_here import by_ids
from vawdesk.services.what_left import left_by, releases
from vawdesk.zone import LOCAL

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from vawdesk.models.base import Record
    from vawdesk.services.desk import Desk

OTHERWISE = N_("{title}, {code}: {way}, {when}, made for {whom}.")
LETTER = N_("Letter {reference}, sent {day}: {way}.")
CARRY = N_("Carried copy of visits and cases, taken by {name} on {at}. It opens with their passphrase until {until}.")
PAPERS, BEFORE = frozenset({"D15", "D16"}), 30  # days: a letter is not carried about for longer before it goes
NOTE = N_("Note {reference} lay in the file of another person.")


def from_release(desk: Desk, row: int, title: Message, language: Language) -> uuid.UUID:
    """The disclosure for what left by this row of the journal, which is called `title`. Raises NothingHere."""
    with desk.reading() as session:
        if (known := about_it(session, release=row)) is not None:
            return known.id
        left = left_by(desk, row)
        if left is None:
            raise NothingHere
        people, places = _in_the_record(session, left.record_type, left.record)
        case = next(iter(by_ids(session, Case, [left.file] if left.file is not None else [])), None)
    words = language.say(OTHERWISE, title=title, code=left.document, way=left.way.label, when=left.at, whom=left.recipient)
    made = DisclosureGoneWrong(
        case=case.id if case is not None else None, what_happened=Happened.SENT if left.way is not Way.PRINT else Happened.WRONG_HANDS,
        what=words, about=people or None, addresses=places or None, to_whom=left.recipient or None, to_person=left.recipient_person,
        left_on=day_of(left.at), aware_at=desk.now().utc, release=row,
    )  # fmt: skip
    return begin(desk, made)


def from_letter(desk: Desk, letter: Letter, language: Language) -> uuid.UUID:
    """The disclosure for a letter that came into other hands: the one begun for what left of it, or a new one."""
    sent = letter.sent_on or desk.now().today
    since = datetime.combine(sent - timedelta(days=BEFORE), time(), LOCAL)
    left = releases(desk, since, lambda told: told.get("document") in PAPERS and told.get("type") == Letter.type_name)
    rows = [(row["seq"], told) for row, told, _by in left if row["record"] == letter.id]
    hashes = {told.get("hash") for _row, told in rows}
    with desk.reading() as session:
        copies = [one.id for one in session.scalars(select(HandledCopy).where(HandledCopy.content_hash.in_(hashes)))] if hashes else []
        release = next((row for row, told in rows if told.get("way") != Way.PRINT.value), None)
        if (known := about_it(session, copies=copies, letter=letter.id, release=release)) is not None:
            return known.id
    left_on = PartialDate.of(letter.sent_on) if letter.sent_on is not None else None
    way = letter.by_way.label if letter.by_way is not None else Letter.title
    made = DisclosureGoneWrong(
        case=letter.case, what_happened=Happened.SENT if letter.by_way is ByWay.EMAIL else Happened.WRONG_HANDS,
        what=language.say(LETTER, reference=letter.ref_no or "", day=sent, way=way), about=(letter.person,) if letter.person else None,
        addresses=(letter.address,) if letter.address else None, left_on=left_on, aware_at=desk.now().utc,
        copies=tuple(copies) or None, letter=letter.id, release=release,
    )  # fmt: skip
    return begin(desk, made)


def _in_the_record(session: Session, type_name: str, id: uuid.UUID | None) -> tuple[tuple[uuid.UUID, ...], tuple[uuid.UUID, ...]]:
    """The people and places of the record that left."""
    kind = record_types().get(type_name)
    if kind is None or id is None or kind.compartment != "casework":
        return (), ()
    found: list[Record] = list(by_ids(session, kind, [id]))
    shown = {one for record in found for one in (record.id, *record.subjects())}
    return tuple(one.id for one in by_ids(session, Person, shown)), tuple(one.id for one in by_ids(session, Address, shown))


def from_note(desk: Desk, note: ContactNote, copies: Sequence[uuid.UUID], language: Language) -> uuid.UUID:
    """The disclosure for a note that lay in the wrong file, in the file to which it belongs; `copies` are pages that may hold it."""
    with desk.reading() as session:
        if (known := about_it(session, note=note.id, copies=copies)) is not None:
            return known.id
    made = DisclosureGoneWrong(
        case=note.case, what_happened=Happened.MISFILED, what=language.say(NOTE, reference=note.ref_no or ""), about=note.with_people,
        aware_at=desk.now().utc, noticed_at=desk.now().utc, copies=tuple(copies) or None, note=note.id,
    )  # fmt: skip
    return begin(desk, made)


def from_carry(desk: Desk, carry: Carry, language: Language) -> uuid.UUID:
    """The disclosure for a carried copy that is lost, with whose details were in it; the copy is told as lost. Raises Refused."""
    if carry.lost is not None and carry.disclosure is not None:
        return carry.disclosure
    with desk.reading() as session:
        people = tuple(one.id for one in by_ids(session, Person, carry.people))
        places = tuple(one.id for one in by_ids(session, Address, carry.places))
        cases = by_ids(session, Case, carry.cases)
        case = cases[0] if len(carry.cases) == len(cases) == 1 else None  # of several cases it is one event, and lies in none of them
    name = staff_called(desk).get(carry.staff, "")
    made = DisclosureGoneWrong(
        case=case.id if case is not None else None, what_happened=Happened.DEVICE,
        what=language.say(CARRY, name=name, at=carry.taken, until=carry.until), about=people or None, addresses=places or None,
        noticed_at=desk.now().utc, aware_at=desk.now().utc,
    )  # fmt: skip
    id = begin(desk, made)
    carries.lost(desk, carry.id, id)
    return id


def in_a_case(case: Case | None, now: datetime) -> DisclosureGoneWrong:
    """A new one of which only the case is known, to be filled in."""
    about = (case.person,) if case is not None and case.person is not None else None
    return DisclosureGoneWrong(case=case.id if case is not None else None, about=about, noticed_at=None, aware_at=now)
