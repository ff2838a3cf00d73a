"""Paper of the practice year: sheets that are out, filed, shredded and lost; what left as a file; and three disclosures that went wrong."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from vawdesk.models.base import Status
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong, StepTaken
from vawdesk.models.casework.handled_copy import Fate, HandledCopy
from vawdesk.models.casework.wrong_options import Happened, Step, StepState
from vawdesk.models.profile import Profile
from vawdesk.models.values import PartialDate, Tri
from vawdesk.services.desk import Desk
from vawdesk.services.desk_door import DeskDoor
from vawdesk.services.leaving import Leaving, Way
from vawdesk.services.practice.accounts import COLLEAGUES
from vawdesk.services.practice.stage import Stage, local_day
from vawdesk.services.protection import Recipient, RecipientKind

NAMES = {one.key: one.name for one in COLLEAGUES}
DONE, NOT_NEEDED = StepState.DONE, StepState.NOT_NEEDED
Said = tuple[Step, StepState, float, str]  # the step, how it stands, hours after it was known, and the words


@dataclass(frozen=True)
class Left:
    """One release: which document of whose file, how and when, for whom, and what became of it where it is paper."""

    code: str
    key: str
    hours: float
    whom: str
    purpose: str
    profile: Profile = Profile.INTERNAL
    kind: RecipientKind = RecipientKind.STAFF
    way: Way = Way.PRINT
    fate: Fate | None = None
    word: str = ""
    given: bool = True


LEFT = (
    Left("D03", "mair", 900, "carys", "Supervision", fate=Fate.SHREDDED),
    Left("D03", "chloe", 700, "beth", "Supervision", fate=Fate.FILED, word="Locked cabinet, second drawer"),
    Left("D20C", "gwladys", 30, "carys", "For tomorrow's visit"), Left("D20C", "delyth", 30, "carys", "For tomorrow's visit"),
    Left("D20C", "eirlys", 30, "carys", "For tomorrow's visit"), Left("D20", "gwladys", 30, "carys", "For tomorrow's visit"),
    Left("D20", "delyth", 30, "carys", "For tomorrow's visit"), Left("D20", "eirlys", 30, "carys", "For tomorrow's visit"),
    Left("D21", "gwladys", 30, "huw", "For tomorrow's visit"), Left("D03", "rhodri", 52, "huw", "Cover while a colleague is away"),
    Left("D20", "mair", 26, "carys", "For today's visit", fate=Fate.LOST, word="Left on the 17.40 bus to Trefelin, in a blue folder."),
    Left("D04", "sian", 200, "Public Protection Unit", "For the conference", Profile.POLICE, RecipientKind.POLICE, Way.SAVE_LOCKED),
    Left("D12", "craig", 150, "Housing association", "They visit there too", Profile.AGENCY, RecipientKind.AGENCY, Way.SAVE_LOCKED),
    Left("D04", "zoe", 90, "Public Protection Unit", "New messages", Profile.POLICE, RecipientKind.POLICE),
)  # fmt: skip


def tell(stage: Stage) -> None:
    """Put what left, and what went wrong with it, on the stage."""
    for one in LEFT:
        at = stage.ago(hours=one.hours)
        stage.then(at, "carys" if one.whom == "carys" else "sioned", _leaving(stage, one, at))
    _lost_page(stage)
    _old_address(stage)
    _overheard(stage)


def copy_id(stage: Stage, code: str, key: str) -> uuid.UUID:
    """The paper copy of a document about somebody's file."""
    return stage.id(f"copy {code} {key}")


def _leaving(stage: Stage, one: Left, at: datetime) -> Callable[[Desk], None]:
    person, name = stage.ids(one.key)[0], NAMES.get(one.whom, one.whom)
    digest = hashlib.sha256(f"{one.code} {one.key}".encode()).hexdigest()
    staff = stage.staff(one.whom) if one.kind is RecipientKind.STAFF else None
    case = stage.id(f"case {one.key}")
    leaving = Leaving(
        one.code, case, case, "case", 1, digest, Recipient(one.kind, name, staff_member=staff),
        one.profile, one.purpose, "en", one.way, True, 0, {}, None,
    )  # fmt: skip
    copy = HandledCopy(
        id=copy_id(stage, one.code, one.key), document=one.code, copy_number=1, content_hash=digest, in_file=leaving.file, about=(person,),
        addresses=(stage.id(f"address {one.key}"),) if one.code.startswith("D2") else None, recipient=name, profile=one.profile,
        purpose=one.purpose, printed_at=at, given_to=name if one.given else None, given_at=at if one.given else None, fate=one.fate,
        fate_at=at if one.fate else None, fate_note=one.word or None, status=Status.SIGNED,
    )  # fmt: skip

    def leave(desk: Desk) -> None:
        with DeskDoor(desk, practice=True).leaving("casework") as leaf:
            leaf.keep(leaving, copy if one.way is Way.PRINT else None)
            leaf.commit()

    return leave


