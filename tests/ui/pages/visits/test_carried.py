"""A day away and home, at the windows: tomorrow's visit is taken along, a note is written on the laptop, and it comes in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.services.carrying import Carrying, write_note
from tests.ui.pages.organisation_desk import AtWork, fill, words
from tests.ui.pages.visits.conftest import Sits
from tests.ui.world import stage_over
from vawdesk import app
from vawdesk.i18n import language
from vawdesk.models.casework.contact_note import Mode
from vawdesk.models.values import Tri
from vawdesk.services.carries import carries
from vawdesk.ui.kit.carried_record import CarriedRecord
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.page import Page
from vawdesk.ui.pages.casework.carried import CarriedPage
from vawdesk.ui.pages.casework.carried_home import CarriedHomePage
from vawdesk.ui.pages.casework.carried_taking import TakingPage
from vawdesk.ui.pages.casework.case import CasePage
from vawdesk.ui.pages.casework.contact_note_form import NoteForm
from vawdesk.ui.pages.casework.disclosure_gone_wrong_open import OpenDisclosure
from vawdesk.ui.pages.casework.visit_outcome_form import OutcomeForm
from vawdesk.ui.sign_in import SignIn


def wait_for(work: AtWork, kind: type[Page]) -> None:
    work.qtbot.waitUntil(lambda: isinstance(work.window.shell.page, kind), timeout=30000)


def buttons(work: AtWork) -> set[str]:
    page = work.window.shell.page
    assert page is not None
    return {one.objectName() for one in page.findChildren(QPushButton) if one.isVisible() and one.isEnabled()}


def test_tomorrows_visit_is_taken_along(sits: Sits, carried: Carrying, tmp_path: Path) -> None:
    work = sits("Dai")
    work.open("visits")
    work.press("take_along")
    page = work.here(TakingPage)
    assert page.visits.value() is None  # nobody has assessed it yet
    assert "not approved" in words(page)
    assert "Mair Canary" not in words(page)
    work.press("show_who")
    assert "Mair Canary" in page.visits.boxes[carried.visit].accessibleName()
    work.press("show_who")
    assert "Mair Canary" not in page.visits.boxes[carried.visit].accessibleName()
    page.visits.boxes[carried.visit].click()
    assert "It cannot be called back." in words(page)
    (stick := tmp_path / "stick").mkdir()
    work.stage.choosing.place = stick
    work.press("take")
    wait_for(work, CarriedPage)
    (folder,) = stick.iterdir()
    assert folder.name.startswith("carried-2026-11-24")
    assert "Dai, taken on 24 Nov" in words(work.here(CarriedPage))
    away = sits("Dai", folder)
    assert "case VA-2026-0001" in words(away.here(CarriedHomePage))


def test_nothing_is_taken_where_nothing_is_chosen(sits: Sits, tmp_path: Path) -> None:
    work = sits("Carys")
    work.open("carried_taking")
    work.stage.choosing.place = tmp_path
    work.press("take")
    work.qtbot.waitUntil(lambda: work.here(TakingPage).outcome.wrong.isVisible(), timeout=10000)
    assert "Choose at least one visit or one case" in words(work.here(TakingPage))


def test_away_one_reads_and_adds_and_the_mark_is_on_every_page(sits: Sits, carried: Carrying) -> None:
    work = sits("Dai", carried.places[0])
    assert set(work.window.entries) == {
        "home", "case", "contact_note", "decision_form", "decision", "staff_risk_flag", "home_visit", "person", "address",
        "planned_contact", "visit_outcome", "search", "relationship",
    }  # fmt: skip
    for key, id in (
        ("case", carried.held.case),
        ("home_visit", carried.visit),
        ("person", carried.held.mair),
        ("address", carried.held.place),
    ):
        assert work.window.open(key, id) is not None
        assert "Carried copy, as of 24 Nov" in all_words(work)
        assert not {"change", "print", "save", "go_case_form", "go_case_closing", "go_home_visit"} & buttons(work)
    assert isinstance(work.window.shell.page, CarriedRecord)


def all_words(work: AtWork) -> str:
    return "\n".join(one.text() for one in work.window.shell.findChildren(QLabel)).replace("\u00a0", " ")


def test_a_note_is_written_away_and_comes_home(sits: Sits, carried: Carrying) -> None:
    work = sits("Dai", carried.places[0])
    work.window.open("case", carried.held.case)
    work.press("go_contact_note")
    page = work.here(NoteForm)
    fill(
        page, mode=Mode.VISIT, what_was_said="“I am going to my sister.”", in_earshot=Tri.NO, child_in_household=Tri.NO,
        new_information_to_share=Tri.NO, nobody=False, behaviour_of_concern=False,
    )  # fmt: skip
    work.press("save")
    work.here(CasePage)
    work.open("home")
    assert "Contact note" in words(work.here(CarriedHomePage))
    assert "sister" not in words(work.here(CarriedHomePage))
    office = sits("Carys")
    office.open("carried")
    office.stage.choosing.place = carried.places[0]
    office.press("bring_back")
    office.qtbot.waitUntil(lambda: office.here(CarriedPage).came.isVisible(), timeout=30000)
    assert "1 thing came home." in words(office.here(CarriedPage))
    assert "entered away 24 Nov" in words(office.here(CarriedPage))
    office.window.open("case", carried.held.case)
    assert "Entered away" in words(office.here(CasePage))
    office.open("carried")
    office.press("bring_back")
    office.qtbot.waitUntil(lambda: office.here(CarriedPage).outcome.told.isVisible(), timeout=30000)
    assert "is in the files already" in words(office.here(CarriedPage))
    assert not office.here(CarriedPage).outcome.wrong.isVisible()
    first = [one for one in office.here(CarriedPage).findChildren(QPushButton) if one.property("look") == "primary"]
    assert [one.text() for one in first] == ["It was destroyed"]


def test_what_is_done_in_the_office_is_said_to_be(sits: Sits, carried: Carrying) -> None:
    work = sits("Dai", carried.places[0])
    assert work.window.open("settings") is None
    work.window.shell.print_asked.emit()
    asked = [one for one in work.window.shell.findChildren(Question) if one.isVisible()]
    assert asked
    for one in asked:
        one.reject()


def test_a_lost_copy_opens_what_comes_first(sits: Sits, carried: Carrying) -> None:
    work = sits("Carys")
    work.open("carried")
    (copy,) = carries(work.desk)
    work.press(f"lost_{copy.id.hex}")
    asking = work.here(CarriedPage).asking
    assert asking is not None
    asking.agreed.emit()
    asking.reject()
    wait_for(work, OpenDisclosure)
    assert "Mair Canary" in words(work.here(OpenDisclosure))
    assert "taken by Dai" in words(work.here(OpenDisclosure))
    (copy,) = carries(work.desk)
    assert copy.lost is not None


def test_when_its_time_is_over_the_sign_in_says_where_it_comes_home(qtbot: QtBot, carried: Carrying) -> None:
    away = carried.away()
    write_note(away, carried.held.case, "Before.")
    away.vault.sign_out()
    carried.town.clock.advance(days=5)
    program = app.program(stage_over(carried.town).world(), carried.places[0])
    ended: list[bool] = []
    program.ended.connect(lambda: ended.append(True))
    program.start()
    card = program.window.screen_now
    assert isinstance(card, SignIn)
    card.name.setText("Dai")
    card.secret.box.setText(carried.town.people["Dai"])
    card.unlock.click()
    qtbot.waitUntil(card.error.isVisible, timeout=20000)
    assert language("en").say("Take it to the office") in card.error.body.words
    program.quit()
    qtbot.waitUntil(lambda: bool(ended), timeout=10000)
    program.window.deleteLater()


def test_other_records_are_opened_from_the_sign_in_and_the_computers_own_stay_its_own(qtbot: QtBot, carried: Carrying) -> None:
    stage = stage_over(carried.town)
    stage.choosing.place = carried.places[0]
    program = app.program(stage.world(), carried.town.folder)
    ended: list[bool] = []
    program.ended.connect(lambda: ended.append(True))
    program.start()
    card = program.window.screen_now
    assert isinstance(card, SignIn)
    other = card.findChild(QPushButton, "other_records")
    assert other is not None
    other.click()
    card = program.window.screen_now
    assert isinstance(card, SignIn)
    card.name.setText("Dai")
    card.secret.box.setText(carried.town.people["Dai"])
    card.unlock.click()
    qtbot.waitUntil(lambda: program.signed_in is not None, timeout=20000)
    assert program.signed_in is not None
    assert program.signed_in.session.vault.folder == carried.places[0]
    assert program.folder == carried.town.folder
    program.quit()
    qtbot.waitUntil(lambda: bool(ended), timeout=10000)
    program.window.deleteLater()


def test_check_ins_are_one_press_and_say_that_nobody_hears_them(sits: Sits, carried: Carrying) -> None:
    carried.town.clock.advance(days=1)
    work = sits("Dai", carried.places[0])
    work.window.open("home_visit", carried.visit)
    work.press("say_there")
    assert "Nobody in the office hears of it from here." in words(work.here(CarriedRecord))
    work.press("say_there")
    assert "It is not written down twice." in words(work.here(CarriedRecord))
    work.press("go_visit_outcome")
    fill(
        work.here(OutcomeForm), incident=Tri.NO, near_miss=Tri.NO, nothing_to_pass_on=True, why_unassessed="It was to be a call.",
        what_was_seen="Nothing.", safe=Tri.YES,
    )  # fmt: skip
    work.press("save")
    work.here(CarriedRecord)
    work.open("home")
    assert words(work.here(CarriedHomePage)).count("Visit outcome") == 2
    office = sits("Carys")
    office.open("carried")
    office.stage.choosing.place = carried.places[0]
    office.press("bring_back")
    office.qtbot.waitUntil(lambda: office.here(CarriedPage).came.isVisible(), timeout=30000)
    assert "Visit outcome VO-2026-0001, entered away 25 Nov, 09:00  ·  Case VA-2026-0001" in words(office.here(CarriedPage))
