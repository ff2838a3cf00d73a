"""Forty invented people of many backgrounds. No number, postcode or name here belongs to anybody."""

from __future__ import annotations

from typing import Any

from vawdesk.models.casework.contact_ways import EmailAddress, OtherWay, Phone, SafeContact, Way
from vawdesk.models.casework.person import (
    AgeBand,
    Alias,
    Consent,
    Interpreter,
    Person,
    PersonType,
    Privacy,
    Speech,
    Vehicle,
)
from vawdesk.models.values import PartialDate, Tri
from vawdesk.services.practice.stage import Stage

YES, NO, UNSURE = Tri.YES, Tri.NO, Tri.NOT_KNOWN
W, E = Speech.WELSH, Speech.ENGLISH
Said = dict[str, Any]


def _phone(last: int, call: Tri = YES, message: Tri = NO, **said: str) -> tuple[Phone, ...]:
    return (Phone(number=f"07700 900{last}", safe_to_call=call, safe_to_leave_message=message, **said),)


def _mail(name: str, safe: Tri = YES, shared: Tri = NO) -> tuple[EmailAddress, ...]:
    return (EmailAddress(address=f"{name}@example.org", safe_to_write=safe, shared_device=shared),)


def _row(name: str, born: str | AgeBand, said: Said | None = None, *, speech: Speech = E, kind: PersonType = PersonType.ADULT) -> Said:
    """One person: the name, the date of birth as far as it is known, and what else is known."""
    age: Said = {"age_band_if_unknown": born} if isinstance(born, AgeBand) else {"dob": PartialDate.parse(born)}
    usual: Said = {"first_language": speech, "language_choice": speech, "interpreter_needed": NO, "person_type": kind}
    return {"display_name": name, **usual, **age, **(said or {})}


def _child(name: str, born: str, speech: Speech = E) -> Said:
    return _row(name, born, speech=speech, kind=PersonType.CHILD)


def _asked(consent: Consent = Consent.YES, **said: Any) -> Said:
    return {"consent_status": consent, **said}


