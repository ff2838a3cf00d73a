"""The records of a case as items of its timeline: what happened, who wrote it, what is unsettled about it, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast
from uuid import UUID

from vawdesk.i18n import N_, NN_
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.addendum import Addendum
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote, is_late
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.models.casework.staff_risk_flag import IN_VIEW, StaffRiskFlag
from vawdesk.services.as_it_stood import Stood
from vawdesk.services.chronology import Event as Happened
from vawdesk.services.separation import may_be_said
from vawdesk.ui.kit.badge import BadgeTone
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.timeline import Event

OPEN = N_("Open")
ENTERED_LATE = N_("Entered late")
NOT_FINISHED, NOT_FINISHED_BY = N_("Not finished"), N_("Begun by {name}, not finished")
IN_CONFIDENCE = N_("Told in confidence")
NOBODY = N_("Nobody answered, or nobody was there.")
SIGNED_AT = N_("Signed {at}")
WHY_LATE = N_("Why late: {why}")
ADDED = NN_("{n} addition", "{n} additions")
PUT_RIGHT = N_("Put right: {words}")
ADDITION = N_("Addition: {words}")
OUTCOME, HOW_IT_STANDS = N_("Outcome: {outcome}"), N_("It stands: {standing}")
LONGEST = 420  # characters of a note on the line; the whole is one press away
PAGES = {"contact_note": "note", "home_visit": "visit", "planned_contact": "calendar", "staff_risk_flag": "flag", "case": "cases"}

Badges = list[tuple[str, BadgeTone]]


class EventWords:
    """Puts records in words for one reader. `linked` are the references of the other cases that stand beside this one."""

    def __init__(self, at: AtDesk, called: Mapping[UUID, str], linked: Mapping[UUID, str] | None = None) -> None:
        self._at, self._language, self._called, self._linked = at, at.language, called, dict(linked or {})
        self._makers: dict[type[Record], Callable[[Record], tuple[str, str, Badges, list[str]]]] = {
            ContactNote: lambda record: self._note(cast("ContactNote", record)),
            HomeVisit: lambda record: self._visit(cast("HomeVisit", record)),
            PlannedContact: lambda record: self._planned(cast("PlannedContact", record)),
            StaffRiskFlag: lambda record: self._flag(cast("StaffRiskFlag", record)),
            Addendum: lambda record: self._addendum(cast("Addendum", record)),
        }

    def happened(self, one: Happened) -> Event:
        """A record as it now is, with what was added since."""
        say = self._language.say
        made = self._event(one.record, self._language.moment(one.when, "short"), OPEN if one.record.type_name in PAGES else None)
        before = [say(PUT_RIGHT, words=text.text or "") for text in one.before]
        after = [say(ADDITION, words=text.text or "") for text in one.after]
        return Event(
            made.record, made.drawing, made.kind, made.when, "\n".join((*before, made.words, *after)), made.badges, made.foot, made.link
        )  # fmt: skip

    def stood(self, one: Stood) -> Event | None:
        """A record as it stood; nothing leads on from it. None for what is no event, such as the case itself."""
        when = self._language.moment(one.when, "short")
        if one.record is None:
            words = self._language.say(one.erased) if one.erased is not None else ""
            return Event(one.record_id, "history", words, when, "")
        return self._event(one.record, when, None) if type(one.record) in self._makers else None

    def _event(self, record: Record, when: str, link: object) -> Event:
        make = self._makers.get(type(record))
        kind, words, badges, foot = make(record) if make is not None else (self._language.say(record.title), "", [], [])
        other = self._linked.get(record.file() or record.id)
        badges = [(other, "neutral"), *badges] if other else badges
        if self._linked and isinstance(record, ContactNote):
            foot = [*foot, self._language.say(may_be_said(record.share_with_other_side))]
        clipped = words if len(words) <= LONGEST or link is None else words[:LONGEST].rsplit(" ", 1)[0] + " …"
        open_words = self._language.say(OPEN) if link is not None else ""
        drawing = PAGES.get(record.type_name, "file")
        return Event(record.id, drawing, kind, when, clipped, tuple(badges), "  ·  ".join(part for part in foot if part), open_words)

    def _person(self, id: UUID | None) -> str:
        return self._called.get(id, "") if id is not None else ""

    def _note(self, note: ContactNote) -> tuple[str, str, Badges, list[str]]:
        say = self._language.say
        kind = "  ·  ".join([say(ContactNote.title), *([say(note.mode.label)] if note.mode else [])])
        words = "\n".join(part for part in (note.what_was_said, note.what_i_saw) if part) or (say(NOBODY) if note.nobody else "")
        badges: Badges = []
        if note.status is Status.DRAFT:
            name = self._person(note.begun_by)
            badges.append((say(NOT_FINISHED_BY, name=name) if name else say(NOT_FINISHED), "late"))
        elif is_late(note, self._at.now()):
            badges.append((say(ENTERED_LATE), "late"))
        if note.told_in_confidence:
            badges.append((say(IN_CONFIDENCE), "neutral"))
        foot = [self._person(note.contact_by), self._language.list([self._person(id) for id in note.with_people or ()])]
        foot += [say(SIGNED_AT, at=self._language.moment(note.signed.at, "short"))] if note.signed else []
        foot += [say(WHY_LATE, why=note.late_reason.label)] if note.late_reason else []
        return kind, words, badges, foot

    def _visit(self, visit: HomeVisit) -> tuple[str, str, Badges, list[str]]:
        say = self._language.say
        foot = [say(OUTCOME, outcome=visit.outcome.label)] if visit.outcome else []
        foot += [say(HOW_IT_STANDS, standing=visit.standing.label)] if visit.standing else []
        foot.append(self._language.list([self._person(id) for id in visit.workers or ()]))
        return say(HomeVisit.title), visit.purpose or "", [], foot

    def _planned(self, planned: PlannedContact) -> tuple[str, str, Badges, list[str]]:
        say = self._language.say
        with_whom = self._language.list([self._person(id) for id in planned.with_people or ()])
        words = "  ·  ".join(part for part in (planned.where or "", with_whom, planned.word or "") if part)
        foot = [self._person(planned.who), *([say(planned.came_of.label)] if planned.came_of else [])]
        return say(PlannedContact.title), words, [], foot

    def _flag(self, flag: StaffRiskFlag) -> tuple[str, str, Badges, list[str]]:
        say = self._language.say
        foot = [say(flag.category.label)] if flag.category else []
        badges: Badges = [(say(flag.standing.label), "danger" if flag.standing in IN_VIEW else "neutral")] if flag.standing else []
        return say(StaffRiskFlag.title), flag.factual_description or "", badges, foot

    def _addendum(self, added: Addendum) -> tuple[str, str, Badges, list[str]]:
        say = self._language.say
        foot = [say(added.reason.label)] if added.reason else []
        return say(Addendum.title), added.text or "", [], foot


def references(cases: tuple[Case, ...]) -> dict[UUID, str]:
    """The references of linked cases, by id."""
    return {case.id: case.ref_no or "" for case in cases}
