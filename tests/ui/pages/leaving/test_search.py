"""Search from the box in the top bar: what is found, what stays hidden, and that nothing is remembered."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.looking import faults_seen
from tests.ui.pages.leaving.conftest import MANAGER, WORKER, House
from vawdesk import features
from vawdesk.models import registry
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.flag_options import Category, Source, Standing
from vawdesk.models.casework.person import Alias, Person
from vawdesk.models.casework.roles import Basis, CasePerson, Role
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.values import PartialDate
from vawdesk.services.found import HAVE_PAGES
from vawdesk.ui.kit.table_painter import pieces


def search(house: House, words: str) -> list[str]:
    """Ctrl+F, type, and wait for the answer."""
    assert house.window is not None
    house.window.activateWindow()
    house.qtbot.waitUntil(house.window.isActiveWindow)
    house.qtbot.keyClick(house.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    box = house.shell.top.search
    box.selectAll()
    house.qtbot.keyClicks(box, words)
    answered(house)
    return rows(house)


def answered(house: House) -> None:
    page = house.page
    house.qtbot.waitUntil(lambda: page.settled, timeout=5000)


def rows(house: House) -> list[str]:
    model = house.page.table.model()
    return [" | ".join(str(model.index(row, column).data()) for column in range(model.columnCount())) for row in range(model.rowCount())]


def test_a_name_in_another_spelling_with_its_warning(house: House) -> None:
    house.open("home")
    found = search(house, "rodri")
    assert house.made is not None
    assert house.made.here[0] == "search"
    assert "Rhodri Sampl" in found[0]
    assert "Staff risk" in found[0]


def test_accents_do_not_count_and_other_names_do(house: House) -> None:
    house.family.enid.aliases = (Alias(name="Siân Tŷ-coch"),)
    house.keep(house.family.enid)
    house.sign_in()
    house.open("home")
    assert any("Enid" in row or "Siân" in row for row in search(house, "sian"))


def test_a_number_finds_its_case(house: House) -> None:
    house.open("home")
    found = search(house, "0042")
    assert any("VA-2026-0042" in row and "Case" in row for row in found)


def test_words_in_a_note_are_found_and_marked(house: House) -> None:
    house.open("home")
    found = search(house, "drives")
    assert any("Her sister Lowri drives her" in row and "Contact note" in row and "VA-2026-0042" in row for row in found)
    assert all(row.endswith(("None open", "Staff risk", "Not yet confirmed")) for row in found)  # said, never left blank
    assert house.page.table.cells.find == "drives"
    assert ("drives", True) in pieces("Her sister Lowri drives her", house.page.table.cells.find)


def test_what_was_written_in_a_file_with_a_warning_carries_it(house: House) -> None:
    flag = StaffRiskFlag(
        person=house.family.lowri.id, case=house.family.hers.id, standing=Standing.CONFIRMED, category=Category.ANIMAL,
        incident_date=PartialDate(2026, 11, 1), source=Source.OWN_STAFF, status=Status.SIGNED,
    )  # fmt: skip
    house.keep(flag)
    house.sign_in()
    house.open("home")
    assert all(row.endswith("Staff risk") for row in search(house, "drives") if "Contact note" in row)


def test_what_is_hidden_is_not_shown(house: House) -> None:
    house.open("home")
    found = " ".join([*search(house, "heol"), *search(house, "bont"), *search(house, "aberteifi")])
    assert "12 Heol y Bont" not in found
    assert "SA43" not in found


def test_the_latest_words_win(house: House) -> None:
    house.open("home")
    search(house, "sampl")
    assert len(rows(house)) == 3
    box = house.shell.top.search
    for word in ("r", "rh", "rho", "zzzz"):
        box.setText(word)
    answered(house)
    assert rows(house) == []
    assert house.page.empty.isVisible()
    assert "Nothing found" in house.page.empty.heading.words


def test_down_enter_and_escape(house: House) -> None:
    house.open("home")
    search(house, "rodri")
    box = house.shell.top.search
    house.qtbot.keyClick(box, Qt.Key.Key_Down)
    assert house.page.table.hasFocus()
    went: list[Any] = []
    house.page.go.connect(lambda key, id: went.append((key, id)))
    house.qtbot.keyClick(house.page.table, Qt.Key.Key_Return)
    assert went == [("person", house.family.rhodri.id)]
    house.open("home")
    search(house, "rodri")
    house.qtbot.keyClick(house.shell.top.search, Qt.Key.Key_Return)
    answered(house)
    assert house.page.table.hasFocus()
    house.qtbot.keyClick(house.page.table, Qt.Key.Key_Escape)
    assert house.made is not None
    assert house.made.here[0] == "home"


def test_nothing_is_remembered(house: House) -> None:
    house.open("home")
    search(house, "rodri")
    page = house.page
    house.open("home")
    assert house.shell.top.search.text() == ""
    assert page.results.lines == []
    house.open("search")
    assert rows(house) == []
    assert house.page.empty.isVisible()


def test_emptying_the_box_empties_the_list(house: House) -> None:
    house.open("home")
    search(house, "sampl")
    house.qtbot.keyClick(house.shell.top.search, Qt.Key.Key_Escape)
    answered(house)
    assert rows(house) == []


def test_a_sealed_file_is_found_by_its_viewers_alone(house: House) -> None:
    family = house.family
    with house.desk.writing() as unit:
        case = Case(
            person=family.enid.id, people=(CasePerson(person=family.enid.id, roles=(Role.VICTIM,), basis=Basis.AGENCY),),
            worker=house.desk.account.staff, heading="Gwdihwgoch", status=Status.DRAFT,
        )  # fmt: skip
        unit.add(case, viewers=(house.desk.account.id,))
        unit.commit()
    house.open("home")
    assert any("Gwdihwgoch" in row for row in search(house, "gwdihw"))
    for name in (MANAGER, WORKER):
        house.sign_in(name)
        house.open("home")
        assert search(house, "gwdihw") == []


def test_where_there_is_nothing_to_search_there_is_no_box(house: House) -> None:
    house.sign_in("Olwen Treharne")
    house.open("home")
    assert not house.shell.top.search.isVisible()


def test_what_has_a_page_of_its_own_opens_there() -> None:
    """Not its case. Five pages that are called as a record are opened from something else, not by the record itself."""
    own = {entry.key for entry in features.page_entries()} & {kind.type_name for kind in registry.of("casework")}
    assert own - HAVE_PAGES == {"addendum", "connection", "handled_copy", "person_link", "removed_record"}
    assert own >= HAVE_PAGES


def test_nothing_is_cut(house: House) -> None:
    house.open("home")
    search(house, "sampl")
    QApplication.processEvents()
    assert house.window is not None
    assert faults_seen(house.qtbot, house.window) == []


def test_somebody_kept_at_the_same_moment_as_all_the_others_is_found(house: House) -> None:
    """An import keeps thousands at once: who was read is not read again, and who comes at that moment is."""
    names = house.at.names
    assert len(names.index()) == 5
    before = house.family.lowri.updated_at
    late = Person(display_name="Gwenhwyfar Sampl")
    house.keep(late)
    assert late.updated_at == before
    assert late.id in names.find("gwenhwyfar")
    late.display_name = "Branwen Sampl"
    house.keep(late)
    assert late.id in names.find("branwen")
    assert late.id not in names.find("gwenhwyfar")
