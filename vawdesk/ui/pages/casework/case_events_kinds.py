"""What each sort of record says of itself on a timeline: its kind, its words, its badges, and the line under it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from vawdesk.i18n import N_, NN_
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.addendum import Addendum
from vawdesk.models.casework.attachment import Attachment
from vawdesk.models.casework.contact_note import ContactNote, is_late
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.decision import is_late as decided_late
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.information_share import InformationShare
from vawdesk.models.casework.information_share import is_late as shared_late
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.referral_options import ReferralStanding
from vawdesk.models.casework.referral_waits import answer_due
from vawdesk.models.casework.staff_risk_flag import IN_VIEW, StaffRiskFlag
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.casework.visit_outcome import is_late as told_late
from vawdesk.models.values import Tri
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.pages.casework.case_events_said import Badges, Said, Telling

ENTERED_LATE = N_("Entered late")
NOT_FINISHED, NOT_FINISHED_BY = N_("Not finished"), N_("Begun by {name}, not finished")
IN_CONFIDENCE = N_("Told in confidence")
NOBODY = N_("Nobody answered, or nobody was there.")
SIGNED_AT = N_("Signed {at}")
WHY_LATE = N_("Why late: {why}")
LETTER_WAITS, LETTER_WENT, LETTER_STAYS = N_("Not sent yet"), N_("Sent {day}"), N_("Not sent: {why}")
WAITS_FOR_SECOND = N_("Waits for a second signature")
FROM_WHOM = N_("From {whom}")
OUTCOME, HOW_IT_STANDS = N_("Outcome: {outcome}"), N_("It stands: {standing}")

INCIDENT, NEAR_MISS, UNASSESSED = N_("Incident"), N_("Near miss"), N_("Not assessed before")
ALL_WELL = N_("It went as planned.")
STEPS_LEFT = NN_("{n} step to do", "{n} steps to do")


def note(told: Telling, note: ContactNote) -> Said:
    """What was said and seen."""
    say = told.language.say
    kind = "  ·  ".join([say(ContactNote.title), *([say(note.mode.label)] if note.mode else [])])
    words = "\n".join(part for part in (note.what_was_said, note.what_i_saw) if part) or (say(NOBODY) if note.nobody else "")
    badges: Badges = []
    if note.status is Status.DRAFT:
        name = told.person(note.begun_by)
        badges.append((say(NOT_FINISHED_BY, name=name) if name else say(NOT_FINISHED), "late"))
    elif is_late(note, told.now):
        badges.append((say(ENTERED_LATE), "late"))
    if note.told_in_confidence:
        badges.append((say(IN_CONFIDENCE), "neutral"))
    foot = [told.person(note.contact_by), told.people(note.with_people)]
    foot += [say(SIGNED_AT, at=told.language.moment(note.signed.at, "short"))] if note.signed else []
    foot += [say(WHY_LATE, why=note.late_reason.label)] if note.late_reason else []
    return Said(kind, words, badges, foot)


def decision(told: Telling, held: Decision) -> Said:
    """What was decided, and why."""
    say, outcome = told.language.say, held.outcome()
    words = "\n".join(part for part in (held.question, held.reasons) if part)
    badges: Badges = [(say(WAITS_FOR_SECOND), "late")] if held.waits else []
    badges += [(say(ENTERED_LATE), "late")] if held.decided_by and decided_late(held, told.now) else []
    kind = "  ·  ".join([say(Decision.title), *([say(outcome)] if outcome is not None else [])])
    return Said(kind, words, badges, [held.decided_by.name if held.decided_by else ""])


def visit(told: Telling, visit: HomeVisit) -> Said:
    """What for, and how it stands."""
    say = told.language.say
    foot = [say(OUTCOME, outcome=visit.outcome.label)] if visit.outcome else []
    foot += [say(HOW_IT_STANDS, standing=visit.standing.label)] if visit.standing else []
    foot.append(told.people(visit.workers))
    return Said(say(HomeVisit.title), visit.purpose or "", [], foot)


def letter(told: Telling, held: Letter) -> Said:
    """To whom and about what; never the letter itself, which is one press away."""
    say = told.language.say
    subject = held.subject_english or held.subject_welsh or ""
    if told.language.code == "cy":
        subject = held.subject_welsh or subject
    badges: Badges = [(say(LETTER_WAITS), "late")] if held.is_waiting else []
    foot = [told.person(held.person), told.person(held.signed_by), *([say(held.by_way.label)] if held.by_way else [])]
    foot += [say(LETTER_WENT, day=held.sent_on)] if held.sent_on else []
    foot += [say(LETTER_STAYS, why=held.not_sent_because)] if held.not_sent_because else []
    return Said(say(Letter.title), subject, badges, foot)


def shared(told: Telling, held: InformationShare) -> Said:
    """With whom, what and why."""
    say = told.language.say
    kind = "  ·  ".join([say(InformationShare.title), *([say(held.how.label)] if held.how else [])])
    badges: Badges = [(say(ENTERED_LATE), "late")] if held.signed and shared_late(held, told.now) else []
    foot = [held.heard_by or "", *([say(held.why_needed.label)] if held.why_needed else []), told.person(held.shared_by)]
    return Said(kind, held.what or "", badges, foot)


def planned(told: Telling, planned: PlannedContact) -> Said:
    """Where and with whom."""
    say = told.language.say
    with_whom = told.people(planned.with_people)
    words = "  ·  ".join(part for part in (planned.where or "", with_whom, planned.word or "") if part)
    foot = [told.person(planned.who), *([say(planned.came_of.label)] if planned.came_of else [])]
    return Said(say(PlannedContact.title), words, [], foot)


def referral(told: Telling, referral: Referral) -> Said:
    """To what sort of service, what for and why now; how it stands."""
    say = told.language.say
    about = [say(one.label) for one in (referral.to_kind, referral.purpose) if one is not None]
    badges: Badges = [(say(referral.standing.label), "late" if _late(told, referral) else "neutral")] if referral.standing else []
    foot = [referral.to_name or "", *([say(OUTCOME, outcome=referral.outcome.label)] if referral.outcome else [])]
    foot.append(told.person(referral.sent_by))
    return Said("  ·  ".join([say(Referral.title), *about]), referral.why_now or "", badges, foot)


def _late(told: Telling, referral: Referral) -> bool:
    due = answer_due(referral)
    return referral.standing is ReferralStanding.READY or (due is not None and due <= told.now.utc)


def flag(told: Telling, flag: StaffRiskFlag) -> Said:
    """What happened."""
    say = told.language.say
    foot = [say(flag.category.label)] if flag.category else []
    badges: Badges = [(say(flag.standing.label), "danger" if flag.standing in IN_VIEW else "neutral")] if flag.standing else []
    return Said(say(StaffRiskFlag.title), flag.factual_description or "", badges, foot)


def wrong(told: Telling, wrong: DisclosureGoneWrong) -> Said:
    """What got out, and how much is still to be done."""
    say, waiting = told.language.say, len(wrong.to_do())
    badges: Badges = [(say(STEPS_LEFT, n=waiting), "late")] if wrong.is_open and waiting else []
    foot = [say(wrong.what_happened.label)] if wrong.what_happened else []
    return Said(say(DisclosureGoneWrong.title), wrong.what or "", badges, foot)


def came_of(told: Telling, held: VisitOutcome) -> Said:
    """How the visit went: what was otherwise than planned, an incident or a near miss."""
    say = told.language.say
    badges: Badges = [(say(INCIDENT), "late")] if held.incident is Tri.YES else []
    badges += [(say(NEAR_MISS), "late")] if held.near_miss is Tri.YES else []
    badges += [(say(UNASSESSED), "neutral")] if held.unassessed else []
    badges += [(say(NOT_FINISHED), "late")] if held.status is Status.DRAFT else []
    badges += [(say(ENTERED_LATE), "late")] if held.signed and told_late(held, told.now) else []
    words = "\n".join(part for part in (held.incident_what, held.near_miss_what, held.changed_plan, held.what_was_seen) if part)
    return Said(say(VisitOutcome.title), words or say(ALL_WELL if held.signed else NOT_FINISHED), badges, [told.people(held.workers)])


def addendum(told: Telling, added: Addendum) -> Said:
    """What was added."""
    say = told.language.say
    foot = [say(added.reason.label)] if added.reason else []
    return Said(say(Addendum.title), added.text or "", [], foot)


def attachment(told: Telling, held: Attachment) -> Said:
    """What it is, and what a colleague wrote of it."""
    say = told.language.say
    kind = "  ·  ".join([say(Attachment.title), *([say(held.what.label)] if held.what else [])])
    foot = [say(FROM_WHOM, whom=held.from_whom)] if held.from_whom else []
    return Said(kind, "\n".join(part for part in (held.called, held.words) if part), [], foot)


MAKERS: dict[type[Record], Callable[[Telling, Any], Said]] = {
    Addendum: addendum,
    Attachment: attachment,
    ContactNote: note,
    Decision: decision,
    DisclosureGoneWrong: wrong,
    HomeVisit: visit,
    InformationShare: shared,
    Letter: letter,
    PlannedContact: planned,
    Referral: referral,
    StaffRiskFlag: flag,
    VisitOutcome: came_of,
}


class KindWords:
    """Puts records in words for one reader; `called` are the names that this reader may see."""

    def __init__(self, at: AtDesk, called: Mapping[UUID, str]) -> None:
        self._told = Telling(at.language, at.now(), called)

    def knows(self, record: Record) -> bool:
        """Whether it is an event; the case itself is none."""
        return type(record) in MAKERS

    def of(self, record: Record) -> Said:
        """The record in words; of one that is no event, only what it is."""
        make = MAKERS.get(type(record))
        return make(self._told, record) if make is not None else Said(self._told.language.say(record.title), "", [], [])
