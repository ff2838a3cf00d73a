"""How people really type where somebody lives, learns or works."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from tests.leaving_at_random.typed import Typed, alike, slip, unaccented

SHORT = {
    "Road": ("Rd", "rd."),
    "Street": ("St", "St."),
    "Avenue": ("Ave",),
    "Close": ("Cl",),
    "Lane": ("Ln",),
    "Terrace": ("Ter", "Terr."),
    "Heol": ("Hl", "Hnl", "H."),
    "Ffordd": ("Ffd", "Ff."),
    "Stryd": ("Str", "St"),
}
OTHER = {
    "Heol y Bont": "Bridge Street",
    "Bridge Street": "Heol y Bont",
    "Church Street": "Stryd yr Eglwys",
    "Stryd yr Eglwys": "Church Street",
    "Stryd y Farchnad": "Market Street",
    "Station Road": "Heol yr Orsaf",
    "High Street": "Stryd Fawr",
    "Stryd Fawr": "High Street",
    "Heol y Bryn": "Hill Street",
    "Ffordd y Mynydd": "Mountain Road",
    "Hill Street": "Stryd y Bryn",
}
TOWN = {
    "Aberteifi": "Cardigan",
    "Llanbedr Pont Steffan": "Lampeter",
    "Caerfyrddin": "Carmarthen",
    "Cardiff": "Caerdydd",
    "Swansea": "Abertawe",
    "Newtown": "Y Drenewydd",
    "Bridgend": "Pen-y-bont ar Ogwr",
    "Yr Wyddgrug": "Mold",
    "Y Fenni": "Abergavenny",
    "Brecon": "Aberhonddu",
    "Holyhead": "Caergybi",
    "Castell-nedd": "Neath",
    "Denbigh": "Dinbych",
    "Trecelyn": "Newbridge",
}
CHANGED = {"C": ("G", "Ngh", "Ch"), "P": ("B", "Mh", "Ph"), "T": ("D", "Nh", "Th"), "B": ("F", "M"), "D": ("Dd", "N"), "M": ("F",),
           "Ll": ("L",), "Rh": ("R",), "G": ("Ng",)}  # fmt: skip
EVERYWHERE = """
    highstreet strydfawr heolfawr churchstreet bridgestreet stationroad heolybont strydyreglwys hillstreet
