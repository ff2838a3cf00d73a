"""The notes of the practice year: some two hundred, in every state in which a note can be."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from vawdesk.models.base import RecordLanguage, Status
from vawdesk.models.casework.addendum import Addendum, AddendumReason
from vawdesk.models.casework.changes import Change
from vawdesk.models.casework.contact_note import ContactNote, FollowUp, LateReason, Mode
from vawdesk.models.casework.indicators import Indicator, IndicatorNoticed, Noticed
from vawdesk.models.values import PartialDate, Tri
from vawdesk.services import misfiling
from vawdesk.services.desk import Desk
from vawdesk.services.drafts import Place
from vawdesk.services.practice.cases import FILES, SEALED_FILE, File
from vawdesk.services.practice.stage import Stage, local_day
from vawdesk.services.practice.words import IN_WELSH, NO_ANSWER, OF_CONCERN, Words, words_for

YES, NO, UNSURE = Tri.YES, Tri.NO, Tri.NOT_KNOWN
TYPED_BY = {"sioned": "sioned", "carys": "carys", "huw": "carys", "beth": "sioned"}  # who of those with an account types for whom
LAST = 9  # days before today at which the ordinary notes end; what is nearer is told one by one


def file_of(key: str) -> File:
    """The file of one person by their key."""
    return next(one for one in (*FILES, SEALED_FILE) if one.key == key)


def tell(stage: Stage) -> None:
    """Put every note of the practice vault on the stage."""
    for one in (*FILES, SEALED_FILE):
        _ordinary(stage, one)
    _late(stage)
    _marked(stage)
    _told_apart(stage)
    _by_himself(stage)
    _to_be_filed(stage)
    _misfiled(stage)
    _added_to(stage)


def _ordinary(stage: Stage, one: File) -> None:
    """The run of a file: a note every few weeks, now and then a call without an answer."""
    pool, last = words_for(one.key), max(one.closed + 3, LAST)
    count = min(8, max(4, (one.back - last) // 12))
    for number in range(count):
        back = one.back - 1 - (one.back - 1 - last) * number // count
        words = pool[(number * 5 + sum(map(ord, one.key))) % len(pool)]
        at = stage.time(back, 9 + number % 7, (number * 17) % 60)
        if number % 7 == 5:
            keep(
                stage,
                one,
                at,
                mode=Mode.PHONE,
                nobody=True,
                what_was_said=None,
                what_i_saw=NO_ANSWER[2 if one.key in IN_WELSH else number % 2],
            )
        else:
            keep(stage, one, at, **spoken(stage, one, words, at))


def spoken(stage: Stage, one: File, words: Words, at: datetime) -> dict[str, Any]:
    """A contact in the fields of a note."""
    follow = (FollowUp(what=words.next, who=stage.staff(one.worker), by=local_day(at) + timedelta(days=7)),) if words.next else None
    return {
        "mode": words.mode, "what_was_said": words.said, "what_i_saw": words.saw or None, "my_view": words.view or None,
        "checked_with_partners": words.others or None, "follow_up": follow, "in_earshot": NO,
    }  # fmt: skip


def keep(stage: Stage, one: File, at: datetime, *, after: float = 40, number: str = "", by: str = "", **said: Any) -> uuid.UUID:
    """A note about a contact at `at`, signed so many minutes later by whoever types for the worker; gives its id."""
    id, typed_by = stage.id(f"note {one.key} {number or at.isoformat()}"), by or TYPED_BY[one.worker]
    met = {} if said.get("nobody") else {"child_in_household": YES if one.key in ("mair", "chloe", "delyth") else NO}
    if met:
        met |= {"new_information_to_share": NO, "with_people": stage.ids(one.key)}  # type: ignore[dict-item]  # fields of several kinds
    if one.key in OF_CONCERN:
        met |= {"behaviour_of_concern": True, "risk_to_self": NO}  # type: ignore[dict-item]
    signed_at = at + timedelta(minutes=after)
    language = RecordLanguage.WELSH if one.key in IN_WELSH else RecordLanguage.ENGLISH

    def write(desk: Desk) -> None:
        note = ContactNote(
            id=id, case=stage.id(f"case {one.key}"), occurred_at=at, recorded_at=signed_at, contact_by=stage.staff(one.worker),
            status=Status.SIGNED, signed=desk.account.signature(desk.now()), language=language, **{**met, **said},
        )  # fmt: skip
        with desk.writing() as unit:
            unit.add(note)
            unit.commit()

    stage.then(signed_at, typed_by, write)
    return id


def _late(stage: Stage) -> None:
    """Written down more than a day afterwards, each with its reason."""
    for number, (key, reason, hours) in enumerate((
        ("rhodri", LateReason.NOT_AT_WORK, 70), ("gwladys", LateReason.NO_COMPUTER, 30), ("sian", LateReason.SAFETY_FIRST, 26),
        ("zoe", LateReason.LEARNED_LATER, 100),
    )):  # fmt: skip
        one, at = file_of(key), stage.time(35 - number, 15, 20)
        words = words_for(key)[3]
        keep(stage, one, at, after=hours * 60, late_reason=reason, **spoken(stage, one, words, at))


def _marked(stage: Stage) -> None:
    """Notes that say something more: a danger to somebody's own life, a change, something to share, a thing told in confidence."""
    keep(
        stage,
        file_of("dylan"),
        stage.time(6, 11),
        mode=Mode.OFFICE,
        risk_to_self=YES,
        new_information_to_share=YES,
        what_was_said="“If I lose the kids there is no point.” I asked directly. He has thought of it, and has no plan.",
        what_i_saw="He cried, then laughed.",
        supervision_needed=True,
        follow_up=(FollowUp(what="Tell his doctor and the colleague on the linked file.", who=stage.staff("huw"), by=stage.day(6)),),
        indicators_noticed=(IndicatorNoticed(indicator=Indicator.SUICIDAL, how=Noticed.HEARD, on=PartialDate.of(stage.day(6))),),
    )
    keep(
        stage,
        file_of("joanna"),
        stage.time(7, 10),
        mode=Mode.THIRD_PARTY,
        with_others="The refuge service",
        told_in_confidence=True,
        what_was_said="The refuge service rang for her: she has a room of her own, and asks us to hold on to her papers.",
    )
    keep(
        stage,
        file_of("nerys"),
        stage.time(8, 13),
        mode=Mode.PHONE,
        what_has_changed=(Change.LOST_WORK,),
        new_information_to_share=NO,
        change_source="She told me herself",
        what_was_said="“They have let him go at the quarry. He is about the yard all day now.”",
        my_view="More hours together. Visits to the farm have to be looked at again.",
        told_in_confidence=True,
    )


