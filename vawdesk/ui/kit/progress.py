"""What is shown while long work runs: what it is, how far it is, and Cancel where it can be stopped."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QProgressBar

from vawdesk.i18n import N_, Language
from vawdesk.ui.kit.arrange import column, row
from vawdesk.ui.kit.basics import Button, Text, hide_unless
from vawdesk.ui.kit.work import Task

CANCEL = N_("Cancel")
STOPPING = N_("Stopping…")
FAR = N_("{done} of {all}")


class ProgressPanel(QFrame):
    """Follows one task; hides when it has ended."""

    def __init__(self, task: Task, words: str, language: Language, can_stop: bool = True) -> None:
        super().__init__()
        self._language = language
        self.setProperty("kind", "panel")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(words)
        self.far = Text("", "meta", "muted")
        self.cancel = Button(language.say(CANCEL))
        hide_unless(self.cancel, can_stop)
        self.cancel.clicked.connect(self._stop)
        self._task = task
        task.moved.connect(self._moved)
        task.ended.connect(self.hide)
        self.setLayout(column(Text(words, "strong", wrap=True), self.bar, row(self.far, None, self.cancel), gap=8, edges=(16, 12, 16, 12)))
        self.setAccessibleName(words)

    def _moved(self, done: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        self.far.say(self._language.say(FAR, done=done, all=of))

    def _stop(self) -> None:
        self.cancel.setEnabled(False)
        self.cancel.say(self._language.say(STOPPING))
        self._task.stop()
