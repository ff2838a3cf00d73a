"""The window: keys, band, navigation, guidance; and that its title names nobody."""

from __future__ import annotations

import uuid

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from tests.ui.sample_pages import FLAGS, CasesPage, PersonPage
from tests.ui.window_boards import window
from vawdesk.i18n import Language, language
from vawdesk.ui.kit import geometry
from vawdesk.ui.kit.banner import FlagSeen
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.shell import Shell


@pytest.fixture
def shell(qtbot, english: Language) -> Shell:
    made = window(english, PersonPage(english), "people", FLAGS)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def test_the_title_names_nobody(shell: Shell) -> None:
    assert shell.windowTitle() == "VAWDesk"


@pytest.mark.parametrize(
    ("key", "signal"), [(Qt.Key.Key_L, "lock_asked"), (Qt.Key.Key_N, "write_now"), (Qt.Key.Key_P, "print_asked")], ids=["L", "N", "P"]
)
def test_keys_work_from_anywhere(qtbot, shell: Shell, key: Qt.Key, signal: str) -> None:
    shell.page.first_focus()
    with qtbot.waitSignal(getattr(shell, signal)):
        qtbot.keyClick(QApplication.focusWidget(), key, Qt.KeyboardModifier.ControlModifier)


def test_ctrl_f_searches_and_escape_leaves_no_name_behind(qtbot, shell: Shell) -> None:
    qtbot.keyClick(shell, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is shell.top.search
    with qtbot.waitSignal(shell.searched, check_params_cb=lambda words: words == "pugh"):
        shell.top.search.setText("pugh")
    qtbot.keyClick(shell.top.search, Qt.Key.Key_Escape)
    assert shell.top.search.text() == ""


def test_the_band_speaks_and_its_buttons_name_the_flag(qtbot, shell: Shell) -> None:
    assert shell.band is not None
    assert shell.band.accessibleName().startswith("STAFF RISK: threats to staff")
    with qtbot.waitSignal(shell.open_flag, check_params_cb=lambda flag: flag == FLAGS[0].flag):
        qtbot.mouseClick(shell.band.buttons[0], Qt.MouseButton.LeftButton)
    assert "threats to staff" in shell.band.buttons[0].accessibleName()


def test_the_band_ends_each_sentence_once(shell: Shell) -> None:
    shell.set_flags(
        (FlagSeen(uuid.uuid4(), "Threats to staff. This is about the person.", "Two people at every contact.", mark="Under challenge"),)
    )
    assert shell.band is not None
    said = "STAFF RISK: Threats to staff. This is about the person. Two people at every contact. Under challenge."
    assert shell.band.accessibleName() == said


def test_the_band_is_the_first_stop_of_the_page(qtbot, shell: Shell) -> None:
    shell.status.guidance.setFocus()
    qtbot.keyClick(shell.status.guidance, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is shell.band.buttons[0]


def test_an_unconfirmed_flag_says_so_and_an_overdue_one_stays(qtbot, shell: Shell) -> None:
    shell.set_flags(
        (
            FlagSeen(uuid.uuid4(), "a dog was set on a colleague", "Meet at the office.", confirmed=False),
            FlagSeen(uuid.uuid4(), "a weapon was seen", "Do not go alone.", mark="Review overdue", late=True),
        )
    )
    words = shell.band.accessibleName()
    assert "not yet confirmed" in words
    assert "Ask the manager before you act." in words
    assert "Review overdue" in words
    assert len(shell.band.buttons) == 2


def test_another_page_takes_the_band_away_until_its_own_flags_are_known(shell: Shell, english: Language) -> None:
    shell.show_page(CasesPage(english), "cases")
    assert shell.band is None
    assert shell.navigation.buttons["cases"].isChecked()
    assert not shell.navigation.buttons["people"].isChecked()


def test_the_page_that_is_left_forgets_what_was_typed(qtbot, shell: Shell, english: Language) -> None:
    form = shell.page.form
    drafts: list[dict[str, object]] = []
    form.edited.connect(lambda: drafts.append(form.values()))
    box = form.editors["legal_first"].box
    qtbot.keyClicks(box, "Mair")
    shell.show_page(CasesPage(english), "cases")
    assert drafts[0]["legal_first"] == "Mair"
    assert box.text() == ""


def test_navigation_says_its_pages_and_goes(qtbot, shell: Shell) -> None:
    assert shell.navigation.buttons["visits"].accessibleName() == "Visits"
    with qtbot.waitSignal(shell.open_page, check_params_cb=lambda key: key == "cases"):
        qtbot.mouseClick(shell.navigation.buttons["cases"], Qt.MouseButton.LeftButton)
    assert shell.navigation.buttons["people"].isChecked()  # until the page is really open


def test_f1_shows_guidance_and_hides_it(qtbot, shell: Shell, english: Language) -> None:
    shell.show_page(CasesPage(english), "cases")
    assert shell.status.guidance.accessibleName() == "Guidance 8.31"
    qtbot.keyClick(shell, Qt.Key.Key_F1)
    assert shell.guidance.isVisible()
    assert shell.guidance.heading.words == "Why every record is labelled"
    qtbot.keyClick(shell, Qt.Key.Key_F1)
    assert not shell.guidance.isVisible()


@pytest.mark.parametrize("way", ["danger", "keys"])
def test_help_opens_without_a_loop_of_its_own_and_closes(qtbot, shell: Shell, way: str) -> None:
    if way == "danger":
        qtbot.mouseClick(shell.top.danger, Qt.MouseButton.LeftButton)
    else:
        qtbot.keyClick(shell, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    dialog = shell.findChild(QDialog)
    assert dialog.isVisible()
    assert dialog.windowTitle() == "VAWDesk"
    qtbot.waitUntil(lambda: geometry.faults(dialog) == [])
    with qtbot.waitSignal(dialog.finished):
        qtbot.mouseClick(dialog.findChild(Button, "close"), Qt.MouseButton.LeftButton)


def test_a_practice_vault_says_so_in_words(qtbot, english: Language) -> None:
    made = window(english, PersonPage(english), "people", practice=True)
    qtbot.addWidget(made)
    made.show()
    assert any("PRACTICE / YMARFER" in label.words for label in made.findChildren(type(made.status.saved)) if label.isVisible())


def test_one_primary_and_every_button_a_name(shell: Shell) -> None:
    buttons = [button for button in shell.findChildren(QPushButton) if button.isVisible()]
    assert all(button.accessibleName() for button in buttons)
    assert sum(button.property("look") == "primary" for button in buttons) == 1


PHONE_SAFE_MANAGER = {"en": ("Use a phone now", "safe place", "Tell your manager"), "cy": ("ffôn", "le diogel", "rheolwr")}


@pytest.mark.parametrize("code", ["en", "cy"])
def test_in_danger_it_says_to_phone_first_then_a_safe_place_then_the_manager(qtbot, code: str) -> None:
    """X12: in this order, and nothing of it is left out."""
    spoken = language(code)
    made = window(spoken, PersonPage(spoken), "people")
    qtbot.addWidget(made)
    made.show()
    qtbot.mouseClick(made.top.danger, Qt.MouseButton.LeftButton)
    dialog = made.findChild(QDialog)
    said = [text.words for text in dialog.findChildren(Text) if text.isVisible() and text.words]
    places = [next(at for at, words in enumerate(said) if of in words) for of in ("999", *PHONE_SAFE_MANAGER[code])]
    assert places == sorted(set(places))
    dialog.close()
