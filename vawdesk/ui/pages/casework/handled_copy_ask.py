"""The questions before a page is drawn: for whom, why, what may they see, in which language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.profile import Profile
from vawdesk.services.labels import may_go_home
from vawdesk.services.leaving import DocumentLanguage
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.release_rules import FITS
from vawdesk.services.spelling import words_of
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import column, wrap
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.chooser import Chooser
from vawdesk.ui.kit.context import Paper
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.line import Line

FOR_WHOM, WHY, MAY_SEE, LANGUAGE = N_("Who is it for?"), N_("Why?"), N_("What may they see?"), N_("Language")
COLLEAGUE, PERSON, NAME, ACTS_FOR = N_("Which colleague?"), N_("Which person?"), N_("Their name"), N_("For whom do they act?")
NOBODY_HERE = N_("Nobody in this file")
CHOOSE = N_("Choose")
EXAMPLE = N_("Such as: supervision")
LANGUAGES: dict[DocumentLanguage, Message] = {"en": N_("English"), "cy": N_("Welsh"), "both": N_("English and Welsh")}
ACTING = frozenset({RecipientKind.SOLICITOR, RecipientKind.EMPLOYER, RecipientKind.FAMILY, RecipientKind.NEW_PARTNER})
PAUSE = 300  # milliseconds after the last letter before the page is drawn anew

Named = tuple[UUID, str]


@dataclass(frozen=True)
class Wanted:
    """The four answers."""

    recipient: Recipient
    purpose: str
    profile: Profile
    language: DocumentLanguage


class Choice(QWidget):
    """A label and a list that begins with nothing chosen; a list of one thing begins with that."""

    changed = Signal()

    def __init__(self, label: str, name: str, language: Language, width: int = 0) -> None:
        super().__init__()
        self._language = language
        self._values: list[Any] = [None]
        words = Text(label, "strong")
        self.box = Chooser(label, width)
        self.box.setObjectName(name)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        words.setBuddy(self.box)
        self.setLayout(column(words, self.box, gap=4))
        self.box.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def offer(self, offered: Sequence[tuple[Any, str]], chosen: Any = None) -> None:
        """Offer these, with one of them chosen, or the only one, or what was chosen before."""
        before = self.value()
        values = [value for value, _words in offered]
        wanted = chosen if chosen is not None else values[0] if len(values) == 1 else before
        self._values = [None, *values]
        self.box.blockSignals(True)
        self.box.clear()
        self.box.addItems([self._language.say(CHOOSE), *(words for _value, words in offered)])
        self.box.setCurrentIndex(self._values.index(wanted) if wanted in values else 0)
        self.box.blockSignals(False)

    def value(self) -> Any:
        """What is chosen, or None."""
        return self._values[max(0, self.box.currentIndex())]


class PrintAsking(QWidget):
    """Who, why, what, language. `people` are the people of the file, `staff` the colleagues, `me` who is at the desk.

    Signals:
        changed(): another answer; `wanted` says what is asked for now.
    """

    changed = Signal()

    def __init__(self, paper: Paper, language: Language, people: Sequence[Named], staff: Sequence[Named], me: UUID) -> None:
        super().__init__()
        self._paper, self._language, self._people, self._staff, self._me = paper, language, people, staff, me
        self.cleared = ""  # why the reader cannot pass it on to somebody feared
        say = language.say
        self.kind = Choice(say(FOR_WHOM), "print_for", language)
        self.reader = Choice(say(COLLEAGUE), "print_colleague", language, 200)
        self.person = Choice(say(PERSON), "print_person", language, 200)
        self.name = Line(say(NAME), 200)
        self.acts_for = Choice(say(ACTS_FOR), "print_acts_for", language, 200)
        self.why = Line(say(WHY), 208)
        self.profile = Choice(say(MAY_SEE), "print_profile", language)
        self.tongue = Choice(say(LANGUAGE), "print_language", language)
        self._named = self._field(NAME, self.name, "print_name")
        cells = [self.kind, self.reader, self.person, self._named, self.acts_for, self._field(WHY, self.why, "print_why")]
        self.setLayout(Flow([*cells, self.profile, self.tongue], gap=theme.GAP))
        self.why.setPlaceholderText(say(EXAMPLE))
        self._fill()
        self._connect()

    def _field(self, label: Message, box: Line, name: str) -> QWidget:
        box.setObjectName(name)
        words = Text(self._language.say(label), "strong")
        words.setBuddy(box)
        return wrap(column(words, box, gap=4))

    def _fill(self) -> None:
        say, document = self._language.say, self._paper.document
        kinds = [kind for kind in RecipientKind if kind is not RecipientKind.NOBODY and self._profiles(kind)]
        self.kind.offer([(kind, say(kind.label)) for kind in kinds])
        self.reader.offer(self._staff, self._me)
        self.person.offer(self._people)
        self.acts_for.offer([*self._people, (NOBODY_HERE, say(NOBODY_HERE))])
        self.tongue.offer([(code, say(LANGUAGES[code])) for code in self._paper.languages], self._first_language())
        self.setAccessibleName(say(document.title))
        self._kind_chosen()

    def _first_language(self) -> DocumentLanguage:
        return "both" if self._paper.languages[0] == "both" else self._language.code

    def _connect(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.changed)
        for line in (self.name, self.why):
            line.textEdited.connect(lambda _words: self._pause.start())
            line.returnPressed.connect(self._at_once)
        self.kind.changed.connect(self._kind_chosen)
        for choice in (self.kind, self.reader, self.person, self.acts_for):
            choice.changed.connect(self._another_reader)
        for choice in (self.profile, self.tongue):
            choice.changed.connect(self.changed)

    def _at_once(self) -> None:
        self._pause.stop()
        self.changed.emit()

    def _profiles(self, kind: RecipientKind) -> list[Profile]:
        document = self._paper.document
        return [one for one in Profile if one in document.profiles and one in FITS[kind] and may_go_home(document, one)]

    def _kind_chosen(self) -> None:
        kind = self.kind.value()
        fits = self._profiles(kind) if kind is not None else []
        self.profile.offer([(one, self._language.say(one.label)) for one in fits])
        self.reader.setVisible(kind is RecipientKind.STAFF)
        self.person.setVisible(kind is RecipientKind.PERSON)
        self._named.setVisible(kind not in (None, RecipientKind.STAFF, RecipientKind.PERSON))
        self.acts_for.setVisible(kind in ACTING)
        self.updateGeometry()

    def _another_reader(self) -> None:
        self.cleared = ""
        self.changed.emit()

    def clear_reader(self, because: str) -> None:
        """Somebody wrote why this reader cannot pass the page on to whoever is feared."""
        self.cleared = because
        self.changed.emit()

    def recipient(self) -> Recipient | None:
        """The reader, or None while that is not said."""
        kind: RecipientKind | None = self.kind.value()
        if kind is RecipientKind.STAFF:
            staff: UUID | None = self.reader.value()
            return Recipient(kind, dict(self._staff)[staff], staff_member=staff) if staff else None
        if kind is RecipientKind.PERSON:
            person: UUID | None = self.person.value()
            return Recipient(kind, dict(self._people)[person], person=person) if person else None
        name, acts_for = self.name.text().strip(), self.acts_for.value()
        if kind is None or not name or (kind in ACTING and acts_for is None):
            return None
        acts = acts_for if isinstance(acts_for, UUID) else None
        return Recipient(kind, name, person=self._on_file(name), acts_for=acts, not_a_proxy_because=self.cleared)

    def _on_file(self, name: str) -> UUID | None:
        """Whoever is called so in this file or a linked one: a page for "another agency" with his name on it is a page for him."""
        typed = words_of(name)
        return next((id for id, known in self._people if typed and set(words_of(known)) <= set(typed)), None)

    def wanted(self) -> Wanted | None:
        """The four answers, or None while one is missing."""
        recipient, purpose = self.recipient(), self.why.text().strip()
        profile, tongue = self.profile.value(), self.tongue.value()
        return Wanted(recipient, purpose, profile, tongue) if recipient and purpose and profile and tongue else None

    def first_missing(self) -> QWidget:
        """Where the next answer is given."""
        boxes: list[tuple[QWidget, QWidget, Any]] = [
            (self.kind, self.kind.box, self.kind.value()), (self.reader, self.reader.box, self.reader.value()),
            (self.person, self.person.box, self.person.value()), (self._named, self.name, self.name.text().strip()),
            (self.acts_for, self.acts_for.box, self.acts_for.value()), (self.why, self.why, self.why.text().strip()),
            (self.profile, self.profile.box, self.profile.value()), (self.tongue, self.tongue.box, self.tongue.value()),
        ]  # fmt: skip
        return next((box for cell, box, value in boxes if not cell.isHidden() and not value), self.why)

    def forget(self) -> None:
        """Empty what was typed."""
        self._pause.stop()
        self.name.clear()
        self.why.clear()


class BlankAsking(QWidget):
    """A blank form is about nobody: only its language is asked.

    Signals:
        changed(): another language.
    """

    changed = Signal()

    def __init__(self, paper: Paper, language: Language, me: Named) -> None:
        super().__init__()
        self._me = me
        self.tongue = Choice(language.say(LANGUAGE), "print_language", language)
        first: DocumentLanguage = "both" if paper.blanks[0] == "both" else language.code  # shorter in one language, where there is a choice
        self.tongue.offer([(code, language.say(LANGUAGES[code])) for code in paper.blanks], first)
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
