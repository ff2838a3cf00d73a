"""The gate before a home visit (H1-H4, H8): what the answers and the rest of the file ask for, and who has to have agreed.

Whoever asks gathers the `GateFacts`; these functions read nothing but the assessment, the facts and the clock they are given.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from vawdesk.clock import Moment
from vawdesk.i18n import N_, Message, plain
from vawdesk.models import second_person
from vawdesk.models.casework import visit_rules as rules
from vawdesk.models.casework.flag_options import Instruction
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_checks import danger, nobody_reached
from vawdesk.models.casework.visit_options import GOES_AHEAD, ManagerDecision, Outcome, VisitStanding
from vawdesk.models.casework.visit_signal import no_signal
from vawdesk.models.questions import Question
from vawdesk.models.rules import Problem, Weight
from vawdesk.models.second_person import Act
from vawdesk.models.values import Signature, Tri
from vawdesk.zone import LOCAL

OPEN_FLAG = N_("There is an open staff-risk flag.")
GOT_OUT = N_("Details about them have got out, and somebody they are afraid of may have them.")
BECAUSE = plain("{question}: {answer}")
MANAGER_FIELDS = frozenset({"manager_spoken_to", "manager_spoken_at", "manager_decision", "manager_words", "manager_signed"})


@dataclass(frozen=True)
class GateFacts:
    """What the rest of the file says about a visit. Times are those of the newest of their sort, whoever wrote it."""

    open_flags: tuple[uuid.UUID, ...] = ()  # in view on the people, on those who may be there, or on the address
    told: frozenset[Instruction] = frozenset()  # what those flags tell colleagues to do, as far as it bears on this place
    says_yes: frozenset[str] = frozenset()  # keys of questions about danger to which the file answers Yes
    newest_flag: datetime | None = None
    newest_contact: datetime | None = None
    newest_danger: datetime | None = None  # a danger answer on another visit to the same people or place
    newest_change: datetime | None = None  # an order, a separation or a release
    got_out: datetime | None = None  # an open disclosure gone wrong about them or the place, which somebody feared may have
    elsewhere: tuple[datetime, ...] = ()  # when other signed visits begin, on which somebody of this one is meanwhile
    buddy_out: bool = False  # the buddy is on another visit when this one is to call in
    acting_until: date | None = None  # of whoever signs as acting manager
    names_home: Callable[[str], bool] = lambda _words: False  # whether words name the place, or somebody who is visited or may be there


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


def told_otherwise(visit: HomeVisit, facts: GateFacts) -> tuple[Instruction, ...]:
    """8.17: the instructions of flags against which the visit would go ahead, as it is assessed."""
    against = _against(visit.outcome, facts)
    if Instruction.TWO_PEOPLE in facts.told and alone(visit):
        against |= {Instruction.TWO_PEOPLE}
    return tuple(one for one in Instruction if one in against)


def _against(outcome: Outcome | None, facts: GateFacts) -> frozenset[Instruction]:
    """The instructions against which an outcome stands whoever goes."""
    if outcome not in GOES_AHEAD:
        return frozenset()
    police = frozenset() if outcome is Outcome.WITH_POLICE else {Instruction.POLICE_WITH}
    return facts.told & ({Instruction.NOT_AT_HOME} | police)


def despite(visit: HomeVisit, facts: GateFacts) -> bool:
    """Whether the visit goes ahead alone, as planned or against what a flag says, although a concern was raised."""
    if not concerns(visit, facts):
        return False
    return visit.outcome is Outcome.AS_PLANNED or alone(visit) or bool(told_otherwise(visit, facts))


def offered(visit: HomeVisit, facts: GateFacts) -> tuple[Outcome, ...]:
    """The outcomes that can be chosen without an exception."""
    if not concerns(visit, facts):
        return tuple(Outcome)
    by_itself = {Outcome.WITH_MEASURES} if len(visit.workers or ()) < 2 else set()
    return tuple(one for one in Outcome if one not in {Outcome.AS_PLANNED, *by_itself} and not _against(one, facts))


def gate(visit: HomeVisit, facts: GateFacts, now: Moment) -> list[Problem]:
    """What stands against the visit going ahead as it is assessed, beyond `visit.problems(now)`."""
    return [
        *_file_differs(visit, facts),
        *([rules.GONE_WRONG.at("place")] if facts.got_out is not None else []),
        *_buddy(facts),
        *_call_from(visit, facts),
        *_twice(visit, facts),
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


def _call_from(visit: HomeVisit, facts: GateFacts) -> Iterator[Problem]:
    """8.5: the place of the call stands outside the seal, and on the page that is carried."""
    if no_signal(visit) and visit.call_from and facts.names_home(visit.call_from):
        yield rules.CALL_FROM_TELLS.at("call_from")


def _twice(visit: HomeVisit, facts: GateFacts) -> Iterator[Problem]:
    """Nobody is at two homes at one time, and whoever counts on the call of one of them waits in vain."""
    if facts.elsewhere and visit.outcome in GOES_AHEAD:
        yield rules.TWICE.at("planned_at", time=min(facts.elsewhere).astimezone(LOCAL).time())


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
            yield from _exception(visit, facts, agreed=not lacking)
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


def _exception(visit: HomeVisit, facts: GateFacts, agreed: bool) -> Iterator[Problem]:
    if not visit.exception_reason:
        yield rules.EXCEPTION_REASON.at("exception_reason")
    elif agreed:
        return
    if visit.outcome is Outcome.AS_PLANNED:
        yield rules.NOT_AS_PLANNED.at("outcome")
    if alone(visit):
        yield rules.NOT_ALONE.at("workers")
    if told_otherwise(visit, facts):
        yield rules.AGAINST_FLAG.at("outcome")


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


def series_ended(visit: HomeVisit, facts: GateFacts) -> bool:
    """Whether what came after its signature takes a visit out of its series: a flag, a danger answer, an order, separation or release.

    Looking again before one goes does not take it back in.
    """
    agreed = max((signature.at for signature in (visit.worker_signed, visit.manager_signed) if signature), default=None)
    newest = (facts.newest_flag, facts.newest_danger, facts.newest_change)
    return visit.series is not None and (agreed is None or any(one and one > agreed for one in newest))
