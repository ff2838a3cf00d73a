"""What was shared in the practice year: by phone, by secure e-mail, at the gate; with consent and without."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from vawdesk.models.base import RecordLanguage
from vawdesk.models.casework.information_share import InformationShare
from vawdesk.models.casework.information_share_options import HeardBy, KeptBack, SharedHow, SharedPaper, VictimTold
from vawdesk.models.casework.referral_options import Agreed
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.services import share_steps
from vawdesk.services.desk import Desk
from vawdesk.services.practice.stage import Stage


@dataclass(frozen=True)
class Told:
    """One share as it is told here: by whom, how many days ago, in whose file, to whom."""

    key: str
    file: str
    who: str
    back: int
    heard_by: str
    how: SharedHow
    what: str
    why: PlainReason
    consent: Agreed
    consent_reason: str = ""
    told: VictimTold = VictimTold.TOLD
    told_why: str = ""
    kept_back: tuple[tuple[str, str], ...] = ()
    papers: tuple[str, ...] = ()
    acknowledged: str = ""
    to: str = ""  # of the directory
    welsh: bool = False


TOLD = (
    Told(
        "mair", "mair", "carys", 34, "Mrs Haf Elis, head teacher, Ysgol y Bryn", SharedHow.PHONE,
        "Who may collect the two children, and who may not, until the hearing. That the school rings us and the police if he comes.",
        PlainReason.PROTECT, Agreed.AGREED, kept_back=(("Where she sleeps now", "The school does not need it to know who may collect."),),
        acknowledged="Mrs Elis: the list at the gate is changed, and the class teachers know.",
    ),
    Told(
        "dylan", "dylan", "carys", 120, "PC Tomos Rhys", SharedHow.SECURE_EMAIL,
        "That he said he still has keys to the flats, and the day on which he said it. Our note of that contact went along.",
        PlainReason.DANGER_NOW, Agreed.UNSAFE, "Asking him would have shown that somebody had told us of the keys.", VictimTold.TOLD,
        papers=("Contact note of that day",), acknowledged="PC Rhys: the locks are changed this week.", to="ppu",
    ),
    Told(
        "gwladys", "gwladys", "carys", 22, "Nyrs Eleri Puw, Meddygfa Trefelin", SharedHow.PHONE,
        "Ei bod hi'n cysgu'n wael a bod arni ofn yr arian yn mynd. Dim mwy.", PlainReason.AGREED, Agreed.AGREED, welsh=True,
    ),
    Told(
        "chloe", "chloe", "carys", 92, "", SharedHow.PHONE,
        "What was said and seen at the handover, and where the child was between them. The report went the same day.",
        PlainReason.PROTECT, Agreed.REFUSED, "The child stood between them. Not telling would have left them there.", VictimTold.NOT_SAFE,
        "He reads her messages; she is told at the nursery tomorrow.", (("Her new address", "They have it from the nursery under seal."),),
        to="children",
    ),
)  # fmt: skip


def tell(stage: Stage) -> None:
    """Put every share of the practice vault on the stage."""
    for one in TOLD:
        stage.then(stage.time(one.back, 14, 40), one.who, _write(stage, one))


def _write(stage: Stage, one: Told) -> Callable[[Desk], None]:
    def write(desk: Desk) -> None:
        with desk.writing() as unit:
            share = unit.add(InformationShare(
                id=stage.id(f"share {one.key}"), case=stage.id(f"case {one.file}"), heard_by=one.heard_by or None,
                shared_with=stage.id(f"directory {one.to}") if one.to else None, heard_as=None if one.to else HeardBy.AGENCY,
                how=one.how, shared_at=unit.now.utc, shared_by=stage.staff(one.who), about_people=stage.ids(one.file), what=one.what,
                papers=tuple(SharedPaper(what=paper) for paper in one.papers) or None,
                kept_back=tuple(KeptBack(what=what, because=why) for what, why in one.kept_back) or None, why_needed=one.why,
                consent=one.consent, consent_reason=one.consent_reason or None, victim_told=one.told, victim_told_why=one.told_why or None,
                duty_told=True, acknowledged_on=unit.now.today if one.acknowledged else None, acknowledgement=one.acknowledged or None,
                language=RecordLanguage.WELSH if one.welsh else RecordLanguage.ENGLISH,
            ))  # fmt: skip
            share_steps.sign(share, unit)
            unit.commit()

    return write
