"""What nobody caught says nothing of anybody; Qt speaks Welsh; every window is marked to stay out of pictures."""

from __future__ import annotations

import gc
import sys
import threading
import weakref

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from vawdesk.i18n import language
from vawdesk.ui.capture import Capture
from vawdesk.ui.last_resort import install, place_of
from vawdesk.ui.qt_words import KNOWN, QtWords, speak
from vawdesk.ui.tidying import Tidying

SECRET = "Ffion Prosser, 12 Heol y Bryn"


def fail(words: str) -> None:
    raise ValueError(words)


def test_an_uncaught_problem_is_told_by_kind_and_place_alone(capsys: pytest.CaptureFixture[str]) -> None:
    told: list[BaseException] = []
    before, in_threads, unraisable = sys.excepthook, threading.excepthook, sys.unraisablehook
    install(told.append)
    with pytest.raises(ValueError, match="Prosser") as caught:
        fail(SECRET)
    sys.excepthook(ValueError, caught.value, caught.value.__traceback__)
    sys.excepthook, threading.excepthook, sys.unraisablehook = before, in_threads, unraisable
    assert SECRET not in place_of(caught.value)
    written = capsys.readouterr().err
    assert "ValueError at" in written
    assert "fail" in written
    assert "Prosser" not in written
    assert len(told) == 1


def test_qt_speaks_our_words(qtbot: QtBot) -> None:
    words = speak(language("cy"))
    box = QLineEdit()
    qtbot.addWidget(box)
    said = [QCoreApplication.translate("QWidgetTextControl", text) for text in ("&Undo", "Select All")]
    QCoreApplication.removeTranslator(words)
    assert said == [language("cy").say(KNOWN["&Undo"]), language("cy").say(KNOWN["Select All"])]


def test_what_is_not_known_stays_as_qt_says_it(qtbot: QtBot) -> None:
    assert QtWords(language("cy")).translate("QLineEdit", "Something else") == "Something else"
    assert QtWords(language("en")).translate("QLineEdit", "&Undo") == "&Undo"
    words = speak(language("cy"))
    said = QCoreApplication.translate("QLibrary", "Cannot load library %1: %2")  # a picture format that this computer lacks
    QCoreApplication.removeTranslator(words)
    assert said == "Cannot load library %1: %2"


def test_every_window_is_marked_as_it_appears(qtbot: QtBot) -> None:
    capture, window = Capture(), QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = QDialog(window)
    dialog.open()
    assert capture.marked == {"QWidget": True, "QDialog": True}
    capture.hide(False)
    assert capture.marked["QWidget"] is False
    dialog.close()
    capture.stop()


class Knot:
    """Holds itself."""

    def __init__(self) -> None:
        self.me = self


def test_cycles_are_collected_by_the_window_s_thread_alone(qtbot: QtBot) -> None:
    tidying = Tidying()
    assert not gc.isenabled()
    before = threading.get_ident()
    seen: list[int] = []
    gone = [weakref.finalize(Knot(), lambda: seen.append(threading.get_ident())) for _ in range(2000)]
    worker = threading.Thread(target=lambda: [Knot() for _ in range(20_000)])
    worker.start()
    worker.join()
    assert seen == []
    tidying.look()
    assert seen
    assert set(seen) == {before}
    assert any(not one.alive for one in gone)
    tidying.stop()
    assert gc.isenabled()
