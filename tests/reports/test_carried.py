"""What may lie on a table or a desk names no flag, no abuse and nobody who is visited."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import pytest

from tests.reports.example import furniture
from tests.reports.reading import heard, reader, spoken, text, words
from tests.reports.views import NAMES, SAFE_ADDRESS, answers, at, note, people, place, rows, signature, view, visit
from vawdesk.i18n import language
from vawdesk.models.casework.check_in_ladder import USUAL
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_rows import Called, Step, usual_steps
from vawdesk.models.kinds import Choice, LongText, MomentKind, Reference, References, Rows, Signed, TextKind
from vawdesk.models.profile import Profile
from vawdesk.models.questions import Sheet
from vawdesk.reports.forms.casework import buddy_sheet, visit_sheet
from vawdesk.reports.kit.style import HEIGHT
from vawdesk.services.view import RecordView, View, blank_view

FORBIDDEN = re.compile(
    r"abuse|violen|victim|perpetrator|survivor|flag|risk|danger|threat|weapon|police were|concern|refuge|court|order|behaviour"
    r"|cam-drin|camdrin|trais|dioddefwr|cyflawnwr|goroeswr|risg|perygl|bygyth|arf|pryder|lloches|llys|gorchymyn|ymddygiad",
    re.I,
)
OUR_OWN = {"workers", "buddy", "planned_at", "check_in_at", "expected_minutes", "overdue_order", "steps"}
SEALED = {"landline"}  # with the address
VISITED = ("Alys", "Rhodri", "Sampl")


def canary() -> tuple[RecordView, list[str]]:
    """A visit with a word of its own in every text field, and somebody's name behind every reference."""
    values: dict[str, Any] = {}
    planted: list[str] = []
    kept = visit()
    for name, described in HomeVisit.fields().items():
        if name in OUR_OWN | SEALED:
            values[name] = kept.get(name)
        elif isinstance(described.kind, TextKind | LongText):
            planted.append(f"Canari{len(planted)}x")
            values[name] = planted[-1]
        elif isinstance(described.kind, Choice | Sheet | Rows | Signed | Reference | References | MomentKind):
            values[name] = kept.get(name)
    return visit(**values), planted


def everything(profile: Profile, **facts: Any) -> tuple[View, list[str]]:
    main, planted = canary()
    return view(main, profile, groups={"place": (place(),), "people": people(), "notes": (note(),)}, **facts), planted


@pytest.mark.parametrize("spoken_in", visit_sheet.CARRIED.languages)
def test_the_page_to_carry_is_harmless_if_it_is_left_on_the_table(spoken_in: Any) -> None:
    shown, planted = everything(Profile.THE_PERSON, number="01632 960101")
    data = visit_sheet.CARRIED.render(shown, spoken_in, furniture())
    found = text(data) + heard(data) + str(reader(data).metadata)
    assert not FORBIDDEN.findall(found)
    assert [word for word in (*planted, *VISITED, SAFE_ADDRESS, "ZZ1", "blue door") if word in found] == []
    assert "01632 960101" in found
    assert len(reader(data).pages) == 1


@pytest.mark.parametrize("spoken_in", visit_sheet.BLANK.blanks)
def test_the_blank_page_to_carry_is_one_harmless_page_with_room_for_notes(spoken_in: Any) -> None:
    data = visit_sheet.BLANK.render(blank_view(HomeVisit), spoken_in, furniture(reference=""))
    assert not FORBIDDEN.findall(text(data) + heard(data) + str(reader(data).metadata))
    assert len(reader(data).pages) == 1


@pytest.mark.parametrize("spoken_in", ["en", "cy"])
def test_the_check_in_sheet_names_nobody_who_is_visited(spoken_in: Any) -> None:
    shown, planted = everything(Profile.BUDDY)
    data = buddy_sheet.ENTRY.render(shown, spoken_in, furniture())
    found = text(data) + heard(data) + str(reader(data).metadata)
    assert not FORBIDDEN.findall(found)
    assert [word for word in (*planted, *VISITED) if word in found] == []


