"""The files that were chosen together: why some are refused, what was found in the one that is described now, which wait."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from vawdesk.i18n import N_, Language
from vawdesk.services.taking_in import TakenIn
from vawdesk.ui.kit.arrange import clear
from vawdesk.ui.kit.attached import size_in_words
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.taking_files import Given

THIS_FILE, OF_SEVERAL = N_("The file: {name}"), N_("File {number} of {count}: {name}")
NOT_TAKEN = N_("Not attached: {name}")


class Waiting:
    """Says of the files what there is to say, in `told`, and gives them out one after the other."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._files: list[Given] = []
        self._count = 0
        self.told = QVBoxLayout()
        self.taken: TakenIn | None = None

    @property
    def left(self) -> int:
        """How many wait behind the one that is described now."""
        return len(self._files)

    def given(self, files: list[Given]) -> bool:
        """Say of each that is refused why; the others wait, behind those that were given before. Whether one is described already."""
        described = self.taken is not None
        if not described:
            clear(self.told)
            self._files, self._count = [], 0
        for one in files:
            if one.why_not is not None:
                heading, why = self._language.say(NOT_TAKEN, name=one.name), self._language.say(one.why_not)
                self.told.addWidget(Notice(heading, why, "error"))
        more = [one for one in files if one.taken is not None]
        self._files += more
        self._count += len(more)
        return described

    def next(self) -> tuple[TakenIn, str] | None:
        """The next one with its name, and what was found in it said; None when none is left."""
        self.taken = None
        if not self._files:
            return None
        one = self._files.pop(0)
        if one.taken is None:
            return None
        self.taken = one.taken
        self.told.addWidget(self._notice(one.name, one.taken))
        return one.taken, one.name

    def _notice(self, name: str, taken: TakenIn) -> Notice:
        say = self._language.say
        words = [f"{say(taken.media.label)}  ·  {size_in_words(len(taken.content), self._language)}"]
        number = self._count - len(self._files)
        heading = say(OF_SEVERAL, number=number, count=self._count, name=name) if self._count > 1 else say(THIS_FILE, name=name)
        return Notice(heading, "\n".join([*words, *(say(found.label) for found in taken.found)]))

    def said(self) -> None:
        """What was said of the one before need not stand any longer."""
        clear(self.told)

    def forget(self) -> None:
        """Let go of the bytes."""
        self.taken, self._files = None, []
