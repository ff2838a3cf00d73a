"""An ended flag that was kept long enough is removed for good, by two people; a mark of it stays, without what it said (F6, X11).

Whoever works with casework may ask for it; a manager, or somebody who stands in for one, agrees with their own passphrase.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models import second_person
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.flag_options import Standing
from vawdesk.models.casework.flag_review import FlagReview
from vawdesk.models.casework.removed_record import RemovedRecord
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.rules import Problem, Rule
from vawdesk.models.second_person import NOT_SIGNED, Act
from vawdesk.models.values import Signature
from vawdesk.services import colleagues, sealing
from vawdesk.services.first_steps import organisation_of
from vawdesk.services.flag_reviews import reviews_of
from vawdesk.services.flags_kept import held_with, kept_until
from vawdesk.services.holds import Holds, held_by
from vawdesk.services.refusals import Refused
from vawdesk.services.sealed_here import sealed_here
from vawdesk.services.second_person import NOT_ENTITLED, Ask, digest_of
from vawdesk.services.staff_instructions import beside
from vawdesk.services.unit import Unit, signed_by
from vawdesk.vault.journal import Action, Entry
from vawdesk.vault.statements import permitted
from vawdesk.vault.tables import TABLES

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

REMOVE = "remove for good"
STILL_SHOWN = Rule("F6-shown", N_("Only a flag that has ended can be removed."), "UK GDPR 5(1)(e)")
NOT_DECIDED = Rule(
    "F6-terms", N_("Your trustees have not decided how long flags of this kind are kept. Until they have, it stays."), "UK GDPR 5(1)(e)"
)
TOO_EARLY = Rule("F6-early", N_("Your trustees decided that it is kept until {date}."), "UK GDPR 5(1)(e)")
TO_ANSWER = Rule("F6-answer", N_("Somebody who challenged this flag still waits for an answer."), "UK GDPR 12")


def asked_of(desk: Desk, flag: StaffRiskFlag) -> Ask:
    """What the second person is asked for: that exactly this flag goes."""
    digest = digest_of(Act.DISPOSAL, flag.content())
    return Ask(Act.DISPOSAL, desk.account.staff, digest, "agreed_by", sealing.who_alone(desk, flag))


def against(desk: Desk, flag: StaffRiskFlag) -> list[Problem]:
    """What stands against removing this flag today, whoever agrees to it."""
    if flag.standing is not Standing.ENDED:
        return [STILL_SHOWN.at("ended_on")]
    until = kept_until(flag, organisation_of(desk))
    if until is None:
        return [NOT_DECIDED.at("kept_until")]
    if until >= desk.now().today:
        return [TOO_EARLY.at("kept_until", date=until)]
    with desk.reading() as session:
        if (hold := held_with(Holds(session), session, flag)) is not None:
            return [held_by(hold, "kept_until")]
        return [TO_ANSWER.at("kept_until")] if any(one.is_unanswered for one in reviews_of(session, flag.id)) else []


def remove(desk: Desk, flag: StaffRiskFlag, reason: str, agreed: Signature) -> RemovedRecord:
    """The flag and its reviews go, from the file, the search and the readable journal; what is kept says that they were there.

    With a flag of a sealed file goes the instruction that stands beside it, and the mark is for those who could see it (C11).

    `flag` is as it was read and agreed to. Raises Refused; ChangedMeanwhile where somebody saved it since.
    """
    own = organisation_of(desk)
    with desk.writing() as unit:
        held = unit.get(StaffRiskFlag, flag.id, version=flag.version)
        ask = asked_of(desk, held)
        if problems := against(desk, held) or _second(desk, unit, agreed, ask):
            raise Refused(problems)
        mark = RemovedRecord(
            record_type=held.type_name, number=held.ref_no, begun_on=Moment(held.proposed_by.at, 0).today if held.proposed_by else None,
            ended_on=held.ended_on, kept_until=kept_until(held, own), terms_on=own.flag_terms_on if own is not None else None,
            reason=reason, removed_by=signed_by(unit), agreed_by=agreed, status=Status.SIGNED,
        )  # fmt: skip
        reviews = [unit.get(FlagReview, one.id) for one in reviews_of(unit.session, held.id)]
        for record in (held, *reviews, *beside(unit, held)):
            _take_out(unit, record)
        unit.add(mark, action=REMOVE, viewers=unit.viewers(held.id) or None)
        unit.commit()
        return mark


def _second(desk: Desk, unit: Unit, agreed: Signature, ask: Ask) -> list[Problem]:
    """Also that whoever agreed may see a sealed flag: the mark is for those who could (C11)."""
    if not colleagues.proven(desk, agreed, ask.digest):
        return [NOT_SIGNED.at("agreed_by")]
    if not any(one.staff == agreed.person and ask.may_ask(one) for one in colleagues.colleagues(desk)):
        return [NOT_ENTITLED.at("agreed_by")]
    until = colleagues.acting_until(desk, agreed)
    return second_person.problems(ask.act, agreed, ask.asker, unit.now, field="agreed_by", acting_until=until)


def _take_out(unit: Unit, record: Record) -> None:
    """Its row goes, or its envelope; then every word that the journal keeps of it, in the same transaction."""
    sealed = unit.is_sealed(record.id)
    if not sealed:
        unit.session.delete(record)
        unit.act(record, Action.REMOVE)
    unit.moving.afterwards(lambda: _forget(unit, record, sealed=sealed))


def _forget(unit: Unit, record: Record, *, sealed: bool) -> None:
    connection, journal = unit.session.connection(), unit.desk.compartment(record.compartment).journal
    if sealed:
        sealing.envelopes(unit.desk, record.compartment).remove(connection, record.id)
    rows = journal.table.c
    words = rows.action.not_in((Action.ERASE, Action.RELEASE))  # what left stays answerable: to whom, when, and its hash
    told = journal.rows(connection, rows.record == record.id, rows.content.is_not(None), words)
    if told:
        of_type = sealing.SEALED if sealed else record.type_name
        journal.erase(connection, [row["seq"] for row in told], Entry(Action.ERASE, record.id, record.file(), of_type))
    seen = TABLES[record.compartment].seen
    with permitted(connection):
        connection.execute(delete(seen).where(seen.c.record == record.id))


def marks(desk: Desk) -> list[RemovedRecord]:
    """What stays of every flag that was removed, the newest first; of one of a sealed file only for those who could see it."""
    with desk.reading() as session:
        found = [*session.scalars(select(RemovedRecord).where(RemovedRecord.record_type == StaffRiskFlag.type_name))]
        found += [one for one in sealed_here(session, RemovedRecord) if one.record_type == StaffRiskFlag.type_name]
        session.expunge_all()
    return sorted(found, key=lambda one: (one.created_at, one.id.hex), reverse=True)
