"""The decisions of the practice year: to refer, not to, not yet; countersigned, waiting, and decided again."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from vawdesk.models.base import RecordLanguage, Status
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.decision_options import About, Alternative, Consulted, Decided, Hindsight
from vawdesk.models.second_person import Act
from vawdesk.services import deciding
from vawdesk.services.desk import Desk
from vawdesk.services.practice.stage import Stage

REFER, SHARE, VISIT, OTHER = About.REFER, About.SHARE, About.VISIT, About.OTHER
MANAGER, SPECIALIST, POLICE, NOBODY = Consulted.MANAGER, Consulted.SPECIALIST, Consulted.POLICE, Consulted.NOBODY


@dataclass(frozen=True)
class Told:
    """One decision as it is told here: by whom, how many days ago, in whose file."""

    key: str
    file: str
    who: str
    back: int
    about: About
    question: str
    ways: tuple[str, ...]
    decided: Decided
    reasons: str
    relied_on: str
    not_known: str = ""
    asked: tuple[Consulted, ...] = (MANAGER,)
    asked_words: str = ""
    nobody: str = ""
    dissent: str = ""
    again: int = 0  # days before today on which it was to be decided again
    countersigned: bool = True
    welsh: bool = False


TOLD = (
    Told(
        "dylan", "dylan", "carys", 148, OTHER, "Should he be told that there is a staff-risk flag?",
        ("Tell him by letter", "Tell him in person at the office", "Do not tell him now"), Decided.DID_NOT,
        "A letter now would show that somebody spoke to us on the day he was at the flats, and he would know who. His former partner is "
        "moving at the end of the month. The flag is looked at again then, and this with it.",
        "Huw's account of the car park, and the housing officer's of the keys.", "Whether he knows who rang the police.",
        (MANAGER, SPECIALIST), "Sioned, the same afternoon. The specialist service advised against a letter.",
        dissent="Huw would have told him at the office, with the housing officer present.",
    ),
    Told(
        "chloe", "chloe", "carys", 96, REFER, "Should we refer to the safeguarding team of the council now?",
        ("Refer now", "Ask the specialist service first", "Do nothing"), Decided.DEFERRED,
        "She is afraid that he will be told before she has moved. The move is on Friday. The nursery knows who may collect, and rings us. "
        "Waiting three days was judged safer than a letter that arrives while she still lives there.",
        "Two notes of handovers, and what the nursery saw.", "Whether he knows the new nursery.", (MANAGER, SPECIALIST),
        "Sioned, and the helpline for professionals.", again=93,
    ),
    Told(
        "chloe again", "chloe", "carys", 93, REFER, "Should we refer to the safeguarding team of the council now?",
        ("Refer now", "Wait another week", "Do nothing"), Decided.DID,
        "She has moved. The reason for waiting is gone, and he shouted at the handover with the child between them.",
        "The note of the handover on Sunday.", "Who else he has asked for the new address.", (MANAGER,), "Sioned, on the telephone.",
    ),
    Told(
        "gwladys", "gwladys", "carys", 40, SHARE, "A ddylen ni ddweud wrth y feddygfa beth ddywedodd hi?",
        ("Dweud wrth y feddygfa nawr", "Gofyn iddi eto'r wythnos nesaf", "Gwneud dim"), Decided.DID_NOT,
        "Mae hi wedi gofyn i ni beidio, ac mae'n gwybod beth i'w wneud os bydd pethau'n gwaethygu. Mae ei chwaer yn galw bob dydd. "
        "Nid oes plentyn yn y tŷ, ac nid yw'n ofni am ei bywyd.",
        "Beth ddywedodd hi ei hun ar y ffôn.", "A yw'r meddyg yn gwybod yn barod.", (MANAGER,), "Sioned, yr un diwrnod.", welsh=True,
    ),
    Told(
        "mair", "mair", "carys", 2, REFER, "Should we refer to MARAC now?",
        ("Refer now", "Wait until the court date, with the safety plan as it stands", "Do nothing"), Decided.DID_NOT,
        "She asks us to wait until the hearing on Tuesday: he is told of everything that goes to the police, through his brother. "
        "She sleeps at her mother's until then, and the school lets the children out by the other gate.",
        "The notes of this month, and her own words.", "Whether he knows that she is at her mother's.", (SPECIALIST,),
        "The specialist service, yesterday: they see her on Monday.", countersigned=False,
    ),
    Told(
        "craig", "craig", "sioned", 12, VISIT, "Should we go on visiting at the farm?",
        ("Go on, by two", "Meet in Trefelin", "Do nothing"), Decided.DEFERRED,
        "Nobody is out there to see the yard, and the road is closed on Thursdays. Until the gate is mended and the dogs are shut away "
        "he comes to the office, which he says suits him.",
        "Beth's account of the last visit.", asked=(NOBODY,), nobody="It changes nothing for anybody until the day it is looked at again.",
        again=1,
    ),
)  # fmt: skip


def tell(stage: Stage) -> None:
    """Put every decision of the practice vault on the stage."""
    for one in TOLD:
        at = stage.time(one.back, 15, 10)
        stage.then(at, one.who, _write(stage, one))
        if one.countersigned and one.about in (REFER, SHARE):
            stage.then(stage.time(one.back, 16, 20), "sioned" if one.who != "sioned" else "carys", _second(stage, one))


def _write(stage: Stage, one: Told) -> Callable[[Desk], None]:
    def write(desk: Desk) -> None:
        with desk.writing() as unit:
            held = unit.add(Decision(
                id=stage.id(f"decision {one.key}"), case=stage.id(f"case {one.file}"), about=one.about, question=one.question,
                about_people=stage.ids(one.file), options_considered=tuple(Alternative(what=way) for way in one.ways), decision=one.decided,
                review_on=_day(stage, one), reasons=one.reasons, relied_on=one.relied_on,
                not_known=one.not_known or None, who_consulted=one.asked, consulted_words=one.asked_words or None,
                nobody_because=one.nobody or None, dissent=one.dissent or None, hindsight=tuple(Hindsight), decided_at=unit.now.utc,
                follows=_before(stage, one), language=RecordLanguage.WELSH if one.welsh else RecordLanguage.ENGLISH,
            ))  # fmt: skip
            deciding.sign(held, unit)
            unit.commit()

    return write


def _day(stage: Stage, one: Told) -> date | None:
    """The day on which one that was put off was to be decided again; it has come."""
    return stage.day(one.again) if one.again else None


def _before(stage: Stage, one: Told) -> uuid.UUID | None:
    key, again, _rest = one.key.partition(" again")
    return stage.id(f"decision {key}") if again else None


def _second(stage: Stage, one: Told) -> Callable[[Desk], None]:
    def second(desk: Desk) -> None:
        held = desk.peek(Decision, stage.id(f"decision {one.key}"))
        if held is not None and held.waits and held.status is Status.SIGNED:
            signature = stage.agreed(desk, Act.DECISION_NOT_TO_ACT, one.who, held.content(), deciding.FIELD)
            deciding.countersign(desk, held.id, signature)

    return second
