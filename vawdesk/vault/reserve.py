"""A few megabytes kept beside the records, to be let go when a full disk would cost somebody their draft."""

from __future__ import annotations

import os
from pathlib import Path

from vawdesk.vault.files import Files

NAME = "reserve"
SIZE = 4 << 20


class Reserve:
    """The reserve of one vault folder."""

    def __init__(self, folder: Path, files: Files) -> None:
        self._path, self._files = folder / NAME, files

    def fill(self) -> bool:
        """Take the room, if it is not taken; False where the disk has none. Random bytes, so that no disk saves them away."""
        try:
            if not self._files.exists(self._path) or self._path.stat().st_size < SIZE:
                self._files.write(self._path, os.urandom(SIZE))
        except OSError:
            return False
        return True

    def free(self) -> bool:
        """Let it go. False when there was none."""
        if not self._files.exists(self._path):
            return False
        try:
            self._files.remove(self._path)
        except OSError:
            return False
        return True
