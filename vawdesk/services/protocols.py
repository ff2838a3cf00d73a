"""The register of sharing protocols: what is in force, what is overdue, and which gaps there are (3.22, 8.14, 8.16)."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.base import Status
from vawdesk.models.organisation.contact import Contact
from vawdesk.models.organisation.contact_options import CRIMINAL_JUSTICE, POLICE, ContactKind
from vawdesk.models.organisation.sharing_protocol import ProtocolKind, SharingProtocol
from vawdesk.models.sources import source
from vawdesk.models.values import Tri

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk


@dataclass(frozen=True)
class ProtocolLine:
    """One agreement of the register, out of any session. `parties` are names."""

    id: uuid.UUID
    heading: str
    kind: ProtocolKind | None
    parties: tuple[str, ...]
    staff_risk: bool
    home_visits: bool
    signed_on: date | None
    review_on: date | None
    overdue: bool
    in_force: bool
    ended: bool


ASKED_BY = N_("{gap} ({where})")


def where(paragraph: str, language: Language) -> str:
    """A paragraph by its number; what has none by its title."""
    return paragraph if paragraph[:1].isdigit() and paragraph.replace(".", "").isdigit() else source(paragraph).title(language)


@dataclass(frozen=True)
class Gap:
    """Something that no agreement in force covers, with the paragraph that asks for it."""

    message: Message
    paragraph: str

    def said(self, language: Language) -> str:
        """The gap with what asks for it."""
        return language.say(ASKED_BY, gap=self.message, where=where(self.paragraph, language))


NO_POLICE = Gap(
    N_("The police are party to none of the agreements in force. Sharing goes quickly only when it was agreed before."), "8 practice points"
)
NO_CRIMINAL_JUSTICE = Gap(
    N_("No prison, probation or public protection service is party to an agreement in force. Agree how concerns reach them."),
    "9 practice points",
)
NO_STAFF_RISK = Gap(N_("No agreement in force covers risk to staff."), "8.14")
NO_HOME_VISITS = Gap(N_("No agreement in force covers agencies that visit people at home."), "8.16")


def protocols_listed(desk: Desk) -> list[ProtocolLine]:
    """Every agreement: overdue reviews first, then by title; what has ended comes last."""
    with desk.reading("organisation") as session:
        called = {one.id: one.agency or "" for one in session.scalars(select(Contact))}
        lines = [_line(one, called, desk.now().today) for one in _kept(session)]
    return sorted(lines, key=lambda line: (line.ended, not line.overdue, line.heading.casefold()))


def _kept(session: Session) -> list[SharingProtocol]:
    return list(session.scalars(select(SharingProtocol).where(SharingProtocol.status != Status.WITHDRAWN)))


def _line(one: SharingProtocol, called: Mapping[uuid.UUID, str], today: date) -> ProtocolLine:
    parties = tuple(called.get(party.contact, "") if party.contact is not None else party.name or "" for party in one.parties or ())
    return ProtocolLine(
        one.id, one.heading or "", one.kind, tuple(name for name in parties if name), one.covers_staff_risk is Tri.YES,
        one.covers_home_visits is Tri.YES, one.signed_on, one.review_on, one.review_overdue(today), one.in_force(today),
        one.ended_on is not None and one.ended_on <= today,
    )  # fmt: skip


def gaps(desk: Desk) -> tuple[Gap, ...]:
    """What no agreement in force covers (8.14, 8.16, practice points of 8 and 9)."""
    with desk.reading("organisation") as session:
        return found_gaps(session, desk.now().today)


def found_gaps(session: Session, today: date) -> tuple[Gap, ...]:
    """The same from a session of the organisation's compartment."""
    kinds = {one.id: one.kind for one in session.scalars(select(Contact))}
    running = [one for one in _kept(session) if one.in_force(today)]
    with_whom = {kind for one in running for kind in _party_kinds(one, kinds)}
    settled = {
        NO_POLICE: bool(with_whom & POLICE),
        NO_CRIMINAL_JUSTICE: bool(with_whom & CRIMINAL_JUSTICE),
        NO_STAFF_RISK: any(one.covers_staff_risk is Tri.YES for one in running),
        NO_HOME_VISITS: any(one.covers_home_visits is Tri.YES for one in running),
    }
    return tuple(gap for gap, done in settled.items() if not done)


def _party_kinds(one: SharingProtocol, kinds: Mapping[uuid.UUID, ContactKind | None]) -> set[ContactKind]:
    found = {kinds.get(party.contact) if party.contact is not None else party.kind for party in one.parties or ()}
    return {kind for kind in found if kind is not None}
