"""What invented families are made of. None of it is taken from the word lists of the release check, which these tests judge."""

from __future__ import annotations


def listed(text: str) -> tuple[str, ...]:
    """The items of a list written with commas."""
    return tuple(item.strip() for item in text.replace("\n", " ").split(",") if item.strip())


FIRST = listed("""
    Alys, Angharad, Aneurin, Arwel, Beca, Bedwyr, Briallen, Cadi, Caradog, Ceinwen, Ceri, Dafydd, Delyth, Deiniol, Efa, Eilir, Elain,
    Eleri, Elfed, Emlyn, Esyllt, Ffion, Ffraid, Geraint, Glenys, Greta, Gruffudd, Guto, Gwenllian, Gwilym, Heledd, Heini, Hywel,
    Idwal, Ifor, Iestyn, Llinos, Llŷr, Llywelyn, Lowri, Mabli, Macsen, Mared, Medi, Meirion, Menna, Meurig, Myfanwy, Nerys, Non,
    Osian, Peredur, Rhiannon, Rhodri, Rhun, Rhŷs, Siân, Siôn, Sioned, Siwan, Talfryn, Tegwen, Tudur, Twm, Urien, Wil, Ynyr
""")
FIRST_ENGLISH = listed("""
    Abigail, Adrian, Bethany, Callum, Charlotte, Courtney, Darren, Deborah, Duncan, Edith, Felicity, Gareth, Gemma, Harriet, Howard,
    Imogen, Jasmine, Joanne, Kirsty, Leanne, Lucinda, Malcolm, Natasha, Oliver, Philippa, Quentin, Rebecca, Russell, Samantha, Tracey,
    Vincent, Winifred, Yvonne, Zachary, Amy, Ben, Ian, Kim, Lee, Sam, Tom
""")
FIRST_ELSEWHERE = listed("""
    Agnieszka, Bogusława, Grażyna, Krzysztof, Małgorzata, Michał, Paweł, Stanisław, Zofia, Wojciech, Abdulrahman, Aisha, Fatima,
    Hussein, Ibtisam, Khadija, Layla, Mahmoud, Noor, Omar, Rashid, Samira, Yusuf, Zainab, Aoife, Ciarán, Gráinne, Niamh, Oisín,
    Saoirse, Siobhán, Tadhg, Zoë, Chloë, José, Françoise, Jürgen, Søren, Nguyen, Priya, Rajesh, Xiaoling
""")
AWKWARD_FIRST = listed("Will, Hope, Mark, Grace, Dawn, April, May, Rose, Bryn, Gwyn, Haf, Eira, Al, Jo, Mo, Ed, Joy, Faith, Bill, Sky")
LAST = listed("""
    Sampl, Tywod, Llwyd-Sampl, Cudyll, Bowen, Probert, Gwynedd, Prydderch, Eurwyn, Penfold, Maddocks, Ceredig, Tegid, Caradoc, Rosser,
    Beynon, Pugh, Parry-Jones, Pryce, Bevan, Gethin, Rheinallt, Havard, Vaughan, Gittins, Onllwyn, Tudno, Hughes, Rees, Edmunds,
    Lloyd-Rowe, Jones
""")
LAST_ENGLISH = listed("""
    Ashworth, Braithwaite, Carter, Dunstable, Ellery, Fairclough, Garside, Hathaway, Ingleby, Jessop, Kettering, Lockwood,
    Merriweather, Northcott, O'Neill, O'Leary, Pemberton, Ravenscroft, Smyth, Thistlewood, Underhill, Wetherby, Yardley, MacGregor,
    McAllister, D'Arcy
""")
LAST_ELSEWHERE = listed("""
    Kowalczyk, Nowakowska, Wiśniewski, Zieliński, Dąbrowska, Al-Hassan, El-Sayed, bin Rashid, Abdi Warsame, Ní Dhomhnaill, Ó
    Súilleabháin, Mac Giolla, van der Berg, de la Cruz, García Márquez, Müller, Ferreira, Okonkwo, Thapa, Begum
""")
AWKWARD_LAST = listed("Hope, Long, Wood, Page, Young, Short, King, Day, Church, Bell, Rice, Moon, Green, White, Price, Winter, Hill, Banks")
NICK = listed("Ned Bach, Shan Top, Bryn Tŷ Capel, Wil Werdd, Mags, Jaz, Chuckie, Tiny, Cochyn, Dot, Moz, Lles")

