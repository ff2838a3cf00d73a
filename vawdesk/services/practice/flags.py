"""Staff-risk flags in every state: being written, new, late, confirmed, agreed by telephone, challenged, overdue, ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from vawdesk.models.base import RecordLanguage, Status
from vawdesk.models.casework.flag_options import Category, Instruction, Notify, Source, Standing
from vawdesk.models.casework.flag_review import Decided
from vawdesk.models.casework.flag_rows import SupportOffered
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.models.second_person import Act
from vawdesk.models.values import PartialDate, Tri
from vawdesk.services import flag_review_steps, flags_read
from vawdesk.services.desk import Desk
from vawdesk.services.practice.stage import Stage
from vawdesk.services.second_person import Ask, agreed_elsewhere, digest_of

Do, C = Instruction, Category
Change = Callable[[StaffRiskFlag, Desk], None]


def tell(stage: Stage) -> None:
    """Put every flag on the stage."""
    _confirmed(stage)
    _agreed_by_phone(stage)
    _challenged(stage)
    _review_overdue(stage)
    _ended(stage)
    _unconfirmed(stage)
    _being_written(stage)
    _read(stage)


def _propose(stage: Stage, key: str, hours: float, by: str = "carys", **said: Any) -> None:
    """A flag proposed so many hours ago. It shows at once."""
    usual: dict[str, Any] = {
        "source": Source.OWN_STAFF, "witness": "The colleague who wrote this", "why_needed": PlainReason.KEEP_STAFF_SAFE,
        "proportionality": "A note in one file does not reach colleagues who meet them elsewhere.", "notify_person": Notify.WILL_NOT,
        "notify_reason": "Telling could put somebody else at risk.", "review_on": stage.day(int(hours // 24) - 170),
    }  # fmt: skip

    def write(desk: Desk) -> None:
        with desk.writing() as unit:
            unit.add(StaffRiskFlag(
                id=stage.id(f"flag {key}"), standing=Standing.PROPOSED, status=Status.SIGNED,
                proposed_by=desk.account.signature(unit.now), **{**usual, **said},
            ))  # fmt: skip
            unit.commit()

    stage.then(stage.ago(hours=hours), by, write)


def _change(stage: Stage, key: str, hours: float, action: str, change: Change) -> None:
    """What the manager does with a flag so many hours ago."""

    def act(desk: Desk) -> None:
        with desk.writing() as unit:
            flag = unit.get(StaffRiskFlag, stage.id(f"flag {key}"))
            change(flag, desk)
            unit.act(flag, action)
            unit.commit()

    stage.then(stage.ago(hours=hours), "sioned", act)


def _confirm(stage: Stage, key: str, hours: float) -> None:
    def confirm(flag: StaffRiskFlag, desk: Desk) -> None:
        asker = flag.proposed_by.person if flag.proposed_by else stage.staff("carys")
        who = next(one for one in ("carys", "huw") if stage.staff(one) == asker)
        flag.approved_by = stage.agreed(desk, Act.FLAG, who, flag.content(), "approved_by")
        flag.standing = Standing.CONFIRMED

    _change(stage, key, hours, "confirm", confirm)


def _confirmed(stage: Stage) -> None:
    threats = "Outside the office, about the case of somebody else, he said “I know what car you drive” and stood in front of it."
    _propose(
        stage,
        "dylan",
        24 * 150,
        case=stage.id("case dylan"),
        person=stage.ids("dylan")[0],
        category=C.THREATS,
        thing="Baseball bat",
        incident_date=PartialDate.of(stage.day(151)),
        factual_description=threats,
        witness="Huw Maddocks",
        control_instructions=(Do.TWO_PEOPLE, Do.NOT_AT_HOME, Do.NO_OWN_DETAILS),
        support_offered_to=(SupportOffered(who=stage.staff("huw"), what="Another place to park; a talk the same day.", on=stage.day(150)),),
    )
    _confirm(stage, "dylan", 24 * 149)
    dogs = "Two farm dogs ran at a colleague from behind the barn and bit the sleeve of a coat. Nobody was hurt."
    _propose(
        stage,
        "farm",
        24 * 80,
        case=stage.id("case nerys"),
        address=stage.id("address nerys"),
        category=C.ANIMAL,
        thing="Two dogs",
        incident_date=PartialDate(stage.day(81).year, stage.day(81).month),
        factual_description=dogs,
        control_instructions=(Do.PHONE_FIRST, Do.DOGS_AWAY),
        other_instructions="Canwch y corn wrth y giât.",
        other_instructions_language=RecordLanguage.WELSH,
        notify_person=Notify.LATER,
        notify_decide_by=stage.day(3),
    )
    _confirm(stage, "farm", 24 * 79)


def _agreed_by_phone(stage: Stage) -> None:
    words = "He followed a colleague from the shop to the bus and filmed her with his phone."
    _propose(
        stage,
        "suresh",
        70,
        by="carys",
        case=stage.id("case priya"),
        person=stage.ids("suresh")[0],
        category=C.STALKING,
        incident_date=PartialDate.of(stage.day(3)),
        factual_description=words,
        control_instructions=(Do.NOT_AT_HOME, Do.NO_OWN_DETAILS),
        source=Source.VICTIM,
        informant=stage.ids("priya")[0],
        why_needed=PlainReason.PROTECT,
    )

    def by_phone(desk: Desk) -> None:
        with desk.writing() as unit:
            flag = unit.get(StaffRiskFlag, stage.id("flag suresh"))
            ask = Ask(Act.FLAG, desk.account.staff, digest_of(Act.FLAG, flag.content()), "approved_by")
            said, at = "“Put it up now. I will look at it with Sioned.”", unit.now.utc - timedelta(minutes=20)
            flag.approved_by = agreed_elsewhere(ask, None, "Eleri Mostyn", "Manager, partner agency", at, said, unit.now).signature
            flag.standing = Standing.CONFIRMED
            unit.act(flag, "confirm")
            unit.commit()

    stage.then(stage.ago(hours=69), "carys", by_phone)


def _challenged(stage: Stage) -> None:
    words = "He swung his arm at a door while the worker stood in it. He says that the door slipped."
    _propose(
        stage,
        "craig",
        24 * 60,
        case=stage.id("case craig"),
        person=stage.ids("craig")[0],
        category=C.VIOLENCE,
        incident_date=PartialDate.of(stage.day(61)),
        factual_description=words,
        control_instructions=(Do.TWO_PEOPLE, Do.NOT_ALONE_OFFICE),
        notify_person=Notify.TOLD,
        told_on=stage.day(61),
        notify_reason=None,
        notify_risk_to_victim=Tri.NO,
    )
    _confirm(stage, "craig", 24 * 59)

    def challenge(flag: StaffRiskFlag, desk: Desk) -> None:
        flag.standing, flag.challenged_on = Standing.CHALLENGED, desk.now().today
        flag.challenge = "He says that the door slipped and that the worker was not near it. Both are written down."

    _change(stage, "craig", 24 * 20, "challenge", challenge)


def _review_overdue(stage: Stage) -> None:
    words = "Needles lay open on the table in the shared kitchen."
    _propose(
        stage,
        "hostel",
        24 * 200,
        case=stage.id("case tanya"),
        address=stage.id("address tanya"),
        category=C.DRUGS,
        incident_date=PartialDate.of(stage.day(200)),
        factual_description=words,
        control_instructions=(Do.NOT_IF_DRINKING,),
        review_on=stage.day(12),
        source=Source.AGENCY,
        source_reference="Hostel log 88, the same day",
        notify_person=Notify.WILL_NOT,
    )
    _confirm(stage, "hostel", 24 * 199)

    def keep(desk: Desk) -> None:
        said = {
            "looked_at": "The hostel's own log since, and what the two colleagues who go there say.", "decided": Decided.STANDS,
            "why": "The hostel says that it has happened again since.", "review_on": stage.day(12),
        }  # fmt: skip
        with desk.writing() as unit:
            flag_review_steps.keep(unit, unit.get(StaffRiskFlag, stage.id("flag hostel")), said).id = stage.id("flag review hostel")
            unit.commit()

    stage.then(stage.ago(hours=24 * 100), "sioned", keep)


def _ended(stage: Stage) -> None:
    words = "She shouted at the worker in the doorway, “Get out or I will put you out”, and shut the door on her foot."
    _propose(
        stage,
        "leanne",
        24 * 190,
        case=stage.id("case rhodri"),
        person=stage.ids("leanne")[0],
        category=C.VERBAL_ABUSE,
        incident_date=PartialDate.of(stage.day(191)),
        factual_description=words,
        control_instructions=(Do.STAY_BY_DOOR,),
    )
    _confirm(stage, "leanne", 24 * 189)

    def end(flag: StaffRiskFlag, desk: Desk) -> None:
        flag.standing, flag.ended_on, flag.ended_by = Standing.ENDED, desk.now().today, desk.account.signature(desk.now())
        flag.ended_why = "She has moved away; nobody of ours meets her. Nothing since."

    _change(stage, "leanne", 24 * 30, "end", end)


def _unconfirmed(stage: Stage) -> None:
    words = "A man we do not know stood on the stairs and said “nobody goes up” until the worker left."
    _propose(
        stage,
        "stairs",
        24 * 4 + 6,
        case=stage.id("case amina"),
        address=stage.id("address amina"),
        category=C.THIRD_PARTY,
        incident_date=PartialDate.of(stage.day(5)),
        factual_description=words,
        control_instructions=(Do.NOT_IF_OTHERS, Do.PHONE_FIRST),
    )
    weapon = "A kitchen knife lay on the arm of the chair for the whole of the visit. He did not touch it."
    _propose(
        stage,
        "emyr",
        5,
        case=stage.id("case gwladys"),
        person=stage.ids("emyr")[0],
        category=C.WEAPON,
        thing="Kitchen knife",
        incident_date=PartialDate.of(stage.day(1)),
        factual_description=weapon,
        control_instructions=(Do.TWO_PEOPLE, Do.STAY_BY_DOOR),
    )


def _being_written(stage: Stage) -> None:
    def write(desk: Desk) -> None:
        with desk.writing() as unit:
            unit.add(StaffRiskFlag(
                id=stage.id("flag draft"), standing=Standing.DRAFT, person=stage.ids("nathan")[0], category=C.STALKING,
                factual_description="He asked at the desk who works here on Fridays.", incident_date=PartialDate.of(stage.day(0)),
            ))  # fmt: skip
            unit.commit()

    stage.then(stage.ago(hours=1.5), "carys", write)


def _read(stage: Stage) -> None:
    """Both have read what is in view, and whoever proposed a flag has read it."""

    def read(desk: Desk) -> None:
        with desk.reading() as session:
            flags = flags_read.unread(desk, session)
            session.expunge_all()
        for flag in flags:
            desk.saw(flag)

    for who, hours in (("sioned", 6), ("carys", 4)):
        stage.then(stage.ago(hours=hours), who, read)
