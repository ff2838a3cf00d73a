"""Wherever a page ends: a heading keeps what it is over, a signature what it is under, and the end of a letter its last words."""

from __future__ import annotations

from datetime import date

import pytest
from reportlab.lib.units import mm

from tests.reports.example import furniture
from tests.reports.reading import ends_in_heading, reader
from tests.reports.views import ALYS, record, view
from vawdesk.i18n import plain
from vawdesk.models.casework.letter import Letter
from vawdesk.models.profile import Profile
from vawdesk.reports.forms.casework import letter
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.fields import Field
from vawdesk.reports.kit.tables import Signed

FULL = 245  # millimetres of a page


@pytest.mark.parametrize("down", range(150, FULL, 5))
@pytest.mark.parametrize("fields", [0, 1, 3])
def test_a_signature_takes_along_what_stands_over_it_and_its_heading(down: int, fields: int) -> None:
    paper = Paper("D00", plain("Form"), "en", furniture(banner=()), blank=True)
    paper.p(plain("Use a reference number."))
    paper.space(down * mm)
    paper.h2(plain("What was learned"), "1")
    if fields:
        paper.fields([[Field(plain(f"Question {number}"), lines=2)] for number in range(fields)])
    else:
        paper.choice(plain("Is there more?"), [plain("Yes"), plain("No")])
    paper.h2(plain("Sign"), "2")
    paper.signatures([Signed(plain("Written down by"))])
    data = paper.build()
    assert ends_in_heading(data) == []
    last = reader(data).pages[-1].extract_text()
    assert "Written down by" in last
    assert (f"Question {fields - 1}" if fields else "Is there more?") in last


@pytest.mark.parametrize("words", range(300, 480, 20))
def test_the_end_of_a_letter_is_not_alone_on_its_page(words: int) -> None:
    body = "\n\n".join([" ".join(["word"] * words), "We hope to see you on Thursday."])
    made = record(Letter, 5, person=ALYS, subject_english="Our meeting", body_english=body)
    data = letter.ENTRY.render(view(made, Profile.THE_PERSON, on=date(2026, 11, 24), signed=("M. Gwaith",)), "en", furniture())
    last = reader(data).pages[-1].extract_text()
    assert "Yours sincerely" in last
    assert "We hope to see you on Thursday." in last
