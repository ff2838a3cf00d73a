"""Gathers what the papers about nobody draw: the list of local contacts (D54) and the register of sharing protocols (D55)."""

from __future__ import annotations

from dataclasses import astuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.models.base import Status
from vawdesk.models.organisation.contact import Contact
from vawdesk.models.organisation.organisation import Organisation
from vawdesk.models.organisation.sharing_protocol import SharingProtocol
from vawdesk.services.directory import in_use
from vawdesk.services.facts import in_force
from vawdesk.services.protocols import found_gaps
from vawdesk.services.view import Dossier


def contact_list(organisation: Session, own: Organisation, now: Moment) -> Dossier:
    """D54: the contacts in use, the helplines of the facts in force, and which contacts nobody has checked for long."""
    contacts, facts = in_use(organisation, now.today), in_force(organisation)
    told = {
        "helplines": tuple(astuple(line) for line in facts.helplines.values()), "edition": facts.edition, "today": now.today,
        "check_first": tuple(one.id for one in contacts if one.needs_check(now.today)),
    }  # fmt: skip
    return Dossier(own, {"contacts": tuple(contacts)}, told)


def protocol_register(organisation: Session, own: Organisation, now: Moment) -> Dossier:
    """D55: every agreement that has not ended, the contacts that are parties to them, and what nothing covers."""
    kept = organisation.scalars(select(SharingProtocol).where(SharingProtocol.status != Status.WITHDRAWN))
    running = sorted(
        (one for one in kept if one.ended_on is None or one.ended_on > now.today), key=lambda one: (one.heading or "").casefold()
    )
    parties = {row.contact for one in running for row in one.parties or () if row.contact is not None}
    contacts = organisation.scalars(select(Contact).where(Contact.id.in_(parties)).order_by(Contact.agency))
    told = {"gaps": tuple((gap.message, gap.paragraph) for gap in found_gaps(organisation, now.today)), "today": now.today}
    return Dossier(own, {"protocols": tuple(running), "parties": tuple(contacts)}, told)
