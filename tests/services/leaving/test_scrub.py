"""A particular is found however it is written, and ordinary text passes."""

from __future__ import annotations

import random
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vawdesk.models.base import ParticularValue
from vawdesk.models.kinds import Particular
from vawdesk.services.folding import fold, folded, squeeze
from vawdesk.services.place_forms import mutations
from vawdesk.services.scrub import Net, Span

WHO = uuid.UUID(int=7)
DIRECTIONS = "Second gate after the chapel on the left. SN 178 461. Phone works at the stile."


def told(value: str, kind: Particular) -> ParticularValue:
    return ParticularValue(value, WHO, kind)


def caught(value: str, kind: Particular, text: str) -> bool:
    return bool(Net([told(value, kind)]).find(text))


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        ("01632 960417", "phone", "Ring her on 01632 960417 after ten."),
        ("01632 960417", "phone", "ring +44 1632 960417"),
        ("01632 960417", "phone", "01632-960-417"),
        ("01632 960417", "phone", "(01632) 960 417"),
        ("01632 960417", "phone", "+44 (0)1632 960417"),
        ("01632 960417", "phone", "0044 1632 960 417, evenings"),
        ("01632 960417", "phone", "016 32 96 04 17"),
        ("01632 960417", "phone", "the local number is 960417"),
        ("+44 7700 900212", "phone", "07700900212"),
        ("07700 900212", "phone", "0 7 7 0 0 9 0 0 2 1 2"),
        ("SA43 1AA", "address", "post it to sa431aa please"),
        ("SA43 1AA", "address", "SA43-1AA"),
        ("SA43 1AA", "address", "S A 4 3  1 A A"),
        ("12 Heol y Bont", "address", "12, heol-y-bont"),
        ("12 Heol y Bont", "address", "She lives on HEOL Y BONT now"),
        ("12 Heol y Bont", "address", "12 HeolyBont"),
        ("Flat 2, 12 High Street", "address", "12 High St"),
        ("4 Stryd y Tywod", "address", "yn Stryd\ny Tywod"),
        ("Tŷ Gwyn Bach", "address", "Ty Gwyn Bach, past the chapel"),
        ("Caerfyrddin", "address", "mae hi yng Nghaerfyrddin"),
        ("Caerfyrddin", "address", "symud i Gaerfyrddin"),
        ("Alys Sampl", "name", "ALYS SAMPL"),
        ("Alys Sampl", "name", "Sampl, Alys"),
        ("Alys Sampl", "name", "alys's sister"),
        ("Alys Sampl", "name", "the Sampls moved"),
        ("Alys Sampl", "name", "A l y s"),
        ("Alys Sampl", "name", "I met \u0410lys there"),
        ("Alys Sampl", "name", "\u0391L\u03a5S"),
        ("Алиса Sampl", "name", "Алиса"),
        ("Alys Sampl", "name", "A1ys rang"),
        ("Alys Sampl", "name", "AIys rang"),
        ("Alys Sampl", "name", "A|ys rang"),
        ("Alys Sampl", "name", "MET A1YS 5AMPL"),
        ("Paul Rees", "name", "then PauI came"),
        ("Iestyn Rees", "name", "saw lestyn today"),
        ("Siân Ŵyn", "name", "S1ân rang"),
        ("Hope Long", "name", "I spoke with H0pe about it"),
        ("Becws Tywod Cyf", "workplace", "at Becws Tyw0d"),
        ("12 Heol y Bont", "address", "Bridge Street 12"),
        ("12 Bridge Street", "address", "at Bridge Street 12"),
        ("12 Bridge Street", "address", "yn Heol y Bont 12"),
        ("Flat 2, 12 Heol y Bont", "address", "Bridge St 12"),
        ("Alys Sampl", "name", "NameAlysRole"),
        ("Siân Ŵyn", "name", "Sian Wyn rang"),
        ("Sian Wyn", "name", "Siân came"),
        ("Siân", "name", "S\u0069\u0061\u0302n"),
        ("Jo Sampl", "name", "I saw Jo today"),
        ("Hope Llwyd", "name", "I met Hope at the school gate"),
        ("Llywelyn", "name", "Llywe\u00adlyn"),
        ("O'Neill", "name", "mrs oneill"),
        ("alys.sampl@example.org", "email", "Alys.Sampl@Example.org"),
        ("alys.sampl@example.org", "email", "alys.sampl (at) example dot org"),
        ("alys.sampl@example.org", "email", "alys sampl at example.org"),
        ("Ysgol Bro Tywod", "school", "ysgol bro tywod"),
        ("Ysgol Bro Tywod", "school", "Tywod primary"),
        ("Becws Sampl Cyf", "workplace", "she works at Becws Sampl"),
        ("AB12 CDE", "plate", "ab12cde"),
        (DIRECTIONS, "address", "sn178461"),
        (DIRECTIONS, "address", "second gate after the chapel on the left"),
    ],
)  # fmt: skip
def test_found_however_it_is_written(value: str, kind: Particular, text: str) -> None:
    assert caught(value, kind, text)


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        ("Jo Sampl", "name", "Major joke about jogging"),
        ("Jo Sampl", "name", "major jo"),
        ("Hope Llwyd", "name", "I hope that she will come"),
        ("May Sampl", "name", "On 3 May 2026 it may rain"),
        ("Alys Sampl", "name", "An analysis of samples"),
        ("Ifan", "name", "symud i fan arall"),
        ("SA43 1AA", "address", "SA44 1AB"),
        ("Refuge – contact the refuge service", "address", "The refuge was full."),
        ("Flat 2", "address", "Flat 2 was empty"),
        ("12 Heol y Bont", "address", "12 people came"),
        ("12 High Street", "address", "She shops in the High Street."),
        ("01632 960417", "phone", "case 0163 of 2026"),
        ("Ysgol Bro Tywod", "school", "the school was closed"),
    ],
)
def test_what_means_nobody_passes(value: str, kind: Particular, text: str) -> None:
    assert not caught(value, kind, text)


