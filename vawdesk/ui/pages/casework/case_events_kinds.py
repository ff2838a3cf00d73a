"""What each sort of record says of itself on a timeline: its kind, its words, its badges, and the line under it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, cast
from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.addendum import Addendum
from vawdesk.models.casework.contact_note import ContactNote, is_late
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.models.casework.staff_risk_flag import IN_VIEW, StaffRiskFlag
from vawdesk.ui.kit.badge import BadgeTone
from vawdesk.ui.kit.context import AtDesk

ENTERED_LATE = N_("Entered late")
NOT_FINISHED, NOT_FINISHED_BY = N_("Not finished"), N_("Begun by {name}, not finished")
IN_CONFIDENCE = N_("Told in confidence")
NOBODY = N_("Nobody answered, or nobody was there.")
SIGNED_AT = N_("Signed {at}")
WHY_LATE = N_("Why late: {why}")
OUTCOME, HOW_IT_STANDS = N_("Outcome: {outcome}"), N_("It stands: {standing}")

Badges = list[tuple[str, BadgeTone]]


class Said(NamedTuple):
    """A record in words. `foot` are the parts of the line under it; empty ones are left out."""

    kind: str
    words: str
    badges: Badges
    foot: list[str]


class KindWords:
    """Puts records in words for one reader; `called` are the names that this reader may see."""

    def __init__(self, at: AtDesk, called: Mapping[UUID, str]) -> None:
        self._at, self._language, self._called = at, at.language, called
        self._makers: dict[type[Record], Callable[[Record], Said]] = {
            ContactNote: lambda record: self._note(cast("ContactNote", record)),
            HomeVisit: lambda record: self._visit(cast("HomeVisit", record)),
            PlannedContact: lambda record: self._planned(cast("PlannedContact", record)),
            StaffRiskFlag: lambda record: self._flag(cast("StaffRiskFlag", record)),
            Addendum: lambda record: self._addendum(cast("Addendum", record)),
        }

    def knows(self, record: Record) -> bool:
        """Whether it is an event; the case itself is none."""
        return type(record) in self._makers

    def of(self, record: Record) -> Said:
        """The record in words; of one that is no event, only what it is."""
        make = self._makers.get(type(record))
        return make(record) if make is not None else Said(self._language.say(record.title), "", [], [])

    def _person(self, id: UUID | None) -> str:
        return self._called.get(id, "") if id is not None else ""

    def _note(self, note: ContactNote) -> Said:
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
        return Said(kind, words, badges, foot)

    def _visit(self, visit: HomeVisit) -> Said:
        say = self._language.say
        foot = [say(OUTCOME, outcome=visit.outcome.label)] if visit.outcome else []
        foot += [say(HOW_IT_STANDS, standing=visit.standing.label)] if visit.standing else []
        foot.append(self._language.list([self._person(id) for id in visit.workers or ()]))
        return Said(say(HomeVisit.title), visit.purpose or "", [], foot)

    def _planned(self, planned: PlannedContact) -> Said:
        say = self._language.say
        with_whom = self._language.list([self._person(id) for id in planned.with_people or ()])
        words = "  ·  ".join(part for part in (planned.where or "", with_whom, planned.word or "") if part)
        foot = [self._person(planned.who), *([say(planned.came_of.label)] if planned.came_of else [])]
        return Said(say(PlannedContact.title), words, [], foot)

    def _flag(self, flag: StaffRiskFlag) -> Said:
        say = self._language.say
        foot = [say(flag.category.label)] if flag.category else []
        badges: Badges = [(say(flag.standing.label), "danger" if flag.standing in IN_VIEW else "neutral")] if flag.standing else []
        return Said(say(StaffRiskFlag.title), flag.factual_description or "", badges, foot)

    def _addendum(self, added: Addendum) -> Said:
        say = self._language.say
        foot = [say(added.reason.label)] if added.reason else []
        return Said(say(Addendum.title), added.text or "", [], foot)
