"""Places of Wales by both their names: data for the release check. Whoever writes Cardiff has told where Caerdydd is.

Each line holds the names of one place, the article left out. A place with one name, or with two that fold to the same, is not here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from vawdesk.services.folding import squeeze

_TOWNS = """
Aberdare = Aberdâr
Abergavenny = Fenni
Abertillery = Abertyleri
Ammanford = Rhydaman
Bangor-on-Dee = Bangor-is-y-coed
Barmouth = Abermaw = Bermo
Barry = Barri
Beaumaris = Biwmares
Blackwood = Coed-duon
Brecon = Aberhonddu
Bridgend = Pen-y-bont ar Ogwr = Pen-y-bont
Briton Ferry = Llansawel
Buckley = Bwcle
Builth Wells = Builth = Llanfair-ym-Muallt = Llanfair ym Muallt
Burry Port = Porth Tywyn
Caerphilly = Caerffili
Caldicot = Cil-y-coed
Cardiff = Caerdydd
Cardigan = Aberteifi
Carmarthen = Caerfyrddin
Chepstow = Cas-gwent
Chirk = Waun
Colwyn Bay = Bae Colwyn
Connah's Quay = Cei Connah
Cowbridge = Bont-faen = Pont-faen
Criccieth = Cricieth
Crickhowell = Crucywel = Crughywel
Denbigh = Dinbych
Ebbw Vale = Glynebwy
Fishguard = Abergwaun
Flint = Fflint
Gowerton = Tre-gŵyr
Hawarden = Penarlâg
Haverfordwest = Hwlffordd
Hay-on-Wye = Gelli Gandryll = Gelli
Holyhead = Caergybi
Holywell = Treffynnon
Johnstown = Tre Ioan
Kidwelly = Cydweli
Knighton = Trefyclo = Tref-y-clawdd
Lampeter = Llanbedr Pont Steffan = Llambed
Laugharne = Talacharn = Lacharn
Llandovery = Llanymddyfri
Llantwit Major = Llanilltud Fawr
Loughor = Casllwchwr
Menai Bridge = Porthaethwy
Merthyr Tydfil = Merthyr Tudful = Merthyr
Milford Haven = Milford = Aberdaugleddau
Mold = Wyddgrug
Monmouth = Trefynwy
Montgomery = Trefaldwyn
Mountain Ash = Aberpennar
Mumbles = Mwmbwls
Narberth = Arberth
Neath = Castell-nedd
New Quay = Ceinewydd = Cei Newydd
Newbridge = Trecelyn
Newcastle Emlyn = Castellnewydd Emlyn = Castell Newydd Emlyn
Newport = Casnewydd = Trefdraeth
Newtown = Drenewydd
Old Colwyn = Hen Golwyn
Oswestry = Croesoswallt
Pembroke = Penfro
Pembroke Dock = Doc Penfro
Pontardawe = Bontardawe
Pontarddulais = Bontarddulais
Port Talbot = Aberafan
Presteigne = Llanandras
Rhayader = Rhaeadr Gwy = Rhaeadr
Rhymney = Rhymni
Risca = Rhisga
Ruabon = Rhiwabon
Ruthin = Rhuthun
St Asaph = Llanelwy
St Clears = Sanclêr
St Davids = Tyddewi
Swansea = Abertawe
Tenby = Dinbych-y-pysgod
Treharris = Treharis
Treorchy = Treorci
Usk = Brynbuga
Welshpool = Trallwng
Whitland = Hendy-gwyn = Hendy-gwyn ar Daf
Wrexham = Wrecsam
Anglesey = Ynys Môn
Gower = Gŵyr
Shrewsbury = Amwythig
Chester = Caer
Hereford = Henffordd
Bristol = Bryste
Liverpool = Lerpwl
Manchester = Manceinion
London = Llundain
Ludlow = Llwydlo
"""
_STREETS = """
High Street = Stryd Fawr = Heol Fawr
Main Street = Prif Stryd = Stryd Fawr
Church Street = Stryd yr Eglwys = Heol yr Eglwys
Church Road = Heol yr Eglwys = Ffordd yr Eglwys
Station Road = Heol yr Orsaf = Ffordd yr Orsaf
Station Street = Stryd yr Orsaf
Park Road = Heol y Parc = Ffordd y Parc
Bridge Street = Stryd y Bont = Heol y Bont
Market Street = Stryd y Farchnad = Heol y Farchnad
New Road = Heol Newydd = Ffordd Newydd
New Street = Stryd Newydd
School Lane = Lôn yr Ysgol
School Road = Ffordd yr Ysgol = Heol yr Ysgol
Castle Street = Stryd y Castell = Heol y Castell
Chapel Street = Stryd y Capel = Heol y Capel
Mill Street = Stryd y Felin = Heol y Felin
Mill Lane = Lôn y Felin
King Street = Stryd y Brenin = Heol y Brenin
Queen Street = Stryd y Frenhines = Heol y Frenhines
Water Street = Heol y Dŵr = Stryd y Dŵr
Well Street = Stryd y Ffynnon
Priory Street = Heol y Prior = Stryd y Priordy
Bank Street = Stryd y Banc
Quay Street = Heol y Cei = Stryd y Cei
Hill Street = Stryd y Bryn
Spring Gardens = Gerddi'r Ffynnon
The Square = Y Sgwâr
Mountain Road = Ffordd y Mynydd = Heol y Mynydd
Beach Road = Ffordd y Traeth
River Street = Stryd yr Afon
Old Road = Hen Heol = Hen Ffordd
Union Street = Stryd yr Undeb
Victoria Road = Ffordd Victoria = Heol Fictoria
Cemetery Road = Ffordd y Fynwent = Heol y Fynwent
"""


_WELSH_STREET = re.compile(r"^(Heol|Stryd|Ffordd) ")


def _or_another_kind(name: str) -> tuple[str, ...]:
    """Heol y Bryn, Stryd y Bryn and Ffordd y Bryn stand for one another: which of them is on the sign nobody remembers."""
    if not _WELSH_STREET.match(name):
        return (name,)
    return (name, *(_WELSH_STREET.sub(f"{kind} ", name) for kind in ("Heol", "Stryd", "Ffordd")))


def _other_names(lines: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for line in lines.strip().splitlines():
        names = list(dict.fromkeys(other for name in line.split("=") for other in _or_another_kind(name.strip())))
        for name in names:
            others = (other for other in names if squeeze(other) != squeeze(name))
            found.setdefault(squeeze(name), {}).update(dict.fromkeys(others))
    return {name: tuple(others) for name, others in found.items() if others}


OTHER_TOWNS = _other_names(_TOWNS)
"""The folded name of a town: what else it is called."""
OTHER_STREETS = _other_names(_STREETS)
"""The folded name of a street, without its number: what else its sign may say."""
