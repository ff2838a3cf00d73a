"""The list of flags: what is due first, its kinds, and nothing about people to whom the reader is connected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.services.test_desk import person
from tests.ui.pages.visits.conftest import Office
from vawdesk.models.base import Status
from vawdesk.models.casework.connection import Connection, DeclaredBy
from vawdesk.models.casework.flag_options import Notify
from vawdesk.models.casework.flag_review import Answered, Decided
from vawdesk.models.casework.removed_record import RemovedRecord
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.closeness import Closeness
from vawdesk.services import flag_review_steps, flag_steps
from vawdesk.services.colleagues import own_hand
from vawdesk.ui.kit.geometry import faults
from vawdesk.ui.pages.casework.flags import FlagsPage
from vawdesk.ui.pages.casework.removed_record import RemovedRecordPage


def proposed(office: Office, name: str, **said: object) -> StaffRiskFlag:
    with office.desk.writing() as unit:
        who = unit.add(person(name))
        unit.commit()
        id = who.id
    with office.desk.reading() as session:
        found = session.get(type(who), id)
        assert found is not None
        flag = office.flag(found, **said)
    return flag_steps.propose(office.desk, flag)


def shown(page: FlagsPage) -> list[str]:
    model = page.listing.table.rows
    return [row.cells[1].first for number in range(model.total) if (row := model.row(number)) is not None]


def opened(office: Office) -> FlagsPage:
    page = FlagsPage(office.at, None)
    office.show(page)
    return page


def test_what_is_due_stands_first(office: Office) -> None:
    proposed(office, "Ieuan Prys", review_on=date(2026, 12, 1))
    office.town.clock.advance(days=4)
    proposed(office, "Alun Rees", review_on=date(2026, 11, 30))
    page = opened(office)
    assert shown(page) == ["Ieuan Prys", "Alun Rees"]
    model = page.listing.table.rows
    first = model.row(0)
    assert first is not None
    assert first.cells[2].badge == "Confirmation overdue"


def test_what_is_not_yet_confirmed_stands_before_what_is_and_an_ended_flag_says_what_is_left(office: Office) -> None:
    office.sign_in("Huw")
    sure, unsure = proposed(office, "Alun Rees", review_on=date(2026, 12, 1)), proposed(office, "Ieuan Prys", review_on=date(2027, 3, 1))
    office.sign_in("Sioned")
    signed = own_hand(office.desk, flag_steps.asked_of(office.desk, sure)).signature
    assert signed is not None
    flag_steps.confirm(office.desk, sure.id, signed)
    page = opened(office)
    assert shown(page) == ["Ieuan Prys", "Alun Rees"]
    assert page.listing.table.rows.row(0).cells[4].first.replace("\xa0", " ") == "1 March 2027"  # type: ignore[union-attr]
    flag_steps.end(office.desk, unsure.id, "He has moved away.")
    office.qtbot.mouseClick(page.kinds.chips["ended"], Qt.MouseButton.LeftButton)
    cells = page.listing.table.rows.row(0).cells  # type: ignore[union-attr]
    assert (cells[2].badge, cells[3].first) == ("Ended", "It is shown to nobody any more.")


def test_kinds_and_words(office: Office) -> None:
    flag = proposed(office, "Ieuan Prys")
    proposed(office, "Alun Rees")
    office.sign_in("Sioned")
    flag_steps.end(office.desk, flag.id, "He has moved away.")
    page = opened(office)
    assert shown(page) == ["Alun Rees"]
    office.qtbot.mouseClick(page.kinds.chips["ended"], Qt.MouseButton.LeftButton)
    assert shown(page) == ["Ieuan Prys"]
    office.qtbot.mouseClick(page.kinds.chips["overdue"], Qt.MouseButton.LeftButton)
    assert page.listing.empty.isVisible()
    office.qtbot.mouseClick(page.kinds.chips["in_view"], Qt.MouseButton.LeftButton)
    office.qtbot.keyClicks(page.listing.search_box, "ieuan")
    page.listing.load()
    assert shown(page) == []


def due(page: FlagsPage) -> list[str]:
    model = page.listing.table.rows
    return [row.cells[4].second for number in range(model.total) if (row := model.row(number)) is not None]


def choose(office: Office, page: FlagsPage, kind: str) -> list[str]:
    office.qtbot.mouseClick(page.kinds.chips[kind], Qt.MouseButton.LeftButton)
    return shown(page)


def test_it_says_of_each_flag_what_is_to_be_seen_to(office: Office) -> None:
    told = proposed(office, "Alun Rees", notify_person=Notify.WILL_NOT, notify_decide_by=None, notify_reason="It could put her at risk.")
    office.desk.saw(told)
    office.desk.saw(proposed(office, "Beca Morus", notify_decide_by=date(2026, 11, 24)))
    challenged = proposed(office, "Cai Rowlands")
    flag_steps.challenge(office.desk, challenged.id, "It was his brother.")
    office.sign_in("Sioned")
    with office.desk.writing() as unit:
        answered = {"looked_at": "-", "decided": Decided.STANDS, "why": "-", "review_on": date(2027, 5, 1), "answered": Answered.TO_COME}
        flag_review_steps.keep(unit, office.desk.open(StaffRiskFlag, challenged.id), {**answered, "answer_by": date(2026, 12, 1)})
        unit.commit()
    agreed = own_hand(office.desk, flag_steps.asked_of(office.desk, told))
    assert agreed.signature is not None
    flag_steps.confirm(office.desk, told.id, agreed.signature)
    page = opened(office)
    lines = dict(zip(shown(page), due(page), strict=True))
    assert lines == {"Alun Rees": "Not read by you", "Beca Morus": "Telling to decide", "Cai Rowlands": "Answer to give"}
    assert set(choose(office, page, "due")) == {"Beca Morus", "Cai Rowlands"}
    assert set(choose(office, page, "unread")) == {"Alun Rees", "Beca Morus", "Cai Rowlands"}


def test_what_ended_says_how_long_it_is_kept_and_what_went_leaves_a_mark(office: Office) -> None:
    flag = proposed(office, "Alun Rees")
    office.sign_in("Sioned")
    flag_steps.end(office.desk, flag.id, "He has moved away.")
    page = opened(office)
    assert (choose(office, page, "ended"), due(page)) == (["Alun Rees"], ["Term not decided"])
    with office.desk.writing() as unit:
        signed = office.desk.account.signature(unit.now)
        days = {name: date(2026, 11, 20) for name in ("begun_on", "ended_on", "kept_until", "terms_on")}
        mark = RemovedRecord(record_type="staff_risk_flag", number="F-2020-0007", reason="The term is over.", status=Status.SIGNED, **days)
        mark.removed_by, mark.agreed_by = signed, replace(signed, person=office.staff["Megan Price"], how="on paper")
        unit.add(mark)
        unit.commit()
        left = mark.id
    page = opened(office)
    assert choose(office, page, "removed") == ["Removed record"]
    page.listing.table.take_focus()
    office.qtbot.keyClick(page.listing.table, Qt.Key.Key_Return)
    assert office.went[-1] == ("removed_record", left)
    office.show(RemovedRecordPage(office.at, left))
    assert faults(office.shells[-1]) == []


def test_enter_opens(office: Office) -> None:
    flag = proposed(office, "Alun Rees")
    page = opened(office)
    page.listing.table.take_focus()
    office.qtbot.keyClick(page.listing.table, Qt.Key.Key_Return)
    assert office.went == [("staff_risk_flag", flag.id)]


def test_a_reader_connected_with_the_person_finds_nothing(office: Office) -> None:
    flag = proposed(office, "Alun Rees")
    with office.desk.writing() as unit:
        declared = Connection(staff_member=office.staff["Huw"], person=flag.person, closeness=Closeness.RELATIVE, status=Status.SIGNED)
        declared.declared_by, declared.declared_on = DeclaredBy.THEMSELVES, date(2026, 11, 20)
        unit.add(declared)
        unit.commit()
    assert shown(opened(office)) == []
    office.sign_in("Sioned")
    assert shown(opened(office)) == ["Alun Rees"]


@pytest.mark.parametrize("tongue", ["en", "cy"])
def test_nothing_is_cut_or_covered(make_office: Callable[..., Office], tongue: str) -> None:
    office = make_office(tongue)
    office.sign_in("Huw")
    proposed(office, "Alun Rees")
    opened(office)
    QApplication.processEvents()
    assert faults(office.shells[-1]) == []
    assert not office.shells[-1].page.listing.table.cut_words()  # type: ignore[union-attr]  # the list


def test_a_flag_on_a_home_says_whose_home_it_is(office: Office) -> None:
    nerys, home, _case = office.family()
    flag_steps.propose(office.desk, office.flag(nerys, person=None, address=home.id))
    model = opened(office).listing.table.rows
    first = model.row(0)
    assert first is not None
    assert (first.cells[1].first, first.cells[1].second) == ("Home", "Nerys Llwyd")
