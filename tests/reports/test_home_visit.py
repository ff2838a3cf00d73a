"""D20: the assessment says what was asked, marks only questions about danger, and never holds the code word."""

from __future__ import annotations

import re

import pytest

from tests.reports.example import furniture
from tests.reports.reading import heard, reader, text
from tests.reports.views import SIAN, answers, rows, signature, view, visit
from vawdesk.i18n import language
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_questions import DANGER, VISIT_QUESTIONS
from vawdesk.models.casework.visit_rows import CALL_999, CALL_WORKER, Step
from vawdesk.models.questions import Reply
from vawdesk.models.values import Tri
from vawdesk.reports.forms.casework.home_visit import ENTRY
from vawdesk.reports.kit.page import DRAFT
from vawdesk.services.view import blank_view


def bars(data: bytes) -> int:
    """Heavy strokes in the margin."""
    return sum(len(re.findall(rb"3\.5 w", page.get_contents().get_data())) for page in reader(data).pages)  # type: ignore[union-attr]


@pytest.mark.parametrize("spoken_in", ["en", "cy"])
def test_every_question_is_printed_in_the_language_of_the_document(spoken_in: str) -> None:
    found = text(ENTRY.render(view(visit()), "en" if spoken_in == "en" else "cy", furniture())).replace(" ", "")
    said = language("en" if spoken_in == "en" else "cy").say
    for number in range(1, len(VISIT_QUESTIONS.questions) + 1):
        assert f"C{number}" in found
    assert said(VISIT_QUESTIONS.question("stalking").words).replace(" ", "")[:20] in found


def test_only_a_worry_about_danger_has_a_bar_beside_it() -> None:
    held = answers()
    worries = [q for q in VISIT_QUESTIONS.questions if held.reply(q.key).answer in (Tri.YES, Tri.NOT_KNOWN)]
    danger = [q for q in worries if q.group == DANGER]
    assert 0 < len(danger) < len(worries)
    assert bars(ENTRY.render(view(visit()), "en", furniture())) == len(danger)
    assert bars(ENTRY.render(view(visit(answers=answers(worries=False))), "en", furniture())) == 0


def test_nothing_is_added_up() -> None:
    found = text(ENTRY.render(view(visit()), "en", furniture()))
    assert "It is not a score" in found
    assert not re.search(r"\b(total|score of|per cent|%|low risk|high risk)\b", found, re.I)


def test_the_code_word_is_never_printed() -> None:
    found = text(ENTRY.render(view(visit(code_word="pysgodyn aur")), "en", furniture()))
    assert "pysgodyn" not in found
    assert "The code word is not on this paper" in found


def test_one_without_its_manager_is_a_draft_on_every_page() -> None:
    data = ENTRY.render(view(visit(manager_signed=None), draft=True), "cy", furniture())
    for page in reader(data).pages:
        assert language("cy").say(DRAFT) in page.extract_text()
    assert language("cy").say(DRAFT) not in text(ENTRY.render(view(visit()), "cy", furniture()))


def test_a_second_person_who_was_asked_by_phone_is_quoted() -> None:
    told = signature(SIAN, "service manager", "reached", "Dau ohonoch chi, a ffoniwch wedyn.")
    found = heard(ENTRY.render(view(visit(manager_signed=told)), "en", furniture()))
    assert "Asked by phone or on paper:" in found
    assert "Dau ohonoch chi" in found


def test_steps_that_the_program_proposed_are_in_the_language_of_the_document_and_own_words_stay() -> None:
    steps = rows(Step(15, language("en").say(CALL_WORKER)), Step(30, "Ring the farm."), Step(45, language("en").say(CALL_999)))
    found = " ".join(text(ENTRY.render(view(visit(steps=steps)), "cy", furniture())).split())
    assert f"15 munud yn hwyr: {language('cy').say(CALL_WORKER)}" in found
    assert "30 munud yn hwyr: Ring the farm." in found
    assert language("en").say(CALL_WORKER) not in found


@pytest.mark.parametrize("spoken_in", ["en", "cy"])
def test_the_blank_is_two_sheets_of_paper(spoken_in: str) -> None:
    data = ENTRY.render(blank_view(HomeVisit), "en" if spoken_in == "en" else "cy", furniture(reference=""))
    assert len(reader(data).pages) == 4


@pytest.mark.parametrize("spoken_in", ["en", "cy"])
def test_a_filled_one_is_three_pages(spoken_in: str) -> None:
    waits = view(visit(manager_signed=None, answers=answers(worries=False)), draft=True)
    assert len(reader(ENTRY.render(waits, "en" if spoken_in == "en" else "cy", furniture())).pages) == 3


def test_an_answer_that_has_no_box_is_printed_in_its_place() -> None:
    kept = answers(worries=False)
    replies = {**kept.replies, "dark": Reply(Tri.DOES_NOT_APPLY, "Yn ystod y dydd.")}
    found = heard(ENTRY.render(view(visit(answers=type(kept)(kept.name, kept.version, replies))), "en", furniture()))
    assert found.count("Does not apply") == 1
    assert "Note: Yn ystod y dydd." in found


def test_what_was_asked_then_is_what_is_printed() -> None:
    """An old sheet is shown in its own version, with what was not answered left open."""
    kept = answers()
    partly = type(kept)(kept.name, kept.version, {"weapon": kept.reply("weapon")})
    data = ENTRY.render(view(visit(answers=partly)), "en", furniture())
    assert bars(data) == (partly.reply("weapon").answer is not Tri.NO)
