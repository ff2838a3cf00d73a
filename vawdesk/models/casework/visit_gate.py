"""The gate before a home visit (H1-H4, H8): what the answers and the rest of the file ask for, and who has to have agreed.

Whoever asks gathers the `GateFacts`; these functions read nothing but the assessment, the facts and the clock they are given.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from vawdesk.clock import LOCAL, Moment
from vawdesk.i18n import N_, Message, plain
from vawdesk.models import second_person
from vawdesk.models.base import Status
from vawdesk.models.casework import visit_rules as rules
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_checks import danger, nobody_reached
from vawdesk.models.casework.visit_options import GOES_AHEAD, ManagerDecision, Outcome, VisitStanding
from vawdesk.models.questions import Question
from vawdesk.models.rules import Problem, Weight
from vawdesk.models.second_person import Act
from vawdesk.models.values import Signature, Tri

SERIES = timedelta(weeks=4)
OPEN_FLAG = N_("There is an open staff-risk flag.")
GOT_OUT = N_("Details about them have got out, and somebody they are afraid of may have them.")
BECAUSE = plain("{question}: {answer}")
MANAGER_FIELDS = frozenset({"manager_spoken_to", "manager_spoken_at", "manager_decision", "manager_words", "manager_signed"})


@dataclass(frozen=True)
class GateFacts:
    """What the rest of the file says about a visit. Times are those of the newest of their sort, whoever wrote it."""

    open_flags: tuple[uuid.UUID, ...] = ()  # in view on the people, on those who may be there, or on the address
    says_yes: frozenset[str] = frozenset()  # keys of questions about danger to which the file answers Yes
    newest_flag: datetime | None = None
    newest_contact: datetime | None = None
    newest_danger: datetime | None = None  # a danger answer on another visit to the same people or place
    newest_change: datetime | None = None  # an order, a separation or a release
    got_out: datetime | None = None  # an open disclosure gone wrong about them or the place, which somebody feared may have
    buddy_out: bool = False  # the buddy is on another visit when this one is to call in
    acting_until: date | None = None  # of whoever signs as acting manager


@dataclass(frozen=True)
class Concern:
    """One thing that raised a concern: its words, and the question to go to ("" for what the file says)."""

    words: Message
    question: str = ""


def concerns(visit: HomeVisit, facts: GateFacts) -> tuple[Concern, ...]:
    """H1: all that raises a concern. Not known counts as Yes; an open flag raises one whatever was answered (8.17).

    So do details that have got out, while somebody feared may have them and it is still seen to (8.5).
    """
    found = [Concern(OPEN_FLAG)] if facts.open_flags else []
    found += [Concern(GOT_OUT)] if facts.got_out is not None else []
    return (*found, *(Concern(_because(visit, question), question.key) for question in danger(visit)))


def _because(visit: HomeVisit, question: Question) -> Message:
    answer = visit.answers.reply(question.key).answer if visit.answers else None
    return BECAUSE.with_(question=question.short or question.words, answer=question.answers.word(answer or Tri.NOT_KNOWN))


def alone(visit: HomeVisit) -> bool:
    """Whether one worker goes there without police or a partner."""
    return visit.outcome in GOES_AHEAD and visit.outcome is not Outcome.WITH_POLICE and len(visit.workers or ()) < 2


def despite(visit: HomeVisit, facts: GateFacts) -> bool:
    """Whether the visit goes ahead alone or as planned although a concern was raised."""
    return bool(concerns(visit, facts)) and (visit.outcome is Outcome.AS_PLANNED or alone(visit))


def offered(visit: HomeVisit, facts: GateFacts) -> tuple[Outcome, ...]:
    """The outcomes that can be chosen without an exception."""
    if not concerns(visit, facts):
        return tuple(Outcome)
    return tuple(
        one for one in Outcome if one is not Outcome.AS_PLANNED and not (one is Outcome.WITH_MEASURES and len(visit.workers or ()) < 2)
    )


def gate(visit: HomeVisit, facts: GateFacts, now: Moment) -> list[Problem]:
    """What stands against the visit going ahead as it is assessed, beyond `visit.problems(now)`."""
    return [
        *_file_differs(visit, facts),
        *([rules.GONE_WRONG.at("place")] if facts.got_out is not None else []),
        *_buddy(facts),
        *_manager(visit, facts, now),
        *_of_series(visit, facts, now),
        *_new_since(visit, facts),
    ]


def _file_differs(visit: HomeVisit, facts: GateFacts) -> Iterator[Problem]:
    sheet = visit.answers
    if sheet is None:
        return
    for number, question in enumerate(sheet.questions.questions, 1):
        reply = sheet.reply(question.key)
        if question.key in facts.says_yes and reply.answer is Tri.NO and not reply.note.strip():
            yield rules.FILE_DIFFERS.at(f"answers.{question.key}", number=number)


def _buddy(facts: GateFacts) -> Iterator[Problem]:
    if facts.buddy_out:
        yield rules.BUDDY_OUT.at("buddy")


def _manager(visit: HomeVisit, facts: GateFacts, now: Moment) -> Iterator[Problem]:
    """H1 and H2. A decision not to visit waits for nobody (H7)."""
    if not concerns(visit, facts):
        if visit.outcome in GOES_AHEAD:
            yield from _disagrees(visit)
    elif visit.outcome is Outcome.DO_NOT_VISIT or visit.outcome is None:
        if visit.manager_spoken_to is None:
            yield rules.SPEAK_IF_YOU_CAN.at("manager_spoken_to")
    else:
        yield from _spoken(visit)
        lacking = list(_agreement(visit, facts, now))
        yield from lacking
        if despite(visit, facts):
            yield from _exception(visit, agreed=not lacking)
        yield from _disagrees(visit)


def _of_series(visit: HomeVisit, facts: GateFacts, now: Moment) -> Iterator[Problem]:
    """H3: a visit that repeats another one is agreed to by a manager, although it raised no concern: nobody asks again for weeks."""
    if visit.series is None or visit.outcome not in GOES_AHEAD:
        return
    if series_ended(visit, facts):
        yield rules.SERIES_OVER.at("series")
    elif not concerns(visit, facts):
        yield from _agreement(visit, facts, now)


def _spoken(visit: HomeVisit) -> Iterator[Problem]:
    for name in ("manager_spoken_to", "manager_spoken_at"):
        if getattr(visit, name) is None and not nobody_reached(visit):
            yield rules.SPEAK_TO_MANAGER.at(name)


def _exception(visit: HomeVisit, agreed: bool) -> Iterator[Problem]:
    if not visit.exception_reason:
        yield rules.EXCEPTION_REASON.at("exception_reason")
    elif agreed:
        return
    if visit.outcome is Outcome.AS_PLANNED:
        yield rules.NOT_AS_PLANNED.at("outcome")
    if alone(visit):
        yield rules.NOT_ALONE.at("workers")


def _agreement(visit: HomeVisit, facts: GateFacts, now: Moment) -> Iterator[Problem]:
    signed, proposer = visit.manager_signed, visit.worker_signed.person if visit.worker_signed else uuid.UUID(int=0)
    act = Act.VISIT_DESPITE if despite(visit, facts) else Act.VISIT
    yield from second_person.problems(act, signed, proposer, now, field="manager_signed", acting_until=facts.acting_until)
    if signed and signed.person != proposer and signed.person in (visit.workers or ()):
        yield rules.MANAGER_VISITS.at("manager_signed")
    if signed and agreed_late(visit, signed):
        yield rules.AGREED_LATE.at("manager_signed")


def agreed_late(visit: HomeVisit, signed: Signature) -> bool:
    """H2: whether a manager agrees to a visit whose hour had come. What was agreed by phone counts from when it was said."""
    says_no = visit.manager_decision in {ManagerDecision.CHANGE, ManagerDecision.DO_NOT_GO}
    return visit.outcome in GOES_AHEAD and not says_no and visit.planned_at is not None and visit.planned_at <= signed.at


def _disagrees(visit: HomeVisit) -> Iterator[Problem]:
    if visit.manager_decision in {ManagerDecision.CHANGE, ManagerDecision.DO_NOT_GO}:
        yield rules.MANAGER_DISAGREES.at("outcome")


def _new_since(visit: HomeVisit, facts: GateFacts) -> Iterator[Problem]:
    """H4."""
    looked = looked_at(visit)
    newest = (facts.newest_flag, facts.newest_contact, facts.newest_danger, facts.newest_change, facts.got_out)
    if looked and any(one and one > looked for one in newest):
        yield rules.RECHECK.at("rechecked_at")


def looked_at(visit: HomeVisit) -> datetime | None:
    """When somebody last looked at the whole: the latest of the signatures and of the looks before going."""
    signed = [signature.at for signature in (visit.worker_signed, visit.manager_signed) if signature]
    return max([*signed, *([visit.rechecked_at] if visit.rechecked_at else [])], default=None)


def against_worker(visit: HomeVisit, facts: GateFacts, now: Moment) -> list[Problem]:
    """What stands against the worker's signature; what a manager has still to do does not."""
    found = visit.problems(now) + gate(visit, facts, now)
    return [one for one in found if one.weight in {Weight.REFUSE, Weight.REASON} and one.field not in MANAGER_FIELDS | {"worker_signed"}]