def test_what_the_recipient_has_too_is_not_looked_for() -> None:
    own = [told("Rhodri Sampl", "name"), told("12 Heol y Bont", "address")]
    net = Net([told("Alys Sampl", "name"), told("12 Heol y Bont", "address")], known=own)
    assert not net.find("Rhodri Sampl, 12 Heol y Bont")
    assert net.find("Alys")
    assert net.find("Alys Sampl")


def test_the_cut_keeps_everything_else() -> None:
    text = "Alys moved to 12 Heol y Bont, SA43 1AA. Ring 01632 960417 tomorrow."
    net = Net(
        [told(v, k) for v, k in (("Alys", "name"), ("12 Heol y Bont", "address"), ("SA43 1AA", "address"), ("01632 960417", "phone"))]
    )  # type: ignore[arg-type]  # literal kinds in a plain tuple
    pieces = net.cut(text)
    assert "".join(piece if isinstance(piece, str) else text[piece.start : piece.end] for piece in pieces) == text
    assert [piece for piece in pieces if isinstance(piece, str)] == [" moved to ", ", ", ". Ring ", " tomorrow."]
    assert all(piece.whose == WHO for piece in pieces if isinstance(piece, Span))


def test_welsh_mutations_of_a_place() -> None:
    assert {"gaerdydd", "nghaerdydd", "chaerdydd"} == set(mutations("caerdydd"))
    assert set(mutations("llanelli")) == {"lanelli"}
    assert set(mutations("aberteifi")) == set()


GAPS = st.sampled_from(["", " ", "  ", "-", ".", "\n", "\u00a0", ", ", "–", "/"])
AROUND = st.sampled_from(["", "She said ", "ring ", "mae'n ", "(", "“", "see: ", "7 "])
AFTER = st.sampled_from(["", ".", ", she said", ")", "”", " tomorrow", "\n", "?"])


@given(st.integers(0, 999), st.data(), AROUND, AFTER)
def test_any_spelling_of_a_number_is_caught(last: int, data: st.DataObject, before: str, after: str) -> None:
    number = f"01632960{last:03}"
    start = data.draw(st.sampled_from(["0", "+44 ", "+44(0)", "0044 ", "44 "]))
    spelt = start + "".join(figure + data.draw(GAPS) for figure in number[1:])
    assert caught(f"01632 960 {last:03}", "phone", f"{before.rstrip('7 ')}{spelt}{after}")


@given(
    st.sampled_from(["Alys", "Siân", "Llŷr", "Rhodri", "Gwenllian", "Ŵyn-Davies", "Ffion Haf", "Tudur ap Siôn"]), st.data(), AROUND, AFTER
)
def test_any_spelling_of_a_name_is_caught(name: str, data: st.DataObject, before: str, after: str) -> None:
    spelt = data.draw(st.sampled_from([str.upper, str.lower, str.title, fold, str]))(name)
    if len(name) > 5:
        spelt = data.draw(GAPS).join(spelt.replace("-", " ").split())
    assert caught(name, "name", before + spelt + after)


