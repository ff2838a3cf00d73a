"""Text comes out as it was typed: no word lost, nothing parsed, nothing outside its column."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from tests.reports.example import paper, risk
from tests.reports.reading import check_paper, heard, outside, reader, spoken, text
from vawdesk.i18n import NBSP, Code, language
from vawdesk.reports.kit.fonts import letters, measure, shown, unprintable
from vawdesk.reports.kit.text import Run, Text

LONG = " ".join(f"gair{n} llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" for n in range(400))[:20_000]
MARKUP = "<b>& nid yw'n farcio</b> **dim** \\(x\\) %d {0} &amp; <para> _"


def laid(content: Text, width: float) -> list[str]:
    content.wrap(width, 0)
    return ["".join(words for _run, words in line) for line in content.lines]


@given(st.text(st.sampled_from("abcŵŷ ÂI\n-–0<&>{}\u00a0"), max_size=300), st.floats(12, 400))
def test_no_letter_is_lost_and_no_line_is_too_wide(typed: str, width: float) -> None:
    lines = laid(Text(typed), width)
    assert "".join(lines).replace(" ", "") == re.sub(r"[ \n]", "", typed)
    assert all(measure(line, "Atkinson", 11) <= width + 0.01 for line in lines)


@given(st.lists(st.tuples(st.text(st.sampled_from("mwŵi "), max_size=40), st.booleans()), max_size=6), st.floats(20, 200))
def test_runs_of_two_weights_lose_nothing(runs: list[tuple[str, bool]], width: float) -> None:
    lines = laid(Text([Run(words, bold) for words, bold in runs]), width)
    assert "".join(lines).replace(" ", "") == "".join(words for words, _bold in runs).replace(" ", "")


@given(st.text(max_size=200))
@example("Nguyễn Thị Ánh")
@example("Ẹniọlá\u0301")
@example("Анна\u202e 😀 a\u200db\tc")
def test_a_letter_the_font_lacks_is_never_dropped_unseen(typed: str) -> None:
    drawn = shown(typed)
    assert set(drawn) <= letters() | {"\n"}
    if unprintable(typed):
        assert "[?" in drawn
    assert not unprintable(drawn)


def test_which_letters_cannot_be_shown_is_known_before_printing() -> None:
    assert unprintable("Siân Ŵyn ŷ Łukasz Žižek Őri Şahin") == []
    assert unprintable("Nguyễn Thị Анна") == ["ễ", "ị", "А", "н", "а"]
    assert shown("Nguyễn") == "Nguy[?]n"
    assert shown("Анна!") == "[????]!"
    assert shown("01632\t960\u2011101") == "01632 960-101"


def test_all_welsh_letters_are_drawn() -> None:
    welsh = "âêîôûŵŷ ÂÊÎÔÛŴŶ áéíóú àèìòùẁ äëïöüẅÿ"
    doc = paper()
    doc.p(welsh)
    assert welsh in text(doc.build())


def test_what_looks_like_markup_is_printed_as_typed() -> None:
    doc = paper()
    doc.p(MARKUP)
    doc.table(["Pryd", "Beth"], [["1 Mehefin", MARKUP]], [100, 387.6])
    data = doc.build()
    assert heard(data).count(MARKUP) == 2
    assert text(data).count(MARKUP) == 2


def test_twenty_thousand_characters_in_one_cell_lose_no_word() -> None:
    doc = paper()
    doc.table(
        ["Pryd", "Beth ddigwyddodd", "Gan"], [["1 Mehefin", LONG, "M. Worker"], ["2 Mehefin", "x" * 400, "M. Worker"]], [80, 307.6, 100]
    )
    data = doc.build()
    assert len(reader(data).pages) > 5
    flat = re.sub(r'[\s"]+', "", spoken(data))
    assert [word for word in LONG.split() if word not in flat] == []
    assert "x" * 400 in flat
    check_paper(data, "en-GB")


def test_a_very_long_word_is_broken_in_good_time() -> None:
    lines = laid(Text("w" * 20_000), 100)
    assert sum(map(len, lines)) == 20_000


def test_words_bound_together_stay_together() -> None:
    bound = "01632\u00a0960\u00a0101"
    for width in range(90, 130, 5):
        assert any(bound in line for line in laid(Text(f"Ffoniwch y rheolwr ar {bound} heddiw."), width))


@given(st.dates(), st.sampled_from(["en", "cy"]), st.floats(60, 400))
def test_no_date_is_broken_inside_its_year_however_narrow_its_column(day: date, code: Code, width: float) -> None:
    said = language(code).date(day)
    lines = laid(Text(f"({said})"), width)
    assert [word for line in lines for word in line.replace(NBSP, " ").split()] == f"({said})".replace(NBSP, " ").split()


def test_long_instructions_of_a_flag_run_on_to_the_next_page() -> None:
    doc = paper(banner=tuple(risk(f"Digwyddiad {n}", LONG[:2_000]) for n in range(6)))
    doc.box([doc.writer.free(LONG[:9_000])])
    data = doc.build()
    assert not outside(data)
    assert all(f"Digwyddiad {n}" in text(data) for n in range(6))
    check_paper(data, "en-GB")
