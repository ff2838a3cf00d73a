"""Words that are also names or places, and words that make no address: data for the release check.

A name in this list is looked for only with a capital letter, else half of all notes would be stopped by "will" and "haf".
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MONTHS = _words("april may june august ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr")
NAMES_THAT_ARE_WORDS = MONTHS | _words("""
    will hope joy grace faith rose mark bill rob robin pat sue carol jack jean dawn eve ivy iris daisy lily poppy olet holly heather
    hazel olive amber ruby pearl jade crystal angel summer autumn sky star melody destiny charity chance chase frank earnest grant
    guy ray rich art bob cliff dale don drew gene glen heath lance miles nick norm pierce reed rusty skip stew ctor ward wade wren
    young king prince bishop baker cook mason fisher shepherd walker turner hunter archer potter porter page price power rice read
    short small little long strong swift sharp stone wood woods hill hall field fields ford forest brook brooks lake marsh bush
    birch ash black white brown green gray grey gold golden silver day friend best good noble wise love low sweet moody penny cash
    bond case main church english french welsh bell ball banks barber bond cross dean dear fair fox hare head house kitchen knight
    lane law lodge march mews monk new park peace pool post reason rivers root sales sand savage speed spring street swan tree wall
    waters way weeks west winter worth gwen haf eira bryn glyn gwyn wyn dydd haul seren aur arian afon enfys gwawr heulwen coch bach
    mawr hen newydd du llwyd teg hedd hedydd non aw cariad tirion heddwch barry mold neath bath reading sale deal rugby settle wells
    hull poole ware diss hove eye mere wem bala rhos ed jo di les may non an dan
""")
TITLES = _words("mr mrs ms miss mx dr prof sir dame rev y yr a o de da van von der la le ap ab ferch verch bin st san the of and")
NO_PLACE = _words("""
    refuge lloches home cartref hostel hotel flat fflat house the y yr care of c o co contact service gwasanaeth cysylltwch not
    known ddim yn gwybod safe address cyfeiriad diogel office swyddfa school ysgol work gwaith none nfa no fixed abode unknown wales
    cymru england uk united kingdom
""")
STREET_FORMS = {
    "st": "street", "str": "street", "rd": "road", "ave": "avenue", "av": "avenue", "cl": "close", "ln": "lane", "dr": "drive",
    "ter": "terrace", "terr": "terrace", "cres": "crescent", "ct": "court", "crt": "court", "gdns": "gardens", "gdn": "garden",
    "pl": "place", "sq": "square", "gr": "grove", "pk": "park", "ffl": "flat", "fflat": "flat", "apt": "apartment", "hse": "house",
    "est": "estate", "ind": "industrial", "hl": "heol", "hnl": "heol", "h": "heol", "ffd": "ffordd", "ff": "ffordd",
    "rh": "rhes", "mt": "mount",
}  # fmt: skip
KINDS_OF_STREET = frozenset(STREET_FORMS.values()) | _words("heol ffordd stryd lon rhodfa maes clos parc tan rhiw cilgant teras")
EVERY_TOWN_HAS_ONE = _words("""
    highstreet mainstreet churchstreet churchroad stationroad parkroad bridgestreet newroad marketstreet schoollane schoolroad
    thesquare strydfawr heolfawr ystrydfawr heolyreglwys strydyreglwys heolyrorsaf fforddyrorsaf heolnewydd ysgwar strydypont
    heolypont
""")
KINDS_OF_SCHOOL = _words("""
    ysgol school primary high secondary comprehensive academy college nursery playgroup infants junior infant gynradd uwchradd gyfun
    cylch meithrin coleg bro community cymunedol gymunedol gymraeg church in wales voluntary aided controlled y yr of the st and
""")
KINDS_OF_FIRM = _words("ltd limited plc llp cyf cyfyngedig the and co company cwmni group inc y yr of")

BEFORE_A_NUMBER = _words("no num number rhif nr")
FIGURES = {
    "oh": "0", "zero": "0", "nought": "0", "nil": "0", "dim": "0", "sero": "0", "one": "1", "un": "1", "two": "2", "dau": "2", "dwy": "2",
    "three": "3", "tri": "3", "tair": "3", "four": "4", "pedwar": "4", "pedair": "4", "five": "5", "pump": "5", "pum": "5", "six": "6",
    "chwech": "6", "chwe": "6", "seven": "7", "saith": "7", "eight": "8", "wyth": "8", "nine": "9", "naw": "9",
}  # fmt: skip
TIMES = {"double": 2, "dwbl": 2, "treble": 3, "triple": 3, "trebl": 3}
BEFORE_A_MONTH = _words("in early late mid since until till during next last this mis ers tan cyn erbyn ym yng")
PARTS_OF_A_MONTH = _words("end start beginning middle rest month week st nd rd th")
AFTER_A_WORD = _words(
    "you i we they he she it this that these those there the your our my their all any each to y yr eich ein fy hwn hon hyn"
)