def _wrong(stage: Stage, key: str, hours: float, said: tuple[Said, ...], **known: object) -> DisclosureGoneWrong:
    aware = stage.ago(hours=hours)
    steps = tuple(
        StepTaken(step=step, state=state, at=stage.ago(hours=hours - after), by=stage.staff("sioned"), words=words or None)
        for step, state, after, words in said
    )
    return DisclosureGoneWrong(
        id=stage.id(f"wrong {key}"), case=stage.id(f"case {key}"), about=stage.ids(key), aware_at=aware, noticed_at=aware,
        left_on=PartialDate.of(local_day(aware)), steps=steps, status=Status.SIGNED, **known,
    )  # fmt: skip


def _keep(stage: Stage, wrong: DisclosureGoneWrong, hours: float) -> None:
    def add(desk: Desk) -> None:
        with desk.writing() as unit:
            unit.add(wrong)
            unit.commit()

    stage.then(stage.ago(hours=hours), "sioned", add)


def _lost_page(stage: Stage) -> None:
    """Yesterday's: she is told, the rest is under way."""
    said = (
        (Step.TELL_NOW, DONE, 1, "Rang her at ten, our number withheld. She goes to her sister's for some days."),
        (Step.POLICE, NOT_NEEDED, 1, "She asked us not to for now. She rings 999 if he comes near the flats."),
        (Step.GET_BACK, DONE, 3, "The bus company has the number of the bus; nothing handed in yet. They ring back."),
    )
    what = "The assessment of a visit, with the address and the door code, in a blue folder on the bus."
    wrong = _wrong(
        stage, "mair", 25, said, what_happened=Happened.PAPER_LOST, what=what, addresses=(stage.id("address mair"),),
        to_whom="A stranger on the bus, as far as is known", feared_may_have=Tri.NOT_KNOWN, copies=(copy_id(stage, "D20", "mair"),),
    )  # fmt: skip
    _keep(stage, wrong, 21)


def _old_address(stage: Stage) -> None:
    """Two months ago, seen to from beginning to end."""
    said = (
        (Step.TELL_NOW, DONE, 0.5, "Called within the half hour, at work, where it is safe."),
        (Step.POLICE, DONE, 1, "Marked for a fast answer already; they know of the letter now. Incident 0312."),
        (Step.ARRANGE, DONE, 26, "A second lock, and the alarm was tested with her."),
        (Step.COLLEAGUES, DONE, 2, "Visits go to the office until further notice. The old address is marked as past."),
        (Step.GET_BACK, DONE, 30, "The new tenant gave it back unopened."),
        (Step.REGULATOR, DONE, 20, "Reported through their form; reference in the locked file. They asked nothing further."),
        (Step.TELL_IN_FULL, DONE, 50, "Told her face to face what had happened, and what changes."),
        (Step.INSURER, DONE, 70, "Told by e-mail, without names."),
        (Step.CHARITY, NOT_NEEDED, 72, "The trustees decided: nobody came to harm, and it was mended within the day."),
        (Step.CHANGE, DONE, 96, "Two people look at the address on every envelope. From this week; Sioned shows newcomers."),
    )
    wrong = _wrong(
        stage, "sian", 1440, said, what_happened=Happened.WRONG_HANDS, what="A letter went to the address from which she moved in spring.",
        to_whom="The new tenant at the old address", feared_may_have=Tri.YES, closed_at=stage.ago(hours=1300),
        closed_by=stage.staff("sioned"), closed_word="Everything is said. She sleeps at home again.",
    )  # fmt: skip
    _keep(stage, wrong, 1300)


def _overheard(stage: Stage) -> None:
    """Four days old, and nobody has decided on the regulator."""
    said = (
        (Step.TELL_NOW, DONE, 20, "Told her the next day, with the nurse there. She was not surprised."),
        (Step.ARRANGE, NOT_NEEDED, 20, "Nothing was said of where or when anybody comes."),
    )
    wrong = _wrong(
        stage, "gwladys", 98, said, what_happened=Happened.SAID, what="Her name and the farm were said aloud at the reception desk.",
        to_whom="Two people who waited there", feared_may_have=Tri.NO,
    )  # fmt: skip
    _keep(stage, wrong, 77)
