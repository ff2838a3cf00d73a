"""The backups that lie in the folder: when each was made, what is to be known of it, its two verbs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, NN_
from vawdesk.ui.kit.arrange import clear, column, row, rule, wrap
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.basics import Button, Icon, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.pages.organisation.settings import paragraph
from vawdesk.vault.manifest import Generation

NONE_THERE = N_("There is no backup in this folder yet.")
UNCHECKED = N_("Partly unchecked")
UNCHECKED_WHY = N_("Made by somebody without the key of one part. Whoever holds that key checks it when they open the folder.")
TOO_OLD = N_("Older than 90 days: destroy it")
CHECK, CHECK_NAME = N_("Check"), N_("Check the backup of {when}")
BRING_BACK = N_("Bring back…")
BRING_BACK_NAME = N_("Bring back the backup of {when}")
PARTS = NN_("{n} part copied", "{n} parts copied")


class BackupLines(QWidget):
    """A line for each, the newest first.

    Signals:
        check_asked(object, str): open this Generation, made at the moment that is told, to see that it works.
        back_asked(object, str): bring it back.
    """

    check_asked = Signal(object, str)
    back_asked = Signal(object, str)

    def __init__(self, at: AtDesk) -> None:
        super().__init__()
        self._at, self._language = at, at.language
        self._lines = column(gap=0)
        self.setLayout(self._lines)

    def show_found(self, found: Sequence[Generation]) -> None:
        """These lie there now."""
        clear(self._lines)
        if not found:
            self._lines.addWidget(paragraph(self._language.say(NONE_THERE)))
        for number, generation in enumerate(found):
            if number:
                self._lines.addWidget(rule())
            self._lines.addWidget(self._line(generation))

    def _line(self, generation: Generation) -> QWidget:
        say, when = self._language.say, self._language.moment(_made(generation))
        badges = [Badge(say(UNCHECKED), "late")] if generation.unverified else []
        badges += [Badge(say(TOO_OLD), "late")] if generation.manifest.too_old(self._at.now().utc) else []
        told = say(UNCHECKED_WHY) if generation.unverified else say(PARTS, n=len(generation.manifest.parts))
        words = column(Text(when, "strong"), Text(told, "meta", "muted", wrap=True), gap=0)
        check = Button(say(CHECK))
        check.setAccessibleName(say(CHECK_NAME, when=when))
        check.setObjectName("check")
        check.clicked.connect(lambda: self.check_asked.emit(generation, when))
        back = Button(say(BRING_BACK))
        back.setAccessibleName(say(BRING_BACK_NAME, when=when))
        back.setObjectName("bring_back")
        back.clicked.connect(lambda: self.back_asked.emit(generation, when))
        return wrap(row(Icon("backup", "muted", 20), 8, (wrap(words), 1), *badges, check, back, gap=8, edges=(16, 8, 16, 8)))


def _made(generation: Generation) -> datetime:
    moment = datetime.fromisoformat(generation.manifest.made)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
