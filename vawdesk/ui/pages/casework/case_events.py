"""The records of a case as items of its timeline: what happened, who wrote it, what is unsettled about it, in words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.base import Record
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.services.as_it_stood import Stood
from vawdesk.services.away import away_among
from vawdesk.services.chronology import Event as Happened
from vawdesk.services.separation import may_be_said
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.timeline import Event
from vawdesk.ui.pages.casework.case_events_kinds import KindWords

OPEN = N_("Open")
PUT_RIGHT = N_("Put right: {words}")
ADDITION = N_("Addition: {words}")
LONGEST = 420  # characters of a note on the line; the whole is one press away
PAGES = {
    "attachment": "file",
    "contact_note": "note",
    "home_visit": "visit",
    "visit_outcome": "visit",
    "information_share": "share",
    "letter": "post",
    "decision": "change",
    "planned_contact": "calendar",
    "referral": "referral",
    "staff_risk_flag": "flag",
    "case": "cases",
    "disclosure_gone_wrong": "wrong",
}


class EventWords:
    """Puts records in words for one reader. `linked` are the references of the other cases that stand beside this one.

    `shown` are the records to be put in words as they are now: of these it is said which were entered away from the office.
    """

    def __init__(
        self, at: AtDesk, called: Mapping[UUID, str], linked: Mapping[UUID, str] | None = None, shown: Collection[UUID] = ()
    ) -> None:  # fmt: skip
        self._language, self._linked, self._away = at.language, dict(linked or {}), away_among(at.desk, shown)
        self._kinds = KindWords(at, called)

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
        return self._event(one.record, when, None) if self._kinds.knows(one.record) else None

    def _event(self, record: Record, when: str, link: object) -> Event:
        kind, words, badges, foot = self._kinds.of(record)
        other = self._linked.get(record.file() or record.id)
        badges = [(other, "neutral"), *badges] if other else badges
        badges = [*badges, (self._language.say(self._away[record.id]), "neutral")] if record.id in self._away else badges
        if self._linked and isinstance(record, ContactNote):
            foot = [*foot, self._language.say(may_be_said(record.share_with_other_side))]
        clipped = words if len(words) <= LONGEST or link is None else words[:LONGEST].rsplit(" ", 1)[0] + " …"
        open_words = self._language.say(OPEN) if link is not None else ""
        drawing = PAGES.get(record.type_name, "file")
        return Event(record.id, drawing, kind, when, clipped, tuple(badges), "  ·  ".join(part for part in foot if part), open_words)


def references(cases: tuple[Case, ...]) -> dict[UUID, str]:
    """The references of linked cases, by id."""
    return {case.id: case.ref_no or "" for case in cases}
