"""Every component, in every look, language and size that the program promises, measured: nothing cut, small, nameless or doubled."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from tests.ui.gallery import BOARDS, show
from tests.ui.looking import faults_seen
from vawdesk.i18n import Language, Message, language
from vawdesk.ui.kit import geometry, theme
from vawdesk.ui.kit.preview import Preview
from vawdesk.ui.kit.tokens import ThemeName


class Longer(Language):
    """Words a third longer than the English, as Welsh may be; the gaps are not stretched."""

    def say(self, message: Message | str, /, **values: object) -> str:
        said = super().say(message, **values)
        return said if isinstance(message, str) or len(said) < 4 else f"{said} {'yngh ' * (len(said) // 14)}".strip()


LANGUAGES: dict[str, Language] = {"en": language("en"), "cy": language("cy"), "longer": Longer("en")}
LOOKS: list[tuple[ThemeName, float, str, tuple[int, int]]] = [
    ("light", 1.0, "en", (1366, 768)),
    ("light", 1.0, "longer", (1280, 720)),
    ("contrast", 1.0, "en", (1366, 696)),
    ("dark", 1.15, "longer", (1366, 768)),
    ("light", 2.0, "cy", (1366, 768)),
]


@pytest.mark.parametrize(("name", "scale", "code", "size"), LOOKS, ids=[f"{n}-{s}-{c}-{w}x{h}" for n, s, c, (w, h) in LOOKS])
@pytest.mark.parametrize("key", BOARDS)
def test_nothing_is_cut_small_nameless_or_doubled(
    qtbot, qapp: QApplication, key: str, name: ThemeName, scale: float, code: str, size: tuple[int, int]
) -> None:
    theme.apply(qapp, name, scale)
    window = show(BOARDS[key], LANGUAGES[code], size)
    qtbot.addWidget(window)
    found = faults_seen(qtbot, window)
    for preview in window.findChildren(Preview):
        preview.clear()
    assert found == []


class Flashes(QObject):
    """Remembers every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(watched)
        return False


@pytest.mark.parametrize("key", BOARDS)
def test_no_part_flashes_as_a_window_of_its_own(qtbot, qapp: QApplication, key: str) -> None:
    flashes = Flashes()
    qapp.installEventFilter(flashes)
    window = BOARDS[key](LANGUAGES["en"])
    qapp.removeEventFilter(flashes)
    qtbot.addWidget(window)
    for preview in window.findChildren(Preview):
        preview.clear()
    assert flashes.seen == []


def test_the_measure_itself_finds_faults(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setFixedSize(200, 100)
    small, over = QPushButton("x", window), QPushButton("y", window)
    small.setGeometry(0, 0, 20, 20)
    over.setGeometry(10, 10, 40, 40)
    for button in (small, over):
        button.setProperty("look", "primary")
    over.setAccessibleName("y")
    cut = QLabel("Words that are much too long for it", window)
    cut.setGeometry(0, 60, 40, 20)
    away = QPushButton("z", window)
    away.setAccessibleName("away")
    away.setGeometry(180, 60, 40, 30)
    window.show()
    found = "\n".join(geometry.faults(window))
    for fault in ("no name", "target 20x20", "overlap", "cut at the side", "outside the window: away", "more than one primary"):
        assert fault in found


def test_every_stop_of_the_keyboard_can_be_reached_and_has_a_name(qtbot) -> None:
    window = show(BOARDS["editors"], language("en"), (1366, 768))
    qtbot.addWidget(window)
    window.activateWindow()
    stops = [w for w in window.findChildren(QWidget) if w.isVisible() and w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    reached = set()
    for _press in range(3 * len(stops)):
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.accessibleName(), focused.objectName()
        reached.add(focused.objectName())
    assert {"when_day", "when_month", "when_year", "when_time", "who_box", "told_box", "approved_by_agree"} <= reached
