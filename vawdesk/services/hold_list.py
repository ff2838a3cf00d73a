"""The list of holds, and what each is called: a person by name, a situation by its title or number, a period by its days (X11)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.i18n import N_, Message, plain
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.hold import Held, Hold, Standing
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.situation import Situation
from vawdesk.services.connections import out_of_sight
from vawdesk.services.holds import Holds
from vawdesk.services.names_on_file import people_called
from vawdesk.services.sealed_here import by_ids, sealed_ever

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

FROM, FROM_TO = N_("From {begin} on"), N_("From {begin} to {end}")
NOT_ON_FILE = N_("Nothing that you can open")


@dataclass(frozen=True)
class HoldLine:
    """One hold, standing or not, and what it holds in words."""

    hold: Hold
    what: Message

    @property
    def stands(self) -> bool:
        """Whether it holds anything now."""
        return self.hold.stands


def holds_listed(desk: Desk) -> list[HoldLine]:
    """Every hold that this reader may see: those that stand first, then the newest."""
    with desk.reading() as session:
        hidden = out_of_sight(session, desk.account.staff, desk.now().today)
        found = [*session.scalars(select(Hold).where(Hold.status != Status.DRAFT)), *sealed_ever(session, Hold)]
        lines = _lines(session, hidden.shown(found))
        session.expunge_all()
    by_day = sorted(lines, key=lambda line: (str(line.hold.since), line.hold.id.hex), reverse=True)
    return sorted(by_day, key=lambda line: list(Standing).index(line.hold.standing or Standing.LIFTED))


def reaching(desk: Desk, record: Person | Case) -> list[Hold]:
    """The holds that stand and reach a person or a case, for a line on their page: those that this reader may see."""
    with desk.reading() as session:
        hidden = out_of_sight(session, desk.account.staff, desk.now().today)
        found = hidden.shown(Holds(session).all_on(record))
        session.expunge_all()
        return found


def _lines(session: Session, holds: Iterable[Hold]) -> list[HoldLine]:
    held = list(holds)
    people = people_called(session, {one.person for one in held if one.person is not None})
    wanted = {one.situation for one in held if one.situation is not None}
    situations = {one.id: one.heading or one.ref_no or "" for one in by_ids(session, Situation, wanted)}
    return [HoldLine(one, _what(one, people, situations)) for one in held]


def _what(hold: Hold, people: dict[uuid.UUID, str], situations: dict[uuid.UUID, str]) -> Message:
    if hold.held is Held.PERIOD:
        said = FROM if hold.until_day is None else FROM_TO
        return said.with_(begin=hold.from_day or "", end=hold.until_day or "")
    words = people.get(hold.person, "") if hold.person is not None else situations.get(hold.situation, "") if hold.situation else ""
    return plain(words) if words else NOT_ON_FILE
