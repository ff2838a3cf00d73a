"""The draft of an assessment belongs to the assessment, however its page was opened, and can always be thrown away."""

from __future__ import annotations

import uuid

from PySide6.QtWidgets import QPlainTextEdit

from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.hands import press
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.services import visit_steps
from vawdesk.ui.kit.draft_notice import DraftNotice
from vawdesk.ui.kit.page import Page
from vawdesk.ui.pages.casework.home_visit import HomeVisitPage, open_page


def opened(office: Office, id: uuid.UUID) -> HomeVisitPage:
    page = open_page(office.at, id)
    assert isinstance(page, HomeVisitPage)
    office.show(page)
    return page


def type_more(office: Office, page: HomeVisitPage) -> None:
    """Go on writing, and go away before anything is kept by hand."""
    box = page.layout_.form.editors["purpose"].findChild(QPlainTextEdit)
    assert isinstance(box, QPlainTextEdit)
    box.setFocus()
    office.qtbot.keyClicks(box, " and the heating")
    leave(office, page)


def leave(office: Office, page: Page) -> None:
    page.leave()
    office.settle()


def test_what_was_typed_after_a_section_was_kept_is_there_by_whichever_way_one_comes(office: Office) -> None:
    nerys, home, case = office.family()
    page = opened(office, case.id)
    page.hand.visit = visit = office.visit(nerys, home, case)
    page.following.load()
    press(office, page, "next")
    page.show_section("A")
    type_more(office, page)
    again = opened(office, visit.id)
    assert "and the heating" in str(again.layout_.form.editors["purpose"].value())
    assert again.keeping.sign()
    leave(office, again)
    anew = opened(office, case.id)
    assert anew.hand.visit.id != visit.id
    assert anew.hand.visit.purpose is None
    assert anew.findChild(DraftNotice) is None


def test_words_that_were_just_kept_are_not_a_draft_a_moment_later(office: Office) -> None:
    nerys, home, case = office.family()
    page = opened(office, case.id)
    page.hand.visit = office.visit(nerys, home, case)
    page.following.load()
    box = page.layout_.form.editors["purpose"].findChild(QPlainTextEdit)
    assert isinstance(box, QPlainTextEdit)
    office.qtbot.keyClicks(box, " soon")
    press(office, page, "next")
    leave(office, page)
    assert office.desk.drafts.mine() == []


def test_a_draft_says_that_it_is_one_and_can_be_thrown_away(office: Office) -> None:
    made = visit_steps.keep(office.desk, office.visit(*office.family()))
    type_more(office, opened(office, made.id))
    page = opened(office, made.id)
    notice = page.findChild(DraftNotice)
    assert isinstance(notice, DraftNotice)
    assert "your draft" in notice.heading.words
    assert not notice.body.words
    press(office, page, "throw_away")
    asked = notice.question
    assert asked is not None
    press(office, asked, "verb")
    assert office.closed == [True]
    again = opened(office, made.id)
    assert again.hand.visit.purpose == "To talk over the tenancy."
    assert again.findChild(DraftNotice) is None


def test_when_somebody_else_kept_it_meanwhile_that_is_said_and_what_is_kept_counts(office: Office) -> None:
    made = visit_steps.keep(office.desk, office.visit(*office.family()))
    type_more(office, opened(office, made.id))
    office.sign_in("Sioned")
    theirs = office.desk.open(HomeVisit, made.id)
    theirs.last_contact = "She rang this morning."
    visit_steps.keep(office.desk, theirs)
    office.sign_in("Huw")
    page = opened(office, made.id)
    notice = page.findChild(DraftNotice)
    assert isinstance(notice, DraftNotice)
    assert "Somebody has changed this" in notice.body.words
    press(office, page, "next")
    assert "and the heating" in str(office.desk.open(HomeVisit, made.id).purpose)


def begun_without_a_day(office: Office, about: uuid.UUID | None, words: str) -> HomeVisitPage:
    """Written, kept, and left."""
    page = open_page(office.at, about)
    assert isinstance(page, HomeVisitPage)
    office.show(page)
    box = page.layout_.form.editors["purpose"].findChild(QPlainTextEdit)
    assert isinstance(box, QPlainTextEdit)
    office.qtbot.keyClicks(box, words)
    press(office, page, "next")
    leave(office, page)
    return page


def purpose(office: Office, about: uuid.UUID | None) -> str | None:
    page = open_page(office.at, about)
    assert isinstance(page, HomeVisitPage)
    return page.hand.visit.purpose


def test_what_has_no_day_yet_is_gone_on_with_from_where_it_was_begun(office: Office) -> None:
    case = office.family()[2]
    for about in (case.id, None):
        begun_without_a_day(office, about, "The boiler.")
        assert purpose(office, about) == "The boiler."
    office.sign_in("Sioned")
    assert purpose(office, case.id) is None


def test_answers_of_another_day_are_not_gone_on_with(office: Office) -> None:
    case = office.family()[2]
    begun_without_a_day(office, case.id, "The boiler.")
    office.town.clock.advance(seconds=24 * 3600)
    assert purpose(office, case.id) is None


def test_a_visit_to_nobody_in_particular_does_not_bring_another_family_back(office: Office) -> None:
    nerys, _home, _case = office.family()
    page = open_page(office.at, None)
    assert isinstance(page, HomeVisitPage)
    office.show(page)
    page.hand.visit.to_see = (nerys.id,)
    page.following.load()
    press(office, page, "next")
    leave(office, page)
    assert purpose(office, None) is None
    again = open_page(office.at, None)
    assert isinstance(again, HomeVisitPage)
    assert not again.hand.visit.to_see


def test_nobodys_unsaved_words_are_hidden_by_what_somebody_else_kept(office: Office) -> None:
    case = office.family()[2]
    page = opened(office, case.id)
    type_more(office, page)
    office.sign_in("Sioned")
    begun_without_a_day(office, case.id, "The roof.")
    office.sign_in("Huw")
    assert purpose(office, case.id) == " and the heating"
