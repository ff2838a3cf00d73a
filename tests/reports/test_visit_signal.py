"""Where there is no signal: the place and the latest time of the call on D20, D20C and D21, the landline only under the seal."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reports.example import furniture
from tests.reports.reading import reader, text, words
from tests.reports.test_buddy_calls import colleague
from tests.reports.views import MAIR, SAFE_ADDRESS, TOMOS, at, place, rows, view, visit
from vawdesk.i18n import language
from vawdesk.models.casework.check_in_ladder import USUAL
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_rows import Step, usual_steps
from vawdesk.models.profile import Profile
from vawdesk.models.values import YDY, Tri
from vawdesk.reports.forms.casework import buddy_sheet, home_visit, visit_sheet
from vawdesk.reports.kit.style import HEIGHT
from vawdesk.services.view import RecordView, blank_view

LAY_BY, LANDLINE = "Cilfan y gronfa", "01632 960174"
both = pytest.mark.parametrize("spoken_in", ["en", "cy"])


def unheard(**changed: Any) -> RecordView:
    return visit(**({"call_from": LAY_BY, "latest_call_at": at(3, 11, 5), "landline": LANDLINE, "text_999": Tri.NO} | changed))


def read(data: bytes) -> str:
    return " ".join(text(data).replace("\u00a0", " ").split())


@both
def test_the_assessment_says_from_where_and_by_when_they_call(spoken_in: Any) -> None:
    found = read(home_visit.ENTRY.render(view(unheard(buddy_has_paper=True)), spoken_in, furniture()))
    say = language(spoken_in).say
    for part in (LAY_BY, LANDLINE, "12:05", say(YDY.word(Tri.NO)), say(HomeVisit.fields()["buddy_has_paper"].label)):
        assert part in found
    assert say(HomeVisit.fields()["call_from"].label) not in read(home_visit.ENTRY.render(view(visit()), spoken_in, furniture()))


@both
def test_the_blank_assessment_asks_for_it(spoken_in: Any) -> None:
    found = read(home_visit.ENTRY.render(blank_view(HomeVisit), spoken_in, furniture(reference="")))
    for name in ("call_from", "landline", "text_999", "buddy_has_paper"):
        assert language(spoken_in).say(HomeVisit.fields()[name].label).split()[0] in found


@pytest.mark.parametrize("spoken_in", visit_sheet.CARRIED.languages)
def test_the_page_to_carry_has_the_place_and_the_time_and_no_number_of_the_home(spoken_in: Any) -> None:
    data = visit_sheet.CARRIED.render(view(unheard(), Profile.THE_PERSON, call_from=LAY_BY), spoken_in, furniture())
    found = read(data)
    assert LAY_BY in found
    assert "12:05" in found
    assert LANDLINE not in found
    assert LAY_BY not in read(visit_sheet.CARRIED.render(view(unheard(), Profile.THE_PERSON), spoken_in, furniture()))
    assert len(reader(data).pages) == 1


@both
def test_the_steps_of_the_buddy_are_counted_from_the_latest_time(spoken_in: Any) -> None:
    steps = rows(Step(15, "Galw'r gweithiwr."), Step(45, "Ffonio 999."))
    data = buddy_sheet.ENTRY.render(view(unheard(steps=steps), Profile.BUDDY), spoken_in, furniture())
    found = read(data)
    assert language(spoken_in).say(buddy_sheet.CALLS_FROM) in found
    for part in (LAY_BY, "11:30", "12:05", "12:20", "12:50"):
        assert part in found
    assert "11:45" not in found


@both
def test_the_landline_lies_under_the_seal_with_the_address(spoken_in: Any) -> None:
    steps = rows(*(Step(minutes, usual.text) for minutes, usual in usual_steps(USUAL)))
    named = (colleague(MAIR, check_in_phone="07700 900318"), colleague(TOMOS, check_in_phone="07700 900352"))
    shown = view(unheard(steps=steps), Profile.BUDDY, groups={"place": (place(),), "named": named})
    data = buddy_sheet.ENTRY.render(shown, spoken_in, furniture())
    assert read(data).count(LANDLINE) == 1
    secret = [word for word in words(data) if word.text in {"960174", *SAFE_ADDRESS.split()[:1]}]
    assert len(secret) == 2
    fold = next(word.top for word in words(data) if word.text in {"Fold", "Plygwch"} and word.top > HEIGHT / 2) - 3
    assert all(word.bottom < fold and HEIGHT - fold >= fold - word.top for word in secret)
    assert len(reader(data).pages) == 1


def test_without_a_signal_question_the_sheets_are_as_they_were() -> None:
    found = read(buddy_sheet.ENTRY.render(view(visit(), Profile.BUDDY), "en", furniture()))
    assert "They call from" not in found
    assert "no signal" not in found
