"""What belongs to a signed note besides its words: what was added since, and what is still to be done (X3, 8.25)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.casework.addendum import Addendum
from vawdesk.services.in_words import row_said
from vawdesk.services.note_file import NoteFile
from vawdesk.ui.kit.arrange import Item, row
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.reading import link, panel

PUT_RIGHT, ADDED = N_("A fact was put right"), N_("Added afterwards")
TO_DO, DONE, DONE_WHAT = N_("Still to be done"), N_("Done"), N_("Done: {what}")


def put_right(file: NoteFile, language: Language) -> list[Notice]:
    """Corrections of a fact; they stand before the note."""
    return [_notice(one, PUT_RIGHT, language) for one in file.put_right]


def added(file: NoteFile, language: Language) -> list[Notice]:
    """The other additions; they stand after it."""
    return [_notice(one, ADDED, language) for one in file.added]


def _notice(one: Addendum, title: Message, language: Language) -> Notice:
    say = language.say
    signed = say(one.reason.label) if one.reason and not one.comes_first else ""
    who = language.list([part for part in (signed, one.signed.name if one.signed else "") if part])
    when = language.moment(one.added_at) if one.added_at else ""
    heading = "  ·  ".join(part for part in (say(title), who, when) if part)
    return Notice(heading, "\n".join(part for part in (one.which_fact, one.text) if part))


def to_do(file: NoteFile, language: Language, done: Callable[[int], object]) -> list[QWidget]:
    """What was to be done next and is not done yet, each with one press that says it is; nothing where nothing is left."""
    say, items = language.say, list[Item]()
    for index, one in enumerate(file.note.follow_up or ()):
        if one.done_on is None and one.what:
            press = link(say(DONE), say(DONE_WHAT, what=one.what), f"done_{index}")
            press.clicked.connect(partial(_press, done, index))
            items.append(row((Text(row_said(one, language, file.called), "body", wrap=True), 1), press, gap=8))
    return [panel(say(TO_DO), *items)] if items else []


def _press(done: Callable[[int], object], index: int, _on: bool = False) -> None:
    done(index)
