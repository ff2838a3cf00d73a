"""Who was cleared before as nobody's proxy: the reason written at an earlier release, to be confirmed and never taken for granted (X6)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from vawdesk.models.base import Status
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong
from vawdesk.models.rules import says_why
from vawdesk.services.folding import squeeze
from vawdesk.services.protection import Recipient
from vawdesk.services.release import Bundle, Prepared
from vawdesk.services.release_rules import MAY_REACH
from vawdesk.services.sealed_here import sealed_here
from vawdesk.services.what_left import releases

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

HOLDS_FOR = timedelta(days=90)  # older than that nobody is asked to confirm it; they write anew


@dataclass(frozen=True)
class ClearedBefore:
    """What somebody wrote when something last went to this reader: who, when, and why it could not reach whoever is feared."""

    by: str
    at: datetime
    why: str


def cleared_before(desk: Desk, prepared: Prepared | Bundle) -> ClearedBefore | None:
    """The newest reason for this very reader, where it ruled out everybody as whom they count now and nothing round those has changed.

    None where the page asks for no reason, and where details ever went wrong to this reader. What is offered clears
    nobody: the person at the desk says that it is still so.
    """
    if MAY_REACH.code not in {problem.rule for problem in prepared.problems} or not prepared.ruled_out:
        return None
    reader, now = prepared.request.recipient, desk.now().utc
    asked = {person.hex: mark for person, mark in prepared.ruled_out.items()}

    def still_holds(told: dict[str, Any]) -> bool:
        before: dict[str, str] = told.get("ruled out") or {}
        return _same_reader(told, reader) and all(before.get(person) == mark for person, mark in asked.items())

    if _went_wrong(desk, reader):
        return None
    for row, told, by in releases(desk, since=now - HOLDS_FOR, wanted=still_holds):
        if (at := datetime.fromisoformat(row["utc"])) <= now:
            return ClearedBefore(by, at, told["not a proxy because"].strip())
    return None


def _went_wrong(desk: Desk, reader: Recipient) -> bool:
    """Whether something that was not theirs ever came to this reader: then nobody confirms, they write anew."""
    name = squeeze(reader.name)
    with desk.reading() as session:
        held = session.scalars(select(DisclosureGoneWrong).where(DisclosureGoneWrong.status != Status.WITHDRAWN))
        return any(
            (one.to_person is not None and one.to_person == reader.person) or (bool(name) and name in squeeze(one.to_whom or ""))
            for one in (*held, *sealed_here(session, DisclosureGoneWrong))
        )


def _same_reader(told: dict[str, Any], reader: Recipient) -> bool:
    """The same sort of reader, of the same name, on file as the same person, acting for the same person; and cleared then."""
    return (
        says_why(str(told.get("not a proxy because", "")))
        and told.get("recipient kind") == reader.kind.value
        and squeeze(str(told.get("recipient", ""))) == squeeze(reader.name)
        and told.get("recipient person", "") == _hex(reader.person)
        and told.get("acts for", "") == _hex(reader.acts_for)
    )


def _hex(id: uuid.UUID | None) -> str:
    return id.hex if id is not None else ""
