"""A paper is tagged: everything drawn is in its place in the reading order or said to be furniture."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.reports.example import DAY, everything, paper
from tests.reports.reading import check_paper, heard, reader, spoken
from vawdesk.i18n import language
from vawdesk.reports.kit.words import DocumentLanguage

LANGUAGES: list[tuple[DocumentLanguage, str]] = [("en", "en-GB"), ("cy", "cy"), ("both", "cy")]


@pytest.mark.parametrize("blank", [False, True], ids=["filled", "blank"])
@pytest.mark.parametrize(("spoken_in", "tag"), LANGUAGES, ids=[code for code, _tag in LANGUAGES])
def test_every_component_is_tagged_and_inside_the_measure(spoken_in: DocumentLanguage, tag: str, blank: bool) -> None:
    counts = check_paper(everything(spoken_in, blank=blank).build(), tag)
    assert counts["Table"] == 4
    assert counts["H1"] == 1
    assert counts["H3"] == 1
    assert counts["Form"] >= 10 * 3 + 4 * (4 if blank else 3) + 5 * 3 + 7  # a fourth answer has its box on a form for the pen only


def test_the_title_of_the_file_is_the_title_of_the_document() -> None:
    information = reader(everything().build()).metadata
    assert information is not None
    assert information.title == "Question"
    assert information.author == "Elusen Enghraifft"


def test_what_the_page_says_of_itself_is_read_first() -> None:
    first = heard(everything(practice=True, draft=True).build())
    assert first.startswith("PRACTICE / YMARFERCONFIDENTIAL – DOMESTIC ABUSEDRAFT – NOT APPROVEDQuestionSTAFF RISK")


def test_furniture_of_later_pages_is_not_read_again() -> None:
    data = everything(practice=True).build()
    assert len(reader(data).pages) > 2
    assert spoken(data).count("CONFIDENTIAL") == 1
    assert spoken(data).count("PRACTICE") == 1
    assert "Printed by" not in spoken(data)


def test_the_head_of_a_table_is_read_once_and_drawn_on_every_page() -> None:
    doc = paper()
    doc.table(["Pryd", "Beth"], [["Mehefin", f"Cofnod {number}"] for number in range(120)], [100, 387.6])
    data = doc.build()
    assert spoken(data).count('"Pryd') == 1
    assert all("Pryd" in page.extract_text() for page in reader(data).pages)


def test_boxes_say_whether_they_are_ticked() -> None:
    doc = paper()
    doc.choice("Iaith", ["Cymraeg", "English"], (0,))
    root: Any = reader(doc.build()).trailer["/Root"]["/StructTreeRoot"]["/K"]
    found: list[str] = []

    def walk(node: Any) -> None:
        if node["/S"] == "/Form":
            assert node["/A"]["/O"] == "/PrintField"
            found.append(f"{node['/Alt']} {node['/A']['/checked']}")
        for kid in node.get("/K", []):
            if not isinstance(kid, int) and "/S" in kid.get_object():
                walk(kid.get_object())

    walk(root.get_object())
    assert found == ["Cymraeg: ticked /on", "English: not ticked /off"]


def test_the_second_language_is_marked_as_what_it_is() -> None:
    doc = paper("both")
    doc.p(DAY)
    doc.choice(DAY, [DAY])
    data = doc.build()
    raw = b"".join(re.findall(rb"/Lang \(en-GB\)", said_objects(data)))
    assert raw.count(b"en-GB") >= 3
    assert language("cy").say(DAY).replace("\u00a0", " ") in heard(data)
    assert language("en").say(DAY).replace("\u00a0", " ") in heard(data)


def said_objects(data: bytes) -> bytes:
    """Every structure element as bytes, unpacked."""
    out = []
    read = reader(data)
    for number in range(1, len(read.xref[0]) + 1):
        found: Any = read.get_object(number)
        if isinstance(found, dict) and found.get("/Type") == "/StructElem" and "/Lang" in found:
            out.append(f"/Lang ({found['/Lang']})".encode())
    return b"\n".join(out)
