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
        ("12 Sandbank Road", "Heol Sandbank, rhif 12"),
        ("12 Heol Fawr", "12 Hnl Fawr"),
        ("12 Stryd Fawr", "12 St. Fawr"),
        ("12 High Street", "High Street, no. 12"),
        ("12 Heol y Bryn", "12 Hill Street"),
        ("12 Heol y Graig", "12 Heol y Griag"),
        ("Caernarfon", "she is in Caenarfon now"),
        ("SA43 1AA", "somewhere in SA43"),
        ("SA43 1AA", "the code ends in 1AA"),
    ],
)
def test_a_place_in_every_form_it_takes(value: str, text: str) -> None:
    assert caught(value, "address", text)


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        ("Ysgol Penglais", "school", "disgybl ym Mhenglais"),
        ("Becws Tywod Cyf", "workplace", "ym Mecws Tywod"),
        ("Prydderch & Sons", "workplace", "she is at Prydderch and Sons"),
        ("Prydderch and Sons", "workplace", "she is at Prydderch & Sons"),
        ("O'Brien", "name", "Sean O Brien rang"),
        ("MacDonald", "name", "Mrs Mac Donald"),
        ("Annmarie", "name", "Ann Marie said"),
        ("Ann-Marie Davies", "name", "annmarie said"),
        ("01632 960417 #4", "phone", "ring 01632 960417"),
        ("01632 960417", "phone", "01632 96O417"),
        ("01632 960417", "phone", "ring oh one six three two, nine six oh four one seven"),
        ("01632 960417", "phone", "dim un chwech tri dau naw chwech dim pedwar un saith"),
        ("07700 900112", "phone", "oh double seven double oh nine double oh double one two"),
        ("01632 960417", "phone", "the last part is nine six oh four one seven"),
        ("Rhodri Sampl", "name", "I saw Rhodi at the gate"),
        ("Alys Sampl", "name", "Alis rang"),
        ("April Sampl", "name", "A p r i l rang"),
        ("May Sampl", "name", "told by May yesterday"),
        ("Hope Sampl", "name", "Mrs. Hope you know"),
        ("Faith Sampl", "name", "I met Fait outside"),
        ("Gwenllian Sampl", "name", "gwenlian was there too"),
        ("Siân Top", "name", "The Tops have gone."),
        ("Catrin Sampl", "name", "Kathryn was there"),
        ("Ysgol Gymraeg Pen-y-garn", "school", "a place at Pen-y-garn"),
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
        ("Siân Top", "name", "The tops of the jars are lost."),
        ("Megan Parry", "name", "Party games are on Monday."),
        ("Rhodri Sampl", "name", "A sample of the carpet came."),
        ("Will Hope", "name", "Will you come? Hope this helps."),
        ("April May", "name", "We meet in April, at the end of May."),
        ("12 Heol y Graig", "address", "21 Heol y Gried"),
        ("SA43 1AA", "address", "the 1aa form"),
        ("SA43 2ND", "address", "on the 2ND of the month"),
        ("01632 960417", "phone", "one or two, three, four or five, six, seven"),
    ],
)
def test_what_means_nobody_still_passes(value: str, kind: Particular, text: str) -> None:
    assert not caught(value, kind, text)


def test_a_surname_that_is_the_reader_s_own_still_tells_with_her_initial() -> None:
    net = Net([ParticularValue("Alys Sampl", uuid.UUID(int=7), "name")], known=[ParticularValue("Rhodri Sampl", uuid.UUID(int=8), "name")])
    german = Net(
        [ParticularValue("Dawn van der Berg", uuid.UUID(int=7), "name")], [ParticularValue("van der Berg", uuid.UUID(int=8), "name")]
    )
    assert german.find("D. van der Berg rang")
    assert [net.find(said) != () for said in ("A. Sampl rang", "R. Sampl rang", "the Sampl family")] == [True, False, False]


def test_a_school_is_known_without_its_first_word_also_where_the_reader_is_called_like_the_rest() -> None:
    school = [ParticularValue("Ysgol Bro Tywod", uuid.UUID(int=7), "school")]
    assert Net(school, known=[ParticularValue("Paul Tywod", uuid.UUID(int=8), "name")]).find("a place at Bro Tywod")


def test_the_other_spelling_of_the_reader_s_own_name_is_still_looked_for_where_it_is_hers() -> None:
    net = Net([ParticularValue("Rhys Tywod", uuid.UUID(int=7), "name")], known=[ParticularValue("Paul Rees", uuid.UUID(int=8), "name")])
    assert net.find("Rhys was there")
    assert not net.find("Rees was there")


def test_a_street_that_may_be_another_name_of_the_reader_s_is_still_looked_for() -> None:
    hers, his = (ParticularValue(line, uuid.UUID(int=7), "address") for line in ("14 Sarnau Lane", "3 Ffordd Sarnau"))
    net = Net([hers], known=[his])
    assert net.find("up Sarnau Lane")
    assert not net.find("up Ffordd Sarnau")


def test_a_slip_is_not_seen_in_a_name_that_may_be_said() -> None:
    hers = [ParticularValue("Rhian Tywod", uuid.UUID(int=7), "name")]
    assert Net(hers).find("Rhion rang")
    assert not Net(hers, known=[ParticularValue("Rhion", uuid.UUID(int=8), "name")]).find("Rhion rang")
    assert not Net(hers, open_words=["Rhion Bowen"]).find("Rhion will ring you")


def test_both_names_lead_to_each_other() -> None:
    for known in (OTHER_TOWNS, OTHER_STREETS):
        for name, others in known.items():
            assert others
            assert all(name in {squeeze(back) for back in known[squeeze(other)]} for other in others), name


def test_a_town_that_the_reader_lives_in_too_is_free_by_both_its_names() -> None:
    hers, his = (ParticularValue(town, uuid.UUID(int=7), "address") for town in ("Caerdydd", "Cardiff"))
    assert not Net([hers], known=[his]).find("They met in Cardiff. Cwrddon nhw yng Nghaerdydd.")
