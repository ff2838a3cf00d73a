"""A colleague who is close to somebody goes through the program: no page of the family, no row, no hit; of a flag what to do (C11)."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tests.models.casework.test_decision import decision
from tests.ui.pages.leaving.conftest import House
from tests.ui.pages.leaving.test_gone_wrong import KEY, begun
from vawdesk.models.base import Status
from vawdesk.models.casework.connection import Connection
from vawdesk.models.casework.flag_options import Standing
from vawdesk.models.casework.letter import Letter
from vawdesk.models.closeness import Closeness
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.finders import finders

NOTHING = "There is nothing here that you can open."
NAMES = ("Alys", "Rhodri", "Fist", "fist", "sister Lowri", "heol-y-bont", "VA-2026-0042", "VA-2026-0043")
OF_THE_CASE = ("case", "case_form", "decision_form", "planned_contact", "case_closing", "information_share_form", "referral")


def close_to(house: House, person: Any) -> None:
    house.keep(
        Connection(
            staff_member=house.desk.account.staff, person=person.id, closeness=Closeness.RELATIVE,
            declared_on=house.desk.now().today, status=Status.SIGNED,
        )
    )  # fmt: skip


def read(house: House) -> str:
    """Every word on the open page, and every cell of its list."""
    QApplication.processEvents()
    page = house.page
    said = [one.words for one in page.findChildren(Text)] + [
        one.text() for kind in (QLabel, QPushButton) for one in page.findChildren(kind)
    ]
    listing = getattr(page, "listing", None)
    if listing is not None:
        model = listing.table.rows
        rows = [model.row(number) for number in range(model.total)]
        said += [words for row in rows if row is not None for cell in row.cells for words in (cell.first, cell.second) if words]
    return " ".join(said)


@pytest.mark.parametrize("to", ["alys", "rhodri"])
def test_no_page_of_the_family_opens(house: House, to: str) -> None:
    filed, family = house.filed, house.family
    assert filed is not None
    letter = Letter(case=family.hers.id, person=family.alys.id, status=Status.SIGNED)
    made = decision(case=family.hers.id, status=Status.SIGNED)
    house.keep(letter, made)
    wrong = begun(house)
    ids = {
        "contact_note": filed.hers.id, "contact_note_form": filed.hers.id, "decision": made.id, "home_visit": filed.visit.id,
        "letter": letter.id, "letter_form": letter.id, "addendum": filed.hers.id, KEY: wrong.id, f"{KEY}_form": wrong.id,
    } | dict.fromkeys(OF_THE_CASE, family.hers.id)  # fmt: skip
    for key, id in ids.items():
        house.open(key, id)
        assert NOTHING not in read(house), key
    close_to(house, getattr(family, to))
    house.open("home")
    for key, id in ids.items():
        house.open(key, id)
        said = read(house)
        assert NOTHING in said, (key, said)
        assert not [name for name in NAMES if name in said], key


def test_no_list_holds_them(house: House) -> None:
    begun(house)
    for kept, names in (("rhodri", set(NAMES) - {"Alys"}), ("alys", set(NAMES))):
        close_to(house, getattr(house.family, kept))
        for key in ("home", "cases", "people", "flags", "visits", "handled_copies"):
            house.open(key)
            shown = read(house)
            assert not [name for name in names if name in shown], (key, shown)


def test_of_a_flag_there_is_what_to_do_while_it_is_in_view_and_nothing_after(house: House) -> None:
    filed = house.filed
    assert filed is not None
    close_to(house, house.family.rhodri)
    house.open("staff_risk_flag", filed.flag.id)
    assert "Two people at every contact in person." in read(house)
    assert "fist" not in read(house)
    filed.flag.standing = Standing.ENDED
    house.keep(filed.flag)
    house.open("home")
    house.open("staff_risk_flag", filed.flag.id)
    assert NOTHING in read(house)
    assert "fist" not in read(house)


def test_no_finder_of_a_form_offers_them(house: House) -> None:
    family = house.family
    made = decision(case=family.his.id, status=Status.SIGNED, question="Does Rhodri come to the group?")
    house.keep(made)
    known = {"person": family.rhodri.id, "case": family.his.id, "decision": made.id, "situation": family.his.situation}

    def offered() -> dict[str, bool]:
        words = {"person": "Rhodri", "case": "VA-2026-0043", "decision": "group", "situation": "Rhodri"}
        found = finders(house.at)
        return {kind: known[kind] in {one.id for one in found[kind].search(words[kind])} for kind in known}

    assert set(offered().values()) == {True}
    close_to(house, family.rhodri)
    assert set(offered().values()) == {False}
    found = finders(house.at)
    for kind, id in known.items():
        assert id is not None
        assert found[kind].describe(id).words == "Somebody or something that you cannot open"


def test_words_written_down_are_not_offered_to_be_filed_there(house: House) -> None:
    family = house.family
    family.his.worker = house.desk.account.staff
    house.keep(family.his)
    house.open("write_it_down")
    assert "VA-2026-0043" in read(house)
    house.open("home")
    close_to(house, family.rhodri)
    house.open("write_it_down")
    assert "VA-2026-0043" not in read(house)