def waits_for_manager(visit: HomeVisit, facts: GateFacts, now: Moment) -> bool:
    """Whether the worker has signed and only a manager's part is missing."""
    found = [one for one in visit.problems(now) + gate(visit, facts, now) if one.weight is not Weight.ADVISE]
    return visit.worker_signed is not None and bool(found) and not against_worker(visit, facts, now)


def may_go(visit: HomeVisit, facts: GateFacts, now: Moment) -> bool:
    """Whether the visit may go ahead as assessed: signed, agreed where a concern was raised, neither done nor cancelled."""
    over = visit.standing in {VisitStanding.DONE, VisitStanding.CANCELLED}
    if over or visit.worker_signed is None or visit.outcome not in GOES_AHEAD:
        return False
    return all(one.weight is Weight.ADVISE for one in visit.problems(now) + gate(visit, facts, now))


def draft_mark(visit: HomeVisit, facts: GateFacts, now: Moment) -> bool:
    """H8: whether the printed sheet says DRAFT – NOT APPROVED."""
    return visit.worker_signed is None or any(one.weight is not Weight.ADVISE for one in visit.problems(now) + gate(visit, facts, now))


# H3: another time, another day, several visits at once


def same_day(visit: HomeVisit, planned_at: datetime) -> bool:
    """Whether a move to this time keeps the assessment: the same day in local time."""
    return visit.planned_at is not None and visit.planned_at.astimezone(LOCAL).date() == planned_at.astimezone(LOCAL).date()


