"""What is kept out of a page, and why; from whom somebody is kept safe; what still stands in the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vawdesk.i18n import N_, NN_, Language, Message
from vawdesk.models.profile import Profile
from vawdesk.models.rules import Problem, Weight
from vawdesk.services.cleared_before import ClearedBefore
from vawdesk.services.labels import HOME
from vawdesk.services.redaction import NOT_FOR_THIS_READER, Held
from vawdesk.services.release import Bundle, Prepared
from vawdesk.services.release_rules import MAY_REACH
from vawdesk.ui.kit.arrange import clear, column, row, wrap
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button, Icon, Text
from vawdesk.ui.kit.folded import NEVER_FOR_THEM, Folded
from vawdesk.ui.kit.section import SectionHeader
from vawdesk.ui.pages.casework.handled_copy_proxy import CITED, may_reach

KEPT_OUT = N_("Kept out")
HOW_MUCH = NN_("{n} thing is kept out", "{n} things are kept out")
NOTHING_KEPT_OUT = N_("Nothing is kept out of this copy.")
SAYS_SO, DOES_NOT_SAY_SO = N_("The page says where something was kept out."), N_("The page does not show that anything is missing.")
FEARED = N_("Somebody may be afraid of this reader")
COUNTS_AS, KEPT_SAFE = N_("This reader counts as: {names}."), N_("What names or locates these people stays out (8.5): {names}.")
LET_GO = N_("Let protected details go…")
WRITE_WHY = N_("Write why it goes…")
MAY_SHARE = N_("There are warnings to staff in this file")
SHARED = N_("Our warnings to staff go along")
SHARE_WHY = N_(
    "An agency that visits this household needs to know of the risk to its own staff (8.14). Give it what your sharing protocol with it "
    "says (8.16)."
)
SHARE, SHARE_BACK = N_("Give them our warnings"), N_("Leave our warnings out")
LIFTED = N_("These details go, because two people decide it: {names}.")
NOT_YET = N_("This copy cannot leave yet")
LETTERS = N_("Letters that the paper cannot show")
LETTERS_WHY = N_("They would stand as a question mark in brackets: {letters}")
BLANK_FORM = N_("A blank form names nobody. Fill it in by hand with numbers instead of names, and type it up afterwards.")
CANNOT_GO = N_("This paper cannot go to this reader. Take it out; the others can go then.")
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
        still_so(str): what was written before of this reader is still so.
        clear_asked(): why this reader cannot pass it on is to be written.
        lift_asked(): details that are kept out are to go all the same.
        reason_asked(object): why the copy goes in spite of this Problem is to be written.
        share_asked(bool): whether this agency gets our warnings to staff.
    """

    still_so = Signal(str)
    clear_asked = Signal()
    lift_asked = Signal()
    reason_asked = Signal(object)
    share_asked = Signal(bool)

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

    def show_prepared(
        self, prepared: Prepared | Bundle, called: Mapping[UUID, str], letters: list[str], before: ClearedBefore | None = None
    ) -> None:
        """What this copy holds back, the most dangerous first."""
        self.clear()
        for widget in (*_counted(prepared, self._language), *(self._problem(problem, before) for problem in prepared.problems)):
            self._column.addWidget(widget)
        if prepared.protection.protected:
            self._column.addWidget(_feared(prepared, called, self._language))
        say = self._language.say
        if prepared.may_share:
            self._column.addWidget(self._share(prepared.request.share_banner))
        if prepared.request.lifted:
            words = say(LIFTED, names=_names(prepared.request.lifted, called, self._language))
            self._column.addWidget(Notice(words, "", "danger"))
        if letters:
            self._column.addWidget(Notice(say(LETTERS), say(LETTERS_WHY, letters=" ".join(letters)), "late"))
        if prepared.draft:
            self._column.addWidget(Notice(say(DRAFT), say(DRAFT_WHY), "late", drawing="note"))
        if prepared.request.profile is Profile.BLANK:
            self._column.addWidget(Text(say(BLANK_FORM), "body", "muted", wrap=True))
        elif prepared.page:
            for widget in _of_parts(prepared, self._language):
                self._column.addWidget(widget)
            if (prepared.protection.protected or prepared.request.lifted) and prepared.request.profile not in HOME:
                self._column.addWidget(wrap(row(self._lift(), None)))
        self._column.addStretch(1)

    def _problem(self, problem: Problem, before: ClearedBefore | None) -> Notice:
        if problem.rule == MAY_REACH.code:
            return may_reach(problem, before, self._language, self.clear_asked.emit, self.still_so.emit)
        return _problem(problem, self._language, self.reason_asked.emit)

    def _share(self, on: bool) -> Notice:
        """The warnings to staff, which an agency that visits may get by its protocol; with the way to give or take them back."""
        say = self._language.say
        button = Button(say(SHARE_BACK if on else SHARE))
        button.setObjectName("share_banner")
        button.clicked.connect(lambda: self.share_asked.emit(not on))
        return Notice(say(SHARED if on else MAY_SHARE), say(SHARE_WHY), "danger", button=button)

    def _lift(self) -> Button:
        button = Button(self._language.say(LET_GO), "quiet")
        button.setObjectName("lift")
        button.clicked.connect(self.lift_asked)
        return button


