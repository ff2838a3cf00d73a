"""A visit without signal and a call after closing time, as a worker writes, signs and moves it (DOMAIN 3.11, V5)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.hands import fill
from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.hands import press
from vawdesk.models.base import Status
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import Measure, Outcome, VisitStanding
from vawdesk.models.casework.visit_signal import WITHOUT_SIGNAL
from vawdesk.models.organisation.organisation import Organisation
from vawdesk.models.values import Tri
from vawdesk.services import check_ins, visit_series, visit_steps
from vawdesk.services.refusals import Refused
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.editors.sheet import SheetEditor
from vawdesk.ui.kit.geometry import faults
from vawdesk.ui.pages.casework.home_visit import HomeVisitPage, open_page
from vawdesk.ui.pages.casework.home_visit_signed import SignedVisit

MEASURES = (Measure.SIGNAL,)


def closing(office: Office, at: time | None) -> None:
    """The organisation says when it closes."""
    with office.desk.writing("organisation") as unit:
        unit.add(Organisation(name_english="Llanfair Family Support", closing_time=at, status=Status.SIGNED))
        unit.commit()


def writing(office: Office, visit: HomeVisit) -> HomeVisitPage:
    made = visit_steps.keep(office.desk, visit)
    page = open_page(office.at, made.id)
    assert isinstance(page, HomeVisitPage)
    office.show(page)
    return page


def answer(office: Office, page: HomeVisitPage, key: str, tri: Tri) -> None:
    """Choose an answer with the keyboard."""
    sheet = page.layout_.form.editors["answers"]
    assert isinstance(sheet, SheetEditor)
    asked = sheet.questions[key]
    office.qtbot.keyClick(asked.options[[one.tri for one in asked.options].index(tri)], Qt.Key.Key_Space)


def asked(page: HomeVisitPage) -> set[str]:
    """Which of the further questions of the buddy plan come into question."""
    return {name for name in (*WITHOUT_SIGNAL, "buddy_has_paper") if not page.layout_.form.editors[name].isHidden()}


def unheard(office: Office, **said: object) -> HomeVisit:
    """An assessment of a visit without a signal that lacks nothing but its signature."""
    plain = office.visit(*office.family())
    assert plain.check_in_at is not None
    values = {"call_from": "The lay-by by the reservoir", "latest_call_at": plain.check_in_at + timedelta(minutes=30), "text_999": Tri.YES}
    return office.visit(*office.family(), {"signal": Tri.YES}, **(values | {"measures": MEASURES, "outcome": Outcome.WITH_MEASURES} | said))


def late(office: Office, **said: object) -> HomeVisit:
    """A visit that begins at half past four tomorrow and calls in at a quarter to six."""
    begins = (office.town.clock.utc + timedelta(days=1)).replace(hour=16, minute=30, second=0, microsecond=0)
    return office.visit(*office.family(), planned_at=begins, check_in_at=begins + timedelta(minutes=75), expected_minutes=60, **said)


@pytest.mark.parametrize("tri", [Tri.YES, Tri.NOT_KNOWN])
def test_the_questions_come_with_the_answer_and_are_asked_before_the_signature(office: Office, tri: Tri) -> None:
    page = writing(office, office.visit(*office.family(), measures=MEASURES[:0]))
    assert asked(page) == set()
    page.show_section("C")
    answer(office, page, "signal", tri)
    assert page.layout_.means.concern is None
    assert asked(page) == set(WITHOUT_SIGNAL)
    fill(page.layout_.form, measures=(Measure.PARK,))
    page.show_section("F")
    press(office, page, "next")
    lines = [link.accessibleName() for link in page.layout_.form.summary.links]
    assert lines == [
        "There is no signal there, or nobody knows. Name the place from which you call.",
        "Say by when your call must have come at the latest.",
        "Say whether the phone is registered for texts to 999.",
    ]
    due = page.hand.visit.check_in_at
    assert isinstance(due, datetime)
    fill(page.layout_.form, call_from="The lay-by by the reservoir", latest_call_at=due + timedelta(minutes=30), text_999=Tri.NO)
    press(office, page, "next")
    assert page.layout_.here == "G"
    press(office, page, "next")
    kept = office.desk.open(HomeVisit, page.hand.visit.id)
    assert (kept.standing, kept.call_from) == (VisitStanding.DECIDED, "The lay-by by the reservoir")


def test_what_is_no_longer_asked_is_neither_shown_for_the_signature_nor_signed(office: Office) -> None:
    page = writing(office, unheard(office))
    page.show_section("C")
    answer(office, page, "signal", Tri.NO)
    page.show_section("D")
    for box in (Measure.SIGNAL, Measure.PARK):
        office.qtbot.keyClick(page.layout_.form.editors["measures"].boxes[box], Qt.Key.Key_Space)
    assert asked(page) == set()
    page.show_section("G")
    assert not any("reservoir" in one.words for one in page.layout_.check.findChildren(Text))
    press(office, page, "next")
    kept = office.desk.open(HomeVisit, page.hand.visit.id)
    assert kept.worker_signed is not None
    assert {kept.value(name) for name in WITHOUT_SIGNAL} == {None}


@pytest.mark.parametrize("words", ["At 7 Heol y Bont", "The gate, LL99 9ZZ", "Opposite Nerys"])
def test_the_place_of_the_call_names_neither_the_home_nor_who_is_visited(office: Office, words: str) -> None:
    page = writing(office, unheard(office, call_from=words))
    assert [one.rule for one in page.hand.problems("F")] == ["H-call-from"]
    with pytest.raises(Refused) as refused:
        visit_steps.sign(office.desk, page.hand.copy())
    assert [one.rule for one in refused.value.problems] == ["H-call-from"]
    fill(page.layout_.form, call_from="The car park of the chapel")
    assert page.hand.problems("F") == []


def test_the_desk_says_until_when_only_they_are_tried(office: Office) -> None:
    signed = visit_steps.sign(office.desk, unheard(office))
    assert signed.check_in_at is not None
    office.town.clock.utc = signed.check_in_at + timedelta(minutes=20)
    (out,) = check_ins.who_is_out(office.desk)
    assert out.plan.slack == timedelta(minutes=30)
    page = open_page(office.at, signed.id)
    assert isinstance(page, SignedVisit)
    office.show(page)
    assert page.calls is not None
    assert page.calls.now.due is not None
    assert page.calls.now.due.number == 0
    said = " ".join(one.words for one in page.calls.findChildren(Text))
    assert "There is no signal there: until 11:50 only they are tried, then the steps are counted." in said


def test_another_hour_of_that_day_moves_both_times(office: Office) -> None:
    signed = visit_steps.sign(office.desk, unheard(office))
    assert signed.planned_at is not None
    assert signed.latest_call_at is not None
    visit_steps.move(office.desk, signed.id, signed.planned_at + timedelta(hours=1), "Moved.")
    assert office.desk.open(HomeVisit, signed.id).latest_call_at == signed.latest_call_at + timedelta(hours=1)


def test_v5_after_closing_time_the_buddy_has_the_sheet(office: Office) -> None:
    closing(office, time(17, 30))
    page = writing(office, late(office))
    assert asked(page) == {"buddy_has_paper"}
    page.show_section("F")
    press(office, page, "next")
    (line,) = [link.accessibleName() for link in page.layout_.form.summary.links]
    assert line.startswith("The last call may come when the office has closed.")
    fill(page.layout_.form, buddy_has_paper=True)
    press(office, page, "next")
    press(office, page, "next")
    kept = office.desk.open(HomeVisit, page.hand.visit.id)
    assert kept.worker_signed is not None
    assert kept.buddy_has_paper


@pytest.mark.parametrize("at", [None, time(18), time(17, 45)])
def test_v5_nobody_is_asked_before_closing_time_or_where_none_was_set(office: Office, at: time | None) -> None:
    closing(office, at)
    page = writing(office, late(office))
    assert asked(page) == set()
    assert visit_steps.sign(office.desk, page.hand.copy()).standing is VisitStanding.DECIDED


def test_v5_it_is_asked_of_every_day_of_a_series_and_of_a_later_hour(office: Office) -> None:
    closing(office, time(17, 30))
    with pytest.raises(Refused) as refused:
        visit_steps.sign(office.desk, late(office))
    assert {one.field for one in refused.value.problems} == {"buddy_has_paper"}
    first = visit_steps.sign(office.desk, late(office, buddy_has_paper=True))
    (id,) = visit_series.repeat(office.desk, first.id, visit_series.days_offered(office.desk, first)[:1])
    made = office.desk.open(HomeVisit, id)
    assert (made.buddy_has_paper, made.closes_at and first.closes_at and made.closes_at - first.closes_at) == (True, timedelta(days=7))
    early = visit_steps.sign(office.desk, office.visit(*office.family()))
    assert early.planned_at is not None
    with pytest.raises(Refused) as moved:
        visit_steps.move(office.desk, early.id, early.planned_at.replace(hour=17), "Moved.")
    assert [one.rule for one in moved.value.problems] == ["V5-move"]
    assert office.desk.open(HomeVisit, early.id).planned_at == early.planned_at


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("tongue", ["en", "cy"])
def test_nothing_is_cut_or_covered(make_office: Callable[..., Office], qapp: QApplication, tongue: str, scale: float) -> None:
    theme.apply(qapp, "light", scale)
    office = make_office(tongue)
    office.sign_in("Huw")
    closing(office, time(9))
    page = writing(office, unheard(office))
    shell = office.shells[-1]
    page.show_section("F")
    QApplication.processEvents()
    assert asked(page) == {*WITHOUT_SIGNAL, "buddy_has_paper"}
    assert faults(shell) == []
