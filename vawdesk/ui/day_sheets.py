"""Prints the sheets of a day's visits with one confirmation: for each worker the page to carry, for each buddy the check-in sheet (X14)."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from vawdesk.i18n import N_, NN_
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.models.profile import Profile
from vawdesk.services import dossiers
from vawdesk.services.kept_copies import handed_out, never_came_out
from vawdesk.services.leaving import DocumentLanguage, Request
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.refusals import Refused
from vawdesk.services.release import Prepared, Released, let_go_together, prepare
from vawdesk.services.sealed_here import by_ids
from vawdesk.services.view import Dossier
from vawdesk.services.visit_gate import day_sheets
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.page import Page
from vawdesk.ui.kit.print_ask import COPIES
from vawdesk.ui.kit.print_dialog import PrintDialog
from vawdesk.ui.printer import Handed

CARRIED, CHECK_IN = "D20C", "D21"
CAME_OUT = NN_("Did the sheet come out?", "Did all {n} sheets come out?")
WHO_HAS = N_("Each worker takes their own page, and the buddy takes the check-in sheet. It is written down that they have them.")
THEY_HAVE, NOT_ALL, WRITTEN = N_("Yes, each has their own"), N_("Not all of them"), N_("It is written down who has which sheet.")
PURPOSE = N_("For the visit on {when}")
WHAT = NN_(
    "The sheets of one visit: the page to carry and the buddy's check-in sheet. Take them straight from the printer.",
    "The sheets of {n} visits: the pages to carry and the buddies' check-in sheets. Take them straight from the printer.",
)


def print_sheets(page: Page, at: AtDesk, visits: Sequence[HomeVisit]) -> PrintDialog:
    """Ask for the printer, then print everything; what came of it stands in the status line."""
    dialog = PrintDialog(page, at.leave, at.worker, lambda: released(at, visits), at.language, at.language.say(WHAT, n=len(visits)))
    dialog.handed.connect(lambda handed: _told(page, at, dialog, handed))
    dialog.refused.connect(lambda problem: _refused(page, problem))
    dialog.open()
    return dialog


def _told(page: Page, at: AtDesk, dialog: PrintDialog, handed: Handed) -> None:
    """Say what came of it, cancel what no printer was given, and ask of the rest whether it came out (X14)."""
    page.saved.emit(page.language.say(handed.message))
    sent, kept_back = [one.data for one in dialog.sent], [one.data for one in dialog.kept_back]
    at.worker.run(lambda _progress: never_came_out(at.desk, kept_back), lambda _done: _ask(page, at, sent) if sent else None)


def _ask(page: Page, at: AtDesk, sent: Sequence[bytes]) -> None:
    say = page.language.say
    asked = Question(page, say(CAME_OUT, n=len(sent)), say(WHO_HAS), say(THEY_HAVE), page.language, back=say(NOT_ALL))
    asked.agreed.connect(lambda: at.worker.run(lambda _progress: handed_out(at.desk, sent), lambda _done: page.saved.emit(say(WRITTEN))))
    asked.declined.connect(lambda: page.go.emit(COPIES, None))
    asked.open()


def _refused(page: Page, problem: object) -> None:
    if isinstance(problem, Refused) and problem.problems:
        page.saved.emit(page.language.say(problem.problems[0].message))


def released(at: AtDesk, visits: Sequence[HomeVisit]) -> tuple[Released, ...]:
    """Every sheet, each with a number and a journal row of its own. For a worker. Raises Refused before the first has left."""
    with at.desk.reading() as casework:
        own = by_ids(casework, HomeVisit, (visit.id for visit in visits))
        goes = {sheet.visit.id for day in day_sheets(casework, own, at.now()) for sheet in day.sheets}
    prepared = [one for visit in visits if visit.id in goes for one in _of_visit(at, visit.id)]
    return let_go_together(at.door, _in_sets(prepared))


def _in_sets(prepared: Sequence[Prepared]) -> list[Prepared]:
    """One set for each worker, as they first go out, and then one for each buddy: nobody sorts pages at the printer."""
    order: dict[tuple[bool, UUID | None], list[Prepared]] = {}
    for one in sorted(prepared, key=lambda one: one.request.profile is Profile.BUDDY):
        order.setdefault((one.request.profile is Profile.BUDDY, one.request.recipient.staff_member), []).append(one)
    return [one for sets in order.values() for one in sets]


def _of_visit(at: AtDesk, id: UUID) -> list[Prepared]:
    with at.desk.reading() as casework, at.desk.reading("organisation") as organisation:
        visit = next(iter(by_ids(casework, HomeVisit, [id])), None)
        if visit is None:
            return []
        carry = dossiers.page_to_carry(casework, organisation, visit, at.now())
        check_in = dossiers.check_in_sheet(casework, organisation, visit, at.now())
        casework.expunge_all()
        organisation.expunge_all()
    made = [_prepared(at, CARRIED, Profile.THE_PERSON, worker, carry, visit) for worker in visit.workers or ()]
    return [*made, *([_prepared(at, CHECK_IN, Profile.BUDDY, visit.buddy, check_in, visit)] if visit.buddy else [])]


def _prepared(at: AtDesk, code: str, profile: Profile, reader: UUID, dossier: Dossier, visit: HomeVisit) -> Prepared:
    paper, member = at.papers[code], at.desk.peek(StaffMember, reader)
    recipient = Recipient(RecipientKind.STAFF, (member.name or "") if member else "", staff_member=reader)
    purpose = at.language.say(PURPOSE, when=visit.planned_at or at.now().utc)
    tongue: DocumentLanguage = "both" if "both" in paper.languages else at.language.code
    return prepare(at.door, Request(paper.document, recipient, profile, purpose, tongue, dossier), paper.press)