def _problem(problem: Problem, language: Language, reason: Callable[[Problem], None]) -> Notice:
    """What stands in the way, with the way to write why it goes all the same, where a reason is enough."""
    say = language.say
    words = say(CITED, words=say(problem.message), paragraph=problem.paragraph)
    if problem.weight is Weight.REFUSE:
        return Notice(say(NOT_YET), words, "error")
    if problem.weight is Weight.REASON:
        button = Button(say(WRITE_WHY))
        button.setObjectName(f"why_{problem.rule.replace(' ', '_')}")
        button.clicked.connect(lambda: reason(problem))
        return Notice(say(NOT_YET), words, "error", button=button)
    return Notice(words, "", "danger")


def _counted(prepared: Prepared | Bundle, language: Language) -> list[QWidget]:
    """How much is kept out, before anything else: the list itself may lie below the edge of a low window while Print stands ready."""
    much = sum(len(grouped(part.held, language)) for part in prepared.parts if part.page)
    counted = Text(language.say(HOW_MUCH, n=much), "strong", wrap=True)
    return [wrap(row(Icon("withheld", "muted", 16), (counted, 1), gap=8, top=True))] if much else []


def _feared(prepared: Prepared | Bundle, called: Mapping[UUID, str], language: Language) -> Notice:
    say, protection = language.say, prepared.protection
    lines = [say(COUNTS_AS, names=_names(protection.may_be, called, language))]
    lines.append(say(KEPT_SAFE, names=_names(protection.protected, called, language)))
    lines.append(say(SAYS_SO if prepared.request.profile.stays_inside else DOES_NOT_SAY_SO))
    return Notice(say(FEARED), " ".join(lines), "danger")


def _of_parts(prepared: Prepared | Bundle, language: Language) -> list[QWidget]:
    """What is kept out; of several papers, for each by itself, and which of them cannot go to this reader at all."""
    made: list[QWidget] = []
    for part in prepared.parts:
        if len(prepared.parts) > 1:
            main, title = part.request.main, language.say(part.request.document.title)
            made.append(SectionHeader(title, (main.ref_no or "") if main is not None else ""))
        made += _held(part, language) if part.page else [Notice(language.say(CANNOT_GO), "", "error")]
    return made


def _held(prepared: Prepared, language: Language) -> list[QWidget]:
    lines = grouped(prepared.held, language)
    if not lines:
        return [Text(language.say(NOTHING_KEPT_OUT), "body", "muted", wrap=True)]
    never = language.say(NOT_FOR_THIS_READER)
    shown = [_line(what, why) for what, why in lines if why != never]
    made: list[QWidget] = [SectionHeader(language.say(KEPT_OUT), str(len(shown)) if shown else ""), *shown]
    if folded := [_line(what) for what, why in lines if why == never]:
        made.append(Folded(language.say(NEVER_FOR_THEM, count=len(folded)), wrap(column(*folded, gap=12))))
    return made


def _line(what: str, why: str = "") -> QWidget:
    """One thing that was kept out, and why; without a reason where that stands above it."""
    words = [Text(what, "strong", wrap=True), Text(why, "meta", "muted", wrap=True)] if why else [Text(what, "body", wrap=True)]
    return wrap(row(Icon("withheld", "muted", 16), (wrap(column(*words, gap=0)), 1), gap=12, top=True))


def _names(ids: Iterable[UUID], called: Mapping[UUID, str], language: Language) -> str:
    return language.list(sorted({called[id] for id in ids if called.get(id)}))
