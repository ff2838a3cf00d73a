"""Helplines as dated facts: what ships is a start, which each organisation checks and edits in its own directory."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache

from vawdesk import paths
from vawdesk.i18n import Language


@dataclass(frozen=True)
class Helpline:
    """One line to ring. `certain` is False where the number was not seen at its source: it is marked "check before use"."""

    key: str
    names: tuple[str, str]
    number: str
    whom: tuple[str, str]
    certain: bool
    checked_on: date
    text: str = ""
    email: str = ""

    def name(self, language: Language) -> str:
        """Its name in this language."""
        return self.names[language.code == "cy"]

    def for_whom(self, language: Language) -> str:
        """Whom it is for, in this language."""
        return self.whom[language.code == "cy"]


@cache
def helplines() -> dict[str, Helpline]:
    """Every helpline by its key, in the order in which they are shown."""
    held = json.loads((paths.resources() / "facts" / "helplines.json").read_text(encoding="utf-8"))
    checked = date.fromisoformat(held["checked_on"])
    return {
        line["key"]: Helpline(
            key=line["key"],
            names=(line["name"]["en"], line["name"]["cy"]),
            number=line["number"],
            whom=(line["for"]["en"], line["for"]["cy"]),
            certain=line["certain"],
            checked_on=checked,
            text=line.get("text", ""),
            email=line.get("email", ""),
        )
        for line in held["helplines"]
    }
