"""What two people are asked for, typed up from paper: the sheet is no second signature, and whoever types is not the second (X13, V6)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.hands import fill, put
from tests.models.casework.test_decision import decision
from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.hands import press
from tests.ui.pages.visits.staff_risk_flag_hands import opened
from tests.ui.pages.visits.test_from_paper import seen, sheet
from tests.ui.pages.visits.test_staff_risk_flag import writing
from vawdesk.models.base import Status
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.decision_options import TwoBecause
from vawdesk.models.casework.flag_options import Standing
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_options import ManagerDecision, Measure, Outcome, VisitStanding
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.from_paper import FromPaper, SheetNow
from vawdesk.models.second_person import Form
from vawdesk.models.values import Tri
from vawdesk.services import deciding, flag_steps, visit_steps, visit_write_up
from vawdesk.services.due_kinds import Kind
from vawdesk.services.home_now import home_now
from vawdesk.services.refusals import Refused
from vawdesk.services.visit_write_up import Unplanned
from vawdesk.ui.pages.casework.home_visit import HomeVisitPage, open_page
from vawdesk.ui.pages.casework.home_visit_signed import SignedVisit

WORRIED = {"weapon": Tri.NOT_KNOWN}


def typed_up(office: Office, written: datetime, worries: dict[str, Tri] | None = None, **said: object) -> HomeVisitPage:
    """Sioned types up Huw's assessment, all but the signature; three days on, so that the visit of the next morning is over."""
    made = visit_steps.keep(office.desk, office.visit(*office.family(), worries, **said))
    office.town.clock.advance(days=3)
    office.sign_in("Sioned")
    page = open_page(office.at, made.id)
    assert isinstance(page, HomeVisitPage)
    office.show(page)
    fill(page.layout_.form, from_paper=sheet(written))
    return page


def kept(office: Office, page: HomeVisitPage) -> HomeVisit:
    return office.desk.open(HomeVisit, page.hand.visit.id)


def shown(office: Office, visit: HomeVisit) -> SignedVisit:
    page = open_page(office.at, visit.id)
    assert isinstance(page, SignedVisit)
    office.show(page)
    return page


def signed_with_a_concern(office: Office) -> HomeVisit:
    """Typed up after the visit: two people went, a concern was raised, and a manager's word stands nowhere yet."""
    two = (office.staff["Huw"], office.staff["Megan Price"])
    page = typed_up(
        office, office.town.clock.utc, WORRIED, outcome=Outcome.TWO_PEOPLE, workers=two, buddy=office.staff["Sioned"],
        measures=(Measure.TWO_WORKERS,),
    )  # fmt: skip
    page.show_section("G")
    press(office, page, "next")
    visit = kept(office, page)
    assert visit.standing is VisitStanding.WAITING
    return visit


def reached(office: Office, page: SignedVisit, whom: str, at: datetime) -> str:
    """What stands on the sheet of the manager's word is written down; gives what is said against it."""
    assert page.decision is not None
    editor = page.decision.agreeing.editor
    put(page.decision.editors["manager_decision"], ManagerDecision.AGREED)
    put(editor.how, Form.REACHED)
    put(editor.whom, whom)
    put(editor.at, at)
    put(editor.words, "Signed on the form: go, but two of you.")
    press(office, page, editor.agree.objectName())
    office.settle()
    return seen(page)


def test_an_assessment_is_typed_up_when_its_visit_is_over(office: Office) -> None:
    written = office.town.clock.utc
    page = typed_up(office, written)
    page.show_section("G")
    press(office, page, "next")
    visit = kept(office, page)
    assert (visit.standing, visit.status) == (VisitStanding.DECIDED, Status.SIGNED)
    assert visit.worker_signed is not None
    assert (visit.worker_signed.person, visit.worker_signed.at, visit.worker_signed.how) == (office.staff["Huw"], written, "on paper")
    assert "Filled in by Huw on" in seen(shown(office, visit))


def test_whoever_types_did_not_go(office: Office) -> None:
    nerys, home, case = office.family()
    office.sign_in("Sioned")
    page = open_page(office.at, case.id)
    assert isinstance(page, HomeVisitPage)
    office.show(page)
    workers = page.layout_.form.editors["workers"]
    assert workers.value() == (office.staff["Sioned"],)
    fill(page.layout_.form, from_paper={"writer": "Huw"})
    assert workers.value() == (office.staff["Huw"],)
    assert page.hand.visit.workers == (office.staff["Huw"],)
    assert (nerys.id, home.id) == ((page.hand.visit.to_see or ())[0], page.hand.visit.place)


def test_what_was_filled_in_after_the_visit_began_is_no_assessment(office: Office) -> None:
    began = office.town.clock.utc + timedelta(days=1, hours=1, minutes=30)
    page = typed_up(office, began)
    press(office, page, "next")
    assert "filled in when the visit had begun" in (page.layout_.form.editors["from_paper"].error() or "")
    assert kept(office, page).worker_signed is None


def test_a_visit_that_took_place_is_not_agreed_to_afterwards(office: Office) -> None:
    visit = signed_with_a_concern(office)
    assert visit_steps.may_decide(office.desk, visit) is None  # Sioned typed it
    assert visit.planned_at is not None
    said = reached(office, shown(office, visit), "Carys Bowen", visit.planned_at + timedelta(minutes=5))
    assert "so it cannot be agreed to beforehand any more" in said
    held = office.desk.open(HomeVisit, visit.id)
    assert (held.standing, held.manager_signed, held.manager_decision) == (VisitStanding.WAITING, None, None)
    assert visit_write_up.begin(office.desk, visit.id).unassessed is True  # and so it counts, and blames nobody (V6)


