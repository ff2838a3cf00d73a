"""A record as it is read: its filled fields in panels, hidden ones behind one click, references by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.base import Record
from vawdesk.models.questions import AnswerSheet
from vawdesk.services.in_words import said
from vawdesk.services.safe_contact import ContactWords
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import Item, column, frame, pair, row, wrap
from vawdesk.ui.kit.basics import Button, Icon, Text, Tone
from vawdesk.ui.kit.reveal import Hidden, Revealer
from vawdesk.ui.kit.section import SectionHeader

NO_ANSWER = N_("No answer yet")
LABELS, ASKED = 184, 256  # pixels of 100 % text for the column of labels, and of questions


def panel(title: str, *items: Item, count: str = "", right: tuple[QWidget, ...] = ()) -> QWidget:
    """A titled panel with lines in it."""
    return frame(column(SectionHeader(title, count, right), *items, gap=8, edges=(16, 8, 16, 12)), "panel", title)


def over(label: str, words: str) -> QWidget:
    """What a thing is, and under it what it says: for a narrow panel."""
    told = Text(words, "body", wrap=True)
    told.setAccessibleName(f"{label}: {words}")
    return wrap(column(Text(label, "meta", "muted", wrap=True), told, gap=0))


def mark(drawing: str, words: str, ink: str = "muted", tone: Tone = "") -> QWidget:
    """A line with a drawing before it. Unsafe is red, and says so in its words."""
    return wrap(row(Icon(drawing, ink), (Text(words, "body", tone, wrap=True), 1), gap=8, top=True))


def link(words: str, name: str = "", object_name: str = "") -> Button:
    """A verb inside a panel, with the name that a screen reader says."""
    made = Button(words, "link")
    made.setAccessibleName(name or words)
    made.setObjectName(object_name)
    return made


def lines(record: Record, names: Iterable[str], language: Language, called: Mapping[UUID, str], revealer: Revealer | None) -> list[Item]:
    """The filled ones of these fields: label and words, or label and a button where they are hidden."""
    found: list[Item] = []
    for name in names:
        described, held = record.fields()[name], record.value(name)
        if isinstance(held, AnswerSheet):
            found += [pair(asked, answer, ASKED) for asked, answer in replies(held, language)]
            continue
        words = said(held, described, language, called)
        if not words:
            continue
        label = language.say(described.label)
        if record.masked(name) and revealer is not None:
            left = Text(label, "meta", "muted", wrap=True)
            left.setFixedWidth(theme.wide(LABELS))
            found.append(row(left, (Hidden(revealer, record, name, label, words), 1), gap=8, top=True))
        else:
            found.append(pair(label, words, LABELS))
    return found


def replies(sheet: AnswerSheet, language: Language) -> list[tuple[str, str]]:
    """Every question as it was asked, with its answer and what was written with it: a note alone says nothing of what it answers."""
    say, found = language.say, []
    for number, question in enumerate(sheet.questions.questions, 1):
        reply = sheet.reply(question.key)
        answer = say(question.answers.word(reply.answer) if reply.answer else NO_ANSWER)
        words = " – ".join(part for part in (answer, reply.note) if part)
        found.append((f"{number}. {say(question.short or question.words)}", words))
    return found


def ways(words: ContactWords) -> list[QWidget]:
    """How somebody may be reached today: what is safe first, what is not in red."""
    found = [mark("yes", one, "accent") for one in words.safe]
    if not words.reachable:
        found.append(mark("no", words.line, "danger", "danger"))
    return found + [mark("no", one, "danger", "danger") for one in words.unsafe]


def parts(
    record: Record,
    sections: Iterable[tuple[Message, tuple[str, ...]]],
    language: Language,
    called: Mapping[UUID, str],
    revealer: Revealer | None = None,
) -> list[QWidget]:
    """A panel for each section that has anything in it."""
    made = []
    for title, names in sections:
        if held := lines(record, names, language, called, revealer):
            made.append(panel(language.say(title), *held))
    return made