def _told_apart(stage: Stage) -> None:
    """What each side says, and what was said in confidence or in another language."""
    keep(
        stage,
        file_of("chloe"),
        stage.time(5, 16),
        mode=Mode.PHONE,
        what_was_said="She says that he pushed her at the handover on Sunday.",
        checked_with_partners="The nursery saw them both and saw no push. Written down as each said it.",
        in_earshot=UNSURE,
    )
    keep(
        stage,
        file_of("ieuan"),
        stage.time(4, 10),
        mode=Mode.OFFICE,
        what_was_said="He says that she shouted at the handover on Sunday and took hold of his sleeve.",
        in_earshot=NO,
    )
    keep(
        stage,
        file_of("amina"),
        stage.time(3, 12),
        mode=Mode.OFFICE,
        told_in_confidence=True,
        share_with_other_side=False,
        what_was_said="With the interpreter from the agency. “My mother-in-law reads my face. I go home before four.”",
        indicators_noticed=(
            IndicatorNoticed(
                indicator=Indicator.MENTAL_ILLNESS, how=Noticed.TOLD_BY_AGENCY, source="Community nurse", on=PartialDate.of(stage.day(20))
            ),
        ),
    )


def _by_himself(stage: Stage) -> None:
    """A young person's own words, in his own language."""
    keep(
        stage,
        file_of("osian"),
        stage.time(2, 15),
        mode=Mode.OFFICE,
        new_information_to_share=NO,
        what_was_said="“Dw i'n mynd allan at y ci pan dw i'n teimlo fo'n dod.” He showed me the list on his phone.",
        supervision_needed=True,
    )


