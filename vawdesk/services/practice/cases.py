"""Twenty-five invented files: linked pairs with workers of their own, a young person, allegations from both sides, closed work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from vawdesk.models.casework.case import Apart, Case, CloseReason
from vawdesk.models.casework.case_rows import (
    Abuse,
    AbuseNoted,
    Arrangement,
    AssessmentElsewhere,
    DatedWords,
    Learned,
    PriorityAction,
    SpecialistView,
    Wish,
)
from vawdesk.models.casework.roles import Basis, CasePerson, Role
from vawdesk.models.casework.situation import Situation
from vawdesk.models.values import Tri
from vawdesk.services.practice.stage import Stage

V, S, C, K, Y = Role.VICTIM, Role.SURVIVOR, Role.CONCERN, Role.CHILD, Role.YOUNG
OWN, AGENCY, ANOTHER, SEEN = Basis.OWN_WORDS, Basis.AGENCY, Basis.ANOTHER, Basis.SEEN
People = tuple[tuple[str, Role, Basis], ...]


@dataclass(frozen=True)
class Situated:
    """What links cases. `back`: days ago that it was opened."""

    key: str
    back: int
    children: str = ""
    note: str = ""


@dataclass(frozen=True)
class File:
    """One case: whose, which situation, which worker, how long ago, who else, kinds of abuse told of, and what they want."""

    key: str
    situation: str
    worker: str
    back: int
    people: People
    abuse: tuple[Abuse, ...] = ()
    wish: str = ""
    arrangement: str = ""
    worry: str = ""
    closed: int = 0


SITUATIONS = (
    Situated("s01", 310, "cai elin", "Two files, two workers. The children appear in both."), Situated("s02", 120),
    Situated("s03", 150, note="A family with several people who may pass things on."), Situated("s04", 200),
    Situated("s05", 110, "tegan", "Each says that the other is violent. Two workers, and a specialist has been asked."),
    Situated("s06", 75), Situated("s07", 90), Situated("s08", 240), Situated("s09", 60), Situated("s10", 150), Situated("s11", 170),
    Situated("s13", 130), Situated("s14", 230), Situated("s15", 390), Situated("s16", 260), Situated("s17", 180), Situated("s18", 40),
    Situated("s19", 320), Situated("s20", 190),
)  # fmt: skip
SEALED_SITUATION = Situated("s12", 140)

PHYS, EMO, COER, MONEY = Abuse.PHYSICAL, Abuse.EMOTIONAL, Abuse.COERCIVE, Abuse.ECONOMIC
FILES = (
    File("mair", "s01", "carys", 310, (("mair", S, OWN), ("dylan", Role.PERPETRATOR, SEEN), ("cai", K, OWN), ("elin", K, OWN)),
         (PHYS, COER, Abuse.VIA_CHILDREN), "“Llonydd i'r plant, a gwybod pryd mae o o gwmpas.”",
         "Mae'r ysgol yn gwybod pwy sy'n cael eu nôl.",
         "Mae'n troi i fyny heb rybudd pan fydd cyswllt wedi ei ganslo."),
    File("dylan", "s01", "huw", 300, (("dylan", Role.PERPETRATOR, SEEN), ("cai", K, OWN), ("elin", K, OWN)),
         wish="“I want to see my kids without someone sat there.”"),
    File("nerys", "s02", "huw", 120, (("nerys", V, OWN), ("gethin", C, OWN)), (COER, MONEY, EMO),
         "“Dw i ddim yn barod i adael. Dw i eisiau rhywun i siarad â nhw.”",
         "She rings from the village on market day, never from the farm.",
         "He checks the mileage. There are guns on the farm, locked away as far as she knows."),
    File("amina", "s03", "sioned", 150, (("amina", V, OWN), ("bilal", C, OWN), ("fatuma", Role.PROXY, ANOTHER)),
         (Abuse.HONOUR, COER, MONEY), "“To study, and to have my own bank card.”", "Meet at the college, in the library office."),
    File("bilal", "s03", "beth", 140, (("bilal", C, AGENCY),), wish="“Help with the rent. The rest is family business.”"),
    File("rhodri", "s04", "huw", 200, (("rhodri", S, OWN), ("leanne", C, OWN)), (PHYS, EMO), "“To stop looking over my shoulder.”",
         "A neighbour has a key and his number."),
    File("chloe", "s05", "carys", 110, (("chloe", V, OWN), ("ieuan", C, OWN), ("tegan", K, OWN)), (PHYS, EMO),
         "“For him to stop coming to the nursery.”"),
    File("ieuan", "s05", "beth", 105, (("ieuan", V, OWN), ("chloe", C, OWN), ("tegan", K, OWN)), (PHYS, COER),
         "“I ddangos nad fi yw'r unig un.”"),
    File("delyth", "s06", "carys", 75, (("delyth", V, OWN), ("osian", Y, OWN)), (PHYS, EMO), "“Help iddo fo, a chysgu heb gloi'r drws.”",
         "Bag wrth y drws; mynd at ei chwaer."),
    File("osian", "s06", "beth", 70, (("osian", Y, AGENCY),), wish="“To stop before I do something.”"),
    File("joanna", "s07", "sioned", 90, (("joanna", S, OWN), ("marek", C, OWN)), (PHYS, Abuse.SEXUAL, COER),
         "“A place where nobody asks me anything for a while.”", "All contact goes through the refuge service."),
    File("gwladys", "s08", "carys", 240, (("gwladys", V, OWN), ("emyr", C, ANOTHER)), (MONEY, EMO),
         "“Aros yn fy nhŷ fy hun, heb weiddi.”", "The nurse comes on Tuesdays and Fridays and rings if nobody answers."),
    File("priya", "s09", "huw", 60, (("priya", V, OWN), ("suresh", C, OWN)), (COER, Abuse.ONLINE), "“My own telephone.”",
         "Only through the colleague she named."),
    File("ffion", "s10", "beth", 150, (("ffion", S, OWN), ("kate", C, OWN)), (EMO, Abuse.ONLINE), "“Cael fy ffrindiau yn ôl.”"),
    File("sian", "s11", "carys", 170, (("sian", S, OWN), ("craig", C, AGENCY)), (PHYS, Abuse.STALKING), "“Stay where I am, with an alarm.”",
         "The police have marked the address for a fast answer."),
    File("craig", "s11", "huw", 160, (("craig", C, AGENCY),), wish="“A job away from here.”"),
    File("bridget", "s13", "huw", 130, (("bridget", V, OWN),), (PHYS,), "“Somewhere with a stand and a tap, near the school.”"),
    File("manon", "s14", "carys", 230, (("manon", S, OWN), ("aled", C, OWN)), (EMO, COER),
         "“To be asked directly, not through my sister.”"),
    File("helen", "s15", "huw", 390, (("helen", S, OWN),), (EMO,), "“To finish my course.”", closed=210),
    File("tanya", "s16", "beth", 260, (("tanya", V, OWN),), (PHYS,), "“I do not know yet.”", closed=80),
    File("wyn", "s17", "huw", 180, (("wyn", Role.OTHER, OWN),), wish="“Trwsio'r to cyn y gaeaf.”"),
    File("mei", "s18", "beth", 40, (("mei", V, OWN),), (MONEY, EMO), "“To know what the paper from the bank means.”"),
    File("eirlys", "s19", "carys", 320, (("eirlys", S, OWN), ("idwal", C, OWN)), (COER, MONEY), "“Cadw'r tyddyn a'r defaid.”",
         "Mae'r cymydog yn edrych bob nos a yw'r golau ymlaen."),
    File("zoe", "s20", "sioned", 190, (("zoe", S, OWN), ("nathan", C, AGENCY)), (Abuse.STALKING, Abuse.ONLINE),
         "“To post a picture without being found.”"),
)  # fmt: skip
SEALED_FILE = File("lowri", "s12", "sioned", 140, (("lowri", S, OWN), ("steffan", C, OWN)), (EMO, COER), "“Neb yn y swyddfa i wybod.”")
NOT_ABUSE = {"wyn": "Repairs and heating only. Nobody else lives there, and he was asked alone."}


def situation(stage: Stage, one: Situated) -> Situation:
    """One situation as a record."""
    return Situation(
        id=stage.id(f"situation {one.key}"), opened_on=stage.day(one.back), children=stage.ids(one.children) or None, note=one.note or None
    )


def case(stage: Stage, one: File) -> Case:
    """One file as it was opened."""
    rows = tuple(CasePerson(person=stage.ids(key)[0], roles=(role,), basis=basis) for key, role, basis in one.people)
    since, child = stage.day(one.back), any(role is K for _key, role, _basis in one.people)
    both = one.situation == "s05"
    said: dict[str, Any] = dict.fromkeys(("child_referral", "child_order", "child_removal"), Tri.NO if child else None)
    if one.key in NOT_ABUSE:
        said |= {"domestic_abuse": False, "not_domestic_abuse_because": NOT_ABUSE[one.key]}
    if child:
        said["child_referral"] = Tri.YES
    return Case(
        id=stage.id(f"case {one.key}"), person=stage.ids(one.key)[0], opened_on=since, people=rows, worker=stage.staff(one.worker),
        situation=stage.id(f"situation {one.situation}"), worked_separately=Apart.YES,
        counter_allegations_present=Tri.YES if both else Tri.NO,
        kinds_of_abuse=tuple(AbuseNoted(kind=kind, learned=Learned.TOLD) for kind in one.abuse) or None,
        what_they_want=(Wish(on=since, words=one.wish, alone=Tri.YES),) if one.wish else None,
        safety_arrangements=(Arrangement(what=one.arrangement, still_so=Tri.YES),) if one.arrangement else None,
        risk_summary=(DatedWords(on=since, words=one.worry),) if one.worry else None,
        assessed_by_specialist=_specialist(stage) if both else None, **said,
    )  # fmt: skip


def _specialist(stage: Stage) -> tuple[SpecialistView, ...]:
    words = "They have met each of the two alone. They ask us to go on as we are, with two workers, and to keep what each says apart."
    return (SpecialistView(who="Respect-trained practitioner, regional service", on=stage.day(60), summary=words),)


def worked_on(case: Case, stage: Stage, one: File) -> None:
    """What was added to a file later: an assessment made elsewhere, a thing to do, another wish."""
    if one.key in ("mair", "sian", "zoe"):
        told = "They heard of it at the conference, and asked us to go on as we do. We hold none of its answers."
        case.virtual_team_elsewhere = tuple(stage.id(f"directory {key}") for key in ("idva", "ppu"))
        case.specialist_involved = (stage.id("directory specialist"),)
        case.assessments_done_elsewhere = (AssessmentElsewhere(tool="DASH", by="Police", held_where="With the police", told_us=told),)
    case.priority_actions = (
        PriorityAction(what="Ask again, alone, what would help.", who=case.worker, by=stage.day(-9)),
        PriorityAction(what="Look at the safety arrangements together.", who=case.worker, by=stage.day(12), done_on=stage.day(11)),
    )


def close(case: Case, stage: Stage, one: File) -> None:
    """The end of a file."""
    case.closed_on = stage.day(one.closed)
    case.close_reason = CloseReason.FINISHED if one.key == "helen" else CloseReason.NO_CONTACT
    case.outcome = (
        "She finished her course and knows how to reach us." if one.key == "helen" else "Three tries, two weeks apart, as agreed."
    )
