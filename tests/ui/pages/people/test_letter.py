"""Writing to somebody: what must not leave is marked where it stands, and the paper that leaves is read again."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QRadioButton, QWidget

from tests.ui.pages.people.conftest import Room
from tests.ui.pages.people.hands import marked, press
from vawdesk import features
from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.letter_options import ByWay, Written
from vawdesk.models.casework.person import Person, Speech
from vawdesk.models.casework.roles import Role
from vawdesk.models.profile import Profile
from vawdesk.models.values import Tri
from vawdesk.services.gathering import gather
from vawdesk.services.leaving import DocumentLanguage, Request, Way
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.refusals import Refused, SignedAlready
from vawdesk.services.release import Prepared, let_go, prepare
from vawdesk.services.still_open import still_open
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.dialogs import ReasonQuestion
from vawdesk.ui.pages.casework import case, letter, letter_form

TELLS = "She is at 14 Harbour View now, and Cai goes to Ysgol y Bont. Ring 07700 900143."


@dataclass
class Filed:
    """Her file and his: what is hers is kept from him."""

    mair: Person
    dylan: Person
    hers: Case
    his: Case
    home: Address


@pytest.fixture
def filed(room: Room) -> Filed:
    mair = room.person("Mair Pugh-Ellis", phones=None)
    cai = room.person("Cai Pugh")
    dylan = room.person("Dylan Prosser", language_choice=Speech.ENGLISH)
    room.relationship(dylan, mair)
    hers = room.case(mair, (dylan, Role.CONCERN), (cai, Role.CHILD))
    his = room.case(dylan, (cai, Role.CHILD), role=Role.CONCERN, situation=hers.situation, worker=uuid.uuid4())
    home = room.address(dylan, line1="12 Heol y Felin", town="Trefelin", postcode="ZZ2 3BB", confidential=False)
    with room.desk.writing() as unit:
        held = unit.get(Address, home.id)
        held.residents = (Resident(person=dylan.id, safe_to_post=Tri.YES),)
        unit.commit()
    room.address(mair, line1="14 Harbour View", town="Porth Gwyn", postcode="ZZ3 9AB")
    room.address(cai, kind=AddressKind.SCHOOL, line1="Ysgol y Bont", town="Porth Gwyn")
    return Filed(mair, dylan, hers, his, home)


def write(page: Any, **words: str) -> None:
    for name, text in words.items():
        page.form.editors[name].set_value(text)
    page.look()


def told_above(page: Any) -> list[str]:
    """The headings of the notices that are shown."""
    QApplication.processEvents()
    return [one.words for notice in page.findChildren(Notice) if notice.isVisibleTo(page) for one in notice.findChildren(Text)[:1]]


def kept(room: Room) -> list[Letter]:
    with room.desk.reading() as session:
        found = list(session.query(Letter))
        session.expunge_all()
    return found


def prepared(
    room: Room, made: Letter, document: str = "D15", language: DocumentLanguage = "en", because: dict[str, str] | None = None, **reader: Any
) -> Prepared:
    whom = Recipient(RecipientKind.PERSON, **{"name": "Dylan Prosser", "person": made.person, **reader})
    paper, dossier = features.papers()[document], gather(room.desk, document, made.id)
    asked = Request(paper.document, whom, Profile.THE_PERSON, "Your appointment", language, dossier, because=because or {})
    return prepare(room.at.door, asked, paper.press)


def saved(room: Room, filed: Filed, **words: str) -> Letter:
    page = room.open(letter.ENTRY, filed.his.id)
    write(page, **{"subject_english": "Your appointment", "body_english": "We meet on Thursday at ten.", **words})
    press(page, "save")
    assert not page.form.summary.isVisible(), page.form.summary.accessibleName()
    return kept(room)[-1]


def test_what_is_known_is_filled_in(room: Room, filed: Filed) -> None:
    page = room.open(letter.ENTRY, filed.his.id)
    values = page.form.values()
    assert (values["person"], values["written_in"], values["by_way"]) == (filed.dylan.id, Written.ENGLISH, ByWay.POST)
    assert (values["address"], values["signed_by"], values["plain_envelope"]) == (filed.home.id, room.desk.account.staff, True)
    assert page.form.editors["body_welsh"].isHidden()


def test_in_his_file_nobody_is_offered_who_is_kept_from_him(room: Room, filed: Filed) -> None:
    page = room.open(letter.ENTRY, filed.his.id)
    box = page.form.editors["person"].box
    assert [box.itemText(at) for at in range(1, box.count())] == ["Dylan Prosser"]  # and not Cai, who is in it
    page.drafting.done()


def test_a_way_that_is_not_safe_stands_there_with_its_reason_and_cannot_be_chosen(room: Room, filed: Filed) -> None:
    page = room.open(letter.ENTRY, filed.hers.id)
    way = page.form.editors["by_way"]
    assert page.form.values()["by_way"] is ByWay.HANDED
    shut = [one.text() for one in way.findChildren(QRadioButton) if not one.isEnabled()]
    assert shut == ["By post", "By e-mail, as a locked file"]
    assert "not known whether it is safe to write to them where they live" in way.why.words
    assert page.form.values()["written_in"] is Written.BOTH  # she chose Welsh
    page.drafting.done()


def test_what_would_tell_him_where_they_are_is_marked_in_the_words_and_not_kept(room: Room, filed: Filed) -> None:
    page = room.open(letter.ENTRY, filed.his.id)
    write(page, subject_english="Your appointment", body_english=f"On Thursday at ten. {TELLS}")
    box = page.form.editors["body_english"].box
    assert isinstance(box, QPlainTextEdit)
    assert {"14 Harbour View", "Ysgol y Bont", "Cai"} <= set(marked(box))
    assert told_above(page) == ["Words are marked below"]
    press(page, "save")
    assert not kept(room)
    assert told_above(page) == []  # the summary says it now, and says it alone
    assert "Ysgol y Bont" in page.form.summary.accessibleName()
    (line,) = page.form.summary.links
    line.click()
    assert box.hasFocus()
    assert box.textCursor().selectedText() == marked(box)[0]
    write(page, body_english="On Thursday at ten.")
    assert not marked(box)
    press(page, "save")
    assert len(kept(room)) == 1
    assert room.went[-1] == ("letter", kept(room)[0].id)


@pytest.mark.parametrize("telling", [
    "14, harbour VIEW", "14 HarbourView", "ysgol-y-bont", "zz39ab", "Cai's teacher", "Mair sends her best", "Pugh Ellis is well",
])  # fmt: skip
def test_however_it_is_written(room: Room, filed: Filed, telling: str) -> None:
    page = room.open(letter.ENTRY, filed.his.id)
    write(page, subject_english="Your appointment", body_english=f"I heard this: {telling}.")
    press(page, "save")
    assert not kept(room)
    page.drafting.done()


def test_a_letter_to_her_may_say_what_is_hers_and_his_way_to_be_found_wants_a_reason(room: Room, filed: Filed) -> None:
    page = room.open(letter.ENTRY, filed.hers.id)
    page.form.editors["written_in"].set_value(Written.ENGLISH)
    write(page, subject_english="The form", body_english="Cai's form for Ysgol y Bont is here. Shall I bring it to 14 Harbour View?")
    press(page, "save")
    assert len(kept(room)) == 1
    again = room.open(letter.ENTRY, filed.hers.id)
    again.form.editors["written_in"].set_value(Written.ENGLISH)
    write(again, subject_english="The form", body_english="He lives at 12 Heol y Felin.")
    press(again, "save")
    assert isinstance(again.saving.asking, ReasonQuestion)
    again.saving.asking.reason.set_value("The court order names it, and she asked us to write it down.")
    again.saving.asking.verb.click()
    assert len(kept(room)) == 2


def test_a_ready_made_letter_fills_both_languages_and_waits_for_its_gaps(room: Room, filed: Filed) -> None:
    page = room.open(letter.ENTRY, filed.hers.id)
    press(page, "begin_appointment")
    for name in ("subject_welsh", "body_welsh", "subject_english", "body_english"):
        assert page.form.values()[name]
    assert "[" in page.form.editors["body_welsh"].box.textCursor().selectedText()
    press(page, "save")
    assert not kept(room)
    write(page, body_english="My own words.")
    starter = page.findChild(QWidget, "begin_missed")
    assert starter is not None
    assert not starter.isEnabled()
    page.drafting.done()


def test_the_paper_that_leaves_is_an_ordinary_letter(room: Room, filed: Filed) -> None:
    made = saved(room, filed, enclosures="A form")
    page = prepared(room, made)
    assert not page.refused, page.refused
    left = let_go(room.at.door, page, Way.PRINT)
    words = " ".join(features.read_text(left.data).split())
    for wanted in ("Dylan Prosser", "12 Heol y Felin", "Dear Dylan Prosser,", "Your appointment", "We meet on Thursday at ten.", "A form"):
        assert wanted in words, wanted
    assert "CONFIDENTIAL" in words
    for never in ("ABUSE", "STAFF RISK", made.ref_no, filed.his.ref_no, "Mair", "Cai", "perpetrator"):
        assert never not in words, never
    assert b"Dylan" not in left.data  # neither in the title nor in what a PDF says of itself


def test_what_becomes_dangerous_afterwards_is_stopped_at_the_door(room: Room, filed: Filed) -> None:
    made = saved(room, filed, body_english="The bus stops at Llanddewi school.")
    assert not prepared(room, made).refused
    room.address(filed.mair, line1="Llanddewi school house", town="Llanddewi")
    page = prepared(room, made)
    assert [problem.rule for problem in page.refused][:1] == ["letter.kept"]
    with pytest.raises(Refused):
        let_go(room.at.door, page, Way.PRINT)


def test_the_timeline_shows_it_among_what_was_sent(room: Room, filed: Filed) -> None:
    saved(room, filed)
    line = room.open(case.ENTRY, filed.his.id).timeline
    line.tabs["sent"].click()
    assert len(line.line.items) == 1
    line.tabs["notes"].click()
    assert line.line.items == []


def test_a_letter_goes_to_nobody_else_and_in_no_other_tongue(room: Room, filed: Filed) -> None:
    made = saved(room, filed)
    rules = {problem.rule for problem in prepared(room, made, person=filed.mair.id).refused}
    assert "letter.reader" in rules or "X6" in rules
    assert "letter.tongue" in {problem.rule for problem in prepared(room, made, language="cy").refused}


def test_the_envelope_has_name_and_address_and_nothing_of_ours_but_the_neutral_name(room: Room, filed: Filed) -> None:
    made = saved(room, filed)
    page = prepared(room, made, "D16")
    words = " ".join(features.read_text(page.page).split())
    assert words.count("Dylan Prosser 12 Heol y Felin Trefelin ZZ2 3BB") == 2
    assert made.ref_no is not None
    assert made.ref_no not in words


def test_when_he_moves_the_letter_that_waits_is_stopped(room: Room, filed: Filed) -> None:
    made = saved(room, filed)
    with room.desk.writing() as unit:
        unit.get(Address, filed.home.id).residents = (Resident(person=filed.dylan.id, safe_to_post=Tri.NO),)
        unit.reasons["X14 moved"] = "nobody else"
        unit.commit()
    assert "letter.place" in {problem.rule for problem in prepared(room, made).refused}


def test_it_waits_until_it_went_and_then_stays_as_it_went(room: Room, filed: Filed) -> None:
    made = saved(room, filed)
    with room.desk.reading() as session:
        assert any(thing.record == made.id for thing in still_open(session, filed.his))
    page = room.open(letter.ENTRY, made.id)
    press(page, "it_went")
    page.asking.verb.click()
    with room.desk.reading() as session:
        assert not any(thing.record == made.id for thing in still_open(session, filed.his))
    with room.desk.writing() as unit:
        unit.get(Letter, made.id).body_english = "Something else."
        with pytest.raises((Refused, SignedAlready)):
            unit.commit()
    again = room.open(letter.ENTRY, made.id)
    assert again.findChild(QWidget, "go_letter_form") is None


def test_a_letter_that_does_not_go_says_why_and_can_go_after_all(room: Room, filed: Filed) -> None:
    made = saved(room, filed)
    page = room.open(letter.ENTRY, made.id)
    press(page, "not_going")
    page.asking.reason.set_value("He rang, and was told.")
    page.asking.verb.click()
    assert kept(room)[0].not_sent_because == "He rang, and was told."
    assert "letter.laid" in {problem.rule for problem in prepared(room, made).refused}
    press(room.open(letter.ENTRY, made.id), "after_all")
    assert kept(room)[0].is_waiting


def test_changing_it_begins_with_what_was_written(room: Room, filed: Filed) -> None:
    made = saved(room, filed)
    page = room.open(letter_form.ENTRY, made.id)
    assert page.form.values()["body_english"] == "We meet on Thursday at ten."
    write(page, body_english="We meet on Friday at ten.")
    press(page, "save")
    assert kept(room)[0].body_english == "We meet on Friday at ten."
    assert kept(room)[0].status is Status.SIGNED


def test_somebody_who_has_no_part_in_the_case_is_not_written_to_in_it(room: Room, filed: Filed) -> None:
    made = saved(room, filed)
    stranger = room.person("Ruth Daniel")
    with room.desk.writing() as unit:
        unit.get(Letter, made.id).person = stranger.id
        with pytest.raises(Refused) as refused:
            unit.commit()
    assert "letter.whom" in {problem.rule for problem in refused.value.problems}
