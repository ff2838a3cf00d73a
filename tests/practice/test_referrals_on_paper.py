"""A referral on paper and in their form, of the practice year: what stands on it, what is kept back, and what the journal learns."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import select

from vawdesk import features
from vawdesk.i18n import language
from vawdesk.models.casework.contact_ways import Way as ByWhat
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.referral import Referral
from vawdesk.models.profile import Profile
from vawdesk.services.desk import Desk
from vawdesk.services.desk_door import DeskDoor
from vawdesk.services.gathering import gather
from vawdesk.services.law import OURS
from vawdesk.services.leaving import DocumentLanguage, Request, Way
from vawdesk.services.practice.referrals import TOLD
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.referral_answers import ANSWER, TEXT, answers
from vawdesk.services.referral_reader import reader_of
from vawdesk.services.refusals import Refused
from vawdesk.services.release import Prepared, let_go, prepare
from vawdesk.vault.journal import Action
from vawdesk.vault.tables import TABLES


def about(desk: Desk, key: str) -> Referral:
    """The referral of the practice year that says this."""
    why = next(one.said["why_now"] for one in TOLD if one.key == key)
    with desk.reading() as session:
        found = session.scalars(select(Referral).where(Referral.why_now == why)).one()
        session.expunge(found)
    return found


def paper(desk: Desk, key: str, code: str, tongue: DocumentLanguage = "en", to: Recipient | None = None) -> Prepared:
    """A paper of that referral as it would leave to whom it says, or to another reader."""
    held = about(desk, key)
    reader = reader_of(desk, held)
    profile = reader.profile if to is None else Profile.AGENCY
    asked = Request(
        features.papers()[code].document, to or reader.recipient, profile, "Referral", tongue, gather(desk, code, held.id)
    )  # fmt: skip
    return prepare(DeskDoor(desk, practice=True), asked, features.papers()[code].press)


def read(prepared: Prepared) -> str:
    assert prepared.page, [language("en").say(one.message) for one in prepared.problems]
    return " ".join(prepared.press.read(prepared.page).split())


def test_its_title_says_what_it_is_about(manager: Desk) -> None:
    assert "DOMESTIC ABUSE: referral" in read(paper(manager, "sian", "D06"))
    assert read(paper(manager, "sian", "D06", "cy"))


def test_whose_behaviour_is_a_concern_is_named_after_who_is_harmed(manager: Desk) -> None:
    found = read(paper(manager, "sian", "D06"))
    assert found.index("Person who is harmed") < found.index("Siân Morris") < found.index("Craig Dunn")
    assert "erpetrator" not in found


def test_marac_reads_who_how_to_reach_them_why_now_and_the_law_beside_the_reason(manager: Desk) -> None:
    found = read(paper(manager, "sian", "D06"))
    for words in ("Four times in three weeks", "It is getting worse or more often", "To protect a child or an adult", "Noddfa Derwen"):
        assert words in found
    assert "Shared without consent" not in found


def test_without_consent_has_a_section_of_its_own_with_the_reason(manager: Desk) -> None:
    found = read(paper(manager, "mair", "D06"))
    assert "Shared without consent" in found
    assert "She was not alone when she rang." in found


def test_a_report_by_phone_says_when_and_until_when_it_is_confirmed(manager: Desk) -> None:
    found = read(paper(manager, "chloe", "D08"))
    assert "DOMESTIC ABUSE: safeguarding report" in found
    assert "This confirms in writing what was reported by phone." in found
    assert "Duty desk" in found
    by_hand = read(paper(manager, "sian", "D08"))
    assert "A report by phone is confirmed in writing within 24 hours." in by_hand


def test_nobody_whom_they_fear_gets_it_by_way_of_a_solicitor(manager: Desk) -> None:
    with manager.reading() as session:
        craig = session.scalars(select(Person).where(Person.display_name.startswith("Craig"))).first()
        assert craig is not None
        his = craig.id
    solicitor = Recipient(RecipientKind.SOLICITOR, "Penry and Co", acts_for=his)
    prepared = paper(manager, "sian", "D06", to=solicitor)
    assert prepared.refused or "Noddfa" not in read(prepared)
    if prepared.page:
        with pytest.raises(Refused):
            let_go(DeskDoor(manager, practice=True), prepared, Way.PRINT)


def test_the_answers_come_in_the_order_of_their_forms(manager: Desk) -> None:
    prepared = paper(manager, "sian", TEXT)
    assert prepared.view is not None
    found = answers(prepared.view, language("en"))
    keys = [one.key for one in found]
    assert keys[:3] == ["title", "agency", "purpose"]
    assert keys.index("0 name") < keys.index("0 phone") < keys.index("why_now") < keys.index("criterion") < keys.index("consent")
    assert found[0].words.startswith("DOMESTIC ABUSE: referral R-")
    assert all(one.words for one in found)


def test_one_answer_is_copied_by_itself_and_noted_by_itself(manager: Desk) -> None:
    held, door = about(manager, "sian"), DeskDoor(manager, practice=True)
    whole = paper(manager, "sian", TEXT)
    dossier = whole.request.dossier
    assert dossier is not None
    asked = replace(whole.request, dossier=replace(dossier, facts={**dossier.facts, ANSWER: "why_now"}), purpose="Why now")
    released = let_go(door, prepare(door, asked, whole.press), Way.COPY)
    assert released.data.decode().endswith("know of two of the four.")
    assert "Noddfa" not in released.data.decode()
    told = last_release(manager, held.id)
    assert (told["document"], told["purpose"], told["way"]) == (TEXT, "Why now", "copy")


def last_release(desk: Desk, record: uuid.UUID) -> dict[str, object]:
    """What the journal says left last of a record."""
    row = TABLES["casework"].journal.c
    with desk.reading() as session:
        query = select(row.content).where(row.record == record, row.action == Action.RELEASE).order_by(row.seq.desc())
        content = session.execute(query.limit(1)).scalar_one()
    found: dict[str, object] = json.loads(content)
    return found


def test_an_address_is_no_way_to_reach_anybody_who_wants_no_post(manager: Desk) -> None:
    found = read(paper(manager, "mair", "D06"))
    assert "Where they live, not for letters" in found
    assert "Never by post." in found
    assert "Withhold our number." in found
    assert "Safe to call 07700 900201." in found.replace("\u00a0", " ")


def test_whoever_is_never_rung_has_no_number_on_the_paper_or_in_the_answers(sit: Callable[[str], Desk]) -> None:
    desk = sit("sioned")
    with desk.writing() as unit:
        sian = unit.session.scalars(select(Person).where(Person.display_name == "Siân Morris")).one()
        sian.contact_never_by = (ByWhat.PHONE,)
        unit.add(sian)
        unit.commit()
    for code in ("D06", "D08", TEXT):
        found = read(paper(desk, "sian", code)).replace("\u00a0", " ")
        assert "Never by phone." in found
        assert "07700 900211" not in found


def test_the_copied_answers_say_of_each_home_whether_to_write_there(manager: Desk) -> None:
    held = paper(manager, "mair", TEXT)
    assert held.view is not None
    told = {one.key: one.words for one in answers(held.view, language("en"))}
    assert "Never by post." in told["0 address"]
    assert "Withhold our number." in told["0 phone"]


def test_the_law_stands_there_without_our_notes_to_ourselves_and_with_where_to_answer(manager: Desk) -> None:
    found, welsh = read(paper(manager, "sian", "D06")), read(paper(manager, "sian", "D06", "cy"))
    assert "paragraph 18" in found
    for ours in OURS:
        assert ours not in found
        assert ours not in welsh
    assert "Derwen Support" not in welsh
