"""Colours contrast as much as they must, fonts and drawings are there, and another look reaches what is already shown."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from tests.ui.sample_pages import CasesPage
from tests.ui.window_boards import window
from vawdesk import paths
from vawdesk.i18n import Language
from vawdesk.ui.kit import icons, theme
from vawdesk.ui.kit.basics import Button, Icon
from vawdesk.ui.kit.sheet import style_sheet
from vawdesk.ui.kit.tokens import PAIRS, THEMES, Tokens, ratio

SHEETS = paths.resources() / "icons" / "sheet"


@pytest.mark.parametrize("tokens", THEMES.values(), ids=list(THEMES))
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_every_painted_pair_contrasts_enough(tokens: Tokens, front: str, back: str, least: float) -> None:
    assert ratio(getattr(tokens, front), getattr(tokens, back)) >= least


def test_ratio_counts_as_wcag_does() -> None:
    assert ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert ratio("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", THEMES.values(), ids=list(THEMES))
def test_the_style_sheet_is_filled_and_its_images_have_the_themes_colours(tokens: Tokens) -> None:
    sheet = style_sheet(tokens, theme.RADIUS, 1.0, SHEETS)
    assert not re.search(r"@\w+@", sheet)
    for name, ink in (("down", tokens.muted), ("tick", tokens.on_accent)):
        drawing = SHEETS / f"{name}-{tokens.name}.svg"
        assert drawing.as_posix() in sheet
        assert f'"{ink}"' in drawing.read_text(encoding="utf-8")


def test_no_colour_is_named_outside_the_tokens() -> None:
    named = re.compile(r"#[0-9A-Fa-f]{6}\b")
    kit = paths.resources().parent / "vawdesk" / "ui"
    found = [file.name for file in kit.rglob("*.py") if file.name != "tokens.py" and named.search(file.read_text(encoding="utf-8"))]
    assert found == []


@pytest.mark.parametrize("name", icons.DRAWINGS)
def test_every_meaning_has_a_drawing_that_draws(qapp: QApplication, name: str) -> None:
    image = icons.pixmap(name, "text", 32).toImage()
    ink = theme.colour("text")
    assert any(image.pixelColor(x, y).alpha() == 255 and image.pixelColor(x, y) == ink for x in range(32) for y in range(32))


def test_no_drawing_lies_about_unused() -> None:
    folder = paths.resources() / "icons"
    assert {file.stem for file in folder.glob("*.svg")} == set(icons.DRAWINGS.values())


def test_inter_is_bundled_in_the_three_weights(qapp: QApplication) -> None:
    for role in theme.TYPE:
        info = QFontInfo(theme.font(role))
        assert (info.family(), info.weight()) == ("Inter", theme.TYPE[role][1])


def test_another_look_reaches_what_is_shown(qtbot, qapp: QApplication) -> None:
    icon, button = Icon("lock"), Button("Print", drawing="print")
    for widget in (icon, button):
        qtbot.addWidget(widget)
        widget.show()
    before = icon.pixmap().toImage(), button.icon().pixmap(18, 18).toImage()
    theme.apply(qapp, "dark")
    assert icon.pixmap().toImage() != before[0]
    assert button.icon().pixmap(18, 18).toImage() != before[1]


def test_the_whole_window_changes_its_look(qtbot, qapp: QApplication, english: Language) -> None:
    shell = window(english, CasesPage(english), "cases")
    qtbot.addWidget(shell)
    shell.show()
    qapp.processEvents()
    ground = shell.grab().toImage().pixelColor(700, 740)
    home = shell.navigation.buttons["home"].icon().pixmap(20, 20).toImage()
    theme.apply(qapp, "contrast")
    qapp.processEvents()
    assert ground.name() == THEMES["light"].chrome.lower()
    assert shell.grab().toImage().pixelColor(700, 740).name() == THEMES["contrast"].chrome
    assert shell.navigation.buttons["home"].icon().pixmap(20, 20).toImage() != home


def test_every_token_is_used_or_paired() -> None:
    sheet = (paths.resources().parent / "vawdesk" / "ui" / "kit" / "sheet.py").read_text(encoding="utf-8")
    paired = {part for front, back, _least in PAIRS for part in (front, back)}
    assert {f.name for f in fields(Tokens)} - paired - {"name", "ring"} <= set(re.findall(r"@(\w+)@", sheet))


@pytest.mark.parametrize("grown_by", [1.0, 1.5, 2.0])
def test_the_size_that_the_system_writes_in_is_asked_once(qapp: QApplication, grown_by: float) -> None:
    theme.apply(qapp, "light", grown_by)
    assert theme.system_scale(qapp) == grown_by  # the font that is on now is ours, and no longer tells how the system writes
