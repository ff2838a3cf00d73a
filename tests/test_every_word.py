"""No word of the program, in either language, gives a score, weighs somebody in numbers, or says that a risk is low (X8, X12).

Whoever needs such a word after all names it here, and so has to say why.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import vawdesk

CODE = Path(vawdesk.__file__).parent
CATALOGUE = CODE.parent / "resources" / "locale" / "cy" / "LC_MESSAGES" / "vawdesk.po"
MARKERS = {"N_", "NN_", "NP_"}
ENGLISH = re.compile(
    r"\b(low|lower|lowest|medium|high|higher|highest|standard|small|slight|minimal|no)[- ]risk\b"
    r"|\brisk\w* (is|was|are|seems|remains|has been) (now |very |quite )?(low|lower|small|slight|minimal|medium|high|reduced|gone)\b"
    r"|\brisk (level|rating|score|grade|index|total)\b"
    r"|\bscor(e|es|ed|ing)\b|\bper ?cent\b|%|\b\d+ (out )?of \d+\b|\b(red|amber|green) (risk|rating)\b"
    r"|\} (out )?of \{\w+\} (indicators|signs|answers|questions|concerns|points|boxes)\b|\bdanger is (low|small|over|past)\b",
    re.IGNORECASE,
)
WELSH = re.compile(
    r"\b(risg|perygl)(iau)? (yn |yn gymharol )?(isel|is|isaf|bach|canolig|uchel|uwch|uchaf|fach)\b"
    r"|\b(dim|heb) risg\b|\blefel y? ?risg\b|\bsg[oô]r\w*|\by cant\b|%|\b\d+ (allan )?o \d+\b|\{\w+\} allan o \{\w+\}",
    re.IGNORECASE,
)
ALLOWED = {
    "100 %": "how large a page is shown",
    "A black bar marks an answer that counts as a concern: ‘Yes’ or ‘Not known’. It is not a score.": "says that it is none",
    "Put a cross in one box on each line. This is not a score.": "says that it is none",
    "These are things to notice and tell someone about. They are not a checklist, a score, or a way to rule risk out.": "the same",
    "High risk that a trained person saw with the Dash list": "MARAC's own criterion, and a trained person's finding",
}


def said(path: Path) -> Iterator[str]:
    """Every text of a module that is marked as one for people to read."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKERS:
            yield from (arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str))


def english() -> set[str]:
    return {words for path in CODE.rglob("*.py") for words in said(path)}


def welsh() -> Iterator[tuple[str, str]]:
    """Each Welsh text with the English that it stands for."""
    with CATALOGUE.open("rb") as file:
        for message in read_po(file, locale="cy"):
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            for text in message.string if isinstance(message.string, tuple) else (message.string,):
                if ids[0] and text:
                    yield ids[0], text


def test_no_english_word_scores_or_calms() -> None:
    found = english()
    assert len(found) > 4000  # it has truly read them
    assert {words for words in found if ENGLISH.search(words)} == set(ALLOWED)


def test_no_welsh_word_scores_or_calms() -> None:
    assert {words for of, words in welsh() if WELSH.search(words) and of not in ALLOWED} == set()


@pytest.mark.parametrize(
    "words", ["The risk is low.", "A low-risk visit", "Low risk", "7 of 20 indicators", "Score: 4", "{n} of {all} signs", "60 %"]
)
def test_what_is_looked_for(words: str) -> None:
    assert ENGLISH.search(words)


@pytest.mark.parametrize("words", ["Mae'r risg yn isel.", "Risg isel", "7 o 20 dangosydd", "Sgôr: 4", "60 y cant"])
def test_what_is_looked_for_in_welsh(words: str) -> None:
    assert WELSH.search(words)
