"""D23: how a visit went, filled and blank, in both languages; an incident or a near miss as a section, whole only where there was one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reports.example import furniture
from tests.reports.reading import check_paper, text
from tests.reports.views import BANNER, MAIR, PLACE, SIAN, TOMOS, at, record, rows, signature, view
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.casework.visit_outcome_options import CheckInHow, CheckInSaid, HowAreYou, MustHear
from vawdesk.models.casework.visit_outcome_rows import CheckIn, ToldOfIncident
from vawdesk.models.casework.visit_rows import PassedOn
from vawdesk.models.values import Tri
from vawdesk.reports.forms.casework import visit_outcome
from vawdesk.reports.kit.words import DocumentLanguage
from vawdesk.services.view import View, blank_view

TAG = {"en": "en-GB", "cy": "cy"}


def outcome(**changed: Any) -> View:
    values: dict[str, Any] = {
        "place": PLACE, "workers": (MAIR,), "left_at": at(2, 13), "arrived_at": at(2, 13, 30), "ended_at": at(2, 14, 40),
        "sheet_held_by": TOMOS, "incident": Tri.NO, "near_miss": Tri.NO, "how_are_you": HowAreYou.WELL,
        "check_ins": rows(
            CheckIn(CheckInSaid.STAYING, at(2, 14, 20), at(2, 14, 20), TOMOS, CheckInHow.PHONE, at(2, 14, 45)),
            CheckIn(CheckInSaid.SAFE, at(2, 14, 40), at(2, 14, 45), TOMOS, CheckInHow.PHONE),
        ),
        "passed_on": rows(PassedOn(what="The step is loose.", to="Landlord")), "signed": signature(MAIR, "Support worker"),
    }  # fmt: skip
    return view(record(VisitOutcome, 1, **(values | changed)), visit="V-2026-0007")


def drawn(shown: View, language: DocumentLanguage = "en") -> str:
    data = visit_outcome.ENTRY.render(shown, language, furniture(banner=(BANNER,)))
    check_paper(data, TAG[language])
    return " ".join(text(data).split())


@pytest.mark.parametrize("language", ["en", "cy"])
def test_an_ordinary_visit_is_short_and_stays_inside(language: DocumentLanguage) -> None:
    found = drawn(outcome(), language)
    assert "V-2026-0007" in found
    assert "The step is loose." in found
    assert ("STAFF RISK" if language == "en" else "RISG I STAFF") in found
    if language == "en":
        assert "Staying longer, until 15:45" in found  # local time in September
        assert "What happened" not in found


def test_an_incident_and_who_was_told_stand_there_whole() -> None:
    told = rows(ToldOfIncident(MustHear.INSURER, not_needed_because="Nothing was broken."))
    found = drawn(
        outcome(incident=Tri.YES, incident_what="He threw a cup.", riddor=Tri.NO, told=told, manager_saw=signature(SIAN, "Manager"))
    )
    for words in ("He threw a cup.", "Our insurer", "Nothing was broken.", "Charity Commission", "Seen by a manager"):
        assert words in found


def test_a_visit_without_assessment_says_that_nobody_is_blamed() -> None:
    shown = outcome(unassessed=True, why_unassessed="She rang.", what_was_seen="Two dogs.", safe=Tri.YES)
    found = drawn(view(shown.main, unassessed=True))
    assert "blames nobody" in found
    assert "Two dogs." in found


@pytest.mark.parametrize("language", visit_outcome.ENTRY.blanks)
def test_the_blank_asks_everything_and_names_nobody(language: DocumentLanguage) -> None:
    data = visit_outcome.ENTRY.render(blank_view(VisitOutcome), language, furniture(banner=(BANNER,), reference=""))
    found = " ".join(text(data).split())
    check_paper(data, TAG[language])
    assert "STAFF RISK" not in found
    assert "M. Gwaith" not in found
    if language == "en":
        for words in ("What happened", "What nearly went wrong", "Why there was no assessment before", "Who may have to be told"):
            assert words in found
