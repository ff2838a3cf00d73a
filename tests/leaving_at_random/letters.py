"""Ordinary letters of office life, Welsh and English, that tell nothing of anybody: the release check should let them pass."""

from __future__ import annotations

from random import Random

from tests.leaving_at_random.vocabulary import listed

ENGLISH = """
    Thank you for coming to the office on {day} {date} {month}.
    I am writing about your appointment on {date} {month} at {time}.
    Will you please bring the letter from the council with you?
    May I remind you that the form is due by the end of {month}?
    I hope this finds you well.
    Hope to see you in {month}.
    Mark the date in your diary: {date} {month} {year}.
    Your rent for {month} is {money}, and {money} was paid on {date} {month}.
    The meter reading on {date} {month} was {reading}.
    Please ring us on {number}, between {time} and {time}.
    Your reference is {reference}.
    The bus from the High Street stops outside the surgery at {time}.
    The office in Church Street is closed on {day}.
    We are moving to Park Road in {month}, next to the library.
    The school holidays begin on {date} {month}.
    The children may come along; there are toys in the waiting room.
    A grant of {money} may be paid for a new boiler.
    You asked about the grace period for the loan. It ends on {date} {month}.
    We will come back to this in the spring.
    The room is at the back of the house, past the kitchen.
    There is snow on the hill road, so the visit on {day} may be late.
    The market is on {day} by the bridge.
    The court has sent its forms; they are white and green.
    Ask at the front desk for a price list.
    The bill was {money} for the quarter. A rise of {percent} is likely.
    I enclose a stamp, so that you need not pay for the reply.
    Faith groups in the town give out food on {day}.
    It was a joy to hear that you passed your test.
    From dawn the road by the mill will be closed.
    He can use the day room from {time}.
    Please say so if the hall is too cold.
    The flat above the shop has {small} rooms and a long garden.
    If you would like a copy in large print, please say.
    The next meeting of the tenants is at the Rose and Crown room on {day}.
    A young person under 18 pays half the price.
    The King's birthday is a bank holiday, and so is {day}.
    We looked at page {small} of the form together.
    Your son's shoes were found in the office. They are black, size {small}.
    Winter fuel payments are made before Christmas.
    The bank will answer by {date} {month}, or on the day after.
    Universal Credit pays on the {small}th of each month.
    The taxi fare of {money} will be paid back.
    The dog must be kept on a lead in the park.
    The garage says the car will be ready on {day} at {time}.
    Council tax is paid in {small} parts a year.
    The washing machine was mended; the invoice is {reference}.
    The pool opens at {time} on a Sunday.
    The prize draw at the Spring Fair raised {money}.
    A parcel from Royal Mail waits at the sorting office.
    Citizens Advice holds a clinic every {day}.
    The doctor's surgery sent an e-mail about the flu jab.
    Dear Sir or Madam,
    Dear tenant,
    With kind regards,
    Yours sincerely,
""".strip().splitlines()
WELSH = """
    Diolch am ddod i'r swyddfa ddydd {dydd} {date} {mis}.
    Rwy'n ysgrifennu am eich apwyntiad ar {date} {mis} am {time}.
    Gobeithio bod popeth yn iawn.
    Mae'r rhent am fis {mis} yn {money}.
    Darlleniad y mesurydd oedd {reading}.
    Ffoniwch ni ar {number} rhwng {time} a {time}.
    Eich cyfeirnod yw {reference}.
    Mae'r bws o'r Stryd Fawr yn aros wrth y feddygfa am {time}.
    Bydd y swyddfa yn Heol yr Eglwys ar gau ddydd {dydd}.
    Byddwn yn symud i Heol y Parc ym mis {mis}.
    Mae gwyliau'r ysgol yn dechrau ar {date} {mis}.
    Caiff y plant ddod hefyd.
    Haf neu aeaf, mae'r drws ar agor.
    Mae eira ar y bryn, a bydd y ffordd ar gau.
    Dewch â'r llythyr oddi wrth y cyngor gyda chi.
    Bydd y cyfarfod nesaf ddydd {dydd} yn y neuadd.
    Roedd y tywydd yn oer ac roedd y gwynt yn gryf.
    Mae'r siop ar y bryn ar agor tan {time}.
    Cewch {money} yn ôl am y tacsi.
    Mae'r afon yn uchel; ewch dros y bont newydd.
    Anfonwch y ffurflen wen yn ôl cyn diwedd {mis}.
    Mae angen llun du a gwyn ar gyfer y cerdyn.
    Cafodd y ci ei weld gan y milfeddyg.
    Bydd y dosbarth nofio am {time} bob dydd {dydd}.
    Mae'r aelodau yn cwrdd yn y capel.
    Talwyd {money} ar {date} {mis}.
    Mae'r golau yn y coridor wedi torri.
    Annwyl denant,
    Gyda chofion cynnes,
    Yn gywir,
""".strip().splitlines()
DAYS = listed("Monday, Tuesday, Wednesday, Thursday, Friday, Saturday")
DYDDIAU = listed("Llun, Mawrth, Mercher, Iau, Gwener, Sadwrn")
MONTHS = listed("January, February, March, April, May, June, July, August, September, October, November, December")
MISOEDD = listed("Ionawr, Chwefror, Mawrth, Ebrill, Mai, Mehefin, Gorffennaf, Awst, Medi, Hydref, Tachwedd, Rhagfyr")


def letter(chance: Random) -> str:
    """Five to fourteen sentences in one language, as paragraphs."""
    held = WELSH if chance.random() < 0.4 else ENGLISH
    sentences = [sentence.strip() for sentence in chance.sample(held, chance.randint(5, 14))]
    return "".join(_filled(chance, sentence) + chance.choice((" ", " ", "\n", "\n\n")) for sentence in sentences)


def _filled(chance: Random, sentence: str) -> str:
    return sentence.format(
        day=chance.choice(DAYS), dydd=chance.choice(DYDDIAU), month=chance.choice(MONTHS), mis=chance.choice(MISOEDD),
        date=chance.randint(1, 28), year=chance.choice((2026, 2027)),
        time=f"{chance.randint(8, 18)}{chance.choice(':.')}{chance.choice((15, 30, 45))}",
        money=f"£{chance.randint(3, 1900)}.{chance.randint(10, 99)}", reading=f"{chance.randint(10000, 99999)}",
        number=f"01632 960{chance.randint(900, 999)}", small=chance.randint(2, 12), percent=f"{chance.randint(2, 9)}%",
        reference=chance.choice((
            f"VA-2026-{chance.randint(1, 9999):04}", f"CT{chance.randint(10, 99)} {chance.randint(1, 9)}QZ",
            f"HB/{chance.randint(1000, 99999)}/W", f"{chance.randint(100000, 999999)}-{chance.randint(10, 99)}",
        )),
    )  # fmt: skip
