"""From the code of a document and the id of a record to everything that a release needs of the file."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.services import dossiers, sealing
from vawdesk.services.connections import kept_from
from vawdesk.services.names_on_file import people_called
from vawdesk.services.refusals import NothingHere
from vawdesk.services.spelling import words_of
from vawdesk.services.view import Dossier

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

Gather = Callable[[Session, Session, Any, Moment], Dossier]

ABOUT: dict[str, tuple[type[Record], Gather]] = {
    "D03": (Case, dossiers.case_cover),
    "D04": (ContactNote, dossiers.contact_note),
    "D12": (StaffRiskFlag, dossiers.staff_risk_flag),
    "D20": (HomeVisit, dossiers.home_visit),
    "D20C": (HomeVisit, dossiers.page_to_carry),
    "D21": (HomeVisit, dossiers.check_in_sheet),
}
"""What each filled document is about, and what gathers it."""

BLANK_OF: dict[str, type[Record]] = {"D04": ContactNote, "D12": StaffRiskFlag, "D20": HomeVisit, "D22": HomeVisit}
"""The record type whose empty form each blank is."""


def gather(desk: Desk, document: str, id: uuid.UUID) -> Dossier:
    """The dossier of a document; the look is journalled. Raises NothingHere."""
    if document not in ABOUT:
        raise NothingHere
    kind, how = ABOUT[document]
    desk.open(kind, id)
    with desk.reading() as casework, desk.reading("organisation") as organisation:
        record = casework.get(kind, id) or _sealed(desk, casework, kind, id)
        found = how(casework, organisation, record, desk.now())
        casework.expunge_all()
        organisation.expunge_all()
    return found


def _sealed(desk: Desk, session: Session, kind: type[Record], id: uuid.UUID) -> Record:
    opened = sealing.open_one(desk, session, kind, id)
    if opened is None:
        raise NothingHere
    return opened[0]


def people_near(desk: Desk, dossier: Dossier, case: Case | None) -> list[tuple[uuid.UUID, str]]:
    """Everybody in the document, in its case and in the cases linked with it, by name: one of them may be the reader, or be acted for."""
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
