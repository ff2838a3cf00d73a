"""Home in sentences: what needs this person today, most dangerous first, some seven at once (8.15, 8.17, 8.29)."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.check_in_ladder import USUAL
from vawdesk.models.casework.contact_note import ContactNote, not_finished
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong
from vawdesk.models.casework.flag_options import Notify, Standing
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.models.casework.staff_risk_flag import IN_VIEW, StaffRiskFlag, confirmation_overdue, review_overdue
from vawdesk.models.casework.visit_options import Outcome, VisitStanding
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.second_person import awaits_confirmation
from vawdesk.models.values import Tri
from vawdesk.services.connections import out_of_sight
from vawdesk.services.due import SENTENCES, Due
from vawdesk.services.due_kinds import NEVER_LEFT_OUT, ORDER, SOMEBODY_OUT, Kind
from vawdesk.services.gone_wrong_due import clock_told, of_disclosure
from vawdesk.services.how_long import how_long
from vawdesk.services.visit_due import LOOKS_AHEAD, Named, of_outcomes, of_visits, own
from vawdesk.services.visit_under_way import outcomes_of
from vawdesk.vault.accounts import Role

MOST = 7  # sentences on Home, unless more of them are this reader's alone; the rest is one line that says how many more
SOON = timedelta(days=14)

CASEWORK = frozenset({Role.WORKER, Role.MANAGER})
KEEPS_THE_VAULT = frozenset({Role.SETUP, Role.MANAGER})


@dataclass(frozen=True)
class Reader:
    """Who reads Home: their account, the staff member it belongs to, and its roles."""

    account: uuid.UUID
    staff: uuid.UUID
    roles: frozenset[Role]

    @property
    def manages(self) -> bool:
        """Whether this reader decides what only a manager decides."""
        return Role.MANAGER in self.roles


@dataclass(frozen=True)
class Readiness:
    """What has to be settled before the program is relied on; True where it is."""

    second_account: bool = True
    recovery_sheet_checked: bool = True
    backed_up: bool = True
    helplines_checked: bool = True


@dataclass(frozen=True)
class HomeLines:
    """The sentences of Home in their order, and how many more there are than are shown."""

    shown: tuple[Due, ...]
    more: int
    all: tuple[Due, ...]


def home(
    session: Session | None,
    reader: Reader,
    now: Moment,
    *,
    colleagues: Mapping[uuid.UUID, str],
    readiness: Readiness,
    sealed: Iterable[Record] = (),
    further: Iterable[Due] = (),
    holidays: Collection[date] = (),
    usual: tuple[int, ...] = USUAL,
) -> HomeLines:
    """What needs this reader. `session` is casework's, None for a reader without its key; `colleagues` gives the names of staff.

    `sealed` are the sealed records that this account can open: they count beside the others; what is kept from this reader never
    counts (C11). `further` are lines found elsewhere; `holidays` the days, besides weekends, on which nobody works; `usual` the
    organisation's own minutes after a missed call.
    """
    found: list[Due] = [*further]
    if session is not None and reader.roles & CASEWORK:
        hidden = out_of_sight(session, reader.staff, now.today)
        found_now = _casework(_pool(session, reader, now, sealed), reader, now, holidays, usual)
        named = [one for one in found_now if not hidden.hides(one[1])]
        references = _references(session, sealed, [record for _kind, record, _since in named])
        found += _visits_out(named, references, colleagues, now)
        found += _gathered(named, references, reader, now)
    if reader.roles & KEEPS_THE_VAULT:
        found += _before(readiness)
    found.sort(key=lambda due: ORDER[due.kind])
    shown = _shown(found)
    return HomeLines(shown, len(found) - len(shown), tuple(found))


def _shown(found: Sequence[Due]) -> tuple[Due, ...]:
    """What is overdue outside, what this reader alone can settle, and of the rest as many as make seven; in their order."""
    room = max(0, MOST - sum(due.kind in NEVER_LEFT_OUT for due in found))
    rest = {id(due) for due in [due for due in found if due.kind not in NEVER_LEFT_OUT][:room]}
    return tuple(due for due in found if due.kind in NEVER_LEFT_OUT or id(due) in rest)


@dataclass(frozen=True)
class _Pool:
    """The records that may need somebody. Everything is decided on them alone, so that sealed ones count alike."""

    visits: tuple[HomeVisit, ...]
    flags: tuple[StaffRiskFlag, ...]
    notes: tuple[ContactNote, ...]
    contacts: tuple[PlannedContact, ...]
    wrong: tuple[DisclosureGoneWrong, ...]
    letters: tuple[Letter, ...]
    outcomes: Mapping[uuid.UUID, VisitOutcome]  # by their visit
    written: tuple[VisitOutcome, ...]


def _pool(session: Session, reader: Reader, now: Moment, sealed: Iterable[Record]) -> _Pool:
    here = tuple(sealed)
    unseen = or_(HomeVisit.outcome.in_((Outcome.DO_NOT_VISIT, Outcome.DIFFERENT)), HomeVisit.standing == VisitStanding.CANCELLED)
    under_way = HomeVisit.standing.in_((VisitStanding.PLANNED, VisitStanding.WAITING, VisitStanding.DECIDED))
    visits = session.scalars(
        select(HomeVisit).where(or_(under_way, unseen & HomeVisit.seen_instead_on.is_(None)), HomeVisit.status != Status.WITHDRAWN)
    )
    flags = session.scalars(select(StaffRiskFlag).where(StaffRiskFlag.standing.in_(IN_VIEW), StaffRiskFlag.status != Status.WITHDRAWN))
    notes = session.scalars(select(ContactNote).where(ContactNote.status == Status.DRAFT))
    until = now.utc + LOOKS_AHEAD
    contacts = session.scalars(
        select(PlannedContact).where(
            PlannedContact.who == reader.staff, PlannedContact.came_of.is_(None), PlannedContact.at <= until,
            PlannedContact.status != Status.WITHDRAWN,
        )
    )  # fmt: skip
    wrong = session.scalars(
        select(DisclosureGoneWrong).where(DisclosureGoneWrong.closed_at.is_(None), DisclosureGoneWrong.status != Status.WITHDRAWN)
    )
    letters = session.scalars(select(Letter).where(Letter.sent_on.is_(None), Letter.status == Status.SIGNED))
    open_still = or_(VisitOutcome.incident == Tri.YES, VisitOutcome.unassessed.is_(True))
    written = session.scalars(select(VisitOutcome).where(open_still, VisitOutcome.status.in_((Status.SIGNED, Status.AMENDED))))
    planned = (*visits, *(one for one in here if isinstance(one, HomeVisit)))
    return _Pool(
        planned,
        (*flags, *(one for one in here if isinstance(one, StaffRiskFlag))),
        (*notes, *(one for one in here if isinstance(one, ContactNote))),
        (*contacts, *(one for one in here if isinstance(one, PlannedContact) and one.is_open)),
        (*wrong, *(one for one in here if isinstance(one, DisclosureGoneWrong) and one.is_open)),
        (*letters, *(one for one in here if isinstance(one, Letter))),
        outcomes_of(session, planned),
        (*written, *(one for one in here if isinstance(one, VisitOutcome))),
    )


def _casework(pool: _Pool, reader: Reader, now: Moment, holidays: Collection[date], usual: tuple[int, ...]) -> Iterator[Named]:
    yield from of_visits(pool.visits, pool.outcomes, reader, now, holidays, usual)
    yield from of_outcomes(pool.written, reader)
    for flag in pool.flags:
        yield from _of_flag(flag, reader, now)
    for note in pool.notes:
        if note.status is not Status.DRAFT:
            continue
        mine = note.created_by == reader.account or note.contact_by == reader.staff
        if mine:
            yield Kind.NOTE_LATE if not_finished(note, now) else Kind.NOTE_TO_FILE, note, note.created_at
        elif reader.manages and not_finished(note, now):
            yield Kind.NOTE_LATE_OTHERS, note, note.created_at
    for one in pool.wrong:
        yield from of_disclosure(one, now, manages=reader.manages, own=one.created_by == reader.account)
    for contact in pool.contacts:
        if contact.who == reader.staff and contact.at is not None and (kind := _of_contact(contact.at, now)):
            yield kind, contact, contact.at
    for letter in pool.letters:
        if letter.is_waiting and letter.signed_by == reader.staff:
            yield Kind.LETTER_UNSENT, letter, letter.created_at


def _of_contact(at: datetime, now: Moment) -> Kind | None:
    if at <= now.utc:
        return Kind.CONTACT_UNTOLD
    day = Moment(at, 0).today
    return {now.today: Kind.CONTACT_TODAY, now.today + timedelta(days=1): Kind.CONTACT_TOMORROW}.get(day)


def _of_flag(flag: StaffRiskFlag, reader: Reader, now: Moment) -> Iterator[Named]:
    if not reader.manages:
        return
    asked = flag.asked_by.at if flag.asked_by else flag.created_at
    if confirmation_overdue(flag, now):
        yield Kind.FLAG_UNCONFIRMED, flag, asked
    elif flag.standing is Standing.PROPOSED and not own(flag.asked_by, reader):
        yield Kind.FLAG_CONFIRM, flag, asked
    if awaits_confirmation(flag.approved_by, flag.confirmed_by) and not own(flag.asked_by, reader):
        yield Kind.AGREED_ELSEWHERE, flag, flag.approved_by.at if flag.approved_by else None
    if flag.standing is not Standing.PROPOSED and flag.review_on is not None:
        if review_overdue(flag, now):
            yield Kind.FLAG_REVIEW_OVERDUE, flag, flag.review_on
        elif flag.review_on <= now.today + SOON:
            yield Kind.FLAG_REVIEW_SOON, flag, flag.review_on
    if flag.notify_person is Notify.LATER and flag.notify_decide_by is not None and flag.notify_decide_by <= now.today:
        yield Kind.TELL_OVERDUE, flag, flag.notify_decide_by


def _visits_out(
    named: Iterable[Named], references: Mapping[uuid.UUID, str], colleagues: Mapping[uuid.UUID, str], now: Moment
) -> Iterator[Due]:
    """Each visit that is out has a line of its own, the longest overdue first; the day is said where it is another one."""
    out = [(kind, record, due) for kind, record, due in named if kind in SOMEBODY_OUT]
    for kind, visit, due in sorted(out, key=lambda one: (ORDER[one[0]], str(one[2]))):
        if not isinstance(visit, HomeVisit) or not isinstance(due, datetime):
            continue
        sentence = SENTENCES[kind]
        who = ", ".join(colleagues.get(worker, "") for worker in visit.workers or ())
        buddy = colleagues.get(visit.buddy, "") if visit.buddy else ""
        at = Moment(due, 0)
        when = at.local.time() if at.today == now.today else due
        detail = sentence.detail.with_(time=when, who=who, buddy=buddy) if sentence.detail else None
        words = sentence.words.with_(length=how_long(now.utc - due))
        yield Due(kind, words, ((visit.type_name, visit.id),), _of(visit, references), detail, due)


def _gathered(named: Iterable[Named], references: Mapping[uuid.UUID, str], reader: Reader, now: Moment) -> Iterator[Due]:
    """The other kinds: one sentence each, with the most pressing record first."""
    by_kind: dict[Kind, list[tuple[Record, datetime | date | None]]] = {}
    for kind, record, since in named:
        if kind not in SOMEBODY_OUT:
            by_kind.setdefault(kind, []).append((record, since))
    for kind, records in by_kind.items():
        records.sort(key=lambda one: (one[1] is not None, str(one[1]), one[0].id.hex))
        targets = tuple((record.type_name, record.id) for record, _since in records)
        known = tuple(dict.fromkeys(reference for record, _since in records for reference in _of(record, references)))
        clock = clock_told((record for record, _since in records), now) if kind is Kind.WRONG_SAFETY and reader.manages else None
        detail = clock or SENTENCES[kind].detail
        yield Due(kind, SENTENCES[kind].words.with_(n=len(records)), targets, known, detail, records[0][1])


def _before(readiness: Readiness) -> Iterator[Due]:
    settled = {
        Kind.SECOND_ACCOUNT: readiness.second_account, Kind.RECOVERY_SHEET: readiness.recovery_sheet_checked,
        Kind.BACKUP: readiness.backed_up, Kind.HELPLINES: readiness.helplines_checked,
    }  # fmt: skip
    yield from (Due(kind, SENTENCES[kind].words) for kind, done in settled.items() if not done)


def _of(record: Record, references: Mapping[uuid.UUID, str]) -> tuple[str, ...]:
    file = record.file()
    return (references[file],) if file is not None and file in references else ()


def _references(session: Session, sealed: Iterable[Record], records: Iterable[Record]) -> dict[uuid.UUID, str]:
    files = {file for record in records if (file := record.file()) is not None}
    found = {id: reference for id, reference in session.execute(select(Case.id, Case.ref_no).where(Case.id.in_(files))) if reference}
    return found | {case.id: case.ref_no for case in sealed if isinstance(case, Case) and case.ref_no}
