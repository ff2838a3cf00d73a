"""Somebody moves, or their place is written otherwise: what was printed before is marked, and who else could see it is asked."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.services.test_desk import case_of, person
from tests.vaults import Town
from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.handled_copy import HandledCopy
from vawdesk.models.profile import Profile
from vawdesk.models.values import PartialDate
from vawdesk.services.desk import Desk
from vawdesk.services.kept_copies import MOST, copy_lines
from vawdesk.services.old_prints import MARKED, WHO_ELSE
from vawdesk.services.refusals import Refused
from vawdesk.vault.tables import TABLES

WHY = "Her brother has a key, and the neighbour takes in her post."
YESTERDAY, LONG_AGO = PartialDate(2026, 11, 23), PartialDate(2024, 5)


@dataclass
class Home:
    """Mair and Dylan live in one place; there is a page about each of them, and a check-in sheet with the place."""

    desk: Desk
    mair: uuid.UUID
    dylan: uuid.UUID
    place: uuid.UUID
    viewers: list[uuid.UUID] | None = None

    def marked(self) -> set[str]:
        with self.desk.reading() as session:
            found = [*session.scalars(select(HandledCopy)), *self.desk.sealed(HandledCopy)]
            return {copy.purpose or "" for copy in found if copy.superseded}

    def change(self, reason: str = WHY, **said: Any) -> None:
        with self.desk.writing() as unit:
            place = unit.get(Address, self.place)
            for name, value in said.items():
                setattr(place, name, value)
            unit.reasons |= {WHO_ELSE.code: reason}
            unit.commit()

    def add(self, *people: uuid.UUID, kind: AddressKind = AddressKind.HOME, reason: str = WHY) -> None:
        with self.desk.writing() as unit:
            rows = tuple(Resident(person=one) for one in people)
            unit.add(Address(kind=kind, line1="2 Y Stryd", residents=rows, status=Status.SIGNED), viewers=self.viewers)
            unit.reasons |= {WHO_ELSE.code: reason}
            unit.commit()


def copy_of(desk: Desk, purpose: str, number: int, **said: Any) -> HandledCopy:
    return HandledCopy(
        document="D20", copy_number=number, content_hash=f"{number:064x}", recipient="Dai Bowen", profile=Profile.INTERNAL,
        purpose=purpose, printed_at=desk.now().utc, status=Status.SIGNED, **said,
    )  # fmt: skip


def made_home(desk: Desk, viewers: list[uuid.UUID] | None = None) -> Home:
    with desk.writing() as unit:
        mair, dylan = (unit.add(person(name), viewers=viewers) for name in ("Mair Pugh-Ellis", "Dylan Pugh"))
        case = unit.add(case_of(unit, mair, **({"viewers": viewers} if viewers else {})), viewers=viewers)
        rows = (Resident(person=mair.id, since=LONG_AGO), Resident(person=dylan.id))
        place = unit.add(
            Address(kind=AddressKind.HOME, line1="7 Heol y Bont", postcode="LL99 9ZZ", residents=rows, status=Status.SIGNED),
            viewers=viewers,
        )
        for number, (purpose, said) in enumerate(
            {
                "about her": {"about": (mair.id,)}, "about him": {"about": (dylan.id,)}, "the place": {"addresses": (place.id,)},
            }.items(),
            1,
        ):  # fmt: skip
            unit.add(copy_of(desk, purpose, number, in_file=case.id, **said), viewers=viewers)
        unit.commit()
    return Home(desk, mair.id, dylan.id, place.id, viewers)


@pytest.fixture
def home(town: Town) -> Iterator[Home]:
    vault = town.open()
    yield made_home(Desk(vault))
    vault.close()


def test_another_address_is_not_kept_before_somebody_says_who_else_could_see_the_old_one(home: Home) -> None:
    with pytest.raises(Refused) as stopped:
        home.change(reason=" ", line1="9 Stryd y Farchnad")
    assert [problem.rule for problem in stopped.value.problems] == [WHO_ELSE.code]
    assert home.marked() == set()
    assert home.desk.open(Address, home.place).line1 == "7 Heol y Bont"
    home.change(line1="9 Stryd y Farchnad")
    assert home.marked() == {"about her", "about him", "the place"}
    table = TABLES["casework"].journal
    with home.desk.reading() as session:
        rows = session.execute(select(table.c.action, table.c.content)).all()
    assert sum(row.action == MARKED for row in rows) == 3
    assert any(WHY.encode() in row.content for row in rows if row.content)
    assert home.desk.verify("casework") == []


def test_who_moves_out_takes_the_pages_about_them_out_of_date_and_nobody_elses(home: Home) -> None:
    home.change(residents=(Resident(person=home.mair, since=LONG_AGO, until=YESTERDAY), Resident(person=home.dylan)))
    assert home.marked() == {"about her"}
    home.change(residents=(Resident(home.mair, LONG_AGO, YESTERDAY), Resident(person=home.dylan, until=YESTERDAY)))
    assert home.marked() == {"about her", "about him", "the place"}


def test_who_moves_in_somewhere_else_is_no_longer_where_the_old_pages_say(home: Home) -> None:
    home.add(home.mair, kind=AddressKind.REFUGE)
    assert home.marked() == {"about her"}


@pytest.mark.parametrize("kind", [AddressKind.WORK, AddressKind.SCHOOL])
def test_a_place_where_nobody_lives_is_no_move(home: Home, kind: AddressKind) -> None:
    home.add(home.mair, kind=kind, reason="")
    assert home.marked() == set()


def test_what_is_noted_about_a_place_asks_nothing(home: Home) -> None:
    home.change(reason="", access_notes="The gate sticks.", confidential=True)
    assert home.marked() == set()


def test_what_was_shredded_asks_nothing_any_more(home: Home) -> None:
    with home.desk.writing() as unit:
        for copy in unit.session.scalars(select(HandledCopy)).all():
            unit.session.delete(copy)
            unit.act(copy, "remove")
        unit.commit()
    home.change(reason="", line1="9 Stryd y Farchnad")


def test_pages_of_a_sealed_file_are_marked_as_well(town: Town) -> None:
    vault = town.open()
    desk = Desk(vault)
    home = made_home(desk, [desk.account.id])
    home.change(line1="9 Stryd y Farchnad")
    assert home.marked() == {"about her", "about him", "the place"}
    assert desk.verify("casework") == []
    vault.close()


def test_a_page_to_be_got_back_is_in_the_list_however_many_are_out(desk: Desk) -> None:
    """The list is cut, and what is cut is never the oldest page with the wrong address."""
    with desk.writing() as unit:
        wrong = unit.add(copy_of(desk, "the wrong address", 1))
        wrong.printed_at = desk.now().utc - timedelta(days=90)
        wrong.superseded, wrong.superseded_at = True, desk.now().utc
        for number in range(2, MOST + 3):
            unit.add(copy_of(desk, "for the visit", number))
        unit.commit()
    assert copy_lines(desk)[0].purpose == "the wrong address"
    assert copy_lines(desk, out_only=False)[0].purpose == "the wrong address"
