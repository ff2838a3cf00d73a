"""Where rules come from: paragraphs of the guidance, items of the standards, laws and advice, each with a short title of ours."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from vawdesk import paths
from vawdesk.i18n import Language

GUIDANCE, STANDARDS, OTHER = "guidance", "standards", "other"


@dataclass(frozen=True)
class Source:
    """One citable place. `family` is the guidance, the standards or another source; the titles say what the place is about."""

    key: str
    family: str
    english: str
    welsh: str

    def title(self, language: Language) -> str:
        """What the place is about, in our words."""
        return self.welsh if language.code == "cy" else self.english


@cache
def _read() -> dict[str, Any]:
    held: dict[str, Any] = json.loads((paths.resources() / "facts" / "sources.json").read_text(encoding="utf-8"))
    return held


@cache
def sources() -> dict[str, Source]:
    """Every source by its key: "8.17", "ST 4", "ST 4.iii", "DAA 2021 s.2", "house rule"."""
    held, found = _read(), list[Source]()
    for section in held["guidance"]["sections"]:
        found += [_made(key, GUIDANCE, section["title"]) for key in section["paragraphs"]]
    for standard in held["standards"]["standards"]:
        whole = f"ST {standard['number']}"
        found += [_made(key, STANDARDS, standard["title"]) for key in (whole, *(f"{whole}.{item}" for item in standard["items"]))]
    found += [_made(other["key"], OTHER, other["title"]) for other in held["others"]]
    return {source.key: source for source in found}


def _made(key: str, family: str, title: dict[str, str]) -> Source:
    return Source(key, family, title["en"], title["cy"])


def source(key: str) -> Source:
    """The source of this key. Raises KeyError."""
    return sources()[key]
