"""From the code of a document and the id of a record to everything that a release needs of the file."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.attachment import Attachment
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.information_share import InformationShare
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.organisation.organisation import Organisation
from vawdesk.services import (
    attachment_leaving,
    directory_dossiers,
    dossiers,
    letter_dossiers,
    my_exceptions,
    referral_paper,
    sealing,
    share_dossier,
)
from vawdesk.services.case_summary import case_summary
from vawdesk.services.connections import OutOfSight, kept_from, out_of_sight
from vawdesk.services.names_on_file import people_called
from vawdesk.services.refusals import NothingHere
from vawdesk.services.spelling import words_of
from vawdesk.services.view import Dossier

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

Gather = Callable[[Session, Session, Any, Moment], Dossier]

ABOUT: dict[str, tuple[type[Record], Gather]] = {
    "D02": (Case, case_summary),
    "D03": (Case, dossiers.case_cover),
    "D04": (ContactNote, dossiers.contact_note),
    "D05": (Case, dossiers.decision_log),
    "D06": (Referral, referral_paper.referral),
    "D08": (Referral, referral_paper.referral),
    "T06": (Referral, referral_paper.referral),
    "D10": (InformationShare, share_dossier.sharing_record),
    "D12": (StaffRiskFlag, dossiers.staff_risk_flag),
    "D15": (Letter, letter_dossiers.letter),
    "D16": (Letter, letter_dossiers.envelope),
    "D17": (Person, letter_dossiers.words_to_say),
    "T17": (Person, letter_dossiers.text_message),
    "D20": (HomeVisit, dossiers.home_visit),
    "D20C": (HomeVisit, dossiers.page_to_carry),
    "D21": (HomeVisit, dossiers.check_in_sheet),
    "D23": (VisitOutcome, dossiers.visit_outcome),
    "D58": (DisclosureGoneWrong, dossiers.disclosure_gone_wrong),
    "D60": (Attachment, attachment_leaving.gathered),
}
"""What each filled document of casework is about, and what gathers it."""

OF_ORGANISATION: dict[str, Callable[[Session, Organisation, Moment], Dossier]] = {
    "D54": directory_dossiers.contact_list,
    "D54P": directory_dossiers.contact_list,
    "D55": directory_dossiers.protocol_register,
}
"""The papers about the organisation itself: whoever opens no casework prints them too."""

BLANK_OF: dict[str, type[Record]] = {
    "D04": ContactNote, "D05": Case, "D12": StaffRiskFlag, "D20": HomeVisit, "D22": HomeVisit, "D23": VisitOutcome,
}  # fmt: skip
"""The record type whose empty form each blank is."""


FOR_THE_WAY = frozenset({"D20", "D20C", "D21"})
"""What somebody is told on their way to a door, whoever lives behind it: their safety comes first."""


def gather(desk: Desk, document: str, id: uuid.UUID, month: date | None = None) -> Dossier:
    """The dossier of a document, or of the list of a month; the look is journalled. Raises NothingHere, also for whoever is kept from
    it (C11)."""
    if document == "D24":
        return my_exceptions.gathered(desk, id, month or desk.now().today)
    if document in OF_ORGANISATION:
        return _of_organisation(desk, document, id)
    if document not in ABOUT:
        raise NothingHere
    kind, how = ABOUT[document]
    held = desk.open(kind, id)
    with desk.reading() as casework:
        hidden = out_of_sight(casework, desk.account.staff, desk.now().today)
    asked = document not in FOR_THE_WAY
    if asked and hidden.hides(held):
        raise NothingHere
    with desk.reading() as casework, desk.reading("organisation") as organisation:
        record = casework.get(kind, id) or _sealed(desk, casework, kind, id)
        found = attachment_leaving.with_content(desk, casework, how(casework, organisation, record, desk.now()))
        casework.expunge_all()
        organisation.expunge_all()
    return _without(found, hidden) if asked else found


def _of_organisation(desk: Desk, document: str, id: uuid.UUID) -> Dossier:
    own = desk.open(Organisation, id)
    with desk.reading("organisation") as organisation:
        found = OF_ORGANISATION[document](organisation, own, desk.now())
        organisation.expunge_all()
    return found


def _without(dossier: Dossier, hidden: OutOfSight) -> Dossier:
    """The same without the records that are kept from this reader: a decision can rest on a note of another file."""
    return replace(dossier, groups={name: tuple(hidden.shown(records)) for name, records in dossier.groups.items()})


def _sealed(desk: Desk, session: Session, kind: type[Record], id: uuid.UUID) -> Record:
    opened = sealing.open_one(desk, session, kind, id)
    if opened is None:
        raise NothingHere
    return opened[0]


def people_near(desk: Desk, dossier: Dossier, case: Case | None) -> list[tuple[uuid.UUID, str]]:
    """Everybody in the document, in its case and in the cases linked with it, by name: one of them may be the reader, or be acted for.

    Nobody, where this account opens no casework: then what leaves is about nobody.
    """
    if "casework" not in desk.vault.compartments:
        return []
    wanted = dict.fromkeys(record.id for record in dossier.records() if isinstance(record, Person))
    cases = [case] if case is not None else []
    with desk.reading() as session:
        hidden = kept_from(session, desk.account.staff, desk.now().today)
        if case is not None and case.situation is not None:
            cases += session.scalars(select(Case).where(Case.situation == case.situation, Case.status != Status.WITHDRAWN))
            cases += [one for one in desk.sealed(Case) if one.situation == case.situation]
        wanted |= dict.fromkeys(person for one in cases for person in one.subjects())
        called = people_called(session, wanted)
    return [(person, called[person]) for person in wanted if called.get(person) and person not in hidden]


def called_so(name: str, people: Iterable[tuple[uuid.UUID, str]]) -> uuid.UUID | None:
    """Whoever of these is called so: a page for "another agency" with his name on it is a page for him."""
    typed = set(words_of(name))
    return next((id for id, known in people if typed and set(words_of(known)) <= typed), None)


def case_of(desk: Desk, dossier: Dossier) -> Case | None:
    """The case in whose file this lies, when it lies in one."""
    main = dossier.main
    file = main.file()
    return main if isinstance(main, Case) else desk.peek(Case, file) if file is not None else None


def about_abuse(case: Case | None) -> bool:
    """Whether a file is about domestic abuse: it is, unless its case says with a reason that it is not (8.31)."""
    return case is None or case.domestic_abuse is not False


def bears_label(dossier: Dossier | None, case: Case | None) -> bool:
    """Whether a document is about domestic abuse: its blank form is about nobody, and so is a list of services (X1)."""
    return dossier is not None and dossier.main.compartment == "casework" and about_abuse(case)
