"""What is still to be done after a contact, each thing with one press that says it is (8.25)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Language
from vawdesk.services.in_words import row_said
from vawdesk.services.note_file import NoteFile
from vawdesk.ui.kit.arrange import Item, row
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.reading import link, panel

TO_DO, DONE, DONE_WHAT = N_("Still to be done"), N_("Done"), N_("Done: {what}")


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
