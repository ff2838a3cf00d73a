"""What is shown while long work runs: what it is, how far it is, and Cancel where it can be stopped."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from vawdesk.i18n import N_, Language
from vawdesk.ui.kit.arrange import clear, column, row
from vawdesk.ui.kit.basics import Button, Text, hide_unless
from vawdesk.ui.kit.work import Task

CANCEL = N_("Cancel")
STOPPING = N_("Stopping…")
FAR = N_("{done} of {all}")


class ProgressPlace(QWidget):
    """Where the work of a page is followed; it takes no room while there is none."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._inside = column(gap=0)
        self.setLayout(self._inside)
        self.hide()

    def follow(self, task: Task, words: str, *, can_stop: bool = False) -> None:
        """Show how far it is until it has ended."""
        clear(self._inside)
        self._inside.addWidget(ProgressPanel(task, words, self._language, can_stop))
        self.show()
        task.ended.connect(self.hide)


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
