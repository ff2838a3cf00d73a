"""The questions before a page is drawn: for whom, why, what may they see, in which language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.casework.case import Case
from vawdesk.models.profile import Profile
from vawdesk.services.gathering import people_near
from vawdesk.services.known_reader import KnownReader, known_reader
from vawdesk.services.leaving import DocumentLanguage
from vawdesk.services.listed_readers import as_listed
from vawdesk.services.names_on_file import staff_called
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.view import Dossier
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import column, wrap
from vawdesk.ui.kit.context import AtDesk, Paper
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.line import Line
from vawdesk.ui.kit.print_ask import Answered
from vawdesk.ui.pages.casework.handled_copy_answered import Remembered
from vawdesk.ui.pages.casework.handled_copy_choice import Choice
from vawdesk.ui.pages.casework.handled_copy_offered import made_for_all, not_offered, tongues
from vawdesk.ui.pages.casework.handled_copy_reader import ReaderAsked, labelled

WHY, MAY_SEE, LANGUAGE = N_("Why?"), N_("What may they see?"), N_("Language")
HARMLESS = N_("What does no harm if it is left there")
EXAMPLE = N_("Such as: supervision")
LANGUAGES: dict[DocumentLanguage, Message] = {"en": N_("English"), "cy": N_("Welsh"), "both": N_("English and Welsh")}
PAUSE = 300  # milliseconds after the last letter before the page is drawn anew


@dataclass(frozen=True)
class Wanted:
    """The four answers."""

    recipient: Recipient
    purpose: str
    profile: Profile
    language: DocumentLanguage


def language_choice(offered: Sequence[DocumentLanguage], language: Language) -> Choice:
    """In which language; a paper that is made in both at once begins with both, any other with the language of the desk."""
    made = Choice(language.say(LANGUAGE), "print_language", language)
    made.offer([(code, language.say(LANGUAGES[code])) for code in offered], "both" if offered[0] == "both" else language.code)
    return made


def _readers(papers: Sequence[Paper], at: AtDesk, dossier: Dossier, case: Case | None, parent: QWidget) -> ReaderAsked:
    """Who can be the reader of these papers: colleagues, the people near them, and other sorts of reader by name."""
    account, people = at.desk.account, people_near(at.desk, dossier, case)
    staff = sorted((staff_called(at.desk) | {account.staff: account.shown_name}).items(), key=lambda one: one[1].casefold())
    kinds = [kind for kind in RecipientKind if kind is not RecipientKind.NOBODY and made_for_all(papers, kind)]
    return ReaderAsked(kinds, at.language, people, staff, account.staff, parent)


def _called(profile: Profile, kind: RecipientKind | None) -> Message:
    """What a reader may see, in words. A colleague who sees what the person may is given a page that may be left there."""
    return HARMLESS if profile is Profile.THE_PERSON and kind is RecipientKind.STAFF else profile.label


class PrintAsking(QWidget):
    """Who, why, what, language, about a document of this case, or about several that go together.

    Signals:
        changed(): another answer; `wanted` says what is asked for now.
    """

    changed = Signal()

    def __init__(self, papers: Sequence[Paper], at: AtDesk, dossier: Dossier, case: Case | None, answered: Answered) -> None:
        super().__init__()
        self._papers, self._language, self._desk = papers, at.language, at.desk
        say, self.whom = at.language.say, _readers(papers, at, dossier, case, self)
        self.kind = self.whom.kind
        self.why = Line(say(WHY))
        self.why.hold(say(EXAMPLE))
        self.profile = Choice(say(MAY_SEE), "print_profile", at.language)
        self.tongue = language_choice(tongues(papers), at.language)
        listed, self.missing = Flow([*self.whom.cells, self.profile, self.tongue], gap=theme.GAP), not_offered(papers, at.language)
        why = labelled(say(WHY), self.why, "print_why")  # a reason is a sentence: a line for it
        self.setLayout(column(wrap(listed), why, self.missing, gap=theme.GAP_S))
        self.setAccessibleName(say(papers[0].document.title))
        _begin_with(self, known_reader(at.desk, papers[0].document.code, dossier), at.language)
        self._sort_chosen()
        self.remembered = _remembered(self, answered, self._sort_chosen)
        self._connect()

    def _connect(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.changed)
        for line in (self.whom.name, self.why):
            line.textEdited.connect(self._typing)
            line.returnPressed.connect(self._at_once)
        self.whom.sort_chosen.connect(self._sort_chosen)
        self.whom.another.connect(self._at_once)
        for choice in (self.profile, self.tongue):
            choice.changed.connect(self._at_once)

    def _typing(self) -> None:
        self.remembered.keep()
        self._pause.start()

    def _at_once(self) -> None:
        self.remembered.keep()
        self._pause.stop()
        self.changed.emit()

    def _sort_chosen(self) -> None:
        self.whom.show_asked()
        kind = self.kind.value()
        fits = made_for_all(self._papers, kind) if kind is not None else []
        self.profile.offer([(one, self._language.say(_called(one, kind))) for one in fits])
        self.updateGeometry()

    def clear_reader(self, because: str) -> None:
        """Somebody wrote why this reader cannot pass the page on to whoever is feared."""
        self.whom.cleared = because
        self.changed.emit()

    def wanted(self) -> Wanted | None:
        """The four answers, or None while one is missing."""
        named, purpose = self.whom.recipient(), self.why.text().strip()
        profile, tongue = self.profile.value(), self.tongue.value()
        return Wanted(as_listed(self._desk, named), purpose, profile, tongue) if named and purpose and profile and tongue else None

    def first_missing(self) -> QWidget:
        """Where the next answer is given."""
        boxes: list[tuple[QWidget, QWidget, Any]] = [
            *self.whom.boxes(), (self.why, self.why, self.why.text().strip()),
            (self.profile, self.profile.box, self.profile.value()), (self.tongue, self.tongue.box, self.tongue.value()),
        ]  # fmt: skip
        return next((box for cell, box, value in boxes if not cell.isHidden() and not value), self.why)

    def forget(self) -> None:
        """Empty what was typed."""
        self._pause.stop()
        self.whom.name.clear()
        self.why.clear()


def _remembered(asking: PrintAsking, answered: Answered, follow: Callable[[], None]) -> Remembered:
    """The answers that were given on the way, put into their boxes."""
    whom, lines = asking.whom, {"name": asking.whom.name, "why": asking.why}
    choices = {"kind": whom.kind, "reader": whom.reader, "person": whom.person, "acts_for": whom.acts_for}
    made = Remembered(answered, choices | {"profile": asking.profile, "tongue": asking.tongue}, lines, follow)
    made.again()
    return made


def _begin_with(asking: PrintAsking, known: KnownReader | None, language: Language) -> None:
    """What goes without saying is not asked; it stands there to be changed (X14)."""
    if known is not None:
        asking.whom.choose(known.recipient)
        asking.profile.offer([(known.profile, "")])
        asking.why.setText(language.say(known.purpose))
        asking.why.setCursorPosition(0)  # longer than the box: what it begins with is what tells


class BlankAsking(QWidget):
    """A blank form is about nobody: only its language is asked.

    Signals:
        changed(): another language.
    """

    changed = Signal()

    def __init__(self, paper: Paper, language: Language, me: tuple[UUID, str]) -> None:
        super().__init__()
        self._me = me
        self.tongue = language_choice(paper.blanks, language)
        self.setLayout(Flow([self.tongue]))
        self.tongue.changed.connect(self.changed)

    def clear_reader(self, because: str) -> None:
        """Nobody reads a blank form."""

    def wanted(self) -> Wanted | None:
        """The language; the rest goes without saying."""
        tongue: DocumentLanguage | None = self.tongue.value()
        reader = Recipient(RecipientKind.STAFF, self._me[1], staff_member=self._me[0])
        return Wanted(reader, "", Profile.BLANK, tongue) if tongue else None

    def first_missing(self) -> QWidget:
        """The one question."""
        return self.tongue.box

    def forget(self) -> None:
        """Nothing was typed."""


def asking(
    at: AtDesk, papers: Sequence[Paper], dossier: Dossier | None, case: Case | None, answered: Answered
) -> PrintAsking | BlankAsking:
    """What is asked about documents of this case, with what was `answered` on the way; or about its blank form."""
    if dossier is not None:
        return PrintAsking(papers, at, dossier, case, answered)
    return BlankAsking(papers[0], at.language, (at.desk.account.staff, at.desk.account.shown_name))