def test_the_address_lies_between_the_folds_and_nowhere_else() -> None:
    shown, _planted = everything(Profile.BUDDY)
    data = buddy_sheet.ENTRY.render(shown, "en", furniture())
    assert text(data).count(SAFE_ADDRESS) == 1
    fold = buddy_sheet.LEAST_FOLD
    for word in words(data):
        if word.text in {"Enghraifft,", "ZZ1", "1ZZ", "Second", "blue", "side."}:
            assert HEIGHT - 2 * fold < word.top
            assert word.bottom < HEIGHT - fold


@pytest.mark.parametrize("times", [1, 8, 20, 36])
def test_a_long_way_of_finding_a_farm_is_hidden_by_the_fold_too(times: int) -> None:
    way = "Trowch i'r chwith wrth y capel ac ewch drwy'r giât. " * times
    data = buddy_sheet.ENTRY.render(view(visit(), Profile.BUDDY, groups={"place": (place(found_by_a_stranger=way),)}), "en", furniture())
    found = words(data)
    page = max(word.page for word in found)
    fold = next(word.top for word in found if word.text == "Fold") - 3
    secret = [word for word in found if word.text in {"capel", "ZZ1"}]
    assert len(secret) == times + 1
    assert all(word.page == page and word.bottom < fold for word in secret)
    assert all(HEIGHT - fold >= fold - word.top for word in secret), "the flap does not reach so far"


def test_without_an_address_the_strip_is_filled_in_by_hand() -> None:
    data = buddy_sheet.ENTRY.render(view(visit(place=None), Profile.BUDDY), "en", furniture())
    assert "to be written here before the fold is sealed" in text(data)


@pytest.mark.parametrize("written_in", ["en", "cy"])
@pytest.mark.parametrize("spoken_in", ["en", "cy"])
def test_steps_that_the_program_proposed_are_said_in_the_language_of_the_sheet(written_in: Any, spoken_in: Any) -> None:
    steps = rows(
        *(Step(minutes, language(written_in).say(usual)) for minutes, usual in usual_steps(USUAL)), Step(50, "Ring Mari, then wait.")
    )
    found = " ".join(spoken(buddy_sheet.ENTRY.render(view(visit(steps=steps), Profile.BUDDY), spoken_in, furniture())).split())
    for _minutes, usual in usual_steps(USUAL):
        assert language(spoken_in).say(usual) in found
        assert language("cy" if spoken_in == "en" else "en").say(usual) not in found
    assert "Ring Mari, then wait." in found, "what somebody wrote stays as they wrote it"


def test_the_ladder_counts_from_the_time_of_the_call() -> None:
    late = rows(Step(20, "Galw'r gweithiwr."), Step(60, "Ffonio 999."))
    called = rows(Called(None, "Nia Gwaith", "01632 960 155"))
    shown = view(visit(steps=late, overdue_order=called, check_in_at=at(3, 22, 50)), Profile.BUDDY)
    data = buddy_sheet.ENTRY.render(shown, "cy", furniture())
    found = text(data)
    assert "23:50" in found
    assert "00:10" in found
    assert "00:50" in found
    assert "Nia Gwaith, 01632 960 155" in found
    assert "20 munud yn hwyr" in found or "20 minutes late" in found


def test_neither_sheet_holds_the_code_word_or_an_answer() -> None:
    told = visit(code_word="pysgodyn aur", answers=answers(), worker_signed=signature(next(iter(NAMES)), "support worker"))
    for entry, profile in ((buddy_sheet.ENTRY, Profile.BUDDY), (visit_sheet.CARRIED, Profile.THE_PERSON)):
        data = entry.render(view(told, profile), "en", furniture())
        assert "pysgodyn" not in text(data)
        assert "Asked on 31 August" not in spoken(data)
    assert isinstance(told.get("planned_at"), datetime)
