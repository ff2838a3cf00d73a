"""What a manager agreed to in one month beyond what the rules let anybody do alone: visits in spite of a concern, second signatures.

H1 (8.15) and X13 (8.25). For the manager's own eyes: case numbers and reasons, nobody who is visited, and nothing is weighed or rated.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.i18n import N_, Message
from vawdesk.models import registry
from vawdesk.models.base import Record, Status
from vawdesk.models.casework import visit_gate
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_gate import GateFacts
from vawdesk.models.casework.visit_options import ManagerDecision
from vawdesk.models.dates import months_after
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.models.second_person import Act, Form, form_of
from vawdesk.models.values import Signature
from vawdesk.services import gone_past, sealing, together
from vawdesk.services.connections import out_of_sight
from vawdesk.services.names_on_file import cases_called
from vawdesk.services.refusals import NothingHere
from vawdesk.services.sealed_here import by_ids
from vawdesk.services.view import Dossier
from vawdesk.services.visit_facts import told
from vawdesk.services.what_left import releases
from vawdesk.vault.accounts import Role
from vawdesk.zone import LOCAL

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

R = TypeVar("R", bound=Record)
DONE = {
    Act.FLAG: N_("A staff-risk flag was confirmed"),
    Act.VISIT: N_("The measures for a visit were agreed to"),
    Act.VISIT_DESPITE: N_("A visit alone, as planned or against a flag was agreed to"),
    Act.SHARE_TO_PROTECT: N_("Sharing to protect somebody was agreed to"),
    Act.RELEASE_WITHHELD: N_("Details that are withheld were let go of"),
    Act.OPEN_COPY: N_("A copy was saved without protection"),
    Act.DISPOSAL: N_("A record was disposed of"),
    Act.LIFT_HOLD: N_("A hold was lifted"),
    Act.SAME_WORKER: N_("One worker was agreed to for people of whom one may be afraid of the other"),
    Act.FACTS: N_("Changed numbers of helplines were taken in"),
    Act.DECISION_NOT_TO_ACT: N_("It was decided not to refer or not to share"),
}
SIGNED = {
    Form.IN_PLACE: N_("Signed in person, with the passphrase"),
    Form.ACTING: N_("Signed as acting manager, with the passphrase"),
    Form.REACHED: N_("Said by phone or on paper"),
    Form.NOBODY: N_("Nobody could be reached"),
}
NO_REASON = N_("No reason is written down.")
UNSAID = {Act.VISIT: N_("Agreed as it was assessed."), Act.FLAG: N_("Confirmed as it was proposed.")}  # where no reason is asked for


@dataclass(frozen=True)
class ExceptionLine:
    """One thing agreed to. `number` is the record's own, `case` that of its case; `because` what raised the concern; `reason` what was
    written, "" where the form asks for no words."""

    type_name: str
    id: uuid.UUID
    at: datetime
    act: Act
    how: Form
    number: str
    case: str
    reason: str
    because: tuple[Message, ...] = ()


@dataclass(frozen=True)
class MyMonth:
    """`visits` were agreed to alone, as planned or against a flag although a concern was raised; `measured` with the measures assessed;
    `others` are the other second signatures. Oldest first, and those of one moment by their numbers."""

    month: date
    visits: tuple[ExceptionLine, ...]
    measured: tuple[ExceptionLine, ...]
    others: tuple[ExceptionLine, ...]


@dataclass(frozen=True)
class _Found:
    record: Record
    signature: Signature
    act: Act
    reason: str
    because: tuple[Message, ...] = ()


def my_month(desk: Desk, month: date) -> MyMonth:
    """What whoever is at the desk agreed to in the month of this day; nothing that is kept from them since (C11). For a worker."""
    first = month.replace(day=1)
    begin = datetime.combine(first, time(), LOCAL)
    end = datetime.combine(months_after(first, 1), time(), LOCAL)
    left = releases(desk, begin, lambda told: _mine(desk, told.get("second")) is not None)
    with desk.reading() as session:
        hidden = out_of_sight(session, desk.account.staff, desk.now().today)
        found = [one for one in _signed(desk, session, begin) if not hidden.hides(one.record)]
        found += [one for one in _gone_past(desk, session, begin) if not hidden.hides(one.record)]
        for row, told, _by in left:
            if (record := _record(desk, registry.record_types().get(told.get("type", "")), row["record"])) is not None:
                found += _let_go(record, told, _mine(desk, told.get("second")))
        wanted = [one for one in found if begin <= one.signature.at < end]
        called = cases_called(session, {file for one in wanted if (file := one.record.file()) is not None})
        lines = sorted((_line(one, called) for one in wanted), key=lambda line: (line.at, line.number, line.case, line.id.hex))
    apart = {act: tuple(line for line in lines if line.act is act) for act in (Act.VISIT_DESPITE, Act.VISIT)}
    return MyMonth(first, apart[Act.VISIT_DESPITE], apart[Act.VISIT], tuple(line for line in lines if line.act not in apart))


def gathered(desk: Desk, staff: uuid.UUID, month: date) -> Dossier:
    """D24: the same as a list on paper. Raises NothingHere for anybody but the manager whose list it is."""
    if staff != desk.account.staff or "casework" not in desk.vault.compartments or Role.MANAGER not in desk.account.roles:
        raise NothingHere
    found = my_month(desk, month)
    lists = {name: tuple(map(_told, getattr(found, name))) for name in ("visits", "measured", "others")}
    return Dossier(desk.open(StaffMember, staff), {}, {**lists, "month": found.month})


def _told(line: ExceptionLine) -> tuple[object, ...]:
    number = " ".join(part for part in (line.number, line.case) if part)
    return line.at, number, DONE[line.act], SIGNED[line.how], line.because, line.reason or UNSAID.get(line.act, NO_REASON)


def _line(one: _Found, called: dict[uuid.UUID, str]) -> ExceptionLine:
    file = one.record.file()
    return ExceptionLine(
        one.record.type_name, one.record.id, one.signature.at, one.act, form_of(one.signature) or Form.IN_PLACE, one.record.ref_no or "",
        called.get(file, "") if file is not None else "", one.reason, one.because,
    )  # fmt: skip


def _signed(desk: Desk, session: Session, begin: datetime) -> Iterator[_Found]:
    """The second signatures that stand under records. Whatever was signed since then was saved since then."""
    for visit in _kept(desk, session, HomeVisit, begin):
        yield from _of_visit(desk, session, visit)
    for flag in _kept(desk, session, StaffRiskFlag, begin):
        for given in (flag.approved_by, flag.confirmed_by):
            if given is not None and given.person == desk.account.staff:
                yield _Found(flag, given, Act.FLAG, given.words)
    for decision in _kept(desk, session, Decision, begin):
        given = decision.countersigned_by
        if given is not None and given.person == desk.account.staff:
            because = tuple(one.label for one in decision.two_because or ())
            yield _Found(decision, given, Act.DECISION_NOT_TO_ACT, decision.reasons or "", because)


def _kept(desk: Desk, session: Session, kind: type[R], begin: datetime) -> list[R]:
    query = select(kind).where(kind.updated_at >= begin, kind.status != Status.WITHDRAWN)
    return [*session.scalars(query), *(one for one in desk.sealed(kind) if one.updated_at >= begin)]


def _of_visit(desk: Desk, session: Session, visit: HomeVisit) -> Iterator[_Found]:
    """A visit that raised a concern and was agreed to: as it stood when it was signed, with what its flags tell colleagues to do."""
    given, me, flags = visit.manager_signed, desk.account.staff, visit.open_flags or ()
    facts = GateFacts(open_flags=flags, told=told(session, visit, by_ids(session, StaffRiskFlag, flags)))
    causes = tuple(one.words for one in visit_gate.concerns(visit, facts))
    said_yes = given is not None and (visit.manager_decision is ManagerDecision.AGREED or form_of(given) is Form.NOBODY)
    if given is not None and given.person == me and said_yes and causes:
        despite = visit_gate.despite(visit, facts)
        said = (visit.exception_reason if despite else "", visit.manager_words, given.words)
        reason = " ".join(dict.fromkeys(one for one in said if one))
        yield _Found(visit, given, Act.VISIT_DESPITE if despite else Act.VISIT, reason, causes)
    after = visit.manager_confirmed
    if after is not None and after.person == me:
        yield _Found(visit, after, Act.VISIT, given.words if given is not None else "", causes)


def _gone_past(desk: Desk, session: Session, begin: datetime) -> Iterator[_Found]:
    """The rules that were gone past by two: the journal has the reason and the second hand."""
    journal, unseal = desk.compartment("casework").journal, sealing.unsealing(desk, session)
    column = journal.table.c
    since = column.utc >= begin.astimezone(UTC).isoformat(timespec="microseconds")
    for row in journal.rows(session.connection(), column.action == gone_past.EXCEPTION, since):
        told = sealing.told(unseal, row["record"], row["content"])
        given = _mine(desk, told.get("second")) if told is not None else None
        act = together.ACTS.get(told.get("rule", "")) if told is not None else None
        record = next((one for kind in registry.record_types().values() if (one := _record(desk, kind, row["record"]))), None)
        if told is not None and given is not None and act is not None and record is not None:
            yield _Found(record, given, act, str(told.get("reason", "")))


def _let_go(record: Record, told: dict[str, object], given: Signature | None) -> Iterator[_Found]:
    """A copy that two people let go: of withheld details, or without a password."""
    lifted = told.get("lifted")
    if given is not None:
        reasons = " ".join(str(why) for why in lifted.values()) if isinstance(lifted, dict) else ""
        yield _Found(record, given, Act.RELEASE_WITHHELD if lifted else Act.OPEN_COPY, reasons or str(told.get("purpose", "")))


def _record(desk: Desk, kind: type[Record] | None, id: uuid.UUID | None) -> Record | None:
    return desk.peek(kind, id) if kind is not None and id is not None and kind.compartment == "casework" else None


def _mine(desk: Desk, raw: object) -> Signature | None:
    """The second signature as the journal keeps it, where it is that of whoever is at the desk."""
    given = Signature.decode(raw) if isinstance(raw, dict) else None
    return given if given is not None and given.person == desk.account.staff else None
