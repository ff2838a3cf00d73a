"""Every page of the manifest on which a person or an address is named shows the warnings about them, and no other page shows any (8.17).

And the label of domestic abuse stands on the page of every record about somebody (X1).

A warning stands on everybody and everywhere in this vault. Whoever adds a page stops the tour there, and so it comes to be asked here.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QPlainTextEdit, QWidget
from vaults import SetClock

from tests.practice.conftest import NOW, Practice
from tests.practice.flagged_everywhere import SAID, Names, flag_everything
from tests.tour.drive import Driver
from tests.tour.stops import IN_SCENES, STOPS, Stop
from tests.ui.world import Stage as Edge
from vawdesk import features
from vawdesk.services.practice.make import SEED
from vawdesk.services.practice.stage import Stage
from vawdesk.ui.kit.badge import LabelStrip
from vawdesk.ui.kit.page import Page

ENTRIES = {entry.key: entry for entry in features.page_entries() if entry.room == "casework" and entry.where != "away"}
AT_EACH = {"people", "cases", "search", "write_it_down", "visits"}  # lists: the word stands at each name
OF_FLAGS = {"flags"}  # each line is a warning
OVER_MANY = {"holds", "write_it_down"}  # not one record: what is chosen there may be about anything
ABOUT_NOBODY = {"print-contacts", "print-my-exceptions"}  # lists of the organisation, printed from a page that can print anything
TYPED = {"search": "Mair"}
ASKED_ELSEWHERE = {"contact_note_form"}  # the form of contact_note, for a note that was just signed
STOPPED = [stop for stop in STOPS if stop.key in ENTRIES]
AT_ONCE = 12  # pages in one run of the program


def runs() -> list[tuple[Stop, ...]]:
    """The stops, some at a time, each time with one person at the desk."""
    found = list[tuple[Stop, ...]]()
    for who in dict.fromkeys(stop.who for stop in STOPPED):
        stops = [*(Stop(key, key) for key in TYPED if who == "sioned"), *(stop for stop in STOPPED if stop.who == who)]
        found += [tuple(stops[start : start + AT_ONCE]) for start in range(0, len(stops), AT_ONCE)]
    return found


@pytest.fixture(scope="module")
def flagged(practice: Practice, tmp_path_factory: pytest.TempPathFactory) -> tuple[Practice, Names]:
    made = practice.copy(tmp_path_factory.mktemp("flagged"))
    desk = made.desk()
    flag_everything(desk)
    names = Names.of(desk)
    desk.vault.sign_out()
    return made, names


def lines_of(page: Page) -> Iterator[str]:
    """Everything that can be read or heard on a page; of a list each line as one."""
    for one in (each for each in page.findChildren(QWidget) if each.isVisibleTo(page)):
        if isinstance(one, QLabel | QLineEdit | QAbstractButton):
            yield one.text()
        elif isinstance(one, QPlainTextEdit):
            yield one.toPlainText()
        elif isinstance(one, QAbstractItemView) and (model := one.model()) is not None:
            cells = [[model.index(row, column) for column in range(model.columnCount())] for row in range(model.rowCount())]
            yield from (" | ".join(str(model.data(cell, SPOKEN) or "") for cell in row) for row in cells)


SPOKEN = 11  # Qt.AccessibleTextRole


def against(driver: Driver, stop: Stop, names: Names) -> Iterator[str]:
    """What is wrong with a page that has been opened."""
    page, band = driver.page, driver.program.signed_in.desk_window.shell.band if driver.program.signed_in else None
    assert page is not None, stop.name
    named = [line for line in lines_of(page) if names.named_in(line)]
    labelled = any(one.isVisibleTo(page) for one in page.findChildren(LabelStrip))
    if labelled is not (bool(ENTRIES[stop.key].subjects) and stop.key not in OVER_MANY and stop.name not in ABOUT_NOBODY):
        yield f"{stop.name}: the label of domestic abuse {'stands where it need not' if labelled else 'is missing'} (X1)"
    if band is not None:
        if SAID not in band.words:
            yield f"{stop.name}: the band does not say what to do"
        if not ENTRIES[stop.key].subjects:
            yield f"{stop.name}: a band on a page where nobody is met"
        return
    unmarked = [line for line in named if "staff risk" not in line.casefold()]
    if named and stop.key not in AT_EACH | OF_FLAGS:
        yield f"{stop.name}: {len(named)} lines name somebody and there is no band"
    if unmarked and stop.key in AT_EACH:
        yield f"{stop.name}: {unmarked[:3]} name somebody and no warning"


@pytest.mark.parametrize("stops", runs(), ids=lambda stops: f"{stops[0].name}-to-{stops[-1].name}")
def test_whoever_is_named_on_a_page_is_warned_of_there(flagged: tuple[Practice, Names], stops: tuple[Stop, ...]) -> None:
    practice, names = flagged
    stage, wrong = Stage(SetClock(NOW).now(), SEED), list[str]()
    driver = Driver(Edge(practice.edges), folder=practice.folder).start().sign_in(stops[0].who)
    for stop in stops:
        if stop.key in TYPED:
            driver.type("search", TYPED[stop.key])
        elif driver.open(stop.key, stop.about(stage)) is None:
            wrong.append(f"{stop.name}: the page does not open")
        wrong += against(driver, stop, names)
    driver.quit()
    assert wrong == []


def test_every_page_of_casework_is_asked() -> None:
    left = set(ENTRIES) - {stop.key for stop in STOPPED} - set(TYPED) - ASKED_ELSEWHERE
    assert left <= IN_SCENES
    assert not [key for key in left if ENTRIES[key].subjects]
