"""RS: the key is where the folds hide it, reads letter by letter, and a blank one can be filled in by hand."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from reportlab.lib.units import mm

from tests.reports.example import furniture
from tests.reports.reading import check_paper, heard, reader, spoken, text, words
from vawdesk.i18n import Code, language
from vawdesk.reports.forms.organisation.recovery_sheet import (
    LOWER_FOLD,
    TITLE,
    UPPER_FOLD,
    WARNING,
    Sheet,
    blank_recovery_sheet,
    recovery_sheet,
)
from vawdesk.reports.kit.page import Furniture, Label
from vawdesk.reports.kit.style import HEIGHT

GROUPS = ["7K3M", "9QXA", "2VDT", "0HJ8", "W5NR", "B4CE", "6FYG", "1ZPS", "K8T2"]
SHEETS: tuple[Sheet, ...] = get_args(Sheet)


def plainly(**changed: object) -> Furniture:
    return furniture(reference="", **changed)  # with a label and a banner that the sheet must not have


def filled(sheet: Sheet, spoken_in: Code, **changed: object) -> bytes:
    return recovery_sheet(GROUPS, "S-0413", sheet, "Elusen Enghraifft", date(2026, 11, 22), spoken_in, plainly(**changed))


def test_a_paper_that_is_not_counted_has_no_copy_number() -> None:
    assert "Copy" not in text(filled("organisation and casework", "en", copy=0))


@pytest.mark.parametrize("spoken_in", ["en", "cy"])
@pytest.mark.parametrize("sheet", SHEETS)
def test_the_sheet_says_what_it_opens_and_holds_on_one_page(sheet: Sheet, spoken_in: Code) -> None:
    data = filled(sheet, spoken_in)
    check_paper(data, {"en": "en-GB", "cy": "cy"}[spoken_in])
    assert len(reader(data).pages) == 1
    said = language("cy" if spoken_in == "cy" else "en").say
    found = text(data)
    assert said(TITLE) in found
    assert said(WARNING[sheet]) in found
    assert "S-0413" in found
    assert said(Label.CONFIDENTIAL.value) in found


def test_the_whole_key_lies_in_the_middle_third() -> None:
    places = {word.text: word for word in words(filled("hr", "en"))}
    for letter in ("7", "K", "X", "0", "2"):
        assert places[letter].top > HEIGHT - UPPER_FOLD
        assert places[letter].bottom < HEIGHT - LOWER_FOLD
    assert places["S-0413"].bottom < HEIGHT - UPPER_FOLD - 2 * mm
    assert places["Fold"].top > HEIGHT - LOWER_FOLD + 2 * mm


def test_the_key_is_said_group_by_group_and_letter_by_letter() -> None:
    said = spoken(filled("hr", "en"))
    assert [group for group in GROUPS if " ".join(group) not in said and group not in said.replace('"', "")] == []


@pytest.mark.parametrize("spoken_in", ["en", "cy"])
@pytest.mark.parametrize("sheet", SHEETS)
def test_a_blank_sheet_has_a_box_for_every_letter_and_no_key(sheet: Sheet, spoken_in: Code) -> None:
    data = blank_recovery_sheet(sheet, spoken_in, plainly())
    counts = check_paper(data, "en-GB" if spoken_in == "en" else "cy")
    assert counts["Form"] == len(GROUPS) + 4
    assert len(reader(data).pages) == 1
    assert not [group for group in GROUPS if group in text(data)]
    assert "M. Worker" not in text(data)


def test_a_key_that_must_be_kept_is_not_told_to_be_shredded() -> None:
    for data in (filled("hr", "en"), blank_recovery_sheet("hr", "en", plainly())):
        assert "hred" not in heard(data) + text(data)


def test_it_names_no_case_and_no_abuse() -> None:
    found = text(filled("organisation and casework", "en", practice=True)).lower()
    assert "abuse" not in found
    assert "practice / ymarfer" in found


def test_it_has_the_plain_label_whatever_it_is_given() -> None:
    for data in (filled("hr", "en"), blank_recovery_sheet("hr", "en", plainly())):
        assert "STAFF RISK" not in text(data)
        assert "DOMESTIC ABUSE" not in text(data)