HARMED: dict[str, Said] = {
    "mair": _row("Mair Llwyd", "1988-03-27", _asked(
        phones=_phone(201, best_time="Weekdays 10 to 2", caller_id_note="Withhold our number"), emails=_mail("m.llwyd"),
        contact_never_by=(Way.POST,), pronouns="hi / she", vulnerabilities_note="Finds crowded waiting rooms hard. A side room helps.",
    ), speech=W),
    "nerys": _row("Nerys Vaughan", "1971-11-02", _asked(
        phones=_phone(202, UNSURE), contact_never_by=(Way.POST, Way.VISIT),
        access_needs="No signal at the farm: she rings from the village.",
        safe_alt_contact=(SafeContact(name="Menna Pritchard", number="01632 960202", relation="Sister", agreed=YES),),
    ), speech=W),
    "amina": _row("Amina Yusuf", "1993-06-18", _asked(
        first_language=Speech.OTHER, language_choice=Speech.OTHER, other_language="Somali", interpreter_needed=YES,
        interpreter_gender_pref=Interpreter.WOMAN, religion="Muslim", ethnicity="Somali", phones=_phone(203, NO),
        contact_never_by=(Way.POST, Way.PHONE, Way.VISIT),
        other_ways=(OtherWay(way="Message to the school office", how="Ask for a call back", safe_to_use=YES, shared_device=NO),),
    )),
    "rhodri": _row("Rhodri Bevan", "1979-01-14", _asked(phones=_phone(204, message=YES), emails=_mail("r.bevan"), pronouns="he")),
    "chloe": _row("Chloe Marsh", "1996-09-30", _asked(phones=_phone(205), disability="Epilepsy", access_needs="No flashing lights.")),
    "delyth": _row("Delyth Pugh", "1977-05-05", _asked(phones=_phone(206, message=YES)), speech=W),
    "joanna": _row("Joanna Kowalska", "1990-12-11", _asked(
        first_language=Speech.OTHER, other_language="Polish", phones=_phone(207), contact_never_by=(Way.POST, Way.VISIT),
        aliases=(Alias(name="Asia Kowalska"),), it_access="Her old phone shared its place. It is switched off and in a drawer.",
    )),
    "gwladys": _row("Gwladys Roberts", "1948-02-08", _asked(
        Consent.YES, phones=_phone(208, best_time="Mornings, when her son is at work"), health_note="Walks with a frame. Hears well.",
        access_needs="Large print. A chair with arms.",
    ), speech=W),
    "priya": _row("Priya Nair", "1986-04-21", _asked(
        phones=_phone(209, NO, NO, caller_id_note="He looks through the list of calls every evening"), ethnicity="Indian, from Kerala",
        emails=_mail("p.nair", NO, YES),
        safe_alt_contact=(SafeContact(name="Ruth Daniel", number="01632 960209", relation="Works with her", agreed=YES),),
    )),
    "ffion": _row("Ffion Hargreaves", "1992-08-17", _asked(phones=_phone(210), pronouns="she", sex_gender="Lesbian woman"), speech=W),
    "sian": _row("Siân Morris", "1984-10-03", _asked(phones=_phone(211), vehicles=(Vehicle(description="Small blue car"),)), speech=W),
    "shan": _row("Shan Morris", "~1984", _asked(aliases=(Alias(name="Sian Dunn"),))),
    "lowri": _row("Lowri Bowen", "1991-07-07", _asked(phones=_phone(213)), speech=W),
    "bridget": _row("Bridget Connors", "1989", _asked(
        phones=_phone(214, message=YES), ethnicity="Irish Traveller", access_needs="Say letters out loud: she would rather not read them.",
    )),
    "manon": _row("Manon Clwyd", "1982-03-19", _asked(
        first_language=Speech.BSL, language_choice=Speech.BSL, interpreter_needed=YES, interpreter_gender_pref=Interpreter.WOMAN,
        disability="Deaf", other_ways=(OtherWay(way="Video message", how="manon.c", safe_to_use=YES, shared_device=NO),),
        contact_never_by=(Way.PHONE,),
    )),
    "helen": _row("Helen Strachan", "1968-06-25", _asked(phones=_phone(216, message=YES))),
    "tanya": _row("Tanya Fields", "1999-01-29", _asked(Consent.NOT_SAFE, phones=_phone(217, UNSURE, UNSURE))),
    "mei": _row("Mei Chen", "1995-02-12", _asked(
        first_language=Speech.OTHER, other_language="Cantonese", interpreter_needed=NO, phones=_phone(218), ethnicity="Chinese",
    )),
    "eirlys": _row("Eirlys Gruffydd", "1962-12-01", _asked(phones=_phone(219, best_time="After milking, about 10")), speech=W),
    "zoe": _row("Zoe Baptiste", "1998-05-23", _asked(phones=_phone(220), emails=_mail("z.baptiste", YES), ethnicity="Black Caribbean")),
}  # fmt: skip
OTHERS: dict[str, Said] = {
    "dylan": _row("Dylan Prosser", "1985-09-09", {
        "phones": _phone(221, message=YES), "vehicles": (Vehicle(description="Silver van with a ladder on the roof", plate="ZZ19 ABC"),),
        "weapons_or_physical_skill": "Keeps a baseball bat in the van, seen by a housing officer.",
        "premises_access": "Has had keys to the flats as a contractor.",
    }, speech=W),
    "cai": _child("Cai Prosser", "2019-02-14", W),
    "elin": _child("Elin Prosser", "2022-06-01", W),
    "gethin": _row("Gethin Vaughan", "1966", {"weapons_or_physical_skill": "Licensed shotgun, kept in a cabinet in the dairy."}, speech=W),
    "bilal": _row("Bilal Yusuf", "1988", {"first_language": Speech.OTHER, "other_language": "Somali"}),
    "fatuma": _row("Fatuma Yusuf", AgeBand.ADULT, {
        "first_language": Speech.OTHER, "other_language": "Somali", "interpreter_needed": UNSURE,
    }),
    "leanne": _row("Leanne Cole", "1983-03-03"),
    "ieuan": _row("Ieuan Tudor", "1994-11-20", _asked(phones=_phone(228)), speech=W),
    "tegan": _child("Tegan Tudor", "2021-01-08", W),
    "osian": _child("Osian Pugh", "2009-07-15", W),
    "marek": _row("Marek Kowalski", "1987", {"first_language": Speech.OTHER, "other_language": "Polish"}),
    "emyr": _row("Emyr Roberts", "1975-10-10", speech=W),
    "suresh": _row("Suresh Nair", "1982-08-08", {"employment_note": "Repairs telephones in a shop in the town."}),
    "kate": _row("Kate Lowe", "1990-02-02"),
    "craig": _row("Craig Dunn", "1981-04-04", {"phones": _phone(235, message=YES)}),
    "steffan": _row("Steffan Hale", "1989-05-19"),
    "aled": _row("Aled Clwyd", "1980-09-27", speech=W),
    "wyn": _row("Wyn Ellis", "1957-07-30", {"phones": _phone(238, message=YES), "consent_status": Consent.NOT_NEEDED}, speech=W),
    "idwal": _row("Idwal Gruffydd", "1958", {"weapons_or_physical_skill": "Shotgun certificate; the cabinet was seen, locked."}, speech=W),
    "nathan": _row("Nathan Price", "~1995", {"it_access": "Knew her passwords. They have been changed."}),
}  # fmt: skip
SEALED = ("lowri", "steffan")  # close to a colleague: nobody else may find them
JOINED = ("sian", "shan")  # two records of one person
NOT_SAFE_TO_TELL = ("dylan", "bilal", "fatuma", "suresh", "craig", "steffan", "nathan", "marek", "gethin", "emyr")
KEPT_FROM = {"mair": "dylan", "amina": "bilal fatuma", "joanna": "marek", "zoe": "nathan", "sian": "craig", "lowri": "steffan"}


def person(stage: Stage, key: str, back: int) -> Person:
    """One person as written down so many days ago, with what they have been told of what is kept."""
    said = dict((HARMED | OTHERS)[key])
    if key == "osian":
        said["dob"] = seventeen(stage)
    told: Said = {"privacy_information": Privacy.GIVEN, "privacy_given_on": stage.day(back)}
    if key in NOT_SAFE_TO_TELL:
        told = {"privacy_information": Privacy.NOT_SAFE, "privacy_look_again_on": stage.day(-30)}
    if key in KEPT_FROM:
        said["do_not_disclose_to"] = stage.ids(KEPT_FROM[key])
    return Person(id=stage.id(f"person {key}"), **said, **told)


def seventeen(stage: Stage) -> PartialDate:
    """A birthday of somebody who is seventeen, and has been for some months."""
    today = stage.now.today
    month = (today.month + 6) % 12 + 1
    return PartialDate(today.year - (17 if month <= today.month else 18), month, 15)
