"""One question with its own words for Yes and No, nothing chosen beforehand, and room to say more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QRadioButton, QSizePolicy

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.values import Answers, Tri
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import column, row, wrap
from vawdesk.ui.kit.basics import Icon, Text
from vawdesk.ui.kit.chooser import one_stop, walk
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.growing import GrowingText

DOT = 18  # the gap after the radio's circle, and its edge
ERROR = N_("Error: {words}")
NOTE = N_("What happened, when, and who told you? (optional)")
NOTE_TO = N_("{question} {note}")
NOTED: tuple[Tri, ...] = (Tri.YES, Tri.NOT_KNOWN)


def answer_widths(answers: Sequence[Answers], language: Language) -> tuple[int, ...]:
    """How wide each column of answers must be for every question of a page, in the language of the page."""
    metrics = QFontMetrics(theme.font("strong"))
    columns: list[int] = []
    for one in answers:
        for place, answer in enumerate(one.offered()):
            width = metrics.horizontalAdvance(language.say(one.word(answer))) + theme.grown(16) + DOT
            if place == len(columns):
                columns.append(0)
            columns[place] = max(columns[place], width)
    return tuple(-(-width // theme.UNIT) * theme.UNIT for width in columns)  # up to the next step of the grid


class Answer(QRadioButton):
    """One answer. Its words are heavier when it is chosen; Delete or Backspace takes the answer back."""

    def __init__(self, tri: Tri, words: str, question: str) -> None:
        super().__init__(words)
        self.tri = tri
        self.setFont(theme.font())
        self.setMinimumHeight(theme.TARGET)
        self.setAccessibleName(f"{question} {words}")
        self.toggled.connect(lambda on: self.setFont(theme.font("strong" if on else "body")))


class Question(QFrame):
    """Answers in columns, so that a page of questions reads down; under the question where the words are long.

    `note` is the invitation to say more, shown when the answer is one of `noted` or something was written; None for no note.

    Signals:
        changed(): another answer or another note.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        words: str,
        answers: Answers,
        language: Language,
        number: int | None = None,
        widths: tuple[int, ...] = (),
        note: Message | None = NOTE,
        noted: tuple[Tri, ...] = NOTED,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.words, self._language, self._noted = words, language, noted
        self.group = QButtonGroup(self)
        self.group.setExclusive(True)
        self.options = [Answer(answer, language.say(answers.word(answer)), words) for answer in answers.offered()]
        self._widths = widths or answer_widths([answers], language)
        for option, width in zip(self.options, self._widths, strict=False):
            option.setMinimumWidth(width)
            option.installEventFilter(self)
            self.group.addButton(option)
        one_stop(self.options)
        self.group.buttonToggled.connect(self._answered)
        self.note = self._note_box(note)
        self._build(number)
        self.setAccessibleName(words)
        self._show_note()

    def _note_box(self, invitation: Message | None) -> GrowingText | None:
        if invitation is None:
            return None
        box = GrowingText()
        words = self._language.say(invitation)
        box.setPlaceholderText(words)
        box.setAccessibleName(self._language.say(NOTE_TO, question=self.words, note=words))
        box.setObjectName(f"{self.objectName()}_note")
        box.textChanged.connect(self.changed)
        return box

    def _build(self, number: int | None) -> None:
        asked = Text(self.words, "body", wrap=True)
        figure = Text("" if number is None else str(number), "meta", "muted")
        figure.setFixedWidth(theme.wide(24) if number is not None else 0)
        self._wrong = Text("", "strong", wrap=True)
        self._error = wrap(row(Icon("error", "text", 16), (self._wrong, 1), gap=4, edges=(figure.width(), 0, 0, 0), top=True))
        self._error.hide()
        self._asked = wrap(row(figure, (asked, 1), gap=0, edges=(0, 3, 0, 0), top=True))
        flow = Flow(self.options, gap=theme.UNIT)
        flow.setContentsMargins(figure.width(), 0, 0, 0)
        self._answers = wrap(flow)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(4)
        self._line.addWidget(self._asked, 1)
        self._line.addWidget(self._answers)
        self._noting = wrap(row(*((self.note,) if self.note else ()), edges=(figure.width(), 0, 0, 0)))
        self.setLayout(column(self._error, self._line, self._noting, gap=4, edges=(16, 8, 8, 8)))

    # what it says

    def answer(self) -> Tri | None:
        """The answer, or None while there is none."""
        return next((option.tri for option in self.options if option.isChecked()), None)

    def note_text(self) -> str:
        """What was written beside the answer, also where it is not shown."""
        return self.note.toPlainText() if self.note else ""

    def set_reply(self, answer: Tri | None, note: str = "") -> None:
        """Show an answer and a note; does not count as a change by the person."""
        self.blockSignals(True)
        self.group.setExclusive(False)
        for option in self.options:
            option.setChecked(option.tri == answer)
        self.group.setExclusive(True)
        if self.note:
            self.note.setPlainText(note)
        self.blockSignals(False)
        self._show_note()

    def show_error(self, words: str | None) -> None:
        """Say what is wrong above the question, or nothing. The note is then open: it may be where the answer is explained."""
        self._wrong.say(self._language.say(ERROR, words=words) if words else "")
        if words and self.note is not None and self.answer() is not None:
            self._noting.show()
        self._error.setVisible(bool(words))
        self.options[0].setAccessibleDescription(words or "")

    def focus_first(self) -> None:
        """Move the focus to the chosen answer, else to the first."""
        chosen = next((option for option in self.options if option.isChecked()), self.options[0])
        chosen.setFocus(Qt.FocusReason.TabFocusReason)

    # how it behaves

    def _answered(self, _button: object, on: bool) -> None:
        if on:
            self._show_note()
            self.changed.emit()

    def _show_note(self) -> None:
        self._noting.setVisible(self.note is not None and (self.answer() in self._noted or bool(self.note_text())))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Arrows choose; Delete or Backspace takes the answer back: a slip must not stand."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.set_reply(None, self.note_text())
            self.changed.emit()
            return True
        return walk(self.options, event.key())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside the question while both fit, else under it."""
        super().resizeEvent(event)
        need = sum(self._widths) + theme.UNIT * len(self._widths)
        beside = self.width() - need >= theme.wide(240) and need <= theme.wide(272)
        wanted = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._line.direction() != wanted:
            self._line.setDirection(wanted)
        self._answers.setSizePolicy(QSizePolicy.Policy.Fixed if beside else QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        edge = self._asked.layout()
        first = edge.itemAt(0) if edge else None
        figure = first.widget() if first else None
        inner = self._answers.layout()
        if inner is not None and figure is not None:
            inner.setContentsMargins(0 if beside else figure.width(), 0, 0, 0)