@given(st.integers(1, 300), st.sampled_from(["Heol y Bont", "Ffordd Tywod", "Sandbank Road", "Orchard Close", "Lôn Glai"]), st.data())
def test_any_spelling_of_a_street_is_caught(number: int, street: str, data: st.DataObject) -> None:
    words = street.split()
    short = {"Road": "Rd", "Close": "Cl"}
    spelt = data.draw(GAPS).join(short.get(word, word) if data.draw(st.booleans()) else word for word in words)
    case = data.draw(st.sampled_from([str.upper, str.lower, fold]))
    assert caught(f"{number} {street}", "address", f"She is at {number}{data.draw(GAPS)} {case(spelt)}, today")


@given(st.text(max_size=200))
def test_folding_leads_back_to_the_text(text: str) -> None:
    read = folded(text)
    assert read.squeezed == "".join(token.form for token in read.tokens)
    assert all(squeeze(text[token.start : token.end]) == token.form for token in read.tokens)
    assert [token.start for token in read.tokens] == sorted(token.start for token in read.tokens)


@given(
    st.text(max_size=300),
    st.text(min_size=1, max_size=40),
    st.sampled_from(["name", "address", "phone", "email", "school", "plate", "other"]),
)
def test_whatever_is_typed_never_breaks_it(text: str, value: str, kind: Particular) -> None:
    net = Net([told(value, kind)])
    joined = "".join(piece if isinstance(piece, str) else text[piece.start : piece.end] for piece in net.cut(text))
    assert joined == text


PHRASES = """
She rang at ten and said the children were well
The rent is two months behind and a letter came from the landlord
We agreed to meet at the office on {day}
He was angry about the meeting and left before the end
I hope that this will settle by the summer
The boiler was mended on {number} May
Mae hi'n teimlo'n well ac mae'r plant yn yr ysgol
Byddwn yn cwrdd yn y swyddfa ddydd {day}
Gofynnodd am help gyda'r biliau
Nid oedd neb gartref
The neighbour at number {number} complained about noise
There is a bus every {number} minutes
Reference VA-2026-{number} was sent back
She would like to learn to drive
A colleague from housing rang about the new flat
The price of food is hard
Ward round at the hospital is on {day}
Symudodd y cyfarfod i fan arall
He will cook for the children at the weekend
She walked along the high street to the park
We talked about a safe way home
The police were told and gave reference {number}
Roedd y tywydd yn oer ac roedd eira ar y bryn
Her sister came with her to the appointment at {number}:30
The form asks for a date of birth and a post code
Rang the surgery on {number} and left a message
They read a story together
The field behind the house is wet
""".strip().splitlines()
DAYS = ["Monday", "Tuesday", "Wednesday", "Llun", "Mawrth", "Gwener"]
SET = [
    told("Alys Mair Sampl", "name"), told("Jo Sampl", "name"), told("Hope Llwyd", "name"), told("Ifan Tywod", "name"), told("Ann", "name"),
    told("12 Heol y Bont", "address"), told("Aberteifi", "address"), told("SA43 1AA", "address"), told("Flat 3, 40 Church Road", "address"),
    told("01632 960417", "phone"), told("07700 900212", "phone"), told("alys@example.org", "email"), told("Ysgol Bro Tywod", "school"),
    told("Becws y Bryn Cyf", "workplace"), told("AB12 CDE", "plate"),
]  # fmt: skip


def test_ordinary_texts_pass() -> None:
    """At most 1 in 20 of 500 ordinary texts is stopped falsely; with this set and these texts it is none."""
    chance = random.Random(20261122)  # noqa: S311  # a fixed shuffle, not a secret
    net, stopped = Net(SET), []
    for _ in range(500):
        sentences = [s.format(day=chance.choice(DAYS), number=chance.randint(2, 980)) for s in chance.sample(PHRASES, chance.randint(2, 8))]
        text = ". ".join(sentences) + "."
        if net.find(text):
            stopped.append((text, net.find(text)))
    assert len(stopped) <= 25, f"{len(stopped)} of 500 stopped, for example {stopped[0]}"
    assert len(stopped) == 0