CLEARED = (
    "worker_signed", "manager_spoken_to", "manager_spoken_at", "manager_decision", "manager_words", "manager_signed", "manager_confirmed",
    "exception_reason", "outcome", "open_flags", "rechecked_at", "series", "cancelled_why", "seen_instead",
    "seen_instead_by", "seen_instead_on", "still_so", "check_in_at",
)  # fmt: skip


def for_another_day(visit: HomeVisit, planned_at: datetime) -> HomeVisit:
    """A new assessment for another day: every answer and note is kept and asked again, every decision and signature is new."""
    made = HomeVisit.from_content(visit.content(), HomeVisit.schema)
    made.id, made.ref_no, made.status = uuid.uuid4(), None, Status.DRAFT
    made.standing, made.planned_at, made.carried_from = VisitStanding.PLANNED, planned_at, visit.id
    for name in CLEARED:
        setattr(made, name, None)
    if visit.check_in_at and visit.planned_at:
        made.check_in_at = planned_at + (visit.check_in_at - visit.planned_at)
    return made


def against_series(visits: Sequence[HomeVisit], facts: Sequence[GateFacts]) -> list[Problem]:
    """What stands against agreeing these visits together: a concern on any, more than four weeks, other people or places."""
    found: list[Problem] = []
    days = [visit.planned_at for visit in visits if visit.planned_at]
    if any(concerns(visit, said) for visit, said in zip(visits, facts, strict=True)):
        found.append(rules.SERIES_CONCERN.at("answers"))
    if days and max(days) - min(days) > SERIES:
        found.append(rules.SERIES_LONG.at("planned_at"))
    if len({(visit.place, frozenset(visit.to_see or ())) for visit in visits}) > 1:
        found.append(rules.SERIES_DIFFERS.at("place"))
    return found


def reopen(visit: HomeVisit) -> None:
    """Take back every signature and the manager's word, so that an assessment that waits for a manager can be changed and signed again."""
    visit.standing = VisitStanding.PLANNED
    for name in MANAGER_FIELDS | {"worker_signed", "manager_confirmed", "series"}:
        setattr(visit, name, None)


def repeated(visit: HomeVisit, planned_at: datetime) -> HomeVisit:
    """The same visit on a later day, to be agreed together with the others: every answer, measure and plan is that of the first."""
    made = HomeVisit.from_content(visit.content(), HomeVisit.schema)
    made.id, made.ref_no, made.status = uuid.uuid4(), None, Status.DRAFT
    made.standing, made.planned_at, made.series = VisitStanding.PLANNED, planned_at, visit.series or visit.id
    for name in set(CLEARED) - {"outcome", "series"} | {"carried_from"}:
        setattr(made, name, None)
    if visit.check_in_at and visit.planned_at:
        made.check_in_at = planned_at + (visit.check_in_at - visit.planned_at)
    return made


def series_ended(visit: HomeVisit, facts: GateFacts) -> bool:
    """Whether what came after its signature takes a visit out of its series: a flag, a danger answer, an order, separation or release.

    Looking again before one goes does not take it back in.
    """
    agreed = max((signature.at for signature in (visit.worker_signed, visit.manager_signed) if signature), default=None)
    newest = (facts.newest_flag, facts.newest_danger, facts.newest_change)
    return visit.series is not None and (agreed is None or any(one and one > agreed for one in newest))
