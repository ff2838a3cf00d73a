"""Paper copies that were lost or came into other hands: one disclosure for one event, begun or joined to one that is open (3.27, X14)."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from vawdesk.i18n import N_, NN_, Language, Message
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong
from vawdesk.models.casework.handled_copy import Fate, HandledCopy
from vawdesk.models.casework.wrong_options import Happened
from vawdesk.models.values import PartialDate
from vawdesk.services.connections import out_of_sight
from vawdesk.services.gone_wrong import about_it, begin, join, open_ones
from vawdesk.services.refusals import NothingHere
from vawdesk.services.sealed_here import by_ids, sealed_here
from vawdesk.zone import LOCAL

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from vawdesk.services.desk import Desk

PAPER = N_("{title}, {code}, copy {n}, printed {when}, made for {whom}.")
AND_MORE = NN_("And {n} more page, named with this disclosure.", "And {n} more pages, named with this disclosure.")
ROOM = 3_600  # characters for the copies and how they were lost, so that a word can still be added

Titles = Callable[[str], Message]


@dataclass(frozen=True)
class Loss:
    """What somebody said when they wrote copies down as lost; what they did not say is not made up.

    `left_on` is when they were lost, `noticed_at` when somebody noticed, `belongs_to` the open disclosure of which they are a part.
    """

    left_on: PartialDate | None = None
    noticed_at: datetime | None = None
    belongs_to: uuid.UUID | None = None


NOT_SAID = Loss()


@dataclass(frozen=True)
class Joinable:
    """An open disclosure to which lost pages may belong, by its number, what happened, and when it became known."""

    id: uuid.UUID
    reference: str
    happened: Message
    aware_at: datetime | None


def joinable(desk: Desk) -> list[Joinable]:
    """Those that this account may see to, the newest first; none of a sealed file, into which nothing from outside goes (C11)."""
    with desk.reading() as session:
        sealed = {one.id for one in sealed_here(session, DisclosureGoneWrong)}
        shown = out_of_sight(session, desk.account.staff, desk.now().today).shown(open_ones(session))
        mine = [one for one in shown if one.id not in sealed and (desk.account.manages or one.created_by == desk.account.id)]
        return [
            Joinable(one.id, one.ref_no or "", one.what_happened.label if one.what_happened else one.title, one.aware_at)
            for one in reversed(mine)
        ]


def from_copies(desk: Desk, ids: Iterable[uuid.UUID], titles: Titles, language: Language, loss: Loss = NOT_SAID) -> tuple[uuid.UUID, ...]:
    """The disclosure for these copies: the one begun for them, the one they belong to, or a new one. Raises NothingHere, Refused.

    One event is one disclosure, whatever cases its pages come from; pages of a sealed file have one of their own, sealed with it.
    """
    with desk.reading() as session:
        copies = by_ids(session, HandledCopy, ids)
        sealed = {copy.id for copy in sealed_here(session, HandledCopy)}
        if not copies:
            raise NothingHere
        parts: dict[uuid.UUID | None, list[HandledCopy]] = {}
        for copy in copies:
            parts.setdefault(copy.in_file if copy.id in sealed else None, []).append(copy)
        made = [_part(session, desk, part, titles, language, loss if file is None else _apart(loss)) for file, part in parts.items()]
    return tuple(_keep(desk, *one) for one in made)


def _apart(loss: Loss) -> Loss:
    return Loss(loss.left_on, loss.noticed_at)


def _part(
    session: Session, desk: Desk, copies: Sequence[HandledCopy], titles: Titles, language: Language, loss: Loss
) -> tuple[uuid.UUID | None, DisclosureGoneWrong | None]:
    """The one that is there already, or None; and what is to be begun or joined to it, or None where nothing is new."""
    known = about_it(session, copies=[copy.id for copy in copies])
    fresh = [copy for copy in copies if known is None or copy.id not in (known.copies or ())]
    if not fresh:
        return known.id if known is not None else None, None
    if known is not None and not known.is_open:
        known = None
    if known is None and loss.belongs_to is not None:
        known = next(iter(by_ids(session, DisclosureGoneWrong, [loss.belongs_to])), None)
    before = known.what or "" if known is not None else ""
    files = {copy.in_file for copy in fresh}
    cases = [case.id for case in by_ids(session, Case, [one for one in files if one is not None])] if len(files) == 1 else []
    made = DisclosureGoneWrong(
        case=next(iter(cases), None), copies=tuple(copy.id for copy in fresh), what=_words(fresh, titles, language, before),
        aware_at=loss.noticed_at or desk.now().utc, **_of_copies(fresh, loss),
    )  # fmt: skip
    return (known.id if known is not None else None), made


def _keep(desk: Desk, known: uuid.UUID | None, made: DisclosureGoneWrong | None) -> uuid.UUID:
    if known is None and made is not None:
        return begin(desk, made)
    if known is None:
        raise NothingHere
    if made is not None:
        join(desk, known, made)
    return known


def _of_copies(copies: Sequence[HandledCopy], loss: Loss) -> dict[str, object]:
    """What is known of them. When they were lost and noticed is what somebody said, or nothing."""
    lost = any(copy.fate is Fate.LOST for copy in copies)
    had = dict.fromkeys(copy.given_to or copy.recipient or "" for copy in copies)
    people, days = {copy.recipient_person for copy in copies}, {day_of(copy.given_at) for copy in copies}
    return {
        "what_happened": Happened.PAPER_LOST if lost else Happened.WRONG_HANDS,
        "about": tuple(dict.fromkeys(one for copy in copies for one in copy.about or ())) or None,
        "addresses": tuple(dict.fromkeys(one for copy in copies for one in copy.addresses or ())) or None,
        "to_whom": None if lost else ", ".join(name for name in had if name)[:300] or None,
        "to_person": people.pop() if not lost and len(people) == 1 else None,
        "left_on": loss.left_on if lost else days.pop() if len(days) == 1 else None,
        "noticed_at": loss.noticed_at,
    }


def _words(copies: Sequence[HandledCopy], titles: Titles, language: Language, before: str) -> str:
    """Each page in a line, then how they were lost, after what stands there; where the room ends, how many more."""
    if len(before) > ROOM:
        return before
    notes = dict.fromkeys(copy.fate_note for copy in copies if copy.fate is Fate.LOST and copy.fate_note)
    told = "\n".join(note for note in notes if note and note not in before)[: min(ROOM // 2, ROOM - len(before))]
    lines, room = [before] if before else [], ROOM - len(before) - len(told)
    for number, copy in enumerate(copies):
        line = _paper(copy, titles, language)
        room -= len(line) + 1
        if room < 0:
            lines.append(language.say(AND_MORE, n=len(copies) - number))
            break
        lines.append(line)
    return "\n".join([*lines, *([told] if told else [])])


def _paper(copy: HandledCopy, titles: Titles, language: Language) -> str:
    return language.say(
        PAPER, title=titles(copy.document or ""), code=copy.document or "", n=copy.copy_number or 1, when=copy.printed_at,
        whom=copy.recipient or "",
    )  # fmt: skip


def day_of(when: datetime | None) -> PartialDate | None:
    """The day of a moment, here; None for none."""
    return PartialDate.of(when.astimezone(LOCAL).date()) if when is not None else None
