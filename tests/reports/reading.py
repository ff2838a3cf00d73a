"""Reads a finished PDF back with other people's tools: pypdf for its structure, poppler and qpdf for what a reader sees."""

from __future__ import annotations

import html
import re
import subprocess
from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

from vawdesk.reports.kit.style import HEIGHT, LEFT, MEASURE

SHOWS = {b"Tj", b"TJ", b"'", b'"', b"Do", b"f", b"S", b"B", b"f*", b"B*", b"s", b"b"}


@dataclass(frozen=True)
class Word:
    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


def run(*command: str, data: bytes, password: str = "") -> subprocess.CompletedProcess[str]:
    """A tool run over these bytes; the name of the file is put where the command says FILE."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "document.pdf"
        path.write_bytes(data)
        words = [str(path) if word == "FILE" else word for word in command]
        return subprocess.run(words, capture_output=True, text=True, check=False)


def said(*command: str, data: bytes) -> str:
    """What a tool says; it must be content."""
    done = run(*command, data=data)
    assert done.returncode == 0, done.stderr
    return done.stdout


def reader(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data))


def text(data: bytes) -> str:
    """Everything that can be read, furniture included, each word parted by one space."""
    return " ".join(said("pdftotext", "-layout", "FILE", "-", data=data).split())


def spoken(data: bytes) -> str:
    """What a screen reader says, in its order, without furniture."""
    return said("pdfinfo", "-struct-text", "FILE", data=data)


def heard(data: bytes) -> str:
    """The same as running text."""
    return " ".join("".join(re.findall(r'"(.*)"', spoken(data))).split())


def words(data: bytes) -> list[Word]:
    """Every word with its place on its page, in points from the upper left corner."""
    found, page = [], 0
    for line in said("pdftotext", "-bbox", "FILE", "-", data=data).splitlines():
        page += "<page " in line
        if match := re.search(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*)</word>', line):
            left, top, right, bottom = map(float, match.groups()[:4])
            found.append(Word(page, left, top, right, bottom, html.unescape(match.group(5))))
    return found


def outside(data: bytes) -> list[Word]:
    """Words that stand outside the measure or off the sheet."""
    return [
        word for word in words(data) if word.left < LEFT - 0.6 or word.right > LEFT + MEASURE + 0.6 or word.bottom > HEIGHT or word.top < 0
    ]


def check_marks(data: bytes) -> None:
    """Nothing is drawn outside a mark, no mark stands inside another, every mark has its node."""
    read = reader(data)
    numbers: Any = read.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    parents = {numbers[n]: numbers[n + 1] for n in range(0, len(numbers), 2)}
    for page in read.pages:
        depth, seen = 0, []
        for operands, operator in ContentStream(page.get_contents(), read).operations:
            if operator in (b"BMC", b"BDC"):
                depth += 1
                assert depth == 1, "a mark inside a mark"
                if operator == b"BDC" and "/MCID" in operands[1]:
                    seen.append(operands[1]["/MCID"])
            elif operator == b"EMC":
                depth -= 1
            elif operator in SHOWS:
                assert depth == 1, f"{operator!r} outside a mark"
        assert depth == 0
        assert seen == list(range(len(seen)))
        assert len(seen) == len(parents[page["/StructParents"]]), "a mark without a node"


def ends_in_heading(data: bytes) -> list[int]:
    """The pages, from 1, on which nothing but the furniture stands below a heading."""
    read = reader(data)
    numbers: Any = read.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    parents = {numbers[n]: numbers[n + 1] for n in range(0, len(numbers), 2)}
    found = []
    for number, page in enumerate(read.pages, 1):
        marks = parents[page["/StructParents"]]
        node: Any = marks[-1].get_object() if marks else {}
        while "/S" in node and not re.fullmatch(r"/H\d", node["/S"]):
            node = node["/P"].get_object() if "/P" in node else {}
        if "/S" in node:
            found.append(number)
    return found


def check_tree(data: bytes) -> Counter[str]:
    """Rows of a table are equally wide and no heading level is skipped; the kinds of element with their counts."""
    counts: Counter[str] = Counter()
    headings: list[int] = []
    tables: list[set[int]] = []

    def walk(node: Any, wide: set[int]) -> None:
        kind = node["/S"]
        counts[kind[1:]] += 1
        if re.fullmatch(r"/H\d", kind):
            headings.append(int(kind[2]))
        if kind == "/Table":
            wide = set()
            tables.append(wide)
        kids = [kid.get_object() for kid in node.get("/K", []) if not isinstance(kid, int)]
        if kind == "/TR":
            assert {kid["/S"] for kid in kids} <= {"/TH", "/TD"}
            wide.add(sum(int(kid.get("/A", {}).get("/ColSpan", 1)) for kid in kids))
        for kid in kids:
            if "/S" in kid:
                walk(kid, wide)

    root: Any = reader(data).trailer["/Root"]["/StructTreeRoot"]["/K"]
    walk(root.get_object(), set())
    assert headings[:1] in ([], [1])
    assert all(later <= before + 1 for before, later in pairwise(headings)), headings
    assert all(len(wide) == 1 for wide in tables), "a ragged table"
    return counts


def check_file(data: bytes, language: str) -> None:
    """A clean, tagged file: title shown, language told, every font embedded with the letters it stands for."""
    assert "No syntax or stream encoding errors" in said("qpdf", "--check", "FILE", data=data)
    information = said("pdfinfo", "FILE", data=data)
    assert re.search(r"Tagged:\s+yes", information)
    assert "(anonymous)" not in information
    fonts = said("pdffonts", "FILE", data=data).splitlines()[2:]
    assert fonts
    assert all("Atkinson" in font and " yes yes yes " in font for font in fonts), fonts
    root: Any = reader(data).trailer["/Root"]
    assert root["/Lang"] == language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def check_paper(data: bytes, language: str) -> Counter[str]:
    """Everything that must hold of every paper."""
    check_file(data, language)
    check_marks(data)
    assert not outside(data)
    return check_tree(data)
