"""Check answers: what was entered, section by section, each with a way back to it; and the same for reading a signed record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from vawdesk.i18n import N_, Language
from vawdesk.models.base import Field, Record
from vawdesk.models.kinds import TriKind
from vawdesk.models.questions import AnswerSheet
from vawdesk.models.values import Tri
from vawdesk.services.in_words import said
from vawdesk.services.pointed import pointed_at
from vawdesk.ui.kit.arrange import Item, column, pair, row, rule, wrap
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.editors.build import Finder
from vawdesk.ui.kit.reading import replies
from vawdesk.ui.kit.section import SectionHeader

CHANGE = N_("Change")
CHANGE_WHAT = N_("Change: {what}")
NOT_PROVIDED = N_("Not provided")
HIDDEN = N_("Hidden")


def names_of(known: Mapping[str, Finder], record: Record) -> dict[UUID, str]:
    """What everything that a record points at is called; a hidden place by its kind and the people linked with it."""
    found: dict[UUID, str] = {}
    for name, described in record.fields().items():
        if (held := record.value(name)) is not None:
            for kind, id in pointed_at(described.kind, held):
                if kind in known and id not in found:
                    one = known[kind].describe(id)
                    found[id] = f"{one.words} ({one.about})" if kind == "address" and one.about else one.words
    return found


@dataclass(frozen=True)
class AnswerPart:
    """One section: its key for the way back, its title, its fields. Without a key nothing of it can be changed."""

    key: str
    title: str
    fields: tuple[str, ...]


class Answers(QFrame):
    """The answers of one section. A question is said in the words that were asked; a masked field is not shown. Hidden without any.

    Signals:
        change(str): the key of the section whose Change was pressed.
    """

    change = Signal(str)

    def __init__(self, part: AnswerPart, record: Record, names: Mapping[UUID, str], language: Language, *, all_fields: bool = True) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setAccessibleName(part.title)
        self._language, self._names = language, names
        right: tuple[QWidget, ...] = ()
        if part.key:
            button = Button(language.say(CHANGE), "quiet", "change")
            button.setAccessibleName(language.say(CHANGE_WHAT, what=part.title))
            button.setObjectName(f"change_{part.key}")
            button.clicked.connect(lambda: self.change.emit(part.key))
            right = (button,)
        items: list[Item] = [row(SectionHeader(part.title, right=right), edges=(16, 4, 8, 0)), rule()]
        lines = self._lines(part.fields, record, all_fields)
        for label, words in lines:
            once = Text(words, "body", wrap=True) if label == part.title else wrap(pair(label, words, 256))  # said above it already
            items.append(wrap(row((once, 1), edges=(16, 4, 16, 4))))
        self.setLayout(column(*items, 8, gap=0))
        if not lines:
            self.hide()  # of a record that is read, what nobody answered is left out whole

    def _lines(self, fields: Sequence[str], record: Record, all_fields: bool) -> list[tuple[str, str]]:
        say, lines = self._language.say, []
        for name in fields:
            described, held = record.fields()[name], record.value(name)
            if isinstance(held, AnswerSheet):
                lines += replies(held, self._language)
            elif held in (None, "", ()):
                if all_fields or described.required(record):
                    lines.append((say(described.label), say(NOT_PROVIDED)))
            elif record.masked(name):
                lines.append((say(described.label), say(HIDDEN)))
            else:
                lines.append((say(described.label), self._said(held, described)))
        return lines

    def _said(self, held: object, described: Field) -> str:
        kind = described.kind
        if isinstance(held, Tri) and isinstance(kind, TriKind) and kind.answers:
            return self._language.say(kind.answers.word(held))
        return said(held, described, self._language, self._names)
