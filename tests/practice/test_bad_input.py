"""Wrong input at every form of the program: it is answered in words, cut nowhere, and still there when one comes back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from tests.practice.conftest import Practice
from tests.tour.drive import Driver
from tests.ui.world import Stage
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.editors.date import DateEditor
from vawdesk.ui.kit.editors.moment import MomentEditor
from vawdesk.ui.kit.form import Form
from vawdesk.ui.kit.page import Page

TURNED = "\N{RIGHT-TO-LEFT OVERRIDE}\a"
WELSH = "ŵŷ 🙂 "
PASTED = WELSH + TURNED + "x" * (50_000 - len(WELSH + TURNED))
FORMS = (
    "address", "case_form", "contact_note_form", "disclosure_gone_wrong", "home_visit", "person_form", "person_link", "planned_contact",
    "relationship", "settings_organisation", "staff_risk_flag",
)  # fmt: skip


@pytest.fixture
def desk(own: Practice, qapp: QApplication) -> Iterator[Driver]:
    theme.apply(qapp, "light", 1.0)
    (own.edges.witness_path.parent).mkdir(exist_ok=True)
    driver = Driver(Stage(own.edges), folder=own.folder).start()
    driver.sign_in("sioned")
    yield driver
    driver.quit()


def opened(desk: Driver, key: str) -> tuple[Page, Form]:
    page = desk.open(key)
    assert page is not None
    return page, page.findChildren(Form)[0]


def saved(desk: Driver, page: Page) -> str:
    """Press the primary verb; what the summary then says."""
    verb = next(one for one in page.findChildren(QPushButton) if one.property("look") == "primary" and one.isVisible())
    QTest.mouseClick(verb, Qt.MouseButton.LeftButton)
    desk.quiet()
    return " ".join(form.summary.accessibleName() for form in page.findChildren(Form))


def boxes(form: Form) -> list[QLineEdit | QPlainTextEdit]:
    """The boxes that take words: not those of dates, numbers and pickers, which have a test of their own."""
    found: list[QWidget] = [*form.findChildren(QLineEdit), *form.findChildren(QPlainTextEdit)]
    return [
        box for box in found
        if isinstance(box, QLineEdit | QPlainTextEdit) and box.isVisible() and box.objectName().endswith("_box") and not box.isReadOnly()
    ]  # fmt: skip


def held(box: QLineEdit | QPlainTextEdit) -> str:
    return box.text() if isinstance(box, QLineEdit) else box.toPlainText()


def words_in(form: Form) -> dict[str, int]:
    """How much of what was pasted each field holds; hidden ones too."""
    return {name: value.count("x") for name, value in form.values().items() if isinstance(value, str)}


@pytest.mark.parametrize("key", FORMS)
def test_a_paste_of_fifty_thousand_characters_is_cut_nowhere(desk: Driver, key: str) -> None:
    page, form = opened(desk, key)
    QApplication.clipboard().setText(PASTED)
    for box in boxes(form):
        box.clear()
        box.paste()
        kept = held(box)
        assert (kept[: len(WELSH)], kept.count("x")) == (WELSH, PASTED.count("x")), box.objectName()
    assert "There is room for" in saved(desk, page)
    written = words_in(form)
    desk.open("home")
    _page, again = opened(desk, key)
    assert words_in(again) == written


@pytest.mark.parametrize("key", FORMS)
def test_a_day_that_does_not_exist_is_named_and_a_short_year_is_asked_about(desk: Driver, key: str) -> None:
    page, form = opened(desk, key)
    dates = [editor for editor in form.findChildren(DateEditor) + form.findChildren(MomentEditor) if editor.isVisible()]
    for day, month, year, words in (("31", "2", "2026", "31 February does not exist"), ("27", "3", "26", "1926 or 2026")):
        for editor in dates:
            for part, typed in (("day", day), ("month", month), ("year", year)):
                box = next(one for one in editor.findChildren(QLineEdit) if one.objectName().endswith(f"_{part}"))
                box.clear()
                QTest.keyClicks(box, typed)
        said = saved(desk, page)
        assert said.count(words) >= len(dates), said
