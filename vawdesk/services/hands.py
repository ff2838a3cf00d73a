"""Whose hand stands under a record: nobody signs for somebody else, and a second person agreed to exactly what the file held (X13)."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from vawdesk.i18n import N_
from vawdesk.models import second_person
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.connection import Connection
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.flag_options import Notify, Standing
from vawdesk.models.casework.flag_review import FlagReview
from vawdesk.models.casework.hold import Hold
from vawdesk.models.casework.hold import Standing as HoldStanding
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.information_share import InformationShare
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_options import VisitStanding
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.models.rules import Problem, Rule
from vawdesk.models.second_person import NOT_SIGNED, SIGNED_HERE, Act, Form, form_of
from vawdesk.models.values import Signature
from vawdesk.services import colleagues, from_paper
from vawdesk.services.kept import changed_fields
from vawdesk.services.second_person import NOT_ENTITLED, digest_of
from vawdesk.vault.accounts import KEEPS_ACCOUNTS, Role

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

FOR_ANOTHER = Rule("X13-own-name", N_("This would be signed in the name of somebody else. Everybody signs for themselves."), "8.25")
ONE_ACCOUNT = Rule(
    "staff.account", N_("This account belongs to another member of staff already. One person would sign as two."), "8.25"
)  # fmt: skip
NOT_ONES_OWN = Rule(
    "C11-own", N_("What was declared is changed or ended by a manager, and never by the colleague whom it is about."), "8.4"
)  # fmt: skip
MANAGERS_NAME = Rule("staff.who-names", N_("Only a manager, or whoever keeps the accounts, changes who decides here."), "8.32")
NOT_A_MANAGER = Rule("P1 manager", N_("Only a manager joins two records as one person, or parts them."), "UK GDPR 5(1)(d)")
HELD_STAYS = Rule(
    "X11-same", N_("What a hold holds, and why, is not changed. Lift it with a second person, and hold what is meant."), "UK GDPR 5(2)"
)

_OWN: dict[type[Record], tuple[str, ...]] = {
    StaffRiskFlag: ("proposed_by", "changed_by", "ended_by"), FlagReview: ("signed",), HomeVisit: ("worker_signed",),
    Decision: ("decided_by",), InformationShare: ("signed",), Referral: ("signed",), VisitOutcome: ("signed", "manager_saw"),
    Hold: ("held_by", "lifted_by"),
}  # fmt: skip
_SECOND: dict[type[Record], tuple[str, ...]] = {
    StaffRiskFlag: ("approved_by", "confirmed_by"),
    HomeVisit: ("manager_signed", "manager_confirmed"),
    Decision: ("countersigned_by",),
    Hold: ("lift_agreed_by",),
}
_ACTS: dict[str, tuple[Act, ...]] = {
    "approved_by": (Act.FLAG,), "confirmed_by": (Act.FLAG,),
    "manager_signed": (Act.VISIT, Act.VISIT_DESPITE), "manager_confirmed": (Act.VISIT,),
    "countersigned_by": (Act.DECISION_NOT_TO_ACT,), "lift_agreed_by": (Act.LIFT_HOLD,),
}  # fmt: skip
_AGREEING = frozenset({  # what may change in the very save in which somebody agrees; everything else they have read
    "standing", "approved_by", "confirmed_by", "manager_spoken_to", "manager_spoken_at", "manager_decision", "manager_words",
    "manager_signed", "manager_confirmed", "exception_reason", "open_flags", "countersigned_by", "status", "ref_no", "version",
    "updated_at", "updated_by", "lifted_on", "lifted_why", "lifted_by", "lift_agreed_by",
})  # fmt: skip
_WHAT_TO_DO = frozenset({"control_instructions", "other_instructions", "other_instructions_language"})
_HELD = frozenset({"held", "person", "situation", "from_day", "until_day", "because", "words", "since", "held_by"})
_WORD = frozenset({"manager_decision", "manager_words"})
_DECIDES_HERE = ("account", "acting_manager", "acting_until")


def agreed_to(record: Record) -> bool:
    """Whether a second person's word stands under this record: then not even its author puts it right any more."""
    return bool(second_hands(record))


def second_hands(record: Record) -> list[Signature]:
    """The signatures of second people that stand under a record."""
    return [given for name in _SECOND.get(type(record), ()) if (given := record.value(name)) is not None]


def problems(desk: Desk, record: Record, kept: Record | None) -> list[Problem]:
    """What the signatures of a record, and who decides in the organisation, say against keeping it. `kept` is what the file holds."""
    check = _CHECKS.get(type(record))
    own = _OWN.get(type(record), (record.hand,) if record.hand else ())
    return [
        *(check(desk, record, kept) if check is not None else ()),
        *from_paper.against(desk, record, kept, own, _SECOND.get(type(record), ())),
    ]


