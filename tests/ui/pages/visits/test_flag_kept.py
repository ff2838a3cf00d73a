"""An ended flag is kept as long as the trustees decided, and then removed by two people; a mark of it stays."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.hands import agree_in_place, press
from tests.ui.pages.visits.staff_risk_flag_hands import confirmed, kept, opened
from vawdesk.models.base import Status
from vawdesk.models.casework.flag_review import Answered, Decided, FlagReview
from vawdesk.models.casework.removed_record import RemovedRecord
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.flag_category import Category
from vawdesk.models.organisation.organisation import FlagTerm, Organisation
from vawdesk.services import flag_removal, flag_steps, search
from vawdesk.services.colleagues import own_hand
from vawdesk.services.due_kinds import Kind
from vawdesk.services.first_steps import organisation_of
from vawdesk.services.flags_due import flags_due
from vawdesk.services.flags_kept import kept_until
from vawdesk.services.refusals import NothingHere, Refused
from vawdesk.ui.kit.second_question import SecondPersonQuestion
from vawdesk.ui.pages.casework.staff_risk_flag import ProposeFlag, open_page

WORDS = "He said: “I know your car.”"


def decided(office: Office, years: int = 1, category: Category = Category.THREATS) -> None:
    """The trustees have decided on one kind of risk, and it was written down."""
    with office.desk.writing("organisation") as unit:
        known = organisation_of(office.desk)
        own = unit.get(Organisation, known.id) if known is not None else unit.add(Organisation(name_english="Tŷ Ni"))
        own.flag_terms, own.flag_terms_on, own.status = (FlagTerm(category, years),), date(2026, 10, 5), Status.SIGNED
        unit.commit()


def ended(office: Office) -> StaffRiskFlag:
    """Proposed, confirmed, reviewed and ended; a manager is at the desk."""
    flag = confirmed(office)
    kept(office, flag)
    flag_steps.end(office.desk, flag.id, "He has moved away.")
    return office.desk.open(StaffRiskFlag, flag.id)


def words(page: object) -> str:
    return " ".join(label.accessibleName() or label.text() for label in page.findChildren(QLabel))  # type: ignore[attr-defined]


def ready(office: Office) -> StaffRiskFlag:
    """Kept long enough since this morning."""
    flag = ended(office)
    decided(office)
    office.town.clock.advance(days=366)
    return flag


def test_until_the_trustees_have_decided_it_stays(office: Office) -> None:
    flag = ended(office)
    office.town.clock.advance(days=4000)
    page = opened(office, flag)
    assert "Your trustees have not decided how long flags of this kind are kept." in words(page)
    assert page.findChild(QPushButton, "remove") is None
    decided(office, category=Category.WEAPON)
    assert [problem.rule for problem in flag_removal.against(office.desk, flag)] == ["F6-terms"]


def test_it_is_kept_for_their_years_and_then_home_says_so(office: Office) -> None:
    flag = ended(office)
    decided(office)
    assert kept_until(flag, organisation_of(office.desk)) == date(2027, 11, 24)
    assert "Kept until 24" in words(opened(office, flag))
    assert [problem.rule for problem in flag_removal.against(office.desk, flag)] == ["F6-early"]
    assert Kind.FLAG_KEPT_OVER not in {due.kind for due in flags_due(office.desk)}
    office.town.clock.advance(days=365)  # the last day for which it is kept
    assert [problem.rule for problem in flag_removal.against(office.desk, flag)] == ["F6-early"]
    assert Kind.FLAG_KEPT_OVER not in {due.kind for due in flags_due(office.desk)}
    office.town.clock.advance(days=1)
    assert flag_removal.against(office.desk, flag) == []
    assert {due.kind: due.targets for due in flags_due(office.desk)}[Kind.FLAG_KEPT_OVER] == (("staff_risk_flag", flag.id),)
    office.sign_in("Huw")
    assert flags_due(office.desk) == ()
    assert opened(office, flag).findChild(QPushButton, "remove") is not None  # a worker asks, and a manager signs


def test_two_people_remove_it_and_a_mark_stays_without_a_word_of_it(office: Office) -> None:
    flag = ready(office)
    page = opened(office, flag)
    press(office, page, "remove")
    asked = page.findChild(SecondPersonQuestion)
    agree_in_place(office, asked, "The term is over and nothing has happened since.")
    with pytest.raises(NothingHere):
        office.desk.open(StaffRiskFlag, flag.id)
    (mark,) = flag_removal.marks(office.desk)
    assert office.went[-1] == ("removed_record", mark.id)
    assert not isinstance(open_page(office.at, flag.id), ProposeFlag)  # whoever goes back comes to nothing, not to a new flag
    assert (mark.number, mark.ended_on, mark.kept_until, mark.terms_on) == (
        flag.ref_no, date(2026, 11, 24), date(2027, 11, 24), date(2026, 10, 5),
    )  # fmt: skip
    assert mark.removed_by is not None
    assert mark.agreed_by is not None
    assert (mark.removed_by.name, mark.agreed_by.name) == ("Sioned", "Megan Price")
    assert_gone(office, flag)


def assert_gone(office: Office, flag: StaffRiskFlag) -> None:
    """Neither the file, nor the search, nor the journal holds a word of it, and the journal still verifies."""
    journal = office.desk.compartment("casework").journal
    with office.desk.reading() as session:
        rows = journal.rows(session.connection(), journal.table.c.content.is_not(None))
        assert not session.query(FlagReview).count()
        assert not [hit for hit in search.find(session, "casework", "know your car", most=9) if hit.record == flag.id]
    assert not [row["seq"] for row in rows if b"know your car" in row["content"] or b"He has moved away" in row["content"]]
    assert office.desk.verify("casework") == []


def test_one_pair_of_hands_or_another_flag_than_was_shown_is_not_enough(office: Office) -> None:
    flag = ready(office)
    alone = own_hand(office.desk, flag_removal.asked_of(office.desk, flag))
    assert alone.signature is None
    with pytest.raises(Refused):
        flag_removal.remove(office.desk, flag, "The term is over.", office.desk.account.signature(office.at.now()))
    assert office.desk.open(StaffRiskFlag, flag.id).factual_description == WORDS


def test_it_stays_while_whoever_challenged_it_waits_for_an_answer(office: Office) -> None:
    flag = confirmed(office)
    decided(office)
    flag_steps.challenge(office.desk, flag.id, "It was his brother.")
    said = {"decided": Decided.ENDED, "answered": Answered.TO_COME, "answer_by": date(2026, 12, 20)}
    kept(office, flag, **said)
    office.town.clock.advance(days=366)
    flag = office.desk.open(StaffRiskFlag, flag.id)
    assert [problem.rule for problem in flag_removal.against(office.desk, flag)] == ["F6-answer"]
    assert {due.kind for due in flags_due(office.desk)} == {Kind.FLAG_ANSWER, Kind.FLAG_KEPT_OVER}


def test_each_kind_has_one_term_and_a_day_on_which_it_was_decided(office: Office) -> None:
    own = Organisation(name_english="Tŷ Ni", flag_terms=(FlagTerm(Category.THREATS, 2), FlagTerm(Category.THREATS, 3)))
    assert {problem.field for problem in own.problems(office.at.now()) if problem.weight.value == "refuse"} == {
        "flag_terms",
        "flag_terms_on",
    }
    assert own.flag_years(Category.THREATS) is None
    own.flag_terms_on = date(2026, 10, 5)
    assert own.flag_years(Category.THREATS) == 2
    assert RemovedRecord.title.text == "Removed record"
