"""What is wrong, above the form, in the same words as beside each field. Ink, not red: red belongs to danger."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from vawdesk.i18n import N_, Language
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.announce import announce
from vawdesk.ui.kit.arrange import clear, column, row
from vawdesk.ui.kit.basics import Icon, Text
from vawdesk.ui.kit.pressable import Link

PROBLEM = N_("There is a problem")


class ErrorSummary(QFrame):
    """Takes the focus when it appears; each line is a link to its field.

    Signals:
        go(str): the name of the field whose line was pressed.
    """

    go = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.setObjectName("error_summary")
        self.setProperty("kind", "error")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._language = language
        self.links: list[Link] = []
        self._told: list[tuple[str, str]] = []
        self._heading = Text(language.say(PROBLEM), "heading")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._lines.setContentsMargins(theme.grown(28), 0, 0, 0)
        head = row(Icon("error", "text", 20), self._heading, None, gap=8)
        self.setLayout(column(head, self._lines, gap=4, edges=(16, 12, 16, 12)))
        self.hide()

    def show_problems(self, problems: list[tuple[str, str]]) -> None:
        """(field, words) for each; with none the summary goes away. Does not take the focus: see `take_focus`."""
        clear(self._lines)
        self.links, self._told = [], list(problems)
        for field, words in problems:
            self._lines.addWidget(self._line(field, words))
        heading = self._language.say(PROBLEM)
        self.setAccessibleName(heading + ". " + ". ".join(words.rstrip(".") for _field, words in problems))
        self.setVisible(bool(problems))

    def answered(self, field: str) -> None:
        """That field, or a part of one ("questions.weapon"), was changed since: what was said of it is said no more."""
        left = [(name, words) for name, words in self._told if name != field and not name.startswith(f"{field}.")]
        if len(left) < len(self._told):
            self.show_problems(left)

    def take_focus(self) -> None:
        """Move the focus here and speak every line."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.accessibleName(), assertive=True)

    def _line(self, field: str, words: str) -> QWidget:
        if not field:
            return Text(words, "body", wrap=True)
        link = Link(words)
        link.clicked.connect(lambda _on=False, name=field: self.go.emit(name))
        self.links.append(link)
        return link
