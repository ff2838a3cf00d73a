"""What is attached, as lines of a panel: what each is, from whom, when it came, and a way to look at it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, NN_, Language
from vawdesk.models.casework.attachment import Attachment
from vawdesk.models.casework.attachment_kinds import MEGABYTE
from vawdesk.ui.kit.arrange import Item, column, row, wrap
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.reading import link, panel

OPEN, OPEN_WHAT = N_("Open"), N_("Open: {what}")
UNSEEN, HERE = N_("Kept unseen"), N_("Attached to this")
FROM, RECEIVED, PAGES = N_("From {whom}"), N_("Received {date}"), NN_("{n} page", "{n} pages")
MEGABYTES, KILOBYTES = N_("{n} MB"), N_("{n} KB")


def size_in_words(size: int, language: Language) -> str:
    """ "1.4 MB", or "120 KB" for what is smaller."""
    if size >= MEGABYTE:
        return language.say(MEGABYTES, n=f"{size / MEGABYTE:.1f}")
    return language.say(KILOBYTES, n=max(1, round(size / 1000)))


def attached(held: Iterable[Attachment], language: Language, go: Callable[[str, UUID], object], title: str, none: str = "") -> QWidget:
    """A panel with a line for each; `none` is said where there is nothing."""
    found = list(held)
    lines: list[Item] = [_line(one, language, go) for one in found]
    if not lines:
        lines.append(Text(none, "body", "muted", wrap=True))
    return panel(title, *lines, count=str(len(found)) if found else "")


def attached_here(held: list[Attachment], language: Language, go: Callable[[str, UUID], object]) -> list[QWidget]:
    """The same under a record with which it belongs; nothing where nothing is attached to it."""
    return [attached(held, language, go, language.say(HERE))] if held else []


def _line(one: Attachment, language: Language, go: Callable[[str, UUID], object]) -> QWidget:
    say = language.say
    called = one.called or ""
    button = link(say(OPEN), say(OPEN_WHAT, what=called), "open_attachment")
    button.clicked.connect(lambda: partial(go, "attachment", one.id)())
    badges = [] if one.is_shown else [Badge(say(UNSEEN))]
    head = wrap(row((Text(called, "strong", wrap=True), 1), *badges, button, gap=8))
    return wrap(column(head, Text(about(one, language), "meta", "muted", wrap=True), gap=0))


def about(one: Attachment, language: Language) -> str:
    """Number, kind, from whom, when, how many pages, how large."""
    say = language.say
    parts = [one.ref_no or "", say(one.what.label) if one.what else "", say(FROM, whom=one.from_whom) if one.from_whom else ""]
    parts += [say(RECEIVED, date=one.received_on)] if one.received_on else []
    parts += [say(PAGES, n=one.pages)] if (one.pages or 0) > 1 else []
    parts.append(size_in_words(one.size or 0, language))
    return "  ·  ".join(part for part in parts if part)
