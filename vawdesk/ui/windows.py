"""The edge to Windows itself: each call that the program asks of it, with its types. Nothing of it is loaded on other systems."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from ctypes import c_int, c_uint, c_void_p
from typing import Any
from uuid import UUID

EXCLUDED, BLACK, SHOWN = 0x11, 0x1, 0x0  # WDA_EXCLUDEFROMCAPTURE, WDA_MONITOR, WDA_NONE
THIS_SESSION = 0  # NOTIFY_FOR_THIS_SESSION
TO_A_WINDOW = 0  # DEVICE_NOTIFY_WINDOW_HANDLE
LID = UUID("ba3e0f4d-b817-4094-a2d1-d56379e6a0f3")  # GUID_LIDSWITCH_STATE_CHANGE
SYSTEM_REQUIRED, CONTINUOUS = 0x00000001, 0x80000000
EXCLAMATION = 0x30  # MB_ICONEXCLAMATION
SYSTEM_FOLDER_ONLY = 0x800  # LOAD_LIBRARY_SEARCH_SYSTEM32


def library(name: str) -> Any:
    """A library of Windows' own folder, never one that lies beside the program. Raises OSError where there is none."""
    if sys.platform == "win32":
        return ctypes.WinDLL(f"{name}.dll", winmode=SYSTEM_FOLDER_ONLY)
    raise OSError(name)


class Windows:
    """What is asked of Windows. A call that this version of it lacks counts as one that it refused; none of them raises.

    `library` gives one of its libraries by name; a test hands in one that writes down what it was asked.
    """

    def __init__(self, library: Callable[[str], Any] = library) -> None:
        self._library = library

    def keep_out_of_pictures(self, window: int, on: bool) -> bool:
        """Keep a window (its handle) out of screenshots and shared screens, or let it in. Whether Windows does as asked.

        Before Windows 10 2004 a window cannot be left out; there it is a black one.
        """
        ways = (EXCLUDED, BLACK) if on else (SHOWN,)
        return any(self._ask("user32", "SetWindowDisplayAffinity", c_void_p(window), c_uint(way)) for way in ways)

    def tell_of_the_session(self, window: int, on: bool) -> bool:
        """Send a window WM_WTSSESSION_CHANGE when the session is locked or left, or no longer. Whether Windows does."""
        if on:
            return bool(self._ask("wtsapi32", "WTSRegisterSessionNotification", c_void_p(window), c_uint(THIS_SESSION)))
        return bool(self._ask("wtsapi32", "WTSUnRegisterSessionNotification", c_void_p(window)))

    def tell_of_sleep(self, window: int) -> Callable[[], object]:
        """Send a window word of sleep also on computers that doze without stopping. Returns what ends it."""
        held = self._ask("user32", "RegisterSuspendResumeNotification", c_void_p(window), c_uint(TO_A_WINDOW), gives=c_void_p)
        return lambda: held and self._ask("user32", "UnregisterSuspendResumeNotification", c_void_p(held))

    def tell_of_the_lid(self, window: int) -> Callable[[], object]:
        """Send a window word of the lid: how it stands now, and each change. Returns what ends it."""
        lid = (ctypes.c_ubyte * 16).from_buffer_copy(LID.bytes_le)
        held = self._ask("user32", "RegisterPowerSettingNotification", c_void_p(window), lid, c_uint(TO_A_WINDOW), gives=c_void_p)
        return lambda: held and self._ask("user32", "UnregisterPowerSettingNotification", c_void_p(held))

    def sound(self) -> None:
        """The system's own warning sound."""
        self._ask("user32", "MessageBeep", c_uint(EXCLAMATION))

    def stay_awake(self, on: bool) -> bool:
        """Keep the computer from going to sleep by itself, or let it. Whether Windows does as asked."""
        state = CONTINUOUS | (SYSTEM_REQUIRED if on else 0)
        return bool(self._ask("kernel32", "SetThreadExecutionState", c_uint(state), gives=c_uint))

    def may_come_to_the_front(self, process: int) -> bool:
        """Let the windows of another process (its id) come to the front: only the one that is there may say so."""
        return bool(self._ask("user32", "AllowSetForegroundWindow", c_uint(process)))

    def _ask(self, library: str, name: str, *words: Any, gives: Any = c_int) -> int:
        try:
            call = getattr(self._library(library), name)
        except (OSError, AttributeError):
            return 0
        call.restype = gives
        return call(*words) or 0
