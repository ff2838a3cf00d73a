"""Words that tell of somebody's immigration status: it never leaves without a reason of its own (X6)."""

from __future__ import annotations

import re

from vawdesk.i18n import N_, plain
from vawdesk.models.rules import Problem, Rule, Weight

STATUS_TOLD = Rule(
    "X6 status",
    N_(
        "This says something of somebody's immigration status: {words}. Take it out, or write why this reader must know it. "
        "Fear of being reported keeps people with those who harm them."
    ),
    "UK GDPR 5(1)(c)",
    Weight.REASON,
)
_TELLING = re.compile(
    r"""\b(?:
    (?:im)?migration\s+(?:status|case|papers?|advice|detention|officers?|enforcement|application|matters?)
    | asylum | visas?(?!\s+(?:debit|card))
    | leave\s+to\s+(?:remain|enter) | no\s+recourse | nrpf | indefinite\s+leave | overstay\w* | undocumented | refugee\w* | deport\w*
    | home\s+office | (?:pre-?)?settled\s+status | biometric\s+residence | (?:british|uk)\s+citizenship | illegal\s+(?:im)?migrants?
    | trafficked | naturali[sz]ation | migrant\s+victims?
    | (?:mewn)?fudo\w* | mewnfudwr\w* | (?:ceis\w+|cheis\w+|geis\w+)\s+(?:am\s+)?ll?oches | ffoadur\w* | fisa\w* | caniat\w+\s+i\s+aros
    | swyddfa\s+gartref | statws\s+preswyl\w* | alltud\w* | dinasyddiaeth
    )\b""",
    re.VERBOSE,
)


def status_told(text: str) -> Problem | None:
    """Whether a text that leaves tells of anybody's immigration status, with the words that do."""
    found = dict.fromkeys(" ".join(one[0].split()) for one in _TELLING.finditer(text.casefold()))
    return STATUS_TOLD.at("text", words=plain(" · ".join(list(found)[:5]))) if found else None
