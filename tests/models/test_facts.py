"""The dated facts: one wrong figure in a number is a failure, and no file but a whole and honest one is taken for an edition."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vawdesk import paths
from vawdesk.i18n import language
from vawdesk.models.facts import Facts, facts_in, shipped
from vawdesk.models.facts_changes import changes, numbers_changed
from vawdesk.models.facts_format import LARGEST, FactsFault
from vawdesk.models.plain_reasons import PlainReason

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
EN, CY = language("en"), language("cy")
Bend = Callable[[dict[str, Any]], None]


def raw() -> dict[str, Any]:
    held: dict[str, Any] = json.loads((paths.resources() / "facts" / "facts.json").read_text(encoding="utf-8"))
    return held


def bent(bend: Bend) -> bytes:
    held = raw()
    bend(held)
    return json.dumps(held, ensure_ascii=False).encode()


def line(held: dict[str, Any], key: str = "galop") -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in held["helplines"] if one["key"] == key)
    return found


# what ships


def test_the_national_numbers_are_exact() -> None:
    lines = shipped().helplines
    assert {key: one.number for key, one in lines.items() if one.certain} == SEEN
    assert lines["live_fear_free"].text == "07860 077 333"
    assert lines["live_fear_free"].email == "gwybodaeth@llinellgymorthbywhebofn.cymru"


def test_numbers_not_seen_at_their_source_say_so() -> None:
    unsure = {key for key, one in shipped().helplines.items() if not one.certain}
    assert unsure == {"samaritans_welsh", "bawso", "dyn_wales", "call", "meic", "karma_nirvana", "stalking"}


def test_every_number_is_free_to_ring() -> None:
    for one in shipped().helplines.values():
        assert re.fullmatch(r"999|116123|08001111|0800\d{6,7}|0808\d{7}", one.number.replace(" ", "")), one.number


def test_names_and_purposes_in_both_languages() -> None:
    for one in shipped().helplines.values():
        for code in (EN, CY):
            assert one.name(code)
            assert one.for_whom(code)
    assert shipped().helplines["live_fear_free"].name(CY) == "Byw Heb Ofn"


def test_every_plain_reason_has_a_suggestion_and_none_is_called_certain() -> None:
    assert set(shipped().laws) == set(PlainReason)
    assert not any(note.certain for note in shipped().laws.values())


def test_bank_holidays_are_working_days_and_the_orders_of_all_four_forces_stand_there() -> None:
    assert all(day.weekday() < 5 for day in shipped().bank_holidays)
    assert date(2026, 12, 28) in shipped().bank_holidays  # Boxing Day 2026 is a Saturday
    assert set(shipped().order_areas) == {"north_wales", "dyfed_powys", "gwent", "south_wales"}


def test_facts_are_old_after_half_a_year() -> None:
    edition = shipped().edition
    assert not shipped().is_old(date(edition.year + 1, 5, 24))
    assert shipped().is_old(date(edition.year + 1, 5, 25))


# what is refused


HOSTILE: dict[str, Bend] = {
    "another format": lambda held: held.update(format=2),
    "an edition that is no day": lambda held: held.update(edition="2027-02-31"),
    "a day written another way": lambda held: held.update(edition="20270301"),
    "a part too many": lambda held: held.update(message="hello"),
    "a part missing": lambda held: held.pop("laws"),
    "no helplines": lambda held: held.update(helplines=[]),
    "999 taken out": lambda held: held["helplines"].pop(0),
    "999 bent": lambda held: line(held, "emergency").update(number="0800 999 999"),
    "Live Fear Free taken out": lambda held: held["helplines"].remove(line(held, "live_fear_free")),
    "one line twice": lambda held: held["helplines"].append(dict(line(held))),
    "a premium number": lambda held: line(held).update(number="0906 123 4567"),
    "a personal number": lambda held: line(held).update(number="070 1234 5678"),
    "a number abroad": lambda held: line(held).update(number="00 33 1 23 45 67"),
    "letters in a number": lambda held: line(held).update(number="0800 GALOP 12"),
    "a number that is one": lambda held: line(held).update(number=8009995428),
    "writing turned round": lambda held: line(held)["name"].update(en="Ga\u202elop"),
    "a line break": lambda held: line(held)["name"].update(en="Galop\nring 0906 123 4567"),
    "nothing in Welsh": lambda held: line(held)["name"].update(cy=""),
    "a third language": lambda held: line(held)["name"].update(fr="Galop"),
    "words without end": lambda held: line(held)["for"].update(en="a" * 1001),
    "no e-mail address": lambda held: line(held, "live_fear_free").update(email="ring us"),
    "certain in words": lambda held: line(held).update(certain="yes"),
    "a key with a space": lambda held: line(held).update(key="ga lop"),
    "a reason unknown": lambda held: held["laws"][0].update(reason="we wanted to"),
    "a reason missing": lambda held: held["laws"].pop(),
    "a list that is none": lambda held: held.update(order_areas={}),
    "more rows than anybody reads": lambda held: held.update(bank_holidays=held["bank_holidays"] * 20),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_bent_file_is_refused_in_words(name: str) -> None:
    with pytest.raises(FactsFault) as fault:
        facts_in(bent(HOSTILE[name]))
    assert "Nothing was changed." in EN.say(fault.value.message)


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"null", b"\xff\xfe{}", b'{"format": 1, "format": 1}', b"[" * 100_000, b'{"a": NaN}', b" " * (LARGEST + 1)],
)  # fmt: skip
def test_what_is_no_facts_file_is_refused(data: bytes) -> None:
    with pytest.raises(FactsFault):
        facts_in(data)


@given(cut=st.integers(0, 8000), stain=st.binary(max_size=3))
@settings(max_examples=60)
def test_damage_anywhere_is_refused_or_changes_words_alone(cut: int, stain: bytes) -> None:
    """Whatever a bad stick makes of the file: it is refused, or it is whole and every change in it can be read."""
    whole = json.dumps(raw(), ensure_ascii=False).encode()
    try:
        read = facts_in(whole[:cut] + stain + whole[cut + len(stain) :])
    except FactsFault:
        return
    assert read == shipped() or changes(shipped(), read, EN) or read.edition != shipped().edition


# what changes is shown


TOLD: dict[str, tuple[Bend, str, bool]] = {
    "number": (lambda held: line(held).update(number="0800 000 0001"), "0800 000 0001", True),
    "gone": (lambda held: held["helplines"].remove(line(held)), "Galop", True),
    "new": (lambda held: held["helplines"].append({**line(held), "key": "dawn"}), "0800 999 5428", True),
    "name": (lambda held: line(held)["name"].update(cy="Galop Cymru"), "Galop Cymru", True),
    "text": (lambda held: line(held, "live_fear_free").update(text="07700 900123"), "07700 900123", True),
    "e-mail": (lambda held: line(held, "live_fear_free").pop("email"), "none", True),
    "for whom": (lambda held: line(held)["for"].update(en="Anybody"), "Anybody", False),
    "certain": (lambda held: line(held).update(certain=False), "no longer certain", False),
    "law": (lambda held: held["laws"][0]["basis"].update(cy="Arall"), "Arall", False),
    "law certain": (lambda held: held["laws"][0].update(certain=True), "now certain", False),
    "orders": (lambda held: held["order_areas"][1]["orders"].update(en="DAPO"), "DAPO", False),
    "area gone": (lambda held: held["order_areas"].pop(), "South Wales", False),
    "day": (lambda held: held["bank_holidays"].pop(), "28 December 2027", False),
}


@pytest.mark.parametrize("name", TOLD)
def test_every_change_is_told_and_numbers_are_read_twice(name: str) -> None:
    bend, words, number = TOLD[name]
    new = facts_in(bent(bend))
    told = changes(shipped(), new, EN)
    assert words in " ".join(change.words for change in told).replace("\u00a0", " ")
    assert any(change.number for change in told) == numbers_changed(shipped(), new) == number


def every_place(held: object, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where a text stands in the file that somebody could change."""
    if isinstance(held, dict):
        return [place for key, value in held.items() for place in every_place(value, (*path, key))]
    if isinstance(held, list):
        return [place for number, value in enumerate(held) for place in every_place(value, (*path, number))]
    return [path] if isinstance(held, str) and path[-1] in {"en", "cy", "number", "text", "email"} else []


@given(data=st.data())
@settings(max_examples=60)
def test_no_text_can_change_unseen(data: st.DataObject) -> None:
    held = raw()
    place = data.draw(st.sampled_from(every_place(held)))
    one = held
    for step in place[:-1]:
        one = one[step]
    one[place[-1]] = {"number": "0800 000 0002", "text": "07700 900456", "email": "arall@example.org"}.get(place[-1], "Geiriau eraill")
    if place[-1] == "number" and place[1] == 0:
        return  # 999 itself: refused, as tested above
    new: Facts = facts_in(json.dumps(held, ensure_ascii=False).encode())
    assert changes(shipped(), new, EN)
    assert changes(shipped(), new, CY)