def _signatures(desk: Desk, record: Record, kept: Record | None) -> Iterator[Problem]:
    for name in _OWN[type(record)]:
        given = _new(record, kept, name)
        if given is not None and given.how == Form.IN_PLACE.value and given.person != desk.account.staff:
            yield FOR_ANOTHER.at(name)
    for name in _SECOND.get(type(record), ()):
        given = _new(record, kept, name)
        if given is not None and form_of(given) in SIGNED_HERE and not _agreed(desk, record, kept, name, given):
            yield NOT_SIGNED.at(name)


def _new(record: Record, kept: Record | None, name: str) -> Signature | None:
    """A signature that is given with this save; None for one that stands already."""
    given: Signature | None = record.value(name)
    return None if kept is not None and kept.value(name) == given else given


def _agreed(desk: Desk, record: Record, kept: Record | None, name: str, given: Signature) -> bool:
    """Whether the proof is over what the file held, word for word, nothing else changes under it, and two people are in it."""
    if kept is None or changed_fields(record, kept) - _AGREEING:
        return False
    typed = any(kept.value(own) is not None and kept.value(own).how != Form.IN_PLACE.value for own in _OWN[type(record)])
    if typed and given.person == next((one.staff for one in colleagues.colleagues(desk) if one.account == kept.created_by), None):
        return False  # whoever typed in that a colleague signed on paper is not the second of the two
    return any(colleagues.proven(desk, given, digest_of(act, kept.content())) for act in _ACTS[name])


def _flag(desk: Desk, record: Record, kept: Record | None) -> Iterator[Problem]:
    yield from _signatures(desk, record, kept)
    before = kept.value("standing") if kept is not None else None
    now = record.value("standing")
    if now is Standing.ENDED and before is not now and not colleagues.may_decide(desk):
        yield NOT_ENTITLED.at("ended_by")
    if kept is not None and _tells_otherwise(desk, record, kept) and not colleagues.may_decide(desk):
        yield NOT_ENTITLED.at("notify_person")
    if kept is not None and _changes_what_to_do(desk, record, kept):
        yield NOT_ENTITLED.at("control_instructions")
    if now is Standing.CONFIRMED and before is Standing.ENDED:
        yield NOT_SIGNED.at("approved_by")
    if now is not Standing.DRAFT and (approved := _new(record, kept, "approved_by")) is not None:
        asked = record.value("changed_by") or record.value("proposed_by")
        proposer = asked.person if asked is not None else desk.account.staff
        moment = desk.now()
        yield from second_person.problems(Act.FLAG, approved, proposer, moment, field="approved_by", acting_until=moment.today)


def _changes_what_to_do(desk: Desk, record: Record, kept: Record) -> bool:
    """Whether what colleagues are to do is changed otherwise than at a review: by a manager's own hand, and unconfirmed from then on."""
    if kept.value("standing") is Standing.DRAFT or not changed_fields(record, kept) & _WHAT_TO_DO:
        return False
    signed = _new(record, kept, "changed_by") is not None
    return not (
        signed and record.value("standing") is Standing.PROPOSED and record.value("approved_by") is None and colleagues.may_decide(desk)
    )


def _review(desk: Desk, record: Record, kept: Record | None) -> Iterator[Problem]:
    """What becomes of a flag is decided by a manager, or whoever stands in for one (F3, F11)."""
    yield from _signatures(desk, record, kept)
    if record.status is not Status.DRAFT and _new(record, kept, "signed") is not None and not colleagues.may_decide(desk):
        yield NOT_ENTITLED.at("decided")


def _tells_otherwise(desk: Desk, record: Record, kept: Record) -> bool:
    """Whether telling the person is decided otherwise. That somebody was told as was decided is written down by whoever told them.

    Until a second person has confirmed a flag, what it says is still its proposer's proposal.
    """
    if kept.value("standing") is Standing.DRAFT or (kept.value("standing") is Standing.PROPOSED and kept.created_by == desk.account.id):
        return False
    if kept.value("notify_person") is Notify.WILL_TELL and record.value("notify_person") is Notify.TOLD:
        return False
    return bool(changed_fields(record, kept) & {"notify_person", "notify_reason", "notify_decide_by", "notify_risk_to_victim"})


def _visit(desk: Desk, record: Record, kept: Record | None) -> Iterator[Problem]:
    yield from _signatures(desk, record, kept)
    if kept is None or kept.value("manager_signed") is None or _new(record, kept, "manager_signed") is not None:
        return
    if record.value("manager_signed") is None:  # taken back: with the signature goes the word
        return
    moved = changed_fields(record, kept)
    decided = record.value("standing") is VisitStanding.DECIDED and "standing" in moved
    if moved & _WORD or decided:
        yield NOT_SIGNED.at("manager_signed")


def _decision(desk: Desk, record: Record, kept: Record | None) -> Iterator[Problem]:
    yield from _signatures(desk, record, kept)
    if kept is not None and kept.value("countersigned_by") not in (None, record.value("countersigned_by")):
        yield NOT_SIGNED.at("countersigned_by")  # a word that was given is neither taken back nor replaced
    elif (given := _new(record, kept, "countersigned_by")) is not None:
        decided = record.value("decided_by")
        asker, moment = decided.person if decided is not None else desk.account.staff, desk.now()
        yield from second_person.problems(
            Act.DECISION_NOT_TO_ACT, given, asker, moment, field="countersigned_by", acting_until=moment.today
        )  # fmt: skip


