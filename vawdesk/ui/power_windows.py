"""Sleep, a closing lid, lock screen and user change on Windows, from the messages it sends to a window that asked for them."""

from __future__ import annotations

import ctypes
from collections.abc import Callable

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget

from vawdesk.ui.leaving import Why
from vawdesk.ui.windows import LID, Windows

WM_POWERBROADCAST, WM_WTSSESSION_CHANGE = 0x0218, 0x02B1
SLEEPS = {0x0004, 0x0007, 0x0012}  # PBT_APMSUSPEND, PBT_APMRESUMESUSPEND, PBT_APMRESUMEAUTOMATIC
SETTING = 0x8013  # PBT_POWERSETTINGCHANGE
LEAVING = {0x2, 0x4, 0x6, 0x7}  # console disconnect, remote disconnect, logoff, session lock
KIND = b"windows_generic_MSG"


class _Message(ctypes.Structure):
    """The beginning of Windows' MSG."""

    _fields_ = (
        ("hwnd", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("wParam", ctypes.c_size_t),
        ("lParam", ctypes.c_size_t),
    )


class _Setting(ctypes.Structure):
    """POWERBROADCAST_SETTING of a setting that is a number."""

    _fields_ = (("which", ctypes.c_ubyte * 16), ("length", ctypes.c_uint32), ("value", ctypes.c_uint32))


def why(message: int, parameter: int) -> Why | None:
    """What a window message means for us; the lid's needs more than these two numbers."""
    if message == WM_POWERBROADCAST and parameter in SLEEPS:
        return Why.SLEEP
    if message == WM_WTSSESSION_CHANGE and parameter in LEAVING:
        return Why.SYSTEM
    return None


def lid_open(message: int, parameter: int, where: int) -> bool | None:
    """How the lid stands, from a window message; None for a message about anything else. `where` is the address of its setting."""
    if message != WM_POWERBROADCAST or parameter != SETTING or not where:
        return None
    told = _Setting.from_address(where)
    return bool(told.value) if bytes(told.which) == LID.bytes_le else None


class WindowsPower(QAbstractNativeEventFilter):
    """Listens through a hidden window of its own. `told` is called before Windows has its answer: it waits with sleep until then."""

    def __init__(self, windows: Windows | None = None) -> None:
        super().__init__()
        self._windows = windows or Windows()
        self._told: Callable[[Why], None] | None = None
        self._window: QWidget | None = None
        self._ends: list[Callable[[], object]] = []
        self._lid_open = False  # until it is told: a computer that is used with its lid closed does not close it

    def watch(self, told: Callable[[Why], None]) -> None:
        """Call `told` each time the computer sleeps, locks, closes its lid or changes its user."""
        self._told = told
        self._window = QWidget()
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self)
        windows, handle = self._windows, int(self._window.winId())
        windows.tell_of_the_session(handle, on=True)
        self._ends = [windows.tell_of_sleep(handle), windows.tell_of_the_lid(handle)]
        self._ends.append(lambda: windows.tell_of_the_session(handle, on=False))

    def stop(self) -> None:
        """Tell nobody any more."""
        self._told = None
        application = QCoreApplication.instance()
        if application is not None:
            application.removeNativeEventFilter(self)
        for end in self._ends:
            end()
        self._ends = []
        if self._window is not None:
            self._window.deleteLater()  # not now: it may be the very one that is being told, and Qt is not done with it
            self._window = None

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> tuple[bool, int]:
        """Look at each message on its way; never keep one."""
        if self._told is not None and QByteArray(kind) == KIND:
            seen = _Message.from_address(int(message))
            reason = why(seen.message, seen.wParam) or self._lid(lid_open(seen.message, seen.wParam, seen.lParam))
            if reason is not None:
                self._told(reason)
        return False, 0

    def _lid(self, is_open: bool | None) -> Why | None:
        if is_open is None:
            return None
        closes, self._lid_open = self._lid_open and not is_open, is_open
        return Why.SLEEP if closes else None
