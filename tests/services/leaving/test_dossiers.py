"""From the file to the finished page: each document gathered, released and read back."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from tests.services.leaving.conftest import NOW, Builder, Family, make_family
from tests.vaults import Town
from vawdesk.features import papers, read_text
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.addendum import Addendum, AddendumReason
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.contact_note import ContactNote, FollowUp, Mode
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_options import Outcome
from vawdesk.models.casework.visit_rows import Called, Step
from vawdesk.models.organisation.staff_member import StaffKind, StaffMember
from vawdesk.models.profile import Profile
from vawdesk.models.values import PartialDate
from vawdesk.reports.forms.casework import buddy_sheet, case, contact_note, home_visit, staff_risk_flag, visit_sheet
from vawdesk.reports.kit.entry import DocumentEntry
from vawdesk.services import dossiers
from vawdesk.services.copies import copies_holding
from vawdesk.services.desk import Desk
from vawdesk.services.desk_door import DeskDoor
from vawdesk.services.leaving import DocumentLanguage, Request, Way
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.release import let_go, prepare
from vawdesk.services.view import Dossier
from vawdesk.vault.statements import let_through

COLLEAGUE = Recipient(RecipientKind.STAFF, "M. Gwaith", staff_member=uuid.UUID(int=55))
NIA = uuid.UUID(int=56)
VISITED = ("Alys", "Rhodri", "Mali", "Sampl")


@dataclass
class Filed:
    """An open vault with a family, a note with an addendum, a flag on Rhodri, and a visit to Alys."""

    door: DeskDoor
    family: Family
    note: ContactNote
    flag: StaffRiskFlag
    visit: HomeVisit

    def page(self, entry: DocumentEntry, dossier: Dossier, profile: Profile, language: DocumentLanguage = "en") -> str:
        """The words of the page as it leaves."""
        request = Request(entry, COLLEAGUE, profile, "For the file.", language, dossier)
        prepared = prepare(self.door, request, papers()[entry.code].press)
        assert prepared.refused == ()
        return " ".join(read_text(let_go(self.door, prepared, Way.PRINT).data).split())


def added_to(note: ContactNote) -> Addendum:
    return Addendum(
        record_type="contact_note",
        record=note.id,
        in_file=note.case,
        reason=AddendumReason.LATER,
        text="Clywyd wedyn.",
        added_at=NOW.utc,
        status=Status.SIGNED,
    )


def visit_to(family: Family) -> HomeVisit:
    planned = NOW.utc + timedelta(days=90)
    return HomeVisit(
        case=family.hers.id,
        planned_at=planned,
        expected_minutes=50,
        purpose="The boiler.",
        place=family.refuge.id,
        to_see=(family.alys.id,),
        outcome=Outcome.AS_PLANNED,
        check_in_at=planned + timedelta(hours=1),
        call_from="The lay-by above the weir",
        latest_call_at=planned + timedelta(hours=1, minutes=20),
        code_word="pysgodyn",
        overdue_order=(Called(None, "Nia Gwaith", "01632 960155"),),
        steps=(Step(15, "Call Nia."),),
    )


@pytest.fixture
def filed(town: Town) -> Iterator[Filed]:
    vault = town.open()
    desk = Desk(vault)
    with desk.writing("organisation") as unit:
        unit.add(StaffMember(id=NIA, name="Nia Gwaith", post="Support worker", kind=StaffKind.EMPLOYEE, status=Status.SIGNED))
        unit.commit()
    with desk.writing() as unit:
        build = Builder(unit.session)
        family = make_family(build)
        note = build.note(
            family.hers,
            family.alys,
            what_was_said="She asked that nobody calls after five.",
            mode=Mode.PHONE,
            follow_up=(FollowUp(what="Ring the council.", who=NIA),),
        )
        build.keep(added_to(note))
        flag, visit = build.flag(family.rhodri, family.his), build.keep(visit_to(family))
        unit.session.commit()
        kept: list[Record] = [note, flag, visit, *vars(family).values()]
        for record in kept:
            unit.session.refresh(record)
        unit.session.expunge_all()
    yield Filed(DeskDoor(desk, practice=True), family, note, flag, visit)
    vault.close()


def gather(filed: Filed, how: str, record: Record) -> Dossier:
    desk = filed.door.desk
    with desk.reading() as casework, desk.reading("organisation") as organisation:
        found: Dossier = getattr(dossiers, how)(casework, organisation, record, desk.now())
        return found


def test_the_cover_has_its_people_its_flag_and_its_linked_case(filed: Filed) -> None:
    dossier = gather(filed, "case_cover", filed.family.hers)
    page = filed.page(case.ENTRY, dossier, Profile.INTERNAL)
    for said in ("STAFF RISK", "Threats to staff, 3 June 2026", "Alys Sampl", "Rhodri Sampl", "Victim", "I have read the warning above"):
        assert said in page, said
    assert dossier.facts["notes"] == 1
    assert dossier.facts["visits"] == 1
    assert [one.id for one in dossier.groups["cases"]] == [filed.family.his.id]
    assert "12 Heol y Bont" not in page


def test_a_note_warns_of_everybody_in_its_file_and_carries_what_was_added(filed: Filed) -> None:
    page = filed.page(contact_note.ENTRY, gather(filed, "contact_note", filed.note), Profile.INTERNAL)
    assert "STAFF RISK" in page
    assert page.index("nobody calls after five") < page.index("Clywyd wedyn.")
    assert "PRACTICE / YMARFER" in page


def test_the_rows_of_a_page_call_a_colleague_by_name(filed: Filed) -> None:
    page = filed.page(contact_note.ENTRY, gather(filed, "contact_note", filed.note), Profile.INTERNAL)
    assert "Ring the council." in page
    assert "Nia Gwaith" in page
    assert "see the file" not in page


def test_a_flag_record_names_the_person_and_the_instruction(filed: Filed) -> None:
    page = filed.page(staff_risk_flag.ENTRY, gather(filed, "staff_risk_flag", filed.flag), Profile.INTERNAL)
    assert "Rhodri Sampl" in page
    assert "Two people at every contact in person." in page
    assert "A fist raised." in page


def test_an_assessment_without_its_manager_leaves_as_a_draft_and_hides_address_and_code_word(filed: Filed) -> None:
    page = filed.page(home_visit.ENTRY, gather(filed, "home_visit", filed.visit), Profile.INTERNAL)
    assert "DRAFT" in page
    assert "STAFF RISK" in page
    assert "Heol y Bont" not in page
    assert "pysgodyn" not in page


def test_the_check_in_sheet_has_the_address_and_nobody_who_is_visited(filed: Filed) -> None:
    page = filed.page(buddy_sheet.ENTRY, gather(filed, "check_in_sheet", filed.visit), Profile.BUDDY)
    assert page.count("12 Heol y Bont, Aberteifi, SA43 1AA") == 1
    assert "Nia Gwaith, 01632 960155" in page
    assert not [word for word in (*VISITED, "STAFF RISK", "ABUSE", "pysgodyn") if word in page]


def test_the_check_in_sheet_says_by_name_which_colleague_is_called(filed: Filed) -> None:
    desk = filed.door.desk
    with desk.writing("organisation") as unit:
        nia = unit.add(StaffMember(name="Nia Gwaith", post="Manager", kind=StaffKind.EMPLOYEE, status=Status.SIGNED))
        unit.commit()
    with desk.writing() as unit, let_through(unit.session):
        visit = unit.session.merge(filed.visit)
        visit.overdue_order = (Called(nia.id, None, "01632 960155"),)
        unit.session.commit()
        unit.session.refresh(visit)
        unit.session.expunge_all()
    page = filed.page(buddy_sheet.ENTRY, gather(filed, "check_in_sheet", visit), Profile.BUDDY)
    assert "Nia Gwaith, 01632 960155" in page


def carried(
    filed: Filed, *, shown: bool = True, lives: str = "rhodri", kind: AddressKind = AddressKind.HOME, visited: str = "rhodri",
    also: str = "", **row: Any,
) -> str:  # fmt: skip
    """The page to carry of a visit to somebody, at a place in which somebody lives; `also` has moved out."""
    desk = filed.door.desk
    with desk.writing() as unit:
        build = Builder(unit.session)
        people = (Resident(person=getattr(filed.family, lives).id, **row),) if lives else None
        people = (*(people or ()), Resident(person=getattr(filed.family, also).id, until=PartialDate(2025, 3, 1))) if also else people
        place = Address(
            kind=kind, line1="9 Stryd y Capel", town="Aberteifi", confidential=not shown, residents=people, access_notes="A dog."
        )
        visit = visit_to(filed.family)
        visit.to_see, visit.place = (getattr(filed.family, visited).id,), build.keep(place).id
        build.keep(visit)
        unit.session.commit()
        unit.session.refresh(visit)
        unit.session.expunge_all()
    page = filed.page(visit_sheet.CARRIED, gather(filed, "page_to_carry", visit), Profile.THE_PERSON, "both")
    assert "A dog." not in page
    with desk.reading() as session:  # so that it is got back when somebody moves
        followed = [copy.document for copy in copies_holding(session, {visit.place})] if visit.place else []
    assert followed == (["D20C"] if "Stryd y Capel" in page else [])
    return page


def test_the_page_to_carry_says_from_where_they_call_only_where_it_says_where_the_home_is(filed: Filed) -> None:
    assert "The lay-by above the weir" in carried(filed)
    assert "weir" not in carried(filed, shown=False)
    assert "weir" not in carried(filed, kind=AddressKind.SAFE)


def test_the_page_to_carry_has_the_home_of_whoever_is_visited(filed: Filed) -> None:
    assert "9 Stryd y Capel, Aberteifi" in carried(filed)
    assert "9 Stryd y Capel, Aberteifi" in carried(filed, lives="", kind=AddressKind.PUBLIC)


WRITTEN_BY_HAND: list[dict[str, Any]] = [
    {"shown": False},  # it may be left at the next house
    {"lives": "lowri"},  # somebody else's home
    {"lives": ""},  # nobody knows whose home it is
    {"until": PartialDate(2026, 1, 5)},  # he has moved out
    {"kind": AddressKind.SAFE},
]


@pytest.mark.parametrize("said", WRITTEN_BY_HAND)
def test_a_place_that_may_be_a_secret_at_the_next_house_is_written_by_hand(filed: Filed, said: dict[str, Any]) -> None:
    assert "Stryd y Capel" not in carried(filed, **said)


def test_a_home_that_another_record_hides_is_written_by_hand(filed: Filed) -> None:
    with filed.door.desk.writing() as unit:
        Builder(unit.session).address(filed.family.rhodri, kind=AddressKind.REFUGE, line1="9, STRYD Y CAPEL", town="aberteifi")
        unit.session.commit()
    assert "Stryd y Capel" not in carried(filed)


def test_the_home_of_somebody_who_may_be_afraid_is_written_by_hand_until_he_is_known_to_have_lived_there(filed: Filed) -> None:
    """The page may be left at the next house that day, and that may be his."""
    assert "Stryd y Capel" not in carried(filed, visited="alys", lives="alys")
    assert "9 Stryd y Capel, Aberteifi" in carried(filed, visited="alys", lives="alys", also="rhodri")


@pytest.mark.parametrize("language", visit_sheet.CARRIED.languages)
def test_the_page_to_carry_has_times_and_nobody_who_is_visited(filed: Filed, language: DocumentLanguage) -> None:
    page = filed.page(visit_sheet.CARRIED, gather(filed, "page_to_carry", filed.visit), Profile.THE_PERSON, language)
    assert "50" in page
    assert not [word for word in (*VISITED, "Heol y Bont", "STAFF RISK", "ABUSE", "pysgodyn", "boiler") if word in page]