"""
NUMBERED = re.compile(r"^(?:(?:Flat|Fflat) \d+, )?(\d+)(a?) (.+)$")


def mutated(chance: Random, name: str) -> str | None:
    """The name as it stands after a Welsh preposition; None where nothing changes."""
    for before in sorted(CHANGED, key=len, reverse=True):
        if name.startswith(before) and name[1:2] != "h":
            return chance.choice(CHANGED[before]) + name[len(before) :]
    return None


def _abbreviated(chance: Random, street: str) -> str:
    return " ".join(chance.choice(SHORT[word]) if word in SHORT else word for word in street.split())


def a_line(chance: Random, line: str) -> Typed:
    """A line of an address: a house in a street, a flat, a farm."""
    found = NUMBERED.match(line)
    if found is None:
        return _farm(chance, line)
    number, street = found[1] + found[2], found[3]
    common = "".join(street.lower().split()) in EVERYWHERE.split()
    told = (f"{number} {street}",) if common else (street, f"{number} {street}")
    short = _abbreviated(chance, street)
    ways: list[Callable[[], Typed]] = [
        lambda: Typed(line, "as kept", told),
        lambda: Typed(f"{number}, {street}", "with a comma", told),
        lambda: Typed(f"{number} {street}".lower(), "small letters", told),
        lambda: Typed(f"{number} {street}".upper(), "capitals", told),
        lambda: Typed(f"no. {number} {unaccented(street)}", "without accents", tuple(unaccented(one) for one in told)),
        lambda: Typed(f"{number} {short}", "abbreviated", (f"{number} {short}",)),
        lambda: Typed(f"{number} {street.replace(' ', '-').lower()}", "hyphens", told),
        lambda: Typed(f"{number}{street.replace(' ', '')}", "run together", told),
        lambda: Typed(f"{number}\n{street}", "over a line break", told),
        lambda: Typed(f"{street}, rhif {number}" if not common else f"{number} {street}", "number after", told),
    ]
    if street in OTHER:
        other = OTHER[street]
        ways.append(lambda: Typed(f"{number} {other}", "in the other language", (f"{number} {other}",)))
        ways.append(lambda: Typed(f"{other} {number}", "in the other language, number after", (f"{other} {number}",)))
    if not common:
        ways.append(lambda: Typed(street, "the street alone", (street,)))
        ways.append(lambda: Typed(f"{street}. Number {number}", "over two sentences", (street,)))
        if (changed := mutated(chance, street)) is not None:
            ways.append(lambda: Typed(changed, "mutated", (changed,)))
        long = max(street.split(), key=len)
        if len(street) > 9 and len(long) > 4:
            wrong = street.replace(long, slip(chance, long))
            ways.append(lambda: Typed(f"{number} {wrong}", "a slip in the street", (wrong,)))
    return chance.choice(ways)()


def _farm(chance: Random, name: str) -> Typed:
    ways = [
        Typed(name, "as kept", (name,)),
        Typed(name.lower(), "small letters", (name,)),
        Typed(unaccented(name).upper(), "capitals", (unaccented(name),)),
        Typed(name.replace(" ", "-"), "hyphens", (name,)),
        Typed("\n".join(name.split(" ", 1)), "over a line break", (name,)),
        Typed(name.replace(" ", ""), "run together", (name,)),
    ]
    if (changed := mutated(chance, name)) is not None:
        ways.append(Typed(changed, "mutated", (changed,)))
    return chance.choice(ways)


def a_town(chance: Random, town: str) -> Typed:
    """A town or a village."""
    bare = re.sub(r"^(Y|Yr) ", "", town)
    ways = [
        Typed(town, "as kept", (bare,)), Typed(bare, "without its article", (bare,)), Typed(town.upper(), "capitals", (bare,)),
        Typed(unaccented(town).replace("-", ""), "without signs", (unaccented(bare).replace("-", ""),)),
        Typed(bare.replace(" ", "-"), "hyphens", (bare,)),
    ]  # fmt: skip
    if len(bare) > 4 and (changed := mutated(chance, bare)) is not None:
        ways.append(Typed(changed, "mutated", (changed,)))
    if town in TOWN:
        ways.append(Typed(TOWN[town], "in the other language", (re.sub(r"^(Y|Yr) ", "", TOWN[town]),)))
    if len(bare) > 7 and " " not in bare:
        wrong = slip(chance, bare)
        ways.append(Typed(wrong, "a slip in the town", (wrong,)))
    return chance.choice(ways)


def a_school_or_firm(chance: Random, name: str) -> Typed:
    """A school, a nursery or a workplace."""
    ways = [
        Typed(name, "as kept", (name,)),
        Typed(name.lower(), "small letters", (name,)),
        Typed(unaccented(name).upper(), "capitals", (unaccented(name),)),
        Typed(name.replace(" ", "\n", 1), "over a line break", (name,)),
        Typed(name.replace("'", "").replace("&", "and"), "without signs", (name.replace("'", "").replace("&", "and"),)),
    ]
    if (double := alike(chance, max(re.findall(r"[A-Za-z]+", name), key=len))) is not None:
        wrong = name.replace(max(re.findall(r"[A-Za-z]+", name), key=len), double)
        ways.append(Typed(wrong, "letters that look alike", (wrong,)))
    core = re.sub(r"\b(Ysgol|Gynradd|Uwchradd|Gymraeg|Gyfun|Primary|School|Cylch|Meithrin|Academy|Nursery|Cyf|Ltd|Limited)\b", " ", name)
    core = " ".join(core.split())
    if core and core != name and len(core) > 4 and core != "y Preswyn":
        ways.append(Typed(core, "by its own name alone", (core,)))
    return chance.choice(ways)
