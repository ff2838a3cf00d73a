"""The numbers that somebody in danger may ring: one wrong figure is a failure."""

from __future__ import annotations

import re

from vawdesk.i18n import language
from vawdesk.models.helplines import helplines

SEEN = {
    "emergency": "999",
    "live_fear_free": "0808 80 10 800",
    "respect": "0808 802 4040",
    "national_england": "0808 2000 247",
    "mens_advice_line": "0808 801 0327",
    "galop": "0800 999 5428",
    "nspcc": "0808 800 5000",
    "childline": "0800 1111",
    "samaritans": "116 123",
    "ncdv": "0800 970 2070",
}


def test_the_national_numbers_are_exact() -> None:
    assert {key: line.number for key, line in helplines().items() if line.certain} == SEEN
    assert helplines()["live_fear_free"].text == "07860 077 333"
    assert helplines()["live_fear_free"].email == "gwybodaeth@llinellgymorthbywhebofn.cymru"


def test_numbers_not_seen_at_their_source_say_so() -> None:
    unsure = {key for key, line in helplines().items() if not line.certain}
    assert unsure == {"samaritans_welsh", "bawso", "dyn_wales", "call", "meic", "karma_nirvana", "stalking"}


def test_every_number_is_free_to_ring() -> None:
    for line in helplines().values():
        figures = line.number.replace(" ", "")
        assert re.fullmatch(r"999|116123|08001111|0800\d{6,7}|0808\d{7}", figures), line.number


def test_names_and_purposes_in_both_languages() -> None:
    for line in helplines().values():
        for code in ("en", "cy"):
            assert line.name(language(code))
            assert line.for_whom(language(code))
    assert helplines()["live_fear_free"].name(language("cy")) == "Byw Heb Ofn"