WORDS_TOO = ("Tiny", "Dot", "Lles", "Top", "Bach", "Capel", "Medi")  # no list of awkward names, but ordinary words all the same

STREETS = listed("""
    Heol y Bryn, Heol Fawr, Stryd Fawr, Stryd y Farchnad, Ffordd Tywod, Maes y Deri, Lôn Glai, Rhes y Felin, Heol y Graig, Ffordd
    Sarn, Sandbank Road, Orchard Close, Quarry Lane, Kestrel Avenue, Foundry Terrace, High Street, Church Street, Bridge Street,
    Station Road, Harbour View, St Teilo's Road, Trem y Foel, Bryn Awel, Clos Ceiliog, Rhodfa'r Orsaf, Nant Gwyn, Pen y Graig, Coed
    Mawr, Bronallt Road, Stryd yr Eglwys, Heol y Bont, Golwg y Môr, Cae Gwyn, Lower Thistle Row, The Paddocks, Cwrt Isaf, Ffordd y
    Mynydd, Hill Street
""")
FARMS = listed("""
    Tŷ Gwyn Uchaf, Cefn Coch, Blaen Nant y Groes, Hafod Las, Llwyn Celyn, Pant Glas Isaf, Esgair Wen, Rhyd Goch, Penrhiw Fach, Cwm
    Hyar, Trawscoed Bach, Bwthyn Pren, Yr Hen Felin, Nyth y Dryw, Llety Clyd, Gelli Aur Farm, Hollybush Cottage, The Old Smithy, Three
    Elms, Caravan 4 Nant Gwyn Park, Static van at Pant Glas, Garreg Lwyd
""")
TOWNS = listed("""
    Aberteifi, Llanbedr Pont Steffan, Caerfyrddin, Dolgellau, Machynlleth, Aberaeron, Tregaron, Llandysul, Cardiff, Swansea, Newtown,
    Bridgend, Yr Wyddgrug, Y Bala, Y Fenni, Brecon, Holyhead, Pontypridd, Llanelli, Castell-nedd, Blaenau Ffestiniog, Pwllheli,
    Caernarfon, Denbigh, Llangefni, Porthmadog, Cwm-bach Isaf, Rhyd-y-fro, Felin-wen, Penrhiwgoch, Trecelyn, Cross Hands
""")
AREAS = listed("SA43, SA38, SY23, LL57, LL65, CF10, CF37, LD3, NP20, SA1, HR5, CH7, SY16, SA62, LL9")
SCHOOLS = listed("""
    Ysgol Bro Tywod, Ysgol Gynradd Nant Gwyn, Ysgol Uwchradd Cwm Derw, Ysgol Gymraeg Pen-y-garn, Thornfield Primary School, St
    Cuthbert's School, Cylch Meithrin Llygad y Dydd, Kestrel Academy, Ysgol y Preswyn, Ysgol Gyfun Maes Teilo, Riverbank Nursery,
    Coleg Tirionwg
""")
FIRMS = listed("""
    Becws Tywod Cyf, Thistledown Care Ltd, Garej Prydderch, Caffi Hen Orsaf, Merriweather & Sons, Golchdy Glan, Siop Bysgod Cefnfor,
    Siop Flodau Briallu, Fferyllfa Pendre, Kestrel Logistics Limited, Meithrinfa Dwylo Bach
""")
HOSTS = ("example.org", "example.com", "post.example.net")
HANDLES = listed("@alys_vlogs, cwningen.fach, Red-Kettle-77, @sian99x, seren_y_gogledd, moonpig.jo, tractor_boi_21, @mam2seren")
PLATES = listed("CX19 KJL, AB12 CDE, YJ70 TRW, CU08 PWM, L123 ABX, EO23 VNH, BD51 SMR")
DIRECTIONS = listed("""
    Second gate after the chapel. SN 178 461, Up the forestry track behind the quarry. SH 702 563, Trowch i'r chwith wrth y hen felin.
    SO 104 287, Past the cattle grid and over the ford. what3words kettle.pelican.moth
""")