def _to_be_filed(stage: Stage) -> None:
    """Words that wait for their case: Carys's of this morning, one of hers that is a day late, and what she was typing."""
    quick = {"mode": Mode.PHONE, "contact_by": stage.staff("carys")}

    def draft(key: str, **said: Any) -> Callable[[Desk], None]:
        def write(desk: Desk) -> None:
            with desk.writing() as unit:
                unit.add(ContactNote(id=stage.id(f"note {key}"), **quick, **said))
                unit.commit()

        return write

    stage.then(stage.ago(hours=3), "carys", draft(
        "waiting", occurred_at=stage.ago(hours=3.2),
        what_was_said="Ffoniodd ar ei hegwyl. “Mae'r llys ddydd Mawrth.” Angen llenwi'r gweddill.",
    ))  # fmt: skip
    stage.then(stage.ago(hours=52), "carys", draft(
        "forgotten", occurred_at=stage.ago(hours=53), case=stage.id("case eirlys"), begun_by=stage.staff("carys"),
        what_was_said="She rang from the auction. Somebody moved the gate. To be written up.",
    ))  # fmt: skip
    stage.then(stage.ago(hours=2), "sioned", draft(
        "second", occurred_at=stage.ago(hours=2.1), what_was_said="Agency call about a new referral; name to follow.",
    ))  # fmt: skip

    def typing(desk: Desk) -> None:
        begun = ContactNote(
            id=stage.id("note typing"), case=stage.id("case mair"), occurred_at=stage.ago(hours=1), contact_by=stage.staff("carys"),
            mode=Mode.PHONE, with_people=stage.ids("mair"), what_was_said="Mae hi'n gofyn a fydd",
        )  # fmt: skip
        begun.created_at = begun.updated_at = desk.now().utc
        begun.created_by = begun.updated_by = desk.account.id
        desk.drafts.keep("contact_note", begun, Place(focus="what_was_said", cursor=22))

    stage.then(stage.ago(minutes=50), "carys", typing)


def _misfiled(stage: Stage) -> None:
    """A note that was signed into the wrong person's file, taken out of it and filed where it belongs."""
    at = stage.time(25, 11)
    wrong = keep(stage, file_of("rhodri"), at, mode=Mode.OFFICE, what_was_said=MISFILED)

    def move(desk: Desk) -> None:
        with desk.writing() as unit:
            note = unit.get(ContactNote, wrong)
            asked = misfiling.Move(stage.id("case craig"), stage.ids("craig"), "It was about somebody else; two files were open.")
            unit.require(misfiling.against_move(unit.session, note, asked, desk.account.id, desk.account.manages))
            misfiling.put(unit, misfiling.move(unit.session, note, asked, desk.account.signature(unit.now)))
            unit.commit()

    stage.then(stage.time(21, 9), "sioned", move)


MISFILED = "He asked about the forklift licence again, and whether the quarry takes people on."


def _added_to(stage: Stage) -> None:
    """Two addenda: one puts a fact right, one says what became known later."""
    at = stage.time(30, 14)
    words = words_for("mair")[1]
    note = keep(stage, file_of("mair"), at, **spoken(stage, file_of("mair"), words, at))
    for reason, fact, text, back in (
        (AddendumReason.CORRECTS, "Dyddiad y llythyr", "Y trydydd o'r mis, nid y degfed.", 28),
        (AddendumReason.LATER, None, "Mae'r cyngor wedi ateb: does dim angen iddi lofnodi dim.", 20),
    ):

        def add(desk: Desk, reason: AddendumReason = reason, fact: str | None = fact, text: str = text) -> None:
            with desk.writing() as unit:
                unit.add(Addendum(
                    id=stage.id(f"addendum {reason.value}"), record_type="contact_note", record=note, in_file=stage.id("case mair"),
                    reason=reason, which_fact=fact, text=text, added_at=unit.now.utc, status=Status.SIGNED,
                    signed=desk.account.signature(unit.now), language=RecordLanguage.WELSH,
                ))  # fmt: skip
                unit.commit()

        stage.then(stage.time(back, 10), "carys", add)
