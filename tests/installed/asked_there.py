"""Runs on the Windows that Wine plays, with the interpreter and the libraries that the setup is made of: what the edges meet there.

Started by `asked_of_windows.py` with two folders, of the libraries and of the program, and the file for what came of it.
"""

from __future__ import annotations

import ctypes
import json
import sys
from pathlib import Path
from typing import Any

sys.path[:0] = sys.argv[1:3]

from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402  # only from where it was told

from vawdesk.ui.clipboard import Clipboard  # noqa: E402
from vawdesk.ui.leaving import Why  # noqa: E402
from vawdesk.ui.power_windows import WindowsPower  # noqa: E402
from vawdesk.ui.windows import LID, Windows, library  # noqa: E402

TEXT = 13  # CF_UNICODETEXT
MARKS = ("ExcludeClipboardContentFromMonitorProcessing", "CanIncludeInClipboardHistory", "CanUploadToCloudClipboard")
EVERYBODY = 0xFFFF  # HWND_BROADCAST


def call(name: str, *words: Any, of: str = "user32", gives: Any = ctypes.c_int) -> Any:
    """One call of Windows, past the edge that is tried."""
    asked = getattr(library(of), name)
    asked.restype = gives
    return asked(*words)


def send(window: int, message: int, parameter: int, where: int = 0) -> None:
    """Windows sends a message to a window and waits until it is dealt with."""
    words = (ctypes.c_void_p(window), ctypes.c_uint(message), ctypes.c_size_t(parameter), ctypes.c_void_p(where))
    call("SendMessageW", *words, gives=ctypes.c_ssize_t)


def heard() -> dict[str, Any]:
    """What is told of the messages of Windows, through Qt's own window; the last one ends the listening from within."""
    told: list[str] = []
    power = WindowsPower(Windows())
    power.watch(lambda why: told.append(why.value))
    window = int(power._window.winId()) if power._window is not None else 0
    send(window, 0x2B1, 7)
    send(EVERYBODY, 0x218, 4)
    before = len(told)
    for value in (0, 1, 0):
        setting = ctypes.create_string_buffer(LID.bytes_le + (4).to_bytes(4, "little") + value.to_bytes(4, "little"))
        send(window, 0x218, 0x8013, ctypes.addressof(setting))
    power.stop()
    last: list[str] = []
    power = WindowsPower(Windows())

    def lock(why: Why) -> None:
        last.append(why.value)
        power.stop()

    power.watch(lock)
    send(int(power._window.winId()) if power._window is not None else 0, 0x218, 4)
    for _turn in range(20):
        QApplication.processEvents()
    return {"told": told[:before], "lid": told[before:], "last": last}


def copied() -> dict[str, Any]:
    """The marks of a copied word as another program finds them, and whether the word is gone after it was forgotten."""
    board, found = Clipboard(), {}
    board.put("word")
    for name in MARKS:
        kind = call("RegisterClipboardFormatW", ctypes.c_wchar_p(name))
        call("OpenClipboard", None)
        held = call("GetClipboardData", ctypes.c_uint(kind), gives=ctypes.c_void_p)
        where = call("GlobalLock", ctypes.c_void_p(held), of="kernel32", gives=ctypes.c_void_p) if held else None
        found[name] = ctypes.string_at(where, 4).hex() if where else ""
        call("CloseClipboard")
    there = call("IsClipboardFormatAvailable", TEXT)
    board.forget()
    return {"marks": found, "there": bool(there), "forgotten": not call("IsClipboardFormatAvailable", TEXT)}


def main() -> None:
    application, windows, window = QApplication([]), Windows(), QWidget()
    window.show()
    handle = int(window.winId())
    asked = {
        "session": windows.tell_of_the_session(handle, on=True),
        "sleep": bool(windows.tell_of_sleep(handle)()),
        "lid": bool(windows.tell_of_the_lid(handle)()),
        "awake": windows.stay_awake(True) and windows.stay_awake(False),
        "front": windows.may_come_to_the_front(call("GetCurrentProcessId", of="kernel32")),
    }
    windows.sound()
    windows.keep_out_of_pictures(handle, on=True)  # Wine refuses it
    Path(sys.argv[3]).write_text(json.dumps({"asked": asked, **heard(), **copied()}))
    application.quit()


main()
