"""What was found on the way in, or in the background: told in plain words, with what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, NN_, Language
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.work import Worker
from vawdesk.vault.findings import Finding, Kind
from vawdesk.vault.members import Members
from vawdesk.vault.opened import OpenVault

SOMETHING = NN_("Something was found when the records were opened", "{n} things were found when the records were opened")
GRAVE = N_("The records may have been altered outside the program")
CHOOSE = N_(
    "Nothing has been changed by this program. You can look without saving anything, bring back a backup, or go on all the same. "
    "Going on is recorded, and this computer then takes the records as they are for the right ones."
)
READ, NOT_YET = N_("I have read this"), N_("Show it again next time")
LOOK_ONLY, GO_ON, BACKUPS = N_("Look only"), N_("Go on all the same"), N_("See the backups")
MOST = 6  # findings in one dialog; a hundred would hide the first
MORE = NN_("And {n} more like these.", "And {n} more like these.")
MISTYPED = 3  # so many wrong passphrases are a slip of the hand, told in passing


def only_a_slip(finding: Finding) -> bool:
    """A passphrase mistyped once or twice: no reason to stop anybody at the door."""
    return finding.kind is Kind.WRONG_PASSPHRASES and int(str(finding.message.values["n"])) < MISTYPED


class FoundQuestion(Question):
    """Each finding as a sentence. Where records may have been altered the way back is to look only, and Escape takes it.

    Signals:
        backups_asked(): show the backups.
    """

    backups_asked = Signal()

    def __init__(self, parent: QWidget, found: Sequence[Finding], language: Language) -> None:
        say, self.grave = language.say, any(finding.grave for finding in found)
        heading = say(GRAVE) if self.grave else say(SOMETHING, n=len(found))
        verb, back = (GO_ON, LOOK_ONLY) if self.grave else (READ, NOT_YET)
        super().__init__(parent, heading, "", say(verb), language, say(back))
        for finding in sorted(found, key=lambda one: not one.grave)[:MOST]:
            self.body.addWidget(Text(say(finding.message), "body", wrap=True))
        if len(found) > MOST:
            self.body.addWidget(Text(say(MORE, n=len(found) - MOST), "body", wrap=True))
        if self.grave:
            self.body.addWidget(Text(say(CHOOSE), "meta", "muted", wrap=True))
            backups = Button(say(BACKUPS), "link")
            backups.setObjectName("see_backups")
            backups.clicked.connect(self._backups)
            self.body.addWidget(backups)
        self.setAccessibleDescription(" ".join(say(finding.message) for finding in found[:MOST]))

    def _backups(self) -> None:
        self.reject()
        self.backups_asked.emit()


class Found(QObject):
    """Tells findings and does what the person then decides.

    Signals:
        backups_asked(): the page of the backups is wanted.
        passing(object): a Finding that is told in the status line.
        trouble(object): what was decided could not be kept; the exception.
    """

    backups_asked = Signal()
    passing = Signal(object)
    trouble = Signal(object)

    def __init__(self, vault: OpenVault, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._vault, self._worker = vault, worker
        self.question: FoundQuestion | None = None

    def tell(self, found: Sequence[Finding], over: QWidget, language: Language) -> None:
        """Show what was found. Until somebody decides to go on, nothing can be saved to records that may have been altered."""
        for finding in filter(only_a_slip, found):
            self.passing.emit(finding)
        if not (told := [finding for finding in found if not only_a_slip(finding)]):
            return
        self._vault.looking_only = self._vault.looking_only or any(finding.grave for finding in told)
        self.question = FoundQuestion(over, told, language)
        self.question.agreed.connect(lambda: self._decided(told))
        self.question.backups_asked.connect(self.backups_asked)
        self.question.open()

    def _decided(self, told: Sequence[Finding]) -> None:
        vault = self._vault
        if any(finding.grave for finding in told):
            vault.looking_only = False
            self._worker.run(lambda _progress: vault.believe(accept=True), None, self.trouble.emit)
        if any(finding.kind is Kind.RECOVERY for finding in told):
            self._worker.run(lambda _progress: Members(vault).told_of_recovery(), None, self.trouble.emit)
