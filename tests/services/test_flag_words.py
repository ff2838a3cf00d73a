"""What the staff-risk band says, to whom: the words, whom they are about, and what they never give away."""

from __future__ import annotations

import uuid
from datetime import date

from sqlalchemy.orm import Session

from tests.services.conftest import BETH, CARYS, HUW, NOW, House
from vawdesk.i18n import language
from vawdesk.models.base import RecordLanguage, Status
from vawdesk.models.casework.connection import Connection
from vawdesk.models.casework.flag_options import Category, Instruction, Source, Standing
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.models.values import PartialDate, Signature
from vawdesk.services.flags_in_view import banner, flags_in_view
from vawdesk.services.sealed_here import attach

EN, CY = language("en"), language("cy")


def test_the_words_are_those_of_the_reader_and_free_text_names_its_language(casework: Session, house: House) -> None:
    paul = house.person("Paul Harding")
    house.flag(
        paul, category=Category.THREATS, control_instructions=(Instruction.TWO_PEOPLE, Instruction.PHONE_FIRST),
        other_instructions="Peidiwch â churo ddwywaith.", other_instructions_language=RecordLanguage.WELSH,
    )  # fmt: skip
    words = banner(flags_in_view(casework, [paul.id], [], NOW), EN)
    assert words is not None
    assert words.heading == "STAFF RISK"
    assert words.flags[0].why[0] == "Threats to staff, 3\u00a0June\u00a02026."
    assert words.what_to_do == (
        "Two people at every contact in person.", "Phone before you set out.", "In Welsh: Peidiwch â churo ddwywaith.",
    )  # fmt: skip
    assert words.spoken.startswith("STAFF RISK: Threats to staff, 3\u00a0June\u00a02026. ")
    assert "Peidiwch â churo ddwywaith." in words.spoken


def test_on_a_page_of_several_people_the_band_says_whom_it_is_about(casework: Session, house: House) -> None:
    paul, nerys, same = house.person("Paul Harding"), house.person("Nerys Glynne"), house.person("P. Harding")
    house.relationship(paul, nerys)
    house.keep(PersonLink(one=paul.id, other=same.id, joined_on=date(2026, 5, 1), status=Status.SIGNED))
    house.flag(paul)
    called = {paul.id: "Paul Harding", nerys.id: "Nerys Glynne"}

    def said(*met: Person, names: dict[uuid.UUID, str] = called) -> str:
        words = banner(flags_in_view(casework, [one.id for one in met], [], NOW), EN, names)
        assert words is not None
        return words.flags[0].way

    assert said(nerys, paul) == "This is about Paul Harding."
    assert said(nerys) == "This is about Paul Harding: one of the people may be afraid of them."
    assert said(same) == "This is about Paul Harding, in another record that counts as the same."
    assert said(nerys, paul, names={}) == "This is about the person."  # a page of paper names nobody


def test_nobody_is_named_to_a_colleague_from_whom_the_reason_is_kept(casework: Session, house: House) -> None:
    paul = house.person("Paul Harding")
    house.flag(paul)
    colleague = uuid.uuid4()
    house.keep(Connection(staff_member=colleague, person=paul.id, status=Status.SIGNED))
    words = banner(flags_in_view(casework, [paul.id], [], NOW, handed_to=colleague), EN, {paul.id: "Paul Harding"})
    assert words is not None
    assert words.flags[0].way == ""


def test_two_flags_give_each_line_once(casework: Session, house: House) -> None:
    paul = house.person("Paul Harding")
    house.flag(paul, incident_date=PartialDate(2025, 6))
    house.flag(paul, incident_date=PartialDate(2026, 6, 3), standing=Standing.PROPOSED)
    words = banner(flags_in_view(casework, [paul.id], [], NOW), EN)
    assert words is not None
    assert [one.mark for one in words.flags] == ["Not yet confirmed", None]
    assert words.what_to_do == ("Two people at every contact in person.",)


def test_a_victims_account_is_not_given_away_by_the_banner(casework: Session, house: House) -> None:
    paul, nerys = house.person("Paul Harding"), house.person("Nerys Glynne")
    house.flag(paul, source=Source.VICTIM, informant=nerys.id, witness="Nerys saw it", factual_description="Nerys told Huw of it.")
    words = banner(flags_in_view(casework, [paul.id], [], NOW), EN)
    assert words is not None
    assert "Nerys" not in words.spoken
    assert "harmed" not in words.spoken


def test_a_colleague_close_to_the_person_sees_what_to_do_and_not_why(casework: Session, house: House) -> None:
    nerys, paul, same = house.person("Nerys Glynne"), house.person("Paul Harding"), house.person("P. Harding")
    house.keep(PersonLink(one=paul.id, other=same.id, joined_on=date(2026, 5, 1), status=Status.SIGNED))
    home = house.address(nerys, paul)
    house.flag(paul, category=Category.WEAPON, other_instructions="Paul keeps a rifle.", other_instructions_language=RecordLanguage.ENGLISH)
    house.keep(Connection(staff_member=BETH, person=same.id, declared_on=date(2026, 1, 5), status=Status.SIGNED))
    attach(casework, lambda _kind: (), b"", HUW)
    assert [one.reason_kept for one in flags_in_view(casework, [nerys.id], [home.id], NOW)] == [False]
    attach(casework, lambda _kind: (), b"", BETH)
    found = flags_in_view(casework, [nerys.id], [home.id], NOW)
    words = banner(found, EN)
    assert words is not None
    assert words.what_to_do == ("Two people at every contact in person.", "Ask a manager before you go.")
    assert not {"weapon", "rifle", "Paul", "June"} & set(words.spoken.replace(".", " ").replace(",", " ").split())
    assert words.flags[0].way == ""
    house.flag(home, category=Category.ANIMAL)
    words = banner(flags_in_view(casework, [nerys.id], [home.id], NOW), EN)
    assert words is not None
    assert "animal" not in words.spoken
    assert len(words.flags) == 2


def test_signature_words_do_not_leak(casework: Session, house: House) -> None:
    paul = house.person("Paul Harding")
    house.flag(paul, approved_by=Signature(CARYS, "Carys Bowen", "Manager", NOW.utc, "nobody reached", "Carys was away"))
    words = banner(flags_in_view(casework, [paul.id], [], NOW), CY)
    assert words is not None
    assert "Carys" not in words.spoken
