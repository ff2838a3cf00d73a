"""Run by the interpreter for Windows beside an open setup: `choose LANGUAGE` in the list of its first window, or `next`, to press on.

Written out is where the setup's window then stands: left, top, right, bottom.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes
from typing import Any

WM_COMMAND, CB_SELECTSTRING, NEXT = 0x0111, 0x014D, 1
DIALOG, CHOICES = "#32770", "ComboBox"  # what Windows calls their kinds


class Setup:
    """The setup's window and the page in it, looked for anew at each question."""

    def __init__(self, user: Any) -> None:
        self._user = user
        user.FindWindowExW.restype = wintypes.HWND
        user.FindWindowExW.argtypes = (wintypes.HWND, wintypes.HWND, wintypes.LPCWSTR, wintypes.LPCWSTR)
        user.SendMessageW.argtypes = user.PostMessageW.argtypes = (wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM)
        user.IsWindowVisible.argtypes = (wintypes.HWND,)

    def _seen(self, within: int, kind: str) -> int:
        found = self._user.FindWindowExW(within, None, kind, None)
        while found and not self._user.IsWindowVisible(found):
            found = self._user.FindWindowExW(within, found, kind, None)
        return int(found or 0)

    @property
    def shown(self) -> tuple[int, int]:
        """The window and its page, once both can be seen; the list of languages counts as a page."""
        while True:
            window = self._seen(0, DIALOG)
            page = window and (self._seen(window, DIALOG) or self._seen(window, CHOICES))
            if page:
                return window, page

    def choose(self, language: str) -> None:
        """A line of the list."""
        words = ctypes.create_unicode_buffer(language)
        self._user.SendMessageW(self.shown[1], CB_SELECTSTRING, ctypes.c_size_t(-1).value, ctypes.addressof(words))

    def press_on(self) -> None:
        """To the next page, and until it is there. Not waited for: a page of the setup's own ends only with the press after it."""
        before = self.shown
        self._user.PostMessageW(before[0], WM_COMMAND, NEXT, 0)
        while self.shown == before:
            pass

    def where(self) -> tuple[int, int, int, int]:
        """Left, top, right, bottom, without the frame: that is Wine's."""
        window, size, corner = wintypes.HWND(self.shown[0]), wintypes.RECT(), wintypes.POINT()
        self._user.GetClientRect(window, ctypes.byref(size))
        self._user.ClientToScreen(window, ctypes.byref(corner))
        return corner.x, corner.y, corner.x + size.right, corner.y + size.bottom


def main(what: str, *language: str) -> int:
    """Do it and say where the window stands; returns 0."""
    setup = Setup(getattr(ctypes, "WinDLL")("user32"))  # noqa: B009  # there is none where this is checked
    if what == "choose":
        setup.choose(*language)
    else:
        setup.press_on()
    sys.stdout.write(" ".join(str(one) for one in setup.where()) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