def test_a_manager_who_signed_the_sheet_before_the_visit_was_asked_on_paper(office: Office) -> None:
    visit = signed_with_a_concern(office)
    assert visit.planned_at is not None
    reached(office, shown(office, visit), "Carys Bowen", visit.planned_at - timedelta(hours=1))
    held = office.desk.open(HomeVisit, visit.id)
    assert (held.standing, visit_steps.to_confirm(held)) == (VisitStanding.DECIDED, True)
    assert visit_write_up.begin(office.desk, visit.id).unassessed is False
    with pytest.raises(Refused) as refused:
        visit_steps.confirm(office.desk, visit.id)  # Sioned, who typed it
    assert {one.rule for one in refused.value.problems} & {"pen-second", "X13-passphrase"}
    assert office.desk.open(HomeVisit, visit.id).manager_confirmed is None


def test_whoever_types_is_not_the_one_who_was_asked_on_paper(office: Office) -> None:
    visit = signed_with_a_concern(office)
    assert visit.planned_at is not None
    said = reached(office, shown(office, visit), "Sioned", visit.planned_at - timedelta(hours=1))
    assert "You typed this up, so you cannot be the second of the two." in said
    assert office.desk.open(HomeVisit, visit.id).manager_signed is None


def test_an_old_assessment_typed_up_is_not_the_one_before_the_next_visit(office: Office) -> None:
    nerys, home, case = office.family()
    began = visit_write_up.begin(office.desk, Unplanned(case.id))
    began.place, began.arrived_at, began.safe = home.id, office.town.clock.utc - timedelta(hours=2), Tri.YES
    began.ended_at = office.town.clock.utc - timedelta(hours=1)
    began.why_unassessed, began.what_was_seen = "She rang at the door.", "Nothing new."
    began.incident = began.near_miss = Tri.NO
    began.nothing_to_pass_on = True
    with office.desk.writing() as unit:
        outcome = unit.add(began)
        visit_write_up.sign(outcome, unit)
        unit.commit()
        id = outcome.id
    made = visit_steps.keep(office.desk, office.visit(nerys, home, case))
    written = office.town.clock.utc
    office.town.clock.advance(days=3)
    page = open_page(office.at, made.id)
    assert isinstance(page, HomeVisitPage)
    office.show(page)
    fill(page.layout_.form, from_paper=sheet(written))
    page.show_section("G")
    press(office, page, "next")
    assert kept(office, page).standing is VisitStanding.DECIDED
    assert office.desk.open(VisitOutcome, id).assessed_since is None


def test_a_flag_by_pen_is_its_writers_proposal_and_its_typist_does_not_confirm_it(office: Office) -> None:
    written = office.town.clock.utc
    office.town.clock.advance(days=4)
    office.sign_in("Sioned")
    page = writing(office)
    fill(page.sheet, from_paper=sheet(written))
    press(office, page, "next")
    assert "Filled in by Huw" in seen(page)
    press(office, page, "next")
    flag = office.desk.open(StaffRiskFlag, office.went[-1][1])  # type: ignore[arg-type]  # the flag that was proposed
    assert flag.proposed_by is not None
    assert (flag.standing, flag.proposed_by.person, flag.proposed_by.at) == (Standing.PROPOSED, office.staff["Huw"], written)
    assert not flag_steps.may_confirm_here(office.desk, flag)
    assert Kind.FLAG_CONFIRM not in {line.kind for line in home_now(office.desk, office.at.names).lines.all}
    office.sign_in("Megan Price")
    lines = {line.kind for line in home_now(office.desk, office.at.names).lines.all}
    assert Kind.FLAG_CONFIRM in lines
    assert Kind.FLAG_UNCONFIRMED not in lines  # nobody could have confirmed it before it was here
    press(office, opened(office, flag), "confirm")
    assert office.desk.open(StaffRiskFlag, flag.id).standing is Standing.CONFIRMED


def test_a_decision_by_pen_is_not_countersigned_by_its_typist(office: Office) -> None:
    """The hand of a second person on the sheet is a fact there: a decision not to act is countersigned here or not at all."""
    _nerys, _home, case = office.family()
    happened = office.town.clock.utc
    office.sign_in("Sioned")
    sioned, huw = office.staff["Sioned"], office.staff["Huw"]
    told = FromPaper(writer=huw, written_at=happened, signed=Tri.YES, signed_by=(huw, sioned), sheet=SheetNow.DESTROYED)
    made = decision(case=case.id, decided_at=happened - timedelta(minutes=5), from_paper=(told,))
    with office.desk.writing() as unit:
        held = unit.add(made)
        deciding.sign(held, unit)
        held.two_because = (TwoBecause.CHILD,)
        unit.commit()
    kept_one = office.desk.open(Decision, made.id)
    assert kept_one.decided_by is not None
    assert (kept_one.decided_by.person, kept_one.waits) == (huw, True)
    assert not deciding.may_countersign_here(office.desk, kept_one)
    with pytest.raises(Refused):
        deciding.countersign(office.desk, made.id)
    office.sign_in("Megan Price")
    assert deciding.may_countersign_here(office.desk, kept_one)
    deciding.countersign(office.desk, made.id)
    assert not office.desk.open(Decision, made.id).waits
