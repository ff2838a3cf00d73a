"""What is on the screen: the only part of the program, with `app`, that knows Qt."""

from __future__ import annotations

import sys

import PySide6.QtCore  # noqa: F401  # brings what is looked for below


def _read_no_source() -> None:
    """Keep PySide6 from reading and keeping the source of every module that is imported after it.

    It looks in each for a wish to write Qt's names in another way. Nobody here has one, and the looking costs a third of the time
    of every import and some megabytes for good. Where PySide6 has no such function, nothing is done.
    """
    looking = sys.modules.get("shibokensupport.feature")
    if hasattr(looking, "_mod_uses_pyside"):
        looking.__dict__["_mod_uses_pyside"] = lambda _module: False


_read_no_source()
