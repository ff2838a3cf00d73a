"""What Home says of the directory and the agreements: contacts nobody has checked, or that one changed alone, reviews that are overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vawdesk.services.changed_alone import for_a_second_person
from vawdesk.services.directory import contacts_listed
from vawdesk.services.due import SENTENCES, Due
from vawdesk.services.due_kinds import Kind
from vawdesk.services.protocols import protocols_listed
from vawdesk.vault.accounts import Role

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk


def directory_due(desk: Desk) -> tuple[Due, ...]:
    """The lines for a manager; nobody else is told."""
    if Role.MANAGER not in desk.account.roles:
        return ()
    stale = [line for line in contacts_listed(desk) if line.check_first]
    overdue = [line for line in protocols_listed(desk) if line.overdue]
    found, changed = [], for_a_second_person(desk)
    if changed:
        said = SENTENCES[Kind.CONTACT_CHANGED]
        targets = tuple(("contact", id) for id in changed)
        found.append(Due(Kind.CONTACT_CHANGED, said.words.with_(n=len(changed)), targets, detail=said.detail))
    if stale:
        targets = tuple(("contact", line.id) for line in stale)
        found.append(Due(Kind.CONTACTS_UNCHECKED, SENTENCES[Kind.CONTACTS_UNCHECKED].words.with_(n=len(stale)), targets))
    if overdue:
        first = min((line.review_on for line in overdue if line.review_on is not None), default=None)
        targets = tuple(("sharing_protocol", line.id) for line in overdue)
        words = SENTENCES[Kind.PROTOCOL_OVERDUE].words.with_(n=len(overdue))
        found.append(Due(Kind.PROTOCOL_OVERDUE, words, targets, since=first))
    return tuple(found)
