"""A review of a flag is a record of its own: it stands, changes or ends, and whoever challenged it is answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.hands import press
from tests.ui.pages.visits.staff_risk_flag_hands import confirmed, kept, opened, proposed
from vawdesk.models.base import Status
from vawdesk.models.casework.connection import Connection, DeclaredBy
from vawdesk.models.casework.flag_options import Instruction, Source, Standing
from vawdesk.models.casework.flag_review import Answered, Decided, FlagReview, Occasion
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag, confirmation_overdue
from vawdesk.models.closeness import Closeness
from vawdesk.services import flag_reviews, flag_steps
from vawdesk.services.refusals import Refused, SignedAlready
from vawdesk.ui.kit.geometry import faults
from vawdesk.ui.kit.page import Page
from vawdesk.ui.pages.casework.flag_review import FlagReviewForm, open_page
from vawdesk.ui.pages.casework.flag_review_open import FlagReviewPage


def reviewing(office: Office, flag: StaffRiskFlag, **said: Any) -> FlagReviewForm:
    """The page of a new review, with this typed in."""
    page = open_page(office.at, flag.id)
    assert isinstance(page, FlagReviewForm)
    office.show(page)
    for name, value in said.items():
        editor = page.form.editors[name]  # type: ignore[union-attr]  # it was begun
        editor.set_value(value)
        editor.changed.emit()
    page.look()
    return page


def reviews(office: Office, flag: StaffRiskFlag) -> list[FlagReview]:
    with office.desk.reading() as session:
        found = flag_reviews.reviews_of(session, flag.id)
        session.expunge_all()
    return found


def read(office: Office, review: FlagReview) -> FlagReviewPage:
    page = open_page(office.at, review.id)
    assert isinstance(page, FlagReviewPage)
    office.show(page)
    return page


def test_the_verb_leads_to_its_page_and_what_is_missing_is_said(office: Office) -> None:
    flag = confirmed(office)
    press(office, opened(office, flag), "review")
    assert office.went[-1] == ("flag_review", flag.id)
    page = reviewing(office, flag)
    press(office, page, "save")
    said = page.form.summary.accessibleName()  # type: ignore[union-attr]  # it was begun
    assert "Write what was looked at." in said
    assert reviews(office, flag) == []


def test_a_flag_that_stands_keeps_who_confirmed_it_and_gets_another_day(office: Office) -> None:
    flag = confirmed(office)
    page = reviewing(
        office, flag, looked_at="Two visits since.", decided=Decided.STANDS, why="Still so.", review_on=date(2027, 4, 1)
    )  # fmt: skip
    assert page.form is not None
    assert page.form.editors["control_instructions"].isHidden()
    press(office, page, "save")
    now = office.desk.open(StaffRiskFlag, flag.id)
    assert (now.standing, now.review_on, now.approved_by) == (Standing.CONFIRMED, date(2027, 4, 1), flag.approved_by)
    (made,) = reviews(office, flag)
    assert (made.occasion, made.decided, made.looked_at, made.person) == (Occasion.NEWS, Decided.STANDS, "Two visits since.", flag.person)
    assert made.signed is not None
    assert (made.signed.person, made.ref_no) == (office.staff["Sioned"], "FR-2026-0001")
    assert office.went[-1] == ("staff_risk_flag", flag.id)
    press(office, opened(office, now), f"review_{made.id.hex}")
    assert office.went[-1] == ("flag_review", made.id)


def test_what_changes_shows_at_once_and_somebody_else_confirms_it(office: Office) -> None:
    flag = confirmed(office)
    page = reviewing(office, flag, looked_at="He moved out.", decided=Decided.CHANGED, why="Only the dog is left.")
    assert page.form is not None
    assert not page.form.editors["control_instructions"].isHidden()
    page.form.editors["control_instructions"].set_value((Instruction.DOGS_AWAY,))
    press(office, page, "save")
    now = office.desk.open(StaffRiskFlag, flag.id)
    assert (now.standing, now.control_instructions, now.approved_by) == (Standing.PROPOSED, (Instruction.DOGS_AWAY,), None)
    assert now.changed_by is not None
    shown = opened(office, now)
    assert shown.confirm_button is None  # who changed it does not confirm it
    office.town.clock.advance(days=4)
    assert confirmation_overdue(now, office.at.now())
    office.sign_in("Megan Price")
    press(office, opened(office, now), "confirm")
    assert office.desk.open(StaffRiskFlag, flag.id).standing is Standing.CONFIRMED


def test_a_worker_reviews_nothing_and_changes_nothing(office: Office) -> None:
    flag = proposed(office)
    assert opened(office, flag).findChild(QPushButton, "review") is None
    assert not isinstance(open_page(office.at, flag.id), FlagReviewForm)
    with pytest.raises(Refused) as refused:
        kept(office, flag)
    assert refused.value.problems[0].rule == "X13-entitled"
    with office.desk.writing() as unit:
        unit.get(StaffRiskFlag, flag.id).control_instructions = (Instruction.PHONE_FIRST,)
        with pytest.raises(Refused):
            unit.commit()
    with office.desk.writing() as unit:
        made = FlagReview(flag=flag.id, person=flag.person, occasion=Occasion.NEWS, decided=Decided.STANDS, looked_at="-", why="-")
        made.review_on, made.signed, made.status = date(2027, 4, 1), office.desk.account.signature(unit.now), Status.SIGNED
        unit.add(made)
        with pytest.raises(Refused):
            unit.commit()


def test_not_even_a_manager_changes_what_to_do_but_at_a_review(office: Office) -> None:
    flag = confirmed(office)
    with office.desk.writing() as unit:
        held = unit.get(StaffRiskFlag, flag.id)
        held.control_instructions, held.changed_by = (Instruction.PHONE_FIRST,), office.desk.account.signature(unit.now)
        with pytest.raises(Refused) as refused:
            unit.commit()
    assert "control_instructions" in {problem.field for problem in refused.value.problems}
    made = kept(office, flag)
    office.town.clock.advance(hours=1)
    with office.desk.writing() as unit:
        unit.get(FlagReview, made.id).why = "Something else."
        with pytest.raises(SignedAlready):
            unit.commit()


def test_a_challenge_is_decided_on_and_answered_later(office: Office) -> None:
    flag = confirmed(office, source=Source.VICTIM)
    flag_steps.challenge(office.desk, flag.id, "The door slipped.")
    flag = office.desk.open(StaffRiskFlag, flag.id)
    assert opened(office, flag).findChild(QPushButton, "end") is None
    page = reviewing(office, flag, looked_at="Both notes.", decided=Decided.STANDS, why="Two saw it.", answered=Answered.TO_COME)
    words = " ".join(label.text() for label in page.findChildren(type(page.head.title)))  # type: ignore[union-attr]  # it has a head
    assert "The door slipped." in words
    assert "Nothing in what you tell may show whose" in words
    press(office, page, "save")
    now = office.desk.open(StaffRiskFlag, flag.id)
    assert (now.standing, now.challenge, now.challenged_on) == (Standing.CONFIRMED, None, None)
    (made,) = reviews(office, flag)
    assert (made.challenge, made.is_unanswered) == ("The door slipped.", True)
    shown = read(office, made)
    press(office, shown, "answer")
    asked = shown.asking
    assert asked is not None
    asked.form.editors["answered"].set_value(Answered.SAID)
    asked.form.editors["answered"].changed.emit()
    press(office, asked, "verb")
    assert "Say when they were answered" in asked.form.summary.accessibleName()
    asked.form.editors["answered_on"].set_value(office.at.now().today)
    press(office, asked, "verb")
    told = office.desk.open(FlagReview, made.id)
    assert (told.answered, told.answer_by, told.is_unanswered) == (Answered.SAID, None, False)


def test_a_challenge_to_a_flag_that_nobody_confirmed_leaves_it_unconfirmed(office: Office) -> None:
    flag = proposed(office)
    flag_steps.challenge(office.desk, flag.id, "It was his brother.")
    office.sign_in("Sioned")
    kept(office, flag, answered=Answered.WRITTEN, answered_on=office.at.now().today)
    assert office.desk.open(StaffRiskFlag, flag.id).standing is Standing.PROPOSED


def test_a_review_of_what_changed_meanwhile_is_not_kept(office: Office) -> None:
    flag = confirmed(office)
    page = reviewing(office, flag, looked_at="Two visits.", decided=Decided.ENDED, why="He has moved away.")
    flag_steps.say_later(office.desk, flag, flag_steps.SUPPORT, {"support_offered_to": None})
    flag_steps.challenge(office.desk, flag.id, "No.")
    press(office, page, "save")
    assert "has changed this since you opened it" in page.form.summary.accessibleName()  # type: ignore[union-attr]  # it was begun
    assert reviews(office, flag) == []


def test_it_is_kept_from_whoever_is_connected(office: Office) -> None:
    flag = confirmed(office)
    made = kept(office, flag)
    with office.desk.writing() as unit:
        declared = Connection(staff_member=office.staff["Huw"], person=flag.person, closeness=Closeness.RELATIVE, status=Status.SIGNED)
        declared.declared_by, declared.declared_on = DeclaredBy.THEMSELVES, date(2026, 11, 20)
        unit.add(declared)
        unit.commit()
    office.sign_in("Huw")
    assert not isinstance(open_page(office.at, made.id), FlagReviewPage)


@pytest.mark.parametrize("tongue", ["en", "cy"])
def test_nothing_is_cut_or_covered(make_office: Callable[..., Office], tongue: str) -> None:
    office = make_office(tongue)
    office.sign_in("Huw")
    flag = confirmed(office)
    flag_steps.challenge(office.desk, flag.id, "The door slipped.")
    flag = office.desk.open(StaffRiskFlag, flag.id)
    shown: list[Page] = [opened(office, flag), reviewing(office, flag, decided=Decided.CHANGED, answered=Answered.TO_COME)]
    made = kept(office, flag, answered=Answered.TO_COME, answer_by=office.at.now().today + timedelta(days=9))
    shown += [read(office, made), opened(office, office.desk.open(StaffRiskFlag, flag.id))]
    QApplication.processEvents()
    assert [faults(shell) for shell in office.shells[-len(shown) :]] == [[]] * len(shown)
