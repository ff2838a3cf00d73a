"""Sleep, lock screen and user change on Windows, from the messages Windows sends to a window that asked for them."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget

from vawdesk.ui.leaving import Why

WM_POWERBROADCAST, PBT_APMSUSPEND, PBT_APMRESUMESUSPEND = 0x0218, 0x0004, 0x0007
WM_WTSSESSION_CHANGE = 0x02B1
LEAVING = {0x2, 0x4, 0x6, 0x7}  # console disconnect, remote disconnect, logoff, session lock
THIS_SESSION = 0


class _Message(ctypes.Structure):
    """The beginning of Windows' MSG."""

    _fields_ = (
        ("hwnd", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("wParam", ctypes.c_size_t),
        ("lParam", ctypes.c_ssize_t),
    )


def why(message: int, parameter: int) -> Why | None:
    """What a window message means for us."""
    if message == WM_POWERBROADCAST and parameter in (PBT_APMSUSPEND, PBT_APMRESUMESUSPEND):
        return Why.SLEEP
    if message == WM_WTSSESSION_CHANGE and parameter in LEAVING:
        return Why.SYSTEM
    return None


class WindowsPower(QAbstractNativeEventFilter):
    """Listens through a hidden window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self._told: Callable[[Why], None] | None = None
        self._window: QWidget | None = None

    def watch(self, told: Callable[[Why], None]) -> None:
        """Call `told` each time the computer sleeps, locks or changes its user."""
        self._told = told
        self._window = QWidget()
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self)
        if sys.platform == "win32":
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(int(self._window.winId()), THIS_SESSION)

    def stop(self) -> None:
        """Tell nobody any more."""
        self._told = None
        application = QCoreApplication.instance()
        if application is not None:
            application.removeNativeEventFilter(self)
        if sys.platform == "win32" and self._window is not None:
            ctypes.windll.wtsapi32.WTSUnRegisterSessionNotification(int(self._window.winId()))
        self._window = None

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> tuple[bool, int]:
        """Look at each message on its way; never keep one."""
        if self._told is not None and QByteArray(kind) == b"windows_generic_MSG":
            seen = _Message.from_address(int(message))
            reason = why(seen.message, seen.wParam)
            if reason is not None:
                self._told(reason)
        return False, 0
