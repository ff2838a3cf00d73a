"""The paper of every document: the PDF as it leaves, and its pages as pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2
from sqlalchemy.orm import Session

from tests.tour.stops import note_of
from vawdesk import features
from vawdesk.clock import Moment
from vawdesk.i18n import Code
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.attachment import Attachment
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong
from vawdesk.models.casework.flag_options import Notify
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.information_share import InformationShare
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.letter_options import ByWay
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.organisation.organisation import Organisation
from vawdesk.models.profile import Profile
from vawdesk.models.registry import record_type
from vawdesk.models.values import Tri
from vawdesk.services import (
    attachment_leaving,
    directory_dossiers,
    dossiers,
    flag_letter,
    flag_steps,
    letter_dossiers,
    referral_paper,
    release,
    share_dossier,
)
from vawdesk.services.attachment_leaving import with_content
from vawdesk.services.case_summary import case_summary
from vawdesk.services.desk import Desk
from vawdesk.services.desk_door import DeskDoor
from vawdesk.services.gathering import gather
from vawdesk.services.leaving import DocumentLanguage, Request
from vawdesk.services.practice.stage import Stage
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.view import Dossier
from vawdesk.ui.kit.pdfium import PDFIUM
from vawdesk.vault.recovery import RecoverySheet, Sheet, spell

CODE = RecoverySheet(Sheet.CASEWORK, 1, spell(bytes(range(20))))  # it opens nothing
AGREED_TO = "D24"
Gather = Callable[[Session, Session, Record, Moment], Dossier]


def _own(gather: Callable[[Session, Any, Moment], Dossier]) -> Callable[[Session, Session, Any, Moment], Dossier]:
    """A paper about the organisation itself, which needs nothing of casework."""
    return lambda _casework, organisation, record, now: gather(organisation, record, now)


ABOUT: dict[str, tuple[type[Record], str, Gather, Profile]] = {
    "D02": (Case, "case mair", case_summary, Profile.INTERNAL),  # type: ignore[dict-item]
    "D03": (Case, "case mair", dossiers.case_cover, Profile.INTERNAL),  # type: ignore[dict-item]  # each with its own record
    "D04": (ContactNote, "note", dossiers.contact_note, Profile.INTERNAL),  # type: ignore[dict-item]
    "D05": (Case, "case chloe", dossiers.decision_log, Profile.INTERNAL),  # type: ignore[dict-item]
    "D10": (InformationShare, "share mair", share_dossier.sharing_record, Profile.INTERNAL),  # type: ignore[dict-item]
    "D06": (Referral, "referral sian", referral_paper.referral, Profile.MARAC),  # type: ignore[dict-item]
    "D08": (Referral, "referral chloe", referral_paper.referral, Profile.AGENCY),  # type: ignore[dict-item]
    "T06": (Referral, "referral sian", referral_paper.referral, Profile.MARAC),  # type: ignore[dict-item]
    "D12": (StaffRiskFlag, "flag dylan", dossiers.staff_risk_flag, Profile.INTERNAL),  # type: ignore[dict-item]
    "D15": (Letter, "letter mair", letter_dossiers.letter, Profile.THE_PERSON),  # type: ignore[dict-item]
    "D16": (Letter, "letter dylan", letter_dossiers.envelope, Profile.THE_PERSON),  # type: ignore[dict-item]
    "D17": (Person, "person mair", letter_dossiers.words_to_say, Profile.INTERNAL),  # type: ignore[dict-item]
    "T17": (Person, "person delyth", letter_dossiers.text_message, Profile.THE_PERSON),  # type: ignore[dict-item]
    "D20": (HomeVisit, "visit wait-flag", dossiers.home_visit, Profile.INTERNAL),  # type: ignore[dict-item]
    "D20C": (HomeVisit, "visit agreed", dossiers.page_to_carry, Profile.INTERNAL),  # type: ignore[dict-item]
    "D54": (Organisation, "organisation", _own(directory_dossiers.contact_list), Profile.INTERNAL),  # type: ignore[dict-item]
    "D54P": (Organisation, "organisation", _own(directory_dossiers.contact_list), Profile.INTERNAL),  # type: ignore[dict-item]
    "D55": (Organisation, "organisation", _own(directory_dossiers.protocol_register), Profile.INTERNAL),  # type: ignore[dict-item]
    "D23": (VisitOutcome, "outcome unplanned", dossiers.visit_outcome, Profile.INTERNAL),  # type: ignore[dict-item]
    "D58": (DisclosureGoneWrong, "wrong mair", dossiers.disclosure_gone_wrong, Profile.INTERNAL),  # type: ignore[dict-item]
    "D60": (Attachment, "attached mair order", attachment_leaving.gathered, Profile.INTERNAL),  # type: ignore[dict-item]
    "D21": (HomeVisit, "visit agreed", dossiers.check_in_sheet, Profile.BUDDY),  # type: ignore[dict-item]
}


OUTSIDE = {Profile.POLICE: RecipientKind.POLICE, Profile.MARAC: RecipientKind.MARAC, Profile.AGENCY: RecipientKind.AGENCY}


def papers(desk: Desk, stage: Stage) -> Iterator[tuple[str, bytes]]:
    """Every document, filled and blank, in each of its languages: (name, PDF)."""
    for code in features.papers():
        yield from one_paper(desk, stage, code)
    for language in ("en", "cy"):
        yield f"RS-{language}", recovery(desk, language, CODE)
        yield f"RS-blank-{language}", recovery(desk, language, None)


def one_paper(desk: Desk, stage: Stage, code: str) -> Iterator[tuple[str, bytes]]:
    """One document, filled and blank, in each of its languages: (name, PDF)."""
    paper = features.papers()[code]
    if code in ABOUT:
        yield from ((f"{code}-{language}", filled(desk, stage, code, language)) for language in paper.languages)
    if code == AGREED_TO:
        yield from ((f"{code}-{language}", _page(desk, code, agreed_to(desk, stage, language))) for language in paper.languages)
    yield from ((f"{code}-blank-{language}", blank(desk, code, language)) for language in paper.blanks)


def recovery(desk: Desk, language: Code, sheet: RecoverySheet | None) -> bytes:
    """The recovery sheet with an invented code, or the blank one for the pen."""
    paper, staff = features.recovery(sheet), Recipient(RecipientKind.STAFF, name=desk.account.shown_name)
    asked = Request(
        document=paper.document, recipient=staff, profile=Profile.RECOVERY if sheet else Profile.BLANK, purpose="Keep it safe",
        language=language,
    )  # fmt: skip
    prepared = release.prepare(DeskDoor(desk, practice=True), asked, paper.press)
    if not prepared.page:
        raise ValueError([problem.message.text for problem in prepared.problems])
    return prepared.page


def filled(desk: Desk, stage: Stage, code: str, language: DocumentLanguage) -> bytes:
    """One filled document as it would leave."""
    return _page(desk, code, asked(desk, stage, code, language))


def agreed_to(desk: Desk, stage: Stage, language: DocumentLanguage) -> Request:
    """The list of what the manager at the desk agreed to this month; it is read from everything, not from one record."""
    staff = Recipient(RecipientKind.STAFF, name=desk.account.shown_name)
    dossier = gather(desk, AGREED_TO, stage.staff("sioned"))
    return Request(features.papers()[AGREED_TO].document, staff, Profile.INTERNAL, "For the file", language, dossier)


def telling_of_flag(desk: Desk, stage: Stage) -> Iterator[tuple[str, bytes]]:
    """D13 in each of its languages: the manager at the desk decides that Dylan is told of the flag, and writes the letter.

    In a world that can be spoilt: the practice vault has nobody who is to be told just now.
    """
    flag = desk.open(StaffRiskFlag, stage.id("flag dylan"))
    flag_steps.say_later(desk, flag, flag_steps.TELL, {"notify_person": Notify.WILL_TELL, "notify_risk_to_victim": Tri.NO})
    letter = Letter(case=flag.case, person=flag.person, signed_by=desk.account.staff, by_way=ByWay.HANDED, status=Status.SIGNED)
    flag_letter.begin(letter, desk.open(StaffRiskFlag, flag.id))
    for name, words in (("body_welsh", "bygythiwyd aelod o staff"), ("body_english", "a member of staff was threatened")):
        text = letter.value(name)
        setattr(letter, name, text[: text.find("[")] + words + text[text.find("]") + 1 :])
    with desk.writing() as unit:
        unit.add(letter)
        unit.commit()
        id = letter.id
    paper, reader = features.papers()["D15"], Recipient(RecipientKind.PERSON, name="The person", person=flag.person)
    for language in (one for one in paper.languages if one == "both"):  # it is written in both, side by side, and in no other way
        asked = Request(paper.document, reader, Profile.THE_PERSON, "A letter", language, gather(desk, "D15", id))
        yield f"{letter_dossiers.TELLS_OF_FLAG}-{language}", _page(desk, letter_dossiers.TELLS_OF_FLAG, asked, "D15")


def asked(
    desk: Desk, stage: Stage, code: str, language: DocumentLanguage, profile: Profile | None = None, *, share_banner: bool = False
) -> Request:
    """What is asked for: the document about its record of the practice vault, for its usual reader or for this one."""
    kind, key, gather, usual = ABOUT[code]
    profile = profile or usual
    id = note_of(stage, "mair") if key == "note" else stage.id(key)
    with desk.reading() as casework, desk.reading("organisation") as organisation:
        found = (organisation if kind.compartment == "organisation" else casework).get(kind, id)
        if found is None:
            raise LookupError(key)
        dossier = with_content(desk, casework, gather(casework, organisation, found, desk.now()))
    paper, reader = features.papers()[code], Recipient(RecipientKind.STAFF, name=desk.account.shown_name)
    if isinstance(found, Letter) or code == "T17":
        whom = found.person if isinstance(found, Letter) else found.id
        reader = Recipient(RecipientKind.PERSON, name="The person", person=whom)
    if profile in OUTSIDE:
        reader = Recipient(OUTSIDE[profile], name="The agency")
    return Request(
        document=paper.document, recipient=reader, profile=profile, purpose="For the file", language=language, dossier=dossier,
        share_banner=share_banner,
    )  # fmt: skip


def blank(desk: Desk, code: str, language: DocumentLanguage) -> bytes:
    """The blank form of a document."""
    paper, staff = features.papers()[code], Recipient(RecipientKind.STAFF, name=desk.account.shown_name)
    noun = record_type(features_noun(code))
    asked = Request(
        document=paper.document, recipient=staff, profile=Profile.BLANK, purpose="For the pen", language=language, blank_of=noun
    )  # fmt: skip
    return _page(desk, code, asked)


def features_noun(code: str) -> str:
    """The type of the record a document is about."""
    return next(entry.noun for entry in features.document_entries() if entry.code == code)


def _page(desk: Desk, code: str, asked: Request, by: str = "") -> bytes:
    """The pages of a document; `by` is the one that draws it, where it has no drawing of its own."""
    prepared = release.prepare(DeskDoor(desk, practice=True), asked, features.papers()[by or code].press)
    if not prepared.page:
        raise ValueError(f"{code} cannot be made: {[problem.message.text for problem in prepared.problems]}")
    return prepared.page


def draw(pdf: bytes, path: Path) -> int:
    """Each page as a picture beside the PDF; gives how many there are. Words to copy are kept as they are."""
    if not pdf.startswith(b"%PDF"):
        path.with_suffix(".txt").write_bytes(pdf)
        return 0
    path.with_suffix(".pdf").write_bytes(pdf)
    with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document, 1):
            page.render(scale=1.5).to_pil().save(path.with_name(f"{path.name}-{number}.png"))
        return len(document)
