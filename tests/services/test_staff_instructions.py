"""What a colleague is told at an address where a flag lies in a file that is sealed to others: what to do, and nothing else (C11)."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.services.sealed_town import BESIDE, CANARY, Family, account, family, flag_about, peopled
from tests.services.test_desk import case_of, note_of, person
from tests.vaults import Town
from vawdesk.models import registry
from vawdesk.models.base import Record, RecordLanguage, Status
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.flag_options import Instruction
from vawdesk.models.casework.flag_review import Decided
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.staff_instruction import StaffInstruction
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.services import flag_review_steps, flag_steps, search
from vawdesk.services.case_list import CaseList
from vawdesk.services.desk import Desk
from vawdesk.services.flags_in_view import FlagInView, flags_in_view
from vawdesk.services.flags_met import flags_met
from vawdesk.services.names_on_file import NamesOnFile
from vawdesk.services.people_list import PeopleList
from vawdesk.services.refusals import NothingHere
from vawdesk.services.visit_facts import visit_facts

OTHERWISE = [
    {"line1": "14, Heol-y-Canary", "postcode": "ll999zz"},
    {"line1": "14 HEOL Y CANARY", "town": "Llanfair"},
    {"line1": "Fflat", "line2": "14 Heol y Canary", "postcode": "LL99 9ZZ"},
]


def sealed_family(desk: Desk) -> Family:
    with desk.writing() as unit:
        made = family(unit, [desk.account.id])
        unit.commit()
    made.flag = flag_steps.propose(
        desk,
        flag_about(made.paul, made.case, other_instructions="Ask for Mair Canary.", other_instructions_language=RecordLanguage.ENGLISH),
    ).id
    return made


def neighbour(desk: Desk, **where: str) -> Address:
    """A record of a place, made by somebody who knows nothing of the family."""
    with desk.writing() as unit:
        gwen = unit.add(person("Gwen Arall"))
        place = unit.add(Address(kind=AddressKind.HOME, residents=(Resident(gwen.id),), status=Status.SIGNED, **where))
        unit.commit()
    return place


def met(desk: Desk, place: Address) -> list[FlagInView]:
    with desk.reading() as session:
        return flags_in_view(session, [], [place.id], desk.now())


@pytest.mark.parametrize("where", [BESIDE, *OTHERWISE])
def test_who_is_not_named_is_told_what_to_do_and_nothing_else(carys: Desk, town: Town, where: dict[str, str]) -> None:
    sealed_family(carys)
    carys.vault.close()
    dai = Desk(town.open("Dai"))
    (one,) = met(dai, neighbour(dai, **where))
    assert one.reason_kept
    assert [line.text for line in one.words.why] == ["There is a warning to staff here."]
    assert [line.text for line in one.words.what_to_do] == [Instruction.TWO_PEOPLE.label.text, "Ask a manager before you go."]
    assert (one.flag.person, one.flag.address, one.flag.case, one.flag.category, one.flag.incident_date) == (None,) * 5
    with pytest.raises(NothingHere):
        dai.open(StaffRiskFlag, one.flag.id)
    assert met(dai, neighbour(dai, line1="15 Heol Arall", town="Llanfair", postcode="LL99 9ZY")) == []
    dai.vault.close()


def test_who_is_named_sees_the_flag_itself_and_no_second_one(carys: Desk) -> None:
    held = sealed_family(carys)
    with carys.reading() as session:
        (one,) = flags_in_view(session, [], [held.place], carys.now())
    assert (one.flag.id, one.reason_kept) == (held.flag, False)


def test_it_stands_in_step_with_the_flag(carys: Desk) -> None:
    held = sealed_family(carys)
    assert held.flag is not None

    def standing() -> list[StaffInstruction]:
        with carys.reading() as session:
            return list(session.scalars(select(StaffInstruction).where(StaffInstruction.ended_on.is_(None))))

    (first,) = standing()
    with carys.writing() as unit:
        said = {"looked_at": "The police say that he is dangerous.", "decided": Decided.CHANGED, "why": "Two are not enough."}
        said |= {"control_instructions": (Instruction.POLICE_WITH,), "review_on": unit.now.today + timedelta(days=30)}
        flag_review_steps.keep(unit, carys.open(StaffRiskFlag, held.flag), said)
        unit.commit()
    (second,) = standing()
    assert second.control_instructions == (Instruction.POLICE_WITH,)
    with carys.writing() as unit:
        rows = (Resident(held.paul),)
        unit.add(
            Address(kind=AddressKind.HOME, residents=rows, line1="1 Lôn Newydd", town="Bala", status=Status.SIGNED),
            viewers=[carys.account.id],
        )
        unit.commit()
    (third,) = standing()
    assert len(third.marks or ()) > len(second.marks or ())
    flag_steps.end(carys, held.flag, "It was never so.")
    assert standing() == []
    assert first.id == third.id
    assert carys.verify("casework") == []


def test_the_instruction_says_nothing_of_the_file(carys: Desk) -> None:
    held = sealed_family(carys)
    with carys.reading() as session:
        (one,) = session.scalars(select(StaffInstruction))
        content = one.content().decode().lower()
        assert CANARY not in content
        assert not any(id.hex in content for id in held.ids())
        assert search.find(session, "casework", "two people") == []


def test_it_raises_a_concern_about_a_visit_and_answers_no_question_of_it(carys: Desk, town: Town) -> None:
    sealed_family(carys)
    carys.vault.close()
    dai = Desk(town.open("Dai"))
    place = neighbour(dai, **BESIDE)
    (one,) = met(dai, place)
    visit = HomeVisit(place=place.id, to_see=place.people, planned_at=dai.now().utc + timedelta(hours=5), workers=(dai.account.staff,))
    visit.created_at = dai.now().utc
    with dai.reading() as session:
        facts = visit_facts(session, visit, dai.now())
        assert facts.gate.open_flags == (one.flag.id,)
        assert facts.gate.newest_flag is not None
        assert facts.gate.says_yes == frozenset()  # not even that it is about a weapon
        shown = flags_met(session, [visit], dai.now())
    assert [line.text for flag in shown for line in flag.words.why] == ["There is a warning to staff here."]
    dai.vault.close()


# what a colleague can ask, with and without the sealed file


def _refused(desk: Desk, kind: type[Record], id: uuid.UUID) -> str:
    try:
        desk.open(kind, id)
    except NothingHere as problem:
        return problem.message.text
    return "opened"


def told(desk: Desk, held: Family | None) -> dict[str, object]:
    """Everything lists, counts, search, references and refusals say to this desk, ids and all."""
    names = NamesOnFile(desk)
    people, cases = PeopleList(desk, names), CaseList(desk, names)
    found: dict[str, object] = {}
    for words in ("", "Mair", "Canary", "Gwen", "VA-2026", "two"):
        found[f"people {words}"] = (people.count(words), [line.name for line in people.page(words, 0, 50)])
        found[f"cases {words}"] = (cases.count(words), [line.reference for line in cases.page(words, 0, 50)])
    with desk.reading() as session:
        found |= {f"search {words}": [hit.type for hit in search.find(session, "casework", words)] for words in ("canary", "mair", "two")}
        found |= _counts(session)
    asked = held.ids() if held else [account(desk, "Dai")]
    found["refused"] = {_refused(desk, kind, id) for id in asked for kind in registry.of("casework")}
    return found


def _counts(session: Session) -> dict[str, object]:
    kinds = [kind for kind in registry.of("casework") if kind is not StaffInstruction]
    return {kind.type_name: session.scalar(select(func.count()).select_from(kind)) for kind in kinds}


def busy(desk: Desk) -> str:
    """A colleague's own day; the reference of a case that they open."""
    with desk.writing() as unit:
        gwen = unit.add(person("Gwen Arall"))
        case = unit.add(case_of(unit, gwen))
        unit.add(note_of(unit, case))
        unit.commit()
    with desk.reading() as session:
        assert session.get(Person, gwen.id) is not None
    return case.ref_no or ""


def test_with_and_without_the_sealed_file_a_colleague_is_told_the_same(make_town: Callable[[], Town]) -> None:
    heard, references = [], []
    for sealed in (True, False):
        town = peopled(make_town())
        carys = Desk(town.open("Carys"))
        held = sealed_family(carys) if sealed else None
        carys.vault.close()
        dai = Desk(town.open("Dai"))
        references.append(busy(dai))
        heard.append(told(dai, held))
        dai.vault.close()
    assert references[0] == references[1]
    assert heard[0] == heard[1]
