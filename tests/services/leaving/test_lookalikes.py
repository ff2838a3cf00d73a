"""Figures and strokes that stand for letters are read as letters, and everything else stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vawdesk.services.folding import fold
from vawdesk.services.lookalikes import SHAPES, as_letters


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("A1ys", ("Alys", "Aiys")),
        ("MET 5AMPL", ("MET SAMPL",)),
        ("AIys and Pau|", ("Alys and Paul", "Aiys and Paui")),
        ("LIŷr and AΙys", ("Llŷr and Alys", "Liŷr and Aiys")),
        ("saw lestyn", ("saw Iestyn",)),
    ],
)
def test_what_stands_for_a_letter(text: str, read: tuple[str, ...]) -> None:
    assert tuple(as_letters(text)) == read


@pytest.mark.parametrize(
    "text",
    [
        "SA43 1AA", "CX19 KJL", "at 10am", "2nd floor, flat 12a", "SA1", "llythyr at y llyfrgell", "letters to look at", "IT and HIV",
        "01632 960417", "VA-2026-0042", "I said | he said", "",
    ],
)  # fmt: skip
def test_what_stands_for_itself(text: str) -> None:
    assert not as_letters(text)


@given(st.text(st.sampled_from("Aal1|I05 \nŵÎ.—х"), max_size=30))
def test_the_text_stays_as_long_as_it_was(text: str) -> None:
    assert all(len(read) == len(text) for read in as_letters(text))


def test_a_letter_of_another_script_folds_like_the_one_it_looks_like() -> None:
    assert all(fold(other) == latin for other, latin in SHAPES.items())
    assert all(fold(other.upper()) == latin for other, latin in SHAPES.items() if other.upper().lower() == other)
