"""A place or a name is caught in the forms that Welsh grammar, the other language and hurried hands give it; ordinary words still pass."""

from __future__ import annotations

import uuid

import pytest

from vawdesk.models.base import ParticularValue
from vawdesk.models.kinds import Particular
from vawdesk.services.folding import squeeze
from vawdesk.services.place_names import OTHER_STREETS, OTHER_TOWNS
from vawdesk.services.scrub import Net


def caught(value: str, kind: Particular, text: str) -> bool:
    return bool(Net([ParticularValue(value, uuid.UUID(int=7), kind)]).find(text))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Tŷ Gwyn", "Mae hi'n byw yn Nhŷ Gwyn nawr."),
        ("Tŷ Gwyn", "llythyr o Dŷ Gwyn"),
        ("Plas Newydd", "ym Mhlas Newydd"),
        ("Bryn Awel", "ym Mryn Awel"),
        ("12 Maes y Deri", "Symudodd o Faes y Deri"),
        ("Glan-yr-afon", "o Lan-yr-afon"),
        ("Pont-y-pridd", "mae hi ym Mhontypridd"),
        ("Pontypridd", "mae hi ym Mhont-y-pridd"),
        ("Cwm-brân", "yng Nghwmbrân"),
        ("Castell Newydd Emlyn", "yng Nghastell Newydd Emlyn"),
        ("Y Bala", "Symudodd hi i'r Bala."),
        ("Y Bala", "She is in Bala now."),
        ("Yr Wyddgrug", "o'r Wyddgrug"),
        ("The Mumbles", "a flat in Mumbles"),
        ("The Old Rectory", "at Old Rectory, past the pub"),
        ("Caerdydd", "She moved to Cardiff."),
        ("Cardiff", "Mae hi yng Nghaerdydd."),
        ("Bridgend", "ym Mhen-y-bont ar Ogwr"),
        ("Dinbych-y-pysgod", "a hostel in Tenby"),
        ("Y Barri", "off the bus in Barry"),
        ("Newtown", "i'r Drenewydd"),
        ("7 Heol y Bont", "7 Bridge Street"),
        ("7 Bridge Street", "7, Stryd y Bont"),
        ("12 Sandbank Road", "look for 12 Sandbank"),
    ],
)
def test_a_place_in_every_form_it_takes(value: str, text: str) -> None:
    assert caught(value, "address", text)


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        ("Ysgol Penglais", "school", "disgybl ym Mhenglais"),
        ("Becws Tywod Cyf", "workplace", "ym Mecws Tywod"),
        ("O'Brien", "name", "Sean O Brien rang"),
        ("MacDonald", "name", "Mrs Mac Donald"),
        ("Annmarie", "name", "Ann Marie said"),
        ("Ann-Marie Davies", "name", "annmarie said"),
        ("01632 960417 #4", "phone", "ring 01632 960417"),
        ("01632 960417", "phone", "01632 96O417"),
    ],
)
def test_schools_firms_names_and_numbers(value: str, kind: Particular, text: str) -> None:
    assert caught(value, kind, text)


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        ("Y Barri", "address", "he threatened to barry her"),
        ("Mold", "address", "There is mold on the wall"),
        ("Yr Wyddgrug", "address", "There is mold on the wall, and damp."),
        ("The Cottage", "address", "She baked a cottage pie."),
        ("12 High Street", "address", "Mae siopau yn y stryd fawr."),
        ("7 Heol y Bont", "address", "The bridge street market is on Friday."),
        ("Alana", "name", "Al Ana"),
        ("Y Fenni", "address", "Roedd y ferch yn hapus."),
    ],
)
def test_what_means_nobody_still_passes(value: str, kind: Particular, text: str) -> None:
    assert not caught(value, kind, text)


def test_both_names_lead_to_each_other() -> None:
    for known in (OTHER_TOWNS, OTHER_STREETS):
        for name, others in known.items():
            assert others
            assert all(name in {squeeze(back) for back in known[squeeze(other)]} for other in others), name


def test_a_town_that_the_reader_lives_in_too_is_free_by_both_its_names() -> None:
    hers, his = (ParticularValue(town, uuid.UUID(int=7), "address") for town in ("Caerdydd", "Cardiff"))
    assert not Net([hers], known=[his]).find("They met in Cardiff. Cwrddon nhw yng Nghaerdydd.")
