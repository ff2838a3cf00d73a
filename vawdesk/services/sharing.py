"""Writing down what was shared: what is filled in, who comes first, whom it must not reach (S2, S4, X6, 8.26-8.31)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vawdesk.i18n import N_
from vawdesk.models.base import Status
from vawdesk.models.casework.agreement import without_agreement
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.information_share import InformationShare
from vawdesk.models.casework.information_share_options import MAY_REACH, HeardBy, VictimTold
from vawdesk.models.organisation.contact import Contact
from vawdesk.models.rules import Problem, Rule, says_why
from vawdesk.services import feared_reader
from vawdesk.services.directory import contacts_listed, recipient_of
from vawdesk.services.kept import as_kept, changed_fields
from vawdesk.services.page_ask import PageAsk
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.unexplained import unexplained

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk
    from vawdesk.services.unit import Unit

REACHES_THE_FEARED = Rule(
    "S4",
    N_(
        "This is, or may reach, somebody of whom one of these people may be afraid: share it with somebody else, and if it was said "
        "already, see that they are safe and write it down as a disclosure gone wrong."
    ),
    "8.5",
)
SAY_MORE = Rule("S4 why", N_("Say in a few more words why it reaches nobody who is feared, or share it with somebody else."), "5.4")
AS_READER: dict[HeardBy | None, RecipientKind] = {
    HeardBy.AGENCY: RecipientKind.AGENCY, HeardBy.SOLICITOR: RecipientKind.SOLICITOR, HeardBy.EMPLOYER: RecipientKind.EMPLOYER,
    HeardBy.FAMILY: RecipientKind.FAMILY, HeardBy.NEW_PARTNER: RecipientKind.NEW_PARTNER, None: RecipientKind.NOBODY,
}  # fmt: skip
TO_WHOM = frozenset({"shared_with", "heard_by", "heard_as", "tells_nobody_because", "about_people", "what", "papers"})


@dataclass(frozen=True)
class ShareAsk(PageAsk):
    """What a page knows when a share is to be written down: the file, what raised it, and to whom it went."""

    case: uuid.UUID | None
    record: uuid.UUID | None = None
    shared_with: uuid.UUID | None = None


def ask_of(desk: Desk, id: uuid.UUID | PageAsk | None) -> ShareAsk:
    """What is asked for by the id of a case or of a note."""
    if isinstance(id, ShareAsk):
        return id
    if isinstance(id, uuid.UUID):
        if (note := desk.peek(ContactNote, id)) is not None:
            return ShareAsk(note.case, note.id)
        if desk.peek(Case, id) is not None:
            return ShareAsk(id)
    return ShareAsk(None)


def begin(desk: Desk, ask: ShareAsk) -> InformationShare:
    """A new share: now, by whoever is at the desk, about the person of the file, answering what was to be passed on."""
    case = desk.peek(Case, ask.case) if ask.case is not None else None
    note = desk.peek(ContactNote, ask.record) if ask.record is not None else None
    made = InformationShare(case=ask.case, shared_with=ask.shared_with, shared_at=desk.now().utc, shared_by=desk.account.staff)
    people = (note.with_people or ()) if note is not None else (case.person,) if case is not None and case.person is not None else ()
    made.about_people = tuple(people) or None
    if ask.record is not None:
        made.answers = (ask.record,)
    elif case is not None:
        with desk.reading() as session:
            made.answers = tuple(one.record for one in unexplained(session, case)) or None
    return made


def offered_first(desk: Desk, case: uuid.UUID | None) -> list[tuple[uuid.UUID, str]]:
    """S2: contacts who share the work of this case, then the specialists of it, each with the name of the service (8.30)."""
    held = desk.peek(Case, case) if case is not None else None
    if held is None:
        return []
    wanted = dict.fromkeys((*(held.virtual_team_elsewhere or ()), *(held.specialist_involved or ())))
    known = {line.id: ", ".join(part for part in (line.agency, line.named) if part) for line in contacts_listed(desk)}
    return [(id, known[id]) for id in wanted if id in known]


def in_question(held: InformationShare) -> dict[str, bool]:
    """Of each field that is asked only after another answer, whether it comes into question."""
    elsewhere = held.shared_with is None
    return {
        "heard_as": elsewhere,
        "tells_nobody_because": elsewhere and held.heard_as in MAY_REACH,
        "consent_reason": without_agreement(held),
        "victim_told_why": held.victim_told is VictimTold.NOT_SAFE,
    }


def recipient_of_share(desk: Desk, share: InformationShare) -> Recipient:
    """Whoever heard it, as release knows a reader."""
    contact = desk.peek(Contact, share.shared_with) if share.shared_with is not None else None
    why = (share.tells_nobody_because or "").strip()
    cleared = why if says_why(why) else ""
    if contact is None:
        return Recipient(AS_READER[share.heard_as], share.heard_by or "", not_a_proxy_because=cleared)
    found = recipient_of(contact, desk.now().today)
    return replace(found, name=", ".join(part for part in (found.name, share.heard_by) if part))


def reaches_the_feared(unit: Unit, share: InformationShare) -> Iterator[Problem]:
    """S4: refused only where the recipient counts as somebody of whom one of these people may be afraid (X6)."""
    kept = as_kept(unit.desk, unit.session, share)
    if kept is not None and kept.status is not Status.DRAFT and changed_fields(share, kept).isdisjoint(TO_WHOM):
        return
    if share.shared_with is None and not (share.heard_by and share.heard_as):
        return  # nobody is accused before it is said who heard it; that it is not said is asked for by itself
    recipient = recipient_of_share(unit.desk, share)
    asked_why = share.shared_with is None and share.heard_as in MAY_REACH and not recipient.cleared
    if asked_why and not _reaches(unit, share, replace(recipient, kind=RecipientKind.AGENCY)):
        # nothing but the reason is wanted, as the name is not the feared person's own; an empty one is asked for by itself
        if (share.tells_nobody_because or "").strip() and _reaches(unit, share, recipient):
            yield SAY_MORE.at("tells_nobody_because")
    elif _reaches(unit, share, recipient):
        yield REACHES_THE_FEARED.at("heard_by" if share.heard_by else "shared_with")


def _reaches(unit: Unit, share: InformationShare, recipient: Recipient) -> bool:
    """Whether this reader, or whoever there heard it, counts as somebody whom one of these people, or of those named in it, may fear."""
    told = (share.what, *(row.what for row in share.papers or ()))
    return feared_reader.reaches_the_feared(unit.session, _readers(recipient, share), share.subjects(), told, unit.now)


def _readers(recipient: Recipient, share: InformationShare) -> Iterator[Recipient]:
    """The service as a whole, and whoever there heard it, under their own name."""
    yield recipient
    if share.shared_with is not None and share.heard_by:
        yield replace(recipient, name=share.heard_by, reached_at=(), posted_to="")
