"""The forms in which people write a telephone number."""

from __future__ import annotations

import re

from vawdesk.services.folding import fold
from vawdesk.services.needle import Forms, Manner


def phone_forms(value: str) -> Forms:
    """The number without 0 or country code, and for a land line without its area code; without an extension, and each of several."""
    for number in dict.fromkeys((value, *re.split(r"[#*/,;]|[^\W\d]{2,}", value))):
        yield from _number_forms(national_number(number))


def _number_forms(national: str) -> Forms:
    if len(national) >= 9:
        yield national, Manner.FIGURES
        if national[0] in "12":
            area = 2 if national[0] == "2" else 3 if national.startswith("11") or national[2] == "1" else 4
            yield national[area:], Manner.LOCAL
    elif len(national) >= 6:
        yield national, Manner.LOCAL


def national_number(value: str) -> str:
    """The figures of a telephone number without 0, 00 44 or +44 before them."""
    figures = "".join(char for char in fold(value) if char.isdigit())
    if figures.startswith("00"):
        figures = figures[2:]
    if figures.startswith("44") and len(figures) > 10:
        figures = figures[2:]
    return figures.lstrip("0")
