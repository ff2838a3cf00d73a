"""A real document through the one door: what stands in the PDF that leaves, read back by another program's library."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

import pytest

from tests.services.leaving.conftest import NOW, Builder, make_family
from tests.vaults import Town
from vawdesk.features import papers, read_text
from vawdesk.models.base import Record
from vawdesk.models.casework.contact_note import ContactNote, Mode
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_rows import Called, Step
from vawdesk.models.profile import Profile
from vawdesk.services.desk import Desk
from vawdesk.services.desk_door import DeskDoor
from vawdesk.services.leaving import Request, Way
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.release import let_go, prepare
from vawdesk.services.view import Dossier

COLLEAGUE = Recipient(RecipientKind.STAFF, "M. Gwaith", staff_member=uuid.UUID(int=55))
NOTE = papers()["D04"]


@pytest.fixture
def filed(town: Town) -> Iterator[dict[str, Any]]:
    vault = town.open()
    desk = Desk(vault)
    with desk.writing() as unit:
        build = Builder(unit.session)
        family = make_family(build)
        words = "He asked where Alys is, and named 12, heol-y-bont."
        note = build.note(family.his, family.rhodri, what_was_said=words, mode=Mode.PHONE, occurred_at=NOW.utc)
        build.flag(family.rhodri, family.his)
        unit.session.commit()
        kept: list[Record] = [note, *vars(family).values()]
        for record in kept:
            unit.session.refresh(record)
        unit.session.expunge_all()
    yield {"door": DeskDoor(desk, practice=True), "family": family, "note": note}
    vault.close()


def asked(filed: dict[str, Any], recipient: Recipient, profile: Profile) -> Request:
    note: ContactNote = filed["note"]
    return Request(NOTE.document, recipient, profile, "For the file.", "en", Dossier(note, {"people": (filed["family"].rhodri,)}))


def words(page: bytes) -> str:
    return " ".join(read_text(page).split())


def test_a_page_for_a_colleague_has_everything_and_its_furniture(filed: dict[str, Any]) -> None:
    prepared = prepare(filed["door"], asked(filed, COLLEAGUE, Profile.INTERNAL), NOTE.press)
    assert prepared.refused == ()
    released = let_go(filed["door"], prepared, Way.PRINT)
    text = words(released.data)
    assert released.data == prepared.page
    assert prepared.sheet is not None
    for said in ("CONFIDENTIAL – DOMESTIC ABUSE", "Threats to staff", "12, heol-y-bont", "PRACTICE / YMARFER", prepared.sheet.check):
        assert said in text, said


def test_a_page_for_his_solicitor_keeps_her_back(filed: dict[str, Any]) -> None:
    his = Recipient(RecipientKind.SOLICITOR, "Tywod a'i Gwmni", acts_for=filed["family"].rhodri.id)
    prepared = prepare(filed["door"], asked(filed, his, Profile.AGENCY), NOTE.press)
    assert prepared.refused == ()
    text = words(let_go(filed["door"], prepared, Way.PRINT).data)
    assert "He asked where … is, and named …." in text
    assert "Alys" not in text
    assert "Threats to staff" not in text
    assert "CONFIDENTIAL" in text
    assert "ABUSE" not in text  # it may be read at his table


def test_a_blank_form_names_nobody(filed: dict[str, Any]) -> None:
    request = Request(NOTE.document, COLLEAGUE, Profile.BLANK, "", "cy", blank_of=ContactNote)
    prepared = prepare(filed["door"], request, NOTE.press)
    assert prepared.refused == ()
    text = words(prepared.page)
    assert filed["door"].printed_by not in text
    assert "Rhodri" not in text
    assert "D04" in text


def visit_request(filed: dict[str, Any], code: str, profile: Profile) -> tuple[Request, Any]:
    family, paper = filed["family"], papers()[code]
    desk: Desk = filed["door"].desk
    with desk.writing() as unit:
        visit = Builder(unit.session).keep(
            HomeVisit(
                case=family.hers.id, planned_at=NOW.utc, expected_minutes=50, place=family.refuge.id, to_see=(family.alys.id,),
                purpose="To talk about the abuse.", people_there=(family.rhodri.id,), check_in_at=NOW.utc, code_word="gellyg",
                call_from="The lay-by above the weir", latest_call_at=NOW.utc, landline="01632 960174",
                steps=(Step(15, "Call the worker."),), overdue_order=(Called(name="S. Rheolwr", telephone="01632 960101"),),
            )
        )  # fmt: skip
        unit.session.commit()
        unit.session.refresh(visit)
        unit.session.expunge_all()
    dossier = Dossier(visit, {"place": (family.refuge,), "people": (family.alys, family.rhodri)})
    return Request(paper.document, COLLEAGUE, profile, "For the visit.", "en", dossier), paper.press


def test_a_buddy_gets_the_address_in_the_strip_and_nobodys_name(filed: dict[str, Any]) -> None:
    text = words(prepare(filed["door"], *visit_request(filed, "D21", Profile.BUDDY)).page)
    assert "12 Heol y Bont" in text
    assert "Call the worker." in text
    assert "The lay-by above the weir" in text
    assert "01632 960174" in text.replace("\u00a0", " ")
    for never in ("Alys", "Rhodri", "abuse", "ABUSE", "gellyg", "Threats"):
        assert never not in text, never


def test_the_page_to_carry_is_harmless_on_the_table(filed: dict[str, Any]) -> None:
    prepared = prepare(filed["door"], *visit_request(filed, "D20C", Profile.THE_PERSON))
    assert prepared.refused == ()
    text = words(prepared.page)
    assert "50" in text
    for never in ("Alys", "Rhodri", "Heol y Bont", "abuse", "ABUSE", "gellyg", "Threats", "STAFF RISK", "weir", "960174"):
        assert never not in text, never


def test_the_assessment_inside_points_to_the_file_for_what_is_hidden(filed: dict[str, Any]) -> None:
    text = words(prepare(filed["door"], *visit_request(filed, "D20", Profile.INTERNAL)).page)
    assert "Threats to staff" in text
    assert "CONFIDENTIAL – DOMESTIC ABUSE" in text
    assert "Heol y Bont" not in text
    assert "gellyg" not in text
