"""What the answers mean and why they are asked: the concern with its causes, never counted, and the guidance of the question in hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.base import Field
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_gate import Concern
from vawdesk.models.casework.visit_questions import DANGER, NOT_KNOWN_COUNTS
from vawdesk.models.casework.visit_rules import CONCERN, CONCERN_WHAT_TO_DO, NO_REASON_NEEDED
from vawdesk.models.facts import Helpline
from vawdesk.models.questions import Question
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.announce import announce
from vawdesk.ui.kit.arrange import Item, clear, column, frame, row, scroll, wrap
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Icon, Text
from vawdesk.ui.kit.editors.editor import Editor
from vawdesk.ui.kit.editors.sheet import SheetEditor
from vawdesk.ui.kit.page import Guidance

BECAUSE_OF = N_("Because of")
WHY_QUESTION = N_("Question {number}: why we ask")
WHY_DANGER = N_("A Yes or a Not known here means that nobody goes alone or as planned before a manager has agreed.")
WHY_PRACTICAL = N_("A Yes here asks for something that you will do about it. It does not raise a concern by itself.")
YOUR_MANAGER = N_("Your manager")
POLICE = N_("The police: 101, or 999 in an emergency")


def of_question(number: int, question: Question, line: Helpline, language: Language) -> Guidance:
    """Why a question is asked, in our words, and where to get advice."""
    say = language.say
    own = (say(question.help),) if question.help else ()
    means = say(WHY_DANGER if question.group == DANGER else WHY_PRACTICAL)
    words = (*own, means, say(NO_REASON_NEEDED))
    advice = (say(YOUR_MANAGER), say(POLICE), f"{line.name(language)}: {line.number}")
    return Guidance(say(WHY_QUESTION, number=number), question.paragraph, words, advice)


def of_field(described: Field, language: Language) -> Guidance:
    """The help of a field, with its paragraph."""
    words = (language.say(described.help),) if described.help else ()
    return Guidance(language.say(described.label), described.paragraph, words)


def why_asked(visit: HomeVisit, editor: Editor, control: QWidget, line: Helpline, language: Language) -> Guidance:
    """Why the field of this editor is asked; of a question in a sheet, why that very question. `line` is whom to ring for advice."""
    if isinstance(editor, SheetEditor) and visit.answers is not None:
        for number, (key, asked) in enumerate(editor.questions.items(), 1):
            if asked.isAncestorOf(control):
                return of_question(number, visit.answers.questions.question(key), line, language)
    return of_field(HomeVisit.fields()[editor.asked.name], language)


class Means(QWidget):
    """The right-hand column. Folded, it keeps the concern and leaves the rest to F1."""

    def __init__(self, language: Language, what_to_do: Message = CONCERN_WHAT_TO_DO) -> None:
        super().__init__()
        self._language, self._what_to_do = language, what_to_do
        self._shown: tuple[Concern, ...] = ()
        self._folded = False
        self.concern: Notice | None = None
        self.heading = Text("", "heading", wrap=True)
        self.paragraph = Text("", "meta", "muted")
        self._words = QVBoxLayout()
        self._words.setSpacing(8)
        head = row(Icon("help", "accent", 20), (self.heading, 1), self.paragraph, gap=8, top=True)
        words = scroll(wrap(column(self._words, None, edges=(0, 0, 8, 0))))
        words.setMinimumHeight(theme.wide(96))
        self.why = frame(column(head, (words, 1), gap=8, edges=(16, 12, 8, 12)), "panel")
        self.why.hide()
        self._column = column((self.why, 100), None, gap=16)
        self.setLayout(self._column)

    def show_concerns(self, concerns: tuple[Concern, ...], loud: bool = True) -> None:
        """Show what raised a concern, each by its name. A new one is spoken at once."""
        if concerns == self._shown:
            return
        self._draw(concerns, loud)

    def _draw(self, concerns: tuple[Concern, ...], loud: bool) -> None:
        grown, self._shown = len(concerns) > len(self._shown), concerns
        if self.concern is not None:
            self._column.removeWidget(self.concern)
            self.concern.hide()
            self.concern.deleteLater()
            self.concern = None
        if concerns:
            self.concern = self._notice(concerns)
            self._column.insertWidget(0, self.concern)
            if grown and loud:
                announce(self, self.concern.accessibleName(), assertive=True)
        self.setVisible(bool(concerns) or not self._folded)

    def _notice(self, concerns: Sequence[Concern]) -> Notice:
        say = self._language.say
        words = [say(one.words) for one in concerns]
        causes: list[Item] = [
            Text(one, "body", wrap=True) for one in (["  ·  ".join(one.rstrip(".") for one in words)] if self._folded else words)
        ]
        more: tuple[Item, ...] = (
            Text(say(BECAUSE_OF), "small", "muted"),
            column(*causes, gap=2),
            Text(say(NOT_KNOWN_COUNTS), "meta", "muted", wrap=True),
        )
        made = Notice(say(CONCERN), say(self._what_to_do), "danger", more)
        made.setObjectName("concern")
        made.setAccessibleName(". ".join((made.accessibleName().rstrip("."), *(say(one.words) for one in concerns))))
        return made

    def tell(self, guidance: Guidance | None) -> None:
        """Show why the thing in hand is asked."""
        clear(self._words)
        self.heading.say(guidance.heading if guidance else "")
        self.paragraph.say(guidance.paragraph if guidance else "")
        for words in (*guidance.words, *guidance.advice) if guidance else ():
            self._words.addWidget(Text(words, "body", wrap=True))
        self.why.setAccessibleName(self.heading.words)
        self.why.setVisible(self._words.count() > 0 and not self._folded)

    def fold(self, on: bool) -> None:
        """On a narrow page only the concern stays."""
        if on != self._folded:
            self._folded = on
            self._draw(self._shown, loud=False)
        self.why.setVisible(not on and bool(self.heading.words) and self._words.count() > 0)
        self.setVisible(not on or bool(self._shown))