def _staff_member(desk: Desk, record: Record, kept: Record | None) -> Iterator[Problem]:
    """Who signs as whom, and who stands in for a manager, is decided by those who keep accounts; one account is one person."""
    account: uuid.UUID | None = record.value("account")
    if account is not None and any(account == other and record.id != id for id, other in colleagues.accounts_of_staff(desk)):
        yield ONE_ACCOUNT.at("account")
    changed = [name for name in _DECIDES_HERE if record.value(name) != (kept.value(name) if kept is not None else None)]
    own = kept is None and changed == ["account"] and account == desk.account.id
    if changed and not own and not desk.account.roles & KEEPS_ACCOUNTS:
        yield MANAGERS_NAME.at(changed[0])
    if {"acting_manager", "acting_until"} & set(changed) and Role.MANAGER not in desk.account.roles and not own:
        yield MANAGERS_NAME.at("acting_manager")
    if _taken_away(desk, record, kept):
        yield NOT_ONES_OWN.at("connections")


def _taken_away(desk: Desk, record: Record, kept: Record | None) -> bool:
    """Whether somebody takes away a connection to a colleague that was declared, or writes one for somebody else, and may not (HR1)."""
    if kept is None:
        return False  # whoever enters a new colleague writes down what they say
    before, now = kept.value("connections") or (), record.value("connections") or ()
    if before == now:
        return False
    own = record.value("account") == desk.account.id or record.id == desk.account.staff
    return bool(set(before) - set(now)) if own else not colleagues.may_decide(desk)


def _connection(desk: Desk, record: Record, kept: Record | None) -> Iterator[Problem]:
    """One declares for oneself, a manager for anybody; what stands is changed by a manager whom it is not about (C11)."""
    if record.status is Status.DRAFT:
        return  # keeps nothing from anybody yet
    about = {record.value("staff_member"), *(() if kept is None else (kept.value("staff_member"),))}
    if kept is None or kept.status is Status.DRAFT:
        if desk.account.staff not in about and not colleagues.may_decide(desk):
            yield NOT_ENTITLED.at("staff_member")
    elif changed_fields(record, kept) & record.fields().keys() and (desk.account.staff in about or not colleagues.may_decide(desk)):
        yield NOT_ONES_OWN.at("ended_on")


def _outcome(desk: Desk, record: Record, kept: Record | None) -> Iterator[Problem]:
    """That an incident was seen is said by somebody who decides here, under their own name (V3)."""
    yield from _signatures(desk, record, kept)
    if _new(record, kept, "manager_saw") is not None and not colleagues.may_decide(desk):
        yield NOT_ENTITLED.at("manager_saw")


def _hold(desk: Desk, record: Record, kept: Record | None) -> Iterator[Problem]:
    """A hold begins, and two people lift it; what it holds is never changed, and it is never taken off the file (X11, X13).

    That somebody who died is not held is decided by whoever decides here.
    """
    yield from _signatures(desk, record, kept)
    now, before = record.value("standing"), kept.value("standing") if kept is not None and kept.status is not Status.DRAFT else None
    if now is HoldStanding.NOT_HELD and before is not now and not colleagues.may_decide(desk):
        yield NOT_ENTITLED.at("standing")
    if before is None:
        if now is HoldStanding.LIFTED:
            yield NOT_SIGNED.at("lift_agreed_by")
    elif record.status is Status.WITHDRAWN or (kept is not None and changed_fields(record, kept) & _HELD):
        yield HELD_STAYS.at("held")
    elif now is HoldStanding.LIFTED and before is HoldStanding.HELD:
        asked, moment = record.value("lifted_by"), desk.now()
        asker, agreed = asked.person if asked is not None else desk.account.staff, record.value("lift_agreed_by")
        yield from second_person.problems(Act.LIFT_HOLD, agreed, asker, moment, field="lift_agreed_by", acting_until=moment.today)
    elif kept is not None and changed_fields(record, kept) & Hold.living:
        yield HELD_STAYS.at("standing")


def _link(desk: Desk, _record: Record, _kept: Record | None) -> Iterator[Problem]:
    """Joining puts flags, wishes, orders and release on the union of two records, and parting takes a protection away (P1)."""
    if not desk.account.manages:
        yield NOT_A_MANAGER.at()


Check = Callable[["Desk", Record, Record | None], Iterator[Problem]]
_CHECKS: dict[type[Record], Check] = {
    Connection: _connection,
    Decision: _decision,
    FlagReview: _review,
    Hold: _hold,
    HomeVisit: _visit,
    InformationShare: _signatures,
    PersonLink: _link,
    Referral: _signatures,
    StaffMember: _staff_member,
    StaffRiskFlag: _flag,
    VisitOutcome: _outcome,
}
