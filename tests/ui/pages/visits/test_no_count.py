"""However many concerns a visit raises, no number on its page says so: they stand there one by one (H5)."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from tests.ui.pages.visits.conftest import Office
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import Measure, Outcome
from vawdesk.models.casework.visit_questions import DANGER, VISIT_QUESTIONS
from vawdesk.models.casework.visit_rows import Called
from vawdesk.models.values import Tri
from vawdesk.services import visit_steps
from vawdesk.ui.kit.page import Page
from vawdesk.ui.pages.casework.home_visit import open_page

ASKED = [question.key for question in VISIT_QUESTIONS.questions if question.group == DANGER]
COUNTED = ("1", "2", "3", "4", "5", "6", "7", "one", "two", "three", "four", "five", "six", "seven")


def worried(office: Office, count: int) -> HomeVisit:
    """A visit of two people with so many answers that raise a concern."""
    two = (office.staff["Huw"], office.staff["Sioned"])
    calls = (Called(name="Duty line", telephone="01632 960417"),)
    said = {"workers": two, "overdue_order": calls, "outcome": Outcome.TWO_PEOPLE, "measures": (Measure.TWO_WORKERS,)}
    return office.visit(*office.family(), dict.fromkeys(ASKED[:count], Tri.YES), **said)


def numbers(page: Page) -> Counter[str]:
    """Every number that stands on a page, in figures or as a word, but for times, days and numbers of records."""
    texts = [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]
    texts += [one.text() for one in page.findChildren(QAbstractButton) if one.isVisibleTo(page)]
    found: Counter[str] = Counter()
    for text in texts:
        bare = re.sub(r"<[^>]*>|\d+:\d+|[A-Z]+-\d+-\d+|\d+\s+\w+\s+20\d\d", " ", text)
        found.update(word for word in re.findall(r"\w+", bare.lower()) if word in COUNTED)
    return found


@pytest.mark.parametrize("signed", [False, True])
def test_one_concern_and_many_show_the_same_numbers(office: Office, signed: bool) -> None:
    shown = []
    for count in (1, 5):
        office.town.clock.advance(days=3)  # two visits of one worker at one time are refused
        office.sign_in("Huw")
        made = worried(office, count)
        visit = visit_steps.sign(office.desk, made) if signed else visit_steps.keep(office.desk, made)
        page = open_page(office.at, visit.id)
        office.show(page)
        office.settle()
        shown.append(numbers(page))
    assert shown[0] == shown[1]
