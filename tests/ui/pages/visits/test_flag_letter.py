"""D13: the letter that tells somebody of a flag is written only where that was decided, and shows nobody's account."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from tests.services.test_desk import person
from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.hands import press
from tests.ui.pages.visits.staff_risk_flag_hands import confirmed, opened
from vawdesk import features
from vawdesk.models.casework.flag_options import Notify, Source, Standing
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.letter_options import ByWay, Written
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.profile import Profile
from vawdesk.models.rules import Problem
from vawdesk.models.values import Tri
from vawdesk.services import flag_letter, flag_steps, letter_steps
from vawdesk.services.gathering import gather
from vawdesk.services.leaving import Request
from vawdesk.services.preparing import Prepared
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.release import prepare
from vawdesk.ui.pages.casework.letter import letter_page
from vawdesk.ui.pages.casework.letter_form import LetterForm

TELL: dict[str, Any] = {"notify_person": Notify.WILL_TELL, "notify_decide_by": None, "notify_risk_to_victim": Tri.NO}


def writing(office: Office, flag: StaffRiskFlag, **said: Any) -> LetterForm:
    """The letter as it is begun from the flag, its gap filled, and what is said of it besides."""
    page = letter_page(office.at, flag.id)
    assert isinstance(page, LetterForm)
    office.show(page)
    assert page.form is not None
    for name, value in {"by_way": ByWay.HANDED, **said}.items():
        page.form.editors[name].set_value(value)
        page.form.editors[name].changed.emit()
    for name in ("body_welsh", "body_english"):
        text = page.form.editors[name].value()
        start, end = text.find("["), text.find("]")
        page.form.editors[name].set_value(text if start < 0 else f"{text[:start]}somebody was shouted at{text[end + 1 :]}")
    page.look()
    return page


def kept(office: Office) -> list[Letter]:
    with office.desk.reading() as session:
        found = list(session.query(Letter))
        session.expunge_all()
    return found


def against(page: LetterForm) -> str:
    assert page.form is not None
    return page.form.summary.accessibleName()


def leaving(office: Office, letter: Letter) -> Prepared:
    paper, reader = features.papers()["D15"], Recipient(RecipientKind.PERSON, "", person=letter.person)
    asked = Request(paper.document, reader, Profile.THE_PERSON, "A letter", "both", gather(office.desk, "D15", letter.id))
    return prepare(office.at.door, asked, paper.press)


def rules(problems: tuple[Problem, ...] | list[Problem]) -> set[str]:
    return {problem.rule for problem in problems}


def test_it_is_begun_from_the_flag_in_both_languages_and_told_when_it_has_gone(office: Office) -> None:
    flag = confirmed(office, **TELL)
    press(office, opened(office, flag), "write_letter")
    assert office.went[-1] == ("letter", flag.id)
    page = writing(office, flag)
    assert page.form is not None
    assert page.form.values()["written_in"] is Written.BOTH
    assert "on 3 September 2026: somebody was shouted at" in page.form.values()["body_english"].replace("\u00a0", " ")
    press(office, page, "save")
    (letter,) = kept(office)
    assert (letter.flag, letter.person, letter.is_waiting) == (flag.id, flag.person, True)
    made = leaving(office, letter)
    assert rules(made.refused) == set()
    words = features.read_text(made.page)
    assert "How our staff meet you" in words
    assert "D13" in words
    assert "STAFF RISK" not in words
    with office.desk.writing() as unit:
        letter_steps.went(unit, letter.id, {"by_way": ByWay.HANDED, "sent_on": office.at.now().today})
        unit.commit()
    now = office.desk.open(StaffRiskFlag, flag.id)
    assert (now.notify_person, now.told_on) == (Notify.TOLD, office.at.now().today)
    with office.desk.writing() as unit:
        letter_steps.lay_aside(unit, letter.id, "It came back.")
        unit.commit()
    now = office.desk.open(StaffRiskFlag, flag.id)
    assert (now.notify_person, now.told_on) == (Notify.WILL_TELL, None)


def test_there_is_no_letter_until_it_is_decided(office: Office) -> None:
    flag = confirmed(office)
    assert opened(office, flag).findChild(QPushButton, "write_letter") is None
    page = writing(office, flag)
    press(office, page, "save")
    assert "It is not decided that this person is told of the flag." in against(page)
    assert kept(office) == []


@pytest.mark.parametrize("risk", [Tri.YES, Tri.NOT_KNOWN])
def test_what_may_put_somebody_at_risk_refuses_it_at_the_door_too(office: Office, risk: Tri) -> None:
    flag = confirmed(office, **TELL)
    page = writing(office, flag)
    press(office, page, "save")
    (letter,) = kept(office)
    said = {"notify_person": Notify.TOLD, "told_on": office.at.now().today, "notify_risk_to_victim": risk}
    flag_steps.say_later(office.desk, office.desk.open(StaffRiskFlag, flag.id), flag_steps.TELL, said)
    assert rules(leaving(office, letter).refused) == {"F7"}


def test_it_goes_no_more_once_the_flag_is_challenged_or_told_otherwise(office: Office) -> None:
    flag = confirmed(office, **TELL)
    press(office, writing(office, flag), "save")
    (letter,) = kept(office)
    said = {"notify_person": Notify.WILL_NOT, "notify_reason": "It would show who spoke to us."}
    flag_steps.say_later(office.desk, office.desk.open(StaffRiskFlag, flag.id), flag_steps.TELL, said)
    assert rules(leaving(office, letter).refused) == {"D13"}


def test_where_it_rests_on_an_account_nothing_shows_whose_when_or_how(office: Office) -> None:
    with office.desk.writing() as unit:
        alys = unit.add(person("Alys Penhallow"))
        unit.commit()
        informant = alys.id
    words = "He told her that he would wait for the worker behind the chapel."
    flag = confirmed(office, **TELL, source=Source.VICTIM, informant=informant, witness="Alys herself", factual_description=words)
    page = writing(office, flag)
    assert page.form is not None
    body = page.form.values()["body_english"]
    assert "2026" not in body.split("We look at the note")[0]
    for told in (
        "You said that he would wait for the worker.",
        "Alys told us.",
        "It was on 3 September 2026.",
        "Ms Penhallow knows of it.",
    ):
        page.form.editors["body_english"].set_value(f"{body}\n\n{told}")
        page.look()
        press(office, page, "save")
        assert "These words show who told us, or what they told." in against(page), told
    assert kept(office) == []
    page.form.editors["body_english"].set_value(body)
    page.look()
    press(office, page, "save")
    assert len(kept(office)) == 1


def test_an_agency_is_not_named_by_its_reference_either(office: Office) -> None:
    flag = confirmed(office, **TELL, source=Source.AGENCY, source_reference="Police log 4471")
    page = writing(office, flag)
    assert page.form is not None
    page.form.editors["body_english"].set_value(page.form.values()["body_english"] + " See police log 4471.")
    press(office, page, "save")
    assert "police log 4471" in against(page)


def test_it_is_written_in_both_and_to_nobody_else(office: Office) -> None:
    flag = confirmed(office, **TELL)
    page = writing(office, flag, written_in=Written.ENGLISH)
    press(office, page, "save")
    assert "is written in Welsh and in English" in against(page)
    with office.desk.writing() as unit:
        other = unit.add(person("Ieuan Prys"))
        unit.commit()
        someone = other.id
    with office.desk.writing() as unit:
        letter = Letter(flag=flag.id, person=someone, written_in=Written.BOTH)
        assert rules(list(flag_letter.problems(unit.session, letter))) == {"D13-whom"}


def test_a_flag_that_ended_meanwhile_stays_as_it_is(office: Office) -> None:
    flag = confirmed(office, **TELL)
    press(office, writing(office, flag), "save")
    (letter,) = kept(office)
    flag_steps.end(office.desk, flag.id, "He has moved away.")
    assert rules(leaving(office, letter).refused) == {"D13"}
    with office.desk.writing() as unit:  # what went, went; the flag is not touched any more
        letter_steps.went(unit, letter.id, {"by_way": ByWay.HANDED, "sent_on": date(2026, 11, 24)})
        unit.commit()
    now = office.desk.open(StaffRiskFlag, flag.id)
    assert (now.standing, now.notify_person) == (Standing.ENDED, Notify.WILL_TELL)
