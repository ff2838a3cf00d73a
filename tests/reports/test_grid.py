"""Whatever people write, the page is made: nothing stops it, nothing is lost, and rows keep the company they should."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.example import furniture, paper
from tests.reports.reading import check_paper, reader, spoken, words
from tests.reports.views import case, flag, note, people, place, record, rows, view, visit
from vawdesk.models.casework.visit_rows import Called, Step
from vawdesk.models.kinds import LongText, TextKind
from vawdesk.models.profile import Profile
from vawdesk.reports.forms.casework import buddy_sheet, contact_note, home_visit, staff_risk_flag
from vawdesk.reports.forms.casework import case as case_cover
from vawdesk.reports.kit.entry import DocumentEntry
from vawdesk.reports.kit.style import MEASURE
from vawdesk.reports.kit.tables import Group
from vawdesk.services.view import RecordView

CELLS = st.lists(st.integers(0, 500), min_size=2, max_size=2)


def flat(data: bytes) -> str:
    return re.sub(r'[\s"]+', "", spoken(data))


@settings(max_examples=25)
@given(st.lists(CELLS | st.none(), min_size=1, max_size=14), st.integers(0, 40))
def test_any_table_is_made_and_loses_no_word(lengths: list[list[int] | None], least: int) -> None:
    expected: list[str] = []
    laid: list[Any] = []
    for number, lengths_of_row in enumerate(lengths):
        if lengths_of_row is None:
            laid.append(Group(f"mis{number}x"))
            expected.append(f"mis{number}x")
            continue
        texts = [" ".join(f"g{number}c{column}w{word}x" for word in range(length)) for column, length in enumerate(lengths_of_row)]
        expected += [word for text in texts for word in text.split()]
        laid.append(texts)
    doc = paper(banner=())
    doc.table(["Pryd", "Beth"], laid, [120, MEASURE - 120], least=least)
    data = doc.build()
    found = flat(data)
    assert [word for word in expected if word not in found] == []


def test_a_group_heading_never_stands_at_the_foot_of_a_page() -> None:
    doc = paper(banner=())
    laid: list[Any] = []
    for month in range(30):
        laid += [Group(f"Mis{month}"), *([f"{day}", "gair " * 30] for day in range(month % 5 + 1))]
    doc.table(["Pryd", "Beth"], laid, [120, MEASURE - 120])
    data = doc.build()
    assert len(reader(data).pages) > 2
    for page in range(1, len(reader(data).pages)):
        last = max((word for word in words(data) if word.page == page and word.bottom < 770), key=lambda word: (word.top, -word.left))
        assert not last.text.startswith("Mis")


def test_a_heading_goes_with_what_follows_and_a_signature_with_what_precedes() -> None:
    for lines in range(30, 44):
        doc = paper(banner=())
        doc.p("\n".join(["llinell"] * lines))
        doc.p("O flaen y llofnod.")
        doc.h2("Llofnodi", "G")
        doc.signatures([])
        doc.h2("Pennawd", "H")
        doc.p("Y testun.")
        pages = {word.text: word.page for word in words(doc.build())}
        assert pages["Llofnodi"] == pages["Signature"] == pages["llofnod."]
        assert pages["Pennawd"] == pages["testun."]


def full(held: RecordView) -> tuple[RecordView, list[str]]:
    """The same record with every text field filled to the last character it may have."""
    planted: list[str] = []
    values = dict(held.values)
    for name, described in held.described.items():
        if isinstance(described.kind, TextKind):
            planted.append(f"diwedd{len(planted)}x")
            limit = described.kind.limit if isinstance(described.kind, LongText) else min(described.kind.limit, 300)
            values[name] = ("geiriau " * limit)[: limit - len(planted[-1]) - 1] + " " + planted[-1]
    return RecordView(described=held.described, values=values, names=held.names, kind=held.kind, id=held.id, ref_no=held.ref_no), planted


@pytest.mark.parametrize(
    ("entry", "held"),
    [(contact_note.ENTRY, note()), (staff_risk_flag.ENTRY, flag()), (home_visit.ENTRY, visit()), (case_cover.ENTRY, case())],
    ids=["D04", "D12", "D20", "D03"],
)
def test_a_record_filled_to_its_limits_is_printed_to_its_last_word(entry: DocumentEntry, held: RecordView) -> None:
    longest, planted = full(held)
    data = entry.render(view(longest, groups={"people": people(), "flags": (flag(),)}), "cy", furniture())
    found = flat(data)
    shown = [word for word in planted if word in found]
    assert shown or entry.code == "D03"
    if entry.code in {"D04", "D12"}:
        hidden = {"D04": ["withdrawn_why"], "D12": ["challenge", "ended_why"]}[entry.code]
        assert len(shown) >= len(planted) - len(hidden)
    check_paper(data, "cy")


def test_a_check_in_sheet_with_far_too_much_on_it_loses_nothing() -> None:
    longest, planted = full(place())
    steps = rows(*(Step(15 * number, f"cam{number}x " + "gair " * 58) for number in range(1, 9)))
    called = rows(*(Called(None, f"Enw{number}x", "01632 960 155") for number in range(12)))
    shown = view(visit(steps=steps, overdue_order=called), Profile.BUDDY, groups={"place": (longest,)})
    data = buddy_sheet.ENTRY.render(shown, "en", furniture())
    found = flat(data)
    printed = [name for name in longest.described if name in (*buddy_sheet.ADDRESS_LINES, "found_by_a_stranger")]
    assert sum(word in found for word in planted) == len(printed)
    assert all(f"cam{number}x" in found for number in range(1, 9))
    assert all(f"Enw{number}x" in found for number in range(12))
    folds = [word for word in words(data) if word.text == "Fold"]
    for word in words(data):
        if re.fullmatch(r"diwedd\dx,?", word.text):
            assert any(fold.page == word.page and word.bottom < fold.top for fold in folds)
    check_paper(data, "en-GB")


def test_an_empty_record_is_a_page_too() -> None:
    for entry, kind in ((contact_note.ENTRY, note().kind), (staff_risk_flag.ENTRY, flag().kind), (home_visit.ENTRY, visit().kind)):
        check_paper(entry.render(view(record(kind, 9)), "en", furniture()), "en-GB")
