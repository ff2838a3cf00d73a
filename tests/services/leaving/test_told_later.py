"""Whoever one of the others may be afraid of is never among those who are told first, by whichever way a disclosure began."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import timedelta
from random import Random

import pytest

from tests.leaving_at_random.families import Household, make
from tests.leaving_at_random.on_file import Family as Filed
from tests.leaving_at_random.on_file import Filing
from tests.services.leaving.conftest import Builder, Family, make_family
from tests.vaults import FOUNDER, Town
from vawdesk.i18n import language, plain
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.contact_ways import Phone
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong
from vawdesk.models.casework.handled_copy import Fate, HandledCopy
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.relationship import RelationshipKind
from vawdesk.models.casework.roles import Role
from vawdesk.models.casework.wrong_options import Happened
from vawdesk.models.profile import Profile
from vawdesk.models.values import Tri
from vawdesk.services.carries import Carry, tell
from vawdesk.services.desk import Desk
from vawdesk.services.gone_wrong import begin
from vawdesk.services.gone_wrong_copies import from_copies
from vawdesk.services.gone_wrong_starts import from_carry, from_letter, from_note, in_a_case
from vawdesk.services.gone_wrong_touches import Around, around
from vawdesk.vault.statements import let_through

FAMILIES = 40
STARTS = ("carry", "copies", "letter", "note", "case", "by hand")


@pytest.fixture
def desk(town: Town) -> Iterator[Desk]:
    made = Desk(town.open(FOUNDER))
    yield made
    made.vault.sign_out()


def ids_of(found: Around) -> set[uuid.UUID]:
    return {person.id for one in found.people for person, _theirs in one.records}


def begun(desk: Desk, about: tuple[uuid.UUID, ...], places: tuple[uuid.UUID, ...] = ()) -> DisclosureGoneWrong:
    wrong = DisclosureGoneWrong(
        what_happened=Happened.DEVICE, what="A copy.", about=about, addresses=places or None, aware_at=desk.now().utc
    )  # fmt: skip
    return kept(desk, begin(desk, wrong))


def kept(desk: Desk, id: uuid.UUID) -> DisclosureGoneWrong:
    found = desk.peek(DisclosureGoneWrong, id)
    assert found is not None
    return found


def family_of(desk: Desk) -> Family:
    with desk.writing() as unit, let_through(unit.session):
        family = make_family(Builder(unit.session))
        unit.session.commit()
        for record in vars(family).values():
            unit.session.refresh(record)
        unit.session.expunge_all()
    return family


def keep(desk: Desk, record: Record) -> uuid.UUID:
    with desk.writing() as unit, let_through(unit.session):
        Builder(unit.session).keep(record)
        unit.session.commit()
        return record.id


def started(desk: Desk, family: Family, start: str) -> DisclosureGoneWrong:
    """One that began in this way, with the details of all of them in it."""
    about, english, now = (family.rhodri.id, family.alys.id, family.mali.id, family.enid.id), language("en"), desk.now().utc
    if start == "carry":
        carry = Carry(uuid.uuid4(), desk.account.id, desk.account.staff, now, now + timedelta(days=1), (family.hers.id,), (), about)
        told = {"until": carry.until.isoformat(), "staff": carry.staff.hex, "people": [one.hex for one in about]}
        with desk.writing() as unit:
            tell(unit, carry.id, "taken", **told)
            unit.commit()
        return kept(desk, from_carry(desk, carry, english))
    if start == "copies":
        copy = HandledCopy(
            document="D03", recipient="A colleague", profile=Profile.INTERNAL, purpose="To read", fate=Fate.LOST, fate_note="On the bus.",
            printed_at=now, fate_at=now, status=Status.SIGNED, copy_number=1, content_hash="0" * 64, in_file=family.hers.id, about=about,
        )  # fmt: skip
        return kept(desk, from_copies(desk, [keep(desk, copy)], plain, english)[0])
    if start == "letter":  # a letter to him that says where she is now
        letter = Letter(person=family.rhodri.id, address=family.refuge.id, case=family.his.id)
        keep(desk, letter)
        return kept(desk, from_letter(desk, letter, english))
    if start == "note":
        with desk.writing() as unit, let_through(unit.session):
            note = Builder(unit.session).note(family.hers, family.rhodri, family.alys)
            unit.session.commit()
            unit.session.refresh(note)
            unit.session.expunge_all()
        return kept(desk, from_note(desk, note, (), english))
    if start == "case":
        made = in_a_case(family.his, now)
        made.what_happened, made.what, made.addresses = Happened.SEEN, "The screen.", (family.refuge.id,)
        return kept(desk, begin(desk, made))
    return begun(desk, about)


@pytest.mark.parametrize("start", STARTS)
def test_whoever_is_feared_is_told_last_however_it_began(desk: Desk, start: str) -> None:
    family = family_of(desk)
    found = around(desk, started(desk, family, start))
    assert family.rhodri.id not in ids_of(found)
    assert "Rhodri Sampl" in found.later


def test_his_mother_counts_as_him_and_her_sister_does_not(desk: Desk) -> None:
    family = family_of(desk)
    everybody = (family.enid.id, family.rhodri.id, family.lowri.id, family.mali.id, family.alys.id)
    found = around(desk, begun(desk, everybody))
    assert ids_of(found) == {family.lowri.id, family.mali.id, family.alys.id}
    assert found.later == ("Enid Tywod", "Rhodri Sampl")


def test_where_it_is_nobody_elses_he_is_told_as_anybody_is(desk: Desk) -> None:
    family = family_of(desk)
    found = around(desk, begun(desk, (family.rhodri.id,)))
    assert (ids_of(found), found.later) == ({family.rhodri.id}, ())


def test_joined_records_are_one_person_with_the_ways_of_both(desk: Desk) -> None:
    family = family_of(desk)
    with desk.writing() as unit, let_through(unit.session):
        build = Builder(unit.session)
        other = build.person("Alys S", phones=(Phone(number="01632 960555", safe_to_call=Tri.YES),))
        build.join(family.alys, other)
        unit.session.commit()
        twin = other.id
    found = around(desk, begun(desk, (family.alys.id, family.rhodri.id, twin)))
    (one,) = found.people
    assert one.names == ("Alys Sampl", "Alys S")
    assert found.later == ("Rhodri Sampl",)


def test_several_families_stand_case_by_case(desk: Desk) -> None:
    family = family_of(desk)
    with desk.writing() as unit, let_through(unit.session):
        build = Builder(unit.session)
        other, child = build.person("Mair Blodau"), build.person("Eira Blodau")
        build.between(other, child, RelationshipKind.PARENT_CHILD)
        build.case(other, None, (other, Role.OTHER), (child, Role.OTHER)).ref_no = "VA-2026-0099"
        unit.session.commit()
        two = (other.id, child.id)
    found = around(desk, begun(desk, (two[0], family.alys.id, two[1])))
    assert [(one.case, one.names) for one in found.people if one.case == "VA-2026-0099"] == [
        ("VA-2026-0099", ("Mair Blodau",)), ("VA-2026-0099", ("Eira Blodau",)),
    ]  # fmt: skip
    assert [one.case for one in found.people] == sorted((one.case for one in found.people), key=lambda case: (not case, case))


@pytest.fixture
def filed(desk: Desk) -> list[Filed]:
    """Families made at random, the same every time."""
    with desk.writing() as unit:
        filing = Filing(unit.session, desk.compartment("casework"), desk.account.staff, desk.now().utc)
        chances = [Random(f"told {number}") for number in range(FAMILIES)]  # noqa: S311  # to be made again
        made = [filing.family(chance, make(chance)) for chance in chances]
        filing.done()
        unit.session.expunge_all()
    return made


def feared_in(of: Household, about: tuple[str, ...]) -> set[str]:
    """Whom one of these may be afraid of, said without looking at how the program finds it out."""
    return {feared for key in about for feared in of.feared_by(key) if feared in about}


def test_in_families_made_at_random_nobody_feared_is_told_first(desk: Desk, filed: list[Filed]) -> None:
    chance = Random("who is in it")  # noqa: S311
    held = first = 0
    for family in filed:
        keys = tuple(key for key in family.ids if chance.random() < 0.7)
        found = around(desk, begun(desk, tuple(family.ids[key] for key in keys), family.homes[:1] if chance.random() < 0.3 else ()))
        told = {key for key in keys if family.ids[key] in ids_of(found)}
        assert not told & feared_in(family.of, keys), (family.of.fear, keys, told)
        held, first = held + len(found.later), first + len(told)
    assert held > FAMILIES // 4
    assert first > FAMILIES
