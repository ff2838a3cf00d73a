"""Letters: one waits to be handed over, one to be posted, two went, one was laid aside."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from vawdesk.models.base import Status
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.letter_options import ByWay, Written
from vawdesk.services.desk import Desk
from vawdesk.services.practice.stage import Stage

AN_HOUR = timedelta(hours=1)
MAIR = {
    "subject_welsh": "Ein cyfarfod nesaf",
    "body_welsh": (
        "Diolch am ddod ddydd Iau. Fel y trefnwyd, fe wnawn ni gyfarfod eto yn y llyfrgell, yn yr ystafell fach, am ddeg o'r gloch.\n\n"
        "Os bydd amser arall yn well, rhowch wybod. Does dim angen egluro pam.\n\nMae copi o'r ffurflen a lenwyd gennym gyda'r llythyr hwn."
    ),
    "subject_english": "Our next meeting",
    "body_english": (
        "Thank you for coming on Thursday. As we arranged, we will meet again at the library, in the small room, at ten o'clock.\n\n"
        "If another time is better, please let me know. You need not explain why.\n\nA copy of the form we filled in is with this letter."
    ),
    "enclosures": "Copi o'r ffurflen / A copy of the form",
}
CHLOE = {
    "subject_english": "Your appointment",
    "body_english": (
        "I would like to meet you on Tuesday at two o'clock at our office in Trefelin. There is a quiet room, and the lights in it are "
        "steady.\n\nIf this does not suit you, please ring me and we will find another time."
    ),
}
DYLAN = {
    "subject_english": "Your appointment with Huw",
    "body_english": (
        "Huw will see you at the office on Thursday at half past nine, as you asked.\n\nPlease ring the office by Wednesday noon "
        "if you cannot come."
    ),
}
WYN = {
    "subject_welsh": "Y to a'r gwres",
    "body_welsh": (
        "Mae'r gwaith ar y to wedi ei archebu, a bydd y crefftwr yn ffonio i drefnu diwrnod.\n\nOs na chlywch ddim erbyn diwedd y mis, "
        "ffoniwch fi."
    ),
    "subject_english": "The roof and the heating",
    "body_english": (
        "The work on the roof has been ordered, and the builder will ring to arrange a day.\n\nIf you hear nothing by the end of the "
        "month, please ring me."
    ),
}
PRIYA = {
    "subject_english": "The information we keep",
    "body_english": "The sheet that comes with this letter says what we keep, and what you may ask of us.",
}


def tell(stage: Stage) -> None:
    """Put the letters on the stage."""
    _write(stage, "mair", "carys", stage.ago(days=1, hours=2), MAIR, by_way=ByWay.HANDED, written_in=Written.BOTH)
    _write(stage, "dylan", "huw", stage.ago(hours=5), DYLAN, by_way=ByWay.POST, address=stage.id("address dylan"))
    _write(stage, "chloe", "carys", stage.ago(days=9), CHLOE, by_way=ByWay.POST, address=stage.id("address chloe"), sent=stage.day(8))
    _write(stage, "wyn", "huw", stage.time(21, 11), WYN, by_way=ByWay.POST, address=stage.id("address wyn"), written_in=Written.BOTH,
           sent=stage.day(20))  # fmt: skip
    _write(stage, "priya", "huw", stage.time(17, 15), PRIYA, by_way=ByWay.HANDED,
           because="She asked for no paper at all. It was read to her on the telephone, through the colleague she named.")  # fmt: skip


def _write(
    stage: Stage, key: str, who: str, at: datetime, words: dict[str, str], *, sent: date | None = None, because: str = "", **said: Any
) -> None:
    """One letter in the file of this person, and what became of it an hour later."""
    id, by = stage.id(f"letter {key}"), "carys" if who == "carys" else "sioned"
    said.setdefault("written_in", Written.ENGLISH)

    def write(desk: Desk) -> None:
        with desk.writing() as unit:
            unit.add(Letter(
                id=id, case=stage.id(f"case {key}"), person=stage.id(f"person {key}"), signed_by=stage.staff(who), status=Status.SIGNED,
                **words, **said,
            ))  # fmt: skip
            unit.commit()

    def end(desk: Desk) -> None:
        with desk.writing() as unit:
            letter = unit.get(Letter, id)
            letter.sent_on, letter.not_sent_because = sent, because or None
            unit.act(letter, "sent" if sent else "laid aside")
            unit.commit()

    stage.then(at, by, write)
    if sent is not None:
        stage.then(max(stage.time((stage.now.today - sent).days, 16), at + AN_HOUR), by, end)  # never before it was written
    elif because:
        stage.then(stage.time(10, 9), by, end)
