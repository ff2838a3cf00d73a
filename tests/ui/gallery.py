"""Every component of the kit on a few boards, for the tests and for the eye.

`python -m tests.ui.gallery FOLDER` writes the boards in the three themes, in both languages and at 200 % text.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui import component_boards, window_boards
from vawdesk.i18n import Language, language
from vawdesk.ui.kit import geometry, theme
from vawdesk.ui.kit.preview import Preview
from vawdesk.ui.kit.tokens import THEMES

BOARDS: dict[str, Callable[[Language], QWidget]] = {
    "banners": component_boards.banners,
    "heads": component_boards.heads,
    "questions": component_boards.questions,
    "history": component_boards.history,
    "person": component_boards.person_form,
    "editors": component_boards.editors,
    "cases": window_boards.cases,
    "window": window_boards.person,
    "locked": window_boards.locked,
    "refused": window_boards.refused,
    "preview": window_boards.preview,
    "account": window_boards.account,
    "recovery": window_boards.recovery,
    "place": window_boards.place,
}


def show(make: Callable[[Language], QWidget], say: Language, size: tuple[int, int]) -> QWidget:
    """Make a board, give it a size, and let it settle."""
    window = make(say)
    window.resize(*size)
    window.show()
    for _turn in range(4):
        QApplication.processEvents()
    return window


def main(out: Path, wanted: list[str]) -> None:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    looks = [(name, 1.0, code) for name in THEMES for code in ("en",)] + [("light", 2.0, "cy")]
    for name, scale, code in looks:
        theme.apply(app, name, scale)
        for key, make in BOARDS.items():
            if wanted and key not in wanted:
                continue
            window = show(make, language(code), (1366, 768))
            shot = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
            shot.save(str(out / f"{key}-{name}-{code}-{scale:.0f}.png"))
            for fault in geometry.faults(window):
                sys.stdout.write(f"{key} {name} {code} {scale} {fault}\n")
            for opened in window.findChildren(Preview):
                opened.clear()
            window.close()
            window.deleteLater()
            app.processEvents()


if __name__ == "__main__":
    Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
    main(Path(sys.argv[1]), sys.argv[2:])
