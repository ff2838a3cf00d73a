"""What Home says of referrals: a report by phone to be confirmed in writing, one that is ready and has not gone, one without an answer."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from vawdesk.clock import Moment
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.referral_options import WAITS_FOR_THEM, ReferralOutcome, ReferralStanding, SentHow
from vawdesk.models.casework.referral_waits import answer_due, confirm_by
from vawdesk.services.connections import out_of_sight
from vawdesk.services.due import SENTENCES, Due
from vawdesk.services.due_kinds import Kind
from vawdesk.vault.accounts import Role

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

CASEWORK = frozenset({Role.WORKER, Role.MANAGER})


def referral_due(desk: Desk) -> tuple[Due, ...]:
    """One line for each kind, for whoever wrote or sent them, whose case it is, and for managers."""
    if "casework" not in desk.vault.compartments or not CASEWORK & desk.account.roles:
        return ()
    waiting, now = _waiting(desk), desk.now()
    if not waiting:
        return ()
    with desk.reading() as session:
        hidden = out_of_sight(session, desk.account.staff, now.today)
        cases = {one.id: one for one in session.scalars(select(Case).where(Case.id.in_({one.case for one in waiting})))}
        session.expunge_all()
    cases |= {one.id: one for one in desk.sealed(Case)}
    mine = [one for one in hidden.shown(waiting) if _concerned(desk, one, cases)]
    found: dict[Kind, list[tuple[Referral, datetime | None]]] = {}
    for one in mine:
        for kind, since in _kinds(one, now):
            found.setdefault(kind, []).append((one, since))
    return tuple(_line(kind, held, cases) for kind, held in found.items())


def _waiting(desk: Desk) -> list[Referral]:
    """The referrals that may need somebody, open or sealed to this account."""
    place = (Referral.standing == ReferralStanding.ANSWERED) & (Referral.outcome == ReferralOutcome.WAITING)
    by_phone = (Referral.sent_how == SentHow.PHONE) & Referral.confirmed_at.is_(None)
    under_way = or_(Referral.standing.in_((ReferralStanding.READY, *WAITS_FOR_THEM)), place, by_phone)
    with desk.reading() as session:
        held = list(session.scalars(select(Referral).where(under_way, Referral.status.in_((Status.SIGNED, Status.AMENDED)))))
        session.expunge_all()
    return held + [one for one in desk.sealed(Referral) if one.status in (Status.SIGNED, Status.AMENDED)]


def _concerned(desk: Desk, referral: Referral, cases: dict[uuid.UUID, Case]) -> bool:
    account, case = desk.account, cases.get(referral.case) if referral.case is not None else None
    own = account.id == referral.created_by or account.staff == referral.sent_by
    return own or account.manages or (case is not None and case.worker == account.staff)


def _kinds(referral: Referral, now: Moment) -> Iterable[tuple[Kind, datetime | None]]:
    if (until := confirm_by(referral)) is not None:
        yield Kind.REFERRAL_CONFIRM, until
    if referral.standing is ReferralStanding.READY:
        yield Kind.REFERRAL_READY, referral.signed.at if referral.signed else None
    if (due := answer_due(referral)) is not None and due <= now.utc:
        yield Kind.REFERRAL_UNANSWERED, due


def _line(kind: Kind, held: list[tuple[Referral, datetime | None]], cases: dict[uuid.UUID, Case]) -> Due:
    held.sort(key=lambda one: (one[1] is None, str(one[1]), one[0].id.hex))
    targets = tuple((one.type_name, one.id) for one, _since in held)
    references = tuple(dict.fromkeys(ref for one, _since in held if one.case in cases and (ref := cases[one.case].ref_no)))
    return Due(kind, SENTENCES[kind].words.with_(n=len(held)), targets, references, SENTENCES[kind].detail, held[0][1])
