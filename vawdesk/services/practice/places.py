"""Where the invented people live and work: farms and flats with postcodes that do not exist."""

from __future__ import annotations

from dataclasses import dataclass

from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.values import PartialDate, Tri
from vawdesk.services.practice.stage import Stage

HOME, SAFE, REFUGE = AddressKind.HOME, AddressKind.SAFE, AddressKind.REFUGE


@dataclass(frozen=True)
class Place:
    """An address in one line for each part. `people` are keys; `left` those who lived there once. `rural`: far from town."""

    key: str
    line1: str
    town: str
    postcode: str
    people: str
    kind: AddressKind = HOME
    left: str = ""
    notes: str = ""
    found: str = ""
    rural: bool = False
    open: bool = False  # need not be hidden
    post: bool = False  # those who live there said that a letter may come


PLACES = (
    Place("mair", "Fflat 4, Llys y Dderwen", "Llanfair-y-Coed", "ZZ1 1AA", "mair cai elin", left="dylan",
          notes="Drws cod. Lifft yn aml wedi torri; pedwar llawr o risiau."),
    Place("school", "Ysgol Gynradd y Dderwen", "Llanfair-y-Coed", "ZZ1 2CC", "cai", kind=AddressKind.SCHOOL),
    Place("dylan", "12 Heol y Felin", "Trefelin", "ZZ2 3BB", "dylan",
          notes="Steps to the door. Van on the pavement when he is in.", open=True, post=True),
    Place("nerys", "Fferm Blaen-y-cwm", "Cwm Derwen", "ZZ9 4CC", "nerys gethin", rural=True,
          notes="Dogs loose in the yard by day. Gate at the road, opens inwards. No signal below the chapel.",
          found="From the chapel take the left fork for two miles; the farm is past the second cattle grid. Phone works at the lay-by."),
    Place("amina", "31B Stryd y Bont", "Porth Gwyn", "ZZ3 2DD", "amina bilal fatuma", notes="One door, one staircase."),
    Place("rhodri", "The Old Forge", "Abergwyn", "ZZ9 1EE", "rhodri", left="leanne", rural=True, notes="Lane is narrow. Park at the hall.",
          found="First house after the bridge, blue door. Signal on the bridge only."),
    Place("chloe", "5 Maes yr Ysgol", "Trefelin", "ZZ2 5FF", "chloe tegan", notes="Ground floor. Street lamp outside.", post=True),
    Place("ieuan", "Caravan 9, Parc y Traeth", "Porth Gwyn", "ZZ3 7GG", "ieuan", notes="Site office until five o'clock.", post=True),
    Place("delyth", "Tŷ Isaf", "Llanfair-y-Coed", "ZZ9 6HH", "delyth osian", rural=True, notes="Ci mawr, cyfeillgar, ar dennyn.",
          found="Trowch wrth y blwch post. Y tŷ olaf cyn y goedwig. Mae signal wrth y giât."),
    Place("refuge", "Refuge – contact the refuge service", "", "", "joanna", kind=REFUGE),
    Place("marek", "Flat 2, 8 Cwrt y Farchnad", "Trefelin", "ZZ2 1JJ", "marek", left="joanna"),
    Place("gwladys", "Bryn Awel", "Cwm Derwen", "ZZ9 4KK", "gwladys emyr", rural=True,
          notes="Ramp at the back door. The dog is old and deaf.",
          found="White bungalow above the school, half a mile up the hill. Signal in the garden."),
    Place("priya", "17 Rhodfa'r Parc", "Trefelin", "ZZ2 8LL", "priya suresh"),
    Place("ffion", "2 Tan-y-bryn", "Abergwyn", "ZZ9 1MM", "ffion", left="kate", rural=True, notes="Gravel drive. Light with a sensor.",
          found="Second of a pair of cottages at the end of the lane behind the chapel."),
    Place("sian", "40 Ffordd Newydd", "Llanfair-y-Coed", "ZZ1 4NN", "sian", kind=SAFE, notes="Alarm fitted by the police."),
    Place("craig", "Uned 3, Ystad Derwen", "Llanfair-y-Coed", "ZZ1 9PP", "craig", kind=AddressKind.WORK, open=True),
    Place("lowri", "6 Clos y Nant", "Porth Gwyn", "ZZ3 5QQ", "lowri", left="steffan"),
    Place("bridget", "The field beside the quarry road", "Cwm Derwen", "ZZ9 3RR", "bridget", rural=True,
          notes="Three trailers. Ask for her by name at the first one.", found="Past the quarry gate, second opening on the right."),
    Place("manon", "22 Heol Eglwys", "Llanfair-y-Coed", "ZZ1 6SS", "manon", left="aled", notes="Doorbell is a light."),
    Place("helen", "3 The Mews", "Trefelin", "ZZ2 2TT", "helen", post=True),
    Place("tanya", "Hostel, Stryd Fawr", "Porth Gwyn", "ZZ3 1UU", "tanya", notes="Staffed desk. Sign in."),
    Place("wyn", "Pen-y-graig", "Cwm Derwen", "ZZ9 2WW", "wyn", rural=True, notes="Steep track, ice in winter.",
          found="Top of the track behind the old school.", post=True),
    Place("mei", "Above the shop, 9 Stryd Fawr", "Trefelin", "ZZ2 4XX", "mei"),
    Place("eirlys", "Tyddyn Uchaf", "Cwm Derwen", "ZZ9 7YY", "eirlys", left="idwal", rural=True,
          notes="Dwy iet i'w hagor. Dim signal yn y tŷ; llinell dir 01632 960219.",
          found="Heibio i'r capel, yr ail lôn ar y dde, dwy filltir."),
    Place("idwal", "Caravan, Tyddyn Isaf", "Cwm Derwen", "ZZ9 7ZZ", "idwal", rural=True),
    Place("zoe", "14 Harbour View", "Porth Gwyn", "ZZ3 9AB", "zoe", kind=SAFE, post=True),
    Place("office", "Swyddfa Derwen, Sgwâr y Farchnad", "Trefelin", "ZZ2 0AA", "", kind=AddressKind.PUBLIC, open=True),
)  # fmt: skip
RURAL = tuple(place.key for place in PLACES if place.rural)


def address(stage: Stage, place: Place, back: int) -> Address:
    """One address as written down so many days ago."""
    post = Tri.YES if place.post else None
    rows = [Resident(person=one, since=PartialDate.of(stage.day(back + 400)), safe_to_post=post) for one in stage.ids(place.people)]
    rows += [Resident(person=one, until=PartialDate.of(stage.day(back + 20))) for one in stage.ids(place.left)]
    return Address(
        id=stage.id(f"address {place.key}"), line1=place.line1, town=place.town or None, postcode=place.postcode or None, kind=place.kind,
        confidential=not place.open, access_notes=place.notes or None, found_by_a_stranger=place.found or None,
        residents=tuple(rows) or None,
    )  # fmt: skip
