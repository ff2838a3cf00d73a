"""What is kept out of a page, and why; from whom somebody is kept safe; what still stands in the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.profile import Profile
from vawdesk.models.rules import Problem, Weight
from vawdesk.services.labels import HOME
from vawdesk.services.redaction import Held
from vawdesk.services.release import Prepared
from vawdesk.services.release_rules import MAY_REACH
from vawdesk.ui.kit.arrange import clear, column, row, wrap
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button, Icon, Text
from vawdesk.ui.kit.section import SectionHeader

KEPT_OUT = N_("Kept out")
NOTHING_KEPT_OUT = N_("Nothing is kept out of this copy.")
SAYS_SO, DOES_NOT_SAY_SO = N_("The page says where something was kept out."), N_("The page does not show that anything is missing.")
FEARED = N_("Somebody may be afraid of this reader")
COUNTS_AS, KEPT_SAFE = N_("This reader counts as: {names}."), N_("What names or locates these people stays out (8.5): {names}.")
CANNOT_PASS_ON = N_("They cannot pass it on…")
LET_GO = N_("Let protected details go…")
LIFTED = N_("These details go, because two people decide it: {names}.")
NOT_YET = N_("This copy cannot leave yet")
CITED = N_("{words} ({paragraph})")
LETTERS = N_("Letters that the paper cannot show")
LETTERS_WHY = N_("They would stand as a question mark in brackets: {letters}")
BLANK_FORM = N_("A blank form names nobody. Fill it in by hand with numbers instead of names, and type it up afterwards.")
DRAFT, DRAFT_WHY = N_("This is a draft"), N_("Every page says so. What is not yet decided can still change.")


def grouped(held: Iterable[Held], language: Language) -> list[tuple[str, str]]:
    """What was kept out, gathered by record and reason: (what, why), in the order of the page."""
    found: dict[tuple[Message, Message], list[str]] = {}
    for one in held:
        labels = found.setdefault((one.title, one.reason), [])
        if one.field and (label := language.say(one.label)) not in labels:
            labels.append(label)
    lines = []
    for (title, reason), labels in found.items():
        what = language.say(title)
        lines.append((f"{what}: {language.list(labels)}" if labels else what, language.say(reason)))
    return lines


class KeptOut(QWidget):
    """Redrawn whole for each page that was prepared.

    Signals:
        clear_asked(): why this reader cannot pass it on is to be written.
        lift_asked(): details that are kept out are to go all the same.
    """

    clear_asked = Signal()
    lift_asked = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._column = QVBoxLayout(self)
        self._column.setSpacing(12)
        self._column.setContentsMargins(16, 16, 16, 16)

    def clear(self) -> None:
        """Show nothing."""
        clear(self._column)

    def wait(self, words: str) -> None:
        """Say what is missing before anything can be drawn."""
        self.clear()
        self._column.addWidget(Text(words, "body", "muted", wrap=True))
        self._column.addStretch(1)

    def show_prepared(self, prepared: Prepared, called: Mapping[UUID, str], letters: list[str]) -> None:
        """What this copy holds back, the most dangerous first."""
        self.clear()
        for problem in prepared.problems:
            self._column.addWidget(_problem(problem, self._language, self.clear_asked.emit))
        if prepared.protection.protected:
            self._column.addWidget(_feared(prepared, called, self._language))
        say = self._language.say
        if prepared.request.lifted:
            words = say(LIFTED, names=_names(prepared.request.lifted, called, self._language))
            self._column.addWidget(Notice(words, "", "danger"))
        if letters:
            self._column.addWidget(Notice(say(LETTERS), say(LETTERS_WHY, letters=" ".join(letters)), "late"))
        if prepared.sheet is not None and prepared.sheet.draft:
            self._column.addWidget(Notice(say(DRAFT), say(DRAFT_WHY), "late", drawing="note"))
        if prepared.request.profile is Profile.BLANK:
            self._column.addWidget(Text(say(BLANK_FORM), "body", "muted", wrap=True))
        elif prepared.page:
            for widget in _held(prepared, self._language):
                self._column.addWidget(widget)
            if (prepared.protection.protected or prepared.request.lifted) and prepared.request.profile not in HOME:
                self._column.addWidget(wrap(row(self._lift(), None)))
        self._column.addStretch(1)

    def _lift(self) -> Button:
        button = Button(self._language.say(LET_GO), "quiet")
        button.setObjectName("lift")
        button.clicked.connect(self.lift_asked)
        return button


def _problem(problem: Problem, language: Language, clear: Callable[[], None]) -> Notice:
    """What stands in the way; where it is that the reader may pass it on, with the way to write why not."""
    say = language.say
    words = say(CITED, words=say(problem.message), paragraph=problem.paragraph)
    if problem.weight is Weight.REFUSE:
        return Notice(say(NOT_YET), words, "error")
    button = None
    if problem.rule == MAY_REACH.code:
        button = Button(say(CANNOT_PASS_ON))
        button.setObjectName("clear_reader")
        button.clicked.connect(lambda: clear())
    return Notice(words, "", "danger", button=button)


def _feared(prepared: Prepared, called: Mapping[UUID, str], language: Language) -> Notice:
    say, protection = language.say, prepared.protection
    lines = [say(COUNTS_AS, names=_names(protection.counts_as, called, language))]
    lines.append(say(KEPT_SAFE, names=_names(protection.protected, called, language)))
    lines.append(say(SAYS_SO if prepared.request.profile.stays_inside else DOES_NOT_SAY_SO))
    return Notice(say(FEARED), " ".join(lines), "danger")


def _held(prepared: Prepared, language: Language) -> list[QWidget]:
    lines = grouped(prepared.held, language)
    if not lines:
        return [Text(language.say(NOTHING_KEPT_OUT), "body", "muted", wrap=True)]
    made: list[QWidget] = [SectionHeader(language.say(KEPT_OUT), str(len(lines)))]
    for what, why in lines:
        words = column(Text(what, "strong", wrap=True), Text(why, "meta", "muted", wrap=True), gap=0)
        made.append(wrap(row(Icon("withheld", "muted", 16), (wrap(words), 1), gap=12, top=True)))
    return made


def _names(ids: Iterable[UUID], called: Mapping[UUID, str], language: Language) -> str:
    return language.list(sorted({called[id] for id in ids if called.get(id)}))
